"""File the quotes of the documents for a search by words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.fold import whole_words, words
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_BATCH = 200
_DESCRIBED = "SELECT ?d ?r WHERE { ?r remit:describedBy ?d }"
_QUOTES = "SELECT ?d ?e ?q WHERE {{ {documents} GRAPH ?d {{ ?e oa:exact ?q }} }}"
# One plain pattern each: an engine joins these by the document alone.
_BACKED = "SELECT ?s ?e WHERE {{ {documents} GRAPH ?d {{ ?s remit:evidence ?e }} }}"
_OF_CLASS = "SELECT ?s ?c WHERE {{ {documents} GRAPH ?d {{ ?s a ?c }} }}"
_OF_NEED = "SELECT ?s ?m WHERE {{ {documents} GRAPH ?d {{ ?s remit:modality ?m }} }}"
_OF_CLAIM = "SELECT ?s ?p WHERE {{ {documents} GRAPH ?d {{ ?s rdf:predicate ?p }} }}"
_OF_ROLE = """SELECT ?s ?r WHERE {{ {documents} GRAPH ?d {{ ?r ?in ?s }}
  FILTER(?in = remit:requirement || ?in = remit:responsibility) }}"""


def write_passages(select: Select, index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Write one row for each statement that a quote backs, and the quote's words."""
    described: dict[str, str] = {}
    for document, role in texts(select, prologue() + _DESCRIBED):
        described.setdefault(document, role)
    number = 0
    for batch in _batches(sorted(described)):
        statements = _statements(select, batch)
        for document, evidence, quote in _run(select, _QUOTES, batch):
            said = " ".join(words(quote))
            vocabulary.add_texts({*words(quote), *whole_words(quote)})
            for statement, part, modality, role in statements[evidence]:
                number += 1
                row = (number, evidence, statement, role or described[document], part, modality)
                index.execute("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", row)
                index.execute(
                    "INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (number, said)
                )


def _statements(
    select: Select, batch: Sequence[str]
) -> defaultdict[str, list[tuple[str, str, str, str]]]:
    """Collect (statement, part, modality, role) for each evidence of these documents."""
    found: defaultdict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    needs, claims, roles = (
        dict(_pairs(select, query, batch)) for query in (_OF_NEED, _OF_CLAIM, _OF_ROLE)
    )
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for statement, class_ in _pairs(select, _OF_CLASS, batch):
        classes[statement].append(class_)
    for statement, evidence in _pairs(select, _BACKED, batch):
        for class_ in classes[statement]:
            part = _local(claims.get(statement, class_))
            modality = _local(needs.get(statement, ""))
            found[evidence].append((statement, part, modality, roles.get(statement, "")))
    for statements in found.values():
        statements.sort()
    return found


def _pairs(select: Select, query: str, batch: Sequence[str]) -> list[tuple[str, str]]:
    return [(first, second) for first, second in _run(select, query, batch)]


def _run(select: Select, query: str, batch: Sequence[str]) -> list[tuple[str, ...]]:
    return texts(select, prologue() + query.format(documents=values("d", list(batch))))


def _batches(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(documents), _BATCH):
        yield documents[start : start + _BATCH]


def _local(iri: str) -> str:
    """Return the last part of an IRI.

    >>> _local("https://w3id.org/remit/ns#essential")
    'essential'
    """
    return iri.replace("#", "/").rpartition("/")[2]
