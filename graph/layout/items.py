"""Join the pieces of a section to items: wrapped lines, cut sentences, lists below a lead-in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed, without
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.layout.model import Item
from remit.graph.layout.small_words import small_words
from remit.graph.layout.weights import meaning_of, usual_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.piece import Piece
    from remit.graph.places import Places

_MARK = re.compile(
    r"\s*(?:[(\[](E|D|Essential|Desirable|E/D)[)\]](?:\s*[(\[][A-Z]{1,2}(?:\s?[/,&]\s?[A-Z]{1,2})*[)\]])?"
    r"|\s[–-]\s(?:\w+ / )?(Essential|Desirable))\.?$"
)
_BRACKETED = re.compile(r"(?<=\s)[(\[][A-Za-z][\w' -]{1,16}[)\]]\.?$")
_MARK_FRONTS = ("(", "E", "D")
_MARK_ENDS = (")", "]", "Essential", "Desirable")
_LETTER = re.compile(r"\s([ED])$")
_LETTER_BULLETS = {"(E)": "essential", "(D)": "desirable"}
_BOTH_CODES = {"E": "essential", "D": "desirable"}
_CODE = re.compile(r"([ED])\d{1,2}[.):]?")
_LETTER_AHEAD = re.compile(r"\[?([ED])\]?\s+(?=[A-Z])")
_FEW_LETTERED = 3
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_LAW_WAITS = re.compile(r"\b(?:Act|Acts|Order|Regulations|Rules)$")
_WIDEST = 40  # cells that a row can have
_UNKNOWN = 10_000
_WIDEST_LINE = 160
_MARK_AHEAD = re.compile(r"(?:\((E|D)\)\s*|(?:(E|D)|(Essential|Desirable))\s*[-–:]\s+)(?=\S)")
_OPEN_ENDED = re.compile(r"\b(?:have|be|must|should|will|to|following|are|include|as)\s*[-–—]+$")
_DASHES = ("-", "–", "—")
_COMPLETE = (".", ";", "?", "!", ":", ".)", ".'", '."')
_LIST = 4
_ROW_WORDS = 4
_MOST = 0.6
_LONGEST_LEAD = 120


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
        lower = piece.text[:1].islower() or (
            _YEAR.match(piece.text) is not None and _LAW_WAITS.search(ends) is not None
        )
        if piece.atom.after_blank:
            return lower and not ends.endswith(_COMPLETE) and not self._lists_small()
        first = piece.text.partition(" ")[0]
        whole = last.atom.cells > 1 or last.span.end == last.atom.span.end
        width = last.atom.width if whole and last.atom.width <= _WIDEST_LINE else len(last.text)
        fits = width + 1 + len(first) <= self.wrap
        word = ends.rpartition(" ")[2].casefold()
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


def _ends_list(before: Item, item: Item, *, apart: bool) -> bool:
    """Tell whether a sentence without a bullet stands behind a list, whose items are no sentences.

    Behind a list with bullets it stands apart.
    """
    listed = bool(before.lead) and not (before.leads or item.marker or item.leads)
    listed = listed and (apart if before.marker else True)
    return listed and item.text.endswith(".") and not before.text.endswith((".", ";", ",", "and"))


def _same_cell(last: Piece, piece: Piece) -> bool:
    """Tell whether a piece stands in the cell of the last, or at once below the end of its row."""
    row, below = last.atom, piece.atom
    if row.cell == below.cell:
        return True
    at_end = row.cells > 1 and row.cell == row.cells - 1
    return at_end and below.cells == 1 and below.line == row.line + 1 and not below.after_blank


def weighed(item: Item) -> Item:
    """Take a mark such as `(E)` or `– Desirable` off the end of an item and say what it means."""
    ahead = _MARK_AHEAD.match(item.text) if item.text.startswith(_MARK_FRONTS) else None
    if ahead is not None and len(item.span) == len(item.text):
        span = Span(item.span.start + ahead.end(), item.span.end)
        letter = (ahead[1] or ahead[2] or ahead[3])[0]
        meaning = "essential" if letter == "E" else "desirable"
        return replace(item, text=item.text[ahead.end() :], span=span, modality=meaning)
    if item.leads or not item.text.rstrip(".").endswith(_MARK_ENDS):
        return item
    mark = _MARK.search(item.text)
    if mark is not None:
        return _taken_off(item, mark.start(), (mark[1] or mark[2])[0].upper())
    mark = _BRACKETED.search(item.text)
    weight = meaning_of(mark[0].rstrip("."), usual_key()) if mark else None
    if mark is None or weight is None:
        return item
    return _taken_off(item, mark.start(), "E" if weight == "essential" else "D")


def lettered(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Take a bare E or D off items, where nearly all of a list begin or end with one.

    Such letters in brackets before them have been taken for bullets.

    >>> said = "Tact  E"
    >>> (item, _, _) = lettered(said, (Item(Span(0, 7), "Tact E"),) * 3)
    >>> item.text, item.span.of(said), item.modality
    ('Tact', 'Tact', 'essential')
    """
    bullets = [_LETTER_BULLETS.get(_bullet(text, item)) for item in items]
    if sum(map(bool, bullets)) >= max(_FEW_LETTERED, 0.75 * len(items)):
        return tuple(
            replace(item, modality=item.modality or meaning)
            for item, meaning in zip(items, bullets, strict=True)
        )
    ahead = [_LETTER_AHEAD.match(item.text) for item in items]
    if sum(mark is not None for mark in ahead) >= max(_FEW_LETTERED, 0.75 * len(items)):
        return tuple(
            item if mark is None else _trimmed(text, _from(item, mark.end(), mark[1]))
            for item, mark in zip(items, ahead, strict=True)
        )
    marks = [_LETTER.search(item.text) for item in items]
    if not _mark_most(marks):
        return items
    return tuple(
        item if mark is None else _trimmed(text, _taken_off(item, mark.start(), mark[1]))
        for item, mark in zip(items, marks, strict=True)
    )


def _mark_most(marks: Sequence[re.Match[str] | None]) -> bool:
    """Tell whether marks stand on nearly all items from the first that has one to the last."""
    marked = [at for at, mark in enumerate(marks) if mark is not None]
    if len(marked) < _FEW_LETTERED:
        return False
    return len(marked) >= 0.75 * (marked[-1] - marked[0] + 1)


def named_rows(text: str, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], list[Span]]:
    r"""Take the names of rows from among items that say how binding they are.

    Such a name stands beside its first item, or above items that are set in from it.

    >>> said = "School   Latin\nHome\n     Tact\n     Ink"
    >>> weights = (None, "essential", None, "essential", "desirable")
    >>> items = tuple(
    ...     Item(Span(at := said.index(word), at + len(word)), word, modality=weight, opening=at)
    ...     for word, weight in zip(said.split(), weights, strict=True)
    ... )
    >>> [(item.text, item.part) for item in named_rows(said, items)[0]]
    [('Latin', 'School'), ('Tact', 'Home'), ('Ink', 'Home')]
    """
    weighed_ones = sum(item.modality is not None for item in items)
    if weighed_ones < _FEW_LETTERED:
        return items, []
    kept: list[Item] = []
    names: list[Span] = []
    part = ""
    for item, below in zip_longest(items, items[1:]):
        heads = below is not None and below.modality is not None and item.modality is None
        if heads and _may_name_row(item) and _stands_before(text, item, below):
            part = item.text
            names.append(item.span)
        else:
            kept.append(replace(item, part=item.part or part))
    return tuple(kept), names


def weighed_from(items: Sequence[Item]) -> int:
    """Tell from which item on a list says of nearly all how binding they are; its length if none.

    >>> items = [Item(Span(0, 1), "Ink"), *[Item(Span(0, 1), "Tact", modality="essential")] * 3]
    >>> weighed_from(items), weighed_from(items[:3])
    (1, 3)
    """
    first = next((at for at, item in enumerate(items) if item.modality is not None), len(items))
    left = items[first:]
    weighed_ones = sum(item.modality is not None for item in left)
    return first if weighed_ones >= max(_FEW_LETTERED, _MOST * len(left)) else len(items)


def _stands_before(text: str, item: Item, below: Item) -> bool:
    """Tell whether an item stands on the line of the next, or is set in less than that."""
    first, last = sorted((item.span.start, below.span.start))
    if text.find("\n", first, last) < 0:
        return True
    line = text.rfind("\n", 0, item.span.start) + 1
    next_line = text.rfind("\n", 0, below.span.start) + 1
    return item.opening - line < below.opening - next_line


def _may_name_row(item: Item) -> bool:
    """Tell whether an item is a few words that are no sentence."""
    few = len(item.text.split()) <= _ROW_WORDS and not item.text.endswith((".", ";"))
    return few and not (item.marker or item.leads)


def weighed_by_code(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Say of items what the codes before them mean, where they hold both `E1` and `D1`."""
    codes = [_coded(text, item) for item in items]
    if len(set(codes) - {None}) < len(_BOTH_CODES):
        return items
    return tuple(
        replace(item, modality=item.modality or code)
        for item, code in zip(items, codes, strict=True)
    )


def _coded(text: str, item: Item) -> str | None:
    """Read the letter of a code before an item, such as `E1` or `D2.`, as its weight."""
    code = _CODE.fullmatch(_bullet(text, item)) if item.marker == "#" else None
    return _BOTH_CODES[code[1]] if code else None


def _bullet(text: str, item: Item) -> str:
    return text[item.opening : item.span.start].strip() if item.marker else ""


def _from(item: Item, start: int, letter: str) -> Item:
    span = Span(item.span.start + start, item.span.end)
    meaning = "essential" if letter == "E" else "desirable"
    return replace(item, text=item.text[start:], span=span, modality=item.modality or meaning)


def _trimmed(text: str, item: Item) -> Item:
    return replace(item, span=trimmed(text, item.span))


def _taken_off(item: Item, end: int, letter: str) -> Item:
    kept = item.text[:end].rstrip()
    span = Span(item.span.start, item.span.end - (len(item.text) - len(kept)))
    meaning = "essential" if letter == "E" else "desirable"
    return replace(item, text=kept, span=span, modality=item.modality or meaning)


def _opens_list(text: str) -> bool:
    """Tell whether a line breaks off with words that lead in a list of conditions.

    >>> _opens_list("In addition you must"), _opens_list("You must")
    (True, True)
    """
    if len(text) > _LONGEST_LEAD or not text[-1:].isalpha():
        return False
    leads = requirement_phrases().leads.values()
    return any(said.end() == len(text) for lead in leads for said in lead.finditer(text))


def _leads(text: str) -> bool:
    if text[-1:] in _DASHES and _OPEN_ENDED.search(text) is not None:
        return True
    return text.rstrip(" -–").endswith(":")
