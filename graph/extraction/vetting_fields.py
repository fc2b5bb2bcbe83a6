"""Read the level of vetting from the field of a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import folded
from remit.graph.extraction.vetting_weights import and_gained, span_of_needed
from remit.graph.linking.alternatives import either
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Field, Layout

_LEVEL_WORDS, _LINE_WORDS = 8, 6
_LINK = re.compile(r"\s*\([^()]*\bhttps?:[^()]*\)$")


def level_of_field(field: Field, said: Value, names: Names) -> Value | None:
    """Read the level of vetting; of a sentence in the field only the level that it names."""
    value = _without_link(said)
    levels = names.inside(value.span, "VettingLevel")
    if not levels and (degree := degree_of_check(value)) is not None:
        return degree
    if not levels and not any(map(str.isdigit, value.text)):
        levels = [m for m in names.inside(field.label, "VettingLevel") if " " in m.text]
    elif len(value.text.split()) <= _LEVEL_WORDS:
        return value
    if not levels and len(value.text.split()) <= _LEVEL_WORDS:
        return value
    if not levels:
        return None
    inside = all(value.span.covers(level.span) for level in levels)
    span = (span_of_needed(value.span, names) if inside else None) or levels[0].span
    first = next((m.span for m in levels if m.span.start == span.start), span)
    whole = and_gained(first, value.span, names)
    whole = whole if len(whole) > len(span) else span
    return Value(folded(whole.of(names.plain)), whole)


def stray_level(layout: Layout, names: Names) -> Value | None:
    """Find the value of an empty vetting field in a line that has lost its label."""
    field = layout.first("vetting")
    if field is None or field.value is not None:
        return None
    for item in layout.loose():
        if names.inside(item.span, "VettingLevel") and len(item.text.split()) < _LINE_WORDS:
            return Value(item.text, item.span)
    return None


def _without_link(value: Value) -> Value:
    """Cut off a value the remark in brackets behind it that points to a page of the web."""
    found = _LINK.search(value.text)
    if found is None or len(value.span) != len(value.text):
        return value
    return Value.at(value.span.start, value.text[: found.start()])


def degree_of_check(value: Value) -> Value | None:
    """Read how far the check goes that the label has named: `DBS check: Enhanced`.

    Keep a few words that open with a degree, else of a sentence the check with its degree.

    >>> degree_of_check(Value.at(0, "Enhanced, for adults")).text
    'Enhanced, for adults'
    >>> degree_of_check(Value.at(0, "the holder will need a standard check first")).text
    'standard check'
    >>> degree_of_check(Value.at(0, "Required"))
    """
    opens, within = _degrees()
    if len(value.text) != len(value.span):
        return None
    if len(value.text.split()) <= _LEVEL_WORDS and opens.match(value.text):
        return value
    said = within.search(value.text)
    return Value.at(value.span.start + said.start(), said[0]) if said else None


@once_per_overlay
def _degrees() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_toml("phrases/relations.toml")["clearances"]
    degree, check = either(words["degrees"]), either(words["checked"])
    return re.compile(rf"{degree}\b", re.I), re.compile(rf"\b{degree}\s+{check}\b", re.I)
