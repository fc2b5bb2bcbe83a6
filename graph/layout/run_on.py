"""Part conditions, weights and names of parts that have run together in text without its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed, without
from remit.graph.layout.contents import third_person
from remit.graph.layout.labels import labels
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.small_words import small_words
from remit.graph.linking.lexicon import names_a
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.layout.model import Item
    from remit.graph.places import Places

_CROWDED = 250
_WORD = re.compile(r"\S+")
_OUTER = "()[]\"'“”‘’"
_WEIGHTS = ("essential", "desirable")
_STOP = re.compile(r"(?<=[\w)”])\.\s+(?=[A-Z][a-z])")
_TASK_WORDS = 25
_NAME_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Openings:
    """The words of `openings` in `data/layout/values.toml`, in small letters."""

    things: frozenset[str]
    plain: frozenset[str]
    others: frozenset[str]
    marked: frozenset[str]
    definite: frozenset[str]
    holders: frozenset[str]
    parts: frozenset[str]
    work: frozenset[str]
    working: frozenset[str]
    doing: frozenset[str]
    ending: frozenset[str]


@once_per_overlay
def _openings() -> _Openings:
    values = load_toml("layout/values.toml")
    said = values["openings"]
    return _Openings(
        frozenset((*said["things"], *said["plain"])),
        frozenset(said["plain"]),
        frozenset(said["others"]),
        frozenset(said["marked"]),
        frozenset(said["definite"]),
        frozenset(said["holders"]),
        frozenset(said["parts"]),
        frozenset(values["work"]["verbs"]),
        frozenset(third_person(verb) for verb in values["work"]["verbs"]),
        frozenset(said["doing"]),
        frozenset(said["ending"]),
    )


def is_crowded(text: str, at: int) -> bool:
    """Tell whether the line at a place is as long as lines are that have run together."""
    first, last = max(0, at - _CROWDED), min(len(text), at + _CROWDED)
    start, end = text.rfind("\n", first, at), text.find("\n", at, last)
    return (end if end >= 0 else last) - (start if start >= 0 else first) > _CROWDED


def parted(
    text: str, items: Sequence[Item], gaps: Places[Span], kind: str, title: str
) -> tuple[tuple[Item, ...], list[Span]]:
    """Part the items of a section that holds several in one; give the words that name parts too."""
    first = title.casefold().partition(" ")[0].rstrip(":")
    done: list[Item] = []
    names: list[Span] = []
    if kind == "duties" and len(items) == 1 and not items[0].marker:
        tasks = list(_tasks(text, items[0].span))
        items = tuple(_pieces(text, items[0], tasks, gaps)) if tasks else items
    for item in items:
        if len(item.text) < _CROWDED // 4 or not is_crowded(text, item.span.start):
            done.append(item)
            continue
        cutter = _Cutter(text, item.span, kind, headed=first in _WEIGHTS[:1])
        cuts = list(cutter.cuts())
        done += _pieces(text, item, cuts, gaps)
        names += [cut.name for cut in cuts if cut.name is not None]
    return tuple(done), names


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where an item begins, and what names the part or the weight from there on."""

    before: int
    begin: int
    name: Span | None = None
    part: str = ""
    modality: str | None = None


def _pieces(text: str, item: Item, cuts: Sequence[_Cut], gaps: Places[Span]) -> Iterator[Item]:
    if not cuts:
        yield item
        return
    edges = [_Cut(item.span.start, item.span.start), *cuts]
    part, modality = item.part, item.modality
    for number, cut in enumerate(edges):
        end = edges[number + 1].before if number + 1 < len(edges) else item.span.end
        part, modality = cut.part or part, cut.modality or modality
        span = trimmed(text, Span(cut.begin, max(cut.begin, end)))
        if not len(span):
            continue
        said = without(text, span, gaps.within(span))
        first = span.start == item.span.start
        yield replace(
            item,
            span=span,
            text=said,
            part=part,
            modality=modality,
            marker=item.marker if first else "",
            opening=item.opening if first else span.start,
            leads=item.leads and number + 1 == len(edges),
            split=item.split and any(span.covers(hole) for hole in gaps.within(span)),
        )


def _tasks(text: str, span: Span) -> Iterator[_Cut]:
    """Find where the tasks begin of a paragraph that is nothing but short orders.

    >>> said = "Sort the post. Carry it round. Answer letters."
    >>> [said[cut.begin :] for cut in _tasks(said, Span(0, len(said)))]
    ['Carry it round. Answer letters.', 'Answer letters.']
    """
    starts = [span.start, *(m.end() for m in _STOP.finditer(text, span.start, span.end))]
    ends = [*starts[1:], span.end]
    said = [text[start:end].split() for start, end in zip(starts, ends, strict=True)]
    short = all(words and len(words) <= _TASK_WORDS for words in said)
    if len(said) > 1 and short and all(words[0].casefold() in _openings().work for words in said):
        yield from (_Cut(start, start) for start in starts[1:])


@dataclass(slots=True)
class _Cutter:
    """Goes through the words of an item, `headed` by the first of the weights or not."""

    text: str
    span: Span
    kind: str
    headed: bool = False

    def cuts(self) -> Iterator[_Cut]:
        """Find the places where the item is to be cut."""
        bounds = (self.span.start, self.span.end)
        words = [Span(*m.span()) for m in _WORD.finditer(self.text, *bounds)]
        weights = self._weights(words) if self.kind == "requirements" else {}
        for at, word in enumerate(words[:-1]):
            if not self._may_begin(words, at):
                continue
            core, behind = self._core(word).rstrip(":"), self._core(words[at + 1])
            if at in weights:
                yield _Cut(word.start, word.end, word, modality=weights[at])
            elif self._names_part(core, behind) and not self._names_a_level(words, at):
                yield _Cut(word.start, word.end, word, part=core)
            elif at and core[:1].isupper() and self._opens(words, at, core, behind):
                yield _Cut(word.start, word.start)

    def _core(self, word: Span) -> str:
        return word.of(self.text).strip(_OUTER)

    def _may_begin(self, words: Sequence[Span], at: int) -> bool:
        """Tell whether something new can begin at a word: none leads on to it or parts it off."""
        if not at:
            return True
        before = words[at - 1].of(self.text)
        if before[-1] in ".;":
            core = self._core(words[at]).casefold()
            return core in _openings().parts or core in _WEIGHTS
        small = small_words()
        leads_on = before.casefold() in small.leading_on | small.unfinished | small.asking
        leads_on = leads_on or before.isdigit()
        return not leads_on and (before[-1].isalnum() or before[-1] in ").%”’")

    def _weights(self, words: Sequence[Span]) -> Mapping[int, str]:
        """Find `Essential` and `Desirable` where they head lists in turn."""
        found = {
            at: self._core(word).casefold()
            for at, word in enumerate(words[:-1])
            if self._core(word).casefold() in _WEIGHTS
            and word.of(self.text)[0].isupper()
            and self._may_begin(words, at)
            and not self._core(words[at + 1])[:1].islower()
        }
        turns = list(found.values())
        in_turn = all(a != b for a, b in pairwise(turns))
        both = turns[:1] == [_WEIGHTS[0]] and len(turns) > 1
        return found if in_turn and (both or (self.headed and turns == [_WEIGHTS[1]])) else {}

    def _names_part(self, core: str, behind: str) -> bool:
        """Tell whether a word names a part of what is asked: `Experience Has led a team`."""
        small = core.casefold()
        if self.kind != "requirements" or core[:1].islower() or small not in _openings().parts:
            return False
        return behind[:1].isupper() and not behind.isupper() and labels().section(core) is not None

    def _names_a_level(self, words: Sequence[Span], at: int) -> bool:
        """Tell whether a word stands in the name of a level, as in `Personnel Vetting Level 2`."""
        behind = words[min(at + 2, len(words) - 1)].end
        near = range(max(0, at - _NAME_WORDS), at)
        names = (self.text[words[first].start : behind].rstrip(".,;") for first in near)
        return any(names_a("VettingLevel", " ".join(name.split())) for name in names)

    def _opens(self, words: Sequence[Span], at: int, core: str, behind: str) -> bool:
        """Tell whether a word with a capital begins a condition, or a task, of its own."""
        before, small = self._core(words[at - 1]), core.casefold()
        known = _openings()
        if core in known.definite and behind in known.holders:
            return self.kind == "requirements"
        plain = not before[:1].isupper()
        if self.kind == "duties":
            acts = behind != "of" and not behind[:1].isdigit()
            return plain and core.istitle() and small in known.work and acts
        if len(core) == 1 and before.casefold() in known.marked:
            return False
        if small in known.others:
            return plain or behind[:1].islower()
        acts = small in known.working and core.istitle() and behind.islower()
        acts = acts or small in known.doing
        if plain and acts and behind not in small_words().joining:
            return True
        return small in known.things and (plain or _goes_on(small, behind))


def _goes_on(small: str, behind: str) -> bool:
    """Tell whether a noun opens a condition by what stands behind it: `Experience of driving`."""
    known = _openings()
    named = behind in printed_marks().going_on_with and small in known.plain
    return named and small not in known.ending
