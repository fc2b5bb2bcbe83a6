"""Give a profile as a few lines that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.profile import FIELDS

if TYPE_CHECKING:
    from remit.graph.profile import RoleProfile

_WIDTH = 110


def as_table(profile: RoleProfile) -> str:
    """Lay a profile out as text: its fields, then its conditions by weight, then its findings."""
    lines = [profile.document.name, *_role(profile)]
    for other in profile.others:
        lines += ["  and", *_role(other)]
    if profile.all_findings:
        lines.append("  findings")
        found = profile.all_findings
        lines += [f"    {f.severity:<8}{f.rule:<20} {_short(f.message)}" for f in found]
    return "\n".join(lines) + "\n"


def _role(profile: RoleProfile) -> list[str]:
    """Lay out what is said of one role."""
    lines = []
    for name in FIELDS:
        value = getattr(profile, name)
        if value is not None:
            read = f"  (read as {value.read_as})" if value.read_as else ""
            lines.append(f"  {name.replace('_', ' '):<16}{value.text}{read}")
    said = profile.unit.text.casefold() if profile.unit else ""
    if any(unit.text.casefold() not in said for unit in profile.all_units):
        units = "; ".join(unit.thing.label for unit in profile.all_units)
        lines.append(f"  {'all units':<16}{units}")
    if profile.direct_reports:
        staff = "; ".join(value.text for value in profile.direct_reports)
        lines.append(f"  {'direct reports':<16}{staff}")
    for label, mentions in (
        ("law", profile.legislation),
        ("frameworks", profile.frameworks),
        ("qualifications", profile.qualifications),
        ("systems", profile.systems),
        ("competencies", profile.competencies),
    ):
        if mentions:
            lines.append(f"  {label:<16}{'; '.join(m.thing.label for m in mentions)}")
    lines.append(f"  {'duties':<16}{len(profile.responsibilities)}")
    for modality in dict.fromkeys(r.modality for r in profile.requirements):
        lines.append(f"  {modality}")
        for requirement in profile.requirements:
            if requirement.modality == modality:
                text = " ".join((requirement.read_as or requirement.text).split())
                lines.append(f"    {requirement.kind:<16}{_short(text)}")
    return lines


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
