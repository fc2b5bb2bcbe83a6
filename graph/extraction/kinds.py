"""Of what kind a condition is: knowledge, experience, a licence, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.extraction.condition_words import kind_words
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.graph.layout.model import Item

CONDITIONS_OF_LIFE = ("Availability", "Health")
_FRONT_WORDS = 14


def kind_of(clause: str, placed: Callable[[], Item], things: frozenset[str]) -> str:
    """Tell what kind of condition a clause states, by its item where its words do not tell.

    The order is: words that decide by themselves, the noun or verb with which it opens, what it
    names, words of a subject, the heading of its part, the line that leads it in. A level at the
    end, below a heading of skills, is that of a skill.
    """
    said = _without_instead(clause)
    ends = said.rstrip(" .)")[-1:].isdigit()
    at = kind_words().levelled.search(said) if ends else None
    if at is not None and (rated := _by_place(placed(), things)) == "Skill":
        return _kind_said(said[: at.start()], things) or rated
    kind = _kind_said(said, things) or _by_place(placed(), things)
    return kind or ("Training" if kind_words().training.fullmatch(said) else "Skill")


def _without_instead(clause: str) -> str:
    """Cut off what a clause asks for instead: `Can swim, or is willing to train`.

    Where the verbs alone are two, both ask for the same: `Holds, or is able to obtain, a diploma`.
    """
    same = kind_words().obtained.match(clause)
    if same is not None and requirement_phrases().topics["Qualification"].search(clause):
        return clause[same.end() :]
    instead = kind_words().instead.search(clause) if "or" in plain_words(clause) else None
    return clause[: instead.start()] if instead else clause


@remembered(2_048)
def _kind_said(clause: str, things: frozenset[str]) -> str | None:
    """Tell what kind of condition the words of a clause state, and what it names."""
    known = requirement_phrases()
    front = " ".join(clause.split()[:_FRONT_WORDS])
    head = known.first_head.kind(front)
    opens = head is not None and known.heads[head].search(" ".join(clause.split()[:7])) is not None
    deciding = known.first_deciding.kind(clause)
    for kind, words in known.decides.items() if deciding else ():
        found = words.search(clause)
        if kind == "Vetting" and found and kind_words().vetting_work.match(clause, found.end()):
            continue
        if found and not (
            opens and kind in ("Vetting", "Training") and head in ("Knowledge", "Experience")
        ):
            certified = kind == "Training" and kind_words().certificate.match(clause)
            return "Qualification" if certified else kind
    named = "Vetting" if "VettingLevel" in things and not opens else ""
    if "Qualification" in things and (head is None or known.topics["Qualification"].search(clause)):
        named = named or "Qualification"
    trained = not kind_words().trained_words.isdisjoint(plain_words(clause))
    if named or (trained and kind_words().trained.fullmatch(clause)):
        return named or "Qualification"
    topic = known.first_topic.kind(clause)
    if topic in CONDITIONS_OF_LIFE and head in (None, "Skill"):
        return "Qualification" if head is None and kind_words().certified.search(clause) else topic
    if head is not None and (opens or topic is None):
        return head
    return topic


def _by_place(item: Item, things: frozenset[str]) -> str | None:
    part = item.part.casefold()
    for stem, kind in requirement_phrases().parts.items():
        if stem in part:
            return kind
    if "Licence" in things:
        return "Licence"
    if item.lead:
        return _last(item.lead)
    return "Knowledge" if "Legislation" in things else None


def names_one_kind(title: str) -> bool:
    """Tell whether a heading names conditions of one kind alone.

    >>> names_one_kind("Qualifications / Education"), names_one_kind("Skills and experience")
    (True, False)
    """
    return len(kinds_named(title)) == 1


def asks_for_all(titles: Iterable[str]) -> bool:
    """Tell whether what a document heads `Qualifications` is all that it asks for.

    So it is where no other heading names experience, skills or knowledge.

    >>> asks_for_all(["Duties", "Qualifications"]), asks_for_all(["Qualifications", "Skills"])
    (True, False)
    """
    kinds = {kind for title in titles for kind in kinds_named(title)}
    return not kinds & {"Experience", "Skill", "Knowledge"}


@remembered(1_024)
def kinds_named(title: str) -> frozenset[str]:
    """List the kinds of conditions that a heading names.

    >>> sorted(kinds_named("Licences and training"))
    ['Licence', 'Training']
    """
    low = title.casefold()
    return frozenset(kind for stem, kind in requirement_phrases().parts.items() if stem in low)


def _last(lead: str) -> str | None:
    """Tell which kind the line that leads in a list ends with."""
    best: tuple[int, str] | None = None
    for kind, words in requirement_phrases().heads.items():
        for found in words.finditer(lead):
            if best is None or found.start() > best[0]:
                best = (found.start(), kind)
    return best[1] if best else None
