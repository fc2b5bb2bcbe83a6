"""How long the short commands take, from the shell's prompt back to it.

Compared, in turn, with an app of two empty commands on the same Python and the same typer, with
the engine's own command line on the same store, and with rdflib on the same quads.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from stopwatch import BIN, Runs, milliseconds, table, time_in_turn, versions

ROOT = Path(__file__).parents[1]
QUESTION = "which roles require RIPA knowledge"
OF_ONE = "which rank is the highest"
"""A question whose own query is cheap on a graph of any size."""
QUERY = """\
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?role ?manager
WHERE { ?r org:reportsTo ?m . ?r skos:prefLabel ?role . ?m skos:prefLabel ?manager }
"""

EMPTY_APP = """\
#!{python}
import typer

app = typer.Typer()


@app.command()
def first() -> None: ...


@app.command()
def second() -> None: ...


app()
"""

RDFLIB = """\
import sys, time
start = time.perf_counter()
from rdflib import Dataset
data = Dataset(default_union=True)
data.parse(sys.argv[1], format="nquads")
loaded = time.perf_counter()
rows = len(list(data.query(sys.argv[2])))
print(loaded - start, time.perf_counter() - loaded, rows)
"""


def main() -> None:
    """Build the sample graph in a folder of its own, time everything, print two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="measured runs of each command")
    parser.add_argument("--roles", type=int, default=20_000, help="in the large graph")
    parser.add_argument("--data", help="a folder laid over Remit's own data, for the small graph")
    given = parser.parse_args()
    rounds = given.rounds
    print("# Start\n")
    print(versions("remit", "typer", "pyoxigraph", "rdflib"), end="\n\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = folder / "graph"
        data = ["--data", given.data] if given.data else []
        remit("build", str(ROOT / "data" / "profiles"), "--graph", str(graph), *data)
        large = large_graph(folder / "large", given.roles)
        named = {f"remit ask, {given.roles:,} roles": large}
        print(start_table(folder, graph, named, rounds), end="\n\n")
        print(query_table(folder, graph, rounds), end="\n\n")


def large_graph(folder: Path, roles: int) -> Path:
    """Write a graph of invented organisations, with the index that a build would write."""
    from pyoxigraph import RdfFormat, serialize

    from remit.graph.store import Draft, Manifest

    sys.path.insert(0, str(ROOT))  # the invented organisations are the tests'
    write_index = import_module("tests.indexing").write_index
    quads = import_module("tests.organisations").make_organisations(roles)
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().splitlines()
    with Draft.begin(folder) as draft:
        draft.load(lines)
        write_index(draft.select, draft.folder)
        draft.publish(Manifest("https://w3id.org/remit/id/", "2030-06-01T12:00:00Z", {}))
    return folder


def start_table(folder: Path, graph: Path, large: dict[str, Path], rounds: int) -> str:
    """Compare `remit --version` and `remit ask` with an app of two empty commands."""
    empty = folder / "empty"
    empty.write_text(EMPTY_APP.format(python=sys.executable))
    empty.chmod(0o755)
    runs = time_in_turn(
        {
            "two empty commands": [str(empty), "first"],
            "remit --version": [str(BIN / "remit"), "--version"],
            "remit ask": [str(BIN / "remit"), "ask", QUESTION, "--graph", str(graph)],
            **{
                name: [str(BIN / "remit"), "ask", OF_ONE, "--graph", str(path)]
                for name, path in large.items()
            },
        },
        rounds=rounds,
    )
    base = runs["two empty commands"]
    limits = {"remit --version": 1.3, "remit ask": 2.5} | dict.fromkeys(large, 2.5)
    rows = [["whole process", "median", "times the empty app", "computing", "times", "at most"]]
    for name, figures in runs.items():
        row = [name, milliseconds(figures.median), f"{figures.ratio_to(base):.2f}"]
        row.append(milliseconds(figures.computing.median))
        row.append(f"{figures.computing.ratio_to(base.computing):.2f}")
        rows.append([*row, str(limits.get(name, ""))])
    return table(rows)


def query_table(folder: Path, graph: Path, rounds: int) -> str:
    """Compare one query through `remit`, through the engine's own command and in rdflib."""
    quads = folder / "graph.nq"
    remit("export", "--graph", str(graph), "--output", str(quads))
    rdflib = [sys.executable, "-c", RDFLIB, str(quads), QUERY]
    commands = {
        "remit query": [str(BIN / "remit"), "query", QUERY, "--graph", str(graph)],
        "rdflib, whole process": rdflib,
    }
    engine = shutil.which("oxigraph", path=BIN) or shutil.which("oxigraph")
    if engine:
        commands["oxigraph query"] = engine_command(engine, graph)
    runs = time_in_turn(commands, rounds=rounds)
    load, query = zip(*(measured_inside(rdflib) for _ in range(rounds)), strict=True)
    rows = [["one query", "median", "more than the engine", "at most"]]
    for name, figures in runs.items():
        over = figures.excess_over(runs["oxigraph query"]) if engine else None
        limit = "100 ms" if name == "remit query" else ""
        rows.append([name, milliseconds(figures.median), milliseconds(over) if over else "", limit])
    rows.append(["rdflib, import and load", milliseconds(Runs(load).median), "", ""])
    rows.append(["rdflib, the query alone", milliseconds(Runs(query).median), "", ""])
    if not engine:
        rows.append(["oxigraph query", "not measured: no oxigraph on this machine", "", ""])
    return table(rows)


def engine_command(engine: str, graph: Path) -> list[str]:
    """Write the engine's own command for the same query over the same store."""
    (store,) = {path.parent for path in graph.resolve().rglob("CURRENT")}
    options = ["--location", str(store), "--union-default-graph", "--results-format", "csv"]
    return [engine, "query", *options, "--query", QUERY]


def measured_inside(command: list[str]) -> tuple[float, float]:
    """Run the query in rdflib and return what it measured: the load, and the query alone."""
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    load, query, _ = printed.split()
    return float(load), float(query)


def remit(*arguments: str) -> None:
    """Run a command of Remit that is not measured."""
    subprocess.run([str(BIN / "remit"), *arguments], check=True, capture_output=True)


if __name__ == "__main__":
    main()
