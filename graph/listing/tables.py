"""Lists of what the graph knows, one kind of thing at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from remit.graph.listing.concept_tables import list_concepts, list_legislation
from remit.graph.listing.pairs import counts, few_names, labels, named, pairs
from remit.graph.listing.table import Table, make_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.graph.asking.selecting import Select

_DETECTIVE_FORMS: Final = 3
_WORKS_FOR: Final = """VALUES ?c { remit:Employer remit:Force }
  ?s a remit:Role ; org:postIn/(org:subOrganizationOf|org:unitOf)+ ?o . ?o a ?c"""


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
    called = labels(select, f"{of_roles} .")
    units = _told_apart(select, called, named(select, f"{of_roles} ; org:postIn ?o"))
    ranks = pairs(select, f"{of_roles} ; remit:rank/skos:prefLabel ?o")
    grades = pairs(select, f"{of_roles} ; remit:grade/skos:prefLabel ?o")
    before = pairs(select, f"{of_roles} ; remit:designation/skos:prefLabel ?o")
    managers = named(select, f"{of_roles} ; org:reportsTo ?o")
    needs = counts(select, f"{of_roles} ; remit:requirement ?o")
    documents = pairs(select, f"{of_roles} ; remit:describedBy/remit:fileName ?o")
    return make_table(
        ("role", "unit", "rank", "reports to", "requirements", "profiles", "iri"),
        (
            (
                label,
                units.get(iri, ()),
                rank_name(before.get(iri, ()), ranks.get(iri, ()))
                or ", ".join(grades.get(iri, ())),
                managers.get(iri, ()),
                needs.get(iri, 0),
                documents.get(iri, ()),
                iri,
            )
            for iri, label in called.items()
        ),
        "profiles",
    )


def _told_apart(
    select: Select, called: Mapping[str, str], units: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Add to the units of roles that share title and unit for whom each of them works."""
    times = Counter((label, units.get(iri, ())) for iri, label in called.items())
    alike = {iri for iri, label in called.items() if times[label, units.get(iri, ())] > 1}
    employers = named(select, _WORKS_FOR) if alike else {}
    return dict(units) | {
        iri: (*units[iri][:-1], f"{units[iri][-1]} ({', '.join(employers[iri])})")
        for iri in sorted(alike & employers.keys() & units.keys())
    }


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
    names = few_names(select, of_units)
    whole = named(select, f"{of_units} ?s org:subOrganizationOf|org:unitOf ?o")
    covers = counts(select, f"{of_units} ?s remit:covers ?o")
    lead = pairs(select, f"{of_units} ?s remit:leadForce/skos:prefLabel ?o")
    roles = counts(select, "?o org:postIn ?s")
    return make_table(
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
    names = few_names(select, of_employers)
    covered = pairs(select, f"{of_employers} ?u remit:covers ?s ; skos:prefLabel ?o")
    ids = pairs(select, f"{of_employers} ?s remit:policeUkId ?o")
    codes = pairs(select, f"{of_employers} ?s remit:onsCode ?o")
    verified = pairs(select, f"{of_employers} ?s remit:verified ?o")
    inside = "(org:subOrganizationOf|org:unitOf)*"
    roles = counts(select, f"{of_employers} ?p {inside} ?s . ?o org:postIn ?p")
    return make_table(
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
    names = few_names(select, of_ranks)
    detective = pairs(select, f"{of_ranks} ?s remit:detectiveForm ?o")
    roles = counts(select, f"{of_ranks} ?o remit:rank ?s")
    found = [
        (
            label,
            int(order[iri][0]) if iri in order else None,
            names.get(iri, ()),
            detective.get(iri, ())[:_DETECTIVE_FORMS],
            roles.get(iri, 0),
            iri,
        )
        for iri, label in labels(select, of_ranks).items()
    ]
    found.sort(key=lambda row: (row[1] is None, row[1] or 0, row[0]))
    columns = ("rank", "order", "also", "as a detective", "roles", "iri")
    return Table(columns, tuple(found), "roles")


def list_documents(select: Select) -> Table:
    """List the documents that were read: title, role, requirements, findings."""
    of_documents = "?s a remit:SourceDocument ."
    names = pairs(select, f"{of_documents} ?s remit:fileName ?o")
    titles = pairs(select, f"{of_documents} ?s dcterms:title ?o")
    roles = named(select, f"{of_documents} ?o remit:describedBy ?s")
    needs = counts(select, "GRAPH ?s { ?r remit:requirement ?o }")
    place = "sh:focusNode|remit:evidence/oa:hasSource"  # a role's, where it describes several
    findings = counts(select, f"{of_documents} ?o a remit:Finding ; {place} ?s")
    return make_table(
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
