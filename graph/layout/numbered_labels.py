"""Read forms that number their labels, each with its value on the lines below the number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.layout.labels import Label, labels
from remit.graph.layout.pairs import is_value
from remit.graph.layout.printed import LABEL_WORDS
from remit.graph.layout.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_FEW = 3
_MOST_LINES = 4
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A numbered line that may be a label, by its place, and how many lines stand below it."""

    at: int
    label: Label | None
    values: int


def with_numbered_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Take numbered lines as labels where half of a run are known ones with values below them.

    The others are labels that this form alone has; one above another number was left empty.
    """
    done = list(pieces)
    for run in _runs(pieces):
        known = {one.label.field for one in run if one.label is not None}
        answered = [one for one in run if one.values]
        if len(known) < _FEW or 2 * len(answered) < len(run):
            continue
        if sum(one.label is not None for one in run) < _SHARE * len(run):
            continue
        for one in run:
            told = one.label or _told(pieces, one, known)
            done[one.at] = _unnumbered(pieces[one.at]).set_off(told)
            for at in range(one.at + 1, one.at + 1 + one.values):
                done[at] = pieces[at].labelled(None)
    return done


def without_numbers(pieces: Sequence[Piece], leads: Sequence[Label | None]) -> list[Piece]:
    """Take the numbers off lines that open with labels, where half of a numbered run do so.

    `leads` are the labels with which numbered lines open before a value: `A1 Base Wick`.
    """
    done = list(pieces)
    at = 0 if any(leads) else len(pieces)
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end].atom.marker == "#":
            end += 1
        found = [i for i in range(at, end) if leads[i] is not None]
        asked = {label.field for label in leads[at:end] if label is not None}
        if len(asked) >= _FEW and 2 * len(found) >= end - at:
            for i in range(at, end):
                done[i] = _unnumbered(pieces[i])
        at = max(end, at + 1)
    return done


def _runs(pieces: Sequence[Piece]) -> Iterator[list[_Numbered]]:
    """List the runs of numbered lines with nothing between them but a few short lines each."""
    run: list[_Numbered] = []
    at = 0
    while at < len(pieces):
        values = _values(pieces, at) if _may_be_label(pieces[at]) else None
        if values is None:
            if run:
                yield run
            run = []
            at += 1
            continue
        words = pieces[at].text
        run.append(_Numbered(at, labels().field(words), values))
        at += 1 + values
    if run:
        yield run


def _may_be_label(piece: Piece) -> bool:
    """Tell whether a line is numbered, short, and heads no section."""
    atom = piece.atom
    if not atom.marker or atom.running or atom.cells > 1 or not piece.is_whole:
        return False
    plain = piece.text[:1].isupper() and not piece.text.endswith((".", ";", ","))
    heads = piece.label is not None and piece.label.kind is not None and piece.label.sure
    return plain and not heads and len(piece.text.split()) <= LABEL_WORDS


def _values(pieces: Sequence[Piece], at: int) -> int | None:
    """Count the lines of the value below a number; None where they can be no value."""
    end = at + 1
    while end < len(pieces) and not pieces[end].atom.marker and not _heads(pieces[end]):
        if not (pieces[end].is_line and is_value(pieces[end].text)) or end - at > _MOST_LINES:
            return None
        end += 1
        if pieces[end - 1].atom.after_blank and end < len(pieces) and pieces[end].atom.after_blank:
            break
    return end - at - 1


def _heads(piece: Piece) -> bool:
    """Tell whether a line heads a section, by more than a word that may be a value too."""
    return piece.label is not None and piece.label.kind is not None and piece.label.sure


def _told(pieces: Sequence[Piece], one: _Numbered, known: set[str | None]) -> Label:
    """Tell what a label of this form alone asks for, where its value can be but one thing."""
    fields = fields_of(pieces[one.at + 1].text) if one.values == 1 else frozenset()
    name = next(iter(fields)) if len(fields) == 1 and not fields & known else "form"
    return Label(field=name, sure=False, listed=False)


def _unnumbered(piece: Piece) -> Piece:
    return replace(piece, atom=replace(piece.atom, marker=""))
