"""Find whom roles manage by what their forms count and by the words of their duties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, key, singular, words
from remit.graph.asking.fulltext import any_phrase, phrase
from remit.graph.asking.iris import expand
from remit.graph.asking.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.gathering import Gatherer
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.line_index import Passage
    from remit.graph.asking.logic import Managing, Named
    from remit.graph.asking.names import NameIndex

_DUTIES = frozenset({"Responsibility", "purpose"})
_NEED = "Requirement"
_UNSAID = "notRequired"
_PARTS = re.compile(r"\s*(?:[;,/+\n•]|\band\b|\bplus\b)\s*")
_ITEM = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_TIMES = frozenset({"x", "no", "nos", "fte"})
_NEAR = 6
_BETWEEN = 3
_MOST = 40


class Sort(Value):
    """A sort of staff as a form names it: how many, and under what name.

    Attributes:
        count: None where no number stands beside it.
        said: The words of its name, folded.
    """

    count: int | None
    said: tuple[str, ...]


def sorts_in(text: str, numbers: Mapping[str, int]) -> list[Sort]:
    """List the sorts of staff that a field names, each with its number.

    >>> found = sorts_in("8 x Constable, one PCSO and clerks (2)", {"one": 1})
    >>> [(sort.count, sort.said) for sort in found]
    [(8, ('constable',)), (1, ('pcso',)), (2, ('clerks',))]
    """
    found = []
    for part in _PARTS.split(fold(text)):
        said = [word for word in _ITEM.findall(part) if word not in _TIMES]
        figures = [word for word in said if word in numbers or word[0].isdigit()]
        name = tuple(word for word in said if word not in figures)
        if name:
            count = _whole(figures[0], numbers) if len(figures) == 1 else None
            found.append(Sort(count, name))
    return found


def _whole(figure: str, numbers: Mapping[str, int]) -> int | None:
    return numbers.get(figure, int(figure) if figure.isdecimal() else None)


def of_sort(sorts: Iterable[Sort], where: Managing, index: NameIndex) -> list[Sort]:
    """Keep the sorts of staff that are asked for: a rank by all its names, else the name said."""
    kept = []
    wanted = {key(label) for label in labels(where, index)}
    asked = tuple(one.iri if one else "" for one in (where.rank, where.designation))
    for one in sorts:
        at = range(len(one.said))
        keys = [key(" ".join(said)) for n in at for said in (one.said[n:], one.said[: n + 1])]
        if any(asked):
            ranked = index.ranked(keys)
            whole = next((ranked[k] for k in keys if k in ranked), ("", "", "", ""))
            fits = all(iri in {"", found} for iri, found in zip(asked, whole[::2], strict=True))
            fits = fits and bool(whole[0])
        else:
            fits = not wanted.isdisjoint(keys)
        if fits:
            kept.append(one)
    return kept


def labels(where: Managing, index: NameIndex) -> list[str]:
    """List all names of the staff that is asked for, as forms and duties may give them."""
    if where.rank is None and where.designation is None:
        named = [x for one in where.names for x in index.labels_of(one.iri)]
        return list(dict.fromkeys([where.written, *named]))
    of_rank = _labels_of(where.rank, "Rank", index)
    marks = [x for x in _labels_of(where.designation, "Designation", index) if " " not in x]
    marked = [f"{mark} {label}" for mark in marks for label in of_rank]
    short = ["".join(word[0] for word in words(name)) for name in marked]
    return list(dict.fromkeys([*marked, *short, *([] if where.designation else of_rank)]))


def _labels_of(one: Named | None, kind: str, index: NameIndex) -> list[str]:
    """List the names of one thing, or of all of its kind."""
    every = index.things_of([expand(f"remit:{kind}")], _MOST) if one is None else [one]
    return [label for thing in every for label in index.labels_of(thing.iri)]


def in_fields(where: Managing, index: NameIndex) -> list[Passage]:
    """List the fields that may name the staff that is asked for; those named otherwise too."""
    said = _said(where, index)
    return index.staff_fields(said) if said else []


def is_in_fields(where: Managing, index: NameIndex) -> bool:
    """Tell whether a field may name the staff that is asked for."""
    said = _said(where, index)
    return bool(said) and index.has_staff_field(said)


def in_duties(where: Managing, lexicon: Lexicon, index: NameIndex) -> list[Passage]:
    """List the passages with a verb of managing close to the staff that is asked for."""
    near = _near(where, lexicon, index)
    return list(filter(_is_duty, index.passages(near))) if near else []


def is_in_duties(where: Managing, lexicon: Lexicon, index: NameIndex) -> bool:
    """Tell whether there is such a passage."""
    near = _near(where, lexicon, index)
    return bool(near) and index.some_passage(near, _is_duty)


def _said(where: Managing, index: NameIndex) -> str:
    return any_phrase(labels(where, index)) if where.written else ""


def _near(where: Managing, lexicon: Lexicon, index: NameIndex) -> str:
    """Write a query for a verb of managing close to the staff that is asked for."""
    counts = lexicon.own["staff"]
    names = labels(where, index) if where.written else [*counts["people"], *counts["trades"]]
    near = [
        f"NEAR({phrase(verb)} {phrase(name)}, {_NEAR})"
        for verb in counts["managing"]
        for name in dict.fromkeys(map(_stem, names))
        if words(name)
    ]
    return f"({' OR '.join(near)})" if near else ""


def _is_duty(passage: Passage) -> bool:
    is_part = passage.part in _DUTIES or passage.part.endswith(_NEED)
    return is_part and passage.modality != _UNSAID


def _stem(name: str) -> str:
    return " ".join(singular(word) for word in words(name))


def managing(
    where: Managing, gatherer: Gatherer, lexicon: Lexicon, index: NameIndex
) -> list[tuple[Passage, list[Sort]]]:
    """List the passages that say that a role manages such staff, with the sorts that fit.

    A field of the form comes first; of roles without one, the duties that say so in words.
    """
    fields = in_fields(where, index)
    duties = in_duties(where, lexicon, index)
    quotes = gatherer.quotes([p.evidence for p in (*fields, *duties)])
    found = []
    for passage in fields:
        quote = quotes.get(passage.evidence)
        sorts = sorts_in(quote.quote, lexicon.numbers) if quote else []
        fitting = of_sort(sorts, where, index)
        if fitting:
            found.append((passage, fitting))
    known = {passage.role for passage, _ in found}
    counts = lexicon.own["staff"]
    called = labels(where, index) if where.written else [*counts["people"], *counts["trades"]]
    names = [[singular(word) for word in words(name)] for name in called]
    for passage in duties:
        quote = quotes.get(passage.evidence)
        if passage.role not in known and quote and _managed(quote.quote, names, lexicon):
            found.append((passage, []))
    return found


def _managed(text: str, names: Sequence[Sequence[str]], lexicon: Lexicon) -> bool:
    """Tell whether a verb of managing stands before one of some names, with little between."""
    counts = lexicon.own["staff"]
    barred, verbs = set(counts["barred"]), set(counts["forms"])
    plain = words(text)
    said = [singular(word) for word in plain]
    for at in (place + 1 for place, word in enumerate(plain) if word in verbs):
        for start in range(at, min(at + _BETWEEN + 1, len(said))):
            if not barred.isdisjoint(said[at:start]):
                break
            if any(said[start : start + len(name)] == name for name in names if name):
                return True
    return False
