"""Find the profiles that one document binds one after the other: the same form, filled in again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from remit.graph.document import Span, blanked, trimmed
from remit.graph.layout.grids import in_reading_order
from remit.graph.layout.structure import lay_out
from remit.graph.layout.title_lines import said, starts_of, title_lines, titles_like
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.document import Document
    from remit.graph.layout.model import Layout
    from remit.graph.layout.title_lines import TitleLine

_TELLING = frozenset({"purpose", "duties", "requirements", "competencies"})
_PLACING = frozenset({"unit", "role_code", "organisation", "location", "reports_to"})
_OF_ADVERTS = frozenset({"salary", "hours", "date", "posts"})
"""Fields of vacancies: without one, names above ranks and units are those of people."""
_ALIKE, _SURE, _SMALL = 3, 2, 3
_INTRODUCTION = 300
_LONG, _HEAD = 40_000, 8_000
"""From what length on a document is more than one profile, and how much of it shows its form."""
_PARTS: WeakKeyDictionary[Layout, list[_Part]] = WeakKeyDictionary()
"""The parts of documents that are being read: both questions about them are asked of one."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Profiles bound in one document.

    Attributes:
        heads: What the first label of each is, as a rule that of its title.
        extents: Where each stands.
        layouts: The form of each; None where two parts of the document belong to it.
        before: What stands above the first.
    """

    heads: tuple[Span, ...]
    extents: tuple[Span, ...]
    layouts: tuple[Layout | None, ...]
    before: Span

    def laid_out(self, document: Document) -> Iterator[tuple[ReadingOrder, Layout]]:
        """Give each profile with its form; a short text above the first belongs to all of them."""
        introduced = 0 < len(self.before) <= _INTRODUCTION
        for extent, own in zip(self.extents, self.layouts, strict=True):
            order = ReadingOrder(document.text)
            if introduced:
                order.take(self.before)
                order.say("\n\n")
            order.take(extent)
            alone = None if introduced else own
            yield order, alone or lay_out(replace(document, text=order.text))

    def without(self, document: Document) -> Document:
        """Give the document with blanks in place of the profiles, so that offsets agree."""
        return replace(document, text=blanked(document.text, self.extents))


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands from one title on.

    Attributes:
        title: The title.
        name: What it says, as read; empty where nothing was.
        span: The range.
        layout: Its form; None where it was joined with another part.
        fields: The values of its fields, by their names and labels.
        headings: The headings that only the profile of a post has.
    """

    title: TitleLine
    name: str
    span: Span
    layout: Layout | None
    fields: dict[tuple[str, str], str]
    headings: frozenset[str]

    def is_like(self, other: _Part) -> bool:
        """Tell whether it is the same form: most of the headings agree, or else of the labels."""
        told = self.told_as_in(other)
        shared = len(self.headings & other.headings)
        headings = max(len(self.headings), len(other.headings))
        agreeing = len(told) + shared + (not self.title.is_bare)
        if not self.name or agreeing < _ALIKE or bool(shared) != bool(headings):
            return False
        if self.title.is_bare and not headings and not any(name in _OF_ADVERTS for name, _ in told):
            return False
        labels = max(len(self.fields), len(other.fields))
        return 2 * shared >= headings and (shared >= _SURE or 2 * len(told) + 1 >= labels)

    def told_as_in(self, other: _Part) -> set[tuple[str, str]]:
        """Give the fields but the title that both have under the same labels."""
        return {key for key in self.fields.keys() & other.fields.keys() if key[0] != "title"}

    def is_small(self, first: _Part) -> bool:
        """Tell whether it is too small beside the first for a profile: who signed one, and when."""
        is_short = _SMALL * len(self.span) < len(first.span)
        return is_short and not self.headings and len(self.told_as_in(first)) < _SURE

    def is_elsewhere(self, other: _Part) -> bool:
        """Tell whether it says of a post of the same title that it is another one."""
        return any(
            name in _PLACING and told != other.fields.get((name, label), told)
            for (name, label), told in self.fields.items()
        )


def bound_of(layout: Layout) -> Bound | None:
    r"""Find the profiles that a document binds; None where it is the profile of one role.

    >>> from remit.graph.document import Document
    >>> form = "Job Title: {}\nGrade: {}\nMain duties\n- Keeps {}\n"
    >>> text = form.format("Clerk", "C3", "books") + form.format("Driver", "C2", "vans")
    >>> [span.of(text)[11:17] for span in bound_of(lay_out(Document("a", "", text))).extents]
    ['Clerk\n', 'Driver']
    """
    return _bound(layout.document, _parts(layout))


def bound_in(document: Document) -> tuple[Bound | None, Layout | None]:
    """Find the profiles that a document binds, as `bound_of` does, with its form.

    Of a long document they are found by the title with which it begins; there is no need then to
    lay out the whole, and its form is None.
    """
    titles = _titles_ahead(document)
    parts = _parts_at(document, titles) if len({title.said for title in titles}) > 1 else []
    bound = _bound(document, parts)
    if bound is not None:
        return bound, None
    layout = lay_out(document)
    if parts and title_lines(layout) == titles:
        _PARTS[layout] = parts
    return bound_of(layout), layout


def _titles_ahead(document: Document) -> list[TitleLine]:
    """Find the titles of a long document by its beginning alone; none in others."""
    text = document.text
    end = text.rfind("\n", 0, _HEAD)
    if len(text) < _LONG or end < 0 or in_reading_order(text) is not None:
        return []
    return titles_like(text, lay_out(replace(document, text=text[:end])))


def _bound(document: Document, known: Sequence[_Part]) -> Bound | None:
    text, parts = document.text, _joined(known)
    if len(parts) < 2:
        return None
    return Bound(
        tuple(part.title.label for part in parts),
        tuple(trimmed(text, part.span) for part in parts),
        tuple(part.layout for part in parts),
        trimmed(text, Span(0, parts[0].span.start)),
    )


def stray_title(layout: Layout) -> Span | None:
    """Find a second title with a profile below it that cannot be parted safely from the first."""
    text, parts = layout.document.text, _parts(layout)
    if not parts or parts[0].title.is_bare or _joined(parts):
        return None
    first = parts[0]
    others = (
        part
        for part in parts
        if (part.headings or part.is_like(first))
        and not (part.name in first.name or first.name in part.name)
    )
    return next((trimmed(text, part.title.value, " \t:*_|") for part in others), None)


def _parts(layout: Layout) -> list[_Part]:
    """Part a document at the titles in it, once; none where nothing tells of two."""
    if layout not in _PARTS:
        _PARTS[layout] = _parted(layout)
    return _PARTS[layout]


def _parted(layout: Layout) -> list[_Part]:
    """Part a document at its titles; none where neither they nor headings tell of two."""
    titles = title_lines(layout)
    headings = [said(s.title) for s in layout.sections if s.kind in _TELLING and s.items]
    if len(titles) < 2 or (
        len({title.said for title in titles}) < 2 and len(set(headings)) == len(headings)
    ):
        return []
    return _parts_at(layout.document, titles)


def _parts_at(document: Document, titles: Sequence[TitleLine]) -> list[_Part]:
    """Part a document at these titles."""
    starts = starts_of(document.text, titles)
    ends = [*starts[1:], len(document.text)]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    return [_part(document, title, span) for title, span in zip(titles, spans, strict=True)]


def _part(document: Document, title: TitleLine, span: Span) -> _Part:
    own = lay_out(replace(document, text=trimmed(document.text, span).of(document.text)))
    fields = {
        (field.name, said(field.label_text)): said(field.text)
        for field in reversed(own.fields)
        if field.name != "form" and field.listed
    }
    headings = (
        said(section.title)
        for section in own.sections
        if section.heading is not None and section.items and section.kind in _TELLING
    )
    named = own.first("title")
    name = said(named.text) if named else title.said if title.is_bare else ""
    return _Part(title, name, span, own, fields, frozenset(headings))


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Join to each profile what is no other one; none at all where that cannot be told."""
    found = list(parts[:1])
    for part in parts[1:]:
        last = found[-1]
        is_same = part.name == last.name
        if part.is_like(parts[0]) and (not is_same or part.is_elsewhere(last)):
            found.append(part)
        elif is_same or part.is_small(parts[0]):  # its second half, or who signed it
            span = Span(last.span.start, part.span.end)
            found[-1] = replace(last, span=span, layout=None)
        else:
            return []
    return found
