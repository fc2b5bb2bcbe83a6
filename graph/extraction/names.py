"""All names in one document, and what each means there."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from remit.graph.document import Span, blanked, by_place
from remit.graph.extraction.brackets import with_brackets
from remit.graph.extraction.condition_words import topic_words
from remit.graph.extraction.definitions import Definition, find_definitions
from remit.graph.extraction.other_bodies import names_another_body
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.system_phrases import system_phrases
from remit.graph.extraction.tongues import may_repeat
from remit.graph.layout.small_words import small_words
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.beginnings import all_of
from remit.graph.linking.catalogue import names_of
from remit.graph.linking.citations import find_citations
from remit.graph.linking.context import has_context
from remit.graph.linking.coordinated import subjects_before, subjects_behind, topics_before
from remit.graph.linking.elsewhere import is_another, origin_of
from remit.graph.linking.law import is_law
from remit.graph.linking.lexicon import Match, key, lexicon, words_of
from remit.graph.linking.readings import line_around, meanings_here
from remit.graph.linking.senses import has_other_senses, means_other
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import Places, itself
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.graph.layout.model import Layout
    from remit.graph.linking.citation import Citation
    from remit.graph.linking.lexicon import Words
    from remit.graph.linking.wording import Phrases

_ABOUT = frozenset(
    {"Legislation", "Framework", "System", "Qualification", "VettingLevel", "Licence", "Topic"}
)
_BY_CONTEXT = ("System", "Force")
_TO = re.compile(r"\bto\s+$", re.I)
"""Behind this a word alone is a verb, that is no subject: `ability to work`."""
_DOING = re.compile(r"[a-z]+ing,\s+(?:(?:and\s+)?[a-z]+ing\b)")
"""So are several of these: `proficient in managing, processing and storing data`."""
_SUPPOSED_UNTIL = re.compile(r",\s|\bthen\b")
_SUPPOSED_BEHIND = re.compile(r"\sif\s")
_PHRASE_WORDS = 8
_SHORTLY, _LINE = 20, 60
_CAPITAL = re.compile(r" [A-Z][a-z]")
_CAPITAL_BEFORE = re.compile(r"[a-z] [A-Z][a-z]+ $")


def _place(mention: Mention) -> Span:
    return mention.span


@dataclass(slots=True)
class Names:
    """The names of a document.

    Attributes:
        plain: The text with furniture and tags blanked out; offsets agree.
        words: Its words.
        mentions: Places where exactly one known thing is named, in the order of the text.
        ambiguous: Places where several things can be meant and nothing says which.
        citations: Of law.
        definitions: Short forms spelt out in the document.
        spelt_out: These short forms alone.
        is_abroad: Whether the document speaks of another country.
        may_repeat: Whether it has any word of another language, in which it may repeat itself.
    """

    plain: str
    words: Words
    mentions: list[Mention] = field(default_factory=list)
    ambiguous: list[Match] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    spelt_out: frozenset[str] = frozenset()
    is_abroad: bool = False
    may_repeat: bool = True
    _places: Places[Mention] = field(default_factory=lambda: Places((), _place))
    _by_kind: dict[str, Places[Mention]] = field(default_factory=dict)

    def inside(self, span: Span, *kinds: str) -> list[Mention]:
        """List what is named within a range, of these kinds or of all."""
        if not kinds:
            return self._places.within(span)
        if len(kinds) == 1:
            own = self._by_kind.get(kinds[0])
            return own.within(span) if own is not None else []
        if self._by_kind.keys().isdisjoint(kinds):
            return []
        return [m for m in self._places.within(span) if m.thing.kind in kinds]

    def has(self, kind: str) -> bool:
        """Tell whether a thing of a kind is named anywhere."""
        return kind in self._by_kind

    def where(self, words: frozenset[str]) -> Places[Span] | None:
        """Tell where any of some words stands in the document; None where none does."""
        found = self.words.places(words)
        return Places([self.words.span(at) for at in found], itself) if found else None

    def said(self, phrases: Phrases) -> Iterator[re.Match[str]]:
        """Find all of some phrases in the document."""
        if not phrases.may_stand_among(self.words.vocabulary):
            return
        groups = phrases.beginnings.groups_among(self.words.vocabulary)
        firsts = phrases.firsts.intersection(groups)
        if len(firsts) < len(groups):
            patterns = phrases.beginnings.patterns_of(groups)
            yield from all_of(patterns, self.plain, 0, len(self.plain))
            return
        end = 0
        for at in self.words.places(firsts):
            start = self.words.starts[at]
            found = phrases.match(self.plain, start) if start >= end else None
            if found is not None:
                end = found.end()
                yield found

    def kinds(self, span: Span) -> frozenset[str]:
        """Tell the kinds of what is named within a range."""
        return frozenset(m.thing.kind for m in self.inside(span))

    def about(self, span: Span, clause: str, *, needs_vetting: bool) -> tuple[Thing, ...]:
        """Tell what a condition is about: what it names, else its words.

        A level of vetting counts only where the condition is to hold it, not to administer it.
        """
        named = [
            m
            for m in self.inside(span)
            if m.thing.kind in _ABOUT and (needs_vetting or m.thing.kind != "VettingLevel")
        ]
        example = requirement_phrases().examples.search(self.plain, span.start, span.end)
        if example is not None and any(m.span.end <= example.start() for m in named):
            named = [m for m in named if m.span.end <= example.start()]
        start, end = self._besides_supposed(span)
        if any(start <= m.span.start and m.span.end <= end for m in named):
            named = [m for m in named if start <= m.span.start and m.span.end <= end]
        things = tuple(dict.fromkeys(m.thing for m in named))
        if things:
            return things
        words = _phrase(clause)
        return (Thing("", words, "Topic", known=False),) if words else ()

    def _besides_supposed(self, span: Span) -> tuple[int, int]:
        """Find what stands beside a clause that says when a condition holds: "…, if you drive"."""
        opening = requirement_phrases().conditional_openings.match(self.plain, span.start, span.end)
        if opening is None:
            behind = _SUPPOSED_BEHIND.search(self.plain, span.start, span.end)
            return span.start, behind.start() if behind else span.end
        ending = _SUPPOSED_UNTIL.search(self.plain, opening.end(), span.end)
        return (ending.end() if ending else span.start), span.end


def read_names(layout: Layout) -> Names:
    """Find and resolve all names of a document."""
    text = layout.document.text
    plain = blanked(text, [*layout.furniture, *layout.tags, *layout.emphasis])
    words = words_of(plain)
    origin = origin_of(plain, words)
    citations = [c for c in find_citations(plain, words, origin) if not _names_a_unit(c, plain)]
    definitions = find_definitions(plain)
    shorts = frozenset(d.short for d in definitions)
    names = Names(
        plain,
        words,
        definitions=definitions,
        spelt_out=shorts,
        citations=citations,
        is_abroad=origin.abroad,
        may_repeat=may_repeat(words.vocabulary),
    )
    matches = lexicon().find(plain, words)

    @cache
    def present() -> frozenset[str]:
        named = (n for m in matches for n in m.names if n.kind == "pref")
        return frozenset(n.text.casefold() for n in named)

    law = [c.span for c in names.citations]
    starts = [span.start for span in law]
    own = {d.short: key(d.long) for d in names.definitions}
    for found in matches:
        match = _in_context(found, plain, own, abroad=origin.abroad)
        if match is None or any(s.overlaps(match.span) for s in _near(law, starts, match.span)):
            continue
        thing = _resolve(match, present)
        if thing is None:
            names.ambiguous.append(match)
        elif not is_law(thing):
            names.mentions.append(Mention(match.span.of(plain), match.span, thing))
    names.mentions = with_brackets(plain, names.mentions, shorts)
    named = [m for m in names.mentions if m.thing.kind == "Qualification"]
    for mention in named:
        names.mentions += (*subjects_before(plain, mention), *subjects_behind(plain, mention))
    for mention in [m for m in names.mentions if m.thing.kind == "Topic"]:
        names.mentions += topics_before(plain, mention)
    names.mentions += [Mention(c.span.of(plain), c.span, c.thing) for c in names.citations]
    names.mentions.sort(key=by_place)
    names._places = Places(names.mentions, _place)
    for kind, alike in _by_kind(names.mentions).items():
        names._by_kind[kind] = Places(alike, _place)
    return names


def _by_kind(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.thing.kind, []).append(mention)
    return found


def _names_a_unit(citation: Citation, plain: str) -> bool:
    """Tell whether law is part of the name of a unit or a post, as in `RIPA Unit`."""
    return _unit_behind().match(plain, citation.span.end) is not None


@once_per_overlay
def _unit_behind() -> re.Pattern[str]:
    known = load_toml("phrases/law.toml")["unit"]
    units, posts = any_of(known["words"]), any_of(word.capitalize() for word in known["posts"])
    return re.compile(rf"[ \u00a0]+(?:(?i:{units})|{posts})\b(?!\s*\d)")


def _in_context(
    match: Match, plain: str, own: dict[str, tuple[str, ...]], *, abroad: bool
) -> Match | None:
    """Keep of a match what fits its surroundings and what the document says of the short form."""
    surface = match.span.of(plain)
    if surface not in own and _is_plain(match):
        return match
    kept = [n for n in match.names if n.kind != "context" or _is_meant(n.thing, match.span, plain)]
    kept = [n for n in kept if not means_other(n.thing.label, plain, match.span)]
    systems = [n for n in kept if n.thing.kind == "System"]
    if any(is_another(n.thing.label, plain, match.span, abroad=abroad) for n in systems):
        kept = [n for n in kept if n.thing.kind != "System"]
        systems = []
    if systems and _ends_a_name(surface, match.span, plain):
        kept = [n for n in kept if n.thing.kind != "System"]
        systems = []
    if any(n.thing.kind == "Force" for n in kept) and names_another_body(plain, match.span):
        kept = [n for n in kept if n.thing.kind != "Force"]
    systems = [n for n in systems if n.kind == "context"]
    if (
        systems
        and surface[:1].isupper()
        and system_phrases().doing.search(
            plain, max(0, match.span.start - _SHORTLY), match.span.start
        )
    ):
        kept = systems
    if surface in own:
        meant = [n for n in kept if any(key(o.text) == own[surface] for o in names_of(n.thing))]
        kept = meant if meant or any(n.thing.kind != "Legislation" for n in kept) else kept
    return Match(match.span, tuple(kept)) if kept else None


def _is_plain(match: Match) -> bool:
    """Tell whether what stands around a name changes nothing of what it can mean."""
    for name in match.names:
        thing = name.thing
        if name.kind == "context" or thing.kind in _BY_CONTEXT or has_other_senses(thing.label):
            return False
    return True


def _ends_a_name(surface: str, span: Span, plain: str) -> bool:
    """Tell whether a common word ends a longer name: `Charter` in `the Community Charter`."""
    common = surface.isalpha() and surface.istitle()
    before = plain[max(0, span.start - _SHORTLY) : span.start]
    return common and _CAPITAL_BEFORE.search(before) is not None


def _is_meant(thing: Thing, span: Span, plain: str) -> bool:
    """Tell whether a name that is also something else means this thing here."""
    speaking = meanings_here(plain, span)
    if speaking is not None:
        return speaking == {thing.label}
    inside_a_name = _CAPITAL.match(plain, span.end) or _CAPITAL_BEFORE.search(
        plain, max(0, span.start - 20), span.start
    )
    if inside_a_name or _is_shouted(span, plain):
        return False
    return has_context(thing.kind, span, plain)


def _is_shouted(span: Span, plain: str) -> bool:
    """Tell whether an everyday word looks like a name only because its line is in capitals."""
    said = span.of(plain)
    if not said.isupper() or said.casefold() not in system_phrases().everyday:
        return False
    low, high = line_around(plain, span, _LINE)
    return (plain[low : span.start] + plain[span.end : high]).isupper()


def _near(spans: list[Span], starts: list[int], span: Span) -> list[Span]:
    at = bisect_left(starts, span.start)
    return spans[max(0, at - 1) : at + 2]


def _resolve(match: Match, present: Callable[[], frozenset[str]]) -> Thing | None:
    """Choose what a name means: the only thing, else the one that the document names in full.

    Few names need a look at the full names that are present.
    """
    if len(match.names) == 1:
        return match.names[0].thing
    things = list(dict.fromkeys(n.thing for n in match.names if not is_law(n.thing)))
    if not things:
        return match.names[0].thing
    if len(things) == 1:
        return things[0]
    full = [n.thing for n in match.names if n.kind == "pref"]
    if len(set(full)) == 1:
        return full[0]
    spelt = [t for t in things if t.label.casefold() in present()]
    return spelt[0] if len(spelt) == 1 else None


def _is_verb(clause: str, head: int, rest: str) -> bool:
    """Tell whether the word behind the noun of a condition is a verb that shares its object.

    >>> _is_verb("ability to work", 11, "work"), _is_verb("skill in typing", 9, "typing")
    (True, False)
    """
    return _TO.search(clause, 0, head) is not None or _DOING.match(rest) is not None


@once_per_overlay
def _untold() -> frozenset[str]:
    """Read the words that do not say by themselves what a condition is about."""
    return frozenset(load_toml("phrases/requirements.toml")["no_topic"]["words"])


def _told(words: list[str]) -> str:
    """Give the words of a topic; none where they break off before they say anything.

    >>> _told(["records", "for"]), _told(["Successful", "candidates"]), _told(["able"])
    ('records', '', '')
    """
    kept = list(words)
    while kept and kept[-1].casefold() in small_words().unfinished:
        kept.pop()
    topic = " ".join(kept)
    plain = topic.casefold()
    alone = " " not in plain and topic.islower() and plain.endswith("ing")
    return "" if alone or plain in _untold() else topic


def _phrase(clause: str) -> str:
    """Cut the subject of a condition out of its words: what follows its noun and preposition."""
    head = None
    for found in requirement_phrases().any_head.finditer(clause):
        after = topic_words().behind_head.match(clause, found.end())
        if after:
            head = after.end()
            break
    rest = clause if head is None else clause[head:]
    if head is None and len(clause.split()) > _PHRASE_WORDS:
        return ""
    end = topic_words().end.search(rest)
    about = rest[: end.start()] if end and end.start() > 2 else rest
    words = topic_words().fronts.sub("", about).strip(" .,;:-–'\"")
    words = _told(words.split()[:_PHRASE_WORDS])
    verb = head is not None and " " not in words and _is_verb(clause, head, rest)
    deed = head is None and topic_words().deed.fullmatch(about.strip()) is not None
    return words if any(c.isalpha() for c in words) and not (verb or deed) else ""
