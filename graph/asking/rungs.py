"""Tell how each phrase of a reading was found: by label, alias, spelling, or in the text."""

from __future__ import annotations

from remit.graph.asking.logic import OneOf, Words
from remit.graph.asking.value import walk

RUNGS = {
    "label": "by its label",
    "alias": "by another name",
    "acronym": "by its short form",
    "hidden": "by a known slip",
    "variant": "by its label, words left out",
    "part": "by part of its name",
    "all": "by words of several of its names",
    "other": "by another word for it",
}
_IN_THE_TEXT = "no name: words looked for in the text"


def rungs(value: object) -> tuple[tuple[str, str, str], ...]:
    """List (phrase, what it was read as, how that was found), each once."""
    found: dict[tuple[str, str, str], None] = {}
    for part in walk(value):
        if isinstance(part, OneOf):
            for n in part.names:
                found[part.written or n.label, n.label, RUNGS.get(n.rung, n.rung)] = None
        elif isinstance(part, Words):
            found[part.written, " + ".join(part.words), _IN_THE_TEXT] = None
    return tuple(found)
