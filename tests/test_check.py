"""`remit check`: the findings of a graph, by document and line, and the status that a script asks for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph import ask
from remit.graph.findings import Listed, list_findings
from remit.graph.store import Graph

from .building import clerk, made, nothing_known, write
from .gold import PROFILES

Run = Callable[..., CompletedProcess[str]]
COLUMNS = ["document", "line", "severity", "rule", "message", "suggestion", "quote", "start", "end"]
WORST = {"error": 0, "warning": 1, "info": 2}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give documents with findings of each severity, and one without any."""
    texts = {
        "a/typo.txt": clerk("Post Clerk", manager="Defective Inspector"),
        "b/law.txt": clerk("Law Clerk").replace("of PACE", "of the Human Rights Act 1988"),
        "c/letter.txt": "Dear Sir,\n\nThank you for your letter.\n",
        "d/clean.txt": clerk("Clean Clerk").replace("of PACE", "of the Human Rights Act 1998"),
        "e/copy.txt": clerk("Clean Clerk").replace("of PACE", "of the Human Rights Act 1998"),
        **{path.name: path.read_text("utf-8") for path in PROFILES.glob("10*.txt")},
    }
    return write(tmp_path_factory.mktemp("documents"), texts)


@pytest.fixture(scope="module")
def graph(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of the documents."""
    folder = tmp_path_factory.mktemp("check") / "graph"
    made(folder, documents)
    return folder


@pytest.fixture
def found(graph: Path, remit: Run) -> list[dict[str, object]]:
    """Give the findings as JSON."""
    done = remit("check", "--graph", graph, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    listed: list[dict[str, object]] = json.loads(done.stdout)
    return listed


def test_findings_come_by_document_and_line(found: list[dict[str, object]]) -> None:
    places = [(str(f["document"]), int(str(f["line"])), int(str(f["start"]))) for f in found]
    assert places == sorted(places)
    assert len(found) > 40
    assert all(list(f) == COLUMNS for f in found)


def test_a_finding_stands_on_its_line_with_its_words(
    found: list[dict[str, object]], documents: Path
) -> None:
    for finding in found:
        text = (documents / str(finding["document"])).read_bytes().decode()
        start, end = int(str(finding["start"])), int(str(finding["end"]))
        if finding["line"]:
            assert text[start:end] == finding["quote"]
            assert text.count("\n", 0, start) + 1 == finding["line"]


@pytest.mark.parametrize(
    ("document", "rule", "severity", "quote", "line"),
    [
        ("a/typo.txt", "typo", "warning", "Defective Inspector", 2),
        ("b/law.txt", "wrong-year", "error", "Human Rights Act 1988", 9),
        ("c/letter.txt", "no-profile", "error", "Dear Sir,\n\nThank you for your letter.", 1),
        ("d/clean.txt", "same-content", "warning", "", 0),
    ],
)
def test_what_is_wrong_is_listed_with_rule_severity_and_place(
    found: list[dict[str, object]],
    document: str,
    rule: str,
    severity: str,
    quote: str,
    line: int,
) -> None:
    told = [
        (f["severity"], f["quote"], f["line"])
        for f in found
        if (f["document"], f["rule"]) == (document, rule)
    ]
    assert told == [(severity, quote, line)]


def test_a_suggestion_says_what_to_write(found: list[dict[str, object]]) -> None:
    (law,) = (f for f in found if f["rule"] == "wrong-year")
    assert "Human Rights Act 1998" in str(law["suggestion"])


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_csv_and_tsv_hold_the_same_rows(
    graph: Path, remit: Run, found: list[dict[str, object]], form: str, separator: str
) -> None:
    done = remit("check", "--graph", graph, "--format", form)
    head, *rows = csv.reader(io.StringIO(done.stdout, newline=""), delimiter=separator)
    assert head == COLUMNS
    assert rows == [[str(f[column]) for column in COLUMNS] for f in found]


def test_the_table_groups_by_document_and_counts_on_standard_error(
    graph: Path, remit: Run, found: list[dict[str, object]]
) -> None:
    done = remit("check", "--graph", graph)
    lines = done.stdout.splitlines()
    named = [line for line in lines if line and not line.startswith(" ")]
    assert named == list(dict.fromkeys(f["document"] for f in found))
    assert sum(line.startswith("  ") for line in lines) == len(found)
    counts = [sum(f["severity"] == severity for f in found) for severity in WORST]
    for count, word in zip(counts, ("error", "warning", "info"), strict=True):
        assert f"{count} {word}" in done.stderr
    assert "error" not in lines[0]


@pytest.mark.parametrize("severity", WORST)
def test_what_is_less_grave_is_left_out(
    graph: Path, remit: Run, found: list[dict[str, object]], severity: str
) -> None:
    done = remit("check", "--graph", graph, "--severity", severity, "--format", "json")
    kept = [f for f in found if WORST[str(f["severity"])] <= WORST[severity]]
    assert json.loads(done.stdout) == kept
    assert kept


def test_a_script_can_fail_on_what_is_grave_enough(tmp_path: Path, remit: Run) -> None:
    typo = clerk("Post Clerk", manager="Defective Inspector").replace(
        "of PACE", "of the Human Rights Act 1998"
    )
    made(tmp_path / "graph", write(tmp_path / "in", {"post.txt": typo}))
    statuses = {
        fail_on: remit("check", "--graph", "graph", "--fail-on", fail_on).returncode
        for fail_on in WORST
    }
    assert statuses == {"error": 0, "warning": 1, "info": 1}
    assert remit("check", "--graph", "graph").returncode == 0


def test_what_fails_is_not_what_is_shown(graph: Path, remit: Run) -> None:
    done = remit("check", "--graph", graph, "--severity", "error", "--fail-on", "info")
    assert done.returncode == 1


def test_a_graph_without_findings_has_nothing_to_list(tmp_path: Path, remit: Run) -> None:
    clean = clerk("Clean Clerk").replace("of PACE", "of the Human Rights Act 1998")
    made(tmp_path / "graph", write(tmp_path / "in", {"post.txt": clean}))
    done = remit("check", "--graph", "graph", "--fail-on", "info")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 errors, 0 warnings, 0 info" in done.stderr
    assert json.loads(remit("check", "--graph", "graph", "--format", "json").stdout) == []


def test_without_a_graph_there_is_an_error_with_a_way_out(remit: Run) -> None:
    done = remit("check", "--graph", "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: nowhere: ")
    assert "remit build" in done.stderr


@pytest.mark.parametrize(
    "option", [["--severity", "grave"], ["--fail-on", "x"], ["--format", "xml"]]
)
def test_a_wrong_option_is_a_usage_error(graph: Path, remit: Run, option: list[str]) -> None:
    assert remit("check", "--graph", graph, *option).returncode == 2


def test_control_characters_of_a_document_do_not_reach_the_terminal(
    tmp_path: Path, remit: Run
) -> None:
    odd = clerk().replace("- Answer letters", "- What \x1b[31mother duties are there?")
    made(tmp_path / "graph", write(tmp_path / "in", {"post.txt": odd}))
    done = remit("check", "--graph", "graph")
    assert "other duties are there" in done.stdout
    assert "\x1b" not in done.stdout


LINES = {
    "1/north.txt": clerk("North Clerk", manager="South Clerk"),
    "1/south.txt": clerk("South Clerk", manager="West Clerk"),
    "1/west.txt": clerk("West Clerk", manager="North Clerk"),
    "2/east.txt": clerk("East Clerk", manager="Old Clerk"),
    "2/east-again.txt": clerk("East Clerk", manager="New Clerk"),
    "3/old.txt": clerk("Old Clerk", manager="Town Clerk"),
    "3/new.txt": clerk("New Clerk", manager="Town Clerk"),
    "3/once-more.txt": clerk("New Clerk", manager="Town Clerk").replace("letters", "post"),
    "4/town.txt": clerk("Town Clerk", manager="").replace("Reports to: \n", ""),
    "4/lone.txt": clerk("Lone Clerk", manager="").replace("Reports to: \n", ""),
    "4/far.txt": clerk("Far Clerk", manager="").replace("Reports to: \n", ""),
    "4/own.ttl": "<https://example.org/boy> <http://www.w3.org/ns/org#reportsTo> "
    "<https://w3id.org/remit/id/role/far-clerk> .",
}


@pytest.fixture(scope="module")
def of_lines(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Listed]]:
    """Give the findings about managers in profiles that contradict each other, by document and rule."""
    folder = tmp_path_factory.mktemp("lines")
    write(folder / "posts", LINES)
    made(folder / "graph", folder / "posts", data=nothing_known(folder / "data"))
    found: dict[tuple[str, str], list[Listed]] = {}
    with Graph.open(folder / "graph") as opened:
        for one in list_findings(opened.select):
            if one.rule in ("reporting-loop", "several-managers", "unconnected-role"):
                found.setdefault((one.document, one.rule), []).append(one)
    return found


def test_a_loop_of_reporting_lines_is_found_in_each_profile_that_closes_it(
    of_lines: dict[tuple[str, str], list[Listed]],
) -> None:
    closing = {document for document, rule in of_lines if rule == "reporting-loop"}
    assert closing == {"1/north.txt", "1/south.txt", "1/west.txt"}
    (south,) = of_lines["1/south.txt", "reporting-loop"]
    assert (south.quote, south.line, south.severity) == ("West Clerk", 2, "warning")
    assert "South Clerk → West Clerk → North Clerk → South Clerk" in south.message
    assert LINES["1/south.txt"][south.start : south.end] == south.quote


def test_profiles_of_one_role_that_name_other_managers_are_found(
    of_lines: dict[tuple[str, str], list[Listed]],
) -> None:
    differing = {document for document, rule in of_lines if rule == "several-managers"}
    assert differing == {"2/east.txt", "2/east-again.txt"}
    (again,) = of_lines["2/east-again.txt", "several-managers"]
    assert (again.quote, again.line) == ("New Clerk", 2)
    assert "“Old Clerk” in 2/east.txt" in again.message


def test_a_role_that_no_reporting_line_joins_to_another_is_found(
    of_lines: dict[tuple[str, str], list[Listed]], tmp_path: Path
) -> None:
    lone = {
        document: one for (document, rule), one in of_lines.items() if rule == "unconnected-role"
    }
    assert set(lone) == {"4/lone.txt"}
    (found,) = lone["4/lone.txt"]
    assert (found.severity, found.line) == ("info", 0)
    assert "“Lone Clerk”" in found.message
    write(tmp_path / "posts", {"lone.txt": LINES["4/lone.txt"]})
    made(tmp_path / "graph", tmp_path / "posts", data=nothing_known(tmp_path / "data"))
    with Graph.open(tmp_path / "graph") as opened:
        assert all(one.rule != "unconnected-role" for one in list_findings(opened.select))


def test_versions_of_which_one_names_no_employer_are_said_to_be_perhaps_of_one_role(
    tmp_path: Path,
) -> None:
    old, new = "Unit: Stores\n", "Unit: Stores\nForce: Borset Police\nRole Code: BP7\n"
    posts = {
        "old.txt": old, "new.txt": new, "other.txt": "Force: Borset Police\nUnit: Wharf\n",
        "elsewhere.txt": "Unit: Stores\nForce: Wexley Police\nRole Code: W1\n",
    }  # fmt: skip
    write(
        tmp_path / "posts", {n: clerk().replace("\n", f"\n{said}", 1) for n, said in posts.items()}
    )
    made(tmp_path / "graph", tmp_path / "posts", data=nothing_known(tmp_path / "data"))
    with Graph.open(tmp_path / "graph") as opened:
        found = [f for f in list_findings(opened.select) if f.rule == "perhaps-same-role"]
    assert [(one.document, one.message.partition(" may")[0]) for one in found] == [
        ("elsewhere.txt", "old.txt"),
        ("new.txt", "old.txt"),
        ("old.txt", "elsewhere.txt, new.txt"),
    ]
    assert len(ask("which profiles are duplicates", tmp_path / "graph").answers) == len(found)
    assert not ask("which profiles have duplicate lines", tmp_path / "graph").answers
