"""The phrases of requirements, made into patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.wording import Earliest, Phrases, earliest, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RequirementPhrases:
    """Patterns of `data/phrases/requirements.toml`; see there for what each is for."""

    heads: Mapping[str, Phrases]
    any_head: Phrases
    first_head: Earliest
    first_deciding: Earliest
    first_topic: Earliest
    first_in_duties: Earliest
    decides: Mapping[str, Phrases]
    topics: Mapping[str, Phrases]
    parts: Mapping[str, str]
    modality: Mapping[str, Phrases]
    any_modality: Phrases
    conditional_openings: Phrases
    not_a_condition: Phrases
    offered: Phrases
    given: Phrases
    assessed: Phrases
    obliges: Phrases
    given_that: Phrases
    invites: Phrases
    asked: Phrases
    persons: Phrases
    says_so: Phrases
    opens: Phrases
    any_in_duties: Phrases
    any_in_loose: Phrases
    in_forms: Phrases
    binds: Phrases
    leads: Mapping[str, Phrases]
    levels: Phrases
    examples: Phrases
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
        parts=data["parts"],
        modality=_patterns(modality),
        any_modality=pattern(p for phrases in modality.values() for p in phrases),
        conditional_openings=pattern(openings),
        not_a_condition=pattern(data["not_a_condition"]["phrases"]),
        offered=pattern(data["offered"]["things"]),
        given=pattern(data["offered"]["given"]),
        assessed=pattern(data["not_a_condition"]["leads"]),
        obliges=pattern(data["in_loose"]["obliges"]),
        given_that=pattern(data["in_loose"]["given"]),
        invites=pattern(data["in_loose"]["invites"]),
        asked=pattern(data["in_loose"]["asked"]),
        persons=pattern(data["in_loose"]["persons"]),
        says_so=pattern(data["in_loose"]["says_so"]),
        opens=pattern(data["in_loose"]["opens"]),
        any_in_duties=pattern(p for phrases in data["in_duties"].values() for p in phrases),
        any_in_loose=pattern(
            p for way in ("obliges", "says_so", "opens", "invites") for p in data["in_loose"][way]
        ),
        in_forms=pattern(data["in_forms"]["phrases"]),
        binds=pattern(data["binds"]["phrases"]),
        leads=_patterns(data["leads"]),
        levels=pattern(data["levels"]["phrases"]),
        examples=pattern(data["examples"]["phrases"]),
        no_systems=frozenset(data["no_systems"]["words"]),
        weak=frozenset(data["vague"]["weak"]),
        empty=frozenset(data["vague"]["empty"]),
    )


def _patterns(table: Mapping[str, list[str]]) -> dict[str, Phrases]:
    return {name: pattern(phrases) for name, phrases in table.items()}
