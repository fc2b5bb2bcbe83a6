"""Roles and what each requires: the matrix of a page, and the same as a tree elsewhere."""

from __future__ import annotations

from dataclasses import replace

from remit.graph.maps.needs import NEEDED_BY, PREFERRED_BY, read_needs
from remit.graph.maps.plan import Card, Line, Plan
from remit.graph.maps.reporting import reporting_plan
from remit.graph.maps.roles import Organisation
from remit.graph.maps.selector import Selector


def matrix_plan(organisation: Organisation) -> Plan:
    """Return the map of reporting lines, for a page that shows its matrix first."""
    return _titled(replace(reporting_plan(organisation), view="matrix"))


def listed_plan(graph: Selector, organisation: Organisation) -> Plan:
    """Return each role with what it requires and prefers below it, for what has no tables."""
    plan = reporting_plan(organisation)
    roles = {card.key: card for card in plan.cards}
    cards = list(plan.cards)
    lines: list[Line] = []
    for need in read_needs(graph, organisation.roles):
        for holders, kind in ((need.needed, NEEDED_BY), (need.preferred, PREFERRED_BY)):
            dotted = kind == PREFERRED_BY
            for role in holders:
                card = Card(
                    key=f"{role.iri}>{need.thing}",
                    iri=need.thing,
                    title=need.title,
                    note="desirable" if dotted else "required",
                    rank=need.kind,
                    group=role.unit,
                    regions=roles[role.iri].regions,
                    order=len(roles) + dotted,
                )
                cards.append(card)
                stated = role.iri not in need.inferred
                lines.append(
                    Line(card.key, role.iri, kind, hangs=True, stated=stated, dotted=dotted)
                )
    return _titled(
        replace(plan, cards=tuple(cards), lines=tuple(lines), kinds=(NEEDED_BY, PREFERRED_BY))
    )


def _titled(plan: Plan) -> Plan:
    return replace(plan, title=plan.title.replace("Reporting lines", "Requirements by role"))
