"""Tell of one line, an employment or a duty, all that a question says of such things at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Link, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remit.graph.asking.trees.meaning import Step
    from remit.graph.asking.trees.schema import Schema

_LINES = 200  # the number of the first line that several links go through
_MOST = 10  # of one thing
_APART = 1000  # between the numbers of things that are the same but for their line


def in_one_line(schema: Schema, tree: Tree, called: Callable[[frozenset[str]], str]) -> Tree:
    """Let the links of a thing that lead through a line of the same sort share the line.

    In what role someone served on a ward is told of one employment, not of any that the person had
    and any on that ward. Two values of one property stand in two lines.

    Args:
        schema: What leads where.
        tree: The things.
        called: What things of some classes are called.
    """
    links = [Link(n.steps, in_one_line(schema, n.tree, called), n.mode) for n in tree.links]
    through: dict[Step, list[Link]] = {}
    for link in links:
        if _is_through(schema, link):
            through.setdefault(link.steps[0], []).append(link)
    told = {first: some for first, some in through.items() if _are_told(some)}
    kept = [link for link in links if not any(link in some for some in told.values())]
    number = _LINES + _MOST * tree.number
    for at, (first, some) in enumerate(told.items()):
        classes = schema.classes_behind(first)
        further = tuple(Link(link.steps[1:], link.tree) for link in some)
        line = Tree(number + at, tuple(sorted(classes)), called(classes), links=further)
        kept.append(Link((first,), line))
    return Tree(tree.number, tree.classes, tree.said, tree.one, tree.tests, tuple(kept))


def in_several_lines(schema: Schema, tree: Tree) -> Tree:
    """Let what is told of several things by a property that has one value stand in a line for each.

    Who sits on two committees has a seat on each, and no seat on both.
    """
    links = [
        Link(link.steps, part, link.mode)
        for link in tree.links
        for part in _parted(schema, link, in_several_lines(schema, link.tree))
    ]
    return Tree(tree.number, tree.classes, tree.said, tree.one, tree.tests, tuple(links))


def _parted(schema: Schema, link: Link, line: Tree) -> list[Tree]:
    """Part a thing that has one value of a property, and would have several, into as many."""
    alike: dict[tuple[Step, ...], list[Link]] = {}
    for further in line.links:
        if not (link.mode or further.mode or further.tree.one is None or line.one):
            alike.setdefault(further.steps, []).append(further)
    told = next((some for some in alike.values() if len(some) > 1), [])
    if not told or not schema.several(link.steps[-1]) or schema.several(told[0].steps[0]):
        return [line]
    others = tuple(n for n in line.links if n not in told)
    found = []
    for at, one in enumerate(told):
        whole = Tree(line.number, line.classes, line.said, None, line.tests, (*others, one))
        found.append(_numbered(whole, at * _APART))
    return found


def _numbered(tree: Tree, more: int) -> Tree:
    """Tell the things of a tree apart from those of another one that is the same."""
    links = tuple(Link(n.steps, _numbered(n.tree, more), n.mode) for n in tree.links)
    return Tree(tree.number + more, tree.classes, tree.said, tree.one, tree.tests, links)


def _is_through(schema: Schema, link: Link) -> bool:
    """Tell whether a link leads on from a thing without a name."""
    if link.mode or len(link.steps) < 2 or link.steps[0].often:
        return False
    return schema.classes_behind(link.steps[0]) <= schema.nameless


def _are_told(some: Sequence[Link]) -> bool:
    """Tell whether several links, each by another property, may lead on from one line."""
    return len(some) > 1 and len({link.steps[1].relation for link in some}) == len(some)
