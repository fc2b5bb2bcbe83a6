"""Read "used to be head of X" as having been so, in a line that tells when that ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Has, Holds, Link, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from remit.graph.asking.trees.schema import Schema


def ended(tree: Tree, schema: Schema, endings: Collection[str]) -> Tree | None:
    """Let the lines that a tree leads through be those that ended; None where none tells of it.

    Args:
        tree: What is asked for.
        schema: What the properties are.
        endings: The properties that tell when something ended.
    """
    if any(_passed(link, schema, endings) for link in tree.links):
        return None
    lines = [r for r in endings if set(tree.classes) & schema.sources(r) & schema.nameless]
    paths = [schema.properties[s.relation].path for n in tree.links for s in n.steps[:1]]
    paths += [schema.properties[t.relation].path for t in tree.tests if isinstance(t, Holds)]
    made = list(dict.fromkeys(lines or _beside(paths, schema, endings)))
    below = [(link, ended(link.tree, schema, endings)) for link in tree.links]
    links = tuple(Link(link.steps, found or link.tree, link.mode) for link, found in below)
    if not made and not any(found for _, found in below):
        return None
    tests = (*tree.tests, *map(Has, made[:1]))
    return Tree(tree.number, tree.classes, tree.said, tree.one, tests, links)


def _passed(link: Link, schema: Schema, endings: Collection[str]) -> bool:
    """Tell whether a way leads on from a line of which nothing more can be told."""
    behind = [schema.classes_behind(step) & schema.nameless for step in link.steps[:-1]]
    return any(classes & schema.having(endings) for classes in behind)


def _beside(paths: Collection[str], schema: Schema, endings: Collection[str]) -> Iterator[str]:
    """Yield the ends that are told in the same lines as other values: of the same membership."""
    outer = {path.partition(">/")[0] for path in paths if ">/" in path}
    for relation in endings:
        begun, inside, _ = schema.properties[relation].path.partition(">/")
        if inside and begun in outer:
            yield relation
