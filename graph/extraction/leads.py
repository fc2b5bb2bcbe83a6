"""Tell how binding a list is by the line that leads it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.extraction.binding import binding
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.linking.alternatives import alternatives_in, any_case
from remit.graph.overlay import once_per_overlay, remembered

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

_LONGEST = 200


@once_per_overlay
def _shapes() -> Mapping[str, re.Pattern[str]]:
    """Make the patterns once."""
    words = alternatives_in("phrases/binding.toml")["led"]
    return {
        "ends": any_case(rf"\b(?:(?P<held>{words['held']})|{words['ends']})\Z"),
        **{
            name: any_case(rf"\b{words[name]}\b")
            for name in ("wishes", "people", "asks", "whether")
        },
        "denials": any_case(rf"\b{words['denials']}\b"),
        "asides": any_case(rf"\b{words['tells']}\b.*\b{words['whether']}\b"),
    }


@remembered(1_024)
def weight_of_lead(lead: str, *, among_duties: bool = False) -> str | None:
    """Tell how binding the items of a list are by the line that leads it in.

    >>> weight_of_lead("To do it well you'll bring:"), weight_of_lead("You will:")
    ('essential', None)
    >>> weight_of_lead("The person we appoint must:")
    'essential'
    >>> weight_of_lead("The person we appoint must:", among_duties=True)
    >>> weight_of_lead("It would help too, though it is no must, if you have:", among_duties=True)
    'desirable'
    >>> weight_of_lead("You cannot be appointed if you are:")
    """
    words = lead.rstrip(" :-–")
    if among_duties:
        return _by_shape(words, held=True)
    said = binding().of_list.search(words)
    if said is not None:
        return said[1].casefold()
    weight = _by_phrase(words)
    if weight == "essential" and _is_refused(words):
        return None
    return weight or _by_shape(words, held=False)


def _by_phrase(words: str) -> str | None:
    for weight, leads in requirement_phrases().leads.items():
        found = last = None
        for found in leads.finditer(words):
            last = found
        if last is not None and last.end() == len(words):
            return weight
    return None


def _is_refused(words: str) -> bool:
    """Tell whether a line says that something bars from the post, or asks to be told of it."""
    shapes = _shapes()
    if shapes["asides"].search(words) is not None:
        return True
    return (
        shapes["denials"].search(words) is not None and shapes["whether"].search(words) is not None
    )


def _by_shape(words: str, *, held: bool) -> str | None:
    """Tell it of a line that no phrase leads in, by whom it asks or what it wishes for."""
    shapes = _shapes()
    last = shapes["ends"].search(words) if len(words) <= _LONGEST else None
    if last is None or (held and last["held"] is None):
        return None
    words = words[words.rfind(". ") + 1 :]
    if shapes["wishes"].search(words) is not None:
        return "desirable"
    if shapes["people"].search(words) is None or shapes["asks"].search(words) is None:
        return None
    refused = shapes["denials"].search(words) or shapes["asides"].search(words)
    return "essential" if refused is None else None
