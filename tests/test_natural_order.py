"""Lists stand in the order in which people look: in any case, and 2 before 10."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .building import clerk, made, write

Remit = Callable[..., CompletedProcess[str]]
TITLES = ("Band 9 Clerk", "Band 10 Clerk", "band 11 Clerk", "Band 100 Clerk")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of four posts that differ by a number."""
    folder = tmp_path_factory.mktemp("natural")
    needs = [f"- Knowledge of the {title} Handbook" for title in reversed(TITLES)]
    posts = {
        f"{n} post.txt": clerk(title, *needs)
        for n, title in zip((7, 8, 9, 10), TITLES, strict=True)
    }
    made(folder / "graph", write(folder / "in", posts))
    return folder / "graph"


@pytest.mark.parametrize(
    ("arguments", "pattern"),
    [
        (("list", "roles"), r"^[Bb]and \d+ Clerk"),
        (("ask", "list all roles"), r"^[Bb]and \d+ Clerk"),
        (("map", "--format", "tree"), r"[Bb]and \d+ Clerk"),
        (("analyse",), r"[Bb]and \d+ Clerk"),
    ],
)
def test_names_with_numbers_stand_as_people_count(
    remit: Remit, graph: Path, arguments: tuple[str, ...], pattern: str
) -> None:
    said = remit(*arguments, "--graph", graph).stdout
    assert tuple(dict.fromkeys(re.findall(pattern, said, re.MULTILINE))) == TITLES


def test_documents_are_listed_as_people_count(remit: Remit, graph: Path) -> None:
    said = remit("list", "documents", "--format", "csv", "--graph", graph).stdout
    assert re.findall(r"^(\d+) post", said, re.MULTILINE) == ["7", "8", "9", "10"]
