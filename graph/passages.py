"""The passages of a document, for the index: its quotes with the statements that rest on them.

What no statement rests on is filed too, line by line: a text may be searched only as a whole.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.asking.fold import both_ways, words
from remit.graph.document import Span
from remit.graph.quick import quick
from remit.graph.statements.iris import last_part
from remit.ontology import RDF, REMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_EVIDENCE = f"<{REMIT.evidence}>"
_ABOUT = {
    f"<{RDF.type}>": "class",
    f"<{RDF.predicate}>": "part",
    f"<{REMIT.modality}>": "modality",
}


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """One quote.

    Attributes:
        evidence: Its name within its document, such as `#char=3,9`.
        said: Its words, folded.
        more: Words of it that are told apart in another way too.
        backed: (name within the document, part, modality) of each statement that rests on it.
        text: The words as written, where no statement rests on them; otherwise empty.
    """

    evidence: str
    said: str
    more: tuple[str, ...]
    backed: tuple[tuple[str, str, str], ...]
    text: str = ""

    @classmethod
    def of(cls, evidence: str, quote: str, backed: Iterable[tuple[str, str, str]]) -> Passage:
        """Make a passage of the words quoted."""
        said, whole = both_ways(quote)
        more = sorted({*whole} - {*said}) if whole != said else ()
        return cls(evidence, " ".join(said), tuple(more), tuple(sorted(backed)))

    def renamed(self, claims: Mapping[str, str]) -> Passage:
        """Name the statements anew whose names have changed."""
        if claims.keys().isdisjoint(statement for statement, *_ in self.backed):
            return self
        backed = tuple(sorted((claims.get(s, s), p, m) for s, p, m in self.backed))
        return Passage(self.evidence, self.said, self.more, backed, self.text)


def passages_of(lines: Iterable[str], text: str, extent: Span | None = None) -> list[Passage]:
    """List the passages of one document from its claims and its text, in the order of quotes.

    Of its N-Quads those are wanted that tell of claims, requirements and duties.

    With an extent, only the lines in that range are told beside the quotes.
    """
    told: dict[str, dict[str, str]] = defaultdict(dict)
    resting: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate == _EVIDENCE:
            resting[_name(rest)].append(_name(subject))
        elif predicate in _ABOUT:
            told[_name(subject)].setdefault(_ABOUT[predicate], _local(rest))
    quoted = [
        Passage.of(evidence, _quote(evidence, text), (_backed(s, told[s]) for s in statements))
        for evidence, statements in sorted(resting.items())
    ]
    within = extent or Span(0, len(text))
    return [*quoted, *_unquoted(text, [_span(evidence) for evidence in resting], within)]


def _unquoted(text: str, spans: Iterable[tuple[int, int]], within: Span) -> Iterator[Passage]:
    """Yield the lines of a text of which any word stands in no quote; long ones by sentences."""
    waiting = deque(sorted(spans))
    here: list[tuple[int, int]] = []
    for found in _LINE.finditer(text, within.start, within.end):
        start, end = found.span()
        while waiting and waiting[0][0] < end:
            here.append(waiting.popleft())
        here = [(s, e) for s, e in here if e > start]
        if _left(found.group(), [(s - start, e - start) for s, e in here]):
            said = found.group()
            yield Passage(f"#char={start},{end}", " ".join(words(said)), (), (), said)


def _left(line: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a line has a word outside these stretches of it."""
    kept, at = [], 0
    for start, end in spans:
        kept.append(line[at : max(at, start)])
        at = max(at, end)
    return any(char.isalpha() for part in (*kept, line[at:]) for char in part)


# A line, or of a long one some sentences.
_LINE = re.compile(
    r"\S(?:[^\n]{0,398}\S(?=\s*(?:\n|$))|[^\n]{0,398}[.;:](?=\s)|[^\n]{0,399})",
)


def packed(passages: Iterable[Passage]) -> str:
    """Write passages as text."""
    return json.dumps([(p.evidence, p.said, p.more, p.backed, p.text) for p in passages])


def unpacked(text: str | bytes) -> list[Passage]:
    """Read passages as `packed` wrote them."""
    return [
        Passage(evidence, said, tuple(more), tuple((s, part, m) for s, part, m in backed), plain)
        for evidence, said, more, backed, plain in json.loads(text or "[]")
    ]


def _backed(statement: str, told: Mapping[str, str]) -> tuple[str, str, str]:
    part = told.get("part") or told.get("class", "")
    return statement, part, told.get("modality", "")


def _name(term: str) -> str:
    """Cut the name within its document out of the first IRI of some terms.

    >>> _name("<https://example.org/d#char=1,2> <https://example.org/d> .")
    '#char=1,2'
    """
    iri = term[1 : term.index(">")]
    return iri[iri.find("#") :]


def _local(terms: str) -> str:
    return _last_part(terms[1 : terms.index(">")])


_last_part = lru_cache(maxsize=256)(last_part)
"""Of classes and properties, which are few."""


def _span(evidence: str) -> tuple[int, int]:
    start, end = evidence.removeprefix("#char=").split(",")
    return int(start), int(end)


def _quote(evidence: str, text: str) -> str:
    start, end = _span(evidence)
    return text[start:end]
