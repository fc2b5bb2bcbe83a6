"""Find where lines began in text that has lost its lines: at headings, list marks, rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.furniture import is_page_mark, wording
from remit.graph.layout.headings import heading_words, made_heading
from remit.graph.layout.inline import looks_printed
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.overlay import once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"\S+")
_SHORTEST = 16
_CROWDED = 250
_FEW = 6
_LONGEST_HEADING = 130
_LABEL_WORDS = 5
_LONG_NOTICE = 200
_FEW_DASHES = 3
_ENDS = (".", ";", ":", "!", "?", ")", "|", "*")
_JOINING = frozenset(
    "the a an of and or for to in with your our their his her this that its under by on at as from is are be &".split()  # noqa: SIM905, E501 - a list of words reads best as words
)
_WEIGHTS = frozenset({"essential", "desirable"})
_SAID = ("purpose", "duties", "requirements", "competencies", "performance")
_MARK = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<open>\(?)(?:(?P<number>\d{1,2})|(?P<letter>[A-Za-z])|(?P<roman>[ivx]{2,5}))"
    r"(?P<close>[.)])(?=\s+\S|[A-Z][a-z])|(?P<first>\d{1,2}(?:\.\d{1,2})?)\.(?P<last>\d{1,2})\.?(?=\s+[A-Z]|[A-Z]))"
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,5})[.)]?|[-–—•*·]")
_GAP = re.compile(r"\t|[ \u00a0]{3}")
_BORDER = re.compile(r"\s*(?:\t|\|(?=\s))")
_TAG = re.compile(
    r"<(?P<ends>/?)(?:(?P<cell>t[dh])|(?P<name>tr|p|li|h[1-6]|ul|ol|table|div|section|br|hr))\b",
    re.I,
)
_BOLD = re.compile(r"\*\*([^*\n]{2,60})\*\*")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_DASH = re.compile(r"(?<=[.;:]) +- (?=[A-Z])|(?<=\s)-(?=[A-Z][a-z])")
_EMPTY = re.compile(r"\|\s(?=\|[^|\s])")
_SHOUT = re.compile(r"(?<![\w&/-])[A-Z][A-Z’']*[A-Z](?:[ ,/&()-]{1,3}[A-Z][A-Z’']*)*(?![\w’'])")
_LETTER_BEHIND = re.compile(r"(?:[ ,/&()-]+[A-Z])+$")
_LAST = re.compile(r"[.;]\s+([A-Z]\w+)$")
_NEAR = 250
_FAR = 40
_LOOSE_DASH = re.compile(r" - (?=[A-Z])")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")


def relined(text: str, line: Span) -> list[Span]:
    """Part a line into the lines that it was made of, where headings and list marks show them.

    >>> said = "Sort post. Key Responsibilities 1. Open it. 2. Carry it round."
    >>> [s.of(said) for s in relined(said, Span(0, len(said)))]
    ['Sort post. ', 'Key Responsibilities ', '1. Open it. ', '2. Carry it round.']
    """
    if len(line) < _SHORTEST:
        return [line]
    if len(line) < _LONGEST_HEADING and made_heading(line.of(text).strip()) is not None:
        return [line]
    cuts = {*_rows(text, line), *_marks(text, line), *_dashes(text, line), *_headings(text, line)}
    cuts |= {*_labels(text, line), *_notices(text, line), *_shouted(text, line)}
    at = sorted({line.start, line.end, *(cut for cut in cuts if line.start < cut < line.end)})
    return [Span(start, end) for start, end in pairwise(at)]


def blocks(text: str, line: Span) -> list[Span]:
    """Part a line at the tags of a web page that begin a line of their own, outside cells.

    >>> said = "<p>One</p><p>Two</p>"
    >>> [s.of(said) for s in blocks(said, Span(0, len(said)))]
    ['<p>One</p>', '<p>Two</p>']
    """
    at, inside = [line.start, *_bold(text, line)], False
    for tag in _TAG.finditer(text, line.start, line.end):
        if tag["cell"]:
            inside = not tag["ends"]
        elif not tag["ends"] and not (inside and tag["name"].lower() != "tr"):
            inside = False
            at.append(tag.start())
    return [Span(start, end) for start, end in pairwise([*sorted(set(at)), line.end])]


def _bold(text: str, line: Span) -> Iterator[int]:
    """Find labels and headings that Markdown prints in bold in the middle of a line."""
    if "**" not in line.of(text) or "|" in line.of(text):
        return
    for found in _BOLD.finditer(text, line.start, line.end):
        words = found[1].strip()
        if text[line.start : found.start()].strip() and labels().field(words) is not None:
            yield found.start()
        elif labels().section(words) is not None or made_heading(words) is not None:
            if text[line.start : found.start()].strip(" *-•#"):
                yield found.start()
            if text[found.end() : line.end].strip(" *:"):
                yield found.end()


def _rows(text: str, line: Span) -> Iterator[int]:
    """Find the rows of a table of Markdown: each has as many cells as the rule below its head."""
    if "|" not in line.of(text):
        return
    for rule in _RULE.finditer(text, line.start, line.end):
        bars = rule[0].count("|")
        before = [m.start() for m in re.finditer(r"\|", line.of(text)[: rule.start() - line.start])]
        if len(before) >= bars:
            yield line.start + before[-bars]
        yield rule.start()
        at = rule.end()
        while True:
            opens = re.compile(r"\s*\|").match(text, at, line.end)
            if opens is None:
                yield at
                break
            yield opens.end() - 1
            row = re.compile(r"[^|]*\|" * (bars - 1)).match(text, opens.end(), line.end)
            if row is None:
                break
            at = row.end()
    empty = [m.end() for m in _EMPTY.finditer(text, line.start, line.end)]
    yield from empty if len(empty) >= _FEW_DASHES else ()


def _shouted(text: str, line: Span) -> Iterator[int]:
    """Find headings in capitals among words that are not, by the words of which they are made."""
    if line.of(text).isupper():
        return
    for found in _SHOUT.finditer(text, line.start, line.end):
        letters = _LETTER_BEHIND.search(found[0])
        phrase = found[0][: letters.start()] if letters else found[0]
        end = found.start() + len(phrase)
        behind = _WORD.search(text, end, line.end)
        if behind is not None and (behind[0][0].islower() or behind[0][0] in ":,|(-–/=&"):
            continue
        before = text[line.start : found.start()].rstrip()
        if before and before[-1] in ",(/-–&" or len(phrase) <= _FEW_DASHES:
            continue
        many = " " in phrase
        if not many and not (before[-1:] in ".;:" and behind is not None):
            continue
        label = labels().section(phrase, alone=False) or made_heading(phrase)
        if not _heads_a_list(label) or normal(phrase) in wording().lines:
            continue
        if before:
            yield found.start()
        if behind is not None:
            yield behind.start()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of a list; `place` counts within lists of one `style`."""

    at: int
    style: tuple[str, ...]
    place: int


def _marks(text: str, line: Span) -> Iterator[int]:
    """Find the marks that count on: `1.` and `2.`, `a)` and `b)`, `2.1` and `2.2`."""
    chains: dict[tuple[str, ...], list[_Mark]] = {}
    for found in _MARK.finditer(text, line.start, line.end):
        for mark in _read(found):
            chain = chains.get(mark.style)
            if chain is not None and mark.place == chain[-1].place + 1:
                chain.append(mark)
            elif mark.place == 1 or found.start() == line.start:
                yield from _kept(chain)
                chains[mark.style] = [mark]
    for chain in chains.values():
        yield from _kept(chain)


def _kept(chain: Sequence[_Mark] | None) -> Iterator[int]:
    if chain is not None and len(chain) > 1:
        yield from (mark.at for mark in chain)


def _read(found: re.Match[str]) -> Iterator[_Mark]:
    at = found.start()
    if found["last"]:
        yield _Mark(at, (found["first"],), int(found["last"]))
        return
    style = (found["open"], found["close"])
    if found["number"]:
        yield _Mark(at, ("1", *style), int(found["number"]))
        return
    letter = found["letter"]
    if letter:
        kind = "a" if letter.islower() else "A"
        yield _Mark(at, (kind, *style), ord(letter) - ord(kind) + 1)
    roman = letter or found["roman"]
    if roman in _ROMANS:
        yield _Mark(at, ("i", *style), _ROMANS.index(roman) + 1)


def _labels(text: str, line: Span) -> list[int]:
    """Find the labels that stand before the border of a cell, behind the value of another."""
    start = line.start
    opens, found = False, list[int]()
    for border in _BORDER.finditer(text, line.start, line.end):
        words = [Span(*m.span()) for m in _WORD.finditer(text, start, border.start())]
        opens = opens or (
            start == line.start and _is_label(line.of(text)[: border.start() - start])
        )
        start = border.end()
        for first in range(max(1, len(words) - _LABEL_WORDS), len(words)):
            phrase = text[words[first].start : words[-1].end]
            before = words[first - 1].of(text).casefold()
            if phrase[0].isupper() and before not in _JOINING and looks_printed(phrase):
                label = labels().field(phrase, slips=False)
                if label is None:
                    continue
                if label.sure and not _is_label(text[words[0].start : words[-1].end]):
                    found.append(words[first].start)
                break
    return found if opens or len(found) > 1 else []


def _is_label(phrase: str) -> bool:
    return labels().field(phrase) is not None or labels().section(phrase) is not None


def _notices(text: str, line: Span) -> Iterator[int]:
    """Find the end of a notice of a web page or a printer that stands before the text."""
    if len(line) > _LONG_NOTICE and is_page_mark(line.of(text)[:_LONG_NOTICE].strip()):
        sentence = _SENTENCE.search(text, line.start, line.end)
        if sentence is not None:
            yield sentence.end()


def _dashes(text: str, line: Span) -> list[int]:
    """Find the dashes that stand before the items of a list."""
    found = [m.end() - len(m[0].lstrip()) for m in _DASH.finditer(text, line.start, line.end)]
    if len(found) >= _FEW_DASHES or len(line) < _CROWDED:
        return found if len(found) >= _FEW_DASHES else []
    loose = [m.start() + 1 for m in _LOOSE_DASH.finditer(text, line.start, line.end)]
    near = [b - a < _NEAR for a, b in pairwise(loose)]
    return [
        at
        for place, at in enumerate(loose)
        if any(near[i : i + 2] == [True, True] for i in range(max(0, place - 2), place + 1))
    ]


@once_per_overlay
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """Tell of the first words of headings how many words such headings have, the most first."""
    lengths: dict[str, set[int]] = {}
    for form, label in labels().sections.items():
        if label.sure:
            words = form.split()
            lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


def _headings(text: str, line: Span) -> Iterator[int]:
    """Find headings that something stands before or behind; cut at both of their ends."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, line.start, line.end)]
    last = _LAST.search(text, max(line.start, line.end - _FAR), line.end)
    if last is not None and _heads_a_list(labels().section(last[1])):
        yield last.start(1)
    known = _lengths()
    first = 1 if words and _NUMBER.fullmatch(words[0].of(text)) else 0
    begin = first
    while first < len(words):
        step = 1
        opening = words[first].of(text)
        if opening[0].isalnum() and opening != opening.lower():
            for count in known.get(normal(opening), ()):
                if first + count > len(words):
                    continue
                found = _Found(text, words, begin, first, first + count - 1)
                label = labels().sections.get(normal(found.phrase))
                if label is None or not label.sure:
                    continue
                if found.phrase[-1] != ":" and found.is_heading(label, len(line)):
                    if first > begin:
                        yield words[first].start
                    if first + count < len(words):
                        yield words[first + count].start
                step = count
                break
        first += step


def _heads_a_list(label: Label | None) -> bool:
    return label is not None and label.kind in _SAID and not label.part


@dataclass(frozen=True, slots=True)
class _Found:
    """Words of a line that are known as a heading, with what stands before and behind."""

    text: str
    words: list[Span]
    begin: int
    first: int
    last: int

    @property
    def phrase(self) -> str:
        return self.text[self.words[self.first].start : self.words[self.last].end]

    @property
    def before(self) -> str:
        return self.words[self.first - 1].of(self.text) if self.first > self.begin else ""

    def behind(self, place: int = 1) -> str:
        at = self.last + place
        return self.words[at].of(self.text) if at < len(self.words) else ""

    def is_heading(self, label: Label, width: int) -> bool:
        """Tell whether the words stand as a heading among others."""
        if not (self.before or self.behind()) or label.kind not in _SAID or self._beside_a_cell():
            return False
        if not self._may_begin() or not self._may_end():
            return False
        ended = not self.before or self.before.endswith(_ENDS)
        phrase = self.phrase
        if self.last == self.first:
            return ended and self._heads_a_sentence()
        if ended or phrase.isupper():
            return ended or not self.before.isupper()
        if all(w[0].isupper() for w in phrase.split() if w.casefold() not in _JOINING):
            return True
        if width > _CROWDED:
            return not self.before.isalpha() or not self.before.islower()
        front = self.text[self.words[self.begin].start : self.words[self.first - 1].end]
        return not self.behind() and _is_known(front)

    def _beside_a_cell(self) -> bool:
        """Tell whether a tab or a gap parts the words from their neighbours."""
        start = self.words[self.first - 1].end if self.before else self.words[self.first].start
        end = self.words[self.last + 1].start if self.behind() else self.words[self.last].end
        return _GAP.search(self.text, start, end) is not None

    def _may_begin(self) -> bool:
        """Tell whether a heading can begin behind the word before."""
        word = self.before
        if word.casefold() in _JOINING or word[-1:] in (",", "(", "/", "-", "–"):
            return False
        known = heading_words()
        own = {word.casefold(), self.phrase.casefold().split()[0]}
        if own >= _WEIGHTS:
            return False
        part = normal(word)
        return not word[:1].isupper() or not (
            part in known.filler or part in known.nouns or part in known.weights
        )

    def _may_end(self) -> bool:
        """Tell whether what follows begins something of its own."""
        word = self.behind()
        if not word:
            return True
        shouted = self.phrase.isupper() and word.isupper() and len(word) > 1
        if word[0].islower() or (word in "-–/&,:=|") or word[0] == "(":
            return False
        if shouted and word.casefold() in _JOINING:
            return False
        if {self.phrase.casefold().split()[0], word.casefold().rstrip(":")} >= _WEIGHTS:
            return False
        if shouted:
            return labels().may_begin(word) or self.behind(2).islower()
        return normal(word) not in heading_words().nouns or self.behind(2).islower()

    def _heads_a_sentence(self) -> bool:
        """Tell whether a word alone heads a sentence: `Duties Receives and stores …`."""
        word, other = self.behind(), self.behind(2)
        if len(self.words) - self.first < _FEW or not word[:1].isupper():
            return False
        if normal(word) in heading_words().nouns:
            return False
        weight = normal(self.phrase) in _WEIGHTS
        return weight or (other[:1].islower() and not word.isupper())


def _is_known(phrase: str) -> bool:
    """Tell whether words are a heading, or the name of the paper, by themselves."""
    return labels().section(phrase) is not None or normal(phrase) in wording().lines
