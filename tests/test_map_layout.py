"""The layout of maps: whatever the organisation, boxes stand free and lines go around them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.maps.chart import Chart, Drawn, lay_out
from remit.graph.maps.measures import BOX_HEIGHT, BOX_WIDTH
from remit.graph.maps.plan import Card, Line, Plan, Words

WORDS = Words("role", "roles", "full", "hollow", "above", "below", "nobody")
REGIONS = ((), ("north",), ("north", "north/a"), ("north", "north/b"), ("south", "south/a"))

Rectangle = tuple[int, int, int, int]


def plan_of(cards: Sequence[Card], lines: Sequence[Line]) -> Plan:
    return Plan("", "", tuple(cards), tuple(lines), {}, WORDS, kinds=("reports to",))


@st.composite
def plans(draw: st.DrawFn, most: int = 40) -> Plan:
    """Draw organisations: forests with several managers, loops, islands and other lines."""
    count = draw(st.integers(0, most))
    cards = tuple(
        Card(f"r{n}", f"r{n}", f"Role {n}", regions=regions, group="".join(regions[-1:]), order=n)
        for n, regions in enumerate(
            draw(st.lists(st.sampled_from(REGIONS), min_size=count, max_size=count))
        )
    )
    if not cards:
        return plan_of((), ())
    keys = st.sampled_from([card.key for card in cards])
    hanging = draw(st.lists(st.tuples(keys, keys), max_size=2 * count, unique=True))
    tidy = draw(st.booleans())
    managers = [(f"r{n}", f"r{draw(st.integers(0, n - 1))}") for n in range(1, count) if tidy]
    ends = st.one_of(keys, st.sampled_from(["north", "north/a", "north/b", "south/a"]))
    others = draw(st.lists(st.tuples(keys, ends), max_size=8, unique=True))
    lines = [Line(a, b, "reports to", hangs=True) for a, b in dict.fromkeys(managers + hanging)]
    lines += [Line(a, b, "liaises with") for a, b in others]
    return plan_of(cards, lines)


@st.composite
def crowds(draw: st.DrawFn) -> Plan:
    """Draw many trees of all sizes in a few regions, with lines from everywhere to everywhere."""
    chance = random.Random(draw(st.integers(0, 10**9)))
    count = 120
    tightness = draw(st.floats(0.2, 0.95))
    cards, lines = [], []
    for n in range(count):
        regions = chance.choice(REGIONS[1:])
        cards.append(Card(f"r{n}", f"r{n}", str(n), regions=regions, group=regions[-1], order=n))
        if n and chance.random() < tightness:
            lines.append(Line(f"r{n}", f"r{chance.randrange(max(0, n - 12), n)}", "", hangs=True))
    ends = [card.key for card in cards] + ["north", "north/a", "south/a"]
    for _ in range(60):
        lines.append(Line(chance.choice(cards).key, chance.choice(ends), "liaises with"))
    return plan_of(cards, lines)


def box_of(chart: Chart, number: int) -> Rectangle:
    box = chart.boxes[number]
    left, top = box.x - BOX_WIDTH // 2, box.y - BOX_HEIGHT // 2
    return left, top, left + BOX_WIDTH, top + BOX_HEIGHT


def overlap(a: Rectangle, b: Rectangle) -> bool:
    """Say whether two rectangles share more than a border."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def stretches(drawn: Drawn) -> list[Rectangle]:
    """Return each straight stretch of a line as a rectangle without width."""
    return [
        (min(x, u), min(y, v), max(x, u), max(y, v)) for (x, y), (u, v) in pairwise(drawn.route)
    ]


def crosses(stretch: Rectangle, box: Rectangle) -> bool:
    """Say whether a stretch runs through a box or along its border."""
    left, top, right, bottom = stretch
    if left == right:
        return box[0] < left < box[2] and top < box[3] and bottom > box[1]
    return box[1] < top < box[3] and left < box[2] and right > box[0]


def on_border(point: tuple[int, int], box: Rectangle) -> bool:
    x, y = point
    inside = box[0] <= x <= box[2] and box[1] <= y <= box[3]
    return inside and (x in (box[0], box[2]) or y in (box[1], box[3]))


@given(plans())
@settings(max_examples=150, deadline=None)
def test_every_card_has_a_box_and_no_two_boxes_overlap(plan: Plan) -> None:
    chart = lay_out(plan)
    assert sorted(box.card.key for box in chart.boxes) == sorted(card.key for card in plan.cards)
    boxes = [box_of(chart, n) for n in range(len(chart.boxes))]
    for number, box in enumerate(boxes):
        wider = (box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4)
        assert not any(overlap(wider, other) for other in boxes[:number])
        assert overlap(box, (0, 0, chart.width, chart.height))


@given(st.one_of(plans(), crowds()))
@settings(max_examples=150, deadline=None)
def test_no_line_runs_through_a_box(plan: Plan) -> None:
    chart = lay_out(plan)
    boxes = [box_of(chart, n) for n in range(len(chart.boxes))]
    for drawn in chart.lines:
        for stretch in stretches(drawn):
            assert stretch[0] == stretch[2] or stretch[1] == stretch[3]
            assert not any(crosses(stretch, box) for box in boxes), (drawn, stretch)


@given(st.one_of(plans(), crowds()))
@settings(max_examples=100, deadline=None)
def test_no_two_reporting_lines_of_different_managers_cross(plan: Plan) -> None:
    chart = lay_out(plan)
    level = [
        (drawn, s) for drawn in chart.lines if drawn.tree for s in stretches(drawn) if s[1] == s[3]
    ]
    upright = [
        (drawn, s) for drawn in chart.lines if drawn.tree for s in stretches(drawn) if s[0] == s[2]
    ]
    for one, (left, y, right, _) in level:
        for other, (x, top, _, bottom) in upright:
            if one.target != other.target:
                assert not (left <= x <= right and top <= y <= bottom)


@given(plans())
@settings(max_examples=100, deadline=None)
def test_every_line_joins_the_borders_of_what_it_is_about(plan: Plan) -> None:
    chart = lay_out(plan)
    keys = {box.card.key: n for n, box in enumerate(chart.boxes)}
    regions = {region.key: region for region in chart.regions}
    for drawn in chart.lines:
        assert on_border(drawn.route[0], box_of(chart, keys[drawn.line.source]))
        if drawn.line.target in keys:
            assert on_border(drawn.route[-1], box_of(chart, keys[drawn.line.target]))
        else:
            region = regions[drawn.line.target]
            x, y = drawn.route[-1]
            assert y == region.top
            assert region.left < x < region.left + region.width
    shown = {(drawn.line.source, drawn.line.target, drawn.line.kind) for drawn in chart.lines}
    assert all(
        (line.source, line.target, line.kind) in shown for line in plan.lines if line.target in keys
    )


@given(plans())
@settings(max_examples=100, deadline=None)
def test_everyone_hangs_under_one_manager_at_most_and_no_chain_runs_in_a_circle(plan: Plan) -> None:
    chart = lay_out(plan)
    said = {(line.source, line.target) for line in plan.lines if line.hangs}
    for number, box in enumerate(chart.boxes):
        if box.manager >= 0:
            assert (box.card.key, chart.boxes[box.manager].card.key) in said
            assert chart.boxes[box.manager].y < box.y
        here, steps = number, 0
        while chart.boxes[here].manager >= 0:
            here, steps = chart.boxes[here].manager, steps + 1
            assert steps <= len(chart.boxes)


@given(plans())
@settings(max_examples=100, deadline=None)
def test_regions_lie_within_or_beside_each_other_around_their_boxes(plan: Plan) -> None:
    chart = lay_out(plan)
    places = [(r.left, r.top, r.left + r.width, r.top + r.height) for r in chart.regions]
    for number, (region, a) in enumerate(zip(chart.regions, places, strict=True)):
        for other, b in list(zip(chart.regions, places, strict=True))[:number]:
            within = b[0] < a[0] and b[1] < a[1] and a[2] < b[2] and a[3] < b[3]
            assert within if region.level > other.level and overlap(a, b) else not overlap(a, b)
    for number, box in enumerate(chart.boxes):
        own = [
            r
            for r, place in zip(chart.regions, places, strict=True)
            if overlap(box_of(chart, number), place)
        ]
        if box.manager < 0 and not plan.lines:
            assert [r.key for r in own if r.key] == list(box.card.regions)
    assert sum(r.cards for r in chart.regions if r.level == 1) == len(chart.boxes)


@given(plans(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_cards_come_changes_nothing(plan: Plan, chance: random.Random) -> None:
    cards = list(plan.cards)
    chance.shuffle(cards)
    shuffled = plan_of(cards, plan.lines)
    assert lay_out(shuffled) == lay_out(plan)


def test_ten_thousand_roles_in_one_chain_of_command_stand_free() -> None:
    chance = random.Random(7)
    cards = tuple(Card(f"r{n}", f"r{n}", str(n), order=n) for n in range(10_000))
    lines = tuple(
        Line(f"r{n}", f"r{chance.randrange(max(0, n // 6 - 5), n // 6 + 1)}", "", hangs=True)
        for n in range(1, 10_000)
    )
    chart = lay_out(plan_of(cards, lines))
    rows: dict[int, list[int]] = {}
    for box in chart.boxes:
        rows.setdefault(box.y, []).append(box.x)
    assert all(b - a > BOX_WIDTH for row in rows.values() for a, b in pairwise(sorted(row)))
    assert all(b - a > BOX_HEIGHT for a, b in pairwise(sorted(rows)))


def test_a_chain_as_long_as_the_organisation_needs_no_recursion() -> None:
    cards = tuple(Card(f"r{n}", f"r{n}", str(n), order=n) for n in range(3_000))
    lines = tuple(Line(f"r{n}", f"r{n - 1}", "", hangs=True) for n in range(1, 3_000))
    chart = lay_out(plan_of(cards, lines))
    assert len({box.x for box in chart.boxes}) == 1


def test_a_wide_family_is_wrapped_to_the_shape_of_a_screen() -> None:
    cards = tuple(Card(f"r{n}", f"r{n}", str(n), order=n) for n in range(61))
    lines = tuple(Line(f"r{n}", "r0", "", hangs=True) for n in range(1, 61))
    chart = lay_out(plan_of(cards, lines))
    assert 0.8 < chart.width / chart.height < 2.6
    assert len({box.y for box in chart.boxes}) > 5
