"""Follow properties of users' own graphs both ways that are the inverse of one another.

They are declared to be so, or their names say it: "supervises" and "supervised by".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from remit.graph.asking.index_properties import Property, counted
from remit.graph.asking.index_spoken import called
from remit.graph.asking.inflection import verb_forms
from remit.graph.asking.iris import bracketed, prologue
from remit.graph.asking.own_verbs import is_third, known_plain
from remit.graph.asking.own_words import without_leading
from remit.graph.asking.selecting import texts
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.selecting import Select


def with_inverses(select: Select, found: Sequence[Property]) -> list[Property]:
    """Let each of two inverse properties join what either is used for; one not in use is added.

    Args:
        select: Answers queries.
        found: The properties that are in use.
    """
    direct = {one.path[0]: one for one in found if _joins(one)}
    paths = {one.path for one in found}
    for name, other in _declared(select):
        for unused, back in ((name, other), (other, name)):
            if unused not in direct and back in direct and (unused,) not in paths:
                direct[unused] = Property((unused,), sort="thing", names=called(select, unused))
        if name in direct and other in direct:
            _join(direct[name], direct[other])
    for one, back_again in _named(direct.values()):
        _join(one, back_again)
    for one, back_again in _called_by_ends(select, direct.values()):
        _join(one, back_again)
    for one in direct.values():
        if one.inverse:
            counted(select, one)
    added = [one for one in direct.values() if one.path not in paths]
    return sorted([*found, *added], key=lambda one: one.path)


def _joins(one: Property) -> bool:
    """Tell whether a property leads from things to things that have names."""
    return len(one.path) == 1 and one.sort == "thing" and bool(one.ranges) and not one.nameless


def _declared(select: Select) -> list[tuple[str, str]]:
    query = f"{prologue()}SELECT DISTINCT ?p ?q WHERE {{ ?p owl:inverseOf ?q }}"
    return sorted({(p, q) for p, q in texts(select, query) if p and q})


def _named(found: Iterable[Property]) -> list[tuple[Property, Property]]:
    """List pairs of properties that lead back and forth, and are called so.

    What is called so between other kinds of thing says something else.
    """
    free = [one for one in found if not one.inverse]
    said = [(one, set[str]().union(*map(turned, one.names))) for one in free]
    pairs = [
        (one, other)
        for one, said_back in said
        for other in free
        if one.domains & other.ranges
        and one.ranges & other.domains
        and said_back & {without_leading(name) for name in other.names}
    ]
    times = Counter(id(one) for pair in pairs for one in pair)
    return [pair for pair in pairs if all(times[id(one)] == 1 for one in pair)]


def _called_by_ends(select: Select, found: Iterable[Property]) -> list[tuple[Property, Property]]:
    """List pairs that are called by no more than what they lead to: "has project", "for client".

    They must be alone between the two kinds of thing, and things have one value of one of them;
    nothing leads back to these from anything but that value.
    """
    bare = [one for one in found if not one.inverse and _only_leads(select, one)]
    pairs = []
    for one in bare:
        back = [o for o in bare if o.domains == one.ranges and o.ranges == one.domains]
        same = [o for o in bare if o.domains & one.domains and o.ranges & one.ranges]
        alone = len(back) == len(same) == 1 and one.domains != one.ranges
        if alone and one.path < back[0].path:
            pairs.append((one, back[0]))
    ways = [
        (pair, [(a.path[0], b.path[0]) for a, b in (pair, pair[::-1]) if a.uses == a.subjects])
        for pair in pairs
    ]
    return [pair for pair, single in ways if single and all(_agree(select, *w) for w in single)]


def _only_leads(select: Select, one: Property) -> bool:
    """Tell whether a property is called as one of the classes that it leads to is."""
    ends = {name for class_ in one.ranges for name in called(select, class_)}
    small = frozenset(load_toml("questions/naming.toml")["own-graphs"]["leading"])
    said = [without_leading(name).split() for name in one.names]
    return any(" ".join(s[s[0] in small :]) in ends for s in said)


def _agree(select: Select, single: str, back: str) -> bool:
    """Tell whether nothing is led back to from one thing while it leads to another."""
    query = f"""SELECT (COUNT(*) AS ?n) WHERE {{ ?b {bracketed(back)} ?a . ?a {bracketed(single)} ?c
      FILTER NOT EXISTS {{ ?a {bracketed(single)} ?b }} }}"""
    return [count for (count,) in texts(select, query)] == ["0"]


def turned(name: str) -> set[str]:
    """List what a property is called that says from the other side what one says that is called so.

    >>> sorted(turned("supervises")), "taught by" in turned("teaches")
    (['supervised by'], True)
    >>> turned("has member"), turned("manager"), turned("is head of"), turned("works in")
    ({'member of'}, {'manager of'}, {'headed by'}, set())
    """
    bare = without_leading(name)
    doing = bare == name and is_third(bare)
    noun, of, rest = bare.partition(" ")
    if not of and not doing:
        return {f"{bare} of"}
    if of and rest != "of":
        return set()
    irregular = load_toml("questions/words.toml")["irregular"]
    forms = verb_forms(known_plain(bare, irregular) if doing else noun, irregular)
    return {f"{form} by" for form in forms[1:] if not is_third(form) and not form.endswith("ing")}


def _join(one: Property, other: Property) -> None:
    """Let two properties have the same things on their sides, each the other way round."""
    one.inverse, other.inverse = other.path[0], one.path[0]
    one.domains |= other.ranges
    other.ranges |= one.domains
    other.domains |= one.ranges
    one.ranges |= other.domains
