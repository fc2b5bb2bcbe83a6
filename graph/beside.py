"""A user's own RDF beside profiles that change: its files state what nothing else does.

A triple that a profile comes to state leaves the graph of a file of theirs, and one that no profile
states any more comes back there. The files themselves are as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from remit.graph.inference.unclaimed import described, statements_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pyoxigraph import Quad

    from remit.graph.inference.again import Changeable
    from remit.graph.ledger import Ledger
    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft


def settle_beside(  # noqa: PLR0913 - two generations, and what is known of both
    draft: Draft,
    counted: Changeable,
    ledger: Ledger,
    iris: Iris,
    *,
    changed: Iterable[str],
    documents: Collection[str],
) -> bool:
    """Bring what files of a user's own add up to date, after lines of profiles came and went.

    Args:
        draft: With the lines of the profiles as they are now.
        counted: The same, to be changed.
        ledger: Of the generation that is being built.
        iris: Of the build.
        changed: The lines that came and went.
        documents: The profiles, whose graphs bear their names.

    Returns:
        Whether it could be told; not where a file of theirs writes into the graph of a profile.
    """
    touched = {quad.triple for quad in parse("\n".join(changed), RdfFormat.N_QUADS)}
    first: dict[object, str] = {}
    held: list[str] = []
    for quad, line in _own_quads(ledger):
        if quad.graph_name.value in documents:  # type: ignore[union-attr]  # read_rdf names all
            return False
        if quad.triple in touched:
            first.setdefault(quad.triple, line)
            if draft.holds(line):
                held.append(line)
    before = set(held)
    counted.remove(held)
    come = draft.unstated(list(first.values()))
    counted.load(come)
    counted.remove(line for own in sorted(before - {*come}) for line in described(own, iris))
    counted.load(statements_of(sorted({*come} - before), draft.select, iris))
    return True


def _own_quads(ledger: Ledger) -> Iterator[tuple[Quad, str]]:
    """Give the quads of all files, each with its line."""
    for lines in ledger.own_lines():
        yield from zip(parse("\n".join(lines), RdfFormat.N_QUADS), lines, strict=True)
