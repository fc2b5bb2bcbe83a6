"""Put the words by which something is asked for where a question has them: at its front.

"The unit covers which forces" asks for what "which forces the unit covers" does, and "to whom does
the sergeant answer" for what "whom does the sergeant answer to" does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def _stands(said: Sequence[str], place: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(said[place : place + len(one)]) == one for one in phrases)
