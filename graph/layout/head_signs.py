"""Read heads of forms that set labels apart by brackets, commas or semicolons, and by no colon."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, holds_any, trimmed
from remit.graph.layout.labels import labels
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.labels import Label

_HEAD_LINES, _FEW, _LONGEST, _MOST_WORDS = 40, 3, 60, 5
_AHEAD = re.compile(r"\s*\[([^\[\]\n]{2,50})\][ \t]*(?:[:–-][ \t]+)?(.*)$")
_BEHIND = re.compile(r"\s*(\S.{0,120}?)\s+\(([A-Z][^()\n]{2,40})\)\s*$")
_CELL = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;"]*))\s*(?:([,;])|$)')
_SPACE = re.compile(r"[ \t\u00a0]+")
_SEGMENT = re.compile(r"\s*([^:;\n]{2,50}):\s+([^;\n]*?)\s*(?:;|$)")

_Pair = tuple[Span, Span]
"""A label and its value, which may be empty."""


def with_colons(text: str) -> ReadingOrder | None:
    r"""Put a label with a colon before each value of such a head; None where there is no such head.

    >>> with_colons("[Job title] Clerk\n[Grade] C3\n[Reports to] Head of Stores\n").text
    'Job title: Clerk\nGrade: C3\nReports to: Head of Stores\n'
    >>> with_colons("Clerk (Post title)\nC3 (Grade)\nStores (Department)\n").text
    'Post title: Clerk\nGrade: C3\nDepartment: Stores\n'
    >>> with_colons("SUPERVISION Head of Stores\n\nAND CONTROL:\n").text
    'SUPERVISION AND CONTROL: Head of Stores\n\n'
    >>> with_colons("Job title;Grade;Unit\nClerk;C3;Stores\n").text
    'Job title: Clerk\nGrade: C3\nUnit: Stores\n'
    """
    if not _may_be(text):
        return None
    bracketed = "\n[" in text or text.startswith("[")
    lines = lines_in(text)
    pairs = _ahead(text, lines) if bracketed else {}
    head = lines[:_HEAD_LINES]
    words = text[head[0].start : head[-1].end] if head else ""
    if not pairs and ")" in words:
        pairs = _behind(text, head)
    if not pairs and ("," in words or ";" in words):
        pairs = _columns(text, head) or _rows(text, head)
    if not pairs and ":" in words:
        pairs = _wrapped(text, head)
    return _written(text, pairs) if pairs else None


def _may_be(text: str) -> bool:
    """Tell whether a sign of such a head stands in the text."""
    return holds_any(text, (",", ";", "[", ")\n", ")\r", ":\n"))


def _field(words: str) -> Label | None:
    """Read words as the label of a field, as short as one and with no slip of the pen."""
    plain = words.strip()
    if not plain[:1].isupper() or len(plain) > _LONGEST:
        return None
    return labels().field(plain, slips=False)


def _is_head(pairs: Sequence[_Pair], text: str) -> bool:
    """Tell whether enough labels of different fields make a head."""
    known = {found.field for label, _ in pairs if (found := _field(label.of(text)))}
    return len(known) >= _FEW


def _ahead(text: str, lines: Sequence[Span]) -> dict[Span, list[_Pair]]:
    """Find labels and headings in square brackets at the beginning of lines."""
    found: dict[Span, list[_Pair]] = {}
    for line in lines:
        said = _AHEAD.match(text, line.start, line.end)
        if said is not None and (_field(said[1]) or labels().section(said[1])):
            found[line] = [(Span(*said.span(1)), Span(*said.span(2)))]
    return found if _is_head([pair for row in found.values() for pair in row], text) else {}


def _behind(text: str, lines: Sequence[Span]) -> dict[Span, list[_Pair]]:
    """Find values with their labels in brackets behind them, on lines that follow each other."""
    found: dict[Span, list[_Pair]] = {}
    for line in lines:
        bracketed = text.find(")", line.start, line.end) >= 0
        ends = bracketed and text.endswith(")", line.start, trimmed(text, line).end)
        said = _BEHIND.match(text, line.start, line.end) if ends else None
        if said is not None and _field(said[2]) and not _field(said[1]):
            found[line] = [(Span(*said.span(2)), Span(*said.span(1)))]
        elif found and not _is_head([pair for row in found.values() for pair in row], text):
            found = {}
        elif found:
            break
    return found if _is_head([pair for row in found.values() for pair in row], text) else {}


def _columns(text: str, lines: Sequence[Span]) -> dict[Span, list[_Pair]]:
    """Find a row of labels over a row of values, or the same on one line with colons."""
    for at, line in enumerate(lines):
        said = line.of(text)
        if said.count(";") < _FEW - 1 and said.count(",") < _FEW - 1:
            continue
        inside = list(_segments(text, line)) if ":" in said and ";" in said else []
        if inside and _is_head(inside, text):
            return {line: inside}
        heads = _cells(text, line) if _begins_with_label(text, line) else []
        if len(heads) < _FEW or not all(_field(head.of(text)) for head in heads):
            continue
        below = _cells(text, lines[at + 1]) if at + 1 < len(lines) else []
        pairs = list(zip(heads, below, strict=False))
        if len(below) == len(heads) and _is_head(pairs, text):
            return {line: pairs, lines[at + 1]: []}
    return {}


def _segments(text: str, line: Span) -> Iterator[_Pair]:
    """Part a line of labels with colons and values at its semicolons; nothing where one is none."""
    at, pairs = line.start, []
    while at < line.end:
        said = _SEGMENT.match(text, at, line.end)
        if said is None or not _field(said[1]):
            return
        pairs.append((Span(*said.span(1)), Span(*said.span(2))))
        at = max(at + 1, said.end())
    yield from pairs


def _rows(text: str, lines: Sequence[Span]) -> dict[Span, list[_Pair]]:
    """Find lines that follow each other, of which each is a label, a comma and a value."""
    found: dict[Span, list[_Pair]] = {}
    known = 0
    for line in lines:
        opens = _may_open(text, line, begun=bool(found))
        cells = list(islice(_cells(text, line), 2)) if opens else []
        listed = len(cells) > 1 and _field(cells[0].of(text)) is not None
        if not (listed or (found and cells and len(cells[0].of(text).split()) <= _MOST_WORDS)):
            if known >= _FEW:
                break
            found, known = {}, 0
            continue
        known += listed
        value = cells[1] if len(cells) > 1 and _is_quoted(text, cells[1]) else None
        rest = trimmed(text, Span(_behind_sign(text, cells[0]), line.end), ' \t",;')
        found[line] = [(cells[0], value or rest)]
    for line in reversed(list(found)):
        if _field(found[line][0][0].of(text)):
            break
        del found[line]
    return found if _is_head([pair for row in found.values() for pair in row], text) else {}


def _wrapped(text: str, lines: Sequence[Span]) -> dict[Span, list[_Pair]]:
    """Find labels that go on in the line below, behind their values: `LINE Head / MANAGER:`."""
    found: dict[Span, list[_Pair]] = {}
    for line, below in pairwise(lines):
        if text.find(":", below.start, below.end) < 0:
            continue
        rest = trimmed(text, below)
        if not text.endswith(":", rest.start, rest.end) or len(rest) > _LONGEST:
            continue
        words = text[rest.start : rest.end - 1].rstrip()
        if _field(words) or labels().section(words):
            continue
        first = trimmed(text, line)
        for gap in islice(_SPACE.finditer(text, first.start, first.end), _MOST_WORDS):
            front = Span(first.start, gap.start())
            label = _field(f"{front.of(text)} {words}")
            if label is not None and label.sure and front.of(text).isupper() == words.isupper():
                value = Span(gap.end(), first.end)
                found |= {line: [(front, Span(0, 0)), (rest, value)], below: []}
                break
    return found


def _may_open(text: str, line: Span, *, begun: bool) -> bool:
    """Tell whether a comma or a semicolon stands behind the first few words of a line.

    The first line of a head begins with a label.
    """
    said = text[line.start : min(line.end, line.start + _LONGEST)]
    sign = min((at for at in (said.find(","), said.find(";")) if at > 0), default=0)
    if not sign or ":" in said[:sign]:
        return False
    return begun or _field(said[:sign].strip(' "')) is not None


def _is_quoted(text: str, cell: Span) -> bool:
    return text[cell.start - 1 : cell.start] == '"'


def _behind_sign(text: str, cell: Span) -> int:
    """Tell where the next cell begins."""
    signs = [at for at in (text.find(",", cell.end), text.find(";", cell.end)) if at >= 0]
    return min(signs, default=cell.end) + 1


def _begins_with_label(text: str, line: Span) -> bool:
    """Tell whether the first cell of a line is a label; the others of most need no look."""
    first = _CELL.match(text, line.start, line.end)
    said = (first[1] if first[1] is not None else first[2]) if first else ""
    return _field(said) is not None


def _cells(text: str, line: Span) -> list[Span]:
    """Part a line at its commas, or at its semicolons, but for those in quotation marks."""
    cells, at, sign = [], line.start, ""
    while at <= line.end:
        found = _CELL.match(text, at, line.end)
        if found is None:
            return []
        if found[3] and sign and found[3] != sign:
            return []
        sign = found[3] or sign
        group = 1 if found[1] is not None else 2
        cells.append(trimmed(text, Span(*found.span(group))))
        if not found[3]:
            break
        at = found.end()
    return cells


def _written(text: str, pairs: dict[Span, list[_Pair]]) -> ReadingOrder:
    """Write the text anew, with each of the pairs on a line of its own."""
    order = ReadingOrder(text)
    at = 0
    for line, said in pairs.items():
        order.take(Span(at, line.start))
        for number, (label, value) in enumerate(said):
            wraps = number and not len(said[number - 1][1])
            order.say(" " if wraps else "\n" if number else "")
            order.take(label)
            if len(value):
                order.say(" " if text[label.end - 1] == ":" else ": ")
                order.take(value)
            elif len(said) == 1 and _field(label.of(text)):
                order.say(":")
        at = line.end if said else _line_end(text, line.end)
    order.take(Span(at, len(text)))
    return order


def _line_end(text: str, at: int) -> int:
    """Tell where the next line begins, behind one that is left out."""
    return at + (2 if text.startswith("\r\n", at) else 1)
