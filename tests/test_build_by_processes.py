"""A build of which several processes share what comes after reading makes what one process makes."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pyoxigraph import Store

from remit.graph.errors import RemitError
from remit.graph.store import Draft
from remit.ontology import ORG, REMIT

from .building import canonical, clerk, indexed, made, write

UNIT = "Unit: Fraud Investigation and Money Unit (FIMU), ERSOU"
TEXTS = {
    "one.txt": clerk("Fraud Officer", UNIT, "Rank: Constable", manager="Detective Sergeant"),
    "two.txt": clerk("Fraud Clerk", UNIT, "A line that nobody reads", manager="Fraud Officer"),
    "three.txt": clerk("Fraud Typist", UNIT, manager="Fraud Clerk"),
}


def test_processes_derive_and_file_what_one_process_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "posts", TEXTS)
    alone, several = tmp_path / "alone", tmp_path / "several"
    made(alone, folder, workers=1)
    inferred = [one for one in canonical(alone).splitlines() if one.endswith(b"inferred> .")]
    # A manager's unit follows in the first round, and what that unit is part of in the next.
    assert any(b"sergeant" in one and ORG.postIn.encode() in one for one in inferred)
    assert any(b"sergeant" in one and REMIT.belongsTo.encode() in one for one in inferred)
    monkeypatch.setattr("remit.graph.fill._MANY", 1)
    monkeypatch.setattr("remit.graph.filing._TOGETHER", 2)
    for own in ("fill.infer", "asking.index.add_passages"):  # what this process would do itself
        monkeypatch.delattr(f"remit.graph.{own}")
    made(several, folder, workers=2)
    assert canonical(several) == canonical(alone)
    assert indexed(several) == indexed(alone)
    [generation] = (several / "generations").iterdir()
    assert not list(generation.rglob("*.nq"))
    assert not (generation / "aside").exists()


def test_a_draft_holds_no_table_open_while_others_read_a_copy_of_it(tmp_path: Path) -> None:
    line = "<urn:s> <urn:p> <urn:o> <https://example.org/one> ."
    with Draft.begin(tmp_path / "graph") as draft:
        draft.load([line])
        assert opened_below(draft.folder / "store")
        with draft.copied() as copy:
            assert not opened_below(draft.folder / "store")
            assert len(Store.read_only(str(copy))) == 1
            draft.load([line.replace("urn:o", "urn:other")])
        assert draft.quad_count() == 2


def opened_below(folder: Path) -> list[Path]:
    """List the files in a folder that this process holds open."""
    told = (each.readlink() for each in Path("/proc/self/fd").iterdir() if each.is_symlink())
    return [path for path in told if path.is_relative_to(folder)]


def test_where_a_process_that_files_is_ended_the_last_graph_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, graph = write(tmp_path / "posts", TEXTS), tmp_path / "graph"
    made(graph, folder, workers=1)
    before = canonical(graph)
    write(folder, {"four.txt": clerk("Fraud Driver", UNIT)})
    monkeypatch.setattr("remit.graph.fill._MANY", 1)
    monkeypatch.setattr("remit.graph.change._FEW", 100)  # all is filed anew
    monkeypatch.setattr("remit.graph.filing._file", ended)
    with pytest.raises(RemitError, match="was ended by the system") as caught:
        made(graph, folder, workers=2)
    assert "--workers 1" in str(caught.value.hint)
    assert canonical(graph) == before


def ended(_: object) -> None:
    """End as a process does that the system kills."""
    os.kill(os.getpid(), signal.SIGKILL)
