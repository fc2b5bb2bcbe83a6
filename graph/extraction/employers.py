"""Find the employer where no field of the form names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.values_in_text import employer_by_phrase, employer_in_text
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_FIRST_LINES, _LAST_LINES = 8, 8


def employer(layout: Layout, names: Names) -> Value | None:
    """Find the employer: named in the lines of the head, else the one of the running text."""
    for item in list(layout.loose())[:_FIRST_LINES]:
        named = names.inside(item.span, "Force", "Employer")
        full = [m for m in named if len(m.text.split()) > 1 and not item.text.endswith(".")]
        if full:
            return Value(full[0].text, full[0].span)
        other = relation_phrases().organisation(item.text)
        if other and not item.text.endswith((".", "?")) and not _is_the_post(other, layout):
            at = names.plain.find(other, item.span.start, item.span.end)
            if at >= 0:
                return Value.at(at, other)
    return (
        employer_in_text(names)
        or employer_by_phrase(layout, names)
        or _of_pages(layout)
        or _alone(layout, names)
    )


def _is_the_post(name: str, layout: Layout) -> bool:
    """Tell whether what is named like an employer is the post itself, such as a commissioner."""
    title = layout.first("title")
    return title is not None and name.casefold() in title.text.casefold()


def _of_pages(layout: Layout) -> Value | None:
    """Find the employer in the headers and footers of the pages."""
    text = layout.document.text
    for span in layout.furniture:
        name = relation_phrases().organisation(span.of(text))
        at = text.find(name, span.start, span.end) if name else -1
        if name is not None and at >= 0:
            return Value.at(at, name)
    return None


def _alone(layout: Layout, names: Names) -> Value | None:
    """Find the employer in a line of its own among the last ones, as pages end."""
    items = [item for section in layout.sections for item in section.items]
    for item in reversed(items[-_LAST_LINES:]):
        known = [m for m in names.inside(item.span, "Force", "Employer") if m.span == item.span]
        name = known[0].text if known else relation_phrases().organisation(item.text)
        if name is None or " " not in name:
            continue
        front, _, behind = item.text.partition(name)
        if front in ("", "The ") and not behind:
            return Value.at(item.span.start + len(front), name)
    return None
