"""What a query found, compared with what its test says that must be found."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import pyoxigraph as ox

from .datasets import parts, triples
from .suites import Case

RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
Rows = list[tuple[Any, ...]]
Found = bool | list[ox.Triple] | tuple[tuple[str, ...], Rows]


@dataclass
class Verdict:
    """What came of one test: whether it passed, and why not."""

    passed: bool
    why: str = ""


def as_values(result: Any) -> Found:
    """Give what a query found as plain values."""
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return list(result)
    return tuple(v.value for v in result.variables), [tuple(row) for row in result]


def expected(case: Case) -> Found:
    """Read what the test says that must be found."""
    path = cast(Path, case.result)
    if path.suffix in {".srx", ".srj"}:
        form = ox.QueryResultsFormat.XML if path.suffix == ".srx" else ox.QueryResultsFormat.JSON
        return as_values(ox.parse_query_results(path.read_bytes(), form))
    found = triples(path)
    return (
        _result_set(found) if any(str(t.predicate.value).startswith(RS) for t in found) else found
    )


def _result_set(found: list[ox.Triple]) -> Found:
    """Read a table of results that is written as triples."""
    values: dict[Any, dict[str, list[Any]]] = {}
    for triple in found:
        name = triple.predicate.value.removeprefix(RS)
        values.setdefault(triple.subject, {}).setdefault(name, []).append(triple.object)
    for held in values.values():
        if "boolean" in held:
            return bool(held["boolean"][0].value == "true")
    table = next(held for held in values.values() if "resultVariable" in held)
    names = tuple(sorted(name.value for name in table["resultVariable"]))
    rows = []
    for solution in table.get("solution", []):
        bound = {}
        for binding in values[solution].get("binding", []):
            bound[values[binding]["variable"][0].value] = values[binding]["value"][0]
        rows.append(tuple(bound.get(name) for name in names))
    return names, rows


def judged(case: Case, found: Found) -> Verdict:
    """Compare what was found with what must be found, whatever blank nodes are called."""
    wanted = expected(case)
    if isinstance(found, tuple) and isinstance(wanted, tuple):
        same = _canonical(*found) == _canonical(*wanted)
    elif isinstance(found, list) and isinstance(wanted, list):
        same = _graph(found) == _graph(wanted)
    else:
        same = found is wanted
    return Verdict(same, "" if same else "another result")


def judged_text(case: Case, written: bytes) -> Verdict:
    """Compare a table written as text, cell by cell."""

    def cells(text: str) -> Counter[frozenset[tuple[str, str]]]:
        lines = re.sub(r"_:\w+", "_:", text).splitlines()
        rows = csv.reader(lines) if is_csv else (line.split("\t") for line in lines)
        names = [name.lstrip("?") for name in next(iter(rows))]
        return Counter(frozenset(zip(names, map(_number, row), strict=True)) for row in rows)

    is_csv = cast(Path, case.result).suffix == ".csv"
    same = cells(written.decode()) == cells(cast(Path, case.result).read_text(encoding="utf-8"))
    return Verdict(same, "" if same else "another result")


def _number(cell: str) -> str:
    """Write a cell as its value: TSV may shorten numbers and strings, or give their type."""
    match = re.fullmatch(r'"([^"]*)"\^\^<[^>]*#(integer|decimal|double)>', cell)
    plain = match[1] if match else re.sub(r"\^\^<[^>]*#string>$", "", cell)
    try:
        return str(float(plain)) if not plain.startswith('"') else plain
    except ValueError:
        return plain


def _graph(found: Iterable[ox.Triple]) -> list[str]:
    """Give triples in their canonical form, numbers and times as Oxigraph writes them."""
    store = ox.Store()
    store.extend(ox.Quad(*parts(triple)) for triple in found)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, dataset))


def _canonical(names: tuple[str, ...], rows: Rows) -> tuple[list[str], list[str]]:
    """Write a table as a graph in its canonical form, equal rows as one with their number."""
    counted = Counter(rows)
    found = []
    for number, (row, count) in enumerate(counted.items()):
        node = ox.BlankNode(f"row{number}")
        found.append(ox.Triple(node, ox.NamedNode("urn:count"), ox.Literal(count)))
        for name, term in zip(names, row, strict=True):
            if term is not None:
                found.append(ox.Triple(node, ox.NamedNode(f"urn:v/{name}"), term))
    return sorted(names), _graph(found)
