// The list: the same organisation as nested lists, for reading and for screen readers.

const OPEN_UP_TO = 400; // larger organisations start with their upper two levels open

let listed = null; // ids that the list holds: what is shown, and what leads down to it

function listItem(id, depth, heading) {
  const node = net.nodes[id];
  const row = el("div", { class: "row" });
  const item = el("li", {}, row);
  const reports = node.reports.filter((report) => listed.has(report));
  if (reports.length) {
    const open = listed.size <= OPEN_UP_TO || depth < 1;
    const below = el("ul", { id: `below-${id}` });
    const fillBelow = () => {
      if (!below.childElementCount)
        below.append(...reports.map((report) => listItem(report, depth + 1, heading)));
    };
    const button = el("button", {
      type: "button",
      class: "fold",
      "aria-expanded": String(open),
      "aria-controls": below.id,
      "aria-label": `${net.words.below} of ${node.label}`,
      on: {
        click: () => {
          below.hidden = !below.hidden;
          fillBelow();
          button.setAttribute("aria-expanded", String(!below.hidden));
        },
      },
    });
    if (open) fillBelow();
    below.hidden = !open;
    row.append(button);
    item.append(below);
  } else row.append(el("span", { class: "leaf" }));
  const notes = [
    under(node, heading),
    node.lit ? `answers “${net.question}”` : "",
    node.named ? net.words.hollow : "",
    node.reports.length ? `${net.words.below.toLowerCase()}: ${node.reports.length}` : "",
    node.findings ? plural(node.findings, "finding") : "",
    visible.out[id] ? "here for the way down" : "",
    ...(node.besides ?? []),
    ...node.across
      .map((index) => net.edges[index])
      .filter((edge) => edge.from === id && edge.to < 0)
      .map((edge) => `${kindOf(edge)} ${edge.place}`),
  ];
  row.append(roleLink(id), el("small", { dir: "auto" }, notes.filter(Boolean).join(" · ")));
  for (const index of node.across) {
    const edge = net.edges[index];
    if (edge.from === id && edge.to >= 0)
      row.append(el("small", {}, `${kindOf(edge)} `, roleLink(edge.to)));
  }
  return item;
}

function homes() {
  const heads = net.regions.filter((region) => region[1] === 1);
  const groups = new Map(heads.map((region) => [region, []]));
  for (const node of net.nodes) {
    if (node.manager !== undefined) continue;
    const head = heads.find(
      ([, , left, top, width, height]) =>
        node.x >= left && node.x <= left + width && node.y >= top && node.y <= top + height,
    );
    groups.get(head)?.push(node.id);
  }
  return groups;
}

function buildList() {
  const view = at("list-view");
  const wish = new Set();
  for (const node of net.nodes)
    if (!visible.out[node.id]) for (const id of [node.id, ...chainAbove(node.id)]) wish.add(id);
  if (listed?.size === wish.size && [...wish].every((id) => listed.has(id))) return;
  listed = wish;
  const all = countShown() === net.nodes.length;
  view.replaceChildren(...[leftOut()].filter(Boolean));
  for (const [region, roots] of [...homes()].sort(
    ([a], [b]) => !a[0] - !b[0] || inOrder(a[0], b[0]),
  )) {
    const shown = roots.filter((id) => listed.has(id));
    if (!shown.length) continue;
    view.append(
      el(
        "h2",
        {},
        el("bdi", {}, region[0] || net.words.no_region),
        all ? ` (${plural(region[6])})` : "",
      ),
    );
    view.append(
      el(
        "ul",
        { class: "tree" },
        shown.map((id) => listItem(id, 0, region[0])),
      ),
    );
  }
}
