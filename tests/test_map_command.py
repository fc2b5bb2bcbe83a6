"""`remit map`, as one types it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from remit.graph.store import Draft, Manifest

from . import commands
from .organisations import make_organisations


def publish(quads: list[ox.Quad], folder: Path) -> Path:
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines()
    with Draft.begin(folder) as draft:
        draft.load(lines)
        draft.publish(Manifest("https://w3id.org/remit/id/", "2030-01-01T00:00:00Z"))
    return folder


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph of thirty roles."""
    return publish(make_organisations(30), tmp_path_factory.mktemp("graph") / "g")


def remit(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return commands.run("map", *map(str, arguments), folder=folder)


def test_a_map_is_written_where_it_is_said_and_the_place_is_printed(
    graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, "-o", "chief.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "chief.html\n", "")
    assert (tmp_path / "chief.html").read_text("utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["chief.html"]


@pytest.mark.parametrize(
    ("name", "start"), [("a.svg", "<svg"), ("a.GV", "digraph"), ("a.HTM", "<!doctype html>")]
)
def test_the_ending_of_a_file_says_what_is_written(
    graph: Path, tmp_path: Path, name: str, start: str
) -> None:
    remit(tmp_path, "--graph", graph, "-o", name)
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_what_goes_to_the_terminal_cannot_be_shown_in_a_browser(
    graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, "--format", "tree", "--open")
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a file to show" in done.stderr


@pytest.mark.parametrize("name", ["map.png", "map.pdf"])
def test_an_ending_of_no_format_is_refused_unless_one_is_named(
    graph: Path, tmp_path: Path, name: str
) -> None:
    done = remit(tmp_path, "--graph", graph, "-o", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"no format is known by the ending {name[3:]}" in done.stderr
    assert not (tmp_path / name).exists()
    named = remit(tmp_path, "--graph", graph, "-o", name, "--format", "tree")
    assert named.stdout == f"{name}\n"


@pytest.mark.parametrize(("works", "told"), [(True, ""), (False, "no browser was found")])
def test_a_page_is_shown_in_the_browser_where_that_is_asked(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool, told: str
) -> None:
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\n{"" if works else "exit 1"}\necho "$1" > shown\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{program} %s")
    monkeypatch.setenv("PATH", "")
    done = remit(tmp_path, "--graph", graph, "--open", "-o", "with space.html")
    assert (done.returncode, done.stdout) == (0, "with space.html\n")
    assert told in done.stderr and (bool(told) == bool(done.stderr))
    assert (tmp_path / "shown").exists() == works
    if works:
        assert (tmp_path / "shown").read_text() == f"{(tmp_path / 'with space.html').as_uri()}\n"


def test_without_a_name_the_map_has_one(graph: Path, tmp_path: Path) -> None:
    assert remit(tmp_path, "--graph", graph).stdout == "remit-map.html\n"
    assert (tmp_path / "remit-map.html").is_file()


def test_running_twice_gives_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        remit(tmp_path, "--graph", graph, "-o", name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_options_choose_and_the_title_says_what(graph: Path, tmp_path: Path) -> None:
    done = remit(tmp_path, "--graph", graph, "--rank", "sergeant", "--depth", 0, "--no-quotes")
    assert done.returncode == 0
    assert ": sergeant</title>" in (tmp_path / "remit-map.html").read_text("utf-8")


def test_a_selection_without_roles_gives_a_page_and_a_word_about_it(
    graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, "--text", "zeppelin")
    assert done.returncode == 0
    assert "no role is in this map" in done.stderr
    assert (tmp_path / "remit-map.html").is_file()


def test_an_empty_graph_gives_a_page(tmp_path: Path) -> None:
    done = remit(tmp_path, "--graph", publish([], tmp_path / "g"))
    assert done.returncode == 0
    assert "no role is in this map" in done.stderr
    assert (tmp_path / "remit-map.html").is_file()


@pytest.mark.parametrize("output", ["folder", "."])
def test_a_folder_as_output_is_refused_with_a_way_out(
    graph: Path, tmp_path: Path, output: str
) -> None:
    (tmp_path / "folder").mkdir()
    done = remit(tmp_path, "--graph", graph, "-o", output)
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"error: {output}: is a folder" in done.stderr
    assert "hint: name a file" in done.stderr


def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(
    graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, "-o", "missing/map.html")
    assert done.returncode == 1
    assert "error: missing/map.html: cannot be written" in done.stderr
    assert "hint:" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_an_error_wherever_the_map_goes(graph: Path, tmp_path: Path) -> None:
    done = remit(tmp_path, "--graph", graph, "-o", "/dev/full")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: /dev/full: cannot be written: No space left" in done.stderr
    with Path("/dev/full").open("w") as full:
        command = [str(commands.COMMAND), "map", "--graph", str(graph), "--format", "tree"]
        printed = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert printed.returncode == 1
    assert "error: standard output cannot be written: No space left" in printed.stderr


def test_blank_words_choose_nothing_and_a_blank_name_is_refused(
    graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, "--text", "  ", "--format", "tree")
    assert done.stdout == remit(tmp_path, "--graph", graph, "--format", "tree").stdout
    refused = remit(tmp_path, "--graph", graph, "--unit", "")
    assert refused.returncode == 1
    assert "hint: leave the option out" in refused.stderr


def test_an_unknown_unit_is_an_error_that_leaves_the_old_map(graph: Path, tmp_path: Path) -> None:
    old = tmp_path / "remit-map.html"
    old.write_text("old")
    done = remit(tmp_path, "--graph", graph, "--unit", "Nowhere Squad")
    assert done.returncode == 1
    assert "no unit has this name" in done.stderr
    assert old.read_text() == "old"


@pytest.mark.parametrize(
    ("option", "name", "meant"),
    [
        ("--unit", "constables of the policng team", "did you mean Roads Policing Team"),
        ("--root", "nope", "did you mean"),
    ],
)
def test_a_name_of_which_only_a_part_is_near_is_told_with_those_that_are_meant(
    option: str, name: str, meant: str, graph: Path, tmp_path: Path
) -> None:
    done = remit(tmp_path, "--graph", graph, option, name)
    assert done.returncode == 1
    assert "has this name" in done.stderr
    assert meant in done.stderr.partition("hint: ")[2]


def test_the_answer_to_a_question_stands_out_in_a_graph_that_was_built(tmp_path: Path) -> None:
    profiles = sorted((Path(__file__).parents[1] / "data" / "profiles").glob("10*sergeant*"))
    commands.run("build", *profiles, "--graph", "g", folder=tmp_path).check_returncode()
    question = "which roles require a driving licence"
    done = remit(tmp_path, "--graph", "g", "--highlight", question)
    assert done.returncode == 0, done.stderr
    tree = remit(tmp_path, "--graph", "g", "--highlight", question, "--format", "tree")
    assert "answers the question" in tree.stdout
    count = remit(tmp_path, "--graph", "g", "--highlight", "how many roles are there")
    assert "nothing in this map answers “how many roles are there”" in count.stderr
    refused = remit(tmp_path, "--graph", "g", "--highlight", "what is love", "-o", "no.html")
    assert refused.returncode == 1
    assert "error: what is love" in refused.stderr
    assert not (tmp_path / "no.html").exists()


def test_no_graph_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    done = remit(tmp_path, "--graph", "nowhere")
    assert done.returncode == 1
    assert "hint:" in done.stderr
