"""Invented organisations of any size, as the graph that a build would write."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from remit.graph.store.lookup import Row, Term, select
from remit.ontology import OA, ORG, RDF, REMIT, SH, SKOS

ID = "https://w3id.org/remit/id/"
FACTS, REFERENCE, FINDINGS = (
    ox.NamedNode(f"{ID}graph/{name}") for name in ("facts", "reference", "findings")
)

_RANKS = ("Constable", "Sergeant", "Inspector", "Chief Inspector", "Superintendent", "Chief Super")
_SHIRES = (
    *("Ambershire", "Borsetshire", "Calderland", "Dunmere", "Eskdale", "Fernshire", "Glenwick"),
    *("Harrowmoor", "Ilverley", "Kestrelshire", "Lowmarch", "Medbury", "Northmere", "Ottershire"),
)
_TEAMS = (
    *(
        "Fraud",
        "Cyber Crime",
        "Roads Policing",
        "Custody",
        "Intelligence",
        "Surveillance",
        "Firearms",
    ),
    *("Missing People", "Neighbourhood North", "Neighbourhood South", "Major Crime", "Forensics"),
    *(
        "Economic Crime and Asset Recovery",
        "Protecting Vulnerable People",
        "Dog Section",
        "Training",
    ),
)
_TOPICS = ("disclosure", "risk assessment", "data protection", "search powers", "covert tactics")
_QUALIFICATIONS = ("PIP2", "Tier 3 Interviewer", "Strategic Firearms Commander")
_TEXTS = (
    ("KnowledgeRequirement", "essential", "Sound knowledge of {} and how it bears on the work."),
    ("ExperienceRequirement", "desirable", "Experience of {} gained in an operational post."),
    ("TrainingRequirement", "conditional", "Holds, or can obtain, training in {}."),
    ("AvailabilityRequirement", "obligatory", "Works shifts that {} calls for."),
)


class StoreGraph:
    """A store in memory that answers as a built graph does."""

    def __init__(self, quads: Sequence[ox.Quad] = ()) -> None:
        """Hold the quads given."""
        self.store = ox.Store()
        self.store.extend(quads)

    def select(self, sparql: str, substitutions: Mapping[str, Term] | None = None) -> list[Row]:
        """Answer a query over the union of the graphs."""
        return select(self.store, sparql, substitutions)


@dataclass
class Maker:
    """Collects quads; each call adds one thing and returns its IRI."""

    quads: list[ox.Quad] = field(default_factory=list)

    def add(
        self, subject: str, predicate: str, value: str | int | bool, graph: ox.NamedNode
    ) -> None:
        """Add one statement; text with a colon and slashes is an IRI."""
        iri = isinstance(value, str) and value.startswith(("http://", "https://"))
        term = ox.NamedNode(str(value)) if iri else ox.Literal(value)
        self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), term, graph))

    def thing(self, kind: str, slug: str, label: str, graph: ox.NamedNode = REFERENCE) -> str:
        """Add a thing with a class and a label."""
        iri = f"{ID}{kind.lower()}/{slug}"
        self.add(iri, RDF.type, f"{REMIT.base}{kind}", graph)
        self.add(iri, SKOS.prefLabel, label, graph)
        return iri

    def role(self, slug: str, title: str, unit: str = "", rank: str = "", manager: str = "") -> str:
        """Add a role that is only named."""
        iri = self.thing("Role", slug, title, FACTS)
        for predicate, value in (
            (ORG.postIn, unit),
            (REMIT.rank, rank),
            (ORG.reportsTo, manager),
        ):
            if value:
                self.add(iri, predicate, value, FACTS)
        return iri

    def document(self, role: str, number: int) -> ox.NamedNode:
        """Add the profile that describes a role."""
        iri = f"{ID}document/{number:032x}"
        graph = ox.NamedNode(iri)
        self.add(iri, RDF.type, REMIT.SourceDocument, graph)
        self.add(iri, REMIT.fileName, f"profiles/{number:05}.docx", graph)
        self.add(role, REMIT.describedBy, iri, graph)
        return graph

    def quote(self, document: ox.NamedNode, start: int, text: str, section: str) -> str:
        """Add the words that something rests on."""
        iri = f"{document.value}#char={start},{start + len(text)}"
        for predicate, value in (
            (RDF.type, OA.TextQuoteSelector),
            (OA.exact, text),
            (OA.start, start),
            (OA.end, start + len(text)),
            (OA.hasSource, document.value),
            (REMIT.section, section),
        ):
            self.add(iri, predicate, value, document)
        return iri

    def requirement(
        self, role: str, document: ox.NamedNode, start: int, what: tuple[str, ...]
    ) -> str:
        """Add a requirement: its class, modality, text and the thing that it is about."""
        kind, modality, text, about = what
        iri = f"{document.value}#requirement={start},{start + len(text)}"
        self.add(role, REMIT.requirement, iri, document)
        self.add(iri, RDF.type, REMIT.base + kind, document)
        self.add(iri, REMIT.modality, REMIT.base + modality, document)
        self.add(iri, REMIT.text, text, document)
        self.add(iri, REMIT.about, about, document)
        self.add(
            iri, REMIT.evidence, self.quote(document, start, text, "Entry requirements"), document
        )
        self.add(role, REMIT.prefers if modality == "desirable" else REMIT.requires, about, FACTS)
        return iri

    def claim(
        self, role: str, predicate: str, value: str, document: ox.NamedNode, text: str
    ) -> None:
        """Say that a document states a triple of the facts graph."""
        iri = f"{document.value}#claim={len(self.quads):012x}"
        for name, term in (
            (RDF.type, REMIT.Claim),
            (RDF.subject, role),
            (RDF.predicate, predicate),
            (RDF.object, value),
            (REMIT.evidence, self.quote(document, 40 + len(self.quads) % 50, text, "Post details")),
        ):
            self.add(iri, name, term, document)

    def finding(self, document: ox.NamedNode, message: str) -> None:
        """Add a warning about a document."""
        iri = f"{document.value}#finding=odd,1,9"
        for predicate, value in (
            (RDF.type, REMIT.Finding),
            (SH.resultSeverity, SH.Warning),
            (SH.resultMessage, message),
            (SH.focusNode, document.value),
            (REMIT.findingRule, "odd"),
        ):
            self.add(iri, predicate, value, FINDINGS)


def make_organisations(count: int, *, seed: int = 1, quotes: bool = True) -> list[ox.Quad]:
    """Return the quads of so many roles in several forces, with their profiles.

    Every seventh role is only named; some deputise for or liaise with others; a few have a
    second manager. Without quotes each profile has one requirement in place of four.
    """
    chance, maker = random.Random(seed), Maker()
    ranks = [maker.thing("Rank", slug_of(name), name) for name in _RANKS]
    for order, rank in enumerate(ranks, 1):
        maker.add(rank, REMIT.rankOrder, order, REFERENCE)
    roles: list[str] = []
    for size in _sizes(count, chance):
        roles += _force(maker, chance, len(roles), size, ranks)
    texts = _TEXTS if quotes else _TEXTS[:1]
    topics = [maker.thing("Topic", slug_of(name), name) for name in _TOPICS]
    for number, role in enumerate(roles):
        if number % 7 != 3 or count <= 6:
            _describe(maker, chance, number, role, texts, topics)
    _connect(maker, chance, roles)
    return maker.quads


def slug_of(name: str) -> str:
    """Return a name as it stands in an IRI."""
    return name.lower().replace(" ", "-")


def _describe(
    maker: Maker,
    chance: random.Random,
    number: int,
    role: str,
    texts: Sequence[tuple[str, str, str]],
    topics: Sequence[str],
) -> None:
    document = maker.document(role, number)
    for place, (kind, modality, text) in enumerate(texts):
        about = chance.choice(topics)
        words = text.format(about.rpartition("/")[2].replace("-", " "))
        maker.requirement(role, document, 400 + 200 * place, (kind, modality, words, about))
    if number % 9 == 0:
        maker.finding(document, "The same line stands twice in this profile.")


def _connect(maker: Maker, chance: random.Random, roles: Sequence[str]) -> None:
    held = [maker.thing("Qualification", slug_of(name), name) for name in _QUALIFICATIONS]
    secure = maker.thing("VettingLevel", "mv", "Management Vetting")
    for number, role in enumerate(roles):
        if number % 3 == 0:
            maker.add(role, REMIT.vetting, secure, FACTS)
        if number % 4 == 0:
            maker.add(role, REMIT.requiresQualification, chance.choice(held), FACTS)
        for every, predicate, back in (
            (40, REMIT.deputisesFor, 1),
            (60, REMIT.liaisesWith, 9),
            (90, ORG.reportsTo, 13),
        ):
            if number % every == 17 % every:
                maker.add(role, predicate, roles[max(0, number - back)], FACTS)


def _sizes(count: int, chance: random.Random) -> Iterator[int]:
    while count > 0:
        size = min(count, max(3, int(chance.paretovariate(0.9) * 12)), 900)
        yield size
        count -= size


def _force(
    maker: Maker, chance: random.Random, first: int, size: int, ranks: Sequence[str]
) -> list[str]:
    """Add one force with its units, and roles each below one that outranks it."""
    place, turn = first % len(_SHIRES), first // len(_SHIRES)
    name = f"{_SHIRES[place]} Police" + (f" {turn}" if turn else "")
    force = maker.thing("Force", slug_of(name), name)
    units = []
    for team in chance.sample(_TEAMS, k=max(1, min(len(_TEAMS), size // 9))):
        unit = maker.thing("Unit", f"{slug_of(name)}/{slug_of(team)}", f"{team} Team", FACTS)
        maker.add(unit, ORG.unitOf, force, FACTS)
        units.append((unit, team))
    top = min(len(ranks) - 1, 1 + size // 6)
    made: list[tuple[str, int, int]] = []  # role, level of its rank, place of its unit
    for number in range(size):
        bosses = [one for one in made if one[1] > 0]
        boss = chance.choice(bosses) if bosses and chance.random() > 0.06 else None
        level = max(0, boss[1] - chance.choice((1, 1, 1, 2))) if boss else max(1, top)
        stays = boss is not None and (boss[1] < top or chance.random() < 0.3)
        home = boss[2] if boss and stays else chance.randrange(len(units))
        unit, team = units[home]
        title = f"{'Detective ' if home % 3 == 1 else ''}{_RANKS[level]} – {team}"
        key = f"{slug_of(name)}/{number}"
        made.append(
            (maker.role(key, title, unit, ranks[level], boss[0] if boss else ""), level, home)
        )
    return [role for role, _, _ in made]
