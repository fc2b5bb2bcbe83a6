"""What users' own graphs say a property may join, beside what it is seen to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.iris import prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from remit.graph.asking.selecting import Select

_SAID = {"rdfs:domain": "domain", "rdfs:range": "range"}


class Declared:
    """The classes that properties are declared to be of and to lead to.

    Args:
        select: Answers queries.
        below: For each class the classes of its things.
    """

    def __init__(self, select: Select, below: Mapping[str, Collection[str]]) -> None:
        self._found: dict[tuple[str, str], set[str]] = defaultdict(set)
        every = {class_ for some in below.values() for class_ in some}
        for said, side in _SAID.items():
            query = f"{prologue()}SELECT ?p ?c WHERE {{ ?p {said} ?c FILTER(isIRI(?c)) }}"
            for predicate, class_ in texts(select, query):
                taken = set(below.get(class_, ()))
                if taken != every:
                    self._found[side, predicate] |= taken

    def beyond(
        self, path: tuple[str, ...], sources: set[str], targets: set[str]
    ) -> tuple[list[str], list[str]]:
        """List the classes of subjects, and of values, of which nothing is said as yet.

        There are none where what is declared does not hold of all that is seen.
        """
        sides = (("domain", path[0], sources), ("range", path[-1], targets))
        told = [(self._found.get((side, name), set()), seen) for side, name, seen in sides]
        domain, range_ = (
            sorted(classes - seen) if seen <= classes else [] for classes, seen in told
        )
        return domain, range_
