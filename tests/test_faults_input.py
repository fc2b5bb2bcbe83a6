"""Files that no one should have made, read with little memory: each has its line, the rest is built."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path
from subprocess import CompletedProcess

from .building import clerk, rows, write
from .faults import FULL, Faults

GROUP = "Bad input"
MEMORY = 512 << 20
MANY = 5_000 if FULL else 500
LONG = 1_000_000 if FULL else 100_000
HEAD = "Job Title: Bad Clerk\nReports to: Head Clerk\n\nEntry Requirements\n\n"
BAD: dict[str, bytes] = {
    "one very long line": (HEAD + "- Knowledge of law " + "word " * (LONG // 5)).encode(),
    "letters without a space": (HEAD + "a" * LONG).encode(),
    "control characters": "".join(map(chr, range(1, 32))).join(HEAD).encode() * (MANY // 25),
    "text from right to left": (HEAD + "- \u202eمعرفة القانون\u202c \u200f" * MANY).encode(),
    "UTF-8 with a mark": (HEAD + "- Café\n").encode("utf-8-sig"),
    "UTF-16": (HEAD + "- Café\n" * MANY).encode("utf-16"),
    "UTF-16 without a mark, cut in a letter": HEAD.encode("utf-16-le") * (MANY // 10) + b"\xd8",
    "Windows-1252": (HEAD + "- Café – “law”\n" * MANY).encode("cp1252"),
    "bytes of no encoding": HEAD.encode() + bytes(range(128, 256)) * MANY,
    "line ends of three kinds": (HEAD + "- One\r\n- Two\r- Three\n" * MANY).encode(),
    "lines of one letter": (HEAD + "a\n" * (2 * MANY)).encode(),
    "bullets nested deeply": (
        HEAD + "".join(" " * (depth % 1_000) + "- Drive\n" for depth in range(MANY))
    ).encode(),
    "bullets inside bullets": (HEAD + "• - * " * (4 * MANY) + "\n").encode(),
    "labels without values": (HEAD + "Grade:\nBase:\nUnit:\n" * MANY).encode(),
    "values without labels": (HEAD + "Scale 4\nHarbour Road\nSergeant\n" * MANY).encode(),
    "words that a pattern could go back over": (
        HEAD + "- Knowledge of " + "the Fire and Rescue Act and " * MANY + "'on call' " * MANY
    ).encode(),
    "tags that never end": (HEAD + "<p <b <i " * (4 * MANY)).encode(),
    "nothing but spaces": b" " * LONG,
    "nothing": b"",
    "no text": bytes(range(256)) * MANY,
}


def built(command: Path, folder: Path) -> CompletedProcess[str]:
    """Build a graph of a folder with little memory for each process."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    return subprocess.run(
        [command, "build", folder / "in", "--graph", folder / "graph", "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
        env={name: value for name, value in os.environ.items() if name != "RUST_BACKTRACE"},
    )


def test_a_file_that_no_one_should_have_made_is_read_or_named_with_little_memory(
    tmp_path: Path, command: Path, fault: Faults
) -> None:
    row = fault(GROUP, f"a file that no one should have made, with {MEMORY >> 20} MB of memory")
    good = {"good.txt": clerk("Good Clerk")}
    batches: list[dict[str, bytes]] = [BAD]
    if row.times(0, 1):  # for the page each also by itself
        batches += [{name: data} for name, data in BAD.items()]
    for number, batch in enumerate(batches):
        folder = tmp_path / str(number)
        write(folder / "in", {**good, **{f"{name}.txt": data for name, data in batch.items()}})
        done = built(command, folder)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr and "fault of Remit" not in done.stderr
        titles = "SELECT ?t { ?r remit:describedBy ?d ; skos:prefLabel ?t }"
        assert ("Good Clerk",) in rows(folder / "graph", titles)
        told = told_of(folder / "graph") | {
            line.split(": ")[1] for line in done.stderr.splitlines() if ": " in line
        }
        assert {f"{name}.txt" for name in batch} <= told
        row.survived(done.stderr, len(batch))


def told_of(graph: Path) -> set[str]:
    """List the files that became documents of a graph."""
    return {name for (name,) in rows(graph, "SELECT ?n { ?d remit:fileName ?n }")}
