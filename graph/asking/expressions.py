"""Things joined by and, or, but not, neither … nor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.joining import MOST_LISTED, joints
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import All, Any, Mentions, Needs, Not, Things
from remit.graph.asking.so_many import neither, so_many_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition

_NOT_BOTH = ("but", "not", "both")
_VERBS = frozenset({"be", "is", "are", "do", "does"})
Joined = tuple[tuple[str, "Condition"], ...]


def expression(chart: Chart, place: int, leaf: str) -> Iterator[Edge]:
    """Take one leaf or several that are joined, as one condition.

    "But not" and "not" hold for all that is joined by "or" behind them; "and" binds before "or".
    """
    yield from chart.slot(leaf, place)
    yield from neither(chart, place, leaf)
    yield from so_many_of(chart, place, leaf)
    waiting: list[tuple[int, Joined, float]] = [
        (edge.end, (("", edge.value),), edge.cost) for edge in chart.slot(leaf, place)
    ]
    while waiting:
        here, parts, cost = waiting.pop()
        if len(parts) >= MOST_LISTED:
            continue
        for end, joint in joints(chart, here):
            if end < chart.length and chart.lattice.tokens[end].text in _VERBS:
                continue  # another thing is said, not another one named
            if joint == "and not" and end in chart.cue("not", here) and _of_kind(parts[-1][1]):
                continue  # "law without a year": it is said of the law
            for edge in chart.slot(leaf, end):
                longer = (*parts, (joint, edge.value))
                waiting.append((edge.end, longer, cost + edge.cost))
                whole = combined(_listed(longer) if chart.cue("or", edge.end) else longer)
                yield Edge(edge.end, whole, cost + edge.cost + 0.02)
                if joint == "or" and len(longer) == 2 and _not_both(chart, edge.end):
                    sides = (longer[0][1], longer[1][1])
                    apart = All((Any(sides), Not(All(sides))))
                    yield Edge(edge.end + len(_NOT_BOTH), apart, cost + edge.cost)


def _listed(parts: Joined) -> Joined:
    """Join by "or" what only commas join, where "or" follows: "drive, fly or work at sea"."""
    commas = all(joint in {"", ","} for joint, _ in parts)
    return tuple((joint and "or", part) for joint, part in parts) if commas else parts


def _not_both(chart: Chart, place: int) -> bool:
    """Tell whether "but not both" stands here."""
    said = chart.lattice.tokens[place : place + len(_NOT_BOTH)]
    return tuple(token.text for token in said) == _NOT_BOTH


def _of_kind(condition: Condition) -> bool:
    """Tell whether a condition is of any thing of a kind, such as any law."""
    topics = (getattr(leaf, "topic", None) for leaf in leaves(condition))
    return any(isinstance(topic, Things) for topic in topics)


def combined(parts: Joined) -> Condition:
    """Join conditions by the words between them.

    >>> combined((("", "a"), (",", "b"), ("or", "c")))
    Any(parts=('a', 'b', 'c'))
    >>> combined((("", "a"), ("and not", "b"), ("or", "c")))
    All(parts=('a', Not(part=Any(parts=('b', 'c')))))
    >>> combined((("", "a"), ("or", "b"), ("but not", "c")))
    All(parts=(Any(parts=('a', 'b')), Not(part='c')))
    """
    joints_said = [joint for joint, _ in parts]
    spoken = [_comma_meaning(joints_said, at) for at in range(len(parts))]
    groups: list[list[Condition]] = [[parts[0][1]]]
    turned: list[Condition] | None = None
    for joint, (_, part) in zip(spoken[1:], parts[1:], strict=True):
        if joint == "but not":  # of all that was named before it
            groups = [[joined(Any, [joined(All, [_plain(p) for p in g]) for g in groups])]]
        if joint in {"and not", "but not"}:
            turned = [part]
            groups[-1].append(Not(Any((part,))))
        elif joint == "or" and turned is not None:
            turned.append(part)
            groups[-1][-1] = Not(Any(tuple(turned)))
        elif joint == "or":
            groups.append([part])
        else:
            turned = None
            groups[-1].append(part)
    return joined(Any, [joined(All, [_plain(p) for p in group]) for group in groups])


def _plain(part: Condition) -> Condition:
    if isinstance(part, Not) and isinstance(part.part, Any) and len(part.part.parts) == 1:
        return Not(part.part.parts[0])
    return part


def joined(
    make: Callable[[tuple[Condition, ...]], Condition], parts: Sequence[Condition]
) -> Condition:
    """Make one condition of several; one alone stays itself."""
    return parts[0] if len(parts) == 1 else make(tuple(parts))


def _comma_meaning(joints_said: list[str], at: int) -> str:
    """Read a comma as the next joining word after it."""
    if joints_said[at] != ",":
        return joints_said[at]
    later = [joint for joint in joints_said[at + 1 :] if joint != ","]
    return "or" if later and later[0] == "or" else "and"


def mapped(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """Apply a change to every leaf of a condition."""
    if isinstance(condition, All):
        return All(tuple(mapped(part, change) for part in condition.parts))
    if isinstance(condition, Any):
        return Any(tuple(mapped(part, change) for part in condition.parts))
    if isinstance(condition, Not):
        return Not(mapped(condition.part, change))
    return change(condition)


def denied(condition: Condition, chart: Chart) -> Condition:
    """Say the opposite; what is joined with a "no" of its own is denied each: "no A and no B"."""
    own = isinstance(condition, All) and any(isinstance(part, Not) for part in condition.parts)
    if not own or not isinstance(condition, All) or chart.lattice.edges.get("cue:but"):
        return Not(condition)
    return All(tuple(p if isinstance(p, Not) else Not(p) for p in condition.parts))


def each_need(condition: Condition, change: Callable[[Needs], Condition]) -> Condition:
    """Apply a change to every need inside a condition."""
    return mapped(condition, lambda leaf: change(leaf) if isinstance(leaf, Needs) else leaf)


def as_mentions(condition: Condition) -> Condition:
    """Ask of what is needed in a condition that profiles mention it."""
    return each_need(condition, lambda need: Mentions(need.topic))


def leaves(condition: Condition | None) -> tuple[Condition, ...]:
    """List the parts of a condition that are no and, or, not; of none, none."""
    if condition is None:
        return ()
    if isinstance(condition, All | Any):
        return tuple(leaf for part in condition.parts for leaf in leaves(part))
    return leaves(condition.part) if isinstance(condition, Not) else (condition,)
