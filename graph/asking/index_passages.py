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
_STATEMENTS = """SELECT ?e ?s ?c ?m ?p ?r WHERE {{ {documents} GRAPH ?d {{
  ?s remit:evidence ?e ; a ?c .
  OPTIONAL {{ ?s remit:modality ?m }} OPTIONAL {{ ?s rdf:predicate ?p }}
  OPTIONAL {{ ?r remit:requirement|remit:responsibility ?s }} }} }}"""


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
    for evidence, statement, class_, modality, predicate, role in _run(select, _STATEMENTS, batch):
        part = _local(predicate) if predicate else _local(class_)
        found[evidence].append((statement, part, _local(modality), role))
    return found


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
