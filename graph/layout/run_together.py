"""Find labels in a line to which several have run together, and those in capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import fits
from remit.graph.layout.furniture import heads_paper
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.printed import (
    LABEL_WORDS,
    SEAM,
    begins_label,
    holds_capitals,
    in_one_dress,
    looks_printed,
)
from remit.graph.layout.small_words import small_words
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.lexicon import names_a
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.layout.labels import Found

_SAYS = re.compile(r"\S")
_WORD = re.compile(r"[^\s]+")
_REMARK = 80
_NEAR = 40
_FEW_LABELS = 3
_FEW_FIELDS = 2
_SHORTEST = 3
_TWO, _PAPER_WORDS = 2, 4
_HEADING_WORDS, _TITLE_WORDS = 5, 5
_SHAPED = frozenset({"vetting", "grade", "role_code"})
"""Fields whose values have a shape."""
_OF_PEOPLE = frozenset({"title", "rank", "reports_to", "accountable_to", "direct_reports"})
"""Fields whose values name people at work."""
_HEADS_PART = re.compile(r"(?<=[.;:)])\s+([A-Z][a-z]+|[A-Z]{5,})(?=\s+[A-Z0-9])")


def run_together(text: str, span: Span, known: Sequence[Found]) -> list[Found]:
    """Find the labels of a line that has lost its lines, besides those that are known."""
    found: list[Found] = []
    words = _words(text, span)
    opening = _opening(text, words)
    bare = list(_capitalised(text, words, opening))
    taken = Taken(Span(start, end) for start, end, _ in bare)
    opening = [at for at in opening if not at or begins_label(text, words[at - 1])]
    small = [
        f for f in _in_small_letters(text, words, opening) if not taken.overlaps(Span(f[0], f[1]))
    ]
    told = sorted({*bare, *small, *known}, key=lambda found: found[:2])
    fields = {label.field for _, _, label in told if label.field}
    enough = _FEW_FIELDS if _SAYS.search(text, 0, span.start) is None else _FEW_LABELS
    if len(bare) >= _FEW_LABELS or (len(fields) >= enough and len(small) + len(bare) > 1):
        found += bare + (small if len(fields) >= enough else [])
        found += _in_header(text, span, told)
    else:
        sentences = [f for f in bare if _ends_sentence(text, span, f)]
        found += _adjoining(text, span, sentences) or _last_word(text, span)
    found += _with_shaped_value(text, words, opening)
    found += _between_seams(text, span)
    found += _counterparts(text, span, [*known, *found])
    return found + _before_sentences(text, span)


def _words(text: str, span: Span) -> list[Span]:
    """List the words of a range, parted at white space."""
    return [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]


def _opening(text: str, words: Sequence[Span]) -> list[int]:
    """List the words with which a label may begin: those with a capital that begin a known one."""
    known = labels()
    return [
        at
        for at, word in enumerate(words)
        if text[word.start].isupper() and known.may_begin(text[word.start : word.end])
    ]


def _capitalised(text: str, words: Sequence[Span], opening: Sequence[int]) -> Iterator[Found]:
    """Find labels in a text that has lost its lines: of several words, printed with capitals."""
    done = 0
    for index in opening:
        if index < done:
            continue
        for last in range(min(index + LABEL_WORDS, len(words)) - 1, index - 1, -1):
            phrase = text[words[index].start : words[last].end]
            label = _within(phrase)
            known = label is not None and (label.sure or label.kind is not None)
            behind = words[last + 1].of(text) if last + 1 < len(words) else ""
            goes_on = behind in small_words().complementing or behind in small_words().being
            known = known and not (goes_on and last > index)
            known = known and not _in_prose(text, words, index, last)
            known = known and not _opens_title(text, words, index, last)
            known = known and not (
                label and label.kind == "context" and _in_post(text, words, last)
            )
            if label is not None and known and _stands_apart(text, words, index, last):
                yield words[index].start, words[last].end, label
                done = last + 1
                break


def _in_small_letters(text: str, words: Sequence[Span], opening: Sequence[int]) -> Iterator[Found]:
    """Find labels of several words of which only the first has a capital: `Job grade`."""
    done = 0
    for index in opening:
        if index < done:
            continue
        for last in range(min(index + LABEL_WORDS, len(words) - 1) - 1, index, -1):
            phrase = text[words[index].start : words[last].end]
            goes_on = text[words[last + 1].start].islower()
            if goes_on or not phrase[1:].islower() or not phrase[-1].isalpha():
                continue
            label = labels().field(phrase, slips=False)
            if label is not None and label.sure:
                yield words[index].start, words[last].end, label
                done = last + 1
                break


def _in_prose(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether a sentence goes on in small letters behind words in its middle."""
    if first == 0 or last + 1 == len(words) or text[words[first - 1].end - 1] in ".;:)":
        return False
    return text[words[last + 1].start].islower()


def _opens_title(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether words open a line that is no more than a title: `General Duties Officer`."""
    if first or last + 1 >= len(words) or len(words) > _TITLE_WORDS:
        return False
    return text[words[last].end - 1] != ":" and names_work(text[words[first].start : words[-1].end])


def _in_post(text: str, words: Sequence[Span], last: int) -> bool:
    """Tell whether a sentence names somebody with the words behind: `The Team Leader sees to`."""
    if last + 2 >= len(words) or not text[words[last + 2].start].islower():
        return False
    return names_work(text[words[last].start : words[last + 1].end])


def _stands_apart(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    phrase = text[words[first].start : words[last].end]
    several = last > first or "/" in phrase or "\\" in phrase
    apart = first == 0 or begins_label(text, words[first - 1])
    printed = looks_printed(phrase) and in_one_dress(phrase)
    return several and apart and printed and not _names_a_level(text, words, first, last)


def _names_a_level(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether words stand in the name of a level, as in `Personnel Vetting Level 2`."""
    ends = {last, min(last + 1, len(words) - 1)}
    starts = range(max(0, first - _FEW_LABELS), first)
    return any(
        names_a("VettingLevel", text[words[start].start : words[end].end].rstrip(".,;"))
        for start in starts
        for end in ends
    )


def in_capitals_only(text: str, span: Span) -> Iterator[Found]:
    """Find labels, also of one word, that stand in capitals among words that do not."""
    if not holds_capitals(text, span):
        return
    words = _words(text, span)
    index = 0
    shouted = [word.of(text) == word.of(text).upper() for word in words]
    while index < len(words):
        step = 1
        end = index
        while end < len(words) and end < index + LABEL_WORDS and shouted[end]:
            end += 1
        for last in range(end - 1, index - 1, -1):
            phrase = text[words[index].start : words[last].end]
            if not phrase.isupper() or len(phrase) <= _SHORTEST:
                continue
            listed = _within(phrase)
            label = listed or (made_heading(phrase) if last - index >= _TWO else None)
            if label is None or _in_a_name(text, words, index, last):
                continue
            if not _among_shouted(text, words, index, last, alone=listed is not None):
                yield words[index].start, words[last].end, label
                step = last - index + 1
                break
        index += step


def _in_a_name(text: str, words: Sequence[Span], first: int, last: int) -> bool:
    """Tell whether words are part of a name or a sentence: `ACCOUNTABILITY OFFICER`, `POST is`."""
    before = words[first - 1].of(text).casefold() if first else ""
    behind = words[last + 1].of(text).casefold() if last + 1 < len(words) else ""
    alone = first == last and text[words[last].end - 1] != ":"
    return (
        before in small_words().joining
        or behind in small_words().complementing
        or (alone and _goes_on(text, words, last))
    )


def _among_shouted(text: str, words: Sequence[Span], first: int, last: int, *, alone: bool) -> bool:
    """Tell whether words are the middle of a line in capitals: `PART TIME CLERK`.

    A listed label of one word counts only where it stands `alone`, without a colon.
    """
    if text[words[last].end - 1] == ":" or (alone and last > first):
        return False
    before = words[first - 1].of(text) if first else ""
    behind = words[last + 1].of(text) if last + 1 < len(words) else ""
    ends = text[words[last].end - 1] == "."
    return _is_shouted(before) and (ends or not alone or _is_shouted(behind))


def _is_shouted(word: str) -> bool:
    """Tell whether a word is one of several letters, all capitals, and no sentence ends with it."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _goes_on(text: str, words: Sequence[Span], at: int) -> bool:
    """Tell whether a sentence goes on in small letters behind a word."""
    return at + 1 < len(words) and text[words[at + 1].start].islower()


def _within(phrase: str) -> Label | None:
    """Read words in the middle of a line as a label; a stroke parts no languages there."""
    known = labels()
    return known.field(phrase, slips=False) or known.section(phrase, alone=False)


def _ends_sentence(text: str, span: Span, found: Found) -> bool:
    """Tell whether a label opens its piece of text, or stands behind a sentence or a header."""
    before = text[max(span.start, found[0] - _NEAR) : found[0]].split()
    if not before or before[-1][-1] in ".;:)":
        return True
    return any(heads_paper(" ".join(before[-count:])) for count in range(_TWO, _PAPER_WORDS + 1))


def _adjoining(text: str, span: Span, found: list[Found]) -> list[Found]:
    """Add headings such as `Essential` that stand at once behind a label, the longest there."""
    more = list(found)
    for _, end, heading in found:
        if heading.field is not None:
            continue
        near = min(span.end, end + _REMARK)
        words = list(islice(_WORD.finditer(text, end, near), _HEADING_WORDS + 1))
        for count in range(min(len(words), _HEADING_WORDS), 0, -1):
            phrase = text[words[0].start() : words[count - 1].end()]
            label = labels().section(phrase) if phrase[0].isupper() else None
            if label is None or not (label.sure or count > 1) or not looks_printed(phrase):
                continue
            if count == len(words) or words[count][0] not in small_words().joining:
                more.append((words[0].start(), words[count - 1].end(), label))
                break
    return more


def _counterparts(text: str, span: Span, found: list[Found]) -> Iterator[Found]:
    """Find `Desirable` behind a sentence where `Essential` heads a part, or the other way."""
    heads = {label.modality for _, _, label in found if label.kind == "requirements" and label.sure}
    if not heads:
        return
    for word in _HEADS_PART.finditer(text, span.start, span.end):
        label = labels().section(word[1])
        if label is not None and label.sure and label.modality not in heads:
            yield word.start(1), word.end(1), label


def _before_sentences(text: str, span: Span) -> list[Found]:
    """Find words that head a part between two sentences: `… apply. Role As a Clerk you file`."""
    known = _run_in()
    return [
        (found.start(1), found.end(1), known.heads[found[1]])
        for found in known.words.finditer(text, span.start, span.end)
    ]


@dataclass(frozen=True, slots=True)
class _RunIn:
    """The words of `run_in` in `data/layout/headings.toml`."""

    words: re.Pattern[str]
    heads: Mapping[str, Label]


@once_per_overlay
def _run_in() -> _RunIn:
    data = load_toml("layout/headings.toml")["run_in"]
    heads = {
        word: Label(kind=entry["kind"], modality=entry.get("modality"))
        for entry in data["heads"]
        for word in entry["words"]
    }
    names = rf"(?:[A-Z][a-z]+\s+){{1,3}}(?:{any_of(data['bodies'])})"
    behind = rf"(?=\s+(?:(?:{any_of(data['before'])})|{names})\s)"
    words = rf"\s(?<=[.;)](?s:.))\s*({'|'.join(heads)}){behind}"
    return _RunIn(re.compile(words), heads)


def _last_word(text: str, span: Span) -> list[Found]:
    """Find a heading of one word that stands last, behind a sentence and before the next bullet."""
    words = list(_WORD.finditer(text, max(span.start, span.end - _REMARK), span.end))
    label = labels().section(words[-1][0]) if len(words) > 1 else None
    if label is None or not label.sure or not words[-1][0][0].isupper():
        return []
    return [(words[-1].start(), words[-1].end(), label)] if words[-2][0][-1] in ".;" else []


def _in_header(text: str, span: Span, sure: list[Found]) -> list[Found]:
    """Add labels of one word that stand among others before the first heading: `Grade`, `Base`.

    Each has a value before it and one behind it, and its field has no other label there.
    """
    opens = min((start for start, _, label in sure if label.field), default=span.end)
    heading = next((start for start, _, label in sure if label.kind and start > opens), span.end)
    fields = [f for f in sure if f[2].field and f[0] < heading]
    with_colon = sum(text[start : end + 1].endswith(":") for start, end, _ in fields)
    with_colon = max(with_colon, sum(text[end - 1] == ":" for _, end, _ in fields))
    if len(fields) < _FEW_FIELDS or 2 * with_colon > len(fields) + 1:
        return _adjoining(text, span, sure)[len(sure) :]
    taken = {label.field for _, _, label in fields}
    starts = {start for start, _, _ in sure} | {heading}
    ends = {end for _, end, _ in sure}
    words = _words(text, Span(fields[0][1], heading))
    shouted = span.of(text).isupper()
    known = Taken(Span(start, end) for start, end, _ in sure)
    found: list[Found] = []
    for before, word, behind in zip(
        words, words[1:], [*words[2:], Span(heading, heading)], strict=False
    ):
        label = labels().field(word.of(text))
        inside = known.overlaps(Span(word.start, word.start + 1))
        if label is None or inside or not text[word.start].isupper():
            continue
        if label.field in taken and label.field != "unit":
            continue
        other = labels().field(behind.of(text)) if behind.start < heading else None
        if other is not None and other.field != label.field and label.field == "unit":
            continue  # the last word of a name, before the next label
        if before.end in ends or behind.start in starts or text[behind.start].islower():
            continue
        if behind.of(text).endswith(":") or names_work(f"{word.of(text)} {behind.of(text)}"):
            continue
        if _is_in_contents(text, behind.start, heading):
            continue
        following = min((start for start in starts if start > word.start), default=heading)
        if label.field not in _OF_PEOPLE and names_work(text[word.start : following].strip()):
            continue
        answer = text[behind.start : behind.start + _NEAR]
        shaped = fits(label.field or "", answer) or answer[:1].isdigit()
        if (shouted or label.field in _SHAPED) and not shaped:
            continue
        if begins_label(text, before):
            found.append((word.start, word.end, label))
            taken.add(label.field)
            ends.add(word.end)
    return found + _adjoining(text, span, sure)[len(sure) :]


def _is_in_contents(text: str, start: int, end: int) -> bool:
    """Tell whether a heading stands right behind a word, as in a list of what a page holds."""
    words = [m.end() for m in islice(_WORD.finditer(text, start, end), _HEADING_WORDS)]
    heads = (labels().section(text[start:stop]) for stop in words[1:])
    return any(label is not None and label.sure and label.listed for label in heads)


def _with_shaped_value(text: str, words: Sequence[Span], opening: Sequence[int]) -> Iterator[Found]:
    """Find labels of several words by the shape of their value, as in `Level of vetting MV`."""
    for index in opening:
        for last in range(min(index + LABEL_WORDS, len(words) - 1) - 1, index, -1):
            label = labels().field(text[words[index].start : words[last].end], slips=False)
            behind = text[words[last + 1].start : words[last + 1].start + _NEAR]
            if label is not None and label.sure and fits(label.field or "", behind):
                yield words[index].start, words[last].end, label
                break


def _between_seams(text: str, span: Span) -> Iterator[Found]:
    """Find labels run into the words on both sides, as in `London.Job SummaryThe team`."""
    seams = [span.start, *(m.start() for m in SEAM.finditer(text, span.start, span.end))]
    for start, end in pairwise(seams):
        phrase = text[start:end]
        if len(phrase) > labels().longest or " " not in phrase or not looks_printed(phrase):
            continue
        label = _within(phrase)
        if label is not None and (label.sure or label.kind is not None):
            yield start, end, label
