"""What another program read is read again, though its version is the same."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .gold import ROOT

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path


def test_a_program_that_reads_otherwise_reads_all_again(
    remit: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "clerk.txt").write_text("Job Title: Clerk\nReports to: Head Clerk\n")
    own = tmp_path / "own" / "remit"
    for folder in ("graph", "ontology", "cli", "data"):
        shutil.copytree(ROOT / folder, own / folder)

    def build() -> str:
        done = remit("build", "clerk.txt", settings={"PYTHONPATH": str(own.parent)})
        assert not done.returncode, done.stderr
        return done.stdout

    assert "1 read, 0 unchanged" in build()
    assert "0 read, 1 unchanged" in build()
    module = own / "graph" / "layout" / "__init__.py"
    module.write_text(module.read_text(encoding="utf-8") + "\n# another\n", encoding="utf-8")
    assert "1 read, 0 unchanged" in build()
