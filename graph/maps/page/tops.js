// The names of the tops of trees while the boxes are too small for theirs: each has the width of its
// tree to itself, since nothing else stands in the top row of a tree.

const TOPS_FROM = 0.12; // below this scale a name would cover the rows beneath
const SIZES_OF_TOPS = [11.5, 10];
const CUT_FROM = 90; // a name that has no room is cut where there is as much as this

let topsOfTrees = null;

function treeTops() {
  const tops = new Map();
  for (const node of net.nodes) {
    const chain = chainAbove(node.id);
    const root = chain.length ? chain.at(-1) : node.id;
    const reach = tops.get(root) ?? { id: root, left: Infinity, right: -Infinity, size: 0 };
    reach.left = Math.min(reach.left, node.x - HALF_W);
    reach.right = Math.max(reach.right, node.x + HALF_W);
    reach.size++;
    tops.set(root, reach);
  }
  return [...tops.values()].sort((a, b) => b.size - a.size || a.id - b.id);
}

// Draw the names that have room, and return the places that they take.
function drawTops(context, { scale, view, onScreen }) {
  const taken = [];
  const pen = new CanvasPen(context);
  topsOfTrees ??= treeTops();
  for (const { id, left, right } of topsOfTrees) {
    const node = net.nodes[id];
    if (visible.state[id] !== SHOWN) continue;
    if (!meets({ left, right, top: node.y - HALF_H, bottom: node.y + HALF_H }, view)) continue;
    const room = (right - left) * scale;
    const widthAt = (size) => widthOf(node.label, fontOf(size, 600)) + 14;
    const size = SIZES_OF_TOPS.find((one) => widthAt(one) <= room) ?? SIZES_OF_TOPS.at(-1);
    if (widthAt(size) > room && room < CUT_FROM) continue;
    const name = cut(node.label, fontOf(size, 600), room - 14);
    const width = Math.max(widthOf(name, fontOf(size, 600)) + 14, 2 * HALF_W * scale + 1);
    const half = Math.max(9, HALF_H * scale + 1);
    const middle = within(left + width / scale / 2, node.x, right - width / scale / 2);
    const { x, y } = onScreen(middle, node.y);
    const place = { left: x - width / 2, right: x + width / 2, top: y - half, bottom: y + half };
    taken.push(place);
    pen.box(place.left, place.top, width, 2 * half, 5, {
      fill: node.lit ? ink["accent-soft"] : ink.card,
      stroke: node.lit ? ink.accent : colourOf(node),
      width: 1.4,
      dash: node.named ? [4, 3] : [],
    });
    pen.text(name, x, y + 4, { size, weight: 600, fill: ink.ink, align: "center" });
  }
  return taken;
}
