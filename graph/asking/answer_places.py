"""Answer which documents, units and employers have roles of which something is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.logic import Related, Things
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = "SELECT DISTINCT ?s ?o WHERE {{ {roles} {things} {step} }}"


def through_roles(things: Things, context: Context) -> tuple[list[Draft], str]:
    """Draft an answer for each thing, resting on what its roles rest on and naming them."""
    from remit.graph.asking.answer_sets import drafted

    members, query = context.members(things)
    where = things.where
    if not isinstance(where, Related) or not isinstance(where.target, Things) or not members:
        return [], query
    roles, _ = drafted(where.target, context)
    of_role = {draft.iri: draft for draft in roles}
    pattern = _PAIRS.format(
        roles=values("s", [iri for iri in of_role if iri]),
        things=values("o", members),
        step=context.lexicon.relations[where.relation].pattern,
    )
    held: dict[str, list[Draft]] = {}
    for role, thing in context.gatherer.rows(prologue() + pattern) if roles else ():
        held.setdefault(thing, []).append(of_role[role])
    labels = context.labelled(members)
    names = context.gatherer.file_names(members) if things.kind == "document" else {}
    drafts = [_draft(names.get(iri, labels[iri]), iri, held[iri]) for iri in members if iri in held]
    return sorted(drafts, key=lambda draft: natural(draft.label)), query


def _draft(label: str, iri: str, roles: Sequence[Draft]) -> Draft:
    support = roles[0].support
    for role in roles[1:]:
        support = support.or_(role.support)
    named = [f"{role.label}: {role.value}" if role.value else role.label for role in roles]
    documents = tuple(dict.fromkeys(name for role in roles for name in role.documents))
    return Draft(label, iri, "; ".join(dict.fromkeys(named)), _without_value(support), documents)


def _without_value(support: Support) -> Support:
    return Support(support.stated, support.evidence, support.why)
