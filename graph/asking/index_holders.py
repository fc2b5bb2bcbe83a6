"""Find what things without names say of the one thing that each is about.

An employment has no name: what it says, the pay, the job title, is said of the person whom it
employs. Such a value is filed under that person, along a path that begins against a property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.iris import along, bracketed
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from remit.graph.asking.selecting import Select

_SEVERAL = 1.2
_LOOKED_AT = 1000


def holders(
    select: Select,
    classes: Iterable[str],
    leading: Mapping[str, Collection[str]],
    named: Collection[str],
) -> Iterator[tuple[str, str]]:
    """Yield classes of nameless things, each with the property that says whom each is about.

    Nothing points at such things, and hardly two are about the same.

    Args:
        select: Asks the graph.
        classes: The classes to look at.
        leading: For each class, the properties that lead from its things to things with names.
        named: The things with names.
    """
    for class_ in sorted(classes):
        typed = f"?s a {bracketed(class_)}"
        some = texts(select, f"SELECT ?s WHERE {{ {typed} }} LIMIT {_LOOKED_AT}")
        pointed = f"SELECT ?x WHERE {{ {typed} . ?x ?p ?s }} LIMIT 1"
        if not leading.get(class_) or any(s in named for (s,) in some) or texts(select, pointed):
            continue
        count = int(texts(select, f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {typed} }}")[0][0])
        shares = sorted(
            (share, p) for p in leading[class_] if (share := _share(select, typed, p, count))
        )
        if (
            shares
            and shares[0][0] <= _SEVERAL
            and (len(shares) == 1 or shares[0][0] < shares[1][0])
        ):
            yield class_, shares[0][1]


def _share(select: Select, typed: str, predicate: str, count: int) -> float:
    """Tell how many things share one value of a property; nought unless each has just one."""
    query = (
        "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k)"
        f" WHERE {{ {typed} ; {along([predicate])} ?o }}"
    )
    uses, subjects, objects = (int(number) for number in texts(select, query)[0])
    return count / objects if uses == subjects == count and objects else 0.0
