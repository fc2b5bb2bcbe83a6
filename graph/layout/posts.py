"""Find the posts of a list of vacancies, and tell it from the profile of one post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, blanked, trimmed
from remit.graph.layout.post_tables import HEAD_WORDS, tables_in
from remit.graph.layout.structure import lay_out
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.document import Document
    from remit.graph.layout.model import Layout
    from remit.graph.layout.post_tables import Table

_PARTING = ("\t", "|", "   ")
"""One of these stands between the cells of every table."""
_OF_ONE_POST = frozenset({"purpose", "duties", "requirements", "competencies"})
_FEW_POSTS = 2
_INTRODUCTION = 300


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of a document that lists them.

    Attributes:
        tables: The tables in which they stand.
        before: What stands above the first, and is said of all posts.
    """

    tables: tuple[Table, ...]
    before: Span

    @property
    def heads(self) -> tuple[Span, ...]:
        """Give the heads of the columns of the first table."""
        return self.tables[0].heads

    def laid_out(self, document: Document) -> Iterator[tuple[ReadingOrder, Layout]]:
        """Write each post as a form: what stands above the tables, then a label and a value a line.

        A long text above the tables is left out.
        """
        text = document.text
        for heads, row in ((table.heads, row) for table in self.tables for row in table.rows):
            order = ReadingOrder(text)
            if len(self.before) <= _INTRODUCTION:
                order.take(self.before)
                order.say("\n\n")
            if len(row.heading):
                order.take(row.heading)
                order.say("\n\n")
            for head, cell in zip(heads, row.said, strict=True):
                if len(head) and cell:
                    order.take(head)
                    order.say(":\t")
                    for number, line in enumerate(cell):
                        order.say(" " if number else "")
                        order.take(line)
                    order.say("\n")
            yield order, lay_out(replace(document, text=order.text))

    @property
    def extents(self) -> tuple[Span, ...]:
        """Tell the range in which each post stands."""
        return tuple(row.extent for table in self.tables for row in table.rows)

    def without(self, document: Document) -> Document:
        """Give the document with blanks in place of the tables, so that offsets agree."""
        return replace(document, text=blanked(document.text, [t.whole for t in self.tables]))


def posts_of(document: Document) -> Posts | None:
    r"""Find the tables of posts in a document that is a list of these, and no profile of one.

    >>> from remit.graph.document import Document
    >>> text = "Job Title\tGrade\tTeam\nClerk\tC3\tStores\nDriver\tC2\tFleet\n"
    >>> [table] = posts_of(Document("a", "", text)).tables
    >>> [[cell.of(text) for (cell,) in row.cells] for row in table.rows]
    [['Clerk', 'C3', 'Stores'], ['Driver', 'C2', 'Fleet']]
    """
    may_part = any(sign in document.text for sign in _PARTING)
    tables = list(tables_in(document.text)) if may_part else []
    if max((len(table.rows) for table in tables), default=0) < _FEW_POSTS:
        return None
    before = trimmed(document.text, Span(0, tables[0].whole.start))
    if len(tables) > 1:
        before, tables = _headed(document.text, before, tables)
    posts = Posts(tuple(tables), before)
    return posts if _is_list(posts.without(document)) else None


def _headed(text: str, before: Span, tables: Sequence[Table]) -> tuple[Span, list[Table]]:
    """Give each of several tables the short line right above it, and cut that of the first off."""
    headed: list[Table] = []
    end = before.start
    for table in tables:
        above = trimmed(text, Span(end, table.whole.start))
        start = 1 + max(text.rfind(mark, above.start, above.end) for mark in "\r\n")
        last = trimmed(text, Span(max(start, above.start), above.end))
        heading = last if len(last.of(text).split()) <= HEAD_WORDS else Span(above.end, above.end)
        before = trimmed(text, Span(before.start, heading.start)) if not headed else before
        rows = (row if len(row.heading) else replace(row, heading=heading) for row in table.rows)
        headed.append(replace(table, rows=tuple(rows)))
        end = table.whole.end
    return before, headed


def _is_list(rest: Document) -> bool:
    """Tell whether what stands beside a table says of no single post what it is called or does."""
    layout = lay_out(rest)
    title = layout.first("title")
    single = any(s.kind in _OF_ONE_POST and s.items for s in layout.sections)
    return (title is None or title.value is None) and not single
