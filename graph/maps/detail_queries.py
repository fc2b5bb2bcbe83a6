"""The queries behind the panel of a map, each asked for a batch of things at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from remit.graph.maps.selector import Row, Selector, rows
from remit.ontology import OA, PROV, RDF, REMIT, SH

_BATCH = 500
_QUOTE = (
    f"?item <{REMIT.evidence}> ?e . ?e <{OA.exact}> ?exact . "
    f"OPTIONAL {{ ?e <{REMIT.section}> ?section }} "
    f"OPTIONAL {{ ?e <{OA.hasSource}>/<{REMIT.fileName}> ?file }} "
    f"OPTIONAL {{ ?e <{OA.start}> ?start }}"
)
_FINDING = (
    f"OPTIONAL {{ ?item <{SH.resultSeverity}> ?severity }} "
    f"OPTIONAL {{ ?item <{SH.resultMessage}> ?message }} "
    f"OPTIONAL {{ ?item <{REMIT.suggestion}> ?suggestion }} "
    f"OPTIONAL {{ ?item <{REMIT.evidence}>/<{OA.exact}> ?exact }}"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A pattern over `?thing`, and the variables that are wanted of it."""

    columns: str
    pattern: str


CLAIM_QUOTES = Question(
    "?p ?o ?exact ?section ?file ?start",
    f"?item <{RDF.subject}> ?thing ; <{RDF.predicate}> ?p ; <{RDF.object}> ?o . {_QUOTE}",
)
INFERENCES = Question(
    "?p ?o ?rule ?premise",
    f"?c <{RDF.subject}> ?thing ; <{REMIT.rule}> ?rule ; <{RDF.predicate}> ?p ; "
    f"<{RDF.object}> ?o . OPTIONAL {{ ?c <{PROV.wasDerivedFrom}> ?premise }}",
)
DOCUMENTS = Question(
    "?d ?file",
    f"?thing <{REMIT.describedBy}> ?d . OPTIONAL {{ ?d <{REMIT.fileName}> ?file }}",
)
FINDINGS = (
    Question(
        "?item ?severity ?message ?suggestion ?exact",
        f"?thing <{REMIT.describedBy}> ?d . ?item <{SH.focusNode}> ?d . {_FINDING} "
        f"FILTER NOT EXISTS {{ ?other <{REMIT.describedBy}> ?d FILTER(?other != ?thing) }}",
    ),
    Question(
        "?item ?severity ?message ?suggestion ?exact",
        f"?item <{SH.focusNode}> ?thing . {_FINDING}",
    ),
)


def facts_but(left_out: Iterable[str]) -> Question:
    """Return the question for all properties of a thing but some, which may be most of it."""
    listed = ", ".join(f"<{iri}>" for iri in sorted(left_out))
    return Question("?p ?o", f"?thing ?p ?o FILTER(?p NOT IN ({listed}))")


def items(predicate: str) -> Question:
    """Return the question for what a property such as `remit:requirement` leads to."""
    return Question(
        "?item ?class ?modality ?text ?about ?level",
        f"?thing <{predicate}> ?item . OPTIONAL {{ ?item <{RDF.type}> ?class }} "
        f"OPTIONAL {{ ?item <{REMIT.modality}> ?modality }} "
        f"OPTIONAL {{ ?item <{REMIT.text}> ?text }} OPTIONAL {{ ?item <{REMIT.about}> ?about }} "
        f"OPTIONAL {{ ?item <{REMIT.level}> ?level }}",
    )


def item_quotes(predicate: str) -> Question:
    """Return the question for the quotes of what a property leads to."""
    return Question("?item ?exact ?section ?file ?start", f"?thing <{predicate}> ?item . {_QUOTE}")


def ask_all(graph: Selector, question: Question, things: Sequence[str]) -> dict[str, list[Row]]:
    """Return the rows of each thing, without the thing itself; things without rows are missing."""
    found: dict[str, list[Row]] = defaultdict(list)
    for start in range(0, len(things), _BATCH):
        values = " ".join(f"<{iri}>" for iri in things[start : start + _BATCH])
        query = (
            f"SELECT ?thing {question.columns} "
            f"WHERE {{ VALUES ?thing {{ {values} }} {question.pattern} }}"
        )
        for row in rows(graph, query):
            found[row[0]].append(row[1:])
    return found
