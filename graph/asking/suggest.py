"""Offer questions that are answered over the graph at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.graph.asking.belonging import UNITS
from remit.graph.asking.inflection import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import Entry, NameIndex

MOST = 4
_TRIED = 4
_ROLES = 12


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
    before, _, rest = form.partition("{")
    slot, _, behind = rest.partition("}")
    if not slot:
        yield form
        return
    article, _, sort = slot.rpartition(":")
    for name in _names(sort, lexicon, index):
        yield before + (with_article(name) if article else name) + behind


def with_article(name: str) -> str:
    """Put the indefinite article before a name, unless it is a proper one.

    >>> with_article("driving licence"), with_article("authorisation"), with_article("PIP 2")
    ('a driving licence', 'an authorisation', 'PIP 2')
    """
    if not name[:1].islower():
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _names(slot: str, lexicon: Lexicon, index: NameIndex) -> list[str]:
    """List names to fill a slot with: roles as they read best, things by their preferred label."""
    if slot == "role":
        roles = [role.label for role in index.described_alone(_ROLES)]
        return sorted(roles, key=_reads_badly)[:_TRIED]
    if slot == "class":
        rows = sorted(index.schema("class"), key=lambda row: -int(row[3]))
        named = [row for row in rows if index.things_of(json.loads(row[2]), 1)]
        return [plural(json.loads(row[1])[0]) for row in named][:_TRIED]
    kinds = UNITS if slot in {"covering", "unit"} else {slot}
    classes = [c for kind in lexicon.kinds.values() if kind.id in kinds for c in kind.classes]
    entries = [e for e in index.things_of(classes, _TRIED) if e.used] if classes else []
    return [_shortest(entry, index) if kinds == UNITS else entry.label for entry in entries]


def _reads_badly(title: str) -> tuple[bool, bool]:
    """Put titles in capitals, and those that hold a figure, behind the others."""
    return any(c.isdigit() for c in title), title.isupper()


def _shortest(entry: Entry, index: NameIndex) -> str:
    """Call a place by its alias if that is shorter and unlikely to be mistaken."""
    names = [name for name in index.labels_of(entry.iri) if len(name) > 2]
    return min(names, key=lambda name: (len(name), name), default=entry.label)
