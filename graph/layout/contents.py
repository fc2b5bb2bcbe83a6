"""Tell what a list is about from its items: work, conditions on the person, conduct."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.layout.furniture import wording
from remit.graph.layout.headings import heading_words
from remit.graph.layout.labels import Label, normal
from remit.graph.linking.alternatives import alternatives, either
from remit.graph.linking.law_words import law_words
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORD = re.compile(r"[\w'’-]+")
_FRONT = 7
_MOST, _HALF, _SOME = 0.6, 0.5, 0.4
_REST = re.compile(r"(?:\s+[a-z]+){0,6}[\s:.–-]+(?=([A-Z]\w*))")
_NEAR, _FEW_WORDS = 25, 4
_SHORTEST = 6
_WILL_BE = re.compile(r"you(?:['’](?:d|ll)|\s+(?:will|would))\s+be\s+an?\b", re.I)
_OF_LIFE = ("Availability", "Health")
_WEIGHTS = ("desirable", "obligatory", "essential")


@dataclass(frozen=True, slots=True)
class _Openings:
    """The words of `data/layout/values.toml` with which items open, and those of wishes."""

    work: frozenset[str]
    asked: frozenset[str]
    conduct: frozenset[str]
    wishes: frozenset[str]
    holds: re.Pattern[str]
    of_oneself: re.Pattern[str]
    elsewhere: frozenset[str]


@once_per_overlay
def _openings() -> _Openings:
    known = load_toml("layout/values.toml")
    holds = alternatives(known["holds"])
    work = {form for verb in known["work"]["verbs"] for form in _forms(verb)}
    return _Openings(
        frozenset(work),
        frozenset(
            word for kind in ("plain", "things", "others") for word in known["openings"][kind]
        ),
        frozenset(known["conduct"]["openings"]),
        frozenset(known["wishes"]["words"]),
        re.compile(rf"{holds['modals']}\s+{holds['verbs']}\b", re.I),
        re.compile(rf"\b{either(known['wishes']['words'])}\s+(?:I|you)\b"),
        frozenset(known["elsewhere"]["openings"]),
    )


def third_person(verb: str) -> str:
    """Write a verb as what somebody does.

    >>> third_person("carry"), third_person("discuss"), third_person("plan")
    ('carries', 'discusses', 'plans')
    """
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def _forms(verb: str) -> list[str]:
    """Write a verb as orders, as what somebody does and as what is being done.

    >>> _forms("carry"), _forms("plan")[2:]
    (['carry', 'carries', 'carrying'], ['planing', 'planning'])
    """
    does = third_person(verb)
    if does.endswith("ies"):
        return [verb, does, f"{verb}ing"]
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return [verb, does, f"{stem}ing", f"{verb}{verb[-1]}ing"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands.

    Attributes:
        is_first: Whether one paragraph stands below it, before any section that is known.
        is_list: Whether all below it are bullets.
        follows_requirements: Whether the section before it is one of conditions.
        follows_duties: Whether the section before it is one of work.
    """

    is_first: bool = False
    is_list: bool = False
    follows_requirements: bool = False
    follows_duties: bool = False


def behind_explanation(text: str) -> int:
    """Tell where work is said behind words in which the form explains itself; 0 where it is not.

    >>> said = "Why the post exists and what it has to achieve To keep the books of the port"
    >>> said[behind_explanation(said) :]
    'To keep the books of the port'
    """
    at = 0
    for found in wording().explanations.finditer(text):
        if found.start() - at > _NEAR:
            break
        at = found.end()
    rest = _REST.match(text, at) if at else None
    if rest is None or len(text[rest.end() :].split()) < _FEW_WORDS:
        return 0
    return rest.end() if rest[1] == "To" or opens_work(text[rest.end() :]) else 0


def asks_elsewhere(heading: str) -> bool:
    """Tell whether a question that is no listed heading asks nothing of the applicant.

    >>> asks_elsewhere("Who will you meet?"), asks_elsewhere("What can you do well?")
    (True, False)
    """
    first = heading.partition(" ")[0].casefold()
    return heading.endswith("?") and first in _openings().elsewhere


def told_by_contents(heading: str, items: Sequence[str], place: Place) -> Label | None:
    """Tell what a heading that no list holds announces; None where its items do not say.

    Args:
        heading: As printed.
        items: What stands below it.
        place: Where it stands.

    >>> told_by_contents("Ledger days", ["Keep the ledgers.", "Answer letters."], Place()).kind
    'duties'
    >>> told_by_contents("What would help", ["Knowledge of PACE."], Place()).modality
    'desirable'
    >>> told_by_contents("What applies", ["Police Act 1996", "Equality Act 2010"], Place()).kind
    'context'
    >>> told_by_contents("Also", ["Knowledge of the Police Act 1996", "Tact"], Place()).kind
    'requirements'
    """
    if not items:
        return None
    if _share(items, _is_law) >= _MOST:
        return Label(kind="context", sure=False, listed=False)
    if _are_half(items, _is_conduct):
        return Label(kind="competencies", sure=False, listed=False)
    works = _share(items, opens_work)
    if works and _share(items, _is_under_way) >= _MOST:
        works = 1.0
    goes_on = place.follows_duties and place.is_list
    if works >= _MOST and (goes_on or not _are_half(items, opens_as_condition)):
        return Label(kind="purpose" if place.is_first else "duties", listed=False)
    asks = _share(items, opens_as_condition)
    binds = _share(items, _binds)
    modality = _weight(heading)
    if modality is not None:
        listed = place.is_list and works < _SOME and not _is_of_form(heading)
        binding = asks or binds or place.follows_requirements or listed
        return Label(kind="requirements", modality=modality, listed=False) if binding else None
    modality = "obligatory" if binds >= _HALF and binds >= asks else "essential"
    told = modality == "obligatory" or asks >= _SOME
    told = told or (asks > 0 and not works and _share(items, may_be_asked) >= _MOST)
    return Label(kind="requirements", modality=modality, listed=False) if told else None


def _is_of_form(heading: str) -> bool:
    """Tell whether a heading names something of the form or of the employer."""
    nouns = heading_words().nouns
    words = _WORD.findall(normal(heading))
    return any(nouns[word].kind in ("form", "context") for word in words if word in nouns)


def _weight(heading: str) -> str | None:
    """Tell how binding a heading says that its items are."""
    words = _WORD.findall(normal(heading))
    if _openings().wishes.intersection(words) and _openings().of_oneself.search(heading) is None:
        return "desirable"
    weights = {heading_words().weights[word] for word in words if word in heading_words().weights}
    return next((weight for weight in _WEIGHTS if weight in weights), None)


def _share(items: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, items)) / len(items)


def _are_half(items: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Tell whether half of the items or more are such, without a look at more than that takes.

    >>> _are_half(["a", "B"], str.isupper), _are_half(["a", "b", "C"], str.isupper)
    (True, False)
    """
    few = len(items) // 2
    others = (item for item in items if not test(item))
    return next(islice(others, few, None), None) is None


def opens_work(item: str) -> bool:
    """Tell whether an item opens with a verb of somebody's work."""
    low = item.casefold()
    first = _WORD.search(low)
    if first is not None and first[0] == "to":
        first = _WORD.search(low, first.end())
    return first is not None and first[0] in _openings().work


def _is_under_way(item: str) -> bool:
    """Tell whether an item says what somebody is doing all day: `Sitting on panels`."""
    words = [found[0] for found in islice(_WORD.finditer(item.casefold()), 2)]
    doing = len(words) > 1 and words[0].endswith("ing") and len(words[0]) >= _SHORTEST
    return doing and words[0] not in _openings().asked and words[1] not in ("of", "to", "is")


def _is_law(item: str) -> bool:
    """Tell whether an item is a title of law, of which nothing is said or asked."""
    return law_words().item.match(item) is not None and not opens_as_condition(item)


def _is_conduct(item: str) -> bool:
    first = _WORD.search(item.casefold())
    return first is not None and first[0] in _openings().conduct


def opens_as_condition(item: str) -> bool:
    """Tell whether an item opens as conditions on a person do."""
    known, front = requirement_phrases(), " ".join(item.split()[:_FRONT])
    opens = known.any_head.search(front) or _openings().holds.match(item)
    if opens is None and _WILL_BE.match(item):
        return False
    return opens is not None or known.first_topic.is_first("Qualification", item)


def may_be_asked(item: str) -> bool:
    """Tell whether an item opens with a word with which what is asked of people opens."""
    first = _WORD.search(item.casefold())
    asked = first is not None and first[0] in _openings().asked
    return asked or opens_as_condition(item)


def _binds(item: str) -> bool:
    """Tell whether an item says what the holder must put up with."""
    known = requirement_phrases()
    if _openings().holds.match(item):
        return False
    obliges = known.obliges.search(item) is not None and known.persons.search(item) is not None
    return (
        obliges or known.first_topic.kind(item) in _OF_LIFE or known.binds.match(item) is not None
    )
