"""The words of `data/phrases/qualifications.toml`, as patterns for names of qualifications."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives_in, any_case, either, telling
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    Words = Mapping[str, str]

_WORDS = "phrases/qualifications.toml"
_MAY_POSSESS = ("’ll", "'ll", "who")
_ARTICLE = r"(?:(?:a|an|the)\s+)?"


@dataclass(frozen=True, slots=True)
class QualificationPhrases:
    """Patterns for a condition that asks for a qualification.

    Attributes:
        who: What stands before the words that ask, and says of whom it is asked.
        asks: What stands before the name.
        possesses: The same behind whom it is asked of, where `asks` is not at the beginning.
        possesses_needs: Words of which one stands in all that `possesses` finds.
        at_least: What stands between and is no part of the name.
        aside: What begins a remark behind the name.
        giver: Where it may be taken.
        not_asked: A remark at the end that weighs it, or says what more is not asked.
        goes_on: What stands behind the name and is no part of it.
        ends: The same at the end.
        nouns: What may follow a known name and belongs to it.
        not_one: The beginning of a condition that asks for something else.
        work: The same behind the words that ask.
        another: What stands between two of which one will do.
        leading: Words that lead in to a known name at the end.
        sentence: Words that no name holds.
        bare: Words that alone are no name.
        trades: What the licences of trades are called.
    """

    who: re.Pattern[str]
    asks: Phrases
    possesses: re.Pattern[str]
    possesses_needs: tuple[str, ...]
    at_least: re.Pattern[str]
    aside: re.Pattern[str]
    giver: re.Pattern[str]
    not_asked: re.Pattern[str]
    goes_on: Phrases
    ends: Phrases
    nouns: Phrases
    not_one: Phrases
    work: Phrases
    another: re.Pattern[str]
    leading: frozenset[str]
    sentence: frozenset[str]
    bare: frozenset[str]
    trades: Phrases


@dataclass(frozen=True, slots=True)
class TrainingPhrases:
    """Patterns for courses, and for what somebody is trained or accredited in.

    Attributes:
        trained_words: Words of which one stands in all that `trained` finds.
        trained: What stands before that in which somebody is trained.
        to_come: What stands before it where it will be taught, and need not be had.
        named: A condition that is no more than the name of a training, or who has had it.
        training: What trainings are called.
        held: A known qualification, with the words that say that it is held.
        still_good: What stands before a name: an article, and that it is still good.
        course_words: Words of which one stands in all that `course` finds.
        course: The name of a course, with the words before it.
        front: A word behind which the name of a course begins.
        programme: What is a course only where its name is printed as a name.
        any_course: Words that name no course by themselves.
        takes: What stands before a course that somebody takes.
        gives: What is done with one by somebody who does not take it.
        common: Words by which alone two names of one kind do not differ.
    """

    trained_words: frozenset[str]
    trained: re.Pattern[str]
    to_come: re.Pattern[str]
    named: re.Pattern[str]
    training: re.Pattern[str]
    held: re.Pattern[str]
    still_good: re.Pattern[str]
    course_words: frozenset[str]
    course: re.Pattern[str]
    front: re.Pattern[str]
    programme: re.Pattern[str]
    any_course: frozenset[str]
    takes: Phrases
    gives: Phrases
    common: frozenset[str]


@once_per_overlay
def qualification_phrases() -> QualificationPhrases:
    """Make the patterns of conditions once.

    >>> qualification_phrases().at_least.match("at least two")[0]
    'at least '
    """
    data, words = load_toml(_WORDS), alternatives_in(_WORDS)
    cut = words["cut"]
    return QualificationPhrases(
        who=_who(words["who"]),
        asks=pattern(data["asks"]["phrases"]),
        possesses=_possesses(words["possesses"]),
        possesses_needs=(*telling(data["possesses"]["modals"]), *_MAY_POSSESS),
        at_least=any_case(rf"{cut['least']}\s+"),
        aside=re.compile(rf",\s+{cut['asides']}\b"),
        giver=any_case(rf"\s+from\s+(?:an?|any)\s+(?:[\w-]+\s+)?{cut['givers']}\b"),
        not_asked=any_case(
            rf"\s*\([^()]{{0,40}}\bnot\s+{cut['not_asked']}[^()]{{0,40}}\)\Z"
            rf"|\s*\(or\s+{cut['instead']}(?:\s+\w+)?\)\Z"
            rf"|\s*\({cut['weights']}\)\Z"
        ),
        goes_on=pattern(data["behind"]["goes_on"]),
        ends=pattern(data["behind"]["ends"]),
        nouns=pattern(data["behind"]["nouns"]),
        not_one=pattern(data["not_one"]["openings"]),
        work=pattern(data["not_one"]["work"]),
        another=_another(words["counted"]),
        leading=frozenset(data["cut"]["small"]),
        sentence=frozenset(data["sentences"]["words"]),
        bare=frozenset(data["bare"]["words"]),
        trades=pattern(data["licences"]["words"]),
    )


@once_per_overlay
def training_phrases() -> TrainingPhrases:
    """Make the patterns of courses and trainings once.

    >>> training_phrases().named.fullmatch("PMVA trained") is not None
    True
    """
    data, words = load_toml(_WORDS), alternatives_in(_WORDS)
    courses, cut, trained = data["courses"], words["cut"], words["trained"]
    named = trained["named"]
    return TrainingPhrases(
        trained_words=frozenset(data["trained"]["words"]),
        trained=re.compile(
            rf"\b(?i:{trained['words']})(?:\s+(?:and|or|/)\s+{named})?"
            rf"(?:\s+to\s+(?:the\s+)?[\w\s]{{1,30}}?\b{trained['standards']})?\s+(?:in|as)\s+{_ARTICLE}"
        ),
        to_come=any_case(rf"\b{trained['to_come']}\s+(?:also\s+)?be\s+(?:fully\s+)?\Z"),
        named=_named(data["trained"]),
        training=re.compile(either(_as_printed(data["trained"]["training"]))),
        held=any_case(
            rf"(?:{named}\s+(?:at|to|in)\s+)?(.+?)"
            rf"(?:\s+{named}(?:\s*\([^()]{{1,40}}\))?|\s*\({cut['in_brackets']}\))?"
        ),
        still_good=any_case(
            rf"(?:(?:a(?!\s+levels?\b(?!\s+\d))|an|the)\s+)?(?:{cut['still_good']}\s+)?(?=\S)"
        ),
        course_words=frozenset([*courses["words"], *courses["programmes"]]),
        course=_course(courses, words["courses"]),
        front=any_case(rf"{words['courses']['fronts']}\Z"),
        programme=re.compile(either(_as_printed(courses["programmes"]))),
        any_course=frozenset(data["any_course"]["words"]),
        takes=pattern(data["takes"]["phrases"]),
        gives=pattern(data["gives"]["phrases"]),
        common=frozenset(data["common"]["words"]),
    )


def _who(words: Words) -> re.Pattern[str]:
    return any_case(
        r"(?:to\s+(?:be\s+)?\w+(?:\s+\w+){0,5}?,?\s+(?=you\b))?"
        rf"(?:we\s+(?:also\s+)?{words['asking']}\s+(?:that\s+)?(?=you\b))?"
        rf"(?:the\s+(?:\w+\s+){{1,4}}?(?={words['after_the']}\b)"
        rf"|(?:{words['before']}\s+)?{words['people']}\s+)?"
        rf"(?:{words['verbs']}\s+)*"
    )


def _possesses(words: Words) -> re.Pattern[str]:
    article = r"(?:an?\s+|the\s+)?"
    return any_case(
        rf"(?:\b{words['modals']}|[’']ll)\s+(?:{words['already']}\s+)?"
        rf"(?:{words['verbs']}\s+{article}|be\s+(?:an?\s+|(?={words['states']}\b|(?-i:[A-Z]))))"
        rf"|\bwho\s+{words['who']}\s+(?:already\s+)?(?:{words['gained']}\s+)?{article}"
    )


def _another(words: Words) -> re.Pattern[str]:
    return any_case(
        rf",?\s+(?:or|and|plus)\s+(?:{words['possessing']}\s+)?(?:an?\s+|the\s+)?(?:\w+\s+(?:\(\d\)\s+)?years?\s+)?"
        r"(?:(?<=\san\s)|(?<=\sa\s)|(?<=\syear\s)|(?<=\splus\s)"
        rf"|(?=(?:{words['numbers']}|\d)\s+{words['things']}\b)"
        rf"|(?<=\band\s)(?={words['alone']}\b))"
    )


def _named(lists: Mapping[str, list[str]]) -> re.Pattern[str]:
    training, level = (either(_as_printed(lists[name])) for name in ("training", "level"))
    joining = either(lists["joining"])
    return re.compile(
        rf"(?:[A-Z][\w’'&/-]*\s+(?:{joining}\s+)?){{2,6}}{training}(?:\s+\([A-Z]{{2,8}}\))?"
        rf"|[A-Z]{{3,}}\s+{training}"
        rf"|(?:[A-Z][A-Z\d/&-]+\s+){{1,3}}(?:{level}\s+\d\s+)?{either(lists['named'])}"
    )


def _course(lists: Mapping[str, list[str]], words: Words) -> re.Pattern[str]:
    every = either([*lists["words"], *lists["programmes"]])
    return any_case(
        rf"\b((?:[\w’'&/-]{{1,40}}\s{{1,9}}){{1,8}}?(?:{words['training']}\s+)?{every})\b"
        rf"(?!\s+{words['not_before']}\b)"
    )


def _as_printed(words: list[str]) -> list[str]:
    """Give words in small letters and with a capital."""
    return [form for word in words for form in (word, word.capitalize())]
