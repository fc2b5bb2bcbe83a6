"""The map of who reports to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from remit.graph.maps.plan import Card, Line, Plan, Words, counted
from remit.graph.maps.roles import Organisation, Role
from remit.graph.maps.selector import last_part
from remit.graph.maps.units import organisation_of
from remit.graph.natural_order import natural
from remit.ontology import ORG, REMIT

_WORDS = Words(
    one="role",
    many="roles",
    full="Described by a profile",
    hollow="Named only, no profile",
    above="Reports to",
    below="Direct reports",
    nobody="No profile says so.",
)
_LABELS = {ORG.reportsTo: "reports to", REMIT.underDirectionOf: "directs"}


def reporting_plan(organisation: Organisation) -> Plan:
    """Return roles as cards, seniors first, with reporting lines and all others."""
    units = organisation.units

    @cache
    def head(unit: str) -> str:
        return organisation_of(unit, units)

    def card(role: Role, order: int) -> Card:
        return Card(
            key=role.iri,
            iri=role.iri,
            title=role.title,
            rank=role.rank,
            group=role.unit,
            regions=tuple(dict.fromkeys((head(role.unit), role.unit))) if role.unit else (),
            order=order,
            hollow=not role.described,
            vetting=role.vetting,
            qualifications=role.qualifications,
            findings=role.findings,
        )

    def title_of(iri: str) -> str:
        return units[iri].title if iri in units else last_part(iri) if iri else ""

    def seniority(role: Role) -> tuple[int, str, str, str]:
        return (-role.rank_order, natural(title_of(role.unit)), natural(role.title), role.iri)

    roles = sorted(organisation.roles, key=seniority)
    shown = {iri for role in roles if role.unit for iri in (role.unit, head(role.unit))}
    shown |= {line.target for line in organisation.lines if line.target in units}
    return Plan(
        title=_title(title_of(iri) for iri in {head(role.unit) for role in roles if role.unit}),
        summary=_summary(roles),
        cards=tuple(card(role, order) for order, role in enumerate(roles)),
        lines=tuple(
            Line(
                line.source,
                line.target,
                _LABELS.get(line.kind, last_part(line.kind)),
                hangs=line.kind == ORG.reportsTo,
                stated=line.stated,
            )
            for line in organisation.lines
        ),
        names={iri: title_of(iri) for iri in sorted(shown)},
        words=_WORDS,
        heads={role.unit: head(role.unit) for role in roles if role.unit},
        kinds=("reports to",),
        matrix=True,
    )


def _summary(roles: Sequence[Role]) -> str:
    described = sum(role.described for role in roles)
    units = {role.unit for role in roles if role.unit}
    parts = (
        counted(described, "role with a profile", "roles with a profile"),
        counted(len(roles) - described, "role only named", "roles only named"),
        counted(len(units), "unit", "units"),
    )
    return " · ".join(part for part in parts if part)


def _title(heads: Iterable[str]) -> str:
    names = list(heads)
    return f"Reporting lines – {names[0]}" if len(names) == 1 else "Reporting lines"
