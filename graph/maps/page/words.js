// Text that fits: measured once, broken into lines, cut with an ellipsis where it must be.

const FACE =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const ruler = document.createElement("canvas").getContext("2d");
const fitted = new Map();
const inOrder = new Intl.Collator("en", { numeric: true }).compare; // 2 before 10, in any case
let rulerFont = "";

const fontOf = (size, weight = 400) => `${weight} ${size}px ${FACE}`;

function widthOf(text, font) {
  if (rulerFont !== font) {
    ruler.font = font;
    rulerFont = font;
  }
  return ruler.measureText(text).width;
}

function cut(text, font, width) {
  if (widthOf(text, font) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${text.slice(0, middle).trimEnd()}…`, font) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

// The longest start of a word that fits a line: for words that are wider than a box.
function piece(word, font, width) {
  let length = word.length;
  while (length > 1 && widthOf(word.slice(0, length), font) > width)
    length = Math.max(1, Math.floor(length * 0.8));
  return length;
}

function linesOf(text, size, weight, width, most) {
  const key = `${size}|${weight}|${width}|${most}|${text}`;
  const known = fitted.get(key);
  if (known) return known;
  const font = fontOf(size, weight);
  const words = text
    .slice(0, 400)
    .replace(/\s+([–—-])\s+/g, "\u00a0$1 ") // no line starts with a dash, where there is room for it
    .split(/[^\S\u00a0]+/)
    .flatMap((word) => (widthOf(word, font) > width ? word.split("\u00a0") : word))
    .filter(Boolean);
  const lines = [];
  let line = "";
  while (words.length && lines.length < most) {
    const longer = line ? `${line} ${words[0]}` : words[0];
    if (widthOf(longer, font) <= width) {
      line = longer;
      words.shift();
    } else if (line) {
      if (lines.length + 1 === most) break;
      lines.push(line);
      line = "";
    } else {
      const length = piece(words[0], font, width);
      lines.push(words[0].slice(0, length));
      words[0] = words[0].slice(length);
    }
  }
  if (words.length && lines.length < most)
    lines.push(cut(`${line} ${words.join(" ")}`.trim(), font, width));
  else if (line) lines.push(line);
  if (words.length && lines.length === most && !lines[most - 1].endsWith("…"))
    lines[most - 1] = cut(`${lines[most - 1]} ${words.join(" ")}`, font, width);
  if (fitted.size > 40000) fitted.clear();
  fitted.set(key, lines);
  return lines;
}
