"""The documents of `tests/cases` and the samples, each with what it is known to say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .scoring import Json

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
PROFILES = ROOT / "data" / "profiles"
THREE = (
    "101-undercover-unit-sergeant.txt",
    "102-organised-crime-team-sergeant.txt",
    "103-intelligence-unit-sergeant.txt",
)
"""The samples that many questions are about."""


@dataclass(frozen=True)
class Case:
    """A document and what it says."""

    name: str
    document: Path
    expected: Json

    @property
    def text(self) -> str:
        """The text of the document, line ends unchanged."""
        return self.document.read_bytes().decode()


@cache
def restated() -> tuple[Case, ...]:
    """Give the samples that restate published profiles."""
    gold = json.loads((CASES / "restated-gold.json").read_text(encoding="utf-8"))
    return tuple(Case(item["file"], PROFILES / item["file"], item) for item in gold)


@cache
def folder(name: str) -> tuple[Case, ...]:
    """Give the cases of one folder: `extraction` to develop with, `heldout` to measure with."""
    return tuple(
        Case(path.parent.name, path.with_name("document.txt"), json.loads(path.read_text("utf-8")))
        for path in sorted((CASES / name).glob("*/expected.json"))
    )


def every() -> tuple[Case, ...]:
    """Give all cases."""
    return (*restated(), *folder("extraction"), *folder("heldout"))
