// The parts put together; the address after # says what is shown: #role=…&view=…&focus=…

const VIEWS = ["map", "list", "table", "matrix"];
let view = "map";
let opener = null; // what had the focus when the panel was opened

const viewElement = () => (view === "map" ? at("map") : at(`${view}-view`));
const focusView = () => viewElement().focus();

function address() {
  const found = {};
  for (const part of location.hash.slice(1).split("&")) {
    const [key, ...value] = part.split("=");
    try {
      found[key] = decodeURIComponent(value.join("="));
    } catch {
      /* an address that is none */
    }
  }
  return found;
}

function setAddress(changes) {
  const parts = { ...address(), ...changes };
  const text = ["role", "view", "focus", ...Object.keys(filter), "off", "folded"]
    .filter((key) => parts[key] && !(key === "view" && parts[key] === net.view))
    .map((key) => `${key}=${encodeURIComponent(parts[key]).replaceAll("%2F", "/")}`)
    .join("&");
  if (text !== location.hash.slice(1)) location.hash = text;
}

function showView(name) {
  view = VIEWS.includes(name) && (name !== "matrix" || net.matrix) ? name : net.view;
  for (const other of VIEWS) at(`${other}-view`).hidden = other !== view;
  for (const button of document.querySelectorAll("[data-view]"))
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view === "list") buildList();
  if (view === "table") buildTable();
  if (view === "matrix") buildMatrix();
  if (view === "map") {
    camera.network?.setSize("100%", "100%");
    camera.network?.redraw();
  }
}

function rememberOpener() {
  const here = document.activeElement;
  if (here !== document.body && !at("panel").contains(here)) opener = here;
}

// Choose a role: mark it, open its panel, put it into the address.
async function choose(id, travel = false) {
  if (id < 0) {
    const back = at("panel").contains(document.activeElement);
    camera.chosen = -1;
    closePanel();
    camera.network.redraw();
    setAddress({ role: "" });
    if (back) (opener?.isConnected && (opener.checkVisibility?.() ?? true) ? opener : viewElement()).focus();
    opener = null;
    return;
  }
  if (reveal(id)) {
    showFocus("", id);
    applyFilter({});
    setAddress({ ...filter, ...switches() });
  }
  if (travel) rememberOpener();
  camera.chosen = id;
  speak(id);
  camera.network.redraw();
  setAddress({ role: net.nodes[id].key });
  await openPanel(id);
  if (view === "map" && travel) goTo(id);
  else if (view === "map") bringIn(id);
  if (travel) at("panel").focus();
}

// A chosen box that the panel would cover moves into the free part.
function bringIn(id) {
  const { x } = camera.onScreen(net.nodes[id].x, net.nodes[id].y);
  if (x > at("map").clientWidth - covered() - HALF_W * camera.scale) goTo(id, 0);
}

// Moving by keyboard marks a role without opening it; an open panel follows.
function mark(id) {
  if (id < 0) return;
  camera.chosen = id;
  speak(id);
  if (!at("panel").hidden) openPanel(id);
  goTo(id, 0.45);
  setAddress({ role: net.nodes[id].key });
}

function toggle(id) {
  fold(id);
  switched();
}

function switched() {
  refresh();
  setAddress(switches());
}

const acts = {
  show: (id) => {
    showView("map");
    setAddress({ view: "map" });
    goTo(id, 1);
  },
  focus: (kind, id) => {
    showFocus(kind, id);
    refresh();
    showView("map");
    setAddress({ view: "map" });
    fit(visible.only ? [...visible.only] : undefined);
  },
  fold: async (id) => {
    toggle(id);
    const fold = at("panel").contains(document.activeElement);
    await openPanel(id);
    if (fold) at("panel").querySelector(".fold-below")?.focus();
  },
  everything: () => {
    switchAllOn();
    showFocus("", -1);
    clearFilter();
    setAddress(switches());
    focusView();
  },
};

async function follow(first = false) {
  const { role, view: name, focus = "", ...rest } = address();
  const wish = Object.fromEntries(Object.keys(filter).map((key) => [key, rest[key] ?? ""]));
  if (Object.keys(wish).some((key) => wish[key] !== filter[key])) await applyFilter(wish);
  if (takeSwitches(rest)) {
    refresh();
    if (view !== "map") showView(view);
  }
  if ((name || net.view) !== view) {
    showView(name || net.view);
    if (!first) focusView();
  }
  const id = role ? net.byKey.get(role) : undefined;
  if (id !== undefined && camera.chosen !== id) await choose(id, !focus);
  else if (camera.chosen >= 0 && !role) choose(-1);
  if (focus !== focused.kind && (focus === "answer" || id !== undefined || !focus))
    acts.focus(focus, id ?? -1);
}

async function start() {
  await loadNetwork();
  colourUnits();
  startTheme(() => camera.network?.redraw());
  settle();
  at("summary").textContent = net.summary;
  at("search").placeholder = net.words.find;
  document.querySelector("label[for=search]").textContent = net.words.find;
  startLegend(switched);
  if (!net.nodes.length) {
    const idle = ".find, .filter, .views, .menu, .zoom, #legend, .skip";
    for (const part of document.querySelectorAll(idle)) part.hidden = true;
    at("map").append(
      el("p", { class: "notice" }, net.words.empty),
    );
    return;
  }
  document.querySelector("[data-view=matrix]").hidden = !net.matrix;
  startCamera();
  startKeys();
  startSearch();
  startExport();
  startFilter();
  for (const button of document.querySelectorAll("[data-view]"))
    button.addEventListener("click", () => {
      showView(button.dataset.view);
      setAddress({ view: button.dataset.view });
    });
  at("zoom-in").addEventListener("click", () => zoomBy(1.4));
  at("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
  at("zoom-fit").addEventListener("click", () => fit());
  addEventListener("hashchange", () => follow());
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    setAddress({ view: "list" });
  });
  if (net.question) showFocus("", -1);
  firstLook();
  await follow(true);
  document.documentElement.dataset.ready = "yes";
}

start().catch((error) => {
  const words = "This browser cannot draw the map. A newer one can: Edge, Chrome, Firefox or Safari of 2023 or later.";
  at("map").replaceChildren(el("p", { class: "notice", role: "alert" }, words));
  console.warn(error);
});
