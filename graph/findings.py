"""List the findings of a graph, by document and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.ontology import OA, REMIT, SH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEVERITIES = ("error", "warning", "info")
SEVERITY_OF = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}
_QUERY = f"""
SELECT ?name ?line ?severity ?rule ?message ?suggestion ?quote ?start ?end {{
  ?finding <{REMIT.findingRule}> ?rule ; <{SH.focusNode}> ?about ;
           <{SH.resultSeverity}> ?severity ; <{SH.resultMessage}> ?message .
  OPTIONAL {{ ?finding <{REMIT.suggestion}> ?suggestion }}
  OPTIONAL {{ ?finding <{REMIT.line}> ?line }}
  OPTIONAL {{
    ?finding <{REMIT.evidence}> ?evidence .
    ?evidence <{OA.exact}> ?quote ; <{OA.start}> ?start ; <{OA.end}> ?end ;
              <{OA.hasSource}> ?source
  }}
  BIND(COALESCE(?source, ?about) AS ?document)
  ?document <{REMIT.fileName}> ?name .
}}"""
"""One about a role, of several that a document describes, is of the document that it quotes."""


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """One finding of the graph.

    Attributes:
        document: The name of the document.
        line: From 1; 0 where it is about the document as a whole.
        severity: `error`, `warning` or `info`.
        rule: The name of the rule.
        message: One sentence.
        suggestion: What to do; empty where nothing can be said.
        quote: The words; empty where it is about the document as a whole.
        start: Where they begin, in characters.
        end: Where they end.
    """

    document: str
    line: int
    start: int
    rule: str
    severity: str
    message: str
    suggestion: str
    quote: str
    end: int


def list_findings(select: Callable[[str], Sequence[Sequence[Any]]]) -> list[Listed]:
    """List all findings, in the order of documents and lines."""
    found = []
    for name, line, severity, rule, message, suggestion, quote, start, end in select(_QUERY):
        found.append(
            Listed(
                document=name.value,
                line=int(line.value) if line else 0,
                start=int(start.value) if start else 0,
                rule=rule.value,
                severity=SEVERITY_OF[severity.value],
                message=message.value,
                suggestion=suggestion.value if suggestion else "",
                quote=quote.value if quote else "",
                end=int(end.value) if end else 0,
            )
        )
    return sorted(found)


def at_least(findings: Sequence[Listed], severity: str) -> list[Listed]:
    """Keep the findings of this severity and of graver ones."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return [f for f in findings if f.severity in grave]
