"""Files of `remit.data`, with a user's own laid over them."""

from __future__ import annotations

import hashlib
import tomllib
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

from remit.graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Stamp: TypeAlias = tuple[tuple[str, int, int], ...]
_Made = TypeVar("_Made")
_Asked = ParamSpec("_Asked")


@dataclass(frozen=True, eq=False, slots=True)
class _Overlay:
    """A folder laid over the data, in one state of it; of each there is but one such object."""

    folder: Path | None
    stamp: _Stamp


@cache
def _overlay(folder: Path | None, stamp: _Stamp) -> _Overlay:
    return _Overlay(folder, stamp)


_NONE = _overlay(None, ())
_laid: ContextVar[_Overlay] = ContextVar("laid", default=_NONE)


def once_per_overlay(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Make a value from the data once for each folder, and state of it, that is laid over them."""
    made: dict[_Overlay, _Made] = {}
    now = _laid.get

    @wraps(make)
    def kept() -> _Made:
        try:
            return made[now()]
        except KeyError:
            return made.setdefault(now(), make())

    return kept


def remembered(most: int) -> Callable[[Callable[_Asked, _Made]], Callable[_Asked, _Made]]:
    """Remember what was last told of so many arguments, until another folder is laid over.

    What the forms of one employer share, and criteria that many of its profiles set, come again.
    """

    def remembering(tell: Callable[_Asked, _Made]) -> Callable[_Asked, _Made]:
        told: dict[_Overlay, Callable[_Asked, _Made]] = {}
        now = _laid.get

        @wraps(tell)
        def asked(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Made:
            try:
                own = told[now()]
            except KeyError:
                told.clear()
                own = told.setdefault(now(), lru_cache(maxsize=most)(tell))  # type: ignore[arg-type]
            return own(*args, **kwargs)

        return asked

    return remembering


def lay_over(folder: Path | None) -> None:
    """Take files of this folder before, or in addition to, those that Remit ships.

    Raises:
        DataError: There is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise DataError("no such folder", place=str(folder), hint="give --data a folder")
    _laid.set(_overlay(folder, _state_of(folder)) if folder else _NONE)


@contextmanager
def laid_over(folder: Path | None) -> Iterator[None]:
    """Lay a folder over the data, as `lay_over` does, and take it away again.

    Raises:
        DataError: There is no such folder.
    """
    before = _laid.get()
    try:
        lay_over(folder)
        yield
    finally:
        _laid.set(before)


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
    return _laid.get().folder


def load_toml(path: str) -> dict[str, Any]:
    """Read one TOML file of the data, such as `layout/fields.toml`, once.

    A user's own file of that name is read in its place.

    Raises:
        DataError: The file is not TOML; the place names it.
    """
    return _toml(_laid.get(), path)


@cache
def _toml(laid: _Overlay, path: str) -> dict[str, Any]:
    own = laid.folder
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
    return _turtle(_laid.get(), folder)


@cache
def _turtle(laid: _Overlay, folder: str) -> list[tuple[str, str]]:
    own = laid.folder
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
    own = own_folder()
    for path in sorted(own.rglob("*")) if own else ():
        if path.is_file():
            total.update(
                path.relative_to(own or path).as_posix().encode() + b"\0" + path.read_bytes()
            )
    return total.hexdigest()
