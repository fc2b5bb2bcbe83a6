"""Read the lists of a profile: qualifications and systems, known ones and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.places import Taken
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Requirement

_TRAINED = re.compile(
    r"\b(?:trained|accredited|qualified|certified|certificated)"
    r"(?:\s+(?:and|or|/)\s+(?:trained|accredited|qualified|certified))?"
    r"(?:\s+to\s+(?:the\s+)?[\w\s]{1,30}?\b(?:standard|level))?\s+(?:in|as)\s+(?:(?:the|a|an)\s+)?"
)
_INCLUDING = re.compile(r"\s*,\s*including\s+(?:the\s+)?")
_ASKS = re.compile(
    r"(?:(?:the\s+|a\s+)?"
    r"(?:post\s?holder|role\s?holder|candidate|applicant|successful\s+candidate|you)s?\s+)?"
    r"(?:(?:must|should|will|shall|to|is|are|be|ideally|also|required|need|needs)\s+)*"
    r"(?:(?:hold\s+or\s+obtain|hold|holds|holder\s+of|have|has|possess|possession\s+of"
    r"|obtain|obtained|be)\s+)"
    r"(?:(?:a|an|the)\s+)?",
    re.I,
)
_WEIGHS = re.compile(
    r"\s+(?:is|are|would\s+be|will\s+be)\s+(?:also\s+)?"
    r"(?:required|essential|necessary|desirable|preferred|helpful|an\s+advantage)\b",
    re.I,
)
_LONGEST = 18
_LONGEST_NAME = 80
_COURSE = re.compile(
    r"\b((?:[\w’'&/-]{1,40}\s{1,9}){1,5}?(?:training\s+)?(?:courses?|programmes?))\b"
    r"(?!\s+of\b)",
    re.I,
)
_COURSE_WORD = re.compile(r"course|programme", re.I)
_COURSE_FRONT = re.compile(
    r"^(?:.*\b(?:complete|completed|passed|pass|undertaken|attended|attend|successfully"
    r"|the|a|an|any|relevant|appropriate|of|in|on|to)\s+)",
    re.I,
)
_NAME = re.compile(
    r"(?:(?:use|uses)\s+of\s+)?"
    r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|for|the|in)\s+)*[A-Z][\w’'&-]*)*"
    r"(?:\s*\([A-Z][\w\s]*\))?"
)
_ITEM = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|\s*&\s*)")
_SYSTEM_NAME = re.compile(r"[A-Z][A-Za-z0-9]+(?:\s+[A-Z][A-Za-z0-9]+)?")
_LISTED_BEFORE = re.compile(rf"({_SYSTEM_NAME.pattern}),\s*(?:and\s+)?$")
_GOES_ON = re.compile(r"\s+(?!(?:and|or)\b)[A-Za-z]")
_SYSTEM_ENDING = re.compile(
    r"(?<![\w’'&-])"
    r"((?:[A-Z][\w’'&-]*\s+){1,5}(?:Database|System|Register|Software|Application))\b(?!\s+[A-Z])"
    r"(?:\s*\([A-Z][\w]*\))?"
)
_WORKED_ON = re.compile(
    r"(?<![A-Za-z])(?i:record|enter|updat|search|quer|log|research|input|upload|reconcil|check|use|using"
    r"|download|interrogat)\w*\b"
    r"[^.;\n]{0,80}?\b(?:on|in|into|onto|from|via|using|with|of)\s+([A-Z]{4,})\b(?!\s+[A-Z])"
)
_RECORDED_ON = re.compile(
    r"(?<![A-Za-z])(?i:record|enter|updat|search|quer|log|input|upload|complet|maintain|captur)\w*\b"
    r"[^.;\n]{0,60}?\s(?:on|onto|into|via)\s+(?:the\s+)?([A-Z][A-Za-z0-9]{3,})\b(?!\s+[A-Z])"
)
_QUERIED = re.compile(
    r"\b(?i:quer(?:y|ies|ying)|interrogat(?:e|es|ing))\s+([A-Z][A-Za-z0-9]{3,})\b"
)
_LISTED = 40
_ON = re.compile(r"\b(?:on|using|via|through)\s+([A-Z][A-Za-z0-9]{2,}),?\s+(?:and\s+|or\s+)?$")
_USED = re.compile(r"\b[Uu]s(?:e|es|ing)\s+([A-Z]{4,})\s+to\b")
_KIND_BEHIND = re.compile(
    r"(?:\b([A-Z]{3,}[a-z]*|[A-Z][a-z]+[A-Z]\w*)\s+(?:[a-z]+\s+)?"
    r"|(?<=\bthe\s)([A-Z][a-z]{2,})\s+(?:[a-z]+\s+)?)"
    r"(?:system|database|register|software|app|application|platform)\b"
)
_KIND_BEFORE = re.compile(
    r"\b(?:system|database|software|app|platform|application)(?:\s+called|\s+named|,)\s+"
    r"([A-Z]\w+(?:\s[A-Z]\w+)?)"
)
_GENERIC = re.compile(
    r"\b(?:reports?|records?|intelligence|officers?|staff"
    r"|units?|teams?|office|courts?|agencies|police service)\b",
    re.I,
)
_SECTIONS = ("requirements", "duties", "context", "purpose", "loose")


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
        span = _asked_for(names, requirement)
        if span is not None:
            whole.add(requirement.span)
            found.append(Mention(folded(span.of(names.plain)), span, _thing(names, span)))
    taken = Taken(m.span for m in found)
    duties = {i.span for s in layout.sections if s.kind == "duties" for i in s.items}
    for place in dict.fromkeys([*(r.span for r in requirements), *sorted(duties)]):
        if whole.overlaps(place):
            continue
        known = names.inside(place, "Qualification") if place not in duties else []
        for mention in (*known, *_trained(names, place), *_courses(names, place)):
            if mention in known or not taken.overlaps(mention.span):
                taken.add(mention.span)
                found.append(mention)
    return _once(found)


def _asked_for(names: Names, requirement: Requirement) -> Span | None:
    """Cut the qualification out of a condition that asks for one, without the verb that asks."""
    if requirement.kind != "Qualification" or len(requirement.text.split()) > _LONGEST:
        return None
    front = _ASKS.match(names.plain, requirement.span.start, requirement.span.end)
    start = front.end() if front else requirement.span.start
    tail = _WEIGHS.search(names.plain, start, requirement.span.end)
    end = tail.start() if tail else requirement.span.end
    span = trimmed(names.plain, Span(start, end), " \t\r\n.,;:")
    return span if len(span) > 2 else None


def read_systems(layout: Layout, names: Names) -> list[Mention]:
    """List the systems that a profile names, each once, with unknown ones beside known ones."""
    found: list[Mention] = []
    for section in layout.sections:
        if section.kind not in _SECTIONS:
            continue
        for item in section.items:
            known = names.inside(item.span, "System")
            taken = Taken(m.span for m in names.inside(item.span))
            found += known
            found += _named_as_system(names, item.span)
            found += _worked_on(names, item.span, taken)
            found += _listed_on(names, known, taken)
            if len(known) > 1:
                found += _beside(names, item.span, known, taken)
    return _once(found)


def _worked_on(names: Names, span: Span, taken: Taken) -> Iterator[Mention]:
    """Read a name on which something is recorded or searched, or that is called so, as a system."""
    text = span.of(names.plain)
    if text == text.upper():
        return
    patterns = (_WORKED_ON, _RECORDED_ON, _QUERIED, _USED, _KIND_BEHIND, _KIND_BEFORE)
    for said in (m for p in patterns for m in p.finditer(names.plain, span.start, span.end)):
        place = Span(*said.span(said.lastindex or 0))
        name = place.of(names.plain)
        if name.casefold() in requirement_phrases().no_systems:
            continue
        if not taken.overlaps(place) and name not in names.spelt_out:
            yield Mention(name, place, Thing("", name, "System", known=False))


def _listed_on(names: Names, known: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Read a name before a system as one, where both stand behind one word such as `using`."""
    for mention in known:
        said = _ON.search(names.plain, max(0, mention.span.start - _LISTED), mention.span.start)
        place = Span(*said.span(1)) if said else None
        if said is not None and place is not None and not taken.overlaps(place):
            yield Mention(said[1], place, Thing("", said[1], "System", known=False))


def _named_as_system(names: Names, span: Span) -> Iterator[Mention]:
    """Read names that end with a word such as `Database` as systems of their own."""
    taken = Taken(m.span for m in names.inside(span) if m.thing.kind != "Topic")
    for said in _SYSTEM_ENDING.finditer(names.plain, span.start, span.end):
        place = Span(*said.span())
        label = folded(said[1])
        if not taken.overlaps(place) and label.casefold() not in requirement_phrases().no_systems:
            yield Mention(folded(said[0]), place, Thing("", label, "System", known=False))


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


def _courses(names: Names, span: Span) -> Iterator[Mention]:
    if not _COURSE_WORD.search(names.plain, span.start, span.end):
        return
    for said in _COURSE.finditer(names.plain, span.start, span.end):
        front = _COURSE_FRONT.match(said[1])
        start = said.start(1) + (front.end() if front else 0)
        place = trimmed(names.plain, Span(start, said.end(1)))
        words = folded(place.of(names.plain))
        if len(words.split()) > 2:
            yield Mention(words, place, Thing("", words, "Qualification", known=False))


def _thing(names: Names, span: Span) -> Thing:
    inside = [m.thing for m in names.inside(span) if m.thing.kind in ("Qualification", "Framework")]
    unknown = Thing("", folded(span.of(names.plain)), "Qualification", known=False)
    return inside[0] if len(inside) == 1 else unknown


def _beside(names: Names, span: Span, known: list[Mention], taken: Taken) -> Iterator[Mention]:
    """Read names that stand in one list with systems as systems, as written."""
    beside = [_name_behind(names.plain, m.span.end, span.end) for m in known]
    beside += [_name_before(names.plain, span.start, m.span.start) for m in known]
    for place in beside:
        if place is None or taken.overlaps(place):
            continue
        words = place.of(names.plain)
        if not _GENERIC.search(words):
            yield Mention(words, place, Thing("", words, "System", known=False))


def _name_behind(text: str, start: int, stop: int) -> Span | None:
    """Find the name that follows in a list, where nothing but the list goes on behind it."""
    joint = _ITEM.match(text, start, stop)
    name = _SYSTEM_NAME.match(text, joint.end(), stop) if joint else None
    return Span(*name.span()) if name and not _GOES_ON.match(text, name.end()) else None


def _name_before(text: str, start: int, stop: int) -> Span | None:
    """Find the name that comes before in a list."""
    name = _LISTED_BEFORE.search(text, max(start, stop - _LONGEST_NAME), stop)
    return Span(*name.span(1)) if name else None


def _once(mentions: list[Mention]) -> list[Mention]:
    once: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span):
        once.setdefault(mention.thing.iri or mention.thing.label.casefold(), mention)
    return list(once.values())
