"""Say what questions ask for that weigh things against each other, or ask for words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import (
    Comparing,
    Degree,
    Differing,
    Expanding,
    Finding,
    Fitting,
    Lacking,
    Listing,
    Naming,
    Placing,
    Sharing,
    Staffing,
    Wanting,
)
from remit.graph.asking.asked_amounts import Commonest, Proportion
from remit.graph.asking.expressions import as_mentions, joined, leaves, mapped
from remit.graph.asking.logic import MENTIONED, All, Mentions, Needs, Not, OneOf, Things, Words
from remit.graph.asking.search import are_there
from remit.graph.asking.subject_conditions import bare, kind_itself, with_need
from remit.graph.asking.taken import set_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition, Topic
    from remit.graph.asking.taken import Meaning, Taken


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
    sides = tuple(taken[name] for name in "abc" if name in taken)
    fits = chart.lexicon.kinds[kind].needed or kind == "competency"
    if len(set(sides)) < len(sides) or not fits:
        return None
    edges = chart.lattice.edges
    obliged = edges.get("cue:must")  # what is only wished for is no must
    spoken_of = edges.get("cue:mention") or not (obliged or edges.get("cue:need"))
    if _of_law(kind, chart) and spoken_of:
        return Listing(Things(kind, All(tuple(Mentions(by=side) for side in sides))))
    return Sharing(sides, kind, "need" if obliged else "")


def _common_but_not(taken: Taken, chart: Chart) -> Question | None:
    """Read: what two roles call for and a third does not."""
    kind = taken.get("noun", "requirement")
    sides = [taken[name] for name in ("a", "b", "c")]
    if len(set(sides)) < len(sides) or not chart.lexicon.kinds[kind].needed:
        return None
    return Sharing(tuple(sides[:2]), kind, but=sides[2])


def _of_law(kind: str, chart: Chart) -> bool:
    return "law" in {kind, chart.lexicon.kinds[kind].within}


def _common_to_all(taken: Taken, chart: Chart) -> Question | None:
    things = set_of(taken)
    kind, modality = taken.get("counted", (taken.get("noun", "requirement"), "need"))
    fits = things.kind == "role" and (chart.lexicon.kinds[kind].needed or kind == "competency")
    return Sharing((things,), kind, "" if modality == "need" else modality) if fits else None


def _gap(taken: Taken, chart: Chart) -> Question | None:
    have, want = taken["have"], taken["want"]
    kind = taken.get("noun", "requirement")
    fits = chart.lexicon.kinds[kind].needed or kind == "competency"
    return Lacking(have, want, kind) if have != want and fits else None


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


_OF_HOLDERS = frozenset({"i-have", "apply", "suit", "become", "someone", "hold", "know"})
_OF_POSTS = frozenset({"need", "must", "mandatory", "essential", "desirable"})
_LOOSE = frozenset({"become", "hold"})  # "for" and "has" are said of posts, too


def _fit(taken: Taken, chart: Chart) -> Question | None:
    held = _held(taken["held"])
    cues = {cue for cue in (*_OF_HOLDERS, *_OF_POSTS) if chart.lattice.edges.get(f"cue:{cue}")}
    if not cues & _OF_HOLDERS or (cues & _OF_POSTS and not cues & _OF_HOLDERS - _LOOSE):
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
        return Placing(subject, condition, why, _of_heading(chart))

    return made


def _of_heading(chart: Chart) -> bool:
    """Tell whether it is asked under which heading something stands."""
    return bool(chart.lattice.edges.get("cue:heading"))


def _why_not(taken: Taken, chart: Chart) -> Question | None:
    subject, condition = taken["claim"]
    if not isinstance(subject, OneOf) or isinstance(condition, Not):
        return None
    return Placing(subject, Not(condition), why=True)


def _where_mentioned(taken: Taken, chart: Chart) -> Question | None:
    def change(leaf: Condition) -> Condition:
        return Mentions(leaf.topic) if isinstance(leaf, Needs) else leaf

    condition = mapped(taken["any-topics"], change)
    return Placing(taken.get("role-or-place"), condition, heading=_of_heading(chart))


def _level_of(taken: Taken, chart: Chart) -> Question | None:
    asked = with_need(taken["topics"], taken["needy"], chart.lexicon)
    kind = kind_itself(_topic(asked), chart.lexicon)
    if kind and isinstance(asked, Needs) and chart.lexicon.kinds[kind].classes:
        return Listing(Things(kind, Needs(None, asked.modality, by=taken["role-or-place"])))
    if isinstance(asked, Needs) and not are_there(asked, chart.lexicon, chart.index):
        asked = as_mentions(taken["topics"])  # a level of it may be all that is named
    return Placing(taken["role-or-place"], asked)


def _wording_of(taken: Taken, chart: Chart) -> Question | None:
    return Placing(taken["role-or-place"], bare(taken["topics"], chart) or taken["topics"])


def _called(taken: Taken, chart: Chart) -> Question | None:
    return Naming(taken["one"]) if isinstance(taken["one"], OneOf) else None


def _proportion(taken: Taken, chart: Chart) -> Question | None:
    things, condition = taken["set-claim"]
    return Proportion(things, condition)


def _of_half(sign: str) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        if "set-claim" in taken:
            things, condition = taken["set-claim"]
            return Proportion(things, condition, sign)
        return Proportion(
            set_of(taken), with_need(taken["topics"], taken["needy"], chart.lexicon), sign
        )

    return made


def _commonest(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken.get("counted", ("requirement", "need"))
    degree = _spoken_of(modality, chart)
    return Commonest(kind, degree) if chart.lexicon.kinds[kind].needed else None


def _spoken_of(modality: str, chart: Chart) -> str:
    """Take what is used or spoken of, and not said to be needed, for what profiles mention."""
    spoken = any(chart.lattice.edges.get(f"cue:{cue}") for cue in ("mention", "use"))
    bare = modality == "need" and not chart.lattice.edges.get("cue:need")
    return MENTIONED if spoken and bare else modality


def _of_most(kind: str = "requirement") -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        asked, degree = taken.get("counted", (kind, "need"))
        if not chart.lexicon.kinds[asked].needed or _of_the_most(chart):
            return None
        return Commonest(asked, _spoken_of(degree, chart), majority=True)

    return made


def _of_the_most(chart: Chart) -> bool:
    """Tell whether the greatest number is meant, and not more than half: "the most roles"."""
    most, parts = (chart.lattice.edges.get(f"cue:{name}", {}) for name in ("most", "majority"))
    return any(place not in parts and place + 1 in parts for place in most)


def _staffing(taken: Taken, chart: Chart) -> Question | None:
    return Staffing(taken["subject"])


def _staffing_of_all(taken: Taken, chart: Chart) -> Question | None:
    return Staffing(Things("role"))


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


def _findings(shape: str) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        role = taken.get("role") or taken.get("role-or-place")
        return Finding(taken["finding"], role, shape, taken.get("about"))

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
    "common-but-not": _common_but_not,
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
    "why-not": _why_not,
    "staffing": _staffing,
    "staffing-of-all": _staffing_of_all,
    "comparing": _comparing,
    "proportion": _proportion,
    "more-than-half": _of_half(">"),
    "less-than-half": _of_half("<"),
    "half-or-more": _of_half(">="),
    "commonest": _commonest,
    "needed-by-most": _of_most(),
    "used-by-most": _of_most("system"),
    "findings": _findings("list"),
    "count-findings": _findings("count"),
    "any-findings": _findings("any"),
}
