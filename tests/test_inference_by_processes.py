"""Rules that several processes ask give what one gives, and leave nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.ontology import ORG, REMIT

from .building import canonical, clerk, made, write

UNIT = "Unit: Fraud Investigation and Money Unit (FIMU), ERSOU"
TEXTS = {
    "one.txt": clerk("Fraud Officer", UNIT, "Rank: Constable", manager="Detective Sergeant"),
    "two.txt": clerk("Fraud Clerk", UNIT, manager="Fraud Officer"),
    "three.txt": clerk("Fraud Typist", UNIT, manager="Fraud Clerk"),
}


def test_processes_derive_what_one_process_derives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "posts", TEXTS)
    made(tmp_path / "alone", folder, workers=1)
    alone = canonical(tmp_path / "alone")
    inferred = [line for line in alone.splitlines() if line.endswith(b"graph/inferred> .")]
    # A manager's unit follows in the first round, and what that unit is part of in the next.
    assert any(b"sergeant" in line and ORG.postIn.encode() in line for line in inferred)
    assert any(b"sergeant" in line and REMIT.belongsTo.encode() in line for line in inferred)
    monkeypatch.setattr("remit.graph.fill._MANY", 1)
    monkeypatch.delattr("remit.graph.fill.infer")  # nobody else derives
    made(tmp_path / "several", folder, workers=2)
    assert canonical(tmp_path / "several") == alone
    [generation] = (tmp_path / "several" / "generations").iterdir()
    assert not list(generation.rglob("*.nq"))
    assert not (generation / "aside").exists()
