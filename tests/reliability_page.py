"""Provoke all faults as often as promised, and write docs/reliability.md: `make faults`.

    python -m tests.reliability_page [--only FILE,…] [OPTIONS OF PYTEST…]

--only runs the tests of these files, and leaves the rows of the others as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
HEAD = """\
# Faults survived

What happens to a graph when something goes wrong while it is built, kept or asked. Each row is what a test provoked, so often, when it was last
run for this page (`make faults`, {system}); `make test` runs the same tests, each a few times. "Lost" counts graphs that
did not open afterwards as a complete old or a complete new one, and answers that were neither right nor refused: a test fails at the first.

"""
WIDEST = 150
_COLUMNS = 5


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


def kept(text: str, files: Collection[str]) -> list[Row]:
    """Read the rows of a page, but those of these files."""
    found: list[Row] = []
    group = ""
    for line in text.splitlines():
        group = line[3:] if line.startswith("## ") else group
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == _COLUMNS and cells[1].replace(",", "").isdigit():
            name, tried, _, saw, tests = cells
            stands = tuple(re.findall(r"`([^`]+)`", tests))
            if not set(files).intersection(stands):
                saw = saw.replace("\\|", "|")
                found.append(Row(group, name, int(tried.replace(",", "")), saw, stands))
    return found


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
    parser = argparse.ArgumentParser(description="Provoke all faults, and write their page.")
    parser.add_argument("--only", default="", help="files of tests, by their names")
    args, options = parser.parse_known_args()
    files = [path for path in test_files() if not args.only or path.name in args.only.split(",")]
    others = kept(PAGE.read_text(encoding="utf-8"), {path.name for path in files})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        arguments = [
            "-q",
            "-p",
            "skips",
            "-o",
            "junit_family=xunit1",
            f"--junitxml={report}",
            *map(str, files),
        ]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments, *options],
            cwd=ROOT,
            env=os.environ | {"REMIT_FAULTS": "full", "PYTHONPATH": "tests"},
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.returncode)
        rows = rows_of(ElementTree.parse(report).getroot())
        PAGE.write_text(page([*(others if args.only else ()), *rows]), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
