"""Run W3C's SPARQL query tests through `remit query` and through Oxigraph: `make w3c`.

What comes of them is written to docs/sparql.md.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from .engines import REFUSED, by_oxigraph, by_remit
from .suites import cases, fetch

PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"


@dataclass
class Sum:
    """What came of one group of tests."""

    tests: int = 0
    oxigraph: int = 0
    remit: int = 0
    notes: list[str] = field(default_factory=list)


def run(folder: Path) -> dict[str, Sum]:
    """Run all tests on both."""
    sums: dict[str, Sum] = {}
    for case in cases(folder):
        total = sums.setdefault(case.group, Sum())
        one = by_oxigraph(case)
        with tempfile.TemporaryDirectory() as place:
            two = by_remit(case, Path(place))
        total.tests += 1
        total.oxigraph += one.passed
        total.remit += two.passed
        if not (one.passed and two.passed):
            who = (
                "neither"
                if not one.passed and not two.passed
                else "Oxigraph only"
                if one.passed
                else "`remit query` only"
            )
            total.notes.append(
                f"| {case.group} | {case.name} | {who} | {_cell(two.why or one.why)} |"
            )
            print(
                case.group,
                case.query.name,
                case.name,
                who,
                two.why or one.why,
                sep=" | ",
                file=sys.stderr,
            )
    return sums


def _cell(text: str) -> str:
    said = re.sub(r"/\S*/", "…/", " ".join(text.split())).replace("|", "\\|")
    return said if len(said) < 120 else said[:119] + "…"


def page(sums: dict[str, Sum]) -> str:
    """Write the page."""
    tests = sum(s.tests for s in sums.values())
    lines = [
        "# W3C's SPARQL tests\n",
        f"The query tests of W3C's SPARQL 1.0 and 1.1 suites, run through `remit query` and through Oxigraph {ox.__version__} itself (`make w3c`).",
        "The suites are not part of this project; they are taken from the source package of rdflib. Tests of updates, protocols and entailment are",
        "left out. Where a test has several graphs, they are put into its query with `FROM` and `FROM NAMED`, since a query sees their union otherwise.\n",
        f"Of {tests} tests, {sum(s.remit for s in sums.values())} pass through `remit query`, and {sum(s.oxigraph for s in sums.values())} on Oxigraph.\n",
        "| group | tests | `remit query` | Oxigraph |",
        "|---|---:|---:|---:|",
        *(f"| {group} | {s.tests} | {s.remit} | {s.oxigraph} |" for group, s in sums.items()),
        "\n| group | test | passed by | why |",
        "|---|---|---|---|",
        *(note for s in sums.values() for note in s.notes),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run the tests, write the page, and fail where `remit query` fails a test that Oxigraph passes."""
    sums = run(fetch())
    PAGE.write_text(page(sums), encoding="utf-8")
    print(PAGE)
    if any(
        "| Oxigraph only | " in note and REFUSED not in note
        for s in sums.values()
        for note in s.notes
    ):
        raise SystemExit("a test passes on Oxigraph and not through `remit query`")


if __name__ == "__main__":
    main()
