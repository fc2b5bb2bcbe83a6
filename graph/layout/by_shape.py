"""Find headings that no list holds: they look like the others, and what stands below them tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from remit.graph.layout.contents import (
    Place,
    asks_elsewhere,
    opens_as_condition,
    opens_work,
    told_by_contents,
)
from remit.graph.layout.headings import made_heading, names_course
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.values import names_employer
from remit.graph.layout.weights import meaning_of, usual_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.layout.atoms import Atom

_SECTION = re.compile(r"(?:section|part|factor)\s+\w{1,3}\s*[-–:.]\s*\S", re.I)
_DASH = re.compile(r"\w\s+[-–]$")
_NOWHERE = -9
_MOST_WORDS = 9
_SENTENCE_WORDS = 12
_FEW_LETTERS = 4
_FEW_ALIKE = 3
_MOST_ITEMS = 12
_FEW_ROWS, _NEAR = 2, 24
_WEIGHED = re.compile(r"(\S.{1,60}?)\s+(?:[-–—]\s*|\()(essential|desirable)\)?:?", re.I)
_WEIGHT_ENDS = ("ssential", "ESSENTIAL", "esirable", "DESIRABLE")
_PLAIN, _QUESTION = "plain", "question"
_MARKED = frozenset({"section", "number", "dash"})
"""Shapes that nothing but headings has."""
_STRONG = frozenset({"section", "number", "capitals"})
"""Shapes that set a heading off from short lines of its list."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that may be a heading: its number among the atoms, its shape, what is known of it."""

    at: int
    shape: str
    known: Label | None


def headings_by_shape(atoms: Sequence[Atom]) -> Mapping[int, Label]:
    """Tell what unlisted headings announce, by where they begin.

    A line is one where it stands apart above a list or a paragraph, and has the shape of a heading
    that is known, or that of two more such lines. Right below a known one it names a part of it.
    """
    lines: Sequence[_Heading] = [
        _Heading(at, shape, _known(atom))
        for at, atom in enumerate(atoms)
        if _stands_free(atom) and _may_head(atoms, at, shape := _shape(atom))
    ]
    lines = _without_prompts(atoms, lines)
    alike = Counter(line.shape for line in lines)
    known = Counter(line.shape for line in lines if line.known)
    found = _weighed_names(atoms)
    before: Label | None = None
    before_shape = ""
    last, under = _NOWHERE, False
    for line, behind in zip(lines, [*lines[1:], _Heading(len(atoms), "", None)], strict=False):
        label = line.known
        is_sibling = known[line.shape] or alike[line.shape] >= _FEW_ALIKE
        is_sibling = is_sibling or atoms[line.at].depth > 0
        if label is None and is_sibling and not _is_field(atoms[line.at].text):
            label = _told(atoms, line, behind.at, before)
            if label is not None and label.part and before_shape == line.shape:
                at_once = line.at == last + 1
                under = under or at_once
                divides = at_once or (under and label.modality is not None)
                divides = divides or _is_topic(before)
                label = label if divides else Label(kind="context", sure=False)
            if (label is None or label.part) and _asks_before_wishes(atoms, line, behind, before):
                label = Label(kind="requirements", modality="essential", listed=False)
            if label is not None:
                found[atoms[line.at].span.start] = label
        if line.known is not None:
            last, under = line.at, False
        before = label or before
        before_shape = line.shape if label is not None else before_shape
    return found


def _weighed_names(atoms: Sequence[Atom]) -> dict[int, Label]:
    """Read what names one list of what is needed and one of what is wished for, by where it begins.

    So do `Clerk – Essential` and, below, `Clerk – Desirable`.
    """
    named: dict[str, dict[int, Label]] = {}
    for atom, below in pairwise(atoms):
        found = _weight_behind(atom)
        if found is None or _weight_behind(below) is not None:
            continue
        name, weight = found
        label = Label(kind="requirements", modality=weight, listed=False)
        named.setdefault(name, {})[atom.span.start] = label
    if all(len({label.modality for label in heads.values()}) == 1 for heads in named.values()):
        return {}
    return {start: label for heads in named.values() for start, label in heads.items()}


def _weight_behind(atom: Atom) -> tuple[str, str] | None:
    """Read a line as a name with a weight behind it: `Clerk (desirable)`."""
    if atom.cells > 1 or atom.marker or not atom.text.rstrip("):").endswith(_WEIGHT_ENDS):
        return None
    found = _WEIGHED.fullmatch(atom.text)
    return (found[1].casefold(), found[2].casefold()) if found else None


def _without_prompts(atoms: Sequence[Atom], lines: Sequence[_Heading]) -> Sequence[_Heading]:
    """Keep questions as headings where several of them are known ones, else they are the form's."""
    asked = [line for line in lines if line.shape == _QUESTION]
    known = sum(bool(line.known or _is_field(atoms[line.at].text)) for line in asked)
    told = known >= _FEW_ROWS or (known > 0 and len(asked) > _FEW_ALIKE)
    return [line for line in lines if line.shape != _QUESTION or told]


def _told(atoms: Sequence[Atom], line: _Heading, end: int, before: Label | None) -> Label | None:
    """Tell what an unlisted heading announces; what goes on with the section before it is none."""
    if _weighs(atoms[line.at + 1 : end]):
        return Label(kind="requirements", modality="essential", listed=False)
    below = list(_below(atoms[line.at + 1 : end], line.shape))[:_MOST_ITEMS]
    first = before is None or before.kind in ("context", "form")
    paragraph = first and all(not atom.marker for atom in below)
    heading = atoms[line.at].text
    place = Place(
        is_first=paragraph,
        is_list=bool(below) and all(atom.marker for atom in below),
        follows_requirements=before is not None and before.kind == "requirements",
        follows_duties=before is not None and before.kind == "duties",
    )
    label = told_by_contents(heading, [atom.text for atom in below], place)
    if label is None or (label.kind == "requirements" and asks_elsewhere(heading)):
        return _untold(atoms[line.at].text, line.shape, before, place)
    if before is not None and (label.kind, label.modality) == (before.kind, before.modality):
        divides = place.is_list and not atoms[line.at].marker
        return replace(label, part=True) if divides else None
    return label


def _untold(heading: str, shape: str, before: Label | None, place: Place) -> Label | None:
    """Take a heading whose contents tell nothing for one of a part, or of a section of its own."""
    other = Label(kind="context", sure=False, listed=False)
    if shape in _MARKED:
        return other
    if shape == "colon" or before is None or opens_as_condition(heading):
        return None
    parts = before.kind in ("requirements", "duties") and place.is_list
    if parts and not asks_elsewhere(heading):
        return Label(kind=before.kind, part=True, listed=False)
    return other if shape == _QUESTION else None


def _is_topic(label: Label | None) -> bool:
    """Tell whether a heading leaves open how binding its items are, unlike `What you must have`.

    Below one that does not, a list under another heading of that print is no more of the same.
    """
    return label is None or not (label.sure and label.modality in ("essential", "desirable"))


def _asks_before_wishes(
    atoms: Sequence[Atom], line: _Heading, behind: _Heading, before: Label | None
) -> bool:
    """Tell whether a list stands between the work and what is welcome, and is not of work itself.

    What is needed stands there, before a heading that is printed in the same way.
    """
    wishes = behind.known is not None and behind.known.modality == "desirable"
    if not wishes or behind.shape != line.shape or before is None:
        return False
    below = list(_below(atoms[line.at + 1 : behind.at], line.shape))
    listed = bool(below) and all(atom.marker for atom in below)
    return listed and before.kind == "duties" and not any(opens_work(a.text) for a in below)


def _weighs(atoms: Sequence[Atom]) -> bool:
    """Tell whether rows begin at once that end, or begin, with the mark of a weight."""
    if not atoms or atoms[0].cells == 1:
        return False
    key = usual_key()
    rows: dict[int, list[str]] = {}
    for atom in takewhile(lambda atom: atom.cells > 1, atoms):
        rows.setdefault(atom.line, []).append(atom.text)
    marks = sum(any(meaning_of(row[end], key) for end in (0, -1)) for row in rows.values())
    return marks >= _FEW_ROWS and _FEW_ROWS * marks >= len(rows)


def _below(atoms: Sequence[Atom], shape: str) -> Iterator[Atom]:
    """Give the items of a list or the lines of a paragraph, up to what may be a heading.

    Below a heading in capitals, short lines that are not may stand between blank lines.
    """
    for place, atom in enumerate(atoms):
        ends = place and atom.after_blank and not atom.marker and _looks_apart(atom)
        if ends and (shape not in _STRONG or _shape(atom) in _STRONG):
            return
        if not atom.text.isdigit():
            yield atom


def _looks_apart(atom: Atom) -> bool:
    """Tell whether a line has the words of a heading: few, from a capital on, and no sentence."""
    text = atom.text
    fits = text[:1].isupper() and not text.endswith((".", ";", ",", "!"))
    return fits and len(text.split()) <= _MOST_WORDS and sum(map(str.isalpha, text)) >= _FEW_LETTERS


def _stands_free(atom: Atom) -> bool:
    """Tell whether a line stands apart, and is no cell of a row and no item with a bullet."""
    apart = atom.after_blank or atom.depth > 0
    return apart and atom.cells == 1 and atom.marker in ("", "#")


def _may_head(atoms: Sequence[Atom], at: int, shape: str) -> bool:
    """Tell whether a line stands apart, above a list, a paragraph or the rows of a table.

    What is in capitals, numbered or a question may have a blank line below it.
    """
    atom = atoms[at]
    if at + 1 == len(atoms) or names_course(atom.text):
        return False
    if atom.after_blank and _known(atom) is not None:
        return True
    below = atoms[at + 1]
    together = below.line == atom.line + 1 and not below.after_blank
    together = together or shape in _STRONG or shape == _QUESTION
    if not (atom.depth or (atom.after_blank and together)) or not _looks_apart(atom):
        return False
    if below.marker or below.text.isdigit() or _known(below) is not None:
        return True
    if (shape in _STRONG and not below.text.isupper()) or _weighs(atoms[at + 1 : at + _NEAR]):
        return True
    return len(below.text.split()) >= _SENTENCE_WORDS or below.text.endswith(".")


def _shape(atom: Atom) -> str:
    text = atom.text
    if atom.depth:
        return f"depth {atom.depth}"
    if _SECTION.match(text):
        return "section"
    if atom.marker and text.isupper():
        return "number"
    if text.endswith((":", "?")):
        return "colon" if text.endswith(":") else _QUESTION
    if text.endswith(("-", "–")) and _DASH.search(text):
        return "dash"
    return "capitals" if text.isupper() else _PLAIN


def _known(atom: Atom) -> Label | None:
    return labels().section(atom.text) or made_heading(atom.text.rstrip(" :-–"))


def _is_field(words: str) -> bool:
    """Tell whether a line is a label, or the name of an employer."""
    return labels().field(words) is not None or names_employer(words)
