"""What rules derive from a graph, for the tests of each."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from remit.ontology import REMIT
from remit.ontology.inference import load_rules

ID = "https://w3id.org/remit/id/"
PREFIXES = f"""
@prefix remit: <{REMIT.base}> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix id: <{ID}> .
"""
RULES = {rule.name: rule for rule in load_rules()}

Derived = dict[tuple[str, str, str], set[str]]


def short(term: str) -> str:
    """Return what tells a term of these tests from others."""
    return term.removeprefix(ID).removeprefix(REMIT.base)


def select(store: ox.Store, name: str) -> list[tuple[str, ...]]:
    """Run the query of a rule over the union of a store's graphs."""
    solutions = store.query(RULES[name].query, use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(term.value for term in row) for row in solutions]


def derive(trig: str, *names: str) -> Derived:
    """Apply rules to a graph; all of them, if none is named."""
    store = ox.Store()
    store.load(input=PREFIXES + trig, format=ox.RdfFormat.TRIG)
    derived: Derived = defaultdict(set)
    for name in names or RULES:
        rows = select(store, name)
        assert len(rows) == len(set(rows))
        for row in rows:
            subject, predicate, object_, premise = map(short, row)
            derived[subject, predicate, object_].add(premise)
    return dict(derived)


def requirement(kind: str, about: str, modality: str = "essential", number: int = 1) -> str:
    """Write the graph of a document that sets one condition for the role `id:sergeant`."""
    node = f"<{ID}document{number}#requirement=1,9>"
    return f"""
id:document{number} {{
  id:sergeant remit:requirement {node} .
  {node} a remit:{kind}Requirement ; remit:modality remit:{modality} ; remit:about id:{about} .
}}"""


def claims(document: int, *facts: tuple[str, str, str]) -> str:
    """Write facts, and the graph of a document that states them: claims 1, 2 … of that document."""
    said = "".join(
        f"id:d{document}claim{n} rdf:subject {s} ; rdf:predicate {p} ; rdf:object {o} .\n"
        for n, (s, p, o) in enumerate(facts, start=1)
    )
    stated = "".join(f"{s} {p} {o} .\n" for s, p, o in facts)
    return f"id:facts {{ {stated} }} id:document{document} {{ {said} }}"


LAW = """
id:reference {
  id:covert-law a remit:Topic ; remit:restsOn id:act, id:code .
  id:act a eli:LegalResource . id:code a eli:LegalResource .
  id:first-aid a remit:Topic .
  id:other-act a eli:LegalResource ; remit:governs id:covert-law .
}"""
LEVELS = """
id:reference {
  id:level-3 a remit:Qualification ; remit:presupposes id:level-2 .
  id:level-2 a remit:Qualification ; remit:presupposes id:level-1 .
  id:level-1 a remit:Qualification .
  id:advanced-driver a remit:Qualification ; remit:presupposes id:driver .
  id:driver a remit:Qualification ; remit:presupposes id:driving-licence .
  id:driving-licence a remit:Licence .
  id:high a remit:VettingLevel ; remit:presupposes id:low .
  id:low a remit:VettingLevel .
}"""
UNITS = """
id:reference {
  id:region a remit:RegionalUnit ; remit:covers id:north, id:south .
  id:arm a remit:RegionalUnit ; org:subOrganizationOf id:region ; remit:covers id:north .
  id:squad a remit:Unit ; org:unitOf id:arm .
}"""
WORKERS = """
id:reference {
  id:inspector skos:inScheme id:ladder .
  id:officer a remit:WorkerType ; dcterms:relation id:ladder .
  id:staff a remit:WorkerType ; skos:prefLabel "police staff"@en .
}"""
MANAGER = """
id:reference { id:inspector a remit:Rank ; skos:prefLabel "Inspector"@en ;
  remit:detectiveForm "Detective Inspector"@en, "DI"@en . }
id:facts {
  id:sergeant org:postIn id:team ; org:reportsTo id:manager ; remit:describedBy id:document .
  id:manager skos:prefLabel "DI" ; remit:rank id:inspector .
}
id:document {
  id:claim1 rdf:subject id:sergeant ; rdf:predicate org:reportsTo ; rdf:object id:manager .
  id:claim2 rdf:subject id:sergeant ; rdf:predicate org:postIn ; rdf:object id:team .
  id:claim3 rdf:subject id:sergeant ; rdf:predicate remit:rank ; rdf:object id:other .
}"""
