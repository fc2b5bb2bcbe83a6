"""Join a name with its other form in brackets: `Child Abuse Image Database (CAID)`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from remit.graph.profile import Mention

_BRACKET = re.compile(r"\s?\(([^()\n]{2,70})\)")
_KINDS = frozenset({"System", "Qualification", "Framework"})


def with_brackets(
    plain: str, mentions: Sequence[Mention], shorts: Collection[str]
) -> list[Mention]:
    """Give mentions, each with the bracket behind it where that names the same thing again.

    `shorts` are the short forms that the document spells out.
    """
    things = {m.span: m.thing for m in mentions}
    found: list[Mention] = []
    for mention in mentions:
        behind = None
        if mention.thing.kind in _KINDS:
            behind = _BRACKET.match(plain, mention.span.end)
        if behind is None:
            found.append(mention)
            continue
        again = things.get(Span(*behind.span(1)))
        same = again is not None and again == mention.thing
        span = Span(mention.span.start, behind.end())
        whole = replace(mention, text=folded(span.of(plain)), span=span)
        found.append(whole if same or behind[1] in shorts else mention)
    taken = {m.span.end for m in found if plain[m.span.end - 1] == ")"}
    return [m for m in found if m.span.end + 1 not in taken or _opens(plain, m.span)]


def _opens(plain: str, span: Span) -> bool:
    """Tell whether a name does not stand in a bracket of its own."""
    return span.start == 0 or plain[span.start - 1] != "("
