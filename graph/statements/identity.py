"""Settle across documents which roles are one, and which managers have profiles of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from remit.graph.statements.iris import claim_name, last_part
from remit.graph.statements.terms import slug, text
from remit.ontology import RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

_CLAIM = re.compile(r"#claim=[0-9a-f]+(?=>)")
_REIFYING = tuple(f"<{term}>" for term in (RDF.subject, RDF.predicate, RDF.object))


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of forces that a document gives for a region: its words, their place and line."""

    region: str
    number: int
    words: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Named:
    """The words by which a document names a role, or its manager: their place and line."""

    words: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of a role that is compared with others; see `Statements`.

    `places` are slugs of its units, and `partners` of the forces for which it says they work.
    """

    document: str
    role: str
    label: str
    organisation: str
    rank: str
    manager: str
    counted: tuple[Counted, ...] = ()
    named: Named | None = None
    post: Named | None = None
    in_person: bool = False
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Tell it from all others: its document, and its place there if that has several roles."""
        return f"{self.document}#post={self.post.start}" if self.post else self.document

    @classmethod
    def read(cls, told: dict[str, Any]) -> Identity:
        """Make one of what `dataclasses.asdict` made of it."""
        counted = tuple(Counted(**count) for count in told.get("counted", ()))
        words = {part: Named(**told[part]) for part in ("named", "post") if told.get(part)}
        lists = {part: tuple(told.get(part, ())) for part in ("places", "partners")}
        return cls(**told | {"counted": counted} | words | lists)


@dataclass(frozen=True, slots=True)
class Settled:
    """Names to change.

    Attributes:
        renames: Key of an identity -> old IRI -> new IRI.
        shared: Role -> those that describe it, where they are several; each document's place once.
        titles: Titles of the roles that are managers of others, by their names.
    """

    renames: Mapping[str, Mapping[str, str]]
    shared: Mapping[str, tuple[Identity, ...]]
    titles: Mapping[str, str] = field(default_factory=dict)

    def of(self, identity: Identity) -> Mapping[str, str]:
        """Give the names to change in what one document says of one role."""
        return self.renames.get(identity.key, {})


def settle(identities: Iterable[Identity]) -> Settled:
    """Tell apart profiles of one key with other ranks or managers, and find managers' profiles.

    The order in which the identities come does not matter.

    >>> one = Identity("d1", "r/clerk", "Clerk", "o", "", "r/boss")
    >>> two = Identity("d2", "r/clerk", "Clerk", "o", "", "r/chief")
    >>> settle([one, two]).renames["d1"]
    {'r/clerk': 'r/clerk/boss'}
    """
    known = sorted((i for i in identities if i.role), key=lambda i: i.key)
    final: dict[str, str] = {}
    renames: dict[str, dict[str, str]] = defaultdict(dict)
    for identity in known:
        final[identity.key] = identity.role
    for group in _by_role(known).values():
        ranks, managers = {i.rank for i in group}, {i.manager for i in group}
        for identity in group:
            suffix = _difference(identity, ranks, managers)
            if suffix:
                final[identity.key] = f"{identity.role}/{suffix}"
                renames[identity.key][identity.role] = final[identity.key]
    managers_found = _find_managers(known, final, renames)
    shared: dict[str, list[Identity]] = defaultdict(list)
    for identity in {identity.key: identity for identity in known}.values():
        shared[final[identity.key]].append(identity)
    return Settled(
        {d: dict(r) for d, r in renames.items()},
        {role: tuple(found) for role, found in sorted(shared.items()) if len(found) > 1},
        {final[i.key]: i.label for i in known if final[i.key] in managers_found},
    )


def _by_role(identities: Iterable[Identity]) -> dict[str, list[Identity]]:
    groups: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities:
        groups[identity.role].append(identity)
    return groups


def _difference(identity: Identity, ranks: set[str], managers: set[str]) -> str:
    """Name what tells this profile from the others of its key: rank first, then manager."""
    parts = []
    if len(ranks) > 1:
        parts.append(last_part(identity.rank) or "no-rank")
    if len(managers) > 1:
        parts.append(last_part(identity.manager) or "no-manager")
    return "-".join(parts)


def _find_managers(
    known: list[Identity], final: Mapping[str, str], renames: dict[str, dict[str, str]]
) -> set[str]:
    """Give a manager who is only named the name of the one profile with its title and employer.

    The title may have the unit beside it, and the employer be another of the forces for which the
    unit of one of the two works; with the unit beside it, both may work for one force. One who is
    named in person, with a rank and no title, may hold any post of that rank.
    """
    described: dict[str, set[tuple[str, Identity]]] = defaultdict(set)
    for identity in known:
        title = slug(identity.label)
        for name in (title, *(f"{title}-{place}" for place in identity.places)):
            described[name].add((final[identity.key], identity))
    roles, managers = set(final.values()), set[str]()
    for identity in known:
        manager = identity.manager
        if not manager or manager in roles or identity.in_person:
            continue
        named = described.get(last_part(manager), set())
        others = [(role, other) for role, other in named if role != final[identity.key]]
        own = {role for role, other in others if other.organisation == identity.organisation}
        found = own or {role for role, other in others if _work_together(identity, other)}
        found = found or {role for role, other in others if _share_unit(identity, other)}
        if len(found) == 1:
            renames[identity.key][manager] = next(iter(found))
            managers |= found
    return managers


def _work_together(one: Identity, other: Identity) -> bool:
    """Tell whether the unit of one of two roles is said to work for the employer of the other."""
    return one.organisation in other.partners or other.organisation in one.partners


def _share_unit(one: Identity, other: Identity) -> bool:
    """Tell whether one role names the other by title and unit, and both work for one force."""
    beside = last_part(one.manager) != slug(other.label)
    return beside and not set(one.partners).isdisjoint(other.partners)


def renamed(lines: Sequence[str], names: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Change the IRIs of a document's N-Quads that stand whole, and name its claims anew by them.

    >>> renamed(["<r/a> <p> <r/ab> <g> ."], {"r/a": "r/x"})
    (['<r/x> <p> <r/ab> <g> .'], {})

    Returns:
        The lines, and the new names of claims by the old ones, both without their documents.
    """
    whole = "\n".join(lines)
    for old, new in names.items():
        whole = whole.replace(f"<{old}>", f"<{new}>")
    claims = _claims_anew(whole.split("\n"), {f"<{new}>" for new in names.values()})
    if claims:
        whole = _CLAIM.sub(lambda found: claims.get(found[0], found[0]), whole)
    return whole.split("\n"), claims


def titled(lines: Sequence[str], role: str, title: str) -> list[str]:
    """Take what a document calls a role for another name, where its own profile has a title.

    >>> titled([f'<r/a> <{SKOS.prefLabel}> "DI, Stores"@en <g> .'], "r/a", "DI")[0].split("> ")[1]
    '<http://www.w3.org/2004/02/skos/core#altLabel'
    """
    plain, own = f"<{role}> <{SKOS.prefLabel}> ", f" {text(title)} "
    other = f"<{role}> <{SKOS.altLabel}> "
    return [
        line.replace(plain, other, 1) if line.startswith(plain) and own not in line else line
        for line in lines
    ]


def _claims_anew(lines: Sequence[str], fresh: Set[str]) -> dict[str, str]:
    """Give the new names of the claims of which a fresh name is in the triple, by the old ones."""
    told: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for line in lines:
        claim, predicate, rest = line.split(" ", 2)
        if predicate in _REIFYING and "#claim=" in claim:
            told[claim][predicate] = rest[: rest.rindex(" <")]
    changed = {}
    for claim, triple in told.items():
        if not fresh.isdisjoint(triple.values()):
            document, _, _ = claim[1:].partition("#")
            new = claim_name(document, *(triple[p] for p in _REIFYING))
            if new != claim[1:-1]:
                changed[claim[len(document) + 1 : -1]] = new[len(document) :]
    return changed
