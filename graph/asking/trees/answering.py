"""Answer what a question wants of a user's graph."""

from __future__ import annotations

from math import isfinite
from operator import itemgetter
from statistics import mean, median
from typing import TYPE_CHECKING

from remit.graph.asking.answer_facts import describing
from remit.graph.asking.asked import Describing
from remit.graph.asking.context import Draft, Outcome
from remit.graph.asking.fold import singular
from remit.graph.asking.gathering import Support
from remit.graph.asking.trees.clauses import FUNCTIONS, node_of, sign_and_number
from remit.graph.asking.trees.describing import is_told_alone, labelled
from remit.graph.asking.trees.meaning import Holds, Tree
from remit.graph.asking.trees.outnumbering import outnumbering, side_by_side
from remit.graph.asking.trees.plain_values import MEDIAN, taken_of
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.trees.writing import Writer
from remit.graph.asking.written import LASTING, number_in
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remit.graph.asking.context import Context
    from remit.graph.asking.trees.meaning import (
        About,
        Between,
        Column,
        Counted,
        Every,
        Firsts,
        Goal,
        Groups,
        Order,
        Outnumbers,
        Rows,
        Share,
        Summed,
        Whether,
    )

_FEW = 5
_MOST_TIED = 20
_NONE = "none: nothing in the graph says so"


def answered(goal: Goal, context: Context) -> Outcome:
    """Answer a question over a user's graph."""
    schema = Schema.of(context.lexicon, context.index)
    return _Answering(context, schema).outcome(goal)


def holds(goal: Goal, context: Context) -> bool:
    """Tell whether things of the classes asked for have the plain values that are asked of them.

    A value that only other things have asks for nothing that there could be, but for a place of a
    property that these have: nothing is there.
    """
    placed = frozenset(context.lexicon.own["placed"])
    writer = Writer(Schema.of(context.lexicon, context.index))
    waiting = [tree for name in ("tree", "narrower") if (tree := getattr(goal, name, None))]
    while waiting:
        tree = waiting.pop()
        waiting += [link.tree for link in tree.links]
        for test in tree.tests:
            alone = Tree(tree.number, tree.classes, tree.said, tests=(test,))
            known = not isinstance(test, Holds) or not tree.classes or test.relation in placed
            if not known and not context.gatherer.rows(writer.rows(alone)):
                return False
    return True


class _Answering:
    def __init__(self, context: Context, schema: Schema) -> None:
        self._context = context
        self._schema = schema
        self._writer = Writer(schema)

    def outcome(self, goal: Goal) -> Outcome:
        """Answer by the method that is named for what is wanted."""
        answer: Callable[[Goal], Outcome] = getattr(self, f"_{type(goal).__name__.lower()}")
        return answer(goal)

    def _labelled(self, iris: Sequence[str]) -> dict[str, str]:
        return labelled(iris, self._context)

    def _outcome(self, drafts: Sequence[Draft], query: str) -> Outcome:
        notes = () if drafts else (_NONE,)
        return Outcome(self._context.finish(drafts), query, notes)

    def _about(self, goal: About) -> Outcome:
        return describing(Describing(goal.one), self._context)

    def _rows(self, goal: Rows) -> Outcome:
        query = self._writer.rows(goal.tree, goal.order)
        found = self._context.gatherer.rows(query)
        ordered = self._ordered(found, goal.order)
        iris = list(dict.fromkeys(row[0] for row in ordered))
        labels = self._labelled(iris)
        if goal.order is None:
            iris.sort(key=lambda iri: (natural(labels[iri]), iri))
        if goal.columns:
            return self._table(goal, iris, labels, query)
        by = {row[0]: row[1] for row in ordered} if goal.order else {}
        unit = self._unit_of(goal.order)
        values = {iri: plain(value) for iri, value in by.items()}
        said = {iri: f"{value} {unit}" if unit else value for iri, value in values.items()}
        return self._outcome([Draft(labels[iri], iri, said.get(iri)) for iri in iris], query)

    def _unit_of(self, order: Order | None) -> str:
        """Name the unit in which the durations of an order are told."""
        one = self._schema.properties.get(order.relation) if order is not None else None
        return one.unit if one is not None and one.written in LASTING else ""

    def _ordered(
        self, rows: Sequence[tuple[str, ...]], order: Order | None
    ) -> list[tuple[str, ...]]:
        """Keep the best rows, and those that are as good as the last of them."""
        if order is None:
            return [row for row in rows if row[0]]
        dated = order.relation and self._schema.properties[order.relation].sort == "date"
        kept = [row for row in rows if row[0] and row[1]]
        least: dict[str, tuple[str, ...]] = {}
        ranked = sorted(kept, key=lambda row: _rank(row[1], bool(dated)), reverse=not order.least)
        for row in ranked:
            least.setdefault(row[0], row)
        best = list(least.values())
        if order.skip:
            levels = list(dict.fromkeys(row[1] for row in best))[order.skip : order.skip + 1]
            return [row for row in best if row[1] in levels]
        taken = best[: order.limit]
        if order.limit == 1 and taken:
            taken = [row for row in best if row[1] == taken[0][1]][:_MOST_TIED]
        return taken

    def _table(
        self, goal: Rows, iris: Sequence[str], labels: dict[str, str], query: str
    ) -> Outcome:
        """Show values beside each row; of one thing asked for by name, the values alone."""
        columns: list[dict[str, list[str]]] = []
        names: list[str] = []
        wanted = set(iris)
        for column in goal.columns:
            query = self._writer.column(goal.tree, column.node, column.relation)
            rows = [row for row in self._context.gatherer.rows(query) if row[0] in wanted]
            things = [value for _, value in rows if value and self._leads(column, value)]
            shown = self._labelled(things)
            found: dict[str, list[str]] = {}
            for iri, value in rows:
                if value:
                    found.setdefault(iri, []).append(shown.get(value, value))
            columns.append(found)
            names.append(self._column_name(goal, column.node, column.relation))
        alone = goal.values and is_told_alone(goal.tree) and len(columns) == 1 and len(iris) == 1
        if goal.values and goal.tree.one is not None and len(iris) == 1 and self._is_place(goal):
            return self._outcome([self._place(iris[0], goal, columns)], query)
        drafts = []
        for iri in iris:
            cells = [column.get(iri, []) for column in columns]
            if alone:
                relation = goal.columns[0].relation
                drafts += [self._single(value, iri, labels[iri], relation) for value in cells[0]]
            elif len(cells) == 1 and (cells[0] or not goal.values):
                drafts.append(Draft(labels[iri], iri, _cell(cells[0])))
            elif any(cells) or not goal.values:
                text = "; ".join(
                    f"{name}: {_cell(cell)}" for name, cell in zip(names, cells, strict=True)
                )
                drafts.append(Draft(labels[iri], iri, text))
        return self._outcome(drafts, query)

    def _is_place(self, goal: Rows) -> bool:
        """Tell whether all that is shown says where one thing is: its town and its country."""
        placed = self._context.lexicon.own["placed"]
        return len(goal.columns) > 1 and all(c.relation in placed for c in goal.columns)

    def _place(self, iri: str, goal: Rows, columns: Sequence[dict[str, list[str]]]) -> Draft:
        """Say where one thing is, the narrowest place first."""
        told = zip(goal.columns, columns, strict=True)
        several = [(-self._schema.properties[c.relation].objects, cells) for c, cells in told]
        ordered = [
            cell for _, cells in sorted(several, key=itemgetter(0)) for cell in cells.get(iri, [])
        ]
        return Draft(", ".join(dict.fromkeys(ordered)), iri)

    def _single(self, value: str, iri: str, label: str, relation: str) -> Draft:
        """Show the one value asked for: a number beside its thing, words alone."""
        one = self._schema.properties[relation] if relation else None
        if one is not None and one.written:
            return Draft(value, iri, plain(str(number_in(value, one.written))))
        found = plain(value)
        is_number = one is not None and one.sort == "number"
        plainly = not isinstance(found, str) and (is_number or not _is_year_like(value))
        return Draft(label, iri, found) if plainly else Draft(value, iri)

    def _leads(self, column: Column, value: str) -> bool:
        """Tell whether a value in a column is a thing, not a plain value."""
        return not column.relation or "/blank/" in value

    def _column_name(self, goal: Rows, node: int, relation: str) -> str:
        if relation:
            return self._schema.properties[relation].relation.aspect
        return node_of(goal.tree, node).said

    def _counted(self, goal: Counted) -> Outcome:
        query = self._writer.count(goal.tree, goal.relation)
        number = int(self._context.gatherer.rows(query)[0][0])
        name = goal.tree.said
        if goal.relation:
            name = self._schema.properties[goal.relation].relation.aspect
        why = "" if goal.relation else self._some(self._writer.rows(goal.tree))
        draft = Draft(f"number of {name}", None, number, Support(True, (), why))
        return Outcome(self._context.finish([draft]), query)

    def _some(self, query: str) -> str:
        """Name a few of the things that were counted."""
        iris = [row[0] for row in self._context.gatherer.rows(query)]
        labels = self._labelled(iris[: _FEW * 4])
        named = sorted(labels.values(), key=natural)[:_FEW]
        more = f" and {len(iris) - len(named)} more" if len(iris) > len(named) else ""
        return ", ".join(named) + more

    def _whether(self, goal: Whether) -> Outcome:
        query = self._writer.rows(goal.tree)
        found = bool(self._context.gatherer.rows(query))
        why = self._some(query) if found and goal.tree.one is None else ""
        if not found:
            why = "nothing in the graph says so"
        draft = Draft("yes" if found else "no", None, found, Support(True, (), why))
        return Outcome(self._context.finish([draft]), query)

    def _every(self, goal: Every) -> Outcome:
        all_ = {row[0] for row in self._context.gatherer.rows(self._writer.rows(goal.tree))}
        query = self._writer.rows(goal.narrower)
        some = {row[0] for row in self._context.gatherer.rows(query)}
        missing = sorted(all_ - some)
        labels = self._labelled(missing[:_FEW])
        why = f"not {', '.join(sorted(labels.values()))}" if missing else ""
        holds = bool(all_) and not missing
        draft = Draft("yes" if holds else "no", None, holds, Support(True, (), why))
        return Outcome(self._context.finish([draft]), query)

    def _summed(self, goal: Summed) -> Outcome:
        query = self._writer.summed(goal.function, goal.tree, goal.node, goal.relation)
        rows = self._context.gatherer.rows(query)
        if not rows or rows[0][1] == "0" or not rows[0][0]:
            return self._outcome([], query)
        name = self._schema.properties[goal.relation].relation.aspect
        support = Support(True, (), f"over {rows[0][1]} values")
        label = f"{FUNCTIONS[goal.function]} of {name}"
        value = plain(taken_of(goal.function, rows[0][0]))
        return self._outcome([Draft(label, None, value, support)], query)

    def _groups(self, goal: Groups) -> Outcome:
        query = self._writer.groups(goal)
        found = [row for row in self._context.gatherer.rows(query) if row[0] and row[1]]
        taken = ((row[0], taken_of(goal.function, row[1])) for row in found)
        rows: list[tuple[str, ...]] = [row for row in taken if _passes(row[1], goal.having)]
        if goal.order is not None:
            rows = self._ordered(rows, goal.order)
        if goal.over:
            numbers = [float(row[1]) for row in rows]
            if not numbers:
                return self._outcome([], query)
            overs = {"AVG": mean(numbers), "MAX": max(numbers), "MIN": min(numbers)}
            overs[MEDIAN] = median(numbers)
            support = Support(True, (), f"over {len(numbers)} groups")
            value = overs.get(goal.over, sum(numbers))
            label = f"{FUNCTIONS[goal.over]} number"
            return self._outcome([Draft(label, None, plain(str(value)), support)], query)
        things = [] if goal.by_relation else [row[0] for row in rows]
        labels = self._labelled(things)
        drafts = [
            Draft(labels.get(key, key), key if key in labels else None, plain(value))
            for key, value in rows
        ]
        if goal.period:
            drafts.sort(key=lambda draft: draft.label)
        else:
            drafts.sort(key=lambda draft: (-float(draft.value or 0), natural(draft.label)))
        return self._outcome(drafts, query)

    def _share(self, goal: Share) -> Outcome:
        whole = int(self._context.gatherer.rows(self._writer.count(goal.whole))[0][0])
        query = self._writer.count(goal.tree)
        part = int(self._context.gatherer.rows(query)[0][0])
        if not whole:
            return self._outcome([], query)
        support = Support(True, (), f"{part} of {whole}")
        label = f"per cent of {goal.whole.said}"
        share = plain(f"{100 * part / whole:.2f}")
        return self._outcome([Draft(label, None, share, support)], query)

    def _firsts(self, goal: Firsts) -> Outcome:
        query = self._writer.firsts(goal)
        groups: dict[str, list[tuple[str, ...]]] = {}
        for row in self._context.gatherer.rows(query):
            if all(row):
                groups.setdefault(row[2], []).append(row)
        named = dict(zip(groups, groups, strict=True))
        named |= {} if goal.by_relation else self._labelled(list(groups))
        best = {key: self._ordered(rows, goal.order) for key, rows in groups.items()}
        labels = self._labelled([row[0] for rows in best.values() for row in rows])
        by = goal.by_relation or singular(node_of(goal.tree, goal.by).said)
        names = [
            self._schema.properties[r].relation.aspect if r in self._schema.properties else r
            for r in (by, goal.order.relation)
        ]
        drafts = []
        for key in sorted(best, key=lambda key: natural(named[key])):
            for row in best[key]:
                cells = (named[key], plain(row[1]))
                text = "; ".join(f"{n}: {c}" for n, c in zip(names, cells, strict=True))
                drafts.append(Draft(labels[row[0]], row[0], text))
        return self._outcome(drafts, query)

    def _outnumbers(self, goal: Outnumbers) -> Outcome:
        query = side_by_side([self._writer.count(one.tree) for one in (goal.first, goal.second)])
        first, second = (int(number) for number in self._context.gatherer.rows(query)[0][:2])
        drafts = outnumbering(goal, first, second)
        return Outcome(self._context.finish(drafts), query)

    def _between(self, goal: Between) -> Outcome:
        found = []
        query = ""
        for tree in (goal.more, goal.less):
            query = self._writer.column(tree, tree.number, goal.relation)
            rows = [row for row in self._context.gatherer.rows(query) if row[1]]
            if len(rows) != 1:
                return self._outcome([], query)
            written = self._schema.properties[goal.relation].written
            figure = number_in(rows[0][1], written) if written else float(rows[0][1])
            found.append((self._labelled([rows[0][0]])[rows[0][0]], figure))
        (one, high), (other, low) = found
        name = self._schema.properties[goal.relation].relation.aspect
        why = f"{one}: {plain(str(high))}, {other}: {plain(str(low))}"
        difference = plain(str(round(abs(high - low) if goal.either else high - low, 9)))
        support = Support(True, (), why)
        return self._outcome([Draft(f"difference in {name}", None, difference, support)], query)


def _passes(count: str, having: str) -> bool:
    """Tell whether a count, or a value of many, stands so to a number.

    >>> _passes("3", ">2"), _passes("3", "<=2"), _passes("3", "")
    (True, False, True)
    """
    if not having:
        return True
    sign, bound = sign_and_number(having)
    found, number = float(count), float(bound)
    return {
        ">": found > number, "<": found < number, "=": found == number,
        ">=": found >= number, "<=": found <= number,
    }[sign]  # fmt: skip


def _is_year_like(value: str) -> bool:
    return len(value) == 4 and value.isdecimal()


def _cell(values: Sequence[str]) -> int | float | str:
    if len(values) == 1:
        return plain(values[0])
    return ", ".join(sorted(values, key=natural)) or "–"


def plain(value: str) -> int | float | str:
    """Give a number as a number.

    >>> [plain(v) for v in ("3", "2.50", "North", "007")]
    [3, 2.5, 'North', '007']
    """
    if value[:1] == "0" and value[1:2].isdecimal():
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    if not isfinite(number):
        return value
    return int(number) if number.is_integer() else number


def _rank(value: str, dated: bool) -> tuple[float, str]:
    """Make a key to order values by: as dates, or as numbers."""
    if not dated:
        try:
            return float(value), ""
        except ValueError:
            return 0.0, value
    return 0.0, value
