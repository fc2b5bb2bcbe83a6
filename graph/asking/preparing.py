"""Make a question ready to read: politeness off, compounds together, typos read through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold
from remit.graph.asking.spelling import Spelling, check
from remit.graph.asking.tokens import COMMA, POSSESSIVE, Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

LONGEST_QUESTION = 60
LONGEST_TEXT = 2000
MOST_READINGS = 27
_SMALL = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """The words of a question, with typos among them read in one way.

    Attributes:
        tokens: The words to read.
        spellings: What was found wrong with words, and how they were read.
        distance: How far all typos together are from what they were read as.
    """

    tokens: tuple[Token, ...]
    spellings: tuple[Spelling, ...] = ()
    distance: float = 0.0

    @property
    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Words as written, with the words that they were read as."""
        return tuple((s.written, s.read) for s in self.spellings if s.read)


def prepare(
    question: str, lexicon: Lexicon, index: NameIndex, strictly: bool = False
) -> Iterator[Prepared]:
    """Yield the words of a question: once, or for each way to read typos in it, nearest first.

    With `strictly`, a word that is known only in another form is taken for a typo, too.
    """
    tokens = tokenise(question[:LONGEST_TEXT], lexicon.contractions, lexicon.variants)
    if len(tokens) > LONGEST_QUESTION:
        yield Prepared(tokens)
        return
    found = check(tokens, lexicon, index, strictly, proper_names(question))
    choices = [
        [(token, None)] if token.text not in found else _choices(token, found[token.text])
        for token in tokens
    ]
    ways = list(islice(product(*choices), MOST_READINGS))
    made = sorted((_way(way, lexicon) for way in ways), key=lambda p: p.distance)
    yield from made
    for prepared in made[:1]:
        yield from _resolved(prepared, lexicon)


def proper_names(question: str) -> frozenset[str]:
    """List the words of a question that are written as proper names, folded.

    >>> sorted(proper_names("Which roles in Wales need RIPA?"))
    ['wales']
    >>> sorted(proper_names("Which Roles Need A Licence"))
    []
    """
    said = re.findall(r"[^\W\d_]+", question[:LONGEST_TEXT])[1:]
    if not any(word.islower() and len(word) > _SMALL for word in said):
        return frozenset()
    return frozenset(fold(word) for word in said if word.istitle())


def _resolved(prepared: Prepared, lexicon: Lexicon) -> Iterator[Prepared]:
    """Put what stands before a comma or a colon in the place of a pronoun behind it."""
    said = [t.text for t in prepared.tokens]
    if COMMA not in said:
        return
    comma = said.index(COMMA)
    before, after = prepared.tokens[:comma], prepared.tokens[comma + 1 :]
    for place, token in enumerate(after):
        if token.text in lexicon.pronouns:
            owner = (Token(POSSESSIVE, ""),) if lexicon.pronouns[token.text] == "own" else ()
            tokens = (*after[:place], *before, *owner, *after[place + 1 :])
            yield replace(
                prepared, tokens=_unpolished(tokens, lexicon), distance=prepared.distance + 0.1
            )
            return


def _choices(token: Token, spelling: Spelling) -> list[tuple[Token, Spelling | None]]:
    if not spelling.candidates:
        return [(token, spelling)]
    return [
        (Token(word, token.written), replace(spelling, read=word, distance=distance))
        for word, distance in spelling.candidates
    ]


def _way(way: tuple[tuple[Token, Spelling | None], ...], lexicon: Lexicon) -> Prepared:
    tokens = _together(tuple(token for token, _ in way), lexicon.compounds)
    spellings = tuple(dict.fromkeys(s for _, s in way if s is not None))
    distance = sum(s.distance for s in spellings)
    return Prepared(_unpolished(tokens, lexicon), spellings, distance)


def _unpolished(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Token, ...]:
    """Take politeness off both ends, as often as it comes, but never the whole question."""
    here = {token.text for token in tokens}
    openings = [phrase for phrase in lexicon.opening if phrase[0] in here]
    closings = [phrase for phrase in lexicon.closing if phrase[0] in here]
    changed = True
    while changed:
        changed = False
        while tokens and tokens[0].text == COMMA:
            tokens = tokens[1:]
        while tokens and tokens[-1].text == COMMA:
            tokens = tokens[:-1]
        said = tuple(t.text for t in tokens)
        for phrase in openings:
            if said[: len(phrase)] == phrase and len(said) > len(phrase):
                tokens, changed = tokens[len(phrase) :], True
                break
        said = tuple(t.text for t in tokens)
        for phrase in closings:
            if said[-len(phrase) :] == phrase and len(said) > len(phrase) + 1:
                tokens, changed = tokens[: -len(phrase)], True
                break
    return tokens


def _together(
    tokens: tuple[Token, ...], compounds: tuple[tuple[str, ...], ...]
) -> tuple[Token, ...]:
    """Make one word of those that mean one thing together."""
    made: list[Token] = []
    said = tuple(token.text for token in tokens)
    possible = [c for c in compounds if c[0] in said]
    place = 0
    while place < len(tokens):
        here = next((c for c in possible if said[place : place + len(c)] == c), (said[place],))
        part = tokens[place : place + len(here)]
        made.append(Token(" ".join(here), " ".join(t.written for t in part)))
        place += len(here)
    return tuple(made)
