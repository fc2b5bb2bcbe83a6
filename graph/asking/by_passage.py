"""Read a question for roles by the words of a passage, where nothing else reads it.

Every word that says something has to stand in one passage, or a word for the same thing. Words that
turn, join or compare are not read so; and what no passage holds together is no "none" and no "no".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Listing, Placing
from remit.graph.asking.lattice import content_places
from remit.graph.asking.logic import Duty, OneOf, Things, Words
from remit.graph.asking.word_by_word import TURNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart

# What is said of any post, and of no passage in particular.
_SAID_OF_ANY = ("which", "who", "list", "someone", "anyone", "need", "must", "hold", "mention",
                "involve", "how-many", "is")  # fmt: skip
# Of these no passage tells, but a field or a line of report.
_OTHERWISE = ("each", "manager", "report", "lead-force", "stand-for")
# What kind of need or duty it is: a passage may leave it unsaid.
_ASPECTS = ("know", "experience", "skill", "training", "qualified", "use", "desirable", "dealing",
            "duty", "do")  # fmt: skip
_FEWEST = 2
_MOST = 9
_MANY = 4
COST = 6.0


def by_passage(chart: Chart) -> Question | None:
    """Return what a question asks for by words that one passage holds; None where none does."""
    if any(_is_turned(chart, name) for name in (*TURNING, *_OTHERWISE)):
        return None
    if any(token.text in chart.lexicon.hollow for token in chart.lattice.tokens):
        return None
    asked = _asked(chart)
    if asked is None:
        return None
    shape, end, one = asked
    duty = next((duty for duty in _duties(chart, end) if chart.holds(duty)), None)
    return _put(shape, one, duty) if duty else None


def _put(shape: str, one: OneOf | None, duty: Duty) -> Question:
    """Ask of one role whether, where it is said, how many roles or which."""
    if one is not None:
        return Checking(one, duty)
    if shape == "where":
        return Placing(None, duty)
    things = Things("role", duty)
    return Counting(things) if shape == "count" else Listing(things)


def _is_turned(chart: Chart, name: str) -> bool:
    """Tell whether a cue turns a question; who holds something says so in more than one word."""
    least = 2 if name == "i-have" else 1
    edges = chart.lattice.edges.get(f"cue:{name}", {})
    return any(edge.end - start >= least for start, found in edges.items() for edge in found)


def _asked(chart: Chart) -> tuple[str, int, OneOf | None] | None:
    """Say what is asked (roles, their number, yes or no of one, where), and where it begins."""
    lattice = chart.lattice
    roles = [e for edges in lattice.edges.get("role", {}).values() for e in edges]
    if lattice.at("cue:is", 0):
        for start in chart.starts(1):
            single = [e for e in lattice.at("role", start) if len(e.value.names) == 1]
            if single:
                best = max(single, key=lambda edge: edge.end)
                return "check", best.end, best.value
        return None
    for place in chart.cue("where", 0):
        said = [end for name in ("say", "is") for end in chart.cue(name, place) if end - place > 1]
        if said:
            return "where", max(said), None
    if roles:
        return None  # one role is named, and it is not asked of it whether
    for name, shape in (("how-many", "count"), ("which", "list"), ("list", "list")):
        for place in chart.cue(name, 0):
            for noun in chart.edges("noun", place):
                if noun.value == "role":
                    return shape, noun.end, None
    ends = chart.cue("who", 0)
    return ("list", max(ends), None) if ends else None


def _duties(chart: Chart, begin: int) -> Iterator[Duty]:
    """Yield what a passage has to hold: all telling words, then without those for any duty.

    Last, of many words, those of a name apart: "fit to hold a firearms certificate".
    """
    seen = set()
    for left in (_SAID_OF_ANY, (*_SAID_OF_ANY, *_ASPECTS)):
        duty = _duty(chart, begin, left)
        if duty is not None and duty not in seen:
            seen.add(duty)
            yield duty
    for duty in list(seen):
        if duty.names and len(duty.words.words) >= _MANY:
            yield Duty(duty.words)


def _duty(chart: Chart, begin: int, left: tuple[str, ...]) -> Duty | None:
    lattice = chart.lattice
    taken = set[int]().union(*(lattice.places(f"cue:{name}") for name in left))
    taken |= lattice.places("noun", "role")
    names = list(lattice.longest_names(begin))
    named = {place for start, end, _ in names for place in range(start, end)}
    places = [
        place
        for place in content_places(lattice, chart.lexicon, begin, chart.length)
        if place in named
        or not (place in taken or lattice.tokens[place].text in chart.lexicon.loose)
    ]
    said = tuple(lattice.tokens[place].text for place in places)
    if not _FEWEST <= len(said) <= _MOST:
        return None
    return Duty(Words(said, " ".join(said)), tuple(one for _, _, one in names))
