"""How binding a condition is: by its own words, by its sentence, by what leads its list in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.linking.signs import plain_words

if TYPE_CHECKING:
    from remit.graph.layout.model import Section

_FEW_WORDS = 8
_HELD = ("Licence", "Qualification", "Knowledge", "Experience")
_TEXT = ("loose", "context", "purpose")
_ESSENTIAL = re.compile(r"\b(?:is|are|be|as)\s+(?:\w+\s+)?essential\b", re.I)
_TOWARDS = re.compile(r"(?:is |be |currently )*working towards\b(?!.*\bor\b)", re.I)
_OR_ELSE = re.compile(r",?\s+or\s+", re.I)
_OBLIGES = re.compile(
    r"(?:you|the\s+(?:post|role|job)\s?holder|applicants?|candidates?|the\s+successful\s+\w+)\s+must\b"
    r"|(?:this|the)\s+(?:post|role|job|position|vacancy)\s+(?:is|will\s+be)\s+subject\s+to\b",
    re.I,
)
_OF_THE_POST = ("Vetting", "Availability", "Health", "Training")
_BRINGS = re.compile(
    r"(?:you|(?:the\s+)?(?:post|role|job)\s?holders?|(?:the|this)\s+(?:post|role|job|position)"
    r"|(?:\w+\s+){0,2}(?:staff|officers|members)"
    r"|applicants?|candidates?|the\s+successful\s+\w+|appointees?|appointment|offers?)\s+"
    r"(?:(?:will|may|are|is|has|have|must|also|an?)\s+)+"
    r"(?:be\s+)?(?:required|expected|subject|vetted|asked|needed|to\b|politically|undergo|undertake"
    r"|work\b|travel\b|24|on[- ]call)"
    r"|(?:the|this)\s+(?:post|role|job|position)\s+(?:involves|includes|carries|attracts|comes\s+with)\b",
    re.I,
)
_HOLDER_DOES = re.compile(
    r"(?:(?:all|any|both|external|internal|successful|the|this)\s+)*"
    r"(?:post\s?holders?|job\s?holders?|role\s?holders?|holders?|candidates?|applicants?|appointees?|posts?|roles?|positions?)\s+"
    r"(?:(?:are|is|will\s+be)\s+subject\s+to|will\s+(?:sign|declare|take\s+part)|takes?\s+part|has\s+to\s+declare"
    r"|(?:are|is|will\s+be)\s+(?:expected|required)\s+to\s+(?:complete|undergo|undertake|sign))\b"
    r"|[A-Z][a-z]+s\s+are\s+(?:expected|required)\s+to\s+(?:complete|undergo|undertake|sign)\b",
    re.I,
)
_KEEPS_UP = re.compile(
    r"(?:must\s+|will\s+)?(?:keep|maintain|complete|renew|refresh|stay|remain|undertake)\b", re.I
)
_DEVELOPMENT = re.compile(r"professional development", re.I)
_WEIGHS = re.compile(r"essential|mandatory|minimum|must|required|eligib", re.I)
_THOUGH = re.compile(r"\b(?:but|although|though|while|whilst|if|and)\s+(?:\w+\s+){0,2}?not\b", re.I)
_SOMETHING_ELSE = re.compile(
    r"\((?!(?:this|it|that|but|though|although|which|is|are)\b)[\w-]+(?:\s+[\w-]+){0,3}?\s+"
    r"(?:is\s+|are\s+)?not\s+(?:required|necessary|essential|needed)[^()]{0,40}\)",
    re.I,
)
"""A remark that something else is not asked for: `Basic driver (response not required)`."""
_IDEALLY = re.compile(
    r"(?:,|,?\s+(?:and|but))\s+(?:ideally|preferably)\b|,\s+with\s+(?:[\w-]+\s+){1,5}preferred\b"
    r"|\s*\((?:[\w-]+\s+){1,6}(?:desirable|preferred|useful|an\s+advantage)\)\W*\Z",
    re.I,
)
_FEW_BEFORE = 3
_SAID_OF_LIST = re.compile(r"\((essential|desirable)(?:\s+\w+){0,2}\)$", re.I)
_IT_IS = re.compile(r"it\s+(?:is|would|will|may|can)\b", re.I)
_AS_WOULD = re.compile(r"\bas\s+would\b", re.I)
SAID_LAST = re.compile(
    r"\b(?:is|are|be|as)\s+(?:(?:also|highly|very|an?|of|considered|seen)\s+){0,3}"
    r"[\w-]+(?:\s+but\s+not\s+essential)?[\s.]*$"
)
"""What stands behind a verb at the end of a sentence, such as `is desirable`."""


def modality_of(
    clause: str, kind: str, section: Section, weight: str | None, *, uses_system: bool = False
) -> str:
    """Tell how binding a clause is: by its own words, else by its column, else by its section."""
    place = weight or section.modality
    said = _said(clause, place)
    if said is not None:
        return said
    if weight is None and _is_of_the_post(clause, kind, section):
        return "obligatory"
    if weight is None and kind in _OF_THE_POST and _BRINGS.match(clause):
        place = None
    if place == "essential" or _ESSENTIAL.search(clause):
        return "essential"
    known = requirement_phrases()
    able = kind == "Skill" and section.kind in _TEXT and known.heads["Skill"].search(clause)
    if section.kind != "duties" and (kind in _HELD or able or uses_system):
        return "essential"
    return "obligatory"


def _is_of_the_post(clause: str, kind: str, section: Section) -> bool:
    """Tell whether a clause says what holding the post brings with it, and weighs no applicant.

    So do checks on the person, what is kept up, and what stands among words about how to apply.
    """
    if section.kind == "form" or _HOLDER_DOES.match(clause):
        return True
    if kind == "Vetting":
        return _WEIGHS.search(section.title) is None
    develops = _DEVELOPMENT.search(section.title) or _KEEPS_UP.match(clause)
    return section.modality == "obligatory" and develops is not None


def _said(clause: str, place: str | None) -> str | None:
    """Tell how binding a clause is by its own words, in a list that is as binding as `place`."""
    known = requirement_phrases()
    said = known.any_modality.may_stand_among(plain_words(clause))
    if said and known.modality["not required"].search(_SOMETHING_ELSE.sub("", clause)):
        wished = known.modality["desirable"].search(clause) and _THOUGH.search(clause)
        return "desirable" if wished else "not required"
    if (
        (said and known.modality["conditional"].search(clause))
        or known.conditional_openings.match(clause)
    ) and not (place == "desirable" and (_TOWARDS.match(clause) or _OR_ELSE.search(clause))):
        return "conditional"
    listed = place == "desirable" and not _OBLIGES.match(clause)
    if listed or (said and known.modality["desirable"].search(_besides(clause))):
        return "desirable"
    return "obligatory" if said and known.modality["obligatory"].search(clause) else None


def _besides(clause: str) -> str:
    """Give a clause without what it only wishes for besides: `Typing, ideally at speed`."""
    wished = _IDEALLY.search(clause)
    least = wished is not None and len(clause[: wished.start()].split()) >= _FEW_BEFORE
    return clause[: wished.start()] if wished and least else clause


def weight_of_lead(lead: str) -> str | None:
    """Tell how binding the items of a list are by the line that leads it in.

    >>> weight_of_lead("To do it well you'll bring:"), weight_of_lead("You will:")
    ('essential', None)
    """
    words = lead.rstrip(" :-–")
    said = _SAID_OF_LIST.search(words)
    if said is not None:
        return said[1].casefold()
    for weight, leads in requirement_phrases().leads.items():
        found = last = None
        for found in leads.finditer(words):
            last = found
        if last is not None and last.end() == len(words):
            return weight
    return None


def is_wished_for(sentence: str) -> bool:
    """Tell whether a sentence says at its beginning, or at its end, that all in it is desirable."""
    known = requirement_phrases()
    weight = known.modality["desirable"].search(sentence)
    if weight is None:
        return False
    head = known.any_head.search(sentence)
    if head is not None and weight.start() < head.start():
        return True
    if _IT_IS.match(sentence) and len(sentence[: weight.start()].split()) < _FEW_WORDS:
        return True
    if _AS_WOULD.search(sentence) is not None:
        return True
    last = SAID_LAST.search(sentence)
    return last is not None and known.modality["desirable"].search(last[0]) is not None
