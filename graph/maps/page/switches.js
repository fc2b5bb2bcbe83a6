// The switches of the legend and the folded branches, as the address of the page carries them.

const LONGEST = 1500; // an address that is longer is cut off by some programs that pass it on
const unitName = (unit) => (unit < 0 ? "-" : unitPath(unit).join("/"));

// The names of what a switch of the legend stands for: `unit …`, `line …`, `named`.
const switchNames = () => [
  ...[...visible.units].map((unit) => `unit ${unitName(unit)}`),
  ...[...visible.kinds].map((kind) => `line ${net.kinds[kind]}`),
  ...(visible.named ? [] : ["named"]),
];

function switches() {
  const off = switchNames().sort().join(";");
  const folded = [...visible.folded].map((id) => net.nodes[id].key).sort().join(";");
  return { off: off.length <= LONGEST ? off : "", folded: folded.length <= LONGEST ? folded : "" };
}

// Set the switches as an address says; say whether that changed anything.
function takeSwitches({ off = "", folded = "" }) {
  const now = switches();
  if (now.off === off && now.folded === folded) return false;
  const names = new Set(off.split(";"));
  const units = [-1, ...net.units.keys()].filter((unit) => names.has(`unit ${unitName(unit)}`));
  const kinds = [...net.kinds.keys()].filter((kind) => names.has(`line ${net.kinds[kind]}`));
  visible.units = new Set(units);
  visible.kinds = new Set(kinds);
  visible.named = !names.has("named");
  const branches = folded.split(";").map((key) => net.byKey.get(key));
  visible.folded = new Set(branches.filter((id) => id !== undefined && net.nodes[id].reports.length));
  showSwitches();
  return true;
}

// Let the boxes of the legend show how the switches stand.
function showSwitches() {
  const off = new Set(switchNames());
  for (const box of at("legend-body").querySelectorAll("input")) box.checked = !off.has(box.value);
}
