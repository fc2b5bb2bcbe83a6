"""What the conditions mean that say how one thing is related to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.expressions import leaves, mapped
from remit.graph.asking.fold import words
from remit.graph.asking.logic import (
    All,
    Any,
    Mentions,
    Needs,
    Not,
    OneOf,
    Related,
    Said,
    Things,
    Words,
)
from remit.graph.asking.search import are_there

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.taken import Taken

    Meaning = Callable[[Form, Taken, Chart], Condition | None]

_STATED_AS = {"worker-type": "status"}
_ONE_OF = frozenset({"in-force", "pay-grade"})
_OF_FORCES = frozenset({"covers", "lead-force"})


def of_role(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: belongs to the roles of which something is said."""
    condition: Condition = taken["role-condition"]
    if not all(_of_profiles(leaf) for leaf in leaves(condition)):
        return None
    return Related(form.relation, Things("role", condition), inverse=True)


def _of_profiles(leaf: Condition) -> bool:
    """Tell whether a condition is one of what profiles say, and is said in so many words."""
    if isinstance(leaf, Needs):
        return leaf.modality != "any" or leaf.aspect == "use"
    return isinstance(leaf, Mentions | Said)


def relates(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: is related to something, as the form says."""
    related = _related(form, taken, inverse=False)
    stated = _in_so_many_words(related, chart)
    return Any((related, stated)) if related and stated else related


def _in_so_many_words(related: Condition | None, chart: Chart) -> Condition | None:
    """Say that a form states what is else inferred from what it states: "police staff"."""
    inferred_from = isinstance(related, Related) and _STATED_AS.get(related.relation)
    if not inferred_from or not isinstance(related, Related):
        return None
    if not isinstance(related.target, OneOf) or len(related.target.names) > 1:
        return None
    label = related.target.names[0].label
    said = Said((inferred_from,), Words(words(label), label))
    return said if are_there(said, chart.lexicon, chart.index) else None


def relates_back(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: is what something else is related to."""
    target = taken["target"]
    whole = target.target if isinstance(target, Related) else target
    if form.relation == "covers" and isinstance(whole, Things) and _in_common(chart):
        return None  # what all of a set share is not what any of it has
    return _related(form, taken, inverse=True)


def _in_common(chart: Chart) -> bool:
    return bool(chart.lattice.edges.get("cue:common"))


def _related(form: Form, taken: Taken, inverse: bool) -> Condition | None:
    target = taken["target"]
    if "joint" in taken:
        sides = tuple(Related(form.relation, t, inverse) for t in (target, taken["further"]))
        return Any(sides) if taken["joint"] == "or" else All(sides)
    if form.relation == "rank":
        return Related("rank", target, True) if inverse else target
    if form.relation in _OF_FORCES and _employs_no_force(target):
        return None
    if isinstance(target, OneOf | Things):
        return Related(form.relation, target, inverse)

    def change(leaf: Condition) -> Condition:
        return Related(form.relation, leaf.target, inverse) if isinstance(leaf, Related) else leaf

    if form.relation in _ONE_OF and isinstance(target, All):
        target = Any(target.parts)  # no role is in two forces: "in Kent and Essex" is in either
    return mapped(target, change)


def relates_not(inverse: bool) -> Meaning:
    """Make the meaning of a form that says that two things are not related."""

    def made(form: Form, taken: Taken, chart: Chart) -> Condition | None:
        related = _related(form, taken, inverse)
        return Not(related) if related else None

    return made


def _employs_no_force(target: Condition | OneOf | Things) -> bool:
    """Tell whether an employer is named that is no police force: no unit covers it."""
    found = target.target if isinstance(target, Related) else target
    return isinstance(found, OneOf) and all(n.kind == "employer" for n in found.names)


def report_rank(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: has the rank of those who manage something."""
    managing = Things("role", Related("reports-to", taken["target"], inverse=True))
    return Related("rank", managing, inverse=True)


def reports_by_rank(inverse: bool) -> Meaning:
    """Make the meaning of a form that compares the rank of a role's manager."""

    def made(form: Form, taken: Taken, chart: Chart) -> Condition | None:
        ranked = by_rank(inverse)(form, taken, chart)
        return Related("reports-to", Things("role", ranked)) if ranked else None

    return made


def by_rank(inverse: bool) -> Meaning:
    """Make the meaning of a form that compares ranks."""

    def made(form: Form, taken: Taken, chart: Chart) -> Condition | None:
        rank = taken["ranks"]
        leaf = rank.parts[0] if hasattr(rank, "parts") else rank
        outranking = Things("rank", Related("outranks", leaf.target, inverse))
        return Related("rank", outranking)

    return made
