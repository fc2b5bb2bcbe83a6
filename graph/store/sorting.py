"""Lines sorted by their bytes, each once, in bounded memory."""

from __future__ import annotations

import heapq
import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Final

from remit.graph.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

RUN: Final = 64 << 20
"""How many bytes of lines are sorted in memory at once."""


class LineSorter(io.RawIOBase):
    """Take bytes that are written to it as lines, and give the lines back in order.

    >>> with LineSorter() as sorter:
    ...     _ = sorter.write(b"two" + bytes([10]) + b"one" + bytes([10]) + b"two" + bytes([10]))
    ...     [line.strip() for line in sorter.lines()]
    [b'one', b'two']
    """

    def __init__(self, run: int = RUN) -> None:
        """Sort so many bytes in memory at once; longer input goes through temporary files."""
        self._run = run
        self._pieces: list[bytes] = []
        self._size = 0
        self._files = ExitStack()
        self._runs: list[IO[bytes]] = []

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: ReadableBuffer) -> int:
        """Take the next bytes; lines may be cut anywhere.

        Raises:
            OutputError: A temporary file cannot be written.
        """
        piece = bytes(data)
        self._pieces.append(piece)
        self._size += len(piece)
        if self._size >= self._run:
            self._spill()
        return len(piece)

    def lines(self) -> Iterator[bytes]:
        """Give each different line once, in the order of their bytes."""
        last = self._sorted(b"".join(self._pieces))
        self._pieces.clear()
        previous = None
        for line in heapq.merge(*self._runs, last) if self._runs else last:
            if line != previous:
                yield line
                previous = line

    def close(self) -> None:
        """Remove the temporary files."""
        self._files.close()
        super().close()

    def _spill(self) -> None:
        text = b"".join(self._pieces)
        end = text.rfind(b"\n") + 1
        self._pieces = [text[end:]]
        self._size = len(text) - end
        try:
            file = self._files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
            file.writelines(self._sorted(text[:end]))
            file.seek(0)
        except OSError as error:
            raise OutputError(
                f"a temporary file cannot be written: {error.strerror}",
                place=tempfile.gettempdir(),
                hint="name a folder with more room in TMPDIR",
            ) from error
        self._runs.append(file)

    @staticmethod
    def _sorted(text: bytes) -> list[bytes]:
        return sorted({line + b"\n" for line in text.split(b"\n") if line})
