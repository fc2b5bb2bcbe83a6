"""File the quotes of the documents for a search by words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.index_lines import add_lines, remove_lines
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.names import STAFF
from remit.graph.asking.selecting import texts
from remit.graph.passages import Passage
from remit.graph.statements.iris import last_part

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_BATCH = 200
_PART = 4
_DESCRIBED = "SELECT ?d ?r WHERE { ?r remit:describedBy ?d }"
_QUOTES = "SELECT ?d ?e ?q WHERE {{ {documents} GRAPH ?d {{ ?e oa:exact ?q }} }}"
# One plain pattern each: an engine joins these by the document alone.
_BACKED = "SELECT ?s ?e WHERE {{ {documents} GRAPH ?d {{ ?s remit:evidence ?e }} }}"
_OF_CLASS = "SELECT ?s ?c WHERE {{ {documents} GRAPH ?d {{ ?s a ?c }} }}"
_OF_NEED = "SELECT ?s ?m WHERE {{ {documents} GRAPH ?d {{ ?s remit:modality ?m }} }}"
_OF_CLAIM = "SELECT ?s ?p WHERE {{ {documents} GRAPH ?d {{ ?s rdf:predicate ?p }} }}"


def add_passages(
    document: str,
    role: str,
    passages: Sequence[Passage],
    index: sqlite3.Connection,
    vocabulary: Vocabulary,
) -> None:
    """Write a row for each statement that a quote of a document backs, and the quotes' words."""
    [[source]] = index.execute(
        "INSERT INTO source (iri, role) VALUES (?, ?) RETURNING id", (document, role)
    ).fetchall()
    [[last]] = index.execute("SELECT COALESCE(MAX(id), 0) FROM quote").fetchall()
    rows: list[tuple[int, int, str, str, str, str]] = []
    said: list[tuple[int, str]] = []
    add_lines(source, [passage for passage in passages if passage.text], index)
    for passage in passages:
        if passage.text:
            continue
        vocabulary.add_texts({*passage.said.split(), *passage.more})
        for statement, part, modality in passage.backed:
            last += 1
            rows.append((last, source, passage.evidence, statement, part, modality))
            said.append((last, passage.said))
    index.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?)", rows)
    index.executemany("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", said)
    staff = [one for one, row in zip(said, rows, strict=True) if row[_PART] == STAFF]
    index.executemany("INSERT INTO staff_words (rowid, words) VALUES (?, ?)", staff)


def remove_passages(
    document: str, passages: Sequence[Passage], index: sqlite3.Connection, vocabulary: Vocabulary
) -> None:
    """Take away what `add_passages` wrote of a document, of all roles that it describes."""
    said = {passage.evidence: passage.said for passage in passages}
    for source in index.execute("SELECT id FROM source WHERE iri = ?", (document,)).fetchall():
        query = "SELECT id, evidence, part FROM quote WHERE source = ?"
        rows = index.execute(query, source).fetchall()
        staff = [row for row in rows if row[2] == STAFF]
        for table, filed in (("passage_words", rows), ("staff_words", staff)):
            index.executemany(
                f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
                [(number, said[evidence]) for number, evidence, _ in filed],
            )
        remove_lines(source[0], index)
        index.execute("DELETE FROM quote WHERE source = ?", source)
        index.execute("DELETE FROM source WHERE id = ?", source)
    for passage in passages:
        if not passage.text:
            vocabulary.drop_texts({*passage.said.split(), *passage.more})


def several(index: sqlite3.Connection) -> list[str]:
    """List the documents of which passages of several roles are filed."""
    query = "SELECT iri FROM source GROUP BY iri HAVING COUNT(*) > 1 ORDER BY iri"
    return [document for (document,) in index.execute(query)]


def passages_in(select: Select) -> Iterator[tuple[str, str, list[Passage]]]:
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
