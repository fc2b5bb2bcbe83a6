// A button that opens a small card below it; Escape closes it, and so does leaving it.

function startMenu(buttonId, cardId, opened = () => {}) {
  const button = at(buttonId);
  const card = at(cardId);
  const around = card.parentElement;
  const open = (wish) => {
    card.hidden = !wish;
    button.setAttribute("aria-expanded", String(wish));
  };
  button.addEventListener("click", () => {
    open(card.hidden);
    if (!card.hidden) opened();
  });
  around.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !around.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!around.contains(event.target)) open(false);
  });
  around.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.hidden) return;
    open(false);
    button.focus();
    event.stopPropagation();
  });
  return open;
}

// Build something anew and leave the focus on what has the same name, or on what is around it.
function keepFocus(around, build) {
  const nameOf = (one) => one.getAttribute("aria-label") ?? one.name ?? one.textContent;
  const before = around.contains(document.activeElement) ? document.activeElement : null;
  const [tag, name] = before ? [before.tagName, nameOf(before) || before.textContent] : [];
  build();
  if (!before) return;
  const same = [...around.querySelectorAll("button, select, input")].find(
    (one) => one.tagName === tag && (nameOf(one) || one.textContent) === name,
  );
  (same ?? around).focus();
}
