"""Say what questions about labels of forms ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Putting
from remit.graph.asking.labels import OPEN, put_so
from remit.graph.asking.logic import Mentions, Not, OneOf, Words
from remit.graph.asking.search import passages

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Any
    from remit.graph.asking.taken import Meaning, Taken


def _put_under(taken: Taken, chart: Chart) -> Question | None:
    return Putting(taken["label"], taken.get("role-or-place"))


def _is_put(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["role"], taken["labelled"])


def _settled(taken: Taken, chart: Chart) -> Question | None:
    """Ask whether what stands behind a label is open no more; of what is not, it is shown."""
    label: Words = taken["label"]
    still_open = put_so(label.written.split(), OPEN, chart)
    if still_open is not None and _holds(still_open, taken["role"], chart):
        return Checking(taken["role"], Not(still_open))
    return Putting(label, taken["role"])


def _holds(condition: Any, one: OneOf, chart: Chart) -> bool:
    """Tell whether the profile of a role says one of some things."""
    found = (
        passages(part, chart.lexicon, chart.index)
        for part in condition.parts
        if isinstance(part, Mentions)
    )
    return bool({p.role for part in found for p in part} & {name.iri for name in one.names})


MEANINGS: dict[str, Meaning] = {
    "put-under": _put_under,
    "is-put": _is_put,
    "label-settled": _settled,
}
