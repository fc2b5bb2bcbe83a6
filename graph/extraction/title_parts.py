"""Find the title in a line that holds more: among its parts, or before labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.furniture import wording
from remit.graph.layout.labels import labels, normal
from remit.graph.layout.values import fields_of
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_FEW, _NOTICE = 3, 8
ENDS = " \t-–—:.#*"
"""What stands around a title and is no part of it."""
_NEAR = 30
_COMMA = re.compile(r",\s+")
_DASH = re.compile(r"\s+[-–—]\s+")
_WORD = re.compile(r"\S+")
_STEP = re.compile(r"\s+[/>›»→]\s+")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LONGEST = 400
_CODE_LAST = re.compile(r"\s+(?:\(([A-Z]{1,4}[ /-]?\d{3,7})\)|[-–—]\s+([A-Z]{1,4}[ /-]?\d{4,7}))$")
_BARRED_CODE = re.compile(r"(?=[^ ]*\d)[A-Z\d]+(?:[/-][A-Z\d]+)+")


def names_contract(line: str) -> bool:
    """Tell whether a line says nothing but what kind of contract there is."""
    words = load_toml("phrases/relations.toml")["status"]["contracts"]
    return all(normal(part) in words for part in re.split(r"\s*[,;/|-]\s*", line))


def names_office(words: str) -> bool:
    """Tell whether a line names an office, and nobody in it: `Office of the Wardens`."""
    return normal(words).startswith(tuple(load_toml("phrases/titles.toml")["office_names"]))


def between_dashes(text: str, line: Span) -> tuple[Value | None, Span]:
    """Find the title among the parts of a long line: `ST/12 - Scale 4 - Clerk - Fleet Office`.

    It is the only one that names somebody at work; a code may stand first.
    """
    parts = _parts(text, line)
    named = (part for part in parts if not _BARRED_CODE.fullmatch(part.of(text)))
    titles = [part for part in named if names_work(part.of(text))]
    if len(parts) < _FEW or len(titles) != 1:
        return None, line
    first = parts[0]
    code = _BARRED_CODE.fullmatch(text, first.start, first.end)
    return (Value(code[0], first) if code else None), titles[0]


def _parts(text: str, line: Span, mark: re.Pattern[str] = _DASH) -> list[Span]:
    """Part a line at its dashes between spaces, or at another mark."""
    at = [line.start, *(m.end() for m in mark.finditer(text, line.start, line.end))]
    ends = [*(m.start() for m in mark.finditer(text, line.start, line.end)), line.end]
    return [trimmed(text, Span(a, b)) for a, b in zip(at, ends, strict=True)]


def code_behind(text: str, title: Value | None) -> tuple[Value | None, Value | None]:
    """Part a title from the code behind it, in brackets or after a dash: `Operator II (CO0487)`."""
    code = _CODE_LAST.search(title.text) if title is not None else None
    if title is None or code is None or title.span.of(text) != title.text:
        return None, title
    start = title.span.start
    at = code.lastindex or 1
    return Value.at(start + code.start(at), code[at]), Value.at(start, title.text[: code.start()])


def before_grade(text: str, line: Span) -> Span:
    """Keep of a line the title, where its grade is the next of three parts or more.

    >>> said = "Stores Manager – PO4 – Park House – Permanent"
    >>> before_grade(said, Span(0, len(said))).of(said)
    'Stores Manager'
    """
    for mark in (_DASH, _COMMA):
        parts = _parts(text, line, mark) if mark.search(text, line.start, line.end) else []
        if len(parts) >= _FEW and names_work(parts[0].of(text)) and _is_grade(parts[1].of(text)):
            return parts[0]
    return line


def grade_behind(text: str, title: Span) -> Value | None:
    """Read the grade behind a title in its line, where more stands behind it."""
    for mark in (_DASH, _COMMA):
        at = mark.match(text, title.end)
        stop = mark.search(text, at.end(), at.end() + _NEAR) if at else None
        if at is not None and stop is not None and _is_grade(text[at.end() : stop.start()]):
            return Value.at(at.end(), text[at.end() : stop.start()])
    return None


def _is_grade(words: str) -> bool:
    return "\n" not in words and fields_of(words) == {"grade"}


def on_trail(text: str, span: Span) -> bool:
    """Tell whether words stand on the path to a page of a web site: `Home | Jobs | Our depot`.

    >>> path = "Home | Jobs | Our depot"
    >>> on_trail(path, Span(14, len(path))), on_trail("Clerk | Kent", Span(8, 12))
    (True, False)
    """
    start = text.rfind("\n", 0, span.start) + 1
    first, bar, _ = text[start : span.start].partition("|")
    return bool(bar) and normal(first) in wording().trails


def behind_trail(text: str, line: Span) -> Span:
    """Give the last part of a line that is the path to its page: `Jobs / Current / Records Clerk`.

    >>> path = "Jobs / Current vacancies / Records Clerk"
    >>> behind_trail(path, Span(0, len(path))).of(path)
    'Records Clerk'
    """
    parts = _parts(text, line, _STEP) if _STEP.search(text, line.start, line.end) else []
    known = len(parts) >= _FEW and normal(parts[0].of(text)) in wording().trail_starts
    return parts[-1] if known and names_work(parts[-1].of(text)) else line


def holds_paper(title: str) -> bool:
    """Tell whether a line has run together with the name of the paper.

    >>> holds_paper("BORSET COUNCIL Role Profile Clerk"), holds_paper("Records Clerk")
    (True, False)
    """
    return _paper_in(normal(title)) is not None


def _paper_in(plain: str) -> str | None:
    """Find the name of a paper among words in plain form."""
    among, papers = f" {plain} ", _papers()
    named = (paper for word in plain.split() for paper in papers.get(word, ()))
    return next((paper for paper in named if f" {paper} " in among), None)


def behind_paper(text: str, line: Span) -> Span:
    """Give the title that stands behind the name of the paper, as far as a line has one there.

    >>> said = "BORSET COUNCIL Role Profile Clerk"
    >>> behind_paper(said, Span(0, len(said))).of(said)
    'Clerk'
    """
    paper = _paper_in(normal(line.of(text)))
    count = len(paper.split()) if paper else 0
    words = list(_WORD.finditer(text, line.start, line.end)) if paper else []
    for at in range(len(words) - count):
        if normal(text[words[at].start() : words[at + count - 1].end()]) != paper:
            continue
        title = trimmed(text, Span(words[at + count].start(), line.end), ENDS)
        return title if names_work(title.of(text)) else line
    return line


def behind_employer(line: Span, names: Names) -> Span:
    """Give the title behind a dash, where the employer or the kind of notice stands before it."""
    text = names.plain
    start = line.start
    for dash in _DASH.finditer(text, line.start, line.end):
        front = Span(start, dash.start())
        if _is_notice(front.of(text)) or _is_employer(front, names):
            start = dash.end()
    behind = Span(start, line.end)
    return behind if names_work(behind.of(text)) else line


def _is_notice(words: str) -> bool:
    """Tell whether words end with what a notice of a vacancy is called."""
    said = f" {normal(words)}"
    notices = load_toml("phrases/titles.toml")["notices"]
    return said.endswith(tuple(f" {word}" for word in notices)) and len(said.split()) <= _NOTICE


def _is_employer(words: Span, names: Names) -> bool:
    employers = names.inside(words, "Force", "Employer", "RegionalUnit")
    return any(mention.span == words for mention in employers)


@once_per_overlay
def _papers() -> Mapping[str, Sequence[str]]:
    """Sort the names of papers that have several words by their first."""
    found: dict[str, list[str]] = {}
    for paper in wording().lines:
        if " " in paper:
            found.setdefault(paper.partition(" ")[0], []).append(paper)
    return found


def before_labels(layout: Layout, line: Span) -> Span | None:
    """Give what stands before the first label in a line; None where that names nobody at work."""
    inside = [
        field.label.start
        for field in layout.fields
        if field.value is not None and line.start < field.value.start < line.end
    ]
    if not inside:
        return line
    front = trimmed(layout.document.text, Span(line.start, max(line.start, min(inside))), ENDS)
    return front if len(front) and names_work(front.of(layout.document.text)) else None


def is_of_row(text: str, line: Span) -> bool:
    """Tell whether a line holds several names far apart, as the menu of a site does.

    >>> said = "Residents    Business    Visitors    Jobs"
    >>> is_of_row(said, Span(0, 9)), is_of_row("Residents", Span(0, 9))
    (True, False)
    """
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    stop = min(start + _LONGEST, end if end >= 0 else len(text))
    return len(_GAP.findall(text, start, stop)) >= _FEW


def ends_with_label(title: str) -> bool:
    """Tell whether a line ends with a label behind a dash, as a hidden one of a web form does.

    >>> ends_with_label("HIDDEN - Role Type"), ends_with_label("Clerk - Night Shift")
    (True, False)
    """
    front, dash, last = title.rpartition(" - ")
    label = labels().field(last, slips=False) if dash and not names_work(front) else None
    return label is not None and label.sure
