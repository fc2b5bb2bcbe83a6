"""File every named thing of a graph under all that it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import key, words
from remit.graph.asking.iris import expand, prologue
from remit.graph.asking.selecting import texts
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_KINDS = "SELECT ?s ?l WHERE { ?s org:classification/(skos:prefLabel|skos:altLabel) ?l }"
_NEEDED = """SELECT ?t (COUNT(?q) AS ?n) WHERE { ?q remit:about ?t ; remit:modality ?m
  FILTER(?m != remit:notRequired) } GROUP BY ?t"""
_USED = (
    "SELECT ?t (COUNT(?q) AS ?n) WHERE { ?q remit:about ?t } GROUP BY ?t",
    "SELECT ?t (COUNT(?c) AS ?n) WHERE { ?c a remit:Claim ; rdf:object ?t FILTER(isIRI(?t)) }"
    " GROUP BY ?t",
    "SELECT ?t (COUNT(?c) AS ?n) WHERE { ?c a remit:Claim ; rdf:subject ?t } GROUP BY ?t",
    "SELECT ?t (COUNT(?r) AS ?n) WHERE { ?r org:postIn/org:subOrganizationOf* ?t } GROUP BY ?t",
)
_RUNGS = ("label", "alias", "hidden", "acronym", "variant")


@dataclass(frozen=True, slots=True)
class _Naming:
    """`questions/naming.toml` with its names written out."""

    rung: dict[str, str]
    label_words: frozenset[str]
    left_out: dict[str, frozenset[str]]
    yearless: frozenset[str]
    initialled: frozenset[str]
    unnamed: frozenset[str]


def write_names(select: Select, index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Write the tables of names and things, and count the words that they hold."""
    naming = _naming(load_toml("questions/naming.toml"))
    labels = _labels(select, naming)
    classes = _classes(select, naming, labels)
    needed = _counts(select, _NEEDED)
    used = _counts(select, *_USED)
    number = 0
    for thing, iri in enumerate(sorted(classes), start=1):
        best = min(labels[iri], key=lambda pair: (_RUNGS.index(pair[1]), len(pair[0]), pair[0]))
        index.execute(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?)",
            (thing, iri, best[0], used[iri], needed[iri]),
        )
        for class_ in sorted(classes[iri]):
            index.execute("INSERT INTO kind VALUES (?, ?)", (thing, class_))
        for filed, label, rung in _entries(labels[iri], classes[iri], naming):
            number += 1
            index.execute(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?)", (number, filed, thing, label, rung)
            )
            said = words(label)
            vocabulary.names.update(said)
            index.execute(
                "INSERT INTO name_words (rowid, words) VALUES (?, ?)", (number, " ".join(said))
            )


def write_acronyms(select: Select, index: sqlite3.Connection) -> None:
    """Write the short forms that the reference data know, with what they stand for."""
    query = "SELECT ?a ?n ?e WHERE { ?a skos:notation ?n ; remit:expansion ?e }"
    for iri, short, expansion in texts(select, prologue() + query):
        row = (key(short), iri, expansion)
        index.execute("INSERT OR IGNORE INTO acronym VALUES (?, ?, ?)", row)


def _naming(data: dict[str, Any]) -> _Naming:
    labels = data["labels"]
    return _Naming(
        rung={expand(p): rung for rung in _RUNGS for p in labels.get(rung, [])},
        label_words=frozenset(labels["words"]),
        left_out={
            name if name == "anything" else expand(name): frozenset(dropped)
            for name, dropped in data["left-out"].items()
        },
        yearless=frozenset(expand(c) for c in data["without-year"]["classes"]),
        initialled=frozenset(expand(c) for c in data["by-initials"]["classes"]),
        unnamed=frozenset(expand(c) for c in data["unnamed"]["classes"]),
    )


def _labels(select: Select, naming: _Naming) -> dict[str, set[tuple[str, str]]]:
    """Collect (label, rung) for each thing that has a name."""
    from remit.graph.asking.index_spoken import naming_properties

    own = naming_properties(select, naming.label_words, naming.rung)
    rungs = dict(naming.rung) | own
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for predicate, rung in rungs.items():
        query = f"SELECT ?s ?l (LANG(?l) AS ?g) WHERE {{ ?s <{predicate}> ?l }}"
        rows = [row for row in texts(select, query) if key(row[1])]
        at_home = {iri for iri, _, language in rows if _is_read(language)}
        for iri, label, language in rows:
            foreign = rung == "label" and iri in at_home and not _is_read(language)
            found[iri].add((label, "alias" if foreign else rung))
    for iri, label in texts(select, prologue() + _KINDS):
        found[iri].add((label, "variant"))
    return found


def _is_read(language: str) -> bool:
    """Tell whether a label is in English, or says no language."""
    return not language or language.lower().split("-")[0] == "en"


def _classes(
    select: Select, naming: _Naming, labels: dict[str, set[tuple[str, str]]]
) -> dict[str, set[str]]:
    """Collect the classes of each named thing, machinery left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for class_, *_ in texts(select, "SELECT DISTINCT ?c WHERE { ?s a ?c }"):
        if class_ in naming.unnamed or class_.startswith("http://www.w3.org/ns/oa#"):
            continue
        for (iri,) in texts(select, f"SELECT ?s WHERE {{ ?s a <{class_}> }}"):
            if iri in labels:
                found[iri].add(class_)
    return found


def _counts(select: Select, *queries: str) -> defaultdict[str, int]:
    """Add up how often things are counted by some queries."""
    counts: defaultdict[str, int] = defaultdict(int)
    for query in queries:
        for iri, count in texts(select, prologue() + query):
            counts[iri] += int(count)
    return counts


def _entries(
    labels: set[tuple[str, str]], classes: set[str], naming: _Naming
) -> Iterator[tuple[str, str, str]]:
    """Yield (key, label, rung) for all that a thing is called, each key once, best rung first."""
    seen = set()
    for label, rung in sorted(labels, key=lambda pair: (_RUNGS.index(pair[1]), pair[0])):
        forms = [(label, rung)]
        if rung != "variant":
            forms += [(variant, "variant") for variant in _variants(label, classes, naming)]
        for said, as_rung in forms:
            filed = key(said)
            if filed and filed not in seen:
                seen.add(filed)
                yield filed, _cased(said, label), as_rung
    for label, _ in sorted(labels) if classes & naming.initialled else ():
        short = "".join(word[0] for word in words(label) if word not in {"of", "and", "the"})
        if 2 < len(short) < 7 and short not in seen:
            seen.add(short)
            yield short, label, "variant"
    if len(labels) > 1 and classes & naming.initialled:
        yield "", " ".join(sorted({word for label, _ in labels for word in words(label)})), "all"


def _cased(said: str, label: str) -> str:
    """Write words of a label with the capital that the label has.

    >>> _cased("mid borset", "Mid Borset Police"), _cased("rota", "rota list")
    ('Mid borset', 'rota')
    """
    return said[:1].upper() + said[1:] if label[:1].isupper() else said


def _variants(label: str, classes: set[str], naming: _Naming) -> Iterator[str]:
    """Yield a label with words left out, as people leave them out."""
    bare = words(_BRACKETS.sub("", label)) or words(label)
    dropped = frozenset().union(
        *(naming.left_out.get(c, frozenset()) for c in ("anything", *classes))
    )
    common = naming.left_out.get("anything", frozenset())
    shorter = [bare, tuple(w for w in bare if w not in common)]
    if classes & naming.yearless and len(bare) > 2 and bare[-1].isdigit() and len(bare[-1]) == 4:
        shorter.append(bare[:-1])
    if not classes & naming.yearless:
        shorter.append(tuple(w for w in bare if w not in dropped))
    for form in shorter:
        if len("".join(form)) > 1:
            yield " ".join(form)
