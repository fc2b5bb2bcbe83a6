"""What a user's graph holds: which properties lead from which classes to which, and how often."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from remit.graph.asking.own_measures import periods_in
from remit.graph.asking.own_words import without_leading
from remit.graph.asking.trees.meaning import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon, Relation
    from remit.graph.asking.names import NameIndex

_Ends: TypeAlias = tuple[frozenset[str], frozenset[str], int]
LONGEST = 3
PLAIN = frozenset({"number", "date", "text", "boolean"})  # what values are that are no things
SEVERAL = "several"  # of a property whose numbers are in several units of measure
_MOST_WAYS = 400
_A_FEW = 1.25


@dataclass(frozen=True, slots=True)
class Property:
    """One property, or a path of two through things without names.

    Attributes:
        relation: Its words and its pattern.
        path: SPARQL between subject and value.
        unit: The unit of measure in its name, or empty.
        subjects: How many things have it.
        objects: How many values it has.
        several: Whether a thing may have several values.
        often: Whether more than a few things have several values.
        rising: Whether it leads up a hierarchy ("part of"), or down one ("has part"): 1, -1 or 0.
        mutual: Whether it holds both ways, whichever is given: "compatible with".
        steps: The properties that the path is made of.
        heading: Whether it says who is the head of what.
        written: How its amounts are written, where the graph holds them as text.
        period: For which period its name says that each amount is told: a month, say.
        beyond: The classes of subjects, and of values, that it may join and joins none of as yet.
    """

    relation: Relation
    path: str
    unit: str = ""
    subjects: int = 0
    objects: int = 0
    several: bool = False
    often: bool = False
    rising: int = 0
    mutual: bool = False
    steps: frozenset[str] = frozenset()
    heading: bool = False
    written: str = ""
    period: str = ""
    beyond: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())

    @property
    def id(self) -> str:
        """The name of the relation."""
        return self.relation.id

    @property
    def direct(self) -> bool:
        """Whether it is one property, and no path of two."""
        return "/<" not in self.path

    @property
    def sort(self) -> str:
        """Number, date, text, boolean, or thing."""
        return self.relation.target if self.relation.target in PLAIN else "thing"


@dataclass(slots=True)
class Schema:
    """The properties and classes of users' graphs, to look up and to walk along.

    Attributes:
        properties: All properties by their ids.
        things: How many things each class has.
        shared: The classes that the reference data have things of, too.
        reference: The graph of the reference data.
        nameless: The classes none of whose things have names.
        paths: Those that go through things without names.
        unspoken: These, and those each of whose things is one other's alone: its bill of material,
            or a line of it.
    """

    properties: dict[str, Property]
    things: dict[str, int]
    shared: frozenset[str] = frozenset()
    reference: str = ""
    nameless: frozenset[str] = frozenset()
    unspoken: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    _from: dict[str, list[Step]] = field(default_factory=dict)
    _within: dict[str, frozenset[str]] = field(default_factory=dict)
    _ways: dict[_Ends, list[tuple[Step, ...]]] = field(default_factory=dict)
    _rising: dict[frozenset[str], Step | None] = field(default_factory=dict)
    _shares: dict[tuple[str, frozenset[str], frozenset[str]], float] = field(default_factory=dict)

    @classmethod
    def of(cls, lexicon: Lexicon, index: NameIndex) -> Schema:
        """Read the schema that a build filed; once for each lexicon and index."""
        known: tuple[NameIndex, Schema] | None = lexicon.cache.get("schema")
        if known is None or known[0] is not index:
            known = lexicon.cache["schema"] = (index, _read(lexicon, index))
        return known[1]

    def has(self, relation: str, classes: Iterable[str]) -> bool:
        """Tell whether things of any of these classes may have a property."""
        return not self.properties[relation].relation.sources.isdisjoint(classes)

    def sources(self, relation: str) -> frozenset[str]:
        """List the classes of the things that have a property."""
        return self.properties[relation].relation.sources

    def having(self, relations: Iterable[str]) -> frozenset[str]:
        """List the classes of the things that have any of these properties."""
        return frozenset[str]().union(*map(self.sources, relations))

    def held(self, sort: str, classes: frozenset[str]) -> list[Property]:
        """List the properties whose values are of a sort that things of these classes have."""
        return [
            p
            for p in self.properties.values()
            if p.sort == sort and not p.relation.sources.isdisjoint(classes)
        ]

    def pointing_at(self, classes: frozenset[str]) -> list[Property]:
        """List the properties that lead to things of these classes."""
        return [
            p
            for p in self.properties.values()
            if p.sort == "thing" and not p.relation.targets.isdisjoint(classes)
        ]

    def ways(
        self, begin: frozenset[str], end: frozenset[str], longest: int = LONGEST
    ) -> list[tuple[Step, ...]]:
        """List the ways along properties from things of some classes to things of others.

        The shortest come first; no way takes one property there and straight back.
        """
        asked = (begin, end, longest)
        if asked not in self._ways:
            self._ways[asked] = list(self._walk(*asked))
        return self._ways[asked]

    def _walk(
        self, begin: frozenset[str], end: frozenset[str], longest: int
    ) -> Iterator[tuple[Step, ...]]:
        waiting: list[tuple[frozenset[str], tuple[Step, ...]]] = [(begin, ())]
        count = 0
        while waiting and count < _MOST_WAYS:
            further = []
            for here, taken in waiting:
                for step in self._steps_from(here):
                    if any(self._overlap(step, before) for before in taken):
                        continue
                    there = self.classes_behind(step)
                    way = (*taken, step)
                    if there & end:
                        count += 1
                        yield way
                    if len(way) < longest:
                        further.append((there, way))
            waiting = further[: _MOST_WAYS * 4]

    def _overlap(self, one: Step, other: Step) -> bool:
        """Tell whether two steps follow the same property, alone or as part of a path."""
        first, second = (self.properties[step.relation].steps for step in (one, other))
        return not first.isdisjoint(second)

    def _steps_from(self, classes: frozenset[str]) -> list[Step]:
        found: dict[Step, None] = {}
        for class_ in sorted(classes):
            if class_ not in self._from:
                self._from[class_] = [
                    Step(p.id, inverse)
                    for p in self.properties.values()
                    if p.sort == "thing"
                    for inverse, side in ((False, p.relation.sources), (True, p.relation.targets))
                    if class_ in side
                ]
            found |= dict.fromkeys(self._from[class_])
        return list(found)

    def classes_behind(self, step: Step) -> frozenset[str]:
        """List the classes of what a step leads to."""
        relation = self.properties[step.relation].relation
        return relation.sources if step.inverse else relation.targets

    def classes_before(self, step: Step) -> frozenset[str]:
        """List the classes of what a step leads from."""
        relation = self.properties[step.relation].relation
        return relation.targets if step.inverse else relation.sources

    def loops(self, step: Step) -> bool:
        """Tell whether a step leads from things to others of the same class."""
        return bool(self.around(step))

    def rising(self, classes: Iterable[str]) -> Step | None:
        """Find the one property that leads things of these classes up their hierarchy."""
        mine = frozenset(classes)
        if mine not in self._rising:
            self._rising[mine] = self._found_rising(mine)
        return self._rising[mine]

    def _found_rising(self, mine: frozenset[str]) -> Step | None:
        found = {  # of two that are the inverse of one another the last will do
            p.steps: Step(p.id, p.rising < 0, "*")
            for p in self.properties.values()
            if p.rising and (p.relation.sources & mine or p.relation.targets & mine)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def within(self, step: Step) -> frozenset[str]:
        """List the classes of what stands between the ends of a path of two properties."""
        if step.relation not in self._within:
            path = self.properties[step.relation].path
            ends = (
                p.relation.targets
                for p in self.properties.values()
                if path.startswith(p.path + "/")
            )
            self._within[step.relation] = frozenset[str]().union(*ends)
        return self._within[step.relation]

    def around(self, step: Step) -> frozenset[str]:
        """List the classes whose things a step leads to others of the same class."""
        return self.classes_before(step) & self.classes_behind(step)

    def share(self, relation: str, subjects: Iterable[str], values: Iterable[str]) -> float:
        """Tell how many of the things that a property could join it does, of 1."""
        asked = (relation, frozenset(subjects), frozenset(values))
        if asked not in self._shares:
            self._shares[asked] = self._counted_share(*asked)
        return self._shares[asked]

    def _counted_share(
        self, relation: str, subjects: frozenset[str], values: frozenset[str]
    ) -> float:
        one = self.properties[relation]
        shares = []
        sides = ((one.subjects, subjects), (one.objects, values))
        for (found, classes), beyond in zip(sides, one.beyond, strict=True):
            among = sum(self.things.get(c, 0) for c in classes - beyond)
            if among or not beyond.isdisjoint(classes):
                shares.append(min(1.0, found / among) if among else 0.0)
        return min(shares, default=1.0)

    def telling(self, relation: str) -> bool:
        """Tell whether each value of a property is that of one thing: a code, say."""
        one = self.properties[relation]
        return one.sort == "text" and not one.several and 1 < one.subjects == one.objects

    def several(self, step: Step) -> bool:
        """Tell whether a step may lead from one thing to several."""
        return step.inverse or bool(step.often) or self.properties[step.relation].several


def _read(lexicon: Lexicon, index: NameIndex) -> Schema:
    own = lexicon.own
    rising = {1: frozenset(own["rising"]["up"]), -1: frozenset(own["rising"]["down"])}
    things: dict[str, int] = defaultdict(int)
    kinds: set[str] = set()
    lines: set[str] = set()
    for row in index.schema("class"):
        things[row[0]] = int(row[3])
        kinds.update(json.loads(row[1]))
        lines |= (
            {row[0]} if any(n.split()[-1] in own["lines"] for n in json.loads(row[1])) else set()
        )
    properties = {}
    uses_of: dict[str, int] = {}
    for number, row in enumerate(index.schema("property")):
        relation = lexicon.relations.get(f"own-{number}")
        if relation is None:
            continue  # questions about profiles know it
        names = [form for name in json.loads(row[1]) for form in (name, without_leading(name))]
        subjects, uses = int(row[6]), int(row[5])
        uses_of[relation.id] = uses
        periods = periods_in(names, own["rates"])
        loop = not relation.sources.isdisjoint(relation.targets)
        sources, targets = (frozenset(classes) for classes in json.loads(row[10]))
        able = replace(
            relation, sources=relation.sources | sources, targets=relation.targets | targets
        )
        properties[relation.id] = Property(
            able,
            relation.pattern.removeprefix("?s ").removesuffix(" ?o ."),
            _unit([w for n in names for w in _last_words(n)], json.loads(row[8]), own),
            subjects,
            int(row[7]),
            uses > subjects,
            uses > subjects * _A_FEW,
            _rising(names, kinds, rising) if loop else 0,
            loop and any(word in name.split() for name in names for word in own["mutual"]),
            frozenset(iri.removeprefix("^") for iri in (*json.loads(row[0]), row[11]) if iri),
            any(word in name.split() for name in names for word in own["heading"]),
            row[9],
            "".join(periods) if len(periods) == 1 else "",
            (sources, targets),
        )
    shared = frozenset(json.loads(index.meta.get("shared", "[]")))
    nameless = frozenset(class_ for class_ in things if not index.has_named(class_))
    direct = [p for p in properties.values() if p.direct and p.sort == "thing"]
    pointed = Counter(class_ for p in direct for class_ in p.relation.targets)
    alone = [p for p in direct if {pointed[c] for c in p.relation.targets} == {1}]
    unspoken = nameless.union(*(p.relation.targets for p in alone if _owns(p, things)))
    held = (p for p in alone if uses_of[p.id] == p.objects and p.relation.targets <= lines)
    unspoken = unspoken.union(*(p.relation.targets for p in held), _joining(direct, things, lines))
    reference = index.meta.get("reference", "")
    paths = frozenset(p.path for p in properties.values() if not p.direct)
    return Schema(properties, dict(things), shared, reference, nameless, unspoken, paths)


def _rising(
    names: Sequence[str], kinds: Collection[str], rising: Mapping[int, Collection[str]]
) -> int:
    """Tell whether a property leads up a hierarchy or down, whatever kind it is said to lead to.

    >>> up = {1: {"part of"}, -1: {"contains"}}
    >>> _rising(["part of department"], {"department"}, up), _rising(["part of"], {}, up)
    (1, 1)
    >>> up = {1: {"sub of", "part of"}, -1: {"sub"}}
    >>> [_rising([n], {"sales area"}, up) for n in ("sub area of", "subarea", "part of area")]
    [1, -1, 1]
    """
    short = {*kinds, *(kind.split()[-1] for kind in kinds)}
    bare = [n.removesuffix(f" {kind}") for n in names for kind in short if n.endswith(f" {kind}")]
    for name in names:
        what, of = name.removesuffix(" of"), " of" * name.endswith(" of")
        bare += [f"sub{of}"] * (
            what.startswith("sub") and what.removeprefix("sub").strip() in short
        )
    said = {*names, *bare}
    return next((way for way, known in rising.items() if not said.isdisjoint(known)), 0)


def _joining(
    direct: Sequence[Property], things: Mapping[str, int], lines: Collection[str]
) -> Iterator[str]:
    """Yield the classes of lines that nothing leads to, each of which joins several things."""
    pointed = {class_ for p in direct for class_ in p.relation.targets}
    for line in sorted(set(lines) - pointed):
        ends = [p for p in direct if p.relation.sources == {line} and p.subjects == things[line]]
        if len(ends) > 1 and not any(p.several for p in ends):
            yield line


def _owns(one: Property, things: Mapping[str, int]) -> bool:
    """Tell whether a property leads to all there are of some things, each of one other thing."""
    all_ = sum(things.get(class_, 0) for class_ in one.relation.targets)
    return not one.several and 1 < one.subjects == one.objects == all_


def _unit(ends: Sequence[str], beside: Sequence[str], own: Mapping[str, Any]) -> str:
    """Find the unit of measure of a property: in its names, or beside each of its numbers.

    >>> own = {"units": ["kg"], "unit-codes": {"kilo gm": "kg"}}
    >>> _unit(["weight", "kg"], [], own), _unit([], ["kilo gm"], own), _unit([], ["kg", "lb"], own)
    ('kg', 'kg', 'several')
    """
    said = {own["unit-codes"].get(unit, unit) for unit in beside}
    if len(said) > 1:
        return SEVERAL
    return next((word for word in (*said, *ends) if word in own["units"]), "")


def _last_words(name: str) -> list[str]:
    words = name.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").split()
    return words[-1:] if len(words) > 1 else []
