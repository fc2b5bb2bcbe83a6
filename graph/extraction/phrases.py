"""The phrases of `data/phrases/`, made into patterns that take linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_GAP = r"(?:\s+\S+){0,5}?\s+"
_NEVER = re.compile(r"(?!)")


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern that finds any of the phrases as whole words, the longest first.

    >>> bool(pattern(["undertake … training"]).search("to undertake all necessary training"))
    True
    """
    forms = sorted({_form(p) for p in phrases}, key=lambda f: (-len(f), f))
    return (
        re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w])", re.IGNORECASE) if forms else _NEVER
    )


def _form(phrase: str) -> str:
    words = phrase.split()
    out = ""
    for place, word in enumerate(words):
        if word == "…":
            continue
        if place:
            out += _GAP if words[place - 1] == "…" else r"\s+"
        stem = word.rstrip("*")
        out += re.escape(stem).replace("'", "['’‘]") + (r"\w*" if word.endswith("*") else "")
    return out


@dataclass(frozen=True, slots=True)
class RequirementPhrases:
    """Patterns of `data/phrases/requirements.toml`; see there for what each is for."""

    heads: Mapping[str, re.Pattern[str]]
    any_head: re.Pattern[str]
    decides: Mapping[str, re.Pattern[str]]
    topics: Mapping[str, re.Pattern[str]]
    modality: Mapping[str, re.Pattern[str]]
    conditional_openings: re.Pattern[str]
    in_duties: Mapping[str, re.Pattern[str]]
    not_a_condition: re.Pattern[str]
    obliges: re.Pattern[str]
    persons: re.Pattern[str]
    says_so: re.Pattern[str]
    binds: re.Pattern[str]
    levels: re.Pattern[str]
    examples: re.Pattern[str]


@once_per_overlay
def requirement_phrases() -> RequirementPhrases:
    """Read the phrases of requirements once."""
    data = load_toml("phrases/requirements.toml")
    modality = dict(data["modality"])
    openings = modality.pop("conditional_openings")
    return RequirementPhrases(
        heads=_patterns(data["heads"]),
        any_head=pattern(p for phrases in data["heads"].values() for p in phrases),
        decides=_patterns(data["decides"]),
        topics=_patterns(data["topics"]),
        modality=_patterns(modality),
        conditional_openings=pattern(openings),
        in_duties=_patterns(data["in_duties"]),
        not_a_condition=pattern(data["not_a_condition"]["phrases"]),
        obliges=pattern(data["in_loose"]["obliges"]),
        persons=pattern(data["in_loose"]["persons"]),
        says_so=pattern(data["in_loose"]["says_so"]),
        binds=pattern(data["binds"]["phrases"]),
        levels=pattern(data["levels"]["phrases"]),
        examples=pattern(data["examples"]["phrases"]),
    )


def _patterns(table: Mapping[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: pattern(phrases) for name, phrases in table.items()}
