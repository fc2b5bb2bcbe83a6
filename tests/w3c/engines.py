"""One test, run on Oxigraph itself and through the command."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox

from remit.cli.main import main as main_of_remit
from remit.graph.store import Draft, Manifest
from remit.graph.store.tokens import prologue, tokens

from .datasets import DEFAULT, graphs, graphs_named, parts, triples, with_dataset
from .results import Verdict, as_values, judged, judged_text
from .suites import NEGATIVE, POSITIVE, Case

REFUSED: Final = "SERVICE is not allowed"


def by_oxigraph(case: Case) -> Verdict:
    """Run a test on Oxigraph itself."""
    store = ox.Store()
    default, named = graphs(case)
    for path in default:
        store.extend(ox.Quad(*parts(triple)) for triple in triples(path))
    for path in named:
        name = ox.NamedNode(path.as_uri())
        store.extend(ox.Quad(*parts(triple), name) for triple in triples(path))
    try:
        result = store.query(case.text)
        if case.kind in POSITIVE | NEGATIVE:
            return Verdict(case.kind in POSITIVE, "it was taken for a query")
        if isinstance(result, ox.QuerySolutions) and case.is_text:
            form = getattr(ox.QueryResultsFormat, case.result.suffix[1:].upper())  # type: ignore[union-attr]
            return judged_text(case, cast(bytes, result.serialize(format=form)))
        return judged(case, as_values(result))
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
                draft.load(f"{s} {p} {o} {name} ." for s, p, o in map(parts, triples(path)))
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    text = case.text
    if not graphs_named(case) and (named or re.search(r"\bGRAPH\b", text, re.IGNORECASE)):
        text = with_dataset(case, *([p for p in paths if held[p]] for paths in (default, named)))
    form = _form(text)
    chosen = case.result.suffix[1:] if case.is_text and case.result else None
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
    return judged(case, as_values(ox.parse_query_results(out, ox.QueryResultsFormat.JSON)))


def remit(*arguments: str) -> tuple[int, bytes, str]:
    """Run the command; give its status, what it printed, and what it said."""
    out, words = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(words):
        status = main_of_remit(arguments)
        out.flush()
        return status, out.buffer.getvalue(), words.getvalue()


def _form(text: str) -> str:
    return next(t.text.upper() for t in tokens(text[len(prologue(text)) :]))
