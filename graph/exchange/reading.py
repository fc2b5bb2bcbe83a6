"""What an export needs of a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from remit.graph.asking.selecting import Select


class Readable(Protocol):
    """An open graph, or anything else that answers queries over the union of its graphs."""

    @property
    def select(self) -> Select:
        """Answer a SELECT query."""
        ...
