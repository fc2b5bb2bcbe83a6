"""Let what is counted be missing, so that none counts as nought."""

from __future__ import annotations

from remit.graph.asking.trees.meaning import Link, Tree


def eased(tree: Tree, node: int) -> Tree:
    """Make the link that a node hangs on one that may be missing, so that none counts as nought."""
    links = []
    for link in tree.links:
        inside = _holds_node(link.tree, node)
        eased = inside and not link.mode
        links.append(Link(link.steps, link.tree, "maybe" if eased else link.mode))
    return type(tree)(tree.number, tree.classes, tree.said, tree.one, tree.tests, tuple(links))


def _holds_node(tree: Tree, node: int) -> bool:
    return tree.number == node or any(_holds_node(link.tree, node) for link in tree.links)
