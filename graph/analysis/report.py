"""Everything that an analysis of a graph says, as one value."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.analysis.chains import layers, levels, longest_chains
from remit.graph.analysis.needs import alike, alone, read_needs
from remit.graph.analysis.reporting import read_reporting
from remit.graph.analysis.shape import islands, loops, several_managers
from remit.graph.analysis.spans import spans, spread
from remit.graph.listing.described import Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from remit.graph.analysis.needs import Needs
    from remit.graph.analysis.reporting import Post, Reporting
    from remit.graph.asking.selecting import Select

Links = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """A manager, the band of its span, and who reports to it."""

    manager: Link
    band: str
    reports: Links


@dataclass(frozen=True, slots=True)
class SoleHolder:
    """A role, and what it alone requires."""

    role: Link
    requires: Links


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles that require nearly the same.

    Attributes:
        first: One role.
        second: The other.
        share: What both require, as a share of what either does, from 0 to 1.
        shared: The things that both require: the reason.
    """

    first: Link
    second: Link
    share: float
    shared: Links


@dataclass(frozen=True, slots=True)
class Analysis:
    """The shape of an organisation. It counts roles, not the people in them.

    Attributes:
        roles: How many roles there are.
        described: How many of them have a profile.
        lines: How many reporting lines there are.
        layers: (steps from the top, roles).
        without_top: Roles above which managers only go round in a loop.
        longest_chains: Some of the longest chains, each from below to the top.
        spread: (band, managers whose span falls in it).
        spans: The managers with their spans, the widest first.
        loops: Roles that come round to themselves by their managers.
        several_managers: Roles that report to more than one, each with its managers.
        islands: Groups of roles that no line joins to others, the largest first.
        unconnected: Roles without any line.
        alone: Roles that alone require something, those with the most first.
        alike: Pairs of roles that require nearly the same, the nearest first.
    """

    roles: int
    described: int
    lines: int
    layers: tuple[tuple[int, int], ...]
    without_top: Links
    longest_chains: tuple[Links, ...]
    spread: tuple[tuple[str, int], ...]
    spans: tuple[Wide, ...]
    loops: tuple[Links, ...]
    several_managers: tuple[tuple[Link, Links], ...]
    islands: tuple[Links, ...]
    unconnected: Links
    alone: tuple[SoleHolder, ...]
    alike: tuple[Pair, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain objects."""
        return asdict(self)


def analyse(select: Select, within: Collection[str] | None = None) -> Analysis:
    """Analyse the roles of a graph: their reporting lines, and what they require.

    Args:
        select: Answers queries over the union of the graphs.
        within: The IRIs of the roles to look at, as if there were no others; None for all.
    """
    reporting, needs = read_reporting(select), read_needs(select)
    if within is not None:
        reporting, needs = reporting.within(within), needs.within(within)
    return analysis_of(reporting, needs)


def analysis_of(reporting: Reporting, needs: Needs) -> Analysis:
    """Analyse posts, lines and needs that were read."""
    groups = islands(reporting)
    depth = levels(reporting)

    def who(iri: str) -> Link:
        post = reporting.posts.get(iri)
        return _link(post) if post else _named(needs, iri)

    return Analysis(
        roles=len(reporting.posts),
        described=sum(post.described for post in reporting.posts.values()),
        lines=len(reporting.lines),
        layers=layers(reporting),
        without_top=_links(p for p in reporting.posts.values() if p.iri not in depth),
        longest_chains=tuple(_links(chain) for chain in longest_chains(reporting)),
        spread=spread(spans(reporting)),
        spans=tuple(
            Wide(_link(span.manager), span.band, _links(span.reports)) for span in spans(reporting)
        ),
        loops=tuple(_links(loop) for loop in loops(reporting)),
        several_managers=tuple(
            (_link(post), _links(above)) for post, above in several_managers(reporting)
        ),
        islands=tuple(_links(group) for group in groups if len(group) > 1),
        unconnected=_links(group[0] for group in groups if len(group) == 1),
        alone=tuple(
            SoleHolder(who(role), tuple(_named(needs, thing) for thing in things))
            for role, things in alone(needs).items()
        ),
        alike=tuple(
            Pair(
                who(found.first),
                who(found.second),
                found.share,
                tuple(_named(needs, thing) for thing in found.shared),
            )
            for found in alike(needs)
        ),
    )


def _link(post: Post) -> Link:
    label = f"{post.title} ({post.unit})" if post.unit else post.title
    return Link(label, post.iri)


def _links(posts: Iterable[Post]) -> Links:
    return tuple(_link(post) for post in posts)


def _named(needs: Needs, iri: str) -> Link:
    return Link(needs.name(iri), iri)
