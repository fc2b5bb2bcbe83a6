"""State findings: what a reader of the profiles should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import trimmed
from remit.graph.statements.terms import integer, iri, quad, text
from remit.ontology import RDF, REMIT, SH

if TYPE_CHECKING:
    from remit.graph.profile import Finding
    from remit.graph.statements.writer import Writer

_SEVERITIES = {"error": SH.Violation, "warning": SH.Warning, "info": SH.Info}


def finding_lines(node: str, about: str, finding: Finding, graph: str) -> list[str]:
    """Write what every finding has: its rule, how grave it is, what it says.

    It is about a document, or about one of the roles that a document describes.
    """
    lines = [
        quad(node, RDF.type, iri(REMIT.Finding), graph),
        quad(node, RDF.type, iri(SH.ValidationResult), graph),
        quad(node, REMIT.findingRule, text(finding.rule), graph),
        quad(node, SH.resultSeverity, iri(_SEVERITIES[finding.severity]), graph),
        quad(node, SH.resultMessage, text(finding.message), graph),
        quad(node, SH.focusNode, iri(about), graph),
    ]
    if finding.suggestion:
        lines.append(quad(node, REMIT.suggestion, text(finding.suggestion), graph))
    return lines


def placed_finding_lines(finding: Finding, writer: Writer, about: str = "") -> list[str]:
    """Write a finding about words of one document, with its line and its quote.

    It is about the document where it is not said what else; one about a text without words is
    about the document as a whole.
    """
    graph = writer.iris.graph("findings")
    if not len(trimmed(writer.document.text, finding.span)):
        node = f"{writer.source}#finding={finding.rule}"
        return finding_lines(node, writer.source, finding, graph)
    quote = writer.quote_of(finding.span)
    line = writer.line(finding.span.start)
    return lines_at(writer.source, finding, line, quote, graph, about=about)


def lines_at(  # noqa: PLR0913 - what a finding is of, and where its words stand
    document: str, finding: Finding, line: int, quote: str, graph: str, *, about: str = ""
) -> list[str]:
    """Write a finding about words that are quoted already."""
    node = f"{document}#finding={finding.rule},{finding.span.start},{finding.span.end}"
    return [
        *finding_lines(node, about or document, finding, graph),
        quad(node, REMIT.line, integer(line), graph),
        quad(node, REMIT.evidence, iri(quote), graph),
    ]
