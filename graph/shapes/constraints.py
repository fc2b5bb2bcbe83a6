"""The constraints of SHACL that Remit's shapes use: what is wrong with the values of a path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from remit.graph.shapes.shapes import shape_named
from remit.ontology import XSD

if TYPE_CHECKING:
    from remit.graph.shapes.shapes import Shape
    from remit.graph.shapes.triples import Term, Triples

Faults = Iterable["Term | None"]
"""The values at fault; None where it is their number, or one that is missing."""

_NUMERIC: Final = {XSD.base + name for name in ("integer", "decimal", "double", "float")}
_LEXICAL: Final = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.boolean: re.compile(r"true|false|0|1"),
    XSD.date: re.compile(r"(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d)?"),
}


def faults(
    triples: Triples,
    focus: Term,
    constraint: NamedNode,
    arguments: Sequence[Term],
    values: Sequence[Term],
) -> Faults:
    """Find what breaks one constraint among the values of a path, or in the focus node itself.

    Follows SHACL, section 4 (core constraint components).

    Raises:
        ValueError: The constraint is not judged here.
    """
    name = constraint.value.rpartition("#")[2]
    if name in _OF_ALL:
        return _OF_ALL[name](triples, focus, arguments, values)
    if name not in _OF_EACH:
        raise ValueError(f"the constraint sh:{name} is not judged here")
    holds = _OF_EACH[name]
    return [v for v in values if not all(holds(triples, v, a) for a in arguments)]


def conforms(triples: Triples, focus: Term, shape: Shape) -> bool:
    """Tell whether a node fits a shape and its parts."""
    values = values_of(triples, focus, shape)
    own = (faults(triples, focus, name, given, values) for name, given in shape.constraints)
    return not any(list(found) for found in own) and all(
        conforms(triples, focus, part) for part in shape.parts
    )


def values_of(triples: Triples, focus: Term, shape: Shape) -> list[Term]:
    """List the value nodes of a shape: those of its path, or the focus node."""
    if shape.path is None:
        return [focus]
    if shape.inverse:
        return triples.subjects(shape.path, focus)
    return triples.values(focus, shape.path)


def _text(term: Term) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal) else None


def _number(term: Term) -> Decimal | None:
    """Read a number; None for anything else, a text of digits too."""
    if not isinstance(term, Literal) or term.datatype.value not in _NUMERIC:
        return None
    try:
        return Decimal(term.value)
    except InvalidOperation:
        return None


def _is_kind(_: Triples, value: Term, kind: Term) -> bool:
    names = {NamedNode: "IRI", BlankNode: "BlankNode", Literal: "Literal"}
    mine = next((name for type_, name in names.items() if isinstance(value, type_)), "")
    return bool(mine) and mine in str(kind)


def _is_of_class(triples: Triples, value: Term, class_: Term) -> bool:
    return triples.is_a(value, class_)


def _has_datatype(_: Triples, value: Term, datatype: Term) -> bool:
    if not isinstance(value, Literal) or value.datatype != datatype:
        return False
    pattern = _LEXICAL.get(value.datatype.value)
    found = pattern.fullmatch(value.value) if pattern else None
    if pattern is None or found is None:
        return pattern is None
    return value.datatype.value != XSD.date or _is_day(found[1])


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _fits(_: Triples, value: Term, pattern: Term) -> bool:
    text, expression = _text(value), _text(pattern)
    return text is not None and bool(re.search(expression or "", text))


def _is_long(_: Triples, value: Term, least: Term) -> bool:
    text = _text(value)
    return text is not None and len(text) >= (_number(least) or 0)


def _is_short(_: Triples, value: Term, most: Term) -> bool:
    text = _text(value)
    return text is not None and len(text) <= (_number(most) or 0)


def _is_at_least(_: Triples, value: Term, least: Term) -> bool:
    own, bound = _number(value), _number(least)
    return own is not None and bound is not None and own >= bound


def _too_few(_: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]) -> Faults:
    return [None] if any(len(values) < (_number(n) or 0) for n in given) else []


def _too_many(_: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]) -> Faults:
    return [None] if any(len(values) > (_number(n) or 0) for n in given) else []


def _misses(_: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]) -> Faults:
    return [None for wanted in given if wanted not in values]


def _is_none_of(_: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]) -> Faults:
    return [value for value in values if value not in given]


def _repeats(_: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]) -> Faults:
    """Find languages with several values; one fault for each."""
    if not any(_text(wanted) == "true" for wanted in given):
        return []
    tags = [v.language for v in values if isinstance(v, Literal) and v.language]
    return [None for tag in dict.fromkeys(tags) if tags.count(tag) > 1]


def _not_less(
    triples: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]
) -> Faults:
    others = [o for p in given if isinstance(p, NamedNode) for o in triples.values(focus, p)]
    return [
        value
        for value in values
        for other in others
        if (mine := _number(value)) is None or (bound := _number(other)) is None or not mine < bound
    ]


def _fits_none(
    triples: Triples, focus: Term, given: Sequence[Term], values: Sequence[Term]
) -> Faults:
    shapes = [shape_named(_text(name) or "") for name in given]
    return [v for v in values if not any(conforms(triples, v, shape) for shape in shapes)]


_OF_EACH: Final[dict[str, Callable[[Triples, Term, Term], bool]]] = {
    "nodeKind": _is_kind,
    "class": _is_of_class,
    "datatype": _has_datatype,
    "pattern": _fits,
    "minLength": _is_long,
    "maxLength": _is_short,
    "minInclusive": _is_at_least,
}
_OF_ALL: Final[dict[str, Callable[[Triples, Term, Sequence[Term], Sequence[Term]], Faults]]] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "hasValue": _misses,
    "in": _is_none_of,
    "uniqueLang": _repeats,
    "lessThan": _not_less,
    "or": _fits_none,
}
