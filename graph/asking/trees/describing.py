"""Say what things without names are, by what the graph says of them: an address, a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.context import last_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.context import Context
    from remit.graph.asking.trees.meaning import Tree

_VALUES = """SELECT ?x ?p ?o WHERE {{ {bound} ?x ?p ?o
  FILTER(?p != <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>) }}"""
_LONGEST = 5
_CODED = re.compile(r"[^\W\d_]{3,}[-_]?\d+")  # what a thing is, and its number: "Order1001"


def labelled(iris: Sequence[str], context: Context) -> dict[str, str]:
    """Return a label for each thing: its name, or else its values in the order of their names.

    Before them stands the end of its IRI, where that says more than a code.
    """
    labels = context.labelled(iris)
    nameless = [iri for iri in iris if labels[iri] == last_part(iri)]
    nameless = [iri for iri in nameless if iri not in context.index.labels(nameless)]
    if not nameless:
        return labels
    found: dict[str, list[tuple[str, str]]] = {}
    for iri, predicate, value in context.gatherer.bound(_VALUES, nameless):
        found.setdefault(iri, []).append((predicate, value))
    things = [v for pairs in found.values() for _, v in pairs if is_iri(v)]
    known = context.index.labels(things)
    for iri, pairs in found.items():
        said = [known.get(v, v) for _, v in sorted(pairs) if v in known or not is_iri(v)]
        told = ", ".join(dict.fromkeys(said[:_LONGEST]))
        coded = _CODED.fullmatch(labels[iri]) and "/blank/" not in iri
        labels[iri] = f"{labels[iri]} ({told})" if coded and told else told or labels[iri]
    return labels


def is_told_alone(tree: Tree) -> bool:
    """Tell whether one thing is named, or all that is said of it is what has it: X's site."""
    alone = len(tree.links) == 1 and not tree.tests and not tree.links[0].mode
    return tree.one is not None or (alone and tree.links[0].tree.one is not None)


def is_iri(value: str) -> bool:
    """Tell whether a value, written as text, is the IRI of a thing.

    >>> [is_iri(value) for value in ("https://example.org/a", "urn:a/blank/1", "re: bolts")]
    [True, True, False]
    """
    scheme, colon, rest = value.partition(":")
    return bool(colon and rest) and scheme.isalpha() and " " not in value
