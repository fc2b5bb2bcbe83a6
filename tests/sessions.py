"""The sessions on the pages of the manual: read, run, compared and, by `make docs`, written anew.

A session is a fenced block of `console`. A line that starts with `$ ` is typed into a shell; what
follows is what it prints, where `...` stands for any text. The sessions of a page share a folder
that holds the sample profiles and nothing else; a block that names a file in its first line, as
in `turtle title="remit-data/reference/own.ttl"`, is that file.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
CUT = "..."

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("REMIT")},
    "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
    "COLUMNS": "100",
    "NO_COLOR": "1",
    "TERM": "dumb",
}


@dataclass(frozen=True)
class Step:
    """One command of a session, and what the page says that it prints."""

    command: str
    expected: str
    start: int
    end: int

    def fits(self, printed: str) -> bool:
        """Tell whether that is what the page says."""
        return _fits(self.expected, printed)

    def renewed(self, printed: str) -> str:
        r"""Write what was printed as the page would have it: cut where it was cut before.

        >>> step = Step("seq 9", "1\n2...\n...\n8\n", 0, 0)
        >>> step.renewed("1\n20\n3\n4\n5\n")
        '1\n2...\n...\n5\n'
        """
        old, new = self.expected.splitlines(), printed.splitlines()
        head = old.index(CUT) if CUT in old else len(old)
        tail = len(old) - head - 1
        if CUT in old and len(new) > head + tail:
            new = [*new[:head], CUT, *new[len(new) - tail :]]
        if len(new) == len(old):
            new = [was if _fits(was, now) else now for was, now in zip(old, new, strict=True)]
        return "".join(line + "\n" for line in new)


def _fits(expected: str, printed: str) -> bool:
    flags = doctest.ELLIPSIS | doctest.DONT_ACCEPT_BLANKLINE
    return doctest.OutputChecker().check_output(expected, printed, flags)


def fences(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Find the fenced blocks of one language, each with its place in the text."""
    for block in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        yield block.start(1), block[1]


def steps(text: str) -> list[Step]:
    """Read the sessions of a page, as one list of commands."""
    found = []
    for place, block in fences(text, "console"):
        for part in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            found.append(Step(part[1], part[2], place + part.start(2), place + part.end(2)))
    return found


def files(text: str) -> dict[str, str]:
    """Read the files that a page shows, by their names."""
    titled = r'^```\w+ title="([^"]+)"\n(.*?)^```$'
    return {found[1]: found[2] for found in re.finditer(titled, text, re.DOTALL | re.MULTILINE)}


def outputs(text: str, folder: Path) -> list[str]:
    """Run the sessions of a page one after the other, as a reader would; return what each prints."""
    shutil.copytree(ROOT / "data" / "profiles", folder / "data" / "profiles")
    for name, content in files(text).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return [run(step.command, folder) for step in steps(text)]


def run(command: str, folder: Path) -> str:
    """Run one line in a shell and return all that it prints, without spaces at line ends."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def renew(page: Path) -> None:
    """Write the outputs on a page anew, where they are no longer true."""
    text = page.read_text("utf-8")
    found = steps(text)
    with TemporaryDirectory() as folder:
        printed = outputs(text, Path(folder))
    for step, output in reversed(list(zip(found, printed, strict=True))):
        if not step.fits(output):
            text = text[: step.start] + step.renewed(output) + text[step.end :]
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    for page in PAGES:
        renew(page)
