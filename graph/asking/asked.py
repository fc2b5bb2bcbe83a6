"""What whole questions mean, as frozen values: each is answered by the function of its name.

Listing         things of a set                   Differing   what two roles need that differs
Counting        how many                          Sharing     what all of these roles need
Existing        is there one                      Lacking     what one role needs, another not
Checking        does it hold of this one          Fitting     roles for someone who holds these
Valuing         a plain value of things           Degree      essential or desirable
Describing      all that is known of a thing      Expanding   what a short form stands for
Naming          other names of a thing            Placing     the words that say so, or why
Duties          what a role does                  Putting     what stands under a label
Wanting         what someone lacks for a role     Chain       those above a role
EachNeeds       how many each role needs          Unheld      what no graph holds
Grouped         how many of each                  Columns     several values of each
Finding         mistakes in profiles              Staffing    how many people it manages
Sorting         is it of this kind                Alone       is it the only one
Applying        is the role of this rank          Alike       are these the same as those
Comparing       what several roles need that differs

Those that weigh, order or average stand in `asked_amounts`.
"""

from __future__ import annotations

from remit.graph.asking.asked_amounts import (
    Averaging,
    Commonest,
    Difference,
    Midway,
    Outweighing,
    Proportion,
    Ranking,
    Ratio,
    Weighing,
)
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
