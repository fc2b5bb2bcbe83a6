"""Which rows of the index of names a change can touch; all others are taken over as they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.iris import bracketed, expand, in_parts, prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select

    Said: TypeAlias = defaultdict[str, set[tuple[str, str]]]
    """By property: subject and object of what is said; no object where that is a literal."""

_RANKED = ("remit:rank", "remit:designation", "remit:grade")
_PLACED = ("org:postIn", "org:unitOf", "remit:jobFamily")
_TITLED = ("skos:prefLabel", "skos:altLabel", "remit:roleCode", "remit:describedBy")
_SPEAKING = ("remit:about", "remit:modality", "rdf:subject", "rdf:object", "org:postIn")
_TOLD_BY = ("org:classification", "remit:rankOrder")
_UPWARDS = ("org:subOrganizationOf", "org:unitOf")
_DESCRIBED = "?s remit:describedBy ?t"
_CLASSIFIED = "?s org:classification ?t"
_HELD = f"?s {'|'.join(_RANKED)} ?t"
_WITHIN = f"?s ({'|'.join(_PLACED)})/({'|'.join(_UPWARDS)})* ?t"


@dataclass(frozen=True, slots=True)
class Touched:
    """What is to be filed anew; None stands for all that the graph holds.

    Attributes:
        named: Things of which a name or a class may be another.
        roles: Roles that people may point at in other words.
        has_short_forms: Tells whether short forms may have come or gone.
        speaking: What may speak of other things than before, or speak no more.
    """

    named: Collection[str] | None = None
    roles: Collection[str] | None = None
    has_short_forms: bool = True
    speaking: Collection[str] | None = None


def beyond(select: Select, known: Iterable[str], typing: Iterable[str], naming: Naming) -> Touched:
    """Find what a graph holds beside those of its named graphs that are indexed already.

    Args:
        select: Asks the whole graph.
        known: The graphs that are indexed.
        typing: The other graphs, as far as they may say of a thing what it is.
        naming: How things are named.
    """
    others = f"FILTER(?g NOT IN ({', '.join(map(bracketed, sorted(known)))}))"
    patterns = [f"GRAPH ?g {{ ?s {bracketed(name)} ?l }} {others}" for name in naming.rung]
    patterns += [f"GRAPH {bracketed(graph)} {{ ?s a ?c }}" for graph in typing]
    patterns += [f"?s {bracketed(name)} ?l" for name in naming.own]
    patterns += [f"GRAPH ?g {{ ?s {name} ?o }} {others}" for name in _TOLD_BY]
    named = {iri for pattern in patterns for (iri,) in texts(select, _distinct(pattern))}
    classified = texts(select, _distinct("?t org:classification ?s"))
    kinds = named & {kind for (kind,) in classified}
    named |= _found([select], _CLASSIFIED, kinds)
    shorts = texts(select, _distinct(f"GRAPH ?g {{ ?s remit:expansion ?e }} {others}"))
    return Touched(named=named, has_short_forms=bool(shorts))


def of_lines(lines: Iterable[str], graphs: Sequence[Select], naming: Naming) -> Touched:
    """Find what lines of N-Quads can touch that came into a graph or left it.

    Args:
        lines: Those that came or went; too many do no harm.
        graphs: Ask the graph as it was and as it is.
        naming: How things are named.
    """
    said = _said(lines)
    renamed = _subjects(said, *naming.rung)
    classed = {s for s, class_ in said[expand("rdf:type")] if naming.knows(class_)}
    things = renamed | classed
    named = things | _subjects(said, *map(expand, _TOLD_BY))
    named |= _found(graphs, _CLASSIFIED, renamed)
    roles = _subjects(said, *map(expand, (*_TITLED, *_RANKED, *_PLACED)))
    roles |= classed | _found(graphs, _HELD, things)
    roles |= _found(graphs, _DESCRIBED, _subjects(said, expand("remit:fileName")))
    roles |= _found(graphs, _WITHIN, things | _subjects(said, *map(expand, _UPWARDS)))
    shorts = bool(said[expand("remit:expansion")] or said[expand("skos:notation")])
    return Touched(named, None if shorts else roles, shorts, _speaking(said, graphs))


def _speaking(said: Said, graphs: Sequence[Select]) -> set[str]:
    """Name the requirements, claims and roles that may speak of other things than before."""
    stating = {s for s, class_ in said[expand("rdf:type")] if class_ == expand("rdf:Statement")}
    moved = _subjects(said, expand("org:subOrganizationOf"))
    below = _found(graphs, "?s org:postIn/org:subOrganizationOf* ?t", moved)
    return stating | below | _subjects(said, *map(expand, _SPEAKING))


def _said(lines: Iterable[str]) -> Said:
    said: Said = defaultdict(set)
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        object_ = rest[1 : rest.index(">")] if rest.startswith("<") else ""
        said[predicate[1:-1]].add((subject[1:-1], object_))
    return said


def _subjects(said: Said, *names: str) -> set[str]:
    return {s for name in names for s, _ in said[name]}


def _found(graphs: Sequence[Select], pattern: str, things: Collection[str]) -> set[str]:
    """List all ?s of a pattern for these things as ?t, in any of the graphs."""
    return {
        iri
        for values in in_parts("t", things)
        for select in graphs
        for (iri,) in texts(select, _distinct(f"{values} {pattern}"))
    }


def _distinct(pattern: str) -> str:
    return f"{prologue()}SELECT DISTINCT ?s WHERE {{ {pattern} }}"
