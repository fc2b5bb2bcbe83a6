// What stands out: a chain of command, the neighbours of a role, the answer to a question.

const TICK = "M1 5.5 L4.2 9 L10 1.5";

const litOnes = () => net.nodes.filter((node) => node.lit).map((node) => node.id);

function note(words, label, call) {
  const card = at("focus-note");
  card.hidden = !words;
  if (!words) return;
  const button = label ? el("button", { type: "button", on: { click: call } }, label) : null;
  card.replaceChildren(el("span", { dir: "auto" }, words), ...(button ? [button] : []));
}

const answerWords = () => `“${net.question}”: ${litOnes().length} of ${plural(net.nodes.length)}`;
const focused = { kind: "", id: -1 };

function showFocus(kind, id) {
  const known = id >= 0 || kind === "answer";
  const found = { chain: chainOf, near: nearOf, answer: () => new Set(litOnes()) }[
    known ? kind : ""
  ];
  visible.only = found ? found(id) : null;
  Object.assign(focused, { kind: found ? kind : "", id });
  tellFocus();
  setAddress({ focus: focused.kind });
}

// Say what stands out, and offer the way back.
function tellFocus() {
  const { kind, id } = focused;
  const all = () => {
    acts.focus("", id);
    focusView();
  };
  if (kind === "answer") note(answerWords(), "Show all", all);
  else if (kind) {
    const words = kind === "chain" ? "Chain of command of" : "Neighbours of";
    note(`${words} ${net.nodes[id].label}`, "Show all", all);
  } else if (visible.asked) {
    note(`Filter: ${visible.asked.size} of ${plural(net.nodes.length)}`, "Show all", () => {
      clearFilter();
      focusView();
    });
  } else if (net.question) {
    const some = litOnes().length > 0;
    note(answerWords(), some ? "Only these" : "", () => {
      acts.focus("answer", -1);
      focusView();
    });
  } else note("");
}
