"""Build the graph: find the documents, read what is new, state it, infer, index, publish."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from remit.graph.across import findings_across
from remit.graph.asking.index import write_index
from remit.graph.background import background_lines
from remit.graph.inference import infer
from remit.graph.intake import Intake, Previous
from remit.graph.ledger import Ledger
from remit.graph.overlay import fingerprint, lay_over
from remit.graph.reading.files import find_sources
from remit.graph.statements.identity import renamed, settle
from remit.graph.statements.iris import DEFAULT_BASE, Iris
from remit.graph.store import Draft, Manifest
from remit.graph.version import VERSION
from remit.ontology import ORG, REMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did.

    Attributes:
        read: Documents that were read now.
        unchanged: Documents whose statements were taken over.
        gone: Documents that left the graph.
        failed: (name, reason) of those that could not be read.
        no_profile: Names of documents that are no role profiles.
        counts: Of what is in the graph, by name.
        generation: The number of the generation.
    """

    read: int
    unchanged: int
    gone: int
    failed: tuple[tuple[str, str], ...]
    no_profile: tuple[str, ...]
    counts: dict[str, int]
    generation: int


def build(  # noqa: PLR0913 - what a build may be asked for is what its caller names
    paths: Sequence[Path],
    directory: Path,
    *,
    base: str = DEFAULT_BASE,
    workers: int | None = None,
    add: bool = False,
    data: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BuildSummary:
    """Read all profiles at the paths into the graph of a directory.

    Afterwards the graph holds exactly what the paths hold, or, with `add`, that and what it held
    before. The same files give the same quads, in any order and with any number of workers.

    Args:
        paths: Files and folders; folders with all below them.
        directory: The graph's; made where it does not exist.
        base: What the IRIs of the documents' individuals begin with.
        workers: How many processes read; one for each processor where it is None.
        add: Keep documents that the paths do not hold.
        data: A folder laid over Remit's own data.
        progress: Called with (documents done, documents in all).

    Raises:
        NoInputError: A path does not exist, or there is nothing to read.
        GraphBusyError: Another build writes this graph.
        OutputError: The directory cannot be written.
        DataError: A file of the data is wrong.
    """
    lay_over(data)
    iris = Iris(base)
    sources = find_sources(paths)
    mark = _fingerprint(base)
    with Draft.begin(directory) as draft, Previous.of(directory, mark) as previous:
        ledger = Ledger(draft.folder, fresh=True)
        ledger.note("fingerprint", mark)
        intake = Intake(sources, previous, progress)
        for entry in intake.entries(base, workers, data):
            ledger.add(entry)
        gone = set(previous.sums) - {source.name for source in sources}
        for name in gone if add else ():
            ledger.add(previous.entry(name))
        _fill(draft, ledger, iris)
        counts = _counts(draft, ledger)
        failures = tuple((e.name, e.reason) for e in ledger.entries() if e.outcome == "failed")
        strangers = tuple(e.name for e in ledger.entries() if e.outcome == "no profile")
        ledger.close()
        manifest = Manifest(base, _now(), counts, tuple(str(p) for p in paths))
        generation = draft.publish(manifest)
    return BuildSummary(
        read=intake.read,
        unchanged=intake.unchanged,
        gone=0 if add else len(gone),
        failed=failures,
        no_profile=strangers,
        counts=counts,
        generation=generation,
    )


def _fill(draft: Draft, ledger: Ledger, iris: Iris) -> None:
    """Load all that the graph holds into the draft, and index it."""
    settled = settle(entry.identity for entry in ledger.entries() if entry.outcome == "read")
    draft.load(background_lines(iris))
    draft.load(_lines(ledger, settled.renames))
    draft.load(findings_across(ledger, settled, iris))
    infer(draft.select, draft.load, iris)
    write_index(draft.select, draft.folder)


def _lines(ledger: Ledger, renames: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Give the statements of all documents, each line once."""
    seen: set[bytes] = set()
    for entry in ledger.entries():
        names = renames.get(entry.identity.document)
        for line in entry.lines.splitlines():
            whole = renamed(line, names) if names else line
            mark = _mark(whole, entry.outcome)
            if mark:
                if mark in seen:
                    continue
                seen.add(mark)
            yield whole


def _mark(line: str, outcome: str) -> bytes:
    """Sum up a line that several documents may state; of RDF only the triple."""
    if outcome == "rdf":
        line = line[: line.rindex(" <")]
    elif "/graph/facts>" not in line:
        return b""
    return hashlib.blake2b(line.encode(), digest_size=8).digest()


def _counts(draft: Draft, ledger: Ledger) -> dict[str, int]:
    entries = list(ledger.entries())
    read = [e for e in entries if e.outcome == "read"]
    return {
        "documents": len(entries) - sum(e.outcome == "failed" for e in entries),
        "roles": len(draft.select(f"SELECT DISTINCT ?role {{ ?role a <{REMIT.Role}> }}")),
        "described roles": len({e.identity.role for e in read}),
        "units": len(draft.select(f"SELECT DISTINCT ?unit {{ ?role <{ORG.postIn}> ?unit }}")),
        "requirements": sum(e.requirements for e in entries),
        "findings": sum(e.findings for e in entries),
        "quads": draft.quad_count(),
    }


def _fingerprint(base: str) -> str:
    """Fold all that decides what is read from a document into one text."""
    return hashlib.sha256(json.dumps([VERSION, base, fingerprint()]).encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
