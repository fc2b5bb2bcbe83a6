"""Tell the parts of the name of a unit: its short form, its place, the larger one behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.linking.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.profile import Value

UNIT_KINDS = ("Unit", "RegionalUnit")
PARTED = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s*,\s+|\s+/\s*|(?<=[A-Z])/\s*(?=[A-Z])|:\s+")
BRACKETED = re.compile(r"([^()\n]{3,60}?)\s+\(([^()\n]{2,60})\)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def spoken(name: str) -> list[str]:
    """List the ways in which a text says the name of a unit, the longest first.

    >>> spoken("Borset Scene Unit (BSU)")
    ['Borset Scene Unit (BSU)', 'Borset Scene Unit']
    """
    inner = BRACKETED.fullmatch(name)
    return [name, inner[1]] if inner is not None and inner[2].isupper() else [name]


def ends_as_unit(name: str) -> bool:
    """Tell whether a name has what units are called in it, and is one name.

    >>> ends_as_unit("Borset Scene Unit"), ends_as_unit("Scenes, Marine Unit")
    (True, False)
    """
    ending = relation_phrases().unit_word.search(name)
    return ending is not None and name.count(",") == 0


def is_other_unit(name: str, inner: str) -> bool:
    """Tell whether brackets hold a known unit and not the short form of the name before them.

    In `Yard Team, Port Operations Unit (POU)` that name is the last of the two.
    """
    name = PARTED.split(name)[-1]
    known = {n.thing for n in lexicon().exact(inner) if n.thing.kind in UNIT_KINDS}
    initials = "".join(word[0] for word in _WORD.findall(name)).upper()
    meant = {n.thing for n in lexicon().exact(name)}
    return bool(known) and known.isdisjoint(meant) and not initials.startswith(inner.upper()[:3])


def is_site(inner: str) -> bool:
    """Tell whether brackets say at which of its places a unit works: `(Westmarch office)`."""
    return relation_phrases().site.search(inner) is not None


def name_parts(value: Value, text: str) -> Iterator[Span]:
    """Cut the value of a field into the names of units in it.

    >>> from remit.graph.profile import Value
    >>> said = "ERSOU - Cold Case Team"
    >>> [part.of(said) for part in name_parts(Value.at(0, said), said)]
    ['ERSOU', 'Cold Case Team']
    """
    at = value.span.start
    inner = BRACKETED.fullmatch(text, at, value.span.end)
    if inner is not None and is_other_unit(inner[1], inner[2]):
        yield Span(*inner.span(1))
        yield Span(*inner.span(2))
        return
    if inner is not None and ends_as_unit(inner[1]) and is_site(inner[2]):
        yield Span(*inner.span(1))
        return
    for found in PARTED.finditer(text, value.span.start, value.span.end):
        if found.start() > at:
            yield Span(at, found.start())
        at = found.end()
    if at < value.span.end:
        yield Span(at, value.span.end)
