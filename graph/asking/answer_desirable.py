"""Where nothing requires what was asked for: say what has it as desirable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.expressions import joined
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import All, Needs, Things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.context import Context, Draft
    from remit.graph.asking.logic import Condition

_REQUIRED = frozenset({"need", "essential", "mandatory"})
_IN_PART = "desirable, at least in part"
_FEW = 12


def desirable_only(things: Things, context: Context) -> list[Draft]:
    """Draft what wishes, or is wished for, where none of a set requires, or is required."""
    from remit.graph.asking.answer_sets import drafted

    parts = things.where.parts if isinstance(things.where, All) else (things.where,)
    asked = [part for part in parts if part is not None and _required(part, things.kind)]
    if not asked:
        return []
    degree = "desirable" if len(asked) == 1 else "any"
    wished = tuple(_lowered(part, degree) if part in asked else part for part in parts if part)
    drafts, _ = drafted(Things(things.kind, joined(All, wished)), context)
    why = "desirable" if len(asked) == 1 else _IN_PART
    marked = Support(True, (), why)
    return [
        draft if draft.support.why == why else replace(draft, support=draft.support.with_(marked))
        for draft in drafts
    ]


def _required(part: Condition, kind: str) -> bool:
    """Tell whether a condition asks what roles require, or what is required by them."""
    if not isinstance(part, Needs) or part.modality not in _REQUIRED or part.aspect == "use":
        return False
    return part.by is None if kind == "role" else part.by is not None


def _lowered(part: Condition, degree: str) -> Condition:
    return Needs(part.topic, degree, part.aspect, part.by) if isinstance(part, Needs) else part


def only_desirable(wished: Sequence[Draft], kind: str) -> str:
    """Say that nothing is required, and what is desirable."""
    names = ", ".join(draft.label for draft in wished[:_FEW])
    if kind != "role":
        return f"nothing of the kind is required; desirable: {names}"
    have = "profile has" if len(wished) == 1 else "profiles have"
    degree = "desirable in part" if _IN_PART in wished[0].support.why else "desirable"
    every = " all of it" if _IN_PART in wished[0].support.why else " it"
    return f"no profile requires{every}; {len(wished)} {have} it as {degree}: {names}"
