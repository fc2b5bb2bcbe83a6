"""What commands write: data to stdout, words to stderr, rows through one printer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, Any, Final

from remit.cli.options import RowFormat
from remit.graph.errors import OutputError, RemitError

_WIDTHS_FROM: Final = 200
_NARROWEST: Final = 8
_GAP: Final = "  "
_OPENED: Final = "/proc/self/fd/{}"
_BOLD_RED, _BOLD, _PLAIN = "\x1b[1;31m", "\x1b[1m", "\x1b[0m"


def print_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    format: RowFormat,
    out: IO[str] | None = None,
    line_after: int = 0,
) -> None:
    """Print rows as they come, each a value per column; None is an empty value.

    Args:
        columns: The names of the columns: the heading of a table, the keys of JSON.
        rows: The values. JSON keeps numbers, truth values, lists and objects as they are.
        format: A table for people; csv, tsv or json (a list of objects) for programs.
        out: Where to print; standard output by default.
        line_after: So many rows of a table stand above a line of their own.
    """
    stream = out or sys.stdout
    if format is RowFormat.json:
        _print_json_rows(columns, rows, stream)
    elif format is RowFormat.table:
        stream.writelines(line + "\n" for line in _table(columns, rows, stream, line_after))
    else:
        _print_separated(columns, rows, "," if format is RowFormat.csv else "\t", stream)


def print_json(value: object, out: IO[str] | None = None) -> None:
    """Print one value as indented JSON."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2, default=str), file=out or sys.stdout)


def say(text: str, end: str = "\n") -> None:
    """Print a piece of data."""
    print(text, end=end)


def tell(text: str) -> None:
    """Tell the user something that is not data."""
    print(text, file=sys.stderr)


def print_error(message: str, hint: str = "") -> None:
    """Tell the user what went wrong and, after a blank line, a way out."""
    colour = is_coloured(sys.stderr)
    label = f"{_BOLD_RED}error:{_PLAIN}" if colour else "error:"
    tell(f"{label} {plain(message)}")
    if hint:
        label = f"{_BOLD}hint:{_PLAIN}" if colour else "hint:"
        tell(f"\n{label} {plain(hint)}")


def complain(error: RemitError) -> None:
    """Tell the user of an error of the library."""
    print_error(str(error), error.hint)


def is_coloured(stream: IO[str]) -> bool:
    """Tell whether a stream may be written to in colour: a terminal, and `NO_COLOR` unset."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def plain(text: str) -> str:
    r"""Show characters that would steer a terminal, which a document can hold, as spaces.

    >>> plain("a\x1b[31mb\nc")
    'a [31mb c'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


@contextmanager
def binary_output(path: Path | None) -> Iterator[IO[bytes]]:
    """Open a file, or stdout, for bytes; the file takes its place once it is whole.

    Raises:
        OutputError: The file cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    is_special = path.exists() and not path.is_file()  # a device or a pipe stays what it is
    target = path if is_special else path.resolve()
    try:
        with target.open("wb") if is_special else _whole_or_none(target) as file:
            yield file
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            place=str(path),
            hint="name another file",
        ) from error


@contextmanager
def _whole_or_none(target: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of another once all is written.

    Until then it has no name, so that nothing stays of one cut short; where the disk knows no such
    files, it has a hidden one.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    unnamed = _unnamed(target.parent)
    try:
        with draft.open("wb") if unnamed is None else os.fdopen(unnamed, "wb") as file:
            yield file
            if unnamed is not None:
                file.flush()
                with suppress(FileExistsError):
                    _name(unnamed, target)
                    return
                _name(unnamed, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _name(file: int, path: Path) -> None:
    os.link(_OPENED.format(file), path, src_dir_fd=file, follow_symlinks=True)


def _unnamed(folder: Path) -> int | None:
    """Open a file without a name in a folder; None where there is no such thing."""
    try:
        file = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except (AttributeError, OSError):
        return None
    if Path(_OPENED.format(file)).exists():
        return file
    os.close(file)
    return None


def _print_json_rows(
    columns: Sequence[str], rows: Iterable[Sequence[object]], stream: IO[str]
) -> None:
    import json

    separator = "[\n  "
    for row in rows:
        fields: dict[str, Any] = dict(zip(columns, row, strict=True))
        stream.write(separator + json.dumps(fields, ensure_ascii=False, default=str))
        separator = ",\n  "
    stream.write("[]\n" if separator.startswith("[") else "\n]\n")


def _print_separated(
    columns: Sequence[str], rows: Iterable[Sequence[object]], separator: str, stream: IO[str]
) -> None:
    import csv

    writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(value) for value in row] for row in rows)


def _table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    stream: IO[str],
    line_after: int,
) -> Iterator[str]:
    """Lay out lines; the first rows decide the widths, so that any number of rows streams."""
    cells = ([plain(_text(value)) for value in row] for row in rows)
    first, failure = _first(cells)
    widths = [
        max(len(name), *(len(row[place]) for row in first)) if first else len(name)
        for place, name in enumerate(columns)
    ]
    if stream.isatty():
        widths = _fit(widths, get_terminal_size().columns)
    heading = _line(columns, widths)
    yield f"{_BOLD}{heading}{_PLAIN}" if is_coloured(stream) else heading
    rule = _GAP.join("─" * width for width in widths)
    yield rule
    for number, row in enumerate(chain(first, cells)):
        if number and number == line_after:
            yield rule
        if stream.isatty():
            yield from _wrapped(row, widths)
        else:
            yield _line(row, widths)
    if failure is not None:
        raise failure


def _first(cells: Iterator[list[str]]) -> tuple[list[list[str]], RemitError | None]:
    """Take the first rows, and the error that ended them, which is for after they are printed."""
    rows: list[list[str]] = []
    try:
        for row in islice(cells, _WIDTHS_FROM):
            rows.append(row)
    except RemitError as error:
        return rows, error
    return rows, None


def _fit(widths: list[int], room: int) -> list[int]:
    """Take from the widest columns until all fit, or none can give more."""
    widths = list(widths)
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wrapped(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    import textwrap

    columns = [
        textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
        for cell, width in zip(row, widths, strict=True)
    ]
    for place in range(max(map(len, columns))):
        yield _line([lines[place] if place < len(lines) else "" for lines in columns], widths)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(f"{c:<{width}}" for c, width in zip(cells, widths, strict=True)).rstrip()


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ", ".join(_text(item) for item in value)
    return str(value)
