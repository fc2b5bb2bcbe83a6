// The map by keyboard: from role to role as an organisation runs.

function neighbour(id, key) {
  const node = net.nodes[id];
  const shown = (other) => other !== undefined && visible.state[other] === SHOWN;
  if (key === "ArrowUp") return shown(node.manager) ? node.manager : id;
  if (key === "ArrowDown") return node.reports.find(shown) ?? id;
  const siblings = (
    node.manager === undefined
      ? net.nodes.filter((n) => n.manager === undefined).map((n) => n.id)
      : net.nodes[node.manager].reports
  ).filter(shown);
  const place = siblings.indexOf(id) + (key === "ArrowRight" ? 1 : -1);
  return siblings[place] ?? id;
}

function speak(id) {
  const node = net.nodes[id];
  const manager =
    node.manager === undefined
      ? ""
      : `${net.words.above.toLowerCase()} ${net.nodes[node.manager].label}`;
  const words = [
    node.label,
    node.named ? net.words.hollow : "",
    node.rank,
    unitOf(node),
    manager,
    `${net.words.below.toLowerCase()}: ${node.reports.length || "none"}`,
    visible.folded.has(id) ? "folded" : "",
  ];
  at("spoken").textContent = words.filter(Boolean).join(", ");
}

const PAN = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function pan(right, down) {
  const { x, y } = camera.network.getViewPosition();
  const step = 120 / camera.network.getScale();
  camera.network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}

function startKeys() {
  const map = at("map");
  for (const [name, value] of Object.entries({
    tabindex: "0",
    role: "application",
    "aria-roledescription": `map of ${net.words.many}`,
    "aria-label": at("title").textContent,
    "aria-describedby": "map-help",
  }))
    map.setAttribute(name, value);
  map.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const here = camera.chosen;
    if (event.shiftKey && PAN[key]) pan(...PAN[key]);
    else if (key.startsWith("Arrow"))
      mark(
        here < 0 ? net.nodes.findIndex((n) => visible.state[n.id] === SHOWN) : neighbour(here, key),
      );
    else if ((key === "Enter" || key === " ") && here >= 0) choose(here, true);
    else if (key === "+" || key === "=") zoomBy(1.3);
    else if (key === "-") zoomBy(1 / 1.3);
    else if (key === "0") fit();
    else if (key.toLowerCase() === "c" && here >= 0) {
      toggle(here);
      speak(here);
    } else if (key === "/") at("search").focus();
    else if (key === "Escape") choose(-1);
    else return;
    event.preventDefault();
  });
  at("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(-1);
  });
}
