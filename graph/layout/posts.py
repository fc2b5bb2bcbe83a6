"""Find the table of a list of vacancies: heads of columns above rows of which each is a post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.document import Span, blanked, trimmed
from remit.graph.layout.labels import labels
from remit.graph.layout.structure import lay_out
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.document import Document

_LINE = re.compile(r"[^\r\n]+")
_STROKES, _TAB, _TABS = re.compile(r"\|"), re.compile(r"\t"), re.compile(r"\t+")
_GAPS = re.compile(r"[ \u00a0]{3,}")
_RULE = re.compile(r"[\s|+:=-]*")
_MAY_PART = re.compile(r"\t|\||   ")
_ENDS = " \t\u00a0*_:"
_FEW_CELLS, _FEW_LABELS, _FEW_POSTS = 3, 2, 2
_HEAD_WORDS, _TITLE_WORDS = 6, 12
_INTRODUCTION = 300
_OF_ONE_POST = frozenset({"purpose", "duties", "requirements", "competencies"})

Cell: TypeAlias = tuple[Span, ...]
"""What stands in a cell: one range, or one on each of its lines."""


@dataclass(frozen=True, slots=True)
class Posts:
    """A table of posts.

    Attributes:
        heads: The heads of its columns.
        rows: The cells of each post, one for each head; an empty one holds no range.
        before: What stands above it.
        table: Where it stands.
    """

    heads: tuple[Span, ...]
    rows: tuple[tuple[Cell, ...], ...]
    before: Span
    table: Span

    def forms(self, text: str) -> Iterator[ReadingOrder]:
        """Write each post as a form: what stands above the table, then a label and a value a line.

        A long text above the table is left out.
        """
        for row in self.rows:
            order = ReadingOrder(text)
            if len(self.before) <= _INTRODUCTION:
                order.take(self.before)
                order.say("\n\n")
            for head, cell in zip(self.heads, row, strict=True):
                if len(head) and cell:
                    order.take(head)
                    order.say(":\t")
                    for number, line in enumerate(cell):
                        order.say(" " if number else "")
                        order.take(line)
                    order.say("\n")
            yield order

    @property
    def extents(self) -> tuple[Span, ...]:
        """Tell the range in which each post stands."""
        cells = ([line for cell in row for line in cell] for row in self.rows)
        return tuple(Span(min(c).start, max(c, key=lambda s: s.end).end) for c in map(list, cells))

    def without(self, document: Document) -> Document:
        """Give the document with blanks in place of the table, so that offsets agree."""
        return replace(document, text=blanked(document.text, [self.table]))


def posts_of(document: Document) -> Posts | None:
    r"""Find the table of posts in a document that is a list of these, and no profile of one.

    >>> from remit.graph.document import Document
    >>> text = "Job Title\tGrade\tTeam\nClerk\tC3\tStores\nDriver\tC2\tFleet\n"
    >>> [[c.of(text) for (c,) in row] for row in posts_of(Document("a", "", text)).rows]
    [['Clerk', 'C3', 'Stores'], ['Driver', 'C2', 'Fleet']]
    """
    text = document.text
    if not _MAY_PART.search(text):
        return None
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    for at, line in enumerate(lines):
        part = _parting(line.of(text))
        heads = _cells(text, line, part) if part else []
        if part is None or not _are_heads(text, heads):
            continue
        rows, end = _rows(text, islice(lines, at + 1, None), part, heads)
        if len(rows) >= _FEW_POSTS:
            before = trimmed(text, Span(0, line.start))
            posts = Posts(tuple(heads), tuple(rows), before, Span(line.start, end))
            return posts if _is_list(posts.without(document)) else None
    return None


def _is_list(rest: Document) -> bool:
    """Tell whether what stands beside a table says of no single post what it is called or does."""
    layout = lay_out(rest)
    title = layout.first("title")
    single = any(s.kind in _OF_ONE_POST and s.items for s in layout.sections)
    return (title is None or title.value is None) and not single


def _parting(line: str) -> re.Pattern[str] | None:
    """Tell what parts the cells of a line; None where it has not enough of them."""
    plain = line.strip()
    if plain.count("|") >= _FEW_CELLS - 1:
        return _STROKES
    if plain.count("\t") >= _FEW_CELLS - 1:
        return _TABS if "\t\t" in plain else _TAB
    return _GAPS if len(_GAPS.findall(plain)) >= _FEW_CELLS - 1 else None


def _cells(text: str, line: Span, part: re.Pattern[str]) -> list[Span]:
    """Part a line into its cells; strokes at its ends are its border."""
    bare = trimmed(text, line, " \r\n\u00a0" if part is _TAB else " \t\r\n\u00a0")
    if part is _STROKES:
        bare = Span(bare.start + text.startswith("|", bare.start), bare.end)
        bare = Span(bare.start, bare.end - text.endswith("|", bare.start, bare.end))
    edges = [
        (bare.start, bare.start),
        *(m.span() for m in part.finditer(text, bare.start, bare.end)),
    ]
    edges.append((bare.end, bare.end))
    return [trimmed(text, Span(a, b), _ENDS) for (_, a), (b, _) in pairwise(edges)]


def _field(text: str, cell: Span) -> str | None:
    label = labels().field(cell.of(text)) if len(cell) else None
    return label.field if label else None


def _are_heads(text: str, cells: Sequence[Span]) -> bool:
    """Tell whether cells head the columns of a table of posts: half of them labels, side by side.

    One of them asks for the title.
    """
    words = [cell.of(text).casefold() for cell in cells]
    if len(cells) < _FEW_CELLS or len(set(words)) < len(words):
        return False
    if any(len(said.split()) > _HEAD_WORDS for said in words):
        return False
    fields = [_field(text, cell) for cell in cells]
    known = [field for field in fields if field]
    beside = any(a and b for a, b in pairwise(fields))
    return "title" in known and beside and len(set(known)) >= max(_FEW_LABELS, len(cells) / 2)


def _rows(
    text: str, lines: Iterable[Span], part: re.Pattern[str], heads: Sequence[Span]
) -> tuple[list[tuple[Cell, ...]], int]:
    """Read the rows of posts below the heads, and tell where the last of them ends."""
    title = next(n for n, head in enumerate(heads) if _field(text, head) == "title")
    rows: list[list[Cell]] = []
    end = heads[-1].end
    for line in lines:
        if _RULE.fullmatch(text, line.start, line.end):
            continue
        cells = _cells(text, line, part)
        if not _fits(cells, part, len(heads)):
            break
        cells += [Span(line.end, line.end)] * (len(heads) - len(cells))
        if not len(cells[title]) and rows and part is not _GAPS:
            rows[-1] = [
                (*above, cell) if len(cell) else above
                for above, cell in zip(rows[-1], cells, strict=True)
            ]
        elif _names_post(text, cells[title]):
            rows.append([(cell,) if len(cell) else () for cell in cells])
        else:
            break
        end = line.end
    return [tuple(row) for row in rows], end


def _fits(cells: Sequence[Span], part: re.Pattern[str], count: int) -> bool:
    """Tell whether a line has the cells of a row; those at its end may be left out behind tabs."""
    return len(cells) == count or (part is _TAB and 1 < len(cells) < count)


def _names_post(text: str, cell: Span) -> bool:
    words = cell.of(text)
    few = 0 < len(words.split()) <= _TITLE_WORDS and any(map(str.isalpha, words))
    return few and labels().field(words) is None and labels().section(words) is None
