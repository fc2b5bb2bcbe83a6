"""Add the words and forms of users' own graphs to the lexicon."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from remit.graph.asking.compiling import by_first_word
from remit.graph.asking.fold import key, singular
from remit.graph.asking.inflection import noun_forms
from remit.graph.asking.lexicon import OF_ALL, Phrases
from remit.graph.asking.own_kinds import (
    OwnClass,
    called_by,
    doers_of,
    events_of,
    everyone,
    kind,
    persons,
    read_classes,
    widest,
    with_shared,
)
from remit.graph.asking.own_measures import told_for
from remit.graph.asking.own_properties import OwnGraph, called_in_full, told
from remit.graph.asking.own_words import class_nouns, widened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

_SINCE = " since"
_OWN = "own-"
_BEING = frozenset({"is", "are", "was", "were"})
_TRUTH = frozenset({"true", "false", "yes", "no"})  # as they are filed


def extended(lexicon: Lexicon, index: NameIndex) -> Lexicon:
    """Return the lexicon with the words of the user's own graphs; itself where there are none.

    The last one is kept: whoever files a graph asks it at once, and often goes on asking it.
    """
    classes = read_classes(index)
    if not classes:
        return lexicon
    rows = index.schema("property")
    people = persons(classes, index, lexicon.own["people"])
    profiles = index.profiles() > 0
    polite = {key(" ".join(_without_being(phrase))) for phrase in lexicon.closing}
    values = frozenset(row[0] for row in index.values(polite)) - _TRUTH
    asked = (classes, rows, people, profiles, values)
    known: tuple[object, Lexicon] | None = lexicon.cache.get("extended")
    if known is None or known[0] != asked:
        made = _with(classes, rows, people, profiles, lexicon)
        kept = tuple(_polite(made, values))
        known = lexicon.cache["extended"] = (asked, replace(made, closing=kept))
    return known[1]


def _polite(lexicon: Lexicon, values: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield what only closes a question, and says nothing in the graph: "which flats are sold"."""
    true = {r for r, one in lexicon.relations.items() if one.target == "boolean"}
    for phrase in lexicon.closing:
        first, *rest = said = _without_being(phrase)
        told = {
            meaning.partition(".")[0]
            for behind, meaning in lexicon.cues.get(first)
            if list(behind) == rest and meaning.startswith(_OWN)
        }
        if told.isdisjoint(true) and key(" ".join(said)) not in values:
            yield phrase


def _without_being(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Take the verb off the beginning of a phrase: "sold", of "are sold"."""
    return phrase[1:] if phrase[0] in _BEING and phrase[1:] else phrase


def _with(
    classes: list[OwnClass],
    rows: Sequence[tuple[str, ...]],
    people: set[str],
    profiles: bool,
    lexicon: Lexicon,
) -> Lexicon:
    """Add the words of these classes and properties to the lexicon."""
    classes = with_shared(classes, lexicon.own["people"]["words"])
    kinds = {c.id: kind(c) for c in classes}
    kinds |= everyone(classes, people, lexicon.own["people"]["maybe"])
    taken = {name for c in classes for name in c.names}
    nouns = _nouns(classes, taken, lexicon, rows)
    cues, events = events_of(classes, lexicon)
    doing = doers_of(classes, lexicon)
    cues |= doing
    graph = OwnGraph(lexicon, classes, people, taken, nouns, frozenset(lexicon.own["does"]))
    called = called_in_full(rows, graph)
    properties = list(told(rows, called, graph))
    asked: dict[str | None, list[str]] = defaultdict(list)
    for p in properties:
        cues |= {f"{p.relation.id}.{sort}": phrases for sort, phrases in p.said.items()}
        for asks in p.asked:
            asked[asks].append(p.relation.id)
    said = {p.relation.id: p.said for p in properties}
    cues = {name: _spelt(said, lexicon.variants) for name, said in cues.items()}
    return replace(
        lexicon,
        kinds=kinds | dict(lexicon.kinds),
        relations=dict(lexicon.relations) | {p.relation.id: p.relation for p in properties},
        cues=lexicon.cues.joined(by_first_word(cues)),
        nouns=lexicon.nouns.joined(by_first_word(nouns)),
        properties=lexicon.properties.joined(
            by_first_word({name: way["noun"] for name, way in said.items() if way["noun"]})
        ),
        ordinary=f"{lexicon.ordinary}{lexicon.own['spelt']} ",
        amount_words=lexicon.amount_words if profiles else Phrases({}),
        own=dict(lexicon.own)
        | {
            "kinds": list(kinds),
            "event-kinds": events,
            "doing": {name.split(".")[0]: frozenset(forms) for name, forms in doing.items()},
            "loose": {name: frozenset(way["loose"]) for name, way in said.items()},
            "called": {f"own-{number}": names for number, names in enumerate(called)},
            "told-for": told_for(chain.from_iterable(called), lexicon.own["rates"]),
            "placed": asked["where"],
            "priced": asked["how-much"],
            "spoken": _spoken(lexicon.own),
            "ends": _ends(called, rows, lexicon.own["ending"]),
            "persons": sorted(people),
            "papers": sorted(called_by(classes, lexicon.own["papers"])),
            "clients": sorted(called_by(classes, lexicon.own["served"])),
        },
        cache={OF_ALL: lexicon.cache.setdefault(OF_ALL, {})},
    )


def _ends(
    called: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], words: Sequence[str]
) -> list[str]:
    """List the properties that tell when something ended, by a word of their names."""
    dates = [(number, called[number]) for number, row in enumerate(rows) if row[4] == "date"]
    return [
        f"own-{number}"
        for number, names in dates
        if any(not set(words).isdisjoint(name.split()) for name in names)
    ]


def _spelt(phrases: Iterable[str], variants: Mapping[str, str]) -> list[str]:
    """Spell the words of phrases as those of questions are.

    >>> _spelt(["licensed for"], {"licensed": "licenced"})
    ['licenced for']
    """
    return [" ".join(variants.get(word, word) for word in said.split()) for said in phrases]


def _nouns(
    classes: Sequence[OwnClass], taken: set[str], lexicon: Lexicon, rows: Sequence[Sequence[str]]
) -> dict[str, list[str]]:
    """List what things of each class may be called."""
    irregular, generic = lexicon.own["irregular"], frozenset(lexicon.own["generic"])
    numbers = (name for row in rows if row[4] == "number" for name in json.loads(row[1]))
    counted = {word for name in numbers for word in name.split()}
    taken = taken | {singular(word) for word in counted.intersection(lexicon.own["pieces"])}
    named = {c.id: _apart(c.names, lexicon.own["same"], taken) for c in classes}
    for c in classes:
        named[c.id] += _people(c, classes, lexicon, taken)
        since = (n for n in _since(c, rows) if n.split()[-1] in lexicon.own["people"]["words"])
        named[c.id] += tuple(name for name in since if name not in taken)
    found = {}
    for c in classes:
        within = {n for other in classes if other.classes < c.classes for n in other.names}
        likened = _likened(named[c.id], lexicon, taken, within)
        nouns = class_nouns(likened, irregular, generic, taken)
        found[c.id] = [*nouns, *_begun_alike(named[c.id], lexicon, taken)]
    return widest(found, classes)


def _people(
    one: OwnClass, classes: Sequence[OwnClass], lexicon: Lexicon, taken: set[str]
) -> tuple[str, ...]:
    """List what people of a class are called by the last word of its name alone: workers.

    No other class of people is called by that word, nor by one that is used for it.
    """
    same = lexicon.own["same"]
    others = [n.split()[-1] for c in classes if c is not one for n in c.names]
    ends = {n.split()[-1] for n in one.names if " " in n} & set(lexicon.own["people"]["words"])
    said = [widened([end], same) for end in sorted(ends - taken)]
    return tuple(n for names in said if set(names).isdisjoint(others) for n in names)


def _since(class_: OwnClass, rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield what all things of a class are that have a date since when: "client since"."""
    for row in rows:
        if row[4] == "date" and set(json.loads(row[2])) == set(class_.classes):
            yield from (n.removesuffix(_SINCE) for n in json.loads(row[1]) if n.endswith(_SINCE))


def _apart(
    names: tuple[str, ...], same: Sequence[Sequence[str]], taken: set[str]
) -> tuple[str, ...]:
    """Add words that are used for the names of a class, unless another class is called so."""
    return tuple(name for name in widened(names, same) if name in names or name not in taken)


def _spoken(own: Mapping[str, Any]) -> frozenset[str]:
    """List the words that are known beside those of the graph: units, ordinals, small words."""
    tables = ("units", "idle", "alike", "peoples", "everyone", "ordinals", "factors", "portions")
    said = (phrase for table in (*tables, "excluding") for phrase in own[table])
    return frozenset(word for phrase in said for word in (phrase, *phrase.split()))


def _likened(
    names: tuple[str, ...], lexicon: Lexicon, taken: set[str], within: set[str]
) -> tuple[str, ...]:
    """Add what else things of a class may be called, where no class of the graph is called so.

    Words for a class within it are those of that class: staff, of persons some of whom are staff.
    """
    found = list(names)
    taken = taken | {name.split()[-1] for name in taken}
    for group in lexicon.own["like"]:
        if not set(names).isdisjoint(group) and within.isdisjoint(group):
            found += [name for name in group if name not in taken and name not in found]
    return tuple(found)


def _begun_alike(names: tuple[str, ...], lexicon: Lexicon, taken: set[str]) -> Iterator[str]:
    """Yield names with their first word exchanged: the plane types, of "aircraft type"."""
    begun = (name.partition(" ") for name in names if " " in name)
    for first, _, rest in begun:
        for group in lexicon.own["like"]:
            others = (f"{one} {rest}" for one in group if first in group and one != first)
            for name in others:
                yield from noun_forms(name, lexicon.own["irregular"]) if name not in taken else ()
