"""Values of a query, so many at once that each query stays small."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_ONCE = 500


def in_portions(values: Iterable[str]) -> Iterator[str]:
    """Give values as SPARQL's `VALUES` takes them, in their order, some hundreds at once.

    >>> list(in_portions({"<urn:b>", "<urn:a>"})), list(in_portions([]))
    (['<urn:a> <urn:b>'], [])
    """
    ordered = iter(sorted(values))
    while portion := list(islice(ordered, _AT_ONCE)):
        yield " ".join(portion)
