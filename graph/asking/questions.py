"""What the forms of question mean, once their slots are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.expressions import mapped
from remit.graph.asking.logic import (
    All,
    Chain,
    Checking,
    Commonest,
    Counting,
    Degree,
    Describing,
    Differing,
    Duties,
    Existing,
    Expanding,
    Finding,
    Fitting,
    Lacking,
    Listing,
    Needs,
    Not,
    OneOf,
    Placing,
    Ranking,
    Related,
    Sharing,
    Superseded,
    Things,
    Valuing,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form
    from remit.graph.asking.logic import Condition, Question, Target, Topic
    from remit.graph.asking.slots import Needy

    Taken = dict[str, Any]
    Meaning = Callable[[Taken, Chart], Question | None]


def meaning(form: Form, taken: Taken, chart: Chart) -> Question | None:
    """Say what a question means; None where its parts do not go together."""
    return _MEANINGS[form.reads](taken, chart)


def _set(taken: Taken) -> Things:
    if "role-condition" in taken:
        return Things("role", taken["role-condition"])
    things = taken.get("set") or taken.get("conditional-set") or taken["conditional-exists"]
    return things if isinstance(things, Things) else Things(*things)


def _list(taken: Taken, chart: Chart) -> Question | None:
    return Listing(_tied(_set(taken)))


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


def _count(taken: Taken, chart: Chart) -> Question | None:
    return Counting(_tied(_set(taken)))


def _exists(taken: Taken, chart: Chart) -> Question | None:
    things = _set(taken)
    return Existing(things) if things.where is not None or things.kind != "role" else None


def _check(taken: Taken, chart: Chart) -> Question | None:
    subject, condition = taken["claim"]
    return checked(subject, condition)


def checked(subject: Target, condition: Condition) -> Question:
    """Ask whether a condition holds of one thing, or of any thing of a set."""
    if isinstance(subject, OneOf):
        return Checking(subject, condition)
    where = condition if subject.where is None else All((subject.where, condition))
    return Existing(Things(subject.kind, where))


def _check_all(taken: Taken, chart: Chart) -> Question | None:
    subject, condition = taken["set-claim"]
    return Checking(subject, condition)


def _nobody(taken: Taken, chart: Chart) -> Question | None:
    return Existing(Things("role", taken["role-condition"]), none=True)


def _topic(condition: Condition) -> Topic | None:
    return condition.topic if isinstance(condition, Needs) else None


def _users(taken: Taken, chart: Chart) -> Question | None:
    def change(leaf: Condition) -> Condition:
        return Needs(leaf.topic, "any", "use") if isinstance(leaf, Needs) else leaf

    return Listing(Things("role", mapped(taken["topics"], change)))


def _leader(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("force", Related("lead-force", taken["unit"], inverse=True)))


def _commander(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("role", Related("directed-by", taken["unit"], inverse=True)))


def _degree(taken: Taken, chart: Chart) -> Question | None:
    topic = _topic(taken["topics"])
    return Degree(topic, taken["role"]) if topic else None


def _requirements(taken: Taken, chart: Chart) -> Question | None:
    said: Needy = taken["needy"]
    if not (said.needed or said.aspect):
        return None
    kind = said.aspect or "requirement"
    return Listing(Things(kind, Needs(None, said.modality or "need", "", by=taken["role"])))


def _duties(taken: Taken, chart: Chart) -> Question | None:
    return Duties(taken["role"])


def _duties_about(taken: Taken, chart: Chart) -> Question | None:
    return Duties(taken["role"], taken["words"])


def _property(taken: Taken, chart: Chart) -> Question | None:
    relation = chart.lexicon.relations[taken["property"]]
    one = taken["one"]
    kinds = {one.kind} if isinstance(one, Things) else {n.kind for n in one.names}
    return Valuing(relation.id, one) if kinds == {relation.source} else None


def _where_is(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("location", taken["role"])


def _chain(taken: Taken, chart: Chart) -> Question | None:
    return Chain(taken["role"])


def _differ(taken: Taken, chart: Chart) -> Question | None:
    return Differing(taken["a"], taken["b"]) if taken["a"] != taken["b"] else None


def _common(taken: Taken, chart: Chart) -> Question | None:
    kind = taken.get("noun", "requirement")
    if taken["a"] == taken["b"] or not (chart.lexicon.kinds[kind].needed or kind == "competency"):
        return None
    return Sharing((taken["a"], taken["b"]), kind)


def _common_to_all(taken: Taken, chart: Chart) -> Question | None:
    things = _set(taken)
    kind = taken.get("noun", "requirement")
    fits = things.kind == "role" and (chart.lexicon.kinds[kind].needed or kind == "competency")
    return Sharing((things,), kind) if fits else None


def _gap(taken: Taken, chart: Chart) -> Question | None:
    have, want = taken["have"], taken["want"]
    return Lacking(have, want) if have != want else None


def _fit(taken: Taken, chart: Chart) -> Question | None:
    held: list[Topic] = []

    def gather(leaf: Condition) -> Condition:
        if isinstance(leaf, Needs) and leaf.topic:
            held.append(leaf.topic)
        return leaf

    condition = mapped(taken["held"], gather)
    named = any(isinstance(topic, OneOf) for topic in held)
    return Fitting(tuple(held)) if named and not isinstance(condition, Not) else None


def _stand_for(taken: Taken, chart: Chart) -> Question | None:
    one = taken["acronym"] if "acronym" in taken else taken["short"]
    if isinstance(one, Words):
        return Expanding(one.written)
    return Expanding(one.written, one)


def _placing(why: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        subject, condition = taken["statement"]
        return Placing(subject, condition, why)

    return made


def _ranked(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = _set(taken) if "set" in taken else Things("role")
        kind, modality = taken["counted"]
        modality = "any" if (kind, modality) == ("requirement", "need") else modality
        countable = chart.lexicon.kinds[kind].needed and things.kind == "role"
        if countable or (things.kind, kind) in {
            ("unit", "force"),
            ("force", "unit"),
            ("unit", "role"),
        }:
            return Ranking(things, kind, least, modality)
        return (
            Ranking(things, kind, least) if (things.kind, kind) == ("role", "competency") else None
        )

    return made


def _commonest(taken: Taken, chart: Chart) -> Question | None:
    kind, _ = taken["counted"]
    return Commonest(kind) if chart.lexicon.kinds[kind].needed else None


def _by_rank(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = _set(taken) if "set" in taken else Things("role")
        return Ranking(things, "rank", least) if things.kind in {"role", "rank"} else None

    return made


def _superseding(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"], inverse=True)))


def _replaced(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"])))


def _is_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["law"], Superseded())


def _is_current(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["law"], Not(Superseded()))


def _when_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("superseded-on", taken["law"])


def _findings(shape: str) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        return Finding(taken["finding"], taken.get("role"), shape)

    return made


def _about(taken: Taken, chart: Chart) -> Question | None:
    one = taken["one"]
    return Describing(one) if isinstance(one, OneOf) else Listing(one)


def _duty(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("role", taken["duty"]))


def _count_duty(taken: Taken, chart: Chart) -> Question | None:
    return Counting(Things("role", taken["duty"]))


def _check_duty(taken: Taken, chart: Chart) -> Question | None:
    return Checking(taken["role"], taken["duty"])


_MEANINGS: dict[str, Meaning] = {
    "list": _list,
    "count": _count,
    "exists": _exists,
    "check": _check,
    "check-all": _check_all,
    "nobody": _nobody,
    "users": _users,
    "leader": _leader,
    "commander": _commander,
    "degree": _degree,
    "requirements": _requirements,
    "duties": _duties,
    "duties-about": _duties_about,
    "property": _property,
    "where-is": _where_is,
    "chain": _chain,
    "differ": _differ,
    "common": _common,
    "common-to-all": _common_to_all,
    "gap": _gap,
    "fit": _fit,
    "stand-for": _stand_for,
    "where-said": _placing(why=False),
    "why": _placing(why=True),
    "most": _ranked(least=False),
    "fewest": _ranked(least=True),
    "commonest": _commonest,
    "highest": _by_rank(least=False),
    "lowest": _by_rank(least=True),
    "superseding": _superseding,
    "replaced": _replaced,
    "is-superseded": _is_superseded,
    "is-current": _is_current,
    "when-superseded": _when_superseded,
    "findings": _findings("list"),
    "count-findings": _findings("count"),
    "any-findings": _findings("any"),
    "about": _about,
    "duty": _duty,
    "count-duty": _count_duty,
    "check-duty": _check_duty,
}
