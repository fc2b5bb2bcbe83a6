"""Find labels inside a line: before colons, glued to words, in text that has lost its lines."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.answers import fits
from remit.graph.layout.furniture import wording
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.misread import misread_field
from remit.graph.places import Taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.atoms import Atom

Found = tuple[int, int, Label]
"""Where a label begins and ends, and what it announces."""

LABEL_WORDS = 9
LONG = 300
"""From this length on, a line may be several that have run together."""
_WORD = re.compile(r"[^\s]+")
_SHORT = 8
_FAR = 200
_REMARK = 80
_SLACK = 40
"""What a printed label may have beyond the longest that is known: stars, brackets, gaps."""
_FEW_LABELS = 3
_HEADING_WORDS = 5
_SHORT_LINE = 60
_FEW_SHOUTED = 2
_JOINING = frozenset(
    "the a an of and or for to in with your our their this that its under by".split()  # noqa: SIM905 - a list of words reads best as words
)
_BEFORE_NAMES = frozenset("the a of and or for to in your this".split())  # noqa: SIM905 - as above
_BEHIND_NOUNS = frozenset({"of", "in", "with", "to", "that", "at", "on", "the", "a", "an"})
_SEAM = re.compile(r"(?<=[a-z0-9)])(?=[A-Z])|(?<=[a-z][.:])(?=[A-Z])")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s*(?=[A-Z])")
_LONE_NUMBER = re.compile(r"([2-9])[.)]")
_HEADS_PART = re.compile(r"(?<=[.;:)])\s+([A-Z][a-z]+|[A-Z]{5,})(?=\s+[A-Z0-9])")
_SHOUTED = re.compile(r"[A-Z][A-Z]")
_COLON = re.compile(":")
_WEIGHT_LETTER = re.compile(r"(?<!\S)[ED]:(?=\s+\S)")
_SPACED = re.compile(r"[ \u00a0]{2,}")


def labels_inside(text: str, atom: Atom) -> list[Found]:
    """List the labels within an atom that is not one as a whole, none inside another."""
    found = list(_before_colons(text, atom.span)) if ":" in atom.text else []
    found += _weight_letters(text, atom.span) if "E: " in atom.text or "D: " in atom.text else []
    if len(atom.text) > LONG or atom.width > LONG:
        bare = list(_capitalised(text, atom.span))
        if len(bare) >= _FEW_LABELS:
            found += bare + _in_header(text, atom.span, bare)
        else:
            ended = [f for f in bare if _ends_sentence(text, atom.span, f)]
            found += _adjoining(text, atom.span, ended) or _last_word(text, atom.span)
        found += _with_shaped_value(text, atom.span)
        found += _between_seams(text, atom.span)
        found += _counterparts(text, atom.span, found)
    elif not found:
        found = list(_before_spaces(text, atom))
    if len(atom.text) > _SHORT_LINE and not atom.text.isupper():
        shouted = [f for f in _in_capitals_only(text, atom.span) if f not in found]
        if len(shouted) >= _FEW_SHOUTED:
            found += shouted
    if ":" in atom.text:
        found = [f for f in found if not _speaks_of(text, atom, f)]
    if not found:
        return []
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda item: (item[0], -item[1])):
        if not kept or (item[0] >= kept[-1][1] and not _repeats(text, kept[-1], item)):
            kept.append(item)
    return kept


def _repeats(text: str, before: Found, found: Found) -> bool:
    """Tell whether a word that may be a label is a value: `Reports to: Manager: Stores`."""
    asked = found[2].field
    return asked is not None and asked == before[2].field and not text[before[1] : found[0]].strip()


def looks_printed(phrase: str) -> bool:
    """Tell whether words are printed as labels are: the long ones with capitals, or only the first.

    >>> looks_printed("Line Manager"), looks_printed("reports to"), looks_printed("Reports daily")
    (True, False, False)
    """
    number = _NUMBERED.match(phrase)
    phrase = phrase[number.end() :] if number else phrase
    if not phrase[:1].isupper():
        return False
    long_words = [w for w in _words(phrase) if len(w) > 3]
    return (
        len(long_words) < 2
        or all(w[0].isupper() or not w[0].isalpha() for w in long_words)
        or phrase.rstrip().endswith(":")
    )


def _words(phrase: str) -> list[str]:
    """Part a phrase at white space and at strokes."""
    return phrase.replace("/", " ").replace("\\", " ").split()


def _before_colons(text: str, span: Span) -> Iterator[Found]:
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    for index, word in enumerate(words):
        for colon in _COLON.finditer(word.of(text)):
            end = word.start + colon.end()
            found = _ending_at(text, words, index, end)
            if found is not None:
                yield found


def _weight_letters(text: str, span: Span) -> Iterator[Found]:
    """Read an `E:` or a `D:` that opens a line, or a sentence in it, as the heading of a list."""
    for said in _WEIGHT_LETTER.finditer(text, span.start, span.end):
        before = text[span.start : said.start()].rstrip()
        if not before or before[-1] in ".:;":
            modality = "essential" if said[0][0] == "E" else "desirable"
            yield said.start(), said.end(), Label(kind="requirements", modality=modality)


def _ending_at(text: str, words: list[Span], index: int, end: int) -> Found | None:
    """Find the longest label that ends with this colon, also one glued to the word before it."""
    for first in range(max(0, index - LABEL_WORDS), index + 1):
        if _ends_a_name(text, words, first):
            continue
        starts = [words[first].start]
        starts += [words[first].start + m.start() for m in _SEAM.finditer(words[first].of(text))]
        for start in starts:
            phrase = text[start:end]
            inside = start > words[0].start
            if (inside and phrase[:1].islower()) or len(phrase) > labels().longest + _SLACK:
                continue
            label = labels().field(phrase, slips=first == 0)
            if label is None and first == 0 and labels().section(phrase) is None:
                label = misread_field(phrase, bordered=True)
            if label is None and (
                first == 0 or len(phrase) > _SHORT or _ended(text, words[first - 1])
            ):
                label = labels().section(phrase, alone=first == 0)
            opens = first == 0 and start == words[0].start
            if label is None and (
                opens or (first and start == words[first].start and _ended(text, words[first - 1]))
            ):
                label = made_heading(phrase)
            glued = start > words[first].start
            apart = glued or first == 0 or _breaks(text, words[first - 1])
            apart = apart and not in_brackets(text, words[0].start, start)
            apart = apart and not (start > words[0].start and _is_end(text, words, first, phrase))
            if label is None or start == end or not apart:
                continue
            small = opens and label.field is not None
            small = small and (label.sure or text[end : end + 4].strip()[:1].isupper())
            if small or looks_printed(phrase):
                return start, end, label
    return None


def _ends_a_name(text: str, words: list[Span], first: int) -> bool:
    """Tell whether a number is the end of a name, as in `Nurse Manager 2. You will:`.

    No number stands before it, and no sentence ends there.
    """
    number = _LONE_NUMBER.fullmatch(words[first].of(text)) if first else None
    if number is None or not text[words[first - 1].start].isupper():
        return False
    before = f"{int(number[1]) - 1}"
    listed = any(w.of(text).rstrip(".)") == before for w in words[max(0, first - _FAR) : first])
    return not (listed or _ended(text, words[first - 1]))


def _is_end(text: str, words: list[Span], first: int, phrase: str) -> bool:
    """Tell whether a word only ends a label that is not known, as in `Welsh Language Level:`."""
    if phrase.rstrip(" :").casefold() not in wording().compounds or first == 0:
        return False
    before = text[words[0].start : words[first].start]
    return ":" not in before and len(before.split()) < LABEL_WORDS and looks_printed(before.strip())


def in_brackets(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket that was opened in a line is still open at this place."""
    start = max(start, at - _REMARK)
    return text.count("(", start, at) > text.count(")", start, at)


def _speaks_of(text: str, atom: Atom, found: Found) -> bool:
    """Tell whether a word that may be a label opens a bullet, or a sentence that goes on small.

    So does `Command: making decisions`, and `Reports: write what the law asks for.`
    """
    _, end, label = found
    if label.field is None or label.sure or not text[end : end + 3].strip(" :")[:1].islower():
        return False
    behind = text[end : atom.span.end].split()
    return bool(atom.marker) or (len(behind) > _FEW_LABELS and behind[-1].endswith("."))


def _ended(text: str, previous: Span) -> bool:
    """Tell whether a sentence ends with this word."""
    return text[previous.end - 1] in ".;"


def begins_label(text: str, previous: Span) -> bool:
    """Tell whether a label can begin after a word that joins nothing to it."""
    return _breaks(text, previous) and previous.of(text).casefold() not in _JOINING


def _breaks(text: str, previous: Span) -> bool:
    """Tell whether a label can begin after this word."""
    return text[previous.end - 1] not in ",(" and previous.of(text).casefold() not in _BEFORE_NAMES


def _capitalised(text: str, span: Span) -> Iterator[Found]:
    """Find labels in a text that has lost its lines: of several words, printed with capitals."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    index = 0
    while index < len(words):
        step = 1
        word = words[index]
        if text[word.start].isupper() and labels().may_begin(word.of(text)):
            for last in range(min(index + LABEL_WORDS, len(words)) - 1, index - 1, -1):
                phrase = text[words[index].start : words[last].end]
                label = _within(phrase)
                known = label is not None and (label.sure or label.kind is not None)
                goes_on = last + 1 < len(words) and words[last + 1].of(text) in _BEHIND_NOUNS
                known = known and not (goes_on and last > index)
                known = known and not _in_prose(text, words, index, last)
                if label is not None and known and _stands_apart(text, words, index, last):
                    yield words[index].start, words[last].end, label
                    step = last - index + 1
                    break
        index += step


def _in_prose(text: str, words: list[Span], first: int, last: int) -> bool:
    """Tell whether a sentence goes on in small letters behind words in its middle."""
    if first == 0 or last + 1 == len(words) or text[words[first - 1].end - 1] in ".;:)":
        return False
    return text[words[last + 1].start].islower()


def _in_capitals_only(text: str, span: Span) -> Iterator[Found]:
    """Find labels, also of one word, that stand in capitals among words that do not."""
    if not holds_capitals(text, span):
        return
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    index = 0
    shouted = [word.of(text) == word.of(text).upper() for word in words]
    while index < len(words):
        step = 1
        end = index
        while end < len(words) and end < index + LABEL_WORDS and shouted[end]:
            end += 1
        for last in range(end - 1, index - 1, -1):
            phrase = text[words[index].start : words[last].end]
            if not phrase.isupper() or len(phrase) <= _FEW_LABELS:
                continue
            label = _within(phrase)
            if label is not None and not _in_a_name(text, words, index, last):
                yield words[index].start, words[last].end, label
                step = last - index + 1
                break
        index += step


def holds_capitals(text: str, span: Span) -> bool:
    """Tell whether two capitals stand side by side in a range."""
    return _SHOUTED.search(text, span.start, span.end) is not None


def _in_a_name(text: str, words: list[Span], first: int, last: int) -> bool:
    """Tell whether words are part of a name or a sentence: `ACCOUNTABILITY OFFICER`, `POST is`."""
    before = words[first - 1].of(text).casefold() if first else ""
    behind = words[last + 1].of(text).casefold() if last + 1 < len(words) else ""
    alone = first == last and text[words[last].end - 1] != ":"
    return before in _JOINING or behind in _BEHIND_NOUNS or (alone and _goes_on(text, words, last))


def _goes_on(text: str, words: list[Span], at: int) -> bool:
    """Tell whether a sentence goes on in small letters behind a word."""
    return at + 1 < len(words) and text[words[at + 1].start].islower()


def _within(phrase: str) -> Label | None:
    """Read words in the middle of a line as a label; a stroke parts no languages there."""
    return labels().field(phrase, slips=False) or labels().section(phrase, alone=False)


def _ends_sentence(text: str, span: Span, found: Found) -> bool:
    """Tell whether a label opens its piece of text or stands behind the end of a sentence."""
    return not text[span.start : found[0]].strip() or text[: found[0]].rstrip()[-1:] in ".;:)"


def _adjoining(text: str, span: Span, found: list[Found]) -> list[Found]:
    """Add headings such as `Essential` that stand at once behind a label, the longest there."""
    more = list(found)
    for _, end, _ in found:
        near = min(span.end, end + _REMARK)
        words = list(islice(_WORD.finditer(text, end, near), _HEADING_WORDS + 1))
        for count in range(min(len(words), _HEADING_WORDS), 0, -1):
            phrase = text[words[0].start() : words[count - 1].end()]
            label = labels().section(phrase) if phrase[0].isupper() else None
            if label is None or not (label.sure or count > 1) or not looks_printed(phrase):
                continue
            if count == len(words) or words[count][0] not in _JOINING:
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
    if len(fields) < _FEW_SHOUTED:
        return _adjoining(text, span, sure)[len(sure) :]
    taken = {label.field for _, _, label in fields}
    starts = {start for start, _, _ in sure} | {heading}
    ends = {end for _, end, _ in sure}
    words = [Span(*m.span()) for m in _WORD.finditer(text, fields[0][1], heading)]
    known = Taken(Span(start, end) for start, end, _ in sure)
    found: list[Found] = []
    for before, word, behind in zip(
        words, words[1:], [*words[2:], Span(heading, heading)], strict=False
    ):
        label = labels().field(word.of(text))
        inside = known.overlaps(Span(word.start, word.start + 1))
        if label is None or label.field in taken or inside or not text[word.start].isupper():
            continue
        if before.end in ends or behind.start in starts or text[behind.start].islower():
            continue
        if behind.of(text).endswith(":"):
            continue
        if _breaks(text, before) and before.of(text).casefold() not in _JOINING:
            found.append((word.start, word.end, label))
            taken.add(label.field)
            ends.add(word.end)
    return found + _adjoining(text, span, sure)[len(sure) :]


def _with_shaped_value(text: str, span: Span) -> Iterator[Found]:
    """Find labels of several words by the shape of their value, as in `Level of vetting MV`."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]
    for index, word in enumerate(words):
        if index and not begins_label(text, words[index - 1]):
            continue
        if not (text[word.start].isupper() and labels().may_begin(word.of(text))):
            continue
        for last in range(min(index + LABEL_WORDS, len(words) - 1) - 1, index, -1):
            label = labels().field(text[word.start : words[last].end], slips=False)
            behind = text[words[last + 1].start : words[last + 1].start + _SLACK]
            if label is not None and label.sure and fits(label.field or "", behind):
                yield word.start, words[last].end, label
                break


def _between_seams(text: str, span: Span) -> Iterator[Found]:
    """Find labels run into the words on both sides, as in `London.Job SummaryThe team`."""
    seams = [span.start, *(m.start() for m in _SEAM.finditer(text, span.start, span.end))]
    for start, end in pairwise(seams):
        phrase = text[start:end]
        if len(phrase) > labels().longest or " " not in phrase or not looks_printed(phrase):
            continue
        label = _within(phrase)
        if label is not None and (label.sure or label.kind is not None):
            yield start, end, label


def _stands_apart(text: str, words: list[Span], first: int, last: int) -> bool:
    phrase = text[words[first].start : words[last].end]
    several = last > first or "/" in phrase or "\\" in phrase
    previous = text[words[first - 1].start : words[first - 1].end].casefold() if first else ""
    apart = first == 0 or (_breaks(text, words[first - 1]) and previous not in _JOINING)
    return several and apart and looks_printed(phrase) and _in_one_dress(phrase)


def _in_one_dress(phrase: str) -> bool:
    """Tell whether all words but the small ones begin with capitals, and all shout or none does."""
    words = [w for w in _words(phrase) if w.casefold() not in _JOINING]
    long_words = [w for w in words if len(w) > _FEW_LABELS and w.isalpha()]
    alike = len({w.isupper() for w in long_words}) < 2
    return alike and all(w[0].isupper() or not w[0].isalpha() for w in words)


def _before_spaces(text: str, atom: Atom) -> Iterator[Found]:
    """Find a label that two spaces part from its value."""
    if atom.marker:
        return
    gap = _SPACED.search(text, atom.span.start, atom.span.end)
    if gap is not None:
        phrase = text[atom.span.start : gap.start()]
        label = labels().field(phrase)
        if label is not None and looks_printed(phrase):
            yield atom.span.start, gap.start(), label
