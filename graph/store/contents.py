"""The list of a generation's files, by which one that was lost, changed or cut short is noticed.

RocksDB finds what is wrong inside its tables by itself, as it reads them, but takes a shortened
MANIFEST for a whole one, and would then answer from half of a graph. SQLite notices next to
nothing. So all small files are summed up whenever a graph is opened, and a large one by whoever is
about to read it, if it was written to after the list; `whole` sums up everything.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from remit.graph.errors import GraphDamagedError
from remit.graph.store.layout import BUILD_AGAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

Mark: TypeAlias = tuple[int, int, int, int]
Measures: TypeAlias = list[int]

FILE_NAME: Final = "contents.json"
_NOT_LISTED: Final = frozenset({FILE_NAME, "lock"})
_LARGE: Final = (".sst", ".sqlite", ".pack")
_PIECE: Final = 1 << 20
_AT_ONCE: Final = 2
"""So many files are summed up at once: of each, reading and adding come one after the other."""


def write_contents(folder: Path, known: Mapping[Mark, Measures] | None = None) -> None:
    """List all files of a folder with their sizes and checksums.

    Args:
        folder: Of a generation.
        known: What `measured` gave of other folders, for files that were linked from there.
    """
    listed: dict[str, Measures] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _NOT_LISTED and not path.name.startswith("LOG"):
            before = known.get(_mark(path)) if known else None
            name = path.relative_to(folder).as_posix()
            listed[name] = before or [path.stat().st_size, _sum(path)]
    (folder / FILE_NAME).write_text(json.dumps(listed, indent=1), encoding="utf-8")


def lasting_measured(folder: Path) -> dict[Mark, Measures]:
    """Sum up what nobody writes to again, as `write_contents` takes it: tables and packs.

    They are read soonest while the system still keeps what was just written of them.

    Raises:
        OSError: One cannot be read.
    """
    from concurrent.futures import ThreadPoolExecutor

    paths = (*folder.glob("store/*.sst"), *folder.glob("*.pack"))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(found for found in pool.map(_lasting, paths) if found)


def _lasting(path: Path) -> tuple[Mark, Measures] | None:
    """Sum up a file, unless it is merged into another one in the meantime."""
    with suppress(FileNotFoundError):
        mark = _mark(path)
        return mark, [path.stat().st_size, _sum(path)]
    return None


def measured(folder: Path) -> dict[Mark, Measures]:
    """Give what is listed of the files of a folder, by what tells each file from all others.

    Raises:
        GraphDamagedError: The list cannot be read.
        OSError: A file is missing.
    """
    return {_mark(folder / name): measures for name, measures in _listed(folder).items()}


def check_contents(folder: Path, *, whole: bool = False) -> None:
    """Compare the files of a generation with their list; with `whole`, large ones byte by byte.

    Raises:
        GraphDamagedError: A file is missing, or not what it was when the generation was finished.
    """
    for name, measures in _listed(folder).items():
        _check(folder, name, measures, summed=whole or not name.endswith(_LARGE))


def check_file(folder: Path, name: str) -> None:
    """Compare one file of a generation, which is about to be read, with the list.

    Its size always, its bytes where it was written to after the list: a question must not take
    longer the larger the graph. A folder that has no list is no generation, and is left alone.

    Raises:
        GraphDamagedError: It is missing, or not what it was when the generation was finished.
    """
    if (folder / FILE_NAME).exists():
        listed = _listed(folder)
        if name in listed:
            _check(folder, name, listed[name], summed=_changed_since_listed(folder, name))


def _mark(path: Path) -> Mark:
    """Tell a file from all others, also from one that takes its place on the disk later."""
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _changed_since_listed(folder: Path, name: str) -> bool:
    try:
        return (folder / name).stat().st_mtime_ns > (folder / FILE_NAME).stat().st_mtime_ns
    except OSError:
        return True


def _listed(folder: Path) -> dict[str, Any]:
    try:
        listed: dict[str, Any] = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        if all(type(measures) is list and len(measures) == 2 for measures in listed.values()):
            return listed
    except FileNotFoundError:
        raise _damaged(folder, f"{FILE_NAME} is missing") from None
    except (OSError, ValueError, AttributeError, RecursionError):
        pass
    raise _damaged(folder, f"{FILE_NAME} cannot be read")


def _check(folder: Path, name: str, measures: list[object], *, summed: bool) -> None:
    path = folder / name
    try:
        found = [path.stat().st_size, _sum(path) if summed else measures[1]]
    except FileNotFoundError:
        raise _damaged(folder, f"{name} is missing") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _damaged(folder, f"{name} cannot be read: {reason}") from error
    if found != measures:
        raise _damaged(folder, f"{name} is not what it was when the build ended")


def _damaged(folder: Path, what: str) -> GraphDamagedError:
    return GraphDamagedError(f"the graph is damaged: {what}", place=str(folder), hint=BUILD_AGAIN)


def _sum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total = zlib.crc32(piece, total)
    return total
