"""The phrases of `data/phrases/relations.toml`, made into patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.wording import Phrases, any_of, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable


_SHORT_FORM = 4
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)(?=\S)"
"""White space within a name; no blank line."""


@dataclass(frozen=True, slots=True)
class RelationPhrases:
    """Patterns for what running text says of units, forces and roles."""

    covers: Phrases
    lead_force: Phrases
    direction: Phrases
    reports_to: Phrases
    reports_plainly: Phrases
    works_to: Phrases
    deputises: Phrases
    works_in: Phrases
    based_at: Phrases
    place_said: re.Pattern[str]
    others_based: re.Pattern[str]
    unit_based: re.Pattern[str]
    described: Phrases
    graded: Phrases
    unit_word: Phrases
    unit_name: re.Pattern[str]
    unit_of: re.Pattern[str]
    clearance: Phrases
    demands: Phrases
    administers: Phrases
    organisation_ending: re.Pattern[str]
    organisation_words: Phrases
    organisation_name: re.Pattern[str]
    organisation_seat: re.Pattern[str]
    organisation_headed: re.Pattern[str]
    organisation_opening: re.Pattern[str]
    municipality: re.Pattern[str]
    employer: re.Pattern[str]
    vacancy: Phrases

    def organisation(self, line: str) -> str | None:
        """Find the name of an employer in a line of the head of a form.

        >>> relation_phrases().organisation("BORSET COUNTY COUNCIL - Job Description")
        'BORSET COUNTY COUNCIL'
        """
        found = self.organisation_name.search(line)
        name = _in_one_case(found[0]) if found else ""
        name = name.rpartition(" THE ")[2] if name.isupper() else name
        return name if len(name.split()) > 1 else None


@once_per_overlay
def relation_phrases() -> RelationPhrases:
    """Read the phrases of relations once."""
    data = load_toml("phrases/relations.toml")
    endings = _any_of(data["organisations"]["endings"])
    openings = _any_of(data["organisations"]["openings"])
    unit_words = _any_of(data["units"]["words"])
    stops = _any_of(data["organisations"]["stops"])
    word = rf"(?!(?i:{stops})\b)[A-Z][\w’'&-]*"
    never = _any_of(data["organisations"]["never"])
    joined = rf"{word}(?:{_GAP}(?:(?:of|and|the|&|upon|on|in|for)\s+)*{word}){{0,6}}?"
    opened = rf"(?i:{openings})\s+{joined}(?:\s+{word}){{0,3}}"
    followers = _any_of(data["organisations"]["followers"])
    followed = _any_of(data["organisations"]["followed"])
    ended = rf"{joined}\s+(?i:{endings})\b(?!\s+(?i:{followed})\b)"
    ended += rf"(?!\s+(?!(?i:{followers})\b)[A-Z][a-z])"
    return RelationPhrases(
        covers=pattern(data["covers"]["phrases"]),
        lead_force=pattern(data["lead_force"]["phrases"]),
        direction=pattern(data["direction"]["phrases"]),
        reports_to=pattern(data["reports_to"]["phrases"]),
        works_to=pattern(data["reports_to"]["of_people"]),
        reports_plainly=pattern(data["reports_plainly"]["phrases"]),
        deputises=pattern(data["deputises"]["phrases"]),
        works_in=pattern(data["works_in"]["phrases"]),
        based_at=pattern(data["based_at"]["phrases"]),
        place_said=re.compile(
            rf"(?i:{_any_of(data['based_at']['said'])})\s+(?=(?:the\s+)?[A-Z0-9])"
        ),
        others_based=re.compile(rf"\b(?i:{_any_of(data['based_at']['others'])})\s+$"),
        unit_based=re.compile(rf"\b(?i:{_any_of(data['based_at']['units'])})$"),
        described=pattern(data["described"]["phrases"]),
        graded=pattern(data["graded"]["phrases"]),
        unit_word=pattern(data["units"]["words"]),
        unit_name=re.compile(rf"\s*({joined}\s+(?i:{unit_words}))\b"),
        unit_of=re.compile(
            rf"(?<![\w’'&-])(?!(?i:{never})\b)({joined}\s+(?i:{unit_words}))\s+of\s+(?:the\s+)?"
        ),
        clearance=pattern(data["clearances"]["phrases"]),
        administers=pattern(data["clearances"]["administers"]),
        demands=pattern(data["clearances"]["demands"]),
        organisation_ending=re.compile(rf"(?i:\b(?:{endings})$)"),
        organisation_words=pattern(
            [*data["organisations"]["openings"], *data["organisations"]["endings"]]
        ),
        organisation_name=re.compile(rf"(?<![\w’'&-])(?!(?i:{never})\b)(?:{opened}|{ended})"),
        organisation_seat=re.compile(
            rf".*\b(?i:{_any_of(data['organisations']['seated'])}),\s+({word}(?:\s+{word}){{0,2}})"
        ),
        organisation_headed=re.compile(
            rf"(?i:{_any_of(data['organisations']['about'])})\s+(?=[A-Z])"
        ),
        organisation_opening=re.compile(rf"(?i:\b(?:the\s+)?(?:{openings})\s+)"),
        municipality=re.compile(rf"(?i:{_any_of(data['municipalities']['openings'])})\s"),
        employer=re.compile(
            rf"(?<![\w’'&-])((?!(?i:{never})\b){joined}(?:\s+{word}){{0,4}}?)"
            rf"\s+(?i:{_any_of(data['employs']['phrases'])})\b"
        ),
        vacancy=pattern(data["vacancy"]["phrases"]),
    )


def _in_one_case(name: str) -> str:
    """Cut off a name what is printed in capitals behind words that are not.

    >>> _in_one_case("City of Alder CLASS SPECIFICATION")
    'City of Alder'
    """
    words = name.split()
    for place, word in enumerate(words):
        if place > 1 and len(word) > _SHORT_FORM and word.isupper() and not words[0].isupper():
            return " ".join(words[:place])
    return name.strip()


def _any_of(phrases: Iterable[str]) -> str:
    """Write a pattern for any of the phrases, with straight and round apostrophes."""
    return any_of(phrases).replace("'", "['’]")
