"""How binding a condition is: by its own words, by its sentence, by what leads its list in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.extraction.binding import binding
from remit.graph.extraction.condition_words import condition_words
from remit.graph.extraction.kinds import CONDITIONS_OF_LIFE
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.signs import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.layout.model import Section
    from remit.graph.linking.catalogue import Name

_FEW_WORDS = 8
_HELD = ("Licence", "Qualification", "Knowledge", "Experience")
_TEXT = ("loose", "context", "purpose")
_OR_ELSE = re.compile(r",?\s+or\s+", re.I)
_OF_THE_POST = ("Vetting", "Availability", "Health", "Training")
_FEW_BEFORE = 3
_DENIED = "not required"


def modality_of(
    clause: str, kind: str, section: Section, weight: str | None, *, uses_system: bool = False
) -> str:
    """Tell how binding a clause is: by its own words, else by its column, else by its section."""
    place = weight or section.modality
    none = kind in CONDITIONS_OF_LIFE and has_none_of(clause)
    said = _DENIED if none else _said(clause, place)
    if said is not None:
        return said
    if place == _DENIED and not _obliges(clause):
        return _DENIED
    if weight is None and _is_of_the_post(clause, kind, section):
        return "obligatory"
    if weight is None and kind in _OF_THE_POST and binding().brings.match(clause):
        place = None
    if place == "essential" or binding().essential.search(clause):
        return "essential"
    known = requirement_phrases()
    able = kind == "Skill" and section.kind in _TEXT and known.heads["Skill"].search(clause)
    used = uses_system and condition_words().will.match(clause) is None
    if section.kind != "duties" and (kind in _HELD or able or used):
        return "essential"
    return "obligatory"


def modality_in_field(clause: str) -> str:
    """Tell how binding a clause in a field of a form is: by its own words, else for all.

    >>> modality_in_field("There is no night duty."), modality_in_field("some weekends")
    ('not required', 'obligatory')
    """
    return _DENIED if has_none_of(clause) else _said(clause, None) or "obligatory"


def has_none_of(clause: str) -> bool:
    """Tell whether a clause says that a post does not have what it names.

    >>> has_none_of("No shifts, no weekends."), has_none_of("There is no shift allowance.")
    (True, False)
    """
    opens = binding().no_such.match(clause)
    if opens is None or binding().something_yet.search(clause) is not None:
        return False
    rest = clause[opens.end() :]
    named = (found for found in lexicon().find(rest) if _is_topic(found.names))
    first = next(named, None)
    return first is not None and len(rest[: first.span.start].split()) < _FEW_BEFORE


def _is_topic(names: Iterable[Name]) -> bool:
    return any(name.thing.kind == "Topic" for name in names)


def _obliges(clause: str) -> bool:
    """Tell whether a clause says of itself that something is needed, whatever stands above it."""
    own = binding()
    return any(said.match(clause) for said in (own.obliges, own.must)) or (
        own.needed.search(clause) is not None
    )


def _is_of_the_post(clause: str, kind: str, section: Section) -> bool:
    """Tell whether a clause says what holding the post brings with it, and weighs no applicant.

    So do checks on the person, what is kept up, and what stands among words about how to apply.
    """
    if section.kind == "form" or binding().holder_does.match(clause):
        return True
    if kind == "Vetting":
        return binding().weighs.search(section.title) is None
    develops = binding().development.search(section.title) or binding().keeps_up.match(clause)
    return section.modality == "obligatory" and develops is not None


def _said(clause: str, place: str | None) -> str | None:
    """Tell how binding a clause is by its own words, in a list that is as binding as `place`."""
    known = requirement_phrases()
    said = known.any_modality.may_stand_among(plain_words(clause))
    if said and known.modality[_DENIED].search(binding().something_else.sub("", clause)):
        helps = known.modality["desirable"].search(clause) and binding().though.search(clause)
        wished = helps is not None or _takes_back(clause)
        return "desirable" if wished or place == "desirable" else _DENIED
    if (
        (said and known.modality["conditional"].search(clause))
        or (known.conditional_openings.match(clause) and not known.invites.search(clause))
    ) and not (
        (place == "desirable" or is_wished_for(clause))
        and (binding().towards.match(clause) or _OR_ELSE.search(clause))
    ):
        return "conditional"
    needed = binding().obliges.match(clause) or binding().needed.search(clause)
    listed = place == "desirable" and not needed
    if listed or (said and known.modality["desirable"].search(_besides(clause))):
        return "desirable"
    return "obligatory" if said and known.modality["obligatory"].search(clause) else None


def _takes_back(clause: str) -> bool:
    """Tell whether a clause asks for something and then says that it is not essential."""
    found = binding().though_itself.search(clause)
    unneeded = requirement_phrases().modality[_DENIED]
    if found is None or unneeded.search(clause[: found.start()]):
        return False
    return len(clause[: found.start()].split()) >= _FEW_BEFORE


def _besides(clause: str) -> str:
    """Give a clause without what it only wishes for besides, or tells that somebody wished."""
    clause = binding().told.sub("", clause)
    if is_wished_for(clause):
        return clause
    wished = binding().besides.search(clause)
    least = wished is not None and len(clause[: wished.start()].split()) >= _FEW_BEFORE
    return clause[: wished.start()] if wished and least else clause


def leads_in_wishes(lead: str) -> bool:
    """Tell whether words that lead in a list say that all in it is desirable.

    >>> leads_in_wishes("It would help: "), leads_in_wishes("You need: ")
    (True, False)
    """
    return ":" in lead and requirement_phrases().modality["desirable"].search(lead) is not None


def is_wished_for(sentence: str) -> bool:
    """Tell whether a sentence says at its beginning, or at its end, that all in it is desirable."""
    known = requirement_phrases()
    weight = known.modality["desirable"].search(sentence)
    if weight is None:
        return False
    head = known.any_head.search(sentence)
    if head is not None and weight.start() < head.start():
        return True
    if binding().it_is.match(sentence) and len(sentence[: weight.start()].split()) < _FEW_WORDS:
        return True
    if binding().alike.search(sentence) is not None:
        return True
    last = binding().said_last.search(sentence)
    return last is not None and known.modality["desirable"].search(last[0]) is not None
