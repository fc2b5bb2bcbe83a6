"""The three profiles whose contents are known in full: as published, and as restated for this project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from remit.graph.findings import list_findings
from remit.graph.store import Graph

from . import commands
from .building import made
from .gold import CASES, PROFILES, ROOT, Case
from .scoring import Json

SHARED = ROOT.parent / "shared"
UNDERCOVER, ORGANISED_CRIME, INTELLIGENCE = KINDS = (
    "undercover",
    "organised-crime",
    "intelligence",
)
"""What the three roles do, in the order of both files of gold values."""

_PLACES = {
    "restated": (CASES / "restated-gold.json", PROFILES),
    "published": (SHARED / "checks" / "seeds-gold.json", SHARED / "seeds"),
}

needs_published = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published profiles are not beside the checkout"
)
SETS = ("restated", pytest.param("published", marks=needs_published))
each_set = pytest.mark.parametrize("name", SETS)


@dataclass(frozen=True)
class Described:
    """One of the three profiles: what it says, and what the command line reads from it."""

    case: Case
    found: Json

    @property
    def expected(self) -> Json:
        """What the profile says."""
        return self.case.expected


@cache
def cases(name: str) -> tuple[Case, ...]:
    """Give the cases of a set; none where the set is not there."""
    gold, folder = _PLACES[name]
    if not gold.is_file():
        return ()
    described = json.loads(gold.read_text(encoding="utf-8"))
    return tuple(Case(item["file"], folder / item["file"], item) for item in described)


@cache
def across(name: str) -> dict[str, list[Json]]:
    """Give the findings that a graph of a set has beyond those of its single files, by kind."""
    names = [case.document.name for case in cases(name)]
    with TemporaryDirectory() as folder:
        made(Path(folder), *(case.document for case in cases(name)))
        with Graph.open(Path(folder)) as graph:
            listed = list_findings(graph.select)
    return {
        kind: [
            {"rule": f.rule, "evidence": [{"quote": f.quote, "start": f.start, "end": f.end}]}
            for f in listed
            if f.document == document
        ]
        for kind, document in zip(KINDS, names, strict=True)
    }


@cache
def read(name: str) -> dict[str, Described]:
    """Read a set by the command line, as a user would: all files at once."""
    wanted = cases(name)
    documents = (case.document for case in wanted)
    done = commands.run("extract", *documents, "--format", "json", folder=ROOT)
    done.check_returncode()
    profiles = map(json.loads, done.stdout.splitlines())
    pairs = zip(KINDS, wanted, profiles, strict=True)
    return {kind: Described(case, profile) for kind, case, profile in pairs}
