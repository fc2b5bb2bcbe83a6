"""Give a profile as plain values for JSON, in the form that `remit extract` promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.document import quotable, trimmed
from remit.graph.profile import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from remit.graph.amount import Amount
    from remit.graph.document import Document, Span
    from remit.graph.profile import Finding, Mention, Requirement, RoleProfile, Value


def as_json(profile: RoleProfile) -> dict[str, Any]:
    """Turn a profile into the object that `remit extract --format json` prints.

    A field holds its value as written, or None. Beside it stand `<field>_evidence`, its place,
    `<field>_read_as` where it was read as something else, and `<field>_amount` where it states an
    amount: `minimum` and `maximum`, `currency`, and `per` for the time. A list of vacancies has
    `other_roles`, one object for each post but the first.
    """
    told = {"document": profile.document.name, **_role(profile)}
    if profile.others:
        told["other_roles"] = [_role(other) for other in profile.others]
    return told | {"findings": [_finding(profile.document, f) for f in profile.all_findings]}


def _role(profile: RoleProfile) -> dict[str, Any]:
    """Turn what is said of one role into plain values."""
    document = profile.document
    fields: dict[str, Any] = {}
    for name in (*FIELDS, "purpose"):
        fields |= _scalar(document, name, getattr(profile, name))
    for name, amount in profile.amounts:
        fields[f"{name}_amount"] = _amount(amount)
    return fields | {
        "direct_reports": [v.text for v in profile.direct_reports],
        "responsibilities": [_item(document, v) for v in profile.responsibilities],
        "requirements": [_requirement(document, r) for r in profile.requirements],
        "legislation": _mentions(document, profile.legislation),
        "frameworks": _mentions(document, profile.frameworks),
        "qualifications": _mentions(document, profile.qualifications),
        "systems": _mentions(document, profile.systems),
        "competencies": _mentions(document, profile.competencies),
        "units": _mentions(document, profile.all_units),
        "relations": [
            {
                "subject": r.subject.label or None,
                "predicate": r.predicate,
                "object": r.object.label,
                "evidence": evidence(document, r.span, r.section),
            }
            for r in profile.relations
        ],
        "sections": [
            {"heading": s.heading, "kind": s.kind, "start": s.span.start, "end": s.span.end}
            for s in profile.sections
        ],
    }


def evidence(document: Document, span: Span, section: str | None) -> list[dict[str, Any]]:
    """Quote a range, in parts of at most 600 characters."""
    return [
        {
            "document": document.name,
            "section": section,
            "quote": part.of(document.text),
            "start": part.start,
            "end": part.end,
        }
        for part in quotable(document.text, trimmed(document.text, span))
    ]


def _scalar(document: Document, name: str, value: Value | None) -> dict[str, Any]:
    if value is None:
        return {name: None}
    told: dict[str, Any] = {name: value.text}
    if value.read_as:
        told[f"{name}_read_as"] = value.read_as
    told[f"{name}_evidence"] = evidence(document, value.span, value.section)
    return told


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "minimum": _number(amount.minimum),
        "maximum": _number(amount.maximum),
        "currency": amount.currency or None,
        "per": amount.per or None,
    }


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _item(document: Document, value: Value) -> dict[str, Any]:
    return {"text": value.text, "evidence": evidence(document, value.span, value.section)}


def _requirement(document: Document, requirement: Requirement) -> dict[str, Any]:
    told: dict[str, Any] = {
        "text": requirement.text,
        "kind": requirement.kind,
        "modality": requirement.modality,
        "about": [{"label": t.label, "iri": t.iri or None} for t in requirement.about],
        "level": requirement.level or None,
        "section": requirement.section,
        "evidence": evidence(document, requirement.span, requirement.section),
    }
    return told | ({"read_as": requirement.read_as} if requirement.read_as else {})


def _mentions(document: Document, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [
        {
            "text": m.text,
            "label": m.thing.label,
            "iri": m.thing.iri or None,
            "evidence": evidence(document, m.span, m.section),
        }
        for m in mentions
    ]


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "suggestion": finding.suggestion or None,
        "evidence": evidence(document, finding.span, None),
    }
