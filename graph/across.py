"""Findings that only several documents together show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.extraction.notices import rules
from remit.graph.statements.terms import iri, quad, text
from remit.ontology import RDF, REMIT, SH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.ledger import Ledger
    from remit.graph.statements.identity import Settled
    from remit.graph.statements.iris import Iris

_SEVERITIES = {"error": SH.Violation, "warning": SH.Warning, "info": SH.Info}


def findings_across(ledger: Ledger, settled: Settled, iris: Iris) -> Iterator[str]:
    """Give findings about files of one content and about roles with several profiles, as N-Quads."""
    names: dict[str, list[str]] = defaultdict(list)
    for entry in ledger.entries():
        if entry.sha256 and entry.outcome != "failed":
            names[iris.document(entry.sha256)].append(entry.name)
    for document, files in sorted(names.items()):
        if len(files) > 1:
            yield from _finding("same-content", document, files[0], ", ".join(files[1:]), iris)
    for documents in settled.shared.values():
        files = sorted(name for document in documents for name in names[document])
        if len(documents) > 1:
            for document in documents:
                yield from _finding(
                    "two-profiles", document, names[document][0], ", ".join(files), iris
                )


def _finding(rule: str, document: str, words: str, other: str, iris: Iris) -> Iterator[str]:
    graph = iris.graph("findings")
    known = rules()[rule]
    node = f"{document}#finding={rule}"
    yield quad(node, RDF.type, iri(REMIT.Finding), graph)
    yield quad(node, RDF.type, iri(SH.ValidationResult), graph)
    yield quad(node, REMIT.findingRule, text(rule), graph)
    yield quad(node, SH.resultSeverity, iri(_SEVERITIES[known.severity]), graph)
    yield quad(node, SH.resultMessage, text(known.message.format(words=words, other=other)), graph)
    yield quad(node, SH.focusNode, iri(document), graph)
    if known.suggestion:
        yield quad(
            node, REMIT.suggestion, text(known.suggestion.format(words=words, other=other)), graph
        )
