"""What `make accuracy` scores with: spoilt documents, and triples of which none is made up."""

from __future__ import annotations

import doctest
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state
from remit.ontology import RDF

from .gold import ROOT, Case, folder, restated

MODULES = ("mutations", "triples", "plot", "accuracy", "renderings")
PAGE = ROOT / "docs" / "accuracy.md"


@pytest.fixture(scope="module")
def benchmark() -> Iterator[dict[str, ModuleType]]:
    """Load the benchmarks, which are no part of a package."""
    before = set(sys.modules)
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield {name: importlib.import_module(name) for name in MODULES}
    sys.path.remove(str(ROOT / "benchmarks"))
    for name in set(sys.modules) - before:
        if "." not in name:
            del sys.modules[name]


CASES = (*restated(), *folder("extraction"))
WAYS = (
    "labels replaced by synonyms",
    "colons and tabs dropped",
    "lines wrapped",
    "lines joined",
    "debris of HTML",
    "letters misread (up to 10 % of words)",
    "order of sections changed",
    "tables flattened by rows",
    "tables flattened by columns",
)


def test_each_way_of_spoiling_is_tested(benchmark: dict[str, ModuleType]) -> None:
    assert tuple(benchmark["mutations"].MUTATIONS) == WAYS


@pytest.mark.parametrize("way", WAYS)
def test_a_seed_spoils_alike_and_a_greater_strength_spoils_more(
    benchmark: dict[str, ModuleType], way: str
) -> None:
    mutated = benchmark["mutations"].mutated
    changed = 0
    for case in CASES:
        none, weak, strong = (
            mutated(case.text, way, strength, "7") for strength in (0.0, 0.4, 1.0)
        )
        assert none == case.text
        assert mutated(case.text, way, 0.4, "7") == weak
        changed += strong != case.text
        if weak != case.text and way != "order of sections changed":
            assert strong != case.text
    assert changed > 5


def test_spoiling_does_what_it_is_called_after(benchmark: dict[str, ModuleType]) -> None:
    text = "Job Title: Clerk\nGrade: C3\n\nDuties\n- Keep the registers of the unit up to date, week after week\n"
    spoilt = {way: benchmark["mutations"].mutated(text, way, 1.0, "1") for way in WAYS}
    assert "Job Title" not in spoilt["labels replaced by synonyms"]
    assert spoilt["colons and tabs dropped"].startswith("Job Title Clerk\nGrade C3\n")
    assert max(map(len, spoilt["lines wrapped"].split("\n"))) <= 64
    assert spoilt["lines joined"].count("\n") == 1
    assert spoilt["debris of HTML"].count("<") + spoilt["debris of HTML"].count("&") >= 8
    assert spoilt["tables flattened by rows"].startswith("Job Title\nClerk\nGrade\nC3\n")
    assert spoilt["tables flattened by columns"].startswith("Job Title\nGrade\nClerk\nC3\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_subject_relation_or_object_is_made_up(
    benchmark: dict[str, ModuleType], case: Case
) -> None:
    """A value is a place in the text or a known thing, however spoilt the text is."""
    triples = benchmark["triples"]
    way = WAYS[sum(case.name.encode()) % len(WAYS)]
    for text in (case.text, benchmark["mutations"].mutated(case.text, way, 1.0, "3")):
        document = read_document("profile.txt", text.encode())
        told = triples.triples_of(as_json(extract(document)))
        assert told
        figures = triples.figures([(document.text, told, 1.0, 1.0)])
        assert figures.conformance == 1.0
        assert figures.made_up_subjects == figures.made_up_objects == figures.made_up_relations == 0


def test_what_is_made_up_is_told(benchmark: dict[str, ModuleType]) -> None:
    triples = benchmark["triples"]
    wrong = [
        triples.Triple("Clerk", "https://example.org/bossOf", "Kent", ""),
        triples.Triple("Chief", triples.RELATIONS["rank"], "Sergeant", ""),
    ]
    figures = triples.figures([("The Clerk is in Kent", wrong, 0.5, 0.5)])
    assert (figures.conformance, figures.made_up_subjects, figures.made_up_objects) == (
        0.5,
        0.5,
        0.5,
    )


@pytest.mark.parametrize("case", restated(), ids=lambda case: case.name)
def test_every_claim_states_a_relation_of_the_ontology(
    benchmark: dict[str, ModuleType], case: Case
) -> None:
    document = read_document(case.name, case.document.read_bytes())
    claimed = {
        line.split("> ")[2].strip("<")
        for line in state(extract(document), Iris()).lines
        if f"<{RDF.predicate}>" in line
    }
    assert len(claimed) > 5
    assert {
        relation for relation in claimed if not benchmark["triples"].is_of_ontology(relation)
    } == set()


def test_the_page_holds_what_the_command_writes() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shape = (ROOT / "benchmarks" / "templates" / "accuracy.md").read_text(encoding="utf-8")
    headings = [line for line in shape.splitlines() if line.startswith("#")]
    assert [line for line in page.splitlines() if line.startswith("#")] == headings
    assert all(f"| {way} |" in page for way in WAYS)
    assert "never looked at" in page and "tuned on" in page
    assert PAGE.with_suffix(".svg").read_text(encoding="utf-8").count("<polyline") == len(WAYS)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(benchmark: dict[str, ModuleType], name: str) -> None:
    assert doctest.testmod(benchmark[name]).failed == 0
