// One role's box, at each level of detail.

const HALF_W = 112;
const HALF_H = 44;
const PAD = 14;
const INNER = 2 * HALF_W - PAD - 12;
const SHIELD = "M0 2 L5.5 0 L11 2 V6.5 C11 9.6 8.6 11.6 5.5 13 C2.4 11.6 0 9.6 0 6.5 Z";
const ROSETTE = "M5.5 0 A4.2 4.2 0 1 1 5.49 0 Z M3.2 8 L2.2 13 L5.5 11.2 L8.8 13 L7.8 8";
const TRIANGLE = "M6.5 0.5 L13 12.5 H0 Z M6.5 4.5 V8.4 M6.5 10.2 V10.9";

const FULL = 0.62; // from this scale on all of a box is drawn
const within = (least, value, most) => Math.min(most, Math.max(least, value));
const TITLES = 0.3; // from this scale on its title is
const STEPS = [14.5, 16, 17.5, 19, 20.5, 22, 24, 26, 29, 32];

// Titles grow as the map shrinks, in steps, so that they stay legible as long as any do. One that
// would be cut is set a little smaller, if that helps; a word that would be broken as small as it takes.
function titleLines(label, scale) {
  const wished = STEPS.findIndex((size) => size * scale >= 9.8);
  let first = null;
  for (let i = wished < 0 ? STEPS.length - 1 : wished; i >= 0; i--) {
    const size = STEPS[i];
    if (first && !first.broken && size * scale < 7.1) break;
    const lines = linesOf(label, size, 600, INNER, Math.max(1, Math.floor(78 / (size * 1.16))));
    const broken = label.split(/\s+/).some((word) => widthOf(word, fontOf(size, 600)) > INNER);
    if (!broken && !lines.at(-1)?.endsWith("…")) return { size, lines };
    if (!first || (first.broken && !broken)) first = { size, lines, broken };
  }
  return first;
}

// A title without the name of the unit in whose area it stands: of "Missing Persons Clerk" in the
// Missing Persons Team "Clerk". The last word of a unit's name tells its kind, and a title may lack it.
function withoutUnit(title, unit) {
  const words = unit.toLowerCase().split(/\s+/);
  const [own, parts] = [title.toLowerCase(), title.split(/\s+/)];
  const end = unit && own.endsWith(` ${words.join(" ")}`) ? title.length - unit.length : 0;
  if (end) return title.slice(0, end).replace(/[\s,–—-]+$/, "") || title;
  for (const name of [words, words.slice(0, -1)])
    if (name.join(" ") && own.startsWith(`${name.join(" ")} `)) return parts.slice(name.length).join(" ");
  return title;
}

const secondOf = (node) =>
  node.note ?? (node.named ? net.words.hollow : unitOf(node) || node.rank || "");

// What a small box says: all of a title, and more; or, where that would be cut or set smaller, what
// the heading of its area does not say.
function smallTitle(node, scale) {
  const whole = titleLines(node.label, scale);
  node.short ??= withoutUnit(node.label, unitOf(node));
  const short = node.short === node.label ? whole : titleLines(node.short, scale);
  const isCut = whole.broken || whole.lines.at(-1)?.endsWith("…");
  return short !== whole && (isCut || short.size > whole.size)
    ? { ...short, second: node.note }
    : { ...whole, second: secondOf(node) };
}

function drawFrame(pen, node, look) {
  const x = node.x - HALF_W;
  const y = node.y - HALF_H;
  const opacity = look.ghost ? 0.28 : 1;
  if (look.chosen)
    pen.box(x - 4, y - 4, 2 * HALF_W + 8, 2 * HALF_H + 8, 11, {
      stroke: ink.accent,
      width: Math.max(2.5, 2 / look.scale),
    });
  const edge = look.over || node.lit ? ink.accent : node.named ? ink.line : ink.hair;
  pen.box(x, y, 2 * HALF_W, 2 * HALF_H, 7, {
    fill: node.lit ? ink["accent-soft"] : node.named ? ink.region : ink.card,
    stroke: edge,
    width: node.lit ? 2.4 : node.named ? 1.4 : 1.2,
    dash: node.named ? [5, 4] : [],
    opacity,
  });
  if (!node.named)
    pen.path(
      `M${x + 7} ${y} H${x + 5} A5 5 0 0 0 ${x} ${y + 5} V${y + 83} A5 5 0 0 0 ${x + 5} ${y + 88} H${x + 7} Z`,
      { fill: colourOf(node), opacity },
    );
  if (node.lit && !look.ghost) {
    pen.box(x + 2 * HALF_W - 14, y - 8, 22, 22, 11, { fill: ink.accent });
    pen.symbol(TICK, x + 2 * HALF_W - 8.5, y - 2.5, { stroke: ink.card, width: 2.2 });
  }
}

// The size, from 14.5 up to a wished one, at which a short title stays on one line.
const fitting = (label, wished) =>
  within(14.5, (14.5 * (INNER - 4)) / widthOf(label, fontOf(14.5, 600)), wished);

function drawWhole(pen, node, look) {
  drawFrame(pen, node, look);
  if (look.ghost) return;
  const left = node.x - HALF_W + PAD + 3;
  const wished = within(14.5, 11.4 / look.scale, 17);
  let small = within(12.5, 10 / look.scale, 14.5);
  let size = widthOf(node.label, fontOf(14.5, 600)) <= INNER - 4 ? fitting(node.label, wished) : wished;
  let lines = linesOf(node.label, size, 600, INNER - 4, 2);
  if (lines.at(-1).endsWith("…")) {
    // the end of a title tells it from others: rather three lines than a cut
    [size, small] = [14.5, 12.5];
    lines = linesOf(node.label, size, 600, INNER - 4, 3);
  }
  const unit = unitOf(node);
  const third = node.note ? node.rank : node.named ? unit || node.rank : unit ? node.rank : "";
  const below = [secondOf(node), third].filter(Boolean);
  const tallness = () => (lines.length * 1.28 + 0.1) * size + below.length * small * 1.32;
  if (tallness() > 2 * HALF_H - PAD) below.splice(1); // there is room for it nearer by
  const tall = tallness();
  let y = node.y - tall / 2 + size * 0.98;
  for (const line of lines) {
    pen.text(line, left, y, { size, weight: 600, fill: ink.ink });
    y += size * 1.28;
  }
  y += size * 0.1 - (size - small) * 0.5;
  const last = y + (below.length - 1) * small * 1.32;
  const badges = drawBadges(pen, node, node.x + HALF_W - 12, Math.max(last, node.y + 22));
  below.forEach((text, i) => {
    const room = INNER - 4 - (i === below.length - 1 && badges ? badges + 4 : 0);
    pen.text(cut(text, fontOf(small), room), left, y + i * small * 1.32, {
      size: small,
      fill: ink.soft,
    });
  });
}

function drawBadges(pen, node, right, base) {
  let x = right;
  const number = (count, colour) => {
    if (count < 2) return;
    x -= widthOf(String(count), fontOf(12, 600));
    pen.text(String(count), x, base, { size: 12, weight: 600, fill: colour });
    x -= 3;
  };
  if (node.findings) {
    number(node.findings, ink.warn);
    pen.symbol(TRIANGLE, x - 13, base - 11.5, { stroke: ink.warn, width: 1.5 });
    x -= 22;
  }
  if (node.qualifications) {
    number(node.qualifications, ink.soft);
    pen.symbol(ROSETTE, x - 11, base - 11.5, { stroke: ink.soft, width: 1.4 });
    x -= 20;
  }
  if (node.vetting) {
    pen.symbol(SHIELD, x - 11, base - 11.5, { stroke: ink.soft, width: 1.4 });
    x -= 20;
  }
  return right - x;
}

function drawTitle(pen, node, look) {
  drawFrame(pen, node, look);
  if (look.ghost) return;
  const { size, lines, second } = smallTitle(node, look.scale);
  const step = size * 1.16;
  const small = size * 0.9;
  const room = second && small * look.scale >= 8.4 && (lines.length + 1) * step <= 76;
  const first = node.y - ((lines.length - (room ? 0 : 1)) * step) / 2 + size * 0.36;
  const left = node.x - HALF_W + PAD;
  lines.forEach((line, i) =>
    pen.text(line, left, first + i * step, { size, weight: 600, fill: ink.ink }),
  );
  if (room)
    pen.text(cut(second, fontOf(small), INNER), left, first + lines.length * step, {
      size: small,
      fill: ink.soft,
    });
}

// The handle below a box folds what hangs under it and says how many that is.
function drawHandle(pen, node, folded) {
  const label = folded ? `+${folded}` : "−";
  const half = Math.max(10, widthOf(label, fontOf(11.5, 600)) / 2 + 7);
  const y = node.y + HALF_H;
  pen.box(node.x - half, y - 9, 2 * half, 18, 9, {
    fill: folded ? ink.accent : ink.card,
    stroke: folded ? ink.accent : ink.line,
  });
  pen.text(label, node.x, y + 4, {
    size: 11.5,
    weight: 600,
    fill: folded ? ink.card : ink.soft,
    align: "center",
  });
}
