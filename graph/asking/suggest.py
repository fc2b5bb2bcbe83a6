"""Offer questions that are answered over the graph at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import Entry, NameIndex

MOST = 3
_TRIED = 4


def suggestions(
    lexicon: Lexicon, index: NameIndex, has_rows: Callable[[str], bool]
) -> tuple[str, ...]:
    """Fill the data's questions with names of the graph; keep those that are answered with rows."""
    found: list[str] = []
    for form in lexicon.suggestions:
        for question in _filled(form["asks"], lexicon, index):
            if has_rows(question):
                found.append(question)
                break
        if len(found) == MOST:
            break
    return tuple(found)


def _filled(form: str, lexicon: Lexicon, index: NameIndex) -> Iterator[str]:
    """Yield a form with each of the likeliest names for its slot."""
    slot = form[form.index("{") + 1 : form.index("}")] if "{" in form else ""
    if not slot:
        yield form
        return
    for name in _names(slot, lexicon, index):
        yield form.replace(f"{{{slot}}}", name)


def _names(slot: str, lexicon: Lexicon, index: NameIndex) -> list[str]:
    if slot == "role":
        return [role.label for role in index.roles(range(1, _TRIED + 1)) if role.described]
    if slot == "class":
        return [row[1] for row in index.schema("class")][:_TRIED]
    classes = [
        c
        for kind in lexicon.kinds.values()
        if _takes(slot, kind.id, kind.needed)
        for c in kind.classes
    ]
    entries = [e for e in index.things_of(classes, _TRIED) if e.used] if classes else []
    return [_shortest(entry, index) for entry in entries]


def _takes(slot: str, kind: str, needed: bool) -> bool:
    if slot == "needed":
        return needed and kind != "topic"
    return kind in {"unit", "regional-unit"} if slot in {"covering", "unit"} else kind == slot


def _shortest(entry: Entry, index: NameIndex) -> str:
    """Call a thing by its alias if that is shorter and unlikely to be mistaken."""
    names = [name for name in index.labels_of(entry.iri) if len(name) > 2]
    return min(names, key=lambda name: (len(name), name), default=entry.label)
