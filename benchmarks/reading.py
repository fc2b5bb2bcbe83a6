"""Time the reading of profiles against a blank spaCy pipeline with a phrase matcher.

    python benchmarks/reading.py [--rounds 5]

Everything runs in one process, by turns, on profiles of invented organisations of which each is
read once, and what counts is the time spent computing. The pipeline knows the same names and only
finds them; Remit reads the whole profile. Then: what a longer text costs for each character, and
what reference data of twice the size cost. Python looks for cycles as seldom as it does in a build.
A second table counts instructions, which a busy machine does not change (`instructions.py`).
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import truediv
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from generate import profiles
from instructions import figures
from stopwatch import table, versions

from remit.graph.document import Document
from remit.graph.extraction.extract import extract
from remit.graph.linking.catalogue import catalogue
from remit.graph.overlay import lay_over
from remit.graph.reader import NEW_OBJECTS

_AT_ONCE = 20
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
_COUNTED = """The same without a clock, by the instructions that one document takes, which other
programs on the machine hardly change. The samples are Remit's own profiles in `data/profiles`:
short, and crowded with labels, names and conditions; the pipeline finds the names in them, and no
more."""
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


def texts(count: int) -> list[str]:
    """Write so many profiles of invented organisations, no two alike, of the usual length."""
    return [written.text for written in profiles(count, seed=7, size=_USUAL, mistakes=0.0)]


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


def time_of(read: Callable[[str], object], documents: Sequence[str]) -> float:
    """Tell how long the reading of documents takes to compute, in seconds."""
    begin = time.process_time()
    for document in documents:
        read(document)
    return time.process_time() - begin


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
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    gc.set_threshold(NEW_OBJECTS)
    rows = [
        texts((rounds + 1) * _AT_ONCE)[place * _AT_ONCE : (place + 1) * _AT_ONCE]
        for place in range(rounds + 1)
    ]
    find = matcher()
    known = len(catalogue().names)
    ours, theirs, longer, larger = [], [], [], []
    for number, documents in enumerate(rows):
        size = sum(map(len, documents))
        taken = time_of(remit, documents), time_of(find, documents)
        if number:  # the first round only warms up
            ours.append(taken[0] / size)
            theirs.append(taken[1] / size)
            whole = "\n\n".join(documents)
            longer.append(time_of(remit, [whole]) / len(whole) / ours[-1])
    with more_names(known // 3):
        more = len(catalogue().names)
        for number, documents in enumerate(rows):
            taken_now = time_of(remit, documents) / sum(map(len, documents))
            if number:
                larger.append(taken_now / ours[number - 1])
    shown = [
        ("computing", ""),
        (f"remit, {_USUAL:,} characters", f"{median(ours) * _USUAL * 1000:.1f} ms"),
        (f"spaCy, {_USUAL:,} characters", f"{median(theirs) * _USUAL * 1000:.1f} ms"),
        ("remit against spaCy", f"{median(map(truediv, ours, theirs)):.1f} times"),
        (f"a character of {len(whole):,} against one of a profile", f"{median(longer):.2f} times"),
        (f"{more:,} names against {known:,}", f"{median(larger):.2f} times"),
    ]
    parts = (versions("remit", "spacy"), table(shown), _COUNTED, figures(2 * _AT_ONCE))
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
