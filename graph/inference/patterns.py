"""What a rule looks at: the properties that it reads, and the variables that they are read from.

This is what tells which changes can matter to a rule, and for which subjects: a triple that comes
or goes matters only where one of the rule's patterns reads its property, and then the variable
before that property stands for the triple's subject. So the rule itself, asked with that variable
bound, names every subject for which something may now follow that did not, or the reverse.

That holds for queries of patterns, alone or in groups, UNION, OPTIONAL, FILTER, BIND and VALUES, in
which every variable that something is read from is bound outside of OPTIONAL. One that stands in a
NOT EXISTS alone matters to the subjects for which there is what must not be: these are asked for.
What counts, orders or takes away whole solutions is refused.

Follows SPARQL 1.1 Query Language, section 19.8 (grammar).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from remit.graph.store import tokens
from remit.ontology import RDF
from remit.ontology.inference import RuleError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

    from remit.graph.store.tokens import Token
    from remit.ontology.inference import InferenceRule

_REFUSED: Final = frozenset(
    {"MINUS", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "SERVICE", "FROM", "REDUCED"}
    | {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}
)
_APART: Final = ("{ SELECT * WHERE ", "} ")
_NAMING: Final = frozenset({"name", "iri"})
_ENDING: Final = frozenset("{}.")


@dataclass(frozen=True, slots=True)
class Look:
    """What one rule looks at.

    Attributes:
        variables: From which something is read, as they are written, in order.
        reads: The IRIs of the properties in its patterns.
        names: All IRIs that it names, those of what it derives among them.
        claims: The IRIs of the properties of which it looks for claims; all that it names where
            it leaves open which.
        head: Its text up to the selected columns.
        body: Its text from within the first bracket.
        absent: Of variables that stand in one NOT EXISTS alone, where in the body that begins and
            where its bracket stands.
        groups: Where in the body the brackets stand of patterns that are grouped.
    """

    variables: tuple[str, ...]
    reads: frozenset[str]
    names: frozenset[str]
    claims: frozenset[str]
    head: str
    body: str
    absent: Mapping[str, tuple[int, int]]
    groups: tuple[tuple[int, int], ...]

    def whole(self, columns: str) -> str:
        """Write its query for all values; a row may come several times.

        What is grouped is found first, all of it, and joined to the rest: for each row by itself
        it would be looked for all over the tables.
        """
        body = self.body
        marks = [
            (at, word) for group in self.groups for at, word in zip(group, _APART, strict=True)
        ]
        for at, word in sorted(marks, reverse=True):
            body = f"{body[:at]}{word}{body[at:]}"
        return f"{self.head}SELECT {columns} WHERE {{ {body}"

    def bound(self, columns: str, variable: str, values: str) -> str:
        """Write its query for certain values of one variable."""
        selecting = f"{self.head}SELECT DISTINCT {columns} WHERE {{ "
        begin, bracket = self.absent.get(variable, (0, 0))
        body = self.body[:begin] + self.body[bracket:]
        return f"{selecting}VALUES {variable} {{ {values} }} {body}"


@cache
def look(rule: InferenceRule) -> Look:
    """Read from a rule what it looks at.

    >>> from remit.ontology.inference import load_rules
    >>> [found.variables for found in map(look, load_rules()) if len(found.variables) == 3][0]
    ('?topic', '?requirement', '?subject')

    Raises:
        RuleError: It is more than patterns; which change matters to it cannot be told then.
    """
    pieces = list(tokens.tokens(rule.query))
    for piece in pieces:
        if piece.kind == "word" and piece.text.upper() in _REFUSED:
            raise _refusal(rule, piece, f"{piece.text.upper()} cannot stand in a rule")
    prefixes = _prefixes(pieces)
    start = next(i for i, piece in enumerate(pieces) if piece.text.upper() == "SELECT")
    opening = next(piece for piece in pieces[start:] if piece.text == "{")
    inside = [piece for piece in pieces if piece.start > opening.start]
    variables: dict[str, None] = {}
    reads: set[str] = set()
    for subject, verb in _patterns(rule, inside):
        if subject.kind == "variable":
            variables[subject.text] = None
        reads.add(RDF.type if verb.text == "a" else _expanded(verb, prefixes))
    names = {_expanded(p, prefixes) for p in inside if p.kind in {"name", "iri"}}
    return Look(
        tuple(variables),
        frozenset(reads),
        frozenset(names | reads),
        frozenset(_claimed(inside, prefixes, names)),
        rule.query[: pieces[start].start],
        rule.query[opening.start + 1 :],
        _absent(inside, variables, opening.start + 1),
        tuple(_groups(inside, opening.start + 1)),
    )


def _groups(pieces: list[Token], start: int) -> Iterator[tuple[int, int]]:
    """Give where the brackets stand of patterns that are grouped, and no more than that."""
    for at, piece in enumerate(pieces):
        if piece.text == "{" and (at == 0 or pieces[at - 1].text in _ENDING):
            end = _closing(pieces, at)
            if pieces[end + 1].text.upper() != "UNION":
                yield piece.start - start, pieces[end].start - start


def _absent(
    pieces: list[Token], variables: Iterable[str], start: int
) -> dict[str, tuple[int, int]]:
    """Give for the variables of one NOT EXISTS alone where it begins, and where its bracket is."""
    found: dict[str, tuple[int, int]] = {}
    for at, piece in enumerate(pieces[:-3]):
        words = [one.text.upper() for one in pieces[at : at + 4]]
        if words == ["FILTER", "NOT", "EXISTS", "{"]:
            end = _closing(pieces, at + 3)
            elsewhere = {one.text for one in (*pieces[:at], *pieces[end:])}
            where = (piece.start - start, pieces[at + 3].start - start)
            within = {one.text for one in pieces[at:end]} - elsewhere
            found |= {name: where for name in variables if name in within}
    return found


def _claimed(pieces: list[Token], prefixes: dict[str, str], names: set[str]) -> Iterator[str]:
    """Name what stands as the predicate of a claim, or is compared with a variable that does."""
    variables: set[str] = set()
    compared: set[str] = set()
    for verb, object_ in pairwise(pieces):
        if verb.kind in _NAMING and _expanded(verb, prefixes) == RDF.predicate:
            if object_.kind == "variable":
                variables.add(object_.text)
            else:
                yield _expanded(object_, prefixes)
    for first, sign, second in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if first.text in variables and sign.text == "=" and second.kind in _NAMING:
            compared.add(first.text)
            yield _expanded(second, prefixes)
    if variables - compared:
        yield from names


def _patterns(rule: InferenceRule, pieces: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Give each property with what it is read from; a path gives several."""
    at = 0
    subject: Token | None = None
    while at < len(pieces):
        piece = pieces[at]
        if piece.text in _ENDING:
            subject = None
            at += 1
        elif piece.kind == "word":
            subject = None
            at = _after_word(rule, pieces, at)
        elif piece.text == ";":
            at += 1
            if subject and pieces[at].text not in _ENDING:
                at = yield from _of_subject(rule, pieces, at, subject)
        else:
            subject = piece
            at = yield from _of_subject(rule, pieces, at + 1, subject)


def _of_subject(
    rule: InferenceRule, pieces: list[Token], at: int, subject: Token
) -> Generator[tuple[Token, Token], None, int]:
    """Give the properties of one path, and the place behind its objects."""
    while True:
        while pieces[at].text in {"(", "^", "!"}:
            at += 1
        if pieces[at].kind not in {"name", "iri"} and pieces[at].text != "a":
            raise _refusal(rule, pieces[at], "a property must be named")
        yield subject, pieces[at]
        at += 1
        while pieces[at].text in {")", "*", "+", "?"}:
            at += 1
        if pieces[at].text not in {"/", "|"}:
            break
        at += 1
    at += 1
    while pieces[at].text == ",":
        at += 2
    return at


def _after_word(rule: InferenceRule, pieces: list[Token], at: int) -> int:
    """Step over a word of SPARQL, with the brackets that belong to it."""
    word = pieces[at].text.upper()
    if word == "VALUES":
        end = at + 1 if pieces[at + 1].text != "(" else _closing(pieces, at + 1)
        return _closing(pieces, end + 1) + 1
    if word in {"FILTER", "BIND"}:
        while pieces[at].text != "(":
            at += 1
            if pieces[at].text == "{":  # FILTER NOT EXISTS { … }: its patterns count
                return at
        end = _closing(pieces, at)
        if any(piece.text == "{" for piece in pieces[at:end]):
            raise _refusal(rule, pieces[at], "EXISTS must stand right behind FILTER")
        return end + 1
    if word == "GRAPH":
        return at + 2
    return at + 1


def _closing(pieces: list[Token], at: int) -> int:
    depth = 0
    for place in range(at, len(pieces)):
        depth += (pieces[place].text in "({") - (pieces[place].text in ")}")
        if depth == 0:
            return place
    return len(pieces) - 1


def _prefixes(pieces: list[Token]) -> dict[str, str]:
    return {
        pieces[i + 1].text: pieces[i + 2].text[1:-1]
        for i, piece in enumerate(pieces)
        if piece.text.upper() == "PREFIX"
    }


def _expanded(piece: Token, prefixes: dict[str, str]) -> str:
    if piece.kind == "iri":
        return piece.text[1:-1]
    prefix, _, local = piece.text.partition(":")
    return prefixes.get(prefix + ":", "") + local


def _refusal(rule: InferenceRule, piece: Token, message: str) -> RuleError:
    line, _ = tokens.line_and_column(rule.query, piece.start)
    return RuleError(message, f"{rule.name}.rq:{line}")
