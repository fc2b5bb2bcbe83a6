"""Findings about managers that only several documents together show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from remit.graph.analysis.reporting import Post, make_reporting
from remit.graph.analysis.shape import goes_round, loops
from remit.graph.document import Span
from remit.graph.extraction.notices import notice
from remit.graph.statements.findings import lines_at
from remit.graph.statements.iris import place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.statements.identity import Identity, Settled
    from remit.graph.statements.iris import Iris

_One = TypeVar("_One")


def manager_findings(
    identities: Sequence[tuple[str, Identity]], settled: Settled, iris: Iris
) -> Iterator[str]:
    """Give the findings about profiles of one role that name different managers.

    Args:
        identities: Each with the name of its document.
        settled: What their roles are called.
        iris: Of the build.
    """
    told: dict[str, list[tuple[str, Identity]]] = defaultdict(list)
    for name, identity in identities:
        if identity.role and identity.manager and identity.named:
            told[identity.role].append((name, identity))
    for group in told.values():
        for (_, identity), unlike in first_unlike(group, lambda one: one[1].manager):
            name, other = unlike
            words = other.named.words if other.named else ""
            role = settled.of(identity).get(identity.role, identity.role)
            yield from _finding("several-managers", identity, role, f"“{words}” in {name}", iris)


def first_unlike(
    group: Sequence[_One], said: Callable[[_One], object]
) -> Iterator[tuple[_One, _One]]:
    """Give each of a group with the first that says something else; none where all say the same.

    >>> [f"{one}: {other}" for one, other in first_unlike(["ab", "cd", "abc"], len)]
    ['ab: abc', 'cd: abc', 'abc: ab']
    """
    first = group[0]
    second = next((one for one in group if said(one) != said(first)), None)
    if second is not None:
        for one in group:
            yield one, second if said(one) == said(first) else first


def loop_findings(
    identities: Sequence[tuple[str, Identity]], settled: Settled, iris: Iris
) -> Iterator[str]:
    """Give the findings about managers by whom reporting lines come round to where they began."""
    profiles: dict[tuple[str, str], list[Identity]] = defaultdict(list)
    titles: dict[str, str] = {}
    for _, identity in identities:
        if identity.role and identity.manager and identity.named:
            names = settled.of(identity)
            role = names.get(identity.role, identity.role)
            titles[role] = identity.label
            profiles[role, names.get(identity.manager, identity.manager)].append(identity)
    if not goes_round(profiles):
        return
    posts = [Post(title, role) for role, title in titles.items()]
    for loop in loops(make_reporting(posts, profiles)):
        for at, below in enumerate(loop):
            round_ = [*loop[at:], *loop[: at + 1]]
            way = " → ".join(post.title for post in round_)
            for identity in profiles[below.iri, round_[1].iri]:
                yield from _finding("reporting-loop", identity, below.iri, way, iris)


def _finding(rule: str, identity: Identity, role: str, other: str, iris: Iris) -> list[str]:
    named = identity.named
    if named is None:
        return []
    finding = notice(rule, Span(named.start, named.end), named.words, other)
    quote = place(identity.document, "char", finding.span)
    about = role if identity.post else identity.document
    graph = iris.graph("findings")
    return lines_at(identity.document, finding, named.line, quote, graph, about=about)
