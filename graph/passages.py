"""The passages of a document, for the index: its quotes with the statements that rest on them.

What no statement rests on is filed too, line by line: a text may be searched only as a whole.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.fold import both_ways, words
from remit.graph.document import Span
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LEVEL = 1


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


def passages_of(
    backed: Mapping[str, Iterable[tuple[str, str, str]]], text: str, extent: Span | None = None
) -> list[Passage]:
    """List the passages of one document, in the order of its quotes, each with what rests on it.

    With an extent, only the lines in that range are told beside the quotes.
    """
    spans = {evidence: _span(evidence) for evidence in backed}
    quoted = [
        Passage.of(evidence, text[slice(*spans[evidence])], statements)
        for evidence, statements in sorted(backed.items())
    ]
    return [*quoted, *_unquoted(text, spans.values(), extent or Span(0, len(text)))]


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
    return any(map(str.isalpha, "".join([*kept, line[at:]])))


# A line, or of a long one some sentences.
_LINE = re.compile(
    r"\S(?:[^\n]{0,398}\S(?=\s*(?:\n|$))|[^\n]{0,398}[.;:](?=\s)|[^\n]{0,399})",
)


@dataclass(frozen=True, slots=True)
class Quotes:
    """Passages, packed to be sent and kept: few who hold them look at them.

    >>> one = Passage.of("#char=3,9", "Patrol", [("#duty=1", "", "")])
    >>> [passage.said for passage in Quotes.of([one]).passages]
    ['patrol']

    Attributes:
        packed: The passages.
        claims: New names of some of the statements that rest on them, by the old ones.
    """

    packed: bytes
    claims: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Quotes:
        """Pack passages."""
        told = [(p.evidence, p.said, p.more, p.backed, p.text) for p in passages]
        return cls(zlib.compress(json.dumps(told).encode(), _LEVEL))

    @property
    def passages(self) -> list[Passage]:
        """The passages, in order."""
        return [
            Passage(
                evidence, said, tuple(more), tuple((s, part, m) for s, part, m in backed), plain
            ).renamed(self.claims)
            for evidence, said, more, backed, plain in json.loads(zlib.decompress(self.packed))
        ]


def _span(evidence: str) -> tuple[int, int]:
    start, end = evidence.removeprefix("#char=").split(",")
    return int(start), int(end)
