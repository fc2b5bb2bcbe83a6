"""The map of requirements: what several roles need, and what one role alone does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from remit.graph.maps.needs import (
    NEEDED,
    NEEDED_BY,
    PREFERRED,
    Need,
    heading_of,
    read_needs,
)
from remit.graph.maps.plan import Card, Line, Plan, Words, counted
from remit.graph.maps.roles import Organisation, Role
from remit.graph.maps.selector import Selector
from remit.graph.maps.units import organisation_of
from remit.graph.natural_order import natural

MOST = 24  # roles shown below one thing; the rest is counted
CARDS = 1500  # with more cards than this no eye finds its way: roles are counted only

_ALONE = "alone"
_WORDS = Words(
    one="entry",
    many="entries",
    full="Shared by several roles, or a role",
    hollow="Needed by one role only",
    above="Shown under",
    below="Shown below it",
    nobody="It stands for itself.",
    group="Units",
    no_region="Other requirements",
    rank="Rank or grade",
    find="Find a requirement or a role",
    empty="No role of this map requires or prefers anything.",
)


def requirements_plan(graph: Selector, organisation: Organisation) -> Plan:
    """Return shared things with their roles below them, and roles with what they alone need.

    Things of one kind stand together, those that most roles need first. What one role alone needs
    is drawn hollow below that role: if its holder leaves, nobody else has to have it.
    """
    needs = read_needs(graph, organisation.roles)
    needs.sort(
        key=lambda need: (-len(need.needed), -len(need.preferred), natural(need.title), need.thing)
    )
    cards: list[Card] = []
    lines: list[Line] = []
    shared: list[tuple[Need, int]] = []
    alone: dict[str, list[Need]] = defaultdict(list)
    for order, need in enumerate(needs):
        if len(need.needed) == 1 and not need.preferred:
            alone[need.needed[0].iri].append(need)
            continue
        shared.append((need, order))
    few = sum(_size(need) for need, _ in shared) <= CARDS
    for need, order in shared:
        cards.append(_card(need, order))
        for roles, kind in ((need.needed, NEEDED), (need.preferred, PREFERRED)) if few else ():
            for card, line in _below(need, roles, kind, len(needs)):
                cards.append(card)
                lines.append(line)
    for own in sorted(alone.values(), key=lambda own: -len(own)):
        for card, below in _only_one(own, len(cards)):
            cards.append(card)
            lines.extend(below)
    single = sum(map(len, alone.values()))
    parts = (
        counted(len(needs), "requirement", "requirements"),
        counted(single, "needed by one role only", "needed by one role only"),
        counted(len(organisation.roles), "role", "roles") + ("" if few else ", only counted"),
    )
    units = organisation.units
    heads = {
        role.unit: organisation_of(role.unit, units)
        for role in organisation.roles
        if role.unit in units
    }
    names = {unit: units[unit].title for unit in sorted({*heads, *heads.values()})}
    kinds = {need.kind: heading_of(need.kind) for need in needs if need.kind}
    return Plan(
        title="Requirements and who has to meet them",
        summary=" · ".join(part for part in parts if part),
        cards=tuple(cards),
        lines=tuple(lines),
        names=names | kinds | {_ALONE: _WORDS.hollow},
        words=_WORDS,
        heads=heads,
        kinds=(NEEDED, PREFERRED, NEEDED_BY),
    )


def _size(need: Need) -> int:
    """Return how many cards a thing takes with its roles."""
    both = 2 if need.needed and need.preferred else 0
    return 1 + both + min(len(need.needed), MOST) + min(len(need.preferred), MOST)


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
        regions=(need.kind,) if need.kind else (),
        order=order,
    )


def _only_one(own: Sequence[Need], order: int) -> Iterator[tuple[Card, list[Line]]]:
    """Yield a role, and below it each thing that it alone needs."""
    (role,) = own[0].needed
    top = Card(
        key=f"{role.iri}>{_ALONE}",
        iri=role.iri,
        title=role.title,
        rank=role.rank,
        note=f"{len(own):,} of its own",
        group=role.unit,
        regions=(_ALONE,),
        order=order,
    )
    yield top, []
    for place, need in enumerate(own, 1):
        card = Card(
            key=need.thing,
            iri=need.thing,
            title=need.title,
            note=need.kind,
            regions=(_ALONE,),
            order=order + place,
            hollow=True,
        )
        stated = role.iri not in need.inferred
        yield card, [Line(need.thing, top.key, NEEDED_BY, hangs=True, stated=stated)]


def _below(need: Need, roles: Sequence[Role], kind: str, first: int) -> Iterator[tuple[Card, Line]]:
    """Yield the roles below a thing; where some need and some prefer it, below a card for each."""
    above = need.thing
    regions = (need.kind,) if need.kind else ()
    dotted = kind == PREFERRED
    if need.needed and need.preferred:
        above = f"{need.thing}>{kind}"
        title = "Required" if kind == NEEDED else "Desirable"
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
