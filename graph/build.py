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
from remit.graph.changes import derive
from remit.graph.errors import NoInputError, RemitError
from remit.graph.intake import Intake, Previous
from remit.graph.ledger import Ledger
from remit.graph.mishaps import told_in_words
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


_FACTS = "/graph/facts>"


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
        NoInputError: A path does not exist, or nothing there could be read.
        RemitError: With `add`: the graph was built with another base, data or version.
        GraphBusyError: Another build writes this graph.
        OutputError: The directory cannot be written.
        DataError: A file of the data is wrong.
    """
    lay_over(data)
    if data is not None:
        from remit.graph.shapes.own_data import check_own_data

        check_own_data(data)
    iris = Iris(base)
    sources = find_sources(paths)
    mark = _fingerprint(base)
    with (
        told_in_words(directory),
        Draft.begin(directory) as draft,
        Previous.of(directory, mark) as previous,
    ):
        if add and not previous.can_be_added_to:
            raise RemitError(
                "the graph was built with another base, other data or another Remit",
                place=str(directory),
                hint="build all paths again, without --add",
            )
        ledger = Ledger(draft.folder, fresh=True)
        ledger.note("fingerprint", mark)
        intake = Intake(sources, previous, progress)
        for entry in intake.entries(base, workers, data):
            ledger.add(entry)
        if not intake.read and not intake.unchanged:
            raise _nothing_read(ledger)
        gone = set(previous.sums) - {source.name for source in sources}
        for name in gone if add else ():
            ledger.add(previous.entry(name))
        _fill(draft, ledger, previous, iris)
        counts = _counts(draft)
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


def _fill(draft: Draft, ledger: Ledger, previous: Previous, iris: Iris) -> None:
    """Load all that the graph holds into the draft, and index it."""
    settled = settle(ledger.identities().values())
    draft.load(background_lines(iris))
    stated: set[bytes] = set()
    draft.load(_lines(ledger, settled.renames, stated))
    draft.load(_own_lines(ledger, iris, stated))
    draft.load(findings_across(ledger, settled, iris))
    derive(draft, ledger, settled, previous, iris)
    write_index(draft.select, draft.folder)


def _lines(
    ledger: Ledger, renames: Mapping[str, Mapping[str, str]], seen: set[bytes]
) -> Iterator[str]:
    """Give the statements of all profiles; a fact of several of them once, marked as seen."""
    for entry in ledger.entries():
        names = renames.get(entry.identity.document)
        lines = entry.lines.split("\n") if entry.lines and entry.outcome != "rdf" else []
        for line in renamed(lines, names) if names else lines:
            if _FACTS in line:
                mark = _mark(line)
                if mark in seen:
                    continue
                seen.add(mark)
            yield line


def _own_lines(ledger: Ledger, iris: Iris, seen: set[bytes]) -> Iterator[str]:
    """Give the triples of the user's own RDF that the graph does not state already."""
    files = [entry for entry in ledger.entries() if entry.outcome == "rdf"]
    if not files:
        return
    seen.update(_mark(line) for line in background_lines(iris))
    for entry in files:
        for line in entry.lines.split("\n") if entry.lines else ():
            mark = _mark(line)
            if mark not in seen:
                seen.add(mark)
                yield line


def _mark(line: str) -> bytes:
    """Sum up the triple of a line, whatever graph it stands in."""
    return hashlib.blake2b(line[: line.rindex(" <")].encode(), digest_size=8).digest()


def _nothing_read(ledger: Ledger) -> NoInputError:
    failures = [entry for entry in ledger.entries() if entry.outcome == "failed"]
    others = f" (and {len(failures) - 1} more files)" if len(failures) > 1 else ""
    first = failures[0]
    return NoInputError(
        f"nothing could be read: {first.reason}{others}",
        place=first.name,
        hint="the graph is as it was; give files that are profiles or RDF",
    )


def _counts(draft: Draft) -> dict[str, int]:
    patterns = {
        "documents": f"?x a <{REMIT.SourceDocument}>",
        "roles": f"?x a <{REMIT.Role}>",
        "described roles": f"?x <{REMIT.describedBy}> ?document",
        "units": f"?role <{ORG.postIn}> ?x",
        "requirements": f"?role <{REMIT.requirement}> ?x",
        "findings": f"?x a <{REMIT.Finding}>",
    }
    found = {
        name: len(draft.select(f"SELECT DISTINCT ?x {{ {pattern} }}"))
        for name, pattern in patterns.items()
    }
    return found | {"quads": draft.quad_count()}


def _fingerprint(base: str) -> str:
    """Fold all that decides what is read from a document into one text."""
    return hashlib.sha256(json.dumps([VERSION, base, fingerprint()]).encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
