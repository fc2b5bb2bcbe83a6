"""What it costs that so much is known beforehand: at a build, and at the start of a query.

The same document is built by two copies of Remit in turn, one with all reference data and one with
none, and the two graphs are asked the same. What every graph begins with is made by a user's first
build and kept; so that build stands apart from all that come after.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from stopwatch import BIN, Runs, milliseconds, table, time_in_turn, versions

ROOT = Path(__file__).parents[1]
PACKAGES = ("cli", "data", "graph", "ontology")
PROFILE = "Job Title: Clerk\nReports to: Head Clerk\n\nKey Responsibilities\n- Answer letters\n"
QUERY = "SELECT ?role { ?role a remit:Role }"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="measured runs of each command")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "clerk.txt").write_text(PROFILE, "utf-8")
        copies = {name: _copied(folder / f"copy-{name}") for name in ("all", "none")}
        for path in (copies["none"] / "remit" / "data" / "reference").glob("*.ttl"):
            path.write_text("", "utf-8")
        first, later = (
            time_in_turn(
                {name: _build(folder, name, copy, clear) for name, copy in copies.items()},
                rounds=rounds,
            )
            for clear in (True, False)
        )
        queries = time_in_turn(
            {
                name: _shell(f"{_remit(copy)} query '{QUERY}' --graph '{folder / name}'")
                for name, copy in copies.items()
            },
            rounds=rounds,
        )
    rows = [
        ["what the reference data add", "as a person waits", "computing"],
        ["to a build", *_added(later)],
        ["to a user's first build, which prepares the rest", *_added(first)],
        ["to a query, from its start to its end", *_added(queries)],
    ]
    print(table(rows))
    print(f"\n{versions('remit', 'pyoxigraph')}; {rounds} rounds, in turn")


def _copied(folder: Path) -> Path:
    """Copy the packages into a folder, from which they are imported where it stands first."""
    for package in PACKAGES:
        target = folder / "remit" / package
        shutil.copytree(ROOT / package, target, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _build(folder: Path, name: str, copy: Path, clear: bool) -> list[str]:
    """Write the command of a build into an empty folder; with `clear`, as the first of a user."""
    graph, cache = folder / name, folder / f"cache-{name}"
    building = f"{_remit(copy)} build '{folder}/clerk.txt' --graph '{graph}'"
    gone = f"rm -rf '{graph}' '{cache}'" if clear else f"rm -rf '{graph}'"
    return _shell(f"{gone}; REMIT_CACHE='{cache}' {building}")


def _remit(copy: Path) -> str:
    return f"PYTHONPATH='{copy}' '{BIN / 'remit'}'"


def _shell(command: str) -> list[str]:
    return ["sh", "-c", command]


def _added(runs: dict[str, Runs]) -> list[str]:
    whole, none = runs["all"], runs["none"]
    more = (whole.excess_over(none), whole.computing.excess_over(none.computing))
    return [milliseconds(seconds) if seconds > 0 else "nothing" for seconds in more]


if __name__ == "__main__":
    main()
