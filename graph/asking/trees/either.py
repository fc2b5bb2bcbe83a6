"""Read a question of things of which one of two conditions holds: "are late or have no price"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.trees.clauses import Clauses
from remit.graph.asking.trees.meaning import Counted, Either, Lacks, Rows, Summed, Tree
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.value import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.asking.context import Context
    from remit.graph.asking.trees.meaning import Goal

    _Asking: TypeAlias = Rows | Counted | Summed

_MOST_BEGUN = 12
_SIDES = 2


@dataclass(frozen=True, slots=True)
class _Way:
    """A question of one of the conditions, with all that it says of what is asked for."""

    goal: _Asking
    clauses: frozenset[str]


def either(
    question: str, context: Context, read: Callable[[str, Context], Goal | None]
) -> Goal | None:
    """Join what two questions want that differ in one condition each; None where they do not.

    What stands before the conditions is asked with each of them; where it is not clear how much
    that is, nothing is.

    Args:
        question: The question, which was not read as it stands.
        context: What is asked.
        read: Reads a question as it stands.
    """
    alternatives = context.lexicon.own["alternatives"]
    sides = re.split(rf"\s*,?\s+(?:{'|'.join(alternatives['between'])})\s+", question)
    if len(sides) != _SIDES:
        return None
    opening = rf"\b(?:{'|'.join(alternatives['before'])})\s+"
    begun, other = re.sub(opening, "", sides[0], flags=re.I), sides[1]
    first = _way(read(begun, context), context)
    if first is None:
        return None
    read_so = (_way(read(text, context), context) for text in _completed(begun, other))
    found = {way.clauses: way for way in read_so if way is not None and _apart(first, way)}
    (second,) = found.values() if len(found) == 1 else (None,)
    if second is None or (_denies(first.goal.tree) and _denies(second.goal.tree)):
        return None  # "no phone or email" is neither
    return _joined(first.goal, second.goal)


def _completed(begun: str, other: str) -> Iterator[str]:
    """Yield the second condition behind more and more of what stands before the first."""
    words = begun.split()
    for count in range(1, min(len(words), _MOST_BEGUN)):
        yield " ".join([*words[:count], other])


def _way(goal: Goal | None, context: Context) -> _Way | None:
    """Keep what lists, counts or adds up things of one kind that are not named."""
    if not isinstance(goal, Rows | Counted | Summed) or goal.tree.one is not None:
        return None
    nodes = [goal.node] if isinstance(goal, Summed) else []
    if isinstance(goal, Rows):
        nodes = [column.node for column in goal.columns if column.relation] or nodes
        if goal.order is not None or any(not column.relation for column in goal.columns):
            return None
    if any(node != goal.tree.number for node in nodes):
        return None
    schema = Schema.of(context.lexicon, context.index)
    clauses = Clauses(schema, context.lexicon.several).of(goal.tree)
    return _Way(goal, frozenset(clauses)) if clauses else None


def _apart(one: _Way, other: _Way) -> bool:
    """Tell whether two questions ask the same of the same things but for one condition each."""
    mine, its = one.goal, other.goal
    same = type(mine) is type(its) and mine.tree.said == its.tree.said
    same = same and mine.tree.classes == its.tree.classes and _wanted(mine) == _wanted(its)
    return same and len(one.clauses - other.clauses) == 1 == len(other.clauses - one.clauses)


def _wanted(goal: _Asking) -> tuple[object, ...]:
    """Tell what is wanted of the things, whichever they are."""
    if isinstance(goal, Rows):
        return tuple(column.relation for column in goal.columns), goal.values
    return (goal.relation, goal.function) if isinstance(goal, Summed) else (goal.relation,)


def _denies(tree: Tree) -> bool:
    return any(isinstance(test, Lacks) for test in tree.tests) or any(
        link.mode == "not" for link in tree.links
    )


def _joined(one: _Asking, other: _Asking) -> Goal:
    """Make one goal of two, of which one condition or the other holds."""
    root = one.tree
    test = Either((root, other.tree))
    tree = Tree(root.number, root.classes, root.said, tests=(test,))
    return replaced(one, root, tree)
