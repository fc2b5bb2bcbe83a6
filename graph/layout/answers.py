"""Read answers of forms that are more than a word: ticked boxes, the same in two languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.tongues import is_said_again
from remit.graph.layout.shapes import shapes
from remit.graph.layout.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece

_MARK = r"[☐☒☑◻◼⬜✅]|\[[ xX]\]"
_BOX = re.compile(rf"(?P<mark>{_MARK})(?P<words>(?:(?!{_MARK}).)*)", re.DOTALL)
_BOX_BEHIND = re.compile(rf"(?P<words>(?:(?!{_MARK}).)*)(?P<mark>{_MARK})", re.DOTALL)
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=[A-Z])", re.I)
_ENDS_IN_BOX = re.compile(rf"(?:{_MARK})$")
_NAMED = frozenset({"location", "unit", "reports_to", "organisation"})
_NAME = re.compile(
    r"(?:the\s+)?[A-Z0-9][\w’'()&/-]*(?:,?\s+(?:(?:of|and|or|at|the|in|on|&|/|-|–)\s+){0,2}"
    r"[A-Z0-9(][\w’'()&/-]*){0,7}"
)
_TICK = re.compile(r"[☒☑◼✅]|\[[xX]\]")
_TICKED = frozenset("☒☑◼✅xX")


def shaped(field: str, text: str, span: Span) -> Span | None:
    """Find what has the shape that a field asks for in a text that holds the values of several.

    >>> shaped("hours", "Main Street 37 hours per week", Span(0, 29))
    Span(start=12, end=29)
    """
    shape = shapes().within.get(field)
    found = shape.search(text, span.start, span.end) if shape else None
    return Span(*found.span()) if found else None


def fits(field: str, text: str) -> bool:
    """Tell whether a text begins with what has the shape that a field asks for.

    >>> fits("vetting", "MV by 2027"), fits("grade", "Manager"), fits("unit", "Custody")
    (True, False, False)
    """
    shape = shapes().opening.get(field)
    return shape is not None and shape.match(text) is not None


def has_boxes(text: str) -> bool:
    """Tell whether a text holds boxes to tick."""
    if "[" not in text and text.isascii():
        return False
    return _BOX.search(text) is not None


def boxes(text: str) -> Iterator[tuple[bool, str]]:
    """List the boxes of a text: whether each is ticked, and its words.

    The words stand behind their boxes, or before them where the text ends with a box and begins
    with none.

    >>> list(boxes("☐ MV  ☒ RV")), list(boxes("MV ☐ RV ☒"))
    ([(False, 'MV'), (True, 'RV')], [(False, 'MV'), (True, 'RV')])
    """
    plain = text.strip()
    for ticked, words in box_spans(plain, Span(0, len(plain))):
        yield ticked, words.of(plain).strip()


def box_spans(text: str, line: Span) -> Iterator[tuple[bool, Span]]:
    """List the boxes of a line as `boxes` does, with where their words stand."""
    plain = line.of(text)
    behind = _ENDS_IN_BOX.search(plain) is not None and _BOX.match(plain) is None
    for found in (_BOX_BEHIND if behind else _BOX).finditer(plain):
        start, end = found.span("words")
        ticked = found["mark"].strip("[]") in _TICKED
        yield ticked, Span(line.start + start, line.start + end)


def ticked_lines_of(text: str) -> Iterator[Span]:
    r"""Give the lines in which a box is ticked, without the white space around them.

    >>> [line.of("One\n MV [x] \nTwo") for line in ticked_lines_of("One\n MV [x] \nTwo")]
    ['MV [x]']
    """
    end = -1
    for found in _TICK.finditer(text):
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
            end = len(text) if end < 0 else end
            yield trimmed(text, Span(start, end))


def in_one_language(label: str, piece: Piece) -> Piece:
    """Keep of a value in two languages, under a label in two, the part that stands last.

    Where that is known to be in another language than the front, the front is kept.
    """
    if " / " not in label or piece.text.count(" / ") != 1:
        return piece
    front, _, last = piece.text.partition(" / ")
    if is_said_again(last) and not is_said_again(front):
        end = piece.span.start + len(front)
        return replace(piece, text=front, span=Span(piece.span.start, end))
    words = piece.text.rpartition(" / ")[2]
    return replace(piece, text=words, span=Span(piece.span.end - len(words), piece.span.end))


def answers(label: Label, text: str) -> bool:
    """Tell whether the first sentence of a text is a short answer to the question of a label.

    >>> from remit.graph.layout.labels import Label
    >>> answers(Label(field="reports_to"), "The Stores Manager. You will lead nobody.")
    True
    """
    return label.field in fields_of(_answer(text, label.field))


def opens_with_name(label: Label, text: str) -> bool:
    """Tell whether a text begins with a name alone, before a sentence about the holder.

    >>> from remit.graph.layout.labels import Label
    >>> said = ("Main Mill, Leck. You will travel.", "Leck is a mill. You will travel.")
    >>> [opens_with_name(Label(field="location"), text) for text in said]
    [True, False]
    """
    goes_on = shapes().goes_on.search(text) if label.field in _NAMED else None
    return goes_on is not None and _NAME.fullmatch(text, 0, goes_on.start()) is not None


def _answer(text: str, name: str | None) -> str:
    """Give the first sentence of a text, without its article or what says who manages."""
    said = text.partition(". ")[0].rstrip(".")
    plainly = relation_phrases().reports_plainly
    told = plainly.search(said) if name == "reports_to" and plainly.may_stand_in(said) else None
    if told is not None and told.start() == 0:
        return said[told.end() :].strip()
    article = _ARTICLE.match(said)
    return said[article.end() :] if article else said


def short_answer(label_text: str, name: str, piece: Piece) -> Piece:
    """Keep of what stands below a question its first sentence, where that is the answer."""
    said = _answer(piece.text, name)
    at = piece.text.find(said)
    asked = label_text.endswith("?") and len(piece.span) == len(piece.text)
    if not asked or len(said) == len(piece.text) or name not in fields_of(said):
        return piece
    start = piece.span.start + at
    return replace(piece, text=said, span=Span(start, start + len(said)))


def first_sentence(piece: Piece) -> Piece:
    """Keep of a value that goes on in a sentence about the holder what stands before it."""
    goes_on = shapes().goes_on.search(piece.text)
    begins = shapes().sentence.search(piece.text)
    if len(piece.span) != len(piece.text):
        return piece
    ends = [found.start() + more for found, more in ((goes_on, 1), (begins, 0)) if found]
    if not ends:
        return piece
    end = min(ends)
    return replace(
        piece, text=piece.text[:end], span=Span(piece.span.start, piece.span.start + end)
    )
