"""What the panel beside a map says of one role: facts, requirements, findings, and their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remit.graph.maps.detail_queries import (
    CLAIM_QUOTES,
    DOCUMENTS,
    FINDINGS,
    INFERENCES,
    ask_all,
    facts_but,
    item_quotes,
    items,
)
from remit.graph.maps.selector import Row, Selector, grouped, labels, last_part, rows
from remit.graph.natural_order import natural
from remit.ontology import DCTERMS, ORG, RDF, RDFS, REMIT, SKOS

_SHOWN_ELSEWHERE = frozenset(
    {RDF.type, SKOS.prefLabel, ORG.reportsTo, REMIT.describedBy, REMIT.inReferenceData}
    | {REMIT.requirement, REMIT.responsibility, REMIT.requires, REMIT.prefers}
)
_GENERAL = frozenset({REMIT.Requirement, REMIT.Responsibility, REMIT.Claim})


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that something rests on, with their section and file."""

    text: str
    section: str
    file: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of a role; `predicate` tells which, `label` and `value` are as shown."""

    predicate: str
    label: str
    value: str
    stated: bool
    quotes: tuple[Quote, ...]
    why: str = ""

    @property
    def is_short_cut(self) -> bool:
        """Say whether it repeats what a requirement says, from the role to its subject."""
        return _is_short_cut(self.predicate)


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement or responsibility."""

    kind: str
    modality: str
    text: str
    about: tuple[str, ...]
    level: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong or doubtful in a profile, with the words that it is about."""

    severity: str
    message: str
    suggestion: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """All that is known of one thing."""

    facts: tuple[Fact, ...] = ()
    requirements: tuple[Item, ...] = ()
    responsibilities: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    documents: tuple[str, ...] = ()


def read_details(
    graph: Selector, things: Sequence[str], *, quotes: bool = True
) -> dict[str, Details]:
    """Read the details of things, mostly roles, by their IRIs.

    Without quotes, responsibilities are left out too: they are nothing but words of a document.
    """
    names = _Names(graph)
    facts = _read_facts(graph, things, names)
    requirements = _read_items(graph, things, REMIT.requirement, names, quotes=quotes)
    responsibilities = (
        _read_items(graph, things, REMIT.responsibility, names, quotes=True)
        if quotes
        else dict.fromkeys(things, ())
    )
    findings = [ask_all(graph, question, things) for question in FINDINGS]
    documents = ask_all(graph, DOCUMENTS, things)
    return {
        thing: Details(
            facts=facts[thing],
            requirements=requirements[thing],
            responsibilities=responsibilities[thing],
            findings=tuple(
                Finding(last_part(severity).capitalize(), message, suggestion, quote)
                for found in findings
                for _, severity, message, suggestion, quote in found.get(thing, ())
            ),
            documents=tuple(file or last_part(d) for d, file in documents.get(thing, ())),
        )
        for thing in things
    }


class _Names:
    """The labels of all that details can mention."""

    def __init__(self, graph: Selector) -> None:
        self._names = labels(graph, "") | _term_labels(graph)

    def __contains__(self, value: str) -> bool:
        return value in self._names

    def __getitem__(self, value: str) -> str:
        """Return the label of a thing, or a literal as it is."""
        return self._names.get(value) or (last_part(value) if "://" in value else value)


def _read_facts(
    graph: Selector, things: Sequence[str], names: _Names
) -> dict[str, tuple[Fact, ...]]:
    found = ask_all(graph, facts_but(_SHOWN_ELSEWHERE), things)
    quotes = ask_all(graph, CLAIM_QUOTES, things)
    inferences = ask_all(graph, INFERENCES, things)
    return {
        thing: _facts(
            found.get(thing, []),
            _quotes(quotes.get(thing, ()), 2),
            _reasons(inferences.get(thing, ()), names),
            names,
        )
        for thing in things
    }


def _facts(
    found: Iterable[Row],
    quotes: Mapping[Row, tuple[Quote, ...]],
    reasons: Mapping[Row, str],
    names: _Names,
) -> tuple[Fact, ...]:
    return tuple(
        Fact(p, names[p], names[o], (p, o) not in reasons, quotes.get((p, o), ()), why)
        for p, o in found
        if ((why := reasons.get((p, o), "")) or (p, o) in quotes or not _is_short_cut(p))
    )


def _reasons(inferences: Iterable[Row], names: _Names) -> dict[Row, str]:
    """Return why each inferred fact holds: the rule, and the facts that have a name."""
    reasons: dict[Row, list[str]] = {}
    for p, o, rule, premise in inferences:
        reason = reasons.setdefault((p, o), [names[rule]])
        if premise in names:
            reason.append(names[premise])
    return {
        fact: ": ".join(filter(None, (reason[0], ", ".join(reason[1:]))))
        for fact, reason in reasons.items()
    }


def _read_items(
    graph: Selector, things: Sequence[str], predicate: str, names: _Names, *, quotes: bool
) -> dict[str, tuple[Item, ...]]:
    found = ask_all(graph, items(predicate), things)
    quoted = ask_all(graph, item_quotes(predicate), things) if quotes else {}
    return {
        thing: _items(found.get(thing, ()), _quotes(quoted.get(thing, ()), 1), names)
        for thing in things
    }


def _items(
    found: Iterable[Row], quotes: Mapping[Row, tuple[Quote, ...]], names: _Names
) -> tuple[Item, ...]:
    gathered: dict[str, list[set[str]]] = {}
    for iri, *values in found:
        columns = gathered.setdefault(iri, [set() for _ in values])
        for column, value in zip(columns, values, strict=True):
            if value:
                column.add(value)
    made = []
    for iri, (classes, modalities, texts, about, levels) in gathered.items():
        specific = sorted(classes - _GENERAL)
        kind = last_part(specific[0]).removesuffix(" requirement") if specific else ""
        made.append(
            Item(
                kind=kind.capitalize(),
                modality=last_part(min(modalities)) if modalities else "",
                text=min(texts, default=""),
                about=tuple(sorted((names[thing] for thing in about), key=natural)),
                level=min(levels, default=""),
                quotes=quotes.get((iri,), ()),
            )
        )
    return tuple(made)


def _is_short_cut(predicate: str) -> bool:
    """Say whether a property repeats a requirement: shown only where it is claimed or inferred."""
    return last_part(predicate).startswith(("requires", "uses"))


def _quotes(found: Iterable[tuple[str, ...]], key: int) -> dict[tuple[str, ...], tuple[Quote, ...]]:
    gathered: dict[tuple[str, ...], list[tuple[int, Quote]]] = defaultdict(list)
    for row in found:
        exact, section, file, start = row[key:]
        gathered[row[:key]].append((int(start or 0), Quote(exact, section, file)))
    return {
        subject: tuple(
            quote for _, quote in sorted(quotes, key=lambda pair: (pair[1].file, pair[0]))
        )
        for subject, quotes in gathered.items()
    }


def _term_labels(graph: Selector) -> dict[str, str]:
    query = (
        f"SELECT ?term ?l WHERE {{ ?term <{RDFS.label}>|<{DCTERMS.title}> ?l . "
        f"FILTER(STRSTARTS(STR(?term), '{REMIT.base}') || STRSTARTS(STR(?term), '{ORG.base}')) }}"
    )
    return {term: found[0] for term, found in grouped(rows(graph, query)).items()}
