"""The kinds of things that users' own graphs speak of: their classes, and who is meant by "who"."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.inflection import plural, verb_forms
from remit.graph.asking.lexicon import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

WHO, WHAT, DOER = "own-who", "own-what", "own-doer-"


@dataclass(frozen=True)
class OwnClass:
    """A class of the user's, with its names and the classes of its things."""

    id: str
    iri: str
    names: tuple[str, ...]
    classes: frozenset[str]
    things: int


def read_classes(index: NameIndex) -> list[OwnClass]:
    """Read the classes, those with the fewest classes below them first."""
    rows = [
        (iri, tuple(json.loads(names)), frozenset(json.loads(classes)), int(things))
        for iri, names, classes, things in index.schema("class")
    ]
    rows.sort(key=lambda row: (len(row[2]), row[0]))
    return [OwnClass(f"own-class-{n}", *row) for n, row in enumerate(rows)]


def with_shared(classes: list[OwnClass], people: Sequence[str]) -> list[OwnClass]:
    """Add what several classes of people are called together, where no class takes them in.

    Private and business customers are customers.
    """
    named = {name for c in classes for name in c.names}
    ends: dict[str, list[OwnClass]] = {}
    for one in classes:
        for end in {n.split()[-1] for n in one.names if n.count(" ") == 1} & set(people) - named:
            ends.setdefault(end, []).append(one)
    for number, (end, some) in enumerate(sorted(ends.items())):
        whole = frozenset[str]().union(*(c.classes for c in some))
        if len(some) > 1 and not any(c.classes >= whole for c in classes):
            things = sum(c.things for c in some)
            classes = [*classes, OwnClass(f"own-shared-{number}", "", (end,), whole, things)]
    return sorted(classes, key=lambda c: (len(c.classes), c.iri))


def kind(found: OwnClass) -> Kind:
    """Make the kind of the things of a class."""
    name = found.names[0]
    return _plain_kind(found.id, found.classes, name, plural(name))


def united(one: Kind, other: Kind, joint: str) -> Kind:
    """Make the kind of the things of two kinds, which a word joins: "vans and lorries"."""
    names = (f"{first} {joint} {second}" for first, second in _names(one, other))
    return _plain_kind(f"{one.id}+{other.id}", {*one.classes, *other.classes}, *names)


def _names(one: Kind, other: Kind) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one.one, other.one), (one.several, other.several)


def _plain_kind(id_: str, classes: frozenset[str] | set[str], one: str, several: str) -> Kind:
    return Kind(id_, tuple(sorted(classes)), one, several, False, "", (), (), (), "")


def everyone(
    classes: Sequence[OwnClass], people: set[str], maybe: Sequence[str]
) -> dict[str, Kind]:
    """Make the kinds that "who" and "what" ask for.

    Args:
        classes: All classes.
        people: Those of people.
        maybe: Words for what is meant by "who", too.
    """
    every = {iri for c in classes for iri in c.classes}
    who = people | called_by(classes, maybe) or every
    return {
        WHO: _plain_kind(WHO, who, "one", "those"),
        WHAT: _plain_kind(WHAT, every, "thing", "things"),
    }


def persons(
    classes: Sequence[OwnClass], index: NameIndex, people: Mapping[str, Sequence[str]]
) -> set[str]:
    """Find the classes of people: called so, or with what only people have."""
    telling = set(people["has"])
    has = {
        iri
        for row in index.schema("property")
        if not telling.isdisjoint(json.loads(row[1])) and len(json.loads(row[0])) == 1
        for iri in json.loads(row[2])
        if index.has_named(iri)
    }
    return called_by(classes, people["words"]) | has


def called_by(classes: Sequence[OwnClass], words: Sequence[str]) -> set[str]:
    """Find the classes that are called by one of these words: no orders, of "customer order"."""
    named = set(words)
    return {iri for c in classes for iri in c.classes if any(_head(n) in named for n in c.names)}


def _head(name: str) -> str:
    """Find the word of a name that says what is called so.

    >>> [_head(name) for name in ("customer order", "sales staff", "member of staff")]
    ['order', 'staff', 'member']
    """
    before, _, _ = name.partition(" of ")
    return before.split()[-1] if before else name


def events_of(
    classes: Sequence[OwnClass], lexicon: Lexicon
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """List the verbs for the classes of events, and the class of each: "were delivered".

    A verb is said of the class that takes in the others which it could be said of.
    """
    table = lexicon.own["events"]
    done = {c.id: {v for n in c.names for v in _done(n, table)} for c in classes}
    cues: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for one in classes:
        wider = [done[other.id] for other in classes if other.classes > one.classes]
        for name in one.names:
            said = dict.fromkeys(_done(name, table))
            verbs = [verb for verb in said if not any(verb in verbs for verbs in wider)]
            if verbs:
                forms = [f for verb in verbs for f in verb_forms(verb, lexicon.own["irregular"])]
                kinds[f"own-event-{one.id}"] = one.id
                cues[f"own-event-{one.id}.verb"] = forms
    return cues, kinds


def _done(name: str, table: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """List the verbs for a kind of event, by its whole name or the last word."""
    return table.get(name) or table.get(name.rsplit(maxsplit=1)[-1], ())


def doers_of(classes: Sequence[OwnClass], lexicon: Lexicon) -> dict[str, list[str]]:
    """List the verbs for what things of each class do, whose name tells it: "who sponsors X"."""
    table = lexicon.own["agents"]
    found = {}
    for one in classes:
        verbs = [verb for n in one.names for verb in table.get(n.split()[-1], ())]
        forms = [f for verb in verbs for f in verb_forms(verb, lexicon.own["irregular"])]
        if forms:
            found[f"{DOER}{one.id}.verb"] = list(dict.fromkeys(forms))
    return found


def widest(nouns: Mapping[str, Sequence[str]], classes: Sequence[OwnClass]) -> dict[str, list[str]]:
    """Leave a word that several classes share to the one that takes in all the others.

    "Machine" is any vending machine, not only a snack machine. A word that is all that a class is
    called stays its own.
    """
    by_id = {c.id: c for c in classes}
    sharing: dict[str, list[OwnClass]] = {}
    for id_, words in nouns.items():
        for word in words:
            sharing.setdefault(word, []).append(by_id[id_])
    found = {id_: list(words) for id_, words in nouns.items()}
    for word, some in sharing.items():
        all_ = frozenset[str]().union(*(c.classes for c in some))
        whole = next((c for c in some if c.classes >= all_), None)
        for one in some if whole is not None and len(some) > 1 else ():
            if one is not whole and word not in {f for n in one.names for f in (n, plural(n))}:
                found[one.id].remove(word)
    return found


def narrowest(iris: Sequence[str], classes: Sequence[OwnClass]) -> str:
    """Find the narrowest kind that takes in things of all these classes."""
    return next((c.id for c in classes if c.classes.issuperset(iris)), WHAT)
