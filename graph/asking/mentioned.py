"""Find where a profile speaks of what it does not require."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.expressions import mapped
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import Mentions, Needs, OneOf, Things
from remit.graph.asking.search import kinds_of

if TYPE_CHECKING:
    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Condition

_WHY = "no requirement is about just that, but its profile speaks of it"
_OTHER = "its profile gives another level"
_LEVELLED = "vetting"
_WEIGHED = {
    "not-required": "its profile says that it is not needed",
    "desirable": "its profile has it as desirable only",
    "conditional": "its profile asks for it only under a condition",
}


def mentioned(where: Condition, role: str, context: Context) -> Support | None:
    """Return the words in which the profile of a role speaks of what a condition needs; or None.

    Where it weighs it as less than a need, they say so.
    """
    if isinstance(where, Needs) and where.topic is not None and where.by is None:
        for degree, why in _WEIGHED.items():
            less = Needs(where.topic, degree, where.aspect)
            weighed = context.supporter.of(less, [role]).get(role)
            if weighed is not None and weighed.evidence:
                return Support(True, weighed.evidence, why)
    found = context.supporter.of(mapped(where, _as_mention), [role]).get(role)
    if found and found.evidence:
        return Support(True, found.evidence, _WHY)
    return _level(where, role, context)


def _level(where: Condition, role: str, context: Context) -> Support | None:
    """Return the words that give a role another level than the one that is needed; or None."""
    if not isinstance(where, Needs) or not isinstance(where.topic, OneOf):
        return None
    if kinds_of(where.topic) != {_LEVELLED}:
        return None
    found = context.supporter.of(Needs(Things(_LEVELLED)), [role]).get(role)
    return Support(True, found.evidence, _OTHER) if found and found.evidence else None


def _as_mention(leaf: Condition) -> Condition:
    needs = isinstance(leaf, Needs) and leaf.by is None and leaf.topic is not None
    return Mentions(leaf.topic) if needs and isinstance(leaf, Needs) else leaf
