"""The manual is true: what it shows is run, what it names exists, and what exists is in it."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from . import sessions
from .sessions import ENVIRONMENT, PAGES, ROOT, SCRIPTS, fences, outputs, run, steps

MANUAL = ROOT / "docs" / "commands.md"


@cache
def help_text(*command: str) -> str:
    """Return what `remit COMMAND --help` prints."""
    done = subprocess.run(
        [SCRIPTS / "remit", *command, "--help"],
        env=ENVIRONMENT | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def commands() -> tuple[str, ...]:
    """Return the commands that `remit --help` lists."""
    panel = help_text().partition("Commands")[2]
    return tuple(re.findall(r"^\W*([a-z]+)\s{2,}", panel, re.MULTILINE))


@cache
def options(*command: str) -> frozenset[str]:
    """Return the long options that the help of a command lists."""
    return frozenset(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text(*command)))


def manual_sections() -> dict[str, str]:
    """Return the sections of the manual by the command that each is headed with."""
    parts = re.split(r"^## `remit ([a-z]+)`$", MANUAL.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_session_prints_what_the_page_says(page: Path, tmp_path: Path) -> None:
    text = page.read_text("utf-8")
    for step, printed in zip(steps(text), outputs(text, tmp_path), strict=True):
        assert step.fits(printed), f"{page.name}: $ {step.command}\n{printed}"


def test_a_session_that_is_no_longer_true_is_noticed_and_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("A page.\n\n```console\n$ seq 4\n1\n...\n3\n$ echo a\nb\n```\n\nIts end.\n")
    said = steps(page.read_text())
    assert [step.fits(printed) for step, printed in zip(said, ("1\n2\n3\n", "b\n"), strict=True)]
    assert [step.fits(run(step.command, tmp_path)) for step in said] == [False, False]
    sessions.renew(page)
    assert page.read_text() == (
        "A page.\n\n```console\n$ seq 4\n1\n...\n4\n$ echo a\na\n```\n\nIts end.\n"
    )


def test_the_examples_of_this_reader_of_sessions_are_true() -> None:
    assert doctest.testmod(sessions).failed == 0


def test_the_readme_shows_a_session_and_python() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(steps(text)) >= 4
    assert list(fences(text, "python"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which a graph of the samples was built."""
    folder = tmp_path_factory.mktemp("built")
    run(f"remit build {ROOT / 'data' / 'profiles'}", folder)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_on_a_page_runs(page: Path, built: Path, tmp_path: Path) -> None:
    blocks = [code for _place, code in fences(page.read_text("utf-8"), "python")]
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    for code in blocks:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code],
            cwd=tmp_path,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{page.name}\n{code}\n{done.stderr}"
        assert done.stdout, f"{page.name} prints nothing:\n{code}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_on_a_page_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    for words in re.findall(r"(?:^\$ |`)remit ((?![A-Z])[^`\n]*)", text, re.MULTILINE):
        verb = words.split(maxsplit=1)[0]
        named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", words))
        command = () if verb.startswith("-") else (verb,)
        assert not command or verb in commands(), f"{page.name}: remit {words}"
        assert named - options(*command) == set(), f"{page.name}: remit {words}"


def test_each_file_of_words_is_named_where_it_says_what_to_write_where() -> None:
    named = re.findall(
        r"`(?:data/)?([\w/*-]+\.toml)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    )
    folders = ("layout", "phrases", "questions", "findings")
    files = [path for folder in folders for path in (ROOT / "data" / folder).glob("*.toml")]
    assert files
    assert [str(path) for path in files if not any(map(path.match, named))] == []


def test_the_manual_has_a_section_for_each_command() -> None:
    assert len(commands()) >= 8
    assert list(manual_sections()) == list(commands())


def test_the_manual_explains_each_option_of_each_command_and_no_other() -> None:
    wrong = {}
    for command, section in manual_sections().items():
        explained = set(re.findall(r"^\| `(?:-\w, )?(--[a-z][a-z-]*)", section, re.MULTILINE))
        difference = explained ^ (options(command) - {"--help"})
        if difference:
            wrong[command] = difference
    assert wrong == {}


def test_every_finding_is_explained_with_its_severity() -> None:
    rules = tomllib.loads((ROOT / "data" / "findings" / "findings.toml").read_text("utf-8"))
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    explained = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| .+ \|$", page, re.MULTILINE)
    assert len(explained) == len(dict(explained))
    assert dict(explained) == {name: rule["severity"] for name, rule in rules.items()}


def test_every_command_shows_an_example_in_its_help() -> None:
    without = [name for name in commands() if f"remit {name} " not in examples(help_text(name))]
    assert without == []


def examples(text: str) -> str:
    """Return a help text without the line that says how to call the command."""
    return "\n".join(line for line in text.splitlines() if "Usage:" not in line)
