// vis-network as the camera: it pans, zooms and finds boxes; what is drawn is drawn here.

const MOST = 2.2;
const READABLE = 0.5; // the scale that a narrow screen starts with at least
const SHELF = 56; // kept free at the bottom for the legend and the zoom buttons
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const camera = {
  network: null,
  chosen: -1,
  over: -1,
  lines: null,
  blocks: null,
  scale: 1,
  view: null,
};

function lookThrough() {
  const { clientWidth, clientHeight } = at("map");
  const first = camera.network.DOMtoCanvas({ x: 0, y: 0 });
  const last = camera.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  camera.view = { left: first.x, top: first.y, right: last.x, bottom: last.y };
  camera.scale = camera.network.getScale();
}

camera.onScreen = (x, y) => camera.network.canvasToDOM({ x, y });

function renderBox({ ctx, id }) {
  const node = net.nodes[id];
  return {
    drawNode() {
      if (camera.scale < TITLES) return;
      const look = {
        scale: camera.scale,
        chosen: id === camera.chosen,
        over: id === camera.over,
        ghost: visible.state[id] === GHOST,
      };
      const pen = new CanvasPen(ctx);
      if (camera.scale >= FULL) drawWhole(pen, node, look);
      else drawTitle(pen, node, look);
      const folded = foldedBelow(id);
      if (folded || (node.reports.length && camera.scale >= FULL && (look.over || look.chosen)))
        drawHandle(pen, node, folded);
    },
    nodeDimensions: { width: 2 * HALF_W, height: 2 * HALF_H },
  };
}

function drawBehind(context) {
  lookThrough();
  const { view, scale } = camera;
  const pen = new CanvasPen(context);
  drawRegions(pen, view, scale);
  camera.lines ??= batchLines(visible.lines);
  strokeLines(context, camera.lines, view, scale);
  drawTrail(context);
  drawArrows(pen, camera.lines, view, scale);
  drawHeadings(pen, view, scale);
  if (scale < TITLES) {
    camera.blocks ??= batchBlocks();
    fillBlocks(context, camera.blocks, view);
    if (camera.chosen >= 0) drawFrame(pen, net.nodes[camera.chosen], { chosen: true, scale });
  }
}

// The way up from the chosen box, and its other lines, stand out.
function drawTrail(context) {
  if (camera.chosen < 0) return;
  const node = net.nodes[camera.chosen];
  const routes = [camera.chosen, ...chainAbove(camera.chosen)]
    .map((id) => net.nodes[id].hung)
    .filter((index) => index !== undefined);
  const pen = new CanvasPen(context);
  const width = Math.max(3, 1.6 / camera.scale);
  for (const index of routes)
    if (visible.lines[index])
      pen.path(rounded(net.edges[index].route), { stroke: ink.accent, width });
  for (const index of node.across)
    if (visible.lines[index])
      pen.path(rounded(net.edges[index].route), { stroke: ink.cross, width });
}

function drawInFront(context) {
  const ratio = context.canvas.width / at("map").clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawNames(context, camera);
  drawPlace(context, camera);
  drawCaption(context, camera);
  context.restore();
  if (!performance.getEntriesByName("map-drawn").length) performance.mark("map-drawn");
}

function startCamera() {
  const nodes = net.nodes.map(({ id, x, y }) => ({ id, x, y }));
  const options = {
    ...net.options,
    nodes: { shape: "custom", ctxRenderer: renderBox, chosen: false },
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { ...net.options.interaction, hover: true, selectable: false, zoomSpeed: 0.7 },
  };
  camera.nodes = new vis.DataSet(nodes);
  camera.network = new vis.Network(at("map"), { nodes: camera.nodes, edges: [] }, options);
  const frame = at("map").firstElementChild;
  frame.tabIndex = -1;
  frame.querySelector("canvas").setAttribute("aria-hidden", "true");
  camera.network.on("beforeDrawing", drawBehind);
  camera.network.on("afterDrawing", drawInFront);
  camera.network.on("zoom", ({ scale }) => {
    if (scale > MOST) camera.network.moveTo({ scale: MOST });
  });
  camera.network.on("click", ({ pointer }) => {
    const handle = handleAt(pointer.canvas);
    const id = handle >= 0 ? handle : boxAt(pointer.canvas);
    if (handle >= 0) toggle(handle);
    else choose(id);
  });
  camera.network.on("doubleClick", ({ pointer }) => {
    const id = boxAt(pointer.canvas);
    if (id >= 0) goTo(id, 1);
  });
  camera.network.on("hoverNode", ({ node }) => setOver(visible.state[node] === SHOWN ? node : -1));
  camera.network.on("blurNode", () => setOver(-1));
}

function setOver(id) {
  if (camera.over === id) return;
  camera.over = id;
  at("map").classList.toggle("over", id >= 0);
  camera.network.redraw();
}

const boxAt = ({ x, y }) =>
  net.nodes.findIndex(
    (n) =>
      visible.state[n.id] === SHOWN && Math.abs(n.x - x) <= HALF_W && Math.abs(n.y - y) <= HALF_H,
  );

function handleAt({ x, y }) {
  if (camera.scale < TITLES) return -1;
  return net.nodes.findIndex(
    (n) =>
      visible.state[n.id] !== GONE &&
      n.reports.length &&
      Math.abs(n.x - x) <= 20 &&
      Math.abs(n.y + HALF_H - y) <= 12 &&
      (visible.folded.has(n.id) || n.id === camera.over || n.id === camera.chosen),
  );
}

function refresh() {
  const before = visible.state;
  settle();
  camera.lines = null;
  camera.blocks = null;
  const changed = net.nodes.filter(
    ({ id }) => (before[id] === GONE) !== (visible.state[id] === GONE),
  );
  if (camera.nodes && changed.length)
    camera.nodes.update(changed.map(({ id }) => ({ id, hidden: visible.state[id] === GONE })));
  camera.network?.redraw();
}

const glide = () => (calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const covered = () => (!at("panel").hidden && innerWidth > 820 ? at("panel").offsetWidth : 0);

function goTo(id, least = 0.85) {
  const { x, y } = net.nodes[id];
  const scale = Math.min(MOST, Math.max(camera.network.getScale(), least));
  const sheet = !at("panel").hidden && innerWidth <= 820 ? at("panel").offsetHeight : 0;
  camera.network.moveTo({
    position: { x, y },
    scale,
    offset: { x: -covered() / 2, y: -sheet / 2 },
    animation: glide(),
  });
}

// What a note over the map takes of its top.
const roofHeight = () => (at("focus-note").hidden ? 0 : at("focus-note").offsetHeight + 8);

function fit(ids, animation = glide()) {
  const nodes = (ids ?? net.nodes.map((n) => n.id))
    .map((id) => net.nodes[id])
    .filter((n) => visible.state[n.id] !== GONE);
  if (!nodes.length) return;
  let [left, top, right, bottom] = ids
    ? [Infinity, Infinity, -Infinity, -Infinity]
    : [0, 0, ...net.size];
  if (ids)
    for (const { x, y } of nodes) {
      left = Math.min(left, x - HALF_W);
      right = Math.max(right, x + HALF_W);
      top = Math.min(top, y - HALF_H);
      bottom = Math.max(bottom, y + HALF_H);
    }
  const { clientWidth, clientHeight } = at("map");
  const roof = roofHeight();
  const [before, after] = [
    at("legend").open && innerWidth > 820 ? at("legend").offsetWidth + 24 : 0,
    covered(),
  ];
  const scale = Math.min(
    (clientWidth - before - after - 24) / (right - left),
    (clientHeight - 24 - SHELF - roof) / (bottom - top),
    1,
  );
  camera.network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale,
    offset: { x: (before - after) / 2, y: (roof - SHELF) / 2 },
    animation,
  });
}

// Boxes that stand alone or in small groups make no shape that could be seen from afar.
function isLoose() {
  const tops = net.nodes.filter((node) => node.manager === undefined);
  return camera.network.getScale() < TITLES && tops.length > net.nodes.length / 6;
}

// The first look: everything, or where that tells nothing as much from the top as can be read.
function firstLook() {
  fit(undefined, false);
  const { clientWidth, clientHeight } = at("map");
  const narrow = clientWidth <= 820 && camera.network.getScale() < READABLE;
  const loose = isLoose();
  if (!narrow && !loose) return;
  const half = clientWidth / 2 / READABLE;
  const tops = net.nodes.filter((node) => node.manager === undefined);
  const row = tops.reduce((y, node) => Math.min(y, node.y), Infinity) + 2 * HALF_H; // headings set some lower
  const top = tops.filter((node) => node.y <= row).reduce((a, b) => (b.x < a.x ? b : a));
  const x = loose ? half : within(half, top.x, Math.max(half, net.size[0] - half));
  const position = { x, y: (clientHeight / 2 - roofHeight()) / READABLE };
  camera.network.moveTo({ position, scale: READABLE });
}

function zoomBy(factor) {
  const scale = Math.min(MOST, Math.max(0.005, camera.network.getScale() * factor));
  camera.network.moveTo({
    scale,
    animation: calm.matches ? false : { duration: 160, easingFunction: "easeOutQuad" },
  });
}
