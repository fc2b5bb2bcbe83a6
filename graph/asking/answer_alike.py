"""Answer whether two lists of things are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_sets import drafted, together
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Alike


def alike(question: Alike, context: Context) -> Outcome:
    """Tell whether two lists hold the same; of a list of nothing it is not told."""
    ours, query = drafted(question.one, context)
    theirs, _ = drafted(question.other, context)
    if not ours or not theirs:
        return Outcome((), query, ("none: one of the two lists is given nowhere",))
    said = [_beyond(ours, theirs, "first"), _beyond(theirs, ours, "second")]
    apart = "; ".join(part for part in said if part)
    evidence = together([*ours, *theirs], "").evidence
    support = Support(True, evidence, apart or ", ".join(draft.label for draft in ours))
    answer = Draft("no" if apart else "yes", None, not apart, support)
    return Outcome(context.finish([answer]), query)


def _beyond(ours: Sequence[Draft], theirs: Sequence[Draft], which: str) -> str:
    """Name what one list has and the other has not."""
    known = {draft.iri for draft in theirs}
    names = ", ".join(draft.label for draft in ours if draft.iri not in known)
    return f"only in the {which} list: {names}" if names else ""
