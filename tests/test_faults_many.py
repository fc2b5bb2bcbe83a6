"""Several at once: builds of one graph, and readers while it is switched."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from remit.graph.store import Graph

from .building import clerk, nothing_known, write
from .faults import Faults

GROUP = "Several at once"
Run = Callable[..., "CompletedProcess[str]"]

# Forks readers, each of which opens the graph again and again and sees that it is one whole build;
# meanwhile publishes one build after the other. Ends with an error where a reader met anything else.
READERS = """
import os, sys, time
from pathlib import Path
from remit.graph.store import Draft, Graph, Manifest

folder, readers, switches, quads = Path(sys.argv[1]), *map(int, sys.argv[2:5])
query = "SELECT ?value { ?s <urn:value> ?value }"

def build(number):
    with Draft.begin(folder) as draft:
        draft.load(f'<urn:{n}> <urn:value> "{number}" <urn:g> .' for n in range(quads))
        draft.publish(Manifest("https://example.org/", str(number), {"quads": quads}))

def read():
    opened, ended = 0, False
    while not ended:
        ended = Path(sys.argv[5]).exists()
        with Graph.open(folder) as graph:
            values = [row[0].value for row in graph.select(query)]
            assert values == [graph.manifest.created] * quads, values
        opened += 1
    os.write(write_end, f"{opened}\\n".encode())

build(0)
read_end, write_end = os.pipe()
children = []
for _ in range(readers):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            read()
            status = 0
        finally:
            os._exit(status)
    children.append(child)
for number in range(1, switches + 1):
    build(number)
    time.sleep(0.02)
Path(sys.argv[5]).touch()
statuses = [os.waitpid(child, 0)[1] for child in children]
os.close(write_end)
print(sum(map(int, os.fdopen(read_end).read().split())), sum(s == 0 for s in statuses))
"""


def test_readers_meet_whole_graphs_while_it_is_switched(tmp_path: Path, fault: Faults) -> None:
    row = fault(GROUP, "a reader opens the graph while builds are published")
    readers, switches = row.times(4, 100), row.times(5, 40)
    done = subprocess.run(
        [sys.executable, "-c", READERS, tmp_path / "graph", str(readers), str(switches), "50",
         tmp_path / "ended"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    opened, well = map(int, done.stdout.split())
    assert well == readers, done.stderr
    assert opened >= readers
    row.survived(f"(the graph; {readers} readers, {switches} switches)", opened)
    assert [path.name for path in (tmp_path / "graph" / "generations").iterdir()] != []
    with Graph.open(tmp_path / "graph") as graph:
        assert graph.manifest.created == str(switches)


def test_of_two_builds_at_once_one_is_told_to_wait(
    tmp_path: Path, command: Path, fault: Faults
) -> None:
    row = fault(GROUP, "two builds of one graph")
    data = nothing_known(tmp_path / "data")
    for name in ("one", "two"):
        write(tmp_path / name, {f"{n}.txt": clerk(f"{name} clerk {n}") for n in range(20)})
    for _ in row.attempts(1, 20):
        builds = [
            subprocess.Popen(
                [command, "build", tmp_path / name, "--graph", tmp_path / "graph", "--data", data],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for name in ("one", "two")
        ]  # fmt: skip
        said = [build.communicate()[1] for build in builds]
        statuses = [build.returncode for build in builds]
        assert 0 in statuses
        for status, words in zip(statuses, said, strict=True):
            if status:
                assert "another build is writing this graph (process " in words
                row.survived(words)
        with Graph.open(tmp_path / "graph") as graph:
            assert graph.manifest.counts["described roles"] == 20
            assert len(set(graph.manifest.paths)) == 1
