"""Run W3C's SPARQL query tests through `remit query` and through Oxigraph: `make w3c`.

The tests are not part of this project. They are taken from the source package of rdflib, which
carries them, with pip; what comes of them is written to docs/sparql.md.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast

import pyoxigraph as ox

from remit.cli.main import main as main_of_remit
from remit.graph.store import Draft, Manifest
from remit.graph.store.tokens import dataset_names, prologue, tokens

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "sparql.md"
PLACE = ROOT / "build" / "w3c"
PACKAGE: Final = "rdflib==7.1.4"
SUITES: Final = ("dawg-data-r2", "sparql11")
NOT_QUERIES: Final = {"entailment"}  # they want inference that no engine without it gives
MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
POSITIVE: Final = {"PositiveSyntaxTest", "PositiveSyntaxTest11"}
NEGATIVE: Final = {"NegativeSyntaxTest", "NegativeSyntaxTest11"}
EVALUATION: Final = {"QueryEvaluationTest", "CSVResultFormatTest"}
PARSED: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
DEFAULT: Final = "?default"  # a file may stand in the default graph and under its own name
REFUSED: Final = "SERVICE is not allowed"
Rows = list[tuple[Any, ...]]


def fetch() -> Path:
    """Fetch the package with pip where it is not there yet; give the folder of the suites."""
    found = PLACE / "w3c"
    if not found.is_dir():
        PLACE.mkdir(parents=True, exist_ok=True)
        words = ("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(PLACE))
        subprocess.run([sys.executable, "-m", "pip", *words, PACKAGE], check=True)
        (archive,) = PLACE.glob("rdflib-*.tar.gz")
        with tarfile.open(archive) as packed:
            packed.extractall(PLACE, filter="data")
        next(PLACE.glob("rdflib-*/test/data/suites/w3c")).rename(found)
    return found


class Manifests:
    """The manifests of a suite, read as one graph."""

    def __init__(self) -> None:
        self._store = ox.Store()

    def read(self, path: Path) -> Iterator[ox.NamedNode]:
        """Read a manifest and give its entries in their order."""
        iri = path.as_uri()
        self._store.bulk_load(input=path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=iri)
        yield from self.items(self.value(ox.NamedNode(iri), MF + "entries"))

    def values(self, subject: Any, predicate: str) -> list[Any]:
        """List the values of a property."""
        found = self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
        return sorted((quad.object for quad in found), key=str)

    def value(self, subject: Any, predicate: str) -> Any:
        """Give the one value of a property, or None."""
        return next(iter(self.values(subject, predicate)), None) if subject is not None else None

    def items(self, node: Any) -> Iterator[Any]:
        """Go through a list."""
        while node is not None and node != ox.NamedNode(RDF + "nil"):
            yield self.value(node, RDF + "first")
            node = self.value(node, RDF + "rest")


@dataclass(frozen=True)
class Case:
    """One test of the suites."""

    group: str
    name: str
    kind: str
    query: Path
    data: tuple[Path, ...] = ()
    named: tuple[Path, ...] = ()
    result: Path | None = None

    @cached_property
    def text(self) -> str:
        """The query, which says itself what its relative IRIs are relative to."""
        text = self.query.read_text(encoding="utf-8")
        has_base = re.match(r"(\s|#[^\n]*\n)*BASE\b", text, re.IGNORECASE)
        return text if has_base else f"BASE <{self.query.as_uri()}>\n{text}"


def cases(folder: Path) -> list[Case]:
    """List all tests of queries."""
    found: list[Case] = []
    where: tuple[Path, tuple[Path, ...], tuple[Path, ...], Path | None]
    for path in sorted(folder.glob("*/*/manifest.ttl")):
        if path.parent.parent.name not in SUITES or path.parent.name in NOT_QUERIES:
            continue
        manifests = Manifests()
        for entry in manifests.read(path):
            kind = str(manifests.value(entry, RDF + "type").value).rpartition("#")[2]
            action = manifests.value(entry, MF + "action")
            if kind in EVALUATION:
                files = {
                    name: tuple(map(_path, manifests.values(action, QT + name)))
                    for name in ("query", "data", "graphData")
                }
                result = _path(manifests.value(entry, MF + "result"))
                where = (files["query"][0], files["data"], files["graphData"], result)
            elif kind in POSITIVE | NEGATIVE and _path(action).suffix == ".rq":
                where = (_path(action), (), (), None)
            else:
                continue
            group = f"{path.parent.parent.name}/{path.parent.name}"
            name = str(manifests.value(entry, MF + "name").value)
            found.append(Case(group, name, kind, *where))
    return found


def _path(iri: ox.NamedNode) -> Path:
    return Path(iri.value.removeprefix("file://"))


def triples(path: Path) -> list[ox.Triple]:
    """Read a file of triples, its blank nodes named after it."""
    parsed = ox.parse(
        path=str(path), format=PARSED[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True
    )
    return [quad.triple for quad in parsed]


def graphs(case: Case) -> tuple[list[Path], list[Path]]:
    """Give the files of the default graph and of the named graphs, as the query or the test says."""
    froms = [_path(ox.NamedNode(iri)) for iri in _from(case)]
    if froms:
        return [], [path for path in froms if path.is_file()]
    return list(case.data), list(case.named)


def _from(case: Case) -> list[str]:
    names = dataset_names(case.text)
    chosen = " ".join(f"({name} AS ?n{n})" for n, name in enumerate(names))
    if not names:
        return []
    solutions = ox.Store().query(f"{prologue(case.text)} SELECT {chosen} {{}}")
    assert isinstance(solutions, ox.QuerySolutions)
    return [cast(ox.NamedNode, term).value for term in next(solutions)]


def with_dataset(case: Case, default: Iterable[Path], named: Iterable[Path]) -> str:
    """Put what belongs to the dataset into the query, which `remit query` asks for the union else."""
    clauses = [f"FROM <{path.as_uri()}{DEFAULT}>" for path in default]
    clauses += [f"FROM NAMED <{path.as_uri()}>" for path in named]
    start = len(prologue(case.text))
    depth, opened = 0, 0
    form = ""
    for token in tokens(case.text[start:]):
        form = form or token.text.upper()
        if depth == 0 and (token.text.upper() == "WHERE" or token.text == "{"):
            opened += token.text == "{"
            if form != "CONSTRUCT" or opened != 1 or token.text != "{" or _is_short(case, start):
                at = start + token.start
                return f"{case.text[:at]} {' '.join(clauses)} {case.text[at:]}"
        depth += (token.text in "({") - (token.text in ")}") if token.kind == "mark" else 0
    return f"{case.text} {' '.join(clauses)}"


def _is_short(case: Case, start: int) -> bool:
    return bool(re.match(r"\s*CONSTRUCT\s+WHERE", case.text[start:], re.IGNORECASE))


@dataclass
class Verdict:
    """What came of one test: whether it passed, and why not."""

    passed: bool
    why: str = ""


def by_oxigraph(case: Case) -> Verdict:
    """Run a test on Oxigraph itself."""
    store = ox.Store()
    default, named = graphs(case)
    for path in default:
        store.extend(ox.Quad(*_parts(triple)) for triple in triples(path))
    for path in named:
        name = ox.NamedNode(path.as_uri())
        store.extend(ox.Quad(*_parts(triple), name) for triple in triples(path))
    try:
        result = store.query(case.text)
        if case.kind in POSITIVE | NEGATIVE:
            return Verdict(case.kind in POSITIVE, "it was taken for a query")
        if isinstance(result, ox.QuerySolutions) and _is_text(case):
            form = getattr(ox.QueryResultsFormat, case.result.suffix[1:].upper())  # type: ignore[union-attr]
            return judged_text(case, cast(bytes, result.serialize(format=form)))
        return judged(case, _of(result))
    except SyntaxError as error:
        return Verdict(case.kind in NEGATIVE, str(error))
    except (OSError, RuntimeError) as error:
        return Verdict(False, str(error))


def by_remit(case: Case, folder: Path) -> Verdict:
    """Run a test through the command."""
    default, named = graphs(case)
    held = {path: triples(path) for path in (*default, *named)}
    with Draft.begin(folder / "graph") as draft:
        for mark, paths in ((DEFAULT, default), ("", named)):
            for path in paths:
                name = f"<{path.as_uri()}{mark}>"
                draft.load(f"{s} {p} {o} {name} ." for s, p, o in map(_parts, triples(path)))
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    text = case.text
    if not _from(case) and (named or re.search(r"\bGRAPH\b", text, re.IGNORECASE)):
        text = with_dataset(case, *([p for p in paths if held[p]] for paths in (default, named)))
    form = _form(text)
    chosen = case.result.suffix[1:] if _is_text(case) and case.result else None
    format = chosen or ("ntriples" if form in {"CONSTRUCT", "DESCRIBE"} else "json")
    (folder / "query.rq").write_text(text, encoding="utf-8")
    status, out, words = remit(
        *("query", "--file", str(folder / "query.rq"), "--graph", str(folder / "graph")),
        *("--format", format),
    )
    said = words.strip().partition("\n")[0]
    if status:
        is_syntax = "not SPARQL" in said or "not declared" in said or "would change" in said
        refused = REFUSED in said or "there is no graph" in said
        if case.kind in NEGATIVE:
            return Verdict(is_syntax or refused, said)
        return Verdict(case.kind in POSITIVE and refused, said)
    if case.kind in POSITIVE | NEGATIVE:
        return Verdict(case.kind in POSITIVE, "it was taken for a query")
    if chosen:
        return judged_text(case, out)
    if format == "ntriples":
        return judged(case, [q.triple for q in ox.parse(out, ox.RdfFormat.N_TRIPLES)])
    return judged(case, _of(ox.parse_query_results(out, ox.QueryResultsFormat.JSON)))


def remit(*arguments: str) -> tuple[int, bytes, str]:
    """Run the command; give its status, what it printed, and what it said."""
    out, words = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(words):
        status = main_of_remit(arguments)
        out.flush()
        return status, out.buffer.getvalue(), words.getvalue()


def _form(text: str) -> str:
    return next(t.text.upper() for t in tokens(text[len(prologue(text)) :]))


def _parts(triple: ox.Triple) -> tuple[Any, Any, Any]:
    return triple.subject, triple.predicate, triple.object


def _is_text(case: Case) -> bool:
    return case.result is not None and case.result.suffix in {".csv", ".tsv"}


Found = bool | list[ox.Triple] | tuple[tuple[str, ...], Rows]


def _of(result: Any) -> Found:
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
        return _of(ox.parse_query_results(path.read_bytes(), form))
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
    store.extend(ox.Quad(*_parts(triple)) for triple in found)
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


@dataclass
class Sum:
    """What came of one group of tests."""

    tests: int = 0
    oxigraph: int = 0
    remit: int = 0
    notes: list[str] = field(default_factory=list)


def run(folder: Path) -> dict[str, Sum]:
    """Run all tests on both."""
    sums: dict[str, Sum] = {}
    for case in cases(folder):
        total = sums.setdefault(case.group, Sum())
        one = by_oxigraph(case)
        with tempfile.TemporaryDirectory() as place:
            two = by_remit(case, Path(place))
        total.tests += 1
        total.oxigraph += one.passed
        total.remit += two.passed
        if not (one.passed and two.passed):
            who = (
                "neither"
                if not one.passed and not two.passed
                else "Oxigraph only"
                if one.passed
                else "`remit query` only"
            )
            total.notes.append(
                f"| {case.group} | {case.name} | {who} | {_cell(two.why or one.why)} |"
            )
            print(
                case.group,
                case.query.name,
                case.name,
                who,
                two.why or one.why,
                sep=" | ",
                file=sys.stderr,
            )
    return sums


def _cell(text: str) -> str:
    said = re.sub(r"/\S*/", "…/", " ".join(text.split())).replace("|", "\\|")
    return said if len(said) < 120 else said[:119] + "…"


def page(sums: dict[str, Sum]) -> str:
    """Write the page."""
    tests = sum(s.tests for s in sums.values())
    lines = [
        "# W3C's SPARQL tests\n",
        f"The query tests of W3C's SPARQL 1.0 and 1.1 suites, run through `remit query` and through Oxigraph {ox.__version__} itself (`make w3c`).",
        "The suites are not part of this project; they are taken from the source package of rdflib. Tests of updates, protocols and entailment are",
        "left out. Where a test has several graphs, they are put into its query with `FROM` and `FROM NAMED`, since a query sees their union otherwise.\n",
        f"Of {tests} tests, {sum(s.remit for s in sums.values())} pass through `remit query`, and {sum(s.oxigraph for s in sums.values())} on Oxigraph.\n",
        "| group | tests | `remit query` | Oxigraph |",
        "|---|---:|---:|---:|",
        *(f"| {group} | {s.tests} | {s.remit} | {s.oxigraph} |" for group, s in sums.items()),
        "\n| group | test | passed by | why |",
        "|---|---|---|---|",
        *(note for s in sums.values() for note in s.notes),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the tests, write the page, and fail where `remit query` fails a test that Oxigraph passes."""
    sums = run(fetch())
    PAGE.write_text(page(sums), encoding="utf-8")
    print(PAGE)
    if any(
        "| Oxigraph only | " in note and REFUSED not in note
        for s in sums.values()
        for note in s.notes
    ):
        raise SystemExit("a test passes on Oxigraph and not through `remit query`")


if __name__ == "__main__":
    main()
