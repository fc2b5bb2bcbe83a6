"""Tell the work that a form lists among what it asks for on the person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.layout.contents import opens_as_condition, opens_work
from remit.graph.layout.headings import weighs
from remit.graph.linking.alternatives import any_case, either
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.layout.model import Item, Section


@once_per_overlay
def _leads() -> re.Pattern[str]:
    """Make a pattern of the lines that lead in what the holder will do: `You will:`."""
    words = load_toml("phrases/conditions.toml")["work_listed"]
    ahead = r"(?:[\w’'-]+,?\s+){0,6}?"
    return any_case(rf"{ahead}{either(words['holders'])}(?:\s+|['’]){either(words['will'])}\W*$")


def is_work_told(section: Section, item: Item) -> bool:
    """Tell whether an item of a list of conditions is work that the line above it leads in."""
    if section.kind != "requirements" or not item.lead or item.leads or item.modality is not None:
        return False
    if weighs(section.title) or not _leads().match(item.lead) or not opens_work(item.text):
        return False
    known = requirement_phrases()
    asks = known.any_head.search(item.text) or known.first_deciding.kind(item.text)
    return not (asks or opens_as_condition(item.text))
