"""Find where a form names a role again: the label of its title, and where its head begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.model import Field, Layout

_ENDS = " \t\r\n:*_#|.-–—"
_BEHIND = r"(?=[ \t]*(?:[:|\t\r]|[ .]{3,}|[-–—]\s|$))"
_LINE = re.compile(r"[^\r\n\f]+")
_TELLING_LINE = re.compile(r"[^\r\n\f]*[^\W\d_][^\r\n\f]*")
_NO_TITLE = re.compile(r"[:\t|]|[.!?;,]$|\s{3}")
_LABEL_END = re.compile(r"\s*[:|]\s*|\t+|\s{3,}")
_STROKE = "\f"
_WORDS = re.compile(r"[^\W\d_]+|\f")
_TITLE_WORDS, _HEAD_LINES, _STRAY_LINES = 10, 12, 2


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The place of a title.

    Attributes:
        label: Its label; without one, the label that stands below each of the titles.
        line: Where the line of the label begins, or that of a title without one.
        value: The line that says it.
        said: The same, folded.
    """

    label: Span
    line: int
    value: Span
    said: str

    @property
    def is_bare(self) -> bool:
        """Tell whether it has no label of its own."""
        return self.value.end <= self.label.start


@dataclass(frozen=True, slots=True)
class _Above:
    """A line above a title: where it begins, its words, and its label where it has one."""

    start: int
    said: str
    label: str

    def is_like(self, other: _Above) -> bool:
        """Tell whether both say the same, or have the same label."""
        return self.said == other.said or (bool(self.label) and self.label == other.label)


def said(words: str) -> str:
    """Fold words, without the strokes and the colon around them.

    >>> said("**Job  Title:**")
    'job title'
    """
    return folded(words).casefold().strip(_ENDS)


def title_lines(layout: Layout) -> list[TitleLine]:
    r"""Find the label of the title wherever it begins a line, else what stands in its place.

    >>> from remit.graph.document import Document
    >>> from remit.graph.layout.structure import lay_out
    >>> text = "Post: Clerk\nGrade: C3\nPost: Driver\nGrade: C2\n"
    >>> [title.said for title in title_lines(lay_out(Document("a", "", text)))]
    ['clerk', 'driver']
    """
    if layout.order is not None or not layout.fields:
        return []
    text, first = layout.document.text, layout.first("title")
    if first is None:
        return _above_labels(text, min(layout.fields, key=lambda field: field.label))
    return titles_like(text, layout)


def titles_like(text: str, layout: Layout) -> list[TitleLine]:
    """Find the label of a title wherever it begins a line of a text that begins with this form."""
    first = layout.first("title")
    if first is None:
        return []
    found = [
        TitleLine(label, at, Span(*line.span()), said(line.group()))
        for at, label in _labels(text, first)
        if (line := _TELLING_LINE.search(text, label.end))
    ]
    return found if first.value and any(f.label.overlaps(first.label) for f in found) else []


def starts_of(text: str, titles: Sequence[TitleLine]) -> list[int]:
    """Tell where each profile begins: with the lines above its title that head the others too."""
    ends = [0, *(max(title.label.end, title.value.end) for title in titles[:-1])]
    above = [_above(text, end, title) for end, title in zip(ends, titles, strict=True)]
    models = [above[1], *[above[0]] * (len(above) - 1)]
    return [
        _head(lines, model, title.line)
        for lines, model, title in zip(above, models, titles, strict=True)
    ]


def _labels(text: str, field: Field) -> Iterator[tuple[int, Span]]:
    """Find the label of a field wherever it begins a line, with the place where that begins."""
    words = map(re.escape, field.label_text.strip(_ENDS).split())
    label = re.compile(rf"(?im)[^\w\n]*(?:\d[\d.]*[.)]?[ \t]*)?({r'[ ]+'.join(words)}){_BEHIND}")
    every = (label.match(text, line.start) for line in lines_in(text))
    return ((found.start(), Span(*found.span(1))) for found in every if found)


def _above_labels(text: str, field: Field) -> list[TitleLine]:
    """Find the lines above a label that look like titles; none at all where one does not."""
    if field.value is None or not field.listed:
        return []
    lines = [Span(*found.span()) for found in _TELLING_LINE.finditer(text)]
    titles: list[TitleLine] = []
    for at, label in _labels(text, field):
        above = bisect_left(lines, Span(at, at)) - 1
        if above < 0 or not _looks_like_title(lines[above].of(text)):
            return []
        line = trimmed(text, lines[above])
        titles.append(TitleLine(label, lines[above].start, line, said(line.of(text))))
    names = {title.said for title in titles}
    return titles if len(names) == len(titles) else []


def _looks_like_title(line: str) -> bool:
    words = line.strip(_ENDS)
    return (
        0 < len(words.split()) <= _TITLE_WORDS
        and words[0].isupper()
        and not _NO_TITLE.search(words)
        and labels().field(words) is None
        and labels().section(words) is None
    )


def _above(text: str, begin: int, title: TitleLine) -> list[_Above]:
    """List the lines above a title, the nearest first."""
    lines = []
    for found in _LINE.finditer(text, begin, max(begin, title.line)):
        parted = _LABEL_END.sub(_STROKE, found.group().strip(), count=1)
        label, stroke, _ = parted.partition(_STROKE)
        words = " ".join(_WORDS.findall(said(found.group()).replace(title.said, _STROKE)))
        if words:
            lines.append(_Above(found.start(), words, said(label) if stroke else ""))
    return lines[: -_HEAD_LINES - 1 : -1]


def _head(lines: Sequence[_Above], model: Sequence[_Above], start: int) -> int:
    """Tell where the head of a profile begins; its lines stand in the head of another one too."""
    strays = 0
    for number, line in enumerate(lines):
        near = model[max(0, number - _STRAY_LINES) : number + _STRAY_LINES + 1]
        if any(line.is_like(other) for other in near):
            start, strays = line.start, 0
        else:
            strays += 1
        if strays > _STRAY_LINES:
            break
    return start
