// The panel: everything that is known of one role, with the words that say so.

const MODALITIES = {
  essential: ["Essential", "M6 1 A5 5 0 1 1 5.99 1 Z", true],
  desirable: ["Desirable", "M6 1 A5 5 0 1 1 5.99 1 Z", false],
  obligatory: ["Condition of the post", "M1 1 H11 V11 H1 Z", true],
  conditional: ["Has or can obtain", "M6 0 L12 6 L6 12 L0 6 Z", false],
  "not required": ["Not required", "M1 1 L11 11 M11 1 L1 11", false],
};

function icon(d, { fill = "none", stroke = "currentColor", size = 13, width = 1.5, dash } = {}) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({
    viewBox: `-1 -1 ${size + 2} ${size + 2}`,
    width: size + 2,
    height: size + 2,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  for (const [key, value] of Object.entries({ d, fill, stroke, "stroke-width": width }))
    path.setAttribute(key, value);
  if (dash) path.setAttribute("stroke-dasharray", dash);
  svg.append(path);
  return svg;
}

function modalityTag(modality) {
  const [label, d, filled] = MODALITIES[modality] ?? [modality, "", false];
  return el(
    "span",
    { class: "tag" },
    d ? icon(d, { size: 12, fill: filled ? "currentColor" : "none" }) : null,
    label,
  );
}

function quoteBlock([text, section, file]) {
  return el(
    "blockquote",
    { dir: "auto" },
    `“${text}”`,
    el("cite", {}, [section, file].filter(Boolean).join(" · ")),
  );
}

const roleLink = (id) =>
  el(
    "button",
    { type: "button", class: "link", dir: "auto", on: { click: () => choose(id, true) } },
    net.nodes[id].label,
  );

function roleList(ids) {
  const short = ids
    .slice(0, 60)
    .map((id) =>
      el("li", {}, roleLink(id), " ", el("small", { dir: "auto" }, under(net.nodes[id]))),
    );
  if (ids.length > 60)
    short.push(el("li", {}, el("small", {}, `and ${ids.length - 60} more in the list view`)));
  return el("ul", { class: "roles" }, short);
}

function connections(node) {
  const made = [];
  const managers = node.manager === undefined ? [] : [node.manager];
  made.push(
    el("h3", {}, net.words.above),
    managers.length ? roleList(managers) : el("p", { class: "why" }, net.words.nobody),
  );
  if (node.reports.length)
    made.push(
      el("h3", {}, `${net.words.below} `, el("span", {}, String(node.reports.length))),
      roleList(node.reports),
    );
  if (!node.across.length && !node.besides) return made;
  made.push(el("h3", {}, "Other lines"));
  made.push(
    el(
      "ul",
      { class: "roles" },
      node.across.map((index) => {
        const edge = net.edges[index];
        const away = edge.from === node.id;
        const other = away ? edge.to : edge.from;
        if (away)
          return el(
            "li",
            {},
            el("small", {}, `${kindOf(edge)} `),
            other >= 0 ? roleLink(other) : edge.place,
          );
        return el("li", {}, roleLink(other), el("small", {}, ` ${kindOf(edge)} this one`));
      }),
      (node.besides ?? []).map((words) => el("li", { dir: "auto" }, words)),
    ),
  );
  return made;
}

function factList(facts) {
  if (!facts.length) return [];
  const rows = facts.map(([label, value, stated, why, quotes]) => [
    el("dt", {}, capital(label)),
    el(
      "dd",
      { dir: "auto" },
      value,
      stated ? null : [" ", el("span", { class: "inferred" }, "Inferred")],
      why ? el("div", { class: "why" }, why) : null,
      quotes.map(quoteBlock),
    ),
  ]);
  return [el("h3", {}, "Facts"), el("dl", {}, rows.flat())];
}

function itemList(heading, items) {
  if (!items.length) return [];
  const kinds = new Map();
  for (const item of items) kinds.set(item[0], [...(kinds.get(item[0]) ?? []), item]);
  const made = [el("h3", {}, `${heading} `, el("span", {}, String(items.length)))];
  for (const [kind, own] of [...kinds].sort(([a], [b]) => inOrder(a, b))) {
    if (kind) made.push(el("h4", {}, kind));
    made.push(
      el(
        "ul",
        { class: "items" },
        own.map(([, modality, text, about, level, quotes]) =>
          el(
            "li",
            {},
            modality ? modalityTag(modality) : null,
            level ? el("span", { class: "tag" }, level) : null,
            el("div", { dir: "auto" }, about.length ? about.join(", ") : text),
            quotes.length
              ? quotes.map(quoteBlock)
              : about.length && text
                ? el("div", { class: "why" }, text)
                : null,
          ),
        ),
      ),
    );
  }
  return made;
}

const BARE =
  "This map shows too much for its page to carry what else is known: draw one of fewer, such as of a unit, for requirements and words.";
const OPEN_FINDINGS = 3; // more of them are folded, so that they hide nothing

function findingList(findings) {
  if (!findings.length) return "";
  const title = el("h3", {}, "Findings ", el("span", {}, String(findings.length)));
  return el(
    "details",
    { class: "findings", open: findings.length <= OPEN_FINDINGS },
    el("summary", {}, title),
    findings.map(([severity, message, suggestion, quote]) =>
      el(
        "div",
        { class: "finding", dir: "auto" },
        el("strong", {}, `${severity}: `),
        message,
        suggestion ? el("div", { class: "why" }, suggestion) : null,
        quote ? el("blockquote", { dir: "auto" }, `“${quote}”`) : null,
      ),
    ),
  );
}

async function openPanel(id) {
  const node = net.nodes[id];
  const panel = at("panel");
  const [facts = [], requirements = [], responsibilities = [], findings = [], documents = []] =
    await detailsOf(id);
  if (camera.chosen !== id) return;
  const button = (words, call) => el("button", { type: "button", on: { click: call } }, words);
  const folded = visible.folded.has(id);
  panel.replaceChildren(
    closeButton(),
    el("h2", { id: "panel-title", dir: "auto" }, node.label),
    el("p", { class: "under", dir: "auto" }, under(node)),
    el(
      "p",
      { class: node.named ? "state named" : "state" },
      node.named
        ? net.words.hollow
        : documents.length
          ? `Profile: ${documents.join(", ")}`
          : net.words.full,
    ),
    el(
      "div",
      { class: "actions" },
      button("Show on the map", () => acts.show(id)),
      button("Chain of command", () => acts.focus("chain", id)),
      button("Neighbours", () => acts.focus("near", id)),
      node.reports.length
        ? el(
            "button",
            { type: "button", class: "fold-below", on: { click: () => acts.fold(id) } },
            folded ? "Unfold below" : "Fold below",
          )
        : null,
    ),
    net.bare ? el("p", { class: "why" }, BARE) : null,
    ...connections(node),
    findingList(findings),
    ...itemList("Requirements", requirements),
    ...factList(facts),
    ...itemList("Responsibilities", responsibilities),
  );
  panel.setAttribute("aria-label", node.label);
  showPanel();
}

const closeButton = () =>
  el(
    "button",
    { type: "button", class: "close", "aria-label": "Close", on: { click: () => choose(-1) } },
    "×",
  );

function showPanel() {
  at("panel").hidden = false;
  at("panel").scrollTop = 0;
  at("main").classList.add("with-panel");
}

function closePanel() {
  at("panel").hidden = true;
  at("main").classList.remove("with-panel");
}
