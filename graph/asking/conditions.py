"""What the conditions of forms.toml mean, once their slots are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.belonging import FORCES, UNITS, belongs
from remit.graph.asking.logic import (
    STAFF,
    All,
    Any,
    Counted,
    Described,
    IsOne,
    Issued,
    Mentions,
    NeededBy,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Same,
    Superseded,
    Things,
    Words,
)
from remit.graph.asking.ranking_questions import degree_of
from remit.graph.asking.relation_conditions import (
    by_rank,
    of_role,
    relates,
    relates_back,
    relates_not,
    report_rank,
    reports_by_rank,
)
from remit.graph.asking.search import are_there
from remit.graph.asking.slots import Needy
from remit.graph.asking.staff_sorts import manages_sort
from remit.graph.asking.subject_conditions import (
    involves,
    mentions,
    mentions_not,
    needed_alone,
    needs,
    needs_degree,
    needs_kind,
    needs_not,
    uses,
    uses_kind,
)

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.relation_conditions import Meaning
    from remit.graph.asking.taken import Taken


def meaning(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Say what a condition means; None where its parts do not go together."""
    return _MEANINGS[form.reads](form, taken, chart)


def _has_kind(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    kind, modality = taken["counted"]
    if "law" in {kind, chart.lexicon.kinds[kind].within} and modality == "need":
        return Mentions(Things(kind))
    if kind == "requirement":
        return Needs(None, modality) if modality != "need" else None
    return Needs(None, modality, kind) if chart.lexicon.kinds[kind].requirement else None


def _has_no_kind(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    if taken["counted"] == ("requirement", "need"):
        return Not(Needs(None, "any"))
    has = _has_kind(form, taken, chart)
    return Not(has) if has else None


def _said(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    words: Words = taken["words"]
    relation = taken.get("property") or form.relation
    nouns = {
        w for w in words.words if any(m == relation for _, m in chart.lexicon.properties.get(w))
    }
    said = Words(tuple(w for w in words.words if w not in nouns), words.written)
    if not said.words or chart.lexicon.relations[relation].target != "text":
        return None
    condition = Said((relation,), said)
    sure = form.reads == "said" or all(word.isdecimal() for word in said.words)
    return condition if sure or are_there(condition, chart.lexicon, chart.index) else None


def _has_field(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: its form states something; where it is spoken of, asking for it is enough."""
    field = Partnered(taken["field-name"])
    kind = chart.lexicon.kinds.get(chart.lexicon.relations[field.relation].target)
    said = any(chart.lattice.edges.get(f"cue:{cue}") for cue in ("speak-of", "silent"))
    valued = any(token.text in chart.lexicon.telling["values"] for token in chart.lattice.tokens)
    spoken = said and kind is not None and kind.requirement
    return Any((field, Needs(None, "any", kind.id))) if spoken and kind and not valued else field


def _has_no_field(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    has = _has_field(form, taken, chart)
    return Not(has) if has else None


def _terms(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    condition: Condition = taken["terms"]
    return condition


def _labelled(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    condition: Condition = taken["labelled"]
    return condition


def _needed_by(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    said: Needy = taken.get("needy") or Needy()
    return Needs(None, said.modality or "need", said.aspect, by=taken["target"])


def _needed_by_any(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    said: Needy = taken["needy"]
    if not said.needed:
        return None
    return Needs(None, said.modality or "need", said.aspect, by=Things("role"))


def _mentioned_by(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Mentions(by=taken["target"])


def _used_by(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Needs(None, "any", "use", by=taken["target"])


def _described(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Described()


def _undescribed(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Not(Described())


def _has(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Partnered(form.relation)


def _has_no(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Not(Partnered(form.relation))


def _is_role(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return IsOne(taken["role"]) if taken["property"] == _NAMING else None


def _is_not(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    one: OneOf = taken["one"]
    return Not(IsOne(one)) if one.any or len(one.names) == 1 else None


def _superseded(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Superseded()


def _issued(sign: str) -> Meaning:
    def made(form: Form, taken: Taken, chart: Chart) -> Condition | None:
        year = taken["number"]
        fits = isinstance(year, int) and _FIRST_YEAR <= year <= _LAST_YEAR
        return Issued(sign, year) if fits else None

    return made


def _out_of_date(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Mentions(Things("reference", Superseded()))


def _mentioned_by_any(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Mentions(by=Things("role"))


def _current(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Not(Superseded())


def _counts(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    sign, number = taken["comparison"]
    kind, modality = taken["counted"]
    countable = (form.of, kind) in {("unit", "force"), ("unit", "role")}
    countable = countable or (form.of == "role" and belongs(chart.lexicon, kind) is not None)
    if not countable and not chart.lexicon.kinds[kind].needed:
        return None
    modality = degree_of(kind, modality, chart)
    if (sign, number) in _NONE:
        return Not(Counted(kind, ">=", 1, modality))
    return Counted(kind, sign, number, modality)


def _counts_mentioned(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: so many are spoken of, in whatever degree they are asked for."""
    counted = _counts(form, taken, chart)
    if not isinstance(counted, Counted) or counted.modality != "need":
        return counted
    return Counted(counted.kind, counted.sign, counted.number, "any")


_NONE = frozenset({("=", 0), ("<", 1), ("<=", 0)})


def _counts_staff(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    sign, number = taken["comparison"]
    return Counted("role", sign, number, STAFF)


def _where_units_cover(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    sign, number = taken["comparison"]
    if taken["counted"] != ("force", "need"):
        return None
    return Related("in-unit", Things("unit", Counted("force", sign, number)))


def _measured(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    condition: Condition = taken["measured"]
    return condition


def _only_by(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return needed_alone(taken["role-or-place"])


def _needed_by_some(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    sign, number = taken["comparison"]
    if form.reads == "mentioned-by-some":
        return NeededBy(sign, number, "mention")
    said: Needy = taken.get("needy") or Needy()
    return NeededBy(sign, number, said.modality or "need")


def _same_as(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return Same(taken["field-name"], taken["role"])


def _same_as_another(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    return All((Described(), Same(taken["field-name"])))


def _in_line(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    one: OneOf = taken["line-of-work"]
    named = (e.value for edges in chart.lattice.edges.get("name", {}).values() for e in edges)
    whole = (o for o in named if o.written == one.written)
    names = [n for o in whole for n in o.names]
    placed = any(n.kind in FORCES or (n.kind in UNITS and n.rung != "part") for n in names)
    return None if placed else IsOne(one)


_FIRST_YEAR, _LAST_YEAR = 1200, 2100
_NAMING = "code"  # a property that names one role


_MEANINGS: dict[str, Meaning] = {
    "needs": needs,
    "bare": needs,
    "needs-not": needs_not,
    "needs-kind": needs_kind,
    "has-kind": _has_kind,
    "has-no-kind": _has_no_kind,
    "needs-degree": needs_degree,
    "mentions": mentions,
    "of-role": of_role,
    "said": _said,
    "said-there": _said,
    "terms": _terms,
    "labelled": _labelled,
    "has-field": _has_field,
    "has-no-field": _has_no_field,
    "mentions-not": mentions_not,
    "uses": uses,
    "uses-kind": uses_kind,
    "involves": involves,
    "relation": relates,
    "not-relation": relates_not(inverse=False),
    "not-inverse": relates_not(inverse=True),
    "inverse": relates_back,
    "needed-by": _needed_by,
    "needed-by-any": _needed_by_any,
    "mentioned-by": _mentioned_by,
    "used-by": _used_by,
    "described": _described,
    "undescribed": _undescribed,
    "has": _has,
    "has-no": _has_no,
    "is-role": _is_role,
    "is-not": _is_not,
    "in-line": _in_line,
    "same-as": _same_as,
    "same-as-another": _same_as_another,
    "out-of-date": _out_of_date,
    "mentioned-by-any": _mentioned_by_any,
    "superseded": _superseded,
    "issued-after": _issued(">"),
    "issued-before": _issued("<"),
    "issued-since": _issued(">="),
    "issued-in": _issued("="),
    "current": _current,
    "counts": _counts,
    "counts-mentioned": _counts_mentioned,
    "where-units-cover": _where_units_cover,
    "counts-staff": _counts_staff,
    "manages-sort": manages_sort,
    "measured": _measured,
    "only-by": _only_by,
    "needed-by-some": _needed_by_some,
    "mentioned-by-some": _needed_by_some,
    "report-rank": report_rank,
    "reports-to-outranking": reports_by_rank(inverse=False),
    "reports-to-outranked": reports_by_rank(inverse=True),
    "outranks": by_rank(inverse=False),
    "outranked": by_rank(inverse=True),
}
