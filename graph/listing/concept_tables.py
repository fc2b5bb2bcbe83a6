"""Lists of what roles can require: laws, qualifications, systems and the like."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from remit.graph.listing.pairs import counts, few_names, labels, pairs
from remit.graph.listing.table import Table, make_table

if TYPE_CHECKING:
    from remit.graph.asking.selecting import Select

_REQUIRING: Final = "?o remit:requires ?s"
_PREFERRING: Final = "?o remit:prefers ?s"


def list_legislation(select: Select) -> Table:
    """List laws, codes and guidance: kind, roles that require each, documents that name it."""
    of_laws = "?s a eli:LegalResource ."
    kinds = pairs(select, f"{of_laws} ?s dcterms:type ?o")
    names = few_names(select, of_laws)
    required = counts(select, f"{of_laws} {_REQUIRING}")
    of_one = "?o dcterms:references ?s FILTER NOT EXISTS { ?o remit:describedBy ?any }"
    of_several = "GRAPH ?o { ?r dcterms:references ?s } ?r remit:describedBy ?o"
    named = counts(select, f"{of_laws} {{ {of_one} }} UNION {{ {of_several} }}")
    replaced = pairs(select, f"{of_laws} ?s remit:supersededBy/skos:prefLabel ?o")
    return make_table(
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
        names = few_names(select, of_class)
        scales = pairs(select, f"{of_class} ?s skos:inScheme/skos:prefLabel ?o")
        lower = pairs(select, f"{of_class} ?s remit:presupposes/skos:prefLabel ?o")
        required = counts(select, f"{of_class} {by}")
        preferred = counts(select, f"{of_class} {_PREFERRING}")
        return make_table(
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
