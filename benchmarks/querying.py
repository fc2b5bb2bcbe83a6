"""Time queries over generated organisations: the saved ones, the engine's own command, rdflib.

    python benchmarks/querying.py [--profiles 1000] [--graph DIR] [--rounds 3]

Without --graph, a graph of so many profiles is built first. rdflib gets the graph of facts alone,
since it holds all in memory; its loading is told apart from its queries.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generate import profiles, write
from start import engine_command
from stopwatch import BIN, milliseconds, table, time_in_turn, versions

_PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#>
PREFIX remit: <https://w3id.org/remit/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
JOINS = {
    "managers with what they and theirs both require": """SELECT ?m ?r ?t WHERE {
  ?r org:reportsTo ?m ; remit:requires ?t . ?m remit:requires ?t }""",
    "pairs of roles of one unit with a shared requirement": """SELECT ?a ?b ?t WHERE {
  ?a org:postIn ?u ; remit:requires ?t . ?b org:postIn ?u ; remit:requires ?t
  FILTER(STR(?a) < STR(?b)) }""",
}
LISTS = {
    "all roles with their managers": """SELECT ?role ?manager WHERE {
  ?r org:reportsTo ?m . ?r skos:prefLabel ?role . ?m skos:prefLabel ?manager }""",
    "how many roles require each law": """SELECT ?law (COUNT(DISTINCT ?r) AS ?n) WHERE {
  ?r remit:requires ?l . ?l a <http://data.europa.eu/eli/ontology#LegalResource> ;
  skos:prefLabel ?law } GROUP BY ?law""",
}
_INSIDE = """import sys, time
start = time.perf_counter()
if sys.argv[1] == "pyoxigraph":
    from pyoxigraph import RdfFormat, Store
    store = Store()
    store.bulk_load(path=sys.argv[2], format=RdfFormat.N_QUADS)
    ask = lambda text: len(list(store.query(text, use_default_graph_as_union=True)))
else:
    from rdflib import Dataset
    kind = {"rdflib": "default", "rdflib on an Oxigraph store": "Oxigraph"}[sys.argv[1]]
    data = Dataset(store=kind, default_union=True)
    data.parse(sys.argv[2], format="nquads" if kind == "default" else "ox-nquads")
    ask = lambda text: len(list(data.query(text)))
print(time.perf_counter() - start)
for text in sys.argv[3:]:
    start = time.perf_counter()
    rows = ask(text)
    print(time.perf_counter() - start, rows)"""
_VALUES = {
    "role": "?x remit:describedBy ?d ; org:reportsTo ?m",
    "unit": "?r org:postIn ?x",
    "force": "?u org:unitOf ?x . ?x a remit:Force",
    "rank": "?r remit:rank ?x",
    "system": "?r remit:usesSystem ?x",
    "qualification": "?r remit:requiresQualification ?x",
    "thing": "?r remit:requires ?x",
    "document": "?r remit:describedBy ?x",
}


def main() -> None:
    """Read the arguments, make a graph where none is given, and print three tables."""
    parser = argparse.ArgumentParser(description="Time queries over generated organisations.")
    parser.add_argument("--profiles", type=int, default=1000)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    print("# Queries\n")
    print(versions("remit", "pyoxigraph", "rdflib", "oxrdflib", "oxigraph"), end="\n\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = args.graph or _built(folder, args.profiles)
        print(saved_table(graph, args.rounds), end="\n\n")
        print(engine_table(graph, args.rounds), end="\n\n")
        print(library_table(folder, graph), end="\n\n")


def saved_table(graph: Path, rounds: int) -> str:
    """Time each saved query as a command; say which take a second or more."""
    listed = json.loads(_run("query", "--list", "--format", "json"))
    commands: dict[str, Sequence[str]] = {}
    for query in listed:
        given = [f"{p['name']}={_value(p, graph)}" for p in query["parameters"] if not p["default"]]
        settings = [word for setting in given for word in ("--set", setting)]
        base = [str(BIN / "remit"), "query", "--graph", str(graph), "--format", "csv"]
        commands[query["name"]] = [*base, "--saved", query["name"], *settings]
    runs = time_in_turn(commands, rounds=rounds)
    rows = [["saved query", "median", "computing", "rows"]]
    for name, figures in sorted(runs.items(), key=lambda pair: -pair[1].median):
        count = len(
            subprocess.run(commands[name], capture_output=True, check=True).stdout.split(b"\n")
        )
        computing = milliseconds(figures.computing.median)
        rows.append([name, milliseconds(figures.median), computing, str(max(0, count - 2))])
    return table(rows)


def engine_table(graph: Path, rounds: int) -> str:
    """Compare `remit query` with the engine's own command on the same store."""
    rows = [["query", "remit query", "oxigraph query", "more", "times"]]
    for name, text in (LISTS | JOINS).items():
        query = _PREFIXES + text
        ours = [str(BIN / "remit"), "query", query, "--graph", str(graph), "--format", "csv"]
        theirs = [*engine_command(str(BIN / "oxigraph"), graph)[:-1], query]
        runs = time_in_turn({"ours": ours, "theirs": theirs}, rounds=rounds)
        more = runs["ours"].excess_over(runs["theirs"])
        times = f"{runs['ours'].ratio_to(runs['theirs']):.2f}"
        medians = [milliseconds(runs[which].median) for which in ("ours", "theirs")]
        rows.append([name, *medians, milliseconds(more), times])
    return table(rows)


def library_table(folder: Path, graph: Path) -> str:
    """Compare the engine with rdflib, in memory and on a store, over the graph of facts."""
    facts = folder / "facts.nq"
    _run("export", "--part", "facts", "--graph", str(graph), "--output", str(facts))
    queries = [_PREFIXES + text for text in (LISTS | JOINS).values()]
    found = {}
    for name in ("pyoxigraph", "rdflib", "rdflib on an Oxigraph store"):
        command = [sys.executable, "-c", _INSIDE, name, str(facts), *queries]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found[name] = [float(line.split()[0]) for line in printed.splitlines()]
    rows = [["query alone", *found, "rdflib / pyoxigraph"]]
    for place, name in enumerate(["loading the facts", *LISTS, *JOINS]):
        times = [figures[place] for figures in found.values()]
        rows.append([name, *map(milliseconds, times), f"{times[1] / times[0]:.0f}"])
    return table(rows)


def _value(parameter: dict[str, str], graph: Path) -> str:
    """Choose a value that the graph knows, one in use before one of the reference data."""
    if parameter["type"] in ("text", "number"):
        return {"letters": "PNC", "words": "records"}.get(parameter["name"], "2")
    kind = parameter["type"].partition("|")[0]
    label = "remit:fileName" if parameter["type"] == "document" else "skos:prefLabel"
    for pattern in (_VALUES[kind], f"?x a remit:{kind.capitalize()}"):
        query = f"SELECT ?x ?l {{ {pattern} . ?x {label} ?l }} ORDER BY ?x LIMIT 1"
        found = json.loads(_run("query", query, "--graph", str(graph), "--format", "json"))
        for row in found["results"]["bindings"]:
            return str(row["l" if parameter["type"] == "document" else "x"]["value"])
    raise LookupError(f"the graph holds no {kind} to ask for")


def _built(folder: Path, count: int) -> Path:
    write(folder, profiles(count, size=10_000))
    graph = folder / "graph"
    _run("build", str(folder / "profiles"), "--graph", str(graph))
    return graph


def _run(*arguments: str) -> str:
    command = [str(BIN / "remit"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
