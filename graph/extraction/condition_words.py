"""The words of `data/phrases/conditions.toml`, as patterns for single conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.linking.alternatives import alternatives_in, any_case, longest_words
from remit.graph.overlay import load_toml, once_per_overlay

_WORDS = "phrases/conditions.toml"
_NAME = r"[\w’'&/-]+"


@dataclass(frozen=True, slots=True)
class KindWords:
    """Patterns for the kind of a condition.

    Attributes:
        obtained: The beginning of a clause that asks to have or to obtain one thing.
        instead: What would do instead of what is asked for.
        certificate: The beginning of a qualification that bears the name of a training.
        certified: The end of one that bears that of a matter of health.
        trained: A condition that is nothing but what one has been trained as: `Driver trained`.
        trained_words: Words of which one stands in all that `trained` finds.
        training: A condition that is nothing but the name of a training.
        vetting_work: What stands behind vetting that the holder does.
        levelled: The level on a scale with which a condition ends.
    """

    obtained: re.Pattern[str]
    instead: re.Pattern[str]
    certificate: re.Pattern[str]
    certified: re.Pattern[str]
    trained: re.Pattern[str]
    trained_words: frozenset[str]
    training: re.Pattern[str]
    vetting_work: re.Pattern[str]
    levelled: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """Patterns for what makes words a condition.

    Attributes:
        apart: Two parts of a sentence of which each is weighed by its own word.
        apart_words: Words of which one stands in all that `apart` finds.
        weighed: What weighs a sentence at its end.
        weighed_words: Words of which one stands in all that `weighed` finds.
        knowledge: The beginning of a condition of knowledge.
        rest: What says nothing where the conditions of an item are taken out.
        asks: The title of a section that asks for something.
        will: What stands before what the reader will do.
        does: What stands behind that, and is work.
        of_the_post: What the post asks for, as vetting.
        chosen: What stands before what those who are chosen have to show.
        tells: The beginning of a sentence that tells of the post.
        of_employer: The beginning of one that tells what the employer uses.
    """

    apart: re.Pattern[str]
    apart_words: frozenset[str]
    weighed: re.Pattern[str]
    weighed_words: frozenset[str]
    knowledge: re.Pattern[str]
    rest: re.Pattern[str]
    asks: re.Pattern[str]
    will: re.Pattern[str]
    does: re.Pattern[str]
    of_the_post: re.Pattern[str]
    chosen: re.Pattern[str]
    tells: re.Pattern[str]
    of_employer: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Patterns for what a condition is about.

    Attributes:
        behind_head: What stands between the first noun of a condition and what it is about.
        end: Where that ends.
        fronts: What is cut off its front.
        deed: What obliges somebody, and a single word behind it, which is what they are to do.
        of_police: A name of a force that is meant wherever it stands.
    """

    behind_head: re.Pattern[str]
    end: re.Pattern[str]
    fronts: re.Pattern[str]
    deed: re.Pattern[str]
    of_police: re.Pattern[str]


@once_per_overlay
def kind_words() -> KindWords:
    """Make the patterns of kinds once.

    >>> kind_words().trained.fullmatch("Cover Officer trained") is not None
    True
    """
    lists, words = load_toml(_WORDS), alternatives_in(_WORDS)
    instead, trained, certificates = words["instead"], words["trained"], words["certificates"]
    return KindWords(
        obtained=any_case(
            rf"(?:{instead['modals']}\s+)?(?:{instead['holds']},?\s+or\s+)?"
            rf"(?:(?:be\s+|is\s+)?{instead['be']}|(?:have\s+|has\s+)?(?:an?\s+|the\s+)?{instead['have']})"
            rf"\s+to\s+{instead['obtains']},?\s+"
        ),
        instead=any_case(
            rf"(?<!\bof),?\s+\(?or\s+(?:(?:be\s+)?{instead['be']}|(?:an?\s+|the\s+)?{instead['have']})"
            rf"\s+to\s+{instead['verbs']}\b"
        ),
        certificate=any_case(
            rf"(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}?{certificates['words']}\s+(?:of|in)\b"
        ),
        certified=any_case(rf"\b{certificates['at_end']}\W*$"),
        trained=any_case(
            rf"(?:{_NAME}\s+){{0,5}}?(?!{trained['not_before']}\b){_NAME}\s+{trained['words']}"
            rf"(?:\s+(?:{trained['people']}|to\s+\w+\s+{trained['standards']}))?\W*"
            rf"|(?:{trained['fully']}\s+)?{trained['first']}\s+(?!{trained['not_behind']}\b)"
            r"(?:[\w’'&/-]+\s*){1,5}(?:\([^()]+\))?\W*"
        ),
        trained_words=longest_words([*lists["trained"]["words"], *lists["trained"]["first"]]),
        training=any_case(rf"(?:{_NAME}\s+){{1,6}}{trained['trainings']}\W*"),
        vetting_work=any_case(rf"\s+{words['vetting_work']['words']}\b"),
        levelled=any_case(rf"\s+(?:[-–—]\s+|\()?{words['levelled']['words']}\s+\d\)?\W*$"),
    )


@once_per_overlay
def condition_words() -> ConditionWords:
    """Make the patterns of conditions once.

    >>> condition_words().knowledge.match("Good knowledge and understanding of PACE")[0]
    'Good knowledge and understanding of'
    """
    lists, words = load_toml(_WORDS), alternatives_in(_WORDS)
    apart, work, rest = words["weighed_apart"], words["work"], words["rest"]
    post, nouns = words["of_the_post"], words["knowledge"]["nouns"]
    return ConditionWords(
        apart=any_case(
            rf"\b(?:is|are)\s+{apart['words']}(?P<joint>\s*,?\s+{apart['joints']}\s+)"
            rf"(?!not\b)(?=(?:[\w'’-]+\s+){{1,12}}{apart['words']}\W*\Z)"
        ),
        apart_words=longest_words(lists["weighed_apart"]["words"]),
        weighed=any_case(rf"\b{words['weighed']['words']}\b"),
        weighed_words=longest_words(lists["weighed"]["words"]),
        knowledge=any_case(
            r"(?:[A-Z][\w,& -]{3,60}(?::|\s[-–])\s+)?(?:[a-z]+\s+){0,2}"
            rf"{nouns}\s+(?:and\s+{nouns}\s+)?of\b"
        ),
        rest=any_case(
            r"[(\[][A-Z]{1,2}(?:\s?[,/&]\s?[A-Z]{1,2})*[)\]]\.?$"
            rf"|(?:{rest['being']}\s+\w+|{rest['besides']}(?:\s+to\s+\w+(?:\s+\w+)?)?)\.?$"
        ),
        asks=any_case(words["asking"]["titles"]),
        will=any_case(
            rf"(?:{work['leads']}\s+[^,.;]{{3,60}}?,?\s+)?you(?:\s+will|[’']ll)\s+(?:also\s+)?"
        ),
        does=any_case(rf"{work['does']}\b"),
        of_the_post=any_case(rf"\b{post['checks']}\s+{post['joints']}\s+{post['posts']}\b"),
        chosen=any_case(rf"^\W*{words['chosen']['words']}\s+"),
        tells=any_case(rf"{words['telling']['openings']}\b"),
        of_employer=any_case(
            rf"(?:the|our)\s+{words['telling']['employers']}\s+(?:currently\s+)?{words['telling']['uses']}\b"
        ),
    )


@once_per_overlay
def topic_words() -> TopicWords:
    """Make the patterns of topics once.

    >>> topic_words().fronts.sub("", "the relevant law")
    'law'
    """
    words = alternatives_in(_WORDS)
    about = words["about"]
    return TopicWords(
        behind_head=any_case(
            rf"\s*(?:and\s+(?:{about['proof']}\s+)?(?:\w+\s+){{0,2}}?)?{about['behind_head']}\s+"
        ),
        end=any_case(rf"\s*(?:[,;:.()\n]|\s{about['ends']}\b)"),
        fronts=any_case(rf"^(?:{about['fronts']}\s+)+"),
        deed=any_case(rf"{words['checks']['binds']}\s+(?!{about['held']}\b)\w+"),
        of_police=any_case(words["forces"]["words"]),
    )
