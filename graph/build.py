"""Build the graph: find the documents, read what is new, state it, infer, index, publish."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph.asking.lexicon import digest
from remit.graph.asking.names import FORM
from remit.graph.change import apply, change_of
from remit.graph.errors import GraphDamagedError, NoInputError, RemitError
from remit.graph.fill import fill
from remit.graph.intake import Intake, Previous, resumed
from remit.graph.mishaps import told_in_words
from remit.graph.overlay import laid_over
from remit.graph.processes import as_many
from remit.graph.reader import mark
from remit.graph.reading.files import find_sources
from remit.graph.statements.iris import DEFAULT_BASE, Iris
from remit.graph.store import Draft, Manifest
from remit.graph.workers import Hands
from remit.ontology.files import ontology_text, rule_texts, statements_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remit.graph.ledger import Ledger
    from remit.graph.reading.files import Found

    Tell = Callable[[str, int, int], None]


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
        passed_over: How many files of other kinds there are, by ending.
        own: Names of pages in the folders that Remit itself wrote.
        links: Names of links to folders, which are not followed.
    """

    read: int
    unchanged: int
    gone: int
    failed: tuple[tuple[str, str], ...]
    no_profile: tuple[str, ...]
    counts: dict[str, int]
    generation: int
    passed_over: dict[str, int]
    own: tuple[str, ...]
    links: tuple[str, ...]


def build(  # noqa: PLR0913 - what a build may be asked for is what its caller names
    paths: Sequence[Path],
    directory: Path,
    *,
    base: str = DEFAULT_BASE,
    workers: int | None = None,
    scheduler: str | None = None,
    add: bool = False,
    data: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> BuildSummary:
    """Read all profiles at the paths into the graph of a directory.

    Afterwards the graph holds exactly what the paths hold, or, with `add`, that and what it held
    before. The same files give the same quads, in any order and with any number of workers.

    Args:
        paths: Files and folders; folders with all below them.
        directory: The graph's; made where it does not exist.
        base: What the IRIs of the documents' individuals begin with.
        workers: How many processes read; one for each processor where it is None.
        scheduler: The address of a Dask scheduler whose workers read in their place.
        add: Keep documents that the paths do not hold.
        data: A folder laid over Remit's own data.
        progress: Called with the name of the phase, and what is done of how much in it; both
            are 0 where that is not known.

    Raises:
        NoInputError: A path does not exist, or nothing there could be read.
        RemitError: With `add`: the graph is damaged, or of another base, data or version.
        RemitError: The cluster cannot be reached, or reads in another way.
        GraphBusyError: Another build writes this graph.
        OutputError: The directory cannot be written.
        DataError: A file of the data is wrong.
    """
    with laid_over(data), told_in_words(directory):
        if data is not None:
            from remit.graph.shapes.own_data import check_own_data

            check_own_data(data)
        given = tuple(map(str, paths))
        hands = Hands(workers, scheduler, data)
        wanted = _Wanted(find_sources(paths), given, Iris(base), _fingerprint(base), add, hands)
        with Draft.begin(directory) as draft:
            return _healed(draft, directory, wanted, progress or _say_nothing)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a graph shall be built of, what was given for it, and how and by whom it is read."""

    found: Found
    given: tuple[str, ...]
    iris: Iris
    mark: str
    add: bool
    hands: Hands


def _healed(draft: Draft, directory: Path, wanted: _Wanted, tell: Tell) -> BuildSummary:
    """Build on the last generation; where something that was read for it is broken, read all."""
    with Previous.of(directory, wanted.mark) as previous:
        if wanted.add and previous.why_apart:
            raise _apart(previous.why_apart, directory)
        try:
            return _built(draft, previous, wanted, tell)
        except (GraphDamagedError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.OperationalError):  # of the disk, not of what it holds
                raise
            if wanted.add:
                raise _apart("the graph that is there cannot be read", directory) from error
    draft.begin_again()
    shutil.rmtree(draft.reading, ignore_errors=True)
    with Previous(None, None, wanted.mark) as nothing:
        return _built(draft, nothing, wanted, tell)


def _built(draft: Draft, previous: Previous, wanted: _Wanted, tell: Tell) -> BuildSummary:
    """Read the sources, as far as they changed, and publish a generation of them.

    Raises:
        GraphDamagedError: What the last generation, or an interrupted build, had read is broken.
    """
    with closing(resumed(draft.reading, wanted.mark, previous)) as ledger:
        intake = Intake(wanted.found.sources, previous, ledger, tell)
        intake.run(wanted.iris.base, wanted.hands)
        if not intake.read and not intake.unchanged:
            error = _nothing_read(ledger, graph_stays=previous.graph is not None)
            if previous.graph is None:  # a first build that came to nothing leaves nothing
                shutil.rmtree(draft.reading, ignore_errors=True)
            raise error
        gone = set(previous.sums) - {source.name for source in wanted.found.sources}
        graph, told = previous.graph, previous.ledger
        stays = intake.is_as_before and previous.is_made_by(_rules_mark(), wanted.given)
        if not (stays and graph and told):
            intake.keep(gone if wanted.add else ())
            graph, told = None, ledger
        failures = tuple((entry.name, entry.reason) for entry in told.entries("failed"))
        strangers = tuple(entry.name for entry in told.entries("no profile"))
        if graph:
            generation, counts = graph.number, dict(graph.manifest.counts)
        else:
            generation, counts = _publish(draft, ledger, previous, wanted, tell)
    shutil.rmtree(draft.reading, ignore_errors=True)
    return BuildSummary(
        read=intake.read,
        unchanged=intake.unchanged,
        gone=0 if wanted.add else len(gone),
        failed=failures,
        no_profile=strangers,
        counts=counts,
        generation=generation,
        passed_over=wanted.found.passed_over,
        own=tuple(wanted.found.own),
        links=tuple(wanted.found.links),
    )


def _publish(
    draft: Draft, ledger: Ledger, previous: Previous, wanted: _Wanted, tell: Tell
) -> tuple[int, dict[str, int]]:
    """Make a generation of what was read, and give its number and what is in it.

    Where nothing changed since the last one, that stays in use.
    """
    ledger.note("rules", _rules_mark())
    change = change_of(ledger, previous)
    graph = previous.graph
    if change and graph and change.is_empty and graph.manifest.paths == wanted.given:
        return graph.number, dict(graph.manifest.counts)
    ledger.gather()
    with closing(ledger.copy_to(draft.folder)) as kept:
        counts = None
        if change and graph:
            tell("changing", 0, 0)
            counts = apply(change, draft, graph, kept, wanted.iris)
        if counts is None:
            draft.begin_again()
            counts = fill(draft, kept, wanted.iris, tell, as_many(wanted.hands.workers))
    tell("writing", 0, 0)
    previous.close()
    return draft.publish(Manifest(wanted.iris.base, _now(), counts, wanted.given)), counts


def _say_nothing(phase: str, done: int, total: int) -> None:
    """Tell nobody."""


def _apart(why: str, directory: Path) -> RemitError:
    return RemitError(why, place=str(directory), hint="build all paths again, without --add")


def _nothing_read(ledger: Ledger, *, graph_stays: bool) -> NoInputError:
    kept = "the graph is as it was; " if graph_stays else ""
    failures = ledger.entries("failed")
    others = f" (and {len(failures) - 1} more files)" if len(failures) > 1 else ""
    first = failures[0]
    return NoInputError(
        f"nothing could be read: {first.reason}{others}",
        place=first.name,
        hint=f"{kept}give files that are profiles or RDF",
    )


def _fingerprint(base: str) -> str:
    """Fold all that decides what is read from a document into one text."""
    return hashlib.sha256(json.dumps([base, mark()]).encode()).hexdigest()


def _rules_mark() -> str:
    """Fold all that decides what is made of what was read into one text."""
    texts = [ontology_text(), statements_text(), *rule_texts().values(), digest(), FORM]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
