"""Take "not required" for what is silent, too: few profiles say in so many words what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Existing, Listing
from remit.graph.asking.expressions import mapped
from remit.graph.asking.logic import Any, Needs, Not, Things
from remit.graph.asking.subject_conditions import kind_itself

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.logic import Condition


def eased(question: Question | None, chart: Chart) -> Question | None:
    """Take "not required" for what no profile requires, too, where nothing says "expressly".

    What is named by the word for a kind of need is any of it: "vetting" is any level.
    """
    question = _changed(question, lambda leaf: _of_its_kind(leaf, chart.lexicon))
    if chart.lattice.edges.get("cue:expressly") or not chart.lattice.edges.get("cue:not-required"):
        return question
    return _changed(question, _not_needed)


def _changed(
    question: Question | None, change: Callable[[Condition], Condition]
) -> Question | None:
    """Apply a change to every leaf of what a question asks."""
    if isinstance(question, Checking):
        return Checking(question.subject, mapped(question.condition, change))
    things = getattr(question, "things", None)
    if not isinstance(things, Things) or things.where is None:
        return question
    changed = Things(things.kind, mapped(things.where, change))
    if isinstance(question, Listing | Counting):
        return type(question)(changed)
    return Existing(changed, question.none) if isinstance(question, Existing) else question


def _of_its_kind(leaf: Condition, lexicon: Lexicon) -> Condition:
    """Take a subject that is no more than the word for a kind of need for any of that kind."""
    if not isinstance(leaf, Needs) or leaf.by:
        return leaf
    kind = kind_itself(leaf.topic, lexicon)
    stated = not leaf.topic and leaf.aspect and lexicon.kinds[leaf.aspect].fields
    if not (stated or (kind and leaf.aspect in {"", kind})):
        return leaf
    degree = "mandatory" if leaf.modality == "essential" else leaf.modality
    return Needs(None, degree, kind or leaf.aspect, None, leaf.held)


def _not_needed(leaf: Condition) -> Condition:
    if isinstance(leaf, Needs) and leaf.modality == "not-required" and leaf.topic and not leaf.by:
        return Any((leaf, Not(Needs(leaf.topic, "need", leaf.aspect))))
    return leaf
