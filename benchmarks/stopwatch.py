"""Times whole processes in turn, and says what the figures are against each other."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@dataclass(frozen=True)
class Runs:
    """How long each run of one command took, in seconds, in the order of the runs.

    Attributes:
        seconds: From start to end, as a person waits for it.
        processor: Spent computing, by the process and its children; a busy machine adds little.
    """

    seconds: tuple[float, ...]
    processor: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """Return the median run."""
        return statistics.median(self.seconds)

    @property
    def computing(self) -> Runs:
        """Return the same runs by the time that they spent computing."""
        return Runs(self.processor)

    def ratio_to(self, other: Runs) -> float:
        """Return the median of the ratios, run by run, so that a machine's drift cancels out."""
        return statistics.median(map(float.__truediv__, self.seconds, other.seconds))

    def excess_over(self, other: Runs) -> float:
        """Return the median of the differences, run by run, in seconds."""
        return statistics.median(map(float.__sub__, self.seconds, other.seconds))


def time_in_turn(commands: Mapping[str, Sequence[str]], *, rounds: int) -> dict[str, Runs]:
    """Run the commands A B C A B C …, once unmeasured and then `rounds` times.

    Raises:
        subprocess.CalledProcessError: A command ends with another status than 0.
    """
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            figures = _time_once(command)
            if number:
                taken[name].append(figures)
    return {name: Runs(*zip(*figures, strict=True)) for name, figures in taken.items()}


def _time_once(command: Sequence[str]) -> tuple[float, float]:
    quiet = subprocess.DEVNULL
    computed, start = _computed(), time.perf_counter()
    subprocess.run(command, check=True, env=ENVIRONMENT, stdin=quiet, stdout=quiet, stderr=quiet)
    return time.perf_counter() - start, _computed() - computed


def _computed() -> float:
    """Return the processor's seconds of all children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def milliseconds(seconds: float) -> str:
    """Write a length of time for a table.

    >>> milliseconds(0.0804), milliseconds(0.00021)
    ('80 ms', '0.21 ms')
    """
    figure = seconds * 1000
    return f"{figure:.0f} ms" if figure >= 10 else f"{figure:.2g} ms"


def versions(*distributions: str) -> str:
    """Name the interpreter, the machine's kind and the installed versions in one line."""
    words = [f"Python {platform.python_version()}", f"{platform.system()} {platform.machine()}"]
    for name in distributions:
        words.append(f"{name} {importlib.metadata.version(name)}")
    return ", ".join(words)


def busy() -> str:
    """Say in a sentence how much the machine has to do besides."""
    return (
        f"When the run began, {os.getloadavg()[0]:.1f} processes were at work on the"
        f" {os.cpu_count()} processors of the machine."
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Lay rows of text out as a Markdown table; the first row is the heading."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])
