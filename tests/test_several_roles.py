"""A document that describes several roles: each is in the graph, in answers and findings, by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.maps.details import read_details
from remit.graph.maps.roles import read_organisation
from remit.graph.store import Graph

from .building import canonical, clerk, indexed, interrupt, made, nothing_known, rows, write

Run = Callable[..., CompletedProcess[str]]
HEADS = ("Job Title", "Grade", "Department", "Reports to", "Essential requirements", "Notes")
ROWS = (
    ("Quay Analyst", "Scale 6", "Harbour Desk", "Chief Analyst", "Knowledge of RIPA", "Night work"),
    ("Gaol Officer", "Scale 4", "Gaol Team", "Gaol Sergeant", "Driving licence", "Sees to lamps"),
    ("Gaol Officer", "Scale 4", "Gaol Team", "Gaol Inspector", "Knowledge of PACE", ""),
    ("Chief Analyst", "Scale 8", "Harbour Desk", "Chief Inspector", "Keeps a crane", "See the"
     " Data Protection Act 2018"),
    ("Quay Analyst", "Scale 6", "Harbour Desk", "Chief Analyst", "Knows quays", "Day work"),
)  # fmt: skip
LIST = "list.txt"


def table(*posts: tuple[str, ...]) -> str:
    lines = [
        "Vacancies at Wick and Borley Police",
        "",
        *("\t".join(row) for row in (HEADS, *posts)),
    ]
    return "\n".join([*lines, "", "Ask at the harbour office.", ""])


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of a list of five posts and of two profiles."""
    folder = tmp_path_factory.mktemp("several")
    write(
        folder / "in",
        {
            LIST: table(*ROWS),
            "analyst.txt": clerk("Chief Analyst", "Organisation: Wick and Borley Police",
                                 "Department: Harbour Desk", manager="Chief Inspector"),
            "clerk.txt": clerk("Letters Clerk"),
        },
    )  # fmt: skip
    made(folder / "graph", folder / "in")
    return folder / "graph"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which nothing is known, so that builds are short."""
    return nothing_known(tmp_path_factory.mktemp("data"))


@pytest.fixture
def ask(graph: Path, remit: Run) -> Callable[[str], dict[str, list[str]]]:
    """Give a function that asks the graph, and tells which quotes stand under which answer."""

    def answers(question: str) -> dict[str, list[str]]:
        done = remit("ask", question, "--graph", graph, "--format", "json")
        found = json.loads(done.stdout)["answers"]
        return {a["label"]: [e["quote"] for e in a["evidence"]] for a in found}

    return answers


def test_each_post_is_a_role_whose_words_stand_in_the_document(graph: Path) -> None:
    found = rows(
        graph,
        "SELECT ?title ?manager ?role { ?role remit:describedBy ?d ; skos:prefLabel ?title ;"
        " org:reportsTo/skos:prefLabel ?manager . ?d remit:fileName 'list.txt' } ORDER BY ?title ?manager",
    )
    assert [(title, manager) for title, manager, _ in found] == [
        ("Chief Analyst", "Chief Inspector"), ("Gaol Officer", "Gaol Inspector"),
        ("Gaol Officer", "Gaol Sergeant"), ("Quay Analyst", "Chief Analyst"),
    ]  # fmt: skip
    assert all("/role/wick-and-borley-police/" in role for *_, role in found)
    text = table(*ROWS)
    quoted = rows(
        graph,
        "SELECT ?start ?end ?quote { ?e oa:hasSource/remit:fileName 'list.txt' ; oa:exact ?quote ;"
        " oa:start ?start ; oa:end ?end }",
    )
    assert len(quoted) > 25
    assert all(text[int(start) : int(end)] == quote for start, end, quote in quoted)
    needs = rows(
        graph,
        "SELECT ?manager ?text { ?role remit:requirement/remit:text ?text ; org:reportsTo/skos:prefLabel"
        " ?manager ; skos:prefLabel 'Gaol Officer' } ORDER BY ?manager",
    )
    assert needs == [
        ("Gaol Inspector", "Knowledge of PACE"), ("Gaol Sergeant", "Driving licence"),
    ]  # fmt: skip


def test_an_answer_is_of_the_post_and_not_of_its_neighbours(
    ask: Callable[[str], dict[str, list[str]]],
) -> None:
    assert ask("which roles require RIPA knowledge") == {"Quay Analyst": ["Knowledge of RIPA"]}
    assert list(ask("which profiles mention the Data Protection Act")) == ["Chief Analyst"]
    assert list(ask("which profiles mention lamps")) == ["Gaol Officer, Gaol Team"]
    assert ask("who does the Quay Analyst report to") == {
        "Chief Analyst": ["Chief Analyst", "Chief Analyst"]
    }


def test_findings_are_of_the_post_or_of_the_whole_document(graph: Path, remit: Run) -> None:
    said = remit("check", "--graph", graph, "--format", "json")
    found = [f for f in json.loads(said.stdout) if f["document"] == LIST]
    told = {(f["rule"], f["line"], f["severity"]) for f in found}
    assert {("several-posts", 3, "info"), ("unread-line", 10, "info")} <= told
    assert {("listed-twice", 4, "warning"), ("listed-twice", 8, "warning")} <= told
    assert {("several-managers", 5, "warning"), ("several-managers", 6, "warning")} <= told
    assert [f["message"] for f in found if f["rule"] == "two-profiles"] == [
        "Several documents describe this role: analyst.txt, list.txt."
    ]
    assert not [f for f in found if f["rule"] == "no-profile"]
    shown = remit("show", "Chief Analyst", "--graph", graph).stdout
    assert "list.txt:7: warning: Several documents" in shown
    assert "listed-twice" not in shown
    assert "(listed-twice)" in remit("show", LIST, "--graph", graph).stdout
    listed = remit("list", "documents", "--graph", graph, "--format", "json")
    (row,) = (d for d in json.loads(listed.stdout) if d["document"] == LIST)
    assert row["findings"] == len(found)


def test_the_page_and_the_tables_have_every_post(graph: Path, remit: Run, tmp_path: Path) -> None:
    assert remit("map", "--graph", graph, "-o", tmp_path / "map.html").returncode == 0
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert all(post[0] in page for post in ROWS)
    remit("export", "--graph", graph, "--format", "csv", "-o", tmp_path / "tables")
    needs = (tmp_path / "tables" / "requirements.csv").read_text(encoding="utf-8").splitlines()
    assert sum(",list.txt," in line for line in needs) >= 3


def test_a_map_counts_and_tells_the_findings_about_the_post_alone(graph: Path) -> None:
    with Graph.open(graph) as opened:
        roles = {r.iri: r for r in read_organisation(opened).roles if "quay-analyst" in r.iri}
        details = read_details(opened, list(roles))
    ((iri, role),) = roles.items()
    told = sorted(finding.message.partition(" ")[0] for finding in details[iri].findings)
    assert told == ["“Quay", "“Quay", "“RIPA”"]
    assert role.findings == len(told)


def test_a_list_comes_changes_is_copied_and_goes_as_in_a_fresh_build(
    bare: Path, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", {f"{n}.txt": clerk(f"Clerk {n}") for n in range(8)})
    made(tmp_path / "graph", folder, data=bare)
    first = canonical(tmp_path / "graph")
    again = made(tmp_path / "graph", write(folder, {"b.txt": table(*ROWS)}), data=bare)
    assert (again.read, again.unchanged, again.no_profile) == (1, 8, ())
    assert again.counts["described roles"] == 12
    write(folder, {"b.txt": table(*ROWS[:3]), "a.txt": table(*ROWS[:3])})
    made(tmp_path / "graph", folder, data=bare)
    made(tmp_path / "fresh", folder, data=bare)
    assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")
    assert indexed(tmp_path / "graph") == indexed(tmp_path / "fresh")
    (folder / "b.txt").unlink()
    (folder / "a.txt").unlink()
    gone = made(tmp_path / "graph", folder, data=bare)
    assert (gone.gone, gone.unchanged) == (2, 8)
    assert canonical(tmp_path / "graph") == first


def test_a_build_that_stopped_goes_on_behind_a_list(bare: Path, tmp_path: Path) -> None:
    texts = {"0.txt": table(*ROWS), **{f"{n}.txt": clerk(f"Clerk {n}") for n in range(1, 10)}}
    folder = write(tmp_path / "in", texts)
    made(tmp_path / "fresh", folder, data=bare)

    with pytest.raises(KeyboardInterrupt):
        made(tmp_path / "graph", folder, progress=interrupt, data=bare)
    made(tmp_path / "graph", folder, data=bare)
    assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")
    assert indexed(tmp_path / "graph") == indexed(tmp_path / "fresh")
