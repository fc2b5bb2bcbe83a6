"""Find the title of a role in a field of the form that asks for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.title_parts import ENDS
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.model import Field, Layout


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
