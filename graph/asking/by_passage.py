"""Read a question for roles by the words of a passage, where nothing else reads it.

Every word that says something has to stand in one passage, or a word for the same thing. Words that
turn, join or compare are not read so; and what no passage holds together is no "none" and no "no".
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Counting, Duties, Listing, Placing
from remit.graph.asking.lattice import content_places
from remit.graph.asking.logic import Duty, Mentions, Needs, OneOf, Things, Words
from remit.graph.asking.search import passages
from remit.graph.asking.tokens import COMMA
from remit.graph.asking.word_by_word import TURNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart

# What is said of any post, and of no passage in particular.
_SAID_OF_ANY = ("which", "who", "list", "need", "must", "hold", "mention", "involve", "how-many",
                "is")  # fmt: skip
# Who holds the post, or those with whom its holder deals.
_PEOPLE = ("someone", "anyone")
# Of these no passage tells, but a field or a line of report.
_OTHERWISE = ("each", "manager", "report", "lead-force", "stand-for")
# What kind of need or duty it is: a passage may leave it unsaid.
_ASPECTS = ("know", "experience", "skill", "training", "qualified", "use", "desirable", "dealing",
            "duty", "do")  # fmt: skip
# What may turn a question, or is a word like another where the passage has it, too.
_IN_PASSAGES = frozenset(
    {"why", "each", "more-than", "less-than", "at-least", "at-most", "most", "highest", "when"}
    | {"second", "among", "manager", "common", "chain", "deputise"}
)
_TIMED = ("how-long", "how-often")
_UNNEEDED = frozenset({"desirable", "notRequired"})
_FEWEST = 2
_MOST = 9
_MANY = 4
COST = 6.0


def by_passage(chart: Chart) -> Question | None:
    """Return what a question asks for by words that one passage holds; None where none does."""
    written = _as_written(chart)
    if written is None:
        return None
    if chart.weighs():
        return None
    asked = _asked(chart)
    if asked is None:
        return None
    shape, end, one = asked
    of_role = one is not None
    found = (with_words(d, written) for d in duties_in(chart, end, chart.length, of_role))
    duty = next((d for d in found if _holds(chart, d, of_role)), None)
    if duty is None or not asks_for_needs(chart):
        return _put(chart, shape, one, duty) if duty else None
    wished, needed = weighed(chart, duty, one)
    if not wished:
        return _put(chart, shape, one, duty)
    return Placing(one, Needs(duty.words)) if shape == "part" and needed else None


def weighed(chart: Chart, duty: Duty, one: OneOf | None = None) -> tuple[set[str], set[str]]:
    """Give the roles that only wish for what is asked, and those that need it."""
    of = {name.iri for name in one.names} if one is not None else None
    found = [p for p in passages(duty, chart.lexicon, chart.index) if of is None or p.role in of]
    needs = passages(Needs(duty.words), chart.lexicon, chart.index)
    needed = {p.role for p in needs if of is None or p.role in of}
    return {p.role for p in found if p.modality in _UNNEEDED}, needed


def asks_for_needs(chart: Chart) -> bool:
    """Tell whether a question asks what is needed, and not what is wished for."""
    cues = chart.lattice.edges
    return any(f"cue:{name}" in cues for name in ("need", "must", "essential")) and (
        "cue:desirable" not in cues
    )


def _put(chart: Chart, shape: str, one: OneOf | None, duty: Duty) -> Question:
    """Ask of one role whether, where it is said, how many roles or which."""
    if one is not None:
        timed = next((cue for cue in _TIMED if chart.cue(cue, 0)), "")
        return Duties(one, duty.words, timed=timed) if shape == "part" else Checking(one, duty)
    if shape == "where":
        return Placing(None, duty)
    things = Things("role", duty)
    return Counting(things) if shape == "count" else Listing(things)


def _as_written(chart: Chart) -> list[str] | None:
    """List the words that could turn a question, unless the passage has them too; None if they do.

    The words of a title turn nothing: "the stores manager". Nor is what one role has to gain a gap
    to another.
    """
    alone = _only_role(chart) is not None
    titled = _titled(chart) if alone else set[int]()
    turning = {
        name: [edge for edge in edges if edge[0] not in titled]
        for name in (*TURNING, *_OTHERWISE)
        if (edges := cued(chart, name)) and not (alone and name == "gap")
    }
    if any(edges for name, edges in turning.items() if name not in _IN_PASSAGES):
        return None
    places = {place for edges in turning.values() for edge in edges for place in range(*edge)}
    return [chart.lattice.tokens[place].text for place in sorted(places)]


def cued(chart: Chart, name: str) -> list[tuple[int, int]]:
    """List where the words of a cue stand; who holds something says so in more than one word."""
    least = 2 if name == "i-have" else 1
    edges = chart.lattice.edges.get(f"cue:{name}", {})
    return [(s, e.end) for s, found in edges.items() for e in found if e.end - s >= least]


def with_words(duty: Duty, others: Sequence[str]) -> Duty:
    """Have a passage hold other words as well."""
    said = (*duty.words.words, *(word for word in others if word not in duty.words.words))
    return Duty(Words(said, duty.words.written), duty.names)


def _holds(chart: Chart, duty: Duty, of_role: bool) -> bool:
    """Tell whether a passage holds the words of a duty; of one role, a bare line will do."""
    return chart.holds(duty) or (of_role and chart.says(Mentions(duty.words)))


def _titled(chart: Chart) -> set[int]:
    """Give the places of the words that point at a role."""
    lattice = chart.lattice
    return lattice.places("role" if lattice.edges.get("role") else "only-role")


def _asked(chart: Chart) -> tuple[str, int, OneOf | None] | None:
    """Say what is asked (roles, their number, yes or no of one, where), and where it begins."""
    lattice = chart.lattice
    if lattice.at("cue:is", 0):
        one = None if _goes_on(chart) else _only_role(chart)
        return ("check", 0, one) if one is not None else None
    for place in chart.cue("where", 0):
        said = [end for name in ("say", "is") for end in chart.cue(name, place) if end - place > 1]
        if said:
            return "where", max(said), None
    if not _asks_for_posts(chart) and (
        lattice.edges.get("role") or any(chart.cue(cue, 0) for cue in _TIMED)
    ):
        return _of_role(chart)  # one role is named, and it is not asked of it whether
    for name, shape in (("how-many", "count"), ("which", "list"), ("list", "list")):
        for place in chart.cue(name, 0):
            for end in _posts(chart, place):
                return shape, end, None
    ends = [end for end in chart.cue("who", 0) if not chart.cue("is", end)]
    return ("list", max(ends), None) if ends else None


def _goes_on(chart: Chart) -> bool:
    """Tell whether a second question follows: "is there a budget, and how big is it"."""
    joined = pairwise(token.text for token in chart.lattice.tokens)
    return any(a in {COMMA, "and"} and b in chart.lexicon.kept for a, b in joined)


def _asks_for_posts(chart: Chart) -> bool:
    """Tell whether a question begins with "which post", or with "who" and a verb of its own."""
    which = any(_posts(chart, place) for place in chart.cue("which", 0))
    return which or any(not chart.cue("is", end) for end in chart.cue("who", 0))


def _posts(chart: Chart, place: int) -> list[int]:
    """List where a word for posts, or for those who hold them, ends that may follow here."""
    nouns = [noun.end for noun in chart.edges("noun", place) if noun.value == "role"]
    return [*nouns, *chart.cue("someone", place)]


def _of_role(chart: Chart) -> tuple[str, int, OneOf | None] | None:
    """Say of which role it is asked what a passage says of it; None where several may be meant."""
    if not any(chart.cue(name, 0) for name in ("what", "which", *_TIMED)):
        return None
    one = _only_role(chart)
    return ("part", 0, one) if one is not None else None


def _only_role(chart: Chart) -> OneOf | None:
    """Give the one role that a question points at; None where it points at none, or at several."""
    lattice = chart.lattice
    found = lattice.edges.get("role") or lattice.edges.get("only-role", {})
    named = {
        start: max(single, key=lambda edge: edge.end)
        for start, edges in found.items()
        if (single := [edge for edge in edges if len(edge.value.names) == 1])
    }
    roles = {edge.value.names[0].iri for edge in named.values()}
    return next(iter(named.values())).value if len(roles) == 1 else None


def duties_in(chart: Chart, begin: int, end: int, of_role: bool = False) -> Iterator[Duty]:
    """Yield what a passage has to hold: all telling words, then without those for any post.

    Last, of many words, those of a name apart: "fit to hold a firearms certificate".
    """
    seen = set()
    unsaid = (*_SAID_OF_ANY, *_PEOPLE)
    for left in (_SAID_OF_ANY, unsaid, (*unsaid, *_ASPECTS)):
        duty = _duty(chart, range(begin, end), left, of_role)
        if duty is not None and duty not in seen:
            seen.add(duty)
            yield duty
    for duty in list(seen):
        if duty.names and len(duty.words.words) >= _MANY:
            yield Duty(duty.words)


def _duty(chart: Chart, within: range, left: tuple[str, ...], of_role: bool) -> Duty | None:
    lattice = chart.lattice
    taken = set[int]().union(*(lattice.places(f"cue:{name}") for name in left))
    taken |= lattice.places("noun", "role")
    asking = set[int]().union(*(lattice.places(f"cue:{cue}") for cue in _TIMED))
    timed = of_role and bool(asking)
    unnamed = _titled(chart) if of_role else set[int]()
    taken |= unnamed | (asking if of_role else set())
    small = {*chart.lexicon.loose, *chart.lexicon.telling["tying"]}
    names = [
        (start, end, one)
        for start, end, one in lattice.longest_names(within.start)
        if end <= within.stop and unnamed.isdisjoint(range(start, end))
    ]
    named = {place for start, end, _ in names for place in range(start, end)}
    places = [
        place
        for place in content_places(lattice, chart.lexicon, within.start, within.stop)
        if place in named or not (place in taken or lattice.tokens[place].text in small)
    ]
    said = tuple(lattice.tokens[place].text for place in places)
    if not _FEWEST - timed <= len(said) <= _MOST:
        return None
    return Duty(Words(said, " ".join(said)), tuple(one for _, _, one in names))
