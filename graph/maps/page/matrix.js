// Who needs what: every requirement of every role as one cell, strongest first.

const STRENGTH = ["essential", "obligatory", "conditional", "desirable", "inferred"];
const ROLES_UP_TO = 150; // with more roles the matrix starts with a row for each unit

// All that roles need: one entry for each role, thing and requirement.
async function readEntries() {
  const entries = [];
  for (const node of net.nodes) {
    const [facts = [], requirements = []] = await detailsOf(node.id);
    const own = new Set();
    for (const [kind, modality, text, about, , quotes] of requirements) {
      if (!STRENGTH.includes(modality)) continue;
      for (const thing of about) {
        own.add(thing);
        entries.push({ node: node.id, thing, kind, modality, text, quotes });
      }
    }
    for (const [label, thing, stated, why, quotes, shortCut] of facts) {
      if (stated || !shortCut || own.has(thing)) continue;
      own.add(thing);
      entries.push({
        node: node.id,
        thing,
        kind: capital(label.split(" ").slice(1, 2).join("")),
        modality: "inferred",
        text: why,
        quotes,
      });
    }
  }
  return entries;
}

const stronger = (a, b) => STRENGTH.indexOf(a.modality) - STRENGTH.indexOf(b.modality);
const rowOf = (entry, byUnit) => (byUnit ? (net.nodes[entry.node].unit ?? -1) : entry.node);

// Rows, columns and cells of a matrix; columns that most roles share come first.
function makeMatrix(entries, { byUnit, kind }) {
  const columns = new Map();
  const cells = new Map();
  const rows = new Set();
  for (const entry of entries) {
    if (kind && entry.kind !== kind) continue;
    const row = rowOf(entry, byUnit);
    rows.add(row);
    if (!columns.has(entry.thing)) columns.set(entry.thing, new Set());
    columns.get(entry.thing).add(entry.node);
    const key = `${row}|${entry.thing}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(entry);
  }
  for (const own of cells.values()) own.sort(stronger);
  const things = [...columns].map(([thing, roles]) => ({ thing, roles: roles.size }));
  things.sort((a, b) => b.roles - a.roles || inOrder(a.thing, b.thing));
  return { rows: [...rows], things, cells };
}

function rowName(row, byUnit) {
  if (!byUnit) return `${net.nodes[row].label}${apart(row)}`;
  return row < 0 ? "No unit stated" : unitPath(row).join(" › ");
}

// What tells a role from others of its title: its unit, and for whom that works.
function apart(row) {
  const { label, unit } = net.nodes[row];
  return unit !== undefined && titles().get(label) > 1 ? ` – ${unitPath(unit).join(" › ")}` : "";
}

// How many roles have each title.
function titles() {
  if (!titles.known) {
    titles.known = new Map();
    for (const { label } of net.nodes)
      titles.known.set(label, (titles.known.get(label) ?? 0) + 1);
  }
  return titles.known;
}

// Rows in the order of the map, or those first that have the thing of one column.
function sortRows({ rows, cells }, { byUnit, by }) {
  const place = (row) => {
    const found = by ? cells.get(`${row}|${by}`) : null;
    return found ? STRENGTH.indexOf(found[0].modality) : STRENGTH.length;
  };
  const name = (row) => rowName(row, byUnit);
  return rows.sort(
    (a, b) => place(a) - place(b) || (byUnit ? inOrder(name(a), name(b)) : a - b),
  );
}
