"""What it costs that so much is known beforehand: at a build, and at the start of a query.

The same document is built with all reference data and with none, in turn, and the two graphs are
asked the same. The index of names, by which questions find things, is told apart from the rest.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from pyoxigraph import RdfFormat, Store
from stopwatch import BIN, Runs, milliseconds, table, time_in_turn, versions

from remit.graph.background import background_lines
from remit.graph.statements.iris import Iris

ROOT = Path(__file__).parents[1]
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
        bare = folder / "bare" / "reference"
        bare.mkdir(parents=True)
        for path in (ROOT / "data" / "reference").glob("*.ttl"):
            (bare / path.name).write_text("", "utf-8")
        builds = time_in_turn(
            {"all": _build(folder, "all"), "none": _build(folder, "none", bare.parent)},
            rounds=rounds,
        )
        queries = time_in_turn(
            {
                name: [str(BIN / "remit"), "query", QUERY, "--graph", str(folder / name)]
                for name in ("all", "none")
            },
            rounds=rounds,
        )
        parsed, loaded = _loading(folder, rounds)
    rows = [
        ["what the reference data add", "as a person waits", "computing"],
        ["to a build, with the index of names", *_added(builds)],
        ["of that, reading their Turtle", *[milliseconds(parsed.median)] * 2],
        ["of that, loading them into the store", *[milliseconds(loaded.median)] * 2],
        ["to a query, from its start to its end", *_added(queries)],
    ]
    print(table(rows))
    print(f"\n{versions('remit', 'pyoxigraph')}; {rounds} rounds, in turn")


def _build(folder: Path, name: str, data: Path | None = None) -> list[str]:
    """Write the command of a build into an empty folder."""
    own = f"--data '{data}'" if data else ""
    graph = folder / name
    remit = BIN / "remit"
    building = f"'{remit}' build '{folder}/clerk.txt' --graph '{graph}' {own}"
    return ["sh", "-c", f"rm -rf '{graph}'; {building}"]


def _added(runs: dict[str, Runs]) -> list[str]:
    whole, none = runs["all"], runs["none"]
    more = (whole.excess_over(none), whole.computing.excess_over(none.computing))
    return [milliseconds(seconds) if seconds > 0 else "nothing" for seconds in more]


def _loading(folder: Path, rounds: int) -> tuple[Runs, Runs]:
    """Time the reading of the files, and the load into a store beyond that of a single line."""
    parsed, loaded = [], []
    for number in range(rounds):
        start = time.perf_counter()
        lines = list(background_lines(Iris()))
        parsed.append(time.perf_counter() - start)
        taken = []
        for part in (lines[:1], lines):
            store = Store(str(folder / f"store-{number}-{len(part)}"))
            start = time.perf_counter()
            store.bulk_load(input="\n".join(part).encode(), format=RdfFormat.N_QUADS)
            taken.append(time.perf_counter() - start)
        loaded.append(max(0.0, taken[1] - taken[0]))
    return Runs(tuple(parsed)), Runs(tuple(loaded))


if __name__ == "__main__":
    main()
