"""Provoke all faults as often as promised, and write docs/reliability.md: `make faults`."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
HEAD = """\
# Faults survived

What happens to a graph when something goes wrong while it is built, kept or asked. Each row is what a test provoked, so often, in the run that
wrote this page (`make faults`, {system}); `make test` runs the same tests, each a few times. "Lost" counts graphs that
did not open afterwards as a complete old or a complete new one, and answers that were neither right nor refused: a test fails at the first.

"""
WIDEST = 150


@dataclass(frozen=True)
class Row:
    """A fault, summed up over the tests that provoke it."""

    group: str
    name: str
    tried: int
    saw: str
    tests: tuple[str, ...]

    def as_line(self) -> str:
        """Write the row of the table."""
        saw = re.sub(r"/\S*pytest-\S*/", "", " ".join(self.saw.split())).replace("|", "\\|")
        saw = saw if len(saw) <= WIDEST else saw[: WIDEST - 1].rstrip() + "…"
        tests = ", ".join(f"`{test}`" for test in self.tests)
        return f"| {self.name} | {self.tried:,} | nothing | {saw} | {tests} |"


def test_files() -> list[Path]:
    """List the files of tests that provoke faults."""
    tests = sorted((ROOT / "tests").glob("test_*.py"))
    return [path for path in tests if re.search(r"\bfault: Faults\b", path.read_text("utf-8"))]


def rows_of(report: ElementTree.Element) -> list[Row]:
    """Sum up the faults that a run of the tests noted."""
    found: dict[tuple[str, str], Row] = {}
    for case in report.iter("testcase"):
        file = case.get("classname", "").rpartition(".")[2] + ".py"
        for noted in case.iter("property"):
            if noted.get("name") == "fault":
                told = json.loads(noted.get("value", ""))
                key = told["group"], told["name"]
                old = found.get(key, Row(*key, 0, "", ()))
                tests = tuple(sorted({*old.tests, file}))
                found[key] = Row(*key, old.tried + told["tried"], old.saw or told["saw"], tests)
    return list(found.values())


def page(rows: Iterable[Row]) -> str:
    """Write the page."""
    system = f"{platform.system()}, Python {platform.python_version()}"
    parts = [HEAD.format(system=system)]
    groups: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.group, row.tests)):
        groups.setdefault(row.group, []).append(row)
    for group, members in groups.items():
        parts.append(f"## {group}\n\n| fault | tried | lost | what the user saw | test |\n")
        parts.append("|---|---:|---|---|---|\n")
        parts += [row.as_line() + "\n" for row in members]
        parts.append("\n")
    return "".join(parts).rstrip() + "\n"


def main() -> None:
    """Run the tests and write the page; end as they end."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        arguments = [
            "-q",
            "-p",
            "skips",
            "-o",
            "junit_family=xunit1",
            f"--junitxml={report}",
            *map(str, test_files()),
        ]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments, *sys.argv[1:]],
            cwd=ROOT,
            env=os.environ | {"REMIT_FAULTS": "full", "PYTHONPATH": "tests"},
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.returncode)
        PAGE.write_text(page(rows_of(ElementTree.parse(report).getroot())), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
