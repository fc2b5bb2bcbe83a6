"""The map of units: what is part of what, which forces a regional unit covers, which one leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from remit.graph.maps.plan import Card, Line, Plan, Words, counted
from remit.graph.maps.roles import Organisation
from remit.graph.maps.selector import last_part
from remit.graph.maps.units import Unit, ancestry

_WORDS = Words(
    one="unit",
    many="units",
    full="With roles in this graph",
    hollow="Known, without a role here",
    above="Part of, or covered by",
    below="Parts, and forces covered",
    nobody="Nothing says so.",
    group="Kinds",
    no_region="Units",
    rank="Kind",
    find="Find a unit or force",
    empty="No unit or force is named in what this map was made from.",
)
_COVERED, _LEADS = "is covered by", "leads"
_KINDS = {"regional": "Regional units", "employer": "Forces and employers", "": "Units"}


def coverage_plan(organisation: Organisation) -> Plan:
    """Return units as cards, parts below the whole, covered forces below what covers them.

    A force stands once for itself, if it has units or roles of its own, and once more below each
    regional unit that covers it. Shown are the units that have roles, what they are a part of
    and what these cover.
    """
    units = organisation.units
    staffed = Counter(
        above for role in organisation.roles if role.unit for above in ancestry(role.unit, units)
    )
    own = set(staffed) or {iri for iri, unit in units.items() if unit.head}
    shown = {iri: units[iri] for iri in sorted(own)}
    cards = [_card(unit, units, staffed, order) for order, unit in enumerate(shown.values())]
    lines = [
        Line(iri, parent, "is part of", hangs=True)
        for iri, unit in shown.items()
        for parent in unit.parents[:1]
        if parent in shown
    ]
    for unit in shown.values():
        for card, line in _covered(unit, units, staffed):
            cards.append(card)
            lines.append(line)
    return Plan(
        title="Units and what they cover",
        summary=_summary(shown.values()),
        cards=tuple(cards),
        lines=tuple(lines),
        names=_KINDS | {"lead": "Lead force", "force": "Covered force"},
        words=_WORDS,
        kinds=("is part of", _COVERED, _LEADS),
    )


def _summary(shown: Iterable[Unit]) -> str:
    kinds = Counter(_kind(unit) for unit in shown)
    parts = (
        counted(kinds["regional"], "unit that covers forces", "units that cover forces"),
        counted(kinds["employer"], "force or other organisation", "forces and other organisations"),
        counted(kinds[""], "unit", "units"),
    )
    return " · ".join(part for part in parts if part)


def _kind(unit: Unit) -> str:
    return "regional" if unit.covers or unit.lead_forces else "employer" if unit.head else ""


def _card(unit: Unit, units: Mapping[str, Unit], staffed: Counter[str], order: int) -> Card:
    kind = _kind(unit)
    top = ancestry(unit.iri, units)[-1]
    counts = (
        counted(len(unit.covers), "force", "forces"),
        counted(staffed[unit.iri], "role", "roles"),
    )
    return Card(
        key=unit.iri,
        iri=unit.iri,
        title=unit.title,
        note=" · ".join(filter(None, counts)),
        rank={"regional": "Regional unit", "employer": "Organisation"}.get(kind, "Unit"),
        group=kind,
        regions=(_kind(units[top]),),
        order=order,
        hollow=not staffed[unit.iri],
    )


def _covered(
    unit: Unit, units: Mapping[str, Unit], staffed: Counter[str]
) -> Iterator[tuple[Card, Line]]:
    """Yield a card for all forces that a unit covers, and below it one for each of them."""
    forces = tuple(dict.fromkeys((*unit.lead_forces, *unit.covers)))
    if not forces:
        return
    region = (_kind(units[ancestry(unit.iri, units)[-1]]),)
    count = len(unit.covers)
    leaders = ", ".join(units[iri].title for iri in unit.lead_forces if iri in units)
    together = Card(
        key=f"{unit.iri}>",
        iri=unit.iri,
        title=f"Covers {counted(count, 'force', 'forces') or 'no force'}",
        note=f"Lead: {leaders}" if leaders else "",
        group="force",
        regions=region,
        order=len(units),
    )
    yield together, Line(together.key, unit.iri, _COVERED, hangs=True, dotted=True)
    for force in forces:
        leads = force in unit.lead_forces
        card = Card(
            key=f"{unit.iri}>{force}",
            iri=force,
            title=units[force].title if force in units else last_part(force),
            note="Lead force" if leads else "Covered force",
            rank="" if force in unit.covers else "not covered",
            group="lead" if leads else "force",
            regions=region,
            order=len(units) + 1 + (not leads),
            hollow=not staffed[force],
        )
        kind = _LEADS if leads else _COVERED
        yield card, Line(card.key, together.key, kind, hangs=True, dotted=True)
