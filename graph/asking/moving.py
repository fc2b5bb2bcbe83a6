"""Put the parts of a question where most questions have them.

"The unit covers which forces" asks for what "which forces the unit covers" does, "to whom does the
sergeant answer" for what "whom does the sergeant answer to" does, and "for that post, is a licence
needed" for what "is a licence needed for that post" does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

LONGEST_TAIL = 5


def moved(
    text: str, words: Mapping[str, Sequence[str]], verb: Callable[[str], bool]
) -> Iterator[str]:
    """Yield a question with what it asks for at its front; nothing where it stands there.

    >>> words = {"asking": ["which", "how many"], "before": ["to", "under"], "apart": ["which of"]}
    >>> list(moved("kent belongs to which units", words, {"needs"}.__contains__))
    ['which units kent belongs to']
    >>> list(moved("under which unit does kent fall", words, {"needs"}.__contains__))
    ['which unit does kent fall under']
    >>> list(moved("the two posts, which needs a licence", words, {"needs"}.__contains__))
    []
    """
    said = text.split()
    asking = [tuple(phrase.split()) for phrase in words["asking"]]
    places = [at for at in range(len(said)) if _stands(said, at, asking)]
    if len(places) != 1 or any(f" {phrase} " in f" {text} " for phrase in words["apart"]):
        return
    place = places[0]
    if place == 1 and said[0] in words["before"] and len(said) > LONGEST_TAIL - 1:
        yield " ".join((*said[1:], said[0]))
    elif place > 1 and len(said) - place <= LONGEST_TAIL and not any(map(verb, said[place + 1 :])):
        head = " ".join(said[:place]).rstrip(" ,")
        yield " ".join((*said[place:], head))


def unfronted(text: str, words: Mapping[str, Sequence[str]]) -> str:
    """Put what stands before a question of yes or no behind it.

    >>> words = {"fronted": ["for", "to be"], "helping": ["is", "must"]}
    >>> unfronted("to be analyst , must i know ripa", words)
    'must i know ripa to be analyst'
    >>> unfronted("for analysts , which systems are there", words)
    'for analysts , which systems are there'
    """
    before, comma, behind = text.partition(f" {COMMA} ")
    begins = any(before.startswith(f"{phrase} ") for phrase in words["fronted"])
    if not (comma and begins) or COMMA in behind.split():
        return text
    asked = behind.split(maxsplit=1)[0] in words["helping"]
    return f"{behind} {before}" if asked else text


def _stands(said: Sequence[str], place: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(said[place : place + len(one)]) == one for one in phrases)
