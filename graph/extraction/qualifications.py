"""Read the qualifications that a profile names, known ones and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.systems import once_each
from remit.graph.layout.contents import opens_work
from remit.graph.linking.wording import Phrases, pattern, plain_words
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import Taken
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Requirement

_TRAINED_WORDS = frozenset({"trained", "accredited", "qualified", "certified", "certificated"})
_TRAINED = re.compile(
    rf"\b(?i:{'|'.join(sorted(_TRAINED_WORDS))})"
    r"(?:\s+(?:and|or|/)\s+(?:trained|accredited|qualified|certified))?"
    r"(?:\s+to\s+(?:the\s+)?[\w\s]{1,30}?\b(?:standard|level))?\s+(?:in|as)\s+(?:(?:the|a|an)\s+)?"
)
_INCLUDING = re.compile(r"\s*,\s*including\s+(?:the\s+)?")
_WHO = re.compile(
    r"(?:to\s+(?:be\s+)?\w+(?:\s+\w+){0,5}?,?\s+(?=you\b))?"
    r"(?:we\s+(?:also\s+)?(?:ask|expect|need|require|would\s+like)\s+(?:that\s+)?(?=you\b))?"
    r"(?:the\s+(?:\w+\s+){1,4}?(?=(?:will|must|should|shall|is)\b)|(?:(?:the|a|all|interested|successful|suitable)\s+)?"
    r"(?:post\s?holder|role\s?holder|candidate|applicant|successful\s+candidate|successful\s+applicant|you)s?(?:['’]ll)?\s+)?"
    r"(?:(?:must|should|will|shall|to|is|are|be|ideally|also|required|need|needs)\s+)*",
    re.I,
)
_ARTICLE = re.compile(r"\s+(?:(?:a|an|the)\s+)?")
_LONGEST = 18
_ASIDE = re.compile(r",\s+(?:which|who|whose|this|these)\b")
_LEAD_IN = 5
_LEADING = frozenset({"a", "an", "the", "with", "towards", "for", "of", "in", "to", "hold", "have"})
_COURSE = re.compile(
    r"\b((?:[\w’'&/-]{1,40}\s{1,9}){1,5}?(?:training\s+)?(?:courses?|programmes?))\b"
    r"(?!\s+(?:of|work)\b)",
    re.I,
)
_NAMED = re.compile(
    r"(?:[A-Z][\w’'&/-]*\s+){2,6}[Tt]raining"
    r"|(?:[A-Z][A-Z\d/&-]+\s+){1,3}(?:[Ll]evel\s+\d\s+)?(?:trained|accredited|qualified|certified)"
)
"""A condition that is no more than the name of a training, or who has had it: `PMVA trained`."""
_COURSE_WORDS = frozenset({"course", "courses", "programme", "programmes"})
_COURSE_FRONT = re.compile(
    r"^(?:.*\b(?:complete|completed|passed|pass|undertaken|attended|attend|successfully"
    r"|the|a|an|any|relevant|appropriate|of|in|on|to|days?|weeks?|months?|years?|hours?)\s+)",
    re.I,
)
_NEAR = 40
_CAPITAL = re.compile(r"[A-Z]")
_SHORT_FORM = re.compile(r"\s*\([A-Z][A-Za-z]{1,9}\)")
_NAME = re.compile(
    r"(?:(?:use|uses)\s+of\s+)?"
    r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|for|the|in)\s+)*[A-Z][\w’'&-]*)*"
    r"(?:\s*\([A-Z][\w\s]*\))?"
)
_DENIED = re.compile(r"(?:no|none)\b", re.I)
_ENDS = " \t\r\n.,;:–-"
_OR_A = re.compile(r",?\s+or\s+an?\s+", re.I)
_FRONT = re.compile(
    r"(?:(?:a|an|the)\s+)?(?:(?:current|valid|up[- ]to[- ]date|in[- ]date)\s+)?(?=\S)", re.I
)
"""What a name of a qualification is without: an article, and that it is still good."""
_HELD = re.compile(
    r"(?:(?:trained|accredited|qualified|certified)\s+(?:at|to|in)\s+)?(.+?)"
    r"(?:\s+(?:trained|accredited|qualified|certified)(?:\s*\([^()]{1,40}\))?|\s*\((?:essential|desirable)\))?",
    re.I,
)


def read_qualifications(
    layout: Layout, names: Names, requirements: Sequence[Requirement]
) -> list[Mention]:
    """List the qualifications that a profile names, each once.

    A condition that asks for a qualification is one as a whole; elsewhere known ones, courses and
    what one is trained or accredited in count.
    """
    found: list[Mention] = []
    whole = Taken()
    for requirement in requirements:
        if _DENIED.match(requirement.text):
            continue
        span = _asked_for(names, requirement)
        if span is not None:
            whole.add(requirement.span)
            found += [_mention(names, one) for one in _either(names, span)]
        elif named := _NAMED.fullmatch(names.plain, *_inner(names, requirement.span)):
            place = Span(*named.span())
            found.append(Mention(folded(named[0]), place, _thing(names, place)))
    taken = Taken(m.span for m in found)
    duties = {i.span for s in layout.sections if s.kind == "duties" for i in s.items}
    trains = not names.words.vocabulary.isdisjoint(_TRAINED_WORDS)
    teaches = not names.words.vocabulary.isdisjoint(_COURSE_WORDS)
    places = [*(r.span for r in requirements), *(sorted(duties) if trains or teaches else ())]
    for place in dict.fromkeys(places):
        if whole.overlaps(place):
            continue
        known = names.inside(place, "Qualification") if place not in duties else []
        known = [m for m in known if not _turns(names.plain, m.span.start)]
        taught: list[Mention] = []
        if trains:
            taught += _trained(names, place)
        if teaches:
            taught += _courses(names, place, programmes=place not in duties)
        for mention in (*known, *taught):
            if mention in known or not taken.overlaps(mention.span):
                taken.add(mention.span)
                found.append(mention)
    return once_each(found)


@once_per_overlay
def _any_course() -> frozenset[str]:
    """Read the words that name no course by themselves."""
    return frozenset(load_toml("phrases/qualifications.toml")["any_course"]["words"])


@once_per_overlay
def _gives() -> Phrases:
    """Read what is done with a course by somebody who does not take it."""
    return pattern(load_toml("phrases/qualifications.toml")["gives"]["phrases"])


@once_per_overlay
def _takes() -> Phrases:
    """Read what stands before a course that somebody takes."""
    return pattern(load_toml("phrases/qualifications.toml")["takes"]["phrases"])


@once_per_overlay
def _phrases() -> tuple[Phrases, Phrases, Phrases, Phrases]:
    """Read what stands before a name, at its end, behind it, and what shows that there is none."""
    data = load_toml("phrases/qualifications.toml")
    return (
        pattern(data["asks"]["phrases"]),
        pattern(data["behind"]["ends"]),
        pattern(data["behind"]["goes_on"]),
        pattern(data["not_one"]["openings"]),
    )


def _asked_for(names: Names, requirement: Requirement) -> Span | None:
    """Cut the qualification out of a condition that asks for one.

    The verb that asks, what would do instead and when it is wanted are no part of its name.
    """
    if requirement.kind != "Qualification":
        return None
    asks, ends, goes_on, not_one = _phrases()
    aside = _ASIDE.search(names.plain, requirement.span.start, requirement.span.end)
    end = aside.start() if aside else requirement.span.end
    whole = trimmed(names.plain, Span(requirement.span.start, end), _ENDS)
    if not_one.match(names.plain, whole.start, whole.end):
        return None
    if aside and not _asks_here(names, whole):
        return None
    start = _name_begins(names.plain, whole, asks)
    stop = goes_on.search(names.plain, start, whole.end)
    span = trimmed(names.plain, Span(start, stop.start() if stop else whole.end), _ENDS)
    if names.plain.endswith("(", span.start, span.end):
        span = trimmed(names.plain, Span(span.start, span.end - 1), _ENDS)
    for found in ends.finditer(names.plain, span.start, span.end):
        if found.end() == span.end and found.start() > span.start:
            span = trimmed(names.plain, Span(span.start, found.start()), _ENDS)
            break
    span = _known_at_end(names, span)
    fits = len(span) > 2 and len(span.of(names.plain).split()) <= _LONGEST
    return span if fits and (_asks_here(names, span) or not _says_other(names, span)) else None


def _either(names: Names, span: Span) -> list[Span]:
    """Part what two qualifications are of which one will do, as in `GVC or an A2 certificate`."""
    joint = _OR_A.search(names.plain, span.start, span.end)
    if joint is None:
        return [span]
    sides = [Span(span.start, joint.start()), Span(joint.end(), span.end)]
    return sides if all(_asks_here(names, side) for side in sides) else [span]


def _asks_here(names: Names, span: Span) -> bool:
    """Tell whether a qualification is asked for before what is only said aside."""
    topic = requirement_phrases().topics["Qualification"].search(span.of(names.plain))
    return bool(topic or names.inside(span, "Qualification"))


def _says_other(names: Names, span: Span) -> bool:
    """Tell whether what stands under a heading of qualifications is work or a system instead.

    Where it says that somebody is trained in a system, it is none.
    """
    if opens_work(span.of(names.plain)):
        return True
    trained = not _TRAINED_WORDS.isdisjoint(plain_words(span.of(names.plain)))
    return not trained and bool(names.inside(span, "System"))


def _turns(text: str, at: int) -> bool:
    """Tell whether it is an angle of which a word such as `degree` speaks."""
    return at > 1 and text[at - 1] == " " and text[at - 2] == "0"


def _inner(names: Names, span: Span) -> tuple[int, int]:
    inner = trimmed(names.plain, span, _ENDS)
    return inner.start, inner.end


def _known_at_end(names: Names, span: Span) -> Span:
    """Keep a known name at the end alone, where only small words lead in to it."""
    for mention in names.inside(span, "Qualification"):
        before = names.plain[span.start : mention.span.start].split()
        if mention.span.end == span.end and 1 < len(before) <= _LEAD_IN:
            leads_in = all(word.islower() for word in before[1:]) and before[-1] in _LEADING
            return mention.span if leads_in else span
    return span


def _name_begins(text: str, whole: Span, asks: Phrases) -> int:
    who = _WHO.match(text, whole.start, whole.end)
    for at in (who.end() if who else whole.start, whole.start):
        front = asks.match(text, at, whole.end)
        behind = _ARTICLE.match(text, front.end(), whole.end) if front else None
        if behind is not None:
            return behind.end()
    return whole.start


def _trained(names: Names, span: Span) -> Iterator[Mention]:
    for said in _TRAINED.finditer(names.plain, span.start, span.end):
        at = said.end()
        while (name := _NAME.match(names.plain, at, span.end)) is not None:
            place = Span(*name.span())
            yield Mention(folded(name[0]), place, _thing(names, place))
            more = _INCLUDING.match(names.plain, place.end, span.end)
            if more is None:
                break
            at = more.end()


def _courses(names: Names, span: Span, *, programmes: bool) -> Iterator[Mention]:
    """Read courses; a programme is one where its name is printed as a name."""
    if _COURSE_WORDS.isdisjoint(plain_words(span.of(names.plain))):
        return
    for said in _COURSE.finditer(names.plain, span.start, span.end):
        front = _COURSE_FRONT.match(said[1])
        start = said.start(1) + (front.end() if front else 0)
        short = _SHORT_FORM.match(names.plain, said.end(1), span.end)
        end = short.end() if short else said.end(1)
        place = trimmed(names.plain, Span(start, end))
        words = folded(place.of(names.plain))
        if "rogramme" in words and not programmes:
            continue
        if not programmes and _takes().search(names.plain, span.start, place.start) is None:
            continue
        is_named = "rogramme" not in words or _CAPITAL.search(words, len(words.split()[0]))
        gives = _gives().search(names.plain, max(span.start, start - _NEAR), place.end)
        some = not _any_course().issuperset(words.casefold().split())
        if len(words.split()) > 2 and some and is_named and not gives:
            yield Mention(words, place, Thing("", words, "Qualification", known=False))


def _thing(names: Names, span: Span) -> Thing:
    inside = {m.thing for m in names.inside(span) if m.thing.kind in ("Qualification", "Framework")}
    return inside.pop() if len(inside) == 1 else _unknown(folded(span.of(names.plain)))


def _unknown(words: str) -> Thing:
    front = _FRONT.match(words)
    name = words[front.end() :] if front else words
    return Thing("", name, "Qualification", known=False)


def _mention(names: Names, span: Span) -> Mention:
    """Name what a condition asks for; of a known thing only its name, not that it is held."""
    thing = _thing(names, span)
    held = _HELD.fullmatch(names.plain, span.start, span.end) if thing.known else None
    place = Span(*held.span(1)) if held else span
    return Mention(folded(place.of(names.plain)), place, thing)
