"""Leave out those with whom something is had: "together with X" asks for the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Other, Step, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from remit.graph.asking.trees.meaning import Link
    from remit.graph.asking.trees.parts import Parts
    from remit.graph.asking.trees.schema import Schema

_FOLLOWED = re.compile(r"(\^?)<([^>]+)>")


def with_another(parts: Parts) -> bool:
    """Tell whether something is done "together with X", who is named beside no one else."""
    words = parts.lexicon.own["sharing"]["with"]
    for at, chunk in enumerate(parts.chunks):
        before, behind = (parts.at(n) for n in (parts.previous(at, 3), parts.next(at, 2)))
        said = (chunk.text, " ".join(c.text for c in parts.chunks[at : at + 2]))
        alone = before is None or before.sort != "name"
        if (
            alone
            and behind is not None
            and behind.sort == "name"
            and not set(words).isdisjoint(said)
        ):
            return True
    return False


def with_others(tree: Tree, said: Collection[int], schema: Schema) -> Tree:
    """Leave out whom a question names as having something with those that it asks for.

    Args:
        tree: What is asked for.
        said: The numbers of what is named behind "with".
        schema: What the properties are.
    """
    shared = {n for link in tree.links for n in _back(link, schema)}
    others = [Other(n) for n in sorted(shared & set(said))]
    tests = (*tree.tests, *others)
    return Tree(tree.number, tree.classes, tree.said, tree.one, tests, tree.links)


def _back(link: Link, schema: Schema) -> Iterator[int]:
    """Yield the things by name to which the way leads back by which a link led away."""
    way = [_followed(step, schema) for step in link.steps]
    for below in link.tree.links:
        turned = [Step(s.relation, not s.inverse) for s in reversed(below.steps)]
        if way == [_followed(step, schema) for step in turned] and not (below.mode or link.mode):
            yield below.tree.number


def _followed(step: Step, schema: Schema) -> set[tuple[str, bool]]:
    """List the properties that a step follows, each with whether it leads back."""
    found = _FOLLOWED.findall(schema.properties[step.relation].path)
    return {(iri, bool(back) != step.inverse) for back, iri in found}
