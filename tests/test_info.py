"""`remit info`, and what the command line says of itself: version, help, completion, wrong use."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.cli.main import COMMANDS
from remit.graph.store import Draft, Graph, Manifest, describe
from remit.graph.version import VERSION

Remit = Callable[..., "CompletedProcess[str]"]
ROOT = Path(__file__).parents[1]


def test_info_says_where_the_graph_is_and_what_is_in_it(
    remit: Remit, sample_graph: Path, sample_manifest: Manifest
) -> None:
    done = remit("info", "--graph", sample_graph)
    rows = dict(line.split(maxsplit=1) for line in done.stdout.splitlines()[2:])
    assert done.returncode == 0
    assert rows["graph"] == str(sample_graph)
    assert rows["created"] == "2030-06-01T12:00:00Z"
    assert rows["paths"] == "profiles, more/profiles"
    assert rows["remit"] == VERSION
    assert {name: int(rows[name]) for name in sample_manifest.counts} == sample_manifest.counts


def test_info_as_json_can_be_read_by_programs(
    remit: Remit, sample_graph: Path, sample_manifest: Manifest
) -> None:
    state = json.loads(remit("info", "--format", "json", "--graph", sample_graph).stdout)
    assert state["counts"] == sample_manifest.counts
    assert state["base"] == sample_manifest.base
    assert state["paths"] == list(sample_manifest.paths)
    assert state["generation"] == 1
    with Graph.open(sample_graph) as graph:
        sizes = sum(path.stat().st_size for path in graph.folder.rglob("*") if path.is_file())
    assert abs(state["bytes"] - sizes) < 16_384


def test_info_says_that_a_build_is_running(remit: Remit, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    with Draft.begin(folder) as draft:
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    assert describe(folder).writer is None
    with Draft.begin(folder):
        state = json.loads(remit("info", "--format", "json", "--graph", folder).stdout)
        assert state["being built by process"] == os.getpid()


def test_info_on_no_graph_and_on_a_broken_one_says_what_to_do(remit: Remit, tmp_path: Path) -> None:
    none = remit("info")
    assert none.returncode == 1
    assert none.stderr.startswith("error: remit-graph: there is no graph here\n\nhint: ")
    (tmp_path / "remit-graph" / "generations" / "3").mkdir(parents=True)
    (tmp_path / "remit-graph" / "current").write_text("3\n")
    broken = remit("info")
    assert broken.returncode == 1
    assert broken.stderr.startswith("error: remit-graph")
    assert "hint: build it again with `remit build" in broken.stderr
    assert none.stdout == broken.stdout == ""


def test_the_version_is_that_of_the_package(remit: Remit) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert remit("--version").stdout == f"remit {VERSION}\n"
    assert project["version"] == version("remit") == VERSION


def test_help_lists_every_command_with_its_first_line(remit: Remit) -> None:
    listed = remit("--help").stdout.partition("Commands:\n")[2]
    assert re.findall(r"^  (\w+)  ", listed, re.MULTILINE) == list(COMMANDS)
    said = re.split(r"\n  (?=\w)", listed.strip())
    assert all(len(line.split()) > 3 and line.endswith(".") for line in said)
    assert "..." not in listed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(remit: Remit, name: str) -> None:
    done = remit(name, "--help")
    assert done.returncode == 0
    usage, _, text = done.stdout.partition("\n")
    assert usage.startswith(f"Usage: remit {name} ")
    assert f"remit {name} " in text
    assert "--graph" in text or name == "extract"


def test_only_the_command_that_is_run_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from remit.cli.main import main; main(sys.argv[1:])\n"
        "print([name for name in sys.modules if name.startswith('remit.cli.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "info", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(json.loads(done.stderr.replace("'", '"')))
    assert {name.rpartition(".")[2] for name in loaded} & set(COMMANDS) == {"info"}


def test_an_option_that_is_like_none_gets_no_suggestion(remit: Remit) -> None:
    assert remit("map", "--style", "pretty").stderr.startswith(
        "error: no such option: --style\n\nhint: "
    )


def test_where_there_is_no_graph_the_one_nearby_is_named(remit: Remit, tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "my demo" / "graph") as draft:
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    assert "or name another with `--graph 'my demo/graph'`" in remit("info").stderr
    with Draft.begin(tmp_path / "other") as draft:
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    assert "or name another with `--graph DIR`" in remit("info").stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("inof",), "Did you mean 'info'?"),
        (("--colour",), "--colour"),
        (("info", "--formt", "json"), "--formt"),
        (("info", "--format", "word"), "word"),
        (("info", "more"), "more"),
        (("map", "--grph", "here"), "--grph (Possible options: --graph)"),
    ],
)
def test_wrong_use_exits_with_2_and_says_where_help_is(
    remit: Remit, arguments: tuple[str, ...], words: str
) -> None:
    done = remit(*arguments)
    first, blank, hint = done.stderr.splitlines()
    assert done.returncode == 2
    assert done.stdout == ""
    assert first.startswith("error: ")
    assert words in first
    assert blank == ""
    assert hint.startswith("hint: `remit ")


def test_without_a_command_the_help_is_shown_as_a_mistake(remit: Remit) -> None:
    done = remit()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Commands:" in done.stderr


def test_the_shell_completes_commands_and_options(remit: Remit) -> None:
    def complete(words: str, place: int) -> list[str]:
        settings = {"_REMIT_COMPLETE": "complete_bash", "COMP_WORDS": words}
        return remit(settings=settings | {"COMP_CWORD": str(place)}).stdout.split()

    assert complete("remit inf", 1) == ["info"]
    assert "--graph" in complete("remit info --g", 2)
    assert "json" in complete("remit info --format j", 3)


def test_a_fault_of_the_program_is_a_message_and_not_a_traceback(tmp_path: Path) -> None:
    code = (
        "import sys; from remit.cli import info, main\n"
        "def fails(): raise KeyError('here')\n"
        "info.info = fails\n"
        "sys.exit(main.main(['info']))"
    )
    run = [sys.executable, "-c", code]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("REMIT")}
    done = subprocess.run(
        run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: a fault of Remit itself: KeyError: 'here'\n\nhint: ")
    traced = subprocess.run(
        run,
        cwd=tmp_path,
        env=environment | {"REMIT_TRACEBACK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" in traced.stderr
