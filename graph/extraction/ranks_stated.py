"""Read the ranks of a post out of the words of a field, with what may stand beside them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.layout.labels import normal
from remit.graph.linking.alternatives import either
from remit.graph.linking.lexicon import names_a
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.layout.model import Field, Layout
    from remit.graph.profile import RankTitle

_WORD = re.compile(r"[\w/-]*\w")
_REMARK = re.compile(r"\([^()]*\)")
_SHORT_FORM = re.compile(r"\s+\([A-Z]{2,4}\)$")
_MOST, _HEAD_LINES = 5, 12


class _Words(NamedTuple):
    """What may stand beside a rank, what tells of promotion, labels that are loose, and exams."""

    beside: frozenset[str]
    promotion: frozenset[str]
    loose: frozenset[str]
    exams: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    data = load_toml("phrases/ranks.toml")
    beside, promotion, loose = (frozenset(data[name]) for name in ("beside", "promotion", "loose"))
    exams = re.compile(rf"\b{either(data['exams'])}\b", re.I)
    return _Words(beside, promotion, loose, exams)


def ranks_stated(text: str) -> tuple[RankTitle, ...]:
    """List the ranks at which a value says that a post is; none where it says something else.

    Of ranks from which holders are promoted to that of the post, none is the post's.

    >>> [t.rank.label for t in ranks_stated("PC/Sergeant")]
    ['Constable', 'Sergeant']
    >>> [t.rank.label for t in ranks_stated("Inspector (substantive) or Sergeant with promotion")]
    ['Inspector']
    >>> ranks_stated("Sergeant of the Harbour"), ranks_stated("Constable, scale 4")
    ((), ())
    """
    known = _words()
    found: list[RankTitle] = []
    between = [""]
    rest = text
    while len(found) < _MOST and (rank := find_rank(rest)) is not None:
        found.append(rank.title)
        between[-1] += rest[: rank.span.start]
        between.append("")
        rest = rest[rank.span.end :]
    between[-1] += rest
    if not found or not all(
        known.beside.issuperset(_words_of(known.exams.sub(" ", _REMARK.sub(" ", p))))
        for p in between
    ):
        return ()
    behind = zip(found[1:], between[2:], strict=True)
    return (found[0], *(title for title, p in behind if known.promotion.isdisjoint(_words_of(p))))


def _words_of(part: str) -> list[str]:
    return [found[0].casefold() for found in _WORD.finditer(part)]


def rank_beside_title(layout: Layout, title: Value | None) -> Value | None:
    """Find a rank that stands in a line of its own right above or below the title.

    Its short form may stand behind it: `Police Constable (PC)`.
    """
    lines = list(islice(layout.loose(), _HEAD_LINES)) if title is not None else []
    own = next(
        (n for n, line in enumerate(lines) if title and line.span.overlaps(title.span)), None
    )
    if own is None:
        return None
    for line in (*lines[own + 1 : own + 2], *lines[max(0, own - 1) : own]):
        words = _SHORT_FORM.sub("", line.text)
        found = find_rank(words) if len(line.span) == len(line.text) and not line.marker else None
        if found is not None and len(found.span) == len(words) and " " in words:
            return Value.at(line.span.start, words)
    return None


def is_neither(field: Field) -> bool:
    """Tell whether a value behind a loose label names who is at work, and no rank or grade."""
    if normal(field.label_text) not in _words().loose or find_rank(field.text) is not None:
        return False
    steps = field.text[:1].isdigit() or names_a("Grade", field.text)
    return names_work(field.text) and not steps
