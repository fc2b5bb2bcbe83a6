"""Read the forces that share a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.lexicon import lexicon
from remit.graph.profile import Thing, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.profile import Mention

_JOINT = re.compile(r"\s*(?:,\s+(?:and\s+)?|\band\s+|&\s|/)\s*")
"""Stands between two of them."""


def joined_forces(bodies: Sequence[Mention], names: Names) -> Value:
    """Read as one employer the forces that share a post: `Borset Police and Norley Police`.

    Args:
        bodies: The known bodies that a line names.
        names: The names of the document.
    """
    last = bodies[0]
    for other in bodies[1:]:
        gap = names.plain[last.span.end : other.span.start]
        if {last.thing.kind, other.thing.kind} != {"Force"} or not _JOINT.fullmatch(gap):
            break
        last = other
    if last is bodies[0]:
        return Value(last.text, last.span)
    span = Span(bodies[0].span.start, last.span.end)
    return Value(folded(span.of(names.plain)), span)


def forces_of(organisation: Value | None) -> tuple[Thing, ...]:
    """Give the known bodies that a value names, each of which it may join; else one not known.

    >>> from remit.graph.document import Span
    >>> said = "Kent Police and Essex Police"
    >>> [force.label for force in forces_of(Value(said, Span(0, len(said))))]
    ['Kent Police', 'Essex Police']
    """
    if organisation is None:
        return ()
    found = [_body(words) for words in (organisation.text, *_JOINT.split(organisation.text))]
    if found[0] is not None:
        return (found[0],)
    joined = [body for body in found[1:] if body is not None and body.kind == "Force"]
    if len(joined) == len(found) - 1:
        return tuple(joined)
    return (Thing("", organisation.text, "Employer", known=False),)


def _body(words: str) -> Thing | None:
    named = (name.thing for name in lexicon().exact(words))
    return next((thing for thing in named if thing.kind in ("Force", "Employer")), None)
