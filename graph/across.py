"""Findings that only several documents together show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.notices import rules
from remit.graph.profile import Finding
from remit.graph.statements.findings import finding_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.ledger import Ledger
    from remit.graph.statements.identity import Settled
    from remit.graph.statements.iris import Iris


def findings_across(ledger: Ledger, settled: Settled, iris: Iris) -> Iterator[str]:
    """Give, as N-Quads, the findings about equal files and about roles with several profiles."""
    names: dict[str, list[str]] = defaultdict(list)
    for entry in ledger.entries():
        if entry.sha256 and entry.outcome != "failed":
            names[iris.document(entry.sha256)].append(entry.name)
    for document, files in sorted(names.items()):
        if len(files) > 1:
            yield from _finding("same-content", document, files[0], ", ".join(files[1:]), iris)
    for documents in settled.shared.values():
        files = sorted(name for document in documents for name in names[document])
        for document in documents:
            first = names[document][0]
            yield from _finding("two-profiles", document, first, ", ".join(files), iris)


def _finding(rule: str, document: str, words: str, other: str, iris: Iris) -> list[str]:
    known = rules()[rule]
    message = known.message.format(words=words, other=other)
    suggestion = known.suggestion.format(words=words, other=other)
    finding = Finding(rule, message, Span(0, 0), suggestion, known.severity)
    return finding_lines(f"{document}#finding={rule}", document, finding, iris.graph("findings"))
