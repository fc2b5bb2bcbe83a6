"""What the questions mean that weigh things against each other, or ask for words and orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import (
    Checking,
    Commonest,
    Comparing,
    Degree,
    Difference,
    Differing,
    Expanding,
    Finding,
    Fitting,
    Lacking,
    Listing,
    Naming,
    Placing,
    Proportion,
    Ranking,
    Sharing,
    Staffing,
    Valuing,
    Wanting,
)
from remit.graph.asking.belonging import plain
from remit.graph.asking.expressions import as_mentions, joined, leaves, mapped
from remit.graph.asking.logic import (
    STAFF,
    All,
    IsOne,
    Mentions,
    Needs,
    Not,
    OneOf,
    Related,
    Superseded,
    Things,
    Words,
)
from remit.graph.asking.search import are_there
from remit.graph.asking.subject_conditions import bare, with_need
from remit.graph.asking.taken import set_of, spoken_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition, Topic
    from remit.graph.asking.taken import Taken

    Meaning = Callable[[Taken, Chart], Question | None]


def _topic(condition: Condition) -> Topic | None:
    return condition.topic if isinstance(condition, Needs) else None


def _degree(taken: Taken, chart: Chart) -> Question | None:
    topic = _topic(taken["topics"])
    return Degree(topic, taken.get("role")) if topic else None


def _differ(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken.get("counted", ("requirement", ""))
    if taken["a"] == taken["b"] or not chart.lexicon.kinds[kind].needed:
        return None
    degree = "" if modality == "need" else modality
    return Differing(taken["a"], taken["b"], kind, degree, "counted" not in taken)


def _common(taken: Taken, chart: Chart) -> Question | None:
    kind = taken.get("noun", "requirement")
    if taken["a"] == taken["b"] or not (chart.lexicon.kinds[kind].needed or kind == "competency"):
        return None
    return Sharing((taken["a"], taken["b"]), kind)


def _common_to_all(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    kind, modality = taken.get("counted", (taken.get("noun", "requirement"), "need"))
    fits = things.kind == "role" and (chart.lexicon.kinds[kind].needed or kind == "competency")
    return Sharing((things,), kind, "" if modality == "need" else modality) if fits else None


def _gap(taken: Taken, chart: Chart) -> Question | None:
    have, want = taken["have"], taken["want"]
    return Lacking(have, want) if have != want else None


def _wanting(taken: Taken, chart: Chart) -> Question | None:
    held = _held(taken["held"])
    return Wanting(held, taken["want"], taken.get("rank")) if held else None


def _held(condition: Condition) -> tuple[Topic, ...]:
    """List the topics that someone holds; none where none of them is named, or all are turned."""
    had = [leaf for part in _flat(condition) if not isinstance(part, Not) for leaf in leaves(part)]
    held = tuple(leaf.topic for leaf in had if isinstance(leaf, Needs) and leaf.topic)
    return held if any(isinstance(topic, OneOf) for topic in held) else ()


def _not_held(condition: Condition) -> tuple[Condition, ...]:
    """List what is said not to be held, as what a role then must not need: "but no PIP2"."""
    return tuple(part for part in _flat(condition) if isinstance(part, Not))


def _flat(condition: Condition) -> list[Condition]:
    """List the parts that hold together, whichever way they were joined."""
    if not isinstance(condition, All):
        return [condition]
    return [inner for part in condition.parts for inner in _flat(part)]


def _among(turned: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken)
        if things.kind != "role" or things.where is None:
            return None
        where = Not(things.where) if turned else things.where
        return Placing(taken["role-or-place"], where, why=True)

    return made


_OF_HOLDERS = ("i-have", "apply", "suit", "become", "someone", "hold", "know")


def _fit(taken: Taken, chart: Chart) -> Question | None:
    held = _held(taken["held"])
    if not any(chart.lattice.edges.get(f"cue:{cue}") for cue in _OF_HOLDERS):
        return None
    among = [*([taken["rank"]] if "rank" in taken else []), *_not_held(taken["held"])]
    if "set" in taken:
        things = set_of(taken)
        if things.kind != "role" or things.where is None:
            return None
        among.append(things.where)
    return Fitting(held, joined(All, among) if among else None) if held else None


def _placing(why: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        subject, condition = taken["statement"]
        return Placing(subject, condition, why)

    return made


def _where_mentioned(taken: Taken, chart: Chart) -> Question | None:
    def change(leaf: Condition) -> Condition:
        return Mentions(leaf.topic) if isinstance(leaf, Needs) else leaf

    return Placing(taken.get("role-or-place"), mapped(taken["any-topics"], change))


def _level_of(taken: Taken, chart: Chart) -> Question | None:
    asked = with_need(taken["topics"], taken["needy"])
    if isinstance(asked, Needs) and not are_there(asked, chart.lexicon, chart.index):
        asked = as_mentions(taken["topics"])  # a level of it may be all that is named
    return Placing(taken["role-or-place"], asked)


def _wording_of(taken: Taken, chart: Chart) -> Question | None:
    return Placing(taken["role-or-place"], bare(taken["topics"], chart) or taken["topics"])


def _called(taken: Taken, chart: Chart) -> Question | None:
    return Naming(taken["one"]) if isinstance(taken["one"], OneOf) else None


EVERY = 1000  # so many are all, in order
_RANKED = frozenset(
    {
        ("unit", "force"),
        ("force", "unit"),
        ("force", "role"),
        ("employer", "role"),
        ("unit", "role"),
        ("role", "role"),
        ("role", "competency"),
    }
)


def _ranked(least: bool, place: int = 1) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = spoken_of(set_of(taken), chart) if "set" in taken else Things("role")
        kind, modality = taken.get("counted", ("role", "need"))
        cited = bool(chart.lattice.edges.get("cue:speak-of")) and modality == "need"
        modality = "any" if cited or (kind, modality) == ("requirement", "need") else modality
        countable = chart.lexicon.kinds[kind].needed and things.kind == "role"
        if not countable and (things.kind, kind) not in _RANKED:
            return None
        return Ranking(things, kind, least, modality, taken.get("number", 1), place)

    return made


_FEWER = frozenset({"fewer", "less", "smaller", "lower", "fewest"})


def _each_has(taken: Taken, chart: Chart) -> Question | None:
    things, kind = spoken_of(set_of(taken), chart), taken["counted"][0]
    within = chart.lexicon.kinds[things.kind].within or things.kind
    if (within, kind) not in {("unit", "force"), ("unit", "role")}:
        return None
    return Ranking(things, kind, limit=EVERY)


def _difference(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken["counted"]
    fewer = any(token.text in _FEWER for token in chart.lattice.tokens)
    sides = (taken["b"], taken["a"]) if fewer else (taken["a"], taken["b"])
    if sides[0] == sides[1]:
        return None
    one, other = (_counted_of(kind, modality, side, chart) for side in sides)
    return Difference(sides, (one, other)) if one and other else None


def _more_of_two(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken["counted"]
    sides = taken["a"], taken["b"]
    if sides[0] == sides[1] or not all(_counted_of(kind, modality, s, chart) for s in sides):
        return None
    names = tuple(n for side in sides for n in side.names)
    both = OneOf(names, " and ".join(side.written for side in sides), any=True)
    fewer = any(token.text in _FEWER for token in chart.lattice.tokens)
    things = Things(plain(names[0].kind), IsOne(both))
    needs = chart.lexicon.kinds[kind].needed and modality == "need"
    return Ranking(things, kind, fewer, "any" if needs else modality)


def _is_more(taken: Taken, chart: Chart) -> Question | None:
    asked = _difference(taken, chart)
    return Difference(asked.sides, asked.counted, True) if isinstance(asked, Difference) else None


def _counted_of(kind: str, modality: str, one: OneOf, chart: Chart) -> Things | None:
    """Describe what is counted of a role or a unit: its forces, its requirements."""
    kinds = {plain(n.kind) for n in one.names}
    if kinds == {"unit"} and kind == "force":
        return Things("force", Related("covers", one, inverse=True))
    if kinds == {"unit"} and kind == "role":
        return Things("role", Related("in-unit", one))
    if kinds == {"role"} and chart.lexicon.kinds[kind].needed:
        return Things(kind, Needs(None, modality, by=one))
    return None


def _proportion(taken: Taken, chart: Chart) -> Question | None:
    things, condition = taken["set-claim"]
    return Proportion(things, condition)


def _commonest(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken.get("counted", ("requirement", "need"))
    return Commonest(kind, modality) if chart.lexicon.kinds[kind].needed else None


def _staffing(taken: Taken, chart: Chart) -> Question | None:
    return Staffing(taken["subject"])


def _staffing_of_all(taken: Taken, chart: Chart) -> Question | None:
    return Staffing(Things("role"))


def _by_staff(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken) if "set" in taken else Things("role")
        return Ranking(things, "role", least, STAFF) if things.kind == "role" else None

    return made


def _comparing(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken.get("counted", ("requirement", ""))
    if not chart.lexicon.kinds[kind].needed:
        return None
    degree = "" if modality == "need" else modality
    if "set" in taken:
        things = set_of(taken)
        return Comparing((things,), kind, degree) if things.kind == "role" else None
    sides = tuple(dict.fromkeys(taken[name] for name in "abc"))
    return Comparing(sides, kind, degree) if len(sides) == _SEVERAL else None


_SEVERAL = 3


def _by_rank(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken) if "set" in taken else Things("role")
        said = any(chart.lattice.edges.get(f"cue:{cue}") for cue in ("cited", "mention"))
        degree = "mention" if said else "need"  # also of roles that are only named
        return Ranking(things, "rank", least, degree) if things.kind in {"role", "rank"} else None

    return made


def _superseding(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"], inverse=True)))


def _replaced(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"])))


def _is_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Checking(_just_one(taken["law"]), Superseded())


def _just_one(law: OneOf) -> OneOf:
    """Take laws of one title for just one of them, to be asked back: they differ in force."""
    return OneOf(law.names, law.written)


def _is_current(taken: Taken, chart: Chart) -> Question | None:
    return Checking(_just_one(taken["law"]), Not(Superseded()))


def _when_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("superseded-on", taken["law"])


def _governs(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("topic", Related("governs", taken["law"], inverse=True)))


def _when_enacted(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("issued", taken["law"])


def _findings(shape: str) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        return Finding(taken["finding"], taken.get("role"), shape, taken.get("about"))

    return made


def _stand_for(taken: Taken, chart: Chart) -> Question | None:
    one = taken["acronym"] if "acronym" in taken else taken["short"]
    if isinstance(one, Words):
        return Expanding(one.written)
    return Expanding(one.written, one)


MEANINGS: dict[str, Meaning] = {
    "degree": _degree,
    "differ": _differ,
    "common": _common,
    "common-to-all": _common_to_all,
    "gap": _gap,
    "fit": _fit,
    "wanting": _wanting,
    "why-among": _among(turned=False),
    "why-not-among": _among(turned=True),
    "stand-for": _stand_for,
    "where-said": _placing(why=False),
    "where-mentioned": _where_mentioned,
    "called": _called,
    "level-of": _level_of,
    "wording-of": _wording_of,
    "why": _placing(why=True),
    "most": _ranked(least=False),
    "fewest": _ranked(least=True),
    "second-most": _ranked(least=False, place=2),
    "third-most": _ranked(least=False, place=3),
    "second-fewest": _ranked(least=True, place=2),
    "each-has": _each_has,
    "staffing": _staffing,
    "staffing-of-all": _staffing_of_all,
    "most-staff": _by_staff(least=False),
    "fewest-staff": _by_staff(least=True),
    "comparing": _comparing,
    "difference": _difference,
    "is-more": _is_more,
    "more-of-two": _more_of_two,
    "proportion": _proportion,
    "commonest": _commonest,
    "highest": _by_rank(least=False),
    "lowest": _by_rank(least=True),
    "superseding": _superseding,
    "replaced": _replaced,
    "is-superseded": _is_superseded,
    "is-current": _is_current,
    "when-superseded": _when_superseded,
    "governs": _governs,
    "when-enacted": _when_enacted,
    "findings": _findings("list"),
    "count-findings": _findings("count"),
    "any-findings": _findings("any"),
}
