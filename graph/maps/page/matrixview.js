// The matrix on the page: a table with a symbol in each cell, and the words behind it on demand.

const COLUMNS_AT_A_TIME = 40;
const ROWS_AT_A_TIME = 150;
const matrix = {
  entries: null,
  byUnit: null,
  kind: "",
  by: "",
  columns: COLUMNS_AT_A_TIME,
  rows: ROWS_AT_A_TIME,
};

async function allEntries() {
  matrix.entries ??= await readEntries();
  matrix.byUnit ??= net.nodes.length > ROLES_UP_TO;
  return matrix.entries;
}

const strengthName = (modality) => (modality === "inferred" ? "Inferred" : MODALITIES[modality][0]);

function strengthIcon(modality) {
  if (modality === "inferred") return icon("M6 1 A5 5 0 1 1 5.99 1 Z", { size: 12, dash: "2 2" });
  const [, d, filled] = MODALITIES[modality];
  return icon(d, { size: 12, fill: filled ? "currentColor" : "none" });
}

async function buildMatrix() {
  await allEntries();
  const view_ = at("matrix-view");
  if (!matrix.entries.length) {
    const none = "No role of this map states a requirement.";
    view_.replaceChildren(el("p", {}, net.bare ? BARE : none));
    return;
  }
  const entries = matrix.entries.filter(({ node }) => !visible.out[node]);
  const made = makeMatrix(entries, matrix);
  const rows = sortRows(made, matrix);
  const things = made.things.slice(0, matrix.columns);
  const shown = rows.slice(0, matrix.rows);
  const caption = `${plural(rows.length, matrix.byUnit ? "unit" : "role")}, ${plural(made.things.length, "thing")} required or preferred. A heading brings its rows to the top.`;
  const build = () => view_.replaceChildren(
    ...[leftOut()].filter(Boolean),
    matrixTools(),
    el(
      "div",
      { class: "wide" },
      el(
        "table",
        { class: "matrix" },
        el("caption", {}, el("span", {}, caption)),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", { scope: "col" }, matrix.byUnit ? "Unit" : "Role"),
            things.map(columnHead),
          ),
        ),
        el(
          "tbody",
          {},
          shown.map((row) => matrixRow(row, things, made.cells)),
        ),
      ),
    ),
    moreOf("rows", rows.length - shown.length, ROWS_AT_A_TIME),
    moreOf("columns", made.things.length - things.length, COLUMNS_AT_A_TIME),
  );
  keepFocus(view_, build);
}

function moreOf(what, left, step) {
  if (left <= 0) return "";
  const call = () => change({ [what]: matrix[what] + step });
  const words = `Show ${Math.min(left, step)} more ${what}, of ${left.toLocaleString("en-GB")}`;
  return el("button", { type: "button", class: "more", name: what, on: { click: call } }, words);
}

function change(wish) {
  Object.assign(matrix, wish);
  buildMatrix();
}

function matrixTools() {
  const kinds = [...new Set(matrix.entries.map((entry) => entry.kind))].filter(Boolean).sort();
  const option = (value, words) => el("option", { value, selected: value === matrix.kind }, words);
  const rows = [
    ["Roles", false],
    ["Units", true],
  ].map(([words, byUnit]) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(matrix.byUnit === byUnit),
        on: { click: () => change({ byUnit }) },
      },
      words,
    ),
  );
  const used = STRENGTH.filter((modality) =>
    matrix.entries.some((entry) => entry.modality === modality),
  );
  return el(
    "div",
    { class: "matrix-tools" },
    el("div", { class: "views", role: "group", "aria-label": "Rows" }, rows),
    el(
      "label",
      {},
      "Kind ",
      el(
        "select",
        { name: "kind", on: { change: (event) => change({ kind: event.target.value }) } },
        option("", "All"),
        kinds.map((kind) => option(kind, kind)),
      ),
    ),
    el(
      "ul",
      { class: "strengths", "aria-label": "Symbols" },
      used.map((modality) => el("li", {}, strengthIcon(modality), strengthName(modality))),
    ),
  );
}

function columnHead({ thing, roles }) {
  const sorted = matrix.by === thing;
  const button = el(
    "button",
    { type: "button", title: thing, on: { click: () => change({ by: sorted ? "" : thing }) } },
    el("span", { dir: "auto" }, thing),
    el("small", {}, String(roles)),
  );
  return el("th", { scope: "col", class: "up", "aria-sort": sorted ? "descending" : null }, button);
}

function matrixRow(row, things, cells) {
  const name = rowName(row, matrix.byUnit);
  const head = matrix.byUnit ? el("span", { dir: "auto" }, name) : roleLink(row);
  const place = matrix.byUnit ? null : el("small", { dir: "auto" }, apart(row));
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, head, place),
    things.map(({ thing }) => {
      const found = cells.get(`${row}|${thing}`);
      if (!found) return el("td", {});
      const roles = new Set(found.map((entry) => entry.node)).size;
      const words = `${name}: ${thing}, ${strengthName(found[0].modality)}${roles > 1 ? `, ${roles} roles` : ""}`;
      const button = el(
        "button",
        {
          type: "button",
          class: `cell ${found[0].modality}`,
          "aria-label": words,
          title: words,
          on: { click: () => openCell(thing, found) },
        },
        strengthIcon(found[0].modality),
        roles > 1 ? el("small", {}, String(roles)) : null,
      );
      return el("td", {}, button);
    }),
  );
}

// What stands behind one cell: each role's own words.
function openCell(thing, found) {
  camera.chosen = -1;
  const panel = at("panel");
  const entry = ({ node, modality, text, quotes }) =>
    el(
      "li",
      {},
      el("div", {}, roleLink(node)),
      modality === "inferred"
        ? el("span", { class: "inferred" }, "Inferred")
        : modalityTag(modality),
      quotes.length
        ? quotes.map(quoteBlock)
        : text
          ? el("div", { class: "why", dir: "auto" }, text)
          : null,
    );
  panel.replaceChildren(
    closeButton(),
    el("h2", { id: "panel-title", dir: "auto" }, thing),
    el("p", { class: "under" }, plural(new Set(found.map(({ node }) => node)).size, "role")),
    el("ul", { class: "items" }, found.map(entry)),
  );
  panel.setAttribute("aria-label", thing);
  rememberOpener();
  showPanel();
  panel.focus();
}
