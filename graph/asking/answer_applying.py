"""Answer whether somebody of a rank may apply for a role, from the rank that its profile states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_tables import stated
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.expressions import leaves
from remit.graph.asking.fold import words
from remit.graph.asking.fulltext import any_phrase
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import All, IsOne, OneOf, Related, Things
from remit.graph.asking.silent import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Applying

_RANK = "rank"
_DESIGNATION = "designation"


def applying(question: Applying, context: Context) -> Outcome:
    """Tell whether a role is of a rank; where its profile names others beside, it is not stated."""
    iris = [name.iri for name in question.role.names]
    asked = All((IsOne(question.role), question.rank))
    holds, query = context.members(Things("role", asked))
    found = stated(context.lexicon.relations[_RANK], iris, context)
    quotes = tuple(dict.fromkeys(quote for _, _, quote in found if quote))
    said = context.quotes(set(quotes))
    texts = dict.fromkeys([said[q].quote for q in quotes if q in said] or [v for _, v, _ in found])
    why = f"its rank is stated as {' and '.join(f'“{text}”' for text in texts)}"
    label, evidence = ("yes" if holds else "no"), quotes
    beside = () if holds else _conditions(question, iris, context)
    if not found:
        label, why = NOT_STATED, "its profile states no rank, and does not say who may apply"
    elif beside:
        label, evidence = NOT_STATED, (*quotes, *beside)
        why += "; a condition speaks of the other rank"
    elif _apart(question, bool(holds), iris, context):
        label, holds = NOT_STATED, []
    elif not holds:
        why += "; that it is open to others is not said"
    documents = tuple(d for files in context.gatherer.documents(iris).values() for d in files)
    answer = Draft(label, None, bool(holds), Support(True, evidence, why), documents)
    return Outcome(context.finish([answer]), query)


def _apart(question: Applying, holds: bool, iris: Sequence[str], context: Context) -> bool:
    """Tell whether a role is of the rank, and its designation is another: a detective's post."""
    asked = leaves(question.rank)
    if holds:
        named = {leaf.relation for leaf in asked if isinstance(leaf, Related)}
        worn = stated(context.lexicon.relations[_DESIGNATION], list(iris), context)
        return _DESIGNATION not in named and bool(worn)
    alone = [leaf for leaf in asked if isinstance(leaf, Related) and leaf.relation == _RANK]
    same = All((IsOne(question.role), *alone))
    return len(alone) < len(asked) and bool(context.members(Things("role", same))[0])


def _conditions(question: Applying, iris: Sequence[str], context: Context) -> tuple[str, ...]:
    """Return the quotes of the conditions of a role that speak of the rank."""
    ranks = (
        leaf.target
        for leaf in leaves(question.rank)
        if isinstance(leaf, Related) and leaf.relation == _RANK
    )
    iris_of = [name.iri for one in ranks if isinstance(one, OneOf) for name in one.names]
    names = [label for iri in iris_of for label in context.index.labels_of(iri)]
    needs = (kind.requirement for kind in context.lexicon.kinds.values() if kind.requirement)
    parts = sorted({need.rpartition("#")[2].rpartition(":")[2] for need in needs})
    found = context.index.passages(any_phrase(names), parts) if names else []
    quotes = context.quotes({p.evidence for p in found if p.role in set(iris)})
    said = {f" {' '.join(words(name))} " for name in names}
    return tuple(
        iri
        for iri, one in sorted(quotes.items())
        if any(name in f" {' '.join(words(one.quote))} " for name in said)
    )
