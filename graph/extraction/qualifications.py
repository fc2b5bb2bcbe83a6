"""Read the qualifications that a profile names, known ones and others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, by_place, folded, trimmed
from remit.graph.extraction.qualification_names import (
    ENDS,
    asked_for,
    either,
    name_begins,
)
from remit.graph.extraction.qualification_phrases import qualification_phrases, training_phrases
from remit.graph.extraction.systems import once_each
from remit.graph.layout.marks import printed_marks
from remit.graph.linking.occupations import names_work
from remit.graph.linking.signs import plain_words
from remit.graph.places import Taken
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Requirement

_INCLUDING = re.compile(r"\s*,\s*including\s+(?:the\s+)?")
_JOINTS = frozenset({"of", "in", "on", "and", "for"})
"""Words that stand inside a name only where capitals stand on both sides."""
_NEAR, _FEW_WORDS = 40, 3
_CAPITAL = re.compile(r"[A-Z]")
_SHORT_NAME = re.compile(r"[A-Z]{3,}\s")
"""What a course of one word more is called by: `MIMMS course`."""
_SHORT_FORM = re.compile(r"\s*\([A-Z][A-Za-z]{1,9}\)")
_NAME = re.compile(
    r"(?:(?:use|uses)\s+of\s+)?"
    r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|for|the|in)\s+)*[A-Z][\w’'&-]*)*"
    r"(?:\s*\([A-Z][\w\s]*\))?"
)
_WORK = re.compile(r"\s[a-z]+\b")
_DENIED = re.compile(r"(?:no|none)\b", re.I)


def read_qualifications(
    layout: Layout, names: Names, requirements: Sequence[Requirement]
) -> list[Mention]:
    """List the qualifications that a profile names, each once.

    A condition that asks for a qualification is one as a whole; elsewhere known ones, courses and
    what one is trained or accredited in count.
    """
    known, found = training_phrases(), list[Mention]()
    whole = Taken()
    for requirement in requirements:
        if requirement.modality == "not required" or _DENIED.match(requirement.text):
            continue
        span = asked_for(names, requirement)
        if span is not None and _tells(span.of(names.plain)):
            continue
        if span is not None:
            whole.add(requirement.span)
            bare = qualification_phrases().bare
            parts = (s for s in either(names, span) if s.of(names.plain).casefold() not in bare)
            found += [_mention(names, one) for one in parts]
        elif name := known.named.fullmatch(names.plain, *_inner(names, requirement.span)):
            place = Span(*name.span())
            found.append(Mention(folded(name[0]), place, _thing(names, place)))
    taken = Taken(m.span for m in found)
    duties = {
        (item.span.start, item.span.end): item.span
        for section in layout.sections
        if section.kind == "duties"
        for item in section.items
    }
    trains, teaches = names.where(known.trained_words), names.where(known.course_words)
    places = {(r.span.start, r.span.end): r.span for r in requirements}
    if trains is not None or teaches is not None:
        places |= dict(sorted(duties.items()))
    for ends, place in places.items():
        if whole.overlaps(place):
            continue
        of_duty = ends in duties
        named = [] if of_duty else names.inside(place, "Qualification")
        named = [_with_noun(names.plain, m) for m in named if not _turns(names.plain, m.span.start)]
        taught: list[Mention] = []
        if trains is not None and trains.within(place):
            taught += _trained(names, place)
        if teaches is not None and teaches.within(place):
            taught += _courses(names, place, programmes=not of_duty)
        for mention in (*named, *taught):
            if mention in named or not taken.overlaps(mention.span):
                taken.add(mention.span)
                found.append(mention)
    return once_each(_told_apart(names, found))


def _tells(words: str) -> bool:
    """Tell whether words that could be a name are a sentence to the reader: `You are licensed`."""
    return words.partition(" ")[0].casefold() in printed_marks().talks


def _told_apart(names: Names, found: Sequence[Mention]) -> list[Mention]:
    """Give what is no more than of the kind of a known thing a name of its own where two are.

    `MOT tester` and `IMI Level 4 in hybrid vehicles` are both of one kind, and not the same.
    """
    first: dict[str, Mention] = {}
    done: list[Mention] = []
    for mention in sorted(found, key=by_place):
        earlier = first.setdefault(mention.thing.iri, mention) if mention.thing.iri else mention
        apart = earlier is not mention and _says_more(names, mention, earlier)
        done.append(replace(mention, thing=_unknown(mention.text)) if apart else mention)
    return done


def _says_more(names: Names, mention: Mention, earlier: Mention) -> bool:
    """Tell whether a mention names something else than one of the same kind before it."""
    known = [m for m in names.inside(mention.span, "Qualification") if m.thing == mention.thing]
    if any(len(m.span) == len(mention.span) for m in known):
        return False
    common = training_phrases().common
    words, before = (set(plain_words(m.text)) - common for m in (mention, earlier))
    return not (words <= before or before <= words)


def _with_noun(plain: str, mention: Mention) -> Mention:
    """Give a known name with the noun behind it: `NPPF Step 2 examination`."""
    noun = qualification_phrases().nouns.match(plain, mention.span.end + 1)
    if noun is None or plain[mention.span.end] != " ":
        return mention
    span = Span(mention.span.start, noun.end())
    return replace(mention, text=folded(span.of(plain)), span=span)


def _turns(text: str, at: int) -> bool:
    """Tell whether it is an angle of which a word such as `degree` speaks."""
    return at > 1 and text[at - 1] == " " and text[at - 2] == "0"


def _inner(names: Names, span: Span) -> tuple[int, int]:
    """Give the range of a condition without what asks for it: `up to date with`."""
    inner = trimmed(names.plain, span, ENDS)
    begin = name_begins(names.plain, inner)
    if training_phrases().training.search(names.plain, begin, inner.end) is None:
        return begin, inner.end
    ends = qualification_phrases().goes_on.search(names.plain, begin + 1, inner.end)
    end = ends.start() if ends else inner.end
    return begin, trimmed(names.plain, Span(begin, end), ENDS).end


def _trained(names: Names, span: Span) -> Iterator[Mention]:
    known = training_phrases()
    for said in known.trained.finditer(names.plain, span.start, span.end):
        at = said.end()
        if known.to_come.search(names.plain, max(span.start, said.start() - _NEAR), said.start()):
            continue
        while (name := _NAME.match(names.plain, at, span.end)) is not None:
            place = _with_work(names.plain, Span(*name.span()))
            yield Mention(folded(place.of(names.plain)), place, _thing(names, place))
            more = _INCLUDING.match(names.plain, place.end, span.end)
            if more is None:
                break
            at = more.end()


def _with_work(plain: str, name: Span) -> Span:
    """Give a name with the few words behind it where all are who does work: `Harbour pilot`."""
    end = name.end
    for _ in range(_FEW_WORDS):
        word = _WORK.match(plain, end)
        if word is None:
            break
        end = word.end()
        if names_work(plain[name.start : end]):
            return Span(name.start, end)
    return name


def _courses(names: Names, span: Span, *, programmes: bool) -> Iterator[Mention]:
    """Read courses; a programme is one where its name is printed as a name."""
    known = training_phrases()
    for said in known.course.finditer(names.plain, span.start, span.end):
        start = said.start(1) + _course_begins(said[1])
        short = _SHORT_FORM.match(names.plain, said.end(1), span.end)
        end = short.end() if short else said.end(1)
        place = trimmed(names.plain, Span(start, end))
        words = folded(place.of(names.plain))
        programme = known.programme.search(words) is not None
        if programme and not programmes:
            continue
        if not programmes and known.takes.search(names.plain, span.start, place.start) is None:
            continue
        is_named = not programme or _CAPITAL.search(words, len(words.split()[0]))
        gives = known.gives.search(names.plain, max(span.start, start - _NEAR), place.end)
        some = not known.any_course.issuperset(words.casefold().split())
        few = len(words.split()) < _FEW_WORDS and not _SHORT_NAME.match(words)
        if some and is_named and not (few or gives):
            yield Mention(words, place, Thing("", words, "Qualification", known=False))


def _course_begins(words: str) -> int:
    """Tell where the name of a course begins among the words before it.

    >>> words = "attend the Core Skills in Rope Handling course"
    >>> words[_course_begins(words):], "on the pass course"[_course_begins("on the pass course"):]
    ('Core Skills in Rope Handling course', 'course')
    """
    front, found = training_phrases().front, list(re.finditer(r"\S+", words))
    first = len(found) - 1
    while first:
        before = found[first - 1][0]
        if front.match(before):
            break
        if before.casefold() in _JOINTS:
            joined = (
                first > 1 and found[first - 2][0][:1].isupper() and found[first][0][:1].isupper()
            )
            if not joined or front.match(found[first - 2][0]):
                break
        first -= 1
    return found[first].start()


def _thing(names: Names, span: Span) -> Thing:
    inside = {m.thing for m in names.inside(span) if m.thing.kind in ("Qualification", "Framework")}
    return inside.pop() if len(inside) == 1 else _unknown(folded(span.of(names.plain)))


def _unknown(words: str) -> Thing:
    front = training_phrases().still_good.match(words)
    name = words[front.end() :] if front else words
    return Thing("", name, "Qualification", known=False)


def _mention(names: Names, span: Span) -> Mention:
    """Name what a condition asks for; of a known thing only its name, not that it is held."""
    thing = _thing(names, span)
    if not thing.known:
        return Mention(folded(span.of(names.plain)), span, thing)
    known = training_phrases()
    held = known.held.fullmatch(names.plain, span.start, span.end)
    place = Span(*held.span(1)) if held else span
    front = known.still_good.match(names.plain, place.start, place.end)
    place = Span(front.end(), place.end) if front else place
    return Mention(folded(place.of(names.plain)), place, thing)
