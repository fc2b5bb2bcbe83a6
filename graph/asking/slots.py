"""What the slots of patterns take: names by kind, roles, subjects, words of need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.expressions import each_need, expression, joined, leaves
from remit.graph.asking.fold import singular, words
from remit.graph.asking.free_words import kind_of_law
from remit.graph.asking.lattice import Edge
from remit.graph.asking.logic import All, Any, Duty, Mentions, Needs, OneOf, Related, Things, Words
from remit.graph.asking.placed_roles import placed_roles
from remit.graph.asking.search import are_there
from remit.graph.asking.tokens import COMMA
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition, Named, Target

NEEDY = (
    "need",
    "must", "hold", "essential", "mandatory", "desirable", "conditional", "not-required", "any",
    "know", "experience", "skill", "training", "qualified", "licence", "vetting", "reading-level",
)  # fmt: skip
MODALITIES = ("essential", "mandatory", "desirable", "conditional", "not-required", "any")
ASPECTS = {
    "know": "knowledge",
    "experience": "experience",
    "skill": "skill",
    "training": "training",
    "qualified": "qualification",
    "licence": "licence",
    "vetting": "vetting",
}
NEEDED = frozenset({"competency"})
_INDEFINITE = frozenset({"a", "an", "any"})
_WIDER = 0.06
_KIND_COST = 0.6
_KIND_BEHIND = 0.05
AMBIGUOUS = 1.0
MOST_NEEDY = 6
MOST_ROLES = 4
_SEVERAL = 2
OF_THE_MIND = frozenset({"knowledge", "experience", "skill"})


@dataclass(frozen=True, slots=True)
class Needy:
    """A run of words of need.

    Attributes:
        modality: How much, or empty.
        aspect: Of what kind of need, or empty.
        needed: Whether a word of need itself was said.
        firm: Whether one was said that is not said of what is only desirable, as "wants" is.
        modal: Whether it was said by a modal verb alone: must, should, has to.
        held: Whether having or holding was said.
    """

    modality: str = ""
    aspect: str = ""
    needed: bool = False
    modal: bool = False
    held: bool = False
    firm: bool = False

    def joined(self, other: Needy) -> Needy:
        """Add what another run says."""
        return Needy(
            self.modality or other.modality,
            self.aspect or other.aspect,
            self.needed or other.needed,
            self.modal or other.modal,
            self.held or other.held,
            self.firm or other.firm,
        )


def needy(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a run of words of need, degree and aspect, one word or more."""
    waiting = [(place, Needy(), 0)]
    seen = set()
    while waiting:
        here, so_far, count = waiting.pop()
        for cue in (*NEEDY, "someone", "who") if count else NEEDY:
            for end in chart.cue(cue, here):
                said = so_far.joined(
                    Needy(
                        cue if cue in MODALITIES else "",
                        ASPECTS.get(cue, ""),
                        cue == "need" or cue in MODALITIES,
                        cue == "must",
                        cue == "hold",
                        cue == "need" and end not in chart.cue("asked-for", here),
                    )
                )
                if (end, said) not in seen and count < MOST_NEEDY:
                    seen.add((end, said))
                    yield Edge(end, said, 0.02 * (count + 1))
                    waiting.append((end, said, count + 1))


def one_of_kinds(chart: Chart, place: int, kinds: frozenset[str]) -> Iterator[Edge]:
    """Take a name of some kinds, which a word for its kind may follow: `the crime directorate`.

    A phrase that names several things of them is asked back.
    """
    for edge in chart.edges("name", place):
        narrowed = narrow(edge.value, kinds)
        if narrowed is None:
            continue
        asked = 0.0 if narrowed.any or len(narrowed.names) == 1 else AMBIGUOUS
        yield Edge(edge.end, narrowed, edge.cost + asked)
        meant = {kind for name in narrowed.names for kind in _with_wider(chart, name.kind)}
        for noun in chart.edges("noun", edge.end):
            if not meant.isdisjoint(_with_wider(chart, noun.value)):
                yield Edge(noun.end, narrowed, edge.cost + asked + _KIND_BEHIND)


def _with_wider(chart: Chart, kind: str) -> tuple[str, ...]:
    """Give a kind with the one that it is within, such as law for guidance."""
    wider = chart.lexicon.kinds[kind].within
    return (kind, wider) if wider else (kind,)


def narrow(one: OneOf, kinds: frozenset[str]) -> OneOf | None:
    """Keep the names of some kinds; of several, the one that documents speak of, if only one."""
    kept = tuple(n for n in one.names if n.kind in kinds)
    used = tuple(n for n in kept if n.used)
    if len(kept) > 1 and not one.any and len(used) == 1:
        kept = used
    return OneOf(kept, one.written, one.any and len(kept) > 1) if kept else None


def topic(chart: Chart, place: int) -> Iterator[Edge]:
    """Take what can be required: a name, or words that have none; as a need of any degree."""
    kinds = chart.lexicon.kinds.values()
    needed = frozenset(k.id for k in kinds if k.needed or k.id in NEEDED)
    for before in [Edge(place, Needy(), 0.0), *chart.slot("aspect", place)]:
        for edge in one_of_kinds(chart, before.end, needed):
            if all(n.kind == "topic" and not n.used for n in edge.value.names):
                continue  # a common word: the text decides
            if not before.value.aspect and says_more(edge.value, chart):
                continue
            yield from _with_aspect(chart, edge, before)
        for edge in chart.slot("dated", before.end):
            yield Edge(edge.end, Needs(edge.value, aspect=before.value.aspect), edge.cost)
        for start in chart.starts(before.end):
            for edge in chart.lattice.at("noun", start):
                if kind_of_law(chart, start, edge.end):
                    yield Edge(
                        edge.end, Needs(Things(edge.value), aspect=before.value.aspect), _KIND_COST
                    )
        for edge in chart.slot("run", before.end):
            yield from _with_aspect(chart, edge, before)
    yield from chart.slot("level-from", place)
    yield from chart.slot("other-than", place)


def says_more(one: OneOf, chart: Chart) -> bool:
    """Tell whether a subject was written with a word more than its name has, and a text has it.

    "Dynamic risk assessments" are of one sort: a passage that says so is meant, not any of them.
    """
    if len(one.names) != 1 or one.names[0].kind != "topic" or one.names[0].rung == "label":
        return False
    said, label = ({singular(w) for w in words(text)} for text in (one.written, one.names[0].label))
    figures = [word for word in words(one.written) if word.isdecimal() and word not in label]
    if len("".join(figures)) > _SEVERAL:  # "a 24/7 pattern" is one of shifts, and not any of them
        told = Words((" ".join(figures),), one.written)
        return are_there(Mentions(told), chart.lexicon, chart.index)
    if not label < said:
        return False
    return are_there(Mentions(Words(words(one.written), one.written)), chart.lexicon, chart.index)


def aspect(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words that say of what kind a need is, such as "knowledge of"."""
    for edge in chart.slot("needy", place):
        if edge.value.aspect and not edge.value.needed:
            yield edge


def _with_aspect(chart: Chart, edge: Edge, before: Edge) -> Iterator[Edge]:
    said = before.value.aspect
    cost = edge.cost + before.cost
    yield Edge(edge.end, Needs(edge.value, aspect=said), cost)
    if edge.end < chart.length and chart.lattice.tokens[edge.end].text == COMMA:
        return  # what stands behind a comma is another thing
    for after in chart.slot("aspect", edge.end):
        yield Edge(
            after.end, Needs(edge.value, aspect=said or after.value.aspect), cost + after.cost
        )
    for noun in chart.edges("noun", edge.end):
        if chart.lexicon.kinds[noun.value].needed:
            yield Edge(noun.end, Needs(edge.value, aspect=said), cost + 0.05)


def topics(chart: Chart, place: int) -> Iterator[Edge]:
    """Take subjects joined by and, or, but not, neither … nor; as a condition on roles."""
    for edge in expression(chart, place, "topic"):
        yield Edge(edge.end, _shared_aspect(edge.value), edge.cost)


def _shared_aspect(condition: Condition) -> Condition:
    """Give words without a name the kind of need behind the last: "tracking or boat experience"."""
    needs = [leaf for leaf in leaves(condition) if isinstance(leaf, Needs)]
    if len(needs) < _SEVERAL or needs[-1].aspect not in OF_THE_MIND:
        return condition
    aspect = needs[-1].aspect

    def change(need: Needs) -> Condition:
        bare = isinstance(need.topic, Words) and not need.aspect
        return Needs(need.topic, need.modality, aspect, need.by) if bare else need

    return each_need(condition, change)


def any_topic(chart: Chart, place: int) -> Iterator[Edge]:
    """Take anything that a text may mention."""
    for start in chart.starts(place):
        for edge in chart.lattice.at("name", start):
            named: Condition = Needs(edge.value)
            kind = kind_of_law(chart, start, edge.end) if edge.cost < 1 else ""
            if kind:  # "legislation" is a topic of its own, and any item of it
                named = Any((named, Needs(Things(kind))))
            yield Edge(edge.end, named, edge.cost - (_WIDER if kind else 0.0))
    yield from chart.slot("topic", place)


def any_topics(chart: Chart, place: int) -> Iterator[Edge]:
    """Take anything that a text may mention, joined by and, or, but not."""
    yield from expression(chart, place, "any-topic")


def role(chart: Chart, place: int) -> Iterator[Edge]:
    """Take words that point at one role; where they point at several, it is asked back."""
    for edge in chart.edges("role", place):
        asked = 0.0 if len(edge.value.names) == 1 else AMBIGUOUS
        yield Edge(edge.end, edge.value, edge.cost + asked)


def role_or_place(chart: Chart, place: int) -> Iterator[Edge]:
    """Take one role, also where only its unit is named and it is the only role there."""
    yield from chart.slot("role", place)
    yield from chart.slot("only-role", place)
    yield from placed_roles(chart, place)


def only_role(chart: Chart, place: int) -> Iterator[Edge]:
    """Take the place of a role for the role, where it is the only one there."""
    for edge in chart.edges("only-role", place):
        yield Edge(edge.end, edge.value, edge.cost + 0.2)


def target_roles(chart: Chart, place: int) -> Iterator[Edge]:
    """Take one role, or a description of roles: a rank, or a set with its conditions."""
    found = [edge for edge in chart.slot("role", place) if not _any_of_rank(chart, place, edge.end)]
    for edge in found:
        yield from _managers_of(chart, edge)
        yield from _and_another(chart, edge)
    for edge in chart.slot("unit", place):
        yield Edge(edge.end, Things("role", Related("in-unit", edge.value)), edge.cost + 0.5)
    found += [
        Edge(e.end, e.value, e.cost + 0.1)
        for e in chart.slot("described-roles", place)
        if not in_words(e.value) and not every(chart, place, e.end)
    ]
    yield from found
    for start in chart.cue("manager", place):
        for edge in chart.slot("target-role", start):
            yield Edge(edge.end, managers(edge.value), edge.cost + 0.1)


def _and_another(chart: Chart, edge: Edge) -> Iterator[Edge]:
    """Take two roles or three that are named one after the other, as those together."""
    both = any(token.text == "both" for token in chart.lattice.tokens)
    shared = both and not chart.lattice.at("cue:is", 0)  # what both need, not whether they do
    waiting = [] if shared else [edge]
    while waiting:
        here = waiting.pop()
        for end in chart.cue("and", here.end):
            for other in chart.slot("role", end):
                names = tuple(dict.fromkeys((*here.value.names, *other.value.names)))
                written = f"{here.value.written} and {other.value.written}"
                if len(other.value.names) == 1 and len(names) == len(here.value.names) + 1:
                    found = Edge(other.end, OneOf(names, written, any=True), here.cost + other.cost)
                    yield found
                    if len(names) < MOST_ROLES:
                        waiting.append(found)


def _any_of_rank(chart: Chart, place: int, end: int) -> bool:
    """Tell whether a stretch is "a sergeant": the rank, not the one role whose title holds it."""
    tokens = chart.lattice.tokens
    return any(
        start > 0 and tokens[start - 1].text in _INDEFINITE
        for start in chart.starts(place)
        if any(rank.end == end for rank in chart.lattice.at("rank", start))
    )


def every(chart: Chart, place: int, end: int) -> bool:
    """Tell whether all of a set are meant, which is no condition: "needed by all roles"."""
    behind = {n.end for start in chart.starts(place) for n in chart.lattice.at("cue:all", start)}
    numbers = {n.end for start in behind for n in chart.lattice.at("number", start)}
    return any(chart.lattice.at("noun", start) for start in behind | numbers if start < end)


def in_words(value: object) -> bool:
    """Tell whether a description rests on words of the text: too loose to point at roles with."""
    return any(isinstance(part, Words | Duty) for part in walk(value))


def _managers_of(chart: Chart, edge: Edge) -> Iterator[Edge]:
    """Step from "the custody sergeant" to "the custody sergeant's manager", and on."""
    current = edge
    for _ in range(3):
        ends = chart.cue("manager", current.end)
        if not ends:
            return
        current = Edge(max(ends), managers(current.value), current.cost + 0.15)
        yield current


def managers(of: Target) -> Things:
    """Describe those to whom a role, or any of a set, reports."""
    return Things("role", Related("reports-to", of, inverse=True))


def target(chart: Chart, place: int, kinds: frozenset[str], kind: str) -> Iterator[Edge]:
    """Take a name of some kinds, or a set of a kind with its conditions.

    An employer that no document speaks of has no posts here: it is another thing that is meant.
    """
    for edge in one_of_kinds(chart, place, kinds):
        if all(n.kind == "employer" and not n.used for n in edge.value.names):
            continue
        yield Edge(edge.end, Related("", edge.value), edge.cost)
    for edge in chart.slot("set", place):
        ours = isinstance(edge.value, Things) and edge.value.kind in kinds | {kind}
        if ours and not every(chart, place, edge.end) and not _told(chart, place, edge.value):
            yield Edge(edge.end, Related("", edge.value), edge.cost + 0.2)


def _told(chart: Chart, place: int, things: Things) -> bool:
    """Tell whether certain ones are meant: "the fleet team" and "both teams" are not any team."""
    if things.where is not None:
        return False
    if any(chart.lattice.tokens[at].text == "both" for at in chart.starts(place)[:-1]):
        return True
    tokens = chart.lattice.tokens
    if not place or not chart.lattice.at("noun", place):
        return False
    before, noun = tokens[place - 1].text, tokens[place].text
    compound = singular(noun) == noun and before not in chart.lexicon.function
    return (compound and not _is_behind_cue(chart, place)) or _is_behind_name(chart, place)


def _is_behind_cue(chart: Chart, place: int) -> bool:
    """Tell whether the word before says something itself: "no unit", "no lead force"."""
    return any(
        start < place <= edge.end
        for sort, starting in chart.lattice.edges.items()
        if sort.startswith("cue:") or sort == "property"
        for start, edges in starting.items()
        for edge in edges
    )


def _is_behind_name(chart: Chart, place: int) -> bool:
    """Tell whether a name or what some roles are called ends right before a word."""
    named = (chart.lattice.edges.get(sort, {}).values() for sort in ("name", "role-set"))
    return any(edge.end == place for starting in named for edges in starting for edge in edges)


def rank(chart: Chart, place: int) -> Iterator[Edge]:
    """Take a rank, with the designation before it if there is one."""
    for edge in chart.edges("rank", place):
        yield Edge(edge.end, rank_condition(edge.value), edge.cost)


def rank_condition(value: tuple[Named, Named | None]) -> Condition:
    """Say that a role has a rank, and a designation if one was given."""
    meant, designation = value
    parts: list[Condition] = [Related("rank", OneOf((meant,), meant.label))]
    if designation:
        parts.append(Related("designation", OneOf((designation,), designation.label)))
    return joined(All, parts)
