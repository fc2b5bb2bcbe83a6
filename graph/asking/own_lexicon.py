"""Add the words and forms of users' own graphs to the lexicon."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from remit.graph.asking.compiling import by_first_word
from remit.graph.asking.inflection import noun_forms, plural, verb_forms
from remit.graph.asking.iris import along
from remit.graph.asking.lexicon import Kind, Relation
from remit.graph.asking.own_measures import comparatives, measures_of, superlatives, unitless
from remit.graph.asking.own_words import (
    TRAILING,
    adjectival,
    agent_phrases,
    class_nouns,
    clause_of,
    conjugated,
    heads_of,
    property_phrases,
    sentences,
    widened,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

WHO, WHAT = "own-who", "own-what"
_KEPT = ("kept", "kept at", "kept in", "stationed", "housed", "parked", "stored", "held", "found")
_DIRECT = re.compile(r"\?s [\w:-]+ \?o \.")
_AT_HOME = frozenset({"lives", "resides", "home", "hometown", "residence", "living"})
_SHORT = 3  # a unit as short as this is no word that is said
_PLAIN_VERBS = frozenset(
    {"cost", "weigh", "earn", "last", "start", "end", "open", "close", "begin"}
)


@dataclass(frozen=True)
class _Class:
    """A class of the user's, with its names and the classes of its things."""

    id: str
    iri: str
    names: tuple[str, ...]
    classes: frozenset[str]
    things: int


@dataclass(frozen=True)
class _Graph:
    """The classes of the user's graphs, and the verbs that names of properties begin with."""

    classes: Sequence[_Class]
    verbs: frozenset[str]


def extended(lexicon: Lexicon, index: NameIndex) -> Lexicon:
    """Return the lexicon with the words of the user's own graphs; itself where there are none."""
    classes = _read_classes(index)
    if not classes:
        return lexicon
    irregular = lexicon.own["irregular"]
    kinds = {c.id: _kind(c) for c in classes} | _everyone(classes, lexicon.own["people"])
    same = lexicon.own["same"]
    units = frozenset(lexicon.own["units"])
    taken = {name for c in classes for name in c.names}
    generic = frozenset(lexicon.own["generic"])
    names_of = (name for row in index.schema("property") for name in json.loads(row[1]))
    at_home = _AT_HOME & {word for name in names_of for word in name.split()}
    graph = _Graph(classes, frozenset(lexicon.own["does"]))
    persons = _called(classes, lexicon.own["people"]["words"])
    nouns = {
        c.id: class_nouns(
            _likened(_apart(c.names, same, taken), lexicon, taken), irregular, generic, taken
        )
        for c in classes
    }
    relations: dict[str, Relation] = {}
    cues, events = _events(classes, lexicon)
    loose: dict[str, frozenset[str]] = {}
    placed: list[str] = []
    priced: list[str] = []
    properties: dict[str, list[str]] = {}
    rows = index.schema("property")
    called = [
        tuple(dict.fromkeys(_bare(name, units, taken) for name in json.loads(row[1])))
        for row in rows
    ]
    heads = heads_of(called, frozenset(lexicon.own["vague"]))
    measured = _units(rows, units)
    for number, (row, own_names) in enumerate(zip(rows, called, strict=True)):
        if _is_known(row, lexicon):
            continue
        names = (*own_names, *heads.get(own_names, ()), *measured.get(number, ()))
        said = _phrases(names, widened(names, same), lexicon, row[4])
        clauses = [verb for name in own_names if (verb := clause_of(name, taken))]
        told = replace(graph, verbs=graph.verbs.union(clauses))
        naming = not set(lexicon.own["naming"]).isdisjoint(own_names)
        relation = replace(_relation(number, row, names, said, told), naming=naming)
        said["verb"] += [form for verb in clauses for form in conjugated(verb, irregular)]
        said["verb"] += adjectival(names, nouns.get(relation.target, []))
        if persons & relation.sources and row[4] == "thing":
            said["subject"] += _doers(names, lexicon)
        if persons & relation.sources and not at_home:
            said["verb"] += _living(names, lexicon)
        relations[relation.id] = relation
        said["noun"] = list(widened(said["noun"], same if row[4] == "number" else ()))
        classed = _done_to if row[4] == "thing" else _called_alike
        said["noun"] = [noun for noun in said["noun"] if noun not in classed(own_names, taken)]
        if said["noun"]:
            properties[relation.id] = said["noun"]
        cues |= {f"{relation.id}.{sort}": phrases for sort, phrases in said.items()}
        loose[relation.id] = frozenset(said["loose"])
        if any(m.get("asks") == "where" for m in measures_of(names, lexicon.own["measures"])):
            placed.append(relation.id)
        if any(m.get("asks") == "how-much" for m in measures_of(names, lexicon.own["measures"])):
            priced.append(relation.id)
    return replace(
        lexicon,
        kinds=kinds | dict(lexicon.kinds),
        relations=dict(lexicon.relations) | relations,
        cues=lexicon.cues.joined(by_first_word(cues)),
        nouns=lexicon.nouns.joined(by_first_word(nouns)),
        properties=lexicon.properties.joined(by_first_word(properties)),
        own=dict(lexicon.own)
        | {
            "kinds": list(kinds),
            "event-kinds": events,
            "loose": loose,
            "placed": placed,
            "priced": priced,
            "spoken": _spoken(lexicon.own),
            "persons": sorted(persons),
        },
        cache={},
    )


def _apart(
    names: tuple[str, ...], same: Sequence[Sequence[str]], taken: set[str]
) -> tuple[str, ...]:
    """Add words that are used for the names of a class, unless another class is called so."""
    return tuple(name for name in widened(names, same) if name in names or name not in taken)


def _done_to(names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes, in both numbers, of which a property says what is done to them."""
    of = {name.partition(" ")[2] for name in names if clause_of(name, taken)}
    return {form for name in of for form in (name, plural(name))}


def _called_alike(names: Sequence[str], taken: set[str]) -> set[str]:
    """List the names of classes, in both numbers, of which a property gives value or total.

    "Contract" is the thing, not the contract value.
    """
    ends = (" value", " total", " count")
    of = {name.removesuffix(end) for name in names for end in ends if name.endswith(end)} & taken
    return {form for name in of for form in (name, plural(name))}


def _bare(name: str, units: frozenset[str], taken: set[str]) -> str:
    """Take a unit of measure off a name, unless a class is called what is left: flight hours."""
    bare = unitless(name, units)
    return name if bare in taken else bare


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
    tables = ("units", "idle", "alike", "peoples", "everyone", "ordinals", "factors")
    return frozenset(word for table in tables for word in own[table])


def _likened(names: tuple[str, ...], lexicon: Lexicon, taken: set[str]) -> tuple[str, ...]:
    """Add what else things of a class may be called, where no class of the graph is called so."""
    found = list(names)
    for group in lexicon.own["like"]:
        if not set(names).isdisjoint(group):
            found += [name for name in group if name not in taken and name not in found]
    return tuple(found)


def _events(
    classes: Sequence[_Class], lexicon: Lexicon
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """List the verbs for the classes of events, and the class of each: "were delivered"."""
    cues: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for one in classes:
        for name in one.names:
            verbs = lexicon.own["events"].get(name.split()[-1], ())
            if verbs:
                forms = [f for verb in verbs for f in verb_forms(verb, lexicon.own["irregular"])]
                kinds[f"own-event-{one.id}"] = one.id
                cues[f"own-event-{one.id}.verb"] = forms
    return cues, kinds


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


def _read_classes(index: NameIndex) -> list[_Class]:
    """Read the classes, those with the fewest classes below them first."""
    rows = [
        (iri, tuple(json.loads(names)), frozenset(json.loads(classes)), int(things))
        for iri, names, classes, things in index.schema("class")
    ]
    rows.sort(key=lambda row: (len(row[2]), row[0]))
    return [_Class(f"own-class-{n}", *row) for n, row in enumerate(rows)]


def _kind(found: _Class) -> Kind:
    name = found.names[0]
    return _plain_kind(found.id, found.classes, name, plural(name))


def _plain_kind(id_: str, classes: frozenset[str] | set[str], one: str, several: str) -> Kind:
    return Kind(id_, tuple(sorted(classes)), one, several, False, "", (), (), (), "")


def _everyone(classes: Sequence[_Class], people: Mapping[str, Sequence[str]]) -> dict[str, Kind]:
    """Make the kinds that "who" and "what" ask for."""
    every = {iri for c in classes for iri in c.classes}
    who = _called(classes, people["words"]) | _called(classes, people["maybe"]) or every
    return {
        WHO: _plain_kind(WHO, who, "one", "those"),
        WHAT: _plain_kind(WHAT, every, "thing", "things"),
    }


def _called(classes: Sequence[_Class], words: Sequence[str]) -> set[str]:
    """Find the classes with one of these words in their names."""
    return {
        iri
        for c in classes
        for iri in c.classes
        if any(word in name.split() for name in c.names for word in words)
    }


def _phrases(
    names: tuple[str, ...], wide: tuple[str, ...], lexicon: Lexicon, sort: str
) -> dict[str, list[str]]:
    """List the ways to say a property and to compare its values.

    Args:
        names: What the graph calls it.
        wide: The same, with words that are used for those.
        lexicon: The lexicon.
        sort: Of its values.
    """
    leads = sort == "thing"
    irregular = lexicon.own["irregular"]
    said = property_phrases(wide, irregular, None if leads else _PLAIN_VERBS)
    if leads:
        active, passive = agent_phrases(
            [*said["noun"], *said["doer"]], lexicon.own["agents"], irregular
        )
        said["active"] += active
        said["verb"] += passive
    ends = [name.split()[-1] for name in names if " " in name]
    said["vague"] = [word for word in dict.fromkeys(ends) if word in lexicon.own["vague"]]
    graded: dict[str, list[str]] = {"high": [], "low": []}
    said["within"] = []
    for measure in measures_of(names, lexicon.own["measures"]):
        if (leads and "high" in measure) or (sort == "number" and measure.get("of") == "dates"):
            continue  # "built by" is no date, and neither are minutes
        said["verb"] += [
            form for verb in measure.get("verbs", ()) for form in verb_forms(verb, irregular)
        ]
        bare = [verb[3:] for verb in measure.get("verbs", ()) if verb.startswith("be ")]
        said["verb"] += [verb for verb in bare if verb not in TRAILING and " with " not in verb]
        said["verb"] += measure.get("phrases", ())
        for verb in measure.get("does", ()) if leads else ():
            said["active"] += verb_forms(verb, irregular)
        for noun in measure.get("below", ()) if leads else ():
            said["subject"] += noun_forms(noun, irregular)
        for noun in measure.get("values", ()) if leads else ():
            said["noun"] += noun_forms(noun, irregular)
        said["loose"] += measure.get("prepositions", ())
        for end, adjectives in graded.items():
            adjectives.extend(measure.get(end, ()))
        if not any(name.split()[-1] in TRAILING for name in names):
            said["within"] += measure.get("within", ())
    said["noun"] += said["doer"]
    said["false"] = [other for noun in said["noun"] for other in _opposites(noun, lexicon)]
    if sort == "date":
        table = lexicon.own["unfinished"]
        said["false"] = [o for name in names for word in name.split() for o in table.get(word, ())]
    said["together"] = [
        word
        for word, measures in lexicon.own["together"].items()
        if any(name.split()[-1] in measures for name in names)
    ]
    if leads and any(name.endswith((" at", " in")) for name in names):
        forms = [verb_forms(f"be {verb}", irregular) for verb in _KEPT]
        said["verb"] += [form.partition(" ")[2] for found in forms for form in found[:1]]
    said["highest"] = superlatives(graded["high"])
    said["lowest"] = superlatives(graded["low"])
    said["high"] = graded["high"]
    said["higher"] = comparatives(graded["high"])
    said["lower"] = comparatives(graded["low"])
    return said


def _living(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """List the ways to say that people live where a property says that they are."""
    measures = measures_of(names, lexicon.own["measures"])
    said = [verb for measure in measures for verb in measure.get("people", ())]
    return [form for verb in said for form in verb_forms(verb, lexicon.own["irregular"])]


def _doers(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """List what people are called who have such a property: "head", of "responsible for"."""
    measures = measures_of(names, lexicon.own["measures"])
    said = [noun for measure in measures for noun in measure.get("subjects", ())]
    return [form for noun in said for form in noun_forms(noun, lexicon.own["irregular"])]


def _opposites(noun: str, lexicon: Lexicon) -> Sequence[str]:
    """List what is said of what is not so."""
    table: Mapping[str, Sequence[str]] = lexicon.own["opposites"]
    first, space, rest = noun.partition(" ")
    known = [*table.get(noun, ()), *(f"{o} {rest}" for o in table.get(first, ()) if space)]
    return [*known, *(f"{prefix}{noun}" for prefix in ("in", "un", "non ")), f"non{noun}"]


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
    label = nouns[0] if nouns else names[0]
    does, done = sentences(names[0], label if nouns else "", graph.verbs)
    return Relation(
        id=f"own-{number}",
        source=_narrowest(domains, graph.classes),
        target=_narrowest(ranges, graph.classes) if sort == "thing" else sort,
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


def _narrowest(iris: Sequence[str], classes: Sequence[_Class]) -> str:
    """Find the narrowest kind that takes in things of all these classes."""
    return next((c.id for c in classes if c.classes.issuperset(iris)), WHAT)
