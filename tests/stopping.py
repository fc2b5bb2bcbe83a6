"""A command under way as another process, which says what it has reached, and is stopped there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from . import killing


@dataclass
class Underway:
    """A command under way.

    Attributes:
        process: The command.
        phases: The names of the phases as they begin, each with the process that works.
    """

    process: subprocess.Popen[str]
    phases: IO[str]

    def reaches(self, phase: str) -> int:
        """Wait until it has reached a phase; give the process that works."""
        return next(int(said.split()[1]) for said in self.phases if said.split()[0] == phase)

    def words(self) -> str:
        """Wait until it has ended, and give what it said on standard error."""
        return self.process.communicate()[1]


@contextmanager
def started(*arguments: str | Path) -> Iterator[Underway]:
    """Start a command; what still runs at the end is killed."""
    read, said = os.pipe()
    words = [sys.executable, killing.__file__, str(said), *arguments]
    with (
        os.fdopen(read) as phases,
        subprocess.Popen(
            words, pass_fds=[said], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process,
    ):
        os.close(said)
        try:
            yield Underway(process, phases)
        finally:
            process.kill()


def kill(process: int) -> None:
    """Kill a process, unless it has ended by itself meanwhile."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
