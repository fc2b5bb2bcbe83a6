"""Score the question sets of `tests/questions`: right, abstained and wrong, with 95 % intervals.

    python benchmarks/questions.py [--misses] [--graph DIR --alias 101-=000_ …]

The sets of profiles are asked of a graph built from `data/profiles`; with --graph of that one,
their documents' first letters exchanged by --alias. The sets of companies are asked of their
Turtle files.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from remit.graph.asking.engine import Asker

ROOT = Path(__file__).resolve().parent.parent
THREE = tuple(
    f"{name}-sergeant"
    for name in ("101-undercover-unit", "102-organised-crime-team", "103-intelligence-unit")
)
PREFIXES = ["101-", "102-", "103-"]
ON_THREE = ("profiles-dev", "profiles-held", "profiles-more", "profiles-kinds", "profiles-last")
ON_TWELVE = ("samples-dev", "samples-more")
OWN = ("company", "fleet")


def interval(count: int, total: int) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion, in per cent (95 %).

    >>> [round(bound, 1) for bound in interval(9, 10)]
    [59.6, 98.2]
    """
    z, p = 1.96, count / total
    middle = p + z * z / (2 * total)
    spread = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    scale = 100 / (1 + z * z / total)
    return max(0.0, (middle - spread) * scale), min(100.0, (middle + spread) * scale)


def report(
    name: str, asker: Asker, prefixes: list[str], aliases: dict[str, str], misses: bool
) -> None:
    """Ask one set and print a line about it, and one for each miss if wanted."""
    scoring: Any = importlib.import_module("tests.questions.scoring")
    verdicts = []
    for case in scoring.cases(name):
        known = {"all": prefixes} | case
        for field in ("gold", "may", "all"):
            if case["kind"] == "roles":
                known[field] = [aliases.get(p, p) for p in known.get(field, [])]
        said = scoring.verdict(known, asker.ask(case["q"]))
        verdicts.append(said)
        if misses and said != "right":
            print(f"    {said[:90]:90}  {case['q']}")
    tally = scoring.tallied(verdicts)
    low, high = interval(tally.right, tally.total)
    print(
        f"{name:16}{tally.total:5} asked{tally.right:5} right ({low:.1f} to {high:.1f} %)"
        f"{tally.abstained:5} abstained{tally.wrong:5} wrong"
    )


def built(paths: list[Path], folder: Path) -> Path:
    """Build a graph with the installed command."""
    remit = Path(sys.executable).parent / "remit"
    command = [str(part) for part in (remit, "build", *paths, "--graph", folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def main() -> None:
    """Score all sets."""
    from remit.graph.asking.engine import Asker
    from remit.graph.store import Graph

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--alias", nargs="*", default=[])
    options = parser.parse_args()
    aliases = dict(pair.split("=") for pair in options.alias)
    sys.path.insert(0, str(ROOT))
    graphs: Any = importlib.import_module("tests.questions.graphs")
    profiles = ROOT / "data" / "profiles"
    with TemporaryDirectory() as name:
        folder = Path(name)
        three = options.graph or built(
            [profiles / f"{stem}.txt" for stem in THREE], folder / "three"
        )
        with Graph.open(three) as graph, Asker(graph.select, graph.folder) as asker:
            for set_ in ON_THREE:
                report(set_, asker, PREFIXES, aliases, options.misses)
        if options.graph:
            return
        twelve = built([profiles], folder / "all")
        with Graph.open(twelve) as graph, Asker(graph.select, graph.folder) as asker:
            for set_ in ON_TWELVE:
                report(set_, asker, [], aliases, options.misses)
        for own in OWN:
            loaded = graphs.from_turtle(ROOT / "tests" / "data" / f"{own}.ttl")
            (folder / own).mkdir()
            with graphs.asker(loaded, folder / own) as asker:
                for part in ("dev", "held"):
                    report(f"{own}-{part}", asker, [], aliases, options.misses)


if __name__ == "__main__":
    main()
