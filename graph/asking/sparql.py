"""Write what a question means as SPARQL: only numbers, dates and IRIs of the graph get in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from operator import eq, ge, gt, le, lt
from typing import TYPE_CHECKING

from remit.graph.asking.belonging import FORCES, UNITS, belongs, grouping, nearest
from remit.graph.asking.expressions import leaves
from remit.graph.asking.iris import bracketed, either, prologue, values
from remit.graph.asking.logic import (
    STAFF,
    All,
    Any,
    Counted,
    Described,
    Duty,
    IsOne,
    Issued,
    Managing,
    Measured,
    Mentions,
    NeededBy,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Same,
    Spoken,
    Superseded,
    Things,
)
from remit.graph.asking.search import passages, said_of
from remit.graph.asking.sparql_needs import OF_LEVEL, SHORT, NeedsWriter
from remit.graph.asking.stated import as_stated, clause, currencies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.graph.asking.lexicon import Kind
    from remit.graph.asking.line_index import Passage
    from remit.graph.asking.logic import Condition, Target
    from remit.graph.asking.stated import Stated
    from remit.graph.asking.team import Sort

_COUNTED = {
    "force": ("covers", False),
    "unit": ("covers", True),
    "role": ("in-unit", True),
    "competency": ("competency", False),
}


def counted_by(kind: str) -> tuple[str, bool] | None:
    """Name the relation by which things of a kind are counted, and whether it is turned."""
    return _COUNTED.get(kind)


_IN_FIELDS = {"system": "remit:usesSystem", "vetting": "remit:vetting"}
"""What is needed that a field of a form may give, by the property that says so."""
_COUNTED_OF_ROLES = frozenset({"competency"})
_HOLDS = {">=": ge, "<=": le, ">": gt, "<": lt, "=": eq}
_SIDES = ("subject", "object")
_VARIABLE = re.compile(r"\?(?:own|s|o|m)\b")


@dataclass(slots=True)
class Compiler(NeedsWriter):
    """Make the query of one question.

    Attributes:
        heads: Counts the people that each role manages.
        commonest: Names the currency in which most profiles state a measure.
        figures: Fetches what roles state of a measure.
        managed: Finds the passages that say whom roles manage.
    """

    heads: Callable[[], Mapping[str, int]] = field(kw_only=True)
    commonest: Callable[[str], str] = field(kw_only=True)
    figures: Callable[[str, Sequence[str]], list[Stated]] = field(kw_only=True)
    managed: Callable[[Managing], list[tuple[Passage, list[Sort]]]] = field(kw_only=True)

    def select(self, things: Things) -> str:
        """Write the query for all things of a set, as `?x`."""
        return f"{prologue()}SELECT DISTINCT ?x WHERE {{\n{self.things(things, 'x')}\n}}"

    def things(self, things: Things, x: str) -> str:
        """Write the pattern for a set; `x` is the name of its variable."""
        kind = self.lexicon.kinds[things.kind]
        if things.where is None:
            return self.of_kind(kind, x)
        if kind.needed:
            if any(isinstance(leaf, Superseded | Issued) for leaf in leaves(things.where)):
                kind = replace(kind, wide=kind.replaced or self.of_kind(kind, "x"))
                return f"{self.wide(kind, x)}\n{self.condition(things.where, x, kind)}"
            related = any(isinstance(leaf, Related) for leaf in leaves(things.where))
            if related or isinstance(things.where, Not):
                return f"{self.of_kind(kind, x)}\n{self.condition(things.where, x, kind)}"
            return self.condition(things.where, x, kind)
        negative = isinstance(things.where, Not) or kind.id != "role"
        typed = self.of_kind(kind, x) + "\n" if negative or self._turned(things.where) else ""
        return typed + self.condition(things.where, x, kind)

    def _turned(self, where: Condition) -> bool:
        """Tell whether nothing in a condition says which things to look at."""
        if isinstance(where, All):
            return all(self._turned(part) for part in where.parts)
        if isinstance(where, Any):
            return any(self._turned(part) for part in where.parts)
        return isinstance(where, Not | Described)

    def condition(self, where: Condition, x: str, kind: Kind) -> str:
        """Write the pattern for a condition on `x`."""
        if isinstance(where, All):
            self.single = self.single or any(isinstance(p, IsOne) for p in where.parts)
            plain = [p for p in where.parts if not isinstance(p, Not)]
            turned = [p for p in where.parts if isinstance(p, Not)]
            return "\n".join(self.condition(part, x, kind) for part in [*plain, *turned])
        if isinstance(where, Any):
            return either([self._alone(part, x, kind) for part in where.parts], x)
        if isinstance(where, Not):
            stated, self.stated = self.stated, True
            written = f"MINUS {{ {self._alone(where.part, x, kind)} }}"
            self.stated = stated
            return written
        return self._leaf(where, x, kind)

    def _alone(self, part: Condition, x: str, kind: Kind) -> str:
        typed = self.of_kind(kind, x) + " " if self._turned(part) else ""
        return typed + self.condition(part, x, kind)

    def _leaf(self, where: Condition, x: str, kind: Kind) -> str:
        """Write one condition by the method that is named for it."""
        write: Callable[[Condition, str, Kind], str] = getattr(
            self, f"_write_{type(where).__name__.lower()}"
        )
        return write(where, x, kind)

    def _write_needs(self, where: Needs, x: str, kind: Kind) -> str:
        return self.needed_by(where, x, kind) if where.by else self.needs(where, x)

    def _write_mentions(self, where: Mentions, x: str, kind: Kind) -> str:
        return self.mentioned(where, x, kind) if where.by else self.mentions(where, x)

    def _write_duty(self, where: Duty, x: str, kind: Kind) -> str:
        return self.from_text(passages(where, self.lexicon, self.index), x)

    def _write_said(self, where: Said, x: str, kind: Kind) -> str:
        return self.from_text(passages(where, self.lexicon, self.index), x)

    def _write_managing(self, where: Managing, x: str, kind: Kind) -> str:
        return self.from_text([passage for passage, _ in self.managed(where)], x)

    def _write_related(self, where: Related, x: str, kind: Kind) -> str:
        other = self.fresh()
        relation = self.lexicon.relations[where.relation]
        listed = relation.own and not where.inverse and not self.single
        pattern = relation.own if listed else relation.pattern
        step = self._put(pattern, x, other, where.inverse)
        return f"{self.target(where.target, other)} {step}"

    def _write_partnered(self, where: Partnered, x: str, kind: Kind) -> str:
        step = self._step(where.relation, x, self.fresh(), where.inverse)
        found = said_of(self.lexicon.relations[where.relation], self.lexicon, self.index)
        return either([step, self.from_text(found, x)], x) if found else step

    def _write_counted(self, where: Counted, x: str, kind: Kind) -> str:
        if where.modality == STAFF:
            holds, counts = _HOLDS[where.sign], self.heads()
            return values(x, sorted(iri for iri, n in counts.items() if holds(n, where.number)))
        one = self.fresh()
        pattern = self.counted_pattern(where.kind, where.modality, x, one, kind.id)
        return (
            f"{{ SELECT ?{x} WHERE {{ {pattern} }} GROUP BY ?{x}"
            f" HAVING(COUNT(DISTINCT ?{one}) {where.sign} {where.number}) }}"
        )

    def _write_measured(self, where: Measured, x: str, kind: Kind) -> str:
        known = self.resolved(where)
        if known is None:
            return values(x, [])
        where = known
        claim, property_ = self.fresh(), self.lexicon.relations[where.measure].claims[0]
        written = clause(where, claim, self.money(where), self.lexicon.amounts)
        return (
            f"{{ SELECT ?{x} WHERE {{ ?{claim} rdf:predicate {bracketed(property_)} ;"
            f" rdf:subject ?{x} . {written} }} }}"
        )

    def resolved(self, where: Measured) -> Measured | None:
        """Put what a role states into the place of its name; None where that is not one figure."""
        if where.than is None:
            return where
        roles = [n.iri for n in where.than.names]
        found = [one for one in self.figures(where.measure, roles) if one.weighable]
        return as_stated(where, found[0], self.lexicon.amounts) if len(found) == 1 else None

    def money(self, where: Measured) -> list[str]:
        """List the currencies that a condition may mean; the commonest where it names none."""
        amounts = self.lexicon.amounts
        if amounts["measure"][where.measure]["sort"] != "money":
            return []
        if where.sign == "any":
            return currencies(where.currency, amounts)
        return currencies(where.currency or self.commonest(where.measure), amounts)

    def _write_same(self, where: Same, x: str, kind: Kind) -> str:
        value, other = self.fresh(), self.fresh()
        described = f"?{other} remit:describedBy {self.some()} ."
        whose = self.target(where.other, other) if where.other else described
        sides = [self._worth(where.relation, role, value) for role in (other, x)]
        return f"{whose} {' '.join(sides)} FILTER(?{x} != ?{other})"

    def _worth(self, relation: str, role: str, value: str) -> str:
        """Write what a role has by a relation: of a date the day, however it is written."""
        measure = self.lexicon.amounts["measure"].get(relation, {})
        if measure.get("sort") != "date":
            return self._put(nearest(self.lexicon.relations[relation]), role, value, False)
        claim, property_ = self.fresh(), bracketed(self.lexicon.relations[relation].claims[0])
        said = f"?{claim} rdf:predicate {property_} ; rdf:subject ?{role}"
        return f"{said} ; remit:date ?{value} ."

    def _write_neededby(self, where: NeededBy, x: str, kind: Kind) -> str:
        role = self.fresh()
        kind = replace(kind, id="topic", classes=()) if kind.id == "requirement" else kind
        pattern = (
            self.mentioned(Mentions(by=Things("role")), x, kind, role)
            if where.modality == "mention"
            else self.counted_pattern(kind.id, where.modality, role, x)
        )
        return (
            f"{{ SELECT ?{x} WHERE {{ {pattern} }} GROUP BY ?{x}"
            f" HAVING(COUNT(DISTINCT ?{role}) {where.sign} {where.number}) }}"
        )

    def _write_isone(self, where: IsOne, x: str, kind: Kind) -> str:
        return values(x, [n.iri for n in where.one.names])

    def _write_described(self, where: Described, x: str, kind: Kind) -> str:
        return f"?{x} remit:describedBy {self.some()} ."

    def _write_spoken(self, where: Spoken, x: str, kind: Kind) -> str:
        claim, quote = self.fresh(), self.some()
        # What is looked for second stands by itself, or an engine begins with all of it.
        backed = f"FILTER EXISTS {{ ?{claim} remit:evidence {quote} }}"
        ways = [f"?{claim} rdf:{side} ?{x} {backed}" for side in _SIDES]
        if kind.id in UNITS:
            part = self.fresh()
            held = f"FILTER EXISTS {{ {self.some()} org:postIn ?{part} }}"
            ways.append(f"?{part} (org:subOrganizationOf|org:unitOf)* ?{x} {held}")
        return f"FILTER EXISTS {{ {{ {' } UNION { '.join(ways)} }} }}"

    def _write_superseded(self, where: Superseded, x: str, kind: Kind) -> str:
        return f"?{x} remit:supersededBy {self.some()} ."

    def _write_issued(self, where: Issued, x: str, kind: Kind) -> str:
        year = self.fresh()
        held = f'STR(?{year}) {where.sign} "{where.year:04d}"'
        return f"?{x} dcterms:issued ?{year} . FILTER({held})"

    def target(self, target: Target, x: str) -> str:
        """Write the pattern for what a condition points at."""
        if isinstance(target, OneOf):
            return values(x, [n.iri for n in target.names])
        return self.things(target, x)

    def _step(self, relation: str, x: str, other: str, inverse: bool) -> str:
        return self._put(self.lexicon.relations[relation].pattern, x, other, inverse)

    def _put(self, pattern: str, x: str, other: str, inverse: bool) -> str:
        """Write a pattern between ?s and ?o for two variables."""
        subject, target = (other, x) if inverse else (x, other)
        names = {"?s": subject, "?o": target, "?own": self.fresh(), "?m": self.fresh()}
        return _VARIABLE.sub(lambda found: f"?{names[found.group()]}", pattern)

    def counted_pattern(self, kind: str, modality: str, x: str, one: str, of: str = "role") -> str:
        """Write the pattern that ties things `x` to what is counted of each, `one`."""
        if kind == "role" and of == "role":
            return self._put(self.lexicon.relations["reports-to"].pattern, x, one, inverse=True)
        if kind == "role" and of in FORCES:
            tied = self._put(self.lexicon.relations["in-force"].pattern, x, one, inverse=True)
            return f"{tied} ?{one} remit:describedBy {self.some()} ."
        belonging = belongs(self.lexicon, kind) if of == "role" else None
        if belonging and kind not in _COUNTED_OF_ROLES and not self.lexicon.kinds[kind].needed:
            typed = self.of_kind(self.lexicon.kinds[grouping(self.lexicon, kind)], one)
            return f"{self._put(nearest(belonging), x, one, inverse=False)} {typed}"
        if kind in _COUNTED:
            name, inverse = _COUNTED[kind]
            relation = self.lexicon.relations[name]
            pattern = relation.pattern if inverse else relation.own or relation.pattern
            return self._put(pattern, x, one, inverse)
        return self.counted_needs(kind, modality, x, one, self.fresh())

    def counted_needs(self, kind: str, modality: str, x: str, one: str, requirement: str) -> str:
        """Write the pattern that ties roles `x` to what is counted of the needs of each, `one`.

        The requirement that ties the two is a variable with a name.
        """
        said = self.modality(modality, requirement)
        if kind == "requirement":
            return f"?{x} remit:requirement ?{requirement} . BIND(?{requirement} AS ?{one}) {said}"
        typed = self.kind_of_need(self.lexicon.kinds[kind], one, requirement)
        about = f"?{requirement} remit:about ?{one} ."
        needed = f"{typed} {about} {said} ?{x} remit:requirement ?{requirement} ."
        if modality not in (OF_LEVEL if kind == "vetting" else SHORT) or kind not in _IN_FIELDS:
            return needed
        wished = "" if modality == "any" else self._not_wished(x, one)
        field = (
            f"?{requirement} rdf:predicate {_IN_FIELDS[kind]} ; rdf:subject ?{x} ;"
            f" rdf:object ?{one} ; remit:evidence {self.some()} .{wished}"
        )  # it may stand in a field alone
        return either([needed, field], x, one, requirement)

    def _not_wished(self, x: str, one: str) -> str:
        """Write that a profile does not have something as desirable."""
        wish = self.fresh()
        said = f"?{x} remit:requirement ?{wish} . ?{wish} remit:about ?{one} ;"
        return f" FILTER NOT EXISTS {{ {said} remit:modality remit:desirable }}"
