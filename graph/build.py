"""Build the graph: find the documents, read what is new, state it, infer, index, publish."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from remit.graph.across import findings_across
from remit.graph.asking.index import write_index
from remit.graph.background import background_lines
from remit.graph.errors import GraphError, RemitError
from remit.graph.inference import infer
from remit.graph.ledger import Entry, Ledger
from remit.graph.overlay import fingerprint, lay_over
from remit.graph.reader import failed
from remit.graph.reading.files import Source, find_sources, read_bytes
from remit.graph.statements.identity import renamed, settle
from remit.graph.statements.iris import DEFAULT_BASE, Iris
from remit.graph.store import Draft, Graph, Manifest
from remit.graph.version import VERSION
from remit.graph.workers import read_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Progress = "Callable[[int, int], None]"


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


def build(
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

    Afterwards the graph holds exactly what the paths hold, or, with `add`, that and what it held before.
    The same files give the same quads, in any order and with any number of workers.

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
    state_of_things = _fingerprint(base)
    with Draft.begin(directory) as draft, _Previous.of(directory, state_of_things) as previous:
        ledger = Ledger(draft.folder, fresh=True)
        ledger.note("fingerprint", state_of_things)
        tally = Counter[str]()
        for entry in _entries(sources, previous, base, workers, data, progress, tally):
            ledger.add(entry)
        gone = sorted(set(previous.sums) - {s.name for s in sources})
        if add:
            for name in gone:
                ledger.add(previous.entry(name))
            gone = []
        settled = settle(entry.identity for entry in ledger.entries() if entry.outcome == "read")
        draft.load(background_lines(iris))
        draft.load(_lines(ledger, settled.renames))
        draft.load(findings_across(ledger, settled, iris))
        infer(draft.select, draft.load, iris)
        write_index(draft.select, draft.folder)
        counts = _counts(draft, ledger)
        failures = tuple((e.name, e.reason) for e in ledger.entries() if e.outcome == "failed")
        strangers = tuple(e.name for e in ledger.entries() if e.outcome == "no profile")
        ledger.close()
        manifest = Manifest(base, _now(), counts, tuple(str(p) for p in paths))
        generation = draft.publish(manifest)
    return BuildSummary(
        tally["read"], tally["unchanged"], len(gone), failures, strangers, counts, generation
    )


class _Previous:
    """The statements of the last generation, as far as they still hold."""

    def __init__(self, graph: Graph | None, ledger: Ledger | None) -> None:
        self._graph = graph
        self._ledger = ledger
        self.sums = ledger.sums() if ledger else {}
        self.reusable = True

    @classmethod
    def of(cls, directory: Path, state_of_things: str) -> _Previous:
        try:
            graph = Graph.open(directory)
        except GraphError:
            return cls(None, None)
        previous = cls(graph, Ledger(graph.folder))
        assert previous._ledger is not None
        previous.reusable = previous._ledger.noted("fingerprint") == state_of_things
        return previous

    def entry(self, name: str) -> Entry:
        assert self._ledger is not None
        return self._ledger.entry(name)

    def holds(self, name: str, sha256: str) -> bool:
        return self.reusable and self.sums.get(name) == sha256

    def __enter__(self) -> _Previous:
        return self

    def __exit__(self, *_: object) -> None:
        if self._ledger:
            self._ledger.close()
        if self._graph:
            self._graph.close()


def _entries(
    sources: list[Source],
    previous: _Previous,
    base: str,
    workers: int | None,
    data: Path | None,
    progress: Callable[[int, int], None] | None,
    tally: Counter[str],
) -> Iterator[Entry]:
    """Give the entry of each source: taken over, read, or failed."""
    done = 0

    def fresh() -> Iterator[tuple[str, bytes]]:
        for source in sources:
            try:
                content = read_bytes(source)
            except RemitError as error:
                kept.append(failed(source.name, error.message))
                continue
            if previous.holds(source.name, hashlib.sha256(content).hexdigest()):
                kept.append(previous.entry(source.name))
                tally["unchanged"] += 1
            else:
                yield source.name, content

    kept: list[Entry] = []
    for entry in read_all(fresh(), base, workers, data):
        tally["read"] += entry.outcome != "failed"
        done += 1
        yield entry
        while kept:
            done += 1
            yield kept.pop()
        if progress:
            progress(done, len(sources))
    for entry in kept:
        done += 1
        yield entry
    if progress:
        progress(done, len(sources))


def _lines(ledger: Ledger, renames: object) -> Iterator[str]:
    """Give the statements of all documents, each line once."""
    seen: set[bytes] = set()
    for entry in ledger.entries():
        names = renames.get(entry.identity.document)  # type: ignore[attr-defined]
        for line in entry.lines.splitlines():
            whole = renamed(line, names) if names else line
            mark = _mark(whole, entry.outcome)
            if mark:
                if mark in seen:
                    continue
                seen.add(mark)
            yield whole


def _mark(line: str, outcome: str) -> bytes:
    """Sum up a line that several documents may state; of RDF the triple alone, wherever it stands."""
    if outcome == "rdf":
        line = line[: line.rindex(" <")]
    elif "/graph/facts>" not in line:
        return b""
    return hashlib.blake2b(line.encode(), digest_size=8).digest()


def _counts(draft: Draft, ledger: Ledger) -> dict[str, int]:
    entries = list(ledger.entries())
    read = [e for e in entries if e.outcome == "read"]
    roles = draft.select(
        "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a <https://w3id.org/remit/ns#Role> }"
    )
    units = draft.select(
        "SELECT (COUNT(DISTINCT ?u) AS ?n) { ?r <http://www.w3.org/ns/org#postIn> ?u }"
    )
    return {
        "documents": len(entries) - sum(e.outcome == "failed" for e in entries),
        "roles": int(roles[0][0].value),  # type: ignore[union-attr]
        "described roles": len({e.identity.role for e in read}),
        "units": int(units[0][0].value),  # type: ignore[union-attr]
        "requirements": sum(e.requirements for e in entries),
        "findings": sum(e.findings for e in entries),
        "quads": draft.quad_count(),
    }


def _fingerprint(base: str) -> str:
    """Fold all that decides what is read from a document into one text."""
    return hashlib.sha256(json.dumps([VERSION, base, fingerprint()]).encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
