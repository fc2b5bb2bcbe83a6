"""Read what a profile says of other roles: whom the holder deputises for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Relation, Thing
from remit.ontology import REMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.extraction.values import Values
    from remit.graph.layout.model import Layout

_TITLE = re.compile(
    r"\s*(?:the\s+|their\s+|a\s+)?((?:[A-Z][\w’'&/-]*|of|and|for)(?:\s+(?:[A-Z][\w’'&/-]*|of|and|for)){0,7})"
)
SELF = Thing("", "", "Role", known=False)
"""Stands for the role that the profile describes."""


def read_role_relations(layout: Layout, names: Names, values: Values) -> Iterator[Relation]:
    """Read the roles that the holder deputises for."""
    for section in layout.sections:
        if section.kind not in ("duties", "requirements", "purpose"):
            continue
        for item in section.items:
            for said in relation_phrases().deputises.finditer(
                names.plain, item.span.start, item.span.end
            ):
                title = _TITLE.match(names.plain, said.end(), item.span.end)
                if title is None or not title[1][0].isupper():
                    continue
                span = trimmed(names.plain, Span(title.start(1), title.end(1)), " ,.;")
                label = folded(re.sub(r"(?:\s+(?:of|and|for))+$", "", span.of(names.plain)))
                if _names_a_role(label):
                    place = Span(item.span.start, item.span.end)
                    yield Relation(
                        SELF, REMIT.deputisesFor, role_named(label, values), place, section.title
                    )


def role_named(label: str, values: Values) -> Thing:
    """Give the role of this title; a title of the manager's rank is the manager."""
    manager = values.reports_to
    if manager is not None:
        told, meant = find_rank(label), find_rank(manager.text)
        if told and meant and told.title.rank == meant.title.rank:
            return Thing("", manager.read_as or manager.text, "Role", known=False)
    return Thing("", label, "Role", known=False)


def _names_a_role(label: str) -> bool:
    ends_like_one = re.search(
        r"(?:manager|supervisor|head|director|lead|leader|officer|co-?ordinator|analyst|chief|team leader)s?$",
        label,
        re.I,
    )
    return find_rank(label) is not None or ends_like_one is not None
