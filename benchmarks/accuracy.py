"""Score extraction on documents with known contents, and write `docs/accuracy.md` of it.

    python benchmarks/accuracy.py [--write] [--seed 1]

Scores per field, strict and partial, with 95 % intervals; the figures of Text2KGBench; two plain
ways of reading on the same documents in the same run; and F1 on documents spoilt by degrees.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baselines import Read, keyword_search, spacy_with_terms
from mutations import MUTATIONS, mutated
from plot import drawn
from questions import interval
from renderings import page_of, word_of
from triples import figures, triples_of

from remit.graph.document import Document
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.reading import formats

ROOT = Path(__file__).resolve().parent.parent
STRENGTHS = (0.0, 0.1, 0.25, 0.5, 1.0)


def remit(text: str) -> dict[str, Any]:
    """Read a text as the program does."""
    return as_json(extract(Document("profile.txt", "", text)))


@dataclass(frozen=True)
class Set:
    """Documents that were used alike."""

    name: str
    use: str
    cases: Sequence[Any]


@dataclass(frozen=True)
class Judge:
    """The tests' own way of scoring, which is no package."""

    scoring: Any
    gold: Any
    browser: Any
    word_files: Any

    @classmethod
    def here(cls) -> Judge:
        """Load it from beside this folder."""
        sys.path.insert(0, str(ROOT))
        load = importlib.import_module
        return cls(
            load("tests.scoring"),
            load("tests.gold"),
            load("tests.browser"),
            load("tests.word_files"),
        )

    def sets(self) -> list[Set]:
        """List the documents by how they were used."""
        return [
            Set("samples", "tuned on", self.gold.restated()),
            Set("development", "tuned on", self.gold.folder("extraction")),
            Set("held out", "never looked at", self.gold.folder("heldout")),
        ]

    def counts(self, cases: Sequence[Any], read: Read, *, strict: bool) -> dict[str, Any]:
        """Count right, wrong and missed values of documents, field by field."""
        found: dict[str, Any] = {}
        for case in cases:
            scored = self.scoring.score(case.expected, read(case.text), strict=strict)
            for field, count in scored.items():
                found[field] = found.get(field, self.scoring.Count()) + count
        return found

    def f1(self, cases: Sequence[Any], read: Read) -> float:
        """Score documents as a whole, partially."""
        counts = self.counts(cases, read, strict=False)
        return float(self.scoring.total(counts.values()).f1)


def percent(value: float) -> str:
    """Write a share with two digits."""
    return f"{value:.2f}"


def bounded(right: int, total: int) -> str:
    """Write a proportion with its Wilson interval.

    >>> bounded(9, 10), bounded(0, 0)
    ('0.90 (0.60–0.98)', '–')
    """
    if not total:
        return "–"
    low, high = interval(right, total)
    return f"{right / total:.2f} ({low / 100:.2f}–{high / 100:.2f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Write a table in Markdown."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def by_field(judge: Judge, set_: Set) -> list[str]:
    """Write the scores of each field of one set."""
    strict = judge.counts(set_.cases, remit, strict=True)
    partial = judge.counts(set_.cases, remit, strict=False)
    strict["all"] = judge.scoring.total(strict.values())
    partial["all"] = judge.scoring.total(partial.values())
    rows = []
    for field, count in partial.items():
        if not count.right + count.wrong + count.missed:
            continue
        row = [field.replace("_", " "), str(count.right + count.missed)]
        for each in (strict[field], count):
            row += [bounded(each.right, each.right + each.wrong)]
            row += [bounded(each.right, each.right + each.missed), percent(each.f1)]
        rows.append(row)
    head = ("field", "in the documents", "strict precision", "strict recall", "strict F1",
            "partial precision", "partial recall", "partial F1")  # fmt: skip
    return table(head, rows)


def against_others(judge: Judge, readers: Mapping[str, Read]) -> list[str]:
    """Write the scores of each way of reading, set by set."""
    rows = []
    for name, read in readers.items():
        for set_ in judge.sets():
            strict = judge.scoring.total(judge.counts(set_.cases, read, strict=True).values())
            partial = judge.scoring.total(judge.counts(set_.cases, read, strict=False).values())
            law = judge.counts(set_.cases, read, strict=False)["legislation"]
            rows.append(
                [name, set_.name, percent(strict.f1), percent(partial.precision),
                 percent(partial.recall), percent(partial.f1),
                 bounded(law.right, law.right + law.wrong)]
            )  # fmt: skip
    head = ("read by", "documents", "strict F1", "partial precision", "partial recall",
            "partial F1", "precision for law")  # fmt: skip
    return table(head, rows)


def seven(judge: Judge, readers: Mapping[str, Read]) -> list[str]:
    """Write the seven figures of Text2KGBench."""
    rows = []
    for name, read in readers.items():
        for set_ in judge.sets():
            told = []
            for case in set_.cases:
                found = read(case.text)
                scored = judge.scoring.score(case.expected, found, strict=False)
                count = judge.scoring.total(scored.values())
                told.append((case.text, triples_of(found), count.precision, count.recall))
            f = figures(told)
            shown = (f.precision, f.recall, f.f1, f.conformance, f.made_up_subjects,
                     f.made_up_relations, f.made_up_objects)  # fmt: skip
            rows.append([name, set_.name, *map(percent, shown)])
    head = ("read by", "documents", "precision", "recall", "F1", "conformance", "subjects made up",
            "relations made up", "objects made up")  # fmt: skip
    return table(head, rows)


def in_formats(judge: Judge) -> list[str]:
    """Score all documents as the text that becomes of a web page, a Word file and PDFs of them."""
    cases = [case for set_ in judge.sets() for case in set_.cases]
    with judge.browser.chromium() as browser, TemporaryDirectory() as folder:
        file = Path(folder) / "profile.html"

        def pdf(text: str, *, ruled: bool) -> bytes:
            file.write_text(page_of(text, ruled=ruled), encoding="utf-8")
            return bytes(browser.as_pdf(file))

        made: dict[str, Callable[[str], tuple[str, bytes]]] = {
            "text": lambda text: ("profile.txt", text.encode()),
            "web page": lambda text: ("profile.html", page_of(text).encode()),
            "Word file": lambda text: ("profile.docx", word_of(text, judge.word_files)),
            "PDF, tables with lines": lambda text: ("profile.pdf", pdf(text, ruled=True)),
            "PDF, tables without": lambda text: ("profile.pdf", pdf(text, ruled=False)),
        }
        rows = []
        for name, make in made.items():

            def read_again(text: str, make: Callable[[str], tuple[str, bytes]] = make) -> Any:
                return as_json(extract(formats.read(*make(text))))

            strict = judge.scoring.total(judge.counts(cases, read_again, strict=True).values())
            partial = judge.scoring.total(judge.counts(cases, read_again, strict=False).values())
            rows.append(
                [name, *map(percent, (strict.f1, partial.precision, partial.recall, partial.f1))]
            )
    return table(("as", "strict F1", "partial precision", "partial recall", "partial F1"), rows)


def under_noise(judge: Judge, seed: int) -> dict[str, list[float]]:
    """Score the documents spoilt by each mutation, from weak to strong."""
    cases = [case for set_ in judge.sets() for case in set_.cases]
    clean = judge.f1(cases, remit)
    scores: dict[str, list[float]] = {}
    for name in MUTATIONS:
        scores[name] = [clean]
        for strength in STRENGTHS[1:]:
            read = _spoilt(judge, cases, name, strength, seed)
            scores[name].append(read)
    return scores


def _spoilt(judge: Judge, cases: Sequence[Any], name: str, strength: float, seed: int) -> float:
    counts = judge.scoring.Count()
    for case in cases:
        text = mutated(case.text, name, strength, f"{seed} {case.name}")
        scored = judge.scoring.score(case.expected, remit(text), strict=False)
        counts += judge.scoring.total(scored.values())
    return float(counts.f1)


def page(judge: Judge, seed: int) -> Iterator[tuple[str, str]]:
    """Make the page and its picture, as (name of the file, text)."""
    readers: dict[str, Read] = {
        "Remit": remit,
        "keyword search": keyword_search,
        "blank spaCy with terms": spacy_with_terms(),
    }
    scores = under_noise(judge, seed)
    cases = [case for set_ in judge.sets() for case in set_.cases]
    rows = []
    for name, line in scores.items():
        changed = sum(mutated(c.text, name, 1.0, f"{seed} {c.name}") != c.text for c in cases)
        rows.append([name, f"{changed} of {len(cases)}", *map(percent, line)])
    head = ("partial F1 at strength", "documents changed", *(f"{s:g}" for s in STRENGTHS))
    noise = table(head, rows)
    words = (ROOT / "benchmarks" / "templates" / "accuracy.md").read_text(encoding="utf-8")
    sets = judge.sets()
    parts: dict[str, Callable[[], list[str]]] = {
        "sets": lambda: table(
            ("documents", "how many", "use"), [[s.name, str(len(s.cases)), s.use] for s in sets]
        ),
        "held-out": lambda: by_field(judge, sets[2]),
        "development": lambda: by_field(judge, sets[1]),
        "samples": lambda: by_field(judge, sets[0]),
        "others": lambda: against_others(judge, readers),
        "formats": lambda: in_formats(judge),
        "seven": lambda: seven(judge, readers),
        "noise": lambda: noise,
    }
    for name, make in parts.items():
        words = words.replace(f"<{name}>\n", "\n".join(make()) + "\n")
    yield "accuracy.md", words
    yield "accuracy.svg", drawn(scores, STRENGTHS, "Partial F1 against the strength of noise")


def main() -> None:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md and its plot")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name, text in page(Judge.here(), options.seed):
        if options.write:
            (ROOT / "docs" / name).write_text(text, encoding="utf-8")
        elif name.endswith(".md"):
            print(text)


if __name__ == "__main__":
    main()
