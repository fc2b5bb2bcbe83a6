"""Find the labels inside a line, by colons, gaps and capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.layout.before_colons import before_colons
from remit.graph.layout.behind_values import behind_values
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.printed import looks_printed
from remit.graph.layout.run_together import in_capitals_only, run_together
from remit.graph.linking.occupations import names_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.document import Span
    from remit.graph.layout.atoms import Atom
    from remit.graph.layout.labels import Found

LONG = 300
"""From this length on, a line may be several that have run together."""
_ROW, _MANY = 80, 5
_SHORT_LINE = 60
_FEW_SHOUTED = 2
_FEW_WORDS = 3
_WEIGHT_LETTER = re.compile(r"(?<!\S)[ED]:(?=\s+\S)")
GAP = "    "
"""What is left of the tag between a label in bold and its value."""
_SPACED = re.compile(r"[ \u00a0]{2,}")


def labels_inside(text: str, atom: Atom) -> list[Found]:
    """List the labels within an atom that is not one as a whole, none inside another."""
    found = list(before_colons(text, atom.span)) if ":" in atom.text else []
    found += _weight_letters(text, atom.span) if "E: " in atom.text or "D: " in atom.text else []
    if len(atom.text) > LONG or atom.width > LONG or (not atom.marker and _may_be_row(atom.text)):
        found += run_together(text, atom.span, found)
    elif not found:
        found = list(_before_spaces(text, atom))
    if len(found) > 1:
        found += behind_values(text, atom.span, found)
    if len(atom.text) > _SHORT_LINE and not atom.text.isupper():
        known = set(found)
        shouted = [f for f in in_capitals_only(text, atom.span) if f not in known]
        if len(shouted) >= _FEW_SHOUTED:
            found += shouted
    if ":" in atom.text:
        found = [f for f in found if not _speaks_of(text, atom, f)]
    if not found:
        return []
    kept: list[Found] = []
    for item in sorted(set(found), key=lambda item: (item[0], -item[1])):
        if not kept or (
            item[0] >= kept[-1][1]
            and not _repeats(text, kept[-1], item)
            and not _is_value(text, kept[-1], item)
        ):
            kept.append(item)
    return kept


def _may_be_row(words: str) -> bool:
    """Tell whether a line may be labels and values run together: no sentence, and many labels.

    >>> row = "Job Title Clerk Post Number K21 Grade Scale 5 Department Stores Location Wick Mill"
    >>> _may_be_row(row), _may_be_row("Reports to the Head of Stores. " * 4)
    (True, False)
    """
    if len(words) < _ROW or words.endswith((".", ";")) or ". " in words:
        return False
    opened = {word.casefold() for word in words.split() if word[0].isupper()}
    return len(opened & labels().openings) >= _MANY


def _repeats(text: str, before: Found, found: Found) -> bool:
    """Tell whether a word that may be a label is a value: `Reports to: Manager: Stores`."""
    asked = found[2].field
    return asked is not None and asked == before[2].field and not text[before[1] : found[0]].strip()


def _is_value(text: str, before: Found, found: Found) -> bool:
    """Tell whether what may be a label without a colon begins the value of one: `Unit: Vetting`."""
    if before[2].field is None or found[2].field is None:
        return False
    parted = text[before[1] - 1] == ":" and not text[before[1] : found[0]].strip()
    return parted and text[found[1] - 1] != ":" and text[found[1] : found[1] + 1] != ":"


def _weight_letters(text: str, span: Span) -> Iterator[Found]:
    """Read an `E:` or a `D:` that opens a line, or a sentence in it, as the heading of a list."""
    for said in _WEIGHT_LETTER.finditer(text, span.start, span.end):
        before = text[span.start : said.start()].rstrip()
        if not before or before[-1] in ".:;":
            modality = "essential" if said[0][0] == "E" else "desirable"
            yield said.start(), said.end(), Label(kind="requirements", modality=modality)


def _speaks_of(text: str, atom: Atom, found: Found) -> bool:
    """Tell whether a word that may be a label opens a bullet, or a sentence that goes on small.

    So does `Command: making decisions`, and `Reports: write what the law asks for.`
    """
    _, end, label = found
    if label.field is None or label.sure or not text[end : end + 3].strip(" :")[:1].islower():
        return False
    behind = text[end : atom.span.end].split()
    return bool(atom.marker) or (len(behind) > _FEW_WORDS and behind[-1].endswith("."))


def _before_spaces(text: str, atom: Atom) -> Iterator[Found]:
    """Find a label that two spaces part from its value; in a list four, as where tags stood."""
    gap = _SPACED.search(text, atom.span.start, atom.span.end)
    if gap is None or (atom.marker and (len(gap[0]) < len(GAP) or text[gap.end()].islower())):
        return
    phrase = text[atom.span.start : gap.start()]
    label = labels().field(phrase)
    front = phrase.partition(" / ")[0]
    small = label is not None and label.sure and front != phrase and front[1:].islower()
    if label is None or not (small or looks_printed(phrase)):
        return
    behind = text[gap.end() : atom.span.end].split()
    if not atom.marker or not names_work(f"{phrase} {behind[0]}"):
        yield atom.span.start, gap.start(), label
