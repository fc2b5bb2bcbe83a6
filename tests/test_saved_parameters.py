"""Saved queries are read from their files, take typed values, and bind them as terms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from remit.graph.errors import DataError, InputError
from remit.graph.queries.binding import bind, given_values, with_values
from remit.graph.queries.saved import parse_saved

from .knowledge import samples

Remit = Callable[..., CompletedProcess[str]]
HEAD = "# title: T\n# sentence: S.\n"
A = NamedNode("https://example.org/a")


def rows(sparql: str) -> list[tuple[object, ...]]:
    """Answer a query over an empty store."""
    found = Store().query(sparql)
    assert isinstance(found, QuerySolutions)
    return [tuple(row) for row in found]


def test_the_head_of_a_file_is_its_title_its_sentence_and_its_parameters() -> None:
    query = parse_saved(
        "q", HEAD + "# a remark\n# parameter: least (number = 2) how many\nSELECT ?least {}"
    )
    assert (query.title, query.sentence) == ("T", "S.")
    (parameter,) = query.parameters
    assert (parameter.name, parameter.type, parameter.says) == ("least", "number", "how many")
    assert (parameter.default, parameter.line) == ("2", 4)


def test_a_query_without_a_head_is_called_by_its_file() -> None:
    query = parse_saved("who-knows", "SELECT * { ?s ?p ?o }\n# title: no head\n")
    assert (query.title, query.parameters) == ("who-knows", ())


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + "# parameter: topic what\nSELECT ?topic {}", 3, "name (type)"),
        (HEAD + "# parameter: topic (thing)\nSELECT ?topic {}", 3, "name (type)"),
        (HEAD + "# parameter: topic (thing) what\nSELECT ?x {}", 3, "no variable `?topic`"),
        (HEAD + "# title: again\nSELECT ?x {}", 3, "`title` is given twice"),
        (
            "# parameter: x (text) a\n# parameter: x (text) b\nSELECT ?x {}",
            2,
            "`x` is declared twice",
        ),
    ],
)
def test_a_head_that_is_wrong_is_told_with_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_saved("q", text)
    assert caught.value.place == f"q.rq:{line}"
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "words", "hint"),
    [
        (["topic"], "not of the form NAME=VALUE", "topic (thing)"),
        (["topik=x"], "no parameter `topik`", "did you mean topic?"),
        (["topic=x", "topic=y"], "set twice", ""),
        ([], "`topic` is missing: what", "--set topic="),
    ],
)
def test_settings_that_do_not_fit_are_refused(settings: list[str], words: str, hint: str) -> None:
    query = parse_saved("q", "# parameter: topic (thing) what\nSELECT ?topic {}")
    with pytest.raises(InputError) as caught:
        given_values(query, settings)
    assert words in str(caught.value)
    assert hint in caught.value.hint


def test_a_value_may_hold_an_equals_sign_and_a_default_may_be_left() -> None:
    query = parse_saved(
        "q", "# parameter: a (text) x\n# parameter: b (number = 3) y\nSELECT ?a ?b {}"
    )
    assert given_values(query, ["a=b=c"]) == {"a": "b=c", "b": "3"}


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_reaches_the_query_as_that_text_and_as_nothing_else(text: str) -> None:
    query = parse_saved("q", "# parameter: words (text) any\nSELECT ?words ?n { BIND(1 AS ?n) }")
    bound = bind(query, {"words": text}, _nobody)
    assert rows(bound.sparql) == [(Literal(text), Literal(1))]


@given(st.integers())
def test_any_number_reaches_the_query_as_that_number(number: int) -> None:
    query = parse_saved("q", "# parameter: n (number) any\nSELECT ?n {}")
    assert rows(bind(query, {"n": str(number)}, _nobody).sparql) == [(Literal(number),)]


@pytest.mark.parametrize("value", ["", "two", "1.5", "1 } UNION {"])
def test_what_is_no_number_is_refused(value: str) -> None:
    query = parse_saved("q", "# parameter: n (number) any\nSELECT ?n {}")
    with pytest.raises(InputError, match="whole number"):
        bind(query, {"n": value}, _nobody)


def test_values_are_bound_in_every_form_of_query() -> None:
    bound = {"x": A}
    assert rows(with_values("SELECT ?x WHERE { # {\n }", bound)) == [(A,)]
    assert rows(with_values('SELECT ("{" AS ?brace) ?x {}', bound)) == [(Literal("{"), A)]
    nested = "SELECT (EXISTS { ?s ?p ?o } AS ?any) ?x { OPTIONAL { ?x ?p ?o } }"
    assert [row[1] for row in rows(with_values(nested, bound))] == [A]
    asked = Store().query(with_values("ASK { FILTER(?x = <https://example.org/a>) }", bound))
    assert isinstance(asked, QueryBoolean) and asked
    made = Store().query(with_values("CONSTRUCT { ?x ?x ?x } WHERE { }", bound))
    assert isinstance(made, QueryTriples)
    assert [triple.subject for triple in made] == [A]


def test_a_query_without_a_pattern_has_no_place_for_values() -> None:
    with pytest.raises(DataError, match="no pattern"):
        with_values("DESCRIBE <https://example.org/a>", {"x": A}, "q")


def _nobody() -> NoReturn:
    raise AssertionError("no name is to be found")


def test_a_type_that_is_no_kind_of_thing_is_told_with_file_and_line(
    remit: Remit, tmp_path: Path
) -> None:
    own(tmp_path, "odd", "# title: T\n# parameter: x (gadget) any\nSELECT ?x { }")
    done = remit("query", "--saved", "odd", "--set", "x=1", "--graph", samples())
    assert done.returncode == 1
    assert "odd.rq:2: `gadget` is no type of parameter" in done.stderr
    assert "role" in done.stderr.partition("hint:")[2]


def own(folder: Path, name: str, text: str) -> None:
    """Save a query in one's own data."""
    (folder / "remit-data" / "queries").mkdir(parents=True, exist_ok=True)
    (folder / "remit-data" / "queries" / f"{name}.rq").write_text(text, "utf-8")


def test_a_name_is_resolved_as_in_a_question_and_said_back(remit: Remit) -> None:
    place = ("--graph", samples(), "--format", "csv")
    done = remit("query", "--saved", "roles-requiring", "--set", "topic=RIPA", *place)
    assert done.returncode == 0
    assert done.stderr == "topic: Regulation of Investigatory Powers Act 2000\n"
    assert "Organised Crime Team,stated," in done.stdout
    iri = "topic=http://www.legislation.gov.uk/id/ukpga/2000/23"
    again = remit("query", "--saved", "roles-requiring", "--set", iri, *place)
    assert again.stdout == done.stdout


@pytest.mark.parametrize(
    ("query", "setting", "message", "hint"),
    [
        ("roles-requiring", "topic=RIPPA", "no thing goes by", "Regulation of Investigatory"),
        ("roles-of-rank", "rank=Seargant Majr", "no rank goes by", ""),
        ("roles-using-system", "system=RIPA", "no system goes by", ""),
        ("all-reports", "role=DS", "may be", "role/ersou/"),
        ("spans-of-control", "least=many", "whole number", ""),
    ],
)
def test_a_name_that_is_unknown_or_unclear_is_an_error_with_a_way_out(
    remit: Remit, query: str, setting: str, message: str, hint: str
) -> None:
    done = remit("query", "--saved", query, "--set", setting, "--graph", samples())
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert hint in done.stderr


def test_the_list_names_every_query_with_what_it_takes(remit: Remit, tmp_path: Path) -> None:
    own(tmp_path, "mine", "# title: My own\n# parameter: a (text) any\nSELECT ?a {}")
    listed = json.loads(remit("query", "--list", "--format", "json").stdout)
    names = [query["name"] for query in listed]
    assert names == sorted(names) and {"mine", "roles-requiring"} <= set(names)
    (mine,) = [query for query in listed if query["name"] == "mine"]
    assert mine["title"] == "My own"
    assert mine["parameters"] == [{"name": "a", "type": "text", "says": "any", "default": None}]
    table = remit("query", "--list").stdout
    assert "roles-requiring" in table and "topic=THING" in table and "least=2" in table


def test_explain_prints_a_query_that_answers_the_same(remit: Remit, tmp_path: Path) -> None:
    saved = ("query", "--saved", "roles-requiring", "--set", "topic=RIPA", "--graph", samples())
    explained = remit(*saved, "--explain")
    (tmp_path / "whole.rq").write_text(explained.stdout, "utf-8")
    again = remit("query", "--file", "whole.rq", "--graph", samples())
    assert again.stdout == remit(*saved).stdout
    assert (
        "VALUES (?topic) { (<http://www.legislation.gov.uk/id/ukpga/2000/23>) }" in explained.stdout
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--set", "topic=RIPA", "SELECT * {}"),
        ("--list", "--saved", "roles-requiring"),
        ("--list", "--format", "turtle"),
        ("--saved", "roles-requiring", "SELECT * {}"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    remit: Remit, arguments: tuple[str, ...]
) -> None:
    done = remit("query", *arguments)
    assert (done.returncode, done.stdout) == (2, "")


NOWHERE = "SELECT ?r { ?r remit:reportsTo ?m }"


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "xml"])
def test_an_empty_result_tells_of_terms_that_do_not_exist(remit: Remit, format: str) -> None:
    done = remit("query", NOWHERE, "--graph", samples(), "--format", format)
    assert done.returncode == 0
    assert done.stderr == "hint: there is no term remit:reportsTo; did you mean org:reportsTo?\n"


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("ASK { ?r a remit:Rolle }", "remit:Role"),
        ("CONSTRUCT { ?r a remit:Rolle } { ?r a remit:Rolle }", "remit:Role"),
        ("SELECT * { ?r remit:requireKnowledgeOf ?x }", "remit:requiresKnowledgeOf"),
        ("SELECT * { ?r <https://w3id.org/remit/ns#requres> ?x }", "remit:requires"),
        ("PREFIX r: <https://w3id.org/remit/ns#> SELECT * { ?x a r:Unitt }", "r:Unit"),
        ("SELECT * { ?r skos:preflabel ?x }", "skos:prefLabel"),
    ],
)
def test_classes_and_properties_that_do_not_exist_have_their_likes_offered(
    remit: Remit, query: str, hint: str
) -> None:
    done = remit("query", query, "--graph", samples())
    assert done.returncode == 0
    assert f"did you mean {hint}" in done.stderr


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?r org:reportsTo ?m OPTIONAL { ?r remit:nonsense ?x } } LIMIT 1",
        "SELECT * { ?r skos:exactMatch ?x }",
        "SELECT * { ?r <https://example.org/nonsense> ?x }",
        "ASK { ?r a remit:Role . OPTIONAL { ?r remit:nonsense ?x } }",
    ],
)
def test_a_result_that_is_not_empty_or_asks_of_other_terms_has_no_hints(
    remit: Remit, query: str
) -> None:
    assert remit("query", query, "--graph", samples()).stderr == ""


def test_a_prefix_that_is_nearly_known_is_suggested(remit: Remit) -> None:
    near = remit("query", "SELECT * { ?x scos:prefLabel ?l }", "--graph", samples())
    assert near.returncode == 1
    assert "hint: did you mean `skos:`?" in near.stderr
    far = remit("query", "SELECT * { ?x ex:prefLabel ?l }", "--graph", samples())
    assert "begin the query with `PREFIX ex: <…>`" in far.stderr
