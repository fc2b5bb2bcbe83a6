"""Tell how each phrase of a reading was found: by label, alias, spelling, or in the text."""

from __future__ import annotations

from remit.graph.asking.logic import OneOf, Words
from remit.graph.asking.value import Value

RUNGS = {
    "label": "by its label",
    "alias": "by another name",
    "acronym": "by its short form",
    "hidden": "by a known slip",
    "variant": "by its label, words left out",
    "part": "by part of its name",
    "all": "by words of several of its names",
}


def rungs(value: object) -> tuple[tuple[str, str, str], ...]:
    """List (phrase, what it was read as, how that was found), each once."""
    found: dict[tuple[str, str, str], None] = {}
    _gather(value, found)
    return tuple(found)


def _gather(value: object, found: dict[tuple[str, str, str], None]) -> None:
    if isinstance(value, OneOf):
        for n in value.names:
            found[value.written or n.label, n.label, RUNGS.get(n.rung, n.rung)] = None
    elif isinstance(value, Words):
        found[value.written, " + ".join(value.words), "no name: words looked for in the text"] = (
            None
        )
    elif isinstance(value, tuple):
        for part in value:
            _gather(part, found)
    elif isinstance(value, Value):
        for part in value.contents():
            _gather(part, found)
