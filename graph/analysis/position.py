"""Where one role stands among the others."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.analysis.chains import chain_above
from remit.graph.analysis.needs import alone, nearest, read_needs
from remit.graph.analysis.reporting import read_reporting
from remit.graph.analysis.spans import band_of
from remit.graph.listing.described import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.analysis.reporting import Post
    from remit.graph.asking.selecting import Select


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another role that requires nearly the same.

    Attributes:
        role: The role.
        share: What both require, as a share of what either does, from 0 to 1.
        shared: The things that both require.
    """

    role: Link
    share: float
    shared: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A role among the others.

    Attributes:
        above: Its managers, then theirs, up to the top.
        reports: The roles that report straight to it.
        band: The band of its span of control; empty where nobody reports to it.
        alone: What it requires and no other role does.
        alike: The roles that require most nearly the same.
    """

    above: tuple[tuple[Link, ...], ...]
    reports: tuple[Link, ...]
    band: str
    alone: tuple[Link, ...]
    alike: tuple[Likeness, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain objects."""
        return asdict(self)

    def as_lines(self) -> list[str]:
        """Write it for people."""
        chain = [" and ".join(link.label for link in step) for step in self.above]
        lines = ["among the other roles"]
        lines.append(f"  chain of command: {' ← '.join(chain) or 'no manager is named'}")
        if self.reports:
            titles = ", ".join(link.label for link in self.reports)
            lines.append(f"  span of control: {len(self.reports)} (band {self.band}): {titles}")
        if self.alone:
            lines.append(f"  alone in requiring: {', '.join(link.label for link in self.alone)}")
        for like in self.alike:
            shared = ", ".join(link.label for link in like.shared)
            lines.append(f"  {like.share:.0%} alike: {like.role.label}: both require {shared}")
        return lines


def position_of(select: Select, iri: str) -> Position | None:
    """Say where a role stands among the others; None for what is no role.

    Args:
        select: Answers queries over the union of the graphs.
        iri: The role.
    """
    reporting = read_reporting(select)
    if iri not in reporting.posts:
        return None
    needs = read_needs(select)
    reports = reporting.reports.get(iri, ())
    alike = (
        Likeness(
            Link(needs.name(like.second), like.second),
            like.share,
            tuple(Link(needs.name(thing), thing) for thing in like.shared),
        )
        for like in nearest(needs, iri)
    )
    return Position(
        above=tuple(_links(step) for step in chain_above(reporting, iri)),
        reports=_links(reports),
        band=band_of(len(reports)) if reports else "",
        alone=tuple(Link(needs.name(thing), thing) for thing in alone(needs).get(iri, ())),
        alike=tuple(alike),
    )


def _links(posts: Iterable[Post]) -> tuple[Link, ...]:
    return tuple(Link(post.title, post.iri) for post in posts)
