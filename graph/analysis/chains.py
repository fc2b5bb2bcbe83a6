"""Chains of command: how far each post is from the top, and through whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.analysis.reporting import Post, Reporting


def levels(reporting: Reporting) -> dict[str, int]:
    """Count for each post the fewest steps to a post without manager.

    Posts from which no such post is reached, because their managers go round in a loop, are
    missing.

    >>> from remit.graph.analysis.reporting import Post, make_reporting
    >>> levels(make_reporting([Post("A", "a"), Post("B", "b")], [("b", "a")]))
    {'a': 0, 'b': 1}
    """
    found = {iri: 0 for iri in reporting.posts if iri not in reporting.managers}
    level = list(found)
    while level:
        below = [r.iri for iri in level for r in reporting.reports.get(iri, ())]
        level = [iri for iri in dict.fromkeys(below) if iri not in found]
        depth = max(found.values()) + 1
        found |= dict.fromkeys(level, depth)
    return found


def layers(reporting: Reporting) -> tuple[tuple[int, int], ...]:
    """Count the posts at each number of steps from the top: (steps, posts)."""
    return tuple(sorted(Counter(levels(reporting).values()).items()))


def chain_above(reporting: Reporting, iri: str) -> tuple[tuple[Post, ...], ...]:
    """List the managers of a post, then theirs, and so on; each post once, at its nearest.

    >>> from remit.graph.analysis.reporting import Post, make_reporting
    >>> posts = [Post("A", "a"), Post("B", "b"), Post("C", "c")]
    >>> chain = chain_above(make_reporting(posts, [("c", "b"), ("b", "a")]), "c")
    >>> [[post.title for post in step] for step in chain]
    [['B'], ['A']]
    """
    steps: list[tuple[Post, ...]] = []
    seen = {iri}
    here = [iri]
    while here:
        above = {m for one in here for m in reporting.managers.get(one, ()) if m.iri not in seen}
        if above:
            steps.append(tuple(sorted(above)))
        seen |= {post.iri for post in above}
        here = [post.iri for post in above]
    return tuple(steps)


def longest_chains(reporting: Reporting, most: int = 5) -> tuple[tuple[Post, ...], ...]:
    """List the longest chains, each from a post up to the top.

    Where a post has several managers, the chain goes by the one nearest to the top.

    Args:
        reporting: Posts and lines.
        most: How many chains at most.
    """
    depth = levels(reporting)
    ends = sorted(
        (iri for iri in depth if iri not in reporting.reports and depth[iri]),
        key=lambda iri: (-depth[iri], reporting.posts[iri]),
    )
    return tuple(_chain(reporting, depth, iri) for iri in ends[:most])


def _chain(reporting: Reporting, depth: dict[str, int], iri: str) -> tuple[Post, ...]:
    chain = [reporting.posts[iri]]
    while depth[chain[-1].iri]:
        above = reporting.managers[chain[-1].iri]
        chain.append(min(above, key=lambda post: (depth.get(post.iri, len(depth)), post)))
    return tuple(chain)
