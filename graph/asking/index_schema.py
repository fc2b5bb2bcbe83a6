"""File classes, properties and plain values of users' own graphs, as they are seen in use."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, words
from remit.graph.asking.index_declared import Declared
from remit.graph.asking.index_holders import holders
from remit.graph.asking.index_spoken import called
from remit.graph.asking.index_units import known_units, leads_to_units, units_beside
from remit.graph.asking.iris import along, bracketed, prologue
from remit.graph.asking.selecting import texts
from remit.graph.asking.written import form_of
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_BUILT_IN = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2002/07/owl#",
             "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/ns/shacl#")  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.*)?)?)?Z?")
_YEAR = re.compile(r"[12]\d{3}")
_MANY = "(COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k)"
_BOOLEANS = frozenset({"true", "false"})
_NAME = "name"
_NO_CLASS = "<>"
_LONGEST_VALUE = 60
_LONGEST_ADDRESS = 160
_FILE_PROPERTY = "INSERT INTO schema_property VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINES = re.compile(r"[,;\n|]+")
_MOST_VALUES = 100_000


@dataclass(slots=True)
class _Property:
    """What is seen of one property, or of a path of two through things without names.

    `nameless` are the classes of its values that have no names; `<>` where they have no class.
    `years` tells whether all of them look like years, `typed` whether they are said to be.
    `units` are the texts beside a number in a thing without a name: "kg", "EUR". `texts` are some
    of its values; `written` is the form of all of them where they are amounts or durations;
    `measuring` tells whether they are units of measure.
    """

    path: tuple[str, ...]
    domains: set[str] = field(default_factory=set)
    ranges: set[str] = field(default_factory=set)
    sort: str = ""
    names: list[str] = field(default_factory=list)
    uses: int = 0
    subjects: int = 0
    objects: int = 0
    years: bool = True
    typed: bool = True
    nameless: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    written: str = ""
    measuring: bool = False


def write_schema(
    select: Select, index: sqlite3.Connection, vocabulary: Vocabulary, naming: Naming
) -> None:
    """Fill the tables of classes, properties and plain values from users' own graphs."""
    graphs = naming.graphs
    if not graphs:
        return
    counts = _classes(select, graphs)
    below = _below(select, set(counts))
    for iri in sorted(below):
        names = called(select, iri)
        vocabulary.add_names(w for name in names for w in words(name))
        total = sum(counts.get(c, 0) for c in below[iri])
        row = (iri, json.dumps(names), json.dumps(sorted(below[iri])), total)
        index.execute("INSERT INTO schema_class VALUES (?, ?, ?, ?)", row)
    named = {row[0] for row in index.execute("SELECT iri FROM thing")}
    declared = Declared(select, below)
    for found in _properties(select, graphs, named):
        _narrowed(select, found, below)
        if naming.rung.get(found.path[-1]) == "label" and _NAME not in found.names:
            found.names.append(_NAME)
        vocabulary.add_names(w for name in found.names for w in words(name))
        described = (
            json.dumps(found.path),
            json.dumps(found.names),
            json.dumps(sorted(found.domains)),
            json.dumps(sorted(found.ranges)),
            found.sort,
            found.uses,
            found.subjects,
            found.objects,
            json.dumps(sorted(found.units)),
            found.written,
            json.dumps(declared.beyond(found.path, found.domains, found.ranges)),
        )
        index.execute(_FILE_PROPERTY, described)
        if found.sort == "text" and len(found.path) == 1:
            _write_values(select, index, found.path[0], vocabulary)


def _classes(select: Select, graphs: Collection[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for graph in graphs:
        pattern = f"GRAPH {bracketed(graph)} {{ ?s a ?c }}"
        query = f"SELECT ?c (COUNT(?s) AS ?n) WHERE {{ {pattern} }} GROUP BY ?c"
        for class_, count in texts(select, query):
            if not class_.startswith(_BUILT_IN):
                counts[class_] += int(count)
    return counts


def _below(select: Select, classes: set[str]) -> dict[str, set[str]]:
    """Collect for each class, and each above it, the classes of its things."""
    below = {class_: {class_} for class_ in classes}
    for class_, above in _always_too(select, classes):
        below[above].add(class_)
    query = prologue() + "SELECT ?c ?a WHERE { ?c rdfs:subClassOf+ ?a FILTER(isIRI(?a)) }"
    for class_, above in texts(select, query):
        if class_ in classes and not above.startswith(_BUILT_IN):
            below.setdefault(above, set()).add(class_)
    return {class_: found for class_, found in below.items() if not class_.startswith(_BUILT_IN)}


def _always_too(select: Select, classes: set[str]) -> list[tuple[str, str]]:
    """List pairs of classes where all things of the first are of the second, and not back."""
    query = "SELECT ?c ?d (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?c , ?d } GROUP BY ?c ?d"
    rows = [(c, d, int(n)) for c, d, n in texts(select, query) if {c, d} <= classes]
    counts = {c: n for c, d, n in rows if c == d}
    return [(c, d) for c, d, n in rows if c != d and n == counts[c] < counts[d]]


def _narrowed(select: Select, found: _Property, below: Mapping[str, set[str]]) -> None:
    """Leave out classes of subjects and values that only stand beside narrower ones."""
    path = along(found.path)
    for side, variable in ((found.domains, "?s"), (found.ranges, "?o")):
        for class_ in sorted(side):
            narrower = side & (below.get(class_, set()) - {class_})
            if narrower:
                some = " ".join(map(bracketed, sorted(narrower)))
                others = f"FILTER NOT EXISTS {{ VALUES ?d {{ {some} }} {variable} a ?d }}"
                pattern = f"?s {path} ?o . {variable} a {bracketed(class_)} {others}"
                if not texts(select, f"SELECT ?s WHERE {{ {pattern} }} LIMIT 1"):
                    side.discard(class_)


def _properties(select: Select, graphs: Collection[str], named: set[str]) -> list[_Property]:
    found: dict[tuple[str, ...], _Property] = {}
    nameless: dict[str, set[str]] = defaultdict(set)
    for graph in graphs:
        query = f"SELECT DISTINCT ?p WHERE {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} }}"
        for (predicate,) in texts(select, query):
            if not predicate.startswith(_BUILT_IN):
                one = found.setdefault((predicate,), _Property((predicate,)))
                _observe(select, graph, one, named, nameless)
    units = known_units()
    for one in found.values():
        _name_and_sort(select, one, units)
    whole: list[tuple[_Property, str]] = []
    for predicate, nodes in nameless.items():
        outer = found[predicate,]
        said = _said_of(select, predicate) if not outer.ranges else set()
        inner = [
            p
            for p in found.values()
            if len(p.path) == 1 and p.sort and (p.domains & nodes or p.path[0] in said)
        ]
        found |= {one.path: one for one in _through(select, outer, inner, units)}
        if not outer.ranges and inner and not _wraps(inner):
            whole.append((outer, "text" if _NO_CLASS in outer.nameless else "thing"))
    for outer, sort in whole:
        outer.sort, outer.ranges = sort, outer.nameless - {_NO_CLASS}
    for one in _of_holders(select, list(found.values()), named):
        found[one.path] = one
    return [
        one
        for _, one in sorted(found.items())
        if one.sort and one.domains and (one.sort != "thing" or one.ranges)
    ]


def _name_and_sort(select: Select, one: _Property, units: Mapping[str, str]) -> None:
    """Name a property, and tell what its values are: amounts written as text, years, units."""
    one.names = called(select, one.path[0])
    form, unit = form_of(one.texts, units) if one.sort == "text" else ("", "")
    if form:
        one.sort, one.written, one.units = "number", form, {unit} - {""}
    told = one.typed or any(map(_of_years, one.names))
    if one.sort == "number" and one.years and told:
        one.sort = "date"
    one.measuring = one.sort == "thing" and leads_to_units(select, one.path[0], one.names, units)


def _through(
    select: Select, outer: _Property, inner: Collection[_Property], units: Mapping[str, str]
) -> Iterator[_Property]:
    """Yield the paths of two properties through things without names."""
    numbers = [p for p in inner if p.sort == "number"]
    for p in inner:
        if p.measuring:
            continue
        path = (outer.path[0], p.path[0])
        alone = p.sort == "number" and len(numbers) == 1
        only = alone or (p.sort == "text" and len(inner) == 1)
        names = list(outer.names) if only and _is_bare(p) else []
        both = [f"{a} {b}" for a in outer.names for b in p.names]
        again = not set(outer.names[0].split()).isdisjoint(p.names[0].split())
        held = outer.names if alone else []
        names += [*p.names, *both, *held] if again or alone else [*both, *p.names]
        names = list(dict.fromkeys(names))
        through = _Property(path, set(outer.domains), set(p.ranges), p.sort, names)
        through.written, through.units = p.written, set(p.units)
        if p.sort == "number" and _wraps(inner):
            for unit in (q.path[0] for q in inner if q.sort != "number"):
                through.units |= units_beside(select, path, unit, units)
        yield _counted(select, through)


def _of_holders(
    select: Select, properties: Collection[_Property], named: set[str]
) -> Iterator[_Property]:
    """Yield what is said of things by those without names that are about one of them each."""
    leading: dict[str, set[str]] = defaultdict(set)
    for one in properties:
        for class_ in one.domains if len(one.path) == 1 and one.ranges and not one.nameless else ():
            leading[class_].add(one.path[0])
    by_path = {one.path: one for one in properties}
    for class_, predicate in holders(select, leading, leading, named):
        for one in properties:
            if class_ in one.domains and one.sort and one.path != (predicate,):
                path = (f"^{predicate}", *one.path)
                about = _Property(path, set(by_path[predicate,].ranges), set(one.ranges), one.sort)
                about.names, about.units = list(one.names), set(one.units)
                about.written = one.written
                yield _counted(select, about)


def _observe(
    select: Select,
    graph: str,
    one: _Property,
    named: set[str],
    nameless: dict[str, set[str]],
) -> None:
    """Note the classes of the things on both sides of a property, and what its values look like.

    A thing without a class counts as one of a class of its own property.
    """
    g, p = bracketed(graph), bracketed(one.path[0])
    count = texts(select, f"SELECT {_MANY} WHERE {{ GRAPH {g} {{ ?s {p} ?o }} }}")
    one.uses += int(count[0][0])
    one.subjects += int(count[0][1])
    one.objects += int(count[0][2])
    query = f"SELECT DISTINCT ?c WHERE {{ GRAPH {g} {{ ?s {p} ?o }} ?s a ?c }}"
    one.domains |= {c for (c,) in texts(select, query) if not c.startswith(_BUILT_IN)}
    for subject, value, datatype in _samples(select, g, p):
        if not one.domains:
            one.domains.add(subject)
        one.sort = _wider(one.sort, _sort(value))
        one.years = one.years and _YEAR.fullmatch(value) is not None
        one.typed = one.typed and datatype.endswith("#gYear")
        one.texts.append(value)
    if one.sort != "thing":
        return
    if not texts(select, f"SELECT ?o WHERE {{ GRAPH {g} {{ ?s {p} ?o }} ?o ?q ?r }} LIMIT 1"):
        one.sort = "text"  # an address, such as that of a mailbox
        return
    query = f"SELECT DISTINCT ?o ?c WHERE {{ GRAPH {g} {{ ?s {p} ?o }} OPTIONAL {{ ?o a ?c }} }}"
    for value, class_ in texts(select, query):
        if value in named:
            one.ranges.add(class_)
        elif not class_.startswith(_BUILT_IN):
            nameless[one.path[0]] |= {value, class_}
            one.nameless.add(class_ or _NO_CLASS)
    one.ranges = {c for c in one.ranges if c and not c.startswith(_BUILT_IN)}


@once_per_overlay
def _own_words() -> Mapping[str, frozenset[str]]:
    """Read the words by which properties of users' graphs are told apart."""
    own = load_toml("questions/naming.toml")["own-graphs"]
    return {name: frozenset(own[name]) for name in ("bare", "moments", "moments_end")}


def _is_bare(one: _Property) -> bool:
    """Tell whether a property is called no more than a value, whatever it is of."""
    return one.names[0].split()[-1] in _own_words()["bare"]


def _wraps(inner: Collection[_Property]) -> bool:
    """Tell whether nameless things only stand for a number, beside its unit, or for one text."""
    numbers = [p for p in inner if p.sort == "number"]
    if len(inner) == 1 and all(p.sort == "text" and _is_bare(p) for p in inner):
        return True
    return (
        len(numbers) == 1
        and all(p.sort in {"number", "text"} or p.measuring for p in inner)
        and (len({p.path for p in inner}) < 3)
    )


def _said_of(select: Select, predicate: str) -> set[str]:
    """List what is said of the values of a property."""
    query = f"SELECT DISTINCT ?q WHERE {{ ?s {bracketed(predicate)} ?n . ?n ?q ?o }}"
    return {q for (q,) in texts(select, query)}


def _of_years(name: str) -> bool:
    """Tell whether a name says that its values, if they look so, are years.

    >>> [_of_years(name) for name in ("launch year", "founded", "built in", "seats")]
    [True, True, True, False]
    """
    words, known = name.split(), _own_words()
    ends = words[0].endswith(tuple(known["moments_end"]))
    return ends or not known["moments"].isdisjoint(words)


def _counted(select: Select, one: _Property) -> _Property:
    """Count the uses and the subjects of a path of two properties."""
    path = along(one.path)
    count = texts(select, f"SELECT {_MANY} WHERE {{ ?s {path} ?o }}")
    one.uses, one.subjects, one.objects = (int(number) for number in count[0])
    return one


def _samples(select: Select, graph: str, predicate: str) -> list[tuple[str, str, str]]:
    query = f"SELECT ?s ?o WHERE {{ GRAPH {graph} {{ ?s {predicate} ?o }} }} LIMIT 1000"
    found = []
    for subject, value in select(query):
        text = getattr(value, "value", "")
        is_thing = type(value).__name__ != "Literal"
        datatype = getattr(getattr(value, "datatype", None), "value", "")
        said = f"<{text}>" if is_thing else text
        found.append((getattr(subject, "value", ""), said, datatype))
    return found


def _sort(value: str) -> str:
    """Tell what a value looks like.

    >>> [_sort(v) for v in ("<urn:a>", "12.5", "2020-01-31", "2020", "true", "North")]
    ['thing', 'number', 'date', 'number', 'boolean', 'text']
    """
    if value.startswith("<") and value.endswith(">"):
        return "thing"
    if _NUMBER.fullmatch(value):
        return "number"
    if value in _BOOLEANS:
        return "boolean"
    return "date" if _DATE.fullmatch(value) else "text"


def _wider(one: str, other: str) -> str:
    """Find the sort of values of two sorts together."""
    if one in {"", other}:
        return other
    return "date" if {one, other} == {"date", "number"} else "text"


def _parts(value: str) -> list[str]:
    """List the parts of a value in several lines, such as an address; figures may be left out.

    >>> _parts("4 Mill Lane, 8520 Aubing"), _parts("optics")
    (['4 Mill Lane', 'Mill Lane', '8520 Aubing', 'Aubing'], [])
    """
    parts = [part.strip() for part in _LINES.split(value)]
    found = []
    for part in parts if len(parts) > 1 else ():
        bare = " ".join(w for w in part.split() if not any(c.isdigit() for c in w))
        found += [p for p in (part, bare) if key(p)]
    return list(dict.fromkeys(found))


def _write_values(
    select: Select, index: sqlite3.Connection, predicate: str, vocabulary: Vocabulary
) -> None:
    """File short plain values, so that a question may name them."""
    query = f"SELECT DISTINCT ?o WHERE {{ ?s {bracketed(predicate)} ?o }} LIMIT {_MOST_VALUES}"
    rows = []
    for (term,) in select(query):
        value = str(getattr(term, "value", ""))
        if value and len(value) <= _LONGEST_VALUE and key(value):
            vocabulary.add_names(words(value))
            rows.append((key(value), json.dumps([predicate]), value, str(term)))
        for part in _parts(value) if len(value) <= _LONGEST_ADDRESS else ():
            vocabulary.names.update(words(part))
            rows.append((key(part), json.dumps([predicate, "part"]), value, str(term)))
    index.executemany("INSERT INTO schema_value VALUES (?, ?, ?, ?)", sorted(set(rows)))
