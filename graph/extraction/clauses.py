"""Part an item into clauses that each state one condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any, split_at, trimmed
from remit.graph.extraction.clause_patterns import clause_patterns
from remit.graph.layout.contents import opens_as_condition
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(
    r"[.!?;](?:(?<!;)[\"')\]]?\s+(?=[\"'(\[*]?[A-Z0-9])|(?<=;)\s+(?!(?i:or|so\s(?:would|do|does|is|are))\s))"
)
"""Stands between two sentences, with the mark that ends the first, by which it is known."""
_MARKS = (".", "!", "?", ";")
"""With one of these every sentence ends behind which another begins."""
_GLUED = re.compile(r"\.(?<=[a-z]{3}\.)(?=[A-Z][a-z]+\s)")
"""Ends a sentence to which the next is glued: `Sorts post.Answers letters`."""
_YOU = re.compile(r"\s+and\s+you\b", re.I)
_STROKE = re.compile(r"\s+/\s+(?=[^\s/])")
_DASH = re.compile(r"\s[-–—]\s+(?=[^\s–—-])")
_LEAD = re.compile(r"[^:/]{7,80}:\s+")
_FEW_STROKES, _SHORTEST, _USUAL = 2, 3, 5
_FEW_DASHES = 2
_MANY = 2_000
_FEWEST = 2
_ABBREVIATION = 12
"""No abbreviation, with what stands before it, is longer."""


@quick
@dataclass(frozen=True, slots=True)
class Clause:
    """A part of an item.

    Attributes:
        span: Its characters.
        continues: Whether it goes on from the clause before it and shares its verb of obligation.
    """

    span: Span
    continues: bool = False


def sentences(text: str, span: Span) -> list[Span]:
    """Part a range into sentences, at full stops and semicolons.

    >>> said = "One, e.g. this. Two; three."
    >>> [s.of(said) for s in sentences(said, Span(0, len(said)))]
    ['One, e.g. this.', 'Two', 'three.']
    """
    known = clause_patterns()
    parts: list[Span] = []
    at = span.start
    first = max(0, span.start - 1)
    parted = holds_any(text[first : span.end], _MARKS)
    for found in _SENTENCE.finditer(text, first, span.end) if parted else ():
        end = found.start() + (found[0][0] != ";")
        if end < span.start:
            continue
        if known.abbreviated.search(text, max(at, end - _ABBREVIATION), end):
            continue
        if found[0][0] == ";" and _is_within_brackets(text, at, end, span.end):
            continue
        parts.append(trimmed(text, Span(at, end)))
        at = found.end()
    parts.append(trimmed(text, Span(at, span.end)))
    if parted and _GLUED.search(text, span.start, span.end) is not None:
        parts = [piece for part in parts for piece in _unglued(text, part)]
    return [p for p in parts if len(p)]


def _is_within_brackets(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether brackets that open behind a place are closed only behind a semicolon."""
    if text.rfind("(", start, at) <= text.rfind(")", start, at):
        return False
    closed = text.find(")", at, end)
    return closed >= 0 and text.find("(", at, closed) < 0


def _unglued(text: str, span: Span) -> Iterator[Span]:
    """Part sentences that stand without a space between them."""
    start = span.start
    for end in _GLUED.finditer(text, span.start, span.end):
        yield Span(start, end.end())
        start = end.end()
    yield Span(start, span.end)


def clauses(text: str, span: Span) -> list[Clause]:
    """Part a range into clauses that each state one condition.

    >>> said = "Knowledge of PACE and experience of interviewing"
    >>> [c.span.of(said) for c in clauses(said, Span(0, len(said)))]
    ['Knowledge of PACE', 'experience of interviewing']
    """
    return [clause for _, parts in by_sentence(text, span) for clause in parts]


def by_sentence(text: str, span: Span) -> Iterator[tuple[Span, list[Clause]]]:
    """Part a range into its sentences, each with its clauses.

    >>> said = "Knows PACE. Must swim."
    >>> [(s.of(said), len(parts)) for s, parts in by_sentence(said, Span(0, len(said)))]
    [('Knows PACE.', 1), ('Must swim.', 1)]
    """
    long = len(span) > _MANY
    for sentence in sentences(text, span):
        if long:
            yield sentence, [Clause(sentence)]
            continue
        first = max(0, sentence.start - 1)
        places = _places(text[first : sentence.end], sentence.start - first)
        parts = [Clause(Span(first + at, first + end), on) for at, end, on in places]
        yield sentence, parts


@lru_cache(maxsize=4_096)
def _places(said: str, start: int) -> list[tuple[int, int, bool]]:
    """Tell where in a sentence its clauses stand, given with the character before it."""
    clauses = _parted(said, Span(start, len(said)))
    return [(part.span.start, part.span.end, part.continues) for part in clauses]


def _parted(text: str, sentence: Span) -> list[Clause]:
    listed = _stroked(text, sentence) if " / " in text else _dashed(text, sentence)
    if listed:
        return [Clause(part) for part in listed]
    known = clause_patterns()
    low = sentence.of(text).casefold()
    found: set[tuple[int, int, str]] = set()
    if _holds(low, known.head_words):
        found.update(_head_cuts(text, sentence))
    if _holds(low, known.modal_words):
        found.update(_verb_cuts(text, sentence))
        found.update(_subject_cuts(text, sentence))
    if _holds(low, known.alike_words):
        also = known.alike.finditer(text, sentence.start, sentence.end)
        found.update((m.start(), m.end(), "verb") for m in also)
    if _holds(low, known.weigh_words):
        weigh = known.weighs.finditer(text, sentence.start, sentence.end)
        found.update((m.start(), m.end(), "subject") for m in weigh)
    if low.count(known.joint) > 1:
        found.update(_that_cuts(text, sentence))
    cuts = sorted(found)
    parts: list[Clause] = []
    start, continues = sentence.start, False
    for left, right, kind in cuts:
        if left <= start or not _complete(text[start:left]):
            continue
        parts.append(Clause(_clean(text, Span(start, left)), continues))
        start, continues = right, kind == "verb" or known.modal.match(text, right) is not None
        continues = continues or known.belongs.match(text, left, right) is not None
    parts.append(Clause(_clean(text, Span(start, sentence.end)), continues))
    return [p for p in parts if len(p.span)]


def _stroked(text: str, sentence: Span) -> list[Span]:
    """Part a list of conditions, each of several words, at its strokes; none where there is none.

    >>> said = "We want: a boat licence, or a car / two years at sea or more / a head for height"
    >>> [part.of(said) for part in _stroked(said, Span(0, len(said)))]
    ['a boat licence, or a car', 'two years at sea or more', 'a head for height']
    >>> _stroked("A degree in law / social science / business", Span(0, 43))
    []
    """
    lead = _LEAD.match(text, sentence.start, sentence.end)
    whole = Span(lead.end() if lead else sentence.start, sentence.end)
    parts = split_at(text, whole, _STROKE)
    sizes = [len(part.of(text).split()) for part in parts]
    if len(parts) <= _FEW_STROKES or min(sizes) < _SHORTEST or sum(sizes) < _USUAL * len(sizes):
        return []
    return parts


def _dashed(text: str, sentence: Span) -> list[Span]:
    """Part a list of conditions at the dashes between them; none where there is none.

    >>> said = "Boat licence held – Can row at night - Two years at sea – Knowledge of tides"
    >>> [part.of(said) for part in _dashed(said, Span(0, len(said)))]
    ['Boat licence held', 'Can row at night', 'Two years at sea', 'Knowledge of tides']
    >>> _dashed("Level 2 – Senior Practitioner – Award in Rowing", Span(0, 47))
    []
    """
    if len(_DASH.findall(text, sentence.start, sentence.end)) < _FEW_DASHES:
        return []
    parts = split_at(text, sentence, _DASH)
    said = [part.of(text) for part in parts]
    if any(" " not in words for words in said):
        return []
    asks = [opens_as_condition(words) for words in said]
    listed = len(parts) > _FEW_DASHES + 1 or all(asks[1:])
    return parts if all(asks) or (listed and not any(w[0].islower() for w in said)) else []


def _holds(text: str, stems: Iterable[str]) -> bool:
    """Tell whether any of these stands in a text."""
    for stem in stems:  # noqa: SIM110 - a loop is twice as fast as a generator
        if stem in text:
            return True
    return False


def _head_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    known = clause_patterns()
    found = [
        m
        for m in known.new_head.finditer(text, span.start, span.end)
        if known.head.search(text, span.start, m.start())
        or known.subordinate.match(text, span.start, m.start())
    ]
    found += [
        m
        for m in known.new_skill.finditer(text, span.start, span.end)
        if known.head.search(text, span.start, m.start())
    ]
    found += known.new_years.finditer(text, span.start, span.end)
    return [(m.start(), m.end(), "head") for m in found]


def _verb_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    known = clause_patterns()
    modal = known.modal.search(text, span.start, span.end)
    if modal is None:
        return []
    found = known.new_verb.finditer(text, modal.end(), span.end)
    return [
        (
            m.start(),
            m.end() if text[m.end() - 3 : m.end()].lower() != "to " else m.end() - 3,
            "verb",
        )
        for m in found
    ]


def _subject_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    known = clause_patterns()
    return [
        (m.start(), m.end(), "subject")
        for m in known.new_subject.finditer(text, span.start, span.end)
        if (
            text[m.start()] == ","
            or _YOU.match(text, m.start())
            or known.modal.search(text, span.start, m.start())
        )
        and not known.subordinate.match(text, span.start, m.start())
        and not known.relative.match(text, m.end())
        and not known.conceding.match(text, m.end())
        and not (m[0].strip() == "," and known.modal.match(text, m.end()))
    ]


def _that_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    """Part conditions that hang on one verb: `We ask that you can row, and that you can swim`."""
    found = list(clause_patterns().that.finditer(text, span.start, span.end))
    return [(m.start(), m.end(), "verb") for m in found[1:] if not m[0][0].isalpha()]


def _complete(left: str) -> bool:
    """Tell whether the words say something without those behind them."""
    known, said = clause_patterns(), left.strip(" ,")
    if known.opener.fullmatch(said):
        return False
    if len(said.split()) < _FEWEST or known.objectless.search(said):
        return False
    return not known.head_alone.match(said)


def _clean(text: str, span: Span) -> Span:
    span = trimmed(text, span, " \t\r\n\u00a0,;&")
    front = clause_patterns().front.match(span.of(text))
    return Span(span.start + front.end(), span.end) if front else span
