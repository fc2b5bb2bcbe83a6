"""Put a text into the order and the marks in which its lines can be read, step by step."""

from __future__ import annotations

import re

from remit.graph.document import Span
from remit.graph.layout.bare_labels import bare_labels
from remit.graph.layout.flat_rows import flat_rows
from remit.graph.layout.grids import in_reading_order
from remit.graph.layout.head_signs import with_colons
from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels
from remit.graph.layout.merged_cells import merged_cells
from remit.graph.layout.names_beside import names_beside
from remit.graph.layout.weighed_ends import weighed_ends
from remit.graph.linking.alternatives import either
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import lines_in
from remit.graph.reading_order import ReadingOrder

_QUOTED = re.compile(r"[ \t]*>(?: |(?=\r?$))", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*>[ \t]*\r?$", re.MULTILINE)
_DOUBLED = re.compile(r"\|\|(?=\s|$)|(?<=\s)\|\|", re.MULTILINE)
_QUESTION = re.compile(r"^([A-Z][^?.:;\n]{5,60}\?) +(?=[A-Z\d])", re.MULTILINE)
_LETTERED = re.compile(r"^\(([A-Z])\)\s+([A-Z][^.:\n]{2,40})\.[ \t]+(\S.*)$", re.MULTILINE)
_VALUE, _HEADING = ": ", "\n"
_ASKED = frozenset({"vetting", "hours"})
_NAMED = frozenset({"unit", "organisation", "reports_to", "direct_reports"})
_FEW, _TWO, _SENTENCE_WORDS = 5, 2, 9


def rewritten(text: str) -> ReadingOrder | None:
    """Write a text anew where its lines cannot be read as they stand; None where they can."""
    order: ReadingOrder | None = None
    for step in _STEPS:
        found = step(order.text if order else text)
        if found is not None:
            order = found if order is None else found.over(order)
    return order


def in_order(text: str) -> ReadingOrder | None:
    """Put the cells of tables in order, else the labels of a head before their values."""
    return in_reading_order(text) or with_colons(text)


def unquoted(text: str) -> ReadingOrder | None:
    r"""Take off the marks that a mail puts before each line that it passes on; None where none is.

    Unlike the bullets of a list, they stand before empty lines too.

    >>> unquoted("See below.\n> Clerk\n>\n> You file\n> letters.\n> Apply now.\n").text
    'See below.\nClerk\n\nYou file\nletters.\nApply now.\n'
    >>> unquoted("> You file letters.\n> You find letters.\n") is None
    True
    """
    if "\n>" not in text or _EMPTY.search(text) is None:
        return None
    marks = [Span(*found.span()) for found in _QUOTED.finditer(text)]
    return ReadingOrder.without(text, marks) if len(marks) >= _FEW else None


def unfolded(text: str) -> ReadingOrder | None:
    r"""Take off headings the words that fold what stands below them; None where none does.

    >>> unfolded("Duties - Hide\nYou file.\nTraining - Show\nYou learn.\n").text
    'Duties\nYou file.\nTraining\nYou learn.\n'
    """
    found = [Span(*said.span(1)) for said in _toggle().finditer(text)] if " - " in text else []
    return ReadingOrder.without(text, found) if len(found) >= _TWO else None


@once_per_overlay
def _toggle() -> re.Pattern[str]:
    """Find a word that folds at the end of a line of a few words."""
    words = either(load_toml("layout/web.toml")["toggles"])
    return re.compile(rf"^[A-Z][^\n.:]{{2,60}}?([ \t]+-[ \t]+(?i:{words})[ \t]*)$", re.MULTILINE)


def with_stops(text: str) -> ReadingOrder | None:
    r"""Write a colon behind each label that opens a lettered line and ends with a full stop.

    >>> said = "(A) Post. Clerk\n(B) Base. Leck\n(C) Grade. C3\n(D) Care. You file.\n(E) Rank. PC\n"
    >>> with_stops(said).text.splitlines()[:4]
    ['(A) Post: Clerk', '(B) Base: Leck', '(C) Grade: C3', '(D) Care. You file.']
    """
    if text.count("\n(") < _FEW - 1:
        return None
    found = [(said, _set_off(said[2], said[3])) for said in _LETTERED.finditer(text)]
    found = [(said, sign) for said, sign in found if sign]
    if len(found) <= _TWO:
        return None
    order, at = ReadingOrder(text), 0
    for said, sign in found:
        order.take(Span(at, said.end(2)))
        order.say(sign)
        at = said.start(3)
        ends = text.find(". ", at, said.end(3)) + 1
        if sign == _VALUE and ends:
            order.take(Span(at, ends - 1))
            order.say("\n")
            at = ends + 1
    order.take(Span(at, len(text)))
    return order


def _set_off(words: str, behind: str) -> str:
    """Tell what sets a label off from its value, or a heading from sentences; empty for neither."""
    field = labels().field(f"{words}:", slips=False)
    if field is None:
        return _HEADING if labels().section(words) is not None else ""
    long = len(behind.split()) >= _SENTENCE_WORDS
    if long and field.field in _NAMED:
        return ""
    return _HEADING if long and field.field in _ASKED else _VALUE


def single_strokes(text: str) -> ReadingOrder | None:
    r"""Write one stroke for two where two part the cells; None where they part none.

    >>> single_strokes("Title || Clerk || Grade || C\nUnit || Stores || Hours || 37\n").text
    'Title | Clerk | Grade | C\nUnit | Stores | Hours | 37\n'
    """
    if text.count("||") < _FEW:
        return None
    lines = [line for line in lines_in(text) if text.find("||", line.start, line.end) >= 0]
    lone = any("|" in line.of(text).replace("||", "") for line in lines)
    if len(lines) < _TWO or lone:
        return None
    return ReadingOrder.without(text, [Span(m.end() - 1, m.end()) for m in _DOUBLED.finditer(text)])


def answered(text: str) -> ReadingOrder | None:
    r"""Write each question that heads an answer on a line of its own; None where none is.

    Where most are labels of fields, a tab stands between those and their values.

    >>> said = "What will I do? File.\nWhat is it for? Order.\nWho is it for? Us.\nAm I it? Yes.\n"
    >>> answered(said).text.splitlines()[:3]
    ['What will I do?', 'File.', 'What is it for?']
    """
    if text.count("? ") < _FEW - 1:
        return None
    asked = list(_QUESTION.finditer(text))
    heads = sum(made_heading(found[1]) is not None for found in asked) >= _TWO
    fields = {found: label.field for found in asked if (label := labels().field(found[1]))}
    if len(asked) < _FEW - 1 or not (heads or len(set(fields.values())) > _TWO):
        return None
    order, at = ReadingOrder(text), 0
    for found in asked if heads else fields:
        order.take(Span(at, found.end(1)))
        order.say("\n" if heads else "\t")
        at = found.end()
    order.take(Span(at, len(text)))
    return order


_STEPS = (
    unquoted,
    unfolded,
    single_strokes,
    merged_cells,
    with_stops,
    answered,
    flat_rows,
    names_beside,
    weighed_ends,
    bare_labels,
    in_order,
)
