"""Find the labels and headings among the atoms, also where they share a line with other text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.layout.arrangement import arranged
from remit.graph.layout.by_shape import headings_by_shape
from remit.graph.layout.furniture import (
    has_choices,
    heads_paper,
    is_key,
    is_page_mark,
    opens_page_mark,
    wording,
)
from remit.graph.layout.head_rows import head_rows, heads_a_column
from remit.graph.layout.inline import LONG
from remit.graph.layout.label_blocks import counts_in_block
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.page_headers import leading_header
from remit.graph.layout.page_lines import jump_list, page_feet, page_rows, repeated_headers
from remit.graph.layout.piece import Piece
from remit.graph.layout.site_lines import site_lines
from remit.graph.layout.splitting import is_bordered, parts_of, split
from remit.graph.layout.unlisted_headings import (
    Setting,
    heads_in_capitals,
    may_head,
    unlisted_heading,
)
from remit.graph.layout.values_first import values_first
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.graph.layout.atoms import Atom, Atoms

_OPENING = re.compile(r"[^\W_]+")
_FRONT = 120
_TWO = 2
_CROWDED = 600
_FRONTS = ("", "#")
"""What stands before a line that may be a heading."""
_LONGEST_HEADER, _MOST_WORDS = 250, 15
_LONG = "a line that is too long for a header"
_VALUE_WORDS = 5
_NAME_WORDS = 4
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Refined:
    """Pieces in the order of the text, the furniture taken out, and headers run into text."""

    pieces: tuple[Piece, ...]
    furniture: tuple[Span, ...]
    run_together: tuple[Span, ...]
    empty_items: tuple[Span, ...]
    elsewhere: tuple[Span, ...]
    """What of the furniture is about other posts."""


def refine(text: str, atoms: Atoms) -> Refined:
    """Split atoms at the labels in them, and take page furniture out."""
    site = site_lines(atoms.atoms)
    feet = page_rows(atoms.atoms) | page_feet(atoms.atoms) | jump_list(atoms.atoms)
    refiner = _Refiner(
        text,
        repeated_headers(atoms.atoms),
        feet | site.menus | site.others,
        head_rows(atoms),
        heads_in_capitals(atoms.atoms),
        {**headings_by_shape(atoms.atoms), **site.headings},
        has_choices(text),
    )
    turned = values_first(text, atoms.atoms)
    for atom, following in zip_longest(atoms.atoms, atoms.atoms[1:]):
        refiner.following = following
        if atom.line in turned:
            refiner.pieces.extend(turned[atom.line] if atom.cell <= atom.barred else ())
        else:
            refiner.take(atom)
    return Refined(
        tuple(arranged(text, refiner.pieces)),
        tuple(refiner.furniture),
        tuple(refiner.run_together),
        tuple(refiner.empty_items),
        tuple(atom.span for atom in atoms.atoms if atom.line in site.others),
    )


@dataclass(slots=True)
class _Refiner:
    """Goes through the atoms.

    Attributes:
        text: Of the document.
        headers: Lines, in normal form, that pages repeat.
        footers: Lines that are the feet of pages, or of a list of contents.
        heads: Lines that name the columns of a table.
        capitals: Whether the headings of the document stand in capitals.
        shaped: Headings that are told by their shape and contents, by where they begin.
        chooses: Whether the text says anywhere that something is to be chosen.
        pieces: Found so far.
        furniture: Taken out so far.
        run_together: Headers run into text so far.
        empty_items: Numbers of a list behind which the next one stands at once.
        next_number: The next number of a list whose numbers stand on lines of their own.
        number: Such a number that waits for its item.
        seen: The lines, in normal form, that came before.
        following: The atom after the one that is taken.
        open: How deep the last heading was that the word lists know; -1 before the first.
        lists_needs: Whether the last heading announces what is needed or wished for.
        openings: The letters with which the headers begin.
    """

    text: str
    headers: frozenset[str]
    footers: frozenset[int]
    heads: set[int]
    capitals: bool
    shaped: Mapping[int, Label]
    chooses: bool
    pieces: list[Piece] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    run_together: list[Span] = field(default_factory=list)
    empty_items: list[Span] = field(default_factory=list)
    next_number: int = 1
    number: Atom | None = None
    seen: set[str] = field(default_factory=set)
    following: Atom | None = None
    open: int = -1
    lists_needs: bool = False
    openings: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        found = map(_OPENING.match, self.headers)
        self.openings = frozenset(word[0] if word else "" for word in found)

    def take(self, atom: Atom) -> None:
        """Take an atom as a number, as furniture, or as pieces."""
        if self._is_plain(atom):
            self.pieces.append(Piece(atom, atom.span, atom.text))
            return
        alone = atom.cells == 1
        begins = atom.text == "1" and _is_heading(self.pieces)
        if alone and (begins or atom.text == str(self.next_number)) and not _waits(self.pieces):
            self.next_number = int(atom.text) + 1
            if self.number is not None:
                self.empty_items.append(self.number.span)
            self.number = atom
            self.furniture.append(atom.span)
            return
        furniture = opens_page_mark(atom.text) if atom.running else self._is_furniture(atom)
        if furniture or atom.line in self.footers:
            self.furniture.append(atom.whole)
        else:
            self._split(self._without_foot(self._numbered(self._without_header(atom))))

    def _is_plain(self, atom: Atom) -> bool:
        """Tell at once of a bullet with running words that nothing more is to be looked for in it.

        So it is where neither the page nor the line before it asks for a further look.
        """
        if not atom.running or atom.marker in _FRONTS or atom.width > LONG:
            return False
        marked = self.headers or self.chooses or self.number is not None
        asked = marked or atom.line in self.footers or atom.line in self.heads
        return not (asked or _waits(self.pieces) or opens_page_mark(atom.text))

    def _is_furniture(self, atom: Atom) -> bool:
        """Tell whether a line is furniture of the page, or explains the marks of the form."""
        form, alone = _form(atom.text), atom.cells == 1
        first = form not in self.seen
        repeated = alone and _is_furniture(atom, form, self.headers, first=first)
        repeated = repeated or (alone and self.open < 0 and heads_paper(atom.text))
        repeated = repeated and not (first and self._heads_conditions(form))
        repeated = repeated and not (first and self._heads_work(atom, form))
        repeated = repeated and not self._counts(atom)
        self.seen.add(form)
        return repeated or is_key(atom.text)

    def _heads_conditions(self, form: str) -> bool:
        """Tell whether the name of a paper heads what it asks for: not at the top of a form."""
        label = labels().sections.get(form)
        if label is None or label.kind != "requirements":
            return False
        return self.open >= 0 or (self._is_below_fields() and self._is_above_text())

    def _is_below_fields(self) -> bool:
        """Tell whether a field came before, so that the head of the form is over."""
        return any(p.label is not None and p.label.field for p in self.pieces)

    def _is_above_text(self) -> bool:
        """Tell whether the next line neither is a heading nor begins with a label."""
        if self.following is None:
            return False
        first = next(split(self.text, self.following), None)
        return first is not None and first.label is None

    def _is_above_words(self) -> bool:
        """Tell whether the next line has too many words for the name of a profile."""
        return self.following is not None and len(self.following.text.split()) >= _NAME_WORDS

    def _is_above_talk(self) -> bool:
        """Tell whether the next line tells the reader what they will do."""
        return (
            self.following is not None
            and printed_marks().talk.match(self.following.text) is not None
        )

    def _heads_work(self, atom: Atom, form: str) -> bool:
        """Tell whether the name of a paper heads the work: behind sections, or with a colon.

        So it does between the title alone and the first sentence of an advert.
        """
        label = labels().sections.get(form)
        if label is None or label.kind != "context":
            return False
        listed = self.following is not None and bool(self.following.marker)
        led = atom.text.endswith(":") and self._is_below_fields() and self._is_above_text()
        led = led and (listed or self._is_above_words())
        led = led or (len(self.pieces) == 1 and self._is_below_title())
        return led or (self.open >= 0 and (listed or self._is_above_talk()))

    def _is_below_title(self) -> bool:
        """Tell whether a title is all that came before, and a sentence stands below."""
        told = self.following is not None and self.following.text.endswith(".")
        return told and self._is_above_words() and names_work(self.pieces[0].text)

    def _counts(self, atom: Atom) -> bool:
        """Tell whether a number answers the label in the line above it, and numbers no page."""
        if not atom.text.isdigit() or not self.pieces or self.pieces[-1].atom.line != atom.line - 1:
            return False
        if counts_in_block(self.pieces):
            return True
        above = self.pieces[-1]
        return _waits(self.pieces) or (above.is_line and labels().field(above.text) is not None)

    def _without_header(self, atom: Atom) -> Atom:
        opens = bool(self.headers) and not atom.marker and self._opens_as_header(atom.text)
        header = leading_header(atom, self.headers) if opens else 0
        if not header or (_waits(self.pieces) and self.pieces[-1].atom.line == atom.line):
            return atom
        self.run_together.append(atom.span)
        self.furniture.append(Span(atom.span.start, header))
        return _shortened(self.text, atom, header)

    def _opens_as_header(self, text: str) -> bool:
        """Tell whether the first word of a header stands near the front of a line."""
        front = text[:_FRONT].casefold()
        for word in self.openings:
            if word in front:
                return True
        return "&" in front

    def _without_foot(self, atom: Atom) -> Atom:
        """Take the mark of a page off the end of a line that has lost its lines."""
        foot = printed_marks().foot.search(atom.text) if atom.width > _CROWDED else None
        if foot is None or foot.start() == 0 or not atom.text.endswith(foot[0].strip()):
            return atom
        start = self.text.rfind(foot[0].split()[0], atom.span.start, atom.span.end)
        span = trimmed(self.text, Span(atom.span.start, start))
        self.furniture.append(Span(start, atom.span.end))
        return replace(atom, span=span, text=folded(span.of(self.text)))

    def _numbered(self, atom: Atom) -> Atom:
        number, self.number = self.number, None
        if number is None:
            return atom
        doubled = atom.doubled or bool(atom.marker)
        marker = atom.marker or "#"
        return replace(atom, marker=marker, opening=number.span.start, doubled=doubled)

    def _split(self, atom: Atom) -> None:
        if atom.line in self.heads and not heads_a_column(atom.text):
            self.furniture.append(atom.whole)
            return
        plain = atom.running and atom.width <= LONG
        pieces = [Piece(atom, atom.span, atom.text)] if plain else self._parts(atom)
        if self._answers_its_label(pieces):
            span = Span(pieces[0].span.start, pieces[-1].span.end)
            whole = replace(pieces[0], span=span, text=folded(span.of(self.text)))
            pieces = [replace(whole, label=None, bordered=False)]
        shaped = self.shaped.get(atom.span.start)
        open_to = shaped is not None or not _waits(self.pieces)
        if len(pieces) == 1 and pieces[0].label is None and open_to:
            label = shaped or (unlisted_heading(atom, self._setting()) if may_head(atom) else None)
            bordered = is_bordered(atom)
            if label is not None or bordered:
                pieces = [Piece(atom, pieces[0].span, pieces[0].text, label, bordered)]
        heads = [piece.label for piece in pieces if piece.label is not None and piece.label.kind]
        if heads:
            self.lists_needs = heads[-1].modality in ("essential", "desirable")
        if heads and len(pieces) == 1:
            self.open = atom.depth if self.open < 0 else min(self.open, atom.depth)
        self.pieces.extend(pieces)

    def _parts(self, atom: Atom) -> list[Piece]:
        """Part an atom at the labels in it, or read it as the heading of what stands below."""
        pieces = parts_of(self.text, atom)
        heading = labels().section(atom.text) if self._heads_sentences(pieces) else None
        if heading is not None:
            pieces = [pieces[0].labelled(heading)]
        form = _form(atom.text) if heading is None and len(pieces) == 1 else _LONG
        if form is not _LONG and form in wording().lines and self._heads_work(atom, form):
            pieces = [pieces[0].labelled(Label(kind="duties"))]
        return pieces

    def _heads_sentences(self, pieces: list[Piece]) -> bool:
        """Tell whether the label of a field stands over bullets that are too long for values."""
        bullet = self.following if self.following and self.following.marker else None
        if bullet is None or len(pieces) != 1 or not pieces[0].label or not pieces[0].label.field:
            return False
        return len(bullet.text.split()) > _VALUE_WORDS

    def _answers_its_label(self, pieces: list[Piece]) -> bool:
        """Tell whether what could be a label is the value of the label before it."""
        if self.chooses and len(pieces) == 1 and has_choices(pieces[0].text):
            self._take_choices(pieces[0].atom.line)
            return True
        return _waits(self.pieces) and self._answers(pieces)

    def _answers(self, pieces: list[Piece]) -> bool:
        """Tell whether what could be a label answers the one that waits."""
        own, before = pieces[0].label, self.pieces[-1].label
        beside = pieces[0].atom.line == self.pieces[-1].atom.line
        opens = pieces[0].span.start == pieces[0].atom.span.start
        if len(pieces) == _TWO and beside and opens and own and own.field and before:
            return own.field == before.field and pieces[1].label is None
        if len(pieces) != 1 or pieces[0].text.endswith(":"):
            return False
        if not beside or own is None or before is None:
            return False
        if own.field == before.field:
            return not self._heads_columns(pieces[0].atom)
        word = own.field is None and (" " not in pieces[0].text or pieces[0].atom.cells == _PAIR)
        return word and (before.sure or self._is_behind_colon(pieces[0]))

    def _is_behind_colon(self, piece: Piece) -> bool:
        """Tell whether a colon stands between the last piece and this one."""
        return ":" in self.text[self.pieces[-1].span.start : piece.span.start]

    def _heads_columns(self, atom: Atom) -> bool:
        """Tell whether a row of as many cells, the first no label, stands below a row of labels."""
        below = self.following
        if below is None or below.line == atom.line or below.cells != atom.cells:
            return False
        return labels().field(below.text) is None and labels().section(below.text) is None

    def _take_choices(self, line: int) -> None:
        """Read the cells before the last of several choices as choices too, up to their label."""
        for place in reversed(range(len(self.pieces))):
            piece = self.pieces[place]
            if piece.atom.line != line or piece.text.endswith(":"):
                return
            self.pieces[place] = piece.labelled(None)

    def _setting(self) -> Setting:
        """Tell what a line that may be a heading stands in."""
        last = self.pieces[-1] if self.pieces else None
        return Setting(self.capitals, self.open, self.lists_needs, last, self.following)


def _form(text: str) -> str:
    """Give the normal form of a line that is short enough for a header."""
    long = len(text) > _LONGEST_HEADER or text.count(" ") >= _MOST_WORDS
    return _LONG if long else normal(text)


def _is_heading(pieces: list[Piece]) -> bool:
    """Tell whether the last piece is the heading of a section."""
    return bool(pieces) and pieces[-1].label is not None and pieces[-1].label.kind is not None


def _waits(pieces: list[Piece]) -> bool:
    """Tell whether the last piece is the label of a field that waits for its value."""
    return bool(pieces) and pieces[-1].label is not None and pieces[-1].label.field is not None


def _is_furniture(atom: Atom, form: str, headers: frozenset[str], *, first: bool) -> bool:
    if form in headers:
        return not first or form in wording().lines
    return form in wording().lines or is_page_mark(atom.text)


def _shortened(text: str, atom: Atom, start: int) -> Atom:
    span = trimmed(text, Span(start, atom.span.end))
    return replace(atom, span=span, text=folded(span.of(text)), opening=span.start, running=False)
