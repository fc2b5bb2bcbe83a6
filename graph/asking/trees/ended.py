"""Read "used to be head of X" by the line that tells when that ended, and "currently" likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Compare, Has, Holds, Lacks, Link, Still, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from remit.graph.asking.trees.meaning import Test
    from remit.graph.asking.trees.schema import Schema

LINES = "records"
_LINE = 400  # the number of the first line that is parted from the way that passes it


def ended(tree: Tree, schema: Schema, endings: Collection[str]) -> Tree | None:
    """Let the one line that a tree leads through be one that ended; None where none tells of it.

    Args:
        tree: What is asked for.
        schema: What the properties are.
        endings: The properties that tell when something ended.
    """
    made, count = _ended(tree, schema, endings)
    return made if count == 1 else None


def current(tree: Tree, schema: Schema, endings: Collection[str], today: str) -> Tree:
    """Leave out what ended before a day: of things by name only what leads to them.

    Args:
        tree: What is asked for.
        schema: What the properties are.
        endings: The properties that tell when something ended.
        today: The day, as the graph would write it.
    """
    mine = [
        r
        for r in endings
        if tree.one is None
        and set(tree.classes) & schema.sources(r)
        and schema.properties[r].direct
        and schema.properties[r].sort == "date"
    ]
    over: list[Test] = [Lacks(Compare(relation, "before", today)) for relation in mine]
    told = [schema.properties[t.relation].path for t in tree.tests if isinstance(t, Holds)]
    firsts = [link.steps[0] for link in tree.links if link.steps and not link.mode]
    told += [schema.properties[s.relation].path for s in firsts if not s.inverse]
    over += [Still(relation, today) for relation in dict.fromkeys(_beside(told, schema, endings))]
    links = []
    for link in tree.links:
        parted = link if mine else _parted(link, schema, endings)
        below = current(parted.tree, schema, endings, today)
        back = [s.relation for s in parted.steps[:1] if s.inverse and len(parted.steps) == 1]
        paths = [schema.properties[relation].path for relation in back]
        still = (Still(relation, today) for relation in _beside(paths, schema, endings))
        tests = tuple(dict.fromkeys((*below.tests, *still)))
        below = Tree(below.number, below.classes, below.said, below.one, tests, below.links)
        links.append(Link(parted.steps, below, parted.mode))
    return Tree(tree.number, tree.classes, tree.said, tree.one, (*tree.tests, *over), tuple(links))


def _ended(tree: Tree, schema: Schema, endings: Collection[str]) -> tuple[Tree, int]:
    """Say that lines ended, and of how many different ones that is said."""
    mine = [r for r in endings if set(tree.classes) & schema.sources(r) & schema.nameless]
    paths = [schema.properties[s.relation].path for n in tree.links for s in n.steps[:1]]
    paths += [schema.properties[t.relation].path for t in tree.tests if isinstance(t, Holds)]
    made = list(dict.fromkeys(mine or _beside(paths, schema, endings)))[:1]
    count, links = len(made), []
    for link in tree.links:
        parted = link if mine else _parted(link, schema, endings)
        below, more = _ended(parted.tree, schema, endings)
        links.append(Link(parted.steps, below, parted.mode))
        count += more
    tests = (*tree.tests, *map(Has, made))
    return Tree(tree.number, tree.classes, tree.said, tree.one, tests, tuple(links)), count


def _parted(link: Link, schema: Schema, endings: Collection[str]) -> Link:
    """Part a way at the line that it passes, so that more can be told of that."""
    lines = schema.having(endings) & schema.nameless
    behind = [schema.classes_behind(step) & lines for step in link.steps[:-1]]
    at = next((n for n, found in enumerate(behind, 1) if found), 0)
    if not at or link.mode:
        return link
    classes = tuple(sorted(behind[at - 1]))
    rest = (Link(link.steps[at:], link.tree),)
    return Link(link.steps[:at], Tree(_LINE + link.tree.number, classes, LINES, links=rest))


def _beside(paths: Collection[str], schema: Schema, endings: Collection[str]) -> Iterator[str]:
    """Yield the ends that are told in the same lines as other values: of the same membership."""
    outer = {path.partition(">/")[0] for path in paths if ">/" in path}
    for relation in endings:
        begun, inside, _ = schema.properties[relation].path.partition(">/")
        if inside and begun in outer:
            yield relation
