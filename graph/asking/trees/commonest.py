"""Read "the most common category": the one that most things have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.trees.nodes import Node
from remit.graph.asking.trees.parts import TEXT, Pending

if TYPE_CHECKING:
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.parts import Parts


def commonest(parts: Parts, at: int, pending: Pending) -> bool:
    """Take what is common, and the things that have it; False where either is not clear."""
    after = parts.next(at, 2)
    what = after if after >= 0 else parts.previous(at, 4)
    chunk = parts.at(what)
    if chunk is None or chunk.sort not in {"class", "noun"} or parts.shape != "list":
        return False
    behind = parts.next(max(at, what), 4)
    counted = parts.at(behind)
    among = counted is not None and parts.stand_between("among", max(at, what), behind)
    of = counted if among and counted is not None and counted.sort == "class" else None
    things = _leading_to(parts, chunk, parts.classes_of(of) if of else None)
    relations = things or parts.literal(chunk, TEXT)
    if things:
        parts.target = parts.node(what)
        parts.target.via = dict.fromkeys(things, "noun")
    elif relations:
        parts.take(what)
        parts.columns = [chunk]
        parts.shape = "values"
    else:
        return False
    pending.counted = _counted(parts, relations, chunk, behind if of else -1)
    pending.relations = ()
    parts.pending.append(pending)
    return pending.counted is not None


def _counted(parts: Parts, relations: tuple[str, ...], chunk: Chunk, at: int) -> Node | None:
    """Make the node of the things that are counted: as said, or all that have such a value."""
    if at >= 0:
        return parts.node(at)
    sources = {parts.schema.sources(r) for r in relations}
    if len(sources) != 1:
        return None
    classes = next(iter(sources))
    return parts.add(Node(chunk.end, chunk.end, classes, parts.called(classes)))


def _leading_to(parts: Parts, chunk: Chunk, sources: frozenset[str] | None) -> tuple[str, ...]:
    """List the properties that lead to what is common, from the things that are counted."""
    found = parts.things(chunk)
    if chunk.sort == "class":
        pointing = parts.schema.pointing_at(parts.classes_of(chunk))
        found = {p.id: "noun" for p in pointing if p.direct}
    fit = [r for r in found if sources is None or parts.schema.sources(r) & sources]
    return tuple(fit) if chunk.sort == "noun" or len(fit) == 1 else ()
