"""Read units: which names are of one unit, what it belongs to, what it covers and who leads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.form_units import unit_around
from remit.graph.extraction.head_units import unit_alone
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.unit_names import (
    BRACKETED,
    UNIT_KINDS,
    ends_as_unit,
    is_other_unit,
    name_parts,
    spoken,
)
from remit.graph.linking.catalogue import names_of
from remit.graph.linking.lexicon import key, lexicon
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Mention, Relation, Thing, Value
from remit.ontology import REMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout

_LIST_BREAK = re.compile(r"[.;]|\bwith\b|\bwhich\b|\bwho\b|\bfalls?\b")
_JOINED = re.compile(r"\s*(?:,|&|/|and|,\s*and)\s*", re.I)
_NEXT = re.compile(r"[\s*|]*(?:the\s+)?", re.I)
_OPENED = re.compile(r"(?:\A|\n|[.:]\s+)[\s*#•–—-]*(?:the\s+)?\Z", re.I)
_LINE_END = re.compile(r"\n")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DIRECTOR = re.compile(
    r"\s*((?:[A-Z][\w’'-]*\s+){0,4}(?:of\s+)?(?:the\s+)?(?:[A-Z][\w’'-]*\s?){0,4})"
)
_TWO = 2
_NEAR = 80
_FAR = 400
_LONGEST_LIST = 600


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a profile.

    Attributes:
        posted: Those in which the role is, the nearest first.
        parent: What the first of them belongs to: a unit or a force.
        within: Units that the form names, each with the one of which it is a part by its label.
        manager: The unit that the manager's title names.
        relations: What the text says that units cover, and who leads and directs them.
        aliases: Other names that the text gives to a thing.
    """

    posted: tuple[Mention, ...] = ()
    parent: Thing | None = None
    within: tuple[tuple[Mention, Mention], ...] = ()
    manager: Mention | None = None
    relations: tuple[Relation, ...] = ()
    aliases: tuple[tuple[Thing, Value], ...] = ()


def read_units(layout: Layout, names: Names, values: Values, force: Thing | None) -> Units:
    """Resolve the units of a profile and what is said of them."""
    reader = _Reader(layout, names)
    posted: list[Mention] = []
    parent: Thing | None = None
    if values.unit is not None:
        posted, parent = reader.posted(values.unit)
    posted, within = reader.of_form(values, posted)
    family = reader.known_in(values.job_family)
    if family is not None and not any(m.thing == family.thing for m in posted):
        parent = parent or family.thing
        if not posted:
            posted = [family]
    said = tuple(reader.relations(posted, unit_alone(layout, values.title)))
    if parent is None and posted and not posted[0].thing.known:
        parent = reader.heading(said) or reader.employing(values.organisation) or force
    return Units(
        tuple(posted),
        parent,
        tuple(within),
        reader.of_manager(values.reports_to, posted),
        (*reader.shared(values.organisation, posted), *said),
        tuple(reader.aliases(posted)),
    )


@dataclass(slots=True)
class _Reader:
    layout: Layout
    names: Names
    own: list[Mention] = field(default_factory=list)

    def posted(self, value: Value) -> tuple[list[Mention], Thing | None]:
        """Read a field's value: `ERSOU – Cold Case Team` is a team of ERSOU, `A/B` is two units."""
        parts = list(name_parts(value, self.layout.document.text))
        found = [self._mention(part) for part in parts]
        known = [m for m in found if m.thing.known]
        fresh = [m for m in found if not m.thing.known]
        if fresh and known:
            return fresh, known[0].thing
        if len(found) > 1 and not known and "/" not in value.text:
            return [found[-1]], found[0].thing
        return found, None

    def of_form(
        self, values: Values, own: list[Mention]
    ) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
        """Place the units of the form: those in which the role is, and what they are parts of."""
        units = values.form_units
        if len(units) < _TWO or units[0].value is not values.unit or not own:
            return own, []
        first = {unit: self.posted(unit.value)[0] for unit in units[1:]} | {units[0]: own}
        around = {unit: unit_around(unit, units) for unit in units}
        outer = set(around.values())
        within = [
            (mention, first[larger][0])
            for unit, larger in around.items()
            if larger is not None
            for mention in first[unit]
            if mention.thing != first[larger][0].thing
        ]
        inmost = [unit for unit in units if unit not in outer]
        inmost.sort(key=lambda unit: unit is not units[0] and not unit.is_within(units[0]))
        return [mention for unit in inmost for mention in first[unit]], within

    def of_manager(self, manager: Value | None, posted: list[Mention]) -> Mention | None:
        """Find the unit that the manager's title names: one of the role's own, or a known one."""
        found = find_rank(manager.text) if manager else None
        if manager is None or found is None or not found.title.rest:
            return None
        at = manager.text.find(found.title.rest)
        if at < 0:
            return None
        start = manager.span.start + at
        mention = self._mention(Span(start, start + len(found.title.rest)))
        if mention.thing.known:
            return mention
        own = [m for m in posted if key(m.text) == key(mention.text)]
        return Mention(mention.text, mention.span, own[0].thing) if own else None

    def employing(self, organisation: Value | None) -> Thing | None:
        """Give the known unit with which the value of the employer's field begins."""
        named = self.names.inside(organisation.span, *UNIT_KINDS) if organisation else []
        first = named[0] if named else None
        opens = organisation and first and first.span.start == organisation.span.start
        return first.thing if first is not None and opens else None

    def known_in(self, value: Value | None) -> Mention | None:
        """Find a unit of the reference data inside a value."""
        inside = self.names.inside(value.span, *UNIT_KINDS) if value else []
        return inside[-1] if inside else None

    def _mention(self, span: Span) -> Mention:
        text = folded(span.of(self.layout.document.text))
        return Mention(text, span, self.resolve(text))

    def resolve(self, text: str) -> Thing:
        """Tell which unit a name means in this document."""
        inner = BRACKETED.fullmatch(text)
        long = inner[1] if inner is not None and not is_other_unit(inner[1], inner[2]) else text
        found = (n.thing for name in (text, long) for n in lexicon().exact(name))
        exact = next((thing for thing in found if thing.kind in UNIT_KINDS), None)
        if exact is not None:
            return exact
        for definition in self.names.definitions:
            if text == definition.short:
                return self.resolve(definition.long)
        return (
            self._by_ending(text) or self._by_initials(text) or Thing("", text, "Unit", known=False)
        )

    def _by_ending(self, text: str) -> Thing | None:
        """Read a name as the only unit of the document one of whose names ends with it."""
        form = key(text)
        if len(form) < 2:
            return None
        here = {m.thing for m in self.names.mentions if m.thing.kind in UNIT_KINDS}
        longer = {
            thing
            for thing in here
            for n in names_of(thing)
            if len(key(n.text)) > len(form) and key(n.text)[-len(form) :] == form
        }
        return longer.pop() if len(longer) == 1 else None

    def _by_initials(self, text: str) -> Thing | None:
        """Spell a short form out by the words of the document whose first letters it is made of."""
        if not (text.isupper() and 2 < len(text) < 7 and text.isalpha()):
            return None
        words = list(_WORD.finditer(self.names.plain))
        spelt: dict[str, str] = {}
        for at, word in enumerate(words[: -len(text) or None]):
            if word[0][0] != text[0]:
                continue
            run = words[at : at + len(text)]
            long = folded(self.names.plain[run[0].start() : run[-1].end()])
            if "".join(w[0][0] for w in run).upper() == text and ends_as_unit(long):
                spelt.setdefault(long.casefold(), long)
        return (
            Thing("", next(iter(spelt.values())), "Unit", known=False) if len(spelt) == 1 else None
        )

    def shared(self, organisation: Value | None, posted: list[Mention]) -> Iterator[Relation]:
        """Take a unit for one of all the forces that stand in the field of the employer."""
        forces = self.names.inside(organisation.span, "Force") if organisation else []
        if len({force.thing for force in forces}) < _TWO or organisation is None:
            return
        ends = pairwise(forces)
        between = (self.names.plain[a.span.end : b.span.start] for a, b in ends)
        if all(_JOINED.fullmatch(words) for words in between):
            for unit in posted[:1]:
                for force in forces:
                    yield Relation(unit.thing, REMIT.covers, force.thing, organisation.span)

    def heading(self, said: Iterable[Relation]) -> Thing | None:
        """Give the unit at the head of the form, where the text says whom it serves."""
        subjects = {relation.subject for relation in said}
        return next((m.thing for m in self.own[1:] if m.thing in subjects), None)

    def relations(self, posted: list[Mention], head: Value | None) -> Iterator[Relation]:
        """Read which forces a unit covers, which force leads it and who directs it."""
        self.own = [mention for mention in posted if not mention.thing.known][:1]
        heads = head is not None and all(m.thing.label != head.text for m in posted)
        if self.own and head is not None and heads:
            self.own.append(self._mention(head.span))
        phrases = relation_phrases()
        for said in self.names.said(phrases.covers):
            yield from self._covered(self._unit_before(said.start()), self._forces_behind(said))
        if self.names.has("Force"):
            for said in self.names.said(phrases.covers_next):
                yield from self._covered(self._unit_before(said.start()), self._next_forces(said))
            for said in self.names.said(phrases.covers_several):
                forces = self._next_forces(said)
                if len(forces) >= _TWO:
                    yield from self._covered(self._unit_opening(said.start()), forces)
        for said in self.names.said(phrases.lead_force):
            yield from self._lead(Span(*said.span()))
        for said in self.names.said(phrases.direction):
            yield from self._direction(Span(*said.span()))

    def _covered(self, subject: Mention | None, forces: list[Mention]) -> Iterator[Relation]:
        if subject is not None and forces:
            span = Span(self._name_start(subject), self._stop(forces[-1].span.end))
            for force in forces:
                yield Relation(subject.thing, REMIT.covers, force.thing, span)

    def _next_forces(self, said: re.Match[str]) -> list[Mention]:
        """List the forces right behind a phrase, each joined to the one before it."""
        forces: list[Mention] = []
        at = said.end()
        for force in self._forces_behind(said):
            joined = _JOINED if forces else _NEXT
            if not joined.fullmatch(self.names.plain[at : force.span.start]):
                break
            forces.append(force)
            at = force.span.end
        return forces

    def _unit_opening(self, at: int) -> Mention | None:
        """Find the unit with which the sentence begins that a phrase stands in."""
        unit = self._unit_before(at)
        ahead = self.names.plain[: unit.span.start] if unit is not None else ""
        opened = _OPENED.search(ahead) is not None
        within = unit is not None and ". " not in self.names.plain[unit.span.end : at]
        return unit if opened and within else None

    def _lead(self, said: Span) -> Iterator[Relation]:
        before = self.names.inside(Span(max(0, said.start - _NEAR), said.start), "Force")
        behind = self.names.inside(Span(said.end, said.end + _NEAR), "Force")
        next_to = behind and _NEXT.fullmatch(self.names.plain[said.end : behind[0].span.start])
        force = before[-1] if before and not next_to else (behind[0] if behind else None)
        if force is None:
            return
        unit = self._unit_before(min(said.start, force.span.start)) or self._unit_behind(said.end)
        if unit is not None:
            start = min(force.span.start, said.start)
            yield Relation(
                unit.thing, REMIT.leadForce, force.thing, Span(start, max(said.end, force.span.end))
            )

    def _direction(self, said: Span) -> Iterator[Relation]:
        unit = self._unit_before(said.start)
        title = _DIRECTOR.match(self.names.plain, said.end)
        if unit is None or title is None or find_rank(title[1]) is None:
            return
        span = trimmed(self.names.plain, Span(title.start(1), title.end(1)), " ,.;\n")
        yield Relation(
            unit.thing,
            REMIT.underDirectionOf,
            Thing("", folded(span.of(self.names.plain)), "Role", known=False),
            Span(unit.span.start, span.end),
        )

    def _unit_before(self, at: int) -> Mention | None:
        """Find the unit that a phrase is about: the last in its sentence, else in its paragraph."""
        low = max(0, at - 2 * _FAR)
        paragraph = max(self.names.plain.rfind("\n\n", low, at), low)
        sentence = max(self.names.plain.rfind(". ", low, at), paragraph, at - _FAR)
        for start in (sentence, paragraph):
            inside = self.names.inside(Span(start, at), *UNIT_KINDS)
            if inside:
                return inside[-1]
            for unit, name in ((own, name) for own in self.own for name in spoken(own.text)):
                at_last = self.names.plain.rfind(name, start, at)
                if at_last >= 0:
                    return Mention(name, Span(at_last, at_last + len(name)), unit.thing)
        return None

    def _unit_behind(self, at: int) -> Mention | None:
        """Find the unit that the rest of the sentence names."""
        end = self.names.plain.find(".", at, at + _FAR)
        inside = self.names.inside(Span(at, end if end >= 0 else at + _NEAR), *UNIT_KINDS)
        return inside[0] if inside else None

    def _forces_behind(self, said: re.Match[str]) -> list[Mention]:
        at, ends = said.end(), _LINE_END if said[0].endswith(":") else _LIST_BREAK
        end = ends.search(self.names.plain, at, at + _LONGEST_LIST)
        return self.names.inside(Span(at, end.start() if end else at + _FAR), "Force")

    def _name_start(self, unit: Mention) -> int:
        """Tell where the name begins that ends with the unit's own, as in `ERSOU – ERUU`."""
        before = self.names.inside(
            Span(max(0, unit.span.start - _NEAR), unit.span.start), *UNIT_KINDS
        )
        joined = before and not self.names.plain[before[-1].span.end : unit.span.start].strip(
            " -–—(,/"
        )
        return before[-1].span.start if joined else unit.span.start

    def _stop(self, at: int) -> int:
        return at + 1 if self.names.plain[at : at + 1] == "." else at

    def aliases(self, posted: list[Mention]) -> Iterator[tuple[Thing, Value]]:
        """List the short forms that the document spells out for things that it names."""
        named = {m.thing.label.casefold(): m.thing for m in (*self.names.mentions, *posted)}
        named |= {m.text.casefold(): m.thing for m in self.names.mentions}
        for mention in posted:
            if (
                mention.text.casefold() != mention.thing.label.casefold()
                and not mention.thing.known
            ):
                yield mention.thing, Value(mention.text, mention.span)
        for definition in self.names.definitions:
            thing = named.get(definition.long.casefold())
            if (
                thing is not None
                and not thing.known
                and definition.short.casefold() != thing.label.casefold()
            ):
                yield thing, Value(definition.short, definition.span)
