"""Invented police forces: their units and posts, and who reports to whom."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wording import words_of

OF_ONE_FORCE = 1_500
"""No force has more posts than this; so what is held at once stays small at any size."""


@dataclass(frozen=True)
class Force:
    """One force, with the form that its profiles have.

    Attributes:
        number: Its place in the nation.
        name: Of the force.
        layout: How its form is laid out.
        labels: The label of each field on its form.
        headings: The heading of each section.
        opening: What stands above its profiles; may hold {force} and {unit}.
    """

    number: int
    name: str
    layout: str
    labels: dict[str, str]
    headings: dict[str, str]
    opening: str


@dataclass(frozen=True)
class Post:
    """One post.

    Attributes:
        force: Where it is.
        code: Its number, which no other post of the nation has.
        title: Of the post; no other post of its force has it.
        unit: Of the force.
        rank: Of an officer, else empty.
        grade: Of a member of staff, else empty.
        manager: The title of the post it reports to.
        manager_code: The number of that post where it has a profile, else empty.
        reports: What the form says of those it leads; None where the form is silent.
        led: The sorts of people that it leads, as the form counts them.
    """

    force: Force
    code: str
    title: str
    unit: str
    rank: str
    grade: str
    manager: str
    manager_code: str
    reports: str | None
    led: tuple[str, ...] = ()


def posts(count: int, seed: int, forms: str = "forms") -> Iterator[Post]:
    """Yield so many posts, force by force; the same count, seed and forms give the same posts."""
    chance = random.Random(f"{seed}/nation")
    number = 0
    most = min(OF_ONE_FORCE, max(8, count // 12))  # a small nation has several forces too
    while count > 0:
        size = min(count, most, int(chance.paretovariate(0.9) * 12))
        yield from _posts_of_force(number, size, seed, forms)
        count -= size
        number += 1


def _posts_of_force(number: int, size: int, seed: int, forms: str) -> Iterator[Post]:
    chance = random.Random(f"{seed}/force/{number}")
    force = _force(number, words_of(forms), chance)
    made = 0
    for unit in _units(chance):
        team = _team(force, unit, made, chance)
        kept = team[: size - made]
        written = {post.code for post in kept}
        for post in kept:
            known = post.manager_code if post.manager_code in written else ""
            yield replace(post, manager_code=known)
        made += len(kept)
        if made >= size:
            return
    raise AssertionError("a force has room for as many posts as it may have")


def _force(number: int, forms: dict[str, Any], chance: random.Random) -> Force:
    places = words_of("work")["places"]
    first, last, kinds = places["first"], places["last"], places["kinds"]
    stem = first[number % len(first)] + last[number // len(first) % len(last)]
    around = number // (len(first) * len(last))
    name = f"{stem} {kinds[number % len(kinds)]}"
    if around:
        name = f"{first[around % len(first)]} and {name}" + (
            f" {around // len(first) + 1}" if around >= len(first) else ""
        )
    return Force(
        number,
        name,
        forms["layouts"][number % len(forms["layouts"])],
        {field: chance.choice(labels) for field, labels in forms["labels"].items()},
        {kind: chance.choice(headings) for kind, headings in forms["headings"].items()},
        chance.choice(forms["openings"]["lines"]),
    )


def _units(chance: random.Random) -> Iterator[str]:
    given = words_of("work")["units"]
    ending = chance.choice(given["endings"])
    names = chance.sample(given["names"], len(given["names"]))
    for area in given["areas"]:
        for name in names:
            yield f"{area} {name} {ending}".strip()


def _team(force: Force, unit: str, made: int, chance: random.Random) -> list[Post]:
    """Make the posts of one unit, each below the post before it in its chain of command."""
    work = words_of("work")
    ranks = work["officers"]["chain" if chance.random() < 0.6 else "uniformed"]
    height = chance.randint(2, 4)
    team: list[Post] = []

    def code() -> str:
        return f"{force.name[:2].upper()}{force.number:04}{made + len(team):04}"

    manager, manager_code = f"{ranks[height]} – {unit}", ""
    for rank in reversed(ranks[:height]):
        sorts, count = chance.choice(work["direct_reports"]["some"]), chance.randint(2, 9)
        led = tuple(sort.format(count=count) for sort in sorts) if rank != ranks[0] else ()
        reports = " and ".join(led) or chance.choice([None, *work["direct_reports"]["none"]])
        title = f"{rank} – {unit}"
        post = Post(force, code(), title, unit, rank, "", manager, manager_code, reports, led)
        team.append(post)
        manager, manager_code = title, post.code
    leader = team[-2] if len(team) > 1 else team[-1]
    for name in chance.sample(work["staff"]["posts"], chance.randint(2, 5)):
        grade = chance.choice(work["staff"]["grades"])
        title = f"{unit.rpartition(' ')[0]} {name}"
        team.append(Post(force, code(), title, unit, "", grade, leader.title, leader.code, None))
    return team
