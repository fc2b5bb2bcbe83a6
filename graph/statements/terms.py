"""Write RDF terms and quads as N-Quads text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.amount import written
from remit.ontology import RDF, XSD

if TYPE_CHECKING:
    from decimal import Decimal

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPES |= {"\b": "\\b", "\f": "\\f", "\ufffe": "\\uFFFE", "\uffff": "\\uFFFF"}
_TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 80
_INTEGER = f"^^<{XSD.integer}>"


@lru_cache(maxsize=8192)
def iri(value: str) -> str:
    """Write an IRI; most are written many times.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    """
    if _NOT_IN_IRI.search(value) is None:
        return f"<{value}>"
    return f"<{_NOT_IN_IRI.sub(lambda m: f'%{ord(m[0]):02X}', value)}>"


def text(value: str) -> str:
    r"""Write a plain literal.

    >>> text("a\tb")
    '"a\\tb"'
    """
    if value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return f'"{_TO_ESCAPE.sub(_escape, value)}"'


def integer(value: int) -> str:
    """Write a whole number."""
    return f'"{value}"{_INTEGER}'


def boolean(*, value: bool) -> str:
    """Write true or false."""
    return f'"{str(value).lower()}"^^<{XSD.boolean}>'


def decimal(value: Decimal) -> str:
    """Write a number as it is counted, without zeros that say nothing.

    >>> from decimal import Decimal
    >>> decimal(Decimal("31200.00")).partition("^")[0]
    '"31200"'
    """
    return f'"{written(value)}"^^<{XSD.decimal}>'


def dated(value: str) -> str:
    """Write a day, `2026-05-12`, or a month, `2026-05`."""
    kind = XSD.date if value.count("-") > 1 else XSD.gYearMonth
    return f'"{value}"^^<{kind}>'


def quad(subject: str, predicate: str, object_: str, graph: str) -> str:
    """Write one line of N-Quads: IRIs plain, the object written already."""
    return f"{iri(subject)} <{predicate}> {object_} {iri(graph)} ."


def typed(subject: str, class_: str, graph: str) -> str:
    """Write that a thing is of a class."""
    return quad(subject, RDF.type, iri(class_), graph)


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Fold a name to what stands in an IRI.

    >>> slug("Detective Inspector – Undercover & Covert Unit")
    'detective-inspector-undercover-and-covert-unit'
    """
    plain = unicodedata.normalize("NFKD", name.replace("&", " and "))
    plain = plain.encode("ascii", "ignore").decode().casefold()
    return _NOT_IN_SLUG.sub("-", plain).strip("-")[:_SLUG_LENGTH].strip("-")


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
