// Colours come from the style sheet, so that the map and the page around it are always of one kind.

const NAMES = [
  "paper",
  "card",
  "ink",
  "soft",
  "line",
  "hair",
  "accent",
  "accent-soft",
  "warn",
  "cross",
  "region",
  "region-edge",
  "unit",
];
const OWN_COLOURS = 10; // the one after these is for roles without a unit
let ink = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  ink = Object.fromEntries(NAMES.map((name) => [name, value(name)]));
  ink.units = Array.from({ length: OWN_COLOURS + 1 }, (_, i) => value(`c${i}`));
}

// The units of one organisation differ in colour as far as colours go, the largest first.
function colourUnits() {
  net.unitSizes = net.units.map(() => 0);
  for (const node of net.nodes) if (node.unit !== undefined) net.unitSizes[node.unit]++;
  net.unitColours = net.units.map(() => OWN_COLOURS);
  net.heads = new Map();
  net.units.forEach(([, head], unit) =>
    net.heads.set(head, [...(net.heads.get(head) ?? []), unit]),
  );
  const heads = [...net.heads.keys()].sort((a, b) => !a - !b || inOrder(a, b));
  let first = 0;
  for (const head of heads) {
    const units = net.heads.get(head).sort((a, b) => net.unitSizes[b] - net.unitSizes[a] || a - b);
    units.forEach((unit, place) => {
      net.unitColours[unit] = (first + place) % OWN_COLOURS;
    });
    first += heads.length > 1 ? Math.min(units.length, 3) : 0;
  }
  net.heads = new Map(heads.map((head) => [head, net.heads.get(head)]));
}

const colourOf = (node) =>
  ink.units[node.unit === undefined ? OWN_COLOURS : net.unitColours[node.unit]];

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const button = at("theme");
  button.setAttribute("aria-pressed", String(dark));
  readColours();
}

function startTheme(redraw) {
  const wish = matchMedia("(prefers-color-scheme: dark)");
  setTheme(wish.matches);
  wish.addEventListener("change", () => {
    setTheme(wish.matches);
    redraw();
  });
  at("theme").addEventListener("click", () => {
    setTheme(document.documentElement.dataset.theme !== "dark");
    redraw();
  });
}
