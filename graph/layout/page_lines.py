"""Find the lines that pages of a document carry: headers, feet, lists of contents, menus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.layout.columns import is_head
from remit.graph.layout.furniture import (
    are_of_site,
    explains_letter,
    heads_paper,
    is_method,
    is_none,
    opens_page_mark,
)
from remit.graph.layout.labels import labels, normal
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.weights import meaning_of, usual_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.layout.atoms import Atom

_LONGEST_NUMBER = 4
_SENTENCE = re.compile(r"[a-z]\.(?:\s|$)")
_FEW_LISTED = 3
_LONGEST_CELL = 80
_REPEATED_WORDS = 8
_SENTENCE_SPACES = 6


def repeated_headers(atoms: Sequence[Atom]) -> frozenset[str]:
    """List the lines, in normal form, that stand on several pages and say nothing by themselves."""
    known = labels()
    forms = [
        normal(atom.text)
        if atom.cells == 1 and not atom.marker and _could_be_header(atom.text)
        else None
        for atom in atoms
    ]
    several = {form for form, count in Counter(forms).items() if count > 1}
    around = [None, *atoms, None]
    answering = _always_below_labels(forms, several, atoms)
    counts = Counter(
        form
        for form, before, atom, behind in zip(forms, around, atoms, around[2:], strict=False)
        if form is not None
        and form in several
        and form not in answering
        and not is_none(atom.text)
        and not _answers(before, atom, behind)
        and not _weighs(before, atom)
    )
    return frozenset(
        form
        for form, count in counts.items()
        if count > 1 and form not in known.fields and not _is_section(form)
    )


def _always_below_labels(
    forms: Sequence[str | None], several: Iterable[str | None], atoms: Sequence[Atom]
) -> frozenset[str | None]:
    """List the forms of lines each of which stands at once below a label, as two values may."""
    apart: set[str | None] = set()
    for form, before, atom in zip(forms[1:], atoms, atoms[1:], strict=False):
        if form in several and form not in apart and not _is_below_label(before, atom):
            apart.add(form)
    return frozenset(several) - apart - {None, *forms[:1]}


def _is_below_label(before: Atom, atom: Atom) -> bool:
    """Tell whether a line stands at once below another that is a label as a whole."""
    if before.line != atom.line - 1 or atom.after_blank or before.cells > 1:
        return False
    return labels().field(before.text, slips=False) is not None


def _weighs(before: Atom | None, atom: Atom) -> bool:
    """Tell whether a line weighs what stands above it, or says behind a weight how it is tested."""
    key = usual_key()
    if meaning_of(atom.text, key) is not None:
        return True
    return before is not None and meaning_of(before.text, key) is not None and is_method(atom.text)


def _answers(before: Atom | None, atom: Atom, behind: Atom | None) -> bool:
    """Tell whether a line answers the one above it: behind a colon, or both between blank lines.

    So does the title below its label, which often stands at the head of the page too.
    """
    if before is None or atom.after_blank or before.marker or before.line != atom.line - 1:
        return False
    label = labels().field(before.text)
    if before.text.endswith(":") or (label and label.sure and label.field == "title"):
        return True
    apart = before.after_blank and (behind is None or behind.after_blank)
    return apart and _could_be_header(before.text)


def page_feet(atoms: Sequence[Atom]) -> frozenset[int]:
    """List the lines that count pages behind the same words, or else before the same words.

    Before the same words they need not say how many there are: `Page 2 - Stores Clerk`.
    """
    lines: dict[str, list[int]] = defaultdict(list)
    page_of, numbered = printed_marks().page_of, printed_marks().page_ahead
    for atom in atoms:
        alone = atom.cells == 1 and not atom.running
        count = page_of.search(atom.text) or numbered.match(atom.text) if alone else None
        if count is not None and len(count[0]) < len(atom.text) and not _SENTENCE.search(atom.text):
            lines[atom.text[: count.start()] or atom.text[count.end() :]].append(atom.line)
    feet = frozenset(line for found in lines.values() if len(found) > 1 for line in found)
    counted = (atom.line for atom in atoms if atom.cells == 1 and page_of.fullmatch(atom.text))
    return feet | _beside_feet(atoms, feet.union(counted))


def _beside_feet(atoms: Iterable[Atom], feet: frozenset[int]) -> frozenset[int]:
    """List the lines that stand at once above or below several feet of pages, in the same words."""
    beside: dict[str, list[int]] = defaultdict(list)
    for atom in atoms if feet else ():
        if atom.cells == 1 and not atom.marker and {atom.line - 1, atom.line + 1} & feet:
            beside[atom.text].append(atom.line)
    return frozenset(line for found in beside.values() if len(found) > 1 for line in found)


def jump_list(atoms: Sequence[Atom]) -> frozenset[int]:
    """List the lines of a list of contents: headings one below the other that come again below.

    What stands in the list as its last line may have no heading of its own.
    """
    forms = [normal(atom.text) if _could_be_heading(atom) else "" for atom in atoms]
    places: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        if form:
            places[form].append(at)
    if sum(len(found) == 2 for found in places.values()) < _FEW_LISTED:
        return frozenset()
    again = [
        places[form][1] if form and len(places[form]) == 2 and places[form][0] == at else 0
        for at, form in enumerate(forms)
    ]
    found: set[int] = set()
    at = 0
    while at < len(atoms):
        end = at + 1 if again[at] else at
        while at < end < len(atoms) and again[end - 1] < again[end]:
            end += 1
        apart = sum(b - a > 1 for a, b in pairwise(again[at:end]))
        if end - at >= _FEW_LISTED and 2 * apart >= end - at - 1 and again[at] >= end:
            last = end < len(atoms) - 1 and bool(forms[end]) and atoms[end + 1].after_blank
            end += last and not atoms[end].after_blank
            found.update(atom.line for atom in atoms[at:end])
        at = max(end, at + 1)
    return frozenset(found)


def _could_be_heading(atom: Atom) -> bool:
    return atom.cells == 1 and atom.marker in ("", "#", "-", "•") and _could_be_header(atom.text)


def page_rows(atoms: Iterable[Atom]) -> frozenset[int]:
    """List the lines of several short cells: with the number of a page, or all parts of a site."""
    rows: dict[int, list[str]] = defaultdict(list)
    for atom in atoms:
        if atom.cells > 1:
            rows[atom.line].append(atom.text)
    return frozenset(
        line
        for line, cells in rows.items()
        if max(map(len, cells)) < _LONGEST_CELL
        and (
            any(printed_marks().page.match(c) and not c.isdigit() for c in cells)
            or are_of_site(cells)
            or _tells_of_site(cells)
            or (len(cells) > 1 and all(map(explains_letter, cells)))
        )
    ) | (_counting_rows(rows) | _paper_rows(rows))


def _paper_rows(rows: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """List the rows that stand on several pages and name the paper: `Role Profile  |  HR 22`."""
    counts = Counter(tuple(cells) for cells in rows.values())
    papers = {
        cells
        for cells, count in counts.items()
        if count > 1
        and any(map(heads_paper, cells))
        and not any(is_head(c) or labels().field(c, slips=False) for c in cells)
    }
    return frozenset(line for line, cells in rows.items() if tuple(cells) in papers)


def _tells_of_site(cells: Sequence[str]) -> bool:
    """Tell whether a cell is a sentence of the site, with its buttons in the cells beside it.

    A label with its value is no button: `Posted by the yard on 4 May  |  Closes: 27 May`.
    """
    if cells[0].count(" ") < _SENTENCE_SPACES or not opens_page_mark(cells[0]):
        return False
    ahead = (f"{cell.partition(':')[0]}:" for cell in cells[1:] if ":" in cell)
    return not any(labels().field(label) for label in ahead)


def _counting_rows(rows: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """List the rows of the same words with a number that counts on: `Clerk, Version 2  |  1`."""
    counts: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for line, cells in rows.items():
        numbers = [cell for cell in cells if cell.isdecimal() and len(cell) < _LONGEST_NUMBER]
        if len(numbers) == 1 and len(cells) > 1:
            rest = tuple(normal(cell) for cell in cells if not cell.isdecimal())
            counts[rest].setdefault(int(numbers[0]), line)
    return frozenset(
        line
        for found in counts.values()
        if len(found) > 1 and sorted(found) == list(range(min(found), min(found) + len(found)))
        for line in found.values()
    )


def _could_be_header(text: str) -> bool:
    return text.count(" ") < _REPEATED_WORDS and not text.endswith((".", ";", ":", "?", ","))


def _is_section(form: str) -> bool:
    label = labels().sections.get(form)
    return label is not None and label.kind != "context"
