"""Find the title of a role in a field of the form that asks for something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.title_parts import ENDS
from remit.graph.layout.labels import normal
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.model import Field, Layout

_NEAR = 160


def headed(layout: Layout) -> Iterator[Value]:
    """Find a heading that is read as the label of a manager: `MANAGER: STRATEGIC SUPPORT`."""
    for field in layout.fields:
        if heads_post(field) and field.value is not None:
            text = layout.document.text
            span = trimmed(text, Span(field.whole.start, field.value.end), ENDS)
            yield Value(folded(span.of(text)), span)


def by_rank(layout: Layout) -> Iterator[Value]:
    """Find a post by its rank where the form asks what kind of role it is: `Role type: Sergeant`.

    A value that only says who may hold the post is none.
    """
    for field in layout.fields:
        rank = find_rank(field.text) if field.name == "status" and field.value else None
        named = rank is not None and rank.span.start == 0 and bool(rank.title.rest)
        if named and field.value is not None:
            yield Value(field.text, field.value)


def heads_post(field: Field) -> bool:
    """Tell whether the label of a manager is the first word of a title printed in capitals.

    The value behind it then names nobody at work.
    """
    shouted = field.label_text.isupper() and field.text.isupper()
    led = field.name == "reports_to" and names_work(field.label_text)
    return shouted and led and not names_work(field.text) and find_rank(field.text) is None


def is_of_contact(layout: Layout, field: Field) -> bool:
    """Tell whether a title stands behind the name of a person, in a block about whom to ask."""
    at = layout.fields.index(field)
    words = _contacts()
    if not at or normal(layout.fields[at - 1].label_text) not in words.named:
        return False
    above = layout.document.text[max(0, field.label.start - _NEAR) : field.label.start]
    return words.asked.search(above) is not None


@dataclass(frozen=True, slots=True)
class _Contacts:
    """The labels of a person's name, and what heads a block about whom to ask."""

    named: frozenset[str]
    asked: Phrases


@once_per_overlay
def _contacts() -> _Contacts:
    data = load_toml("phrases/titles.toml")["contacts"]
    return _Contacts(frozenset(data["named"]), pattern(data["asked"]))
