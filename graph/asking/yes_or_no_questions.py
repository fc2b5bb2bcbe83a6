"""Say what questions ask for that are answered with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Alike, Applying, Checking, Existing
from remit.graph.asking.expressions import as_mentions
from remit.graph.asking.logic import All, IsOne, OneOf, Related, Same, Things
from remit.graph.asking.openings import supposes
from remit.graph.asking.subject_conditions import with_need
from remit.graph.asking.taken import set_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition, Target
    from remit.graph.asking.taken import Meaning, Taken


def _exists(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    if _of_all(chart) or _of_some_many(chart) or supposes(chart):
        return None
    return Existing(things) if things.where is not None or things.kind != "role" else None


def _check(taken: Taken, chart: Chart) -> Question | None:
    if supposes(chart):
        return None
    subject, condition = taken["claim"]
    asked = _checked(subject, condition)
    counted = _of_all(chart) or _of_some_many(chart)
    return None if isinstance(asked, Existing) and counted else asked


def _of_all(chart: Chart) -> bool:
    """Tell whether it is asked of all of them, not of any."""
    return bool(chart.lattice.at("cue:is", 0) and chart.lattice.at("cue:all", 1))


def _of_some_many(chart: Chart) -> bool:
    """Tell whether it is asked of so many of them, not of any one: "do two of the roles"."""
    opened = chart.lattice.at("cue:is", 0)
    starts = {start for edge in opened for start in chart.starts(edge.end)}
    starts = {start for start in starts if chart.lattice.tokens[start - 1].text != "any"}
    return any(edge.value != 1 for start in starts for edge in chart.lattice.at("number", start))


def _checked(subject: Target, condition: Condition) -> Question:
    """Ask whether a condition holds of one thing, or of any thing of a set."""
    if isinstance(subject, OneOf) or isinstance(subject.where, IsOne):
        return Checking(subject, condition)
    where = condition if subject.where is None else All((subject.where, condition))
    return Existing(Things(subject.kind, where))


def _check_same(taken: Taken, chart: Chart) -> Question | None:
    relation = taken.get("field-name", "reports-to")
    return Checking(taken["a"], Same(relation, taken["b"])) if taken["a"] != taken["b"] else None


def _check_either(taken: Taken, chart: Chart) -> Question | None:
    """Ask whether a condition holds of one of two roles at least."""
    one, other = taken["a"], taken["b"]
    if one == other or supposes(chart):
        return None
    both = OneOf((*one.names, *other.names), f"{one.written} or {other.written}", any=True)
    condition = taken["role-condition"]
    return Existing(Things("role", All((IsOne(both), condition))))


def _check_all(taken: Taken, chart: Chart) -> Question | None:
    subject, condition = taken["set-claim"]
    return Checking(subject, condition)


def _check_all_mention(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    return Checking(things, as_mentions(taken["any-topics"])) if things.kind == "role" else None


def _check_all_need(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    said = with_need(taken["topics"], taken["needy"], chart.lexicon)
    return Checking(things, said) if things.kind == "role" else None


def _nobody(taken: Taken, chart: Chart) -> Question | None:
    return Existing(Things("role", taken["role-condition"]), none=True)


def _check_mention(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["role"], as_mentions(taken["any-topics"]))


def _any_mention(taken: Taken, chart: Chart) -> Question | None:
    return Existing(Things("role", as_mentions(taken["any-topics"])))


def _may_apply(taken: Taken, chart: Chart) -> Question | None:
    role = taken["role"]
    single = isinstance(role, OneOf) and (role.any or len(role.names) == 1)
    return Applying(role, taken["rank"]) if single and not supposes(chart) else None


def _same_covered(taken: Taken, chart: Chart) -> Question | None:
    one, other = _covering(taken["a"]), _covering(taken["b"])
    return Alike(Things("force", one), Things("force", other)) if one != other else None


def _covering(one: OneOf) -> Related:
    """Say that a force is covered by a unit, or by the unit of a role."""
    of_role = all(name.kind == "role" for name in one.names)
    unit = Things("unit", Related("in-unit", one, inverse=True)) if of_role else one
    return Related("covers", unit, inverse=True)


MEANINGS: dict[str, Meaning] = {
    "exists": _exists,
    "may-apply": _may_apply,
    "check": _check,
    "check-same": _check_same,
    "check-either": _check_either,
    "check-all": _check_all,
    "check-all-mention": _check_all_mention,
    "check-all-need": _check_all_need,
    "nobody": _nobody,
    "check-mention": _check_mention,
    "any-mention": _any_mention,
    "same-covered": _same_covered,
}
