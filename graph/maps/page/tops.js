// The names of the tops of trees while their boxes are too small for them: each has the width of its
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

const isCut = (node, scale) => titleLines(node.label, scale).lines.at(-1)?.endsWith("…");

// Draw the names that have room, and return the places that they take.
function drawTops(context, { scale, view, onScreen }) {
  const taken = [];
  const pen = new CanvasPen(context);
  topsOfTrees ??= treeTops();
  const titled = scale >= TITLES; // then only a title that its box has no room for
  for (const { id, left, right } of topsOfTrees) {
    const node = net.nodes[id];
    if (visible.state[id] !== SHOWN) continue;
    if (titled && (id === camera.chosen || visible.folded.has(id) || !isCut(node, scale))) continue;
    if (!meets({ left, right, top: node.y - HALF_H, bottom: node.y + HALF_H }, view)) continue;
    const room = (right - left) * scale;
    const widthAt = (size) => widthOf(node.label, fontOf(size, 600)) + 14;
    const size = SIZES_OF_TOPS.find((one) => widthAt(one) <= room) ?? SIZES_OF_TOPS.at(-1);
    if (widthAt(size) > room && (titled || room < CUT_FROM)) continue;
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

// What the pointer rests on while boxes have no titles: a caption beside it.
function drawCaption(context, { scale, over, onScreen }) {
  if (scale >= TITLES || over < 0) return;
  const node = net.nodes[over];
  const { x, y } = onScreen(node.x, node.y + HALF_H);
  const title = cut(node.label, fontOf(13, 600), 320);
  const below = cut(under(node), fontOf(12), 320);
  const width = Math.max(widthOf(title, fontOf(13, 600)), widthOf(below, fontOf(12))) + 20;
  const room = at("map").clientWidth - covered();
  const left = within(8, x - width / 2, Math.max(8, room - width - 8));
  const tall = below ? 44 : 28;
  const top = y + tall + 14 > at("map").clientHeight ? y - 88 * scale - tall - 6 : y + 6;
  const pen = new CanvasPen(context);
  pen.box(left, top, width, tall, 7, { fill: ink.card, stroke: ink.line });
  pen.text(title, left + 10, top + 19, { size: 13, weight: 600, fill: ink.ink });
  if (below) pen.text(below, left + 10, top + 36, { size: 12, fill: ink.soft });
}
