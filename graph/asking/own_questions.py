"""What the forms of question over users' own graphs mean, once their slots are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Columns, Describing, Listing, Valuing
from remit.graph.asking.logic import OneOf, Things
from remit.graph.asking.own_conditions import PLAIN
from remit.graph.asking.own_slots import led_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.taken import Taken


def _value(taken: Taken, chart: Chart) -> Question | None:
    """Read: a property of a thing; its plain value, or the things that it leads to."""
    one = taken["own-one"]
    relation = chart.lexicon.relations[taken.get("own-property") or taken["own-does"]]
    kinds = [one.kind] if isinstance(one, Things) else [n.kind for n in one.names]
    if not all(relation.sources & set(chart.lexicon.kinds[kind].classes) for kind in kinds):
        return None
    if relation.target in PLAIN:
        return Valuing(relation.id, one)
    return Listing(led_to(relation, one))


def _about(taken: Taken, chart: Chart) -> Question | None:
    one = taken["own-one"]
    return Describing(one) if isinstance(one, OneOf) else Listing(one)


def _as_taken(name: str) -> Callable[[Taken, Chart], Question | None]:
    def made(taken: Taken, chart: Chart) -> Question | None:
        question: Question = taken[name]
        return question

    return made


def _columns(taken: Taken, chart: Chart) -> Question | None:
    question: Columns = taken["own-columns"]
    return question if len(set(question.relations)) == len(question.relations) else None


MEANINGS: dict[str, Callable[[Taken, Chart], Question | None]] = {
    "own-value": _value,
    "own-extreme": _as_taken("own-extreme"),
    "own-aggregate": _as_taken("own-aggregate"),
    "own-grouped": _as_taken("own-grouped"),
    "own-most": _as_taken("own-most"),
    "own-columns": _columns,
    "own-about": _about,
}
