"""Write trees as SPARQL; values stand in it as the graph writes them, or as plain digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.iris import bracketed, prologue, values
from remit.graph.asking.trees.eased import eased
from remit.graph.asking.trees.exclusive import no_other
from remit.graph.asking.trees.meaning import (
    ONLY,
    Beside,
    Compare,
    CompareAverage,
    Has,
    Holds,
    IsA,
    Lacks,
    Link,
    Number,
    Other,
    Still,
    Truth,
    Versus,
)
from remit.graph.asking.trees.plain_values import (
    between_values,
    comparison,
    numeric,
    plain_sign,
    together,
)
from remit.graph.asking.written import number as number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.graph.asking.trees.meaning import (
        Besides,
        Either,
        Firsts,
        Groups,
        Order,
        Step,
        Test,
        Tree,
    )
    from remit.graph.asking.trees.schema import Schema

_PLAIN = (Beside, Compare, CompareAverage, Has, Holds, Still, Truth, Versus)
_LETTERS = {"year": 4, "month": 7}  # of a date
_COUNTED = re.compile(r"(>=|<=|>|<|=)(\d+)")


@dataclass(slots=True)
class _Line:
    """A thing without a name, of which several values may be told: a skill and its level.

    Attributes:
        variable: What it is called in a query.
        told: The paths from it that are told of.
        several: Whether one of them is told twice, so that these are two things.
    """

    variable: str
    told: set[str] = field(default_factory=set)
    several: bool = False


@dataclass(slots=True)
class Writer:
    """Write the queries of one question; each value gets a variable of its own."""

    schema: Schema
    _made: int = 0
    _lines: dict[tuple[int, str], _Line] = field(default_factory=dict)
    _apart: bool = False

    def rows(self, tree: Tree, order: Order | None = None) -> str:
        """Select the root of a tree, with the value that it is ordered by."""
        if order is None:
            return f"{prologue()}SELECT DISTINCT ?n{tree.number} WHERE {{\n{self._whole(tree)}}}"
        root = f"?n{tree.number}"
        if not order.relation:
            tree = eased(tree, order.node) if order.least else tree
            return (
                f"{prologue()}SELECT {root} (COUNT(DISTINCT ?n{order.node}) AS ?o) WHERE {{\n"
                f"{self._whole(tree)}}} GROUP BY {root}"
            )
        pattern = self._whole(tree) + self.value(order.node, order.relation, "o")
        if order.function:
            held = " ".join(dict.fromkeys((root, f"?n{order.node}")))
            inner = f"SELECT DISTINCT {held} ?o WHERE {{\n{pattern}}}"
            taken = "?o" if order.function == "COUNT" else numeric("o")
            return (
                f"{prologue()}SELECT {root} ({order.function}({taken}) AS ?f) WHERE {{\n"
                f"{{ {inner} }} }} GROUP BY {root}"
            )
        return f"{prologue()}SELECT DISTINCT {root} ?o WHERE {{\n{pattern}}}"

    def column(self, tree: Tree, node: int, relation: str) -> str:
        """Select the root of a tree with one value beside it."""
        pattern = self._whole(tree)
        shown, more = f"?n{node}", ""
        if relation:
            shown, more = "?o", f"OPTIONAL {{ {self._as_told(node, relation, 'o')} }}\n"
        select = f"{prologue()}SELECT DISTINCT ?n{tree.number} {shown}"
        return f"{select} WHERE {{\n{pattern}{more}}}"

    def count(self, tree: Tree, relation: str = "") -> str:
        """Count the things at the root of a tree, or the values that they have."""
        if relation:
            pattern = self._whole(tree) + self.value(tree.number, relation, "o")
            return f"{prologue()}SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE {{\n{pattern}}}"
        counted = f"SELECT (COUNT(DISTINCT ?n{tree.number}) AS ?n)"
        return f"{prologue()}{counted} WHERE {{\n{self._whole(tree)}}}"

    def summed(self, function: str, tree: Tree, node: int, relation: str) -> str:
        """Take the values of a property of one node together, each thing once."""
        pattern = self._whole(tree) + self.value(node, relation, "o")
        inner = f"SELECT DISTINCT ?n{node} ?o WHERE {{\n{pattern}}}"
        return (
            f"{prologue()}SELECT ({together(function, 'o')} AS ?f) (COUNT(?o) AS ?k)"
            f" WHERE {{\n{{ {inner} }} }}"
        )

    def firsts(self, goal: Firsts) -> str:
        """Select the things that are ranked with their value, and what they are ranked in."""
        order = goal.order
        pattern = self._whole(goal.tree) + self.value(order.node, order.relation, "o")
        group = f"?n{goal.by}"
        if goal.by_relation:
            group = "?g"
            pattern += self.value(goal.by, goal.by_relation, "g")
        return f"{prologue()}SELECT DISTINCT ?n{goal.tree.number} ?o {group} WHERE {{\n{pattern}}}"

    def groups(self, goal: Groups) -> str:
        """Count or sum for each thing, or each value."""
        tree, of = goal.tree, goal.of
        kept = goal.function or goal.by_relation or of == goal.by or goal.only
        pattern = self._whole(tree if kept else eased(tree, of))
        group = f"?n{goal.by}"
        if goal.by_relation:
            group = "?g"
            pattern += self.value(goal.by, goal.by_relation, "d" if goal.period else "g")
        if goal.period:
            letters = _LETTERS[goal.period]
            pattern += f"BIND(SUBSTR(STR(?d), 1, {letters}) AS ?g)\n"
        if not goal.function:
            return (
                f"{prologue()}SELECT {group} (COUNT(DISTINCT ?n{of}) AS ?n) WHERE {{\n"
                f"{pattern}}} GROUP BY {group}"
            )
        pattern += self.value(of, goal.relation, "o")
        inner = f"SELECT DISTINCT {group} ?n{of} ?o WHERE {{\n{pattern}}}"
        return (
            f"{prologue()}SELECT {group} ({together(goal.function, 'o')} AS ?f) WHERE {{\n"
            f"{{ {inner} }} }} GROUP BY {group}"
        )

    # Patterns -------------------------------------------------------------------------------

    def _whole(self, tree: Tree) -> str:
        """Begin a query with all that holds of a tree."""
        self._lines = {}
        return self.tree(tree)

    def tree(self, tree: Tree, back: str = "") -> str:
        """Write all that holds of a tree; `back` is the one path to what it hangs on, if any."""
        self._find_lines(tree, back)
        return self._of(tree) + "".join(self._link(tree, link) for link in tree.links)

    def _find_lines(self, tree: Tree, back: str) -> None:
        firsts = [link.steps[0] for link in tree.links if link.steps and not link.mode]
        said = [s.relation for s in firsts if not s.inverse and not s.often]
        said += [t.relation for t in tree.tests if isinstance(t, _PLAIN)]
        said += [t.other for t in tree.tests if isinstance(t, Beside)]
        for path in (*map(self._path, said), back):
            outer, slash, inner = path.partition(">/")
            if slash:
                key = (tree.number, f"{outer}>")
                line = self._lines.setdefault(key, _Line(f"l{len(self._lines)}"))
                line.several = line.several or inner in line.told
                line.told.add(inner)

    def _path(self, relation: str) -> str:
        return self.schema.properties[relation].path

    def _begun(self, node: int, path: str, first: str) -> str:
        """Begin a path at a node, or at the line that it goes through first.

        Args:
            node: The number of the node.
            path: The path.
            first: The path of its first step alone.
        """
        outer, slash, _ = first.partition(">/")
        line = self._lines.get((node, f"{outer}>"))
        if not slash or line is None or line.several or self._apart:
            return f"?n{node} {path}"
        return f"?{line.variable} {path.removeprefix(f'{outer}>/')}"

    def _of(self, tree: Tree) -> str:
        """Write what a node is, the lines that it stands in, and its tests."""
        lines = [
            f"?n{number} {outer} ?{line.variable} ."
            for (number, outer), line in self._lines.items()
            if number == tree.number and not line.several
        ]
        if tree.one is not None:
            lines.append(values(f"n{tree.number}", [n.iri for n in tree.one.names]))
        if len(tree.classes) == 1:
            lines.append(f"?n{tree.number} a {bracketed(tree.classes[0])} .")
        elif tree.classes:
            some = " ".join(bracketed(c) for c in tree.classes)
            lines.append(f"?n{tree.number} a ?c{tree.number} . VALUES ?c{tree.number} {{ {some} }}")
        if self.schema.shared.intersection(tree.classes):
            apart = bracketed(self.schema.reference)
            lines.append(
                f"FILTER NOT EXISTS {{ GRAPH {apart} {{ ?n{tree.number} a ?r{tree.number} }} }}"
            )
        own = sorted(tree.tests, key=lambda test: isinstance(test, Versus))
        lines += [self.test(tree, test) for test in own if not isinstance(test, Versus)]
        text = "".join(f"{line}\n" for line in lines)
        versus = "".join(self.test(tree, test) + "\n" for test in own if isinstance(test, Versus))
        return text + versus

    def _link(self, tree: Tree, link: Link) -> str:
        first = link.steps[0] if link.steps else None
        alone = self._path(first.relation) if first and not first.often else ""
        back = alone if first and first.inverse and len(link.steps) == 1 else ""
        below = self.tree(link.tree, back)
        if not link.steps:
            return below
        joined = f"?n{tree.number} {self.path(link.steps)} ?n{link.tree.number} ."
        if back:
            joined = f"{self._begun(link.tree.number, back, back)} ?n{tree.number} ."
        elif alone and first and not first.inverse and not self._told_apart(tree, link):
            begun = self._begun(tree.number, self.path(link.steps), alone)
            joined = f"{begun} ?n{link.tree.number} ."
        inside = f"{joined}\n{below}"
        if link.mode == "not":
            return f"FILTER NOT EXISTS {{ {inside} }}\n"
        if link.mode == "maybe":
            return f"OPTIONAL {{ {inside} }}\n"
        if link.mode == ONLY:
            return inside + no_other(self, tree, link)
        counted = _COUNTED.fullmatch(link.mode)
        if counted is None:
            return inside
        sign, number = counted.groups()
        few = sign.startswith("<") or number == "0"
        inside = f"OPTIONAL {{ {inside} }}" if few else inside
        root = f"?n{tree.number}"
        return (
            f"{{ SELECT {root} WHERE {{ {self._of(tree)}{inside} }} GROUP BY {root}"
            f" HAVING (COUNT(DISTINCT ?n{link.tree.number}) {sign} {number}) }}\n"
        )

    def _told_apart(self, tree: Tree, link: Link) -> bool:
        """Tell whether what a link leads to is not in the line that other values are in."""
        outer, _, inner = self._path(link.steps[0].relation).partition(">/")
        line = self._lines.get((tree.number, f"{outer}>"))
        return link.mode not in {"", "maybe"} or bool(link.mode and line and inner in line.told)

    def path(self, steps: Iterable[Step]) -> str:
        """Write a way along properties."""
        return "/".join(self._step(step) for step in steps)

    def _step(self, step: Step) -> str:
        path = self.schema.properties[step.relation].path
        if step.often == "~":
            return f"({path}|^({path}))"
        if step.inverse:
            path = f"^({path})" if ">/<" in path else f"^{path}"
        return f"({path}){step.often}" if step.often else path

    def value(self, node: int, relation: str, variable: str) -> str:
        """Write that a node has a value; of an amount that is written as text, its number."""
        written = self.schema.properties[relation].written
        if not written:
            return self._as_told(node, relation, variable)
        bound = f"BIND({number_of(f'{variable}t', written)} AS ?{variable})"
        return f"{self._as_told(node, relation, f'{variable}t')}{bound}\n"

    def _as_told(self, node: int, relation: str, variable: str) -> str:
        """Write that a node has a value, as the graph holds it."""
        path = self._path(relation)
        return f"{self._begun(node, path, path)} ?{variable} .\n"

    def variable(self) -> str:
        """Make a name that nothing has yet."""
        self._made += 1
        return f"v{self._made}"

    def test(self, tree: Tree, test: Test) -> str:
        """Write one condition on a plain value."""
        write: Callable[[Tree, Test, str], str] = getattr(self, f"_{type(test).__name__.lower()}")
        return write(tree, test, self.variable())

    def _compare(self, tree: Tree, test: Compare, v: str) -> str:
        compared = comparison(test.sign, test.value, v)
        return self.value(tree.number, test.relation, v) + compared

    def _compareaverage(self, tree: Tree, test: CompareAverage, v: str) -> str:
        all_ = f"{v}x"
        some = " ".join(bracketed(c) for c in tree.classes)
        of = f"?{all_} a ?{all_}c . VALUES ?{all_}c {{ {some} }} " if some else ""
        one = self.schema.properties[test.relation]
        told = number_of(f"{v}w", one.written) if one.written else numeric(f"{v}w")
        path = one.path
        return (
            f"{{ SELECT ({test.function}({told}) AS ?{v}a) WHERE {{"
            f" {{ SELECT DISTINCT ?{all_} ?{v}w WHERE {{ {of}?{all_} {path} ?{v}w }} }} }} }}\n"
            + self.value(tree.number, test.relation, v)
            + f"FILTER({numeric(v)} {plain_sign(test.sign)} ?{v}a)"
        )

    def _holds(self, tree: Tree, test: Holds, v: str) -> str:
        terms = " ".join(test.terms)
        held = self.value(tree.number, test.relation, v) + f"VALUES ?{v} {{ {terms} }}"
        if not test.only:
            return held
        another = self.value(tree.number, test.relation, f"{v}o")
        meant = ", ".join(test.terms)
        return f"{held}\nFILTER NOT EXISTS {{ {another} FILTER(?{v}o NOT IN ({meant})) }}"

    def _truth(self, tree: Tree, test: Truth, v: str) -> str:
        kinds = '"true", "1"' if test.true else '"false", "0"'
        return self.value(tree.number, test.relation, v) + f"FILTER(STR(?{v}) IN ({kinds}))"

    def _isa(self, tree: Tree, test: IsA, v: str) -> str:
        some = " ".join(bracketed(c) for c in test.classes)
        return f"?n{tree.number} a ?{v} . VALUES ?{v} {{ {some} }}"

    def _besides(self, tree: Tree, test: Besides, v: str) -> str:
        some = ", ".join(bracketed(name.iri) for name in test.one.names)
        return f"FILTER(?n{tree.number} NOT IN ({some}))"

    def _other(self, tree: Tree, test: Other, v: str) -> str:
        return f"FILTER(?n{tree.number} != ?n{int(test.node)})"

    def _has(self, tree: Tree, test: Has, v: str) -> str:
        number = self.schema.properties[test.relation].sort == "number"
        some = f"FILTER({numeric(v)} != 0)" if number else ""  # nought is none
        return self.value(tree.number, test.relation, v) + some

    def _versus(self, tree: Tree, test: Versus, v: str) -> str:
        number = self.schema.properties[test.relation].sort == "number"
        return (
            self.value(tree.number, test.relation, v)
            + self.value(test.node, test.relation, f"{v}o")
            + between_values(v, test.sign, f"{v}o", number)
        )

    def _beside(self, tree: Tree, test: Beside, v: str) -> str:
        number = self.schema.properties[test.relation].sort == "number"
        return (
            self.value(tree.number, test.relation, v)
            + self.value(tree.number, test.other, f"{v}o")
            + between_values(v, test.sign, f"{v}o", number, by_day=True)
        )

    def _number(self, tree: Tree, test: Number, v: str) -> str:
        step = f"?n{tree.number} {self._path(test.relation)} ?{v} ."
        return (
            f"{{ SELECT ?n{tree.number} WHERE {{ {step} }} GROUP BY ?n{tree.number}"
            f" HAVING (COUNT(DISTINCT ?{v}) {plain_sign(test.sign)} {int(test.number)}) }}"
        )

    def _still(self, tree: Tree, test: Still, v: str) -> str:
        ended = self.value(tree.number, test.relation, v) + comparison("before", test.day, v)
        return f"FILTER NOT EXISTS {{ {ended} }}"

    def _either(self, tree: Tree, test: Either, v: str) -> str:
        found = []
        for way in test.ways:
            root = f"?n{way.number}"
            shown = root if way.number == tree.number else f"({root} AS ?n{tree.number})"
            inside = Writer(self.schema)._whole(way)
            found.append(f"{{ SELECT DISTINCT {shown} WHERE {{\n{inside}}} }}")
        return "\nUNION ".join(found)

    def _lacks(self, tree: Tree, test: Lacks, v: str) -> str:
        apart, self._apart = self._apart, True
        inside = self.test(tree, test.test)
        self._apart = apart
        return f"FILTER NOT EXISTS {{ {inside} }}"
