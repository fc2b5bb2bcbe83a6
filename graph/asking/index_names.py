"""File every named thing of a graph under all that it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, words
from remit.graph.asking.index_naming import HALVES, RUNGS
from remit.graph.asking.index_spoken import local_names, spoken
from remit.graph.asking.iris import bracketed, in_parts, prologue
from remit.graph.asking.selecting import texts
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

    Labels = dict[str, set[tuple[str, str]]]

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_LABELS = """SELECT ?s ?p ?l (LANG(?l) AS ?g) WHERE {{ {bound} ?s ?p ?l
  FILTER(?p IN ({naming})) }}"""
_KINDS = """SELECT ?s ?l WHERE {{ {bound}
  ?s org:classification/(skos:prefLabel|skos:altLabel) ?l }}"""
_UNSAID = "INSERT INTO name_words (name_words, rowid, words) VALUES ('delete', ?, ?)"
_CLASSES = "SELECT ?s ?c WHERE {{ {bound} ?s a ?c }}"


def number_of(*parts: str) -> int:
    """Number something by what it is, so that it has the same number in every index.

    >>> number_of("https://example.org/a") == number_of("https://example.org/a") > 0
    True
    """
    told = blake2b("\n".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(told) >> 1


def write_names(
    select: Select,
    index: sqlite3.Connection,
    vocabulary: Vocabulary,
    naming: Naming,
    things: Collection[str] | None,
) -> None:
    """File things, or all there are, under their names, and count the words that these hold."""
    if things is not None:
        _remove(things, index, vocabulary)
    for bound in in_parts("s", things):
        labels = _labels(select, naming, bound)
        for iri, name in local_names(select, naming.graphs, bound):
            if not any(rung == "label" for _, rung in labels.get(iri, ())):
                labels[iri].add((name, "label"))
        filed, named = [], []
        for iri, classes in _classes(select, naming, labels, bound).items():
            best = min(
                labels[iri],
                key=lambda pair: (RUNGS.index(pair[1]), pair[0].isupper(), len(pair[0]), pair[0]),
            )
            thing = number_of(iri)
            filed.append((thing, iri, best[0]))
            index.executemany("INSERT INTO kind VALUES (?, ?)", ((thing, c) for c in classes))
            for said, label, rung in _entries(labels[iri], classes, naming):
                named.append((number_of(iri, said), said, thing, label, rung))
        index.executemany("INSERT INTO thing VALUES (?, ?, ?, 0, 0)", sorted(filed))
        named.sort()  # the index of words wants its numbers to rise
        index.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", named)
        spoken = [(number, words(label)) for number, _, _, label, _ in named]
        vocabulary.add_names(word for _, said in spoken for word in said)
        index.executemany(
            "INSERT INTO name_words (rowid, words) VALUES (?, ?)",
            ((number, " ".join(said)) for number, said in spoken),
        )


def write_acronyms(select: Select, index: sqlite3.Connection) -> None:
    """Write the short forms that the reference data know, with what they stand for.

    Under what they stand for they are filed also without a last word such as "unit".
    """
    index.execute("DELETE FROM acronym")
    index.execute("DELETE FROM short")
    endings = frozenset(load_toml("questions/naming.toml")["short-forms"]["endings"])
    query = "SELECT ?a ?n ?e WHERE { ?a skos:notation ?n ; remit:expansion ?e }"
    for iri, short, expansion in texts(select, prologue() + query):
        row = (key(short), iri, expansion)
        index.execute("INSERT OR IGNORE INTO acronym VALUES (?, ?, ?)", row)
        said = words(expansion)
        for form in (said, said[:-1]) if said[-1:] and said[-1] in endings else (said,):
            rows = [(" ".join(form), word) for word in words(short)]
            index.executemany("INSERT OR IGNORE INTO short VALUES (?, ?)", rows)


def _remove(things: Collection[str], index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Take away all that is filed of these things."""
    numbers = [(number_of(iri),) for iri in sorted(things)]
    for number in numbers:
        rows = index.execute("SELECT id, label FROM name WHERE thing = ?", number).fetchall()
        for row, label in rows:
            said = words(label)
            vocabulary.drop_names(said)
            index.execute(_UNSAID, (row, " ".join(said)))
    for table, column in (("name", "thing"), ("kind", "thing"), ("thing", "id")):
        index.executemany(f"DELETE FROM {table} WHERE {column} = ?", numbers)


def _labels(select: Select, naming: Naming, bound: str) -> Labels:
    """Collect (label, rung) for each thing that has a name."""
    found: Labels = defaultdict(set)
    listed = ", ".join(map(bracketed, naming.rung))
    rows = texts(select, _LABELS.format(bound=bound, naming=listed))
    named = [row for row in rows if key(row[2])]
    at_home = {(iri, p) for iri, p, _, language in named if _is_read(language)}
    halves: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for iri, predicate, label, language in named:
        rung = naming.rung[predicate]
        if rung in HALVES:
            halves[iri].setdefault(rung, label)
            continue
        foreign = rung == "label" and (iri, predicate) in at_home and not _is_read(language)
        found[iri].add((label, "alias" if foreign else rung))
    for iri, parts in halves.items():
        if not any(rung == "label" for _, rung in found.get(iri, ())):
            found[iri].add((" ".join(parts[half] for half in HALVES if half in parts), "label"))
    for iri, label in texts(select, prologue() + _KINDS.format(bound=bound)):
        found[iri].add((label, "variant"))
    return found


def _is_read(language: str) -> bool:
    """Tell whether a label is in English, or says no language."""
    return not language or language.lower().split("-")[0] == "en"


def _classes(select: Select, naming: Naming, labels: Labels, bound: str) -> dict[str, list[str]]:
    """Collect the classes of each named thing, machinery left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri, class_ in texts(select, _CLASSES.format(bound=bound)):
        if iri in labels and naming.knows(class_):
            found[iri].append(class_)
    return found


def _entries(
    labels: set[tuple[str, str]], classes: Collection[str], naming: Naming
) -> Iterator[tuple[str, str, str]]:
    """Yield (key, label, rung) for all that a thing is called, each key once, best rung first."""
    seen = set()
    labels = {*labels, *_with_kind(labels, classes if naming.graphs else ())}
    for label, rung in sorted(labels, key=lambda pair: (RUNGS.index(pair[1]), pair[0])):
        forms = [(label, rung)]
        if rung != "variant":
            forms += [(variant, "variant") for variant in _variants(label, classes, naming)]
        for said, as_rung in forms:
            filed = key(said)
            if filed and filed not in seen:
                seen.add(filed)
                yield filed, _cased(said, label), as_rung
    if naming.initialled.isdisjoint(classes):
        return
    for label, _ in sorted(labels):
        short = "".join(word[0] for word in words(label) if word not in {"of", "and", "the"})
        if 2 < len(short) < 7 and key(short) not in seen:
            seen.add(key(short))
            yield key(short), label, "variant"
    if len(labels) > 1:
        yield "", " ".join(sorted({word for label, _ in labels for word in words(label)})), "all"


def _with_kind(
    labels: Collection[tuple[str, str]], classes: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield names that begin with the last word of a class with all its words: a salary band A."""
    for class_ in classes:
        said = spoken(class_).split()
        for label, rung in labels:
            first, _, rest = label.partition(" ")
            if rest and len(said) > 1 and first.casefold() == said[-1] and rung == "label":
                yield f"{' '.join(said)} {rest}", "hidden"


def _cased(said: str, label: str) -> str:
    """Write words of a label with the capital that the label has.

    >>> _cased("mid borset", "Mid Borset Police"), _cased("rota", "rota list")
    ('Mid borset', 'rota')
    """
    return said[:1].upper() + said[1:] if label[:1].isupper() else said


def _variants(label: str, classes: Collection[str], naming: Naming) -> Iterator[str]:
    """Yield a label with words left out, as people leave them out."""
    bare = words(_BRACKETS.sub("", label)) or words(label)
    common = naming.left_out.get("anything", frozenset())
    dropped = common.union(*(naming.left_out.get(c, frozenset()) for c in classes))
    is_yearless = not naming.yearless.isdisjoint(classes)
    shorter = [bare, tuple(w for w in bare if w not in common)]
    if is_yearless and len(bare) > 2 and bare[-1].isdigit() and len(bare[-1]) == 4:
        shorter.append(bare[:-1])
    if not is_yearless:
        shorter.append(tuple(w for w in bare if w not in dropped))
    for form in shorter:
        if len("".join(form)) > 1:
            yield " ".join(form)
