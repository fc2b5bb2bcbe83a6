"""The words of `data/phrases/binding.toml`, as patterns for how binding a sentence is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.linking.alternatives import alternatives, alternatives_in, any_case, either
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

_SOME = r"(?:\w+\s+)"
_BEING = r"\b(?:is|are|be|as)\s+"


@dataclass(frozen=True, slots=True)
class Binding:
    """The patterns.

    Attributes:
        essential: What says that something is essential.
        weighs: What stands in the title of a section that weighs applicants.
        towards: The beginning of a clause about what somebody works towards.
        needed: What says at the end of a sentence that something is needed.
        obliges: The beginning of a sentence that obliges, whatever its column says.
        must: The beginning of a clause that obliges by its verb alone.
        brings: The beginning of a sentence about what the post brings with it.
        holder_does: The same where it says so of who holds it.
        keeps_up: The beginning of a sentence about what is kept up in the post.
        development: The title of a section about what is kept up.
        though: What says besides that something is not needed.
        though_itself: The same of what stands before it.
        something_else: What says that something else, or somebody else, is not asked.
        told: What tells that somebody preferred something.
        besides: What begins something that is only wished for besides.
        of_list: The weight at the end of the line that leads in a list.
        it_is: The beginning of a sentence that weighs all that it says.
        alike: What stands in a sentence that weighs all that it says.
        said_last: What stands behind a verb at the end of a sentence, such as `is desirable`.
        no_such: The beginning of a sentence that says what a post does not have.
        something_yet: What shows that it has some of it, or tells of its pay.
        of_hours: Topics that a field of hours asks of the holder.
        round_the_clock: What shifts say that are worked at all hours of all days.
        of_languages: Languages of which a field says the level that is asked for.
    """

    essential: re.Pattern[str]
    weighs: re.Pattern[str]
    towards: re.Pattern[str]
    needed: re.Pattern[str]
    obliges: re.Pattern[str]
    must: re.Pattern[str]
    brings: re.Pattern[str]
    holder_does: re.Pattern[str]
    keeps_up: re.Pattern[str]
    development: re.Pattern[str]
    though: re.Pattern[str]
    though_itself: re.Pattern[str]
    something_else: re.Pattern[str]
    told: re.Pattern[str]
    besides: re.Pattern[str]
    of_list: re.Pattern[str]
    it_is: re.Pattern[str]
    alike: re.Pattern[str]
    said_last: re.Pattern[str]
    no_such: re.Pattern[str]
    something_yet: re.Pattern[str]
    of_hours: frozenset[str]
    round_the_clock: re.Pattern[str]
    of_languages: frozenset[str]


@once_per_overlay
def binding() -> Binding:
    """Make the patterns once.

    >>> binding().of_list.search("Skills (essential for all)")[1]
    'essential'
    """
    words = alternatives_in("phrases/binding.toml")
    kept_up, wished, it = words["kept_up"], words["besides"], words["it"]
    return Binding(
        essential=any_case(rf"{_BEING}{_SOME}?{words['essential']['words']}\b"),
        weighs=any_case(words["essential"]["titles"]),
        towards=any_case(
            rf"(?:{words['towards']['before']}\s)*{words['towards']['words']}\b(?!.*\bor\b)"
        ),
        needed=any_case(rf"{_BEING}{words['needed']['words']}\W*\Z"),
        obliges=_obliges(words["obliged"]),
        must=any_case(rf"{words['obliged']['verbs']}\b"),
        brings=_brings(words["of_the_post"], words["obliged"]),
        holder_does=_holder_does(load_toml("phrases/binding.toml")["of_the_holder"]),
        keeps_up=any_case(rf"(?:{kept_up['before']}\s+)?{kept_up['verbs']}\b"),
        development=any_case(kept_up["titles"]),
        though=any_case(
            rf"\b{words['though']['words']}\s+(?:{_SOME}{{0,2}}?not\b|[\w ]{{0,12}}n['’]t\b)"
        ),
        though_itself=any_case(
            rf",?\s{words['though']['words']}\s+(?:{words['though']['itself']}\s+){{0,2}}"
            rf"(?:not\b|(?:{words['though']['itself']})n['’]t\b)"
        ),
        something_else=any_case(
            rf"\((?!{words['something_else']['same']}\b)[\w.-]+(?:\s+[\w.-]+){{0,8}}?\s+"
            rf"(?:is\s+|are\s+)?not\s+{words['something_else']['weights']}[^()]{{0,40}}\)"
            rf"|\b{words['something_else']['of_others']}\b"
        ),
        told=any_case(rf"\b{words['told']['words']}\b"),
        besides=any_case(
            rf"(?:,|,?\s+(?:and|but))\s+{wished['openings']}\b"
            rf"|,\s+with\s+(?:[\w-]+\s+){{1,5}}{wished['with']}\b"
            rf"|\s*\((?:[\w-]+\s+){{1,6}}{wished['in_brackets']}\)\W*\Z"
        ),
        of_list=any_case(rf"\(({words['of_lists']['words']})(?:\s+\w+){{0,2}}\)$"),
        it_is=any_case(rf"{it['openings']}\b"),
        alike=any_case(rf"\b{it['alike']}\b"),
        said_last=re.compile(
            rf"{_BEING}(?:{it['before_weight']}\s+){{0,3}}[\w-]+(?:\s+{it['behind_weight']})?[\s.]*$"
        ),
        no_such=any_case(
            rf"(?:{words['none_of']['at_first']}|(?:[\w’'-]+\s+){{0,4}}?{words['none_of']['openings']})\s+"
        ),
        something_yet=any_case(rf"\b(?:{words['none_of']['besides']}|{words['none_of']['but']})\b"),
        of_hours=frozenset(load_toml("phrases/binding.toml")["of_hours"]["topics"]),
        round_the_clock=any_case(rf"(?<!\w){words['of_hours']['round_the_clock']}(?!\w)"),
        of_languages=frozenset(load_toml("phrases/binding.toml")["of_languages"]["topics"]),
    )


def _obliges(words: Mapping[str, str]) -> re.Pattern[str]:
    return any_case(
        rf"(?:{words['people']}|{words['chosen']}\s+\w+)\s+{words['verbs']}\b"
        rf"|{words['posts']}\s+{words['brought']}\b"
    )


def _brings(words: Mapping[str, str], obliged: Mapping[str, str]) -> re.Pattern[str]:
    people = (
        rf"(?:{words['people']}|{words['posts']}|{_SOME}{{0,2}}{words['people_in_teams']}"
        rf"|{obliged['chosen']}\s+\w+)"
    )
    return any_case(
        rf"{people}\s+(?:{words['verbs']}\s+)+(?:be\s+)?{words['what']}\b"
        rf"|{words['posts']}\s+{words['brings']}\b"
    )


def _holder_does(lists: Mapping[str, Any]) -> re.Pattern[str]:
    words = alternatives(lists)
    does = either([*lists["does"], *lists["told"], *lists["told_one"]])
    return any_case(
        rf"(?:{words['before']}\s+)*{words['holders']}\s+{does}\b|[A-Z][a-z]+s\s+{words['told']}\b"
    )
