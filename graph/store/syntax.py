"""What is wrong with a text that is not SPARQL, in words and with its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from remit.graph.errors import QuerySyntaxError
from remit.graph.store import tokens

_CHARACTER_CLASS: Final = re.compile(r'(?<!")\[[^\]]*\](?!")')
_EXPECTED: Final = re.compile(r'"(?:\\.|[^"\\])*"|[^,\s][^,]*')
_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)
_NEVER_MEANT: Final = frozenset({"LATERAL", "SERVICE"})
_MOST_EXPECTED: Final = 6
_SHOWN: Final = 40
_CLOSED_BY: Final = {"(": ")", "[": "]", "{": "}"}


def syntax_error(said: str, sparql: str, prefixes: Collection[str]) -> QuerySyntaxError:
    """Say what Oxigraph said of a query, with the line and the column apart.

    >>> error = syntax_error("error at 1:5: expected ASK", "ASK x", {})
    >>> error.place, error.message, error.hint
    ('1:5', 'not SPARQL: expected ASK', 'look before `x`')

    Args:
        said: Oxigraph's own words.
        sparql: The query.
        prefixes: Those that need no declaration.
    """
    match = re.match(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", said, re.DOTALL)
    if not sparql.strip():
        return QuerySyntaxError("the query is empty", place="1:1")
    if not match:
        return QuerySyntaxError(f"not SPARQL: {said}")
    if tokens.query_form(sparql) is None:
        return _no_query(sparql)
    fault = _undeclared_prefix(sparql, prefixes) or _bracket_fault(sparql)
    if fault:
        return fault
    line, column = int(match[1]), int(match[2])
    rest = "".join(sparql.splitlines(keepends=True)[line - 1 :])[column - 1 :]
    near = " ".join(rest.split())[:_SHOWN]
    return QuerySyntaxError(
        f"not SPARQL{_reason(match[3])}",
        place=f"{line}:{column}",
        hint=f"look before `{near}`" if near else "it was read to its end: look for a missing part",
    )


def _no_query(sparql: str) -> QuerySyntaxError:
    start = len(tokens.prologue(sparql))
    word = next((token.text for token in tokens.tokens(sparql[start:])), "")
    place = _place(sparql, start)
    if word.upper() in _UPDATES:
        return QuerySyntaxError(
            f"{word.upper()} would change the graph, and a query only reads it",
            place=place,
            hint="a graph is changed by `remit build`",
        )
    return QuerySyntaxError(
        f"not SPARQL: no query begins with `{word}`" if word else "the query ends too early",
        place=place,
        hint="write SELECT, ASK, CONSTRUCT or DESCRIBE there",
    )


def _reason(expected: str) -> str:
    without_classes = _CHARACTER_CLASS.sub("", " ".join(expected.split()))
    items = [item.strip() for item in _EXPECTED.findall(without_classes)]
    sentences = [item for item in items if " " in item and not item.startswith('"')]
    if sentences:
        return ": " + "; ".join(sentences)
    useful = [item for item in items if item not in _NEVER_MEANT]
    return f": expected {' or '.join(useful)}" if 0 < len(useful) <= _MOST_EXPECTED else ""


def _undeclared_prefix(sparql: str, prefixes: Collection[str]) -> QuerySyntaxError | None:
    declared = {*prefixes, "_"}
    before = ""
    for token in tokens.tokens(sparql):
        if token.kind == "name":
            prefix = token.text.split(":", 1)[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return QuerySyntaxError(
                    f"the prefix `{prefix}:` is not declared",
                    place=_place(sparql, token.start),
                    hint=f"begin the query with `PREFIX {prefix}: <…>`",
                )
        before = token.text.upper()
    return None


def _bracket_fault(sparql: str) -> QuerySyntaxError | None:
    """Find the first bracket that closes nothing, or else the last that is never closed."""
    opened: list[tokens.Token] = []
    for token in tokens.tokens(sparql):
        if token.text in _CLOSED_BY:
            opened.append(token)
        elif token.text in _CLOSED_BY.values():
            if not opened or _CLOSED_BY[opened[-1].text] != token.text:
                place = _place(sparql, token.start)
                return QuerySyntaxError(f"not SPARQL: `{token.text}` closes nothing", place=place)
            opened.pop()
    if not opened:
        return None
    last = opened[-1]
    return QuerySyntaxError(
        f"not SPARQL: `{last.text}` is never closed",
        place=_place(sparql, last.start),
        hint=f"add `{_CLOSED_BY[last.text]}`",
    )


def _place(sparql: str, start: int) -> str:
    return ":".join(map(str, tokens.line_and_column(sparql, start)))
