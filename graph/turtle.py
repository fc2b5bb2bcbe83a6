"""Turtle as lines of N-Triples: read and written by the engine, and only cut apart here."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

_END: Final = " .\n"
_ESCAPED: Final = re.compile(r"\\(?:([tbnrf])|u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_MEANT: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def triples(text: str) -> list[str]:
    """Give the triples of a Turtle text, each as `s p o` in N-Triples.

    >>> triples("@prefix e: <urn:e:> . e:a e:b e:c, 'd'@en .")
    ['<urn:e:a> <urn:e:b> <urn:e:c>', '<urn:e:a> <urn:e:b> "d"@en']

    Raises:
        SyntaxError: It is not Turtle.
    """
    whole = serialize(parse(text, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
    return (whole or b"").decode().split(_END)[:-1]


def value(term: str) -> str:
    r"""Give the IRI, or the text of a literal, that a term of N-Triples stands for.

    >>> value("<urn:e>"), value('"one \\"two\\""@en'), value("_:b")
    ('urn:e', 'one "two"', '_:b')
    """
    if term.startswith("<"):
        return term[1:-1]
    if not term.startswith('"'):
        return term
    text = term[1 : term.rindex('"')]
    return _ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(escaped: re.Match[str]) -> str:
    letter, four, eight, itself = escaped.groups()
    if letter:
        return _MEANT[letter]
    return itself or chr(int(four or eight, 16))
