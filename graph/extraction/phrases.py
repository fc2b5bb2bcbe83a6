"""The phrases of requirements, made into patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.wording import Earliest, Telling, earliest, pattern, telling
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RequirementPhrases:
    """Patterns of `data/phrases/requirements.toml`; see there for what each is for."""

    heads: Mapping[str, re.Pattern[str]]
    any_head: re.Pattern[str]
    first_head: Earliest
    first_deciding: Earliest
    first_topic: Earliest
    first_in_duties: Earliest
    decides: Mapping[str, re.Pattern[str]]
    topics: Mapping[str, re.Pattern[str]]
    modality: Mapping[str, re.Pattern[str]]
    conditional_openings: re.Pattern[str]
    in_duties: Mapping[str, re.Pattern[str]]
    not_a_condition: re.Pattern[str]
    assessed: re.Pattern[str]
    obliges: re.Pattern[str]
    persons: re.Pattern[str]
    says_so: re.Pattern[str]
    any_in_duties: Telling
    any_in_loose: Telling
    binds: re.Pattern[str]
    leads: Mapping[str, re.Pattern[str]]
    levels: re.Pattern[str]
    examples: re.Pattern[str]
    no_systems: frozenset[str]
    weak: frozenset[str]
    empty: frozenset[str]


@once_per_overlay
def requirement_phrases() -> RequirementPhrases:
    """Read the phrases of requirements once."""
    data = load_toml("phrases/requirements.toml")
    modality = dict(data["modality"])
    openings = modality.pop("conditional_openings")
    return RequirementPhrases(
        heads=_patterns(data["heads"]),
        any_head=pattern(p for phrases in data["heads"].values() for p in phrases),
        first_head=earliest(data["heads"]),
        first_deciding=earliest(data["decides"]),
        first_topic=earliest(data["topics"]),
        first_in_duties=earliest(data["in_duties"]),
        decides=_patterns(data["decides"]),
        topics=_patterns(data["topics"]),
        modality=_patterns(modality),
        conditional_openings=pattern(openings),
        in_duties=_patterns(data["in_duties"]),
        not_a_condition=pattern(data["not_a_condition"]["phrases"]),
        assessed=pattern(data["not_a_condition"]["leads"]),
        obliges=pattern(data["in_loose"]["obliges"]),
        persons=pattern(data["in_loose"]["persons"]),
        says_so=pattern(data["in_loose"]["says_so"]),
        any_in_duties=telling(p for phrases in data["in_duties"].values() for p in phrases),
        any_in_loose=telling([*data["in_loose"]["obliges"], *data["in_loose"]["says_so"]]),
        binds=pattern(data["binds"]["phrases"]),
        leads=_patterns(data["leads"]),
        levels=pattern(data["levels"]["phrases"]),
        examples=pattern(data["examples"]["phrases"]),
        no_systems=frozenset(data["no_systems"]["words"]),
        weak=frozenset(data["vague"]["weak"]),
        empty=frozenset(data["vague"]["empty"]),
    )


def _patterns(table: Mapping[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: pattern(phrases) for name, phrases in table.items()}
