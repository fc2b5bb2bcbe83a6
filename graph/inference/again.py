"""Derive again what a change touches, and nothing else; the result is that of a full derivation."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from remit.graph.inference.derivation import lines, rows, stated, unstated
from remit.graph.inference.patterns import look
from remit.graph.portions import in_portions
from remit.graph.statements.terms import iri
from remit.ontology import RDF
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.inference.derivation import Select
    from remit.graph.statements.iris import Iris
    from remit.ontology.inference import InferenceRule

    Touched = Mapping[str, set[str]]

_ROUNDS = 20


class Changeable(Protocol):
    """A graph that can be asked, and changed by lines of N-Quads."""

    def select(self, sparql: str) -> Sequence[Sequence[object]]:
        """List the rows of a SELECT over the union of the named graphs."""
        ...

    def load(self, nquads: Iterable[str]) -> object:
        """Add lines."""
        ...

    def remove(self, nquads: Iterable[str]) -> object:
        """Take lines away; those that are not there do no harm."""
        ...


def infer_again(before: Select, graph: Changeable, changed: Iterable[str], iris: Iris) -> bool:
    """Bring the inferences of a graph up to date after its facts changed.

    Only for the subjects that a change can reach by the patterns of some rule is anything derived
    again; what follows for them may reach others in turn. Names of graphs do not matter.

    Args:
        before: Asks the graph as it was, with all that followed then.
        graph: The graph with its facts as they are now, and with the inferences of before.
        changed: The lines of N-Quads that came or went; too many do no harm.
        iris: Of the build.

    Returns:
        Whether all is settled. Where it is not, the inferences must be derived whole.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """
    rules = load_rules()
    changed = _came_or_went(changed, before, graph.select, iris)
    for _ in range(_ROUNDS):
        subjects = _reached(rules, _touched(changed), (before, graph.select))
        if not subjects:
            return True
        old = _inferred(subjects, graph.select, iris)
        graph.remove(old)
        new = _derive(rules, subjects, graph, iris)
        changed = old ^ new
    return False


def _came_or_went(
    changed: Iterable[str], before: Select, after: Select, iris: Iris
) -> Iterable[str]:
    """Give the triples of these lines that are stated in one of the graphs and not in the other."""
    triples = {line[: line.rindex(" <")] for line in changed}
    return stated(triples, before, iris) ^ stated(triples, after, iris)


def _touched(changed: Iterable[str]) -> Touched:
    """Give for each property the subjects of which a triple came or went."""
    touched: dict[str, set[str]] = defaultdict(set)
    for line in changed:
        subject, predicate = line.split(" ", 2)[:2]
        touched[predicate[1:-1]].add(subject)
    return touched


def _reached(
    rules: Iterable[InferenceRule], touched: Touched, graphs: Iterable[Select]
) -> set[str]:
    """Name the subjects for which the rules may say something else than before."""
    reached: set[str] = set()
    for rule in rules:
        sought = look(rule)
        reached.update(*(touched.get(name, ()) for name in sought.names - {RDF.type}))
        nodes: set[str] = set().union(*(touched.get(name, ()) for name in sought.reads))
        for variable in sought.variables if nodes else ():
            for values in in_portions(nodes):
                query = sought.bound("?subject", variable, values)
                reached.update(str(row[0]) for select in graphs for row in select(query))
    return reached


def _inferred(subjects: set[str], select: Select, iris: Iris) -> set[str]:
    """Give the lines of all that was inferred of these subjects."""
    graph = iri(iris.graph("inferred"))
    found: set[str] = set()
    for values in in_portions(subjects):
        for pattern in ("VALUES ?s { %s }", "VALUES ?o { %s } ?s rdf:subject ?o ."):
            query = (
                f"PREFIX rdf: <{RDF.base}> SELECT ?s ?p ?v WHERE "
                f"{{ GRAPH {graph} {{ {pattern % values} ?s ?p ?v }} }}"
            )
            found.update(f"{s} {p} {v} {graph} ." for s, p, v in select(query))
    return found


def _derive(
    rules: Iterable[InferenceRule], subjects: set[str], graph: Changeable, iris: Iris
) -> set[str]:
    """Derive all that follows for these subjects, load it and give its lines."""
    derived: set[str] = set()
    for _ in range(_ROUNDS):
        fresh: set[str] = set()
        for rule in rules:
            found = unstated(rows(rule, graph.select, subjects), graph.select, iris)
            fresh.update(line for line in lines(rule, found, iris) if line not in derived)
        if not fresh:
            break
        graph.load(sorted(fresh))
        derived |= fresh
    return derived
