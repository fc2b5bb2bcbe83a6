"""What is odd about the shape of reporting lines: loops, several managers, islands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.analysis.reporting import Post, Reporting


def loops(reporting: Reporting) -> tuple[tuple[Post, ...], ...]:
    """Find posts that come round to themselves by their managers: one loop of each knot.

    >>> from remit.graph.analysis.reporting import Post, make_reporting
    >>> posts = [Post("A", "a"), Post("B", "b"), Post("C", "c")]
    >>> found = loops(make_reporting(posts, [("a", "b"), ("b", "a"), ("c", "a")]))
    >>> [[post.title for post in loop] for loop in found]
    [['A', 'B']]
    """
    import networkx as nx

    network = reporting.network()
    found = []
    for knot in nx.strongly_connected_components(network):
        first = min(knot, key=lambda iri: reporting.posts[iri])
        if len(knot) > 1 or network.has_edge(first, first):
            steps = nx.find_cycle(network.subgraph(sorted(knot)), first)
            found.append(_from_first([reporting.posts[step[0]] for step in steps]))
    return tuple(sorted(found))


def _from_first(loop: list[Post]) -> tuple[Post, ...]:
    start = loop.index(min(loop))
    return tuple(loop[start:] + loop[:start])


def goes_round(lines: Iterable[tuple[str, str]]) -> bool:
    """Tell whether some of these lines, each from a post to a manager, form a loop.

    >>> goes_round([("a", "b"), ("b", "c")]), goes_round([("a", "b"), ("b", "c"), ("c", "a")])
    (False, True)
    """
    managers: dict[str, set[str]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for post, manager in lines:
        managers[post].add(manager)
        reports[manager].add(post)
    free = [post for post in reports if post not in managers]
    while free:
        manager = free.pop()
        for post in reports[manager]:
            managers[post].discard(manager)
            if not managers[post]:
                del managers[post]
                free += [post] if post in reports else []
    return bool(managers)


def several_managers(reporting: Reporting) -> tuple[tuple[Post, tuple[Post, ...]], ...]:
    """List the posts that report to more than one, each with its managers."""
    found = [
        (reporting.posts[iri], above) for iri, above in reporting.managers.items() if len(above) > 1
    ]
    return tuple(sorted(found))


def islands(reporting: Reporting) -> tuple[tuple[Post, ...], ...]:
    """Part the posts into groups that no line joins, the largest first.

    A post without any line is a group by itself.
    """
    import networkx as nx

    groups = nx.weakly_connected_components(reporting.network())
    found = [tuple(sorted(reporting.posts[iri] for iri in group)) for group in groups]
    return tuple(sorted(found, key=lambda group: (-len(group), group)))
