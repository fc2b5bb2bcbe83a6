"""What roles require and prefer, each thing with its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from remit.graph.maps.roles import Role
from remit.graph.maps.selector import Selector, grouped, labels, last_part, rows
from remit.ontology import ELI, RDF, REMIT

NEEDED, PREFERRED = "needs", "prefers"
NEEDED_BY, PREFERRED_BY = "is needed by", "is preferred by"
_NAMES = {str(ELI.LegalResource): "Legislation"}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing with the roles that need and prefer it, each in the order of the roles.

    Attributes:
        thing: Its IRI.
        title: Its name.
        kind: What kind of thing it is.
        needed: The roles that require it.
        preferred: The roles that only prefer it.
        inferred: IRIs of the roles that require it by inference alone.
    """

    thing: str
    title: str
    kind: str
    needed: tuple[Role, ...]
    preferred: tuple[Role, ...]
    inferred: frozenset[str]


def read_needs(graph: Selector, roles: Sequence[Role]) -> list[Need]:
    """Read what roles require and prefer; what a role does both with counts as required."""
    by_iri = {role.iri: role for role in roles}
    pairs = {
        predicate: grouped(
            (thing, role)
            for thing, role in rows(graph, f"SELECT ?t ?r WHERE {{ ?r <{predicate}> ?t }}")
            if role in by_iri
        )
        for predicate in (REMIT.requires, REMIT.prefers)
    }
    things = sorted({*pairs[REMIT.requires], *pairs[REMIT.prefers]})
    names = labels(graph, f"?r <{REMIT.requires}>|<{REMIT.prefers}> ?thing .")
    kinds = _kinds(graph)
    inferred = _inferred(graph)
    found = []
    for thing in things:
        needed = dict.fromkeys(pairs[REMIT.requires].get(thing, ()))
        preferred = [r for r in pairs[REMIT.prefers].get(thing, ()) if r not in needed]
        found.append(
            Need(
                thing,
                names.get(thing, last_part(thing)),
                kinds.get(thing, ""),
                tuple(by_iri[role] for role in needed),
                tuple(by_iri[role] for role in preferred),
                inferred.get(thing, frozenset()),
            )
        )
    return found


def _kinds(graph: Selector) -> Mapping[str, str]:
    """Return what kind of thing each is, as the name of its class says it."""
    found = grouped(
        rows(
            graph,
            "SELECT ?t ?c WHERE { { SELECT DISTINCT ?t WHERE "
            f"{{ ?r <{REMIT.requires}>|<{REMIT.prefers}> ?t }} }} ?t <{RDF.type}> ?c }}",
        )
    )
    return {
        thing: _NAMES.get(min(classes)) or last_part(min(classes)).capitalize()
        for thing, classes in found.items()
    }


def heading_of(kind: str) -> str:
    """Return the name of a kind as it stands above many of its things.

    >>> heading_of("Topic"), heading_of("Competency"), heading_of("Legislation")
    ('Topics', 'Competencies', 'Legislation')
    """
    if kind in _NAMES.values():
        return kind
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _inferred(graph: Selector) -> Mapping[str, frozenset[str]]:
    query = (
        f"SELECT ?t ?r WHERE {{ ?c <{REMIT.rule}> ?rule ; <{RDF.subject}> ?r ; "
        f"<{RDF.predicate}> <{REMIT.requires}> ; <{RDF.object}> ?t }}"
    )
    return {thing: frozenset(roles) for thing, roles in grouped(rows(graph, query)).items()}
