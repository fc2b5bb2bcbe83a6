"""Tell what properties of users' own graphs join, and what sort of values they have, in use."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.index_holders import holders
from remit.graph.asking.index_spoken import called
from remit.graph.asking.index_units import known_units, leads_to_units, units_beside
from remit.graph.asking.iris import along, bracketed
from remit.graph.asking.selecting import texts
from remit.graph.asking.written import form_of
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from remit.graph.asking.selecting import Select

BUILT_IN = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2002/07/owl#",
            "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/ns/shacl#")  # fmt: skip
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.*)?)?)?Z?")
_YEAR = re.compile(r"[12]\d{3}")
_MANY = "(COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(DISTINCT ?o) AS ?k)"
_BOOLEANS = frozenset({"true", "false"})
_NO_CLASS = "<>"


@dataclass(slots=True)
class Property:
    """What is seen of one property, or of a path of two through things without names.

    `nameless` are the classes of its values that have no names; `<>` where they have no class.
    `years` tells whether all of them look like years, `typed` whether they are said to be.
    `units` are the texts beside a number in a thing without a name: "kg", "EUR". `texts` are some
    of its values; `written` is the form of all of them where they are amounts or durations;
    `measuring` tells whether they are units of measure; `inverse` is the property that
    is declared to lead back.
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
    inverse: str = ""


def properties(select: Select, graphs: Collection[str], named: set[str]) -> list[Property]:
    """List the properties of these graphs that join things or give values, by their paths."""
    found: dict[tuple[str, ...], Property] = {}
    nameless: dict[str, set[str]] = defaultdict(set)
    for graph in graphs:
        query = f"SELECT DISTINCT ?p WHERE {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} }}"
        for (predicate,) in texts(select, query):
            if not predicate.startswith(BUILT_IN):
                one = found.setdefault((predicate,), Property((predicate,)))
                _observe(select, graph, one, named, nameless)
    units = known_units()
    for one in found.values():
        _name_and_sort(select, one, units)
    whole: list[tuple[Property, str]] = []
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


def _name_and_sort(select: Select, one: Property, units: Mapping[str, str]) -> None:
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
    select: Select, outer: Property, inner: Collection[Property], units: Mapping[str, str]
) -> Iterator[Property]:
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
        through = Property(path, set(outer.domains), set(p.ranges), p.sort, names)
        through.written, through.units = p.written, set(p.units)
        if p.sort == "number" and _wraps(inner):
            for unit in (q.path[0] for q in inner if q.sort != "number"):
                through.units |= units_beside(select, path, unit, units)
        yield counted(select, through)


def _of_holders(
    select: Select, properties: Collection[Property], named: set[str]
) -> Iterator[Property]:
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
                about = Property(path, set(by_path[predicate,].ranges), set(one.ranges), one.sort)
                about.names, about.units = list(one.names), set(one.units)
                about.written = one.written
                yield counted(select, about)


def _observe(
    select: Select,
    graph: str,
    one: Property,
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
    one.domains |= {c for (c,) in texts(select, query) if not c.startswith(BUILT_IN)}
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
        elif not class_.startswith(BUILT_IN):
            nameless[one.path[0]] |= {value, class_}
            one.nameless.add(class_ or _NO_CLASS)
    one.ranges = {c for c in one.ranges if c and not c.startswith(BUILT_IN)}


@once_per_overlay
def _own_words() -> Mapping[str, frozenset[str]]:
    """Read the words by which properties of users' graphs are told apart."""
    own = load_toml("questions/naming.toml")["own-graphs"]
    return {name: frozenset(own[name]) for name in ("bare", "moments", "moments_end")}


def _is_bare(one: Property) -> bool:
    """Tell whether a property is called no more than a value, whatever it is of."""
    return one.names[0].split()[-1] in _own_words()["bare"]


def _wraps(inner: Collection[Property]) -> bool:
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


def counted(select: Select, one: Property) -> Property:
    """Count the uses, subjects and values of a path of properties."""
    path = along(one.path, one.inverse)
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
