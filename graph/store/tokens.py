"""SPARQL cut into tokens, as far as it takes to tell what a query would reach.

Oxigraph reads queries with a parsing expression grammar, without a lexer before it: keywords need
no space around them (`trueSERVICE<…>`), a name that makes no valid IRI is read again as a shorter
one, and `<` after an operand opens a comparison and not an IRI. So a token may hide what stands
in it only where Oxigraph cannot read the same characters in another way. Where it could, the
query is refused: better one query too many than one that leaves the machine.

Follows SPARQL 1.1 Query Language, section 19.8 (terminals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

from remit.graph.errors import QueryRefusedError

Kind: TypeAlias = Literal["string", "iri", "name", "variable", "word", "mark"]

_ESCAPE = (
    r"\\[tbnrf\\\"']|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}"
    r"|\\U(?!0000[dD][89a-fA-F])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}"
)
# All beyond ASCII may stand in a name: no mark of SPARQL is among it.
_LETTER = r"[^\x00-\x40\x5b-\x5e\x60\x7b-\x7f]"
_WORD = r"[^\x00-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_WORD_OR_DASH = r"[^\x00-\x2c\x2e\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_WORD_DASH_OR_DOT = r"[^\x00-\x2c\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]"
_IN_NAME = rf"{_WORD}|:|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
_IN_IRI = r"[^<>\"{}|^`\\\x00-\x20]|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}"
_TOKEN: Final = rf"""
      (?P<space>[ \t\r\n]+|\#[^\r\n]*)
    | (?P<string>'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
        |\"\"\"(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*\"\"\"
        |'(?:[^'\\\r\n]|{_ESCAPE})*'|"(?:[^"\\\r\n]|{_ESCAPE})*")
    | (?P<iri><(?:{_IN_IRI})*>)
    | (?P<name>(?:{_LETTER}(?:{_WORD_DASH_OR_DOT}*{_WORD_OR_DASH})?)?
        :(?:(?:{_IN_NAME})(?:{_IN_NAME}|-|\.+(?={_IN_NAME}|-))*)?)
    | (?P<variable>[?$]{_WORD}+)
    | (?P<word>{_WORD}+)
    | (?P<mark>.)
    """
_READ_TWO_WAYS: Final = re.compile(r"[#'()]")
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")


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
        if kind != "space":
            yield Token(kind, match.group(), match.start())  # type: ignore[arg-type]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


def refuse_service(sparql: str) -> None:
    """Refuse a query that would, or might, call another server.

    >>> refuse_service("SELECT * { ?s ex:service 'SERVICE <http://example.org/>' }")

    Raises:
        QueryRefusedError: `SERVICE` stands where it is, or can be read as, the keyword.
    """
    if "service" not in sparql.lower():
        return
    pieces = list(tokens(sparql))
    for position, token in enumerate(pieces):
        if _calls_out(pieces, position):
            raise QueryRefusedError(
                "SERVICE is not allowed: a query must not leave this machine",
                place=":".join(map(str, line_and_column(sparql, token.start))),
                hint="take SERVICE out; ask the other server there, and load what it answers",
            )
        if _is_unclear(pieces, position):
            raise QueryRefusedError(
                f"with the word `service` in the query, {token.text} can be read in two ways",
                place=":".join(map(str, line_and_column(sparql, token.start))),
                hint="write this IRI as a prefixed name",
            )


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


def _calls_out(pieces: list[Token], position: int) -> bool:
    token = pieces[position]
    if token.kind not in {"word", "name"} or "service" not in token.text.lower():
        return False
    if token.kind == "word":
        return True
    # A name can be read again as a shorter one, then SERVICE, then what it calls.
    after = iter(pieces[position + 1 :])
    following = next(after, None)
    if following is not None and following.text.upper() == "SILENT":
        following = next(after, None)
    if following is not None and following.kind in {"iri", "name", "variable"}:
        following = next(after, None)
    return following is not None and following.text == "{"


def _is_unclear(pieces: list[Token], position: int) -> bool:
    token = pieces[position]
    if token.kind != "iri" or _ABSOLUTE.match(token.text):
        return False
    declared = position > 1 and pieces[position - 2].text.upper() == "PREFIX"
    return not declared and bool(_READ_TWO_WAYS.search(token.text))
