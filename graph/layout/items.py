"""Join the pieces of a section to items: wrapped lines, cut sentences, lists below a lead-in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span, without
from remit.graph.extraction.leads import weight_of_lead
from remit.graph.layout.item_weights import weighed
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.model import Item
from remit.graph.layout.small_words import small_words
from remit.graph.linking.law_words import law_words

if TYPE_CHECKING:
    from remit.graph.layout.piece import Piece
    from remit.graph.places import Places

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_LETTERED = re.compile(r"[ED] [A-Z0-9]")
"""What opens with how binding it is: `E Driving licence`."""
_WIDEST = 40  # cells that a row can have
_UNKNOWN = 10_000
_WIDEST_LINE = 160
_DASHES = ("-", "–", "—")
_COMPLETE = (".", ";", "?", "!", ":", ".)", ".'", '."')
_LIST = 4
_LONGEST_LEAD = 120
_BROKEN = 60
"""From this length on, a line that ends with a small word goes on below a blank line too."""


@dataclass(slots=True)
class Gathering:
    """The items of one section as they are found.

    Attributes:
        text: Of the document.
        gaps: Page furniture and tags in it.
        wrap: How long lines are; a line was wrapped where the next word would not have fitted.
        items: Found so far.
        last: The piece that was taken last.
        indents: How far the line of each item is indented.
        lines: On which line each item begins.
        apart: Whether a blank line stands before each item.
    """

    text: str
    gaps: Places[Span]
    wrap: int = _UNKNOWN
    items: list[Item] = field(default_factory=list)
    last: Piece | None = None
    indents: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    apart: list[bool] = field(default_factory=list)

    def add(self, piece: Piece, modality: str | None, part: str) -> None:
        """Take one more piece: a new item, or the rest of the last one."""
        if self.last is not None and self._continues(piece):
            self._lengthen(piece)
        else:
            self._begin(piece, modality, part)
        self.last = piece

    def mark_row(self, piece: Piece, modality: str) -> None:
        """Say of the items in the row of this piece what its last cell says of them."""
        first = max(0, len(self.lines) - _WIDEST)
        for place in reversed(range(first, len(self.lines))):
            if self.lines[place] != piece.atom.line:
                break
            self.items[place] = replace(self.items[place], modality=modality)

    def weigh_last(self, modality: str) -> None:
        """Say how binding the last item is."""
        self.items[-1:] = [replace(item, modality=modality) for item in self.items[-1:]]
        self.last = None

    def forget(self, line: int | None) -> list[Span]:
        """Drop the items of a line, or all, and tell where they stood."""
        gone = [place for place, at in enumerate(self.lines) if line is None or at == line]
        spans = [self.items[place].span for place in gone]
        for place in reversed(gone):
            del self.items[place], self.lines[place], self.indents[place], self.apart[place]
        self.last = None
        return spans

    def interrupt(self) -> None:
        """Make sure that the next piece begins an item."""
        self.last = None

    def _begin(self, piece: Piece, modality: str | None, part: str) -> None:
        text = self._words(piece)
        opens = piece.span.start == piece.atom.span.start
        item = Item(
            span=piece.span,
            text=text,
            marker=piece.atom.marker,
            modality=modality,
            leads=_leads(text),
            part=part,
            doubled=piece.atom.doubled,
            opening=piece.atom.opening if opens else piece.span.start,
        )
        self.items.append(weighed(item))
        self.indents.append(piece.atom.indent)
        self.lines.append(piece.atom.line)
        self.apart.append(piece.atom.after_blank)

    def _words(self, piece: Piece) -> str:
        """Give the words of a piece as one line, without what lies inside it."""
        inside = self._inside(piece.span)
        as_written = not inside and len(piece.text) == piece.span.end - piece.span.start
        if as_written and self.text.startswith(piece.text, piece.span.start):
            return piece.text
        return without(self.text, piece.span, inside)

    def blocks(self) -> list[int]:
        """Tell how many items stand together without a blank line, run by run."""
        sizes: list[int] = []
        for apart in self.apart:
            if apart or not sizes:
                sizes.append(0)
            sizes[-1] += 1
        return sizes

    def _lengthen(self, piece: Piece) -> None:
        item = self.items[-1]
        span = Span(item.span.start, piece.span.end)
        inside = self._inside(span)
        text = without(self.text, span, inside)
        gap = Span(item.span.end, piece.span.start)
        split = item.split or any(gap.covers(hole) for hole in inside)
        self.items[-1] = replace(item, span=span, text=text, split=split, leads=_leads(text))

    def _inside(self, span: Span) -> list[Span]:
        return self.gaps.within(span)

    def _continues(self, piece: Piece) -> bool:
        last, before = self.last, self.items[-1]
        if last is None or piece.atom.marker or not _same_cell(last, piece):
            return False
        if piece.atom.line == last.atom.line:
            return not piece.atom.after_blank
        ends = before.text.rstrip()
        lower = piece.text[:1].islower() or _ends_title_of_law(piece.text, ends)
        word = ends.rpartition(" ")[2].casefold()
        if piece.atom.after_blank:
            broken = word in small_words().unfinished and len(last.text) >= _BROKEN
            small = lower and not ends.endswith(_COMPLETE) and not self._lists_small()
            return broken or small
        first = piece.text.partition(" ")[0]
        whole = last.atom.cells > 1 or last.span.end == last.atom.span.end
        width = last.atom.width if whole and last.atom.width <= _WIDEST_LINE else len(last.text)
        fits = width + 1 + len(first) <= self.wrap
        if word in small_words().unfinished or ends.endswith((",", "-", "–", "/")):
            stranded = word in small_words().stranded and self.wrap < _UNKNOWN
            return lower or not (fits and stranded)
        if lower and not (fits and self._lists_small() and first not in small_words().resuming):
            return not ends.endswith(":") and not (ends.endswith(_COMPLETE) and fits)
        rows = last.atom.cells > 1 and piece.atom.cells > 1
        return not (fits or rows or ends.endswith(_COMPLETE))

    def _lists_small(self) -> bool:
        """Tell whether the items of the list at hand begin with small letters."""
        return any(item.text[:1].islower() for item in self.items[-_LIST:])

    def _with_bare_leads(self) -> list[Item]:
        """Mark the lines above bullets that lead them in without a colon: `You should be`."""
        return [
            replace(item, leads=True)
            if below is not None and below.marker and not item.marker and _opens_list(item.text)
            else item
            for item, below in zip_longest(self.items, self.items[1:])
            if item is not None
        ]

    def finished(self) -> tuple[Item, ...]:
        """Give the items, each with the line that leads it in."""
        done: list[Item] = []
        lead, lead_at, led_at = "", 0, -1
        items = self._with_bare_leads()
        placed = zip(items, self.indents, self.apart, strict=True)
        for number, (item, indent, apart) in enumerate(placed):
            if lead and led_at < 0:
                led_at = indent
            if lead and indent < max(lead_at, led_at):
                lead, led_at = "", -1
            if lead and number > 1 and _ends_list(done[-1], item, apart=apart):
                lead, led_at = "", -1
            led = "" if item.leads and indent <= lead_at else lead
            done.append(replace(item, lead=led) if led != item.lead else item)
            if item.leads:
                lead, lead_at, led_at = item.text, indent, -1
        return tuple(done)


def _ends_title_of_law(words: str, before: str) -> bool:
    """Tell whether a line begins with the end of a title of law that the line above it begins.

    >>> _ends_title_of_law("Act 1989.", "the Local Government and Housing")
    True
    """
    if law_words().goes_on.match(words):
        return not before.endswith(_COMPLETE)
    return _YEAR.match(words) is not None and law_words().waits.search(before) is not None


def _ends_list(before: Item, item: Item, *, apart: bool) -> bool:
    """Tell whether a sentence without a bullet stands behind a list, whose items are no sentences.

    Behind a list with bullets it stands apart.
    """
    listed = bool(before.lead) and not (before.leads or item.marker or item.leads)
    listed = listed and (apart if before.marker else True)
    return listed and item.text.endswith(".") and not before.text.endswith((".", ";", ",", "and"))


def _same_cell(last: Piece, piece: Piece) -> bool:
    """Tell whether a piece stands in the cell of the last, or at once below the end of its row.

    A line with a letter for its weight ahead, as the last has one, is a row of its own.
    """
    if _LETTERED.match(piece.text) and _LETTERED.match(last.text):
        return False
    row, below = last.atom, piece.atom
    if row.cell == below.cell:
        return True
    at_end = row.cells > 1 and row.cell == row.cells - 1
    return at_end and below.cells == 1 and below.line == row.line + 1 and not below.after_blank


def _opens_list(text: str) -> bool:
    """Tell whether a line breaks off with words that lead in a list of conditions.

    >>> _opens_list("In addition you must"), _opens_list("You must")
    (True, True)
    """
    if len(text) > _LONGEST_LEAD or not text[-1:].isalpha():
        return False
    return weight_of_lead(text) is not None


def _leads(text: str) -> bool:
    if text[-1:] in _DASHES and printed_marks().open_ended.search(text) is not None:
        return True
    return text.rstrip(" -–").endswith(":")
