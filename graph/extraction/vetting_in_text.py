"""Read from running text which vetting the holder needs: not what they do with that of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.clauses import sentences
from remit.graph.extraction.condition_words import kind_words
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.running_text import running_text
from remit.graph.extraction.values_in_text import items_of
from remit.graph.layout.model import Item
from remit.graph.layout.small_words import small_words
from remit.graph.linking.occupations import names_work
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Field, Layout
    from remit.graph.profile import Mention

_EXPLAINS = re.compile(r"\s+(?:an?|the)\s")
_JOINT = re.compile(r"\s+(?:and|plus|&)\s+|\s*/\s*")
_FEW_LETTERS = 10
_BEHIND_LABEL = 4
_FEW_WORDS = 3
_NEAR = 200


def vetting_in_text(layout: Layout, names: Names) -> Value | None:
    """Read a level of vetting that a sentence asks for by name, else a check that it asks for.

    What all who work for an employer must have comes after what this post needs.
    """
    sections = ("requirements", "loose", "context", "purpose", "form", "competencies")
    items = list(items_of(layout, *sections))
    items += [Item(f.value, f.text) for f in notes_of(layout) if f.value is not None]
    asked: list[tuple[tuple[bool, bool], Mention]] = []
    for item in items:
        for level in names.inside(item.span, "VettingLevel"):
            if _is_asked_of_none(names.plain, level.span.end):
                continue
            unstated = not _is_stated(names.plain, level.span)
            told = not unstated or _is_told(names, item, level.span) or _is_labelled(layout, item)
            if told and not _is_administered(names, item.span, level.span):
                of_all = relation_phrases().checks_of_all.match(item.text) is not None
                asked.append(((unstated, of_all), level))
    if asked:
        level = min(asked, key=lambda found: found[0])[1]
        span = _with_others(names, level.span, [other.span for _, other in asked])
        return Value(folded(span.of(names.plain)), span)
    return next((check for item in items if (check := _clearance(item, names)) is not None), None)


def _is_told(names: Names, item: Item, level: Span) -> bool:
    """Tell whether words beside a level say that it is asked for, more than its own name does.

    No more are needed where it opens its sentence.
    """
    known = running_text().vetting
    if known.search(level.of(names.plain)) is None and known.search(item.text) is None:
        return any(_is_bare(names.plain, s, level) for s in sentences(names.plain, item.span))
    if known.search(level.of(names.plain)) is None:
        return True
    for sentence in sentences(names.plain, item.span):
        if sentence.covers(level):
            before = names.plain[sentence.start : level.start]
            words = before + names.plain[level.end : sentence.end]
            asked = known.search(words) or relation_phrases().demands.search(words)
            return asked is not None or len(before.split()) <= _FEW_WORDS
    return True


def _is_bare(text: str, sentence: Span, level: Span) -> bool:
    """Tell whether a level is all that a sentence names, as in `Checks and CTC`."""
    words = text[sentence.start : level.start] + text[level.end : sentence.end]
    few = sum(any(map(str.isalnum, word)) for word in words.split()) <= _FEW_WORDS
    return sentence.covers(level) and few


def _is_labelled(layout: Layout, item: Item) -> bool:
    """Tell whether sentences stand behind a label that asks for it: `Vetting: Up to RV`."""
    ends = (field.label.end for field in layout.fields if field.name == "vetting")
    return any(0 <= item.span.start - end <= _BEHIND_LABEL for end in ends)


def _is_stated(text: str, level: Span) -> bool:
    """Tell whether a sentence says what the level of the post is."""
    return running_text().stated.search(text, max(0, level.start - _NEAR), level.start) is not None


def _with_others(names: Names, level: Span, asked: Iterable[Span]) -> Span:
    """Take in the levels that stand at once behind one: `Management Vetting and SC`."""
    for other in sorted(asked):
        between = names.plain[level.end : other.start] if other.start >= level.end else ""
        if len(between) <= _FEW_LETTERS and _JOINT.fullmatch(between):
            level = Span(level.start, other.end)
    return level


def _is_denied(text: str, sentence: Span, said: re.Match[str]) -> bool:
    """Tell whether the part of a sentence that names a check says that none is asked."""
    start = max(text.rfind(mark, sentence.start, said.start()) for mark in ",;:")
    ends = (text.find(mark, said.end(), sentence.end) for mark in ",;:")
    end = min((at for at in ends if at >= 0), default=sentence.end)
    return running_text().denied.search(text[max(start, sentence.start) : end]) is not None


def notes_of(layout: Layout) -> Iterator[Field]:
    """Give the notes of a form that are sentences."""
    for field in layout.fields:
        if field.name == "form" and field.text.endswith("."):
            yield field


def _is_administered(names: Names, item: Span, level: Span) -> bool:
    """Tell whether a sentence is about vetting others: `You will process national vetting`.

    What the employer does, or what is done to the reader, is not: `We will vet you to that level`.
    """
    for sentence in sentences(names.plain, item):
        if sentence.covers(level):
            every = relation_phrases().administers.finditer(
                names.plain, sentence.start, level.start
            )
            done = next(
                (v for v in every if " " in v[0] or not _is_noun(names.plain, v.start())), None
            )
            own = relation_phrases().own_checks.search(names.plain, sentence.start, level.start)
            if done is None or own is not None:
                return False
            ours = running_text().ours.search(names.plain, sentence.start, done.start())
            return not (ours or running_text().reader.match(names.plain, done.end()))
    return False


def _is_asked_of_none(text: str, end: int) -> bool:
    """Tell whether a level of vetting is part of a name, what a sentence explains, or too low.

    So it is in `the DV team` and in `Security Vetting is part of our work`.
    """
    behind = text[end : end + _NEAR].partition("\n")[0]
    words = behind.split()
    word = words[0].strip(".,;:()") if words else ""
    named = relation_phrases().unit_word.fullmatch(word) is not None
    named = named or names_work(word.removesuffix("s"))
    named = named or kind_words().vetting_work.match(text, end) is not None
    named = named or running_text().too_low.match(text, end) is not None
    explains = word in small_words().being and _EXPLAINS.match(behind.lstrip(), len(word))
    known = relation_phrases()
    asked = explains and (known.demands.search(behind) or known.own_checks.search(behind))
    return named or (bool(explains) and not asked)


def _is_noun(text: str, start: int) -> bool:
    """Tell whether a word for what is done to others is no verb, as in `a vetting process`."""
    before = text[max(0, start - _NEAR) : start].split()
    return bool(before) and before[-1].casefold() in relation_phrases().nouns_behind


def _clearance(item: Item, names: Names) -> Value | None:
    phrases = relation_phrases()
    said = phrases.clearance.search(names.plain, item.span.start, item.span.end)
    if said is None:
        return None
    around = [s for s in sentences(names.plain, item.span) if s.start <= said.start() < s.end]
    if any(_is_denied(names.plain, sentence, said) for sentence in around):
        return None
    if _is_administered(names, item.span, Span(*said.span())):
        return None
    if _is_asked_of_none(names.plain, said.end()):
        return None
    opens = any(not names.plain[s.start : said.start()].strip() for s in around)
    asked = opens and item.modality is None
    if not (asked or phrases.demands.search(item.text)):
        return None
    return Value(folded(said[0]), Span(*said.span()))
