"""What is told of a rule by its text alone: what it reads, what it reaches, and what it may not hold."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from remit.graph.inference.patterns import look
from remit.ontology import RDF
from remit.ontology.inference import RuleError, parse_rule

from .holding import ID, Held, iri, line

HEADER = "# label: a label\n# reason: A reason.\n# basis: a basis\n"
QUERY = "SELECT ?subject ?predicate ?object ?premise WHERE "


def test_what_must_not_be_there_reaches_only_those_for_whom_it_is_there() -> None:
    body = "{ ?subject ex:a ?object FILTER NOT EXISTS { ?subject ex:b ?word . ?kind a ex:K ; ex:c ?word } }"
    rule = parse_rule("r", f"{HEADER}\nPREFIX ex: <http://example.org/>\n{QUERY}{body}")
    graph = Held([
        *(line(f"thing{n}", "http://example.org/a", iri("x")) for n in range(3)),
        line("thing1", "http://example.org/b", '"word"'),
        line("kind", RDF.type, "<http://example.org/K>"), line("kind", "http://example.org/c", '"word"'),
    ])  # fmt: skip
    for node, reached in (("kind", [f"<{ID}thing1>"]), ("thing2", [])):
        rows = graph.select(look(rule).bound("?subject", "?kind", iri(node)))
        assert [str(subject) for (subject,) in rows] == reached


@pytest.mark.parametrize(
    ("body", "variables", "reads"),
    [
        ("{ ?subject ex:a ?object . ?object ex:b/^ex:c|ex:d* ?x }", "?subject ?object", "a b c d"),
        ("{ ?subject ex:a ?o , ?p ; ex:b ?q ; a ex:K . FILTER(?o != ?p) ?q ex:c 1 }", "?subject ?q", "a b type c"),
        ("{ { ?subject ex:a 'x.y' } UNION { ?m (ex:b|ex:c)+ ?subject } VALUES (?m) { (ex:z) } }", "?subject ?m", "a b c"),
        ("{ OPTIONAL { ?subject ex:a ?o } BIND(ex:d AS ?predicate) }", "?subject", "a"),
        ("{ ?s ex:a ?o FILTER NOT EXISTS { GRAPH ?g { ?s ex:b ?o } } ?subject ex:c ?s }", "?s ?subject", "a b c"),
    ],
)  # fmt: skip
def test_a_rule_tells_what_it_reads_and_from_which_variables(
    body: str, variables: str, reads: str
) -> None:
    rule = parse_rule("r", f"{HEADER}\nPREFIX ex: <http://example.org/>\n{QUERY}{body}")
    found = look(rule)
    assert found.variables == tuple(variables.split())
    assert {name.rpartition("/")[2].rpartition("#")[2] for name in found.reads} == set(
        reads.split()
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{ ?subject ?any ?object }", "r.rq:5: a property must be named"),
        ("{ ?subject ex:a ?object MINUS { ?subject ex:b ?x } }", "r.rq:5: MINUS cannot stand"),
        ("{ ?subject ex:a ?object } GROUP BY ?subject", "r.rq:5: GROUP cannot stand"),
        ("{ ?subject ex:a ?o FILTER(EXISTS { ?o ex:b ?x }) }", "r.rq:5: EXISTS must stand right"),
    ],
)  # fmt: skip
def test_a_rule_of_which_no_part_can_be_derived_alone_is_refused(body: str, said: str) -> None:
    rule = parse_rule("r", f"{HEADER}PREFIX ex: <http://example.org/>\n{QUERY}{body}")
    with pytest.raises(RuleError) as caught:
        look(rule)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        ("{ ?subject ex:a ?b . { ?c ex:d ?b } }", "{ ?subject ex:a ?b . { SELECT * WHERE { ?c ex:d ?b } } }"),
        ("{ { ?subject ex:a ?b } { ?c ex:d ?b } ?c ex:e ?b }",
         "{ { SELECT * WHERE { ?subject ex:a ?b } } { SELECT * WHERE { ?c ex:d ?b } } ?c ex:e ?b }"),
        *((same, same) for same in (
            "{ ?subject ex:a ?b . { ?c ex:d ?b } UNION { ?c ex:e ?b } }",
            "{ ?subject ex:a ?b . GRAPH ?g { ?c ex:d ?b } OPTIONAL { ?c ex:e ?b } }",
            '{ VALUES ?b { "x" } ?subject ex:a ?b FILTER NOT EXISTS { ?subject ex:e ?b } }',
        )),
    ],
)  # fmt: skip
def test_what_a_rule_groups_is_found_by_itself_where_all_is_asked(body: str, whole: str) -> None:
    rule = parse_rule("r", f"{HEADER}PREFIX ex: <http://example.org/>\n{QUERY}{body}")
    written = look(rule).whole("?subject")
    assert written.partition(" WHERE ")[2].split() == whole.split()
    asked = look(rule).bound("?subject", "?subject", "<http://example.org/s>")
    assert "SELECT *" not in asked
    for query in (written, asked):
        ox.Store().query(query)
