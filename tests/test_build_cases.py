"""Folders of documents, each with the facts that its graph states: no more and no less."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from .building import made, quads
from .gold import CASES

FOLDERS = sorted(path.parent for path in (CASES / "build").glob("*/expected.ttl"))
KNOWN: dict[str, str] = {}
"""Cases that Remit does not get right yet: name of the folder -> why."""


def facts(directory: Path) -> set[str]:
    return {str(ox.Triple(q.subject, q.predicate, q.object)) for q in quads(directory, "facts")}


def cases() -> list[object]:
    return [
        pytest.param(
            folder,
            id=folder.name,
            marks=[pytest.mark.xfail(reason=KNOWN[folder.name], strict=True)]
            if folder.name in KNOWN
            else [],
        )
        for folder in FOLDERS
    ]


@pytest.mark.parametrize("folder", cases())
def test_documents_state_the_facts_that_are_expected(folder: Path, tmp_path: Path) -> None:
    made(tmp_path / "graph", folder / "documents")
    expected = {
        str(triple) for triple in ox.parse(path=folder / "expected.ttl", format=ox.RdfFormat.TURTLE)
    }
    assert facts(tmp_path / "graph") == expected


def test_every_folder_of_documents_has_its_facts() -> None:
    folders = {path.parent.parent for path in (CASES / "build").glob("*/documents/*")}
    assert folders == set(FOLDERS)
    assert len(folders) >= 8
