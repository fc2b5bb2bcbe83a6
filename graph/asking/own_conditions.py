"""What conditions on users' own graphs mean, once their slots are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.logic import Against, All, Compared, HasValue, IsTrue, Related, Valued

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form, Lexicon, Relation
    from remit.graph.asking.logic import Condition, OneOf


PLAIN = frozenset({"number", "date", "text", "boolean"})


def is_true(form: Form, taken: dict[str, Any], chart: Chart) -> Condition | None:
    """Read: is so, by a property that is true or false."""
    return IsTrue(form.relation)


def against(form: Form, taken: dict[str, Any], chart: Chart) -> Condition | None:
    """Read: has a number or a date that stands so to that of another thing."""
    if "versus" in taken:
        return Against(form.relation, taken["versus"], taken["other"])
    above = "above" in taken
    return Against(form.relation, ">" if above else "<", taken["above" if above else "below"])


def valued(form: Form, taken: dict[str, Any], chart: Chart) -> Condition | None:
    """Read: has this plain value."""
    value, term = taken["value"]
    return Valued(form.relation, term, value)


def compared(form: Form, taken: dict[str, Any], chart: Chart) -> Condition | None:
    """Read: has a number or a date that stands so to another."""
    if "comparison" not in taken:
        sign = ">" if "higher" in taken else "<"
        return Compared(form.relation, sign, _plain(taken.get("higher", taken.get("lower"))))
    parts = [Compared(form.relation, sign, value) for sign, value in taken["comparison"]]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _plain(number: Any) -> str:
    return f"{number}"


def has_value(form: Form, taken: dict[str, Any], chart: Chart) -> Condition | None:
    """Read: has any value of a property."""
    return HasValue(form.relation)


def own_default(chart: Chart, kind: str, one: OneOf) -> Condition | None:
    """Relate a kind of a user's own graph to a name that stands beside it with nothing said."""
    kinds = {n.kind for n in one.names}
    found = [
        Related(relation.id, one, inverse)
        for relation, inverse in between(chart.lexicon, kind, kinds)
    ]
    return found[0] if len(found) == 1 else None


def between(lexicon: Lexicon, kind: str, others: set[str]) -> list[tuple[Relation, bool]]:
    """List the properties from things of a kind to others, and back (inverse)."""
    mine = set(lexicon.kinds[kind].classes)
    theirs = {c for other in others if other in lexicon.kinds for c in lexicon.kinds[other].classes}
    found = []
    for relation in lexicon.relations.values():
        if not relation.id.startswith("own-") or relation.target in PLAIN:
            continue
        if relation.sources & mine and relation.targets & theirs:
            found.append((relation, False))
        elif relation.targets & mine and relation.sources & theirs:
            found.append((relation, True))
    return found
