"""What the questions mean that weigh amounts and dates: the best paid, on average, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Listing, Valuing
from remit.graph.asking.asked_amounts import Averaging, Outweighing, Weighing
from remit.graph.asking.logic import All, OneOf, Things
from remit.graph.asking.ranking_questions import EVERY
from remit.graph.asking.subjects import flat
from remit.graph.asking.taken import set_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.taken import Meaning, Taken


def _roles(taken: Taken) -> Things | None:
    things = set_of(taken) if "set" in taken else Things("role")
    also = taken.get("also")
    if also is not None:
        things = Things(things.kind, flat(All((things.where, also))) if things.where else also)
    return things if things.kind == "role" else None


def _most(taken: Taken, chart: Chart) -> Question | None:
    measure, end, least, currency, per = taken["extreme"]
    things, limit = _roles(taken), taken.get("number", 1)
    if things is None or not isinstance(limit, int) or limit < 1:
        return None
    return Weighing(things, measure, end, least, limit, currency, per)


def _top(taken: Taken, chart: Chart) -> Question | None:
    measure, end, (currency, _, per) = taken["measure"]
    things = _roles(taken)
    return Weighing(things, measure, end, False, taken["number"], currency, per) if things else None


def _in_order(turned: bool | None) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        measure, end, (currency, _, per) = taken["measure"]
        things = _roles(taken)
        least = turned
        if least is None:  # what comes first comes first, but the best paid stand before others
            least = chart.lexicon.amounts["measure"][measure]["sort"] == "date"
        return Weighing(things, measure, end, least, EVERY, currency, per) if things else None

    return made


def _average(total: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = _roles(taken)
        if "measure" in taken:
            measure, end, (currency, _, per) = taken["measure"]
        else:
            measure, end, currency, per = taken["measured-by"], "", "", ""
        if things is None or chart.lexicon.amounts["measure"][measure]["sort"] == "date":
            return None
        return Averaging(things, measure, end, total, currency, per)

    return made


def _outweighing(shape: str) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        one, other = taken["a"], taken["b"]
        least, end = False, ""
        if "better" in taken:
            measure, least, end = taken["better"]
        elif "measure" in taken:
            measure, end, _ = taken["measure"]
        else:
            measure = taken["measured-by"]
        if not isinstance(one, OneOf) or not isinstance(other, OneOf) or one == other:
            return None
        return Outweighing(one, other, measure, least, shape, end)

    return made


def _worth(taken: Taken, chart: Chart) -> Question | None:
    sort = chart.lexicon.amounts["measure"][taken["measured-by"]]["sort"]
    if (sort == "date") != bool(chart.lattice.edges.get("cue:when")) or sort == "hours":
        return None
    return Valuing(taken["measured-by"], taken["role"])


def _posts(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("posts", taken["role"])


def _fragment(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("role", taken["measured"]))


MEANINGS: dict[str, Meaning] = {
    "amount-most": _most,
    "amount-top": _top,
    "amount-in-order": _in_order(None),
    "amount-rising": _in_order(turned=True),
    "amount-falling": _in_order(turned=False),
    "amount-average": _average(total=False),
    "amount-total": _average(total=True),
    "amount-which": _outweighing("which"),
    "amount-whether": _outweighing("whether"),
    "amount-difference": _outweighing("difference"),
    "amount-of": _worth,
    "amount-of-posts": _posts,
    "amount-fragment": _fragment,
}
