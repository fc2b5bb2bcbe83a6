"""Tell what profiles leave open: where they are silent, an answer of no would be a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.logic import (
    All,
    Any,
    Duty,
    Measured,
    Mentions,
    Needs,
    Not,
    Partnered,
    Related,
    Said,
    Things,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Condition


def settled(where: Condition | None, roles: Collection[str], context: Context) -> bool:
    """Tell whether the profile of each role says something else than a condition asks.

    It states another value, or speaks of what is asked for without requiring it.
    """
    return where is None or set(roles) <= contradicting(where, roles, context)


def contradicting(where: Condition, roles: Collection[str], context: Context) -> set[str]:
    """Return those of some roles whose profiles say something else than a condition asks."""
    among = set(roles)
    if isinstance(where, All | Any):
        parts = [contradicting(part, among, context) for part in where.parts]
        return set.union(*parts) if isinstance(where, All) else set.intersection(*parts)
    if isinstance(where, Not):  # what is said nowhere is known of each
        return among
    if isinstance(where, Duty | Said | Mentions | Partnered):
        return set()
    if isinstance(where, Needs):
        said = _of(Mentions(where.topic), among, context) if where.topic else set[str]()
    elif isinstance(where, Measured):
        said = _stating(where.measure, among, context)
    elif isinstance(where, Related) and not where.inverse:
        said = _stating(where.relation, among, context)
    else:
        said = among
    return said - _of(where, said, context) if said else said


def _stating(relation: str, roles: set[str], context: Context) -> set[str]:
    """Return those of some roles that state a value in a relation."""
    known = relation in context.lexicon.relations
    return _of(Partnered(relation), roles, context) if known else set()


def _of(where: Condition, roles: set[str], context: Context) -> set[str]:
    return roles & set(context.members(Things("role", where))[0])
