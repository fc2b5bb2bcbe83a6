"""The list of a generation's files, by which one that was lost or cut short is noticed.

RocksDB finds what is wrong inside its tables by itself, but takes a shortened MANIFEST for a
whole one, and would then answer from half of a graph.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any, Final

from remit.graph.errors import GraphDamagedError
from remit.graph.store.layout import BUILD_AGAIN

FILE_NAME: Final = "contents.json"
_NOT_LISTED: Final = frozenset({FILE_NAME, "lock"})
_SELF_CHECKED: Final = (".sst", ".sqlite")


def write_contents(folder: Path) -> None:
    """List all files of a generation with their sizes, and checksums of those that have none."""
    listed = {
        path.relative_to(folder).as_posix(): _measure(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in _NOT_LISTED and not path.name.startswith("LOG")
    }
    (folder / FILE_NAME).write_text(json.dumps(listed, indent=1), encoding="utf-8")


def check_contents(folder: Path) -> None:
    """Compare the files of a generation with their list.

    Raises:
        GraphDamagedError: A file is missing, or not what it was when the generation was finished.
    """
    try:
        listed: dict[str, Any] = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        for name, measures in listed.items():
            if _measure(folder / name) != measures:
                raise ValueError(f"{name} is not what it was when the build ended")
    except (OSError, ValueError, AttributeError) as error:
        raise GraphDamagedError(
            f"files are missing or broken: {error}", place=str(folder), hint=BUILD_AGAIN
        ) from error


def _measure(path: Path) -> list[int]:
    size = path.stat().st_size
    return [size] if path.suffix in _SELF_CHECKED else [size, zlib.crc32(path.read_bytes())]
