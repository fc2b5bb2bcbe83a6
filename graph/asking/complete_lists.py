"""Say why a "no" is a real one: the list in question is given as complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_sets import drafted
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import OneOf, Related, Things

if TYPE_CHECKING:
    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Condition


def complete_list(condition: Condition, subject: OneOf, context: Context) -> Support | None:
    """Name all that the list holds on which a condition goes; None where none is complete."""
    if not isinstance(condition, Related) or not isinstance(condition.target, OneOf):
        return None
    relation = context.lexicon.relations[condition.relation]
    if not relation.complete:
        return None
    owner = condition.target if condition.inverse else subject
    listed = Things(relation.target, Related(relation.id, owner, inverse=True))
    drafts, _ = drafted(listed, context)
    if not drafts:
        return None
    names = ", ".join(draft.label for draft in drafts)
    evidence = tuple(dict.fromkeys(e for draft in drafts for e in draft.support.evidence))
    return Support(True, evidence, f"the list for {owner.names[0].label} is complete: {names}")
