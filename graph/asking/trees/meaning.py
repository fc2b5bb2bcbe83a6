"""What a question over a user's graph means: a tree of things, and what is wanted of it.

Tree     things of some classes, or by name, with tests and with links to other things
Link     the properties that lead from one thing to another, forwards or back
Goal     About, Rows, Counted, Whether, Every, Summed, Groups, Share, Firsts, Between or Outnumbers:
         what is wanted of a tree
"""

from __future__ import annotations

from remit.graph.asking.logic import OneOf
from remit.graph.asking.value import Value

ONLY = "only"


class Step(Value):
    """One property, from its subject to its value, or back where inverse.

    `often` is "*" or "+" where the property is followed up a hierarchy, "~" where it holds both
    ways.
    """

    relation: str
    inverse: bool = False
    often: str = ""


class Compare(Value):
    """A number or a date that stands so to another: `sign` as of `plain_values.comparison`."""

    relation: str
    sign: str
    value: str


class CompareAverage(Value):
    """A number that stands so to the average, highest or lowest of all of the same class."""

    relation: str
    sign: str
    function: str


class Holds(Value):
    """One of these plain values, each a term as the graph writes it; `only` these and no other."""

    relation: str
    terms: tuple[str, ...]
    said: str
    only: bool = False


class Truth(Value):
    """True or false."""

    relation: str
    true: bool


class IsA(Value):
    """Is a thing of one of these classes."""

    classes: tuple[str, ...]
    said: str


class Still(Value):
    """Did not end before a day, by the very record that tells what else is so."""

    relation: str
    day: str


class Has(Value):
    """Any value."""

    relation: str


class Versus(Value):
    """A number or date that stands so to that of another node of the tree."""

    relation: str
    sign: str
    node: int


class Beside(Value):
    """A number or date that stands so to another of the same thing: stock to reorder level."""

    relation: str
    sign: str
    other: str


class Other(Value):
    """Is not another node of the tree."""

    node: int


class Besides(Value):
    """Is none of these things."""

    one: OneOf


class Number(Value):
    """Has so many values of a property."""

    relation: str
    sign: str
    number: int


class Either(Value):
    """Is one of the things at the roots of these trees."""

    ways: tuple[Tree, ...]


class Lacks(Value):
    """The graph does not say that a test holds."""

    test: Test


class Tree(Value):
    """Things: of these classes or by name, for which all tests and links hold.

    Attributes:
        number: Tells the nodes of one question apart.
        classes: The classes of the things; empty where they are named or any will do.
        said: What the things are called, in the plural.
        one: The things by name.
        tests: Conditions on plain values.
        links: What they are joined to.
    """

    number: int
    classes: tuple[str, ...]
    said: str
    one: OneOf | None = None
    tests: tuple[Test, ...] = ()
    links: tuple[Link, ...] = ()


class Link(Value):
    """The way from things to other things.

    `mode` is empty, `not` (there is none), `only` (and no other), `maybe` (shown where there is
    one), `beside` (to compare with: nothing joins them), or a sign and a number (`>=3`: so many
    there are).
    """

    steps: tuple[Step, ...]
    tree: Tree
    mode: str = ""


Test = (
    Compare
    | CompareAverage
    | Holds
    | Truth
    | IsA
    | Other
    | Besides
    | Has
    | Still
    | Versus
    | Beside
    | Number
    | Either
    | Lacks
)


class Column(Value):
    """What is shown beside each row: a plain value of a node, or the node itself."""

    node: int
    relation: str = ""


class Order(Value):
    """Highest or lowest first, so many of them from the `skip`ped on.

    By a plain value (`relation` of `node`), or by how many there are of `node`, or by a `function`
    over the values of all of its nodes.
    """

    node: int
    relation: str = ""
    function: str = ""
    least: bool = False
    limit: int = 1
    skip: int = 0


class Rows(Value):
    """List the things at the root of a tree, or at another node, with columns."""

    tree: Tree
    columns: tuple[Column, ...] = ()
    order: Order | None = None
    values: bool = False


class Counted(Value):
    """How many things are at the root of a tree? Or how many values of a property have they?"""

    tree: Tree
    relation: str = ""


class Whether(Value):
    """Is there such a thing?"""

    tree: Tree


class Every(Value):
    """Do all things of the first tree stand in the second, which says more of them?"""

    tree: Tree
    narrower: Tree


class Summed(Value):
    """The AVG, SUM, MAX or MIN of a property of one node, over all rows of the tree."""

    function: str
    tree: Tree
    node: int
    relation: str


class Groups(Value):
    """Count or sum for each thing at a node, or for each value of a property of it.

    With `function` the values of `relation` of node `of` are taken together; without, the things at
    node `of` are counted. `over` takes the AVG, MAX or MIN of all groups into one number; `only`
    leaves out groups of none; `having` is a sign and a number that the count or value must pass;
    `period` takes all dates of one year or month together.
    """

    tree: Tree
    by: int
    by_relation: str
    of: int
    function: str = ""
    relation: str = ""
    order: Order | None = None
    over: str = ""
    only: bool = False
    having: str = ""
    period: str = ""


class Share(Value):
    """How many per cent of the things of the whole stand in the tree, which says more of them?"""

    tree: Tree
    whole: Tree


class Firsts(Value):
    """List the best things for each thing at another node, or for each value of a property."""

    tree: Tree
    order: Order
    by: int
    by_relation: str = ""


class Between(Value):
    """By how much do two things differ in a property? `either` way round, or the one has more?"""

    relation: str
    more: Tree
    less: Tree
    either: bool = False


class Outnumbers(Value):
    """How do two numbers of things stand to one another?

    `wants` is `whether` the first is as the sign says, `which` it is, or their `difference`.
    """

    sign: str
    first: Counted
    second: Counted
    wants: str = "whether"


class About(Value):
    """What is known of a thing?"""

    one: OneOf


Goal = (
    About
    | Rows
    | Counted
    | Whether
    | Every
    | Summed
    | Groups
    | Share
    | Firsts
    | Between
    | Outnumbers
)
