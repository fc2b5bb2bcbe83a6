"""Find the word that all things of a class have in their names: the depots, of the warehouses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

_FEWEST = 3
_SHORTEST = 4
_LABELS = "SELECT t.label FROM kind k JOIN thing t ON t.id = k.thing WHERE k.class = ?"


def shared_word(index: sqlite3.Connection, class_: str, taken: Collection[str]) -> list[str]:
    """List the word with which the names of all things of a class begin or end, if there is one.

    Args:
        index: The index, with the names of all things.
        class_: The class.
        taken: The last words of the names of classes.
    """
    labels = [row[0] for row in index.execute(_LABELS, (class_,))]
    word = _shared([words(label) for label in labels])
    free = word.isalpha() and len(word) >= _SHORTEST and singular(word) not in taken
    return [word] if free else []


def _shared(names: Sequence[Sequence[str]]) -> str:
    """Find the word with which several names begin or end.

    >>> _shared([["leith", "depot"], ["bow", "depot"], ["sale", "depot"]])
    'depot'
    >>> _shared([["lorry", "7"], ["lorry", "8"], ["lorry", "9"]]), _shared([["lorry", "7"]])
    ('lorry', '')
    """
    for end in (0, -1):
        found = {name[end] for name in names if len(name) > 1}
        if len(names) >= _FEWEST and len(found) == 1 and all(len(name) > 1 for name in names):
            return found.pop()
    return ""
