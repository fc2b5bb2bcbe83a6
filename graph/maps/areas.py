"""Areas within areas: trees in units, units in organisations, organisations on the page.

Between the areas of one area there are streets, and inside its border there is a free margin. Lines
that leave their tree run along these, so that they never meet a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt

from remit.graph.maps.measures import ASPECT, CORRIDOR, PITCH
from remit.graph.maps.packing import Spot, pack
from remit.graph.maps.tidy import Tree

MARGIN = 36  # between an area's border and what is in it
STREET = CORRIDOR  # between two areas side by side or one above the other
HEADING_TOP = 20  # from the top of an area to its heading; lines run below the heading
SCREEN = 1300  # width of a usual screen, for headings that are to be read from afar
_WIDEST = 480  # an area is made as wide as this for its heading, not wider
_HEADINGS = {1: (22, 15, 11), 2: (16, 12, 8)}
# least size in full, wished size with all in sight, how many times as large its area is at least


_NOWHERE = Spot(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A rectangle with what is in it, placed within its parent.

    Attributes:
        key: What it stands for; empty for the page and for a tree.
        width: Its width.
        height: Its height.
        tree: The tree that fills it, if it is no area of areas.
        parts: The areas in it.
        heading: Size of the letters of its heading.
        spot: Its place, column and row, from the left and top of its parent.
    """

    key: str
    width: int
    height: int
    tree: Tree | None = None
    parts: tuple[Area, ...] = ()
    heading: int = 0
    spot: Spot = _NOWHERE


def tree_area(tree: Tree) -> Area:
    """Return the area that one tree fills."""
    return Area("", tree.width, tree.rows * PITCH - CORRIDOR, tree)


def scale_to_fit(parts: Iterable[Area]) -> float:
    """Estimate at which scale all parts together fit a screen."""
    total = sum((part.width + 2 * MARGIN) * (part.height + 3 * MARGIN) for part in parts)
    return min(1.0, SCREEN / sqrt(max(1.0, 2.2 * ASPECT * total)))


def area_of(key: str, title: str, level: int, parts: Sequence[Area], scale: float = 1.0) -> Area:
    """Return an area with others packed into it, below a heading where the level has one.

    Args:
        key: What the area stands for.
        title: Its heading, for which it is made a little wider if need be.
        level: 0 for the page, 1 for an organisation, 2 for a unit.
        parts: The areas in it.
        scale: The scale at which headings are to be legible if the area is large enough.
    """
    ordered = sorted(parts, key=lambda part: -part.height)
    packing = pack([(part.width, part.height) for part in ordered], STREET)
    heading = _heading(level, packing.width, packing.height, scale)
    top = MARGIN + (heading * 7 // 4 + 8 if heading else 0)
    placed = tuple(
        Area(
            part.key,
            part.width,
            part.height,
            part.tree,
            part.parts,
            part.heading,
            spot.moved(MARGIN, top),
        )
        for part, spot in zip(ordered, packing.spots, strict=True)
    )
    wide = min(int(len(title) * _HEADINGS.get(level, (0,))[0] * 0.62), _WIDEST)
    width, height = max(packing.width, wide) + 2 * MARGIN, packing.height + top + MARGIN
    return Area(key, width, height, None, placed, heading)


def _heading(level: int, width: int, height: int, scale: float) -> int:
    if level not in _HEADINGS:
        return 0
    least, wished, times = _HEADINGS[level]
    return int(max(least, min(wished / scale, sqrt(width * height) / times)))


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """An area at its place on the page, with the streets around it."""

    area: Area
    left: int
    top: int
    parent: Site | None = field(default=None, repr=False)

    @property
    def right(self) -> int:
        """Return its right edge."""
        return self.left + self.area.width

    @property
    def bottom(self) -> int:
        """Return its bottom edge."""
        return self.top + self.area.height

    @property
    def street_above(self) -> int:
        """Return the middle of the street above its row."""
        return self.top - self.area.spot.y + self.area.spot.top - STREET // 2

    @property
    def street_below(self) -> int:
        """Return the middle of the street below its row."""
        return self.top - self.area.spot.y + self.area.spot.bottom + STREET // 2

    def street_beside(self, x: int) -> int:
        """Return the middle of the street on the side of its column that is nearer to `x`."""
        spot, half = self.area.spot, STREET // 2
        left, right = self.left - spot.x + spot.left, self.left - spot.x + spot.right
        return right + half if 2 * x > left + right else left - half

    def margin_beside(self, x: int) -> int:
        """Return the middle of the free margin inside the border that is nearer to `x`."""
        half = MARGIN // 2
        return self.right - half if 2 * x > self.left + self.right else self.left + half

    def chain(self) -> list[Site]:
        """Return this site and those around it, the page last."""
        here: Site | None = self
        found = []
        while here is not None:
            found.append(here)
            here = here.parent
        return found


def sites(page: Area) -> Iterator[Site]:
    """Yield every area at its place, each after the one around it."""
    waiting = [Site(page, 0, 0)]
    while waiting:
        site = waiting.pop()
        yield site
        waiting.extend(
            Site(part, site.left + part.spot.x, site.top + part.spot.y, site)
            for part in reversed(site.area.parts)
        )
