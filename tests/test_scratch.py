"""The folder in which a run of the tests writes is gone at its end, also where it was killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .gold import ROOT

BEGIN = "import os, signal; from tests import scratch; print(scratch.begin(), flush=True); "
KILLED = "os.kill(os.getpid(), signal.SIGKILL)"


def test_a_run_removes_its_folder_and_those_of_killed_runs_alone(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}

    def run(then: str) -> str:
        words = [sys.executable, "-c", BEGIN + then]
        done = subprocess.run(
            words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    killed = run(KILLED)
    assert [str(path) for path in tmp_path.iterdir()] == [killed]
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN + "input()"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as living:  # fmt: skip
        assert living.stdout is not None
        held = living.stdout.readline().strip()
        run("")
        assert [str(path) for path in tmp_path.iterdir()] == [held]
        living.communicate("\n")
    assert list(tmp_path.iterdir()) == []
