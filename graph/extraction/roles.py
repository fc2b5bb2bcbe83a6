"""Read what a profile says of other roles: whom the holder deputises for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import QUOTE_LIMIT, Span, folded, trimmed
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Relation, Thing
from remit.ontology import REMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout

_TITLE_WORD = r"(?:[A-Z][\w’'&/-]*|of|and|for)"
_TITLE = re.compile(rf"\s*(?:the\s+|their\s+|a\s+)?({_TITLE_WORD}(?:\s+{_TITLE_WORD}){{0,7}})")
_JOINING_END = re.compile(r"(?:\s+(?:of|and|for))+$")
_NEAR = 40
_SELF = Thing("", "", "Role", known=False)
"""Stands for the role that the profile describes."""


def read_role_relations(layout: Layout, names: Names, values: Values) -> Iterator[Relation]:
    """Read the roles that the holder deputises for."""
    if not relation_phrases().deputises.may_stand_among(names.words.vocabulary):
        return
    for section in layout.sections:
        if section.kind not in ("duties", "requirements", "purpose"):
            continue
        for item in section.items:
            for label, said in _deputised(names.plain, item.span).items():
                role = _role_named(label, values)
                words = item.span if len(item.span) <= QUOTE_LIMIT else said
                yield Relation(_SELF, REMIT.deputisesFor, role, words, section.title)


def _deputised(text: str, span: Span) -> dict[str, Span]:
    """Give the titles of those for whom a range says that the holder deputises, with its words."""
    found: dict[str, Span] = {}
    for said in relation_phrases().deputises.finditer(text, span.start, span.end):
        near = max(span.start, said.start() - _NEAR)
        if relation_phrases().not_deputising.search(text, near, said.start()):
            continue
        title = _TITLE.match(text, said.end(), span.end)
        if title is not None and title[1][0].isupper():
            words = trimmed(text, Span(*title.span(1)), " ,.;").of(text)
            label = folded(_JOINING_END.sub("", words))
            if label not in found and _names_a_role(label):
                found[label] = Span(said.start(), title.end(1))
    return found


def _role_named(label: str, values: Values) -> Thing:
    """Give the role of this title; a title of the manager's rank is the manager."""
    manager = values.reports_to
    if manager is not None:
        told, meant = find_rank(label), find_rank(manager.text)
        if told and meant and told.title.rank == meant.title.rank:
            return Thing("", manager.read_as or manager.text, "Role", known=False)
    return Thing("", label, "Role", known=False)


def _names_a_role(label: str) -> bool:
    return find_rank(label) is not None or relation_phrases().role_ending.search(label) is not None
