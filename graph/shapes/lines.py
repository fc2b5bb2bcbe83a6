"""On which line of a Turtle text a statement stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from remit.graph.store.tokens import Token, tokens
from remit.ontology import RDF

_ESCAPE: Final = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_CONTROL: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")
_NAMELESS: Final = frozenset("[(")


class Lines:
    r"""The lines of the statements of a text that is known to be Turtle.

    >>> lines = Lines("@prefix e: <https://e.org/> .\ne:a e:b\n  e:c .\n")
    >>> lines.of("https://e.org/a"), lines.of("https://e.org/a", "https://e.org/b", "https://e.org/c")
    (2, 3)
    """

    def __init__(self, text: str) -> None:
        """Read the text."""
        self._text = text
        self._prefixes: dict[str, str] = {}
        self._found: dict[tuple[str, ...], int] = {}
        self.nameless: int | None = None
        for statement in self._statements():
            self._file(statement)

    def of(self, subject: str, predicate: str = "", value: str = "") -> int | None:
        """Give the line of a value, else of its property, else of the thing; None for others."""
        for key in ((subject, predicate, value), (subject, predicate), (subject,)):
            if key in self._found:
                return self._found[key]
        return None

    def _statements(self) -> Iterator[list[Token]]:
        """Cut the text at the full stops that end statements."""
        here: list[Token] = []
        for token in tokens(self._text):
            if token.text == "." and not self._is_decimal(token.start):
                yield here
                here = []
            else:
                here.append(token)
        yield here

    def _is_decimal(self, place: int) -> bool:
        around = self._text[max(0, place - 1) : place + 2]
        return len(around) == 3 and around[0].isdigit() and around[2].isdigit()

    def _file(self, statement: list[Token]) -> None:
        words = [token.text for token in statement]
        if words[:1] == ["@"] or (words and words[0].upper() in {"PREFIX", "BASE"}):
            self._declare([token for token in statement if token.kind in {"name", "iri"}])
            return
        if _NAMELESS.intersection(words) and self.nameless is None:
            place = next(token.start for token in statement if token.text in _NAMELESS)
            self.nameless = self._line(place)
        subject = predicate = ""
        expected = "subject"
        for token in statement:
            if token.text in {";", ","}:
                expected = "predicate" if token.text == ";" else "value"
            elif expected == "subject":
                subject, expected = self._term(token), "predicate"
                self._found.setdefault((subject,), self._line(token.start))
            elif expected == "predicate":
                predicate, expected = self._term(token), "value"
                self._found.setdefault((subject, predicate), self._line(token.start))
            elif expected == "value":
                key = (subject, predicate, self._term(token))
                self._found.setdefault(key, self._line(token.start))
                expected = "rest of a literal"

    def _declare(self, tokens_: list[Token]) -> None:
        if len(tokens_) == 2:
            self._prefixes[tokens_[0].text.rstrip(":")] = tokens_[1].text[1:-1]

    def _term(self, token: Token) -> str:
        """Read what a token stands for: an IRI in full, a literal without its quotes."""
        text = token.text
        if text == "a":
            return RDF.type
        if token.kind == "iri":
            return text[1:-1]
        if token.kind == "string":
            width = 3 if text[:3] in {'"""', "'''"} else 1
            return _ESCAPE.sub(_unescaped, text[width:-width])
        if token.kind == "name":
            prefix, _, local = text.partition(":")
            return self._prefixes.get(prefix, prefix + ":") + _LOCAL_ESCAPE.sub(r"\1", local)
        return text

    def _line(self, place: int) -> int:
        return self._text.count("\n", 0, place) + 1


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _CONTROL.get(code, code)
