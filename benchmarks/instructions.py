"""Count the instructions that the reading of one document takes; where that cannot be, time it.

    python benchmarks/instructions.py [--documents 40]

A count hardly changes from run to run, whatever else the machine has to do: so it shows when wider
reading makes each document a little dearer. It is the difference of two processes that prepare
alike, of which one goes on to read. `perf` counts; where it is missing, or the machine has nothing
to count with, what is told is the time spent computing. Remit's own samples are read besides the
invented profiles: they are short and crowded with names, labels and conditions.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from stopwatch import table

_SAMPLES = Path(__file__).resolve().parents[1] / "data" / "profiles"
_WARM = 20
_EVENT = "instructions:u"
_SETS = ("invented", "samples")
_READERS = ("remit", "spaCy")


def main() -> None:
    """Print the table, or read documents as the processes do that are counted."""
    parser = argparse.ArgumentParser(description="Count what the reading of a document takes.")
    parser.add_argument("--documents", type=int, default=40, help="invented profiles to read")
    parser.add_argument("--read", nargs=4, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.read:
        reader, name, count, prepared = args.read
        _read(reader, name, int(count), int(prepared))
    else:
        print(figures(args.documents))


def figures(documents: int) -> str:
    """Make the table of what a document of each set takes, by Remit and by spaCy."""
    rows: list[Sequence[str]] = []
    unit = ""
    for name in _SETS:
        texts = _measured(name, documents)
        (ours, unit), (theirs, _) = (_taken(reader, name, len(texts)) for reader in _READERS)
        size = sum(map(len, texts)) / len(texts)
        what = "an invented profile" if name == "invented" else "a sample profile"
        rows.append(
            [
                f"{what}, {size:,.0f} characters",
                f"{ours:.1f}",
                f"{theirs:.1f}",
                f"{ours / theirs:.2f}",
            ]
        )
    return table([[unit, *_READERS, "times"], *rows])


def counted(told: str) -> int | None:
    """Read the count that `perf stat -x,` tells; none where the machine has nothing to count with.

    >>> counted("5009718058,,instructions:u,938168910,100.00,,")
    5009718058
    >>> counted("<not supported>,,instructions:u,0,100.00,,") is None
    True
    """
    for line in told.splitlines():
        figure, _, rest = line.partition(",")
        if _EVENT in rest and figure.isdigit():
            return int(figure)
    return None


def _taken(reader: str, name: str, count: int) -> tuple[float, str]:
    """Tell what one document takes, and in what it is told."""
    (before, _), (after, seconds) = (_run(reader, name, number, count) for number in (0, count))
    if before is None or after is None:
        return seconds / count * 1e3, "computing, in milliseconds"
    return (after - before) / count / 1e6, "instructions, in millions"


def _run(reader: str, name: str, count: int, prepared: int) -> tuple[int | None, float]:
    """Read so many documents in a process of their own: its instructions, and its time for them.

    The texts that it has at hand are as many whether it reads them or not: writing them counts too.
    """
    command = [sys.executable, __file__, "--read", reader, name, str(count), str(prepared)]
    perf = shutil.which("perf")
    watched = [perf, "stat", "-x,", "-e", _EVENT, *command] if perf else command
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(watched, capture_output=True, text=True, check=False, env=environment)
    if done.returncode and perf:  # it is there, but not allowed to count
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return counted(done.stderr), float(done.stdout)


def _read(reader: str, name: str, count: int, prepared: int) -> None:
    """Prepare documents that were never read, then read so many of them; print how long."""
    from reading import matcher, remit, texts

    from remit.graph.reader import NEW_OBJECTS

    gc.set_threshold(NEW_OBJECTS)
    read = remit if reader == "remit" else matcher()
    measured = _measured(name, prepared)[:count]
    for text in (*texts(_WARM), *_samples()[1::2]):
        read(text)
    begin = time.process_time()
    for text in measured:
        read(text)
    print(time.process_time() - begin)


def _measured(name: str, count: int) -> list[str]:
    """Give the documents of a set that are measured; others of it have been read before."""
    from reading import texts

    return texts(_WARM + count)[_WARM:] if name == "invented" else _samples()[::2]


def _samples() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(_SAMPLES.glob("*.txt"))]


if __name__ == "__main__":
    main()
