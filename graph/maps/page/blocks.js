// From far away boxes are plain blocks: one path for each tile of the page and look.

function blockLook(node) {
  if (node.lit) return "lit";
  if (node.named) return "named";
  return node.unit === undefined ? OWN_COLOURS : net.unitColours[node.unit];
}

function batchBlocks() {
  const batches = new Map();
  for (const node of net.nodes) {
    const state = visible.state[node.id];
    if (state === GONE) continue;
    const look = blockLook(node);
    const { x, y } = node;
    const key = `${Math.floor(x / TILE)}|${Math.floor(y / TILE)}|${look}|${state}`;
    let batch = batches.get(key);
    if (!batch) {
      batch = { look, state, path: new Path2D(), left: x, top: y, right: x, bottom: y };
      batches.set(key, batch);
    }
    batch.path.rect(x - HALF_W, y - HALF_H, 2 * HALF_W, 2 * HALF_H);
    batch.left = Math.min(batch.left, x - HALF_W);
    batch.right = Math.max(batch.right, x + HALF_W);
    batch.top = Math.min(batch.top, y - HALF_H);
    batch.bottom = Math.max(batch.bottom, y + HALF_H);
  }
  return [...batches.values()];
}

function fillBlocks(context, blocks, view) {
  for (const { look, state, path, ...edges } of blocks) {
    if (!meets(edges, view)) continue;
    context.globalAlpha = state === GHOST ? 0.14 : look === "named" || look === "lit" ? 1 : 0.82;
    context.fillStyle = look === "lit" ? ink.accent : look === "named" ? ink.card : ink.units[look];
    context.fill(path);
    if (look !== "lit" && look !== "named") continue;
    context.strokeStyle = look === "lit" ? ink.accent : ink.line;
    context.lineWidth = look === "lit" ? 28 : 6;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}
