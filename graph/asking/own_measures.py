"""How amounts and dates of users' own graphs are spoken of: heavy, the heaviest, heavier than."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from remit.graph.asking.own_words import TRAILING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

Irregular: TypeAlias = "Mapping[str, Mapping[str, str]]"
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
_JOINED = re.compile(r" (?:of|in|for|per|at|by|to|on|since) ")


def measures_of(names: Sequence[str], own: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Find the groups of measures.toml that a property is in: one of amounts, any of others."""
    heads = [head for name in names for head in _parts(name, own["names"]["doers"])]
    heads += [" ".join(h.split()[:-1]) for h in heads if h.split()[-1] in TRAILING]
    about = {end for head in heads for end in _ends(head)}
    found = [
        m
        for m in own["measures"]
        if not about.isdisjoint(m["nouns"]) or names[0] in m.get("alone", ())
    ]
    amounts = [m for m in found if "high" in m]
    return [*amounts[:1], *(m for m in found if "high" not in m)]


def _parts(name: str, doers: Container[str]) -> list[str]:
    """Cut a name at its prepositions; of "head of department" the head alone says what it is.

    >>> _parts("date of birth", {"head"}), _parts("head of department", {"head"})
    (['date of birth', 'date', 'birth'], ['head'])
    """
    parts = _JOINED.split(name)
    doer = len(parts) > 1 and parts[0].split()[-1] in doers
    return parts[:1] if doer else [name, *parts]


def _ends(head: str) -> Iterator[str]:
    """Yield the nouns that a name may be about: a "list price" is a price, no "price list" is.

    >>> list(_ends("list prices"))
    ['list prices', 'list price', 'prices', 'price']
    """
    words = head.split()
    for start in range(len(words)):
        end = " ".join(words[start:])
        yield end
        if end.endswith("s"):
            yield end[:-1]


def unitless(name: str, units: frozenset[str]) -> str:
    """Take a unit of measure off the end of a name.

    >>> [unitless(name, frozenset({"mm", "g"})) for name in ("width (mm)", "load g per day")]
    ['width', 'load']
    """
    bare = _BRACKETED.sub("", name).strip() or name
    words = bare.replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").split()
    if len(words) > 3 and words[-2] == "per" and words[-3] in units:
        words = words[:-2]  # capacity kg per day
    while len(words) > 1 and words[-1] in units:
        words.pop()
    if len(words) > 1 and words[-1] == "in" and " ".join(words) != name:
        words.pop()
    return " ".join(words)


def periods_in(names: Iterable[str], rates: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """List the periods for which names of amounts say that each is told.

    >>> periods_in(["monthly salary"], {"month": ["monthly"], "day": ["per day"]})
    frozenset({'month'})
    """
    said = [f" {name} " for name in names]
    return frozenset(p for p, words in rates.items() for w in words for n in said if f" {w} " in n)


def told_for(names: Iterable[str], rates: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """List for what names of amounts say that each is told: a period, a pupil.

    >>> sorted(told_for(["monthly salary", "cost per pupil"], {"month": ["monthly"]}))
    ['month', 'pupil']
    """
    names = list(names)
    each = (name.partition(" per ")[2].split() for name in names)
    return periods_in(names, rates) | {words[0] for words in each if words}


def superlatives(adjectives: Iterable[str], irregular: Irregular) -> list[str]:
    """List the superlatives of adjectives.

    >>> superlatives(["heavy", "expensive"], {})
    ['heaviest', 'most heavy', 'expensivest', 'most expensive']
    """
    return [form for a in adjectives for form in (_graded(a, "est", irregular), f"most {a}")]


def comparatives(adjectives: Iterable[str], irregular: Irregular) -> list[str]:
    """List the comparatives of adjectives, with "than".

    >>> comparatives(["cheap"], {})
    ['cheaper than', 'more cheap than', 'cheaper', 'more cheap']
    """
    graded = [form for a in adjectives for form in (_graded(a, "er", irregular), f"more {a}")]
    return [f"{form} than" for form in graded] + graded


def _graded(adjective: str, ending: str, irregular: Irregular) -> str:
    if adjective in irregular:
        return irregular[adjective][ending]
    if " " in adjective:
        first, _, rest = adjective.partition(" ")
        return f"{_graded(first, ending, irregular)} {rest}"
    if adjective.endswith("y"):
        return adjective[:-1] + "i" + ending
    if adjective.endswith("e"):
        return adjective + ending[1:]
    short = len(adjective) == 3 and adjective[-1] in "gdtn" and adjective[1] in "aeiou"
    return adjective + (adjective[-1] if short else "") + ending
