// What the page carries: the network that pyvis built, and the details of each role, unpacked on demand.

const at = (id) => document.getElementById(id);

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function textOf(id) {
  const block = at(id);
  if (block.type !== "application/gzip") return block.textContent;
  const stream = new Blob([bytesOf(block.textContent)]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("gzip"))).text();
}

let net = null;

async function loadNetwork() {
  net = JSON.parse(await textOf("map-data"));
  net.byKey = new Map();
  for (const node of net.nodes) {
    node.reports = [];
    node.across = [];
    net.byKey.set(node.key, node.id);
  }
  for (const node of net.nodes)
    if (node.manager !== undefined) net.nodes[node.manager].reports.push(node.id);
  net.edges.forEach((edge, index) => {
    if (!edge.across) {
      net.nodes[edge.from].hung = index;
      return;
    }
    net.nodes[edge.from].across.push(index);
    if (edge.to >= 0 && edge.to !== edge.from) net.nodes[edge.to].across.push(index);
  });
}

const unitOf = (node) => (node.unit === undefined ? "" : net.units[node.unit][0]);
const headOf = (node) => (node.unit === undefined ? "" : net.units[node.unit][1]);
// The names of a unit and of what it belongs to, the outermost first, each once.
const unitPath = (unit) => [...new Set(net.units[unit].filter(Boolean).reverse())];
const under = (node, heading = "") =>
  [node.note, node.rank, unitOf(node), headOf(node)]
    .filter((part, i, all) => part && part !== heading && all.indexOf(part) === i)
    .join(" · ");

let detailsReady = null;

// Details are kept once for each thing, as numbers into one list of strings; this turns those of
// one box into words.
async function detailsOf(id) {
  detailsReady ??= textOf("map-details").then(JSON.parse);
  const { strings, roles, of } = await detailsReady;
  const words = (value) =>
    Array.isArray(value) ? value.map(words) : typeof value === "number" ? strings[value] : value;
  return words(roles[of ? of[id] : id] ?? []);
}

function chainAbove(id) {
  const chain = [];
  for (let here = net.nodes[id].manager; here !== undefined; here = net.nodes[here].manager)
    chain.push(here);
  return chain;
}

function allBelow(id) {
  const found = [];
  const waiting = [...net.nodes[id].reports];
  while (waiting.length) {
    const here = waiting.pop();
    found.push(here);
    for (const below of net.nodes[here].reports) waiting.push(below);
  }
  return found;
}

// A small builder of elements: text is only ever set as text.
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "on")
      for (const [event, call] of Object.entries(value)) made.addEventListener(event, call);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== ""));
  return made;
}

const capital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

const plural = (
  count,
  one = net.words.one,
  many = one === net.words.one ? net.words.many : `${one}s`,
) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
