// The picture behind the boxes: regions, lines and names, as much of each as the scale bears.

const HEADING_TOP = 20; // as the layout has it
const HEADING = [0, 22, 16]; // size of the names of organisations and units near by
const FAR = [0, 15, 12]; // and from afar, in pixels of the screen

// Names keep their size on the screen while the map shrinks, as far as their strip has room.
const headingSize = ([, level, , , , , , strip], scale) =>
  Math.min(strip, Math.max(HEADING[level], FAR[level] / scale));
const CROSS_FROM = 0.2; // lines across trees are faint below this scale
const LABELS_FROM = 0.4; // and have their names from this one on

const meets = (a, view) =>
  a.right >= view.left && a.left <= view.right && a.bottom >= view.top && a.top <= view.bottom;
const regionRect = ([, , left, top, width, height]) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

function drawRegions(pen, view, scale) {
  for (const region of net.regions) {
    const [, level, left, top, width, height] = region;
    if (!meets(regionRect(region), view)) continue;
    const look =
      level === 1
        ? { fill: ink.region, stroke: ink["region-edge"], width: Math.max(1.2, 1 / scale) }
        : { fill: ink.unit, stroke: ink["region-edge"], width: 1 };
    pen.box(left, top, width, height, level === 1 ? 18 : 12, look);
  }
}

// Headings lie over the lines, on a halo of the region's own colour.
function drawHeadings(pen, view, scale, sizeOf = headingSize) {
  for (const region of net.regions) {
    const [title, level, left, top, width] = region;
    const size = sizeOf(region, scale);
    if (size * scale < 8 || !meets(regionRect(region), view)) continue;
    const name = cut(title || net.words.no_region, fontOf(size, 650), width - 60);
    pen.text(name, left + 36, top + HEADING_TOP + region[7], {
      size,
      weight: 650,
      fill: level === 1 ? ink.ink : ink.soft,
      halo: level === 1 ? ink.region : ink.unit,
    });
  }
}

function strokeLines(context, lines, view, scale) {
  context.lineJoin = "round";
  for (const batch of lines.batches) {
    if (!meets(batch, view)) continue;
    const look = lookOf(batch.edge);
    context.strokeStyle = look.stroke;
    const far = batch.edge.across && scale < CROSS_FROM;
    context.globalAlpha = batch.faint ? 0.22 : far ? within(0.12, 2.5 * scale, 0.35) : 1;
    context.lineWidth = Math.max(look.width, (far ? 0.5 : 0.75) / scale);
    context.lineCap = look.dash[0] === 0.1 ? "round" : "butt";
    const grow = context.lineWidth / look.width;
    context.setLineDash(look.dash.map((part) => part * grow));
    context.stroke(pathOf(batch, scale));
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawArrows(pen, lines, view, scale) {
  if (scale < 0.22) return;
  const taken = [];
  for (const head of lines.arrows) {
    if (!meets(head, view)) continue;
    pen.path(head.d, { fill: ink.cross, opacity: head.faint ? 0.25 : 1 });
    if (scale >= LABELS_FROM && !head.faint) drawLabel(pen, head.edge, scale, taken);
  }
}

// Where am I: the names of what is around the middle of the view, once their headings are out of sight.
function drawPlace(context, { view, scale }) {
  const x = (view.left + view.right) / 2;
  const y = (view.top + view.bottom) / 2;
  const around = net.regions.filter((region) =>
    meets(regionRect(region), { left: x, right: x, top: y, bottom: y }),
  );
  if (!around.length || around[0][3] >= view.top || scale < CROSS_FROM) return;
  const font = fontOf(13, 600);
  const text = cut(
    around
      .map(([title]) => title)
      .filter(Boolean)
      .join("  ›  "),
    font,
    420,
  );
  if (!text) return;
  const pen = new CanvasPen(context);
  const top = 14 + roofHeight();
  pen.box(16, top, widthOf(text, font) + 24, 28, 8, {
    fill: ink.card,
    stroke: ink.hair,
    opacity: 0.94,
  });
  pen.text(text, 28, top + 19, { size: 13, weight: 600, fill: ink.soft });
}

// A name in the largest size at which it fits without breaking a word.
function nameLines(title, level, room, height) {
  for (const size of level === 1 ? [14, 12, 11] : [12, 11]) {
    const font = fontOf(size, 650);
    if (Math.max(...title.split(/\s+/).map((word) => widthOf(word, font))) > room) continue;
    const lines = linesOf(title, size, 650, Math.min(room, 200), 3);
    const tall = lines.length * size * 1.25;
    if (tall <= height && !lines.at(-1).endsWith("…"))
      return { size, lines, tall, reach: Math.max(...lines.map((line) => widthOf(line, font))) };
  }
  return null;
}

// Names of regions over the picture when their own headings have become too small to read.
function drawNames(context, camera) {
  const { scale, view } = camera;
  const taken = scale >= TOPS_FROM && scale < FULL ? drawTops(context, camera) : [];
  if (scale >= TITLES) return;
  const pen = new CanvasPen(context);
  const order = net.regions
    .filter((r) => meets(regionRect(r), view))
    .sort((a, b) => a[1] - b[1] || b[6] - a[6]);
  for (const region of order) {
    const [title, level, left, top, width, height] = region;
    if (headingSize(region, scale) * scale >= 8 || !title) continue;
    const a = camera.onScreen(Math.max(left, view.left), Math.max(top, view.top));
    const b = camera.onScreen(
      Math.min(left + width, view.right),
      Math.min(top + height, view.bottom),
    );
    const fitting = nameLines(title, level, b.x - a.x - 10, b.y - a.y - 8);
    if (!fitting) continue;
    const { size, lines, reach, tall } = fitting;
    const x = (a.x + b.x) / 2;
    const y = (a.y + b.y) / 2;
    const rect = {
      left: x - reach / 2 - 7,
      right: x + reach / 2 + 7,
      top: y - tall / 2 - 4,
      bottom: y + tall / 2 + 4,
    };
    if (taken.some((other) => meets(rect, other))) continue;
    taken.push(rect);
    pen.box(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top, 6, {
      fill: ink.card,
      opacity: 0.88,
      stroke: ink["region-edge"],
    });
    lines.forEach((line, i) =>
      pen.text(line, x, y - tall / 2 + size * (0.95 + 1.25 * i), {
        size,
        weight: 650,
        fill: level === 1 ? ink.ink : ink.soft,
        align: "center",
      }),
    );
  }
}
