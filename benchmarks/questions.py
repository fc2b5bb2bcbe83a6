"""Score the question sets of `tests/questions`, and write `docs/questions.md` of it.

    python benchmarks/questions.py [--write] [--misses] [--only SET …]
    python benchmarks/questions.py --graph DIR --alias 101-=000_ … [--misses]

Each set is asked of a graph built from `data/profiles` or from a user's own RDF file, and each
answer is right, abstained (refused) or wrong; the intervals are of 95 %. With --graph the sets
about three profiles are asked of that graph, their documents' first letters exchanged by --alias.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from question_sets import FOLDERS, GENERATED, SETS, Set

if TYPE_CHECKING:
    from remit.graph.asking.engine import Asker

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
SHAPE = ROOT / "benchmarks" / "templates" / "questions.md"
THREE = tuple(
    f"{name}-sergeant"
    for name in ("101-undercover-unit", "102-organised-crime-team", "103-intelligence-unit")
)
PREFIXES = ["101-", "102-", "103-"]
FORTY, SEED = 40, 7  # of the invented forces about which the set of that name asks
HEAD = ("asked", "right", "abstained", "wrong", "right %", "wrong %")


@dataclass(frozen=True)
class Asked:
    """One question with what became of it."""

    set: Set
    question: str
    group: str
    verdict: str

    @property
    def sort(self) -> str:
        """Say `right`, `abstained` or `wrong`."""
        return self.verdict if self.verdict in {"right", "abstained"} else "wrong"


def interval(count: int, total: int) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion, in per cent (95 %).

    >>> [round(bound, 1) for bound in interval(9, 10)]
    [59.6, 98.2]
    """
    z, p = 1.96, count / total
    middle = p + z * z / (2 * total)
    spread = z * sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    scale = 100 / (1 + z * z / total)
    return max(0.0, (middle - spread) * scale), min(100.0, (middle + spread) * scale)


def asked(set_: Set, asker: Asker, aliases: dict[str, str]) -> Iterator[Asked]:
    """Ask the questions of one set."""
    scoring: Any = importlib.import_module("tests.questions.scoring")
    for case in scoring.cases(set_.name):
        known = {"all": PREFIXES if set_.graph == "three" else []} | case
        for field in ("gold", "may", "all"):
            if case["kind"] == "roles":
                known[field] = [aliases.get(p, p) for p in known.get(field, [])]
        said = scoring.verdict(known, asker.ask(case["q"]))
        yield Asked(set_, case["q"], case.get("group", ""), said)


def figures(rows: Sequence[Asked]) -> list[str]:
    """Count a list of questions for one row of a table."""
    counts = Counter(row.sort for row in rows)
    total = len(rows)
    return [
        str(total),
        *(str(counts[sort]) for sort in ("right", "abstained", "wrong")),
        *(_per_cent(counts[sort], total) for sort in ("right", "wrong")),
    ]


def _per_cent(count: int, total: int) -> str:
    low, high = interval(count, total)
    return f"{100 * count / total:.1f} ({low:.1f}–{high:.1f})"


def table(first: str, rows: Sequence[tuple[str, Sequence[Asked]]]) -> str:
    """Write a table, a line for each named list of questions that is not empty."""
    lines = [f"| {first} | {' | '.join(HEAD)} |", "|---" * (len(HEAD) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(figures(part))} |" for name, part in rows if part]
    return "\n".join(lines) + "\n"


def by_set(rows: Sequence[Asked], tuned: bool) -> str:
    """Write the table of the sets that were tuned on, or of those that were not."""
    named = [
        (f"{s.name}, {_asked_of(s)}", [row for row in rows if row.set == s])
        for s in SETS
        if s.tuned == tuned
    ]
    profiles = [r for r in rows if r.set.tuned == tuned and "." not in r.set.graph]
    own = [r for r in rows if r.set.tuned == tuned and "." in r.set.graph]
    return table("set", [*named, ("all about profiles", profiles), ("all about own graphs", own)])


def at_first() -> str:
    """Write the table of what sets scored when they were new."""
    lines = ["| set, when new | asked | right | abstained | wrong |", "|---" * 5 + "|"]
    for set_ in SETS:
        if set_.first:
            said = " | ".join(map(str, (sum(set_.first), *set_.first)))
            lines.append(f"| {set_.name}, {_asked_of(set_)} | {said} |")
    return "\n".join(lines) + "\n"


def _asked_of(set_: Set) -> str:
    if "." in set_.graph:
        return f"[{set_.graph}](../tests/data/{set_.graph})"
    return f"{set_.graph} profiles"


def by_group(rows: Sequence[Asked], tuned: bool) -> str:
    """Write the table of the four groups of question."""
    mine = [row for row in rows if row.group and row.set.tuned == tuned]
    groups = ("simple near", "simple far", "complex near", "complex far")
    named = [(group.replace(" ", ", "), [r for r in mine if r.group == group]) for group in groups]
    return table("question", named)


def page(rows: Sequence[Asked]) -> str:
    """Write the page from its shape."""
    text = SHAPE.read_text(encoding="utf-8")
    for mark, part in (
        ("<held-out>", by_set(rows, tuned=False)),
        ("<held-out-groups>", by_group(rows, tuned=False)),
        ("<at-first>", at_first()),
        ("<tuned>", by_set(rows, tuned=True)),
        ("<tuned-groups>", by_group(rows, tuned=True)),
    ):
        text = text.replace(mark + "\n", part)
    return text


def built(paths: Sequence[Path], folder: Path) -> Path:
    """Build a graph with the installed command."""
    remit = Path(sys.executable).parent / "remit"
    command = [str(part) for part in (remit, "build", *paths, "--graph", folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@contextmanager
def opened(graph: str, folder: Path, given: Path | None = None) -> Iterator[Asker]:
    """Build a graph, or take the one given, and open it for questions."""
    from remit.graph.asking.engine import Asker
    from remit.graph.store import Graph

    if "." in graph:
        graphs: Any = importlib.import_module("tests.questions.graphs")
        (folder / graph).mkdir()
        loaded = graphs.from_file(ROOT / "tests" / "data" / graph)
        with graphs.asker(loaded, folder / graph) as asker:
            yield asker
        return
    profiles = ROOT / "data" / "profiles"
    paths = [profiles / f"{stem}.txt" for stem in THREE] if graph == "three" else [profiles]
    if graph == GENERATED:
        paths = [generated(folder / "profiles")]
    if graph in FOLDERS:
        paths = [ROOT / "tests" / "data" / graph]
    place = given or built(paths, folder / graph)
    with Graph.open(place) as store, Asker(store.select, store.folder) as asker:
        yield asker


def generated(folder: Path) -> Path:
    """Write the profiles of invented forces into a folder, and return it."""
    generate: Any = importlib.import_module("generate")
    for written in generate.profiles(FORTY, seed=SEED):
        path = folder / written.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written.text, encoding="utf-8")
    return folder


def main() -> None:
    """Score the sets, print a line for each, and write the page if wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/questions.md")
    parser.add_argument("--misses", action="store_true", help="print what was not right")
    parser.add_argument("--only", nargs="*", default=[], help="score these sets alone")
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--alias", nargs="*", default=[])
    options = parser.parse_args()
    aliases = dict(pair.split("=") for pair in options.alias)
    sys.path.insert(0, str(ROOT))
    wanted = [s for s in SETS if not options.only or s.name in options.only]
    if options.graph:
        wanted = [s for s in wanted if s.graph == "three"]
    rows: list[Asked] = []
    with TemporaryDirectory() as name:
        for graph in dict.fromkeys(s.graph for s in wanted):
            with opened(graph, Path(name), options.graph) as asker:
                for set_ in (s for s in wanted if s.graph == graph):
                    found = list(asked(set_, asker, aliases))
                    rows += found
                    print(f"{set_.name:20} {'  '.join(figures(found))}", flush=True)
                    for row in found if options.misses else ():
                        if row.sort != "right":
                            print(f"    {row.verdict[:90]:90}  {row.question}")
    if options.write:
        PAGE.write_text(page(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
