"""Find what a condition rests on: requirements, claims, inferences, passages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.asking.citing import set_cited
from remit.graph.asking.gathering import BATCH, Gatherer, Support
from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import among, bracketed, prologue, values
from remit.graph.asking.logic import (
    All,
    Any,
    Duty,
    Issued,
    Managing,
    Measured,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Same,
    Superseded,
    Things,
)
from remit.graph.asking.search import degree, modality_iris, passages, said_of
from remit.graph.asking.stated import reckoned, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.lexicon import Relation
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.sparql import Compiler

Supports = dict[str, Support]
BY_WORDS = "found by words"
CONDITIONAL = "only under a condition, or still to be gained: see the words"
REFERENCE = "from the reference data, not from a document"
OWN = "from RDF of your own, not from a document"
_KNOWN = "graph/reference"
_MOST_PREMISES = 3
_ABOUT = """SELECT ?role ?e ?m WHERE {{ {roles} {topics} {modalities}
  ?role remit:requirement ?q . ?q remit:about ?t ; remit:modality ?m ; remit:evidence ?e }}"""
# Of many roles the topic leads: an engine that starts from roles goes through all that they need.
_OF_TOPIC = """SELECT ?role ?e ?m WHERE {{ {topics} {modalities}
  ?q remit:about ?t ; remit:modality ?m ; remit:evidence ?e . ?role remit:requirement ?q }}"""
_MANY = 100
_OF_CLASS = """SELECT ?role ?e WHERE {{ {roles} {modalities}
  ?role remit:requirement ?q . {typed} ?q remit:modality ?m ; remit:evidence ?e }}"""
_CLAIMED = """SELECT ?role ?e WHERE {{ {roles} {topics} ?c rdf:subject ?role ;
  rdf:object ?t ; remit:evidence ?e FILTER NOT EXISTS {{ ?c remit:rule ?rule }} }}"""
_INFERRED = """SELECT ?role ?c ?rule WHERE {{ {roles} {topics}
  ?c rdf:subject ?role ; rdf:object ?t ; remit:rule ?rule }}"""
# Optional parts hold one pattern each: an engine may look for longer ones all over the graph.
_PAIRS = "SELECT DISTINCT ?s ?o WHERE {{ {bound} {step} }}"
_CLAIMS = """SELECT ?s ?o ?c ?e WHERE {{ {pairs} {support}
  OPTIONAL {{ ?c remit:evidence ?e }} }}"""
_ANY_CLAIM = "SELECT DISTINCT ?{here} ?e WHERE {{ {bound} {support} ?c remit:evidence ?e }}"
_SOURCES = "SELECT ?x ?g WHERE {{ {bound} ?x dcterms:source ?g }}"
_RULES = "SELECT ?x (?x AS ?c) ?rule WHERE {{ {bound} ?x remit:rule ?rule }}"


@dataclass(frozen=True, slots=True)
class Supporter:
    """Find what conditions rest on in one graph."""

    gatherer: Gatherer
    compiler: Compiler

    def of(self, condition: Condition | None, things: Sequence[str]) -> Supports:
        """Return what a condition rests on for each of the things for which it holds."""
        if condition is None or isinstance(condition, Not):
            return {thing: Support() for thing in things}
        if isinstance(condition, All):
            return self._all(condition, things)
        if isinstance(condition, Any):
            return self._any(condition, things)
        return self._leaf(condition, things)

    def _all(self, condition: All, things: Sequence[str], *, strictly: bool = False) -> Supports:
        """Join what all parts rest on; strictly, only for the things of which each is supported."""
        joined = {thing: Support() for thing in things}
        for part in condition.parts:
            found = self.of(part, things)
            joined = {
                t: s.with_(found.get(t, Support()))
                for t, s in joined.items()
                if t in found or not strictly
            }
        return joined

    def _any(self, condition: Any, things: Sequence[str]) -> Supports:
        """Join what those parts rest on that hold; of several together, all have to."""
        joined: Supports = {}
        for part in condition.parts:
            if isinstance(part, All):
                found = self._all(part, things, strictly=True)
            else:
                found = self.of(part, things)
            for thing, support in found.items():
                joined[thing] = joined[thing].or_(support) if thing in joined else support
        return joined

    def _leaf(self, condition: Condition, things: Sequence[str]) -> Supports:
        found = {thing: Support() for thing in things}
        if isinstance(condition, Needs) and condition.by is None:
            found = self._needs(condition, things)
        elif isinstance(condition, Mentions) and condition.by is None:
            found = self._mentions(condition, things)
        elif isinstance(condition, Duty | Said):
            found = self._by_words(condition, things)
        elif isinstance(condition, Managing):
            found = self._managing(condition, things)
        elif isinstance(condition, Measured):
            found |= self._measured(condition, things)
        elif isinstance(condition, Related):
            found = self._related(condition, things)
        elif isinstance(condition, Partnered):
            found = self._partnered(condition, things)
        elif isinstance(condition, Same):
            others = condition.other.names if condition.other else ()
            both = [*things, *(n.iri for n in others)]
            found = self._partnered(Partnered(condition.relation), both)
        elif isinstance(condition, Superseded | Issued):
            found = {thing: Support(True, (), REFERENCE) for thing in things}
        return found

    def _needs(self, condition: Needs, roles: Sequence[str]) -> Supports:
        bound = values("role", list(roles))
        modalities = values("m", modality_iris(degree(condition)))
        if condition.topic is None:
            typed = self.compiler.of_need(condition.aspect, "q")
            query = _OF_CLASS.format(roles=bound, modalities=modalities, typed=typed)
            found = _supports(self.gatherer.rows(prologue() + query))
            for role, support in self._in_fields(condition, roles).items():
                found[role] = found[role].with_(support) if role in found else support
            return found
        if isinstance(condition.topic, Things):
            return self._of_set(condition.topic, condition.modality, roles)
        found = {}
        if isinstance(condition.topic, OneOf):
            topics = values("t", [n.iri for n in condition.topic.names])
            found = self._about(roles, topics, modalities)
            wanted = set(roles)
            if condition.modality in {"need", "any", "mandatory"}:
                for role, support in self._claimed(condition.topic, roles).items():
                    found.setdefault(role, support)
            if condition.modality in {"need", "any"}:
                for role, support in self._inferred(roles, topics).items():
                    if role in wanted:
                        found.setdefault(role, support)
        for role, support in self._by_words(condition, roles).items():
            known = found.get(role)
            if known is None:
                found[role] = support
            elif not known.stated:  # its words say so, and a rule does
                found[role] = Support(True, support.evidence, f"{support.why}; {known.why}")
        return found

    def _of_set(self, topic: Things, degree: str, roles: Sequence[str]) -> Supports:
        """Find the requirements about things of a set, else the fields that state one."""
        found = set_cited(topic, degree, roles, self)
        if degree in {"need", "any", "mandatory"}:
            found |= self._claimed(topic, [role for role in roles if role not in found])
        return found

    def _about(self, roles: Sequence[str], topics: str, modalities: str) -> Supports:
        """Find the requirements of roles about topics."""
        if len(roles) <= _MANY:
            bound = values("role", list(roles))
            query = _ABOUT.format(roles=bound, topics=topics, modalities=modalities)
            return _of_degrees(self.gatherer.rows(prologue() + query))
        wanted = set(roles)
        query = _OF_TOPIC.format(topics=topics, modalities=modalities)
        rows = self.gatherer.rows(prologue() + query)
        return _of_degrees([row for row in rows if row[0] in wanted])

    def _in_fields(self, condition: Needs, roles: Sequence[str]) -> Supports:
        """Find the fields by which the forms of roles state that they need one of a kind."""
        fields = self.compiler.lexicon.kinds[condition.aspect or "requirement"].fields
        if not fields or condition.modality not in {"need", "any", "mandatory"}:
            return {}
        stated = "?c rdf:subject ?s ; rdf:predicate ?p . " + among("p", fields)
        query = _ANY_CLAIM.format(here="s", bound=values("s", list(roles)), support=stated)
        return _supports(self.gatherer.rows(prologue() + query))

    def _claimed(self, topic: OneOf | Things, roles: Sequence[str]) -> Supports:
        """Find claims that tie a role to a topic without a requirement: a field, a duty."""
        topics = self.compiler.target(topic, "t")
        rows = self.gatherer.rows(prologue() + _CLAIMED.format(roles=_few(roles), topics=topics))
        wanted = set(roles)
        return _supports(row for row in rows if row[0] in wanted)

    def _inferred(self, roles: Sequence[str], topics: str) -> Supports:
        query = prologue() + _INFERRED.format(roles=_few(roles), topics=topics)
        return inferences(self.gatherer.inferred(query))

    def _mentions(self, condition: Mentions, roles: Sequence[str]) -> Supports:
        if isinstance(condition.topic, Things):
            return set_cited(condition.topic, "mention", roles, self)
        found: Supports = {}
        if isinstance(condition.topic, OneOf):
            every = [*modality_iris("any"), *modality_iris("not-required")]
            topics = values("t", [n.iri for n in condition.topic.names])
            found = self._about(roles, topics, values("m", every))
        for role, support in self._by_words(condition, roles).items():
            found.setdefault(role, support)
        return found

    def _by_words(
        self, condition: Needs | Mentions | Duty | Said, roles: Sequence[str]
    ) -> Supports:
        wanted = set(roles)
        pairs = [
            (p.role, p.evidence)
            for p in passages(condition, self.compiler.lexicon, self.compiler.index)
            if p.role in wanted
        ]
        why = "" if isinstance(condition, Said) else BY_WORDS  # a field states what it holds
        return {r: Support(True, s.evidence, why) for r, s in _supports(pairs).items()}

    def _managing(self, condition: Managing, roles: Sequence[str]) -> Supports:
        """Find the fields that name such staff, and the duties that say so in words."""
        wanted, found = set(roles), dict[str, Support]()
        for passage, sorts in self.compiler.managed(condition):
            if passage.role in wanted:
                one = Support(True, (passage.evidence,), "" if sorts else BY_WORDS)
                known = found.get(passage.role)
                found[passage.role] = known.or_(one) if known else one
        return found

    def _measured(self, condition: Measured, roles: Sequence[str]) -> Supports:
        """Find what the forms of roles state of an amount or a date, as written."""
        lexicon = self.compiler.lexicon
        yearly = condition.measure == "salary" and condition.per in {"", "year"}
        return {
            one.role: Support(
                True, (one.evidence,), reckoned(one, lexicon.amounts) if yearly else "", one.text
            )
            for one in stated(condition.measure, roles, lexicon, self.gatherer)
        }

    def _related(self, condition: Related, things: Sequence[str]) -> Supports:
        relation = self.compiler.lexicon.relations[condition.relation]
        if not relation.claims:
            return {thing: Support() for thing in things}
        here, there = ("o", "s") if condition.inverse else ("s", "o")
        bound = values(here, list(things)) + " " + self.compiler.target(condition.target, there)
        query = prologue() + _PAIRS.format(bound=bound, step=relation.pattern)
        pairs = [(s, o) for s, o in self.gatherer.rows(query)]
        grounds = self.claimed(relation, pairs)
        found: dict[str, Support] = {}
        for pair in pairs:
            thing = pair[1] if condition.inverse else pair[0]
            for one in grounds.get(pair) or [Support(True, (), REFERENCE)]:
                found[thing] = found[thing].or_(one) if thing in found else one
        return found

    def _said_of(self, condition: Partnered, roles: Sequence[str]) -> Supports:
        """Find the requirements that say what no field gives."""
        compiler = self.compiler
        relation = compiler.lexicon.relations[condition.relation]
        found = said_of(relation, compiler.lexicon, compiler.index)
        wanted = set(roles)
        pairs = [(p.role, p.evidence) for p in found if p.role in wanted]
        return {r: Support(True, s.evidence, BY_WORDS) for r, s in _supports(pairs).items()}

    def _partnered(self, condition: Partnered, things: Sequence[str]) -> Supports:
        """Find the claims that tie each thing to anything in a relation."""
        relation = self.compiler.lexicon.relations[condition.relation]
        none = {thing: Support() for thing in things} | self._said_of(condition, things)
        if not relation.claims:
            return none
        here, side = ("o", "object") if condition.inverse else ("s", "subject")
        support = relation.support or (
            f"?c rdf:{side} ?{here} ; rdf:predicate ?p . " + among("p", relation.claims)
        )
        query = _ANY_CLAIM.format(here=here, bound=values(here, list(things)), support=support)
        return none | _supports(self.gatherer.rows(prologue() + query))

    def claimed(
        self, relation: Relation, pairs: Sequence[tuple[str, str]]
    ) -> dict[tuple[str, str], list[Support]]:
        """List what the claims of a relation between two things rest on, by pair."""
        support = relation.support or (
            "?c rdf:subject ?s ; rdf:object ?o ; rdf:predicate ?p . " + among("p", relation.claims)
        )
        rows = [
            row
            for start in range(0, len(pairs), BATCH)
            for row in self.gatherer.rows(
                prologue()
                + _CLAIMS.format(pairs=_bound(pairs[start : start + BATCH]), support=support)
            )
        ]
        bare = sorted({claim for _, _, claim, evidence in rows if not evidence})
        ruled: Supports = {}
        own: set[str] = set()
        for start in range(0, len(bare), BATCH):
            query = prologue() + _SOURCES.format(bound=values("x", bare[start : start + BATCH]))
            own |= {c for c, graph in self.gatherer.rows(query) if not graph.endswith(_KNOWN)}
            query = _RULES.format(bound=values("x", bare[start : start + BATCH]))
            ruled |= inferences(self.gatherer.inferred(prologue() + query))
        found: dict[tuple[str, str], list[Support]] = {}
        for subject, value, claim, evidence in rows:
            one = (
                Support(True, (evidence,))
                if evidence
                else ruled.get(claim) or Support(True, (), OWN if claim in own else REFERENCE)
            )
            found.setdefault((subject, value), []).append(one)
        return found


def _of_degrees(rows: Sequence[tuple[str, ...]]) -> Supports:
    """Make supports of rows (role, quote, degree), marking what is needed under a condition."""
    bound = {role for role, _, degree in rows if not degree.endswith("#conditional")}
    found = _supports(row[:2] for row in rows)
    return {r: s if r in bound else replace(s, why=CONDITIONAL) for r, s in found.items()}


def _few(roles: Sequence[str]) -> str:
    """Bind a few roles; of many none, since those that are not wanted cost less to leave out."""
    return values("role", list(roles)) if len(roles) <= _MANY else ""


def _bound(pairs: Sequence[tuple[str, str]]) -> str:
    rows = " ".join(f"({bracketed(s)} {bracketed(o)})" for s, o in pairs)
    return f"VALUES (?s ?o) {{ {rows} }}"


def inferences(rows: Iterable[tuple[str, ...]]) -> Supports:
    """Make supports of rows (role, rule, reason, premise, its label, its quote, its text)."""
    reasons: dict[str, str] = {}
    premises: dict[str, list[str]] = defaultdict(list)
    evidence: dict[str, list[str]] = defaultdict(list)
    grounds: dict[str, set[str]] = defaultdict(set)
    for role, rule, reason, premise, label, quote, text in rows:
        reasons[role] = reason or spoken(rule)
        said = f"“{text}”" if text else label
        grounds[role].add(premise)
        if premise and said and said not in premises[role]:
            premises[role].append(said)
        if quote and quote not in evidence[role]:
            evidence[role].append(quote)
    return {
        role: Support(
            False,
            tuple(evidence[role]),
            _because(reason, premises[role]),
            premises=tuple(sorted(grounds[role])),
        )
        for role, reason in reasons.items()
    }


def _because(reason: str, premises: list[str]) -> str:
    return f"inferred: {reason}" + (
        f", from {' and '.join(premises[:_MOST_PREMISES])}" if premises else ""
    )


def _supports(pairs: Iterable[tuple[str, ...]]) -> Supports:
    collected: dict[str, list[str]] = defaultdict(list)
    for thing, evidence in pairs:
        if evidence not in collected[thing]:
            collected[thing].append(evidence)
    return {thing: Support(True, tuple(found)) for thing, found in collected.items()}
