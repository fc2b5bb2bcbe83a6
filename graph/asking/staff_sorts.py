"""Read questions about the staff that a form counts: how many constables, who manages them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Listing, Staffing
from remit.graph.asking.expressions import joined
from remit.graph.asking.fold import singular, words
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import Any, Managing, Named, OneOf, Related, Things
from remit.graph.asking.slots import rank_condition
from remit.graph.asking.team import is_in_duties, is_in_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.taken import Meaning, Taken

_NAMED, _IN_WORDS, _TRADE = 0.1, 0.15, 0.3
_SHORT = 4
_MOST_TITLED = 40


def sort_of_staff(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a name of staff that the form of some role counts, or of a rank that one manages."""
    lattice = chart.lattice
    for start in chart.starts(place):
        for edge in lattice.at("rank", start):
            meant, designation = edge.value
            sort = Managing(lattice.text(start, edge.end), meant, designation)
            if _is_there(sort, chart):
                yield Edge(edge.end, sort, edge.cost)
        yield from _short_plural(chart, start)
        for edge in lattice.at("name", start):
            marks = [one for one in edge.value.names if one.kind == "designation"]
            for mark in marks[:1]:
                sort = Managing(lattice.text(start, edge.end), None, mark)
                if _is_there(sort, chart):
                    yield Edge(edge.end, sort, edge.cost)
            sort = Managing(lattice.text(start, edge.end), names=edge.value.names)
            if edge.cost < 1 and is_in_fields(sort, chart.index):
                yield Edge(edge.end, sort, edge.cost + _NAMED)
    for start, end in chart.runs():
        if start in chart.starts(place) and not _of_roles(chart, start, end):
            sort = Managing(lattice.text(start, end))
            if is_in_fields(sort, chart.index):
                yield Edge(end, sort, _IN_WORDS)
            elif _is_trade(chart, end):
                yield Edge(end, Managing(sort.written, names=_so_titled(chart, start, end)), _TRADE)


def _of_roles(chart: Chart, start: int, end: int) -> bool:
    """Tell whether a stretch is no more than a word for roles: "posts"."""
    return any(edge.end == end and edge.value == "role" for edge in chart.lattice.at("noun", start))


def _is_trade(chart: Chart, end: int) -> bool:
    """Tell whether the word before a place names people by their trade: "analysts"."""
    return chart.lattice.tokens[end - 1].text in chart.lexicon.own["staff"]["trades"]


def _so_titled(chart: Chart, start: int, end: int) -> tuple[Named, ...]:
    """List the roles whose titles say the words of a stretch, with profiles of their own or not."""
    said = words(chart.lattice.text(start, end))
    meant = frozenset.intersection(*(chart.index.roles_at(word, True) for word in said))
    wanted = {singular(word) for word in said}
    found = chart.index.roles(meant) if len(meant) <= _MOST_TITLED else []
    titled = [one for one in found if wanted <= {singular(word) for word in words(one.label)}]
    return tuple(Named(one.iri, one.label, "role") for one in titled)


def _is_there(sort: Managing, chart: Chart) -> bool:
    return is_in_fields(sort, chart.index) or is_in_duties(sort, chart.lexicon, chart.index)


def _short_plural(chart: Chart, start: int) -> Iterator[Edge]:
    """Take the plural of a short form, which may look like another: DCs, not a DCS."""
    written = chart.lattice.tokens[start].text if start < chart.length else ""
    single = written[:-1]
    found = chart.index.ranked([single]).get(single) if written.endswith("s") else None
    if found and len(single) <= _SHORT:
        rank, label, designation, mark = found
        prefix = Named(designation, mark, "designation") if designation else None
        sort = Managing(written, Named(rank, label, "rank"), prefix)
        if _is_there(sort, chart):
            yield Edge(start + 1, sort, 0.0)


def manages_sort(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: has such staff by its form or its duties, or roles of that name report to it."""
    sort: Managing = taken["sort-of-staff"]
    return None if _points_at_one(sort, chart) else _managing(sort)


def _managing(sort: Managing) -> Condition:
    parts: list[Condition] = [sort]
    if sort.rank is None and sort.designation is not None:
        marked = OneOf((sort.designation,), sort.written)
        so_called = Things("role", Related("designation", marked))
        parts.insert(0, Related("reports-to", so_called, inverse=True))
    if sort.rank is not None:
        of_rank = Things("role", rank_condition((sort.rank, sort.designation)))
        parts.insert(0, Related("reports-to", of_rank, inverse=True))
    roles = tuple(one for one in sort.names if one.kind == "role")
    if roles:
        named = OneOf(roles, sort.written, any=len(roles) > 1)
        parts.insert(0, Related("reports-to", named, inverse=True))
    return joined(Any, parts)


def _staffing(taken: Taken, chart: Chart) -> Question | None:
    return Staffing(taken["subject"], taken["sort-of-staff"])


def _managers(taken: Taken, chart: Chart) -> Question | None:
    if _points_at_one(taken["sort-of-staff"], chart):
        return None  # what its own profile says of its manager
    return Listing(Things("role", _managing(taken["sort-of-staff"])))


def _points_at_one(sort: Managing, chart: Chart) -> bool:
    """Tell whether words for staff point at one role: "the intake clerk", or its whole title."""
    last = sort.written.split()[-1:]
    single = [singular(word) for word in last] == last
    return any(
        len(edge.value.names) == 1
        and chart.lattice.text(start, edge.end) == sort.written
        and (single or words(edge.value.names[0].label) == words(sort.written))
        for start, edges in chart.lattice.edges.get("role", {}).items()
        for edge in edges
    )


def _staff_of(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("role", Related("reports-to", taken["role"])))


def _check(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["role"], _managing(taken["sort-of-staff"]))


MEANINGS: dict[str, Meaning] = {
    "staffing-of-sort": _staffing,
    "managers-of-sort": _managers,
    "check-sort": _check,
    "staff-of": _staff_of,
}
