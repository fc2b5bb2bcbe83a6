"""Look lines and places of documents up in the index that the build wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.remembered import Remembered

_PLACE = "CAST(substr(evidence, length('#char=') + 1) AS INTEGER)"


@dataclass(frozen=True, slots=True)
class Passage:
    """One quote of a document, as found by its words."""

    evidence: str
    statement: str
    role: str
    part: str
    modality: str


class LineIndex:
    """The part of an open index that knows where lines stand, and what stands below them."""

    _kept: Remembered

    def has_line(self, query: str) -> bool:
        """Tell whether there is a line on which no statement rests, for such a query."""
        return bool(
            self._kept.rows("SELECT 1 FROM line_words WHERE line_words MATCH ? LIMIT 1", (query,))
        )

    def lines(self, query: str) -> list[Passage]:
        """Find the lines on which no statement rests, by a query that `fulltext` made."""
        sql = (
            "SELECT iri || evidence, '', role, '', '' FROM line_at"
            " JOIN source ON source.id = line_at.source WHERE line IN"
            " (SELECT rowid FROM line_words WHERE line_words MATCH ?)"
            f" ORDER BY iri, {_PLACE}"
        )
        return [Passage(*row) for row in self._kept.rows(sql, (query,))]

    def lines_above(self, document: str, start: int) -> list[str]:
        """List the lines of a document that stand before a place, and no statement rests on."""
        sql = (
            "SELECT text FROM line JOIN line_at ON line_at.line = line.id"
            f" JOIN source ON source.id = line_at.source WHERE iri = ? AND {_PLACE} < ?"
            f" ORDER BY {_PLACE} DESC"
        )
        return [text for (text,) in self._kept.rows(sql, (document, start))]

    def line_texts(self, evidence: Iterable[str]) -> dict[str, str]:
        """Return the text of each of these lines."""
        found = {}
        for name in sorted(set(evidence)):
            iri, mark, within = name.partition("#")
            sql = (
                "SELECT text FROM line JOIN line_at ON line_at.line = line.id"
                " JOIN source ON source.id = line_at.source WHERE iri = ? AND evidence = ?"
            )
            for (text,) in self._kept.rows(sql, (iri, mark + within)):
                found[name] = text
        return found

    def lines_begun(self, query: str, most: int) -> list[str]:
        """List the texts of some lines, each once, for a query for how they begin."""
        sql = (
            "SELECT text FROM line WHERE id IN"
            " (SELECT rowid FROM line_words WHERE line_words MATCH ? LIMIT ?)"
        )
        return [text for (text,) in self._kept.rows(sql, (query, most))]

    def line_below(self, document: str, end: int) -> str:
        """Name the line or quote next below a place; empty where nothing stands there."""
        sql = (
            f"SELECT evidence, {_PLACE} AS place FROM (SELECT evidence FROM line_at"
            " JOIN source ON source.id = line_at.source WHERE iri = ?1"
            " UNION SELECT evidence FROM quote JOIN source ON source.id = quote.source"
            " WHERE iri = ?1) WHERE place >= ?2 ORDER BY place LIMIT 1"
        )
        return next((document + row[0] for row in self._kept.rows(sql, (document, end))), "")
