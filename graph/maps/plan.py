"""What a map shows before anything has a place: cards, lines between them, and their regions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Card:
    """One box to be.

    Attributes:
        key: What tells it from all others; lines name it by this.
        iri: The thing that it stands for. Two cards may stand for one thing.
        title: What stands on it.
        rank: A shorter second text, or empty.
        note: A text in place of the group's name, or empty.
        group: The key of what gives it its colour, or empty.
        regions: The keys of the regions that it belongs in, the outermost first; at most two.
        order: Its place among its like, lowest first.
        hollow: Whether it is drawn as something of which little is known.
        vetting: The name of a vetting level, or empty.
        qualifications: Number of qualifications that it requires.
        findings: Number of findings about it.
    """

    key: str
    iri: str
    title: str
    rank: str = ""
    note: str = ""
    group: str = ""
    regions: tuple[str, ...] = ()
    order: int = 0
    hollow: bool = False
    vetting: str = ""
    qualifications: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line between two cards, or from a card to a region.

    Attributes:
        source: Key of a card.
        target: Key of a card or of a region.
        kind: What the line says, in words.
        hangs: Whether `source` may hang under `target`, as a role does under its manager.
        stated: Whether a document says so; else it is inferred.
        dotted: Whether it is dotted where it hangs. A line that does not hang always is.
    """

    source: str
    target: str
    kind: str
    hangs: bool = False
    stated: bool = True
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """How the page speaks of what it shows."""

    one: str
    many: str
    full: str
    hollow: str
    above: str
    below: str
    nobody: str
    group: str = "Units"
    no_region: str = "No organisation stated"
    rank: str = "Rank or grade"
    find: str = "Find a role, rank or unit"
    empty: str = (
        "No role is in this map. Build a graph from role profiles, "
        "or widen the filters that the map was made with."
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a map shows.

    Attributes:
        title: What the map is called.
        summary: What is in it, in a few words.
        cards: The boxes to be.
        lines: The lines between them.
        names: The names of groups and regions by key.
        words: How the page speaks of it.
        heads: The key of the organisation that each group belongs to, where it does.
        kinds: The kinds of line that trees are made of; they are drawn solid.
        view: What the page shows first: map, list, table or matrix.
        matrix: Whether the page has a matrix of cards and what they require.
        question: A question whose answer stands out, or empty.
        answer: The IRIs of the things that answer it.
    """

    title: str
    summary: str
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    words: Words
    heads: Mapping[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    view: str = "map"
    matrix: bool = False
    question: str = ""
    answer: frozenset[str] = frozenset()


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, or nothing for none.

    >>> counted(1, "role", "roles"), counted(1200, "role", "roles"), counted(0, "role", "roles")
    ('1 role', '1,200 roles', '')
    """
    return f"{number:,} {one if number == 1 else many}" if number else ""
