"""What the conditions of a question mean, as frozen values: turned into SPARQL and into words.

OneOf         what one phrase names            Words       what has no name here
Things        a set: a kind and a condition

Condition
├── Related, Partnered, Same  by a relation      ├── Described, Superseded, Issued, Counted, IsOne
├── Needs, Mentions, Duty  of what profiles say  │   Measured: states such an amount
├── NeededBy               by so many roles     ├── Spoken: documents speak of it
├── Managing               people of a sort
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
Topic = OneOf | Words | Things


class Related(Value):
    """Holds a relation of relations.toml to the target; from the other side where inverse."""

    relation: str
    target: Target
    inverse: bool = False


class Needs(Value):
    """A role needs a topic (None: any of that aspect), or with `by` a topic is needed by roles.

    A topic that is a set ("repealed Acts") stands for any thing of it.

    `modality` is need (essential, obligatory, conditional), essential, mandatory, desirable,
    conditional, not-required or any. `aspect` is a kind of kinds.toml with a requirement, or empty.
    With `held` it was asked by whom it is `had` ("roles with a Tier 3 course") or `wanted`, and not
    who requires it.
    """

    topic: Topic | None = None
    modality: str = "need"
    aspect: str = ""
    by: Target | None = None
    held: str = ""
    beside: ClassVar[frozenset[str]] = frozenset({"held"})


class Mentions(Value):
    """A role's profile speaks of a topic, or with `by` profiles of roles speak of a topic."""

    topic: Topic | None = None
    by: Target | None = None


class Duty(Value):
    """A role's profile holds a passage with these words; `missing` is one that no passage holds."""

    words: Words
    names: tuple[OneOf, ...] = ()
    missing: str = ""


class Said(Value):
    """A field of a role's form holds these words: its location, its hours, its status."""

    relations: tuple[str, ...]
    words: Words


class Described(Value):
    """Has a profile of its own."""


class Superseded(Value):
    """A law that another has replaced."""


class Issued(Value):
    """A law of such years: the sign is =, <, <=, > or >=."""

    sign: str
    year: int


class Partnered(Value):
    """Has any partner in a relation; from the other side where inverse."""

    relation: str
    inverse: bool = False


class Managing(Value):
    """Manages people of a sort, as a field of its form counts them or its duties say in words.

    Attributes:
        written: The name of the sort as it was said; empty for people of any sort.
        rank: The rank that they hold, where it names one.
        designation: The designation before that rank.
        names: What else the name means.
    """

    written: str = ""
    rank: Named | None = None
    designation: Named | None = None
    names: tuple[Named, ...] = ()


MENTIONED = "mention"  # what profiles speak of is counted, and not what they require
STAFF = "staff"  # people are counted, as forms say, and not the roles that report


class Counted(Value):
    """Has so many of a kind: `sign` is one of >= <= > < =; modality STAFF: manages so many."""

    kind: str
    sign: str
    number: int
    modality: str = "need"


class Measured(Value):
    """States an amount or a date that lies so: `sign` is one of >= <= > < = == between any.

    Of a range, `=` is within it and `==` all of it.

    Attributes:
        measure: A relation of amounts.toml, such as `salary`.
        number: The amount, or a date as far as it is given: `2026-06-01`, `--06`, `2026`.
        upto: The other end, for `between`.
        currency: A code or a sign; empty where none is said.
        per: The time that the amount is for; empty where none is said.
        end: `lowest` or `highest` where one end of what is stated is meant, else empty.
        than: A role whose own amount or date takes the place of the number.
    """

    measure: str
    sign: str
    number: float | str
    upto: float | str | None = None
    currency: str = ""
    per: str = ""
    end: str = ""
    than: OneOf | None = None


class Same(Value):
    """Has the same in a relation as another thing has; with None, as any other with a profile."""

    relation: str
    other: OneOf | None = None


class NeededBy(Value):
    """Is needed by so many roles: `sign` is one of >= <= > < =; modality `mention`: spoken of."""

    sign: str
    number: int
    modality: str = "need"


class Spoken(Value):
    """Is spoken of by a document, not by the reference data alone."""


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
    | Said
    | Described
    | Superseded
    | Issued
    | Spoken
    | Partnered
    | Counted
    | Managing
    | Measured
    | NeededBy
    | Same
    | IsOne
    | All
    | Any
    | Not
)
