"""Put a question in other words that say the same, before a tree is made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.asking.trees.sharing import as_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# To whom something is done: "who mentors somebody" asks for those who mentor people.
_ANYONE = re.compile(
    r"(?<!\bto )(?<=\w )(?:somebody|someone|anybody|anyone)(?=\s*[?.!]*\s*$)", re.IGNORECASE
)
_FRONTED = re.compile(
    r"(in|at|for|to|from|on|by|with|of|under) ((?:which|what|whom)\b.*?)([?.!\s]*)", re.I | re.S
)
_EACH = re.compile(
    r"((?:in|for|of|at) (?:each|every) (?:\w+ )?\w+),? ((?:which|what|who|how)\b.*?)([?.!\s]*)",
    re.I | re.S,
)
_WHICH_ONE = re.compile(
    r"(?:is|are|was|were) there (?:any |an? )?(.+?)\s*[?.,;:]+\s*(?:and |if so,? )?"
    r"(?:which|who|what)(?: ones?)?(?: (?:is|are) (?:it|they))?([?.!\s]*)",
    re.I | re.S,
)
_FOR_EACH = (
    r"for (?:each|every|all)(?: of)?(?: the)? (.+?),? (?:please )?(?:%s)(?: me| us)?,? "
    r"(?:(?:the|its|their) )?((?!which|what|who|how).+?)([?.!\s]*)"
)
_BESIDES = (
    r"(.+?)\s*[?.;]\s+(?:and )?(?:please )?(?:%s)(?: me| us)? (?:also )?(?:(?:the|their|its) )?"
    r"((?!which|what|who|how|all|every|each|any).+?)([?.!\s]*)"
)
_EARNERS = (
    r"\b(?:the )?(?:top|best|highest|biggest) ((?!%s)\w+ )?(?:%s)\b"
    r"(?:( among| amongst| of)(?: the)?\b)?"
)
_SINGLE = re.compile(r"\b(not|never|n't)\b([^,.?!]*?) a single\b", re.I)
_BY_NO_ONE = r"(?: not| never|n't) ([^,.?!]*?) by (?:%s)(?=[?.!\s]*$)"
_EACH_THAN = r"\b(%s) ((?:per|an?|each|every) (?:%s)) than (.+?)(?=[?.!\s]*$)"
_NO_ONE_AS = r"\b(have|has|had) (?:%s) as (?:(?:their|its|an?|the) )?(?=\w)"
_TO_GET = r"\b(costs?|costing) (?!to )(.+?) (to (?:%s))\b"
_HOW_MANY_LAST = re.compile(
    r"(?!.*\bhow\b.*\bhow\b)(\w.*?)\s*[,:-]\s*how many([?.!\s]*)", re.I | re.S
)
_ADDED_UP = r"what (?:do|did) (.+?) (?:%s)(?: altogether| together| in all)?(?=[?.!\s]*$)"
_COMBINED = r"\b(?:%s)(?=[?.!\s]*$)"
_USED_AS = r"(?<=\w )(?:%s) ((?!.*\b(?:%s)\b).+?) as (?:an?|its|their) (?=[\w ]+[?.!\s]*$)"
_ANOTHER = re.compile(r"\b(not|never|no|n't)\b([^,.?!]*?) another\b", re.I)
_NOTHING = re.compile(r"(?<=\w )nothing(?=\s*[?.!]*\s*$)", re.IGNORECASE)
_WHO_OF = re.compile(r"who of (?=(?:the|our|these|those|all)\b)", re.I)
_WHEN = (
    r"\b(and|with) (?:the )?(?:%s)(?: that| when| on which| in which)? "
    r"((?:they|it|he|she|each) (?:was|were|has been|have been|had been) \w+)"
)
_NO_MORE = r"^(.*\b(?:%s)\b.+?),? but\b[^,?.!]*\b(?:%s)(?: is| are| does| do)?([?.!\s]*)$"


def rewritten(question: str, own: Mapping[str, Any]) -> Iterable[str]:
    """List the ways to put a question, a preposition before "which" put behind in the last.

    Args:
        question: The question.
        own: The words for questions over users' graphs.
    """
    fronted = _FRONTED.fullmatch(question.strip())
    question = _HOW_MANY_LAST.sub(r"how many \1\2", question)
    question = _of_each(question, own)
    question = as_same(question, own["sharing"])
    question = _WHO_OF.sub("which ", question)
    question = _ANOTHER.sub(r"\1\2 any", _SINGLE.sub(r"\1\2 any", question))
    question = _of_no_one(question, own["nobody"])
    earners = "|".join(own["earners"])
    question = re.sub(_EARNERS % (earners, earners), _best_paid, question, flags=re.I)
    question = _of_time(question, own)
    grades = "|".join((*own["outnumbering"]["more"], *own["outnumbering"]["fewer"]))
    periods = "|".join(own["rates"])
    question = re.sub(_EACH_THAN % (grades, periods), r"\1 than \3 \2", question, flags=re.I)
    measuring, near = ("|".join(said) for said in (own["measuring"], own["levels"]["one-step"]))
    question = re.sub(rf",? \b(?:{measuring})\b", " by", question, flags=re.I)
    question = re.sub(rf"\b(\w+) ({near}) (to|in|for|under|at|on|with)\b", r"\2 \1 \3", question)
    amounting = "|".join(own["amounting"])
    question = re.sub(_ADDED_UP % amounting, r"what is the total of \1", question, flags=re.I)
    getting = "|".join(own["verbs"]["getting"])
    question = re.sub(_TO_GET % getting, r"\1 \3 \2", question, flags=re.I)
    question = re.sub(rf"\b(how much) (?:{'|'.join(own['sums'])})\b", r"\1", question, flags=re.I)
    combining, having = ("|".join(own[name]) for name in ("combining", "having-as"))
    question = re.sub(_COMBINED % combining, "altogether", question, flags=re.I)
    question = re.sub(_USED_AS % (having, having), r"have \1 as their ", question, flags=re.I)
    question = _NOTHING.sub("none", _ANYONE.sub("people", question))
    moved = f"{fronted[2]} {fronted[1].lower()}{fronted[3]}" if fronted else question
    return dict.fromkeys(t.replace("%", " percent") for t in (question, moved))


def _of_no_one(question: str, own: Mapping[str, Any]) -> str:
    """Put "not led by anyone" as "led by nobody", and "have nobody as head" as having no head."""
    anyone, said = ("|".join(own[name]) for name in ("anyone", "said"))
    by = rf" \1 by {own['said'][0]}"
    question = re.sub(_BY_NO_ONE % anyone, by, question, flags=re.I)
    return re.sub(_NO_ONE_AS % said, r"\1 no ", question, flags=re.I)


def _best_paid(found: re.Match[str]) -> str:
    """Put "the top three earners among" as "the three best paid"."""
    return f"the {found[1] or ''}best paid{'' if found[2] else ' people'}"


def _of_each(question: str, own: Mapping[str, Any]) -> str:
    """Put what is asked of each of some things, in whatever order, as a list of these."""
    showing = "|".join(own["verbs"]["showing"])
    each = _EACH.fullmatch(question.strip())
    question = f"{each[2]} {each[1].lower()}{each[3]}" if each else question
    asked = _WHICH_ONE.fullmatch(question.strip())
    question = f"list all {asked[1]}{asked[2]}" if asked else question
    given = re.fullmatch(_FOR_EACH % showing, question.strip(), re.I | re.S)
    question = f"list all {given[1]} with their {given[2]}{given[3]}" if given else question
    beside = re.fullmatch(_BESIDES % showing, question.strip(), re.I | re.S)
    return f"{beside[1]} with their {beside[2]}{beside[3]}" if beside else question


def _of_time(question: str, own: Mapping[str, Any]) -> str:
    """Put when something was done as "when"; what was so and is no more says the last by itself."""
    once, more = ("|".join(own["former"][name]) for name in ("said", "no-more"))
    question = re.sub(_NO_MORE % (once, more), r"\1\2", question, flags=re.I)
    return re.sub(_WHEN % "|".join(own["datings"]), r"\1 when \2", question, flags=re.I)
