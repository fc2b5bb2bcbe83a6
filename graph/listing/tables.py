"""Lists of what the graph knows, one kind of thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from remit.graph.listing.pairs import counts, labels, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.asking.selecting import Select

Value = str | int | bool | None | tuple[str, ...]
Row = tuple[Value, ...]

_MOST_NAMES: Final = 3
_REQUIRING: Final = "?o remit:requires ?s"
_PREFERRING: Final = "?o remit:prefers ?s"
_POSTED: Final = "?o org:postIn ?s"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns.

    Attributes:
        columns: The names of the columns; the last is `iri`.
        rows: The values, sorted by the first column.
        counted: The column that says how often documents speak of a thing.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    counted: str

    def used(self) -> Table:
        """Leave out what no document speaks of."""
        place = self.columns.index(self.counted)
        return Table(self.columns, tuple(row for row in self.rows if row[place]), self.counted)


def list_things(select: Select, kind: str) -> Table:
    """List all things of a kind that the graph knows, from documents and beforehand.

    Args:
        select: Answers queries over the union of the graphs.
        kind: One of `KINDS`.

    Raises:
        KeyError: There is no such kind.
    """
    return KINDS[kind](select)


def list_roles(select: Select) -> Table:
    """List the roles: with unit, rank or grade, manager, requirements and profiles."""
    of_roles = "?s a remit:Role"
    units = pairs(select, f"{of_roles} ; org:postIn/skos:prefLabel ?o")
    ranks = pairs(select, f"{of_roles} ; remit:rank/skos:prefLabel ?o")
    grades = pairs(select, f"{of_roles} ; remit:grade/skos:prefLabel ?o")
    before = pairs(select, f"{of_roles} ; remit:designation/skos:prefLabel ?o")
    managers = pairs(select, f"{of_roles} ; org:reportsTo/skos:prefLabel ?o")
    needs = counts(select, f"{of_roles} ; remit:requirement ?o")
    documents = pairs(select, f"{of_roles} ; remit:describedBy/remit:fileName ?o")
    return _table(
        ("role", "unit", "rank", "reports to", "requirements", "profiles", "iri"),
        (
            (
                label,
                units.get(iri, ()),
                rank_name(before.get(iri, ()), ranks.get(iri, ())) or grades.get(iri, ()),
                managers.get(iri, ()),
                needs.get(iri, 0),
                documents.get(iri, ()),
                iri,
            )
            for iri, label in labels(select, f"{of_roles} .").items()
        ),
        "profiles",
    )


def rank_name(designations: Iterable[str], ranks: Iterable[str]) -> str:
    """Put designation and rank together.

    >>> rank_name(["Detective"], ["Sergeant"])
    'Detective Sergeant'
    """
    ranks = " / ".join(ranks)
    return " ".join((*designations, ranks)) if ranks else ""


def list_units(select: Select) -> Table:
    """List the units: what each is part of, how many forces it covers, how many roles it has."""
    of_units = "VALUES ?c { remit:Unit remit:RegionalUnit } ?s a ?c ."
    names = _names(select, of_units)
    whole = pairs(select, f"{of_units} ?s (org:subOrganizationOf|org:unitOf)/skos:prefLabel ?o")
    covers = counts(select, f"{of_units} ?s remit:covers ?o")
    lead = pairs(select, f"{of_units} ?s remit:leadForce/skos:prefLabel ?o")
    roles = counts(select, _POSTED)
    return _table(
        ("unit", "also", "part of", "forces", "lead force", "roles", "iri"),
        (
            (
                label,
                names.get(iri, ()),
                whole.get(iri, ()),
                covers.get(iri, 0),
                lead.get(iri, ()),
                roles.get(iri, 0),
                iri,
            )
            for iri, label in labels(select, of_units).items()
        ),
        "roles",
    )


def list_employers(select: Select, class_: str = "remit:Employer") -> Table:
    """List employers: by which units each is covered, its identifiers, how many roles it has."""
    of_employers = f"?s a {class_} ."
    names = _names(select, of_employers)
    covered = pairs(select, f"{of_employers} ?u remit:covers ?s ; skos:prefLabel ?o")
    ids = pairs(select, f"{of_employers} ?s remit:policeUkId ?o")
    codes = pairs(select, f"{of_employers} ?s remit:onsCode ?o")
    verified = pairs(select, f"{of_employers} ?s remit:verified ?o")
    inside = "(org:subOrganizationOf|org:unitOf)*"
    roles = counts(select, f"{of_employers} ?p {inside} ?s . ?o org:postIn ?p")
    return _table(
        ("name", "also", "covered by", "police.uk", "ONS", "verified", "roles", "iri"),
        (
            (
                label,
                names.get(iri, ()),
                covered.get(iri, ()),
                "".join(ids.get(iri, ())),
                "".join(codes.get(iri, ())),
                "true" in verified.get(iri, ()),
                roles.get(iri, 0),
                iri,
            )
            for iri, label in labels(select, of_employers).items()
        ),
        "roles",
    )


def list_forces(select: Select) -> Table:
    """List the police forces, as `list_employers` lists all employers."""
    return list_employers(select, "remit:Force")


def list_ranks(select: Select) -> Table:
    """List the ranks from the lowest: order, other names, forms of detectives, roles."""
    of_ranks = "?s a remit:Rank ."
    order = pairs(select, f"{of_ranks} ?s remit:rankOrder ?o")
    names = _names(select, of_ranks)
    detective = pairs(select, f"{of_ranks} ?s remit:detectiveForm ?o")
    roles = counts(select, f"{of_ranks} ?o remit:rank ?s")
    found = [
        (
            label,
            int(order[iri][0]) if iri in order else None,
            names.get(iri, ()),
            detective.get(iri, ())[:_MOST_NAMES],
            roles.get(iri, 0),
            iri,
        )
        for iri, label in labels(select, of_ranks).items()
    ]
    found.sort(key=lambda row: (row[1] is None, row[1] or 0, row[0]))
    columns = ("rank", "order", "also", "as a detective", "roles", "iri")
    return Table(columns, tuple(found), "roles")


def list_legislation(select: Select) -> Table:
    """List laws, codes and guidance: kind, roles that require each, documents that name it."""
    of_laws = "?s a eli:LegalResource ."
    kinds = pairs(select, f"{of_laws} ?s dcterms:type ?o")
    names = _names(select, of_laws)
    required = counts(select, f"{of_laws} {_REQUIRING}")
    named = counts(select, f"{of_laws} ?o dcterms:references ?s")
    replaced = pairs(select, f"{of_laws} ?s remit:supersededBy/skos:prefLabel ?o")
    return _table(
        ("law", "kind", "also", "replaced by", "documents", "roles", "iri"),
        (
            (
                label,
                kinds.get(iri, ()),
                names.get(iri, ()),
                replaced.get(iri, ()),
                named.get(iri, 0),
                required.get(iri, 0),
                iri,
            )
            for iri, label in labels(select, of_laws).items()
        ),
        "roles",
    )


def list_concepts(class_: str, name: str, by: str = _REQUIRING) -> Callable[[Select], Table]:
    """Make the list of a class of things that roles can require.

    Args:
        class_: The class, with its prefix.
        name: The heading of the first column.
        by: The pattern that ties `?o`, a role, to `?s`.
    """

    def listed(select: Select) -> Table:
        of_class = f"?s a {class_} ."
        names = _names(select, of_class)
        scales = pairs(select, f"{of_class} ?s skos:inScheme/skos:prefLabel ?o")
        lower = pairs(select, f"{of_class} ?s remit:presupposes/skos:prefLabel ?o")
        required = counts(select, f"{of_class} {by}")
        preferred = counts(select, f"{of_class} {_PREFERRING}")
        return _table(
            (name, "also", "scale", "presupposes", "preferred", "roles", "iri"),
            (
                (
                    label,
                    names.get(iri, ()),
                    scales.get(iri, ()),
                    lower.get(iri, ()),
                    preferred.get(iri, 0),
                    required.get(iri, 0),
                    iri,
                )
                for iri, label in labels(select, of_class).items()
            ),
            "roles",
        )

    return listed


def list_documents(select: Select) -> Table:
    """List the documents that were read: title, role, requirements, findings."""
    of_documents = "?s a remit:SourceDocument ."
    names = pairs(select, f"{of_documents} ?s remit:fileName ?o")
    titles = pairs(select, f"{of_documents} ?s dcterms:title ?o")
    roles = pairs(select, f"{of_documents} ?r remit:describedBy ?s ; skos:prefLabel ?o")
    needs = counts(select, "GRAPH ?s { ?r remit:requirement ?o }")
    findings = counts(select, f"{of_documents} ?o a remit:Finding ; sh:focusNode ?s")
    return _table(
        ("document", "title", "role", "requirements", "findings", "iri"),
        (
            (
                file,
                titles.get(iri, ()),
                roles.get(iri, ()),
                needs.get(iri, 0),
                findings.get(iri, 0),
                iri,
            )
            for iri, files in names.items()
            for file in files
        ),
        "requirements",
    )


def _table(columns: tuple[str, ...], found: Iterator[Row], counted: str) -> Table:
    ordered = sorted(found, key=lambda row: (str(row[0]).casefold(), str(row[-1])))
    return Table(columns, tuple(ordered), counted)


def _names(select: Select, pattern: str) -> dict[str, tuple[str, ...]]:
    """Give a few other names of each thing, the shortest first."""
    found = pairs(select, f"{pattern} ?s skos:altLabel ?o")
    return {
        iri: tuple(sorted(names, key=lambda n: (len(n), n)))[:_MOST_NAMES]
        for iri, names in found.items()
    }


KINDS: Final[dict[str, Callable[[Select], Table]]] = {
    "roles": list_roles,
    "units": list_units,
    "forces": list_forces,
    "ranks": list_ranks,
    "legislation": list_legislation,
    "qualifications": list_concepts("remit:Qualification", "qualification"),
    "systems": list_concepts("remit:System", "system"),
    "documents": list_documents,
    "employers": list_employers,
    "grades": list_concepts("remit:Grade", "grade", "?o remit:grade ?s"),
    "frameworks": list_concepts("remit:Framework", "framework"),
    "licences": list_concepts("remit:Licence", "licence"),
    "vetting": list_concepts("remit:VettingLevel", "level", "?o remit:vetting|remit:requires ?s"),
    "competencies": list_concepts("remit:Competency", "competency", "?o remit:competency ?s"),
    "topics": list_concepts("remit:Topic", "topic"),
}
"""What can be listed, by the words of the command line."""
