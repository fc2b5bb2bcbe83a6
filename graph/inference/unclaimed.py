"""Triples that nobody claims, as premises: each gets a statement that stands for it.

What a document states has a claim, by which rules name it. A user's own RDF and the reference data
state triples alone; so each of these that a rule may rest on is described once more, as RDF
describes a triple, with the graph in which it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.inference.patterns import look
from remit.graph.statements.iris import digest
from remit.graph.statements.terms import iri, quad
from remit.ontology import DCTERMS, RDF
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.inference.derivation import Select
    from remit.graph.statements.iris import Iris

_UNCLAIMED = """SELECT DISTINCT ?s ?p ?o ?g WHERE {{ VALUES ?p {{ {properties} }} {pattern}
  FILTER(isIRI(?o)) }}"""
_NOBODY = (
    f"FILTER NOT EXISTS {{ ?c <{RDF.subject}> ?s ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o }}"
)


def statements(select: Select, iris: Iris, *, has_own: bool) -> Iterator[str]:
    """Give, as N-Quads, a statement for each triple without a claim that a rule may rest on.

    Args:
        select: Asks the graph, in which nothing is inferred yet.
        iris: Of the build.
        has_own: Whether it holds RDF of the user's own, beside the reference data.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
    """
    properties = " ".join(iri(name) for name in sorted(_claimed()))
    patterns = [f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g = {iri(iris.graph('reference'))})"]
    if has_own:
        others = ", ".join(iri(iris.graph(name)) for name in ("reference", "facts", "inferred"))
        patterns.append(f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({others})) {_NOBODY}")
    for pattern in patterns:
        for row in select(_UNCLAIMED.format(properties=properties, pattern=pattern)):
            yield from _described([str(term) for term in row], iris)


def statements_of(lines: Iterable[str], select: Select, iris: Iris) -> Iterator[str]:
    """Give the statements for those of some lines that `statements` would describe.

    Args:
        lines: N-Quads in graphs of the user's own.
        select: Asks the graph, which holds them, and no statement for them yet.
        iris: Of the build.
    """
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        object_ = rest[: rest.rindex(" <")]
        told = described(line, iris)
        claim = f"?c <{RDF.subject}> {subject} ; <{RDF.predicate}> {predicate}"
        query = f"SELECT ?c WHERE {{ {claim} ; <{RDF.object}> {object_} }} LIMIT 1"
        if told and not any(select(query)):
            yield from told


def described(line: str, iris: Iris) -> list[str]:
    """Give the statement for a line of N-Quads; none where no rule may rest on it."""
    subject, predicate, rest = line.split(" ", 2)
    object_, _, source = rest.removesuffix(" .").rpartition(" ")
    if predicate[1:-1] not in _claimed() or not object_.startswith("<"):
        return []
    return _described((subject, predicate, object_, source), iris)


def _claimed() -> frozenset[str]:
    """Name the properties of which rules look for claims."""
    return frozenset().union(*(look(rule).claims for rule in load_rules()))


def _described(row: Sequence[str], iris: Iris) -> list[str]:
    subject, predicate, object_, source = row
    node = f"{iris.base}statement/{digest(subject, predicate, object_)}"
    told = {
        RDF.type: iri(RDF.Statement),
        RDF.subject: subject,
        RDF.predicate: predicate,
        RDF.object: object_,
        DCTERMS.source: source,
    }
    return [quad(node, name, value, iris.graph("statements")) for name, value in told.items()]
