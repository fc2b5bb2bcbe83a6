"""The house is built as it is drawn: layers, names, sizes, examples, and what no file may hold."""

from __future__ import annotations

import ast
import doctest
import importlib
import os
import re
import subprocess
import sys
import tomllib
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from remit.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent
FOLDERS = ("cli", "graph", "ontology", "data")
LIBRARY = ("graph", "ontology")
PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
    "packages"
]

TERMINAL_PACKAGES = {"argparse", "click", "getopt", "readline", "rich", "typer"}
TERMINAL_CALLS = {"print", "input", "exit", "quit", "breakpoint", "sys.exit"}
TERMINAL_NAMES = {"sys.argv", "sys.stdin", "sys.stdout", "sys.stderr"}
TERMINAL_WORDS = {name.rpartition(".")[2] for name in TERMINAL_CALLS | TERMINAL_NAMES}
HEAVY = {"IPython", "jinja2", "networkx", "numpy", "pydantic", "pyshacl", "pyvis", "rdflib"}

DATA_LISTS = sorted((ROOT / "data").rglob("*.toml"))

MOST_LINES = 600
GENERATED = {"__pycache__", "build", "demo", "dist", "remit-graph"}

# A letter in brackets keeps each pattern from finding itself.
NOT_FOR_FILES = {
    "a path of one machine": r"(?<![\w.…}-])/(?:[w]ork|[r]oot|[h]ome|[t]mp|[U]sers)/\w",
    "a registry's host": r"py[p]i\.|python[h]osted|npm[j]s|crates\.[i]o|deb\.[d]ebian",
    "an index's address": r"--(?:extra-)?index-[u]rl|--find-[l]inks|trusted-[h]ost",
}


def source_files(*folders: str) -> list[Path]:
    """List the Python files of some folders of the checkout."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def project_files() -> Iterator[Path]:
    """Walk over the files that belong to the project, as a fresh clone would have them."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            name
            for name in folders
            if name == ".ci"
            or not (name.startswith(".") or name in GENERATED or name.endswith(".egg-info"))
        ]
        yield from (Path(folder, name) for name in names if name != ".git")


def module_name(path: Path) -> str:
    """Return the name under which a source file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("remit", *(part for part in parts if part != "__init__")))


def is_terminal_use(node: ast.AST) -> bool:
    """Tell whether a node of a syntax tree reads arguments, prints, exits or imports what does."""
    match node:
        case ast.Import(names=names):
            return any(name.name.partition(".")[0] in TERMINAL_PACKAGES for name in names)
        case ast.ImportFrom(module=str(module), level=0):
            return module.partition(".")[0] in TERMINAL_PACKAGES
        case ast.Call(func=ast.Name(word) | ast.Attribute(attr=word) as function):
            return word in TERMINAL_WORDS and ast.unparse(function) in TERMINAL_CALLS
        case ast.Attribute(attr=word):
            return word in TERMINAL_WORDS and ast.unparse(node) in TERMINAL_NAMES
    return False


def loaded_modules(*arguments: str, folder: Path) -> set[str]:
    """Run the command line and return the top-level names of all that it imported."""
    result = subprocess.run(
        [SCRIPTS / "remit", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    rows = re.findall(r"^import time:.*\| *([\w.]+)$", result.stderr, flags=re.MULTILINE)
    names = {name.partition(".")[0] for name in rows}
    assert "typer" in names
    return names


def test_imports_run_one_way() -> None:
    result = subprocess.run(
        [SCRIPTS / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout
    assert "1 kept, 0 broken" in result.stdout


def test_the_library_knows_no_terminal() -> None:
    uses = [
        f"{module_name(path)}: {ast.unparse(node)}"
        for path in source_files(*LIBRARY)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if is_terminal_use(node)
    ]
    assert uses == []


@pytest.mark.parametrize(
    "code",
    [
        "import rich.table",
        "from typer import Option",
        "def f():\n    print('x')",
        "import sys\nsys.exit(1)",
        "import sys\nsys.stderr.write('x')",
    ],
)
def test_use_of_the_terminal_is_recognised(code: str) -> None:
    assert any(is_terminal_use(node) for node in ast.walk(ast.parse(code)))


def test_data_holds_no_logic() -> None:
    for path in source_files("data"):
        body = ast.parse(path.read_text("utf-8")).body
        assert [node for node in body if not isinstance(node, ast.Expr)] == [], path


def test_no_file_of_code_is_a_swollen_one() -> None:
    paths = source_files(*FOLDERS, "tests", "benchmarks")
    lengths = {str(path): len(path.read_text("utf-8").splitlines()) for path in paths}
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_offers_what_it_lists_and_no_more(name: str) -> None:
    package = importlib.import_module(name)
    listed = getattr(package, "__all__", [])
    assert len(listed) == len(set(listed))
    missing = [item for item in listed if not hasattr(package, item)]
    assert missing == []
    offered = {
        item
        for item, value in vars(package).items()
        if not item.startswith("_")
        and not isinstance(value, types.ModuleType)
        and str(getattr(value, "__module__", "")).startswith("remit.")
    }
    assert offered - set(listed) == set()


def test_every_module_can_be_imported() -> None:
    for path in source_files(*FOLDERS):
        importlib.import_module(module_name(path))


@pytest.mark.parametrize(
    "name",
    [module_name(path) for path in source_files(*FOLDERS) if ">>>" in path.read_text("utf-8")],
)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    failed, run = doctest.testmod(importlib.import_module(name))
    assert (failed, run > 0) == (0, True)


def test_the_version_is_told_without_loading_the_engine(tmp_path: Path) -> None:
    assert loaded_modules("--version", folder=tmp_path) & (HEAVY | {"pyoxigraph"}) == set()


def test_a_question_and_a_query_load_nothing_heavy(tmp_path: Path) -> None:
    profile = min((ROOT / "data" / "profiles").glob("*.txt"))
    build = [str(SCRIPTS / "remit"), "build", str(profile)]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    asked = loaded_modules("ask", "which roles require RIPA knowledge", folder=tmp_path)
    assert asked & HEAVY == set()
    queried = loaded_modules("query", "SELECT * { ?s ?p ?o } LIMIT 1", folder=tmp_path)
    assert queried & HEAVY == set()


def test_no_file_holds_what_belongs_to_one_machine() -> None:
    found = []
    for path in project_files():
        text = path.read_text("utf-8", errors="ignore")
        for what, pattern in NOT_FOR_FILES.items():
            hits = re.findall(pattern, text)
            found += [f"{path.relative_to(ROOT)}: {what}: {hit}" for hit in hits]
    assert found == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("see /" + "home/jo/notes", "a path of one machine"),
        ("'/" + "tmp/graph'", "a path of one machine"),
        ("https://py" + "pi.org/simple", "a registry's host"),
        ("pip install --index-" + "url x", "an index's address"),
    ],
)
def test_what_belongs_to_one_machine_is_recognised(words: str, what: str) -> None:
    assert re.search(NOT_FOR_FILES[what], words)


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_is_a_file_with_one_function_of_its_name(verb: str) -> None:
    tree = ast.parse((ROOT / "cli" / f"{verb}.py").read_text("utf-8"))
    public = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    assert public == [verb]


@pytest.mark.parametrize("verb", COMMANDS)
def test_a_command_imports_the_library_only_when_it_runs(verb: str) -> None:
    body = ast.parse((ROOT / "cli" / f"{verb}.py").read_text("utf-8")).body
    modules = {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}
    assert {name for name in modules if name.startswith("remit.graph")} <= {"remit.graph.errors"}


def _lists(value: object, place: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield each list of words in data, with its place."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lists(inner, f"{place}.{name}")
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield place, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _lists(inner, f"{place}.{number}")


@pytest.mark.parametrize("path", DATA_LISTS, ids=lambda path: path.stem)
def test_no_word_stands_twice_in_a_list_of_data(path: Path) -> None:
    twice = {
        place: sorted({word for word in words if words.count(word) > 1})
        for place, words in _lists(tomllib.loads(path.read_text(encoding="utf-8")))
    }
    assert {place: words for place, words in twice.items() if words} == {}
