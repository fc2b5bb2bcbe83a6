"""Findings about a team that is called by the name of those whom it investigates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.notices import notice
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.linking.alternatives import any_case, either, opening
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout
    from remit.graph.profile import Finding

_AHEAD = 80


@once_per_overlay
def _phrases() -> tuple[Phrases, re.Pattern[str], Phrases]:
    """Read the names of those who are investigated, also as subjects, and what a team does."""
    data = load_toml("phrases/targets.toml")
    names = data["targets"]["names"]
    subject = any_case(rf"{opening(('the', 'our', 'this'))}\s+({either(names)})\s+")
    return pattern(names), subject, pattern(data["of_a_team"]["phrases"])


def teams_named_as_targets(layout: Layout, names: Names) -> Iterator[Finding]:
    """Point out a sentence that says of those who are investigated what only a team does.

    It is one only where the profile names a team by the same words, but for the last.
    """
    targets, subject, says = _phrases()
    if not targets.may_stand_among(names.words.vocabulary):
        return
    teams: dict[str, str | None] = {}
    for section in layout.sections:
        for item in section.items:
            for found in subject.finditer(names.plain, item.span.start, item.span.end):
                stop = min(item.span.end, found.end() + _AHEAD)
                said = says.match(names.plain, found.end(), stop)
                if said is None or not _is_subject(names.plain, found.start()):
                    continue
                name = folded(found[1])
                if name.casefold() not in teams:
                    teams[name.casefold()] = _team(name, names.plain)
                team = teams[name.casefold()]
                if team is not None:
                    yield notice("wrong-name", Span(found.start(), said.end()), name, team)


def _is_subject(text: str, at: int) -> bool:
    """Tell whether a sentence, or a part of one behind a comma, begins here."""
    before = text[max(0, at - 3) : at].strip(" \t\u00a0")
    return not before or before[-1] in ".,;:\n-•*"


def _team(name: str, text: str) -> str | None:
    """Find the team that is called like this, but for the last word."""
    words = r"\s+".join(map(re.escape, name.split()[:-1]))
    for found in re.finditer(rf"\b{words}\s+([A-Z]\w+)\b", text):
        ending = found[1].casefold()
        same = ending == name.rsplit(maxsplit=1)[-1].casefold()
        if not same and relation_phrases().unit_word.fullmatch(ending):
            return folded(found[0])
    return None
