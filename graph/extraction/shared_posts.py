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

_JOINT = re.compile(r"\s*(?:,\s+(?:and\s+)?|\band\s+|&\s|/)\s*", re.I)
"""Stands between two of them."""
_LONGEST = 200


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
    >>> said = "Devon & Cornwall Police and Dorset Police"
    >>> [force.label for force in forces_of(Value(said, Span(0, len(said))))]
    ['Devon & Cornwall Police', 'Dorset Police']
    """
    if organisation is None:
        return ()
    whole = _body(organisation.text)
    short = whole is None and len(organisation.text) <= _LONGEST
    shared = _shared(organisation.text) if short else [whole] if whole is not None else []
    return tuple(shared) or (Thing("", organisation.text, "Employer", known=False),)


def _shared(words: str) -> list[Thing]:
    """Read words from the front as forces, each as long as can be; none where others are left."""
    ends = [(joint.start(), joint.end()) for joint in _JOINT.finditer(words)]
    for end, behind in [(len(words), len(words)), *reversed(ends)]:
        force = _body(words[:end])
        rest = _shared(words[behind:]) if force is not None and behind < len(words) else []
        if force is not None and force.kind == "Force" and (rest or behind == len(words)):
            return [force, *rest]
    return []


def _body(words: str) -> Thing | None:
    named = (name.thing for name in lexicon().exact(words))
    return next((thing for thing in named if thing.kind in ("Force", "Employer")), None)
