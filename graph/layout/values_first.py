"""Tell forms in which each value stands ahead of its label on the same line: `Wick Location:`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.piece import Piece, part
from remit.graph.layout.printed import LABEL_WORDS, printed_field
from remit.graph.layout.turned import fits_shape
from remit.graph.overlay import once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from remit.graph.layout.atoms import Atom

_FEW, _MORE = 3, 4
_MOST_LETTERS, _MOST_WORDS = 140, 20
_SHARE = 0.6
_TWO_CELLS = 2
_PARTED = re.compile(r"(.*\S)(?:\s*:\s+|\s+[-–—]\s+)(\S.*)")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a form, and how its words may be parted.

    Attributes:
        atoms: Its cells.
        style: How value and label are set apart; empty where the line ends with no label.
        ends: The labels with which it may end, by where they begin; the likeliest first.
        opens: Whether it begins with a label, so that it may be a label and its value.
    """

    atoms: tuple[Atom, ...]
    style: str
    ends: tuple[tuple[int, Label], ...]
    opens: bool


def values_first(text: str, atoms: Sequence[Atom]) -> Mapping[int, list[Piece]]:
    """Give the lines whose values come first as pieces, each label before its value.

    The whole block decides: most of its lines end with a known label, more than begin with one,
    the labels ask for different things, and the values have no better place on the lines below.
    """
    found: dict[int, list[Piece]] = {}
    for block in _blocks(atoms):
        chosen = _chosen(block)
        enough = _FEW if block[0].style in ("colon", "parted") else _MORE
        fields = {label.field for _, label in chosen.values()}
        opening = sum(line.opens for line in block)
        enough = max(enough, 1 + opening, math.ceil(_SHARE * len(block)))
        if len(fields) >= enough and not _stand_below(block, chosen):
            for at, (start, label) in chosen.items():
                pieces = list(_pieces(text, block[at], start, label))
                found[block[at].atoms[0].line] = pieces
    return found


def _blocks(atoms: Sequence[Atom]) -> Iterator[list[_Line]]:
    """List the runs of lines, from one that ends with a label to another, in one style."""
    last_words = _last_words()
    for lines in _lines_together(atoms):
        run: list[_Line] = []
        for line in lines:
            if not run and not _ends_as_label(line, last_words):
                continue
            read = _line(line)
            if not read.style or (run and read.style != run[0].style):
                yield from _kept(run)
                run = []
            if read.style:
                run.append(read)
        yield from _kept(run)


def _lines_together(atoms: Sequence[Atom]) -> Iterator[list[tuple[Atom, ...]]]:
    """List the runs of lines that may each end with a label; most forms have only short ones."""
    run: list[tuple[Atom, ...]] = []
    last_words = _last_words()
    for line in _rows(atoms):
        if line[-1].text.endswith(":") or _ends_as_label(line, last_words):
            run.append(line)
            continue
        if len(run) >= _FEW:
            yield run
        run = []
    if len(run) >= _FEW:
        yield run


def _ends_as_label(line: tuple[Atom, ...], last_words: Set[str]) -> bool:
    """Tell whether a line ends with a word with which labels end."""
    if line[-1].running:
        return False
    return line[-1].text.rstrip(" :").rpartition(" ")[2].casefold() in last_words


def _kept(run: list[_Line]) -> Iterator[list[_Line]]:
    while run and not run[-1].ends:
        run.pop()
    if len(run) >= _FEW:
        yield run


def _rows(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, ...]]:
    """Give the atoms of each line."""
    start = 0
    for at in range(1, len(atoms) + 1):
        if at == len(atoms) or atoms[at].line != atoms[start].line:
            yield tuple(atoms[start:at])
            start = at


def _line(row: tuple[Atom, ...]) -> _Line:
    """Read how a line may be parted; one that is a list's, a sentence or a label has no style."""
    first, words = row[0], row[0].text
    plain = first.cells == len(row) and not first.marker and len(words) <= _MOST_LETTERS
    plain = plain and words.count(" ") < _MOST_WORDS
    if plain and (words[:1].isupper() or words[:1].isdigit()):
        if len(row) == _TWO_CELLS:
            return _parted_at(row, "cells", words, row[1].span.start, row[1].text)
        if len(row) == 1 and len(words) == len(first.span):
            return _whole(row)
    return _Line(row, "", (), opens=False)


def _whole(row: tuple[Atom, ...]) -> _Line:
    """Read how a line without cells may be parted."""
    words, start = row[0].text, row[0].span.start
    parted = None if words.endswith(":") else _PARTED.fullmatch(words)
    if parted is not None:
        return _parted_at(row, "parted", parted[1], start + parted.start(2), parted[2])
    if ":" in words[:-1] or labels().field(words, slips=False) is not None:
        return _Line(row, "", (), opens=False)
    colon = words.endswith(":")
    known = tuple((start + at, label) for at, label in _endings(words, printed=not colon))
    style = "colon" if colon else "bare" if known else ""
    return _Line(row, style, known, opens=_opens(words))


def _parted_at(row: tuple[Atom, ...], style: str, left: str, at: int, right: str) -> _Line:
    """Read a line of two parts of which one may be the label."""
    label = labels().field(right, slips=False)
    opens = labels().field(left, slips=False) is not None
    ends = () if label is None else ((at, label),)
    return _Line(row, style if ends or opens else "", ends, opens=opens)


def _endings(words: str, *, printed: bool) -> Iterator[tuple[int, Label]]:
    """List the labels with which words end: the shortest that is enough by itself comes first.

    A longer one goes before it only where it asks for the same, and leaves it a value of its shape.
    """
    starts = [m.start() for m in _WORD.finditer(words)][1:]
    known = [(at, _read(words[at:], printed=printed)) for at in reversed(starts[-LABEL_WORDS:])]
    found = [(at, label) for at, label in known if label is not None and words[at].isupper()]
    sure = next((label for _, label in found if label.sure), None)
    alike = [one for one in found if sure is None or one[1].field == sure.field]
    unfit = {at for at, label in alike if not fits_shape(label, words[:at].rstrip())}
    yield from sorted(alike, key=lambda one: (one[0] in unfit, one[0]))
    yield from (one for one in found if one not in alike)


def _read(words: str, *, printed: bool) -> Label | None:
    """Read words as a label; one that is not enough by itself may have to be printed as one."""
    label = labels().field(words, slips=False)
    return label if (label is not None and label.sure) or not printed else printed_field(words)


def _opens(words: str) -> bool:
    """Tell whether words begin with a label that is enough by itself."""
    ends = [m.end() for m in _WORD.finditer(words)][:LABEL_WORDS]
    known = (printed_field(words[:end]) for end in ends[:-1])
    return any(label is not None and label.sure for label in known)


def _chosen(block: Sequence[_Line]) -> dict[int, tuple[int, Label]]:
    """Choose for each line the label with which it ends: one that no other line has, if it can."""
    chosen: dict[int, tuple[int, Label]] = {}
    taken: set[str | None] = set()
    for at, line in enumerate(block):
        if line.ends:
            free = (end for end in line.ends if end[1].field not in taken)
            chosen[at] = next(free, line.ends[0])
            taken.add(chosen[at][1].field)
    return chosen


def _stand_below(block: Sequence[_Line], chosen: Mapping[int, tuple[int, Label]]) -> bool:
    """Tell whether the values have better places behind the labels of the lines above them."""
    values = {at: _value(block[at], start) for at, (start, _) in chosen.items()}
    own = sum(fits_shape(label, values[at]) for at, (_, label) in chosen.items())
    shifted = (
        fits_shape(chosen[above][1], values[below])
        for above, below in pairwise(chosen)
        if below == above + 1
    )
    return sum(shifted) > own


def _value(line: _Line, start: int) -> str:
    first = line.atoms[0]
    words = first.text if len(line.atoms) > 1 else first.text[: start - first.span.start]
    return words.rstrip(" :-–—")


def _pieces(text: str, line: _Line, start: int, label: Label) -> Iterator[Piece]:
    first, last = line.atoms[0], line.atoms[-1]
    said = replace(label, sure=True)
    if first is not last:
        yield Piece(last, last.span, last.text, said, bordered=True)
        yield Piece(first, first.span, first.text)
        return
    yield part(text, first, Span(start, first.span.end), said)
    yield part(text, first, trimmed(text, Span(first.span.start, start), " \t\u00a0:-–—"))


@once_per_overlay
def _last_words() -> frozenset[str]:
    """Collect the words with which labels end."""
    return frozenset(form.rpartition(" ")[2] for form in labels().fields)
