"""Score extraction on generated organisations, whose exact contents are known.

    python benchmarks/extraction.py [--profiles 600] [--seed 1] [--size 2500] [--forms forms]
                                    [--misses FIELD] [--write]

Three figures: F1 over the profiles without a mistake, field by field; the share of planted
mistakes of which a finding tells; and how many of the expected triples the graph holds, and how
many besides. Everything goes through the command line.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generate import profiles, write
from wording import TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
REMIT = Path(sys.executable).parent / "remit"
_AT_ONCE = 200
_TRIPLES = """SELECT ?code ?p ?o WHERE {
  ?role remit:roleCode ?code ; ?p ?thing .
  VALUES ?p { skos:prefLabel org:postIn org:reportsTo remit:rank remit:requires }
  OPTIONAL { ?thing remit:roleCode ?other }
  OPTIONAL { ?thing skos:prefLabel ?label }
  BIND(IF(BOUND(?other), CONCAT("role ", ?other),
       IF(STRSTARTS(STR(?thing), "http://www.legislation.gov.uk/id/"),
          SUBSTR(STR(?thing), 34), COALESCE(?label, STR(?thing)))) AS ?o)
  GRAPH <https://w3id.org/remit/id/graph/facts> { ?role ?p ?thing } }"""
_SHORT = {
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/org#": "org:",
    "https://w3id.org/remit/ns#": "remit:",
}


_PAGE = ROOT / "docs" / "generated.md"
_ROUNDS: dict[str, dict[str, Any]] = {
    "The forms that it was tuned on": {"seed": 1, "forms": "forms"},
    "The same forms, other organisations": {"seed": 2, "forms": "forms"},
    "The same forms, profiles of 6 kB": {"seed": 4, "size": 6000, "count": 300, "forms": "forms"},
    "Forms as nobody words them": {"seed": 5, "forms": "strange"},
}


def main() -> None:
    """Generate, extract, build, compare and print."""
    parser = argparse.ArgumentParser(description="Score extraction on generated organisations.")
    parser.add_argument("--profiles", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=2500)
    parser.add_argument("--forms", default="forms", help="the file of labels in templates/")
    parser.add_argument("--write", action="store_true", help="write docs/generated.md")
    parser.add_argument(
        "--misses", metavar="FIELD", help="print the documents that miss this field"
    )
    args = parser.parse_args()
    if args.write:
        parts = [(TEMPLATES / "generated.md").read_text(encoding="utf-8")]
        for title, options in _ROUNDS.items():
            tables = "\n".join(measured(**options))
            more = TEMPLATES / f"{options['forms']}.md"
            said = f"{more.read_text(encoding='utf-8')}\n" if more.exists() else ""
            parts.append(f"## {title}\n\n{said}```text\n{tables.rstrip()}\n```\n")
        _PAGE.write_text("\n".join(parts), encoding="utf-8")
        return
    for table in measured(args.profiles, args.seed, args.size, args.forms, args.misses):
        print(table)


def measured(
    count: int = 600,
    seed: int = 1,
    size: int = 2500,
    forms: str = "forms",
    misses: str | None = None,
) -> Iterator[str]:
    """Generate so many profiles, read and build them, and give the tables of what came out."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        write(place, profiles(count, seed=seed, size=size, forms=forms))
        gold = [json.loads(line) for line in (place / "gold.jsonl").open(encoding="utf-8")]
        found = dict(extracted(place / "profiles", [case["file"] for case in gold]))
        yield of_fields(gold, found, misses)
        yield of_layouts(gold, found)
        subprocess.run(
            [REMIT, "build", place / "profiles", "--graph", place / "graph"],
            check=True, capture_output=True,
        )  # fmt: skip
        yield of_mistakes(gold, findings(place / "graph"), misses)
        yield of_triples(gold, place / "graph", misses)


def extracted(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read documents with `remit extract`; give (name, what was read)."""
    for start in range(0, len(names), _AT_ONCE):
        files = [str(folder / name) for name in names[start : start + _AT_ONCE]]
        done = subprocess.run(
            [REMIT, "extract", *files, "--format", "json"],
            capture_output=True,
            text=True,
            check=False,
        )
        for line in filter(str.strip, done.stdout.splitlines()):
            profile = json.loads(line)
            yield str(Path(profile["document"]).relative_to(folder)), profile


def of_fields(
    gold: Iterable[Mapping[str, Any]], found: Mapping[str, Any], misses: str | None
) -> str:
    """Compare the fields of the documents without a mistake."""
    scoring = _scoring()
    counts: dict[str, dict[bool, Any]] = defaultdict(
        lambda: {True: scoring.Count(), False: scoring.Count()}
    )
    for case in gold:
        if case["mistakes"]:
            continue
        for strict in (True, False):
            for name, count in scoring.score(
                case, found.get(case["file"], {}), strict=strict
            ).items():
                counts[name][strict] += count
                counts["all"][strict] += count
                if name == misses and not strict and count.wrong + count.missed:
                    print(case["file"], "expected", case[name], "got", _got(found, case, name))
    rows = [("field", "in gold", "strict F1", "partial F1")]
    for name, both in counts.items():
        asked = both[True].right + both[True].missed
        rows.append((name, str(asked), f"{both[True].f1:.3f}", f"{both[False].f1:.3f}"))
    rows.sort(key=lambda row: (row[0] == "all", row[0] != "field"))
    return _table(rows)


def of_layouts(gold: Iterable[Mapping[str, Any]], found: Mapping[str, Any]) -> str:
    """Compare layout by layout, so that one that fails is seen."""
    scoring = _scoring()
    counts: dict[str, Any] = defaultdict(scoring.Count)
    for case in gold:
        if not case["mistakes"]:
            scored = scoring.score(case, found.get(case["file"], {}), strict=False)
            counts[case["layout"]] += scoring.total(scored.values())
    rows = [("layout", "values", "partial F1")]
    rows += [(name, str(c.right + c.missed), f"{c.f1:.3f}") for name, c in sorted(counts.items())]
    return _table(rows)


def of_mistakes(
    gold: Iterable[Mapping[str, Any]], told: Mapping[str, set[str]], misses: str | None
) -> str:
    """Count the planted mistakes of which a finding tells."""
    planted: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for case in gold:
        for mistake in case["mistakes"]:
            hit = bool(told[case["file"]] & set(mistake["finding"]))
            for name in (mistake["name"], "all"):
                planted[name] += 1
                seen[name] += hit
            if misses == "mistakes" and not hit:
                print(case["file"], case["layout"], mistake, sorted(told[case["file"]]))
    rows = [("mistake", "planted", "found", "share")]
    rows += [
        (name, str(planted[name]), str(seen[name]), f"{seen[name] / planted[name]:.3f}")
        for name in sorted(planted, key=lambda name: (name == "all", name))
    ]
    return _table(rows)


def of_triples(gold: Iterable[Mapping[str, Any]], graph: Path, misses: str | None) -> str:
    """Compare the triples of the documents without a mistake with those of the graph."""
    held: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code, predicate, value in _query(graph, _TRIPLES):
        held[code].add((_shortened(predicate), value))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in gold:
        if case["mistakes"]:
            continue
        wanted = {(p, o) for s, p, o in case["triples"] if s.startswith("role ")}
        got = held[case["role_code"]]
        for predicate, value in wanted | got:
            if predicate == "remit:requires" and "/" not in value:
                continue  # topics are the extractor's to name; laws have an id
            hit = ((predicate, value) in wanted, (predicate, value) in got)
            kind = {(True, True): "right", (True, False): "missed"}.get(hit, "besides")
            counts[predicate][kind] += 1
            counts["all"][kind] += 1
            if misses == "triples" and kind != "right":
                print(case["file"], case["layout"], kind, predicate, value)
    rows: list[tuple[str, ...]] = [("triples", "right", "missed", "besides")]
    for name in sorted(counts, key=lambda name: (name == "all", name)):
        rows.append((name, *(str(counts[name][kind]) for kind in ("right", "missed", "besides"))))
    return _table(rows)


def findings(graph: Path) -> dict[str, set[str]]:
    """Give the rules that tell of each document."""
    told: dict[str, set[str]] = defaultdict(set)
    query = (
        "SELECT ?n ?r WHERE { ?f remit:findingRule ?r ; sh:focusNode ?d . ?d remit:fileName ?n }"
    )
    for name, rule in _query(graph, query):
        told[name].add(rule)
    return told


def _shortened(iri: str) -> str:
    for long, short in _SHORT.items():
        iri = iri.replace(long, short)
    return iri


def _query(graph: Path, sparql: str) -> Iterator[tuple[str, ...]]:
    command = [str(REMIT), "query", sparql, "--graph", str(graph), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    for row in answer["results"]["bindings"]:
        yield tuple(row[name]["value"] for name in answer["head"]["vars"])


def _got(found: Mapping[str, Any], case: Mapping[str, Any], name: str) -> Any:
    profile = found.get(case["file"], {})
    if name in ("essential", "desirable", "requirements"):
        return [(r["modality"], r["text"]) for r in profile.get("requirements", [])]
    keys = _scoring().FIELDS.get(name, (name,))
    return [profile.get(key) for key in keys]


def _scoring() -> Any:
    sys.path.insert(0, str(ROOT / "tests"))
    try:
        return importlib.import_module("scoring")
    finally:
        sys.path.pop(0)


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
