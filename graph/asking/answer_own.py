"""Answer questions over users' own graphs: extremes, sums, groups, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.answer_tables import role_columns, role_groups
from remit.graph.asking.asked import Aggregated, Columns, Extreme, Grouped
from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.logic import Things
from remit.graph.asking.own_conditions import between
from remit.graph.asking.own_sparql import numeric

if TYPE_CHECKING:
    from remit.graph.asking.lexicon import Relation

_MOST_TIED = 20


def extreme(question: Extreme, context: Context) -> Outcome:
    """List the things of a set with the highest or lowest values, each with its value."""
    relation = context.lexicon.relations[question.relation]
    pattern = context.compiler.things(question.things, "x")
    query = f"{prologue()}SELECT ?x ?o WHERE {{\n{pattern}\n{_step(relation)}\n}}"
    rows = context.gatherer.rows(query)
    ordered = sorted(rows, key=lambda row: _sortable(row[1], relation), reverse=not question.least)
    kept = ordered[: question.limit]
    if question.limit == 1 and kept:
        kept = [row for row in ordered if row[1] == kept[0][1]][:_MOST_TIED]
    labels = context.labelled([row[0] for row in kept])
    drafts = [Draft(labels[iri], iri, _plain(value)) for iri, value in kept]
    return Outcome(context.finish(drafts), query, _none(drafts))


def _sortable(value: str, relation: Relation) -> tuple[float, str]:
    if relation.target == "number":
        try:
            return float(value), ""
        except ValueError:
            return 0.0, value
    return 0.0, value


def _step(relation: Relation) -> str:
    return relation.pattern.replace("?s", "?x")


def _plain(value: str) -> int | float | str:
    """Give a number as a number.

    >>> [_plain(v) for v in ("3", "2.50", "North")]
    [3, 2.5, 'North']
    """
    try:
        number = float(value)
    except ValueError:
        return value
    return int(number) if number.is_integer() else number


def _none(drafts: list[Draft]) -> tuple[str, ...]:
    return () if drafts else ("none: the graph holds no such values",)


def aggregated(question: Aggregated, context: Context) -> Outcome:
    """Give the average, sum, highest or lowest of a property over a set."""
    relation = context.lexicon.relations[question.relation]
    if question.per:
        return _by_group(question, relation, context)
    pattern = context.compiler.things(question.things, "x")
    query = (
        f"{prologue()}SELECT ({question.function}({numeric('o')}) AS ?n) (COUNT(?x) AS ?k)"
        f" WHERE {{\n{{ SELECT DISTINCT ?x ?o WHERE {{ {pattern}\n{_step(relation)} }} }}\n}}"
    )
    rows = context.gatherer.rows(query)
    if not rows or not rows[0][0] or rows[0][1] == "0":
        return Outcome((), query, _none([]))
    number = float(rows[0][0])
    value = int(number) if number.is_integer() else number
    label = f"{_NAMES[question.function]} of {relation.aspect}"
    support = Support(True, (), f"over {rows[0][1]} values")
    return Outcome(context.finish([Draft(label, None, value, support)]), query)


def _by_group(question: Aggregated, relation: Relation, context: Context) -> Outcome:
    """Give the average, sum, highest or lowest for each thing of a kind."""
    kind = question.things.kind
    joining, inverse = between(context.lexicon, question.per, {kind})[0]
    step = _joined(joining, inverse)
    per = context.compiler.things(Things(question.per), "g")
    things = context.compiler.things(question.things, "x")
    query = (
        f"{prologue()}SELECT ?g ({question.function}({numeric('o')}) AS ?n) WHERE {{\n"
        f"{{ SELECT DISTINCT ?g ?x ?o WHERE {{ {per} {step} {things}\n{_step(relation)} }} }}\n"
        "} GROUP BY ?g"
    )
    rows = [row for row in context.gatherer.rows(query) if row[0] and row[1]]
    labels = context.labelled([row[0] for row in rows])
    drafts = [Draft(labels[iri], iri, _plain(value)) for iri, value in rows]
    drafts.sort(key=lambda draft: draft.label.casefold())
    return Outcome(context.finish(drafts), query, _none(drafts))


def _joined(joining: Relation, inverse: bool) -> str:
    """Write the step between a group `g` and what belongs to it, `x`."""
    subject, value = ("x", "g") if inverse else ("g", "x")
    return joining.pattern.replace("?s", f"?{subject}").replace("?o", f"?{value}")


_NAMES = {"AVG": "average", "SUM": "total", "MAX": "highest", "MIN": "lowest"}


def grouped(question: Grouped, context: Context) -> Outcome:
    """Count for each thing of a kind how many of a set belong to it."""
    if question.things.kind == "role":
        return role_groups(question, context)
    relation, inverse = between(context.lexicon, question.per, {question.things.kind})[0]
    per = context.compiler.things(Things(question.per), "g")
    things = context.compiler.things(question.things, "x")
    step = _joined(relation, inverse)
    query = (
        f"{prologue()}SELECT ?g (COUNT(DISTINCT ?x) AS ?n) WHERE {{\n{per}\n"
        f"OPTIONAL {{ {step} {things} }}\n}} GROUP BY ?g"
    )
    rows = [row for row in context.gatherer.rows(query) if row[0]]
    labels = context.labelled([row[0] for row in rows])
    drafts = [Draft(labels[iri], iri, int(count)) for iri, count in rows]
    drafts.sort(key=lambda draft: (-int(draft.value or 0), draft.label.casefold()))
    return Outcome(context.finish(drafts), query, _none(drafts))


def columns(question: Columns, context: Context) -> Outcome:
    """Give some values of each thing of a set, side by side."""
    if question.things.kind == "role":
        return role_columns(question, context)
    members, query = context.members(question.things)
    found: dict[str, dict[str, list[str]]] = {iri: {} for iri in members}
    for id_ in question.relations:
        relation = context.lexicon.relations[id_]
        rows = (
            context.gatherer.rows(
                f"{prologue()}SELECT ?x ?o WHERE {{ {values('x', members)} {_step(relation)} }}"
            )
            if members
            else []
        )
        named = context.labelled([value for _, value in rows if "://" in value])
        for iri, value in rows:
            found[iri].setdefault(relation.aspect, []).append(named.get(value, value))
    labels = context.labelled(members)
    alone = len(question.relations) == 1
    drafts = []
    for iri in sorted(members, key=lambda iri: labels[iri].casefold()):
        parts = [
            ", ".join(found[iri].get(name, ["–"]))
            if alone
            else f"{name}: {', '.join(found[iri].get(name, ['–']))}"
            for name in (context.lexicon.relations[id_].aspect for id_ in question.relations)
        ]
        drafts.append(Draft(labels[iri], iri, "; ".join(parts)))
    return Outcome(context.finish(drafts), query, _none(drafts))
