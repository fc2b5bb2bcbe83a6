"""What properties of users' own graphs are called, and how they are said."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.inflection import plural
from remit.graph.asking.iris import along
from remit.graph.asking.lexicon import Relation
from remit.graph.asking.own_kinds import OwnClass, narrowest
from remit.graph.asking.own_measures import measures_of, unitless
from remit.graph.asking.own_phrases import (
    begun_by_class,
    doers,
    heads_by_class,
    heads_of,
    living,
    phrases,
    staff,
)
from remit.graph.asking.own_verbs import conjugated
from remit.graph.asking.own_words import (
    PARTICIPLES,
    TRAILING,
    adjectival,
    clause_of,
    is_done,
    sentences,
    widened,
    without_leading,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon

    Row = Sequence[str]
    Names = tuple[str, ...]

_DIRECT = re.compile(r"\?s [\w:-]+ \?o \.")
_ROOM = " capacity"
_WITHIN = frozenset({"in", "on", "at"})
_SHORT = 3  # a unit as short as this is no word that is said


@dataclass(frozen=True)
class OwnGraph:
    """What is known of users' graphs before their properties are read.

    Attributes:
        lexicon: The lexicon without them.
        classes: Their classes.
        people: Those of people.
        taken: What the classes are called.
        nouns: What else things of each class may be called.
        verbs: Verbs that names of properties begin with.
    """

    lexicon: Lexicon
    classes: Sequence[OwnClass]
    people: set[str]
    taken: set[str]
    nouns: Mapping[str, Sequence[str]]
    verbs: frozenset[str]


@dataclass(frozen=True)
class OwnProperty:
    """A property as the lexicon has it.

    Attributes:
        relation: What it is.
        said: The phrases that say it, by their sorts.
        asked: By what words its values are asked for.
    """

    relation: Relation
    said: Mapping[str, list[str]]
    asked: set[str | None]


def called_in_full(rows: Sequence[Row], graph: OwnGraph) -> list[Names]:
    """List the names of each property, in full."""
    return [
        _with_heads(_in_full(row, graph.lexicon, graph.taken), row, graph.classes) for row in rows
    ]


def told(rows: Sequence[Row], called: Sequence[Names], graph: OwnGraph) -> Iterator[OwnProperty]:
    """Tell how each property is said that questions do not know yet."""
    own = graph.lexicon.own
    amounts = {names for row, names in zip(rows, called, strict=True) if row[4] == "number"}
    heads = heads_of(called, frozenset(own["vague"]), amounts)
    classed = [(n, frozenset(json.loads(r[2]))) for r, n in zip(rows, called, strict=True)]
    ends = heads_by_class(
        classed,
        [number for number, row in enumerate(rows) if row[4] == "number"],
        frozenset(own["vague"]),
    )
    begun = begun_by_class(classed, frozenset(own["names"]["begun"]) - graph.taken)
    measured = _units(rows, frozenset(own["units"]))
    heads_taken = graph.taken.union(*graph.nouns.values())
    nouny = heads_taken | {name.split()[-1] for names in called for name in names}
    named = (word for row in rows for name in json.loads(row[1]) for word in name.split())
    at_home = not frozenset(own["names"]["at-home"]).isdisjoint(named)
    for number, (row, own_names) in enumerate(zip(rows, called, strict=True)):
        if _is_known(row, graph.lexicon):
            continue
        first = _telling_heads(row, heads.get(own_names, ()) or ends.get(number, ()))
        short = begun.get(number, ()) if row[4] in {"text", "thing"} else ()
        names = (*own_names, *first, *short, *measured.get(number, ()))
        clauses = [verb for name in own_names if (verb := clause_of(name, heads_taken))]
        plain = (*clauses, *(name for name in names if not clause_of(name, heads_taken)))
        wide, of = widened(names, own["same"]), _of(row, graph.people, graph.lexicon)
        said = phrases(names, wide, plain, of, row[4])
        verbs = graph.verbs.union(clauses)
        relation = _relation(number, row, names, said, replace(graph, verbs=verbs))
        said["verb"] += [form for verb in clauses for form in conjugated(verb, own["irregular"])]
        said["verb"] += adjectival(names, graph.nouns.get(relation.target, []), nouny)
        if graph.people & relation.sources:
            said["verb"] += staff(names, of)
            said["subject"] += doers(names, graph.lexicon) if row[4] == "thing" else []
            said["verb"] += living(names, graph.lexicon) if not at_home else []
        dropped = _names_of_others(row, own_names, heads_taken)
        dropped += _room_for(own_names, [n for n, of in classed if of & relation.sources])
        dropped += _narrower(row, names, graph.classes)
        nouns = widened(said["noun"], own["same"] if row[4] == "number" else ())
        of_class = _in_both_numbers(_of_its_class(own_names, relation.sources, graph, row[4]))
        said["noun"] = [*(noun for noun in nouns if noun not in dropped), *of_class]
        naming = not set(own["naming"]).isdisjoint(own_names)
        asked = {measure.get("asks") for measure in measures_of(names, own)}
        yield OwnProperty(replace(relation, naming=naming), said, asked)


def _narrower(row: Sequence[str], names: Sequence[str], classes: Sequence[OwnClass]) -> list[str]:
    """List what classes are called, in both numbers, that not all values of a property are of.

    A worker is an employee, but what is called an employee need not be one of the class Worker.
    """
    targets = set(json.loads(row[3]))
    found = {name for c in classes if not c.classes >= targets for name in c.names}
    return _in_both_numbers(found.difference(names)) if targets else []


def _room_for(names: Sequence[str], others: Sequence[Sequence[str]]) -> list[str]:
    """List what there is room for that things tell, too: the pupils on roll, beside a capacity."""
    told = {word for of in others if of != names for name in of for word in name.split()}
    first = {plural(name.removesuffix(_ROOM)) for name in names if name.endswith(_ROOM)}
    return sorted(first & told)


def _names_of_others(row: Sequence[str], names: Sequence[str], taken: set[str]) -> list[str]:
    """List the names of classes, in both numbers, that are in those of a property."""
    thing = row[4] == "thing"
    return _in_both_numbers(_done_to(names, taken) if thing else _value_of(row, names, taken))


def _done_to(names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes of which a property says what is done to them."""
    return {name.partition(" ")[2] for name in names if clause_of(name, taken)}


def _value_of(row: Sequence[str], names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes of which a property gives value or total.

    "Contract" is the thing, not the contract value, "orders" are not those of "orders placed". A
    price that is a thing is its amount, too.
    """
    path = json.loads(row[0])
    if len(path) > 1 and not path[0].startswith("^"):
        return set()
    parted = [name.split() for name in names if name.count(" ") == 1]
    done = {singular(words[0]) for words in parted if is_done(words)}
    ends = (" value", " total", " count", " rating", " score", " index", " code", " capacity")
    told = {name.removesuffix(end) for name in names for end in ends if name.endswith(end)}
    return (told | done) & taken


def _of_its_class(
    names: Sequence[str], sources: frozenset[str], graph: OwnGraph, sort: str
) -> list[str]:
    """List what properties are called beside what they are of: the value, of a contract value.

    So are dates beside a shorter word for that: the date, of an event date of fundraising events.
    """
    of = [c for c in graph.classes if c.classes & sources]
    shorter = [n for c in of for n in graph.nouns.get(c.id, ()) if sort == "date"]
    own = dict.fromkeys([*(n for c in of for n in c.names), *shorter])
    found = [n.removeprefix(f"{c} ") for n in names for c in own if n.startswith(f"{c} ")]
    return [name for name in found if name not in TRAILING]  # of "employment of"


def _in_both_numbers(names: Iterable[str]) -> list[str]:
    return [form for name in names for form in (name, plural(name))]


def _of(row: Sequence[str], people: set[str], lexicon: Lexicon) -> Lexicon:
    """Leave out the measures that are of people alone, of a property that things have.

    Those among people are of what leads from some to others of their kind, or is called just so:
    no one reports to an account manager.
    """
    loop = set(json.loads(row[2])) & set(json.loads(row[3]))
    names = {form for name in json.loads(row[1]) for form in (name, without_leading(name))}
    out = set() if not people.isdisjoint(json.loads(row[2])) else {"people"}
    if loop and not names.isdisjoint(lexicon.own["rising"]["down"]):
        out.add("members")  # what has parts is no part of them
    kept = [
        m
        for m in lexicon.own["measures"]
        if m.get("of") not in out
        and (m.get("of") != "among-people" or loop or not names.isdisjoint(m["nouns"]))
    ]
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
    names = json.loads(row[1])
    found = [n if row[4] == "boolean" else _bare(n, units, taken | rates) for n in names]
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
    """Add names without the kind of thing that they end with: "part of wind farm".

    The role in a project is the role.
    """
    ranges = set(json.loads(row[3]))
    thing = row[4] == "thing"
    ends = [f" {name}" for c in classes if c.classes & ranges or not thing for name in c.names]
    short = [n.removesuffix(end) for n in names for end in ends if n.endswith(end)]
    kept = [name for name in short if " " in name and name.split()[-1] in TRAILING]
    plain = (name.rpartition(" ") for name in short if not thing)
    kept += [head for head, _, last in plain if last in _WITHIN and head]
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
    graph: OwnGraph,
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
        pattern=f"?s {along(path, row[11])} ?o .",
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
