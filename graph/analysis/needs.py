"""What roles require: who alone needs something, and which roles need the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, combinations, islice, product
from math import ceil
from typing import TYPE_CHECKING, Final

from remit.graph.asking.context import last_part
from remit.graph.listing.pairs import labels, rows
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from remit.graph.asking.selecting import Select

_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Needs:
    """Who requires what.

    Attributes:
        held: The things that each role requires, by the IRI of the role, in order.
        names: The labels of roles and things.
    """

    held: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def name(self, iri: str) -> str:
        """Give the label of a role or thing; the end of its IRI where it has none."""
        return self.names.get(iri) or last_part(iri)

    def within(self, roles: Collection[str]) -> Needs:
        """Keep some roles."""
        return Needs({r: things for r, things in self.held.items() if r in roles}, self.names)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two roles, and how much of what either requires both do.

    Attributes:
        first: The IRI of one role.
        second: The IRI of the other.
        share: What both require, as a share of what either does (Jaccard), from 0 to 1.
        shared: The things that both require.
    """

    first: str
    second: str
    share: float
    shared: tuple[str, ...]


def read_needs(select: Select) -> Needs:
    """Read what each role requires, stated or inferred.

    Args:
        select: Answers queries over the union of the graphs.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for role, thing in rows(select, "?s remit:requires ?o", "s", "o"):
        held[role].add(thing)
    names = labels(select, "?s a remit:Role .") | labels(select, "?r remit:requires ?s .")
    return Needs({role: frozenset(things) for role, things in sorted(held.items())}, names)


def alone(needs: Needs) -> dict[str, tuple[str, ...]]:
    """List for each role the things that it requires and no other does.

    >>> found = alone(Needs({"a": frozenset("xy"), "b": frozenset("y")}, {}))
    >>> found
    {'a': ('x',)}
    """
    roles: dict[str, list[str]] = defaultdict(list)
    for role, things in needs.held.items():
        for thing in things:
            roles[thing].append(role)
    found: dict[str, list[str]] = defaultdict(list)
    for thing, holders in roles.items():
        if len(holders) == 1:
            found[holders[0]].append(thing)
    return {
        role: tuple(sorted(found[role], key=lambda thing: (natural(needs.name(thing)), thing)))
        for role in sorted(
            found, key=lambda role: (-len(found[role]), natural(needs.name(role)), role)
        )
    }


def alike(
    needs: Needs, *, least: float = 0.5, shared: int = 3, most: int = 20
) -> tuple[Alike, ...]:
    """Find the pairs of roles that require most nearly the same, the nearest first.

    Things are bits of whole numbers, and only pairs that share one of their rarer things are
    compared: two sets with a high share must (prefix filtering of set-similarity joins).

    Args:
        needs: Who requires what.
        least: The share from which on two roles are alike, above 0 and up to 1.
        shared: How many things at least both require.
        most: How many pairs at most.
    """
    bits = _bits(needs)
    same: dict[int, list[str]] = defaultdict(list)
    for role, things in needs.held.items():
        if len(things) >= shared:
            same[sum(1 << bits[thing] for thing in things)].append(role)
    equal = (
        (1.0, one, pair)
        for one, roles in same.items()
        for pair in islice(combinations(roles, 2), most)
    )
    near = (
        (share, a & b, pair)
        for share, a, b in _near(sorted(same, key=lambda s: (s.bit_count(), s)), least)
        if (a & b).bit_count() >= shared
        for pair in islice(product(same[a], same[b]), most)
    )
    best = nsmallest(
        most,
        chain(equal, near),
        key=lambda one: (-one[0], -one[1].bit_count(), *map(needs.name, one[2]), *one[2]),
    )
    return tuple(_alike(needs, *pair, share) for share, _, pair in best)


def nearest(needs: Needs, role: str, *, least: float = 0.3, most: int = 3) -> tuple[Alike, ...]:
    """Find the roles that require most nearly the same as one role, the nearest first.

    Args:
        needs: Who requires what.
        role: The IRI of the role.
        least: The share from which on two roles are alike.
        most: How many roles at most.
    """
    own = needs.held.get(role, frozenset())
    found = [
        (len(own & things) / len(own | things), other)
        for other, things in needs.held.items()
        if other != role and own & things
    ]
    best = nsmallest(
        most,
        ((share, other) for share, other in found if share >= least),
        key=lambda one: (-one[0], needs.name(one[1]), one[1]),
    )
    return tuple(_alike(needs, role, other, share) for share, other in best)


def _bits(needs: Needs) -> dict[str, int]:
    """Number the things, the commonest from 0."""
    common: dict[str, int] = defaultdict(int)
    for things in needs.held.values():
        for thing in things:
            common[thing] += 1
    ordered = sorted(common, key=lambda thing: (-common[thing], thing))
    return {thing: bit for bit, thing in enumerate(ordered)}


def _near(sets: Sequence[int], least: float) -> Iterator[tuple[float, int, int]]:
    """Find the pairs of different sets of bits with a share of at least so much.

    Args:
        sets: From few bits to many; rarer things have higher bits.
        least: The share, above 0.
    """
    index: dict[int, list[int]] = defaultdict(list)
    for one in sets:
        size = one.bit_count()
        fewest = ceil(least * size - _ROUNDING)
        rare = list(islice(_high_bits(one), size - fewest + 1))
        for other in {other for bit in rare for other in index[bit]}:
            if other.bit_count() >= fewest:
                share = (one & other).bit_count() / (one | other).bit_count()
                if share >= least:
                    yield share, other, one
        for bit in rare:
            index[bit].append(one)


def _high_bits(number: int) -> Iterator[int]:
    """Give the places of the bits that are set, the highest first.

    >>> list(_high_bits(0b1010))
    [3, 1]
    """
    while number:
        place = number.bit_length() - 1
        yield place
        number ^= 1 << place


def _alike(needs: Needs, first: str, second: str, share: float) -> Alike:
    both = needs.held[first] & needs.held[second]
    return Alike(
        first, second, share, tuple(sorted(both, key=lambda t: (natural(needs.name(t)), t)))
    )
