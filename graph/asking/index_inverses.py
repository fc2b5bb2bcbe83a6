"""Follow properties that users' own graphs declare to be the inverse of one another both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.index_properties import Property, counted
from remit.graph.asking.index_spoken import called
from remit.graph.asking.iris import prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.selecting import Select


def with_inverses(select: Select, found: Sequence[Property]) -> list[Property]:
    """Let each of two inverse properties join what either is used for; one not in use is added.

    Args:
        select: Answers queries.
        found: The properties that are in use.
    """
    direct = {one.path[0]: one for one in found if _joins(one)}
    paths = {one.path for one in found}
    for name, other in _declared(select):
        for unused, back in ((name, other), (other, name)):
            if unused not in direct and back in direct and (unused,) not in paths:
                direct[unused] = Property((unused,), sort="thing", names=called(select, unused))
        if name in direct and other in direct:
            _join(direct[name], direct[other])
    for one in direct.values():
        if one.inverse:
            counted(select, one)
    added = [one for one in direct.values() if one.path not in paths]
    return sorted([*found, *added], key=lambda one: one.path)


def _joins(one: Property) -> bool:
    """Tell whether a property leads from things to things that have names."""
    return len(one.path) == 1 and one.sort == "thing" and bool(one.ranges) and not one.nameless


def _declared(select: Select) -> list[tuple[str, str]]:
    query = f"{prologue()}SELECT DISTINCT ?p ?q WHERE {{ ?p owl:inverseOf ?q }}"
    return sorted({(p, q) for p, q in texts(select, query) if p and q})


def _join(one: Property, other: Property) -> None:
    """Let two properties have the same things on their sides, each the other way round."""
    one.inverse, other.inverse = other.path[0], one.path[0]
    one.domains |= other.ranges
    other.ranges |= one.domains
    other.domains |= one.ranges
    one.ranges |= other.domains
