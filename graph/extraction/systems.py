"""Read the systems that a profile names, known ones and others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, by_place, folded, trimmed
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.system_phrases import system_phrases
from remit.graph.places import Taken
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_LONGEST_NAME = 80
_FEW_WORDS = 3
_ITEM = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|\s*&\s*)")
_SYSTEM_NAME = re.compile(
    r"[A-Z][A-Za-z0-9]+(?:\s+[A-Z][A-Za-z0-9]+)?|[a-z]{1,2}[A-Z][A-Za-z0-9]{2,}(?:\s+[A-Z][a-z]+)?"
)
_NAMED = re.compile(r"[A-Z](?:\w|(?<=[a-z].)|(?<=[a-z]-.))")
"""Stands in every name that the words around it show to be a system's, behind the first letter."""
_LISTED_BEFORE = re.compile(rf"({_SYSTEM_NAME.pattern}),\s*(?:and\s+)?$")
_GOES_ON = re.compile(r"\s+(?!(?:and|or)\b)[A-Za-z]")
_USED_BEFORE = re.compile(r"\b([A-Z]{3,}|[A-Za-z]?[a-z]+[A-Z]\w*)\s+(?:and|or)\s+$")
_IN_NAMES = ("Topic", "Force", "Employer")
"""What the name of a system may begin with, or hold."""
_LISTED, _FAR = 40, 100
_NAME_LEFT = re.compile(r"(?: [A-Z][\w-]+){1,4}\b")
_MIXED = 2
_PRODUCT = re.compile(r"[a-z][A-Z]|\d|^[A-Z]{2,6}$")
"""How the names of products are written in a list that has other things too."""
_JOINED = re.compile(r"(?:,|\s+and|\s+or|\s*/)\s*([A-Z]{3,})\b(?!\s+[A-Z])")
_NAME_BEFORE = re.compile(r"\b(?:the|a)\s+(?:[A-Z]\w+\s)?[A-Z]\w+\s+$")
_NEXT_ONE = re.compile(r",?\s+(?:and|or)\s+|,\s+")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/•]|\s[–-]\s|\band\b|\.\s*$)\s*")
_LISTED_NAME = re.compile(
    r"(?:[A-Z][\w.+&'’-]*|[a-z]{1,2}[A-Z0-9]\w*)(?:\s+(?:[A-Z0-9][\w.+&'’-]*|of|and)){0,4}"
)
_SECTIONS = ("requirements", "duties", "context", "purpose", "loose")


def read_systems(layout: Layout, names: Names, employer: str = "") -> list[Mention]:
    """List the systems that a profile names, each once, with unknown ones beside known ones.

    The employer is none, though its name end like that of one: `Borset Software`.
    """
    found: list[Mention] = []
    phrases = system_phrases()
    items = [
        (section, item.span, words if _may_name(words := item.span.of(names.plain)) else "")
        for section in layout.sections
        if section.kind in _SECTIONS
        for item in section.items
    ]
    if names.has("System"):
        found += _of_staff(layout, names)
    else:
        items = [one for one in items if one[2]]
    told = "\n".join([words for _, _, words in items if words])
    low = told.casefold()
    ways = phrases.ways_in(low)
    endings = [word for word in phrases.ending_needs if word in told]
    several = [stem for stem in phrases.several_needs if stem in low]
    for section, span, words in items:
        known = [m for m in names.inside(span, "System") if not _is_named(names, m)]
        found += known
        if not words:
            continue
        taken = Taken([m.span for m in names.inside(span)])
        if phrases.headings.search(section.title) and not section.modality:
            found += _listed_below(names, span, _but_topics(names, span))
        if endings and any(kind in words for kind in endings):
            found += _named_as_system(names, span)
        low = words.casefold()
        if several and any(stem in low for stem in several):
            found += _several(names, span, taken)
        shown = [p for stems, every in ways if any(s in low for s in stems) for p in every]
        worked_on = list(_worked_on(names, span, taken, shown)) if shown else []
        found += worked_on
        found += _listed_on(names, known, taken)
        found += _listed_behind(names, known, taken)
        used = [m for m in known if _is_used(names, span, m.span.start)]
        if len(known) > 1 or used:
            found += _beside(names, span, known, taken)
        found += _used_with(names, span, [*used, *worked_on], taken)
    own = employer.casefold()
    return once_each([m for m in found if m.thing.known or m.text.casefold() != own])


def _of_staff(layout: Layout, names: Names) -> Iterator[Mention]:
    """Give the known systems of which the words of a form say that all who work there use them."""
    text, staff = names.plain, system_phrases().staff
    for item in (i for section in layout.sections if section.kind == "form" for i in section.items):
        for mention in names.inside(item.span, "System"):
            sentence = max(item.span.start, text.rfind(". ", 0, mention.span.start))
            if staff.search(text, sentence, mention.span.start):
                yield mention


def _may_name(words: str) -> bool:
    """Tell whether an item may hold a name that only the words around it show to be a system's."""
    return not words[1:].islower() and bool(_NAMED.search(words, 1)) and not _is_shouted(words)


def _is_shouted(words: str) -> bool:
    """Tell whether a line is all in capitals, which then show no name; a few words may be one."""
    return words.isupper() and len(words.split()) > _FEW_WORDS


def _is_named(names: Names, mention: Mention) -> bool:
    """Tell whether a kind of system stands behind the name of one: `the Ravel records system`."""
    before = names.plain[max(0, mention.span.start - _LISTED) : mention.span.start]
    return mention.text[:1].islower() and _NAME_BEFORE.search(before) is not None


def _worked_on(
    names: Names, span: Span, taken: Taken, patterns: Sequence[re.Pattern[str]]
) -> Iterator[Mention]:
    """Read a name on which something is recorded or searched, or that is called so, as a system."""
    phrases = system_phrases()
    for said in (m for p in patterns for m in p.finditer(names.plain, span.start, span.end)):
        place = Span(*said.span(said.lastindex or 0))
        name = place.of(names.plain)
        if name.casefold() in requirement_phrases().no_systems:
            continue
        whole = said[0].casefold()
        if whole.startswith(phrases.no_work) or not phrases.of_things.isdisjoint(whole.split()):
            continue
        if " " in name and phrases.generic.search(name.casefold()):
            continue
        if not taken.overlaps(place) and (
            name not in names.spelt_out or said.re is phrases.spelt_out
        ):
            yield Mention(name, place, Thing("", name, "System", known=False))


def _several(names: Names, span: Span, taken: Taken) -> Iterator[Mention]:
    """Read each name of a list that somebody uses, or that stands behind `systems such as`."""
    phrases = system_phrases()
    for said in phrases.several.finditer(names.plain, span.start, span.end):
        at = said.start(1)
        others = {mention.thing.kind for mention in names.inside(Span(*said.span(1)))}
        if others and "System" not in others:
            continue
        for end in (*(m.span() for m in _NEXT_ONE.finditer(said[1])), (len(said[1]), len(said[1]))):
            place = Span(at, said.start(1) + end[0])
            at = said.start(1) + end[1]
            place = _as_long_as(names.plain, place, said.end(1))
            name = place.of(names.plain)
            known = name.casefold() in requirement_phrases().no_systems or name in names.spelt_out
            if not (known or taken.overlaps(place) or phrases.generic.search(name)):
                taken.add(place)
                yield Mention(name, place, Thing("", name, "System", known=False))


def _as_long_as(text: str, name: Span, stop: int) -> Span:
    """Take in the rest of a long name where the list stops within it."""
    rest = _NAME_LEFT.match(text, name.end) if name.end == stop else None
    return Span(name.start, rest.end()) if rest else name


def _listed_on(names: Names, known: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Read a name before a system as one, where both stand behind one word such as `using`."""
    for mention in known:
        said = system_phrases().used_before.search(
            names.plain, max(0, mention.span.start - _LISTED), mention.span.start
        )
        place = Span(*said.span(said.lastindex or 0)) if said else None
        if place is not None and not taken.overlaps(place):
            name = place.of(names.plain)
            yield Mention(name, place, Thing("", name, "System", known=False))


def _listed_behind(names: Names, known: Sequence[Mention], taken: Taken) -> Iterator[Mention]:
    """Read a short form behind a system as one, where `in`, `on` or `using` stands before both."""
    for mention in known:
        said = _JOINED.match(names.plain, mention.span.end)
        front = names.plain[max(0, mention.span.start - _LISTED) : mention.span.start]
        place = Span(*said.span(1)) if said else None
        if (
            said is None
            or place is None
            or taken.overlaps(place)
            or not system_phrases().used_in.search(front)
        ):
            continue
        if said[1] not in names.spelt_out:
            yield Mention(said[1], place, Thing("", said[1], "System", known=False))


def _named_as_system(names: Names, span: Span) -> Iterator[Mention]:
    """Read names that end with a word such as `Database` as systems of their own."""
    taken = Taken(m.span for m in names.inside(span) if m.thing.kind not in _IN_NAMES)
    phrases = system_phrases()
    for said in phrases.ending.finditer(names.plain, span.start, span.end):
        place = Span(*said.span())
        label = folded(said[1])
        if phrases.entered.search(names.plain, max(0, place.start - _LISTED), place.start):
            continue
        if not taken.overlaps(place) and label.casefold() not in requirement_phrases().no_systems:
            yield Mention(folded(said[0]), place, Thing("", label, "System", known=False))


def _beside(names: Names, span: Span, known: list[Mention], taken: Taken) -> Iterator[Mention]:
    """Read names that stand in one list with systems as systems, as written.

    In a list mostly of other things only those count that are written as products are.
    """
    behind = [_name_behind(names.plain, m.span.end, span.end) for m in known]
    before = [_name_before(names.plain, span.start, m.span.start) for m in known]
    further = [_name_behind(names.plain, p.end, span.end) for p in behind if p is not None]
    mixed = names.plain.count(",", span.start, span.end) > _MIXED * len(known)
    for place in (*behind, *before, *further):
        if place is None or taken.overlaps(place):
            continue
        words = place.of(names.plain)
        if mixed and not _PRODUCT.search(words):
            continue
        if not (
            system_phrases().generic.search(words)
            or words.casefold() in requirement_phrases().no_systems
        ):
            yield Mention(words, place, Thing("", words, "System", known=False))


def _but_topics(names: Names, span: Span) -> Taken:
    """Give what is taken by names but of topics: the name of a system may be that of one too."""
    return Taken([m.span for m in names.inside(span) if m.thing.kind != "Topic"])


def _listed_below(names: Names, span: Span, taken: Taken) -> Iterator[Mention]:
    """Read each name of a list under a heading such as `Systems used` as a system."""
    at = span.start
    ends = [m.span() for m in _BETWEEN_NAMES.finditer(names.plain, span.start, span.end)]
    for start, end in (*ends, (span.end, span.end)):
        place = trimmed(names.plain, Span(at, start))
        at = end
        words = place.of(names.plain)
        if _LISTED_NAME.fullmatch(words) and not taken.overlaps(place):
            taken.add(place)
            yield Mention(words, place, Thing("", words, "System", known=False))


def _used_with(
    names: Names, span: Span, used: Sequence[Mention], taken: Taken
) -> Iterator[Mention]:
    """Read names that are used, kept or searched together with a system as systems too."""
    for mention in used:
        near = max(span.start, mention.span.start - _LISTED)
        before = _USED_BEFORE.search(names.plain, near, mention.span.start)
        found = [before] if before else []
        behind = system_phrases().behind.match(names.plain, mention.span.end, span.end)
        while behind is not None and not taken.overlaps(Span(*behind.span(1))):
            found.append(behind)
            behind = system_phrases().behind.match(names.plain, behind.end(), span.end)
        for said in found:
            place = Span(*said.span(1))
            if not taken.overlaps(place) and not system_phrases().generic.search(said[1]):
                taken.add(place)
                yield Mention(said[1], place, Thing("", said[1], "System", known=False))


def _is_used(names: Names, span: Span, at: int) -> bool:
    """Tell whether words such as `updating` stand before a name in its sentence."""
    return system_phrases().uses.search(names.plain, max(span.start, at - _FAR), at) is not None


def _name_behind(text: str, start: int, stop: int) -> Span | None:
    """Find the name that follows in a list, where nothing but the list goes on behind it."""
    joint = _ITEM.match(text, start, stop)
    name = _SYSTEM_NAME.match(text, joint.end(), stop) if joint else None
    return Span(*name.span()) if name and not _GOES_ON.match(text, name.end()) else None


def _name_before(text: str, start: int, stop: int) -> Span | None:
    """Find the name that comes before in a list."""
    name = _LISTED_BEFORE.search(text, max(start, stop - _LONGEST_NAME), stop)
    if name is None:
        return None
    verb, _, rest = name[1].partition(" ")
    works = rest and system_phrases().uses.search(f"{verb} ")
    return Span(name.end(1) - len(rest), name.end(1)) if works else Span(*name.span(1))


def once_each(mentions: list[Mention]) -> list[Mention]:
    """List what is mentioned, each thing once, where it first stands."""
    once: dict[str, Mention] = {}
    for mention in sorted(mentions, key=by_place):
        once.setdefault(mention.thing.iri or mention.thing.label.casefold(), mention)
    return list(once.values())
