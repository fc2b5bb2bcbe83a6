"""Tell headings that stand beside the one that is open from those that name a part below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.layout.contents import opens_work
from remit.graph.layout.headings import heading_words
from remit.graph.layout.labels import normal
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.model import Item, Section
    from remit.graph.layout.piece import Piece


def stands_beside(piece: Piece, opened: Section, done: Sequence[Section], text: str) -> bool:
    """Tell whether a topic stands beside the wishes that are open: `Desirable Skills:`, `Licence:`.

    The form is divided by topics, then, of which the wishes are one: another came before them with
    a colon, too, and no heading says what is essential.
    """
    asked = [one for one in done if one.kind == "requirements" and one.items]
    if not asked or not piece.text.endswith(":") or not piece.atom.after_blank:
        return False
    heads = [one.heading.of(text) for one in (asked[-1], opened) if one.heading is not None]
    dressed = sum(head.endswith(":") for head in heads) == len("ab")
    return dressed and not any(_weighs(one.title) for one in asked)


def names_work_below(piece: Piece, following: Piece | None, items: Sequence[Item]) -> bool:
    """Tell whether what may be asked for names a part of the duties here: `Education` of others.

    What stands below has the bullets of the duties above, which have a part too, and opens with a
    verb of work.
    """
    if not piece.is_line or following is None or normal(piece.text) not in _fields_of_work():
        return False
    marker = items[-1].marker if items and items[-1].part else ""
    return bool(marker) and following.atom.marker == marker and opens_work(following.text)


@once_per_overlay
def _fields_of_work() -> frozenset[str]:
    return frozenset(load_toml("layout/headings.toml")["fields_of_work"])


def _weighs(title: str) -> bool:
    weights = heading_words().weights
    return any(weights.get(word) == "essential" for word in normal(title).split())
