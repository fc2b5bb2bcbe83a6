"""A user's own reference data: another country's police and a council's grades are picked up, mistakes are told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from remit.graph.errors import DataError
from remit.graph.shapes.lines import Lines
from remit.graph.shapes.own_data import check_own_data, own_problems

from . import commands
from .conftest import DATA
from .gold import ROOT
from .strategies import characters

Remit = Callable[..., CompletedProcess[str]]
OVERLAY = DATA / "overlay"
PATROL = """ROLE PROFILE

Job Title: Harbour Patrol Oberwachtmeister
Rank: OWM
Unit: Elphberg Task Force
Force: Strelsau Gendarmerie
Reports to: Patrol Lieutenant

Key Responsibilities
- Patrol the quays and board vessels

Essential criteria
- Knowledge of the Searches Ordinance
"""
WARDEN = """Job Description

Job Title: Town Warden
Grade: B7
Organisation: Borchester Town Council
Reports to: Head of Wardens

Key Responsibilities
- Walk the town and talk to traders

Essential criteria
- Knowledge of the Data Protection Act 2018
"""
HEAD = """@prefix remit: <https://w3id.org/remit/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix force: <https://w3id.org/remit/id/force/> .
@prefix unit: <https://w3id.org/remit/id/unit/> .
@prefix x: <https://example.org/> .

"""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Remit:
    """Build a graph of two profiles with the overlay as `remit-data`, and give the command there."""
    folder = tmp_path_factory.mktemp("council")
    shutil.copytree(OVERLAY, folder / "remit-data")
    for name, text in (("patrol.txt", PATROL), ("warden.txt", WARDEN)):
        (folder / name).write_text(text, "utf-8")
    run = partial(commands.run, folder=folder)
    built = run("build", "patrol.txt", "warden.txt")
    assert built.returncode == 0, built.stderr
    return run


def test_extraction_reads_forces_ranks_laws_and_grades_of_ones_own(council: Remit) -> None:
    done = council(
        "extract", "patrol.txt", "warden.txt", "--format", "json", "--data", "remit-data"
    )
    patrol, warden = map(json.loads, done.stdout.splitlines())
    assert patrol["organisation"] == "Strelsau Gendarmerie"
    assert [law["label"] for law in patrol["legislation"]] == ["Searches Ordinance 1894"]
    assert warden["grade"] == "B7"


def test_a_folder_of_the_usual_name_is_read_by_extract_as_it_is_by_build(council: Remit) -> None:
    by_name = council("extract", "patrol.txt", "--format", "json")
    assert json.loads(by_name.stdout)["organisation"] == "Strelsau Gendarmerie"
    (law,) = json.loads(by_name.stdout)["legislation"]
    assert law["iri"] == "https://example.org/ruritania/law/searches-1894"


def test_a_graph_links_to_them_and_lists_show_them(council: Remit) -> None:
    roles = {
        row["role"]: row for row in json.loads(council("list", "roles", "--format", "json").stdout)
    }
    assert roles["Harbour Patrol Oberwachtmeister"]["rank"] == "Oberwachtmeister"
    assert roles["Harbour Patrol Oberwachtmeister"]["unit"] == ["Elphberg Task Force"]
    assert roles["Town Warden"]["rank"] == "Borchester 7"
    assert "Strelsau Gendarmerie" in council("list", "forces").stdout
    assert "Borchester 7" in council("list", "grades", "--used").stdout
    assert "Searches Ordinance 1894" in council("list", "legislation", "--used").stdout
    assert "leads (known beforehand)" in council("show", "Strelsau").stdout


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("which roles require knowledge of the Searches Ordinance", "Harbour Patrol Oberwachtmeister"),
        ("which forces does the Elphberg Task Force cover", "Zenda Gendarmerie"),
        ("which roles have grade B7", "Town Warden"),
    ],
)  # fmt: skip
def test_questions_are_answered_with_them(council: Remit, question: str, answer: str) -> None:
    done = council("ask", question)
    assert done.returncode == 0, done.stderr
    assert answer in done.stdout


def test_a_saved_query_of_ones_own_takes_a_grade_of_ones_own(council: Remit) -> None:
    done = council("query", "--saved", "wardens", "--set", "grade=B7", "--format", "csv")
    assert done.stdout.splitlines() == ["role", "Town Warden"]
    assert done.stderr == "grade: Borchester 7\n"


def test_what_is_right_has_no_problems() -> None:
    assert own_problems(OVERLAY) == []
    assert own_problems(ROOT) == []


def problems(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    """Return what is wrong with a file of one's own: (line, message)."""
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "own.ttl").write_text(HEAD + text, "utf-8")
    found = own_problems(tmp_path)
    assert {Path(one.file).name for one in found} <= {"own.ttl"}
    return [(one.line - HEAD.count("\n"), one.message) for one in sorted(found)]


FORCE = 'x:f a remit:Force ;\n  skos:prefLabel "F"@en'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (FORCE + " ;\n  remit:onsCode 12 ,, 13 .", 3, "not Turtle"),
        (FORCE + ' ;\n  remit:areaa "x" .', 3, "no term remit:areaa; did you mean remit:area?"),
        ("x:f a remit:Forse .", 1, "no term remit:Forse; did you mean remit:Force?"),
        (FORCE + ' ;\n  skos:altlabel "G"@en .', 3, "did you mean skos:altLabel?"),
        ("x:f a remit:Force .", 1, "an employer has a name"),
        (FORCE + ' ,\n    "G"@en .', 2, "one in each language"),
        (FORCE + ' ;\n\n  remit:onsCode "E23" .', 4, "an ONS code is a letter and eight digits"),
        ('x:t skos:prefLabel "T"@en .', 1, "https://example.org/t has no class"),
        (
            'x:u a remit:Unit ; skos:prefLabel "U" ;\n  remit:covers force:kent-police ,\n    force:kent-polise .',
            3,
            "nothing is known as force/kent-polise; did you mean force/kent-police?",
        ),
        (
            'x:u a remit:Unit ; skos:prefLabel "U" ;\n  org:subOrganizationOf x:u .',
            2,
            "is part of",
        ),
        ('x:u a remit:Unit ; skos:prefLabel "U" ; remit:covers [ a remit:Force ] .', 1, "no name"),
        ('force:kent-police skos:prefLabel "Kent Constabulary"@en .', 1, "one in each language"),
        (
            'x:r a remit:Rank ; skos:prefLabel "R"@en ; remit:rankOrder 2.5 .',
            1,
            "a rank has one order, a whole number from 1",
        ),
        ('x:t a remit:Topic ; skos:prefLabel "t" ;\n  remit:restsOn x:no-law .', 2, "rests on is an eli:LegalResource"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = problems(tmp_path, text)
    assert [one for one in found if one[0] == line and words in one[1]], found


def test_all_mistakes_are_told_in_one_pass_the_first_as_the_error(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    for name, text in (("a.ttl", "x:a a remit:Force ."), ("b.ttl", "x:b a remit:Forse .")):
        (tmp_path / "reference" / name).write_text(HEAD + text, "utf-8")
    with pytest.raises(DataError) as caught:
        check_own_data(tmp_path)
    assert caught.value.place.endswith("a.ttl:8")
    assert "b.ttl:8: there is no term remit:Forse" in caught.value.hint


@pytest.mark.parametrize("asked", [("build", "a.txt"), ("extract", "a.txt")])
def test_the_commands_refuse_data_that_are_wrong_with_file_and_line(
    remit: Remit, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text(WARDEN, "utf-8")
    (tmp_path / "own" / "reference").mkdir(parents=True)
    (tmp_path / "own" / "reference" / "f.ttl").write_text(HEAD + "x:f a remit:Force .", "utf-8")
    done = remit(*asked, "--data", "own")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: own/reference/f.ttl:8: an employer has a name")
    assert not (tmp_path / "remit-graph").exists()


def test_a_file_that_is_no_text_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "f.ttl").write_bytes(b"\xff\xfe")
    (found,) = own_problems(tmp_path)
    assert (Path(found.file).name, found.message) == (
        "f.ttl",
        "cannot be read: it is not UTF-8 text",
    )


def test_a_file_in_the_place_of_a_shipped_one_is_judged_without_it(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    shipped = (ROOT / "data" / "reference" / "licences.ttl").read_text("utf-8")
    (tmp_path / "reference" / "licences.ttl").write_text(shipped, "utf-8")
    assert own_problems(tmp_path) == []


def test_every_shipped_statement_is_found_on_a_line_that_holds_it() -> None:
    for path in sorted((ROOT / "data" / "reference").glob("*.ttl")):
        text = path.read_text("utf-8")
        rows, lines = text.splitlines(), Lines(text)
        for triple in (quad.triple for quad in parse(text, RdfFormat.TURTLE)):
            words = [getattr(t, "value", "") for t in (triple.subject, triple.predicate, triple.object)]  # fmt: skip
            line = lines.of(*words)
            assert line is not None, (path.name, words)
            value = words[2]
            local = value.rpartition("/")[2].rpartition("#")[2] if "://" in value else value[:20]
            if '"' not in value and value.isprintable() and local:
                assert local in rows[line - 1] or words[1].endswith("type"), (
                    path.name,
                    line,
                    words,
                )


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("pq"), characters), min_size=1))
def test_any_statement_is_placed_in_what_a_writer_makes_of_it(
    said: list[tuple[str, str, str]],
) -> None:
    x = "https://example.org/"
    triples = [Triple(NamedNode(x + s), NamedNode(x + p), Literal(o)) for s, p, o in said]
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes={"x": x})
    assert text is not None
    whole = text.decode()
    lines = Lines(whole)
    for s, p, o in said:
        line = lines.of(x + s, x + p, o)
        assert line is not None and 1 <= line <= whole.count("\n") + 1
