"""Questions about law that has been replaced: read from the graph, never from the word itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig

CUSTODY = "007_custody.txt"
REPLACED = (
    " ; remit:supersededBy <http://www.legislation.gov.uk/id/ukpga/2018/12> ; remit:supersededOn"
)
FRAMEWORK = """
<https://example.org/g> {
  <https://example.org/old> a remit:Framework ; skos:prefLabel "Harbour Values"@en ;
    remit:supersededBy <https://example.org/new> .
  <https://example.org/new> a remit:Framework ; skos:prefLabel "Tide Values"@en .
  <https://w3id.org/remit/id/document/0fb682bc76150d751e3bf16555d4027d>
    dcterms:references <https://example.org/old> .
}
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Ask a graph where nothing but a framework has been replaced."""
    text = fixture_text()
    assert REPLACED in text
    text = text.replace(REPLACED, " ; remit:supersededOn") + FRAMEWORK
    with asker(from_trig(text), tmp_path_factory.mktemp("index")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "which profiles cite repealed law",
        "which roles cite superseded legislation",
        "which posts require an Act that is no longer in force",
        "which profiles refer to out-of-date law",
        "which findings are about superseded law",
        "roles with outdated legislation",
        "which profiles are out of date",
    ],
)
def test_roles_that_cite_replaced_law_are_found_in_the_graph(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    (answer,) = reply.answers
    assert answer.documents == (CUSTODY,)
    assert answer.value == (
        "Data Protection Act 1998, replaced by Data Protection Act 2018 on 2018-05-25"
    )
    assert [e.quote for e in answer.evidence] == ["Knowledge of the Data Protection Act 1998."]


def test_documents_are_named_as_documents(ask: Asker) -> None:
    (answer,) = ask.ask("which documents cite repealed Acts").answers
    assert answer.label == CUSTODY
    assert answer.evidence[0].quote == "Knowledge of the Data Protection Act 1998."


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("is any repealed legislation cited", True),
        ("does any profile cite superseded law", True),
        ("how many profiles cite repealed law", 1),
        ("does the custody officer need superseded law", True),
        ("does the undercover DS need superseded law", False),
    ],
)
def test_yes_no_and_counts_of_replaced_law(ask: Asker, question: str, value: bool | int) -> None:
    assert [a.value for a in ask.ask(question).answers] == [value]


def test_the_replaced_law_itself_is_named(ask: Asker) -> None:
    for question in ("which repealed Acts are cited", "which cited laws have been superseded"):
        assert [a.label for a in ask.ask(question).answers] == ["Data Protection Act 1998"]


def test_none_says_how_much_law_is_cited(current: Asker) -> None:
    reply = current.ask("which profiles cite repealed law")
    assert reply.answers == ()
    (note,) = reply.notes
    assert "4 profiles cite 3 items of legislation" in note
    assert "silent" not in note


def test_a_framework_is_no_law_but_is_found_where_it_is_asked_for(current: Asker) -> None:
    assert current.ask("which documents cite superseded legislation").answers == ()
    (answer,) = current.ask("which profiles cite superseded frameworks").answers
    assert answer.value == "Harbour Values, replaced by Tide Values"
    assert answer.documents == (CUSTODY,)
    assert current.ask("which profiles refer to out-of-date guidance").answers


@pytest.mark.parametrize(
    "question",
    [
        "which roles mention essential qualifications",
        "which roles require superseded tax law",
        "which roles mention obsolete systems",
        "which roles mention the highest rank",
        "which profiles cite law without a year",
    ],
)
def test_an_adjective_before_a_kind_is_no_subject_to_look_for(ask: Asker, question: str) -> None:
    reply = ask.ask(question)
    assert reply.refused or "words" not in str(reply.understood)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("is the DPA 1998 still in force", False),
        ("has the Data Protection Act 1998 been superseded", True),
    ],
)
def test_what_replaced_a_law_is_the_reason(ask: Asker, question: str, value: bool) -> None:
    (answer,) = ask.ask(question).answers
    assert answer.value is value
    assert "replaced by Data Protection Act 2018 on 2018-05-25" in str(answer.why)


def test_law_that_nothing_replaced_is_in_force_as_far_as_is_known(ask: Asker) -> None:
    (answer,) = ask.ask("is RIPA still in force").answers
    assert answer.value is True
    assert "knows of nothing that replaced it" in str(answer.why)
    assert "reference data name nothing" in ask.ask("what replaced RIPA").notes[0]


def test_what_a_law_is_about_are_the_topics_that_rest_on_it(ask: Asker) -> None:
    for question in ("what is RIPA about", "what does RIPA govern"):
        assert "undercover legislation" in {a.label for a in ask.ask(question).answers}
    (answer,) = ask.ask("which law governs undercover legislation").answers
    assert answer.label == "Regulation of Investigatory Powers Act 2000"


def test_what_no_graph_holds_is_refused_with_its_reason(ask: Asker) -> None:
    reply = ask.ask("when did the Data Protection Act 2018 come into force")
    assert reply.refused
    assert "the day on which a law came into force" in reply.refusal
    assert reply.suggestions


def test_suggestions_name_things_as_they_are_preferred(ask: Asker) -> None:
    offered = ask.ask("abracadabra").suggestions
    assert (
        "which roles require knowledge of the Regulation of Investigatory Powers Act 2000"
        in offered
    )
    assert "which roles require a driving licence" in offered


def test_roles_that_cite_no_law_are_found(ask: Asker) -> None:
    found = {name for a in ask.ask("which roles cite no Acts").answers for name in a.documents}
    assert found == {"000_undercover.txt"}
