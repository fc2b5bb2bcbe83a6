"""Count what a graph holds: all of it, or what a change made more or less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from remit.graph.asking.selecting import plain
from remit.graph.portions import in_portions
from remit.graph.statements.terms import iri
from remit.ontology import ORG, RDF, REMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.selecting import Select

_COUNTED: Final = {
    "documents": ("COUNT(*)", ("?x", iri(RDF.type), iri(REMIT.SourceDocument))),
    "roles": ("COUNT(*)", ("?x", iri(RDF.type), iri(REMIT.Role))),
    "described roles": ("COUNT(DISTINCT ?x)", ("?x", iri(REMIT.describedBy), "?document")),
    "units": ("COUNT(DISTINCT ?x)", ("?role", iri(ORG.postIn), "?x")),
    "requirements": ("COUNT(*)", ("?role", iri(REMIT.requirement), "?x")),
    "findings": ("COUNT(*)", ("?x", iri(RDF.type), iri(REMIT.Finding))),
}
"""What is counted, and of which triple; what only one document can state needs no DISTINCT."""


def counts_of(select: Select) -> dict[str, int]:
    """Count what is in a graph, by name."""
    return {name: _count(select, name) for name in _COUNTED}


def counts_after(
    counts: Mapping[str, int], lines: Iterable[str], before: Select, after: Select
) -> dict[str, int]:
    """Count what is in a graph after a change, by name; only what changed is looked at.

    Args:
        counts: What was in it before.
        lines: N-Quads that came or went; too many do no harm.
        before: Asks the graph as it was.
        after: Asks it as it is.
    """
    triples = [_terms(line) for line in lines]
    found = dict(counts)
    for name, (_, pattern) in _COUNTED.items():
        things = {t[pattern.index("?x")] for t in triples if _fits(t, pattern)}
        for values in in_portions(things):
            bound = f"VALUES ?x {{ {values} }}"
            found[name] += _count(after, name, bound) - _count(before, name, bound)
    return found


def _count(select: Select, name: str, bound: str = "") -> int:
    counted, pattern = _COUNTED[name]
    [[count]] = select(f"SELECT ({counted} AS ?n) {{ {bound} {' '.join(pattern)} }}")
    return int(plain(count))


def _terms(line: str) -> Sequence[str]:
    """Give subject, predicate and object of a line, as they are written.

    >>> _terms('<a> <p> "b c" <g> .')
    ['<a>', '<p>', '"b c"']
    """
    return line[: line.rindex(" <")].split(" ", 2)


def _fits(triple: Sequence[str], pattern: Sequence[str]) -> bool:
    """Tell whether a triple is of a pattern.

    >>> _fits(["<a>", "<p>", "<b>"], ("?x", "<p>", "<b>")), _fits(["<a>"] * 3, ("?x", "<p>", "?y"))
    (True, False)
    """
    pairs = zip(triple, pattern, strict=True)
    return all(wanted.startswith("?") or term == wanted for term, wanted in pairs)
