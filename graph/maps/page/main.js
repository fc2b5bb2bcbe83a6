// The parts put together; the address after # says what is shown: #role=…&view=…&focus=…

const VIEWS = ["map", "list", "table", "matrix"];
let view = "map";

const focusView = () => (view === "map" ? at("map") : at(`${view}-view`)).focus();

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
  const text = ["role", "view", "focus"]
    .filter((key) => parts[key] && !(key === "view" && parts[key] === net.view))
    .map((key) => `${key}=${encodeURIComponent(parts[key]).replaceAll("%2F", "/")}`)
    .join("&");
  if (text !== location.hash.slice(1)) location.hash = text;
}

function showView(name) {
  view = VIEWS.includes(name) ? name : net.view;
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

// Choose a role: mark it, open its panel, put it into the address.
function choose(id, travel = false) {
  if (id < 0) {
    camera.chosen = -1;
    closePanel();
    camera.network.redraw();
    setAddress({ role: "" });
    return;
  }
  if (reveal(id)) {
    showFocus("", id);
    refresh();
  }
  camera.chosen = id;
  openPanel(id).then(() => {
    if (view === "map" && travel) goTo(id);
    else if (view === "map") bringIn(id);
    if (travel) at("panel").focus();
  });
  speak(id);
  camera.network.redraw();
  setAddress({ role: net.nodes[id].key });
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
  refresh();
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
    fit(visible.only ? [...visible.only] : undefined);
  },
  fold: (id) => {
    toggle(id);
    openPanel(id);
  },
};

function follow(first = false) {
  const { role, view: name, focus } = address();
  if ((name || net.view) !== view) {
    showView(name || net.view);
    if (!first) focusView();
  }
  const id = role ? net.byKey.get(role) : undefined;
  if (first && (focus === "answer" || (focus && id !== undefined))) acts.focus(focus, id ?? -1);
  if (id === undefined) {
    if (camera.chosen >= 0 && !role) choose(-1);
    return;
  }
  if (camera.chosen !== id) choose(id, true);
}

async function start() {
  await loadNetwork();
  colourUnits();
  startTheme(() => camera.network?.redraw());
  settle();
  at("summary").textContent = net.summary;
  startLegend(refresh);
  if (!net.nodes.length) {
    at("map").append(
      el(
        "p",
        { class: "notice" },
        "No role is in this map. Build a graph from role profiles, or widen the filters that the map was made with.",
      ),
    );
    return;
  }
  document.querySelector("[data-view=matrix]").hidden = !net.matrix;
  await startViewer();
  startCamera();
  startKeys();
  startSearch();
  startExport();
  firstLook();
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
  follow(true);
  document.documentElement.dataset.ready = "yes";
}

start();
