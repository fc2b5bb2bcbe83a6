"""Tell which conditions words state that stand under no heading of requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.extraction.binding import binding
from remit.graph.extraction.condition_words import condition_words
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.layout.contents import opens_work
from remit.graph.linking.occupations import names_work
from remit.graph.linking.signs import plain_words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from remit.graph.extraction.placing import Context
    from remit.graph.layout.model import Item, Section

ASIDE = ("competencies", "form")
_BARE = ("loose", "context")
_HEAD_WORDS, _FRONT_WORDS, _NEXT_WORDS = 6, 4, 3


def may_state_any(section: Section, item: Item) -> bool:
    """Tell whether an item under no heading of requirements has words without which it states none.

    Most have not; that saves a look at each of their clauses.
    """
    if section.kind == "competencies":
        asks = relation_phrases().clearance.search(item.text) is not None
        asks = asks or requirement_phrases().any_in_duties.search(item.text) is not None
        return asks or condition_words().knowledge.match(item.text) is not None
    if section.kind == "form":
        clearance = relation_phrases().clearance.search(item.text)
        asks = clearance is not None or condition_words().of_the_post.search(item.text) is not None
        return asks or requirement_phrases().in_forms.search(item.text) is not None
    known = requirement_phrases()
    some = known.any_in_duties if section.kind == "duties" else known.any_in_loose
    if some.search(item.text) is not None:
        return True
    words = condition_words()
    weighed = not words.weighed_words.isdisjoint(plain_words(item.text))
    return weighed and words.weighed.search(item.text) is not None


def _competence(clause: str) -> str | None:
    """Tell whether a sentence about a competency names what has to be known.

    >>> _competence("Professionalism: knowledge of audit"), _competence("Knowledge is shared")
    ('Knowledge', None)
    """
    return "Knowledge" if condition_words().knowledge.match(clause) else None


def outside(clause: str, kind: Callable[[], str], context: Context) -> str | None:
    """Tell which condition a sentence states that stands under no heading of requirements, if any.

    Most state none, so that `kind` is asked only where it counts.
    Among duties only the phrases for that count; in loose text a sentence must oblige a person.
    """
    known = requirement_phrases()
    if context.section.kind in ASIDE:
        return aside(clause, context.section.kind) or _of_applicants(clause, kind, context)
    if context.section.kind == "duties":
        found = known.first_in_duties.kind(clause)
        other = (found == "Availability" and _of_somebody_else(clause)) or (
            found == "Vetting" and _is_vetting_work(clause)
        )
        if other:
            return None
        if found is None and _is_weighed(clause):
            found = kind()
        if found is None and context.inherited:
            found = known.first_topic.kind(clause) or (kind() if _names_head(clause) else None)
        return None if found and known.not_a_condition.search(clause) else found
    if known.not_a_condition.search(clause):
        return None
    if _names_head(clause) and condition_words().weighed.search(clause):
        return kind()
    said_of = _without_questions(clause)
    verb = known.obliges.search(said_of)
    obliged = verb and (
        known.persons.search(said_of)
        or (_is_holder(said_of[: verb.start()], context.holder) and _asks(said_of[verb.start() :]))
    )
    said = obliged or _invites(clause) or context.inherited or known.says_so.search(clause)
    bare = context.section.kind in _BARE and known.opens.match(clause)
    return kind() if said or bare else None


def _is_holder(subject: str, title: tuple[str, ...]) -> bool:
    """Tell whether the words before a verb are the title of the role, or the end of it.

    >>> title = ("crime", "analyst")
    >>> _is_holder("The Analyst ", title), _is_holder("The Crime ", title)
    (True, False)
    """
    words = tuple(subject.casefold().split())[1:]
    return 0 < len(words) <= len(title) and words == title[-len(words) :]


def _asks(clause: str) -> bool:
    """Tell whether a clause names something that people have, and no work.

    >>> _asks("must hold a driving licence"), _asks("will hold the morning meeting")
    (True, False)
    """
    known = requirement_phrases()
    asked = known.any_head.search(clause) or known.first_deciding.kind(clause)
    return bool(asked or known.first_topic.kind(clause))


def _invites(clause: str) -> bool:
    """Tell whether a clause calls on those who have something to write.

    >>> _invites("If you have fast typing skills, we would like to hear from you")
    True
    >>> _invites("If you have questions, we would like to hear from you")
    False
    """
    known = requirement_phrases()
    given = known.given_that.search(clause) if known.invites.search(clause) else None
    return given is not None and _names_head(clause[given.end() :], _NEXT_WORDS) is not None


def _without_questions(clause: str) -> str:
    """Leave out of a clause what the holder is to find out, as that obliges nobody yet.

    >>> _without_questions("Decides whether an applicant must wait, and you need a licence")
    'Decides , and you need a licence'
    """
    asked = requirement_phrases().asked.search(clause)
    if asked is None or asked.start() == 0:
        return clause
    end = clause.find(",", asked.end())
    return clause[: asked.start()] + (clause[end:] if end >= 0 else "")


def aside(clause: str, section: str) -> str | None:
    """Tell which condition words about competencies, or a note of the form, state, if any."""
    if section == "competencies":
        bound = requirement_phrases().first_in_duties.kind(clause)
        return _competence(clause) or _of_notice(clause) or bound
    said = condition_words().chosen.sub("", clause)
    return None if requirement_phrases().not_a_condition.search(said) else _of_notice(clause)


def _of_applicants(clause: str, kind: Callable[[], str], context: Context) -> str | None:
    """Tell which condition words about how to apply state of those who may, if any."""
    known = requirement_phrases()
    if context.section.kind != "form" or known.not_a_condition.search(clause):
        return None
    asks = context.inherited or known.in_forms.search(clause) is not None
    return kind() if asks and (context.inherited or known.persons.search(clause)) else None


def _of_notice(clause: str) -> str | None:
    """Tell which check on the person a notice of the form asks for, if any.

    >>> _of_notice("Garda vetting applies to every post"), _of_notice("A gym is free to use")
    ('Vetting', None)
    """
    check = relation_phrases().clearance.search(clause)
    asks = relation_phrases().demands.search(clause)
    return (
        "Vetting" if check and asks and not relation_phrases().administers.search(clause) else None
    )


def _is_weighed(clause: str) -> bool:
    """Tell whether a clause opens as conditions do and ends with how binding it is.

    >>> _is_weighed("Knowledge of PACE is essential."), _is_weighed("Knowledge is shared.")
    (True, False)
    >>> _is_weighed("Good typing skills are essential"), _is_weighed("Use skills that are useful")
    (True, False)
    """
    last = binding().said_last.search(clause)
    if last is None:
        return False
    opens = requirement_phrases().any_head.match(clause)
    if opens is None and not opens_work(clause):
        opens = _names_head(clause[: last.start()], _HEAD_WORDS)
    return opens is not None and condition_words().weighed.search(last[0]) is not None


def _names_head(clause: str, words: int = _FRONT_WORDS) -> re.Match[str] | None:
    """Find the noun of a condition among the first words of a clause."""
    return requirement_phrases().any_head.search(" ".join(clause.split()[:words]))


def _is_vetting_work(clause: str) -> bool:
    """Tell whether a duty is work on the vetting of others: `Keep a list of those with clearance`.

    >>> _is_vetting_work("Decide whether SC clearance is granted"), _is_vetting_work("Hold an SC")
    (True, False)
    """
    if not opens_work(clause):
        return False
    known = relation_phrases()
    return known.administers.search(clause) is not None or known.demands.search(clause) is None


def _of_somebody_else(clause: str) -> bool:
    """Tell whether it is another person who is on call: `when the sergeant on call asks for it`."""
    found = requirement_phrases().first_in_duties.search(clause)
    before = clause[: found.start()].split() if found else []
    return bool(before) and names_work(before[-1])
