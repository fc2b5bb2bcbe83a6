"""All that is known of one thing, as text for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.asking.answer import Evidence
    from remit.graph.listing.described import Description, Fact, Inference, Premise, Requirement

_HEADINGS: Final = {
    "stated": "stated by documents",
    "reference": "known beforehand",
    "ontology": "from the ontology",
    "own": "from RDF of your own",
    "inferred": "inferred",
}
_BY_STRENGTH: Final = ("essential", "obligatory", "desirable", "conditional", "not required")
_STEP: Final = "    "


def as_text(description: Description, most: int | None = 10) -> str:
    """Write a description; each part under its heading, each fact with what it rests on.

    Args:
        description: What is known of the thing.
        most: How many facts of one kind that point to it are written; None for all.
    """
    parts = [
        _head(description),
        *(_facts(description, basis) for basis in _HEADINGS if basis != "inferred"),
        _requirements(description.requirements),
        _responsibilities(description),
        _facts(description, "inferred"),
        _findings(description),
        _pointing(description.pointing, most),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def place_of(quote: Evidence) -> str:
    """Say where a quote stands: document, section, first and last character.

    >>> from remit.graph.asking.answer import Evidence
    >>> place_of(Evidence("a.txt", "Duties", "words", 10, 15))
    'a.txt, Duties, 10–15'
    """
    spot = "" if quote.start is None else f"{quote.start}–{quote.end}"
    return ", ".join(part for part in (quote.document, quote.section, spot) if part)


def _head(description: Description) -> list[str]:
    lines = [description.label, f"{', '.join(description.kinds) or 'thing'} · {description.iri}"]
    if description.names:
        lines.append(f"also: {'; '.join(description.names)}")
    for document in description.documents:
        lines.append(f"profile: {document}")
    return lines


def _facts(description: Description, basis: str) -> list[str]:
    facts = [
        fact
        for fact in description.facts
        if fact.basis == basis and not _is_told_below(fact, description.requirements)
    ]
    if not facts:
        return []
    lines = [_HEADINGS[basis]]
    for label, group in groupby(facts, key=lambda fact: fact.label):
        for fact in group:
            lines += _fact(fact, label)
    return lines


def _is_told_below(fact: Fact, requirements: Iterable[Requirement]) -> bool:
    """Tell whether a fact only repeats what a requirement says."""
    quotes = set(fact.quotes)
    return fact.basis == "stated" and any(
        any(link.iri == fact.value.iri for link in requirement.about)
        and (not quotes or not quotes.isdisjoint(requirement.quotes))
        for requirement in requirements
    )


def _fact(fact: Fact, label: str) -> Iterator[str]:
    written = f" (written “{fact.written}”)" if fact.written else ""
    yield f"  {label}: {fact.value.label}{written}"
    yield from _quotes(fact.quotes, f"{fact.value.label} {fact.written}", _STEP)
    for inference in fact.because:
        yield from _inference(inference, _STEP)


def _inference(inference: Inference, indent: str) -> Iterator[str]:
    yield f"{indent}by the rule “{inference.label}”"
    if inference.reason:
        yield f"{indent}{inference.reason}"
    if inference.basis:
        yield f"{indent}basis: {inference.basis}"
    for premise in inference.premises:
        yield from _premise(premise, indent)


def _premise(premise: Premise, indent: str) -> Iterator[str]:
    yield f"{indent}from: {premise.says}"
    yield from _quotes(premise.quotes, premise.says, indent + _STEP)
    for inference in premise.because:
        yield from _inference(inference, indent + _STEP)


def _quotes(quotes: Iterable[Evidence], told: str, indent: str) -> Iterator[str]:
    """Write quotes with their places; of one whose words were told already, the place alone."""
    before = _flat(told)
    for quote in quotes:
        words = _flat(quote.quote)
        if words.casefold() in before.casefold():
            yield f"{indent}{place_of(quote)}"
        else:
            yield f"{indent}“{words}”"
            yield f"{indent}{_STEP}{place_of(quote)}"


def _requirements(requirements: Sequence[Requirement]) -> list[str]:
    lines: list[str] = []
    for modality in sorted({r.modality for r in requirements}, key=_strength):
        lines += ["", f"requirements: {modality or 'of unknown strength'}"]
        for requirement in requirements:
            if requirement.modality == modality:
                lines += _requirement(requirement)
    return lines[1:]


def _strength(modality: str) -> tuple[int, str]:
    """Order modalities, the strongest first; such as no ontology of ours names come last."""
    known = modality in _BY_STRENGTH
    return (_BY_STRENGTH.index(modality) if known else len(_BY_STRENGTH), modality)


def _requirement(requirement: Requirement) -> Iterator[str]:
    about = ", ".join(link.label for link in requirement.about)
    kind = requirement.kind.removesuffix(" requirement")
    told = "; ".join(part for part in (kind, requirement.level, about) if part)
    yield f"  {_flat(requirement.text)}  ({told})"
    yield from _quotes(requirement.quotes, requirement.text, _STEP)


def _responsibilities(description: Description) -> list[str]:
    if not description.responsibilities:
        return []
    lines = ["responsibilities"]
    for duty in description.responsibilities:
        lines.append(f"  {_flat(duty.text)}")
        lines += _quotes(duty.quotes, duty.text, _STEP)
    return lines


def _findings(description: Description) -> list[str]:
    if not description.findings:
        return []
    lines = ["findings"]
    for noticed in description.findings:
        place = f"{noticed.document}:{noticed.line}" if noticed.line else noticed.document
        lines.append(f"  {place}: {noticed.severity}: {noticed.message} ({noticed.rule})")
        if noticed.suggestion:
            lines.append(f"{_STEP}{noticed.suggestion}")
    return lines


def _pointing(pointing: Sequence[Fact], most: int | None) -> list[str]:
    if not pointing:
        return []
    lines = ["what points to it"]
    for (basis, label), group in groupby(pointing, key=lambda fact: (fact.basis, fact.label)):
        facts = list(group)
        source = "" if basis == "stated" else f" ({_HEADINGS[basis]})"
        lines.append(f"  {label}{source}")
        for fact in facts[:most]:
            lines += _pointer(fact)
        if most is not None and len(facts) > most:
            lines.append(f"{_STEP}… and {len(facts) - most} more")
    return lines


def _pointer(fact: Fact) -> Iterator[str]:
    written = f": {_flat(fact.written)}" if fact.written else ""
    yield f"{_STEP}{fact.value.label}{written}"
    yield from _quotes(fact.quotes, f"{fact.value.label} {fact.written}", _STEP * 2)
    for inference in fact.because:
        yield from _inference(inference, _STEP * 2)


def _flat(text: str) -> str:
    return " ".join(text.split())
