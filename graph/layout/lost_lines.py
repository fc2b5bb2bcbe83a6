"""Find where lines began in text that has lost its lines: at headings, marks of lists, rows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.coded import codes_inside
from remit.graph.layout.furniture import heads_paper, is_page_mark
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.layout.lost_headings import headings_in
from remit.graph.layout.lost_marks import list_dashes, list_marks
from remit.graph.layout.lost_weights import behind_weights
from remit.graph.layout.printed import SEAM, looks_printed
from remit.graph.layout.shapes import shapes
from remit.graph.layout.small_words import small_words
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\S+")
_SHORTEST = 16
_LONGEST_HEADING = 130
_LONGEST_LABEL = 100
_LABEL_WORDS = 5
_LONG_NOTICE = 200
_LONGEST_GLUED, _FAR = 60, 200
_CROWDED, _MANY_GAPS, _TWO = 300, 5, 2
_GAP = re.compile(r"  (?<=\S  )(?=[A-Z0-9])")
_FEW = 3
_BEFORE, _BEHIND = 2, 4
"""How far what is looked for in a line depends on what stands before and behind it."""
_BORDER = re.compile(
    r"[\s|](?:"
    r"(?<![ \t\u00a0].)(?:(?<=\s)\s*(?:\t|\|(?=\s))|(?<=\t)|(?<=\|)(?=\s))"
    r"|(?<![ \u00a0].)(?<=[ \u00a0])[ \u00a0]{3,}(?=\S)"
    r")",
    re.DOTALL,
)
"""Begins only where white space begins: a line may be blank but for its front."""
_TAG = re.compile(
    r"<(?P<ends>/?)(?:(?P<cell>t[dh])|(?P<name>tr|p|li|h[1-6]|ul|ol|table|div|section|br|hr))\b",
    re.I,
)
HASHES = re.compile(r"(?<!\S)#{1,6} (?=\S)")
"""What marks headings in Markdown, wherever in a line."""
BLOCK_SIGNS = ("<", "**", "##")
"""One of these stands in every line that is parted at tags or at the marks of Markdown."""
_BOLD = re.compile(r"\*\*([^*\n]{2,60})\*\*")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_EMPTY = re.compile(r"\|\s(?=\|[^|\s])")
_CLOSE_ROW = re.compile(r"\|[^|\s][^|\n]*\s\|[^|\s][^|\n]*\|\s*")
"""A row of two cells each of which begins at once behind its stroke."""
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_OPENS = re.compile(r"\s*\|")
_CELL = re.compile(r"[^|]*\|")
_SAYS = re.compile(r"[^\s*•#:-]")


def relined(text: str, line: Span) -> list[Span]:
    """Part a line into the lines that it was made of, where headings and list marks show them.

    >>> said = "Sort post. Key Responsibilities 1. Open it. 2. Carry it round."
    >>> [s.of(said) for s in relined(said, Span(0, len(said)))]
    ['Sort post. ', 'Key Responsibilities ', '1. Open it. ', '2. Carry it round.']
    """
    width = line.end - line.start
    if width < _SHORTEST:
        return [line]
    if width > _CROWDED:
        cuts = _cuts(text, line)
    else:
        first = max(0, line.start - _BEFORE)
        said = text[first : line.end + _BEHIND]
        again = _cuts_again(said, line.start - first, line.end - first)
        cuts = [first + cut for cut in again] if again else again
    if not cuts or (width < _LONGEST_HEADING and _is_heading(line.of(text).strip())):
        return [line]
    if len(cuts) == 1 and _is_title(text, line, cuts[0]):
        return [line]
    return [Span(start, end) for start, end in pairwise([line.start, *cuts, line.end])]


def _is_title(text: str, line: Span, cut: int) -> bool:
    """Tell whether what seems to be a heading of duties opens a title: `General Duties Officer`."""
    words = line.of(text).strip()
    if words.count(" ") >= _LABEL_WORDS or not words[-1:].isalpha() or not names_work(words):
        return False
    head = labels().section(text[line.start : cut].strip())
    return head is not None and head.kind == "duties"


@remembered(8_192)
def _cuts_again(said: str, start: int, end: int) -> Sequence[int]:
    """Find where to cut a line, given with what stands at once before and behind it."""
    return _cuts(said, Span(start, end))


def _cuts(text: str, line: Span) -> Sequence[int]:
    """Find where to cut a line."""
    width = line.end - line.start
    dashes = list_dashes(text, line)
    barred = text.find("|", line.start, line.end) >= 0
    found = {*list_marks(text, line), *dashes}
    found.update(_leads_between(text, dashes))
    if not (barred and _CLOSE_ROW.fullmatch(text, line.start, line.end)):
        found.update(headings_in(text, line, dashed=bool(dashes)))
    found.update(_glued(text, line))
    if barred:
        found.update(_rows(text, line))
    if width > _LONG_NOTICE:
        found.update(_notices(text, line))
    if width > _LONGEST_HEADING:
        found.update(behind_weights(text, line))
    if width >= _CROWDED:
        found.update(_gaps(text, line))
        found.update(codes_inside(text, line))
    gaps = width > _CROWDED and text.find("    ", line.start, line.end) >= 0
    if barred or gaps or text.find("\t", line.start, line.end) >= 0:
        found.update(_labels(text, line))
    return sorted(cut for cut in found if line.start < cut < line.end) if found else ()


def _leads_between(text: str, dashes: Sequence[int]) -> Iterator[int]:
    """Find the sentences that lead in more of a list: `- Tact We would also like: - Wit`."""
    for start, end in pairwise(dashes):
        if text[start:end].rstrip().endswith(":"):
            said = shapes().sentence.search(text, start + _TWO, end)
            if said is not None:
                yield said.end()


def _is_heading(line: str) -> bool:
    """Tell whether a line as a whole is a heading, such as `Section 1: Role Purpose`."""
    known = labels().section(line) or made_heading(line)
    return known is not None or heads_paper(line)


def blocks(text: str, line: Span) -> list[Span]:
    """Part a line at the tags of a web page that begin a line of their own, outside cells.

    In a row with bars, a break stays in its cell.

    >>> said = "<p>One</p><p>Two</p>"
    >>> [s.of(said) for s in blocks(said, Span(0, len(said)))]
    ['<p>One</p>', '<p>Two</p>']
    """
    at, inside = [line.start], False
    barred = text.find("| ", line.start, line.end) >= 0
    if text.find("**", line.start, line.end) >= 0:
        at.extend(_bold(text, line))
    if text.find(" ## ", line.start, line.end) >= 0:
        at.extend(_hashes(text, line))
    if text.find("<", line.start, line.end) >= 0:
        for tag in _TAG.finditer(text, line.start, line.end):
            if tag["cell"]:
                inside = not tag["ends"]
            elif barred and tag["name"].lower() == "br":
                continue
            elif not tag["ends"] and not (inside and tag["name"].lower() != "tr"):
                inside = False
                at.append(tag.start())
    if len(at) == 1:
        return [line]
    return [Span(start, end) for start, end in pairwise([*sorted(set(at)), line.end])]


def _bold(text: str, line: Span) -> Iterator[int]:
    """Find labels and headings that Markdown prints in bold in the middle of a line."""
    if text.find("|", line.start, line.end) >= 0:
        return
    for found in _BOLD.finditer(text, line.start, line.end):
        words = found[1].strip()
        before = _SAYS.search(text, line.start, found.start()) is not None
        if before and labels().field(words) is not None:
            yield found.start()
        elif _is_heading(words):
            if before:
                yield found.start()
            if _SAYS.search(text, found.end(), line.end) is not None:
                yield found.end()


def _hashes(text: str, line: Span) -> Iterator[int]:
    """Find headings that Markdown marks, and where those end that are known, in one line."""
    for mark in HASHES.finditer(text, line.start, line.end):
        yield mark.start()
        near = min(line.end, mark.end() + _LONGEST_LABEL)
        words = [m.end() for m in _WORD.finditer(text, mark.end(), near) if m[0][-1].isalnum()]
        for end in reversed(words[: _LABEL_WORDS + 1]):
            if _is_heading(text[mark.end() : end]):
                yield end
                break


def _rows(text: str, line: Span) -> Iterator[int]:
    """Find the rows of a table of Markdown: each has as many cells as the rule below its head."""
    at = line.start
    for rule in _RULE.finditer(text, line.start, line.end):
        if rule.start() < at:
            continue
        bars = rule[0].count("|")
        before = [m.start() for m in _OPENS.finditer(text, at, rule.start())]
        if len(before) >= bars:
            yield text.index("|", before[-bars])
        yield rule.start()
        at = rule.end()
        while (opens := _OPENS.match(text, at, line.end)) is not None:
            yield opens.end() - 1
            at = opens.end()
            for _ in range(bars - 1):
                cell = _CELL.match(text, at, line.end)
                at = cell.end() if cell else line.end
        yield at
    empty = [m.end() for m in _EMPTY.finditer(text, line.start, line.end)]
    yield from empty if len(empty) >= _FEW else ()


def _labels(text: str, line: Span) -> list[int]:
    """Find the labels that stand before the border of a cell, behind the value of another."""
    start = line.start
    opens, found, single = False, list[int](), list[int]()
    borders = [*_BORDER.finditer(text, line.start, line.end)]
    ends = [*(border.start() for border in borders[1:]), line.end]
    for border, end in zip(borders, ends, strict=False):
        words = [Span(*m.span()) for m in _WORD.finditer(text, start, border.start())]
        opens = opens or (start == line.start and _is_label(text[start : border.start()]))
        start = border.end()
        for first in range(max(1, len(words) - _LABEL_WORDS), len(words)):
            phrase = text[words[first].start : words[-1].end]
            before = words[first - 1].of(text).casefold()
            apart = before not in small_words().leading_on
            if phrase[0].isupper() and apart:
                label = labels().field(phrase, slips=False)
                if label is None or not looks_printed(phrase):
                    continue
                shouted = phrase.isupper() and not words[first - 1].of(text).isupper()
                numbered = words[0].of(text).isdigit()
                if not numbered and _is_label(text[words[0].start : words[-1].end]):
                    break
                if label.sure:
                    found.append(words[first].start)
                elif (shouted and len(phrase) > _FEW) or _answered(text, words[0], start, end):
                    single.append(words[first].start)
                break
    if not opens and len(found) < _TWO:
        return []
    crowded = opens or len(line) > _CROWDED
    return sorted([*found, *single]) if crowded and found else found


def _answered(text: str, first: Span, start: int, end: int) -> bool:
    """Tell whether the cell behind a word holds a value, and the word ends no title of work."""
    cell = text[start:end].strip()
    named = names_work(text[first.start : start].strip(" \t|"))
    return cell[:1].isalnum() and not _is_label(cell) and not named


def _is_label(phrase: str) -> bool:
    if len(phrase) > _LONGEST_LABEL:
        return False
    return labels().field(phrase) is not None or labels().section(phrase) is not None


def _gaps(text: str, line: Span) -> list[int]:
    """Find the gaps of two spaces that a long line keeps where it has lost its bullets."""
    gaps = [m.end() for m in _GAP.finditer(text, line.start, line.end)]
    bare = sum(text[gap - _TWO - 1].isalnum() for gap in gaps)
    return gaps if bare >= _MANY_GAPS else []


def _glued(text: str, line: Span) -> Iterator[int]:
    """Find headings that the text below is glued to: `Minimum QualificationsTwo years`."""
    begin = line.start
    for seam in SEAM.finditer(text, line.start, line.end):
        near = max(begin, seam.start() - _FAR)
        ends = text.rfind(". ", near, seam.start())
        if ends < 0 and near > begin:
            continue
        start = ends + _TWO if ends >= 0 else begin
        phrase = text[start : seam.start()].strip()
        if " " not in phrase or len(phrase) > _LONGEST_GLUED or not looks_printed(phrase):
            continue
        heads = labels().section(phrase) is not None or made_heading(phrase) is not None
        if heads and labels().field(phrase) is None:
            if start > line.start:
                yield start
            yield seam.start()
            begin = seam.start()


def _notices(text: str, line: Span) -> Iterator[int]:
    """Find the end of a notice of a web page or a printer that stands before the text."""
    if is_page_mark(line.of(text)[:_LONG_NOTICE].strip()):
        sentence = _SENTENCE.search(text, line.start, line.end)
        if sentence is not None:
            yield sentence.end()
