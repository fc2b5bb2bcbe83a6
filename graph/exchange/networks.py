"""The graph as a NetworkX graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import bracketed, prologue
from remit.graph.asking.selecting import plain
from remit.graph.listing.pairs import pairs, rows
from remit.graph.store.prefixes import shorten
from remit.ontology import RDF, RDFS, REMIT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from remit.graph.asking.selecting import Select
    from remit.graph.exchange.reading import Readable

Edge: TypeAlias = "tuple[str, str, str, Mapping[str, Any]]"
_PARTS: Final = {"facts": "stated", "inferred": "inferred", "reference": "reference"}
_OF_NO_USE: Final = ("findings", "ontology")
_REQUIREMENTS: Final = """?s remit:requirement ?q .
  ?q remit:about ?o ; remit:modality ?m ; remit:text ?t .
  OPTIONAL { ?q a ?c . ?c rdfs:subClassOf remit:Requirement }
  OPTIONAL { ?q remit:evidence ?e .
    ?e oa:start ?start ; oa:end ?end ; oa:hasSource/remit:fileName ?name }"""


def to_networkx(graph: Readable) -> nx.MultiDiGraph[str]:
    """Make a NetworkX graph of the things of a graph and of the facts between them.

    A node is the IRI of a thing, with `label`, `kind` (the names of its classes) and its plain
    values as text under the names of their properties; several are joined by `; `. An edge is a
    fact, keyed by its property with a prefix, with `label`, `property` (its IRI) and `basis`:
    stated, inferred, reference, or own for RDF of the user's; one that follows from a narrower
    property between the same things is left out. A requirement is an edge too, from
    the role to what it is about, keyed by its own IRI, with `kind`, `modality` and `text`, and
    with `document`, `start` and `end` of its quote. Claims, quotes and findings are left out.

    Args:
        graph: An open graph.
    """
    import networkx as nx

    select = graph.select
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    named = {p: found[0] for p, found in pairs(select, "?s rdfs:label ?o").items()}
    values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    edges: list[Edge] = []
    for basis, s, p, o, is_thing in _statements(select):
        if p == RDF.type:
            values[s]["kind"].append(_local(o))
        elif is_thing:
            said = {"label": named.get(p) or spoken(p), "property": p, "basis": basis}
            edges.append((s, o, shorten(p), said))
        else:
            name = "label" if p in (SKOS.prefLabel, RDFS.label, REMIT.fileName) else _local(p)
            values[s][name].append(o)
    edges = _narrowest(edges, pairs(select, "?s rdfs:subPropertyOf ?o"))
    edges += _requirements(select)
    ends = {end for start, finish, _, _ in edges for end in (start, finish)}
    for iri in sorted({*values, *ends}):
        said = {name: _joined(name, found) for name, found in sorted(values[iri].items())}
        network.add_nodes_from([(iri, said)])
    for start, finish, key, about in sorted(edges, key=lambda edge: edge[:3]):
        network.add_edge(start, finish, key, **about)
    return network


def _narrowest(edges: list[Edge], above: Mapping[str, tuple[str, ...]]) -> list[Edge]:
    """Leave out what a narrower property says already, on the same basis."""
    said = {
        (start, finish, wider, about["basis"])
        for start, finish, _, about in edges
        for wider in above.get(about["property"], ())
    }
    return [
        (start, finish, key, about)
        for start, finish, key, about in edges
        if (start, finish, about["property"], about["basis"]) not in said
    ]


def _statements(select: Select) -> Iterator[tuple[str, str, str, str, bool]]:
    """Give (basis, subject, property, value, whether the value is a thing) of all that is kept."""
    from pyoxigraph import NamedNode

    for graph, basis in _graphs(select):
        query = f"SELECT ?s ?p ?o {{ GRAPH {bracketed(graph)} {{ ?s ?p ?o }} {_WITHOUT} }}"
        for s, p, o in select(prologue() + query):
            yield basis, plain(s), plain(p), plain(o), isinstance(o, NamedNode)
    for role, document in rows(select, "?s remit:describedBy ?o", "s", "o"):
        yield "stated", role, REMIT.describedBy, document, True
    query = "SELECT ?s ?p ?o { ?s a remit:SourceDocument ; ?p ?o }"
    for s, p, o in select(prologue() + query):
        yield "stated", plain(s), plain(p), plain(o), isinstance(o, NamedNode)


_WITHOUT: Final = (
    "FILTER NOT EXISTS { ?s a ?c . VALUES ?c { remit:Claim rdf:Statement remit:Rule } }"
)


def _graphs(select: Select) -> list[tuple[str, str]]:
    """List the graphs whose facts are kept, each with where they come from."""
    documents = {d for (d,) in rows(select, "?d a remit:SourceDocument", "d")}
    found = []
    for (graph,) in rows(select, "GRAPH ?g {}", "g"):
        part = graph.rpartition("graph/")[2]
        if graph not in documents and part not in _OF_NO_USE:
            found.append((graph, _PARTS.get(part, "own")))
    return found


def _requirements(select: Select) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    columns = ("s", "o", "q", "m", "t", "c", "name", "start", "end")
    seen: set[tuple[str, str]] = set()
    for s, o, q, m, text, class_, name, start, end in rows(select, _REQUIREMENTS, *columns):
        if (q, o) in seen:
            continue  # its further quotes
        seen.add((q, o))
        about: dict[str, Any] = {
            "label": "requires" if not m else spoken(m),
            "property": REMIT.requirement,
            "basis": "stated",
            "kind": _local(class_),
            "modality": _local(m),
            "text": text,
        }
        if name:
            about |= {"document": name, "start": int(start), "end": int(end)}
        yield s, o, q, about


def _joined(name: str, values: list[str]) -> str:
    ordered = sorted(dict.fromkeys(values))
    return ordered[0] if name == "label" else "; ".join(ordered)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2] or iri
