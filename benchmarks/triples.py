"""The seven figures of Text2KGBench (Mihindukulasooriya and others, 2023), on profiles.

A triple is (the role, a relation, a value as the document writes it). The benchmark takes, sentence
by sentence and here document by document, precision, recall and F1 of the triples; how many
relations the ontology has; and how many subjects, relations and objects are made up: they stand
neither in the text nor among what is known beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import mean
from typing import Any, NamedTuple

import pyoxigraph as ox

from remit.graph.linking.catalogue import catalogue
from remit.ontology import DCTERMS, ORG, RDF, REMIT

_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = {f"{_OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation")}

RELATIONS: Mapping[str, str] = {
    "title": DCTERMS.title,
    "rank": REMIT.rank,
    "grade": REMIT.grade,
    "status": REMIT.status,
    "role_code": REMIT.roleCode,
    "organisation": ORG.unitOf,
    "unit": ORG.postIn,
    "location": REMIT.location,
    "reports_to": ORG.reportsTo,
    "vetting": REMIT.vetting,
    "legislation": DCTERMS.references,
    "qualifications": DCTERMS.references,
    "systems": REMIT.usesSystem,
    "requirements": REMIT.requirement,
}
"""Which relation of the ontology each field of `remit extract` is stated by."""

LISTS = ("legislation", "qualifications", "systems", "requirements")


class Triple(NamedTuple):
    """One statement: of whom, which relation, the value as written, and its IRI if it has one."""

    subject: str
    relation: str
    value: str
    iri: str


@dataclass(frozen=True)
class Figures:
    """The seven figures, each from 0 to 1."""

    precision: float
    recall: float
    f1: float
    conformance: float
    made_up_subjects: float
    made_up_relations: float
    made_up_objects: float


def triples_of(found: Mapping[str, Any]) -> list[Triple]:
    """Write what was read from a document as triples."""
    subject = str(found.get("title") or "")
    made = [
        Triple(subject, RELATIONS[name], str(found[name]), "")
        for name in RELATIONS
        if name not in LISTS and found.get(name)
    ]
    for name in LISTS:
        for item in found.get(name) or ():
            made.append(Triple(subject, RELATIONS[name], item["text"], item.get("iri") or ""))
    return made


def is_of_ontology(relation: str) -> bool:
    """Tell whether a relation is one that the ontology declares, its own or taken over.

    >>> is_of_ontology(REMIT.rank), is_of_ontology("https://w3id.org/remit/ns#bossOf")
    (True, False)
    """
    return relation in _relations()


@cache
def _relations() -> frozenset[str]:
    text = files("remit.ontology").joinpath("remit.ttl").read_text(encoding="utf-8")
    return frozenset(
        triple.subject.value
        for triple in ox.parse(text, format=ox.RdfFormat.TURTLE)
        if triple.predicate.value == RDF.type and triple.object.value in _KINDS
    )


_CELL = re.compile(r"[|\t]|\n(?:> ?)*|  +")
"""Ends a cell, or a line, with the marks that a mail puts before the next."""
_NEAR = 8


def is_backed(words: str, iri: str, text: str) -> bool:
    r"""Tell whether words stand in the text, or name a thing of the reference data.

    Of a cell that goes on below, what stands in other cells between is left out.

    >>> is_backed("Kent and Essex", "", "| Kent and | Sergeant |\n| Essex | |")
    True
    >>> is_backed("Kent  Police", "", "of Kent Police"), is_backed("Essex", "", "of Kent Police")
    (True, False)
    """
    said = _folded(words)
    if iri in catalogue().labels or said in _folded(text):
        return True
    cells = [cell for found in _CELL.split(text) if (cell := _folded(found))]
    return any(_goes_on(said, cells[place:]) for place in range(len(cells)))


def _goes_on(words: str, cells: Sequence[str]) -> bool:
    """Tell whether words begin in the first of some cells and go on in others below it."""
    for start in (0, *(found.end() for found in re.finditer(" ", cells[0]))):
        rest = words.removeprefix(cells[0][start:])
        if rest != words and rest.startswith(" "):
            later = enumerate(cells[1:_NEAR], 1)
            rest = rest[1:]
            if any(c.startswith(rest) or _goes_on(rest, cells[n:]) for n, c in later):
                return True
    return False


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def figures(documents: Iterable[tuple[str, Sequence[Triple], float, float]]) -> Figures:
    """Reckon the figures of documents, each given as (text, triples, precision, recall)."""
    told = list(documents)
    f1 = [2 * p * r / (p + r) if p + r else 0.0 for _, _, p, r in told]
    every = [(text, triple) for text, triples, _, _ in told for triple in triples]
    conform = [is_of_ontology(triple.relation) for _, triple in every]
    subjects = [not is_backed(triple.subject, "", text) for text, triple in every]
    objects = [not is_backed(triple.value, triple.iri, text) for text, triple in every]
    return Figures(
        mean(p for _, _, p, _ in told),
        mean(r for _, _, _, r in told),
        mean(f1),
        mean(conform),
        mean(subjects),
        1 - mean(conform),
        mean(objects),
    )
