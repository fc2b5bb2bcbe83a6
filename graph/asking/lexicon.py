"""The words and forms of questions, read from `data/questions` and made ready to look up."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import remit.data
from remit.graph.asking.patterns import Pattern, Step, frozen, literals, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

REWORDINGS = (
    "rewordings",
    "rewordings-applicants",
    "rewordings-desks",
    "rewordings-everyday",
    "rewordings-frames",
    "rewordings-resourcing",
    "rewordings-sets",
)
FILES = (
    "words",
    "cues",
    "kinds",
    "relations",
    "forms",
    "findings",
    "synonyms",
    "suggestions",
    "measures",
    "amounts",
    "ordinary",
    "trees",
    "trees-wordings",
    "thesaurus",
    *REWORDINGS,
)

OF_ALL = "of all graphs"
"""Where the cache keeps what does not depend on the graph: lexicons made of one share it."""


class Phrases:
    r"""Phrases by their first word, each with its meaning; cut apart where they are looked up.

    >>> Phrases({"call": "for\tneed\n\tcall"}).get("call")
    [(('for',), 'need'), ((), 'call')]
    """

    def __init__(self, lines: Mapping[str, str], under: Phrases | None = None) -> None:
        self._lines = lines
        self._under = under
        self._cut: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._words: frozenset[str] | None = None

    def get(self, first: str) -> list[tuple[tuple[str, ...], str]]:
        """List (the words behind the first one, meaning), the longest phrases first."""
        known = self._cut.get(first)
        if known is None:
            lines = self._lines.get(first)
            cut = (line.split("\t") for line in lines.split("\n")) if lines is not None else ()
            known = [(tuple(rest.split()), meaning) for rest, meaning in cut]
            if self._under is not None:
                known += self._under.get(first)
            self._cut[first] = known
        return known

    def joined(self, more: Mapping[str, str]) -> Phrases:
        """Add phrases; of equal ones the added come first."""
        return Phrases(more, self)

    def firsts(self) -> Iterable[str]:
        """List the words that phrases start with."""
        under = self._under.firsts() if self._under is not None else ()
        return dict.fromkeys((*under, *self._lines))

    def words(self) -> frozenset[str]:
        """List all words of all phrases."""
        if self._words is None:
            rests = (
                line.split("\t")[0] for found in self._lines.values() for line in found.split("\n")
            )
            under = self._under.words() if self._under is not None else frozenset()
            self._words = under.union(self._lines, *(rest.split() for rest in rests))
        return self._words


class Synonyms:
    """Words for the same thing, by every form of a word; read only when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[str, tuple[str, ...]] | None = None

    def get(self, word: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """List words for the same thing as this one."""
        return self._table().get(word, default)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word has others for the same thing."""
        return bool(self.get(word))

    def __iter__(self) -> Iterator[str]:
        """Go through the words that have others."""
        return iter(self._table())

    def _table(self) -> dict[str, tuple[str, ...]]:
        if self._read is None:
            self._read = {w: tuple(others) for w, others in json.loads(self._text).items()}
        return self._read


@dataclass(frozen=True)
class Form:
    """One way to put a question or a condition.

    Attributes:
        reads: The name of its meaning.
        of: The kind of thing that a condition is about; empty for a question.
        relation: The relation of relations.toml that it speaks of, or empty.
        says: Its patterns.
        cost: What it costs to read a question so, before all else is weighed.
        because: Why a question that is understood has no answer in any graph, or empty.
    """

    reads: str
    of: str
    relation: str
    says: tuple[Pattern, ...]
    cost: float
    because: str = ""

    @cached_property
    def ways(self) -> tuple[Step | None, ...]:
        """Its patterns, as the steps in which they are matched."""
        return tuple(map(steps, self.says))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: see kinds.toml."""

    id: str
    classes: tuple[str, ...]
    one: str
    several: str
    needed: bool
    requirement: str
    accepts: tuple[str, ...]
    said: tuple[str, ...]
    natural: tuple[str, ...]
    wide: str
    within: str = ""
    only: str = ""
    replaced: str = ""
    fields: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    named: bool = False
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How things of two kinds hang together: see relations.toml."""

    id: str
    source: str
    target: str
    pattern: str
    claims: tuple[str, ...]
    support: str
    says: str
    inverse: str
    complete: bool
    words: str
    aspect: str
    own: str = ""
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    naming: bool = False
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words and forms, as sets and tables to look up."""

    function: frozenset[str]
    kept: frozenset[str]
    opening: tuple[tuple[str, ...], ...]
    closing: tuple[tuple[str, ...], ...]
    compounds: tuple[tuple[str, ...], ...]
    asides: Mapping[str, list[str]]
    moving: Mapping[str, list[str]]
    agreeing: Mapping[str, list[str]]
    follow_up: Mapping[str, list[str]]
    light: frozenset[str]
    hollow: frozenset[str]
    turning: Mapping[str, list[str]]
    untold: Mapping[str, list[str]]
    telling: Mapping[str, list[str]]
    loose: frozenset[str]
    contractions: Mapping[str, str]
    variants: Mapping[str, str]
    pronouns: Mapping[str, str]
    numbers: Mapping[str, int]
    cues: Phrases
    nouns: Phrases
    properties: Phrases
    findings: Phrases
    amount_words: Phrases
    amounts: Mapping[str, Any]
    finding_rules: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    questions: tuple[Form, ...]
    conditions: tuple[Form, ...]
    ordinary: str
    synonyms: Synonyms
    suggestions: tuple[Mapping[str, str], ...]
    rewordings: tuple[Mapping[str, Any], ...]
    own: Mapping[str, Any]
    cache: dict[str, Any] = field(default_factory=dict)

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in any phrase, is a small word, or has a synonym."""
        tables = (self.cues, self.nouns, self.properties, self.findings, self.amount_words)
        if word in self.function or word in self.numbers or word in self.own["months"]:
            return True
        if word in self.own.get("spoken", ()):
            return True
        if any(table.get(word) for table in tables):
            return True
        return word in self.words() or word in self.synonyms

    def spellings(self, word: str) -> tuple[str, ...]:
        """List the other ways to spell a word that is spelt the house's way."""
        if "ways to spell" not in self.cache:
            found: dict[str, tuple[str, ...]] = {}
            for other, house in self.variants.items():
                found[house] = (*found.get(house, ()), other)
            self.cache["ways to spell"] = found
        known: dict[str, tuple[str, ...]] = self.cache["ways to spell"]
        return known.get(word, ())

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word is ordinary English, and so no slip for another."""
        plain = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"))
        return any(f" {form} " in self.ordinary for form in (*plain, word.removesuffix("ing")))

    def words(self) -> frozenset[str]:
        """List all words of the grammar."""
        if "words" not in self.cache:
            tables = (self.cues, self.nouns, self.properties, self.findings, self.amount_words)
            found = {w for table in tables for w in table.words()} | self.function
            found |= {word for phrase in self.opening for word in phrase}
            says = " ".join(entry["says"] for entry in self.rewordings)
            found |= set(re.findall(r"[a-z]+", re.sub(r"\{.*?\}|<.*?>", " ", says)))
            patterns = (p for form in (*self.questions, *self.conditions) for p in form.says)
            found |= {word for pattern in patterns for word in literals(pattern)}
            self.cache["words"] = frozenset(found)
        words: frozenset[str] = self.cache["words"]
        return words

    def conditions_on(self, kind: str) -> tuple[Form, ...]:
        """List the forms of conditions on a kind of thing."""
        if kind not in self.cache:
            needed = self.kinds[kind].needed
            of = {kind, self.kinds[kind].within}
            forms = [f for f in self.conditions if f.of in of or (f.of == "needed" and needed)]
            self.cache[kind] = tuple(forms)
        found: tuple[Form, ...] = self.cache[kind]
        return found

    def several(self, classes: frozenset[str]) -> str:
        """Say what things of some classes are called, in the plural."""
        kinds = (k for k in self.kinds.values() if set(k.classes) == classes)
        return next((kind.several for kind in kinds), "things")

    def phrases_of(self, cues: Iterable[str]) -> dict[str, list[str]]:
        """List the phrases of some cues, each with all its words."""
        wanted = tuple(cues)
        known: dict[tuple[str, ...], dict[str, list[str]]] = self.cache.setdefault("phrases", {})
        if wanted not in known:
            known[wanted] = self._phrases_of(wanted)
        return known[wanted]

    def _phrases_of(self, cues: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {name: [] for name in cues}
        for first in self.cues.firsts() if found else ():
            for rest, meaning in self.cues.get(first):
                if meaning in found:
                    found[meaning].append(" ".join((first, *rest)))
        return {name: phrases for name, phrases in found.items() if phrases}

    def kind_of(self, classes: frozenset[str]) -> str:
        """Name the first kind that one of these classes belongs to, or `thing`."""
        known: dict[frozenset[str], str] = self.cache.setdefault("kinds of classes", {})
        if classes not in known:
            found = (k.id for k in self.kinds.values() if classes.intersection(k.classes))
            known[classes] = next(found, "thing")
        return known[classes]


def load(compiled_text: str = "", compiled_digest: str = "") -> Lexicon:
    """Give the lexicon; from its compiled form where that was made from the same files.

    It is read once in a process: all who ask share it, and what its cache holds of words and forms.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    if not compiled_text or compiled_digest != digest():
        from remit.graph.asking.compiling import compiled

        compiled_text = compiled()
    return _read(compiled_text)


def digest() -> str:
    """Sum up the data files as they stand now: it changes when one of them does."""
    overlay = sys.modules.get("remit.graph.overlay")
    own = overlay.own_folder() if overlay else None
    shipped = Path(str(remit.data.__file__)).parent
    total = 0
    for name in FILES:
        path = shipped / "questions" / f"{name}.toml"
        if own and (own / "questions" / f"{name}.toml").is_file():
            path = own / "questions" / f"{name}.toml"
        total = crc32(path.read_bytes(), total)
    return f"{total:08x}"


@lru_cache(maxsize=2)
def _read(compiled_text: str) -> Lexicon:
    data: dict[str, Any] = json.loads(compiled_text)
    return Lexicon(
        function=frozenset(data["function"]),
        kept=frozenset(data["kept"]),
        opening=frozen(data["opening"]),
        closing=frozen(data["closing"]),
        compounds=frozen(data["compounds"]),
        asides=data["asides"],
        moving=data["moving"],
        agreeing=data["agreeing"],
        follow_up=data["follow-up"],
        light=frozenset(data["light"]),
        hollow=frozenset(data["hollow"]),
        turning=data["turning"],
        untold=data["untold"],
        telling=data["telling"],
        loose=frozenset(data["loose"]),
        contractions=data["contractions"],
        variants=data["variants"],
        pronouns=data["pronouns"],
        numbers=data["numbers"],
        cues=Phrases(data["cues"]),
        nouns=Phrases(data["nouns"]),
        properties=Phrases(data["properties"]),
        findings=Phrases(data["findings"]),
        amount_words=Phrases(data["amount-words"]),
        amounts=data["amounts"],
        finding_rules={name: tuple(rules) for name, rules in data["finding-rules"].items()},
        kinds={k: Kind(k, **frozen_fields(v)) for k, v in data["kinds"].items()},
        relations={r: Relation(r, **frozen_fields(v)) for r, v in data["relations"].items()},
        questions=tuple(Form(**frozen_fields(form)) for form in data["questions"]),
        conditions=tuple(Form(**frozen_fields(form)) for form in data["conditions"]),
        ordinary=f" {data['ordinary']} ",
        synonyms=Synonyms(data["synonyms"]),
        suggestions=tuple(data["suggestions"]),
        rewordings=tuple(data["rewordings"]),
        own=data["own"],
    )


def frozen_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Make tuples of the lists among some fields."""
    return {name: frozen(value) for name, value in fields.items()}
