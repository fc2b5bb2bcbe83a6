"""Small words of a question over a user's graph, and what it costs to step over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.tokens import COMMA, POSSESSIVE
from remit.graph.asking.trees.mention import BEING, STOP, THEIR, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon

ONCE = "once"  # of what was so and is so no more
PLACED = "placed"  # what a word is that tells where something is, and asks for no amount
_EACH = frozenset({"a", "an", "per"})
_EACH_PERIOD = 0.1
_BESIDE = 0.1  # of a word that a noun beside it says as well
_VERB = 0.9  # of a verb of the graph
_NOUN, _COUNTED = 0.5, 1.2  # of a class or a property, behind "how many"
_IDLE = 0.25  # of a word that says something elsewhere in the graph
_SAYING = frozenset({"class", "noun"})
_SOON = 4  # words
_MANY = "many"
_HOW_MANY = ["how", _MANY]
_USED_TO = ["used", "to"]


def small_words(
    lattice: Lattice, lexicon: Lexicon, others: Sequence[Mention], units: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield words to step over; those that say something in the graph cost more.

    Args:
        lattice: What was found for the words of the question.
        lexicon: The words that are known.
        others: What its words may be, besides verbs.
        units: The units of measure of properties.
    """
    words = [token.text for token in lattice.tokens]
    costs = _costs(lattice, words, others)
    idle = frozenset(lexicon.own["idle"])
    kinds = {m.start for m in others if m.sort in _SAYING}
    behind = {m.end for m in others if m.sort == "class" and singular(m.text) == m.text}
    for place, word in enumerate(words):
        yield from _together(words, place, lexicon, others)
        if word in {"a", "an"} and place + 1 == len(words):
            continue  # band A
        if word == "different" and "from" in words[place:]:
            continue
        if word == _MANY and words[place - 1 : place] == ["as"]:
            continue  # as many as of something else
        if words[place : place + 2] == _USED_TO and words[max(0, place - 1)] not in {
            *BEING,
            "been",
        }:
            yield Mention(ONCE, place, place + 2, ONCE, 0.0, " ".join(_USED_TO))
            continue
        if words[place - 1 : place] and words[place - 1] in THEIR and place in kinds:
            continue  # "their school", of a graph with schools
        if singular(word) in lexicon.own["bodies"] and word not in idle and place in behind:
            yield Mention(STOP, place, place + 1, word, _BESIDE, word)  # the client companies
        small = word in lexicon.function or word in {COMMA, POSSESSIVE}
        if small or word in idle:
            yield Mention(STOP, place, place + 1, word, 0.0 if small else costs[place], word)
    yield from _said_twice(words, lexicon, others, units)


def _costs(lattice: Lattice, words: Sequence[str], others: Iterable[Mention]) -> list[float]:
    """Tell for each word what it costs to step over it, if it says little."""
    found = [0.0] * len(words)
    own = [(sort, places) for sort, places in lattice.edges.items() if sort.startswith("cue:own-")]
    for sort, places in own:
        for start in places:
            found[start] = max(
                found[start], _VERB if sort.endswith((".verb", ".active")) else _IDLE
            )
    for one in others:
        if one.end - one.start > 1:
            for place in range(one.start, one.end):
                found[place] = max(found[place], _IDLE)
        if one.sort in _SAYING:
            counted = words[max(0, one.start - 2) : one.start] == _HOW_MANY
            found[one.start] = max(found[one.start], _COUNTED if counted else _NOUN)
    return found


def _together(
    words: Sequence[str], place: int, lexicon: Lexicon, others: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield what is stepped over beside another word: "a week", "pieces of", "run" of "we run"."""
    word = words[place]
    named = {m.start for m in others if m.sort == "name" and not m.text.isdecimal()}
    if word in lexicon.own["joints"]["placing"] and not named.isdisjoint(
        (place + 1, place + 2 if words[place + 1 : place + 2] == ["the"] else 0)
    ):
        yield Mention(STOP, place, place + 1, PLACED, _BESIDE, word)  # under a heading
    behind = words[place + 1] if place + 1 < len(words) else ""
    for phrase in lexicon.own["light-verbs"]:
        end = place + len(phrase.split())
        if words[place:end] == phrase.split() and _takes_place(end, lexicon, others):
            yield Mention(STOP, place, end, "", _BESIDE, "")
    if word in lexicon.own["paid"] and any(_is_amount(m, place, lexicon) for m in others):
        yield Mention(STOP, place, place + 1, word, _BESIDE, word)  # the allowances paid
    if word in lexicon.own["ours"] and place and words[place - 1] in {"we", "you"}:
        yield Mention(STOP, place, place + 1, "", _IDLE, "")
    counting = word != "a" and not {"many", "number"}.isdisjoint(words)
    if place and word in _EACH and behind in lexicon.own["told-for"] and not counting:
        yield Mention(STOP, place, place + 2, "", _EACH_PERIOD, f"{word} {behind}")
    if behind == "of" and word in lexicon.own["pieces"]:
        counted = place > 0 and words[place - 1] in {"many", "of"}
        if counted or _in_mass(words, place + 2, others):
            yield Mention(STOP, place, place + 2, "", _IDLE, "")


def _is_amount(one: Mention, end: int, lexicon: Lexicon) -> bool:
    """Tell whether an amount is named straight before a place."""
    noun = one.sort == "noun" and one.end == end
    return noun and all(lexicon.relations[r].target == "number" for r in one.value)


def _takes_place(place: int, lexicon: Lexicon, others: Iterable[Mention]) -> bool:
    """Tell whether an event is named soon behind a place by its noun: "the most inspections"."""
    events = set(lexicon.own["event-kinds"].values())
    near = range(place, place + _SOON)
    said = (m for m in others if m.sort == "class" and m.start in near and m.value in events)
    return any(not _is_done(m, lexicon) for m in said)


def _in_mass(words: Sequence[str], place: int, others: Iterable[Mention]) -> bool:
    """Tell whether a kind of thing is said in mass: the furniture, of "pieces of furniture"."""
    ends = [m.end for m in others if m.sort == "class" and m.start == place]
    named = {m.start for m in others if m.sort in {"name", "value", "number"}}
    return any(singular(words[end - 1]) == words[end - 1] and end not in named for end in ends)


def _said_twice(
    words: Sequence[str], lexicon: Lexicon, others: Sequence[Mention], units: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield words that say of a number what its name says: its unit, what was done there.

    The downtime hours of a property in hours, the assigned hours of an assignment.
    """
    scales = lexicon.own["scales"]
    done = [m for m in others if m.sort == "class" and _is_done(m, lexicon)]
    for noun in (m for m in others if m.sort == "noun"):
        sources = [lexicon.relations[r].sources for r in noun.value]
        for event in done:
            classes = frozenset(lexicon.kinds[event.value].classes)
            if event.end == noun.start and any(found <= classes for found in sources):
                yield Mention(STOP, event.start, event.end, "", _BESIDE, "")
        unit = words[noun.end] if noun.end < len(words) else ""
        own = {units.get(relation, "") for relation in noun.value} - {""}
        if unit in own or scales.get(unit, "") in [scales.get(one) for one in own]:
            yield Mention(STOP, noun.end, noun.end + 1, "", _BESIDE, "")


def _is_done(one: Mention, lexicon: Lexicon) -> bool:
    """Tell whether a word says as a verb that something took place: "assigned"."""
    event = one.value in lexicon.own["event-kinds"].values()
    return event and singular(one.text) not in lexicon.kinds[one.value].one
