// What is shown: folded branches are gone, what a filter leaves out is a ghost.

const SHOWN = 1;
const GHOST = 2;
const GONE = 0;

const visible = {
  state: new Uint8Array(0), // of each node
  lines: new Uint8Array(0), // of each edge
  folded: new Set(),
  units: new Set(), // numbers of units that are switched off, -1 for roles without one
  kinds: new Set(), // numbers of kinds of line that are switched off
  named: true,
  only: null, // ids in focus, or null for all
  asked: null, // ids that the filter asks for, or null for all
  out: new Uint8Array(0), // whether a node is left out, by whatever switch
};

function settle() {
  const { nodes, edges } = net;
  const state = new Uint8Array(nodes.length).fill(SHOWN);
  const left = new Uint8Array(nodes.length);
  for (const node of nodes) {
    const out =
      visible.units.has(node.unit ?? -1) ||
      (!visible.named && node.named) ||
      (visible.only && !visible.only.has(node.id)) ||
      (visible.asked && !visible.asked.has(node.id));
    if (!out) continue;
    state[node.id] = GHOST;
    left[node.id] = 1;
  }
  for (const id of visible.folded) for (const below of allBelow(id)) state[below] = GONE;
  const lines = new Uint8Array(edges.length);
  edges.forEach((edge, i) => {
    const from = state[edge.from];
    const to = edge.to >= 0 ? state[edge.to] : from;
    if (from === GONE || to === GONE || visible.kinds.has(edge.kind)) lines[i] = GONE;
    else lines[i] = from === GHOST || to === GHOST ? GHOST : SHOWN;
  });
  Object.assign(visible, { state, lines, out: left });
}

const countShown = () => visible.out.reduce((shown, out) => shown - out, net.nodes.length);

// How much of the map a list or table holds, where that is not all; with the way back to all.
function leftOut() {
  const shown = countShown();
  if (shown === net.nodes.length) return null;
  const words = `Showing ${shown.toLocaleString("en-GB")} of ${plural(net.nodes.length)}. `;
  return el(
    "p",
    { class: "left-out" },
    words,
    el("button", { type: "button", class: "link", on: { click: () => acts.everything() } }, "Show all"),
  );
}

const foldedBelow = (id) => (visible.folded.has(id) ? allBelow(id).length : 0);

function fold(id, wish = !visible.folded.has(id)) {
  if (!net.nodes[id].reports.length) return;
  if (wish) visible.folded.add(id);
  else visible.folded.delete(id);
}

function switchAllOn() {
  visible.units.clear();
  visible.kinds.clear();
  visible.named = true;
  visible.only = null;
  visible.asked = null;
  for (const key of Object.keys(filter)) filter[key] = "";
  showSwitches();
}

// Unfold whatever hides a role, and if a switch leaves it out, switch all on.
function reveal(id) {
  let changed = false;
  for (const above of chainAbove(id)) changed = visible.folded.delete(above) || changed;
  if (!visible.out[id]) return changed;
  switchAllOn();
  return true;
}

function chainOf(id) {
  return new Set([id, ...chainAbove(id), ...allBelow(id)]);
}

function nearOf(id) {
  const node = net.nodes[id];
  const near = new Set([id, ...node.reports]);
  if (node.manager !== undefined)
    for (const other of [node.manager, ...net.nodes[node.manager].reports]) near.add(other);
  for (const index of node.across)
    for (const end of [net.edges[index].from, net.edges[index].to]) if (end >= 0) near.add(end);
  return near;
}
