"""Read "in the same department as X" and "of the same colour as X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Other, Step
from remit.graph.asking.trees.parts import Pending

if TYPE_CHECKING:
    from remit.graph.asking.trees.joining import Joints
    from remit.graph.asking.trees.nodes import Node
    from remit.graph.asking.trees.parts import Parts


def alike(parts: Parts) -> bool:
    """Take "the same" with what is shared, and with whom; False where either is not said."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort != "same" or at in parts.taken:
            continue
        shared = parts.next(at, 2)
        other = parts.next(shared, 4) if shared >= 0 else -1
        like = parts.at(other)
        if like is None or like.sort != "name" or "as" not in parts.stops(shared, other):
            return False
        node = parts.node(other)
        parts.take(at)
        if parts.can_be_node(parts.chunks[shared]):
            node.mode = "same"
            parts.same = (parts.node(shared), node)
            continue
        relations = parts.literal(parts.chunks[shared])
        if not relations:
            return False
        node.mode = "beside"
        parts.take(shared)
        parts.pending.append(Pending("compared", chunk.place, chunk, relations, node))
    return True


def likened(parts: Parts, root: Node, joints: Joints) -> Joints | None:
    """Hang the other thing on what it shares with the first, by the same way; None if it cannot."""
    if parts.same is None:
        return joints
    shared, other = parts.same
    if shared.number not in joints:
        return None
    parent, steps = joints[shared.number]
    if len(steps) > 1 and any(map(parts.schema.loops, steps)):
        return None  # who works in a part of the department that it is part of is in another
    first = next(n for n in (root, *parts.nodes) if n.number == parent)
    back = tuple(Step(step.relation, not step.inverse, step.often) for step in reversed(steps))
    if not parts.schema.classes_behind(back[-1]) & other.classes:
        return None
    if Other(other.number) not in first.tests:
        first.tests.append(Other(other.number))
    return {**joints, other.number: (shared.number, back)}
