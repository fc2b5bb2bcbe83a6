"""Find the files at the paths given, and read each as a document."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph.errors import NoInputError, UnreadableError
from remit.graph.reading.rdf import FORMATS
from remit.graph.reading.text import MEDIA_TYPES, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.document import Document


READABLE = frozenset({*MEDIA_TYPES, *FORMATS})


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read.

    Attributes:
        name: Its path relative to the path given, with `/`; its own name where it was given itself.
        path: Where it is.
    """

    name: str
    path: Path


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """List the files to read at these paths, and below them, in the order of their names.

    Hidden files and folders are passed over, and so are files called README. Of two files with one
    name the second is named with its folder.

    Raises:
        NoInputError: A path does not exist, or there is no text file at all.
    """
    found: dict[str, Source] = {}
    given = list(paths)
    for path in given:
        if not path.exists():
            raise NoInputError("no such file or folder", place=str(path), hint="check the path")
        for source in _below(path):
            name = source.name
            if name in found and found[name].path != source.path:
                name = f"{source.path.parent.name}/{name}"
            found[name] = Source(name, source.path)
    if not found:
        kinds = ", ".join(sorted(READABLE))
        place = " ".join(map(str, given))
        raise NoInputError(
            f"no profiles here ({kinds})", place=place, hint="give a folder that holds some"
        )
    return sorted(found.values())


def _below(path: Path) -> Iterator[Source]:
    if path.is_file():
        yield Source(path.name, path)
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            full = Path(folder) / file
            if full.suffix.lower() in READABLE and not file.startswith((".", "README")):
                yield Source(full.relative_to(path).as_posix(), full)


def read_bytes(source: Source) -> bytes:
    """Read the bytes of a file.

    Raises:
        UnreadableError: It vanished, or may not be read.
    """
    try:
        return source.path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("the file is gone", place=source.name, hint="build again") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(
            f"cannot be read: {reason}", place=source.name, hint="check its permissions"
        ) from error


def read_file(path: Path) -> Document:
    """Read one file as a document, named as it was given.

    Raises:
        UnreadableError: It is not there, may not be read, is empty or is not text.
    """
    data = read_bytes(Source(str(path), path))
    return read_document(str(path), data, MEDIA_TYPES.get(path.suffix.lower(), "text/plain"))
