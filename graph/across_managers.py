"""Findings about managers that only several documents together show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.analysis.reporting import Post, make_reporting
from remit.graph.analysis.shape import goes_round, loops
from remit.graph.document import Span
from remit.graph.extraction.notices import notice
from remit.graph.statements.findings import lines_at
from remit.graph.statements.iris import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.statements.identity import Identity, Settled
    from remit.graph.statements.iris import Iris


def manager_findings(identities: Mapping[str, Identity], iris: Iris) -> Iterator[str]:
    """Give the findings about profiles of one role that name different managers.

    Args:
        identities: By the names of the documents.
        iris: Of the build.
    """
    told: dict[str, list[tuple[str, Identity]]] = defaultdict(list)
    for name, identity in identities.items():
        if identity.role and identity.manager and identity.named:
            told[identity.role].append((name, identity))
    for group in told.values():
        for _, identity in group:
            others = [(n, o.named) for n, o in group if o.manager != identity.manager and o.named]
            if others:
                name, other = others[0]
                yield from _finding(
                    "several-managers", identity, f"“{other.words}” in {name}", iris
                )


def loop_findings(
    identities: Mapping[str, Identity], settled: Settled, iris: Iris
) -> Iterator[str]:
    """Give the findings about managers by whom reporting lines come round to where they began."""
    profiles: dict[tuple[str, str], list[Identity]] = defaultdict(list)
    titles: dict[str, str] = {}
    for identity in identities.values():
        if identity.role and identity.manager and identity.named:
            names = settled.renames.get(identity.document, {})
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
                yield from _finding("reporting-loop", identity, way, iris)


def _finding(rule: str, identity: Identity, other: str, iris: Iris) -> list[str]:
    named = identity.named
    if named is None:
        return []
    finding = notice(rule, Span(named.start, named.end), named.words, other)
    quote = place(identity.document, "char", finding.span)
    return lines_at(identity.document, finding, named.line, quote, iris.graph("findings"))
