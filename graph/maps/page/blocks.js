// From far away boxes are plain blocks: one path for each tile of the page and look.

const blockColour = (node) => (node.unit === undefined ? OWN_COLOURS : net.unitColours[node.unit]);

function batchBlocks() {
  const batches = new Map();
  for (const node of net.nodes) {
    const state = visible.state[node.id];
    if (state === GONE) continue;
    const look = { colour: blockColour(node), hollow: Boolean(node.named), lit: Boolean(node.lit) };
    const { x, y } = node;
    const key = [Math.floor(x / TILE), Math.floor(y / TILE), ...Object.values(look), state].join();
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
    const { colour, hollow, lit } = look;
    context.globalAlpha = state === GHOST ? 0.14 : hollow || lit ? 1 : 0.82;
    context.fillStyle = lit ? ink.accent : hollow ? ink.card : ink.units[colour];
    context.fill(path);
    if (!lit && !hollow) continue;
    context.strokeStyle = lit ? ink.accent : ink.units[colour];
    context.lineWidth = lit ? 28 : 9;
    context.setLineDash(hollow && !lit ? [26, 18] : []);
    context.stroke(path);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
