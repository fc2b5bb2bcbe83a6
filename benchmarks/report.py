"""Run the benchmarks and write their tables into `docs/benchmarks.md` and `docs/scaling.md`.

    python benchmarks/report.py [--only start,growth] [--sizes 10,100,1000] [--figures FILE]
                                [--profiles 1000] [--graph DIR]

Each section of `docs/benchmarks.md` is what one script printed, below the command that printed it;
--only leaves the other sections as they are. The table of `docs/scaling.md` is made of all figures
of `growth.py` in the file that --figures names, also of those of earlier runs. Queries run over so
many generated profiles as --profiles says, or over a graph of such that was built before.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from stopwatch import table, versions

ROOT = Path(__file__).resolve().parents[1]
PAGE, SCALING = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "scaling.md"
FIGURES = ROOT / "benchmarks" / "growth.jsonl"
SECTIONS = {
    "start": ("Starting, and one small query", ["start.py"]),
    "querying": ("Queries", ["querying.py"]),
    "reading": ("Reading", ["reading.py"]),
    "growth": ("Building", ["growth.py"]),
    "reference": ("What is known beforehand", ["reference.py"]),
    "maps": ("Maps", ["maps.py"]),
}
_HEAD = """# Benchmarks

Written by `make bench`. Commands that are compared run in turn, in one run on one machine, and what
counts is the ratio: it is taken round by round, so that a machine that is busy for a while slows
both. *Computing* is the time that processors spent; it says more than the time that passed where
other programs run on the same machine. Files have been read before (*warm*), unless a row says
otherwise; loading stands apart from querying.
"""
_MARKS = ("<!-- figures -->", "<!-- end of figures -->")


def main() -> None:
    """Read the arguments, run what was asked for, write both pages."""
    parser = argparse.ArgumentParser(description="Run the benchmarks and write their pages.")
    parser.add_argument("--only", default=",".join(SECTIONS))
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--rounds", default="1")
    parser.add_argument("--figures", type=Path, default=FIGURES)
    parser.add_argument("--profiles", default="1000", help="to query, where no graph is given")
    parser.add_argument("--graph", help="a graph of so many generated profiles, to query")
    args = parser.parse_args()
    sections = _sections()
    for name in filter(None, args.only.split(",")):
        title, command = SECTIONS[name]
        if name == "growth":
            options = ["--sizes", args.sizes, "--rounds", args.rounds]
            _run([*command, *options, "--keep", str(args.figures)])
            printed = (
                f"{versions('remit', 'pyoxigraph', 'oxigraph', 'spacy')}\n\n{grown(args.figures)}"
            )
            command = [*command, *options]
        elif name == "querying":
            built = ["--graph", args.graph] if args.graph else []
            command = [*command, "--profiles", args.profiles]
            printed = re.sub(r"^#+ .*\n+", "", _run([*command, *built]))
        else:
            printed = re.sub(r"^#+ .*\n+", "", _run(command))
        shown = "\n".join(line for line in printed.splitlines()).strip()
        sections[title] = f"```sh\npython benchmarks/{' '.join(command)}\n```\n\n{shown}\n"
    order = [title for title, _ in SECTIONS.values() if title in sections]
    parts = [_HEAD, *(f"## {title}\n\n{sections[title].strip()}\n" for title in order)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    before, _, rest = SCALING.read_text(encoding="utf-8").partition(_MARKS[0])
    after = rest.partition(_MARKS[1])[2]
    made = "\n\n".join([_MARKS[0], grown(args.figures), _MARKS[1]])
    SCALING.write_text(f"{before}{made}{after}", encoding="utf-8")


def grown(figures: Path) -> str:
    """Make a table of all figures of growth, one row a size, the medians of its runs."""
    runs: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in figures.read_text(encoding="utf-8").splitlines():
        figure = json.loads(line)
        runs[figure["profiles"]].append(figure)
    named = "profiles|build|a profile|computing|times bound|computing times|unchanged|one changed"
    rows = [[*named.split("|"), "memory", "disk", "quads"]]
    for count, found in sorted(runs.items()):
        rows.append([f"{count:,}", *_row(count, found)])
    return table(rows)


def _row(count: int, runs: list[dict[str, Any]]) -> list[str]:
    def median(*path: str) -> float | None:
        values = []
        for run in runs:
            value: Any = run
            for name in path:
                value = value.get(name) if isinstance(value, dict) else None
            if value is not None:
                values.append(float(value))
        return statistics.median(values) if values else None

    ratios = []
    for measure in ("seconds", "processor"):
        found = [
            (run["build"][measure], run["load"][measure] + 3 * run["match"][measure])
            for run in runs
            if "load" in run and "match" in run
        ]
        ratios.append(f"{statistics.median(b / bound for b, bound in found):.2f}" if found else "")
    build, computing = median("build", "seconds"), median("build", "processor")
    memory, disk, quads = median("build", "memory"), median("disk"), median("quads")
    return [
        _seconds(build),
        f"{build / count * 1000:.0f} ms" if build else "",
        f"{computing / count * 1000:.0f} ms" if computing else "",
        *ratios,
        _seconds(median("unchanged", "seconds")),
        _seconds(median("changed", "seconds")),
        f"{memory / 1e6:.0f} MB" if memory else "",
        f"{disk / 1e6:.0f} MB" if disk else "",
        f"{quads / count:.0f}" if quads else "",
    ]


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.1f} s"


def _sections() -> dict[str, str]:
    """Read the sections that the page has, by their titles."""
    if not PAGE.exists():
        return {}
    parts = re.split(r"^## (.*)\n\n", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _run(command: list[str]) -> str:
    script = [sys.executable, str(ROOT / "benchmarks" / command[0]), *command[1:]]
    return subprocess.run(script, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
