"""Find the files at the paths given, and read each as a document."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph.errors import NoInputError, UnreadableError
from remit.graph.reading.formats import MEDIA_TYPES, read
from remit.graph.reading.rdf import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.document import Document


READABLE = frozenset({*MEDIA_TYPES, *FORMATS})
WRITTEN_BY_REMIT = '<meta name="generator" content="Remit">'
"""Stands at the head of each page that Remit writes, so that none is read as a profile."""
_NOT_MEANT = (".", "README", "~$")
"""How the names of files begin that are no profiles; the last are of documents open in Word."""
_PAGES = frozenset({".html", ".htm"})
_HEAD = 1000


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read.

    Attributes:
        name: Its path relative to the path given, with `/`; its own name where it was given itself.
        path: Where it is.
    """

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """What lies at the paths given.

    Attributes:
        sources: The files to read, in the order of their names.
        passed_over: How many files of other kinds there are, by ending, most first.
        own: The names of pages that Remit itself wrote, in order.
        links: The names of links to folders, in order; none is followed.
    """

    sources: list[Source]
    passed_over: dict[str, int]
    own: list[str]
    links: list[str]


def find_sources(paths: Iterable[Path]) -> Found:
    """Find the files to read at these paths, and below them.

    Files of other kinds are passed over, in folders or named themselves. So are, in folders, what
    is hidden, files called README, those that say who has a document open, the folders of graphs,
    links to folders and the pages that Remit writes. A folder that cannot be looked into is a
    source that cannot be read. A file that several paths hold is read once, under its longest name.
    Files with one name are named with their folders. The order of the paths does not matter.

    Raises:
        NoInputError: A path does not exist, or there is no file of a kind that is read.
    """
    names: dict[str, str] = {}
    others: dict[str, str] = {}
    own: dict[str, str] = {}
    links: set[str] = set()
    given = list(paths)
    for path in given:
        if not path.exists():
            raise NoInputError("no such file or folder", place=str(path), hint="check the path")
        for name, file, is_file in _below(path):
            ending = _ending(name)
            if not is_file and Path(file).is_symlink() and Path(file).is_dir():
                links.add(name)
            elif is_file and ending not in READABLE and (name != path.name or path.is_file()):
                others[file] = ending
            elif is_file and ending in _PAGES and _is_own(Path(file)):
                own[file] = name
            else:
                first = names.get(file, name)
                names[file] = max(first, name, key=_depth) if first != name else name
    counted = dict(sorted(Counter(others.values()).items(), key=lambda item: (-item[1], item[0])))
    if not names:
        kinds = ", ".join(sorted(READABLE))
        passed = f"; {words_of(counted)}" if counted else ""
        place = " ".join(map(str, given))
        raise NoInputError(
            f"no profiles here ({kinds}){passed}",
            place=place,
            hint="give a folder that holds some",
        )
    told = sorted((name, file) for file, name in _told_apart(names).items())
    sources = [Source(name, file) for name, file in told]
    return Found(sources, counted, sorted(own.values()), sorted(links))


def _ending(name: str) -> str:
    """Give the ending of a file's name, with its dot, in small letters; empty where it has none.

    >>> _ending("posts/Clerk.TXT"), _ending("v1.2/clerk"), _ending(".hidden"), _ending("odd.")
    ('.txt', '', '', '')
    """
    last = name.rpartition("/")[2]
    before, dot, after = last.rpartition(".")
    return f".{after}".lower() if before and dot and after else ""


def _depth(name: str) -> tuple[int, str]:
    """Order names by how many folders they name."""
    return name.count("/"), name


def words_of(passed_over: dict[str, int]) -> str:
    """Say how many files of which endings were passed over.

    >>> words_of({".wpd": 2, "": 1})
    'passed over, as Remit does not read them: 2 .wpd, 1 without ending'
    """
    others = ", ".join(
        f"{count} {ending or 'without ending'}" for ending, count in passed_over.items()
    )
    return f"passed over, as Remit does not read them: {others}"


def _below(path: Path) -> Iterator[tuple[str, str, bool]]:
    """List a file, or all below a folder but what is hidden and what is a graph's.

    Each comes with its name, where it is, and whether it is a file. Of folders, those are listed
    that cannot be looked into, and links to others.
    """
    if not path.is_dir():
        yield path.name, _whole(path), True
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(path, onerror=closed.append):
        if "generations" in folders and "lock" in files:
            folders.clear()
            continue
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        linked = [f for f in folders if (Path(folder) / f).is_symlink()]
        before = (Path(folder).relative_to(path) / "_").as_posix()[:-1]
        whole = str(Path(folder).resolve() / "_")[:-1]
        for names, is_file in ((sorted(files), True), (linked, False)):
            for name in names:
                if not name.startswith(_NOT_MEANT):
                    yield before + name, whole + name, is_file
    for error in closed:
        full = Path(str(error.filename))
        within = full.relative_to(path.parent if full == path else path)
        yield within.as_posix(), _whole(full), False


def _is_own(page: Path) -> bool:
    """Tell whether a page is one that Remit wrote; what cannot be looked at is none."""
    if not page.is_file():
        return False
    try:
        with page.open("rb") as file:
            return WRITTEN_BY_REMIT.encode() in file.read(_HEAD)
    except OSError:
        return False


def _whole(path: Path) -> str:
    """Make a path absolute; a link stays a link, so that two names of one file are two files."""
    return str(path.parent.resolve() / path.name)


def _told_apart(names: dict[str, str]) -> dict[str, str]:
    """Put folders before the names that several files share, until each file has its own."""
    told = dict(names)
    while True:
        shared = {name for name, count in Counter(told.values()).items() if count > 1}
        longer = {f: _with_folder(Path(f), n) for f, n in told.items() if n in shared}
        if not shared or all(longer[f] == told[f] for f in longer):
            return told
        told |= longer


def _with_folder(file: Path, name: str) -> str:
    parts = file.parts[1:]
    count = min(name.count("/") + 2, len(parts))
    return "/".join(parts[-count:])


def read_bytes(source: Source) -> bytes:
    """Read the bytes of a file; of many, a `Path` for each would take longer than that.

    Raises:
        UnreadableError: It vanished, is no file, or may not be read.
    """
    try:
        kind = os.stat(source.path).st_mode  # noqa: PTH116
        if stat.S_ISDIR(kind):
            os.scandir(source.path).close()
            raise UnreadableError("this is a folder", place=source.name, hint="name files")
        if not stat.S_ISREG(kind):
            other = "this is not a file but a pipe or a device"
            raise UnreadableError(other, place=source.name, hint="name files")
        with open(source.path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except FileNotFoundError:
        gone = "the file is gone"
        if Path(source.path).is_symlink():
            gone = "this is a link to a file that is not there"
        raise UnreadableError(gone, place=source.name, hint="build again") from None
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
    if not path.exists():
        raise UnreadableError("no such file", place=str(path), hint="check the path")
    data = read_bytes(Source(str(path), str(path)))
    return read(str(path), data)
