"""Answer which roles need more than the average or the median of them, or less."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.counted_quotes import with_counted
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from remit.graph.asking.asked_amounts import Midway


def midway(question: Midway, context: Context) -> Outcome:
    """List the roles of a set that need more of a kind than the middle of that set, or fewer."""
    members, _ = context.members(question.things)
    pattern = context.compiler.counted_pattern(question.kind, question.modality, "x", "one")
    query = f"{prologue()}SELECT ?x (COUNT(DISTINCT ?one) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x"
    found = {iri: int(n) for iri, n in context.gatherer.rows(query) if iri}
    counts = {iri: found.get(iri, 0) for iri in members}
    if not counts:
        return Outcome((), query, ("none: there is nothing to count",))
    middle = (median if question.median else fmean)(counts.values())
    name = "median" if question.median else "average"
    note = f"the {name} of {len(counts)} roles is {middle:.4g}"
    sign = -1 if question.least else 1
    kept = [iri for iri, n in counts.items() if sign * n > sign * middle]
    if not kept:
        return Outcome((), query, (f"none: {note}",))
    labels, documents = context.labelled(kept), context.gatherer.documents(kept)
    kept.sort(key=lambda iri: (-sign * counts[iri], natural(labels[iri])))
    drafts = [
        Draft(labels[iri], iri, counts[iri], Support(), documents.get(iri, ())) for iri in kept
    ]
    drafts = with_counted(drafts, question.kind, question.modality, "role", context)
    return Outcome(context.finish(drafts), query, (note,))
