"""Chains, spans, loops, islands, sole holders and likeness: on values, and over a graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import combinations
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.analysis.chains import chain_above, layers, levels, longest_chains
from remit.graph.analysis.needs import Needs, alike, alone, nearest
from remit.graph.analysis.position import position_of
from remit.graph.analysis.report import analyse, analysis_of
from remit.graph.analysis.reporting import Post, Reporting, make_reporting, roles_within
from remit.graph.analysis.shape import islands, loops, several_managers
from remit.graph.analysis.spans import BANDS, band_of, spans, spread
from remit.graph.store import Graph

from .knowledge import X, samples
from .organisations import StoreGraph, make_organisations

Remit = Callable[..., CompletedProcess[str]]
names = st.sampled_from("abcdefgh")
lines = st.lists(st.tuples(names, names), max_size=20)


def organisation(*reports: str) -> Reporting:
    """Make an organisation of lines such as `ab`: a reports to b."""
    posts = sorted({letter for line in reports for letter in line})
    return make_reporting(
        [Post(letter.upper(), letter) for letter in posts],
        [(line[0], line[1]) for line in reports if len(line) == 2],
    )


def titles(posts: Iterable[Post]) -> str:
    """Return the titles of posts in a row."""
    return "".join(post.title for post in posts)


def test_levels_count_the_steps_from_the_top() -> None:
    reporting = organisation("ba", "ca", "dc", "e")
    assert levels(reporting) == {"a": 0, "e": 0, "b": 1, "c": 1, "d": 2}
    assert layers(reporting) == ((0, 2), (1, 2), (2, 1))


def test_a_post_with_a_nearer_and_a_farther_manager_is_as_near_as_the_nearer() -> None:
    assert levels(organisation("ba", "cb", "ca"))["c"] == 1


def test_posts_below_a_loop_have_no_level() -> None:
    assert levels(organisation("ab", "ba", "cb", "d")) == {"d": 0}


def test_the_chain_above_a_post_goes_step_by_step_and_ends_in_a_loop() -> None:
    chain = chain_above(organisation("ab", "ac", "bd", "cd", "de"), "a")
    assert [titles(step) for step in chain] == ["BC", "D", "E"]
    assert [titles(step) for step in chain_above(organisation("ab", "ba"), "a")] == ["B"]


def test_the_longest_chains_go_from_below_to_the_top() -> None:
    reporting = organisation("ba", "cb", "dc", "eb")
    assert [titles(chain) for chain in longest_chains(reporting, 2)] == ["DCBA", "EBA"]


def test_spans_fall_into_bands_and_their_spread_names_empty_bands_too() -> None:
    assert [band_of(n) for n in (1, 2, 3, 4, 7, 8, 12, 13, 16, 17, 400)] == [
        *("1", "2–3", "2–3", "4–7", "4–7", "8–12", "8–12", "13–16", "13–16", "17+", "17+")
    ]
    found = spans(organisation("ba", "ca", "da", "eb"))
    assert [(span.manager.title, titles(span.reports)) for span in found] == [("A", "BCD"), ("B", "E")]  # fmt: skip
    assert dict(spread(found)) == {**dict.fromkeys(BANDS, 0), "1": 1, "2–3": 1}


def test_loops_are_told_once_each_and_begin_at_their_first_title() -> None:
    found = loops(organisation("bc", "cb", "db", "ee", "fg", "gh", "hf"))
    assert [titles(loop) for loop in found] == ["BC", "E", "FGH"]
    assert loops(organisation("ba", "ca", "cb")) == ()


def test_several_managers_are_told_with_all_of_them() -> None:
    found = several_managers(organisation("ba", "bc", "da"))
    assert [(post.title, titles(above)) for post, above in found] == [("B", "AC")]


def test_islands_are_the_groups_that_no_line_joins_the_largest_first() -> None:
    found = islands(organisation("ba", "dc", "ec", "f"))
    assert [titles(group) for group in found] == ["CDE", "AB", "F"]


def test_lines_from_and_to_unknown_posts_are_left_out() -> None:
    reporting = make_reporting([Post("A", "a")], [("a", "b"), ("b", "a")])
    assert reporting.lines == ()
    assert organisation("ba", "cb").within({"c", "b"}).lines == (("c", "b"),)


@given(lines)
def test_whatever_the_lines_each_post_is_counted_once(found: list[tuple[str, str]]) -> None:
    reporting = make_reporting([Post(n.upper(), n) for n in "abcdefgh"], found)
    assert sorted(titles(post for group in islands(reporting) for post in group)) == list(
        "ABCDEFGH"
    )
    analysis = analysis_of(reporting, Needs({}, {}))
    assert sum(count for _, count in analysis.layers) + len(analysis.without_top) == 8
    assert sum(len(wide.reports) for wide in analysis.spans) == analysis.lines == len(set(found))
    assert sum(count for _, count in analysis.spread) == len(analysis.spans)
    in_loops = {post.iri for loop in loops(reporting) for post in loop}
    for iri in in_loops:
        above = {post.iri for step in chain_above(reporting, iri) for post in step}
        assert above or (iri, iri) in found


def needs(**held: str) -> Needs:
    """Make needs of letters: each is a thing."""
    return Needs({role: frozenset(things) for role, things in held.items()}, {})


def test_alone_is_who_requires_what_nobody_else_does() -> None:
    found = alone(needs(a="xyz", b="xy", c="zwv"))
    assert found == {"c": ("v", "w")}


def test_alike_gives_the_shared_requirements_as_the_reason() -> None:
    found = alike(needs(a="pqrs", b="pqrt", c="xyz", d="xyz", e="pq"))
    assert [(one.first, one.second, round(one.share, 2)) for one in found] == [
        ("c", "d", 1.0),
        ("a", "b", 0.6),
    ]
    assert found[1].shared == ("p", "q", "r")


def test_too_few_shared_requirements_are_no_likeness() -> None:
    assert alike(needs(a="pq", b="pq")) == ()
    assert alike(needs(a="pq", b="pq"), shared=2)[0].share == 1.0


def test_the_nearest_are_those_of_one_role() -> None:
    found = nearest(needs(a="pqrs", b="pqrt", c="pqrs", d="z"), "a")
    assert [(one.second, round(one.share, 2)) for one in found] == [("c", 1.0), ("b", 0.6)]
    assert nearest(needs(a="p"), "nobody") == ()


held = st.dictionaries(
    st.text("abcdefghij", min_size=1, max_size=2), st.frozensets(st.sampled_from("pqrstuvwxyz")), max_size=14
)  # fmt: skip


@given(held, st.sampled_from((0.1, 0.25, 0.3, 1 / 3, 0.5, 0.55, 0.6, 2 / 3, 0.7, 0.9, 1.0)))
def test_no_pair_is_missed_and_none_is_made_up(
    roles: dict[str, frozenset[str]], least: float
) -> None:
    found = alike(Needs(roles, {}), least=least, shared=1, most=1000)
    expected = {
        frozenset((one, other)): len(roles[one] & roles[other]) / len(roles[one] | roles[other])
        for one, other in combinations(roles, 2)
        if roles[one] & roles[other]
    }
    wanted = {pair: share for pair, share in expected.items() if share >= least}
    assert {frozenset((one.first, one.second)): one.share for one in found} == wanted
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
    assert all(set(one.shared) == roles[one.first] & roles[one.second] for one in found)


def test_a_graph_is_analysed_as_a_whole_and_by_unit() -> None:
    with Graph.open(samples()) as graph:
        whole = analyse(graph.select)
        unit = analyse(
            graph.select, roles_within(graph.select, "https://w3id.org/remit/id/unit/ersou")
        )
    assert [[link.label for link in loop] for loop in whole.loops] == [["Keeper of Oil", "Keeper of Wicks"]]  # fmt: skip
    ((post, above),) = whole.several_managers
    assert post.iri == f"{X}lamplighter"
    assert [link.label for link in above] == ["Keeper of Oil", "Keeper of Wicks"]
    assert {link.iri for link in whole.without_top} == {f"{X}lamplighter", f"{X}oil", f"{X}wick"}
    assert (unit.roles, unit.described, unit.lines) == (4, 2, 2)
    sole = {one.role.label: [link.label for link in one.requires] for one in whole.alone}
    assert "Athena" in sole["Detective Sergeant (Organised Crime Team)"]
    assert not any("driving licence" in things for things in sole.values())


def test_a_thing_that_is_no_role_has_no_position() -> None:
    with Graph.open(samples()) as graph:
        assert position_of(graph.select, "https://w3id.org/remit/id/unit/eruu") is None
        assert position_of(graph.select, f"{X}oil") is not None


def test_five_hundred_roles_are_analysed_the_same_way_twice() -> None:
    graph = StoreGraph(make_organisations(500))
    again = StoreGraph(make_organisations(500))
    assert analyse(graph.select) == analyse(again.select)
    assert analyse(graph.select).roles == 500


def test_the_command_tells_every_part_and_counts_roles_not_people(remit: Remit) -> None:
    done = remit("analyse", "--graph", samples())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("roles, not the people in them\n")
    for heading in (
        *("chains of command", "spans of control", "loops", "several managers", "islands"),
        *("alone in requiring", "requiring nearly the same"),
    ):
        assert f"\n\n{heading}" in done.stdout, heading
    assert "Keeper of Oil → Keeper of Wicks → Keeper of Oil" in done.stdout
    assert "  2–3: 2 managers" in done.stdout


def test_the_command_gives_json_and_narrows_to_a_unit(remit: Remit) -> None:
    done = remit("analyse", "--unit", "ERSOU", "--format", "json", "--graph", samples())
    found = json.loads(done.stdout)
    assert (found["roles"], found["loops"]) == (4, [])
    assert found["spread"][0] == ["1", 2]


@pytest.mark.parametrize("unit", ["Lantern Offis", "RIPA"])
def test_a_unit_that_is_not_known_is_an_error(remit: Remit, unit: str) -> None:
    done = remit("analyse", "--unit", unit, "--graph", samples())
    assert (done.returncode, done.stdout) == (1, "")
    assert "no unit or regional unit or force or employer goes by the name" in done.stderr
