"""What the forms of question mean, once their slots are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking import (
    amount_questions,
    duty_questions,
    label_questions,
    law_questions,
    ranking_questions,
    singling,
    staff_sorts,
    weighing,
    yes_or_no_questions,
)
from remit.graph.asking.asked import (
    LAST,
    Chain,
    Columns,
    Counting,
    Describing,
    EachNeeds,
    Existing,
    Grouped,
    Listing,
    Unheld,
    Valuing,
)
from remit.graph.asking.belonging import belongs
from remit.graph.asking.easing import eased
from remit.graph.asking.expressions import each_need, leaves
from remit.graph.asking.fragments import (
    check_fragment,
    check_kind,
    covered_fragment,
    exists_fragment,
)
from remit.graph.asking.logic import (
    All,
    IsOne,
    Mentions,
    Needs,
    OneOf,
    Related,
    Spoken,
    Things,
)
from remit.graph.asking.openings import of_what, of_yes_or_no
from remit.graph.asking.slots import managers
from remit.graph.asking.subject_conditions import bare, needed_alone
from remit.graph.asking.taken import set_of, spoken_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form, Kind
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.slots import Needy
    from remit.graph.asking.taken import Meaning, Taken


def meaning(form: Form, taken: Taken, chart: Chart) -> Question | None:
    """Say what a question means; None where its parts do not go together."""
    if form.because:
        return Unheld(form.because.replace("{first}", chart.lattice.tokens[0].written))
    return eased(_MEANINGS[form.reads](taken, chart), chart)


def _list(taken: Taken, chart: Chart) -> Question | None:
    things = _cited(_tied(set_of(taken)), chart)
    if "conditional-set" in taken and of_yes_or_no(chart):
        return Existing(things)
    if things.kind == "role" and of_what(chart):
        return None
    return Listing(spoken_of(things, chart))


def _cited(things: Things, chart: Chart) -> Things:
    """Take law that a role works with for what its profile speaks of."""
    where, kind = things.where, chart.lexicon.kinds[things.kind]
    used = isinstance(where, Needs) and where.aspect == "use" and where.by is not None
    if used and isinstance(where, Needs) and "law" in {kind.id, kind.within}:
        return Things(kind.id, Mentions(by=where.by))
    return things


def _tied(things: Things) -> Things:
    """Tie a bare degree ("essential qualifications") to roles in general."""
    where = things.where
    if (
        isinstance(where, Needs)
        and where.topic is None
        and where.by is None
        and things.kind != "role"
    ):
        return Things(things.kind, Needs(None, where.modality, where.aspect, Things("role")))
    return things


def _bare_topics(taken: Taken, chart: Chart) -> Question | None:
    where = bare(taken["topics"], chart)
    return Listing(Things("role", where)) if where else None


def _in_use(counted: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        kind = chart.lexicon.kinds[taken["noun"]]
        things = Things(kind.id, _tie(kind, chart))
        if not kind.needed and chart.lattice.edges.get("cue:speak-of"):
            things = spoken_of(Things(kind.id), chart)
        if things.where is None:
            return None
        return Counting(things) if counted else Listing(things)

    return made


def _tie(kind: Kind, chart: Chart) -> Condition | None:
    """Tie a kind of thing to roles in general: what they need, hold or are in."""
    if kind.needed:
        return Mentions(by=Things("role")) if kind.classes else None
    for relation in chart.lexicon.relations.values():
        of_kind = relation.target in {kind.id, kind.within}
        tied = relation.source == "role" and of_kind and relation.target != "role"
        if tied and relation.claims:
            return Related(relation.id, Things("role"), inverse=True)
    return None


def _managers(taken: Taken, chart: Chart) -> Question | None:
    return Listing(managers(taken["role-or-place"]))


def _field_of(taken: Taken, chart: Chart) -> Question | None:
    """Read a role and a kind of thing that its form states, put without a verb."""
    relation = chart.lexicon.relations[taken["field-name"]]
    if relation.id == "reports-to" or relation.target == "text":
        return None
    return Listing(Things(relation.target, Related(relation.id, taken["role"], inverse=True)))


def _count_managers(taken: Taken, chart: Chart) -> Question | None:
    return Counting(managers(taken["role"]))


def _count(taken: Taken, chart: Chart) -> Question | None:
    if _heads(set_of(taken), chart):
        return Unheld("profiles tell of roles, not of how many people hold them")
    return Counting(spoken_of(_cited(_tied(set_of(taken)), chart), chart))


def _count_needing(taken: Taken, chart: Chart) -> Question | None:
    needing = all(isinstance(leaf, Needs | Mentions) for leaf in leaves(taken["role-condition"]))
    return _count(taken, chart) if needing else None


def _heads(things: Things, chart: Chart) -> bool:
    """Tell whether people of a force or a unit are to be counted: "officers in Essex Police"."""
    where = things.where
    placed = isinstance(where, Related) and where.relation in {"in-force", "in-unit"}
    nouns = chart.lattice.edges.get("noun", {}).values()
    of_role = any(edge.value == "role" for edges in nouns for edge in edges)
    ranked = bool(chart.lattice.edges.get("rank"))
    return placed and things.kind == "role" and not (of_role or ranked)


def _covered(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("force", Related("covers", taken["unit"], inverse=True)))


def _whole_of(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("unit", Related("part-of", taken["unit"], inverse=True)))


def _users(taken: Taken, chart: Chart) -> Question | None:
    using = each_need(taken["topics"], lambda need: Needs(need.topic, "any", "use"))
    return Listing(Things("role", using))


def _leader(taken: Taken, chart: Chart) -> Question | None:
    unit = taken.get("unit") or taken.get("units") or Things("unit", Spoken())
    target = unit.target if isinstance(unit, Related) else unit
    if not isinstance(target, OneOf | Things):
        return None
    return Listing(Things("force", Related("lead-force", target, inverse=True)))


def _employer(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("employer", Related("in-force", taken["target"], inverse=True)))


def _role_columns(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    names = taken["field-names"] if "field-names" in taken else (taken["field-name"],)
    if things.kind != "role" or _goes_on(things, names, chart):
        return None
    return Columns(things, names)


def _fields_of_one(taken: Taken, chart: Chart) -> Question | None:
    names = taken["field-names"]
    one = taken["role"] if len(names) > 1 else None
    return Columns(Things("role", IsOne(one)), names) if one else None


def _goes_on(things: Things, names: tuple[str, ...], chart: Chart) -> bool:
    """Tell whether a field is one more thing that is needed: "that need RIPA and vetting"."""
    lexicon = chart.lexicon
    kinds = [lexicon.relations[n].target for n in names if n in lexicon.relations]
    needed = kinds and all(kind in lexicon.kinds and lexicon.kinds[kind].needed for kind in kinds)
    owned = any(lexicon.pronouns.get(t.text) == "own" for t in chart.lattice.tokens)
    return (
        bool(needed) and not owned and any(isinstance(part, Needs) for part in leaves(things.where))
    )


def _reporting_lines(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken) if "set" in taken else Things("role")
    return Columns(things, ("reports-to",)) if things.kind == "role" else None


def _role_places(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    return Columns(things, ("location",)) if things.kind == "role" else None


def _role_groups(taken: Taken, chart: Chart) -> Question | None:
    things, per = set_of(taken), taken["noun"]
    if things.kind != "role" or per.startswith("own-"):
        return None
    return Grouped(things, per) if belongs(chart.lexicon, per) else None


def _needs_of_each(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken["counted"]
    modality = ranking_questions.degree_of(kind, modality, chart)
    return EachNeeds(kind, modality) if chart.lexicon.kinds[kind].needed else None


def _average_needs(taken: Taken, chart: Chart) -> Question | None:
    asked = _needs_of_each(taken, chart)
    return EachNeeds(asked.kind, asked.modality, True) if isinstance(asked, EachNeeds) else None


def _commander(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("role", Related("directed-by", taken["unit"], inverse=True)))


def _requirements(taken: Taken, chart: Chart) -> Question | None:
    said: Needy = taken["needy"]
    if not (said.needed or said.modal or said.aspect) or of_yes_or_no(chart):
        return None
    kind = said.aspect or "requirement"
    role = taken.get("several-roles") or taken["role-or-place"]
    return Listing(Things(kind, Needs(None, said.modality or "need", "", by=role)))


def _requirements_of_all(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken["counted"]
    if not chart.lexicon.kinds[kind].needed:
        return None
    return Listing(Things(kind, Needs(None, modality, "", by=Things("role"))))


def _needs_of_kind(taken: Taken, chart: Chart) -> Question | None:
    kind = chart.lexicon.kinds[taken["noun"]]
    said: Needy = taken["needy"]
    if not kind.needed:
        return None
    role = taken["role-or-place"]
    return Listing(Things(kind.id, Needs(None, said.modality or "need", "", by=role)))


def _property(taken: Taken, chart: Chart) -> Question | None:
    relation = chart.lexicon.relations[taken["property"]]
    if relation.id.startswith("own-"):
        return None
    one = taken["one"]
    if isinstance(one, Things) and one.where is None:
        return None
    kinds = {one.kind} if isinstance(one, Things) else {n.kind for n in one.names}
    return Valuing(relation.id, one) if kinds == {relation.source} else None


def _where_is(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("location", taken["role"])


def _chain(taken: Taken, chart: Chart) -> Question | None:
    return Chain(taken["role"], taken.get("number", 0))


def _chain_top(taken: Taken, chart: Chart) -> Question | None:
    return Chain(taken["role"], LAST)


def _about(taken: Taken, chart: Chart) -> Question | None:
    one = taken["one"] if "one" in taken else taken["role"]
    if isinstance(one, OneOf):
        return Describing(one)
    return None if _in_unit(one) else Listing(one)


def _in_unit(things: Things) -> bool:
    """Tell whether a unit alone was taken for its roles: "about ERSOU" asks about the unit."""
    where = things.where
    return isinstance(where, Related) and where.relation == "in-unit"


def _only_needs(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("requirement", needed_alone(taken["role-or-place"])))


def _of_these(taken: Taken, chart: Chart) -> Question | None:
    subject, condition = taken["claim"]
    if not isinstance(subject, Things) or not isinstance(subject.where, IsOne):
        return None
    return Listing(Things("role", All((subject.where, condition))))


_MEANINGS: dict[str, Meaning] = {
    "list": _list,
    "bare-topics": _bare_topics,
    "kind-in-use": _in_use(counted=False),
    "count-in-use": _in_use(counted=True),
    "managers": _managers,
    "count": _count,
    "count-managers": _count_managers,
    "field-of": _field_of,
    "count-needing": _count_needing,
    "check-fragment": check_fragment,
    "covered-fragment": covered_fragment,
    "exists-fragment": exists_fragment,
    "check-kind": check_kind,
    "covered": _covered,
    "whole-of": _whole_of,
    "users": _users,
    "leader": _leader,
    "commander": _commander,
    "role-columns": _role_columns,
    "role-column-of-each": _role_columns,
    "fields-of-one": _fields_of_one,
    "reporting-lines": _reporting_lines,
    "role-places": _role_places,
    "role-groups": _role_groups,
    "needs-of-each": _needs_of_each,
    "average-needs": _average_needs,
    "employer": _employer,
    "requirements": _requirements,
    "requirements-of-all": _requirements_of_all,
    "needs-of-kind": _needs_of_kind,
    "property": _property,
    "where-is": _where_is,
    "chain": _chain,
    "chain-top": _chain_top,
    "about": _about,
    "of-these": _of_these,
    "only-needs": _only_needs,
}
for _more in (
    amount_questions,
    duty_questions,
    label_questions,
    law_questions,
    ranking_questions,
    singling,
    staff_sorts,
    weighing,
    yes_or_no_questions,
):
    _MEANINGS |= _more.MEANINGS
