"""Read one file to its entry in the ledger: the whole way from its bytes to its statements."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from remit.graph.errors import UnreadableError
from remit.graph.extraction.extract import extract
from remit.graph.ledger import Entry
from remit.graph.mishaps import end_with_parent
from remit.graph.overlay import lay_over
from remit.graph.reading.rdf import FORMATS, read_rdf
from remit.graph.reading.text import MEDIA_TYPES, read_document
from remit.graph.statements.identity import Identity
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state

if TYPE_CHECKING:
    from pathlib import Path

_NOBODY = Identity("", "", "", "", "", "")


def prepare(data: Path | None) -> None:
    """Make a worker ready: lay the user's own data over the shipped."""
    lay_over(data)
    end_with_parent()


def read_batch(batch: list[tuple[str, bytes]], base: str) -> list[Entry]:
    """Read a batch of files, given as (name, bytes)."""
    return [read_entry(name, data, base) for name, data in batch]


def read_entry(name: str, data: bytes, base: str) -> Entry:
    """Read one file; what fails is an entry with its reason, and never an exception."""
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix in FORMATS:
        return _read_rdf(name, data, Iris(base))
    try:
        document = read_document(name, data, MEDIA_TYPES.get(suffix, "text/plain"))
    except UnreadableError as error:
        return failed(name, error.message, hashlib.sha256(data).hexdigest())
    try:
        profile = extract(document)
        stated = state(profile, Iris(base))
    except Exception as error:  # a fault of Remit's own stops no other document
        reason = f"a fault of Remit's own, please report it: {type(error).__name__}: {error}"
        return failed(name, reason, document.sha256)
    source = Iris(base).document(document.sha256)
    identity = Identity(
        source,
        stated.role,
        stated.label,
        stated.organisation,
        stated.rank,
        stated.manager,
        stated.counted,
        stated.named,
    )
    outcome = "read" if profile.is_profile else "no profile"
    lines = "\n".join(stated.lines)
    return Entry(
        name, document.sha256, outcome, "", identity, stated.requirements, stated.findings, lines
    )


def _read_rdf(name: str, data: bytes, iris: Iris) -> Entry:
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        lines = read_rdf(name, data, iris)
    except UnreadableError as error:
        return failed(name, str(error).removeprefix(f"{name}:"), sha256)
    document = iris.document(sha256)
    return Entry(
        name, sha256, "rdf", "", Identity(document, "", "", "", "", ""), 0, 0, "\n".join(lines)
    )


def failed(name: str, reason: str, sha256: str = "") -> Entry:
    """Make the entry of a file that could not be read."""
    return Entry(name, sha256, "failed", reason, _NOBODY, 0, 0, "")
