"""Small questions to a graph, answered as dictionaries: what lists and descriptions are made of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.asking.context import last_part
from remit.graph.asking.iris import prologue
from remit.graph.asking.selecting import texts
from remit.graph.natural_order import best_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.asking.selecting import Select

_MOST_NAMES: Final = 3


def rows(select: Select, pattern: str, *variables: str) -> list[tuple[str, ...]]:
    """List the values of variables in a pattern as text, sorted, each row once.

    Args:
        select: Answers queries over the union of the graphs.
        pattern: What stands in the braces of the query.
        variables: Names without their mark.
    """
    chosen = " ".join(f"?{name}" for name in variables)
    return texts(select, f"{prologue()}SELECT DISTINCT {chosen} WHERE {{ {pattern} }}")


def pairs(select: Select, pattern: str) -> dict[str, tuple[str, ...]]:
    """Collect for each `?s` of a pattern the values of `?o`, sorted."""
    return grouped(rows(select, pattern, "s", "o"))


def grouped(found: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Collect the second values of pairs under the first.

    >>> grouped([("a", "1"), ("a", "2")])
    {'a': ('1', '2')}
    """
    collected: dict[str, list[str]] = defaultdict(list)
    for first, second in found:
        collected[first].append(second)
    return {first: tuple(dict.fromkeys(values)) for first, values in collected.items()}


def labels(select: Select, pattern: str) -> dict[str, str]:
    """Give the preferred label of each `?s` of a pattern; the end of its IRI where it has none."""
    said = grouped(rows(select, f"{pattern} ?s skos:prefLabel ?l", "s", "l"))
    each = (iri for (iri,) in rows(select, pattern, "s"))
    return {iri: best_written(said.get(iri, ("",))) or last_part(iri) for iri in each}


def named(select: Select, pattern: str) -> dict[str, tuple[str, ...]]:
    """Collect for each `?s` of a pattern the preferred labels of the things `?o`, one of each."""
    written: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing, other, label in rows(select, f"{pattern} . ?o skos:prefLabel ?l", "s", "o", "l"):
        written[thing, other].append(label)
    best = sorted((thing, best_written(said)) for (thing, _), said in written.items())
    return grouped(best)


def counts(select: Select, pattern: str) -> dict[str, int]:
    """Count for each `?s` of a pattern the different values of `?o`."""
    query = f"SELECT ?s (COUNT(DISTINCT ?o) AS ?n) WHERE {{ {pattern} }} GROUP BY ?s"
    return {iri: int(number) for iri, number in texts(select, prologue() + query) if iri}


def few_names(select: Select, pattern: str) -> dict[str, tuple[str, ...]]:
    """Give a few other names of each `?s` of a pattern, the shortest first."""
    found = pairs(select, f"{pattern} ?s skos:altLabel ?o")
    return {
        iri: tuple(sorted(names, key=lambda n: (len(n), n)))[:_MOST_NAMES]
        for iri, names in found.items()
    }
