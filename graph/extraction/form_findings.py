"""Findings about the form: what a template, a page or a converter left in a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.notices import notice
from remit.graph.layout.bound import stray_title
from remit.graph.layout.furniture import is_undecided
from remit.graph.layout.labels import labels
from remit.graph.layout.scales import scales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding

_ASKED = frozenset(
    {
        "title",
        "rank",
        "grade",
        "unit",
        "reports_to",
        "vetting",
        "location",
        "role_code",
        "direct_reports",
        "hours",
    }
)


def form_findings(layout: Layout) -> Iterator[Finding]:
    """Point out what the form itself got wrong."""
    text = layout.document.text
    for span in layout.empty_items:
        yield notice("empty-item", span)
    for span in layout.prompts:
        yield notice("template-prompt", span, folded(span.of(text)))
    for span in layout.run_together:
        yield notice("header-run-together", span, folded(span.of(text)))
    stray = stray_title(layout)
    if stray is not None:
        yield notice("stray-title", stray, folded(stray.of(text)))
    yield from _headings(layout)
    yield from _fields(layout)
    yield from _items(layout)
    yield from _tags(layout)


def _headings(layout: Layout) -> Iterator[Finding]:
    """Point out headings that were read through a slip of the pen."""
    for section in layout.sections:
        meant = labels().heading_meant(section.title) if section.heading is not None else ""
        if section.heading is not None and meant:
            yield notice("typo", section.heading, section.title, meant)


def _fields(layout: Layout) -> Iterator[Finding]:
    for field in layout.fields:
        if field.value is None:
            if field.name in _ASKED or not field.listed:
                yield notice("empty-field", field.label, field.label_text)
            continue
        if not field.listed and field.name != "form":
            yield notice(
                "unlisted-label", field.label, field.label_text, field.name.replace("_", " ")
            )
        if is_undecided(field.text):
            yield notice("undecided-field", field.whole, f"{field.label_text}: {field.text}")
        if field.name == "form" and scales().alone.match(field.text):
            yield notice("unexplained-value", field.value, field.text)
        for span in field.debris:
            place = Span(field.label.start, span.end)
            yield notice("cell-debris", place, span.of(layout.document.text), field.label_text)


def _items(layout: Layout) -> Iterator[Finding]:
    for section in layout.sections:
        seen: dict[str, Span] = {}
        for item in section.items:
            if item.split:
                yield notice("split-sentence", item.span)
            if item.doubled:
                yield notice("bullet-debris", Span(item.opening, item.span.end))
            said = item.text.casefold().strip(" .;,")
            if section.kind != "loose" and len(said) > 12:
                if said in seen:
                    yield notice("repeated-line", item.span, item.text)
                seen[said] = item.span


def _tags(layout: Layout) -> Iterator[Finding]:
    """Point out tags, once a line."""
    text = layout.document.text
    line_end = -1
    for tag in layout.tags:
        if tag.start > line_end:
            line_end = text.find("\n", tag.end)
            line_end = len(text) if line_end < 0 else line_end
            yield notice("markup-debris", tag, tag.of(text))
