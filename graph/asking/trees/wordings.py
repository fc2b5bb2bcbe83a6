"""Write out the wordings of `data/questions/trees-wordings.toml`, each with the words it wants."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.asking.patterns import compile_pattern
from remit.graph.asking.rewording import compile_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.asking.patterns import Element

    Lists = Mapping[str, Sequence[str]]

_PLACE = "questions/trees-wordings.toml"
_ANYTHING = ".*?"
_WITHIN = "[^,;]*?"
WORD = re.compile(r"[^\W_]+|[,;]")
"""A word of a question, or a sign between its parts."""


def wordings(table: Mapping[str, Any], trees: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Write out the wordings of the data file, one a pattern, as regular expressions.

    Args:
        table: The file.
        trees: The words for questions over users' graphs, whose lists the patterns name.

    Raises:
        DataError: A pattern cannot be read, or names a list that is not there.
    """
    lists = {**dict(_lists(trees)), **table["lists"]}
    return [
        {
            **_ended(entry, compile_wording(says, lists, _PLACE)),
            "unless": [compile_wording(other, lists, _PLACE) for other in entry.get("unless", ())],
            "as": entry["as"],
            "part": entry.get("part", False),
            "beside": entry.get("beside", False),
            "wants": [sorted(words) for words in _wanted(compile_pattern(says), lists)],
            "words": sorted(_kept(says, lists)),
        }
        for entry in table["wording"]
        for says in entry["says"]
    ]


def _ended(entry: Mapping[str, Any], says: str) -> dict[str, str]:
    """Keep a part within a sentence, and at the end of the question where it is the last."""
    within = says.replace(_ANYTHING, _WITHIN) if entry.get("part") else says
    return {"says": rf"{within}\Z" if entry.get("last") else within}


def _lists(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of words of a table, and of those in it, by their names with dots between."""
    for name, value in table.items():
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield before + name, value
        elif isinstance(value, dict):
            yield before + name, list(value)
            yield from _lists(value, f"{before}{name}.")


def _wanted(pattern: Sequence[Element], lists: Lists) -> Iterator[set[str]]:
    """Yield words of which one of each set has to stand in a question that a pattern fits."""
    for element in pattern:
        words = _begun(element, lists)
        if words is not None:
            yield words


def _begun(element: Element, lists: Lists) -> set[str] | None:
    """Give the first words of what an element stands for; None where it may be anything."""
    sort, value, *_ = element
    if sort == "word":
        return set(WORD.findall(value.casefold())[:1])
    if sort in {"cue", "slot"} and value in lists:
        return {WORD.findall(said.casefold())[0] for said in lists[value]}
    if sort != "alt":
        return None
    found = [next(_wanted(branch, lists), None) for branch in value]
    return set().union(*(words or () for words in found)) if all(found) else None


def _kept(says: str, lists: Lists) -> Iterator[str]:
    """Yield the names of the slots that take a word of a list."""
    for name, value in re.findall(r"\{(\w+):([\w.-]+)\}", says):
        if value in lists:
            yield name
