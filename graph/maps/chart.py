"""A map laid out: boxes, lines and regions at their places on one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from remit.graph.maps.areas import Area, Site, area_of, scale_to_fit, sites, tree_area
from remit.graph.maps.forest import NOBODY, Forest, grow_forest, preorder
from remit.graph.maps.measures import BOX_HEIGHT, row_top
from remit.graph.maps.plan import Card, Line, Plan
from remit.graph.maps.routes import Route, Stop, cross_route, region_route, reporting_route
from remit.graph.maps.tidy import arrange
from remit.graph.natural_order import natural


@dataclass(frozen=True, slots=True)
class Box:
    """One card at its place.

    Attributes:
        card: What it shows.
        x: Its middle.
        y: Its middle.
        manager: Number of the box above it, or -1.
        home: Keys of the regions that it stands in, the outermost first.
    """

    card: Card
    x: int
    y: int
    manager: int
    home: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line with its way; `source` and `target` are boxes, `target` -1 where a region is meant.

    Attributes:
        line: What it says.
        source: Number of the box that it leaves.
        target: Number of the box that it leads to.
        route: The corners of its way.
        tree: Whether it is the line on which the box hangs in its tree.
    """

    line: Line
    source: int
    target: int
    route: Route
    tree: bool


@dataclass(frozen=True, slots=True)
class Region:
    """The place of a region; level 1 is one of the page, level 2 one within another."""

    key: str
    title: str
    level: int
    left: int
    top: int
    width: int
    height: int
    heading: int
    cards: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole map.

    Attributes:
        boxes: Every card at its place.
        lines: Every line that has a way.
        regions: The regions with a place of their own, each after the one around it.
        width: Width of the page.
        height: Height of the page.
        undrawn: Lines to a region that has no place of its own, or that their box stands in: they
            are told in words, with the number of the box that they leave.
    """

    boxes: tuple[Box, ...]
    lines: tuple[Drawn, ...]
    regions: tuple[Region, ...]
    width: int
    height: int
    undrawn: tuple[tuple[int, Line], ...] = ()


def lay_out(plan: Plan) -> Chart:
    """Place every card, line and region.

    The same plan gives the same chart, in whatever order its cards come. It takes time in
    proportion to n log n.
    """
    cards = sorted(plan.cards, key=lambda card: (card.order, natural(card.title), card.key))
    number = {card.key: n for n, card in enumerate(cards)}
    hanging = [line for line in plan.lines if line.hangs and line.target in number]
    forest = grow_forest(
        len(cards),
        [(number[line.source], number[line.target]) for line in hanging],
        [_distance(line, cards, number) for line in hanging],
    )
    page = _page(plan, cards, forest)
    places = list(sites(page))
    stops = {
        n: Stop(site, x, site.area.tree.row[n])
        for site in places
        if site.area.tree is not None
        for n, x in site.area.tree.x.items()
    }
    boxes = tuple(
        Box(
            card,
            stops[n].site.left + stops[n].x,
            stops[n].site.top + row_top(stops[n].row) + BOX_HEIGHT // 2,
            forest.parent[n],
            tuple(site.area.key for site in stops[n].site.chain()[::-1] if site.area.key),
        )
        for n, card in enumerate(cards)
    )
    lines, undrawn = _draw_lines(plan, number, forest, stops, places)
    return Chart(boxes, lines, _regions(plan, places), page.width, page.height, undrawn)


def _distance(line: Line, cards: Sequence[Card], number: dict[str, int]) -> int:
    """Return how far a line is from the most natural one: stated, and within one group."""
    below, above = cards[number[line.source]], cards[number[line.target]]
    return (0 if line.stated else 2) + (0 if below.group == above.group else 1)


def _page(plan: Plan, cards: Sequence[Card], forest: Forest) -> Area:
    """Group trees by the inner region that all their cards share, and by the outer one."""
    groups: dict[str, dict[str, list[Area]]] = defaultdict(lambda: defaultdict(list))
    trees = []
    for root in forest.roots:
        outer, inner = _home([cards[n].regions for n in preorder(forest, root)])
        trees.append(tree_area(arrange(forest, root)))
        groups[outer][inner].append(trees[-1])
    scale = scale_to_fit(trees)
    outers = []
    for outer in sorted(groups, key=lambda key: (not key, natural(plan.names.get(key, "")), key)):
        inners = groups[outer]
        loose = inners.pop("", [])
        parts = [
            area_of(key, plan.names.get(key, ""), 2, inners[key], scale)
            for key in sorted(inners, key=lambda key: (natural(plan.names.get(key, "")), key))
        ]
        title = plan.names.get(outer, "") or plan.words.no_region
        outers.append(area_of(outer, title, 1, parts + loose, scale))
    return area_of("", "", 0, outers)


def _home(regions: Sequence[tuple[str, ...]]) -> tuple[str, str]:
    """Return the outer region of most cards, and the inner one if all cards share it."""
    stated = [path for path in regions if path]
    inner = {path[1:] for path in stated}
    outer = Counter(path[0] for path in stated)
    shared = inner.pop() if len(inner) == 1 else ()
    return min(outer, key=lambda key: (-outer[key], key), default=""), "".join(shared)


def _draw_lines(
    plan: Plan,
    number: dict[str, int],
    forest: Forest,
    stops: dict[int, Stop],
    places: Sequence[Site],
) -> tuple[tuple[Drawn, ...], tuple[tuple[int, Line], ...]]:
    drawn: list[Drawn] = []
    undrawn: list[tuple[int, Line]] = []
    regions = {site.area.key: site for site in places if site.area.key}
    hung: set[int] = set()
    for line in plan.lines:
        source, target = number[line.source], number.get(line.target, NOBODY)
        lane = len(drawn)
        if line.hangs and forest.parent[source] == target != NOBODY and source not in hung:
            hung.add(source)
            route = reporting_route(stops[source].site, source, target)
            drawn.append(Drawn(line, source, target, route, tree=True))
        elif target != NOBODY:
            route = cross_route(stops[source], stops[target], lane)
            drawn.append(Drawn(line, source, target, route, tree=False))
        elif line.target in regions and regions[line.target] not in stops[source].site.chain():
            route = region_route(stops[source], regions[line.target], lane)
            drawn.append(Drawn(line, source, NOBODY, route, tree=False))
        else:
            undrawn.append((source, line))
    return tuple(drawn), tuple(undrawn)


def _regions(plan: Plan, places: Sequence[Site]) -> tuple[Region, ...]:
    return tuple(
        Region(
            key=site.area.key,
            title=plan.names.get(site.area.key, ""),
            level=len(site.chain()) - 1,
            left=site.left,
            top=site.top,
            width=site.area.width,
            height=site.area.height,
            heading=site.area.heading,
            cards=_count(site.area),
        )
        for site in places
        if site.parent is not None and site.area.tree is None
    )


def _count(area: Area) -> int:
    return len(area.tree.x) if area.tree else sum(_count(part) for part in area.parts)
