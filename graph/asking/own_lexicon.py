"""Add the words and forms of users' own graphs to the lexicon."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from remit.graph.asking.compiling import by_first_word
from remit.graph.asking.inflection import plural
from remit.graph.asking.iris import along
from remit.graph.asking.lexicon import Phrases, Relation
from remit.graph.asking.own_kinds import (
    OwnClass,
    events_of,
    everyone,
    kind,
    narrowest,
    persons,
    read_classes,
    widest,
)
from remit.graph.asking.own_measures import measures_of, periods_in, unitless
from remit.graph.asking.own_phrases import doers, heads_of, living, phrases
from remit.graph.asking.own_verbs import conjugated
from remit.graph.asking.own_words import (
    PARTICIPLES,
    TRAILING,
    adjectival,
    class_nouns,
    clause_of,
    sentences,
    widened,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

_DIRECT = re.compile(r"\?s [\w:-]+ \?o \.")
_AT_HOME = frozenset({"lives", "resides", "home", "hometown", "residence", "living"})
_SHORT = 3  # a unit as short as this is no word that is said


@dataclass(frozen=True)
class _Graph:
    """The classes of the user's graphs, and the verbs that names of properties begin with."""

    classes: Sequence[OwnClass]
    verbs: frozenset[str]


def extended(lexicon: Lexicon, index: NameIndex) -> Lexicon:
    """Return the lexicon with the words of the user's own graphs; itself where there are none."""
    classes = read_classes(index)
    if not classes:
        return lexicon
    irregular = lexicon.own["irregular"]
    people = persons(classes, index, lexicon.own["people"])
    kinds = {c.id: kind(c) for c in classes}
    kinds |= everyone(classes, people, lexicon.own["people"]["maybe"])
    same, units = lexicon.own["same"], frozenset(lexicon.own["units"])
    taken = {name for c in classes for name in c.names}
    names_of = (name for row in index.schema("property") for name in json.loads(row[1]))
    at_home = _AT_HOME & {word for name in names_of for word in name.split()}
    graph = _Graph(classes, frozenset(lexicon.own["does"]))
    nouns = widest(
        {
            c.id: class_nouns(
                _likened(_apart(c.names, same, taken), lexicon, taken),
                irregular,
                frozenset(lexicon.own["generic"]),
                taken,
            )
            for c in classes
        },
        classes,
    )
    heads_taken = taken.union(*nouns.values())
    relations: dict[str, Relation] = {}
    cues, events = events_of(classes, lexicon)
    loose: dict[str, frozenset[str]] = {}
    asked: dict[str | None, list[str]] = defaultdict(list)
    properties: dict[str, list[str]] = {}
    rows = index.schema("property")
    called = [_with_heads(_in_full(row, lexicon, taken), row, classes) for row in rows]
    amounts = {names for row, names in zip(rows, called, strict=True) if row[4] == "number"}
    heads = heads_of(called, frozenset(lexicon.own["vague"]), amounts)
    measured = _units(rows, units)
    nouny = heads_taken | {name.split()[-1] for names in called for name in names}
    for number, (row, own_names) in enumerate(zip(rows, called, strict=True)):
        if _is_known(row, lexicon):
            continue
        first = _telling_heads(row, heads.get(own_names, ()))
        names = (*own_names, *first, *measured.get(number, ()))
        clauses = [verb for name in own_names if (verb := clause_of(name, heads_taken))]
        plain = (*clauses, *(name for name in names if not clause_of(name, heads_taken)))
        said = phrases(names, widened(names, same), plain, _of(row, people, lexicon), row[4])
        told = replace(graph, verbs=graph.verbs.union(clauses))
        relation = _relation(number, row, names, said, told)
        said["verb"] += [form for verb in clauses for form in conjugated(verb, irregular)]
        said["verb"] += adjectival(names, nouns.get(relation.target, []), nouny)
        if people & relation.sources:
            said["subject"] += doers(names, lexicon) if row[4] == "thing" else []
            said["verb"] += living(names, lexicon) if not at_home else []
        named = not set(lexicon.own["naming"]).isdisjoint(own_names)
        relations[relation.id] = replace(relation, naming=named)
        said["noun"] = list(widened(said["noun"], same if row[4] == "number" else ()))
        dropped = _names_of_others(row, own_names, heads_taken) + _narrower(row, names, classes)
        of_class = _in_both_numbers(_of_its_class(own_names, relation.sources, classes))
        said["noun"] = [*(noun for noun in said["noun"] if noun not in dropped), *of_class]
        if said["noun"]:
            properties[relation.id] = said["noun"]
        cues |= {f"{relation.id}.{sort}": phrases for sort, phrases in said.items()}
        loose[relation.id] = frozenset(said["loose"])
        for asks in {m.get("asks") for m in measures_of(names, lexicon.own["measures"])}:
            asked[asks].append(relation.id)
    return replace(
        lexicon,
        kinds=kinds | dict(lexicon.kinds),
        relations=dict(lexicon.relations) | relations,
        cues=lexicon.cues.joined(by_first_word(cues)),
        nouns=lexicon.nouns.joined(by_first_word(nouns)),
        properties=lexicon.properties.joined(by_first_word(properties)),
        amount_words=lexicon.amount_words if index.profiles() else Phrases({}),
        own=dict(lexicon.own)
        | {
            "kinds": list(kinds),
            "event-kinds": events,
            "loose": loose,
            "called": {f"own-{number}": names for number, names in enumerate(called)},
            "told-for": periods_in(chain.from_iterable(called), lexicon.own["rates"]),
            "placed": asked["where"],
            "priced": asked["how-much"],
            "spoken": _spoken(lexicon.own),
            "persons": sorted(people),
        },
        cache={},
    )


def _apart(
    names: tuple[str, ...], same: Sequence[Sequence[str]], taken: set[str]
) -> tuple[str, ...]:
    """Add words that are used for the names of a class, unless another class is called so."""
    return tuple(name for name in widened(names, same) if name in names or name not in taken)


def _narrower(row: Sequence[str], names: Sequence[str], classes: Sequence[OwnClass]) -> list[str]:
    """List what classes are called, in both numbers, that not all values of a property are of.

    A worker is an employee, but what is called an employee need not be one of the class Worker.
    """
    targets = set(json.loads(row[3]))
    found = {name for c in classes if not c.classes >= targets for name in c.names}
    return _in_both_numbers(found.difference(names)) if targets else []


def _names_of_others(row: Sequence[str], names: Sequence[str], taken: set[str]) -> list[str]:
    """List the names of classes, in both numbers, that are in those of a property."""
    thing = row[4] == "thing"
    return _in_both_numbers(_done_to(names, taken) if thing else _value_of(row, names, taken))


def _done_to(names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes of which a property says what is done to them."""
    return {name.partition(" ")[2] for name in names if clause_of(name, taken)}


def _value_of(row: Sequence[str], names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes of which a property gives value or total.

    "Contract" is the thing, not the contract value. A price that is a thing is its amount, too.
    """
    path = json.loads(row[0])
    if len(path) > 1 and not path[0].startswith("^"):
        return set()
    ends = (" value", " total", " count", " rating", " score", " index")
    return {name.removesuffix(end) for name in names for end in ends if name.endswith(end)} & taken


def _of_its_class(
    names: Sequence[str], sources: frozenset[str], classes: Sequence[OwnClass]
) -> list[str]:
    """List what properties are called beside what they are of: the value, of a contract value."""
    own = [name for c in classes if c.classes & sources for name in c.names]
    return [n.removeprefix(f"{c} ") for n in names for c in own if n.startswith(f"{c} ")]


def _in_both_numbers(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, plural(name))]


def _of(row: Sequence[str], people: set[str], lexicon: Lexicon) -> Lexicon:
    """Leave out the measures that are of people alone, of a property that things have."""
    if not people.isdisjoint(json.loads(row[2])):
        return lexicon
    kept = [m for m in lexicon.own["measures"] if m.get("of") != "people"]
    return replace(lexicon, own=dict(lexicon.own) | {"measures": kept})


def _telling_heads(row: Sequence[str], heads: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out heads that say of what is true only what was done: paid, of "deposit paid"."""
    return tuple(h for h in heads if row[4] != "boolean" or not h.endswith(PARTICIPLES))


def _in_full(row: Sequence[str], lexicon: Lexicon, taken: set[str]) -> list[str]:
    """List the names of a property without units, and in full where their words are cut short.

    The serial no is the serial number; a word that stands first or alone may be one of its own.
    """
    rates = {w for words in lexicon.own["rates"].values() for w in words if " " not in w}
    units, cut_short = frozenset(lexicon.own["units"]), lexicon.own["cut-short"]
    found = [_bare(name, units, taken | rates) for name in json.loads(row[1])]
    for name in found[:]:
        first, *rest = name.split()
        found.append(" ".join([first, *(cut_short.get(word, word) for word in rest)]))
    return list(dict.fromkeys(found))


def _bare(name: str, units: frozenset[str], taken: set[str]) -> str:
    """Take a unit of measure off a name, unless what is left says something else: flight hours."""
    bare = unitless(name, units)
    return name if bare in taken else bare


def _with_heads(
    names: Sequence[str], row: Sequence[str], classes: Sequence[OwnClass]
) -> tuple[str, ...]:
    """Add names without the kind of thing that they end with: "part of wind farm"."""
    ranges = set(json.loads(row[3]))
    ends = [f" {name}" for c in classes if c.classes & ranges for name in c.names]
    short = [n.removesuffix(end) for n in names for end in ends if n.endswith(end)]
    kept = [name for name in short if " " in name and name.split()[-1] in TRAILING]
    return tuple(dict.fromkeys((*names, *kept)))


def _is_known(row: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a property is one that questions know already, between the very same kinds."""
    path, _, domains, ranges = (json.loads(value) for value in row[:4])
    for relation in lexicon.relations.values():
        if relation.claims == tuple(path) and _DIRECT.fullmatch(relation.pattern):
            ends = ((relation.source, domains), (relation.target, ranges))
            kinds = ((lexicon.kinds.get(kind), classes) for kind, classes in ends)
            if all(kind and set(kind.classes).issuperset(found) for kind, found in kinds):
                return True
    return False


def _spoken(own: Mapping[str, Any]) -> frozenset[str]:
    """List the words that are known beside those of the graph: units, ordinals, small words."""
    tables = ("units", "idle", "alike", "peoples", "everyone", "ordinals", "factors", "portions")
    phrases = (word for phrase in own["excluding"] for word in phrase.split())
    return frozenset((*(word for table in tables for word in own[table]), *phrases))


def _likened(names: tuple[str, ...], lexicon: Lexicon, taken: set[str]) -> tuple[str, ...]:
    """Add what else things of a class may be called, where no class of the graph is called so."""
    found = list(names)
    taken = taken | {name.split()[-1] for name in taken}
    for group in lexicon.own["like"]:
        if not set(names).isdisjoint(group):
            found += [name for name in group if name not in taken and name not in found]
    return tuple(found)


def _units(rows: Sequence[Sequence[str]], units: frozenset[str]) -> dict[int, tuple[str, ...]]:
    """List whole names with a unit of measure, and the unit where only one property has it."""
    found: dict[int, tuple[str, ...]] = {}
    ends: dict[int, set[str]] = {}
    for number, row in enumerate(rows):
        whole = [
            " ".join(name.replace("(", " ").replace(")", " ").split())
            for name in json.loads(row[1])
        ]
        kept = tuple(name for name in whole if name.split()[-1] in units and " " in name)
        if kept and row[4] == "number":
            found[number] = kept
            ends[number] = {name.split()[-1] for name in kept}
    for number, words in ends.items():
        others = {word for n, more in ends.items() if n != number for word in more}
        found[number] += tuple(sorted(w for w in words - others if len(w) > _SHORT))
    return found


def _relation(
    number: int,
    row: Sequence[str],
    names: tuple[str, ...],
    said: Mapping[str, Sequence[str]],
    graph: _Graph,
) -> Relation:
    path, _, domains, ranges = (json.loads(value) for value in row[:4])
    sort = row[4]
    nouns = [noun for noun in said["noun"] if noun not in said["doer"]]
    if sort == "thing" and names[0] in said["verb"]:
        nouns = []  # it is called by what is done
    label = nouns[0] if nouns else names[0]
    does, done = sentences(names[0], label if nouns else "", graph.verbs)
    return Relation(
        id=f"own-{number}",
        source=narrowest(domains, graph.classes),
        target=narrowest(ranges, graph.classes) if sort == "thing" else sort,
        pattern=f"?s {along(path)} ?o .",
        claims=(),
        support="",
        says=does if sort == "thing" else f"the {label} of {{s}}",
        inverse=done,
        complete=False,
        words="",
        aspect=label,
        sources=frozenset(domains),
        targets=frozenset(ranges),
    )
