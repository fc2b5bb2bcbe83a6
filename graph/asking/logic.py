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

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Named:
    """One thing of the graph, and how its name was found: the rung of the ladder."""

    iri: str
    label: str
    kind: str
    rung: str = field(default="label", compare=False)
    used: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """What one phrase of the question names: one thing, or several that it may mean.

    `any` where several are meant together ("interview course" for two courses); otherwise several
    names are an ambiguity, to be asked back.
    """

    names: tuple[Named, ...]
    written: str = field(default="", compare=False)
    any: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A subject that has no name in the graph: looked for in the text."""

    words: tuple[str, ...]
    written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Things:
    """A set: all things of a kind for which a condition holds."""

    kind: str
    where: Condition | None = None


Target = OneOf | Things
Topic = OneOf | Words


@dataclass(frozen=True, slots=True)
class Related:
    """Holds a relation of relations.toml to the target; from the other side where inverse."""

    relation: str
    target: Target
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """A role needs a topic (None: anything of that aspect), or with `by` a topic is needed by roles.

    `modality` is need (essential, obligatory, conditional), essential, mandatory, desirable,
    conditional, not-required or any. `aspect` is a kind of kinds.toml with a requirement, or empty.
    """

    topic: Topic | None = None
    modality: str = "need"
    aspect: str = ""
    by: Target | None = None


@dataclass(frozen=True, slots=True)
class Mentions:
    """A role's profile speaks of a topic, or with `by` a topic is spoken of in profiles of roles."""

    topic: Topic | None = None
    by: Target | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A role's profile holds a passage with these words; `missing` is one that no passage holds."""

    words: Words
    names: tuple[OneOf, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """Has a profile of its own."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A law that another has replaced."""


@dataclass(frozen=True, slots=True)
class Partnered:
    """Has any partner in a relation; from the other side where inverse."""

    relation: str
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """Has so many of a kind: `sign` is one of >= <= > < =."""

    kind: str
    sign: str
    number: int
    modality: str = "need"


@dataclass(frozen=True, slots=True)
class IsOne:
    """Is this very thing."""

    one: OneOf


@dataclass(frozen=True, slots=True)
class All:
    """All of these hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
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


@dataclass(frozen=True, slots=True)
class Listing:
    """Which things are of the set?"""

    things: Things


@dataclass(frozen=True, slots=True)
class Counting:
    """How many things are of the set?"""

    things: Things


@dataclass(frozen=True, slots=True)
class Existing:
    """Is there anything in the set? With `none`: is there nothing in it?"""

    things: Things
    none: bool = False


@dataclass(frozen=True, slots=True)
class Checking:
    """Does the condition hold of this thing, or of every thing of a set?"""

    subject: Target
    condition: Condition


@dataclass(frozen=True, slots=True)
class Valuing:
    """What is a plain value (relation to `text`) of these things?"""

    relation: str
    subject: Target


@dataclass(frozen=True, slots=True)
class Describing:
    """What is known of a thing?"""

    one: OneOf


@dataclass(frozen=True, slots=True)
class Duties:
    """What does a role do? With words: what of it speaks of them."""

    role: OneOf
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Which things of the set have the most, or fewest, of a kind; or the highest rank."""

    things: Things
    by: str
    least: bool = False
    modality: str = "need"
    limit: int = 1


@dataclass(frozen=True, slots=True)
class Commonest:
    """Which things of a kind do most roles need?"""

    kind: str
    limit: int = 1


@dataclass(frozen=True, slots=True)
class Degree:
    """Is a topic essential for a role, or desirable?"""

    topic: Topic
    role: OneOf


@dataclass(frozen=True, slots=True)
class Differing:
    """What does each of two roles need that the other does not?"""

    one: OneOf
    other: OneOf


@dataclass(frozen=True, slots=True)
class Sharing:
    """What do all of these roles need? `kind` narrows what is listed."""

    roles: tuple[Target, ...]
    kind: str = "requirement"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What does one role need that another does not?"""

    have: OneOf
    want: OneOf


@dataclass(frozen=True, slots=True)
class Fitting:
    """Which roles need what someone holds, and what else do they need?"""

    held: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Expanding:
    """What does a short form stand for?"""

    short: str
    one: OneOf | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """Where do documents say that this holds, or why does it? `subject` None: of any role."""

    subject: Target | None
    condition: Condition
    why: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Who stands above a role, step by step; or below it."""

    role: OneOf


@dataclass(frozen=True, slots=True)
class Finding:
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
