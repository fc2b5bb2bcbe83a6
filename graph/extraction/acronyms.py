"""Findings about short forms that a profile nowhere spells out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.notices import notice
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.lexicon import lexicon
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding

_ACRONYM = re.compile(
    r"(?<![\w-])(?:[A-Z]{2,}[a-z]?[A-Z]*|[A-Z][a-z][A-Z]{2,}|[A-Z]{2,}\d)(?:s\b)?(?![\w-])"
)
_ROMAN = re.compile(r"^[IVXL]+$")


def acronym_findings(layout: Layout, names: Names, values: Values) -> Iterator[Finding]:
    """Point out short forms that the profile nowhere spells out, once each."""
    reader = _Reader(
        names,
        known={d.short for d in names.definitions}
        | set(load_toml("phrases/acronyms.toml")["common"]),
        codes=[v.span for v in (values.role_code, values.grade) if v is not None],
    )
    for section in layout.sections:
        for item in section.items:
            if item.text != item.text.upper():
                yield from reader.unspelt(item.span)
    for value in (values.title, values.unit, values.job_family, values.reports_to):
        if value is not None and value.text != value.text.upper():
            yield from reader.unspelt(value.span)


@dataclass(slots=True)
class _Reader:
    """Goes through the short forms of a profile.

    Attributes:
        names: Of the profile.
        known: Short forms that need no spelling out, here or anywhere.
        codes: Where codes stand that look like short forms.
        done: Short forms that were pointed out already.
    """

    names: Names
    known: set[str]
    codes: list[Span]
    done: set[str] = field(default_factory=set)

    def unspelt(self, span: Span) -> Iterator[Finding]:
        for found in _ACRONYM.finditer(self.names.plain, span.start, span.end):
            short = found[0].rstrip("s")
            place = Span(*found.span())
            if short in self.known or short in self.done or _ROMAN.match(short):
                continue
            if self._explained(place):
                continue
            self.done.add(short)
            yield notice("unexpanded-acronym", place, found[0], _meanings(short))

    def _explained(self, place: Span) -> bool:
        """Tell whether a place is part of a code, or of a short form that is spelt out."""
        defined = (definition.span for definition in self.names.definitions)
        return any(span.covers(place) for span in (*self.codes, *defined)) or self._in_spelt(place)

    def _in_spelt(self, place: Span) -> bool:
        """Tell whether it stands inside a longer short form that is spelt out, such as `NW CTP`."""
        plain = self.names.plain
        for definition in self.names.definitions:
            at = definition.short.find(place.of(plain))
            if at >= 0 and plain.startswith(definition.short, place.start - at):
                return True
        return False


def _meanings(short: str) -> str:
    """Say what a short form can stand for, to the reference data's knowledge."""
    meanings = {n.thing.label for n in lexicon().exact(short) if n.thing.label != short}
    meanings |= set(catalogue().expansions.get(short, ()))
    return f" (it can stand for {' or '.join(sorted(meanings))})" if meanings else " and not known"
