// Type-ahead: the roles whose title, rank or unit holds every word typed, best first.

const fold_ = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let searchable = null;

function findRoles(typed) {
  const words = fold_(typed).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  searchable ??= net.nodes.map((node) => ({
    id: node.id,
    title: fold_(node.label),
    all: fold_(`${node.label} ${under(node)}`),
  }));
  const phrase = words.join(" ");
  return searchable
    .filter(({ all }) => words.every((word) => all.includes(word)))
    .map((entry) => ({
      ...entry,
      rank: entry.title.startsWith(phrase)
        ? 0
        : entry.title.includes(phrase)
          ? 1
          : words.every((word) => entry.title.includes(word))
            ? 2
            : 3,
    }))
    .sort((a, b) => a.rank - b.rank || a.id - b.id);
}

function startSearch() {
  const input = at("search");
  const list = at("found");
  let options = [];
  let place = -1;

  const close = () => {
    list.hidden = true;
    place = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = (next) => {
    options[place]?.setAttribute("aria-selected", "false");
    place = (next + options.length) % options.length;
    options[place].setAttribute("aria-selected", "true");
    options[place].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[place].id);
  };
  const take = (id) => {
    close();
    choose(id, true);
  };
  const show = () => {
    const found = findRoles(input.value);
    options = found.slice(0, 12).map(({ id }) =>
      el(
        "li",
        {
          id: `found-${id}`,
          role: "option",
          "aria-selected": "false",
          dir: "auto",
          "data-id": id,
          on: {
            pointerdown: (event) => {
              event.preventDefault();
              take(id);
            },
          },
        },
        net.nodes[id].label,
        el("small", {}, under(net.nodes[id]) || (net.nodes[id].named ? net.words.hollow : "")),
      ),
    );
    place = -1;
    const empty = input.value.trim() && !options.length;
    list.replaceChildren(
      ...(empty
        ? [
            el(
              "li",
              { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
              `No ${net.words.one} found`,
            ),
          ]
        : options),
    );
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (input.value.trim()) at("spoken").textContent = `${plural(found.length)} found`;
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    if (input.value.trim()) show();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
      return;
    }
    if (!options.length) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      point(place + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      point(place - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(Number(options[Math.max(place, 0)].dataset.id));
    }
  });
}
