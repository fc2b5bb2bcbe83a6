// The legend: what the drawing means, and switches for what is shown.

function sample(draw, width = 34) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({
    viewBox: `0 0 ${width} 18`,
    width,
    height: 18,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  for (const [name, attributes] of draw) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

const cssOf = (unit) => `var(--c${unit < 0 ? OWN_COLOURS : net.unitColours[unit]})`;
const boxSample = (attributes) =>
  sample([
    ["rect", { x: 1, y: 1, width: 32, height: 16, rx: 3, fill: "var(--card)", ...attributes }],
  ]);
const lineSample = (attributes) =>
  sample([["path", { d: "M1 9 H33", fill: "none", "stroke-width": 2, ...attributes }]]);
const symbolSample = (d, colour) =>
  sample([
    [
      "path",
      { d, fill: "none", stroke: colour, "stroke-width": 1.5, transform: "translate(10 2)" },
    ],
  ]);

function legendLines(changed) {
  const samples = new Map(); // one edge of each look
  for (const edge of net.edges) samples.set(`${edge.kind}${styleOf(edge)}`, edge);
  return [...samples]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, edge]) => {
      const { stroke, dash } = lookOf(edge);
      const colour = stroke === ink.cross ? "var(--cross)" : "var(--line)";
      const drawn = lineSample({
        stroke: colour,
        "stroke-dasharray": dash.join(" "),
        "stroke-linecap": dash[0] === 0.1 ? "round" : "butt",
      });
      const name = capital(kindOf(edge)) + (edge.inferred ? ", inferred" : "");
      if (!edge.across || isMain(edge)) return el("li", {}, drawn, name);
      return el(
        "li",
        {},
        check(
          `line ${net.kinds[edge.kind]}`,
          (on) => {
            on ? visible.kinds.delete(edge.kind) : visible.kinds.add(edge.kind);
            changed();
          },
          drawn,
          name,
        ),
      );
    });
}

function check(name, call, ...content) {
  return el(
    "label",
    {},
    el("input", {
      type: "checkbox",
      value: name,
      checked: true,
      on: { change: (event) => call(event.target.checked) },
    }),
    content,
  );
}

function unitRow(unit, changed) {
  const loose = net.nodes.filter((node) => node.unit === undefined).length;
  return el(
    "li",
    {},
    check(
      `unit ${unitName(unit)}`,
      (on) => {
        on ? visible.units.delete(unit) : visible.units.add(unit);
        changed();
      },
      sample([["rect", { x: 0, y: 3, width: 12, height: 12, rx: 3, fill: cssOf(unit) }]], 12),
      el("span", { dir: "auto" }, unit < 0 ? "Not stated" : net.units[unit][0]),
      el("span", { class: "count" }, String(unit < 0 ? loose : net.unitSizes[unit])),
    ),
  );
}

function legendUnits(changed) {
  const made = [];
  for (const [head, units] of net.heads)
    made.push(
      el("h3", { dir: "auto" }, head || net.words.no_region),
      el(
        "ul",
        {},
        units.map((unit) => unitRow(unit, changed)),
      ),
    );
  const loose = net.nodes.some((node) => node.unit === undefined);
  if (loose) made.push(el("ul", {}, unitRow(-1, changed)));
  const group = el("div", {}, made);
  const all = (on) => {
    visible.units = new Set(on ? [] : [-1, ...net.units.keys()]);
    showSwitches();
    changed();
  };
  const button = (words, on) =>
    el("button", { type: "button", class: "all", on: { click: () => all(on) } }, words);
  return [
    el("h2", {}, net.words.group),
    net.units.length > 3 ? el("div", {}, button("All", true), button("None", false)) : null,
    group,
  ];
}

function startLegend(changed) {
  const named = net.nodes.some((node) => node.named);
  const has = (key) => net.nodes.some((node) => node[key]);
  const rows = [el("li", {}, boxSample({ stroke: "var(--line)" }), net.words.full)];
  if (named) {
    rows.push(
      el(
        "li",
        {},
        check(
          "named",
          (on) => {
            visible.named = on;
            changed();
          },
          boxSample({
            fill: "var(--region)",
            stroke: "var(--line)",
            "stroke-dasharray": "4 3",
            "stroke-width": 1.5,
          }),
          net.words.hollow,
        ),
      ),
    );
  }
  if (has("lit"))
    rows.push(
      el(
        "li",
        {},
        boxSample({ fill: "var(--accent-soft)", stroke: "var(--accent)", "stroke-width": 2 }),
        "Answers the question (with a tick)",
      ),
    );
  if (has("vetting"))
    rows.push(el("li", {}, symbolSample(SHIELD, "var(--soft)"), "Vetting stated"));
  if (has("qualifications"))
    rows.push(el("li", {}, symbolSample(ROSETTE, "var(--soft)"), "Qualifications required"));
  if (has("findings"))
    rows.push(el("li", {}, symbolSample(TRIANGLE, "var(--warn)"), "Findings in the profile"));
  const lines = legendLines(changed);
  at("legend-body").replaceChildren(
    el("h2", {}, capital(net.words.many)),
    el("ul", {}, rows),
    ...(lines.length ? [el("h2", {}, "Lines"), el("ul", {}, lines)] : []),
    ...legendUnits(changed).filter(Boolean),
  );
  at("legend").open = innerWidth >= 1500 && innerHeight >= 700;
}
