"""A finished graph, open for reading."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from pyoxigraph import NamedNode, Quad, Store

from remit.graph.errors import GraphDamagedError
from remit.graph.store import lookup
from remit.graph.store.contents import check_contents
from remit.graph.store.layout import BUILD_AGAIN, Layout
from remit.graph.store.locks import FileLock
from remit.graph.store.manifest import Manifest

if TYPE_CHECKING:
    from remit.graph.store.lookup import Row, Term

_OF_ROCKSDB: Final = ("Corruption", "IO error", "Not found")
_TRIES: Final = 50
_PAUSE: Final = 0.02


class Graph:
    """The generation of a graph that was in use when it was opened.

    It stays as it is until it is closed, whatever is built meanwhile, and none of its files is
    touched. Close it, or open it in a `with`: a graph held open keeps its generation on disk.

    >>> import tempfile
    >>> from remit.graph.store import Draft
    >>> line = '<https://example.org/a> <https://example.org/b> "c" <https://example.org/g> .'
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Draft.begin(Path(folder.name)) as draft:
    ...     loaded = draft.load([line])
    ...     number = draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z"))
    >>> with Graph.open(Path(folder.name)) as graph:
    ...     [[o]] = graph.select("SELECT ?o { ?s ?p ?o }")
    ...     o.value, graph.graph_names()
    ('c', ['https://example.org/g'])
    >>> folder.cleanup()

    Attributes:
        folder: The folder of the generation; files beside the store lie there.
        number: The number of the generation.
        manifest: What the generation says of itself.
    """

    def __init__(self, folder: Path, number: int, manifest: Manifest, lock: FileLock) -> None:
        """Trust that the generation is finished and locked; `open` is the way to get one."""
        self.folder = folder
        self.number = number
        self.manifest = manifest
        self._lock = lock
        self._store: Store | None = None
        self._closed = False

    @classmethod
    def open(cls, directory: Path, *, whole: bool = False) -> Self:
        """Open the generation in use.

        Args:
            directory: The graph's.
            whole: Look at every byte of it first.

        Raises:
            NoGraphError: No build has finished here.
            GraphDamagedError: Files are missing or broken.
            GraphFormError: The graph was written in another form.
        """
        layout = Layout(directory)
        number, lock = _lock_current(layout)
        folder = layout.generation(number)
        try:
            manifest = Manifest.read(folder)
            check_contents(folder, whole=whole)
            return cls(folder, number, manifest, lock)
        except BaseException:
            lock.release()
            raise

    @property
    def store(self) -> Store:
        """The Oxigraph store of the generation, read-only, opened at first use.

        Raises:
            GraphDamagedError: Its files are missing or broken.
            ValueError: The graph was closed.
        """
        if self._closed:
            raise ValueError("the graph is closed")
        if self._store is None:
            with self.reading():
                self._store = Store.read_only(str(self.folder / "store"))
        return self._store

    def select(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> list[Row]:
        """List the rows of a SELECT query over the union of the named graphs.

        It is for queries that Remit writes; a user's go through `run_query`.

        Raises:
            GraphDamagedError: The store's files are broken.
            SyntaxError: The text is not SPARQL.
            TypeError: It is not a SELECT query.
        """
        with self.reading():
            return lookup.select(self.store, sparql, substitutions)

    def ask(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> bool:
        """Answer an ASK query over the union of the named graphs.

        Raises:
            GraphDamagedError: The store's files are broken.
            SyntaxError: The text is not SPARQL.
            TypeError: It is not an ASK query.
        """
        with self.reading():
            return lookup.ask(self.store, sparql, substitutions)

    def quads(self, graph_iri: str | None = None) -> Iterator[Quad]:
        """Go through the quads of one graph, or of all.

        Raises:
            GraphDamagedError: The store's files are broken.
        """
        name = None if graph_iri is None else NamedNode(graph_iri)
        with self.reading():
            yield from self.store.quads_for_pattern(None, None, None, name)

    def graph_names(self) -> list[str]:
        """List the IRIs of the named graphs, sorted.

        Raises:
            GraphDamagedError: The store's files are broken.
        """
        with self.reading():
            return sorted(name.value for name in self.store.named_graphs())

    def is_sound(self, most: int) -> bool:
        """Tell whether another generation may be built on the files of this one.

        None was ever found broken; and where they come to no more than `most` bytes, all are what
        they were when the build ended.
        """
        with suppress(OSError):
            if _broken(self.folder).read_text(encoding="ascii").strip() == str(self.number):
                return False
        size = sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())
        try:
            check_contents(self.folder, whole=size <= most)
        except GraphDamagedError:
            return False
        return True

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Turn the store's errors of reading into `GraphDamagedError`."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not str(error).startswith(_OF_ROCKSDB):
                raise
            with suppress(OSError):  # where it can be noted, no build goes on from these files
                _broken(self.folder).write_text(f"{self.number}\n", encoding="ascii")
            raise GraphDamagedError(
                f"the store cannot be read: {error}", place=str(self.folder), hint=BUILD_AGAIN
            ) from error

    def close(self) -> None:
        """Let go of the generation; a second call does nothing."""
        self._closed = True
        self._store = None
        self._lock.release()

    def __enter__(self) -> Self:
        """Give the graph itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the graph."""
        self.close()


def _broken(folder: Path) -> Path:
    """Name the file that tells which generation was found broken."""
    return folder.parents[1] / "broken"


def _lock_current(layout: Layout) -> tuple[int, FileLock]:
    """Lock the generation in use, and try again where it was replaced meanwhile."""
    for attempt in range(_TRIES):
        number = layout.current_number()
        path = layout.generation(number) / "lock"
        try:
            lock = FileLock.take(path, exclusive=False)
        except FileNotFoundError:
            if attempt and layout.current_number() == number:
                raise GraphDamagedError(
                    f"generation {number} is missing, or its lock is",
                    place=str(layout.root),
                    hint=BUILD_AGAIN,
                ) from None
            lock = None
        except OSError as error:
            raise GraphDamagedError(
                f"generation {number} cannot be read: {error.strerror}",
                place=str(layout.root),
                hint=BUILD_AGAIN,
            ) from error
        if lock is not None:
            if lock.is_on(path):
                return number, lock
            lock.release()
        time.sleep(_PAUSE)
    raise GraphDamagedError(
        f"generation {number} is locked by another program", place=str(layout.root)
    )
