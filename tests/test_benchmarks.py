"""The benchmarks run, measure every row that they promise, and reckon ratios rightly."""

from __future__ import annotations

import doctest
import importlib.util
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from remit.graph.queries.saved import saved_names

from .building import nothing_known

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def stopwatch() -> Iterator[ModuleType]:
    """Load the stopwatch, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("stopwatch", BENCHMARKS / "stopwatch.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_a_ratio_is_taken_run_by_run(stopwatch: ModuleType) -> None:
    slow_day = stopwatch.Runs((0.2, 0.4, 2.0))
    base = stopwatch.Runs((0.1, 0.2, 1.0))
    assert slow_day.ratio_to(base) == pytest.approx(2.0)
    assert slow_day.excess_over(base) == pytest.approx(0.2)
    assert slow_day.median == pytest.approx(0.4)


def test_commands_run_in_turn_after_one_run_that_does_not_count(
    stopwatch: ModuleType, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    commands = {name: ["sh", "-c", f"echo {name} >> {log}"] for name in "AB"}
    runs = stopwatch.time_in_turn(commands, rounds=2)
    assert log.read_text().split() == ["A", "B"] * 3
    assert {name: len(figures.seconds) for name, figures in runs.items()} == {"A": 2, "B": 2}


def test_a_command_that_fails_is_never_timed(stopwatch: ModuleType) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        stopwatch.time_in_turn({"fails": ["false"]}, rounds=1)


def test_the_examples_of_the_stopwatch_are_true(stopwatch: ModuleType) -> None:
    assert doctest.testmod(stopwatch).failed == 0


def test_the_start_is_measured_against_each_yardstick(tmp_path: Path) -> None:
    data = nothing_known(tmp_path)
    (data / "reference" / "acts-2000-to-2009.ttl").unlink()  # with the law that is asked for
    command = [sys.executable, str(BENCHMARKS / "start.py"), "--rounds", "1", "--roles", "60"]
    command += ["--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    measured = {
        line.split(" | ")[0].strip("| ") for line in done.stdout.splitlines() if " | " in line
    }
    assert measured >= {
        "two empty commands",
        "remit --version",
        "remit ask",
        "remit ask, 60 roles",
        "remit query",
        "oxigraph query",
        "rdflib, whole process",
        "rdflib, import and load",
        "rdflib, the query alone",
    }


def test_growth_is_told_against_what_bounds_it(tmp_path: Path, stopwatch: ModuleType) -> None:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        report = importlib.import_module("report")
    finally:
        sys.path.remove(str(BENCHMARKS))
    assert sys.modules["stopwatch"] is stopwatch

    def spent(seconds: float, processor: float) -> dict[str, float]:
        return {"seconds": seconds, "processor": processor}

    run = {
        **{"profiles": 1000, "quads": 1_100_000, "disk": 4e8, "match": spent(5, 4)},
        **{"load": spent(10, 8), "unchanged": {"seconds": 2.0}, "changed": {"seconds": 3.0}},
    }
    builds = (spent(25, 40) | {"memory": 3e8}, spent(75, 40) | {"memory": 4e8})
    figures = tmp_path / "growth.jsonl"
    lines = [json.dumps(run | {"build": build}) + "\n" for build in builds]
    figures.write_text("".join([*lines, json.dumps({"profiles": 10, "build": {"seconds": 1}})]))
    small, large = (line.split() for line in report.grown(figures).splitlines()[2:])
    assert small[1:7] == ["10", "|", "1.0", "s", "|", "100"]
    told = " ".join(large)
    assert "| 1,000 | 50.0 s | 50 ms | 40 ms | 2.00 | 2.00 | 2.0 s | 3.0 s | 350 MB |" in told
    assert told.endswith("| 400 MB | 1100 |")


def test_instructions_are_told_apart_from_a_machine_that_cannot_count(
    stopwatch: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        instructions = importlib.import_module("instructions")
    finally:
        sys.path.remove(str(BENCHMARKS))
    assert doctest.testmod(instructions).failed == 0
    runs = {0: (2_000_000, 0.0), 4: (10_000_000, 0.5)}
    monkeypatch.setattr(instructions, "_run", lambda *asked: runs[asked[2]])
    assert instructions._taken("remit", "samples", 4) == (2.0, "instructions, in millions")
    runs[4] = (None, 0.5)  # type: ignore[assignment]
    assert instructions._taken("remit", "samples", 4) == (125.0, "computing, in milliseconds")


@pytest.fixture
def querying(stopwatch: ModuleType) -> Iterator[ModuleType]:
    """Load the benchmark of queries."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("querying")
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_only_saved_queries_have_a_reason_to_be_slow(querying: ModuleType) -> None:
    assert set(querying.WHY) <= set(saved_names())


def test_what_is_held_in_memory_are_whole_facts_of_the_first_roles(
    querying: ModuleType, tmp_path: Path
) -> None:
    is_role = f"{querying.ROLE} <urn:g> ."
    lines = [
        f"<urn:a> {is_role}",
        '<urn:a> <urn:p> "first" <urn:g> .',
        '<urn:b> <urn:p> "no role" <urn:g> .',
        f"<urn:c> {is_role}",
        '<urn:c> <urn:p> "second" <urn:g> .',
    ]
    (tmp_path / "all").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert querying.of_first_roles(tmp_path / "all", tmp_path / "some", 1) == 3
    assert (tmp_path / "some").read_text(encoding="utf-8").splitlines() == lines[:3]


def test_the_type_checker_reads_every_benchmark() -> None:
    project = tomllib.loads((BENCHMARKS.parent / "pyproject.toml").read_text("utf-8"))
    on_disk = {path.stem for path in BENCHMARKS.glob("*.py")}
    assert set(project["tool"]["mypy"]["modules"]) == on_disk


def test_the_page_of_questions_holds_what_the_command_writes() -> None:
    shape = (BENCHMARKS / "templates" / "questions.md").read_text(encoding="utf-8")
    page = (BENCHMARKS.parent / "docs" / "questions.md").read_text(encoding="utf-8")
    headings = [line for line in shape.splitlines() if line.startswith("#")]
    assert [line for line in page.splitlines() if line.startswith("#")] == headings
    sets = {path.stem for path in (BENCHMARKS.parent / "tests" / "questions").glob("*.jsonl")}
    assert [name for name in sorted(sets) if f"| {name}, " not in page] == []
