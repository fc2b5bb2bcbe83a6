"""The words of `data/phrases/clauses.toml`, as patterns for where clauses begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives_in, any_case, telling
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = "phrases/clauses.toml"
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)"


@dataclass(frozen=True, slots=True)
class ClausePatterns:
    """The patterns.

    Attributes:
        abbreviated: A full stop that ends no sentence.
        head_words: Words of which one stands in all that `head` finds.
        head: The noun that says what kind of condition it is.
        head_alone: A noun of which nothing is said.
        new_head: What stands before a clause with a noun of its own.
        new_skill: The same where the noun is of skills of a kind.
        new_years: The same where a length of time is asked for.
        belongs: What stands before a clause that belongs to what is said before it.
        modal_words: Words of which one stands in all that `modal` finds.
        modal: What obliges somebody.
        new_verb: What stands before a clause with a verb of its own.
        new_subject: What stands before a clause with somebody of its own whom it obliges.
        alike_words: Words of which one stands in all that `alike` finds.
        alike: What stands before a clause that is wanted like the one before it.
        weigh_words: Words of which one stands in all that `weighs` finds.
        weighs: What stands before a clause that weighs what it says by itself.
        joint: What stands in all that `that` finds.
        that: What leads in one of several clauses that hang on one verb.
        objectless: Words at the end that something has to follow.
        subordinate: The beginning of a clause that hangs on another.
        conceding: The beginning of a clause that takes back some of what is said.
        relative: The beginning of a clause about a noun.
        opener: What stands ahead of a sentence and says nothing by itself.
        front: Words at the beginning that are no part of a condition.
    """

    abbreviated: re.Pattern[str]
    head_words: tuple[str, ...]
    head: re.Pattern[str]
    head_alone: re.Pattern[str]
    new_head: re.Pattern[str]
    new_skill: re.Pattern[str]
    new_years: re.Pattern[str]
    belongs: re.Pattern[str]
    modal_words: tuple[str, ...]
    modal: re.Pattern[str]
    new_verb: re.Pattern[str]
    new_subject: re.Pattern[str]
    alike_words: tuple[str, ...]
    alike: re.Pattern[str]
    weigh_words: tuple[str, ...]
    weighs: re.Pattern[str]
    joint: str
    that: re.Pattern[str]
    objectless: re.Pattern[str]
    subordinate: re.Pattern[str]
    conceding: re.Pattern[str]
    relative: re.Pattern[str]
    opener: re.Pattern[str]
    front: re.Pattern[str]


@once_per_overlay
def clause_patterns() -> ClausePatterns:
    """Make the patterns once.

    >>> clause_patterns().opener.fullmatch("For this post") is not None
    True
    """
    lists, words = load_toml(_WORDS), alternatives_in(_WORDS)
    heads, aside, years, obliges = (words[k] for k in ("heads", "asides", "years", "obliges"))
    head = rf"(?:{heads['qualifiers']}\s+){{0,5}}{heads['nouns']}\b"
    joints, alike = words["joints"]["words"], words["joints"]["alike"]
    join = rf"(?:\s*,\s*(?:{joints}\s+)?|\s+(?:{joints}|&)\s+)"
    modal = obliges["phrases"]
    return ClausePatterns(
        abbreviated=any_case(rf"(?:\b{words['abbreviations']['words']}|\b[A-Z])\.$"),
        head_words=telling(lists["heads"]["nouns"]),
        head=any_case(head),
        head_alone=any_case(rf"^(?:[\w'’]+\s+){{0,6}}?{head}$"),
        new_head=any_case(rf"{join}(?:also\s+)?(?!or\b)(?=(?:{heads['wishes']}\s+)?{head})"),
        new_skill=any_case(
            rf"{join}(?=(?:{heads['qualifiers']}\s+){{1,3}}[\w-]+\s+{heads['skills']}\b)"
        ),
        new_years=any_case(
            rf"{join}(?=(?:{years['least']}\s+)?(?:\d{{1,2}}|{years['numbers']})\s+"
            rf"(?:\(\d{{1,2}}\)\s+)?{years['units']}\b)"
        ),
        belongs=any_case(rf"\s*,?\s+{words['joints']['belonging']}\b"),
        modal_words=telling(lists["obliges"]["phrases"]),
        modal=any_case(rf"\b{modal}\b"),
        new_verb=any_case(
            rf"{_AND}(?:to\s+)?(?={obliges['verbs']}\b(?!\s+{obliges['pointing']}\b))"
        ),
        new_subject=any_case(rf"{_AND}(?=(?:(?!and\b|or\b)[\w'’-]+\s+){{0,4}}{modal}\b)"),
        alike_words=telling(lists["joints"]["alike"]),
        alike=any_case(rf"(?<!\bsuch)\s*,?\s+{alike}\s+"),
        weigh_words=telling(lists["weighs"]["openings"]),
        weighs=any_case(rf"{_AND}(?:but\s+)?(?={words['weighs']['openings']}\b)"),
        joint=lists["weighs"]["joint"],
        that=any_case(
            rf"(?:{_AND})?\b{lists['weighs']['joint']}\s+(?={words['weighs']['people']}\b)"
        ),
        objectless=_objectless(words["unfinished"], heads["qualifiers"]),
        subordinate=any_case(rf"{aside['subordinate']}\b"),
        conceding=any_case(rf"{aside['conceding']}\b"),
        relative=any_case(
            rf"(?:\w+\s+)?of\s+{aside['relative_behind_of']}\b|{aside['relative']}\b"
        ),
        opener=any_case(
            rf"{aside['openers']}|{aside['openers_with_words']}\s+[\w\s]+|{aside['openers_with_word']}\s+\w+"
        ),
        front=any_case(rf"^{aside['fronts']}[\s,]+"),
    )


def _objectless(unfinished: Mapping[str, str], qualifiers: str) -> re.Pattern[str]:
    """Write the pattern for an end that something has to follow."""
    return any_case(
        rf"\b{unfinished['words']}\s*$"
        rf"|\b{unfinished['wholes']}\s+(?:\w+\s+)?\w+\s*$"
        rf"|\b{unfinished['articles']}\s+(?:very\s+)?{qualifiers}\s*$"
    )
