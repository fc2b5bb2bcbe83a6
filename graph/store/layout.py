"""Where the parts of a graph lie on disk, and the one step that switches generations."""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from remit.graph.errors import GraphDamagedError, GraphError, NoGraphError
from remit.graph.store.locks import FileLock

BUILD_AGAIN = "build it again with `remit build PATH…`"
_DRAFT = ".draft-"
_REMOVED = ".removed-"
_NEAR = 100


@dataclass(frozen=True)
class Layout:
    """The paths inside a graph's folder.

    >>> Layout(Path("remit-graph")).generation(3).as_posix()
    'remit-graph/generations/3'
    """

    root: Path

    @property
    def current(self) -> Path:
        """The file that names the generation in use."""
        return self.root / "current"

    @property
    def lock(self) -> Path:
        """The file that the one writer holds."""
        return self.root / "lock"

    @property
    def generations(self) -> Path:
        """The folder of all generations."""
        return self.root / "generations"

    @property
    def reading(self) -> Path:
        """The folder in which a build under way keeps what it has read, for when it is stopped."""
        return self.root / "reading"

    def generation(self, number: int) -> Path:
        """Name the folder of a finished generation."""
        return self.generations / str(number)

    def draft(self, number: int) -> Path:
        """Name the folder in which a generation is written before it is finished."""
        return self.generations / f"{_DRAFT}{number}"

    def finished(self) -> list[int]:
        """List the numbers of the finished generations on disk, in order."""
        if not self.generations.is_dir():
            return []
        return sorted(int(p.name) for p in self.generations.iterdir() if _is_number(p.name))

    def left_behind(self) -> list[Path]:
        """List what builds have left that did not end: none of it is, or was, the graph."""
        if not self.generations.is_dir():
            return []
        names = (_DRAFT, _REMOVED)
        return [path for path in self.generations.iterdir() if path.name.startswith(names)]

    def current_number(self) -> int:
        """Read the number of the generation in use.

        Raises:
            NoGraphError: No build has finished here.
            GraphDamagedError: `current` is missing beside finished generations, or holds no number.
        """
        try:
            text = self.current.read_bytes().decode("ascii", "replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            if self.finished():
                raise GraphDamagedError(
                    "the file `current` is missing", place=str(self.root), hint=BUILD_AGAIN
                ) from None
            near = _graph_near(self.root.parent)
            raise NoGraphError(
                "there is no graph here",
                place=str(self.root),
                hint=f"build one with `remit build PATH…`, or name another with `--graph {near}`",
            ) from None
        except OSError as error:
            raise GraphDamagedError(
                f"the file `current` cannot be read: {error.strerror}",
                place=str(self.root),
                hint="see to its permissions, or name another graph with `--graph DIR`",
            ) from error
        if not _is_number(text):
            raise GraphDamagedError(
                "the file `current` does not name a generation",
                place=str(self.root),
                hint=BUILD_AGAIN,
            )
        return int(text)

    def switch(self, number: int) -> None:
        """Make a finished generation the one in use, in one step that survives a loss of power."""
        fresh = self.root / ".current"
        with fresh.open("w", encoding="ascii") as file:
            file.write(f"{number}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.current)
        sync(self.root)

    def vacate(self) -> None:
        """Remove the folder where no build ever finished and nothing is kept for the next one.

        Only the holder of the writer's lock may call it.
        """
        if self.current.exists() or self.reading.exists():
            return
        with suppress(OSError):  # it holds something after all
            self.generations.rmdir()
            self.lock.unlink()
            self.root.rmdir()

    def clean(self) -> None:
        """Remove what killed builds left, and old generations that nobody reads.

        Only the holder of the writer's lock may call it. While `current` does not lead to a
        generation, no finished one is removed: one of them may be all that is left.
        """
        if not self.generations.is_dir():
            return
        for path in self.left_behind():
            shutil.rmtree(path, ignore_errors=True)
        try:
            current = self.current_number()
        except GraphError:
            return
        if self.generation(current).is_dir():
            for number in self.finished():
                if number != current:
                    self.remove(number)

    def remove(self, number: int) -> bool:
        """Remove a finished generation, unless a reader holds it; tell whether it is gone."""
        folder = self.generation(number)
        lock = None
        with suppress(FileNotFoundError):
            lock = FileLock.take(folder / "lock", exclusive=True)
            if lock is None:
                return False
        removed = self.generations / f"{_REMOVED}{number}"
        try:
            folder.rename(removed)
        except OSError:
            return False
        finally:
            if lock is not None:
                lock.release()
        shutil.rmtree(removed, ignore_errors=True)
        return True


def sync(path: Path) -> None:
    """Have a file or a folder written through to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Have a folder with all that is in it written through to the disk."""
    for parent, _folders, files in os.walk(folder, topdown=False):
        for name in files:
            sync(Path(parent, name))
        sync(Path(parent))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0"


def _graph_near(folder: Path) -> str:
    """Name the graph in a folder or in those in it; `DIR` where there is none, or more than one."""
    found = {
        mark.parent
        for pattern in ("*/current", "*/*/current")
        for mark in islice(folder.glob(pattern), _NEAR)
        if (mark.parent / "generations").is_dir()
    }
    return shlex.quote(str(found.pop())) if len(found) == 1 else "DIR"
