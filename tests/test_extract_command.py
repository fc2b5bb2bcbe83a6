"""`remit extract`: what is read from each file, printed as JSON, as a table, or as the text itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.cli.main import main

from . import commands, scoring
from .building import clerk, write
from .gold import PROFILES
from .scoring import Json

Run = Callable[..., CompletedProcess[str]]
PROMISED = {
    *("document", "title", "rank", "grade", "status", "role_code", "organisation", "unit"),
    *("location", "reports_to", "direct_reports", "vetting", "purpose", "responsibilities"),
    *("requirements", "legislation", "qualifications", "systems", "competencies", "sections"),
    "findings",
}
FULL = (
    clerk(
        "Records Clerk",
        "Grade: S01",
        "Department: Letters Office",
        "Vetting Level: Management Vetting",
        "Responsible for: 2 x Letters Clerks",
        manager="DI Intel",
    )
    + "- Full UK driving licence\n\nDesirable criteria\n- First aid certificate\n"
)


FILES: dict[str, str | bytes] = {
    "full.txt": FULL,
    "short.txt": clerk("Post Clerk"),
    "letter.txt": "Dear Sir,\n\nThank you for your letter.\n",
    "picture.txt": bytes(range(256)) * 20,
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Give a folder with a full profile, a short one, a letter and a picture."""
    return write(tmp_path, FILES)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> CompletedProcess[str]:
    """Print three of the files as JSON, once for all tests of what is printed."""
    folder = write(tmp_path_factory.mktemp("files"), FILES)
    words = ("extract", "short.txt", "full.txt", "letter.txt", "--format", "json")
    return commands.run(*words, folder=folder)


@pytest.fixture
def full(printed: CompletedProcess[str]) -> Json:
    """Give what was printed of the full profile."""
    return objects(printed)[1]


def objects(done: CompletedProcess[str]) -> list[Json]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_is_one_object_a_line_in_the_order_of_the_files(
    printed: CompletedProcess[str],
) -> None:
    assert (printed.returncode, printed.stderr) == (0, "")
    found = [found["document"] for found in objects(printed)]
    assert found == ["short.txt", "full.txt", "letter.txt"]


def test_json_has_every_key_that_is_promised(printed: CompletedProcess[str]) -> None:
    for found in objects(printed):
        assert set(found) >= PROMISED


def test_json_gives_values_as_written_with_what_they_were_read_as_beside_them(full: Json) -> None:
    assert (full["title"], full["unit"]) == ("Records Clerk", "Letters Office")
    assert (full["reports_to"], full["reports_to_read_as"]) == (
        "DI Intel",
        "Detective Inspector Intel",
    )
    assert (full["grade"], full["grade_read_as"]) == ("S01", "SO1")
    assert full["direct_reports"] == ["2 x Letters Clerks"]
    assert full["rank"] is None and full["role_code"] is None
    assert "title_read_as" not in full


def test_json_gives_conditions_with_kind_weight_things_and_evidence(full: Json) -> None:
    assert [(r["text"], r["kind"], r["modality"]) for r in full["requirements"]] == [
        ("Knowledge of PACE", "Knowledge", "essential"),
        ("Full UK driving licence", "Licence", "essential"),
        ("First aid certificate", "Qualification", "desirable"),
    ]
    (about,) = full["requirements"][0]["about"]
    assert about == {
        "label": "Police and Criminal Evidence Act 1984",
        "iri": "http://www.legislation.gov.uk/id/ukpga/1984/60",
    }
    (piece,) = full["requirements"][0]["evidence"]
    assert piece["document"] == "full.txt"
    assert (piece["section"], piece["quote"]) == ("Essential criteria", "Knowledge of PACE")
    assert scoring.misplaced_quotes(full, FULL) == []


def test_json_marks_sections_by_their_place(full: Json) -> None:
    marks = [(s["heading"], s["kind"]) for s in full["sections"]]
    assert marks == [
        ("Key Responsibilities", "duties"),
        ("Essential criteria", "requirements"),
        ("Desirable criteria", "requirements"),
    ]
    for mark in full["sections"]:
        assert FULL[mark["start"] : mark["end"]].startswith(mark["heading"])


def test_a_text_that_is_no_profile_is_printed_with_a_finding_that_says_so(
    printed: CompletedProcess[str],
) -> None:
    found = objects(printed)[2]
    assert printed.returncode == 0
    assert [f["rule"] for f in found["findings"]] == ["no-profile"]
    assert found["requirements"] == found["responsibilities"] == []


def test_the_table_shows_fields_conditions_by_weight_and_findings(files: Path, remit: Run) -> None:
    done = remit("extract", "full.txt")
    assert done.returncode == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[0] == ["full.txt"]
    assert ["title", "Records", "Clerk"] in lines
    assert ["direct", "reports", "2", "x", "Letters", "Clerks"] in lines
    assert "DI Intel  (read as Detective Inspector Intel)" in done.stdout
    essential, desirable = lines.index(["essential"]), lines.index(["desirable"])
    assert ["Knowledge", "Knowledge", "of", "PACE"] in lines[essential:desirable]
    assert any(line[-3:] == ["First", "aid", "certificate"] for line in lines[desirable:])
    assert any(line[:2] == ["warning", "typo"] for line in lines)


@pytest.mark.parametrize("path", sorted(PROFILES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_text_is_the_one_that_offsets_count_in(
    path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["extract", str(path), "--format", "text"]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_the_text_keeps_line_ends_and_marks(tmp_path: Path, remit: Run) -> None:
    write(tmp_path, {"post.txt": "\ufeffJob Title: Café\r\nGrade: A\n".encode()})
    (found,) = objects(remit("extract", "post.txt", "--format", "json"))
    assert found["title"] == "Café"
    (piece,) = found["title_evidence"]
    assert (piece["start"], piece["end"]) == (12, 16)


def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_printed(
    files: Path, remit: Run
) -> None:
    done = remit("extract", "nowhere.txt", "picture.txt", "short.txt", "--format", "json")
    assert done.returncode == 1
    assert [found["document"] for found in objects(done)] == ["short.txt"]
    assert "error: nowhere.txt: " in done.stderr
    assert "error: picture.txt: this is not a text file" in done.stderr
    assert done.stderr.count("hint: ") == 2
    assert "build again" not in done.stderr


def test_a_folder_is_not_a_file(tmp_path: Path, remit: Run) -> None:
    (tmp_path / "posts").mkdir()
    done = remit("extract", "posts")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: posts: ")
    assert re.search("folder|directory", done.stderr)


@pytest.mark.parametrize("arguments", [[], ["post.txt", "--format", "xml"], ["--unknown"]])
def test_wrong_use_ends_with_status_2_and_says_where_help_is(
    remit: Run, arguments: list[str]
) -> None:
    done = remit("extract", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "--help" in done.stderr


def test_data_of_ones_own_is_laid_over(files: Path, remit: Run) -> None:
    write(
        files / "own",
        {
            "reference/own.ttl": (
                "@prefix remit: <https://w3id.org/remit/ns#> .\n"
                "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                '<https://example.org/system/mole> a remit:System ; skos:prefLabel "Molehill"@en .\n'
            )
        },
    )
    text = FULL.replace("Knowledge of PACE", "Able to use Molehill")
    write(files, {"mole.txt": text})
    (plain,) = objects(remit("extract", "mole.txt", "--format", "json"))
    (laid,) = objects(remit("extract", "mole.txt", "--format", "json", "--data", "own"))
    assert plain["systems"] == []
    assert [s["iri"] for s in laid["systems"]] == ["https://example.org/system/mole"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("reference/own.ttl", "this is no Turtle", "own.ttl:1"),
        ("layout/fields.toml", "this = is = no TOML", "fields.toml"),
    ],
)
def test_broken_data_of_ones_own_is_told_of_with_its_place(
    files: Path, remit: Run, name: str, content: str, words: str
) -> None:
    write(files / "own", {name: content})
    done = remit("extract", "short.txt", "--data", "own")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: ") and words in done.stderr
    assert "Traceback" not in done.stderr and "fault of Remit" not in done.stderr


def test_control_characters_of_a_document_do_not_reach_the_terminal(
    tmp_path: Path, remit: Run
) -> None:
    write(tmp_path, {"post.txt": clerk("Post \x1b[31mClerk")})
    assert "\x1b" not in remit("extract", "post.txt").stdout


def test_a_folder_of_data_that_is_not_there_is_told_of(files: Path, remit: Run) -> None:
    done = remit("extract", "short.txt", "--data", "nowhere")
    assert done.returncode == 1
    assert "error: nowhere: no such folder" in done.stderr


def test_the_table_names_the_nearer_unit_where_a_form_names_two(tmp_path: Path, remit: Run) -> None:
    post = clerk("Oil Clerk", "Department: Harbour Works", "Unit: Lamp Team")
    write(tmp_path, {"a.txt": post, "b.txt": post.replace("\nUnit: Lamp Team", "")})
    said = [remit("extract", tmp_path / name).stdout for name in ("a.txt", "b.txt")]
    assert "  all units       Lamp Team; Harbour Works\n" in said[0]
    assert "all units" not in said[1]
