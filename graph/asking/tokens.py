"""A question as words, each with the way it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

POSSESSIVE = "'s"
COMMA = ","
_NUMBER = r"\d{4}-\d{2}-\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
_TOKEN = re.compile(
    rf"{_NUMBER}|(?<=[\w)])'s\b|(?<=s)'(?=\s|$)|[^\W_]+|[,;:–—]|(?<=\w\w\w)[.!?](?=\s+\w)|(?<=\s)-(?=\s)"
)
_SPOKEN = re.compile(r"\b\w/\w{0,3}(?=\W|$)|[\w']+|(?<![\d\s])%|(?<!\d)(?<=\s)(?<!\d\s)%")
_PLURAL = re.compile(r"(?<=\w)\((e?s)\)")  # "role(s)"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question.

    Attributes:
        text: The word, folded and spelt the house's way.
        written: The word as it stands in the question, folded.
    """

    text: str
    written: str


def tokenise(
    question: str, contractions: Mapping[str, str], variants: Mapping[str, str]
) -> tuple[Token, ...]:
    """Cut a question into words; contractions come apart, most marks go.

    >>> [t.text for t in tokenise("Who's on-call?", {"who's": "who is"}, {})]
    ['who', 'is', 'on', 'call']
    >>> [t.text for t in tokenise("the unit's posts: 1,500", {}, {})]
    ['the', 'unit', "'s", 'posts', ',', '1500']
    """
    spread = _SPOKEN.sub(
        lambda m: contractions.get(m.group(), m.group()),
        fold(_PLURAL.sub(r"\1", question.replace(" + ", " & "))),
    )
    return tuple(_token(found.group(), variants) for found in _TOKEN.finditer(spread))


def _token(written: str, variants: Mapping[str, str]) -> Token:
    if written in {"'s", "'"}:
        return Token(POSSESSIVE, written)
    if not written[0].isalnum():
        return Token(COMMA, written)
    if written[0].isdigit() and "," in written:
        return Token(written.replace(",", ""), written)
    return Token(variants.get(written, written), written)
