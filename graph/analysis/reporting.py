"""Who reports to whom, as values: what chains, spans and shapes are read from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from remit.graph.listing.pairs import labels, named, rows
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    import networkx as nx

    from remit.graph.asking.selecting import Select


@dataclass(frozen=True, slots=True)
class Post:
    """A role as an analysis names it; `described` where a profile describes it."""

    title: str
    iri: str
    unit: str = ""
    described: bool = True

    def __lt__(self, other: Post) -> bool:
        """Stand before another in lists: by title, as people order names."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[str, ...]:
        return natural(self.title), self.title, self.iri, self.unit


@dataclass(frozen=True)
class Reporting:
    """Posts, and the lines between them.

    Attributes:
        posts: By IRI, in the order of titles.
        lines: (who reports, to whom), each once, sorted.

    >>> reporting = make_reporting([Post("Boss", "b"), Post("Clerk", "c")], [("c", "b")])
    >>> [post.title for post in reporting.managers["c"]]
    ['Boss']
    """

    posts: Mapping[str, Post]
    lines: tuple[tuple[str, str], ...]

    @cached_property
    def managers(self) -> Mapping[str, tuple[Post, ...]]:
        """The managers of each post that has some."""
        return self._ends(self.lines)

    @cached_property
    def reports(self) -> Mapping[str, tuple[Post, ...]]:
        """The direct reports of each post that has some."""
        return self._ends((manager, report) for report, manager in self.lines)

    def _ends(self, lines: Iterable[tuple[str, str]]) -> Mapping[str, tuple[Post, ...]]:
        found: dict[str, list[Post]] = defaultdict(list)
        for start, end in lines:
            found[start].append(self.posts[end])
        return {start: tuple(sorted(ends)) for start, ends in found.items()}

    def within(self, iris: Collection[str]) -> Reporting:
        """Keep some posts, and the lines between them."""
        kept = [post for post in self.posts.values() if post.iri in iris]
        return make_reporting(kept, self.lines)

    def network(self) -> nx.DiGraph[str]:
        """Make a NetworkX graph: an edge from each post to each of its managers."""
        import networkx as nx

        network: nx.DiGraph[str] = nx.DiGraph()
        network.add_nodes_from(self.posts)
        network.add_edges_from(self.lines)
        return network


def make_reporting(posts: Iterable[Post], lines: Iterable[tuple[str, str]]) -> Reporting:
    """Put posts and lines together; a line from or to any other post is left out."""
    known = {post.iri: post for post in sorted(posts)}
    kept = {(report, manager) for report, manager in lines if {report, manager} <= known.keys()}
    return Reporting(known, tuple(sorted(kept)))


def read_reporting(select: Select) -> Reporting:
    """Read all roles of a graph and the lines between them.

    Args:
        select: Answers queries over the union of the graphs.
    """
    titles = labels(select, "?s a remit:Role .")
    units = named(select, "?s a remit:Role ; org:postIn ?o")
    described = {iri for (iri,) in rows(select, "?s remit:describedBy ?d", "s")}
    lines = rows(select, "?s org:reportsTo ?o", "s", "o")
    posts = [
        Post(title, iri, ", ".join(units.get(iri, ())), iri in described)
        for iri, title in titles.items()
    ]
    return make_reporting(posts, [(report, manager) for report, manager in lines])


def roles_within(select: Select, unit: str) -> frozenset[str]:
    """List the roles of a unit or force, and of all that is part of it."""
    found = rows(
        select,
        f"VALUES ?u {{ <{unit}> }} ?p (org:subOrganizationOf|org:unitOf)* ?u . ?s org:postIn ?p",
        "s",
    )
    return frozenset(iri for (iri,) in found)
