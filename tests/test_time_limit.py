"""What a command does has a limit of time, which holds in the middle of a query too."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Remit = Callable[..., subprocess.CompletedProcess[str]]
ENDLESS = {
    "a query": """store.extend(
        ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.NamedNode(f"urn:{n + 1}"))
        for n in range(3000)
    )
    list(store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a = ?i && ?d = ?c) }"))""",
    "work of our own": "while True: pass",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_go_on_for_hours_is_stopped_at_its_time(name: str) -> None:
    program = f"""
import pyoxigraph as ox
from remit.cli.limited import limited
store = ox.Store()
with limited(0.3, what="the question", hint="ask for less"):
    {ENDLESS[name]}
print("never said")
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "error: the question was stopped after 0.3 seconds\n\n"
        "hint: ask for less, or allow more time with `--timeout`\n"
    )


def test_what_is_done_in_time_goes_on() -> None:
    program = """
import _thread, time
from remit.cli.limited import limited
with limited(20, what="the question", hint="ask for less"):
    while not _thread._count():  # until it is watched
        time.sleep(0.001)
while _thread._count():  # until it is watched no longer, long before the time is over
    time.sleep(0.001)
print("said")
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "said\n", "")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["map", "--format", "tree"], "the map"),
        (["query", "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?f"], "the query"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_each_command_that_answers_has_the_limit(
    remit: Remit, sample_graph: Path, arguments: list[str], what: str
) -> None:
    done = remit(*arguments, "--graph", sample_graph, "--timeout", "0.001")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: {what} was stopped after 0.001 seconds\n\nhint: ")


def test_a_map_that_was_stopped_leaves_no_file(
    remit: Remit, sample_graph: Path, tmp_path: Path
) -> None:
    done = remit("map", "--graph", sample_graph, "-o", "map.html", "--timeout", "0.001")
    assert done.returncode == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("given", ["0", "-1", "inf", "nan", "soon"])
def test_a_limit_is_a_number_of_seconds(remit: Remit, sample_graph: Path, given: str) -> None:
    done = remit("ask", "which rank is the highest", "--graph", sample_graph, "--timeout", given)
    assert done.returncode == 2
    assert "--timeout" in done.stderr
