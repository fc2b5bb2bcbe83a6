"""Count what things lead to by way of others that have one of it each: runs on several presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.clauses import sign_and_number
from remit.graph.asking.trees.meaning import Link, Tree

if TYPE_CHECKING:
    from remit.graph.asking.trees.schema import Schema

_MORE = frozenset({">", ">="})


def counted_through(tree: Tree, schema: Schema) -> Tree | None:
    """Let more than one be of the thing itself, where what is between can have one only.

    "Titles with print runs on more than one press": a run has one press, a title has several. None
    where more is told of what is between, of which there can be no more than one.
    """
    links = []
    for link in tree.links:
        made = _through(link, schema)
        if made is None:
            return None
        links.append(made)
    return Tree(tree.number, tree.classes, tree.said, tree.one, tree.tests, tuple(links))


def _through(link: Link, schema: Schema) -> Link | None:
    below = link.tree
    for inner in below.links:
        if _is_several(inner.mode) and not any(map(schema.several, inner.steps)):
            whole = len(below.links) == 1 and not below.tests and not link.mode
            if not whole or below.one is not None or inner.tree.one is not None:
                return None
            return Link((*link.steps, *inner.steps), inner.tree, inner.mode)
    found = counted_through(below, schema)
    return None if found is None else Link(link.steps, found, link.mode)


def _is_several(mode: str) -> bool:
    """Tell whether a link wants more than one.

    >>> _is_several(">1"), _is_several(">=1"), _is_several("not"), _is_several("")
    (True, False, False, False)
    """
    if not mode or mode[0] not in "<>=":
        return False
    sign, number = sign_and_number(mode)
    return sign in _MORE and float(number) + (sign == ">") > 1
