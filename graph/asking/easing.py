"""Take "not required" for what is silent, too: few profiles say in so many words what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Existing, Listing
from remit.graph.asking.expressions import mapped
from remit.graph.asking.logic import Any, Needs, Not, Things

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition


def eased(question: Question | None, chart: Chart) -> Question | None:
    """Take "not required" for what no profile requires, too, where nothing says "expressly"."""
    if chart.lattice.edges.get("cue:expressly") or not chart.lattice.edges.get("cue:not-required"):
        return question
    if isinstance(question, Checking):
        return Checking(question.subject, mapped(question.condition, _not_needed))
    things = getattr(question, "things", None)
    if not isinstance(things, Things) or things.where is None:
        return question
    silent = Things(things.kind, mapped(things.where, _not_needed))
    if isinstance(question, Listing | Counting):
        return type(question)(silent)
    return Existing(silent, question.none) if isinstance(question, Existing) else question


def _not_needed(leaf: Condition) -> Condition:
    if isinstance(leaf, Needs) and leaf.modality == "not-required" and leaf.topic and not leaf.by:
        return Any((leaf, Not(Needs(leaf.topic, "need", leaf.aspect))))
    return leaf
