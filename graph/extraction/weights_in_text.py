"""Read weights inside a sentence, where each says of a part of it how binding that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.extraction.clauses import Clause
from remit.graph.extraction.condition_words import condition_words
from remit.graph.layout.weights import meaning_of, usual_key
from remit.graph.linking.signs import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BRACKET = re.compile(
    r"\s*[(\[]([EDed]|[A-Za-z][A-Za-z' -]{1,14})[)\]](?=\s*(?:[,;.]|and\b|or\b|but\b|\Z))"
)
_SMALL = re.compile(r"\s\(([ed])\)(?=[,;.]|\s*\Z|\s*$)", re.MULTILINE)
"""Such a letter weighs what stands before it; it also numbers what stands behind."""
_FEW_SMALL = 4
_JOINT = re.compile(r"\s*[,;]?\s*(?:and\b|but\b)?\s*", re.I)
_AHEAD = re.compile(r"([A-Za-z][A-Za-z' -]{2,14}):\s+(?=\S)")
_OPENS = re.compile(r"(?:^|[.;]\s+)([A-Z][A-Za-z' -]{2,14}):\s+(?=\S)")
_ENDS = " \t\r\n,;"
_FEW = 3


@lru_cache(maxsize=2)
def _weighs_in_small(text: str) -> bool:
    """Tell whether a text has an (e) or a (d) behind what it asks for, and no (c) with them.

    >>> _weighs_in_small("Tact (e). A car (d). Art (e). Wit (d)."), _weighs_in_small("Tact (e).")
    (True, False)
    """
    if "(e)" not in text or "(d)" not in text or "(c)" in text:
        return False
    letters = _SMALL.findall(text)
    return len(letters) >= _FEW_SMALL and len(set(letters)) == len(("e", "d"))


def weighs_itself(text: str) -> bool:
    """Tell whether sentences begin with their weights, so that they are what is asked for.

    >>> weighs_itself("Must: tact. Must: a degree. Should: has led a team.")
    True
    >>> weighs_itself("Hours: 37. Base: Wick. Must: tact.")
    False
    """
    if text.count(": ") < _FEW:
        return False
    found = [meaning_of(opening, usual_key()) for opening in _OPENS.findall(text)]
    return len(found) - found.count(None) >= _FEW and "essential" in found


@dataclass(slots=True)
class Weigher:
    """Parts clauses at their weights; one that opens a clause holds for those behind it too.

    Attributes:
        text: Of the document.
        ahead: What the last weight that opened a clause means.
    """

    text: str
    ahead: str | None = None

    def weighed(self, clauses: Iterable[Clause]) -> Iterator[tuple[Clause, str | None]]:
        """Give each part of some clauses that is weighed by itself, with what its weight means.

        >>> said = "Must have: tact. A boat licence (desirable), and wit (essential)"
        >>> clauses = [Clause(Span(0, 16)), Clause(Span(17, len(said)))]
        >>> [(c.span.of(said), w) for c, w in Weigher(said).weighed(clauses)]
        [('tact.', 'essential'), ('A boat licence', 'desirable'), ('wit', 'essential')]
        """
        for whole in clauses:
            clause = self._behind_weight(whole)
            parts = list(self._by_brackets(clause)) or list(self._by_verbs(clause))
            for span, weight in parts:
                yield replace(clause, span=span), weight or self.ahead
            if not parts:
                yield clause, self.ahead

    def _behind_weight(self, clause: Clause) -> Clause:
        """Take a weight off the front of a clause: `Should have: knowledge of tides`."""
        lead = _AHEAD.match(self.text, clause.span.start, clause.span.end)
        meaning = meaning_of(lead[1].capitalize(), usual_key()) if lead else None
        if lead is None or meaning is None:
            return clause
        self.ahead = meaning
        return replace(clause, span=Span(lead.end(), clause.span.end))

    def _by_brackets(self, clause: Clause) -> Iterator[tuple[Span, str | None]]:
        at, end = clause.span.start, clause.span.end
        if self.text.find("(", at, end) < 0 and self.text.find("[", at, end) < 0:
            return
        for mark in _BRACKET.finditer(self.text, clause.span.start, clause.span.end):
            if mark[1] in ("e", "d") and not _weighs_in_small(self.text):
                continue
            meaning = meaning_of(mark[1].capitalize(), usual_key())
            if meaning is not None and mark.start() > at:
                yield trimmed(self.text, Span(at, mark.start()), _ENDS), meaning
                behind = _JOINT.match(self.text, mark.end(), clause.span.end)
                at = behind.end() if behind else mark.end()
        rest = trimmed(self.text, Span(at, clause.span.end), _ENDS + ".")
        if at > clause.span.start and len(rest):
            yield rest, None

    def _by_verbs(self, clause: Clause) -> Iterator[tuple[Span, str | None]]:
        """Part `a car is essential and a boat desirable`; the words themselves weigh each part."""
        if condition_words().apart_words.isdisjoint(plain_words(clause.span.of(self.text))):
            return
        both = condition_words().apart.search(self.text, clause.span.start, clause.span.end)
        if both is not None:
            yield Span(clause.span.start, both.start("joint")), None
            yield Span(both.end("joint"), clause.span.end), None
