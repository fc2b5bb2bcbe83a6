"""Read where the work is, where no label asks for it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.extraction.bare_places import place_of_bare_line
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.titles import names_place
from remit.graph.extraction.values_in_text import place_in_text
from remit.graph.layout.labels import normal
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Field, Layout

_HEAD_ITEMS = 12
_ADDRESS_WORDS = 14
_ADDRESS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\)?$")
_HEAD_LINES = 6
DASHED = re.compile(r"(.+?)(?:,|\s+[-–—]|(?<=[a-z])[-–—])\s+([A-Z].*)")
"""A line of two parts, the second behind a comma or a dash, which may be glued to the first."""


def place_unnamed(layout: Layout, names: Names, title: Value | None) -> Value | None:
    """Read the place of work from a sentence, else from the lines at the head or the title."""
    return (
        place_in_text(layout, names)
        or _place_alone(layout)
        or _place_of_employer(layout)
        or _place_of_title(title, names)
        or place_of_bare_line(layout, names, title)
    )


def _place_alone(layout: Layout) -> Value | None:
    """Find a place that stands in a line of its own at the head, such as a town with its state."""
    for item in islice(layout.loose(), _HEAD_ITEMS):
        address = _ADDRESS.search(item.text) and len(item.text.split()) <= _ADDRESS_WORDS
        body = not address and relation_phrases().organisation(item.text) is not None
        if (names_place(item.text) or address) and not (names_work(item.text) or body):
            return Value(item.text, item.span)
    return None


def _place_of_employer(layout: Layout) -> Value | None:
    """Find a place behind its employer at the head, as in `Alder Hospital, Borset`."""
    for item in islice(layout.loose(), _HEAD_LINES):
        found = relation_phrases().organisation_seat.fullmatch(item.text)
        if found is None or len(item.span) != len(item.text) or names_work(found[1]):
            continue
        if not relation_phrases().unit_word.search(found[1]):
            return Value.at(item.span.start + found.start(1), found[1])
    return None


def _place_of_title(title: Value | None, names: Names) -> Value | None:
    """Find a place behind a title in which the text says that the work is."""
    parted = DASHED.fullmatch(title.text) if title else None
    if title is None or parted is None or len(title.span) != len(title.text):
        return None
    name = re.escape(parted[2])
    work = names_work(parted[1].removesuffix("s"))
    if not work or not re.search(rf"\b(?:in|at|near)\s+{name}\b", names.plain):
        return None
    return Value.at(title.span.start + parted.start(2), parted[2])


def unit_of_place(place: Value | None) -> Value | None:
    """Find a unit before the place in one value: `Economic Crime Unit, Harbour House`."""
    front, comma, behind = place.text.partition(",") if place else ("", "", "")
    if place is None or not (comma and behind.strip()) or len(place.span) != len(place.text):
        return None
    units = load_toml("phrases/relations.toml")["based_at"]["units"]
    named = " " in front and front.rpartition(" ")[2].casefold() in units
    return Value.at(place.span.start, front) if named and not names_work(front) else None


def place_field(layout: Layout) -> Field | None:
    """Find the field for the place of work: one that asks for an area only where no other does."""
    first = layout.first("location")
    if first is None or not _asks_for_area(first.label_text):
        return first
    named = (f for f in layout.fields if f.name == "location" and f.value is not None)
    return next((f for f in named if not _asks_for_area(f.label_text)), first)


def _asks_for_area(label: str) -> bool:
    return normal(label) in load_toml("phrases/relations.toml")["based_at"]["areas"]


def is_area_of_work(value: Value, label: str) -> bool:
    """Tell whether an area that a form names is one of work: `Fraud and Intelligence`."""
    if not _asks_for_area(label):
        return False
    last = value.text.rpartition(" ")[2]
    return any(
        name.thing.kind in ("Topic", "RegionalUnit", "Unit")
        for words in {value.text, last}
        for name in lexicon().exact(words)
    )
