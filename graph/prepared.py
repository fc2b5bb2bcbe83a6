"""What every graph of the same data begins with, made once: ontology, reference data, their names.

    CACHE/beginning-<key>/store/          the quads (Oxigraph)
    CACHE/beginning-<key>/names.sqlite    the index of the names in them
    CACHE/beginning-<key>/contents.json   sizes and checksums of both

The key sums up all that these are made of: the data with what is laid over them, and the program.
So an entry is never changed, and one that is not whole is made anew. Where none can be kept, a
build makes one for itself: the graph is the same.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph

from remit.graph.asking.index import IndexDraft
from remit.graph.asking.lexicon import digest
from remit.graph.asking.names import FORM
from remit.graph.background import background_lines, background_texts
from remit.graph.cache import UNFINISHED, cache_folder, clear, key_of, throw_away
from remit.graph.errors import GraphDamagedError, OutputError
from remit.graph.overlay import load_toml
from remit.graph.store import lookup
from remit.graph.store.contents import check_contents, write_contents
from remit.graph.store.draft import writing
from remit.graph.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.statements.iris import Iris
    from remit.graph.store import Draft

_FORM: Final = "1"
_KIND: Final = "beginning"
_MADE_BY: Final = ("background.py", "prepared.py", "asking/*.py", "turtle.py")


def begin(draft: Draft, iris: Iris) -> IndexDraft:
    """Have an empty draft hold the ontology and the reference data, and give the index of both.

    Raises:
        OutputError: The draft cannot be written.
        DataError: A file of the data is wrong.
    """
    for folder in _entries(iris):
        try:
            check_contents(folder, whole=True)
            return _taken(folder, draft)
        except (OSError, GraphDamagedError, OutputError, sqlite3.Error):
            throw_away(folder)
            draft.begin_again()
    own = draft.folder / "beginning"
    with writing(draft.folder.parent.parent):
        own.mkdir()
        _make(own, iris)
        index = _taken(own, draft)
        shutil.rmtree(own)
    return index


def graphs(iris: Iris) -> list[str]:
    """List the named graphs that a draft holds after `begin`."""
    return [iris.graph(name) for name in background_texts()]


def _taken(folder: Path, draft: Draft) -> IndexDraft:
    draft.begin_with(folder)
    return IndexDraft.go_on_from(folder, draft.folder)


def _entries(iris: Iris) -> Iterator[Path]:
    """Give the folder of the entry, and again when it was made anew; none where that fails."""
    cache = cache_folder()
    if cache is None:
        return
    folder = cache / f"{_KIND}-{_key(iris)}"
    if folder.is_dir():
        with suppress(OSError):
            os.utime(folder)
        yield folder
    with suppress(OSError, OutputError):
        _keep(folder, iris)
        yield folder


def _keep(folder: Path, iris: Iris) -> None:
    """Make an entry, which is seen when it is whole; that of another build is as good."""
    cache = folder.parent
    cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=cache))
    try:
        with writing(cache):
            _make(fresh, iris)
        with suppress(FileExistsError):
            fresh.rename(folder)
        clear(cache, _KIND)
    except OSError as error:
        if error.errno != errno.ENOTEMPTY:
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _make(folder: Path, iris: Iris) -> None:
    """Write the ontology, the reference data and the index of their names into a folder."""
    store = pyoxigraph.Store(str(folder / "store"))
    for _, lines in groupby(background_lines(iris), lambda line: line.rpartition(" <")[2]):
        # apart: a table from the one graph to the other would be in the way of all between them
        store.bulk_load(input="\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    with closing(IndexDraft(folder)) as index:
        index.finish(partial(lookup.select, store), offering=False)
    del store
    write_contents(folder)


def _key(iris: Iris) -> str:
    """Sum up all that an entry is made of."""
    versions = (_FORM, FORM, VERSION, pyoxigraph.__version__, sqlite3.sqlite_version)
    data = (iris.base, background_texts(), load_toml("questions/naming.toml"), digest())
    return key_of([json.dumps([versions, data]), *(path.read_bytes() for path in _program())])


def _program() -> list[Path]:
    """List the files of the program that decide what an entry holds."""
    here = Path(__file__).parent
    return [p for name in _MADE_BY for p in sorted(here.glob(name)) if p.suffix == ".py"]
