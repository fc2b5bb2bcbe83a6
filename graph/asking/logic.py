"""What a question means, as frozen values: made by reading, turned into SPARQL and back into words.

Question
├── Listing         things of a set                 ├── Differing     what two roles need that differs
├── Counting        how many                        ├── Sharing       what all of these roles need
├── Existing        is there one                    ├── Lacking       what one role needs that another has not
├── Checking        is this one of them             ├── Fitting       roles for someone who holds these
├── Valuing         a plain value of things         ├── Expanding     what a short form stands for
├── Describing      all that is known of a thing    ├── Placing       the words that say so, or why
├── Ranking         the most, the fewest …          └── Finding       mistakes in profiles
└── Degree          essential or desirable

Condition
├── Related, Needs, Mentions, Duty, Superseded, Described, Counted, IsOne
└── All, Any, Not
"""

from __future__ import annotations

from typing import ClassVar

from remit.graph.asking.value import Value


class Named(Value):
    """One thing of the graph, and how its name was found: the rung of the ladder."""

    iri: str
    label: str
    kind: str
    rung: str = "label"
    used: int = 0
    needed: int = 0
    beside: ClassVar[frozenset[str]] = frozenset({"rung", "used", "needed"})


class OneOf(Value):
    """What one phrase of the question names: one thing, or several that it may mean.

    `any` where several are meant together ("interview course" for two courses); otherwise several
    names are an ambiguity, to be asked back.
    """

    names: tuple[Named, ...]
    written: str = ""
    any: bool = False
    beside: ClassVar[frozenset[str]] = frozenset({"written"})


class Words(Value):
    """A subject that has no name in the graph: looked for in the text."""

    words: tuple[str, ...]
    written: str = ""
    beside: ClassVar[frozenset[str]] = frozenset({"written"})


class Things(Value):
    """A set: all things of a kind for which a condition holds."""

    kind: str
    where: Condition | None = None


Target = OneOf | Things
Topic = OneOf | Words


class Related(Value):
    """Holds a relation of relations.toml to the target; from the other side where inverse."""

    relation: str
    target: Target
    inverse: bool = False


class Needs(Value):
    """A role needs a topic (None: anything of that aspect), or with `by` a topic is needed by roles.

    `modality` is need (essential, obligatory, conditional), essential, mandatory, desirable,
    conditional, not-required or any. `aspect` is a kind of kinds.toml with a requirement, or empty.
    """

    topic: Topic | None = None
    modality: str = "need"
    aspect: str = ""
    by: Target | None = None


class Mentions(Value):
    """A role's profile speaks of a topic, or with `by` a topic is spoken of in profiles of roles."""

    topic: Topic | None = None
    by: Target | None = None


class Duty(Value):
    """A role's profile holds a passage with these words; `missing` is one that no passage holds."""

    words: Words
    names: tuple[OneOf, ...] = ()
    missing: str = ""


class Described(Value):
    """Has a profile of its own."""


class Superseded(Value):
    """A law that another has replaced."""


class Partnered(Value):
    """Has any partner in a relation; from the other side where inverse."""

    relation: str
    inverse: bool = False


class Counted(Value):
    """Has so many of a kind: `sign` is one of >= <= > < =."""

    kind: str
    sign: str
    number: int
    modality: str = "need"


class IsOne(Value):
    """Is this very thing."""

    one: OneOf


class All(Value):
    """All of these hold."""

    parts: tuple[Condition, ...]


class Any(Value):
    """At least one of these holds."""

    parts: tuple[Condition, ...]


class Not(Value):
    """The graph does not say that this holds."""

    part: Condition


Condition = (
    Related
    | Needs
    | Mentions
    | Duty
    | Described
    | Superseded
    | Partnered
    | Counted
    | IsOne
    | All
    | Any
    | Not
)


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


class Valuing(Value):
    """What is a plain value (relation to `text`) of these things?"""

    relation: str
    subject: Target


class Describing(Value):
    """What is known of a thing?"""

    one: OneOf


class Duties(Value):
    """What does a role do? With words: what of it speaks of them."""

    role: OneOf
    words: Words | None = None


class Ranking(Value):
    """Which things of the set have the most, or fewest, of a kind; or the highest rank."""

    things: Things
    by: str
    least: bool = False
    modality: str = "need"
    limit: int = 1


class Commonest(Value):
    """Which things of a kind do most roles need?"""

    kind: str
    limit: int = 1


class Degree(Value):
    """Is a topic essential for a role, or desirable?"""

    topic: Topic
    role: OneOf


class Differing(Value):
    """What does each of two roles need that the other does not?"""

    one: OneOf
    other: OneOf


class Sharing(Value):
    """What do all of these roles need? `kind` narrows what is listed."""

    roles: tuple[Target, ...]
    kind: str = "requirement"


class Lacking(Value):
    """What does one role need that another does not?"""

    have: OneOf
    want: OneOf


class Fitting(Value):
    """Which roles need what someone holds, and what else do they need?"""

    held: tuple[Topic, ...]


class Expanding(Value):
    """What does a short form stand for?"""

    short: str
    one: OneOf | None = None


class Placing(Value):
    """Where do documents say that this holds, or why does it? `subject` None: of any role."""

    subject: Target | None
    condition: Condition
    why: bool = False


class Chain(Value):
    """Who stands above a role, step by step; or below it."""

    role: OneOf


class Finding(Value):
    """Which mistakes do profiles hold? `category` is one of findings.toml; `shape` list, count or any."""

    category: str
    role: OneOf | None = None
    shape: str = "list"


Question = (
    Listing
    | Counting
    | Existing
    | Checking
    | Valuing
    | Describing
    | Duties
    | Ranking
    | Commonest
    | Degree
    | Differing
    | Sharing
    | Lacking
    | Fitting
    | Expanding
    | Placing
    | Chain
    | Finding
)
