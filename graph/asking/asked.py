"""What whole questions mean, as frozen values: each is answered by the function of its name.

Listing         things of a set                   Differing   what two roles need that differs
Counting        how many                          Sharing     what all of these roles need
Existing        is there one                      Lacking     what one role needs, another not
Checking        does it hold of this one          Fitting     roles for someone who holds these
Valuing         a plain value of things           Degree      essential or desirable
Describing      all that is known of a thing      Expanding   what a short form stands for
Naming          other names of a thing
Duties          what a role does                  Placing     the words that say so, or why
Ranking         the most, the fewest, highest     Chain       those above a role
Difference      how many more                     Proportion  what part of a set
Commonest       what most roles need              Finding     mistakes in profiles
Wanting         what someone lacks for a role     Unheld      what no graph holds
EachNeeds       how many each role needs          Columns     several values of each
Grouped         how many of each                     Staffing    how many people it manages
Comparing       what several roles need that differs    Sorting     is it of this kind
Weighing        in order of an amount                   Averaging   average or sum of an amount
Outweighing     which of two has more                   Alone       is it the only one
Applying        is the role of this rank               Midway      more than the average
Ratio           how many of these to those             Putting    what stands under a label
Alike           are these the same as those
"""

from __future__ import annotations

from remit.graph.asking.logic import Condition, Managing, OneOf, Target, Things, Topic, Words
from remit.graph.asking.value import Value


class Listing(Value):
    """Which things are of the set?"""

    things: Things


class Counting(Value):
    """How many things are of the set?"""

    things: Things


class Existing(Value):
    """Is there anything in the set? With `none`: is there nothing in it?"""

    things: Things
    none: bool = False


class Checking(Value):
    """Does the condition hold of this thing, or of every thing of a set?"""

    subject: Target
    condition: Condition


class Applying(Value):
    """May somebody of this rank apply for a role?"""

    role: OneOf
    rank: Condition


class Alone(Value):
    """Is this the only thing of the set?"""

    one: OneOf
    things: Things


class Alike(Value):
    """Do two sets hold the same things?"""

    one: Things
    other: Things


class Valuing(Value):
    """What is a plain value (relation to `text`) of these things?"""

    relation: str
    subject: Target


class Describing(Value):
    """What is known of a thing?"""

    one: OneOf


class Naming(Value):
    """What else is a thing called?"""

    one: OneOf


class Duties(Value):
    """What does a role do? With words: what of it speaks of them. `counted`: how many of them?

    `timed` is `how-long` or `how-often`: of what speaks of the words, only what tells that.
    """

    role: OneOf
    words: Words | None = None
    counted: bool = False
    timed: str = ""


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


class Degree(Value):
    """Is a topic essential for a role, or desirable? With None: for each role that calls for it."""

    topic: Topic
    role: OneOf | None = None


class Differing(Value):
    """What does each of two roles need that the other does not? `facts`: with unit and manager."""

    one: OneOf
    other: OneOf
    kind: str = "requirement"
    modality: str = ""
    facts: bool = True


class Sharing(Value):
    """What do all of these roles need, and the one in `but` not? `kind` narrows what is listed."""

    roles: tuple[Target, ...]
    kind: str = "requirement"
    modality: str = ""
    but: OneOf | None = None


class Lacking(Value):
    """What does one role need that another does not? `kind` narrows what is listed."""

    have: OneOf
    want: OneOf
    kind: str = "requirement"


class Wanting(Value):
    """What does a role need that someone who holds these topics, and this rank, still lacks?"""

    held: tuple[Topic, ...]
    want: OneOf
    rank: Condition | None = None


class Fitting(Value):
    """Which roles need what someone holds, and what else? `among`: what else holds of them."""

    held: tuple[Topic, ...]
    among: Condition | None = None


class Expanding(Value):
    """What does a short form stand for?"""

    short: str
    one: OneOf | None = None


class Placing(Value):
    """Where do documents say that this holds, or why does it? `subject` None: of any role.

    With `heading`, the heading that stands next above it is asked for.
    """

    subject: Target | None
    condition: Condition
    why: bool = False
    heading: bool = False


class Putting(Value):
    """What do forms put under a label? `subject` None: all of them."""

    label: Words
    subject: Target | None = None


LAST = -1
"""So many steps above a role that nobody stands higher."""


class Chain(Value):
    """Who stands above a role, step by step; with a number, so many steps above it, or the last."""

    role: OneOf
    steps: int = 0


class Unheld(Value):
    """What no graph holds, with the sentence that says so."""

    because: str


class Finding(Value):
    """Which mistakes do profiles hold? `category`: of findings.toml; `shape`: list, count, any.

    With `about`, those alone that speak of it: "which profiles leave the grade undecided".
    """

    category: str
    role: OneOf | None = None
    shape: str = "list"
    about: OneOf | None = None


class Staffing(Value):
    """How many people does a role, or each role of a set, manage? With a sort: how many of it."""

    subject: Target
    sort: Managing | None = None


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


class Sorting(Value):
    """Is a thing of a kind: is it an Act, a system, a force?"""

    one: OneOf
    kind: str


class Comparing(Value):
    """What do some of these roles need that others do not?"""

    roles: tuple[Target, ...]
    kind: str = "requirement"
    modality: str = ""


class Grouped(Value):
    """How many things of a set does each thing of a kind have?"""

    things: Things
    per: str


class EachNeeds(Value):
    """How many of a kind does each role need? With `average`: how many on average?"""

    kind: str
    modality: str = "need"
    average: bool = False


class Columns(Value):
    """What are some values of each thing of a set?"""

    things: Things
    relations: tuple[str, ...]


Question = (
    Listing
    | Counting
    | Existing
    | Checking
    | Applying
    | Alone
    | Alike
    | Valuing
    | Describing
    | Naming
    | Duties
    | Ranking
    | Midway
    | Ratio
    | Difference
    | Proportion
    | Commonest
    | Degree
    | Differing
    | Sharing
    | Lacking
    | Wanting
    | Fitting
    | Expanding
    | Placing
    | Putting
    | Chain
    | Finding
    | Unheld
    | Grouped
    | Columns
    | EachNeeds
    | Staffing
    | Comparing
    | Sorting
    | Weighing
    | Averaging
    | Outweighing
)
