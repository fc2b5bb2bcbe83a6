"""Index a graph from its statements alone, where no build has seen its documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from remit.graph.asking.index import IndexDraft
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.names import FILE
from remit.graph.asking.selecting import Select, texts
from remit.graph.passages import Passage
from remit.graph.statements.iris import last_part

_BATCH = 200
_DESCRIBED = "SELECT ?d ?r WHERE { ?r remit:describedBy ?d }"
_QUOTES = "SELECT ?d ?e ?q WHERE {{ {documents} GRAPH ?d {{ ?e oa:exact ?q }} }}"
# One plain pattern each: an engine joins these by the document alone.
_BACKED = "SELECT ?s ?e WHERE {{ {documents} GRAPH ?d {{ ?s remit:evidence ?e }} }}"
_OF_CLASS = "SELECT ?s ?c WHERE {{ {documents} GRAPH ?d {{ ?s a ?c }} }}"
_OF_NEED = "SELECT ?s ?m WHERE {{ {documents} GRAPH ?d {{ ?s remit:modality ?m }} }}"
_OF_CLAIM = "SELECT ?s ?p WHERE {{ {documents} GRAPH ?d {{ ?s rdf:predicate ?p }} }}"


def write_index(select: Select, folder: Path) -> None:
    """Write `names.sqlite` into a folder, for a graph each document of which describes one role."""
    (folder / FILE).unlink(missing_ok=True)
    draft = IndexDraft(folder)
    for document, role, passages in _passages_in(select):
        draft.add(document, role, passages)
    draft.finish(select)


def _passages_in(select: Select) -> Iterator[tuple[str, str, list[Passage]]]:
    """Give (document, role, passages) of all that a graph holds, without the files themselves."""
    described: dict[str, str] = {}
    for document, role in texts(select, prologue() + _DESCRIBED):
        described.setdefault(document, role)
    for batch in _batches(sorted(described)):
        resting = _resting(select, batch)
        found: defaultdict[str, list[Passage]] = defaultdict(list)
        for document, evidence, quote in _run(select, _QUOTES, batch):
            backed = [(_within(s, document), part, m) for s, part, m in resting.get(evidence, ())]
            if backed:
                found[document].append(Passage.of(_within(evidence, document), quote, backed))
        for document in batch:
            yield document, described[document], found[document]


def _resting(select: Select, batch: Sequence[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Collect (statement, part, modality) for each evidence of these documents."""
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    needs, claims, classes = (
        dict(_pairs(select, query, batch)) for query in (_OF_NEED, _OF_CLAIM, _OF_CLASS)
    )
    for statement, evidence in _pairs(select, _BACKED, batch):
        if statement in classes:
            part = last_part(claims.get(statement, classes[statement]))
            found[evidence].append((statement, part, last_part(needs.get(statement, ""))))
    return found


def _within(iri: str, document: str) -> str:
    return iri.removeprefix(document)


def _pairs(select: Select, query: str, batch: Sequence[str]) -> list[tuple[str, str]]:
    return [(first, second) for first, second in _run(select, query, batch)]


def _run(select: Select, query: str, batch: Sequence[str]) -> list[tuple[str, ...]]:
    return texts(select, prologue() + query.format(documents=values("d", list(batch))))


def _batches(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(documents), _BATCH):
        yield documents[start : start + _BATCH]
