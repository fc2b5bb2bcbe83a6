"""Read labels by how lines stand together: in turn with values, behind them, in blocks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.forms import with_unlisted_labels
from remit.graph.layout.furniture import names_paper
from remit.graph.layout.label_blocks import LONGEST_BLOCK, blocks, is_field, line_label
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.numbered_labels import with_numbered_labels, without_numbers
from remit.graph.layout.overtaken import overtaken
from remit.graph.layout.pairs import DASHED
from remit.graph.layout.piece import part
from remit.graph.layout.printed import LABEL_WORDS, looks_printed, printed_field
from remit.graph.layout.side_by_side import side_by_side
from remit.graph.layout.small_words import small_words
from remit.graph.layout.topics import answered
from remit.graph.layout.turned import turn_round, turned
from remit.graph.layout.values import fields_of, names_staff
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_VALUE_WORDS = 12
_FEW = 3
_OF_PEOPLE = frozenset({"title", "rank", "reports_to", "accountable_to", "direct_reports", "form"})
"""The fields whose values name people at work; before such a name, other labels are part of it."""
_SEAM = re.compile(r"[A-Z0-9](?:(?<=[a-z)].)|(?<=[A-Z0-9][A-Z])(?=[a-z]))")
_DASHES = ("-", "–", "—")
_ENDED = (".", ":", ";", ",")
_BETWEEN = " \t\r\n\f\v\u00a0\u200b\ufeff-–—"


def arranged(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Mark as labels what the order of the lines shows to be labels, each before its value."""
    done = _upended(_among_labels(_answered_parts(with_numbered_labels(pieces))))
    done = overtaken(text, done)
    done = turned(done, [line_label(piece) for piece in done])
    done = _alternating(blocks(text, done))
    done = without_numbers(done, [_numbered_lead(piece) for piece in done])
    done = list(side_by_side(text, list(_led_lines(text, done))))
    return with_unlisted_labels(text, blocks(text, done))


def _answered_parts(pieces: Sequence[Piece]) -> list[Piece]:
    """Take the heading of a part for a label where a short line answers it, before a label."""
    answers = [
        answered(pieces, index) if piece.label is not None and piece.label.part else None
        for index, piece in enumerate(pieces)
    ]
    return [
        piece if label is None else piece.set_off(label)
        for piece, label in zip(pieces, answers, strict=True)
    ]


def _among_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Take a heading for a label of the form where it stands between two labels in one row.

    All of them wait for the values behind the last, as in `Hours: Qualifications: Closing date:`.
    """
    done = list(pieces)
    for index in range(1, len(done) - 1):
        if pieces[index - 1].atom is not pieces[index].atom:
            continue
        before, piece, behind = done[index - 1 : index + 2]
        in_row = piece.atom is behind.atom and piece.text.endswith(":")
        if in_row and piece.label and piece.label.kind and is_field(before) and is_field(behind):
            done[index] = piece.labelled(Label(field="form", listed=False))
    return done


def _upended(pieces: Sequence[Piece]) -> list[Piece]:
    """Turn around pairs of lines of which the first is the value and the second its label."""
    done = list(pieces)
    pairs = [
        index
        for index in range(len(done) - 1)
        if done[index].label is None
        and done[index].atom.after_blank
        and not done[index + 1].atom.after_blank
        and line_label(done[index + 1]) is not None
        and (index + 2 >= len(done) or done[index + 2].atom.after_blank)
        and len(done[index].text.split()) <= _VALUE_WORDS
    ]
    if len(pairs) < _FEW:
        return done
    for index in pairs:
        done[index + 1] = done[index + 1].labelled(line_label(done[index + 1]))
    turn_round(done, [index + 1 for index in pairs])
    return done


def _alternating(pieces: list[Piece]) -> list[Piece]:
    """Read words that may be labels as labels where labels and values stand on lines in turn."""
    may_be = [line_label(piece) for piece in pieces]
    done = list(pieces)
    for index, label in enumerate(may_be):
        if label is None or index + 1 >= len(pieces) or may_be[index + 1] is not None:
            continue
        places = (_turn(pieces, index, -1), _turn(pieces, index, 1))
        turns = [i for i in places if 0 <= i < len(may_be)]
        in_turn = any(may_be[i] or is_field(pieces[i]) for i in turns)
        in_turn = in_turn or _is_below_staff(pieces, index)
        if in_turn and len(pieces[index + 1].text.split()) <= _VALUE_WORDS:
            done[index] = pieces[index].set_off(label)
    return done


def _turn(pieces: Sequence[Piece], index: int, step: int) -> int:
    """Give the place of the label before or behind this one, past a value of several lines."""
    at = index + 2 * step
    while 0 < at < len(pieces) and abs(at - index) <= LONGEST_BLOCK:
        line = at if step > 0 else at + 1
        wrapped = pieces[line].text[:1].islower() or pieces[line - 1].text.endswith(",")
        if not wrapped or pieces[line].atom.after_blank:
            break
        at += step
    return at


def _is_below_staff(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether a line stands below a list of those who report to the holder."""
    at = index - 1
    while at > 0 and index - at <= LONGEST_BLOCK and pieces[at].label is None:
        if pieces[at].atom.after_blank or not names_staff(pieces[at].text):
            return False
        at -= 1
    label = pieces[at].label if at >= 0 else None
    return label is not None and label.field == "direct_reports" and at < index - 1


def _led_lines(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """Split lines in which a label goes over into its value, where such lines stand together."""
    whole = [
        piece if piece.label is None and not piece.atom.running and piece.is_line else None
        for piece in pieces
    ]
    dashed = [_dashed(piece) if piece else None for piece in whole]
    dashed = dashed if sum(found is not None for found in dashed) >= _FEW else [None] * len(whole)
    leads = [
        (found or _lead(piece)) if piece else None
        for piece, found in zip(whole, dashed, strict=True)
    ]
    glued = [_glued(piece) if piece else None for piece in whole]
    enough = sum(g is not None for g in glued) >= _FEW
    leads = [
        None if lead and piece and names_paper(piece.text) else lead
        for lead, piece in zip(leads, whole, strict=True)
    ]
    if not (enough or any(leads)):
        yield from pieces
        return
    leads = [
        lead if glue is None or not (enough and glue[0].sure) else None
        for lead, glue in zip(leads, glued, strict=True)
    ]
    for index, piece in enumerate(pieces):
        lead, seam = leads[index], glued[index] if enough else None
        parted = lead is not None and piece.text[lead[1] :].lstrip()[:1] in _DASHES
        if lead is not None and (lead[0].sure or parted or _beside_another(pieces, leads, index)):
            yield from _parted(text, piece, lead[0], lead[1], label_first=True)
        elif seam is not None:
            yield from _unglued(text, piece) or _parted(
                text, piece, seam[0], seam[1], label_first=seam[2]
            )
        else:
            yield piece


def _unglued(text: str, piece: Piece) -> list[Piece]:
    """Cut a line at several labels that have run into their values; none where there is one."""
    at = [0, *(m.start() for m in _SEAM.finditer(piece.text)), len(piece.text)]
    parts = [Span(piece.span.start + a, piece.span.start + b) for a, b in pairwise(at)]
    known = [printed_field(p.of(text)) for p in parts]
    if sum(label is not None for label in known) < 2 or known[0] is None:
        return []
    done: list[Piece] = []
    for words, label in zip(parts, known, strict=True):
        if label is None and done and done[-1].label is None:
            span = Span(done[-1].span.start, words.end)
            done[-1] = part(text, piece.atom, span)
        else:
            done.append(part(text, piece.atom, words, label))
    return done


def _parted(
    text: str, piece: Piece, label: Label, at: int, *, label_first: bool
) -> Iterator[Piece]:
    """Cut a line in two; the label comes first."""
    left = trimmed(text, Span(piece.span.start, piece.span.start + at))
    right = trimmed(text, Span(left.end, piece.span.end), _BETWEEN)
    head, value = (left, right) if label_first else (right, left)
    yield part(text, piece.atom, head, label)
    yield part(text, piece.atom, value)


def _beside_another(
    pieces: list[Piece], leads: Sequence[tuple[Label, int] | None], index: int
) -> bool:
    """Tell whether the line above or below opens with a label too, and with another one."""
    line = pieces[index].atom.line
    own = leads[index]
    return own is not None and any(
        (near := leads[other]) is not None
        and near[0].field != own[0].field
        and abs(pieces[other].atom.line - line) == 1
        and not pieces[max(index, other)].atom.after_blank
        for other in (index - 1, index + 1)
        if 0 <= other < len(pieces)
    )


def _lead(piece: Piece) -> tuple[Label, int] | None:
    """Find a field's label at the front of a short line: (label, length of its words)."""
    short = 2 <= len(piece.text.split()) <= _VALUE_WORDS
    if not short or piece.text.endswith(_ENDED) or labels().field(piece.text) is not None:
        return None
    words = piece.text.split(" ")
    for count in range(min(LABEL_WORDS, len(words) - 1), 0, -1):
        head, following = " ".join(words[:count]), words[count]
        label = labels().field(head)
        if label is None:
            continue
        rest = piece.text[len(head) :]
        if following.casefold() in small_words().joining:
            return None
        if label.field == "organisation" and not label.sure and label.field not in fields_of(rest):
            return None
        names_somebody = label.field not in _OF_PEOPLE and names_work(rest)
        if names_somebody or labels().field(rest) is not None:
            return None
        printed = looks_printed(head)
        small = label.sure and head[1:].islower()
        asks = head.endswith("?") and label.sure
        if asks or ((printed or small) and (following[0].isupper() or following[0].isdigit())):
            return label if printed or asks else replace(label, sure=False), len(head)
    return None


def _numbered_lead(piece: Piece) -> Label | None:
    """Find the label with which a numbered line opens before its value."""
    numbered = piece.atom.marker == "#" and piece.label is None and piece.is_whole
    lead = _lead(piece) if numbered and piece.atom.cells == 1 else None
    return lead[0] if lead is not None else None


def _dashed(piece: Piece) -> tuple[Label, int] | None:
    """Find a label that a dash parts from its value: (label, length of its words)."""
    found = DASHED.match(piece.text) if any(dash in piece.text for dash in _DASHES) else None
    label = printed_field(found[1]) if found else None
    return (label, found.end(1)) if found and label is not None else None


def _glued(piece: Piece) -> tuple[Label, int, bool] | None:
    """Find a label that has run into its value: (label, where they meet, whether it is first)."""
    if len(piece.text) > 120 or len(piece.span) != len(piece.text):
        return None
    for seam in _SEAM.finditer(piece.text):
        left, right = piece.text[: seam.start()], piece.text[seam.start() :]
        for words, label_first in ((left, True), (right, False)):
            label = labels().field(words)
            if label is not None and looks_printed(words):
                return label, seam.start(), label_first
    return None
