"""Files of `remit.data`, with a user's own laid over them."""

from __future__ import annotations

import hashlib
import tomllib
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from remit.graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Stamp: TypeAlias = tuple[tuple[str, int, int], ...]

_own: ContextVar[Path | None] = ContextVar("own", default=None)
_stamp: ContextVar[_Stamp] = ContextVar("stamp", default=())
_Made = TypeVar("_Made")


def once_per_overlay(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Make a value from the data once for each folder, and state of it, that is laid over them."""
    made: dict[tuple[Path | None, _Stamp], _Made] = {}

    @wraps(make)
    def kept() -> _Made:
        own = _own.get(), _stamp.get()
        if own not in made:
            made[own] = make()
        return made[own]

    return kept


def lay_over(folder: Path | None) -> None:
    """Take files of this folder before, or in addition to, those that Remit ships.

    Raises:
        DataError: There is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise DataError("no such folder", place=str(folder), hint="give --data a folder")
    _own.set(folder)
    _stamp.set(_state_of(folder) if folder else ())


@contextmanager
def laid_over(folder: Path | None) -> Iterator[None]:
    """Lay a folder over the data, as `lay_over` does, and take it away again.

    Raises:
        DataError: There is no such folder.
    """
    before = _own.get(), _stamp.get()
    try:
        lay_over(folder)
        yield
    finally:
        _own.set(before[0])
        _stamp.set(before[1])


def _state_of(folder: Path) -> _Stamp:
    """Sum up when and how large the files of a folder were written, to notice that one changed."""
    found = []
    for path in sorted(folder.rglob("*")):
        with suppress(OSError):
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


def own_folder() -> Path | None:
    """Tell which folder is laid over, if any."""
    return _own.get()


def load_toml(path: str) -> dict[str, Any]:
    """Read one TOML file of the data, such as `layout/fields.toml`, once.

    A user's own file of that name is read in its place.

    Raises:
        DataError: The file is not TOML; the place names it.
    """
    return _toml(_own.get(), _stamp.get(), path)


@cache
def _toml(own: Path | None, _state: _Stamp, path: str) -> dict[str, Any]:
    source = own / path if own and (own / path).is_file() else files("remit.data").joinpath(path)
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), place=str(source), hint="mend the file") from error


def turtle_texts(folder: str) -> list[tuple[str, str]]:
    """Read all Turtle files of a folder of the data, as (name, text), in the order of their names.

    A user's own files stand beside the shipped ones and replace those of the same name. They are
    read once.
    """
    return _turtle(_own.get(), _stamp.get(), folder)


@cache
def _turtle(own: Path | None, _state: _Stamp, folder: str) -> list[tuple[str, str]]:
    found = {
        item.name: item
        for item in files("remit.data").joinpath(folder).iterdir()
        if item.name.endswith(".ttl")
    }
    texts = {name: item.read_text(encoding="utf-8") for name, item in found.items()}
    if own and (own / folder).is_dir():
        texts |= {
            p.name: p.read_text(encoding="utf-8") for p in sorted((own / folder).glob("*.ttl"))
        }
    return sorted(texts.items())


def fingerprint() -> str:
    """Sum up all data, shipped and laid over; when the sum is another, all must be read again."""
    total = hashlib.sha256()
    for folder in ("findings", "layout", "phrases", "reference"):
        for item in sorted(files("remit.data").joinpath(folder).iterdir(), key=lambda i: i.name):
            if item.is_file():
                total.update(item.name.encode() + b"\0" + item.read_bytes())
    own = _own.get()
    for path in sorted(own.rglob("*")) if own else ():
        if path.is_file():
            total.update(
                path.relative_to(own or path).as_posix().encode() + b"\0" + path.read_bytes()
            )
    return total.hexdigest()
