// The lines between boxes: at right angles with rounded corners, in a few batches for speed.

const TILE = 3000;

function rounded(route, radius = 9) {
  let d = `M${route[0]} ${route[1]}`;
  for (let i = 2; i < route.length - 2; i += 2) {
    const [ax, ay, bx, by, cx, cy] = route.slice(i - 2, i + 4);
    const before = Math.abs(bx - ax) + Math.abs(by - ay);
    const after = Math.abs(cx - bx) + Math.abs(cy - by);
    const r = Math.min(radius, before / 2, after / 2);
    d += `L${bx - Math.sign(bx - ax) * r} ${by - Math.sign(by - ay) * r}Q${bx} ${by} ${bx + Math.sign(cx - bx) * r} ${by + Math.sign(cy - by) * r}`;
  }
  return `${d}L${route.at(-2)} ${route.at(-1)}`;
}

// An arrow head at the end of a route that is no reporting line of a tree.
function arrow(route, size = 8) {
  const [ax, ay, bx, by] = route.slice(-4);
  const dx = Math.sign(bx - ax);
  const dy = Math.sign(by - ay);
  return `M${bx} ${by}L${bx - dx * size - dy * size * 0.55} ${by - dy * size - dx * size * 0.55}L${bx - dx * size + dy * size * 0.55} ${by - dy * size + dx * size * 0.55}Z`;
}

const isMain = (edge) => edge.kind < net.solid;
const kindOf = (edge) =>
  edge.across && isMain(edge) ? `also ${net.kinds[edge.kind]}` : net.kinds[edge.kind];

// Solid: a main line. Dashed: an inferred one. Dotted: any other kind; across the trees its name is on it.
function lookOf(edge) {
  const dotted = edge.dotted || (edge.across && !isMain(edge));
  return {
    stroke: edge.across ? ink.cross : ink.line,
    width: dotted ? 1.8 : 1.6,
    dash: dotted ? [0.1, 5] : edge.inferred ? [8, 5] : [],
  };
}

const styleOf = (edge) =>
  `${edge.across ?? 0}${isMain(edge)}${edge.dotted ?? 0}${edge.inferred ?? 0}`;

// The places for a line's name: on its level stretches, the longest first, the middle first.
function labelPlaces(route, width) {
  const stretches = [];
  for (let i = 0; i + 3 < route.length; i += 2) {
    const room = Math.abs(route[i + 2] - route[i]);
    if (route[i + 1] === route[i + 3] && room >= width)
      stretches.push({ from: route[i], to: route[i + 2], y: route[i + 1], room });
  }
  stretches.sort((a, b) => b.room - a.room);
  return stretches.flatMap(({ from, to, y, room }) =>
    (room >= 2 * width ? [0.5, 0.25, 0.75] : [0.5]).map((part) => [from + (to - from) * part, y]),
  );
}

// Names grow as the map shrinks; where two would meet, the second one stands elsewhere.
function drawLabel(pen, edge, scale, taken) {
  const text = kindOf(edge);
  const size = Math.max(12.5, 10 / scale);
  const width = widthOf(text, fontOf(size)) + size;
  const half = size * 0.72;
  for (const [x, y] of labelPlaces(edge.route, width)) {
    const place = { left: x - width / 2, right: x + width / 2, top: y - half, bottom: y + half };
    if (taken.some((other) => meets(place, other))) continue;
    taken.push(place);
    pen.box(place.left, place.top, width, 2 * half, half, { fill: ink.paper });
    pen.text(text, x, y + size * 0.32, { size, fill: ink.cross, align: "center" });
    return;
  }
}

// Batches: one path for each tile of the page and style of line.
function batchLines(wanted) {
  const batches = new Map();
  const arrows = [];
  net.edges.forEach((edge, index) => {
    if (!wanted[index]) return;
    const { route } = edge;
    let [left, top, right, bottom] = [route[0], route[1], route[0], route[1]];
    for (let i = 2; i < route.length; i += 2) {
      left = Math.min(left, route[i]);
      right = Math.max(right, route[i]);
      top = Math.min(top, route[i + 1]);
      bottom = Math.max(bottom, route[i + 1]);
    }
    const key = `${Math.floor(left / TILE)}|${Math.floor(top / TILE)}|${styleOf(edge)}|${wanted[index]}`;
    let batch = batches.get(key);
    if (!batch) {
      batch = { edge, routes: [], faint: wanted[index] === 2, left, top, right, bottom };
      batches.set(key, batch);
    }
    batch.left = Math.min(batch.left, left);
    batch.right = Math.max(batch.right, right);
    batch.top = Math.min(batch.top, top);
    batch.bottom = Math.max(batch.bottom, bottom);
    batch.routes.push(route);
    if (edge.across)
      arrows.push({ edge, faint: wanted[index] === 2, d: arrow(route), left, top, right, bottom });
  });
  return { batches: [...batches.values()], arrows };
}

const straight = (route) => `M${route.join(" ")}`;

// Rounded corners near by; from afar nobody sees them, and straight lines are drawn faster.
function pathOf(batch, scale) {
  if (scale < CROSS_FROM) return (batch.far ??= new Path2D(batch.routes.map(straight).join("")));
  return (batch.near ??= new Path2D(batch.routes.map((route) => rounded(route)).join("")));
}
