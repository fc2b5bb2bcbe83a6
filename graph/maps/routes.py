"""The way of each line over the page, always along streets and corridors, at right angles."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from remit.graph.maps.areas import STREET, Site
from remit.graph.maps.family import Hang, Side
from remit.graph.maps.measures import BOX_HEIGHT, HALF_WIDTH, bus_height, row_top

Point = tuple[int, int]
Route = tuple[Point, ...]

_LANES = (6, -6, 11, -11)


@dataclass(frozen=True, slots=True)
class Stop:
    """One end of a line: a box of a tree."""

    site: Site
    x: int  # within the tree
    row: int


def reporting_route(site: Site, number: int, manager: int) -> Route:
    """Return the way from a box to the box that it hangs under in its tree."""
    tree = site.area.tree
    assert tree is not None
    hang: Hang = tree.hang[number]
    x, top = tree.x[number], row_top(tree.row[number])
    above_x, above_row = tree.x[manager], tree.row[manager]
    bus = bus_height(above_row + hang.bus)
    if hang.side is Side.TOP:
        start = [(x, top), (x, bus)]
    else:
        middle, trunk = top + BOX_HEIGHT // 2, above_x + hang.trunk
        start = [(x + hang.side.value * HALF_WIDTH, middle), (trunk, middle), (trunk, bus)]
    end = [(above_x, bus), (above_x, row_top(above_row) + BOX_HEIGHT)]
    return simplify([(a + site.left, b + site.top) for a, b in start + end])


def cross_route(start: Stop, end: Stop, lane: int) -> Route:
    """Return a way between two boxes that do not hang under each other.

    Args:
        start: The box that it leaves.
        end: The box that it leads to.
        lane: A number that sets lines that share a street apart.
    """
    if start == end:
        return _loop(start)
    if start.site is end.site:
        return _within(start, end, lane)
    return _between(start, end, lane)


def region_route(start: Stop, region: Site, lane: int) -> Route:
    """Return a way from a box to the top border of a region that it does not stand in."""
    offset = _LANES[lane % 4]
    x = region.left + min(region.area.width // 2, 160 + 12 * (lane % 8))
    goal = [(x, region.top), (x, region.top - STREET // 2 + offset)]
    return _meet(start, region, goal, region.chain(), lane)


def _loop(stop: Stop) -> Route:
    x, y = stop.site.left + stop.x, stop.site.top + row_top(stop.row)
    side, out, up = x + HALF_WIDTH, x + HALF_WIDTH + 12, y - 14
    middle = y + BOX_HEIGHT // 2
    return ((x + 80, y), (x + 80, up), (out, up), (out, middle), (side, middle))


def _within(start: Stop, end: Stop, lane: int) -> Route:
    """Cross the rows between two boxes of one tree through the gaps nearest to the goal."""
    upward = start.row >= end.row
    leave, arrive = _port(start, lane, 1), _port(end, lane, -1)
    corridor = _corridor(start.row, upward, lane)
    points = [(leave, _edge(start.row, upward)), (leave, corridor)]
    step = -1 if upward else 1
    for row in range(start.row + step, end.row, step):
        x = _gap(start.site, row, arrive, lane)
        points += [(x, corridor), (x, _corridor(row, upward, lane))]
        corridor = _corridor(row, upward, lane)
    ends_above = start.row <= end.row
    points += [(arrive, corridor), (arrive, _edge(end.row, ends_above))]
    site = start.site
    return simplify([(x + site.left, y + site.top) for x, y in points])


def _between(start: Stop, end: Stop, lane: int) -> Route:
    x = end.site.left + _port(end, lane, -1)
    upward = _goes_up(end.site, start.site)
    goal = [
        (x, end.site.top + _edge(end.row, upward)),
        (x, end.site.top + _corridor(end.row, upward, lane)),
    ]
    return _meet(start, end.site, goal, end.site.chain(), lane)


def _meet(
    start: Stop, target: Site, goal: list[Point], target_chain: list[Site], lane: int
) -> Route:
    """Lead both ends outwards to the area that holds both, and join them there."""
    upward = _goes_up(start.site, target)
    x = start.site.left + _port(start, lane, 1)
    points = [
        (x, start.site.top + _edge(start.row, upward)),
        (x, start.site.top + _corridor(start.row, upward, lane)),
    ]
    start_chain = start.site.chain()
    common = next(site for site in start_chain if site in target_chain)
    out = _outwards(points, start_chain[: start_chain.index(common)], goal[0][0], upward, lane)
    inner = target_chain[: target_chain.index(common)]
    back = _outwards(goal, inner, points[0][0], _goes_up(target, start.site), lane)
    if out[-1][1] != back[-1][1]:
        margin = common.margin_beside((out[-1][0] + back[-1][0]) // 2) + _LANES[lane % 4]
        out += [(margin, out[-1][1]), (margin, back[-1][1])]
    return simplify(out + back[::-1])


def _outwards(
    points: list[Point], chain: list[Site], towards: int, upward: bool, lane: int
) -> list[Point]:
    points = list(points)
    for site in chain:
        x = site.street_beside(towards) + _LANES[lane % 4]
        y = (site.street_above if upward else site.street_below) + _LANES[lane % 4]
        points += [(x, points[-1][1]), (x, y)]
    return points


def _goes_up(site: Site, other: Site) -> bool:
    """Say whether the way from one site to another starts upwards: not for a row further down."""
    chain, others = site.chain(), other.chain()
    place = next(i for i, s in enumerate(chain) if s in others)
    if place == 0:
        return True
    mine = chain[place - 1]
    theirs = others[others.index(chain[place]) - 1]
    return mine.area.spot.top >= theirs.area.spot.top


def _port(stop: Stop, lane: int, side: int) -> int:
    return stop.x + side * (20 + 14 * (lane % 6))


def _edge(row: int, upward: bool) -> int:
    return row_top(row) + (0 if upward else BOX_HEIGHT)


def _corridor(row: int, upward: bool, lane: int) -> int:
    """Return where a line runs in the corridor above or below a row, beside the bus in it."""
    return bus_height(row if upward else row + 1) + _LANES[lane % 4]


def _gap(site: Site, row: int, x: int, lane: int) -> int:
    """Return the place nearest to `x` at which a line may pass between the boxes of a row."""
    tree = site.area.tree
    assert tree is not None
    middles = tree.middles[row]
    clear = HALF_WIDTH + 6 + 2 * (lane % 4)
    place = bisect_left(middles, x)
    after = [m for m in middles[place : place + 1] if m - x < clear]
    before = [m for m in middles[max(place - 1, 0) : place] if x - m < clear]
    blocked = after or before
    if not blocked:
        return x
    return min((blocked[0] - clear, blocked[0] + clear), key=lambda way: abs(way - x))


def simplify(points: list[Point]) -> Route:
    """Leave out points that repeat or lie on the straight way between their neighbours.

    >>> simplify([(0, 0), (0, 5), (0, 9), (4, 9)])
    ((0, 0), (0, 9), (4, 9))
    """
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
