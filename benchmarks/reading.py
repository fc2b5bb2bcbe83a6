"""Time the reading of profiles against a blank spaCy pipeline with a phrase matcher.

    python benchmarks/reading.py [--rounds 5]

Everything runs in one process, by turns, and what counts is the time spent computing. The pipeline
knows the same names and only finds them; Remit reads the whole profile. Then: what a longer text
costs for each character, and what reference data of twice the size cost.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from remit.graph.document import Document
from remit.graph.extraction.extract import extract
from remit.graph.linking.catalogue import catalogue
from remit.graph.overlay import lay_over

ROOT = Path(__file__).resolve().parent.parent
_LONGER = 16
_USUAL = 9_500
_ACT = """<http://www.legislation.gov.uk/id/ukpga/{year}/{number}> a eli:LegalResource ;
    skos:prefLabel "{word} {other} ({number}) Act {year}"@en ;
    skos:altLabel "{word} {other} {number} Act"@en, "{word} Team {number}"@en ;
    dcterms:type "act" ; remit:verified false .
"""
_PREFIXES = """@prefix remit: <https://w3id.org/remit/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
_WORDS = [
    "Harbour",
    "Police",
    "Crime",
    "Data",
    "Fire",
    "Health",
    "Human",
    "Road",
    "Public",
    "Animal",
]


def texts() -> list[str]:
    """Read the profiles with known contents."""
    files = [*sorted((ROOT / "data" / "profiles").glob("*.txt"))]
    files += sorted((ROOT / "tests" / "cases" / "extraction").glob("*/document.txt"))
    return [file.read_bytes().decode() for file in files]


def matcher() -> Callable[[str], object]:
    """Make a blank pipeline that finds all names of the reference data."""
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("en")
    language.max_length = 100_000_000
    found = PhraseMatcher(language.vocab, attr="LOWER")
    terms = sorted({name.text for name in catalogue().names})
    found.add("NAME", [language.make_doc(term) for term in terms])
    return lambda text: found(language(text), as_spans=True)


def remit(text: str) -> object:
    """Read a text as a build does."""
    return extract(Document("profile.txt", "", text))


def time_by_turns(
    work: Mapping[str, tuple[Callable[[str], object], Sequence[str]]], rounds: int
) -> dict[str, list[float]]:
    """Time each work on its texts, in turn, after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, (read, documents) in work.items():
            begin = time.process_time()
            for document in documents:
                read(document)
            if number:
                taken[name].append(time.process_time() - begin)
    return taken


@contextmanager
def more_names(count: int) -> Iterator[None]:
    """Lay reference data with so many more Acts over Remit's own."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "reference"
        folder.mkdir()
        acts = (
            _ACT.format(
                year=1900 + number % 90,
                number=number + 1000,
                word=_WORDS[number % 10],
                other=_WORDS[number // 10 % 10],
            )
            for number in range(count)
        )
        (folder / "more.ttl").write_text(_PREFIXES + "\n".join(acts), encoding="utf-8")
        lay_over(Path(name))
        try:
            yield
        finally:
            lay_over(None)


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    documents = texts()
    size = sum(map(len, documents))
    long = ["\n\n".join(documents * _LONGER)]
    known = len(catalogue().names)
    taken = time_by_turns(
        {"remit": (remit, documents), "spaCy": (matcher(), documents), "long": (remit, long)},
        rounds,
    )
    with more_names(known // 3):
        more = len(catalogue().names)
        taken |= time_by_turns({"more": (remit, documents)}, rounds)
    middle = {name: median(seconds) for name, seconds in taken.items()}
    per = 1000 * _USUAL / size
    by_turn = median(r / s for r, s in zip(taken["remit"], taken["spaCy"], strict=True))
    longer = middle["long"] / middle["remit"] / (len(long[0]) / size)
    rows = [
        ("remit, 9,500 characters", f"{middle['remit'] * per:.1f} ms"),
        ("spaCy, 9,500 characters", f"{middle['spaCy'] * per:.1f} ms"),
        ("remit against spaCy", f"{by_turn:.1f} times"),
        (f"a character of {len(long[0]):,} against one of a profile", f"{longer:.2f} times"),
        (f"{more:,} names against {known:,}", f"{middle['more'] / middle['remit']:.2f} times"),
    ]
    print(f"{len(documents)} profiles, {size:,} characters, {known:,} names")
    for name, figure in rows:
        print(f"{name:55} {figure:>12}")


if __name__ == "__main__":
    main()
