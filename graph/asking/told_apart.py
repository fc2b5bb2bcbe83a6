"""Tell things of one name apart by what they are part of: "the Fleet Team of Borset Police"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from remit.graph.asking.iris import values
from remit.graph.listing.pairs import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Named
    from remit.graph.asking.selecting import Select

_WHOLES: Final = "?s (org:subOrganizationOf|org:unitOf)+ ?o"


def told_apart(select: Select, names: Sequence[Named]) -> list[str]:
    """Give the labels of things; of several that share one, with what only that is part of."""
    shared = {label for label, times in Counter(n.label for n in names).items() if times > 1}
    alike = [n for n in names if n.label in shared]
    wholes = named(select, f"{values('s', [n.iri for n in alike])} {_WHOLES}") if alike else {}
    others = Counter((n.label, whole) for n in alike for whole in set(wholes.get(n.iri, ())))
    said = []
    for n in names:
        own = sorted(wholes.get(n.iri, ()), key=lambda whole: (others[n.label, whole], whole))
        said.append(f"{n.label} of {own[0]}" if own else n.label)
    return said
