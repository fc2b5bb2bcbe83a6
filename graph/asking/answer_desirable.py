"""Where nothing requires what was asked for: say what has it as desirable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.expressions import joined
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import All, Any, Needs, Things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.context import Context, Draft
    from remit.graph.asking.logic import Condition

_REQUIRED = frozenset({"need", "essential", "mandatory"})
_IN_PART = "desirable, at least in part"
_FEW = 12
_HELD = frozenset({"had", "wanted"})
WANTED = frozenset({"wanted"})
_HAVE_AS_DESIRABLE = "no profile requires it: these have it as desirable"


def drafted_or_wished(
    things: Things, context: Context, ways: frozenset[str] = _HELD
) -> tuple[list[Draft], str, tuple[str, ...]]:
    """Draft the things of a set, with the query and notes.

    Where it was asked who has or wants something, and none requires it, these have it as desirable.
    `ways` are those of asking that count.
    """
    from remit.graph.asking.answer_sets import drafted

    drafts, query = drafted(things, context)
    if drafts or not _held(things.where, ways):
        return drafts, query, ()
    wished, wish = _wished(things, context)
    return (wished, wish, (_HAVE_AS_DESIRABLE,)) if wished else (drafts, query, ())


def wished_besides(things: Things, drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Draft what has as desirable what the others require; only where that was asked as well."""
    if drafts and not _held(things.where):
        return []
    known = {draft.iri for draft in drafts}
    return [draft for draft in desirable_only(things, context) if draft.iri not in known]


def _held(where: Condition | None, ways: frozenset[str] = _HELD) -> bool:
    """Tell whether it was asked who has or wants something, and not who requires it."""
    said = where.parts if isinstance(where, All) else (where,)
    return all(isinstance(part, Needs) and part.held in ways and part.by is None for part in said)


def desirable_only(things: Things, context: Context) -> list[Draft]:
    """Draft what wishes, or is wished for, where none of a set requires, or is required."""
    return _wished(things, context)[0]


def _wished(things: Things, context: Context) -> tuple[list[Draft], str]:
    """Draft what has all that is asked for, and at least one part of it as desirable."""
    from remit.graph.asking.answer_sets import drafted

    parts = things.where.parts if isinstance(things.where, All) else (things.where,)
    asked = [part for part in parts if part is not None and _required(part, things.kind)]
    if not asked:
        return [], ""
    said = [part for part in parts if part is not None]
    ways = [joined(All, [_lowered(p, wish) if p in asked else p for p in said]) for wish in asked]
    drafts, query = drafted(Things(things.kind, joined(Any, ways)), context)
    why = "desirable" if len(asked) == 1 else _IN_PART
    marked = Support(True, (), why)
    return [
        draft if draft.support.why == why else replace(draft, support=draft.support.with_(marked))
        for draft in drafts
    ], query


def _required(part: Condition, kind: str) -> bool:
    """Tell whether a condition asks what roles require, or what is required by them."""
    if not isinstance(part, Needs) or part.modality not in _REQUIRED or part.aspect == "use":
        return False
    return part.by is None if kind == "role" else part.by is not None


def _lowered(part: Condition, wish: Condition) -> Condition:
    """Ask of a need whether it is wished for, or, of any but that one, whether it is named."""
    if not isinstance(part, Needs):
        return part
    return Needs(part.topic, "desirable" if part == wish else "any", part.aspect, part.by)


def only_desirable(wished: Sequence[Draft], kind: str) -> str:
    """Say that nothing is required, and what is desirable."""
    names = ", ".join(draft.label for draft in wished[:_FEW])
    if kind != "role":
        return f"nothing of the kind is required; desirable: {names}"
    have = "profile has" if len(wished) == 1 else "profiles have"
    degree = "desirable in part" if _IN_PART in wished[0].support.why else "desirable"
    every = " all of it" if _IN_PART in wished[0].support.why else " it"
    return f"no profile requires{every}; {len(wished)} {have} it as {degree}: {names}"
