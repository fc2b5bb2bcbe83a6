"""Find headings that have run together with the text before or behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.contents import opens_work
from remit.graph.layout.furniture import is_key, wording
from remit.graph.layout.headings import heading_words, made_heading
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.small_words import small_words
from remit.graph.linking.occupations import names_work
from remit.graph.linking.wording import capitalised
from remit.graph.overlay import once_per_overlay
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LIGATURES = "ßİŉſǰẖẗẘẙẚẞKﬀ-ﬆ"
"""Letters that may stand for those of a heading."""
_OUTER = " \t:-–—*•.#_=>"
_TWO_CAPITALS = re.compile(r"[A-Z][A-Z’']")
_CROWDED = 250
_FEW, _FEW_BEHIND, _FEW_LETTERS = 6, 12, 3
_LONGEST = 130
_ENDS = (".", ";", ":", "!", "?", ")", "|", "*")
_BULLET = re.compile(r"[*·•●▪◦‣∙■□➢❖✅➕➡\uf000-\uf0ff](?<=\s.)(?=\s)")
_NEAR, _FAR, _MOST_WORDS = 80, 40, 8
_WEIGHTS = frozenset({"essential", "desirable"})
_SAID = ("purpose", "duties", "requirements", "competencies", "performance")
_ASIDE = ("requirements", "form", "context")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,5})[.)]?|[-–—•*·]")
_GAP = re.compile(r"\t|[ \u00a0]{3}")
_SHOUT = re.compile(r"(?<![\w&/-])[A-Z][A-Z’']*[A-Z](?:[ ,/&()-]{1,3}[A-Z][A-Z’']*)*(?![\w’'])")
_LETTER_BEHIND = re.compile(r"(?:[ ,/&()-]+[A-Z])+$")
_BEFORE = re.compile(r"\S(?=\s*$)")
_LAST = re.compile(r"[.;]\s+([A-Z]\w+)$")
_SECTION = re.compile(r"\b(?:section|part)\s+\d{1,2}\s*[:.–-]?\s*$", re.I)
_DASHES = ("-", "–")
_OF_WORK = frozenset({"duties", "requirements"})


@dataclass(frozen=True, slots=True)
class _Headings:
    """The headings that begin with one word.

    Attributes:
        lengths: How many words they have, the most first.
        seconds: Their second words, up to a stroke.
        alone: Whether the word is a heading by itself.
    """

    lengths: tuple[int, ...]
    seconds: frozenset[str]
    alone: bool


@dataclass(frozen=True, slots=True)
class _Openings:
    """The headings that the lists hold for sure, by their first words.

    Attributes:
        headings: Those that begin with each word.
        printed: Finds such a word where it is printed with a capital.
    """

    headings: Mapping[str, _Headings]
    printed: re.Pattern[str]


@once_per_overlay
def _openings() -> _Openings:
    forms: dict[str, list[list[str]]] = {}
    for form, label in labels().sections.items():
        if label.sure or label.kind in _ASIDE:
            words = form.split()
            forms.setdefault(words[0], []).append(words)
    headings = {
        first: _Headings(
            tuple(sorted({len(words) for words in alike}, reverse=True)),
            frozenset(_plain(words[1]) for words in alike if len(words) > 1),
            [first] in alike,
        )
        for first, alike in forms.items()
    }
    fronts = {found[0] for word in forms if (found := _LETTERS.match(word))}
    return _Openings(headings, capitalised(fronts, also=_LIGATURES))


def headings_in(text: str, line: Span, *, dashed: bool = False) -> Iterator[int]:
    """Find where headings begin and end that something else stands before or behind.

    Where dashes stand before the items of a list, one may stand at once behind a heading.

    >>> said = "Sort post. Key Responsibilities Carries it round."
    >>> [said[at:] for at in headings_in(said, Span(0, len(said)))]
    ['Key Responsibilities Carries it round.', 'Carries it round.']
    """
    last = _LAST.search(text, max(line.start, line.end - _FAR), line.end)
    if last is not None and _heads_a_list(labels().section(last[1])):
        yield last.start(1)
    if _openings().printed.search(text, line.start, line.end):
        yield from _known_headings(text, line, dashed=dashed)
    if line.end - line.start > _CROWDED:
        yield from _before_bullets(text, line)
    if _TWO_CAPITALS.search(text, line.start, line.end) and not line.of(text).isupper():
        yield from _shouted(text, line, dashed=dashed)


def _known_headings(text: str, line: Span, *, dashed: bool) -> Iterator[int]:
    """Find the headings that the lists hold as a whole, the longest at each place."""
    words = line.of(text).split()
    spans: list[Span] = []
    begin = 1 if _NUMBER.fullmatch(words[0]) else 0
    headings, sections = _openings().headings, labels().sections
    behind = begin
    for first in _opening_words(text, line):
        if first < behind or words[first].islower():
            continue
        for count in _may_have(headings, words, first):
            phrase = " ".join(words[first : first + count])
            label = sections.get(normal(phrase))
            if label is None or words[first + count - 1] in _DASHES:
                continue
            spans = spans or [Span(*m.span()) for m in _WORD.finditer(text, line.start, line.end)]
            found = _Found(text, spans, begin, first, first + count - 1, dashed)
            if not (label.sure or found.heads_talk()):
                continue
            if count > 1 and found.behind().casefold() in printed_marks().going_on:
                continue
            of_work = first == begin and label.kind in _OF_WORK
            if of_work and _says_whose(words[first + count - 1 :]):
                return
            if phrase[-1] != ":" and found.is_heading(label, len(line)):
                if first > begin:
                    yield spans[first].start
                if first + count < len(words):
                    yield spans[first + count].start
            behind = first + count
            break


def _says_whose(words: Sequence[str]) -> bool:
    """Tell whether a heading ends with a dash and the title of those of whom it is said."""
    who = " ".join(words[1:]) if words[0] in _DASHES else ""
    return bool(who) and names_work(who.removesuffix("s"))


def _opening_words(text: str, line: Span) -> Sequence[int]:
    """List which words of a line hold one, printed with a capital, that begins a listed heading."""
    places: dict[int, None] = {}
    at, count = line.start, 0
    for found in _openings().printed.finditer(text, line.start, line.end):
        words = text[at : found.start() + 1]
        goes_on = at > line.start and not (text[at - 1].isspace() or words[0].isspace())
        count += len(words.split()) - goes_on
        places[count - 1] = None
        at = found.start() + 1
    return list(places)


def _may_have(headings: Mapping[str, _Headings], words: Sequence[str], first: int) -> Sequence[int]:
    """Tell how many words a heading may have that begins with one of a line, the most first."""
    opening = words[first]
    if not opening[0].isalnum() or opening == opening.lower():
        return ()
    known = headings.get(normal(opening))
    if known is None:
        return ()
    left = len(words) - first
    second = _plain(words[first + 1]) if left > 1 else ""
    if second and second not in known.seconds and "&" not in second:
        return (1,) if known.alone else ()
    return [count for count in known.lengths if count <= left]


def _plain(word: str) -> str:
    """Fold a word up to its first stroke."""
    front = word.casefold().replace("\\", "/").partition("/")[0]
    return front.replace("’", "'").replace("–", "-").strip(_OUTER)


def _before_bullets(text: str, line: Span) -> Iterator[int]:
    """Find what heads a list of bullets in the same line: the longest words of a heading there."""
    for bullet in _BULLET.finditer(text, line.start, line.end):
        words = [
            Span(*m.span())
            for m in _WORD.finditer(text, max(line.start, bullet.start() - _NEAR), bullet.start())
        ][-_MOST_WORDS:]
        for first, word in enumerate(words):
            before = words[first - 1].of(text) if first else "."
            phrase = text[word.start : words[-1].end]
            opens = word.of(text)[0].isupper() and before.casefold() not in small_words().leading_on
            opens = opens and (before[-1].isalnum() or before[-1] in _ENDS)
            if opens and (
                _heads_a_list(labels().section(phrase) or made_heading(phrase))
                or _heads_by_name(phrase)
            ):
                yield word.start
                yield bullet.start()
                break


def _heads_by_name(phrase: str) -> bool:
    """Tell whether words are a listed heading of several words, each with a capital."""
    words = phrase.split()
    small = small_words().printed_small
    printed = all(word[0].isupper() for word in words if word.casefold() not in small)
    return len(words) >= _FEW_LETTERS and printed and labels().section(phrase) is not None


def _shouted(text: str, line: Span, *, dashed: bool) -> Iterator[int]:
    """Find headings in capitals among words that are not, by the words of which they are made."""
    first = _WORD.search(text, line.start, line.end)
    for found in _SHOUT.finditer(text, line.start, line.end):
        if not _FEW_LETTERS < len(found[0]) <= _LONGEST:
            continue
        letters = _LETTER_BEHIND.search(found[0])
        phrase = found[0][: letters.start()] if letters else found[0]
        end = found.start() + len(phrase)
        behind = _WORD.search(text, end, line.end)
        word = behind[0] if behind else ""
        listed = dashed and word in _DASHES
        opens = first is not None and first.start() == found.start()
        if opens and behind is not None and _GAP.search(text, end, behind.start()):
            continue
        if word and not listed and (word[0].islower() or word[0] in ":,|(-–/=&"):
            continue
        before = _BEFORE.search(text[max(line.start, found.start() - _FAR) : found.start()])
        mark = before[0] if before else ""
        if (mark and mark in ",(/-–&") or len(phrase) <= _FEW_LETTERS:
            continue
        if " " not in phrase and not (mark and mark in ".;:" and behind is not None):
            continue
        label = labels().section(phrase, alone=False) or made_heading(phrase)
        opened = _SECTION.search(text, max(line.start, found.start() - _FAR), found.start())
        numbered = label is not None and opened is not None
        if (numbered or _heads_a_list(label)) and normal(phrase) not in wording().lines:
            if before:
                yield opened.start() if opened else found.start()
            if behind is not None:
                yield behind.start()


def _heads_a_list(label: Label | None) -> bool:
    return label is not None and label.kind in _SAID and not label.part


@quick
@dataclass(frozen=True, slots=True)
class _Found:
    """Words of a line that are known as a heading, with what stands before and behind."""

    text: str
    words: list[Span]
    begin: int
    first: int
    last: int
    dashed: bool

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
        alone = not (self.before or self.behind())
        aside = label.kind not in _SAID and not self.heads_talk()
        if alone or aside or self._beside_a_cell():
            return False
        return self._may_begin() and self._may_end() and self._stands_out(width)

    def heads_talk(self) -> bool:
        """Tell whether a sentence ends before the words and talk to the reader begins behind."""
        talks = self.behind().casefold() in printed_marks().talks
        return talks and self.before.endswith((".", "!", "?")) and self.behind(2).islower()

    def _stands_out(self, width: int) -> bool:
        """Tell whether the words are printed, or placed, as those of a sentence are not."""
        ended = not self.before or self.before.endswith(_ENDS) or self._below_shouted()
        phrase = self.phrase
        if self.last == self.first:
            ended = ended or (width > _CROWDED and self.before[-1].isdigit())
            return ended and (self._heads_a_sentence() or self.heads_talk())
        if ended or phrase.isupper():
            return ended or not self.before.isupper()
        small = small_words().leading_on
        if all(w[0].isupper() for w in phrase.split() if w.casefold() not in small):
            return width > _CROWDED or not self._is_in_a_name()
        if width > _CROWDED:
            return True
        front = self.text[self.words[self.begin].start : self.words[self.first - 1].end]
        return not self.behind() and _is_known(front)

    def _below_shouted(self) -> bool:
        """Tell whether a weight stands behind a heading in capitals: `KEY SKILLS Essential`.

        A sentence ends before the weight that follows, so that this is found too.
        """
        shouted = self.before.isupper() and len(self.before) > _FEW_LETTERS
        if not shouted or self.phrase.isupper() or normal(self.phrase) not in _WEIGHTS:
            return False
        for word, behind in pairwise(self.words[self.last + 1 :]):
            if behind.of(self.text).casefold() in _WEIGHTS:
                return word.of(self.text).endswith(_ENDS) or word.of(self.text).isupper()
        return True

    def _is_in_a_name(self) -> bool:
        """Tell whether words in capitals stand before and behind: `Initial General Purpose Dog`."""
        beside = (self.before, self.behind(), self.behind(2))
        return all(word[:1].isupper() and not word.isupper() for word in beside)

    def _beside_a_cell(self) -> bool:
        """Tell whether a tab or a gap parts the words from their neighbours."""
        start = self.words[self.first - 1].end if self.before else self.words[self.first].start
        end = self.words[self.last + 1].start if self.behind() else self.words[self.last].end
        return _GAP.search(self.text, start, end) is not None

    def _may_begin(self) -> bool:
        """Tell whether a heading can begin behind the word before."""
        word = self.before
        if self._below_shouted():
            return True
        if word.casefold() in small_words().leading_on or word[-1:] in (",", "(", "/", "-", "–"):
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
        if not word or (word in _DASHES and (self.dashed or self._before_key())):
            return True
        shouted = self.phrase.isupper() and word.isupper() and len(word) > 1
        if word[0] == "(":
            return self._begins_behind_remark()
        if word[0].islower() or word in "-–/&,:=|":
            return False
        if {self.phrase.casefold().split()[0], word.casefold().rstrip(":")} >= _WEIGHTS:
            return False
        if shouted:
            begins = labels().may_begin(word) or self.behind(2).islower()
            return begins and word.casefold() not in small_words().leading_on
        return normal(word) not in heading_words().nouns or self.behind(2).islower()

    def _before_key(self) -> bool:
        """Tell whether a key stands behind: `– essential (E) and desirable (D)`."""
        return is_key(" ".join(map(self.behind, range(2, _FEW + 1))))

    def _begins_behind_remark(self) -> bool:
        """Tell whether something begins behind brackets: `Job summary (overview) Runs …`."""
        ends = (place for place in range(1, _FEW) if self.behind(place).endswith(")"))
        closed = next(ends, 0)
        said = self.behind(closed + 1) if closed else ""
        crowded = len(self.words) - self.last > _FEW_BEHIND
        return crowded and self.last > self.first and said[:1].isupper() and not said.isupper()

    def _heads_a_sentence(self) -> bool:
        """Tell whether a word alone heads a sentence: `Duties Receives and stores …`."""
        word, other = self.behind(), self.behind(2)
        if len(self.words) - self.first < _FEW or not word[:1].isupper():
            return False
        labelled = any(self.behind(place).endswith(":") for place in range(1, _FEW))
        names = (
            normal(word) in heading_words().nouns
            and other.casefold() not in printed_marks().going_on
        )
        works = opens_work(word) and other[:1].islower()
        if labelled or (names and not works):
            return False
        weight = normal(self.phrase) in _WEIGHTS
        return weight or (other[:1].islower() and not word.isupper())


def _is_known(phrase: str) -> bool:
    """Tell whether words are a heading, or the name of the paper, by themselves."""
    return labels().section(phrase) is not None or normal(phrase) in wording().lines
