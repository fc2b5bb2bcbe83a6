"""Part an item into clauses that each state one condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(\[]?[A-Z0-9])|;\s+(?!or\s)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|incl|approx|dept|vs|mr|mrs|ms|dr|st|inc|ref|tel|ext|cap|capt|sgt|insp|supt)|\b[A-Z])\.$",
    re.I,
)
_QUALIFIERS = (
    "a|an|the|some|any|of|and|or|minimum|level|"
    "good|sound|strong|proven|excellent|thorough|demonstrable|effective|developed|considerable|high|"
    "basic|general|broad|detailed|in-depth|full|extensive|comprehensive|significant|substantial|"
    "working|practical|technical|specialist|professional|expert|clear|"
    "relevant|previous|current|recent|up-to-date|valid"
)
_HEAD = (
    rf"(?:(?:{_QUALIFIERS})\s+){{0,5}}"
    r"(?:knowledge|understanding|awareness|appreciation|familiarity|experience|(?:track|proven|strong)\s+record|"
    r"ability|abilities|skills?|competence|proficiency|willingness|commitment)\b"
)
_HEAD_STEMS = (
    *("knowledge", "understanding", "awareness", "appreciation", "familiarity", "experience"),
    *("record", "abilit", "skill", "competence", "proficiency", "willingness", "commitment"),
)
"""One of these stands in all that `_HEAD` finds; looking for them is cheaper."""
_MODAL_STEMS = (
    *("must", "should", "shall", "will", "'ll", "’ll", "need", "has", "have"),
    *("required", "expected", "may"),
)
"""One of these stands in all that `_MODAL` finds."""
_JOIN = (
    r"(?:\s*,\s*(?:and\s+|plus\s+|with\s+|as\s+well\s+as\s+|together\s+with\s+)?"
    r"|\s+(?:and|&|plus|with|together\s+with|as\s+well\s+as)\s+)"
)
_AS_WOULD = re.compile(r"(?<!\bsuch)\s*,?\s+as\s+would\s+(?:be\s+)?", re.I)
_NEW_HEAD = re.compile(
    rf"{_JOIN}(?:also\s+)?(?!or\b)(?=(?:(?:ideally|preferably)\s+)?{_HEAD})", re.I
)
_NEW_SKILL = re.compile(rf"{_JOIN}(?=(?:(?:{_QUALIFIERS})\s+){{1,3}}[\w-]+\s+skills\b)", re.I)
_NEW_YEARS = re.compile(
    rf"{_JOIN}(?=(?:at\s+least\s+|a\s+minimum\s+of\s+)?(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight"
    r"|ten)\s+(?:\(\d{1,2}\)\s+)?(?:years?|months?)\b)",
    re.I,
)
_ANY_HEAD = re.compile(_HEAD, re.I)
_MODAL = (
    r"(?:must|should|shall|will|you[’']ll|needs?\s+to|ha(?:s|ve)\s+to"
    r"|is\s+required|are\s+required|(?:is|are|be)\s+expected"
    r"|may\s+(?:also\s+)?be\s+(?:asked|required|expected|called|needed))"
)
_NEW_VERB = re.compile(
    r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:to\s+)?"
    r"(?=(?:have|hold|possess|obtain|maintain|pass|wear|provide|be\s+(?:able|willing|prepared|eligible)|"
    r"work|travel|undertake|undergo|attend|participate|join|comply)\b)",
    re.I,
)
_NEW_SUBJECT = re.compile(
    rf"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?=(?:(?!and\b|or\b)[\w'’-]+\s+){{0,4}}{_MODAL}\b)",
    re.I,
)
_BARE_MODAL = re.compile(rf"{_MODAL}\b", re.I)
_YOU = re.compile(r"\s+and\s+you\b", re.I)
_HAS_MODAL = re.compile(rf"\b{_MODAL}\b", re.I)
_OBJECTLESS = re.compile(
    r"\b(?:of|in|with|for|to|on|at|by|from|between|and|or|both|the|a|an|your|their|his|her|"
    r"good|strong|excellent|proven|relevant|combined|candidates?|applicants?|someone|those|"
    r"have|has|hold|obtain|gain|achieve|attain|acquire|possess|require[sd]?|demonstrate[sd]?)\s*$"
    r"|\bcombination\s+of\s+(?:\w+\s+)?\w+\s*$"
    rf"|\b(?:an?|the)\s+(?:very\s+)?(?:{_QUALIFIERS})\s*$",
    re.I,
)
_SUBORDINATE = re.compile(
    r"(?:where|if|when|while|before|after|as|following|once|unless|because|since|on occasions?)\b",
    re.I,
)
_RELATIVE = re.compile(r"(?:\w+\s+)?of\s+(?:which|whom)\b|(?:which|who|whose)\b", re.I)
_HEAD_ALONE = re.compile(rf"^(?:[\w'’]+\s+){{0,6}}?{_HEAD}$", re.I)
_OPENER = re.compile(
    r"in\s+addition|as\s+such|at\s+times|in\s+all\s+cases|as\s+a\s+result|to\s+this\s+end|as\s+part\s+of\s+[\w\s]+"
    r"|(?:for|in)\s+this\s+(?:role|post|position|vacancy|job(?:\s+opening)?)|(?:when|where|if)\s+\w+|on\s+occasions?",
    re.I,
)
_FRONT = re.compile(r"^(?:however|also|additionally|and|but|therefore|in addition,)[\s,]+", re.I)
_MANY = 2_000
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
    parts: list[Span] = []
    at = span.start
    for end in _SENTENCE.finditer(text, span.start, span.end):
        if _ABBREVIATED.search(text, max(at, end.start() - _ABBREVIATION), end.start()):
            continue
        parts.append(trimmed(text, Span(at, end.start())))
        at = end.end()
    parts.append(trimmed(text, Span(at, span.end)))
    return [p for p in parts if len(p)]


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
        yield sentence, [Clause(sentence)] if long else _parted(text, sentence)


def _parted(text: str, sentence: Span) -> list[Clause]:
    low = sentence.of(text).casefold()
    found: set[tuple[int, int, str]] = set()
    if _holds(low, _HEAD_STEMS):
        found.update(_head_cuts(text, sentence))
    if _holds(low, _MODAL_STEMS):
        found.update(_verb_cuts(text, sentence))
        found.update(_subject_cuts(text, sentence))
    if "would" in low:
        also = _AS_WOULD.finditer(text, sentence.start, sentence.end)
        found.update((m.start(), m.end(), "verb") for m in also)
    cuts = sorted(found)
    parts: list[Clause] = []
    start, continues = sentence.start, False
    for left, right, kind in cuts:
        if left <= start or not _complete(text[start:left]):
            continue
        parts.append(Clause(_clean(text, Span(start, left)), continues))
        start, continues = right, kind == "verb" or _BARE_MODAL.match(text, right) is not None
    parts.append(Clause(_clean(text, Span(start, sentence.end)), continues))
    return [p for p in parts if len(p.span)]


def _holds(text: str, stems: Iterable[str]) -> bool:
    """Tell whether any of these stands in a text."""
    for stem in stems:  # noqa: SIM110 - a loop is twice as fast as a generator
        if stem in text:
            return True
    return False


def _head_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    found = [
        m
        for m in _NEW_HEAD.finditer(text, span.start, span.end)
        if _ANY_HEAD.search(text, span.start, m.start())
        or _SUBORDINATE.match(text, span.start, m.start())
    ]
    found += [
        m
        for m in _NEW_SKILL.finditer(text, span.start, span.end)
        if _ANY_HEAD.search(text, span.start, m.start())
    ]
    found += _NEW_YEARS.finditer(text, span.start, span.end)
    return [(m.start(), m.end(), "head") for m in found]


def _verb_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    modal = _HAS_MODAL.search(text, span.start, span.end)
    if modal is None:
        return []
    found = _NEW_VERB.finditer(text, modal.end(), span.end)
    return [
        (
            m.start(),
            m.end() if text[m.end() - 3 : m.end()].lower() != "to " else m.end() - 3,
            "verb",
        )
        for m in found
    ]


def _subject_cuts(text: str, span: Span) -> list[tuple[int, int, str]]:
    return [
        (m.start(), m.end(), "subject")
        for m in _NEW_SUBJECT.finditer(text, span.start, span.end)
        if (
            text[m.start()] == ","
            or _YOU.match(text, m.start())
            or _HAS_MODAL.search(text, span.start, m.start())
        )
        and not _SUBORDINATE.match(text, span.start, m.start())
        and not _RELATIVE.match(text, m.end())
        and not (m[0].strip() == "," and _BARE_MODAL.match(text, m.end()))
    ]


def _complete(left: str) -> bool:
    """Tell whether the words say something without those behind them."""
    said = left.strip(" ,")
    if _OPENER.fullmatch(said):
        return False
    return len(said.split()) >= 2 and not _OBJECTLESS.search(said) and not _HEAD_ALONE.match(said)


def _clean(text: str, span: Span) -> Span:
    span = trimmed(text, span, " \t\r\n\u00a0,;&")
    front = _FRONT.match(span.of(text))
    return Span(span.start + front.end(), span.end) if front else span
