"""Any text is answered or refused, and none of it gets into a query."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.asking.engine import Asker

from .questions.graphs import DATA, StoreGraph, asker, fixture_text, from_file, from_trig

WORDS = [
    "which",
    "who",
    "what",
    "how",
    "many",
    "list",
    "is",
    "does",
    "the",
    "a",
    "of",
    "roles",
    "role",
    "need",
    "require",
    "PIP2",
    "RIPA",
    "driving",
    "licence",
    "and",
    "or",
    "but",
    "not",
    "sergeant",
    "DS",
    "undercover",
    "unit",
    "marine",
    "team",
    "report",
    "to",
    "forces",
    "cover",
    "BSOU",
    "CTP",
    "Kent",
    "most",
    "desirable",
    "essential",
    "use",
    "PND",
    "difference",
    "between",
    "purpose",
    "where",
    "say",
    "why",
    "hours",
    "vetting",
    "3",
    "at",
    "least",
    "superseded",
    "law",
    "typo",
    "zebra",
]
HOSTILE = [
    'which roles need "> . } DROP ALL #',
    "which roles need ?x } UNION { ?s ?p ?o",
    "who needs <http://example.org/evil>",
    'is "Kent" covered by SERVICE <http://example.org/sparql> { ?s ?p ?o }',
    "which roles need \\u0022 } INSERT DATA",
    "'; DROP TABLE name; --",
    'which roles need PIP2" OR "1"="1',
    "which roles mention NEAR(a b) AND passage_words MATCH *",
    "$(rm -rf /) `id` && who needs RIPA",
    "🚓🚓🚓 which roles 🚓 need RIPA?",
    "\x00\x1b[31m which roles need RIPA",
    "кто должен знать RIPA",
    "رخصة القيادة",
    "a" * 10_000,
    "which roles need " + "RIPA and " * 2000 + "PIP2",
]


@pytest.fixture(scope="module")
def graph() -> StoreGraph:
    return from_trig(fixture_text())


@pytest.fixture(scope="module")
def ask(graph: StoreGraph, tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return asker(graph, tmp_path_factory.mktemp("index"))


def query_words(graph: StoreGraph) -> set[str]:
    """Return the words of all queries since the last time, without variables."""
    text = re.sub(r"[?$]\w+", " ", "\n".join(graph.queries))
    graph.queries.clear()
    return set(re.findall(r"\w+", text.casefold()))


@settings(deadline=None, max_examples=90, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
)
def test_any_text_is_answered_or_refused(ask: Asker, text: str) -> None:
    reply = ask.ask(text)
    assert reply.refused == bool(reply.refusal)
    assert not (reply.refused and reply.answers)
    assert reply.question == text


FRAGMENTS = [
    *HOSTILE[:9],
    *("}", "{", '"', "'", "\\", "<", ">", "?x", ". ", "#", "UNION", "FILTER", "SERVICE", "; rm -rf ~", "|", "$(id)"),
    *("🚓", "який", "警察", "شرطة", "¿qué puestos?", "ß", "e\u0301", "\u202e", "\x00", "\n", "\t", "%s", "{0}"),
]  # fmt: skip


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*FRAGMENTS, *WORDS]), min_size=1, max_size=16), st.booleans())
def test_fragments_of_other_languages_are_answered_or_refused(
    ask: Asker, graph: StoreGraph, pieces: list[str], apart: bool
) -> None:
    graph.queries.clear()
    reply = ask.ask((" " if apart else "").join(pieces))
    assert reply.refused == bool(reply.refusal)
    written = "\n".join(graph.queries)
    assert not re.search(r"\b(SERVICE|DROP|INSERT|DELETE|LOAD|CLEAR)\b", written)


def test_values_of_a_graph_reach_a_query_as_terms(tmp_path: Path) -> None:
    odd = 'North" } UNION { ?s ?p "x'
    turtle = tmp_path / "odd.ttl"
    turtle.write_text(
        "@prefix e: <http://e.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'e:shop a e:Shop ; rdfs:label "Corner Shop" ; e:region """' + odd + '""" .\n'
        'e:mill a e:Shop ; rdfs:label "Old Mill" ; e:region "South" .\n',
        encoding="utf-8",
    )
    with asker(from_file(turtle), tmp_path) as ask:
        reply = ask.ask(f"which shops have the region {odd}")
        assert [answer.label for answer in reply.answers] in ([], ["Corner Shop"])
        assert [answer.label for answer in ask.ask("shops with the region South").answers] == [
            "Old Mill"
        ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_answered_or_refused(ask: Asker, text: str) -> None:
    reply = ask.ask(text)
    assert reply.refused == bool(reply.refusal)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12))
def test_no_word_of_a_question_reaches_a_query(ask: Asker, graph: StoreGraph, word: str) -> None:
    graph.queries.clear()
    marked = f"zq{word}zq"
    for form in ("which roles need {}", "who {} the crew", "is {} needed by any role", "{}"):
        reply = ask.ask(form.format(marked))
        assert marked not in (reply.sparql or "").casefold()
    assert marked not in query_words(graph)


def test_numbers_and_dates_reach_a_query_as_digits_only(tmp_path: Path) -> None:
    ask = asker(from_file(DATA / "company.ttl"), tmp_path)
    priced = ask.ask("which products cost more than 1000.5")
    assert "> 1000.5)" in (priced.sparql or "")
    dated = ask.ask("which employees were hired after 2015")
    assert '> "2015~"' in (dated.sparql or "")
    odd = ask.ask('which products cost more than 1000") } DROP ALL #')
    assert "DROP" not in (odd.sparql or "")


def test_the_graph_is_only_read(ask: Asker, graph: StoreGraph) -> None:
    before = len(graph.store)
    for text in HOSTILE:
        ask.ask(text)
    assert len(graph.store) == before
