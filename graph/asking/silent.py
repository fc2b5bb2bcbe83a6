"""Answer where a profile is silent on what is asked, with what it states of that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_tables import called, stated
from remit.graph.asking.context import Draft
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import OneOf, Related, Said, Things

if TYPE_CHECKING:
    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Condition

NOT_STATED = "not stated"
"""The label of an answer of which the value is false, and nothing is stated against it."""


def silent(
    subject: OneOf, condition: Condition, context: Context, documents: tuple[str, ...]
) -> Draft:
    """Say of a role that its profile does not say so, and what it states of that kind instead."""
    why, evidence = "", tuple[str, ...]()
    if isinstance(condition, Said | Related) and not getattr(condition, "inverse", False):
        names = condition.relations if isinstance(condition, Said) else (condition.relation,)
        why, evidence = _beside(subject, names, context)
    asked = condition.words.written if isinstance(condition, Said) else ""
    if why and asked:
        why = f"{why}; nothing says “{asked}”"
    label = "no" if why and not asked else NOT_STATED
    told = why or f"no passage of the profile of {subject.names[0].label} says so"
    return Draft(label, None, False, Support(True, evidence, told), documents)


def unstated(things: Things, context: Context) -> str:
    """Say that no profile gives what a field of one role would; empty where no field is asked for.

    That nobody is named as a manager does not say that there is none.
    """
    where = things.where
    if not isinstance(where, Related) or not where.inverse or not isinstance(where.target, OneOf):
        return ""
    relation, names = context.lexicon.relations[where.relation], where.target.names
    if relation.source != "role" or any(name.kind != "role" for name in names) or not names:
        return ""
    what, who = called(relation, context.lexicon), names[0].label
    if context.gatherer.documents([name.iri for name in names]):
        return f"{NOT_STATED}: the profile of {who} gives no {what}"
    return f"{NOT_STATED}: {who} has no profile of its own, and no other gives the {what}"


def _beside(
    subject: OneOf, relations: tuple[str, ...], context: Context
) -> tuple[str, tuple[str, ...]]:
    """Return what a profile states in some relations, as one sentence, and its quotes."""
    iris = [name.iri for name in subject.names]
    parts, quotes = [], []
    for name in relations:
        relation = context.lexicon.relations[name]
        found = stated(relation, iris, context) if relation.claims else []
        values = list(dict.fromkeys(value for _, value, quote in found if quote))
        if values:
            parts.append(f"{called(relation, context.lexicon)}: {', '.join(values)}")
            quotes += [quote for _, _, quote in found if quote]
    return "; ".join(parts), tuple(dict.fromkeys(quotes))
