"""Time queries over generated organisations: the saved ones, the engine's own command, rdflib.

    python benchmarks/querying.py [--profiles 1000] [--graph DIR] [--rounds 3] [--in-memory 1000]

Without --graph, a graph of so many profiles is built first. rdflib holds all in memory, so it gets
the facts of the first roles alone, as many as --in-memory says, and so does the engine beside it;
loading is told apart from queries. Values of saved queries are what most roles have to do with.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from generate import profiles, write
from start import engine_command
from stopwatch import BIN, busy, milliseconds, table, time_in_turn, versions

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
_LIBRARY = """import sys
from pyoxigraph import QueryResultsFormat, Store
found = Store.read_only(sys.argv[1]).query(sys.argv[2], use_default_graph_as_union=True)
found.serialize(sys.stdout.buffer, QueryResultsFormat.CSV)"""
"""What a query takes in the engine's library for Python with nothing around it."""
_VALUES = {
    "role": "?r org:reportsTo ?x . ?x remit:describedBy ?d",
    "unit": "?r org:postIn ?x",
    "force": "?r org:unitOf ?x . ?x a remit:Force",
    "rank": "?r remit:rank ?x",
    "system": "?r remit:usesSystem ?x",
    "qualification": "?r remit:requiresQualification ?x",
    "thing": "?r remit:requires ?x",
    "document": "?r sh:focusNode ?x",
}
_TEXTS = {"letters": "PNC", "words": "records"}
WHY = {
    "inferred-facts": "all that was inferred, each fact with its reason",
    "words-in-profiles": "reads every quote; `remit ask` has an index of words",
    "quotes-about": "every requirement about it, with its words and their places",
    "capability-by-unit": "all units by all that is required",
}
"""Why a saved query may take more than a second: what it goes through, or how much it lists."""

ROLE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/remit/ns#Role>"


def main() -> None:
    """Read the arguments, make a graph where none is given, and print three tables."""
    parser = argparse.ArgumentParser(description="Time queries over generated organisations.")
    parser.add_argument("--profiles", type=int, default=1000)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--in-memory", type=int, default=1000, help="roles that rdflib is given")
    args = parser.parse_args()
    print("# Queries\n")
    print(versions("remit", "pyoxigraph", "rdflib", "oxrdflib", "oxigraph"), end="\n\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = args.graph or _built(folder, args.profiles)
        print(size_of(graph), end="\n\n")
        print(saved_table(graph, args.rounds), end="\n\n")
        print(engine_table(graph, args.rounds), end="\n\n")
        print(library_table(folder, graph, args.in_memory), end="\n\n")


def size_of(graph: Path) -> str:
    """Say in a sentence what the graph holds, and what else the machine did."""
    counts = json.loads(_run("info", "--graph", str(graph), "--format", "json"))["counts"]
    return (
        f"A graph of {counts['documents']:,} profiles: {counts['roles']:,} roles,"
        f" {counts['requirements']:,} requirements, {counts['quads']:,} quads. {busy()}"
    )


def saved_table(graph: Path, rounds: int) -> str:
    """Time each saved query as a command; give the reason where it computes for over a second."""
    listed = json.loads(_run("query", "--list", "--format", "json"))
    chosen: dict[str, list[str]] = {}
    commands: dict[str, Sequence[str]] = {}
    for query in listed:
        taken: Counter[str] = Counter()
        settings: list[str] = []
        for parameter in query["parameters"]:
            kind = parameter["type"]
            if parameter["default"] is None:
                if kind not in chosen:
                    chosen[kind] = _values(kind, graph)
                value = _TEXTS.get(parameter["name"]) or chosen[kind][taken[kind]]
                settings += ["--set", f"{parameter['name']}={value}"]
                taken[kind] += 1
        base = [str(BIN / "remit"), "query", "--graph", str(graph), "--format", "csv"]
        commands[query["name"]] = [*base, "--saved", query["name"], *settings]
    runs = time_in_turn(commands, rounds=rounds)
    rows = [["saved query", "median", "computing", "rows", "computes for over a second"]]
    for name, figures in sorted(runs.items(), key=lambda pair: -pair[1].computing.median):
        found = subprocess.run(commands[name], capture_output=True, check=True).stdout
        computing = figures.computing.median
        why = WHY.get(name, "") if computing >= 1 else ""
        count = f"{sum(1 for _ in csv.reader(found.decode().splitlines())) - 1:,}"
        rows.append([name, milliseconds(figures.median), milliseconds(computing), count, why])
    return table(rows)


def engine_table(graph: Path, rounds: int) -> str:
    """Compare `remit query` with the engine's own command, and its library, on the same store."""
    named = "query|remit query|oxigraph query|more|times|at most|computing|computing"
    rows = [f"{named}|pyoxigraph, computing|times".split("|")]
    for name, text in (LISTS | JOINS).items():
        query = _PREFIXES + text
        ours = [str(BIN / "remit"), "query", query, "--graph", str(graph), "--format", "csv"]
        ours += ["--timeout", "3600"]
        theirs = [*engine_command(str(BIN / "oxigraph"), graph)[:-1], query]
        library = [sys.executable, "-c", _LIBRARY, theirs[theirs.index("--location") + 1], query]
        commands = {"ours": ours, "theirs": theirs, "library": library}
        runs = time_in_turn(commands, rounds=rounds)
        more = runs["ours"].excess_over(runs["theirs"])
        times = f"{runs['ours'].ratio_to(runs['theirs']):.2f}"
        medians = [milliseconds(runs[which].median) for which in ("ours", "theirs")]
        limit = "1.1 times" if runs["theirs"].median > 1 else "100 ms more"
        computed = [runs[which].computing.median for which in commands]
        computing = [milliseconds(seconds) for seconds in computed]
        alone = f"{computed[2] / computed[1]:.2f}"
        rows.append([name, *medians, f"{more * 1000:.0f} ms", times, limit, *computing, alone])
    return table(rows)


def library_table(folder: Path, graph: Path, roles: int) -> str:
    """Compare the engine with rdflib, in memory and on a store, over the facts of some roles."""
    facts = folder / "facts.nq"
    _run("export", "--part", "facts", "--graph", str(graph), "--output", str(folder / "all.nq"))
    quads = of_first_roles(folder / "all.nq", facts, roles)
    queries = [_PREFIXES + text for text in (LISTS | JOINS).values()]
    found = {}
    for name in ("pyoxigraph", "rdflib", "rdflib on an Oxigraph store"):
        command = [sys.executable, "-c", _INSIDE, name, str(facts), *queries]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found[name] = [float(line.split()[0]) for line in printed.splitlines()]
    given = f"the query alone, facts of {roles:,} roles ({quads:,} quads)"
    rows = [[given, *found, "rdflib / pyoxigraph"]]
    for place, name in enumerate(["loading the facts", *LISTS, *JOINS]):
        times = [figures[place] for figures in found.values()]
        rows.append([name, *map(milliseconds, times), f"{times[1] / times[0]:.0f}"])
    return table(rows)


def of_first_roles(quads: Path, chosen: Path, most: int) -> int:
    """Keep what is said of the first roles and of all that is no role; give how many quads."""
    kept = 0
    with quads.open(encoding="utf-8") as lines, chosen.open("w", encoding="utf-8") as out:
        for _, group in groupby(lines, key=lambda line: line.partition(" ")[0]):
            said = list(group)  # an export is sorted, so these are all of the subject
            if any(ROLE in line for line in said):
                most -= 1
                if most < 0:
                    continue
            out.writelines(said)
            kept += len(said)
    return kept


def _values(kind: str, graph: Path) -> list[str]:
    """Choose two values of a kind that most has to do with; names of files for documents."""
    if kind in ("text", "number"):
        return ["2", "2"]
    first = kind.partition("|")[0]
    label = "remit:fileName" if first == "document" else "skos:prefLabel"
    for pattern in (_VALUES[first], f"?x a remit:{first.capitalize()} BIND(?x AS ?r)"):
        query = f"""SELECT ?x (SAMPLE(?l) AS ?label) (COUNT(DISTINCT ?r) AS ?n)
            {{ {pattern} . ?x {label} ?l }} GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 2"""
        found = json.loads(_run("query", query, "--graph", str(graph), "--format", "json"))
        column = "label" if first == "document" else "x"
        values = [str(row[column]["value"]) for row in found["results"]["bindings"]]
        if values:
            return [*values, values[0]]
    raise LookupError(f"the graph holds no {first} to ask for")


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
