"""Tell whether the subject of a verb does what it says, or it is done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.own_words import PARTICIPLES, without_leading
from remit.graph.asking.trees.mention import BEING

if TYPE_CHECKING:
    from remit.graph.asking.trees.parts import Parts


def suffered(parts: Parts, at: int) -> bool:
    """Tell whether something is done to the subject of a verb: "are required for".

    It is not where a property is called so: "located in".
    """
    chunk = parts.chunks[at]
    called = parts.lexicon.own["called"]
    names = [name for relation in parts.things(chunk) for name in called.get(relation, ())]
    first = {without_leading(name).split()[0] for name in names}
    if not chunk.text.endswith(PARTICIPLES) or " " in chunk.text or chunk.text in first:
        return False
    behind = parts.stops(at, next((n for n in parts.left() if n > at), len(parts.chunks)))
    before = parts.stops(at - 2, at)
    return "for" in behind or ("in" in behind and not BEING.isdisjoint(before))
