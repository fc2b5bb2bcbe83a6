"""Tell things of one name apart by what they are part of: "the Fleet Team of Borset Police"."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.iris import prologue, values
from remit.graph.asking.selecting import pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Named
    from remit.graph.asking.selecting import Select

_WHOLES: Final = "?x (org:subOrganizationOf|org:unitOf)+/skos:prefLabel ?whole"


def told_apart(select: Select, names: Sequence[Named]) -> list[str]:
    """Give the labels of things; of several that share one, with what only that is part of."""
    shared = {label for label, times in Counter(n.label for n in names).items() if times > 1}
    alike = [n for n in names if n.label in shared]
    wholes: defaultdict[str, list[str]] = defaultdict(list)
    if alike:
        bound = values("x", [n.iri for n in alike])
        for thing, whole in pairs(select, f"{prologue()}SELECT ?x ?whole {{ {bound} {_WHOLES} }}"):
            wholes[thing].append(whole)
    others = Counter((n.label, whole) for n in alike for whole in set(wholes[n.iri]))
    said = []
    for n in names:
        own = sorted(wholes[n.iri], key=lambda whole: (others[n.label, whole], whole))
        said.append(f"{n.label} of {own[0]}" if own else n.label)
    return said
