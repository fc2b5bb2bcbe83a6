"""What whole questions mean that weigh, order or average, as frozen values.

Ranking         the most, the fewest, highest     Weighing    in order of an amount
Midway          more than the average             Averaging   average or sum of an amount
Ratio           how many of these to those        Outweighing which of two has more
Difference      how many more                     Proportion  what part of a set
Commonest       what most roles need
"""

from __future__ import annotations

from remit.graph.asking.logic import Condition, OneOf, Things
from remit.graph.asking.value import Value


class Ranking(Value):
    """Which things of the set have the most, or fewest, of a kind; or the highest rank.

    `limit` is how many places are shown, from the place-th on: the second most, the first three.
    Of ranks, `modality` mention takes in the roles that are only named.
    """

    things: Things
    by: str
    least: bool = False
    modality: str = "need"
    limit: int = 1
    place: int = 1


class Midway(Value):
    """Which things of a set have more of a kind than the average, or the median? `least`: fewer."""

    things: Things
    kind: str
    modality: str = "need"
    least: bool = False
    median: bool = False


class Ratio(Value):
    """How many things of one set are there to those of another?"""

    one: Things
    other: Things


class Difference(Value):
    """How many more of a kind has one thing than another? `counted` holds the set of each.

    With `whether`: has it more at all?
    """

    sides: tuple[OneOf, OneOf]
    counted: tuple[Things, Things]
    whether: bool = False


class Proportion(Value):
    """Of what part of a set does a condition hold?

    With a `sign` (> < >=), whether that is more, less, or no less than half of it.
    """

    things: Things
    condition: Condition
    sign: str = ""


class Commonest(Value):
    """Which things of a kind do most roles need? With `majority`: more than half of them."""

    kind: str
    modality: str = "need"
    majority: bool = False


class Weighing(Value):
    """Which things of a set state the most, or least, of an amount, or in which order?

    Attributes:
        measure: A relation of amounts.toml.
        end: `lowest` or `highest` where one end of what is stated is meant, else empty.
        limit: How many places are shown; EVERY for all, in order.
        currency: The money that is asked about, empty for any.
        per: The time that the amount is for, empty where none is said.
    """

    things: Things
    measure: str
    end: str = ""
    least: bool = False
    limit: int = 1
    currency: str = ""
    per: str = ""


class Averaging(Value):
    """What is an amount of the things of a set on average, or with `total` altogether?"""

    things: Things
    measure: str
    end: str = ""
    total: bool = False
    currency: str = ""
    per: str = ""


class Outweighing(Value):
    """Which of two roles states more of an amount, or less?

    `shape` is which, whether (has the first more?) or difference (how much more has the first?);
    `end` is the end of a range that is meant, `lowest` or `highest`, where one is said.
    """

    one: OneOf
    other: OneOf
    measure: str
    least: bool = False
    shape: str = "which"
    end: str = ""
