"""Read one file to its entry in the ledger: the whole way from its bytes to its statements."""

from __future__ import annotations

import gc
import hashlib
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.body import Body, pack_all
from remit.graph.errors import UnreadableError
from remit.graph.extraction.extract import extract
from remit.graph.ledger import Entry
from remit.graph.mishaps import end_with_parent
from remit.graph.overlay import fingerprint, lay_over, once_per_overlay
from remit.graph.passages import Quotes, passages_of
from remit.graph.program import program
from remit.graph.reading.formats import read, readers
from remit.graph.reading.rdf import FORMATS, read_rdf
from remit.graph.statements.identity import Identity
from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state_each

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.profile import RoleProfile
    from remit.graph.statements.state import Statements

Batch: TypeAlias = list[tuple[str, bytes]]
Results: TypeAlias = list[tuple[Entry, bytes]]

NEW_OBJECTS = 50_000
"""So many objects a worker makes before Python looks for cycles: it keeps the data for good."""


def prepare(data: Path | None) -> None:
    """Make a worker ready: lay the user's own data over the shipped."""
    gc.set_threshold(NEW_OBJECTS)
    lay_over(data)
    end_with_parent()


def mark_of(data: Path | None) -> str:
    """Sum up what decides how a worker reads: the program, its readers, and all data."""
    lay_over(data)
    return mark()


@once_per_overlay
def mark() -> str:
    """Sum up what decides how this process reads: the program, its readers, and all data."""
    return f"{program()} {readers()} {fingerprint()}"


def read_batch_there(batch: Batch, base: str, data: Path | None) -> tuple[str, Results]:
    """Read a batch in a worker of a cluster, and tell by what it was read."""
    return mark_of(data), read_batch(batch, base)


def read_batch(batch: Batch, base: str) -> Results:
    """Read a batch of files, given as (name, bytes), to entries with their packed bodies."""
    entries = (read_entry(name, data, base) for name, data in batch)
    return [(entry, pack_all(bodies)) for entry, bodies in entries]


def read_entry(name: str, data: bytes, base: str) -> tuple[Entry, list[Body]]:
    """Read one file to its entry and a body for each identity of that.

    What fails is an entry with its reason, and never an exception.
    """
    suffix = "." + name.rpartition(".")[2].lower()
    if suffix in FORMATS:
        return _read_rdf(name, data, Iris(base))
    try:
        document = read(name, data)
    except UnreadableError as error:
        return failed(name, error.message, hashlib.sha256(data).hexdigest()), []
    try:
        profile = extract(document)
        stated = state_each(profile, Iris(base))
    except Exception as error:  # a fault of Remit's own stops no other document
        reason = f"a fault of Remit's own, please report it: {type(error).__name__}: {error}"
        return failed(name, reason, document.sha256), []
    source = Iris(base).document(document.sha256)
    entry = Entry(
        name,
        document.sha256,
        "read" if profile.is_profile else "no profile",
        "",
        tuple(_identity(source, one) for one in stated),
        sum(one.requirements for one in stated),
        sum(one.findings for one in stated),
    )
    # A document that describes several roles is stated first, and those after it.
    told = [profile] if len(stated) == 1 else [profile, *profile.roles]
    each = zip(told, stated, entry.identities, strict=True)
    return entry, [_body(*one) for one in each]


def _identity(source: str, stated: Statements) -> Identity:
    return Identity(
        source,
        stated.role,
        stated.label,
        stated.organisation,
        stated.rank,
        stated.manager,
        stated.counted,
        stated.named,
        stated.post,
        stated.in_person,
        stated.places,
        stated.partners,
    )


def _body(profile: RoleProfile, stated: Statements, identity: Identity) -> Body:
    text = profile.document.text
    passages = passages_of(stated.backed, text, profile.extent) if stated.role else []
    return Body.of(stated.stated, stated.quotes, identity, passages)


def _read_rdf(name: str, data: bytes, iris: Iris) -> tuple[Entry, list[Body]]:
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        lines = read_rdf(name, data, iris)
    except UnreadableError as error:
        return failed(name, str(error).removeprefix(f"{name}:"), sha256), []
    who = Identity(iris.document(sha256), "", "", "", "", "")
    return Entry(name, sha256, "rdf", "", (who,), 0, 0), [
        Body((), "\n".join(lines).encode(), Quotes.of(()))
    ]


def failed(name: str, reason: str, sha256: str = "") -> Entry:
    """Make the entry of a file that could not be read."""
    return Entry(name, sha256, "failed", reason, (), 0, 0)
