"""Say what questions ask for that put things in order, or set two numbers against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked_amounts import Difference, Midway, Ranking, Ratio
from remit.graph.asking.belonging import plain
from remit.graph.asking.logic import STAFF, IsOne, Needs, OneOf, Related, Things
from remit.graph.asking.taken import set_of, spoken_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.taken import Meaning, Taken

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


def degree_of(kind: str, modality: str, chart: Chart) -> str:
    """Say in which degree things are counted: in any where they are listed, cited or used."""
    loose = kind == "requirement" or any(
        chart.lattice.edges.get(f"cue:{cue}") for cue in ("speak-of", "use")
    )
    return "any" if loose and modality == "need" else modality


def _ranked(least: bool, place: int = 1) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = spoken_of(set_of(taken), chart) if "set" in taken else Things("role")
        kind, modality = taken.get("counted", ("role", "need"))
        modality = degree_of(kind, modality, chart)
        countable = chart.lexicon.kinds[kind].needed and things.kind == "role"
        if not countable and (things.kind, kind) not in _RANKED:
            return None
        return Ranking(things, kind, least, modality, taken.get("number", 1), place)

    return made


def _each_has(taken: Taken, chart: Chart) -> Question | None:
    things, kind = spoken_of(set_of(taken), chart), taken["counted"][0]
    within = chart.lexicon.kinds[things.kind].within or things.kind
    if (within, kind) not in {("unit", "force"), ("unit", "role")}:
        return None
    return Ranking(things, kind, limit=EVERY)


def _difference(taken: Taken, chart: Chart) -> Question | None:
    kind, modality = taken["counted"]
    fewer = any(token.text in chart.lexicon.telling["fewer"] for token in chart.lattice.tokens)
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
    fewer = any(token.text in chart.lexicon.telling["fewer"] for token in chart.lattice.tokens)
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


def _midway(*, least: bool, median: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken) if "set" in taken else Things("role")
        kind, modality = taken["counted"]
        if things.kind != "role" or not chart.lexicon.kinds[kind].needed:
            return None
        return Midway(things, kind, degree_of(kind, modality, chart), least, median)

    return made


def _ratio(taken: Taken, chart: Chart) -> Question | None:
    one, other = (Things(*s) if isinstance(s, tuple) else s for s in (taken["a"], taken["b"]))
    roles = one.kind == other.kind == "role"
    return Ratio(one, other) if roles and one != other else None


def _by_staff(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken) if "set" in taken else Things("role")
        return Ranking(things, "role", least, STAFF) if things.kind == "role" else None

    return made


def _by_rank(least: bool) -> Meaning:
    def made(taken: Taken, chart: Chart) -> Question | None:
        things = set_of(taken) if "set" in taken else Things("role")
        said = any(chart.lattice.edges.get(f"cue:{cue}") for cue in ("cited", "mention"))
        degree = "mention" if said else "need"  # also of roles that are only named
        return Ranking(things, "rank", least, degree) if things.kind in {"role", "rank"} else None

    return made


MEANINGS: dict[str, Meaning] = {
    "most": _ranked(least=False),
    "fewest": _ranked(least=True),
    "second-most": _ranked(least=False, place=2),
    "third-most": _ranked(least=False, place=3),
    "second-fewest": _ranked(least=True, place=2),
    "each-has": _each_has,
    "most-staff": _by_staff(least=False),
    "fewest-staff": _by_staff(least=True),
    "above-average": _midway(least=False, median=False),
    "below-average": _midway(least=True, median=False),
    "above-median": _midway(least=False, median=True),
    "below-median": _midway(least=True, median=True),
    "ratio": _ratio,
    "difference": _difference,
    "is-more": _is_more,
    "more-of-two": _more_of_two,
    "highest": _by_rank(least=False),
    "lowest": _by_rank(least=True),
}
