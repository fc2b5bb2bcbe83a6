"""What is known beforehand, read from the Turtle of `data/reference/`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from remit.graph import turtle
from remit.graph.cache import kept_text, key_of
from remit.graph.errors import DataError
from remit.graph.overlay import once_per_overlay, turtle_texts
from remit.graph.profile import Thing
from remit.graph.turtle import triples, value
from remit.graph.version import VERSION
from remit.ontology import DCTERMS, ELI, ORG, RDF, REMIT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KINDS = {ELI.LegalResource: "Legislation"} | {
    getattr(REMIT, name): name
    for name in (
        "Force",
        "Employer",
        "RegionalUnit",
        "Unit",
        "Rank",
        "Designation",
        "Grade",
        "Qualification",
        "Framework",
        "System",
        "Competency",
        "VettingLevel",
        "Licence",
        "Topic",
        "Acronym",
        "Implication",
    )
}
_ORDER = {kind: place for place, kind in enumerate(_KINDS.values())}
_BODIES = frozenset({ORG.Organization, REMIT.Employer})
_NAMES = {
    SKOS.prefLabel: "pref",
    SKOS.altLabel: "alt",
    SKOS.hiddenLabel: "hidden",
    REMIT.contextLabel: "context",
}
_YEAR = re.compile(r"\s+\(?(1[89]\d\d|20\d\d)\)?$")


class Name(NamedTuple):
    """One name of a thing.

    Attributes:
        text: The name.
        kind: `pref`, `alt`, `hidden`, or `context` where it counts only beside certain words.
        thing: What it names.
    """

    text: str
    kind: str
    thing: Thing


@dataclass(frozen=True, slots=True)
class Stated:
    """Triples, each a line `s p o` of N-Triples.

    Attributes:
        about: Subject, as it is written -> the lines that begin with it, in their order.
    """

    about: Mapping[str, str]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Take lines in their order.

        >>> "<urn:a> <urn:b> <urn:c>" in Stated.of(["<urn:a> <urn:b> <urn:c>"])
        True
        """
        return cls({s: "\n".join(found) for s, found in groupby(lines, _subject)})

    def __contains__(self, line: str) -> bool:
        return line in self.about.get(_subject(line), "").split("\n")


def _subject(line: str) -> str:
    return line[: line.index(" ")]


@dataclass(slots=True)
class Catalogue:
    """The things of the reference data, with their names and the relations that reading needs.

    Attributes:
        things: By IRI.
        labels: Preferred names by IRI, also of what is no thing that texts are searched for.
        names: Of all things.
        detective_forms: Names of a rank held by a detective: form -> rank.
        superseded: IRI -> (IRI of the successor, date or empty).
        types: IRI of an Act or code -> `act`, `regulations`, `code` …
        parents: IRI -> IRI of the organisation or concept above it.
        expansions: Acronym -> what it can stand for.
        usual: Acronym -> IRIs of what it usually stands for in a profile.
        closed: Names of organisations that another one has followed.
        orders: IRI of a rank -> its level; the higher, the more it outranks.
        stated: All that the files state.
    """

    things: dict[str, Thing] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    detective_forms: dict[str, Thing] = field(default_factory=dict)
    superseded: dict[str, tuple[str, str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    expansions: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    usual: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    closed: list[Name] = field(default_factory=list)
    orders: dict[str, int] = field(default_factory=dict)
    stated: Stated = field(default_factory=lambda: Stated({}))

    def of_kind(self, *kinds: str) -> list[Thing]:
        """List the things of these kinds, in the order of their IRIs."""
        return [t for _, t in sorted(self.things.items()) if t.kind in kinds]


def year_of(title: str) -> tuple[str, str]:
    """Part the title of an Act from its year.

    >>> year_of("Human Rights Act 1998"), year_of("Bail Act")
    (('Human Rights Act', '1998'), ('Bail Act', ''))
    """
    found = _YEAR.search(title)
    return (title[: found.start()], found[1]) if found else (title, "")


@once_per_overlay
def catalogue() -> Catalogue:
    """Read the reference data once, or what was kept of reading them before.

    Raises:
        DataError: A file is not Turtle; the place names it with its line.
    """
    from remit.graph.linking import catalogue_text

    texts = turtle_texts("reference")
    return catalogue_text.read(
        kept_text("catalogue", catalogue_key(), lambda: catalogue_text.written(_made(texts)))
    )


@once_per_overlay
def catalogue_key() -> str:
    """Sum up all that the catalogue is made of, for the name under which it is kept."""
    from remit.graph.linking import catalogue_text

    files = (__file__, catalogue_text.__file__, turtle.__file__)
    program = [Path(file).read_bytes() for file in files]
    return key_of([VERSION, *program, *chain(*turtle_texts("reference"))])


def _made(texts: Iterable[tuple[str, str]]) -> Catalogue:
    made = Catalogue()
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    lines: set[str] = set()
    for name, text in texts:
        try:
            for line in triples(text):
                lines.add(line)
                subject, predicate, object_ = line.split(" ", 2)
                facts[value(subject)][predicate[1:-1]].append(value(object_))
        except SyntaxError as error:
            place = f"{name}:{error.lineno or 0}"
            raise DataError(error.msg, place=place, hint="mend the Turtle") from error
    made.stated = Stated.of(sorted(lines))
    for iri in sorted(facts):
        _add(made, iri, facts[iri])
    return made


def _add(made: Catalogue, iri: str, about: dict[str, list[str]]) -> None:
    kinds = sorted(
        (_KINDS[t] for t in about.get(RDF.type, ()) if t in _KINDS), key=_ORDER.__getitem__
    )
    label = next(iter(about.get(SKOS.prefLabel, ())), "")
    made.labels[iri] = label
    if REMIT.supersededBy in about and _BODIES.intersection(about.get(RDF.type, ())):
        body = Thing(iri, label, "Organization")
        names = {p: kind for p, kind in _NAMES.items() if kind in ("pref", "alt")}
        made.closed += [Name(t, kind, body) for p, kind in names.items() for t in about.get(p, ())]
    if not kinds:
        _note_successor(made, iri, about)
        return
    if kinds[0] == "Acronym":
        for notation in about.get(SKOS.notation, ()):
            made.expansions[notation] += about.get(REMIT.expansion, [])
            if "true" in about.get(REMIT.usual, ()):
                made.usual[notation] += about.get(REMIT.standsFor, [])
        return
    if not label:
        return
    thing = Thing(iri, label, kinds[0])
    made.things[iri] = thing
    for predicate, kind in _NAMES.items():
        made.names += [Name(text, kind, thing) for text in sorted(about.get(predicate, ()))]
    for text in about.get(REMIT.detectiveForm, ()):
        made.detective_forms[text] = thing
    _note_successor(made, iri, about)
    for type_ in about.get(DCTERMS.type, ()):
        made.types[iri] = type_
    for order in about.get(REMIT.rankOrder, ()):
        made.orders[iri] = int(order)
    for parent in (*about.get(ORG.subOrganizationOf, ()), *about.get(SKOS.broader, ())):
        made.parents.setdefault(iri, parent)


def _note_successor(made: Catalogue, iri: str, about: dict[str, list[str]]) -> None:
    for successor in about.get(REMIT.supersededBy, ()):
        made.superseded[iri] = (successor, next(iter(about.get(REMIT.supersededOn, ())), ""))


def names_of(thing: Thing) -> list[Name]:
    """List all names of a thing."""
    return _by_thing().get(thing.iri, [])


@once_per_overlay
def _by_thing() -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for name in catalogue().names:
        found[name.thing.iri].append(name)
    return found
