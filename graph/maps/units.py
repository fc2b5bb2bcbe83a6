"""Units and organisations: who belongs to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from remit.graph.maps.selector import Selector, grouped, labels, last_part, rows
from remit.ontology import ORG, RDF, REMIT, SKOS

_CLASSES = (REMIT.Unit, REMIT.RegionalUnit, REMIT.Force, REMIT.Employer)
_HEADS = frozenset({REMIT.RegionalUnit, REMIT.Force, REMIT.Employer})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, a regional unit or an employer.

    Attributes:
        iri: Its IRI.
        title: Its preferred label.
        names: Every other label, sorted.
        parents: IRIs of what it is a part of: larger units first, then employers.
        head: Whether it stands for itself on a map: a regional unit, a force, another employer.
        covers: IRIs of the forces that it covers.
        lead_forces: IRIs of the forces that lead it.
        directed_by: IRIs of the roles under whose direction it is.
    """

    iri: str
    title: str
    names: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    head: bool = False
    covers: tuple[str, ...] = ()
    lead_forces: tuple[str, ...] = ()
    directed_by: tuple[str, ...] = ()


def read_units(graph: Selector) -> dict[str, Unit]:
    """Read every unit and employer by its IRI."""
    classes = " ".join(f"<{name}>" for name in _CLASSES)
    typed = f"?thing <{RDF.type}> ?c . VALUES ?c {{ {classes} }} "
    types = grouped(rows(graph, f"SELECT ?thing ?c WHERE {{ {typed} }}"))
    titles = labels(graph, typed)
    names = _values(graph, f"<{SKOS.altLabel}>|<{SKOS.notation}>")
    larger = _values(graph, f"<{ORG.subOrganizationOf}>")
    employers = _values(graph, f"<{ORG.unitOf}>")
    covers = _values(graph, f"<{REMIT.covers}>")
    leading = _values(graph, f"<{REMIT.leadForce}>")
    directed = _values(graph, f"<{REMIT.underDirectionOf}>")
    return {
        iri: Unit(
            iri=iri,
            title=titles.get(iri, last_part(iri)),
            names=names.get(iri, ()),
            parents=larger.get(iri, ()) + employers.get(iri, ()),
            head=not _HEADS.isdisjoint(classes_),
            covers=covers.get(iri, ()),
            lead_forces=leading.get(iri, ()),
            directed_by=directed.get(iri, ()),
        )
        for iri, classes_ in sorted(types.items())
    }


def _values(graph: Selector, path: str) -> dict[str, tuple[str, ...]]:
    return grouped(rows(graph, f"SELECT ?s ?o WHERE {{ ?s {path} ?o }}"))


def ancestry(iri: str, units: Mapping[str, Unit]) -> tuple[str, ...]:
    """Return a unit and what it is a part of, nearest first; a loop is left at its start.

    >>> u = {"a": Unit("a", "A", parents=("b",)), "b": Unit("b", "B", parents=("a",))}
    >>> ancestry("a", u)
    ('a', 'b')
    """
    chain: list[str] = []
    here = iri
    while here in units and here not in chain:
        chain.append(here)
        here = next(iter(units[here].parents), "")
    return tuple(chain)


def organisation_of(iri: str, units: Mapping[str, Unit]) -> str:
    """Return the outermost regional unit or employer around a unit, else the outermost unit."""
    chain = ancestry(iri, units)
    return next((u for u in reversed(chain) if units[u].head), chain[-1] if chain else "")
