"""Read the number of all profiles for all of them: "all three need vetting", of three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.lexicon import Lexicon

ROLE = "role"


def agreed(text: str, lexicon: Lexicon, profiles: int) -> str:
    """Leave out a number that says how many profiles there are; its noun is said where it has none.

    >>> from remit.graph.asking.lexicon import load
    >>> agreed("do all three roles need vetting", load(), 3)
    'do all roles need vetting'
    >>> agreed("which of the three need vetting", load(), 3)
    'which of the roles need vetting'
    >>> agreed("which three forces are there", load(), 3)
    'which three forces are there'
    >>> agreed("all three vetted", load(), 3)
    'do all roles vetted'
    """
    said = text.split()
    for place, word in enumerate(said):
        if profiles < 2 or not _counts_all(word, lexicon, profiles):
            continue
        before = said[place - 1] if place else ""
        behind = _without_them(said[place + 1 :], lexicon)
        whole = word in lexicon.agreeing["whole"]
        if not whole and before not in lexicon.agreeing["before"]:
            continue
        if behind and _is_counted(behind[0], lexicon):
            made = "all" if whole else ""
        elif _stands_alone(behind, lexicon):
            made = f"all {_noun(lexicon)}" if whole else _noun(lexicon)
            if behind and place == 1 and before in lexicon.agreeing["every"]:
                return " ".join((*lexicon.agreeing["asked"], before, made, *behind))
        else:
            continue
        return " ".join((*said[:place], *made.split(), *behind))
    return text


def _counts_all(word: str, lexicon: Lexicon, profiles: int) -> bool:
    if word in lexicon.agreeing["whole"]:
        return profiles == 2
    return (int(word) if word.isdecimal() else lexicon.numbers.get(word)) == profiles


def _noun(lexicon: Lexicon) -> str:
    return lexicon.kinds[ROLE].several


def _without_them(behind: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    return behind[2:] if " ".join(behind[:2]) in lexicon.agreeing["them"] else behind


def _is_counted(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is one for roles, or a plural that is none for another kind of thing."""
    if lexicon.nouns.get(word):
        return ((), ROLE) in lexicon.nouns.get(word)
    return singular(word) != word and not says_of(lexicon, word)


def _stands_alone(behind: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether no noun follows: nothing, a comma, or what is said of those that are meant."""
    if not behind or behind[0] == COMMA:
        return True
    return says_of(lexicon, behind[0])


def says_of(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a word begins what is said of something, as "needs" does, and is no noun."""
    wanted = lexicon.agreeing["behind"]
    begun = (meaning for rest, meaning in lexicon.cues.get(word))
    return not lexicon.nouns.get(word) and any(meaning in wanted for meaning in begun)
