"""What each stretch of a question may be: cues, kinds of thing, names, roles, ranks, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from remit.graph.asking.belonging import UNITS
from remit.graph.asking.lately import lately
from remit.graph.asking.logic import OneOf
from remit.graph.asking.naming import exact_names, partial_names
from remit.graph.asking.pointing import rank_edges, role_edges
from remit.graph.asking.tokens import COMMA, POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from remit.graph.asking.lexicon import Lexicon, Phrases
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.tokens import Token

LONGEST_RUN = 9
# Words that begin a clause of their own: no name and no subject goes across them.
_CLAUSES = frozenset(
    {"which", "who", "what", "whom", "whose", "how", "because", "although", "unless", "whereas"}
    | {"before", "after", "until", "when", "while", "whilst"}
)
SIGNS = {"at-least": ">=", "at-most": "<=", "more-than": ">", "less-than": "<", "exactly": "="}
ENDING = frozenset(".!?")  # of a sentence
_TYING = frozenset({"and", "&"})
_BEFORE_NOUNS = frozenset({"the", "a", "an", "in", "of", "at"})
SHORTEST_TITLE = 3
LONGEST_RANK = 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of the question, from its start to `end`, and what it may be at what cost."""

    end: int
    value: Any
    cost: float


@dataclass(slots=True)
class Lattice:
    """All edges of a question, by sort and by the place where they start."""

    tokens: tuple[Token, ...]
    skippable: tuple[bool, ...]
    edges: dict[str, dict[int, list[Edge]]] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    tied: set[int] = field(default_factory=set)

    def at(self, sort: str, start: int) -> list[Edge]:
        """List the edges of a sort that start here."""
        return self.edges.get(sort, {}).get(start, [])

    def add(self, sort: str, start: int, edge: Edge) -> None:
        """Add an edge, once."""
        here = self.edges.setdefault(sort, {}).setdefault(start, [])
        if edge not in here:
            here.append(edge)
            self.covered.update(range(start, edge.end))

    def drop(self, sort: str, start: int, last: int) -> None:
        """Take away the edges of a sort from a place that end no further than another."""
        starting = self.edges.get(sort, {})
        kept = [edge for edge in starting.pop(start, ()) if edge.end > last]
        if kept:
            starting[start] = kept

    def places(self, sort: str, value: object = None) -> set[int]:
        """Return the places of the words in edges of a sort; with a value, of those of it alone."""
        return {
            place
            for start, edges in self.edges.get(sort, {}).items()
            for edge in edges
            if value is None or edge.value == value
            for place in range(start, edge.end)
        }

    def longest_names(self, begin: int) -> Iterator[tuple[int, int, OneOf]]:
        """Yield (start, end, name) from here on: the longest name that starts at each place."""
        place = begin
        while place < len(self.tokens):
            here = [edge for edge in self.at("name", place) if edge.cost < 1]
            if here:
                longest = max(here, key=lambda edge: edge.end)
                one = OneOf(longest.value.names, longest.value.written, any=True)
                yield place, longest.end, one
                place = longest.end
            else:
                place += 1

    def text(self, start: int, end: int) -> str:
        """Return the words of a stretch as they are read."""
        return " ".join(t.text for t in self.tokens[start:end] if t.text not in {COMMA, POSSESSIVE})


def build(tokens: tuple[Token, ...], lexicon: Lexicon, index: NameIndex) -> Lattice:
    """Find everything that the words of a question may be, by exact names first."""
    return lately(
        lexicon.cache, "lattices", (index, tokens), lambda: _built(tokens, lexicon, index)
    )


def _built(tokens: tuple[Token, ...], lexicon: Lexicon, index: NameIndex) -> Lattice:
    skippable = [t.text in lexicon.function and t.text not in lexicon.kept for t in tokens]
    lattice = Lattice(tokens, ())
    _phrases(lattice, lexicon.cues, "cue:")
    _only_wished(lattice)
    _only_verbs(lattice)
    if lattice.at("cue:is", 0):  # the verb that opens a question makes it one of yes or no
        skippable[0] = False
    if not lattice.at("cue:i-have", 0):  # who says first what he has goes on with his question
        for place, token in enumerate(tokens):
            skippable[place] = skippable[place] and token.written not in ENDING
    if tokens[-1].text == "do":  # what somebody does
        skippable[-1] = False
    _numbers(lattice, lexicon)
    for name in SIGNS:
        for start, sign in lattice.edges.get("cue:" + name, {}).items():
            for edge in sign:  # "exactly one" is a number, "which one" is none
                if lattice.at("number", edge.end):
                    skippable[start : edge.end + 1] = [False] * (edge.end + 1 - start)
    _phrases(lattice, lexicon.nouns, "noun", named=True)
    lattice.skippable = tuple(skippable)
    _phrases(lattice, lexicon.properties, "property", named=True)
    _phrases(lattice, lexicon.findings, "finding", named=True)
    _phrases(lattice, lexicon.amount_words, "amount", named=True)
    for start, end, rank, cost in rank_edges(lattice, index):
        lattice.add("rank", start, Edge(end, rank, cost))
    _whole_ranks(lattice)
    for start, end, value, cost in exact_names(lattice, lexicon, index):
        lattice.add("name", start, Edge(end, value, cost))
    _spoken_of_otherwise(lattice)
    _whole_names(lattice, lexicon)
    _whole_units(lattice)
    for sort, start, end, value in role_edges(lattice, lexicon, index):
        lattice.add(sort, start, Edge(end, value, 0.1))
    _titles(lattice)
    lattice.tied = _tied(lattice, index)
    for start, end, value, cost in partial_names(lattice, lexicon, index):
        lattice.add("name", start, Edge(end, value, cost))
    return lattice


def _only_wished(lattice: Lattice) -> None:
    """Take "only desirable" for a degree alone: it is not said of one role that only it wishes."""
    only, wished = (lattice.edges.get(f"cue:{name}", {}) for name in ("only", "desirable"))
    for start in [s for s, edges in wished.items() if any(e.end > s + 1 for e in edges)]:
        only.pop(start, None)


def _only_verbs(lattice: Lattice) -> None:
    """Take no noun for a verb of saying: "in the records department", "of documents"."""
    for start in range(1, len(lattice.tokens)):
        if lattice.tokens[start - 1].text in _BEFORE_NOUNS:
            lattice.drop("cue:say", start, start + 1)


def _spoken_of_otherwise(lattice: Lattice) -> None:
    """Take no short form for a rank that documents use for something else: "SC", of vetting."""
    for start, edges in lattice.edges.get("rank", {}).items():
        for edge in list(edges):
            rank, designation = edge.value
            if designation is None or edge.end - start > 1:
                continue
            meant = {rank.iri, designation.iri}
            same = [e.value.names for e in lattice.at("name", start) if e.end == edge.end]
            if any(n.used and n.iri not in meant for names in same for n in names):
                edges.remove(edge)


def _whole_ranks(lattice: Lattice) -> None:
    """Take no word out of a rank: a chief constable is nobody's chief."""
    cues = [sort for sort in lattice.edges if sort.startswith("cue:")]
    for start, ranks in lattice.edges.get("rank", {}).items():
        end = max(rank.end for rank in ranks)
        for sort in cues if end > start + 1 else ():
            lattice.drop(sort, start, end - 1)


def _whole_names(lattice: Lattice, lexicon: Lexicon) -> None:
    """Take no rank out of a longer name: "sergeants' promotion examination" is one thing."""
    ranks = lattice.edges.get("rank", {})
    for start, edges in lattice.edges.get("name", {}).items():
        for edge in edges:
            needed = all(
                n.kind in lexicon.kinds and lexicon.kinds[n.kind].needed for n in edge.value.names
            )
            said = len(content(lattice, lexicon, start, edge.end))
            for place in range(start, edge.end) if needed and said > LONGEST_RANK else ():
                ranks[place] = [rank for rank in ranks.get(place, []) if rank.end > edge.end]


def _whole_units(lattice: Lattice) -> None:
    """Take no verb out of the whole name of a unit: a "Detention Command" commands nobody."""
    for start, edges in lattice.edges.get("name", {}).items():
        for edge in edges:
            if all(n.kind in UNITS and n.rung == "label" for n in edge.value.names):
                for place in range(start + 1, edge.end):
                    lattice.drop("cue:manage", place, edge.end)


def _titles(lattice: Lattice) -> None:
    """Take whole titles for roles where too many roles answer to their words one by one."""
    for start, edges in list(lattice.edges.get("name", {}).items()):
        for edge in edges:
            titled = tuple(n for n in edge.value.names if n.kind == "role" and n.rung == "label")
            coded = len(edge.value.names) == 1 and _is_code(edge.value)
            known = any(role.end == edge.end for role in lattice.at("role", start))
            if coded and not known:
                lattice.add("role", start, Edge(edge.end, edge.value, 0.1))
            elif titled and not known and edge.end - start >= SHORTEST_TITLE:
                lattice.add("role", start, Edge(edge.end, OneOf(titled, edge.value.written), 0.1))


def _is_code(one: OneOf) -> bool:
    """Tell whether a role is named by the code of its post."""
    figures = any(sign.isdecimal() for sign in one.written)
    return figures and all(n.kind == "role" and n.rung == "acronym" for n in one.names)


def _phrases(lattice: Lattice, phrases: Phrases, sort: str, named: bool = False) -> None:
    """Add an edge for each phrase that stands in the question."""
    said = tuple(token.text for token in lattice.tokens)
    for start, first in enumerate(said):
        for rest, meaning in phrases.get(first):
            end = start + 1 + len(rest)
            if said[start + 1 : end] == rest:
                if named:
                    lattice.add(sort, start, Edge(end, meaning, 0.0))
                else:
                    lattice.add(sort + meaning, start, Edge(end, meaning, 0.0))


def _numbers(lattice: Lattice, lexicon: Lexicon) -> None:
    for start, token in enumerate(lattice.tokens):
        value: float | None = lexicon.numbers.get(token.text)
        if value is None and token.text.replace(".", "", 1).isdecimal():
            value = float(token.text) if "." in token.text else int(token.text)
        if value is not None:
            lattice.add("number", start, Edge(start + 1, value, 0.0))


def _tied(lattice: Lattice, index: NameIndex) -> set[int]:
    """Find each "and" that stands so in a text: "health and safety" is one subject."""
    said = [token.text for token in lattice.tokens]
    return {
        place
        for place in range(1, len(said) - 1)
        if said[place] in _TYING and index.together(said[place - 1], said[place + 1])
    }


def runs(lattice: Lattice, lexicon: Lexicon) -> list[tuple[int, int]]:
    """List stretches that may be a name or a subject: no joining words, content at both ends."""
    barred = _barred(lattice, lexicon.telling["in_names"])
    found = []
    for start in range(len(lattice.tokens)):
        if barred[start] or _small(lattice, lexicon, start):
            continue
        for end in range(start + 1, min(start + LONGEST_RUN, len(lattice.tokens)) + 1):
            if barred[end - 1]:
                break
            number = end - start == 1 and lattice.at("number", start)
            if not _small(lattice, lexicon, end - 1) and not number:
                found.append((start, end))
    return found


def _small(lattice: Lattice, lexicon: Lexicon, place: int) -> bool:
    return lattice.tokens[place].text in lexicon.function or lattice.tokens[place].text in _TYING


def _barred(lattice: Lattice, in_names: Container[str]) -> list[bool]:
    """Mark the words that join or turn what stands beside them."""
    barred = [token.text == COMMA for token in lattice.tokens]
    for sort in ("cue:and", "cue:or", "cue:but", "cue:not", "cue:neither"):
        for start, edges in lattice.edges.get(sort, {}).items():
            for edge in edges:
                if edge.end == start + 1 and lattice.tokens[start].text not in in_names:
                    barred[start] = start not in lattice.tied
    for place, token in enumerate(lattice.tokens):
        if token.text in _CLAUSES:
            barred[place] = True
    return barred


def content(lattice: Lattice, lexicon: Lexicon, start: int, end: int) -> tuple[str, ...]:
    """Return the words of a stretch that say something; compounds stay one word."""
    places = content_places(lattice, lexicon, start, end)
    return tuple(lattice.tokens[place].text for place in places)


def content_places(lattice: Lattice, lexicon: Lexicon, start: int, end: int) -> tuple[int, ...]:
    """Return the places of the words of a stretch that say something."""
    small = {COMMA, POSSESSIVE, *_TYING}
    tokens = enumerate(lattice.tokens[start:end], start)
    return tuple(
        place
        for place, token in tokens
        if token.text not in lexicon.function and token.text not in small
    )
