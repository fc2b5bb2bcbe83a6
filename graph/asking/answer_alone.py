"""Answer whether a thing is the only one of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_sets import FEW, drafted, together
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Alone


def alone(question: Alone, context: Context) -> Outcome:
    """Tell whether a set holds this thing and no other; what else it holds is named."""
    drafts, query = drafted(question.things, context)
    ours = {name.iri for name in question.one.names}
    others = [draft for draft in drafts if draft.iri not in ours]
    mine = [draft for draft in drafts if draft.iri in ours]
    holds = bool(mine) and not others
    documents = tuple(dict.fromkeys(d for draft in drafts for d in draft.documents))
    why = _why(question.one.names[0].label, mine, others, context)
    answer = Draft("yes" if holds else "no", None, holds, _backed(mine, others, why), documents)
    return Outcome(context.finish([answer]), query)


def _why(label: str, mine: Sequence[Draft], others: Sequence[Draft], context: Context) -> str:
    """Say which others there are, and whether it holds of this one at all."""
    count = context.profiles()
    searched = f"{count} profile{'' if count == 1 else 's'} searched"
    names = ", ".join(_named(draft) for draft in others[:FEW])
    names += f" and {len(others) - FEW} more" if len(others) > FEW else ""
    if not mine:
        return (
            f"no profile says so of {label}{f'; it holds of {names}' if names else ''} ({searched})"
        )
    return f"it also holds of {names}" if names else f"no profile says so of another ({searched})"


def _named(draft: Draft) -> str:
    return draft.label if draft.support.stated else f"{draft.label} (inferred)"


def _backed(mine: Sequence[Draft], others: Sequence[Draft], why: str) -> Support:
    """Rest a "no" on one other of which it is stated, and else on what all of them rest on."""
    told = [draft for draft in others if draft.support.stated] or others
    deciding = [*mine, *told]
    stated = all(draft.support.stated for draft in (told or mine))
    return Support(stated, together(deciding, "").evidence, why)
