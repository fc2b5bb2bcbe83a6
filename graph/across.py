"""Findings that only several documents together show."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.across_managers import first_unlike, loop_findings, manager_findings
from remit.graph.across_versions import perhaps_one
from remit.graph.document import Span
from remit.graph.extraction.notices import notice, rules
from remit.graph.profile import Finding
from remit.graph.statements.findings import finding_lines, lines_at
from remit.graph.statements.iris import place
from remit.ontology import ORG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.ledger import Ledger
    from remit.graph.statements.identity import Counted, Identity, Settled
    from remit.graph.statements.iris import Iris

_REPORTS = f" <{ORG.reportsTo}> "
_LISTED = 12
"""So many files a finding names; of more it says how many they are."""


def findings_across(
    ledger: Ledger, identities: Sequence[tuple[str, Identity]], settled: Settled, iris: Iris
) -> Iterator[str]:
    """Give, as N-Quads, the findings about what documents say together.

    They are about equal files, roles with several profiles or with several managers, profiles that
    may be of one role, loops of reporting lines, roles without any, and regions of which the forces
    are counted differently.

    Args:
        ledger: Of the documents.
        identities: Its own.
        settled: What is settled of them.
        iris: Of the build.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for sha256, name in ledger.named_documents():
        names[iris.document(sha256)].append(name)
    for document, files in sorted(names.items()):
        if len(files) > 1:
            yield from _finding("same-content", document, files[0], _listed(files[1:]), iris)
    yield from _forces_differ(identities, iris)
    yield from manager_findings(identities, settled, iris)
    yield from loop_findings(identities, settled, iris)
    for identity, role in _unconnected(ledger, identities, settled):
        yield from _of_role("unconnected-role", identity, role, iris, words=identity.label)
    for identity, others in perhaps_one(identity for _, identity in identities):
        files = sorted({names[other.document][0] for other in others})
        role = settled.of(identity).get(identity.role, identity.role)
        yield from _of_role(
            "perhaps-same-role", identity, role, iris, words=identity.label, other=_listed(files)
        )
    for role, profiles in settled.shared.items():
        documents = sorted({identity.document for identity in profiles})
        files = sorted(name for document in documents for name in names[document])
        for identity in profiles:
            first = names[identity.document][0]
            if len(documents) > 1:
                other = _listed(files)
                yield from _of_role("two-profiles", identity, role, iris, words=first, other=other)
            yield from _listed_twice(identity, profiles, role, iris)


def _listed_twice(
    identity: Identity, profiles: Sequence[Identity], role: str, iris: Iris
) -> Iterator[str]:
    """Give the finding about a role that one document describes at several places."""
    lines = [
        str(other.post.line)
        for other in profiles
        if other.document == identity.document and other.post and other != identity
    ]
    if identity.post and lines:
        words, other = identity.post.words, _listed(lines)
        yield from _of_role("listed-twice", identity, role, iris, words=words, other=other)


def _listed(files: Sequence[str]) -> str:
    """Name files or lines, or the first of very many.

    >>> _listed(["a.txt", "b.txt"]), _listed([f"{n}.txt" for n in range(40)])[-20:]
    ('a.txt, b.txt', '11.txt and 28 others')
    """
    if len(files) <= _LISTED + 1:
        return ", ".join(files)
    return f"{', '.join(files[:_LISTED])} and {len(files) - _LISTED} others"


def _unconnected(
    ledger: Ledger, identities: Iterable[tuple[str, Identity]], settled: Settled
) -> Iterator[tuple[Identity, str]]:
    """Give the roles, with what says so, that no reporting line joins to another, if any is."""
    roles: dict[str, tuple[Identity, str]] = {}
    joined = set(_joined_by_rdf(ledger))
    for _, identity in identities:
        if identity.role:
            names = settled.of(identity)
            role, manager = (names.get(iri, iri) for iri in (identity.role, identity.manager))
            roles[identity.key] = identity, role
            joined.update({role, manager} if manager else ())
    if len({role for _, role in roles.values()}) > 1:
        yield from (roles[key] for key in sorted(roles) if roles[key][1] not in joined)


def _joined_by_rdf(ledger: Ledger) -> Iterator[str]:
    """Name what reporting lines in the user's own RDF join."""
    for lines in ledger.own_lines():
        for line in lines:
            if _REPORTS in line:
                subject, predicate, rest = line.split(" ", 2)
                if predicate == _REPORTS.strip():
                    yield from (subject[1:-1], rest[1 : rest.find(">")])


def _forces_differ(identities: Iterable[tuple[str, Identity]], iris: Iris) -> Iterator[str]:
    """Give the findings about documents that count the forces of a region differently."""
    told: dict[str, list[tuple[str, Identity, Counted]]] = defaultdict(list)
    for name, identity in identities:
        for count in identity.counted:
            told[count.region].append((name, identity, count))
    graph = iris.graph("findings")
    for counts in told.values():
        for (_, identity, count), (name, _, other) in first_unlike(
            counts, lambda one: one[2].number
        ):
            where = Span(count.start, count.end)
            finding = notice("forces-differ", where, count.words, f"“{other.words}” in {name}")
            quote = place(identity.document, "char", finding.span)
            yield from lines_at(identity.document, finding, count.line, quote, graph)


def _of_role(  # noqa: PLR0913 - what is told of whom
    rule: str, identity: Identity, role: str, iris: Iris, *, words: str, other: str = ""
) -> list[str]:
    """Write a finding about a role: about its document, where that describes no other."""
    if identity.post is None:
        return _finding(rule, identity.document, words, other, iris)
    finding = notice(rule, Span(identity.post.start, identity.post.end), words, other)
    quote = place(identity.document, "char", finding.span)
    graph = iris.graph("findings")
    return lines_at(identity.document, finding, identity.post.line, quote, graph, about=role)


def _finding(rule: str, document: str, words: str, other: str, iris: Iris) -> list[str]:
    known = rules()[rule]
    message = known.message.format(words=words, other=other)
    suggestion = known.suggestion.format(words=words, other=other)
    finding = Finding(rule, message, Span(0, 0), suggestion, known.severity)
    return finding_lines(f"{document}#finding={rule}", document, finding, iris.graph("findings"))
