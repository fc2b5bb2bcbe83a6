// The table: one row a role, sorted by any column.

const ROWS_AT_FIRST = 300;
const allColumns = () => [
  [capital(net.words.one), (n) => n.label],
  [net.words.rank, (n) => n.rank ?? ""],
  ["Notes", (n) => n.note ?? ""],
  [net.words.group, (n) => unitOf(n)],
  [net.words.above, (n) => (n.manager === undefined ? "" : net.nodes[n.manager].label)],
  [
    "Also",
    (n) =>
      n.across
        .map((i) => net.edges[i])
        .filter((e) => e.from === n.id)
        .map((e) => `${kindOf(e)} ${e.to >= 0 ? net.nodes[e.to].label : e.place}`)
        .concat(n.besides ?? [])
        .join("; "),
  ],
  [net.words.below, (n) => n.reports.length],
  ["Known as", (n) => (n.named ? net.words.hollow : net.matrix ? net.words.full : "")],
  ["Vetting", (n) => n.vetting ?? ""],
  ["Qualifications", (n) => n.qualifications ?? 0],
  [`Answers “${net.question}”`, (n) => (n.lit ? "Yes" : "")],
  ["Findings", (n) => n.findings ?? 0],
];
let COLUMNS = [];

let order = { column: -1, down: false };
let wanted = ROWS_AT_FIRST;

function sortedNodes() {
  const nodes = net.nodes.filter((node) => !visible.out[node.id]);
  if (order.column < 0) return nodes;
  const value = COLUMNS[order.column][1];
  const sign = order.down ? -1 : 1;
  return nodes.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    return sign * (typeof x === "number" ? x - y : inOrder(x, y)) || a.id - b.id;
  });
}

function buildTable() {
  COLUMNS = allColumns().filter(([, value], column) => column === 0 || net.nodes.some(value));
  const heads = COLUMNS.map(([name], column) =>
    el(
      "th",
      {
        scope: "col",
        "aria-sort": order.column !== column ? null : order.down ? "descending" : "ascending",
      },
      el(
        "button",
        {
          type: "button",
          on: {
            click: () => {
              order = { column, down: order.column === column && !order.down };
              buildTable();
              at("table-view").querySelectorAll("thead button")[column].focus();
            },
          },
        },
        name,
      ),
    ),
  );
  const nodes = sortedNodes();
  const rows = nodes
    .slice(0, wanted)
    .map((node) =>
      el(
        "tr",
        {},
        COLUMNS.map(([, value], column) => {
          if (column === 0) return el("th", { scope: "row" }, roleLink(node.id));
          if (COLUMNS[column][0] === net.words.above && node.manager !== undefined)
            return el("td", {}, roleLink(node.manager));
          const shown = value(node);
          return el(
            "td",
            { dir: "auto", class: typeof shown === "number" ? "number" : null },
            shown === 0 ? "" : String(shown),
          );
        }),
      ),
    );
  const rest = nodes.length - rows.length;
  const more = el(
    "button",
    {
      type: "button",
      class: "more",
      on: {
        click: () => {
          wanted = Infinity;
          keepFocus(at("table-view"), buildTable);
        },
      },
    },
    `Show the other ${plural(rest)}`,
  );
  at("table-view").replaceChildren(
    ...[leftOut()].filter(Boolean),
    el(
      "table",
      {},
      el("caption", {}, "A heading sorts by its column."),
      el("thead", {}, el("tr", {}, heads)),
      el("tbody", {}, rows),
    ),
    ...(rest > 0 ? [more] : []),
  );
}
