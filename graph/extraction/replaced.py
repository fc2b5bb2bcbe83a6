"""Findings about what has been replaced: law, frameworks, and guidance whose publisher is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.notices import notice
from remit.graph.linking.alternatives import either
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.lexicon import Lexicon, lexicon_of
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding

_OWN = r"(?:['’]s?)?"
_REST = re.compile(r"(?:[ \u00a0]+(?:on|for|of|about|in|to|and|the)\b|[ \u00a0]+[A-Z][\w’'-]*)*")
_LONGEST = 80


def superseded(layout: Layout, names: Names) -> Iterator[Finding]:
    """Point out what has been replaced, each thing once."""
    known = catalogue()
    once: set[str] = set()
    for mention in names.mentions:
        iri = mention.thing.iri
        if iri not in known.superseded or iri in once or mention.thing.kind == "Competency":
            continue
        once.add(iri)
        yield notice("superseded", mention.span, mention.text, _successor(iri))
    yield from _of_closed_publishers(names, once)
    yield from _old_competencies(layout, names)


def _successor(iri: str) -> str:
    known = catalogue()
    successor, when = known.superseded[iri]
    label = known.labels.get(successor) or successor
    return f"{label} (on {when})" if when else label


@once_per_overlay
def _closed() -> Lexicon:
    """Make a lexicon of the organisations that others have followed."""
    return lexicon_of(catalogue().closed)


@once_per_overlay
def _published() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make the patterns of what an organisation publishes, behind its name and before it."""
    data = load_toml("phrases/publishing.toml")
    papers, ways = either(data["papers"]["words"]), either(data["ways"]["words"])
    behind = rf"{_OWN}[ \u00a0]+(?:[\w’'-]+[ \u00a0]+){{0,3}}?(?i:{papers})\b"
    between = r"[ \u00a0]+(?:[\w’'-]+[ \u00a0]+){0,4}?"
    before = rf"\b(?i:{papers}){between}{ways}(?:[ \u00a0]+the)?[ \u00a0]+$"
    return re.compile(behind), re.compile(before)


def _of_closed_publishers(names: Names, once: set[str]) -> Iterator[Finding]:
    """Point out guidance whose publisher another organisation has followed."""
    behind, before = _published()
    for match in _closed().find(names.plain, names.words):
        body, span = match.names[0].thing, match.span
        if body.iri in once:
            continue
        paper = behind.match(names.plain, span.end, span.end + _LONGEST)
        lead = before.search(names.plain, max(0, span.start - _LONGEST), span.start)
        if paper is not None:
            rest = _REST.match(names.plain, paper.end(), paper.end() + _LONGEST)
            place = Span(span.start, rest.end() if rest else paper.end())
        elif lead is not None:
            place = Span(lead.start(), span.end)
        else:
            continue
        once.add(body.iri)
        yield notice("superseded", place, span.of(names.plain), _successor(body.iri))


def _old_competencies(layout: Layout, names: Names) -> Iterator[Finding]:
    """Point out once that the competencies are of a framework that has been replaced."""
    known = catalogue()
    for section in layout.sections:
        inside = names.inside(Span(section.start, section.end), "Competency")
        for mention in inside if section.kind == "competencies" and section.heading else ():
            iris = (mention.thing.iri, known.parents.get(mention.thing.iri, ""))
            replaced = next((iri for iri in iris if iri in known.superseded), None)
            if replaced and section.heading is not None:
                label = known.labels.get(known.superseded[replaced][0])
                successor = label or known.superseded[replaced][0]
                yield notice("superseded", section.heading, section.title, successor)
                break
