"""Values of the parameters of a saved query, bound as RDF terms and never as text."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from remit.graph.errors import DataError, InputError
from remit.graph.store import tokens
from remit.ontology import XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.graph.listing.resolve import Resolver
    from remit.graph.queries.saved import Parameter, SavedQuery

ANY_THING: Final = "thing"
PLAIN: Final = ("text", "number")
"""Types whose values are literals; all others are names of things."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A saved query with its values.

    Attributes:
        sparql: The query, with a VALUES clause that binds each parameter to one term.
        readings: For each name of a thing, the parameter and the label of what it was read as.
    """

    sparql: str
    readings: tuple[tuple[str, str], ...]


def given_values(query: SavedQuery, settings: Sequence[str]) -> dict[str, str]:
    """Part settings such as `topic=RIPA` into names and values, defaults filled in.

    Raises:
        InputError: One is not of that form, names no parameter, or comes twice; or one is missing.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    values: dict[str, str] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        name = name.strip()
        if not sign:
            raise InputError(
                f"not of the form NAME=VALUE: {setting}", place=query.name, hint=_usage(query)
            )
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else _usage(query)
            raise InputError(f"there is no parameter `{name}`", place=query.name, hint=hint)
        if name in values:
            raise InputError(f"`{name}` is set twice", place=query.name)
        values[name] = value.strip()
    for parameter in query.parameters:
        if parameter.name not in values and parameter.default is None:
            raise InputError(
                f"`{parameter.name}` is missing: {parameter.says}",
                place=query.name,
                hint=f"add --set {parameter.name}=…",
            )
        values.setdefault(parameter.name, parameter.default or "")
    return values


def bind(query: SavedQuery, values: Mapping[str, str], resolver: Callable[[], Resolver]) -> Bound:
    """Bind the parameters of a query.

    Args:
        query: The query.
        values: A text for each parameter.
        resolver: Gives what finds things by name; called only where a parameter is one.

    Raises:
        UnknownNameError: Nothing of the parameter's kind goes by the name that was given.
        AmbiguousNameError: Several things do.
        InputError: A number was asked for, and something else was given.
        DataError: A parameter is of an unknown type, or the query has no place for values.
    """
    terms: dict[str, NamedNode | Literal] = {}
    readings = []
    for parameter in query.parameters:
        value = values[parameter.name]
        if parameter.type in PLAIN:
            terms[parameter.name] = _literal(query, parameter, value)
        else:
            names = resolver()
            found = names.resolve(value, _kinds(query, parameter, names))
            terms[parameter.name] = NamedNode(found.iri)
            readings.append((parameter.name, found.label))
    return Bound(with_values(query.sparql, terms, query.name), tuple(readings))


def with_values(sparql: str, terms: Mapping[str, NamedNode | Literal], name: str = "query") -> str:
    """Put a VALUES clause at the head of a query's pattern; nothing else of the text changes.

    >>> print(with_values("SELECT ?x { ?x a ?y }", {"y": NamedNode("https://example.org/Y")}))
    SELECT ?x { VALUES (?y) { (<https://example.org/Y>) } ?x a ?y }

    Args:
        sparql: A SELECT, ASK, CONSTRUCT or DESCRIBE query with a pattern in braces.
        terms: The value of each variable.
        name: What the query is called in messages.

    Raises:
        DataError: The query has no such pattern.
    """
    if not terms:
        return sparql
    place = _pattern_start(sparql)
    if place is None:
        raise DataError("no pattern in braces to bind the parameters in", place=name)
    variables = " ".join(f"?{variable}" for variable in terms)
    row = " ".join(str(term) for term in terms.values())
    return f"{sparql[:place]} VALUES ({variables}) {{ ({row}) }}{sparql[place:]}"


def _pattern_start(sparql: str) -> int | None:
    """Find the place behind the brace that opens the WHERE clause."""
    template = tokens.query_form(sparql) == "CONSTRUCT"
    braces = brackets = 0
    for token in tokens.tokens(sparql):
        brackets += (token.text == "(") - (token.text == ")")
        if token.text == "{" and not brackets:
            if braces == 0 and not template:
                return token.start + 1
            braces += 1
        elif token.text == "}" and not brackets:
            braces -= 1
            template = template and braces > 0
    return None


def _kinds(query: SavedQuery, parameter: Parameter, resolver: Resolver) -> list[str]:
    kinds = [] if parameter.type == ANY_THING else parameter.type.split("|")
    known = resolver.kinds()
    for kind in kinds:
        if kind not in known:
            raise DataError(
                f"`{kind}` is no type of parameter",
                place=f"{query.name}.rq:{parameter.line}",
                hint=f"the types are {', '.join((*PLAIN, ANY_THING, *known))}",
            )
    return kinds


def _literal(query: SavedQuery, parameter: Parameter, value: str) -> Literal:
    if parameter.type == "text":
        return Literal(value)
    if not value.removeprefix("-").isdecimal():
        raise InputError(f"`{parameter.name}` is a whole number", place=f"{query.name}: {value}")
    return Literal(str(int(value)), datatype=NamedNode(XSD.integer))


def _usage(query: SavedQuery) -> str:
    if not query.parameters:
        return "it takes no parameters"
    return "it takes " + ", ".join(f"{p.name} ({p.type})" for p in query.parameters)
