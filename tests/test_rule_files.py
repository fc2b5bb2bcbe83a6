"""The files of the rules: what they say of themselves, and which files are refused."""

from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, SKOS, Dataset, Graph, URIRef
from rdflib.query import ResultRow

from remit.ontology import REMIT
from remit.ontology.inference import RuleError, parse_rule, rules_text

from .deriving import (
    LAW,
    LEVELS,
    MANAGER,
    PREFIXES,
    RULES,
    UNITS,
    WORKERS,
    claims,
    requirement,
    select,
)

HEADER = "# label: a label\n# reason: A reason.\n# basis: a basis\n"
QUERY = "SELECT ?subject ?predicate ?object ?premise WHERE { ?s ?p ?o }"


@pytest.mark.filterwarnings("ignore:Dataset[.]")  # rdflib's own
@pytest.mark.parametrize("name", RULES)
def test_two_engines_derive_the_same(name: str) -> None:
    trig = PREFIXES + LAW + LEVELS + MANAGER + UNITS + WORKERS
    trig += claims(
        *(7, ("id:analyst", "org:postIn", "id:arm"), ("id:analyst", "org:reportsTo", "id:lead")),
        *(("id:lead", "org:reportsTo", "id:head"), ("id:lead", "remit:rank", "id:inspector")),
        ("id:analyst", "remit:status", '"Police Staff"'),
    )
    for number, (kind, about) in enumerate(
        [("Knowledge", "covert-law"), ("Training", "advanced-driver"), ("Vetting", "high")]
    ):
        trig += requirement(kind, about, number=number)
    store = ox.Store()
    store.load(input=trig, format=ox.RdfFormat.TRIG)
    union = Dataset(default_union=True)
    union.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    rows = set(select(store, name))
    assert rows
    assert rows == {tuple(map(str, row)) for row in answers(union, name)}


def answers(graph: Dataset, name: str) -> list[ResultRow]:
    """Run the query of a rule with rdflib's own engine."""
    return [row for row in graph.query(RULES[name].query) if isinstance(row, ResultRow)]


def test_a_rule_is_a_value_with_words_for_users() -> None:
    assert {"knowledge-rests-on-law", "level-presupposes-lower"} <= set(RULES)
    for name, rule in RULES.items():
        assert rule.iri == f"https://w3id.org/remit/ns/rule/{name}"
        assert rule.reason.endswith(".") and rule.reason[0].isupper()
        assert rule.label and rule.basis
        with pytest.raises(dataclasses.FrozenInstanceError):
            rule.label = "another"  # type: ignore[misc]


def test_rules_describe_themselves_for_the_graph() -> None:
    graph = Graph().parse(data=rules_text(), format="turtle")
    assert set(graph.subjects(RDF.type, URIRef(REMIT.Rule))) == {
        URIRef(rule.iri) for rule in RULES.values()
    }
    for rule in RULES.values():
        node = URIRef(rule.iri)
        assert str(graph.value(node, SKOS.prefLabel)) == rule.label
        assert str(graph.value(node, RDFS.comment)) == rule.reason
        assert str(graph.value(node, URIRef(REMIT.basis))) == rule.basis


def test_words_of_any_kind_stand_in_the_description_as_they_are() -> None:
    words = 'Quote " and back\\slash — and dash.'
    rule = parse_rule("odd", HEADER.replace("A reason.", words) + QUERY)
    graph = Graph().parse(data=rules_text([rule]), format="turtle")
    assert str(graph.value(URIRef(rule.iri), RDFS.comment)) == words


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a", "# label: l\n# basis: b\n" + QUERY, "a.rq: no line `# reason: …`"),
        ("a", HEADER + "# label: again\n" + QUERY, "a.rq:4: `label` is given twice"),
        ("a", "# label:\n" + QUERY, "a.rq:1: `label` is empty"),
        ("a", HEADER + "# because: x\n", "a.rq:4: unknown field `because`; known are label, "),
        ("a", "# just words\n" + QUERY, "a.rq:1: not of the form `# field: text`"),
        ("a", "\n" + HEADER + QUERY, "a.rq: no line `# label: …`"),
        ("a", HEADER + "SELECT ?s WHERE { }", "a.rq: no SELECT ?subject ?predicate ?object"),
        ("A rule", HEADER + QUERY, "A rule.rq: a rule is named in lower-case words"),
    ],
)
def test_a_file_that_is_no_rule_is_refused_with_its_line(
    name: str, text: str, message: str
) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(name, text)
    assert str(caught.value).startswith(message)
    assert caught.value.place in message
