// The filter: who is asked for, by words, organisation, unit, rank and requirement, in every view.

const FILTERS = {
  text: "Words in the title",
  force: "Organisation",
  unit: "Unit",
  rank: "",
  need: "Requires",
};
const filter = Object.fromEntries(Object.keys(FILTERS).map((key) => [key, ""]));
let needs = null; // for each thing, the ids of those that require or prefer it

async function readNeeds() {
  if (needs) return;
  const found = new Map();
  for (const { node, thing } of await allEntries()) {
    if (!found.has(thing)) found.set(thing, new Set());
    found.get(thing).add(node);
  }
  needs = found;
}

const isFiltered = () => Object.values(filter).some(Boolean);
const organisationOf = (node) => headOf(node) || unitOf(node);
const placeOf = (node) => (node.unit === undefined ? "" : unitPath(node.unit).join(" › "));

// The ids of those that are asked for, or null where nothing is asked.
function asked() {
  if (!isFiltered()) return null;
  const words = fold_(filter.text).split(/\s+/).filter(Boolean);
  const fits = (node) =>
    words.every((word) => fold_(node.label).includes(word)) &&
    (!filter.force || organisationOf(node) === filter.force) &&
    (!filter.unit || placeOf(node) === filter.unit) &&
    (!filter.rank || node.rank === filter.rank) &&
    (!filter.need || needs?.get(filter.need)?.has(node.id));
  return new Set(net.nodes.filter(fits).map((node) => node.id));
}

async function applyFilter(wish) {
  Object.assign(filter, wish);
  if (filter.need) await readNeeds();
  visible.asked = asked();
  at("filter").textContent = visible.asked ? `Filter: ${visible.asked.size}` : "Filter";
  at("filter").classList.toggle("on", isFiltered());
  for (const field of at("filtering").querySelectorAll("[name]")) field.value = filter[field.name];
  at("filter-count").textContent = visible.asked
    ? `${visible.asked.size.toLocaleString("en-GB")} of ${plural(net.nodes.length)}`
    : "";
  tellFocus();
  refresh();
  if (view !== "map") showView(view);
}

const clearFilter = () => useFilter(Object.fromEntries(Object.keys(FILTERS).map((k) => [k, ""])));

async function useFilter(wish) {
  await applyFilter(wish);
  setAddress(filter);
}

function choice(name, label, values) {
  const options = [...new Set(values)].filter(Boolean).sort(inOrder);
  if (options.length < 2) return null;
  return el(
    "label",
    {},
    label,
    el(
      "select",
      { name, on: { change: (event) => useFilter({ [name]: event.target.value }) } },
      el("option", { value: "" }, "All"),
      options.map((option) => el("option", { value: option }, option)),
    ),
  );
}

async function fillFilter() {
  await readNeeds();
  const words = el("input", {
    type: "search",
    name: "text",
    autocomplete: "off",
    on: {
      input: (event) => applyFilter({ text: event.target.value }),
      change: () => setAddress(filter),
    },
  });
  const belong = net.units.some(([, head]) => head); // else groups are no units
  const fields = [
    el("label", {}, FILTERS.text, words),
    belong ? choice("force", FILTERS.force, net.nodes.map(organisationOf)) : null,
    belong ? choice("unit", FILTERS.unit, net.nodes.map(placeOf)) : null,
    choice("rank", net.words.rank, net.nodes.map((node) => node.rank)),
    choice("need", FILTERS.need, [...needs.keys()]),
  ];
  at("filter-fields").replaceChildren(...fields.filter(Boolean));
  await applyFilter({});
}

function startFilter() {
  startMenu("filter", "filtering", async () => {
    if (!at("filter-fields").childElementCount) await fillFilter();
    at("filtering").querySelector("input").focus();
  });
  at("filter-clear").addEventListener("click", clearFilter);
}
