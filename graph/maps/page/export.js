// To take away: a drawing in true vectors, a picture, the data, a print.

function hand(name, blob) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) =>
  `${
    at("title")
      .textContent.normalize("NFKD")
      .replace(/[^a-zA-Z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .toLowerCase() || "map"
  }.${ending}`;

// Exports are on white whatever the page looks like.
function inLightColours(call) {
  const theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  readColours();
  try {
    return call();
  } finally {
    document.documentElement.dataset.theme = theme;
    readColours();
  }
}

const everything = () => ({ left: 0, top: 0, right: net.size[0], bottom: net.size[1] });

// On paper a whole box can be read at a smaller scale than on a screen.
const WHOLE_FROM = 0.42;

// Draw the whole map; letters grow where it is to be shown at a smaller scale.
function paintAll(pen, scale = 1) {
  drawRegions(pen, everything(), 1);
  net.edges.forEach((edge, index) => {
    if (!visible.lines[index]) return;
    const opacity = visible.lines[index] === GHOST ? 0.22 : 1;
    pen.path(rounded(edge.route), { ...lookOf(edge), opacity });
    if (edge.across) pen.path(arrow(edge.route), { fill: ink.cross, opacity });
  });
  const taken = [];
  net.edges.forEach((edge, index) => {
    if (edge.across && visible.lines[index] === SHOWN) drawLabel(pen, edge, Math.max(scale, LABELS_FROM), taken);
  });
  drawHeadings(pen, everything(), 1, (region) => region[7]);
  for (const node of net.nodes) {
    if (visible.state[node.id] === GONE) continue;
    const look = { scale, ghost: visible.state[node.id] === GHOST };
    if (scale >= WHOLE_FROM) drawWhole(pen, node, look);
    else drawTitle(pen, node, look);
    const folded = foldedBelow(node.id);
    if (folded) drawHandle(pen, node, folded);
  }
}

function drawingText(scale = 1) {
  return inLightColours(() => {
    const [width, height] = net.size;
    const pen = new VectorPen();
    paintAll(pen, scale);
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(FACE)}">` +
      `<title>${escaped(at("title").textContent)}</title><rect width="${width}" height="${height}" fill="${ink.paper}"/>${pen.parts.join("\n")}</svg>\n`
    );
  });
}

function savePicture() {
  const [width, height] = net.size;
  const scale = Math.min(2, 16000 / width, 16000 / height, Math.sqrt(120e6 / (width * height)));
  const canvas = el("canvas", {
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
  });
  inLightColours(() => {
    const context = canvas.getContext("2d");
    context.fillStyle = ink.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    paintAll(new CanvasPen(context), Math.min(1, scale));
  });
  canvas.toBlob((blob) => {
    if (blob) hand(fileName("png"), blob);
    if (!blob || scale < 0.5)
      note(
        blob
          ? "The picture is smaller than the map: the drawing (SVG) has every detail."
          : "The map is too large for a picture here: save the drawing (SVG).",
        "Close",
        tellFocus,
      );
  });
}

// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
function cell(value) {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function dataText() {
  const all = allColumns();
  const rows = [
    all.map(([name]) => name),
    ...net.nodes.map((node) => all.map(([, value]) => value(node))),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const PAGE_WIDTH = 1030; // of A4 on its side, within its margins
const SHEET_WIDTH = 1250; // between A4 and A3
const KEYS_UP_TO = 40;

function layOutSheet() {
  const text = drawingText(Math.min(1, SHEET_WIDTH / net.size[0]));
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  at("sheet").replaceChildren(printedKey(), document.adoptNode(drawing));
  for (const table of document.querySelectorAll(".reading table"))
    table.style.zoom = Math.min(1, PAGE_WIDTH / Math.max(1, table.scrollWidth));
}

// The legend without its switches; of very many units none, their names stand on the drawing.
function printedKey() {
  const lists = [...at("legend-body").querySelectorAll("ul")];
  const rows = lists.flatMap((list) => [...list.children]);
  const shown = rows.length <= KEYS_UP_TO ? rows : lists.slice(0, 2).flatMap((l) => [...l.children]);
  return el(
    "ul",
    { class: "key" },
    shown.map((row) => {
      const copy = row.cloneNode(true);
      for (const part of copy.querySelectorAll("input, .count")) part.remove();
      return copy;
    }),
  );
}

function startExport() {
  const menu = at("saving");
  const open = startMenu("save", "saving");
  const ways = {
    svg: () => hand(fileName("svg"), new Blob([drawingText()], { type: "image/svg+xml" })),
    csv: () => hand(fileName("csv"), new Blob([dataText()], { type: "text/csv" })),
    png: savePicture,
    print: () => print(),
  };
  menu.addEventListener("click", (event) => {
    const way = event.target.dataset?.save;
    if (way) {
      open(false);
      ways[way]();
      at("save").focus();
    }
  });
  addEventListener("beforeprint", layOutSheet);
  addEventListener("afterprint", () => {
    at("sheet").replaceChildren();
    for (const table of document.querySelectorAll(".reading table")) table.style.zoom = "";
  });
}
