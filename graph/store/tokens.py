"""SPARQL cut into tokens, as far as it takes to tell what a query would reach.

Oxigraph reads queries with a parsing expression grammar, without a lexer before it: keywords need
no space around them (`trueSERVICE<…>`), a name that makes no valid IRI is read again as a shorter
one, and `<` after an operand opens a comparison and not an IRI. So a token may hide what stands
in it only where Oxigraph cannot read the same characters in another way. The time it takes is
linear in the length of the text, whatever that is.

Follows SPARQL 1.1 Query Language, section 19.8 (terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["string", "iri", "name", "variable", "word", "mark"]

_ESCAPE = (
    r"\\[tbnrf\\\"']|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|\\U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}"
)
# All beyond ASCII may stand in a name: no mark of SPARQL is among it.
_LETTER = r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f]"
_WORD = r"[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_WORD_DASH_OR_DOT = r"[^\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_IN_NAME = rf"{_WORD}|:|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
_IN_IRI = r"[^<>\"{}|^`\\\x00-\x20]|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}"
_TOKEN: Final = rf"""
      (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
        |\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*\"\"\"
        |'(?:[^'\\\r\n]|{_ESCAPE})*'|"(?:[^"\\\r\n]|{_ESCAPE})*")
    | (?P<iri><(?:{_IN_IRI})*>)
    | (?P<name>(?:{_LETTER}{_WORD_DASH_OR_DOT}*+(?<!\.))?
        :(?:(?:{_IN_NAME})(?:{_IN_NAME}|-|\.+(?={_IN_NAME}|-))*)?)
    | (?P<variable>[?$]{_WORD}+)
    | (?P<run>{_LETTER}{_WORD_DASH_OR_DOT}*+)
    | (?P<word>{_WORD}+)
    | (?P<mark>.)
    """
_RUN: Final = rf"(?P<word>{_WORD}+)|(?P<mark>.)"  # no colon follows, so no name begins in it


@dataclass(frozen=True)
class Token:
    """A piece of a query, with the place where it starts."""

    kind: Kind
    text: str
    start: int


def tokens(sparql: str) -> Iterator[Token]:
    """Cut a query into tokens, without white space and comments.

    >>> [token.text for token in tokens("ASK { ?s ex:p '}' } # no")]
    ['ASK', '{', '?s', 'ex:p', "'}'", '}']
    """
    for match in _pattern().finditer(sparql):
        kind = match.lastgroup
        if kind == "run":
            for part in re.finditer(_RUN, match.group()):
                start = match.start() + part.start()
                yield Token(part.lastgroup, part.group(), start)  # type: ignore[arg-type]
        elif kind != "space":
            yield Token(kind, match.group(), match.start())  # type: ignore[arg-type]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


def dataset_names(sparql: str) -> list[str]:
    """List the IRIs and prefixed names after `FROM` and `FROM NAMED`, as they are written.

    >>> dataset_names("SELECT * FROM <https://example.org/a> FROM NAMED ex:b { ?s ?p ?o }")
    ['<https://example.org/a>', 'ex:b']
    """
    if "from" not in sparql.lower():
        return []
    names: list[str] = []
    pieces = list(tokens(sparql))
    for position, token in enumerate(pieces):
        if token.kind != "word" or not re.search(r"FROM(?:NAMED)?$", token.text, re.IGNORECASE):
            continue
        after = pieces[position + 1 : position + 3]
        if after and after[0].text.upper() == "NAMED":
            after = after[1:]
        if after and after[0].kind in {"iri", "name"}:
            names.append(after[0].text)
    return names


def prologue(sparql: str) -> str:
    """Give the part of a query that declares its base and prefixes.

    >>> prologue("PREFIX ex: <https://example.org/> ASK { ex:a ?p ?o }")
    'PREFIX ex: <https://example.org/> '
    """
    for token in tokens(sparql):
        if token.kind == "word" and token.text.upper() not in {"PREFIX", "BASE", "VERSION"}:
            return sparql[: token.start]
    return sparql


def query_form(sparql: str) -> str | None:
    """Name the form of a query in capitals, or None where it starts like none.

    >>> query_form("prefix ex: <https://example.org/> describe ex:a")
    'DESCRIBE'
    """
    rest = sparql[len(prologue(sparql)) :]
    match = re.match("SELECT|ASK|CONSTRUCT|DESCRIBE", rest, re.IGNORECASE)
    return match.group().upper() if match else None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count lines and columns from 1.

    >>> line_and_column("one two", 5), line_and_column("one two".replace(" ", chr(10)), 4)
    ((1, 6), (2, 1))
    """
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
