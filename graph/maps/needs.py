"""The map of requirements: each thing that roles need, with the roles that need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from remit.graph.maps.plan import Card, Line, Plan, Words, counted
from remit.graph.maps.roles import Organisation, Role
from remit.graph.maps.selector import Selector, grouped, labels, last_part, rows
from remit.ontology import RDF, REMIT

MOST = 24  # roles shown below one thing; the rest is counted

_NEEDED, _PREFERRED = "needs", "prefers"
_WORDS = Words(
    one="entry",
    many="entries",
    full="Needed by several roles",
    hollow="Needed by one role only",
    above="Entry of",
    below="Roles",
    nobody="A requirement stands for itself.",
    group="Units",
    no_region="Other requirements",
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing with the roles that need and prefer it, each in the order of the roles."""

    thing: str
    title: str
    kind: str
    needed: tuple[Role, ...]
    preferred: tuple[Role, ...]
    inferred: frozenset[str]


def needs_plan(graph: Selector, organisation: Organisation) -> Plan:
    """Return things as cards, those that most roles need first, with their roles below them.

    Things of one kind stand together. A thing that one role alone needs is drawn hollow: whoever
    holds that role is the only one who has to have it.
    """
    needs = read_needs(graph, organisation.roles)
    needs.sort(key=lambda need: (-len(need.needed), -len(need.preferred), need.title, need.thing))
    units = {
        role.unit: organisation.units[role.unit].title
        for role in organisation.roles
        if role.unit in organisation.units
    }
    cards: list[Card] = []
    lines: list[Line] = []
    for order, need in enumerate(needs):
        cards.append(_card(need, order))
        for roles, kind in ((need.needed, _NEEDED), (need.preferred, _PREFERRED)):
            for card, line in _below(need, roles, kind, len(needs)):
                cards.append(card)
                lines.append(line)
    single = sum(len(need.needed) == 1 and not need.preferred for need in needs)
    parts = (
        counted(len(needs), "requirement", "requirements"),
        counted(single, "of them with a single role", "of them with a single role"),
        counted(len(organisation.roles), "role", "roles"),
    )
    return Plan(
        title="Requirements and who has to meet them",
        summary=" · ".join(part for part in parts if part),
        cards=tuple(cards),
        lines=tuple(lines),
        names=units | {need.kind: need.kind for need in needs},
        words=_WORDS,
        kinds=(_NEEDED, _PREFERRED),
    )


def read_needs(graph: Selector, roles: Sequence[Role]) -> list[Need]:
    """Read what roles require and prefer; what a role does both with counts as required."""
    by_iri = {role.iri: role for role in roles}
    pairs = {
        predicate: grouped(
            (thing, role)
            for thing, role in rows(graph, f"SELECT ?t ?r WHERE {{ ?r <{predicate}> ?t }}")
            if role in by_iri
        )
        for predicate in (REMIT.requires, REMIT.prefers)
    }
    things = sorted({*pairs[REMIT.requires], *pairs[REMIT.prefers]})
    names = labels(graph, f"?r <{REMIT.requires}>|<{REMIT.prefers}> ?thing .")
    kinds = _kinds(graph)
    inferred = _inferred(graph)
    found = []
    for thing in things:
        needed = pairs[REMIT.requires].get(thing, ())
        preferred = [r for r in pairs[REMIT.prefers].get(thing, ()) if r not in needed]
        found.append(
            Need(
                thing,
                names.get(thing, last_part(thing)),
                kinds.get(thing, ""),
                tuple(by_iri[role] for role in needed),
                tuple(by_iri[role] for role in preferred),
                inferred.get(thing, frozenset()),
            )
        )
    return found


def _kinds(graph: Selector) -> Mapping[str, str]:
    """Return what kind of thing each is, as the name of its class says it."""
    found = grouped(
        rows(
            graph,
            f"SELECT ?t ?c WHERE {{ ?r <{REMIT.requires}>|<{REMIT.prefers}> ?t . "
            f"?t <{RDF.type}> ?c }}",
        )
    )
    return {thing: last_part(min(classes)).capitalize() for thing, classes in found.items()}


def _inferred(graph: Selector) -> Mapping[str, frozenset[str]]:
    query = (
        f"SELECT ?t ?r WHERE {{ ?c <{REMIT.rule}> ?rule ; <{RDF.subject}> ?r ; "
        f"<{RDF.predicate}> <{REMIT.requires}> ; <{RDF.object}> ?t }}"
    )
    return {thing: frozenset(roles) for thing, roles in grouped(rows(graph, query)).items()}


def _card(need: Need, order: int) -> Card:
    counts = (
        counted(len(need.needed), "role needs it", "roles need it"),
        counted(len(need.preferred), "prefers it", "prefer it"),
    )
    return Card(
        key=need.thing,
        iri=need.thing,
        title=need.title,
        note=", ".join(filter(None, counts)),
        rank=need.kind,
        regions=(need.kind,) if need.kind else (),
        order=order,
        hollow=len(need.needed) == 1 and not need.preferred,
    )


def _below(need: Need, roles: Sequence[Role], kind: str, first: int) -> Iterator[tuple[Card, Line]]:
    """Yield the roles below a thing; where some need and some prefer it, below a card for each."""
    above = need.thing
    regions = (need.kind,) if need.kind else ()
    dotted = kind == _PREFERRED
    if need.needed and need.preferred:
        above = f"{need.thing}>{kind}"
        title = "Required" if kind == _NEEDED else "Desirable"
        note = counted(len(roles), "role", "roles")
        card = Card(above, need.thing, title, note=note, regions=regions, order=first + dotted)
        yield card, Line(above, need.thing, kind, hangs=True, dotted=dotted)
    shown = roles if len(roles) <= MOST else roles[: MOST - 1]
    for place, role in enumerate(shown):
        key = f"{need.thing}>{role.iri}"
        card = Card(
            key=key,
            iri=role.iri,
            title=role.title,
            rank=role.rank,
            group=role.unit,
            regions=regions,
            order=first + 2 + place,
        )
        stated = role.iri not in need.inferred
        yield card, Line(key, above, kind, hangs=True, dotted=dotted, stated=stated)
    if len(shown) < len(roles):
        key = f"{need.thing}>{kind}>more"
        title = f"and {len(roles) - len(shown):,} more"
        card = Card(key, need.thing, title, regions=regions, order=first + 2 + MOST, hollow=True)
        yield card, Line(key, above, kind, hangs=True, dotted=dotted)
