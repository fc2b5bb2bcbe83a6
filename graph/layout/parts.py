"""Part a line at what stands between its cells and before its items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.graph.document import Span, trimmed
from remit.graph.layout.labels import labels

_BLOCK_TAG = (
    r"/?(?i:p|div|br|ul|ol|li|tr|td|th|table|tbody|thead|h[1-6]|hr|section)\b[^<>\n]{0,200}>"
)
_BULLETS = "•●▪◦‣∙■□➢⁃❖➤\uf000-\uf0ff"
_PICTURES = "➕⭐★➡✔\U0001f300-\U0001faff"
_LAST_PICTURES = re.compile(rf"(?<=[^\s{_PICTURES}])(?:[ \u00a0]+[{_PICTURES}]\ufe0f?)+\Z")
_SEPARATOR = re.compile(
    rf"[\s<._…·|/✓✅{_BULLETS}{_PICTURES}](?:"
    r"(?<=\s)(?:"
    r"(?<=\t)(?P<tab>)"
    r"|(?<=[ \u00a0])[ \u00a0]{2,}(?P<gap>)"
    r"|\.(?:\s?\.){3,}(?P<leader>)"
    r")|(?<!\s)(?:"
    r"(?<=<)(?i:t[dh])\b[^<>\n]{0,200}>(?P<cell>)"
    rf"|(?<=<){_BLOCK_TAG}(?P<tag>)"
    r"|(?:(?<=\.)(?:\s?\.){3,}|(?<=_)_{3,}|(?<=…)…+)(?P<dots>)"
    r"|(?<=\|)(?=\s|$)(?P<pipe>)"
    r"|(?<=\|)(?P<bar>)"
    rf"|(?:(?<=[{_BULLETS}])|(?<=\s·)(?=[ \u00a0]+[^\s|])|(?<=✓)(?=[ \u00a0]*[^\s|])"
    rf"|(?<=[{_PICTURES}])(?=\ufe0f?[ \u00a0]*[^\s|])"
    r"|(?<=✅)(?<![^\n].)(?=[ \u00a0]*[^\s|☐☒☑\n][^☐☒☑\n]*(?:\n|$)))(?P<bullet>)"
    r"|(?<=\s/)(?=\s|$)(?P<slash>)"
    r"))"
)
"""What parts the cells and the items of a line, known by its first character."""
_BULLET = re.compile(rf" *[{_BULLETS}]")
_CELL_ENDS = frozenset({"tab", "gap", "pipe", "bar", "slash", "cell", "dots", "leader"})
_BARRED = re.compile(r"\s*\|[^\r\n]*\|\s*")
_JOINS = re.compile(r"[ \u00a0][a-z]{2,}(?![.)])")
"""Behind a stroke this is the other of two words of a sentence, and no cell."""
_NUMBERED = re.compile(r"\(?(?:[a-z]|\d{1,2})[.)]\s+")
_TWO = 2
_MAY_PART = re.compile(rf"[<\t|_…·✓✅{_BULLETS}{_PICTURES}/\u00a0]")


@dataclass(slots=True)
class Part:
    """A part of a line: a cell, an item, or the line itself.

    Attributes:
        span: Its characters, without the bullet and outer white space.
        bullet: Where its bullet, or the tag of its item, begins.
        new_cells: How many cells end before it, behind the part before.
        new_block: Whether a block tag stands before it.
        is_twice: Whether two bullets stand before it.
    """

    span: Span
    bullet: int | None
    new_cells: int
    new_block: bool
    is_twice: bool = False


def parted(text: str, plain: str, line: Span, words: str, *, slashed: bool) -> list[Part]:
    r"""Part a line of these words at what parts cells and items.

    >>> line = "Grade:\tPC | Drive"
    >>> [p.span.of(line) for p in parted(line, line, Span(0, len(line)), line, slashed=False)]
    ['Grade:', 'PC', 'Drive']
    """
    found = _BULLET.match(words)
    if not _may_part(words[found.end() :] if found else words):
        return undivided(plain, line, words)
    parts: list[Part] = []
    barred = is_barred(text, line)
    at, bullet, new_cells, new_block, is_twice = line.start, None, 0, False, False
    for found in _SEPARATOR.finditer(text, line.start, line.end):
        kind = found.lastgroup
        if (kind == "slash" and (barred or not slashed)) or (kind == "bar" and not barred):
            continue
        if kind == "slash" and _JOINS.match(text, found.end(), line.end):
            continue
        if kind == "gap" and not text[line.start : found.start()].strip():
            continue
        span = trimmed(plain, Span(at, found.start()))
        if bullet is not None and not len(span) and kind in ("tab", "gap"):
            at = found.end()
            continue
        if bullet is not None and not len(span) and kind == "bullet":
            at, is_twice = found.end(), text[bullet] != "<"
            bullet = bullet if is_twice else found.start()
            continue
        if len(span) or bullet is not None:
            parts.append(Part(span, bullet, new_cells, new_block, is_twice))
            bullet, new_cells, new_block, is_twice = None, 0, False, False
        at = found.end()
        item = kind == "tag" and found[0][:3].lower() == "<li"
        bullet = found.start() if kind == "bullet" or item else bullet
        new_cells += kind in _CELL_ENDS
        new_block = new_block or kind == "tag"
    span = trimmed(plain, Span(at, line.end))
    last = _LAST_PICTURES.search(span.of(text)) if len(span) else None
    if last is not None:
        span = Span(span.start, span.start + last.start())
    if len(span) or bullet is not None:
        parts.append(Part(span, bullet, new_cells, new_block, is_twice))
    return parts


def at_column(text: str, line: Span, row: list[Part], column: int) -> tuple[list[Part], int]:
    r"""Part a label from its value where it fills its column; give where the value begins, too.

    The line above shows where the values of the labels begin.

    >>> line = "Line manager Head Clerk"
    >>> row, _ = at_column(line, Span(0, 23), [Part(Span(0, 23), None, 0, False)], 13)
    >>> [part.span.of(line) for part in row]
    ['Line manager', 'Head Clerk']
    """
    if len(row) == _TWO:
        spaces = not text[row[0].span.end : row[1].span.start].strip(" ")
        return row, row[1].span.start - line.start if spaces else 0
    if len(row) != 1 or not column:
        return row, 0
    part, at = row[0], line.start + column
    inside = part.span.start < at - 1 and at < part.span.end
    if not inside or text[at - 1] != " " or text[at - 2 : at + 1].count(" ") > 1:
        return row, column
    label = trimmed(text, Span(part.span.start, at))
    if labels().field(_NUMBERED.sub("", label.of(text)), slips=False) is None:
        return row, column
    value = replace(part, span=Span(at, part.span.end), bullet=None, new_cells=1)
    return [replace(part, span=label), value], column


def undivided(plain: str, line: Span, words: str) -> list[Part]:
    """Take a line of these words as one part, without its bullet; none where it is blank."""
    found = _BULLET.match(words)
    if found is not None:
        at = line.start + found.end()
        return [Part(trimmed(plain, Span(at, line.end)), at - 1, 0, False)]
    span = trimmed(plain, line)
    return [Part(span, None, 0, False)] if span.end > span.start else []


def _may_part(line: str) -> bool:
    """Tell whether a line can have several parts; most have not."""
    if "   " in line or ".." in line or ". ." in line:
        return True
    if line.isascii():
        return "\t" in line or "|" in line or "/" in line or "_" in line or "<" in line
    return _MAY_PART.search(line) is not None


def is_barred(text: str, line: Span) -> bool:
    """Tell whether strokes stand at both ends of a line, as in the row of a drawn table."""
    return _BARRED.fullmatch(text, line.start, line.end) is not None
