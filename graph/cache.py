"""What can be made again, kept between runs in a folder of the user's: nothing is lost with it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
import zlib
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

UNFINISHED: Final = ".new-"
"""How names begin of what is not whole yet, or not any more."""

_MOST: Final = 8
"""So many entries of a kind are kept: those of other data and other versions were of use before."""
_ABANDONED: Final = 24 * 3600
_DIGITS: Final = 32


def cache_folder() -> Path | None:
    """Name the folder; None where there is to be none.

    It is `REMIT_CACHE`, none where that is empty, or else `remit` in the user's own cache folder.
    """
    named = os.environ.get("REMIT_CACHE")
    if named is not None:
        return Path(named) if named else None
    general = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if general.is_absolute():
        return general / "remit"
    with suppress(RuntimeError):  # nobody's home
        return Path("~/.cache/remit").expanduser()
    return None


def key_of(parts: Iterable[str | bytes]) -> str:
    """Sum up what an entry is made of, for its name.

    >>> key_of(["a", "b"]) == key_of(["a", b"b"]) != key_of(["ab"])
    True
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(b"%d\0" % len(data) + data)
    return total.hexdigest()[:_DIGITS]


def kept_text(kind: str, key: str, make: Callable[[], str]) -> str:
    """Give the text of an entry: as it was kept, if it is whole, or else made anew and kept.

    Args:
        kind: What the entry is; the files of a kind are named for it.
        key: Sums up all that the text is made of.
        make: Makes the text.
    """
    cache = cache_folder()
    if cache is None:
        return make()
    path = cache / f"{kind}-{key}"
    with suppress(OSError, ValueError):
        head, _, body = path.read_bytes().partition(b"\n")
        if int(head) == zlib.crc32(body):
            with suppress(OSError):
                os.utime(path)
            return body.decode()
    text = make()
    with suppress(OSError):
        _keep(path, text.encode())
        clear(cache, kind)
    return text


def clear(cache: Path, kind: str) -> None:
    """Remove the entries of a kind that were of use longest ago, and what was left unfinished."""
    found: list[tuple[float, Path]] = []
    for path in cache.iterdir():
        with suppress(OSError):
            found.append((path.stat().st_mtime, path))
    abandoned = time.time() - _ABANDONED
    left = [path for at, path in found if path.name.startswith(UNFINISHED) and at < abandoned]
    entries = [pair for pair in found if pair[1].name.startswith(f"{kind}-")]
    for path in (*left, *(path for _, path in sorted(entries, reverse=True)[_MOST:])):
        throw_away(path)


def throw_away(path: Path) -> None:
    """Remove an entry, in one step for whoever looks for it."""
    aside = path.with_name(f"{UNFINISHED}{path.name}-{os.getpid()}")
    with suppress(OSError):
        path.rename(aside)
        if aside.is_dir():
            rmtree(aside, ignore_errors=True)
        else:
            aside.unlink()


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(b"%d\n" % zlib.crc32(body) + body)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
