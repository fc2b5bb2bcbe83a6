"""One text read as a profile, and the values of its fields as they stand in it."""

from __future__ import annotations

from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile, Value
from remit.graph.reading.text import read_document

DUTIES = "\nKey Responsibilities\n- Keep the registers up to date\n- Answer letters\n"


def read(text: str, name: str = "profiles/clerk.txt") -> RoleProfile:
    """Read a text as the profile of that name."""
    return extract(read_document(name, text.encode()))


def said(value: Value | None) -> str | None:
    """Give a value as it is written."""
    return value.text if value else None
