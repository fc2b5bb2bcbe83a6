"""Say what questions about duties ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Duties, Existing, Listing
from remit.graph.asking.logic import All, IsOne, Not, OneOf, Things

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Duty
    from remit.graph.asking.taken import Meaning, Taken


def _duties(taken: Taken, chart: Chart) -> Question | None:
    return Duties(taken["role"]) if isinstance(taken["role"], OneOf) else None


def _count_duties(taken: Taken, chart: Chart) -> Question | None:
    return Duties(taken["role"], counted=True) if isinstance(taken["role"], OneOf) else None


def _duties_about(taken: Taken, chart: Chart) -> Question | None:
    return Duties(taken.get("role") or taken["role-or-place"], taken["words"])


def _duty(taken: Taken, chart: Chart) -> Question | None:
    where = All((taken["rank"], taken["duty"])) if "rank" in taken else taken["duty"]
    if "one" in taken:
        where = All((where, Not(IsOne(taken["one"]))))
    return Listing(Things("role", where))


def _count_duty(taken: Taken, chart: Chart) -> Question | None:
    if chart.lattice.edges.get("cue:each"):
        return None  # it is asked of each of them, not how many they are
    return Counting(Things("role", taken["duty"]))


def _any_duty(taken: Taken, chart: Chart) -> Question | None:
    return Existing(Things("role", taken["duty"]))


def _check_duty(taken: Taken, chart: Chart) -> Question | None:
    duty: Duty = taken["duty"]
    return None if duty.missing else Checking(taken["role"], duty)  # with another verb it is no yes


MEANINGS: dict[str, Meaning] = {
    "duties": _duties,
    "count-duties": _count_duties,
    "duties-about": _duties_about,
    "duty": _duty,
    "count-duty": _count_duty,
    "check-duty": _check_duty,
    "any-duty": _any_duty,
}
