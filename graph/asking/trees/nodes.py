"""The things that a question speaks of, before it is known how they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Link, Step, Tree

if TYPE_CHECKING:
    from remit.graph.asking.logic import OneOf
    from remit.graph.asking.trees.meaning import Test


@dataclass(eq=False, slots=True)
class Node:
    """One thing, or a set of things, that a question speaks of.

    Attributes:
        place: The first of its words; `end` is the word behind them.
        classes: The classes that the things may be of.
        said: What they are called, in the plural.
        one: The things by name.
        via: The properties whose value it is said to be.
        tests: Conditions on its plain values.
        negated: Whether it stands behind a "not".
        mode: As of a link of the tree, or `same` of what something is shared with.
        who: Whether it is only asked for by "who".
        number: Tells it apart.
        text: Its words.
        done: Whether it is an event that is said as a verb: "ordered".
        owner: What it is said to belong to: "the boss of X", "X's boss".
        placed: Whether it is only told by the place that it is in: the town, "in Devon".
    """

    place: int
    end: int
    classes: frozenset[str]
    said: str
    one: OneOf | None = None
    via: dict[str, str] = field(default_factory=dict)
    tests: list[Test] = field(default_factory=list)
    negated: bool = False
    mode: str = ""
    who: bool = False
    number: int = 0
    text: str = ""
    owner: Node | None = None
    done: bool = False
    placed: bool = False


@dataclass(eq=False, slots=True)
class Verb:
    """Words that say how two things hang together.

    Attributes:
        place: Where they stand.
        relations: The properties that they may mean, each with what sort of phrase it was.
        negated: Whether they stand behind a "not".
        passive: Whether "by" follows.
        end: The word behind them.
        begin: The first of the words that join them to what they are said of: "who took".
    """

    place: int
    relations: dict[str, str]
    negated: bool = False
    passive: bool = False
    end: int = 0
    begin: int = -1


ANYTHING = "anything"
_ANYTHING = 100  # the number of the first thing that no word of a question is about


def grown(
    root: Node,
    joints: dict[int, tuple[int, tuple[Step, ...]]],
    nodes: list[Node],
    bare: frozenset[int] = frozenset(),
) -> Tree:
    """Make the tree of some nodes, each of which hangs on another by some steps.

    Args:
        root: The node at the top.
        joints: For the number of each other node, that of its parent, and the steps from there.
        nodes: All nodes.
        bare: Those that are the value of one of their properties for something that is not told.
    """

    def tree(node: Node, inside: bool) -> Tree:
        links = []
        for child in nodes:
            parent, steps = joints.get(child.number, (-1, ()))
            if parent == node.number and child is not root:
                mode = child.mode.removeprefix("same") or (
                    "not" if child.negated and not inside else ""
                )
                links.append(Link(steps, tree(child, inside or mode == "not"), mode))
        if node.number in bare and node.mode != "maybe" and len(node.via) == 1:
            anything = Tree(_ANYTHING + node.number, (), ANYTHING)
            relation, phrase = next(iter(node.via.items()))
            links.append(Link((Step(relation, phrase != "subject"),), anything))
        classes = () if node.one else tuple(sorted(node.classes))
        return Tree(node.number, classes, node.said, node.one, tuple(node.tests), tuple(links))

    return tree(root, False)
