r"""Rows put in order here: the engine reads both values from disk again each time it compares two.

It takes queries whose last clause orders by variables that they give, and values that have one
order: names, texts and numbers. All others are left to the engine. Two texts are compared by their
characters, whatever their languages.

>>> order = order_of("SELECT ?x { VALUES ?x { 3 20 1 } } ORDER BY DESC(?x) LIMIT 2")
>>> order.sparql, order.keys, order.last
('SELECT ?x { VALUES ?x { 3 20 1 } } ', (('x', True),), 2)
>>> order.sorted(b"?x\n3\n20\n1\n")
[b'20', b'3']
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from remit.graph.store.tokens import Token, query_form, tokens

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_NAME: Final = re.compile(rb"<[^>]*>")
_TEXT: Final = re.compile(rb'"((?:[^"\\]|\\.)*)"(?:@[A-Za-z0-9-]+)?', re.DOTALL)
_NUMBER: Final = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_TYPED: Final = re.compile(
    rb'"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF)"'
    rb"\^\^<http://www\.w3\.org/2001/XMLSchema#(?:decimal|double|integer)>"
)
_ESCAPED: Final = re.compile(rb"\\(.)", re.DOTALL)
_ESCAPES: Final = {b"t": b"\t", b"n": b"\n", b"r": b"\r"}
_UNBOUND, _NAMED, _LITERAL = range(3)

Key = tuple[int, object]


class UnorderedError(Exception):
    """The rows are to be put in order by the engine."""


@dataclass(frozen=True)
class Order:
    """The order that the end of a query asks for.

    Attributes:
        sparql: The query without that end.
        keys: The variables to order by, each with whether the greatest comes first.
        first: How many rows are left out at the beginning.
        last: Up to which row, of those in order; None for all.
    """

    sparql: str
    keys: tuple[tuple[str, bool], ...]
    first: int = 0
    last: int | None = None

    def fits(self, variables: Sequence[str]) -> bool:
        """Tell whether a query gives all variables that it orders by."""
        return {name for name, _ in self.keys} <= {*variables}

    def sorted(self, tsv: bytes) -> list[bytes]:
        """Give the lines of a result in order, of which the first names the variables.

        Raises:
            UnorderedError: It holds values that only the engine can compare.
        """
        heading, *lines = tsv.removesuffix(b"\n").split(b"\n")
        columns = heading.split(b"\t")
        rows = [line.split(b"\t") for line in lines]
        ranked = []
        for name, is_falling in self.keys:
            column = columns.index(b"?" + name.encode())
            ranks = _ranks({row[column] for row in rows})
            sign = -1 if is_falling else 1
            ranked.append([sign * ranks[row[column]] for row in rows])
        keys = list(zip(*ranked, strict=True))
        order = sorted(range(len(lines)), key=keys.__getitem__)
        return [lines[place] for place in order[self.first : self.last]]


def order_of(sparql: str) -> Order | None:
    """Part a SELECT query from the order at its end; None where that is left to the engine."""
    if "order" not in sparql.lower() or query_form(sparql) != "SELECT":
        return None
    pieces = list(tokens(sparql))
    if any(token.text.upper() == "REDUCED" for token in pieces):
        return None
    closing = max((n for n, token in enumerate(pieces) if token.text == "}"), default=0)
    tail = pieces[closing + 1 :]
    words = [token.text.upper() for token in tail]
    if words.count("ORDER") != 1:
        return None
    start = words.index("ORDER")
    if words[start + 1 : start + 2] != ["BY"]:
        return None
    keys, rest = _keys(tail[start + 2 :])
    limits = _limits(rest)
    if not keys or limits is None:
        return None
    first, count = limits.get("OFFSET", 0), limits.get("LIMIT")
    last = None if count is None else first + count
    return Order(sparql[: tail[start].start], tuple(keys), first, last)


def _keys(pieces: Sequence[Token]) -> tuple[list[tuple[str, bool]], list[Token]]:
    """Read variables, each by itself or after ASC or DESC; give what comes behind them too."""
    keys: list[tuple[str, bool]] = []
    left = list(pieces)
    while left:
        word = left[0].text.upper()
        if left[0].kind == "variable":
            keys.append((left[0].text[1:], False))
            left = left[1:]
        elif (
            word in {"ASC", "DESC"}
            and [t.text for t in left[1:4:2]] == ["(", ")"]
            and left[2].kind == "variable"
        ):
            keys.append((left[2].text[1:], word == "DESC"))
            left = left[4:]
        else:
            break
    return keys, left


def _limits(pieces: Sequence[Token]) -> dict[str, int] | None:
    """Read LIMIT and OFFSET, each at most once; None where anything else comes."""
    found: dict[str, int] = {}
    for word, number in zip(pieces[::2], pieces[1::2], strict=False):
        name = word.text.upper()
        if name not in {"LIMIT", "OFFSET"} or name in found or not number.text.isascii():
            return None
        if not number.text.isdecimal():
            return None
        found[name] = int(number.text)
    return found if len(pieces) == 2 * len(found) else None


def _ranks(cells: set[bytes]) -> dict[bytes, int]:
    """Number the different values of a column in their order, equal ones alike."""
    keyed = sorted(((_key(cell), cell) for cell in cells), key=_first)
    kinds = {type(key[1]) is bytes for key, _ in keyed if key[0] == _LITERAL}
    if len(kinds) > 1:
        raise UnorderedError("texts and numbers have no common order")
    grouped = groupby(keyed, key=_first)
    return {cell: rank for rank, (_, same) in enumerate(grouped) for _, cell in same}


def _first(pair: tuple[Key, bytes]) -> tuple[int, bool, object]:
    (kind, value), _ = pair
    return kind, isinstance(value, bytes), value


def _key(cell: bytes) -> Key:
    """Make what a value is compared by.

    Raises:
        UnorderedError: Only the engine can compare it.
    """
    if not cell:
        return _UNBOUND, b""
    if _NAME.fullmatch(cell):
        return _NAMED, cell[1:-1]
    if text := _TEXT.fullmatch(cell):
        return _LITERAL, _plain(text[1])
    if _NUMBER.fullmatch(cell):
        return _LITERAL, _number(cell)
    if typed := _TYPED.fullmatch(cell):
        return _LITERAL, _number(typed[1])
    raise UnorderedError("a value of a type that the engine knows")


def _number(figure: bytes) -> object:
    if figure.lstrip(b"+-").isdigit():
        return int(figure)
    from decimal import Decimal

    return Decimal(figure.decode())


def _plain(text: bytes) -> bytes:
    if b"\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)


class Held(io.RawIOBase):
    """What the engine writes, held in memory up to a number of bytes."""

    def __init__(self, most: int) -> None:
        """Hold so many bytes at most."""
        self._most = most
        self.data = bytearray()

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """Take the next bytes.

        Raises:
            UnorderedError: There are too many.
        """
        piece = bytes(data)
        self.data += piece
        if len(self.data) > self._most:
            raise UnorderedError("more rows than are held at once")
        return len(piece)
