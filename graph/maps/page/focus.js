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

function showFocus(kind, id) {
  const known = id >= 0 || kind === "answer";
  const found = { chain: chainOf, near: nearOf, answer: () => new Set(litOnes()) }[
    known ? kind : ""
  ];
  visible.only = found ? found(id) : null;
  const all = () => acts.focus("", id);
  if (kind === "answer" && found) note(answerWords(), "Show all", all);
  else if (found) {
    const words = kind === "chain" ? "Chain of command of" : "Neighbours of";
    note(`${words} ${net.nodes[id].label}`, "Show all", all);
  } else if (net.question) {
    const some = litOnes().length > 0;
    note(answerWords(), some ? "Only these" : "", () => acts.focus("answer", -1));
  } else note("");
  setAddress({ focus: found ? kind : "" });
}
