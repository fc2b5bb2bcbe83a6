"""Find where a profile speaks of what it does not require."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.expressions import mapped
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import Mentions, Needs

if TYPE_CHECKING:
    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Condition

_WHY = "no requirement is about just that, but its profile speaks of it"


def mentioned(where: Condition, role: str, context: Context) -> Support | None:
    """Return the words in which the profile of a role speaks of what a condition needs; or None."""
    found = context.supporter.of(mapped(where, _as_mention), [role]).get(role)
    return Support(True, found.evidence, _WHY) if found and found.evidence else None


def _as_mention(leaf: Condition) -> Condition:
    needs = isinstance(leaf, Needs) and leaf.by is None and leaf.topic is not None
    return Mentions(leaf.topic) if needs and isinstance(leaf, Needs) else leaf
