"""The roles of an organisation, their units and the lines between them, as read from the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from remit.graph.maps.selector import Selector, labels, last_part, objects, rows
from remit.graph.maps.units import Unit, read_units
from remit.graph.natural_order import best_written
from remit.ontology import ORG, RDF, REMIT, SH, SKOS

LINE_KINDS = (ORG.reportsTo, REMIT.deputisesFor, REMIT.liaisesWith)


@dataclass(frozen=True, slots=True)
class Role:
    """One role as its box shows it.

    Attributes:
        iri: The role's IRI.
        title: Its preferred label.
        unit: IRI of its unit, empty where none is stated.
        rank: Rank with designation, or grade, as words; empty where neither is stated.
        rank_names: The names of the rank alone, without designation.
        rank_order: Place of the rank among ranks, 0 where there is none; a higher one outranks.
        described: Whether a profile describes it; else it is only named by other profiles.
        vetting: Label of its vetting level, or empty.
        qualifications: Number of qualifications that it requires.
        findings: Number of findings about its documents and itself.
    """

    iri: str
    title: str
    unit: str = ""
    rank: str = ""
    rank_names: tuple[str, ...] = ()
    rank_order: int = 0
    described: bool = False
    vetting: str = ""
    qualifications: int = 0
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line from a role to a role, or to a unit: `kind` is the IRI of the property."""

    source: str
    target: str
    kind: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Organisation:
    """All that a map of roles shows, in order of IRI."""

    roles: tuple[Role, ...]
    lines: tuple[Line, ...]
    units: Mapping[str, Unit]


def read_organisation(graph: Selector) -> Organisation:
    """Read every role, its unit and its lines to other roles and units."""
    units = read_units(graph)
    roles = _read_roles(graph)
    known = {role.iri for role in roles}
    lines = tuple(
        line
        for kind in LINE_KINDS
        for line in _read_lines(graph, kind)
        if line.source in known and (line.target in known or line.target in units)
    )
    directed = tuple(
        Line(role, unit.iri, REMIT.underDirectionOf)
        for unit in units.values()
        for role in unit.directed_by
        if role in known
    )
    return Organisation(roles, lines + directed, units)


def _read_roles(graph: Selector) -> tuple[Role, ...]:
    titles = objects(graph, REMIT.Role, SKOS.prefLabel)
    units = objects(graph, REMIT.Role, ORG.postIn)
    ranks = objects(graph, REMIT.Role, REMIT.rank)
    grades = _words(graph, REMIT.grade)
    designations = _words(graph, REMIT.designation)
    vetting = _words(graph, REMIT.vetting)
    documents = objects(graph, REMIT.Role, REMIT.describedBy)
    qualifications = _count(graph, REMIT.requiresQualification)
    findings = _count_findings(graph, documents)
    rank_names = labels(graph, f"?thing a <{REMIT.Rank}> .")
    orders = {s: int(o[0]) for s, o in objects(graph, REMIT.Rank, REMIT.rankOrder).items()}
    found = []
    for (iri,) in rows(graph, f"SELECT ?role WHERE {{ ?role a <{REMIT.Role}> }}"):
        called = list(filter(str.strip, titles.get(iri, ())))
        held = sorted(ranks.get(iri, ()), key=lambda rank: (-orders.get(rank, 0), rank))
        names = [rank_names.get(rank, last_part(rank)) for rank in held]
        words = [*designations.get(iri, ()), " / ".join(names)] if names else grades.get(iri, ())
        found.append(
            Role(
                iri=iri,
                title=best_written(called or [last_part(iri)]),
                unit=units[iri][0] if iri in units else "",
                rank=_capital(" ".join(words)),
                rank_names=tuple(names),
                rank_order=orders.get(held[0], 0) if held else 0,
                described=iri in documents,
                vetting=" / ".join(vetting.get(iri, ())),
                qualifications=qualifications.get(iri, 0),
                findings=findings(iri),
            )
        )
    return tuple(found)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(graph: Selector, predicate: str) -> dict[str, tuple[str, ...]]:
    """Return a property's values as words: a thing's label, a literal as it is."""
    names = labels(graph, f"{{ SELECT DISTINCT ?thing WHERE {{ ?role <{predicate}> ?thing }} }}")
    return {
        role: tuple(names.get(o, last_part(o) if "://" in o else o) for o in found)
        for role, found in objects(graph, REMIT.Role, predicate).items()
    }


def _count(graph: Selector, predicate: str) -> dict[str, int]:
    """Return how many values of a property each thing has."""
    query = f"SELECT ?s (COUNT(DISTINCT ?o) AS ?n) WHERE {{ ?s <{predicate}> ?o }} GROUP BY ?s"
    return {subject: int(count) for subject, count in rows(graph, query) if subject}


def _count_findings(
    graph: Selector, documents: Mapping[str, tuple[str, ...]]
) -> Callable[[str], int]:
    """Return what counts the findings about a role and its documents; each is about one thing.

    One about a document that describes several roles is of none of them.
    """
    findings = f"{{ SELECT ?f WHERE {{ ?f a <{REMIT.Finding}> }} }}"
    about = f"{{ SELECT ?f ?x WHERE {{ ?f <{SH.focusNode}> ?x }} }}"
    query = f"SELECT ?x (COUNT(DISTINCT ?f) AS ?n) WHERE {{ {findings} {about} }} GROUP BY ?x"
    roles = Counter(document for described in documents.values() for document in described)
    found = {t: int(count) for t, count in rows(graph, query) if t and roles[t] <= 1}

    def count(role: str) -> int:
        return sum(found.get(thing, 0) for thing in (role, *documents.get(role, ())))

    return count


def _read_lines(graph: Selector, kind: str) -> list[Line]:
    inferred = set(
        rows(
            graph,
            f"SELECT ?s ?o WHERE {{ ?claim <{REMIT.rule}> ?rule ; <{RDF.predicate}> <{kind}> ; "
            f"<{RDF.subject}> ?s ; <{RDF.object}> ?o }}",
        )
    )
    found = rows(graph, f"SELECT ?s ?o WHERE {{ ?s a <{REMIT.Role}> ; <{kind}> ?o }}")
    return [Line(s, o, kind, (s, o) not in inferred) for s, o in found]
