"""The words and forms of questions, read from `data/questions` and made ready to look up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.graph.asking.patterns import Pattern, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILES = ("words", "cues", "kinds", "relations", "forms", "findings", "synonyms", "suggestions")
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to put a question or a condition.

    Attributes:
        reads: The name of its meaning.
        of: The kind of thing that a condition is about; empty for a question.
        relation: The relation of relations.toml that it speaks of, or empty.
        says: Its patterns.
        cost: What it costs to read a question so, before all else is weighed.
    """

    reads: str
    of: str
    relation: str
    says: tuple[Pattern, ...]
    cost: float


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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words and forms, as sets and tables to look up."""

    function: frozenset[str]
    kept: frozenset[str]
    opening: tuple[tuple[str, ...], ...]
    closing: tuple[tuple[str, ...], ...]
    compounds: tuple[tuple[str, ...], ...]
    contractions: Mapping[str, str]
    variants: Mapping[str, str]
    numbers: Mapping[str, int]
    cues: Phrases
    nouns: Phrases
    properties: Phrases
    findings: Phrases
    finding_rules: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, Kind]
    relations: Mapping[str, Relation]
    questions: tuple[Form, ...]
    conditions: tuple[Form, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    suggestions: tuple[Mapping[str, str], ...]
    words: frozenset[str]

    def kind_of(self, classes: frozenset[str]) -> str:
        """Name the first kind that one of these classes belongs to, or `thing`."""
        for kind in self.kinds.values():
            if classes.intersection(kind.classes):
                return kind.id
        return "thing"


def load(compiled_text: str = "", compiled_digest: str = "") -> Lexicon:
    """Read the lexicon; from its compiled form where that was made from the same files.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    if not compiled_text or compiled_digest != digest():
        compiled_text = compiled()
    return _ready(json.loads(compiled_text))


def compiled() -> str:
    """Compile the data files to one JSON text.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    from remit.graph.asking.compiling import compile_lexicon
    from remit.graph.overlay import load_toml

    tables = {name: load_toml(f"questions/{name}.toml") for name in _FILES}
    return json.dumps(compile_lexicon(tables), separators=(",", ":"), ensure_ascii=False)


def digest() -> str:
    """Hash the data files, as they stand now."""
    from remit.graph.overlay import own_folder

    found = find_spec("remit.data")
    shipped = Path(str(found.origin)).parent if found else Path()
    hashed = sha256()
    for name in _FILES:
        own = own_folder()
        path = shipped / "questions" / f"{name}.toml"
        if own and (own / "questions" / f"{name}.toml").is_file():
            path = own / "questions" / f"{name}.toml"
        hashed.update(path.read_bytes())
    return hashed.hexdigest()


def _ready(data: dict[str, Any]) -> Lexicon:
    def phrases(name: str) -> Phrases:
        return {
            first: [(tuple(rest), meaning) for rest, meaning in found]
            for first, found in data[name].items()
        }

    return Lexicon(
        function=frozenset(data["function"]),
        kept=frozenset(data["kept"]),
        opening=frozen(data["opening"]),
        closing=frozen(data["closing"]),
        compounds=frozen(data["compounds"]),
        contractions=data["contractions"],
        variants=data["variants"],
        numbers=data["numbers"],
        cues=phrases("cues"),
        nouns=phrases("nouns"),
        properties=phrases("properties"),
        findings=phrases("findings"),
        finding_rules={name: tuple(rules) for name, rules in data["finding-rules"].items()},
        kinds={k: Kind(k, **frozen_fields(v)) for k, v in data["kinds"].items()},
        relations={r: Relation(r, **frozen_fields(v)) for r, v in data["relations"].items()},
        questions=tuple(Form(**frozen_fields(form)) for form in data["questions"]),
        conditions=tuple(Form(**frozen_fields(form)) for form in data["conditions"]),
        synonyms={word: tuple(others) for word, others in data["synonyms"].items()},
        suggestions=tuple(data["suggestions"]),
        words=frozenset(data["words"]),
    )


def frozen_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Make tuples of the lists among some fields."""
    return {name: frozen(value) for name, value in fields.items()}
