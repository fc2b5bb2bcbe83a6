"""The order in which the engine keeps graphs, which a draft tells before they are loaded."""

from __future__ import annotations

from pathlib import Path

from remit.graph.store import Draft

NAMES = [f"https://example.org/{number}" for number in range(20)]
_GRAPHS = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"


def test_graphs_are_arranged_as_the_engine_keeps_what_is_loaded_into_them(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        draft.load(["<urn:s> <urn:p> <urn:o> <https://example.org/other> ."])
        arranged = draft.arranged(NAMES)
        draft.load(f"<urn:s> <urn:p> <urn:o> <{name}> ." for name in NAMES)
        kept = [str(graph).strip("<>") for (graph,) in draft.select(_GRAPHS)]
    assert arranged != NAMES
    assert sorted(arranged) == sorted(NAMES)
    assert [name for name in kept if name in NAMES] == arranged
