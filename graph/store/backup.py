"""A graph in one file, and back: it outlives the forms of stores, and tells whether it is whole.

The file is a tar archive, compressed with gzip: the manifest, what lies beside the store, the quads
as canonical N-Quads, and `SHA256SUMS`, which `sha256sum --check` reads. The same graph gives the
same bytes. A restore goes the way of a build: a draft, and one step that makes it the graph.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from remit.graph.errors import (
    GraphError,
    GraphFormError,
    InputError,
    NoGraphError,
    OutputError,
)
from remit.graph.store.contents import FILE_NAME as CONTENTS
from remit.graph.store.contents import check_contents
from remit.graph.store.draft import Draft
from remit.graph.store.exporting import export
from remit.graph.store.graph import Graph
from remit.graph.store.layout import Layout
from remit.graph.store.manifest import FILE_NAME as MANIFEST
from remit.graph.store.manifest import Manifest

QUADS: Final = "graph.nq"
SUMS: Final = "SHA256SUMS"
_OF_THE_STORE: Final = frozenset({CONTENTS, MANIFEST, QUADS, SUMS, "lock", "store"})
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_PIECE: Final = 1 << 20
_LARGEST_TEXT: Final = 16 << 20
_LEVEL: Final = 6


def back_up(graph: Graph, out: IO[bytes]) -> str:
    """Write an open graph as one file, every byte of it checked before, and give its SHA-256.

    Raises:
        GraphDamagedError: The graph is not what it was when it was built.
        OutputError: There is no room for temporary files.
    """
    check_contents(graph.folder, whole=True)
    sums: dict[str, str] = {}
    target = _Summed(out)
    with (
        gzip.GzipFile("", "wb", _LEVEL, target, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (graph.folder / MANIFEST, *_beside(graph.folder)):
            with path.open("rb") as file:
                sums[path.name] = _add(archive, path.name, file)
        with _temporary() as file:
            export(graph, file)
            sums[QUADS] = _add(archive, QUADS, file)
        text = "".join(f"{total}  {name}\n" for name, total in sorted(sums.items()))
        _add(archive, SUMS, io.BytesIO(text.encode()))
    return target.total.hexdigest()


def restore(source: Path, directory: Path, *, replace: bool = False) -> Manifest:
    """Make the graph of a backup the graph of a folder, once all of it has proved whole.

    Args:
        source: The file that `back_up` wrote.
        directory: The graph's; made where it does not exist.
        replace: Put it in the place of a graph that is there.

    Raises:
        InputError: The file is no backup, or not whole; there is a graph already.
        GraphFormError: It was written by a Remit of another form.
        GraphBusyError: A build writes the graph.
        OutputError: The folder cannot be written.
    """
    _check_source(source)
    _check_place(directory, replace=replace)
    with Draft.begin(directory) as draft:
        _check_place(directory, replace=replace)
        manifest = _read(source, draft)
        if draft.quad_count() != manifest.counts.get("quads", draft.quad_count()):
            raise _not_whole(source, "it does not hold as many quads as its manifest says")
        draft.publish(manifest)
    return manifest


def check_backup(source: Path) -> Manifest:
    """Read a backup to its end, and give the manifest of its graph.

    Raises:
        InputError: The file is no backup, or not whole.
        GraphFormError: It was written by a Remit of another form.
    """
    _check_source(source)
    return _read(source, None)


@dataclass
class _Summed(io.RawIOBase):
    """A file that is written through, and summed up on the way."""

    out: IO[bytes]
    total: hashlib._Hash = field(default_factory=hashlib.sha256)

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.total.update(data)
        self.out.write(data)
        return len(data)


def _beside(folder: Path) -> list[Path]:
    """List the files of a generation that are neither the store nor made anew with it."""
    return sorted(p for p in folder.iterdir() if p.is_file() and p.name not in _OF_THE_STORE)


@contextmanager
def _temporary() -> Iterator[IO[bytes]]:
    try:
        with tempfile.TemporaryFile() as file:
            yield file
    except OSError as error:
        raise OutputError(
            f"a temporary file cannot be written: {error.strerror or error}",
            place=tempfile.gettempdir(),
            hint="name a folder with more room in TMPDIR",
        ) from error


def _add(archive: tarfile.TarFile, name: str, file: IO[bytes]) -> str:
    """Add a file under a name, with nothing of this machine or this day; give its SHA-256."""
    entry = tarfile.TarInfo(name)
    entry.size = file.seek(0, io.SEEK_END)
    file.seek(0)
    total = hashlib.sha256()
    while piece := file.read(_PIECE):
        total.update(piece)
    file.seek(0)
    archive.addfile(entry, file)
    return total.hexdigest()


def _check_source(source: Path) -> None:
    if not source.is_file():
        said = "this is a folder" if source.is_dir() else "no such file"
        raise InputError(said, place=str(source), hint="give a file of `remit backup`")


def _check_place(directory: Path, *, replace: bool) -> None:
    if replace:
        return
    try:
        Layout(directory).current_number()
    except NoGraphError:
        return
    except GraphError as error:
        raise InputError(
            f"there is a graph already, though a damaged one: {error.message}",
            place=str(directory),
            hint="`--replace` puts the backup in its place",
        ) from None
    raise InputError(
        "there is a graph already",
        place=str(directory),
        hint="name another folder with `--graph DIR`, or give `--replace`",
    )


def _read(source: Path, draft: Draft | None) -> Manifest:
    """Go through a backup, into the draft where there is one, and check its sums at the end."""
    manifest: Manifest | None = None
    found: dict[str, str] = {}
    named: dict[str, str] | None = None
    try:
        with (
            source.open("rb") as file,
            gzip.GzipFile(fileobj=file) as packed,
            tarfile.open(fileobj=packed, mode="r|") as archive,
        ):
            for entry in archive:
                content = _content(archive, entry, found)
                if manifest is None:
                    manifest = _manifest(source, entry.name, content)
                elif entry.name == SUMS:
                    named = _sums(content.text())
                    break
                elif entry.name == QUADS and draft is not None:
                    draft.load(content.texts())
                elif draft is not None:
                    content.save(draft.folder / entry.name)
                content.finish()
                found[entry.name] = content.total.hexdigest()
            while packed.read(_PIECE):  # to its own checksum
                pass
    except EOFError as error:
        raise _not_whole(source, "it ends too early") from error
    except gzip.BadGzipFile as error:
        raise _not_whole(source, "it is not of the form that `remit backup` writes") from error
    except (tarfile.TarError, zlib.error, ValueError, KeyError) as error:
        raise _not_whole(source, str(error)) from error
    except OSError as error:
        raise _not_whole(source, error.strerror or str(error)) from error
    if manifest is None or named is None or QUADS not in found:
        raise _not_whole(source, "a part is missing")
    if named != found:
        wrong = sorted(name for name in {*named, *found} if named.get(name) != found.get(name))
        raise _not_whole(source, f"{', '.join(wrong)} is not what was backed up")
    return manifest


class _Content:
    """One file of a backup, summed up as it is read."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self.total = hashlib.sha256()
        self._file = file
        self._size = size

    def pieces(self) -> Iterator[bytes]:
        while piece := self._file.read(_PIECE):
            self.total.update(piece)
            yield piece

    def text(self) -> str:
        if self._size > _LARGEST_TEXT:
            raise ValueError("a part that should be short is not")
        return b"".join(self.pieces()).decode()

    def texts(self) -> Iterator[str]:
        """Give whole lines, many at a time."""
        rest = b""
        for piece in self.pieces():
            whole, newline, after = piece.rpartition(b"\n")
            if newline:
                yield (rest + whole + newline).decode()
                rest = after
            else:
                rest += piece
        if rest:
            yield rest.decode()

    def save(self, path: Path) -> None:
        pieces = self.pieces()
        try:
            with path.open("xb") as out:
                out.writelines(pieces)
        except OSError as error:
            if isinstance(error, gzip.BadGzipFile):
                raise
            raise OutputError(
                f"the graph cannot be written: {error.strerror or error}",
                place=str(path.parent.parent.parent),
                hint="the last good graph is as it was; see to the disk, and restore again",
            ) from error

    def finish(self) -> None:
        for _piece in self.pieces():
            pass


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo, found: dict[str, str]) -> _Content:
    fits = _NAME.fullmatch(entry.name) and (
        entry.name in {MANIFEST, QUADS, SUMS} or entry.name not in _OF_THE_STORE
    )
    file = archive.extractfile(entry) if entry.isreg() else None
    if file is None or not fits or entry.name in found:
        raise ValueError("it holds something that no backup holds")
    return _Content(file, entry.size)


def _manifest(source: Path, name: str, content: _Content) -> Manifest:
    if name != MANIFEST:
        raise ValueError("it does not begin with a manifest")
    try:
        return Manifest.from_json(content.text())
    except GraphFormError as error:
        raise GraphFormError(
            error.message,
            place=str(source),
            hint="restore it with the Remit that wrote it, or build the graph again",
        ) from None


def _sums(text: str) -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in text.splitlines())
    return {name: total for total, name in pairs}


def _not_whole(source: Path, why: str) -> InputError:
    return InputError(
        f"this is no whole backup of a graph: {why}",
        place=str(source),
        hint="take another copy of it; nothing was changed",
    )
