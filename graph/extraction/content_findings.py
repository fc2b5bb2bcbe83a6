"""Findings about what a profile says: names, law, contradictions, conditions that are not clear."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.acronyms import acronym_findings
from remit.graph.extraction.notices import notice
from remit.graph.extraction.particulars import impossible_dates
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.replaced import superseded
from remit.graph.extraction.targets import teams_named_as_targets
from remit.graph.layout.furniture import is_none
from remit.graph.linking.alternatives import alternatives
from remit.graph.linking.catalogue import names_of
from remit.graph.linking.lexicon import key, lexicon
from remit.graph.linking.ranks import find_rank
from remit.graph.linking.spelling import nearly
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding, Mention, Requirement, Value

_SHOWN_WORDS = 6
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class _Checks:
    """Patterns of `data/phrases/conditions.toml`; see there for what each is for."""

    law: re.Pattern[str]
    topic_of_law: re.Pattern[str]
    binds: re.Pattern[str]
    weakens: re.Pattern[str]
    leaves_open: re.Pattern[str]


@once_per_overlay
def _checks() -> _Checks:
    words = alternatives(load_toml("phrases/conditions.toml")["checks"])
    return _Checks(
        re.compile(rf"\b{words['law']}\b", re.I),
        re.compile(rf"{words['topics_of_law']}$", re.I),
        re.compile(rf"\b{words['binds']}\b", re.I),
        re.compile(rf"\b{words['weakens']}\b", re.I),
        re.compile(rf"\b{words['open']}\b", re.I),
    )


def content_findings(
    layout: Layout, names: Names, values: Values, requirements: list[Requirement]
) -> Iterator[Finding]:
    """Point out what a reader of the profile should look at."""
    yield from _slips(values)
    yield from _law(names)
    yield from _not_law(names, requirements)
    yield from superseded(layout, names)
    yield from teams_named_as_targets(layout, names)
    yield from acronym_findings(layout, names, values)
    yield from _conditions(layout, requirements)
    yield from _staff(layout, values)
    yield from _title(values)
    for place in impossible_dates(layout):
        yield notice("impossible-date", place, place.of(layout.document.text))
    for match in names.ambiguous:
        meanings = " or ".join(sorted({n.thing.label for n in match.names}))
        yield notice("ambiguous-name", match.span, match.span.of(names.plain), meanings)


def _slips(values: Values) -> Iterator[Finding]:
    """Point out misspelt ranks, and a zero for an O in a grade."""
    for value in (values.title, values.rank, values.reports_to):
        found = find_rank(value.text) if value else None
        if value is not None and found is not None and found.misspelt:
            yield notice("typo", value.span, value.text, found.read_as)
    if values.grade is not None and values.grade.read_as:
        yield notice("typo", values.grade.span, values.grade.text, values.grade.read_as)


def _law(names: Names) -> Iterator[Finding]:
    rule = {"year": "wrong-year", "title": "wrong-name"}
    for citation in names.citations:
        words = folded(citation.quote.of(names.plain))
        if citation.slip:
            yield notice(rule[citation.slip], citation.quote, words, citation.thing.label)
        elif citation.meanings:
            meanings = " or ".join(sorted(t.label for t in citation.meanings))
            yield notice("ambiguous-name", citation.span, words, meanings)
        elif not citation.thing.known:
            yield notice("unknown-law", citation.span, words)
    hidden_firsts = _hidden()
    for mention in names.mentions:
        if key(mention.text)[:1] not in hidden_firsts:
            continue
        own = [n for n in lexicon().exact(mention.text) if n.thing == mention.thing]
        hidden = any(n.kind == "hidden" for n in own)
        said = mention.text.casefold()
        as_spelt = any(n.kind != "hidden" and n.text.casefold() == said for n in own)
        if hidden and not as_spelt and mention.thing.kind != "Legislation":
            right = _spelt(mention)
            name, meant = ("typo", right) if right else ("name-variant", mention.thing.label)
            yield notice(name, mention.span, mention.text, meant)


@once_per_overlay
def _hidden() -> frozenset[tuple[str, ...]]:
    """List the first words of names that are read through, each alone."""
    return frozenset(key(name.text)[:1] for name in lexicon().names if name.kind == "hidden")


def _spelt(mention: Mention) -> str | None:
    """Find the name of which a mention is a slip of the pen."""
    written = key(mention.text)
    names = (name.text for name in names_of(mention.thing) if name.kind != "hidden")
    return next((name for name in names if nearly(written, key(name))), None)


def _not_law(names: Names, requirements: list[Requirement]) -> Iterator[Finding]:
    """Point out frameworks and guidance that a sentence calls legislation."""
    for requirement in requirements:
        law = _checks().law.search(names.plain, requirement.span.start, requirement.span.end)
        if law is None or requirement.kind != "Knowledge":
            continue
        for mention in names.inside(Span(law.end(), requirement.span.end), "Framework"):
            place = Span(law.start(), mention.span.end)
            yield notice("not-legislation", place, mention.text, mention.thing.label)


def _conditions(layout: Layout, requirements: list[Requirement]) -> Iterator[Finding]:
    for requirement in requirements:
        read = requirement.read_as or requirement.text
        unsaid = _unsaid(requirement, read)
        if unsaid:
            yield notice("vague-requirement", requirement.span, read, unsaid)
    places = Places(requirements, lambda r: r.span)
    for section in layout.sections:
        if section.kind not in ("requirements", "duties"):
            continue
        for item in section.items:
            inside = places.within(item.span)
            if inside:
                yield from _of_item(section.kind, item.span, item.lead, layout, inside)


def _unsaid(requirement: Requirement, read: str) -> str:
    """Tell what a condition leaves open, by its name in the data; "" where that is nothing."""
    kinds = {thing.kind for thing in requirement.about}
    topics = (thing.label for thing in requirement.about if thing.kind == "Topic")
    if requirement.kind == "Vetting" and "VettingLevel" not in kinds:
        return "level"
    known = requirement.kind == "Knowledge" and "Legislation" not in kinds
    if known and any(map(_checks().topic_of_law.search, topics)):
        return "law"
    if _names_nothing(read):
        return "subject"
    return "whose" if _checks().leaves_open.search(read) else ""


def _names_nothing(condition: str) -> bool:
    """Tell whether a condition is made of words that any post could have.

    >>> _names_nothing("Relevant qualification."), _names_nothing("Relevant degree.")
    (True, False)
    """
    known, words = requirement_phrases(), set(_WORD.findall(condition.casefold()))
    return bool(words & known.weak) and words <= known.weak | known.empty


def _of_item(
    kind: str, span: Span, lead: str, layout: Layout, inside: list[Requirement]
) -> Iterator[Finding]:
    if kind == "requirements":
        text = span.of(layout.document.text)
        if _checks().weakens.search(text) and _checks().binds.search(lead):
            yield notice("modality-conflict", inside[0].span)
        modalities = {r.modality for r in inside}
        if len(modalities) > 1 and "essential" in modalities:
            needed = next(r for r in inside if r.modality == "essential")
            other = next(r for r in inside if r.modality != "essential")
            weights = f"{needed.modality}, “{folded(other.text)}” {other.modality}"
            yield notice("merged-requirements", span, folded(needed.text), weights)
    else:
        for requirement in inside:
            yield notice("misplaced", requirement.span)


@once_per_overlay
def _leads() -> Phrases:
    """Read the words that say that the holder leads others."""
    return pattern(load_toml("phrases/relations.toml")["direct_reports"]["phrases"])


def _staff(layout: Layout, values: Values) -> Iterator[Finding]:
    """Point out that a post without staff is said to lead some."""
    field = layout.first("direct_reports")
    if field is None or field.value is None or not is_none(field.text) or values.direct_reports:
        return
    leads = _leads()
    for section in layout.sections:
        for item in section.items:
            if section.kind in ("duties", "purpose", "requirements") and (
                said := leads.search(item.text)
            ):
                around = " ".join(item.text[said.start() :].split()[:_SHOWN_WORDS])
                yield notice("staff-contradiction", field.whole, around)
                return


def _title(values: Values) -> Iterator[Finding]:
    title: Value | None = values.title
    found = find_rank(title.text) if title else None
    if title is not None and found is not None and not found.title.rest:
        yield notice("vague-title", title.span, title.text)
