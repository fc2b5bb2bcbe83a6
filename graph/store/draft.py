"""A graph being built: nobody sees it until it is published whole."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from remit.graph.errors import GraphError, OutputError
from remit.graph.store import lookup
from remit.graph.store.contents import lasting_measured, measured, write_contents
from remit.graph.store.layout import Layout, sync, sync_tree
from remit.graph.store.memory import give_back
from remit.graph.store.writer import take_writer_lock
from remit.graph.store.yielding import yield_no_more, yield_to_loads

if TYPE_CHECKING:
    from remit.graph.store.contents import Mark, Measures
    from remit.graph.store.graph import Graph
    from remit.graph.store.locks import FileLock
    from remit.graph.store.lookup import Row, Term
    from remit.graph.store.manifest import Manifest

BATCH: Final = 100_000
"""How many quads are loaded at once: of more the memory grows, fewer are merged more often."""

_FEW: Final = 5_000
_LAYERS: Final = 8
"""Where more than so many loads were not brought together, the engine has what is few wait."""


class Draft:
    """The next generation of a graph, held by the one build that may write it.

    Leaving a `with` without `publish` removes it, and the graph in use stays as it was.

    Attributes:
        folder: The folder of the draft; files that belong to the generation are written there.
        reading: A folder that outlives a draft which is not published; the builder's to make.
    """

    def __init__(self, layout: Layout, number: int, lock: FileLock) -> None:
        """Trust that the lock is held and the folder is fresh; `begin` is the way to get one."""
        self.folder = layout.draft(number)
        self.reading = layout.reading
        self._layout = layout
        self._number = number
        self._lock = lock
        self._store: Store | None = None
        self._opening = Lock()  # of several threads that load, one opens it
        self._is_open = True
        self._published = False
        self._layers = 0
        self._known: dict[Mark, Measures] = {}

    @classmethod
    def begin(cls, directory: Path) -> Self:
        """Take the writer's lock, clear away what killed builds left, and open an empty draft.

        Raises:
            GraphBusyError: Another build holds the lock.
            OutputError: The folder cannot be written, or holds something other than a graph.
        """
        layout = Layout(directory)
        with writing(directory):
            lock = take_writer_lock(layout)
            try:
                layout.clean()
                number = _next_number(layout)
                layout.draft(number).mkdir()
                return cls(layout, number, lock)
            except BaseException:
                layout.clean()
                lock.release()
                raise

    def load(self, nquads: Iterable[str | bytes]) -> int:
        """Load N-Quads and count the lines.

        Args:
            nquads: Texts of one or more whole lines each, or their bytes in UTF-8; the last
                newline may be left out.

        Raises:
            OutputError: The disk is full or cannot be written.
            ValueError: A text is not N-Quads.
        """
        total = lines = 0
        batch: list[bytes] = []
        for text in nquads:
            batch.append(text.encode() if isinstance(text, str) else text)
            lines += batch[-1].count(b"\n") + (not batch[-1].endswith(b"\n"))
            if lines >= BATCH:
                self._load_batch(batch)
                total, lines = total + lines, 0
                batch.clear()
        if batch:
            self._load_batch(batch, few=lines <= _FEW and self._layers <= _LAYERS)
        return total + lines

    def begin_with(self, folder: Path) -> None:
        """Hold what the finished store in another folder holds; files are linked if they can be.

        Raises:
            OutputError: The disk is full or cannot be written, or the other folder not be read.
            GraphDamagedError: The list of the other folder's files cannot be read.
        """
        target = self.folder / "store"
        with writing(self._layout.root):
            known = measured(folder)
            target.mkdir()
            for path in (folder / "store").iterdir():
                _share(path, target / path.name)
            self._store = Store(str(target))
        self._known, self._layers = known, 1

    def go_on_from(self, graph: Graph) -> None:
        """Hold what a finished generation holds, for few changes; its files are linked, not copied.

        It is for a draft that holds nothing yet.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        with writing(self._layout.root):
            known = measured(graph.folder)
            graph.store.backup(str(self.folder / "store"))
            self._store = Store(str(self.folder / "store"))
        self._known = known

    def begin_again(self) -> None:
        """Hold nothing, as at the start.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        with writing(self._layout.root):
            self._store = None
            for path in self.folder.iterdir():
                if path.name in {"store", "names.sqlite"}:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._layers, self._known = 0, {}

    def arranged(self, graphs: Collection[str]) -> list[str]:
        """Name graphs in the order in which the engine keeps what is in them.

        They are about to be loaded: the draft knows them from now on.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        store = self._open_store()
        with writing(self._layout.root):
            for name in graphs:
                store.add_graph(NamedNode(name))
            known = [graph.value for graph in store.named_graphs()]
        wanted = frozenset(graphs)
        return [name for name in known if name in wanted]

    def change(self, remove: Iterable[str], add: Iterable[str]) -> int:
        """Take lines of N-Quads away and add others; it is for few. Give by how many it grew.

        A line to remove that is not there does no harm, and none that is there already to add. A
        named graph of which nothing is left is named no more.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        store = self._open_store()
        gone = list(parse("\n".join(remove), RdfFormat.N_QUADS))
        come = list(parse("\n".join(add), RdfFormat.N_QUADS))
        with writing(self._layout.root):
            grown = -sum(quad in store for quad in set(gone))
            for quad in gone:
                store.remove(quad)
            grown += sum(quad not in store for quad in set(come))
            store.extend(come)
            for name in {quad.graph_name for quad in gone}:
                if not any(store.quads_for_pattern(None, None, None, name)):
                    store.remove_graph(name)
        return grown

    def holds(self, line: str) -> bool:
        """Tell whether a line of N-Quads is in the draft."""
        store = self._open_store()
        return all(quad in store for quad in parse(line, RdfFormat.N_QUADS))

    def unstated(self, nquads: Sequence[str]) -> list[str]:
        """List those of some lines whose triple stands in no graph yet, each triple once.

        Raises:
            ValueError: A line is not N-Quads.
        """
        store, seen, kept = self._open_store(), set[tuple[object, ...]](), list[str]()
        try:
            quads = parse(input="\n".join(nquads).encode(), format=RdfFormat.N_QUADS)
            for quad, line in zip(quads, nquads, strict=True):
                triple = (quad.subject, quad.predicate, quad.object)
                if triple not in seen and not any(store.quads_for_pattern(*triple, None)):
                    seen.add(triple)
                    kept.append(line)
        except SyntaxError as error:
            raise ValueError(f"not N-Quads: {error}") from error
        return kept

    def select(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> list[Row]:
        """List the rows of a SELECT query over the union of the graphs loaded so far.

        Raises:
            SyntaxError: The text is not SPARQL.
            TypeError: It is not a SELECT query.
        """
        return lookup.select(self._open_store(), sparql, substitutions)

    def each(self, sparql: str) -> Iterator[Row]:
        """Give the rows of a SELECT query one by one, as the graphs are now; more may be loaded.

        Raises:
            SyntaxError: The text is not SPARQL.
            TypeError: It is not a SELECT query.
        """
        return lookup.each(self._open_store(), sparql)

    def ask(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> bool:
        """Answer an ASK query over the union of the graphs loaded so far.

        Raises:
            SyntaxError: The text is not SPARQL.
            TypeError: It is not an ASK query.
        """
        return lookup.ask(self._open_store(), sparql, substitutions)

    def quad_count(self) -> int:
        """Count the quads loaded so far, each once."""
        return len(self._open_store())

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """Give the folder of a store that holds what this one holds now, for others to read.

        It goes, with all that was written beside it, when the block is left. Meanwhile this one
        holds none of it in memory, until something is loaded or asked.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        place = self.folder / "aside"
        with writing(self._layout.root):
            place.mkdir()
            self._open_store().backup(str(place / "store"))
            self._store = None
        give_back()
        try:
            yield place / "store"
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def merge(self) -> bool:
        """Have the engine bring what was loaded together, and tell whether there was any need.

        What lies in many layers takes several times as long to be asked. Meanwhile it may be asked,
        and more be loaded.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        layers = self._layers
        with writing(self._layout.root):
            if layers > 1:
                yield_no_more()
                self._open_store().optimize()
                self._layers -= layers - 1  # more may have been loaded meanwhile
        return layers > 1

    def tidy(self) -> None:
        """Merge what is held, and sum it up; it may be asked meanwhile.

        Raises:
            OutputError: The disk is full or cannot be written.
        """
        if self.merge():
            with writing(self._layout.root):
                self._known |= lasting_measured(self.folder)

    def publish(self, manifest: Manifest) -> int:
        """Finish the draft and make it the graph in use; give the number of its generation.

        Everything is on the disk before the switch. Old generations that nobody reads are removed
        when the draft is left: until then its builder may read the one before.

        Raises:
            OutputError: The disk is full or cannot be written; the graph in use is as it was.
        """
        with writing(self._layout.root):
            self.tidy()
            store = self._open_store()
            store.flush()
            self._store = None
            del store
            manifest.write(self.folder)
            write_contents(self.folder, self._known)
            (self.folder / "lock").touch()
            sync_tree(self.folder)
            finished = self._layout.generation(self._number)
            self.folder = self.folder.rename(finished)
            sync(self._layout.generations)
            self._layout.switch(self._number)
        self._published, self._is_open = True, False
        return self._number

    def discard(self) -> None:
        """Remove the draft, or what was in use before it, and let go of the writer's lock."""
        self._store, self._is_open = None, False
        if self._published:
            with suppress(OSError):
                self._layout.clean()
            self._published = False
        elif not self._is_in_use():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._layout.vacate()
        self._lock.release()

    def __enter__(self) -> Self:
        """Give the draft itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the draft if it was not published."""
        self.discard()

    def _load_batch(self, batch: list[bytes], *, few: bool = False) -> None:
        data = b"\n".join(batch)
        store = self._open_store()
        self._layers += not few
        with writing(self._layout.root):
            try:
                if few:  # a bulk load waits for the disk, however little it loads
                    store.extend(parse(data, RdfFormat.N_QUADS))
                else:
                    store.bulk_load(input=data, format=RdfFormat.N_QUADS, lenient=True)
                    if self._layers > 1:
                        yield_to_loads()
            except SyntaxError as error:
                raise ValueError(f"not N-Quads: {error}") from error

    def _open_store(self) -> Store:
        if not self._is_open:
            raise ValueError("the draft is closed")
        with self._opening, writing(self._layout.root):
            if self._store is None:
                self._store = Store(str(self.folder / "store"))
            return self._store

    def _is_in_use(self) -> bool:
        with suppress(GraphError):
            return self.folder == self._layout.generation(self._layout.current_number())
        return False


def _share(path: Path, own: Path) -> None:
    """Take over one file of a store: tables are never changed, and linked; the rest is copied."""
    if path.suffix == ".sst":
        with suppress(OSError):
            os.link(path, own)
            return
    if not path.name.startswith(("LOG", "LOCK")):
        shutil.copyfile(path, own)


def _next_number(layout: Layout) -> int:
    used = layout.finished()
    with suppress(GraphError):
        used.append(layout.current_number())
    return max(used, default=0) + 1


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Turn the errors of a disk that cannot be written into `OutputError`."""
    try:
        yield
    except (OSError, RuntimeError, sqlite3.OperationalError) as error:
        said = str(error)
        last = said.rpartition(": ")[2] if said.startswith("IO error") else said
        raise OutputError(
            f"the graph cannot be written: {getattr(error, 'strerror', None) or last}",
            place=str(directory),
            hint="the last good graph is as it was; see to the disk, and build again",
        ) from error
