"""What users' own graphs call their classes, properties and things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from remit.graph.asking.fold import fold
from remit.graph.asking.iris import bracketed, in_parts, prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.graph.asking.selecting import Select

_OF_REMIT = tuple(
    f"graph/{name}"
    for name in ("facts", "reference", "ontology", "inferred", "findings", "statements")
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z]{3})(?=\d+[A-Z])|[_\-.]+")
_CODE = re.compile(r"(?=.*\d)[\w .]*|[^aeiouyAEIOUY]*")
_TELLING = re.compile(r"(?=[^\W\d_]*[aeiouyAEIOUY])([^\W\d_]{3,})\d*")
_NUMBERED = re.compile(r"[_\-.]?\d+$")
_LABELS = ("rdfs:label", "skos:prefLabel", "skos:altLabel")


def spoken(iri: str) -> str:
    """Turn the last part of an IRI into words.

    >>> spoken("https://example.org/vocab#hasLineManager"), spoken("http://example.org/unit_price")
    ('has line manager', 'unit price')
    >>> spoken("http://example.org/open24Hours"), spoken("http://example.org/co2Emission")
    ('open 24 hours', 'co2 emission')
    """
    tail = iri.rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2]
    return " ".join(_CAMEL.sub(" ", tail).lower().split())


def local_names(
    select: Select, graphs: Iterable[str], bound: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield what things of users' own graphs may be called by the ends of their IRIs.

    Args:
        select: Asks the graph.
        graphs: The users' own graphs.
        bound: Binds ?s to some things, or is empty.
    """
    for graph in graphs:
        query = f"SELECT ?s ?c WHERE {{ {bound} GRAPH {bracketed(graph)} {{ ?s a ?c }} }}"
        found = [
            (iri, name, spoken(class_).split())
            for iri, class_ in texts(select, query)
            if (name := local_name(iri, spoken(class_)))
        ]
        begun = {iri: _CAMEL.split(_end(iri))[0] for iri, _, said in found if _begins(iri, said)}
        rest = {iri: _end(iri)[len(first) :].lstrip("_-.") for iri, first in begun.items()}
        rest |= {iri: bare for iri, _, _ in found if (bare := _unnumbered(iri)) and iri not in rest}
        borrowed = _borrowed(select, graph, rest)
        yield from ((iri, name) for iri, name, _ in found if iri not in borrowed)


def _begins(iri: str, class_: Iterable[str]) -> bool:
    """Tell whether an IRI ends in part of the name of a class, and more: "empl-ann"."""
    first, *more = _CAMEL.split(_end(iri))
    return bool(first and more) and any(word.startswith(first.lower()) for word in class_)


def _unnumbered(iri: str) -> str:
    """Take the number off the end of an IRI that has one: "north-line", of "north-line-3"."""
    end = _end(iri)
    return _NUMBERED.sub("", end) if _NUMBERED.search(end) else ""


def _borrowed(select: Select, graph: str, rest: Mapping[str, str]) -> set[str]:
    """Find the things that are called as what they speak of, or what has them: "price-oak-table".

    Args:
        select: Asks the graph.
        graph: Where they stand.
        rest: What the end of each IRI holds beside a word for its class, or a number.
    """
    found = set()
    for bound in in_parts("s", rest):
        either = "{ ?s ?p ?o } UNION { ?o ?p ?s }"
        pattern = f"{bound} GRAPH {bracketed(graph)} {{ {either} FILTER(isIRI(?o)) }}"
        for iri, value in texts(select, f"SELECT ?s ?o WHERE {{ {pattern} }}"):
            if rest[iri] == _end(value):
                found.add(iri)
    return found


def _end(iri: str) -> str:
    return unquote(iri.rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2])


def local_name(iri: str, class_: str) -> str:
    """Read the end of an IRI as a name; empty where it tells no more than a class and a code.

    >>> local_name("urn:x/North_Depot", "depot"), local_name("urn:x/karenBrant", "person")
    ('North Depot', 'karen Brant')
    >>> local_name("urn:x/Falcon36", "drill"), local_name("urn:x/drill36", "cordless drill")
    ('Falcon36', '')
    >>> local_name("urn:x/order-line-17", "order line"), local_name("urn:x/empl-0031", "employee")
    ('', '')
    """
    tail = _end(iri)
    if "/blank/" in iri or sum(c.isdigit() for c in tail) * 2 > len(tail):
        return ""
    words = " ".join(_CAMEL.sub(" ", tail).split()).split()
    said = class_.split()
    telling = [w for w in words if not any(s.startswith(_stem(w).lower()) for s in said)]
    if not any(_TELLING.fullmatch(word) for word in telling) and not (
        len(telling) == 1 < len(words) and telling[0].isalpha()
    ):
        return ""
    plain = all(word.islower() or not word.isalpha() for word in words)
    return " ".join(word.capitalize() if plain else word for word in words)


def _stem(word: str) -> str:
    """Take figures off the end of a word."""
    return word.rstrip("0123456789") or word


def own_graphs(select: Select) -> list[str]:
    """List the graphs that hold neither a profile nor Remit's own knowledge."""
    named = {str(row[0]).strip("<>") for row in select("SELECT ?g WHERE { GRAPH ?g {} }")}
    query = prologue() + "SELECT DISTINCT ?d WHERE { ?r remit:describedBy ?d }"
    profiles = {row[0] for row in texts(select, query)}
    return sorted(g for g in named - profiles if not g.endswith(_OF_REMIT))


def called(select: Select, iri: str) -> list[str]:
    """List what a class or property is called, best first: by labels, by the words of its IRI.

    An IRI that ends in a code ("P01") tells nothing beside a label.
    """
    found: dict[str, None] = {}
    for predicate in _LABELS:
        query = f"""{prologue()}SELECT ?l WHERE {{ {bracketed(iri)} {predicate} ?l
          FILTER(LANG(?l) = "" || LANGMATCHES(LANG(?l), "en")) }}"""
        said = [fold(label).replace("-", " ") for (label,) in texts(select, query)]
        found |= {label: None for label in said if label.strip()}
    last = spoken(iri)
    if not found or not _CODE.fullmatch(last):
        found[last] = None
    return list(found)
