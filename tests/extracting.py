"""One text read as a profile, and the values of its fields as they stand in it."""

from __future__ import annotations

from remit.graph.extraction.extract import extract
from remit.graph.profile import Requirement, RoleProfile, Value
from remit.graph.reading.text import read_document

DUTIES = "\nKey Responsibilities\n- Keep the registers up to date\n- Answer letters\n"
FORM = "Job Title: Records Clerk\nReports to: Records Manager\n\n{}\n\n{}\n"


def read(text: str, name: str = "profiles/clerk.txt") -> RoleProfile:
    """Read a text as the profile of that name."""
    return extract(read_document(name, text.encode()))


def said(value: Value | None) -> str | None:
    """Give a value as it is written."""
    return value.text if value else None


def conditions(line: str, heading: str = "Entry Requirements") -> list[Requirement]:
    """Read the conditions of a form that has these lines below a heading."""
    text = FORM.format(heading, line)
    return list(extract(read_document("a.txt", text.encode())).requirements)


def only(line: str, heading: str = "Entry Requirements") -> Requirement:
    """Read the one condition of such a form."""
    (found,) = conditions(line, heading)
    return found
