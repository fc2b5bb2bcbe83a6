"""Which roles a map shows: by force, unit, rank, requirement, text, and below one role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from remit.graph.errors import NotUnderstoodError
from remit.graph.maps.network import key_of
from remit.graph.maps.roles import Organisation, Role
from remit.graph.maps.selector import Selector, last_part, rows
from remit.graph.maps.units import ancestry
from remit.ontology import ORG, REMIT, SKOS

_NEAREST = 3
_ALIKE = 60
"""How much two names must be alike, of 100, where no whole name is near."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the roles of a map have in common; nothing given selects all.

    Attributes:
        forces: Names of forces or regional units. A role is selected if it belongs to one of
            them, or to a regional unit that covers one of them.
        units: Names of units; what is part of a unit belongs to it.
        ranks: Names of ranks.
        requirements: Names of what roles require or prefer: an Act, a qualification, a topic.
        text: Words that the title holds.
        root: Title of the role below which all others are.
        depth: How many levels below the root, or below the tops of the trees, are shown.
    """

    forces: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    text: str = ""
    root: str = ""
    depth: int | None = None

    def __str__(self) -> str:
        """Say what is selected, as a title goes on."""
        named = (*self.forces, *self.units, *self.ranks, *self.requirements)
        parts = [*named, f"“{self.text}”" if self.text.strip() else "", self.root]
        return ", ".join(part for part in parts if part)


def select_roles(graph: Selector, organisation: Organisation, selection: Selection) -> Organisation:
    """Keep the roles that a selection asks for, and the lines between them.

    Raises:
        NotUnderstoodError: A name in the selection is that of nothing in the graph.
    """
    tests = [
        *_by_place(organisation, selection),
        *_by_rank(organisation, selection),
        *_by_requirement(graph, selection),
    ]
    if selection.text.strip():
        words = selection.text.casefold().split()
        tests.append(lambda role: all(word in role.title.casefold() for word in words))
    kept = [role for role in organisation.roles if all(test(role) for test in tests)]
    if selection.root or selection.depth is not None:
        kept = _below(organisation, kept, selection)
    keys = {role.iri for role in kept}
    lines = tuple(
        line
        for line in organisation.lines
        if line.source in keys and (line.target in keys or line.target in organisation.units)
    )
    return replace(organisation, roles=tuple(kept), lines=lines)


_Test = Callable[[Role], bool]


def _by_place(organisation: Organisation, selection: Selection) -> Iterable[_Test]:
    units = organisation.units
    names = {iri: (unit.title, *unit.names) for iri, unit in units.items()}
    forces = _resolve(selection.forces, names, "force or organisation")
    if forces:
        forces |= {iri for iri, unit in units.items() if not forces.isdisjoint(unit.covers)}
        yield lambda role: not forces.isdisjoint(ancestry(role.unit, units))
    wanted = _resolve(selection.units, names, "unit")
    if wanted:
        yield lambda role: not wanted.isdisjoint(ancestry(role.unit, units))


def _by_rank(organisation: Organisation, selection: Selection) -> Iterable[_Test]:
    ranks = _resolve(
        selection.ranks,
        {role.rank: (role.rank, *role.rank_names) for role in organisation.roles if role.rank},
        "rank or grade",
    )
    if ranks:
        yield lambda role: role.rank in ranks


def _by_requirement(graph: Selector, selection: Selection) -> Iterable[_Test]:
    if not selection.requirements:
        return
    needs = f"?role a <{REMIT.Role}> ; <{REMIT.requires}>|<{REMIT.prefers}> ?thing"
    pairs = rows(graph, f"SELECT ?role ?thing WHERE {{ {needs} }}")
    labels = f"<{SKOS.prefLabel}>|<{SKOS.altLabel}>|<{SKOS.notation}>"
    named = rows(graph, f"SELECT DISTINCT ?thing ?l WHERE {{ {needs} . ?thing {labels} ?l }}")
    names: dict[str, list[str]] = defaultdict(list)
    for thing, name in [*named, *((thing, last_part(thing)) for _, thing in pairs)]:
        names[thing].append(name)
    things = _resolve(selection.requirements, names, "requirement")
    roles = {role for role, thing in pairs if thing in things}
    yield lambda role: role.iri in roles


def _below(organisation: Organisation, kept: list[Role], selection: Selection) -> list[Role]:
    """Return the roles that can be reached downwards, as many levels as are wanted."""
    reports: dict[str, list[str]] = defaultdict(list)
    keys = {role.iri for role in kept}
    managed = set()
    for line in organisation.lines:
        if line.kind == ORG.reportsTo and {line.source, line.target} <= keys:
            reports[line.target].append(line.source)
            managed.add(line.source)
    level = (
        _roots(organisation, kept, selection.root)
        if selection.root
        else [role.iri for role in kept if role.iri not in managed]
    )
    seen = set(level)
    depth = 0
    while level and (selection.depth is None or depth < selection.depth):
        level = [below for above in level for below in reports[above] if below not in seen]
        seen.update(level)
        depth += 1
    return [role for role in kept if role.iri in seen]


def _roots(organisation: Organisation, kept: list[Role], root: str) -> list[str]:
    names = {role.iri: (role.title, key_of(role.iri)) for role in kept}
    found = sorted(_resolve((root,), names, "role"))
    if len(found) > 1:
        raise NotUnderstoodError(
            f"{len(found)} roles are named so",
            place=root,
            hint="name one by its key: " + ", ".join(key_of(iri) for iri in found[:_NEAREST]),
        )
    return found


def _resolve(wanted: Iterable[str], names: Mapping[str, Iterable[str]], what: str) -> set[str]:
    """Return the things that have one of the names, in any case.

    Raises:
        NotUnderstoodError: There is none of a name.
    """
    known: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, str] = {}
    for thing, own in names.items():
        for name in own:
            known[name.casefold()].add(thing)
            spelt[name.casefold()] = name
    found: set[str] = set()
    for name in wanted:
        if name.casefold() not in known:
            raise NotUnderstoodError(
                f"no {what} has this name", place=name or "“”", hint=_near(name, spelt)
            )
        found |= known[name.casefold()]
    return found


def _near(name: str, spelt: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    folded = name.casefold().strip()
    if not folded:
        return "leave the option out to have all"
    near = get_close_matches(folded, spelt, _NEAREST, 0.6) or sorted(
        other for other in spelt if folded in other
    )
    near = near[:_NEAREST] or _alike(folded, spelt)
    return "did you mean " + " or ".join(spelt[n] for n in near) + "?" if near else ""


def _alike(name: str, spelt: Mapping[str, str]) -> list[str]:
    """List names of which a part is spelt much like it, the most alike first."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        name, sorted(spelt), scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=_ALIKE
    )
    return [other for other, *_ in found]
