"""Stretches of a question that point at a role, or at a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, singular, words
from remit.graph.asking.logic import Named, OneOf
from remit.graph.asking.slips import slips_of
from remit.graph.asking.tokens import COMMA, POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex, RoleEntry
    from remit.graph.asking.tokens import Token

_LONGEST_RANK = 5
_LONGEST_ROLE = 16
_MOST_MEANT = 40
_SHORTEST, _LONGEST_CUT = 3, 5
_THERE = frozenset({"in", "at", "within"})
_INSIDE = frozenset(
    {
        "of",
        "in",
        "for",
        "the",
        "at",
        POSSESSIVE,
        "from",
        "on",
        "within",
        "and",
        "with",
        "a",
        "an",
        "to",
        "our",
        COMMA,
    }
)


def rank_edges(
    lattice: Lattice, index: NameIndex
) -> Iterator[tuple[int, int, tuple[Named, Named | None], float]]:
    """Yield stretches that name a rank, with the designation before it if there is one."""
    spans = {}
    for start in range(len(lattice.tokens)):
        for end in range(start + 1, min(start + _LONGEST_RANK, len(lattice.tokens)) + 1):
            spans[start, end] = key(lattice.text(start, end))
    found = index.ranked(spans.values())
    for (start, end), filed in spans.items():
        if filed in found and lattice.tokens[end - 1].text != POSSESSIVE:
            rank, label, designation, prefix_label = found[filed]
            meant = Named(rank, label, "rank")
            prefix = Named(designation, prefix_label, "designation") if designation else None
            yield start, end, (meant, prefix), 0.1


def role_edges(
    lattice: Lattice, lexicon: Lexicon, index: NameIndex
) -> Iterator[tuple[str, int, int, OneOf]]:
    """Yield stretches whose every word points at the same role or roles.

    The sort is `role` where a word of its own title is among them, and `only-role` where they name
    no more than its surroundings, and it is the only role with a profile there; `role-set` where
    roles are spoken of in the plural: "custody jobs", "custody sergeants".
    """
    pointing = _Pointing(lattice, lexicon, index)
    spans = [span for start in range(len(lattice.tokens)) for span in pointing.spans(start)]
    whole: dict[str, list[range]] = {}
    for _, start, end, one in spans:
        if len(one.names) == 1 and key(one.written) == key(one.names[0].label):
            whole.setdefault(one.names[0].iri, []).append(range(start, end))
    for span in spans:
        if not _is_part(span, whole):
            yield span


def _is_part(span: tuple[str, int, int, OneOf], whole: Mapping[str, list[range]]) -> bool:
    """Tell whether a stretch is only a part of the whole title of the one role that it names."""
    _, start, end, one = span
    titles = whole.get(one.names[0].iri, []) if len(one.names) == 1 else []
    return any(start in title and end - 1 in title and end - start < len(title) for title in titles)


class _Pointing:
    """Which roles each word of a question points at."""

    def __init__(self, lattice: Lattice, lexicon: Lexicon, index: NameIndex) -> None:
        self._lattice = lattice
        self._index = index
        self._spellings = lexicon.spellings
        self._noun_at = {
            start: max(edge.end for edge in edges if edge.value == "role")
            for start, edges in lattice.edges.get("noun", {}).items()
            if any(edge.value == "role" for edge in edges) and not lattice.at("cue:manager", start)
        }
        self._roles: list[frozenset[int]] = []
        self._anchors: list[frozenset[int]] = []
        self._plural: list[bool] = []
        self._cut: set[int] = set()  # places of words that are only begun: "sci support manager"
        for place, token in enumerate(lattice.tokens):
            small = token.text in lexicon.function
            parts = () if small else self._as_titled(token)
            meant = self._meet(parts, anchor=False)
            if meant and any(lattice.at(f"cue:{cue}", place) for cue in ("manager", "manage")):
                meant = self._so_titled(meant, parts)
            if not meant and self._is_cut_short(token, lexicon):
                meant = index.roles_at(token.text, begun=True)
                self._cut.add(place)
            self._roles.append(meant)
            whole = bool(meant) and place not in self._cut
            self._anchors.append(self._meet(parts, anchor=True) if whole else frozenset())
            self._plural.append(singular(token.text) != token.text)

    def _as_titled(self, token: Token) -> tuple[str, ...]:
        """Split a word as titles have it: the house's way, as it is written, or another way."""
        for spelling in (token.text, token.written, *self._spellings(token.text)):
            said = words(spelling)
            if self._meet(said, anchor=False):
                return said
        return words(token.written)

    def _is_cut_short(self, token: Token, lexicon: Lexicon) -> bool:
        """Tell whether a word that nobody knows may be the beginning of one of a title."""
        word = token.text
        if not (word.isalpha() and _SHORTEST <= len(word) <= _LONGEST_CUT):
            return False
        return not (lexicon.knows(word) or self._index.known([word]) or self._index.stands(word))

    def _so_titled(self, meant: frozenset[int], said: tuple[str, ...]) -> frozenset[int]:
        """Keep the roles whose title has these very words: a "management unit" has no manager."""
        wanted = {singular(word) for word in said}
        return frozenset(
            entry.number
            for entry in self._index.roles(meant)
            if wanted <= {*map(singular, words(entry.label)), *slips_of(words(entry.label))}
        )

    def _meet(self, parts: tuple[str, ...], anchor: bool) -> frozenset[int]:
        found: frozenset[int] | None = None
        for part in parts:
            here = self._index.roles_at(part, anchor)
            found = here if found is None else found & here
        if not found and len(parts) > 1:
            return self._index.roles_at("".join(parts), anchor)
        return found or frozenset()

    def spans(self, start: int) -> Iterator[tuple[str, int, int, OneOf]]:
        """Yield the stretches from here on that point at roles."""
        place = start
        alive: frozenset[int] | None = None
        anchored: frozenset[int] = frozenset()
        noun = plural = False
        tokens = self._lattice.tokens
        said: set[str] = set()
        while place < len(tokens) and place - start < _LONGEST_ROLE:
            if tokens[place].text in said and not self._so_called(alive, start, place + 1):
                return  # another role begins: "the custody inspector and the custody sergeant"
            if self._roles[place] and (alive is None or alive & self._roles[place]):
                alive = self._roles[place] if alive is None else alive & self._roles[place]
                anchored = (anchored | self._anchors[place]) & alive
                said.add(tokens[place].text)
                plural = plural or (self._plural[place] and bool(self._anchors[place] & alive))
                place += 1
            elif place in self._noun_at and (place > start or self._followed(place)):
                noun = True
                several = singular(tokens[place].text) != tokens[place].text
                place = self._noun_at[place]
                some = self._one(alive, start, place) if several and alive else None
                if some and some.names and len(some.names) <= _MOST_MEANT:
                    yield "role-set", start, place, some
            elif place > start and tokens[place].text in _INSIDE:
                place += 1
                continue
            else:
                return
            if place == start + 1 and len(tokens[start].text) == 1:
                continue  # a letter points at no role by itself
            if not (anchored or self._cut.isdisjoint(range(start, place))):
                continue
            meant = alive if noun else anchored
            if meant and alive and len(meant) <= _MOST_MEANT:
                yield from self._by_title(meant, start, place, plural)
            elif alive and len(alive) <= _MOST_MEANT:
                yield from self._by_surroundings(alive, start, place)

    def _by_title(
        self, meant: frozenset[int], start: int, place: int, plural: bool
    ) -> Iterator[tuple[str, int, int, OneOf]]:
        one = self._one(meant, start, place)
        if one.names and (not plural or self._titled(one, start, place)):
            yield "role", start, place, one
        elif one.names and place > start + 1:
            yield "role-set", start, place, one

    def _by_surroundings(
        self, alive: frozenset[int], start: int, place: int
    ) -> Iterator[tuple[str, int, int, OneOf]]:
        one = self._one(alive, start, place)
        if self._is_begun(alive, start, place):
            return  # the manager of a fleet may be the Fleet Manager, and not whoever manages one
        if one.names:
            yield "role-words", start, place, one
        if len(one.names) == 1:
            yield "only-role", start, place, one

    def _is_begun(self, alive: frozenset[int], start: int, end: int) -> bool:
        """Tell whether a stretch is the title of one of these roles but for a manager behind it."""
        if not self._lattice.at("cue:manager", end):
            return False
        here = [self._as_titled(token) for token in self._lattice.tokens[start : end + 1]]
        title = [singular(word) for parts in here for word in parts]
        entries = self._index.roles(alive)
        return any([*map(singular, words(entry.label))] == title for entry in entries)

    def _so_called(self, alive: frozenset[int] | None, start: int, end: int) -> bool:
        """Tell whether a stretch begins the label of a role: "Stores Clerk, Stores Office"."""
        here = (word for token in self._lattice.tokens[start:end] for word in words(token.text))
        begun = tuple(here)
        few = alive if alive is not None and len(alive) <= _MOST_MEANT else ()
        return any(words(e.label)[: len(begun)] == begun for e in self._index.roles(few))

    def _titled(self, one: OneOf, start: int, end: int) -> bool:
        """Tell whether the plural words of a stretch stand in the plural in a title, too.

        A whole title in the plural stands for the role, as its short form does: "PCSOs".
        """
        tokens = self._lattice.tokens[start:end]
        said = {t.text for t in tokens if singular(t.text) != t.text}
        if all(said <= set(words(n.label)) for n in one.names):
            return True
        if any(edge.end == end for edge in self._lattice.at("rank", start)):
            return False
        titles = [{singular(w) for w in words(n.label)} for n in one.names]
        singly = {singular(w) for t in tokens for w in words(t.text)} - _INSIDE
        if len(tokens) == 1:  # "PCSOs", where no title says it so
            return len(titles) == 1 and not singly & titles[0]
        return all(title - _INSIDE <= singly for title in titles)

    def _followed(self, place: int) -> bool:
        """Tell whether a place or title follows: "the role of sergeant", "the job in FIMU"."""
        tokens, end = self._lattice.tokens, self._noun_at[place]
        behind = tokens[end].text if end < len(tokens) else ""
        single = singular(tokens[place].text) == tokens[place].text
        defined = place > 0 and tokens[place - 1].text == "the"
        return behind in {"of", "as"} or (single and defined and behind in _THERE)

    def _ranked(self, written: str, start: int, end: int) -> bool:
        """Tell whether a stretch is a rank as it is preferred: many may be meant."""
        for edge in self._lattice.at("rank", start):
            rank, designation = edge.value
            said = f"{designation.label} {rank.label}" if designation else rank.label
            if edge.end == end and key(said) == key(written):
                return True
        return False

    def _of_the_rank(self, found: list[RoleEntry], start: int, end: int) -> list[RoleEntry]:
        """Keep the roles of the rank that is said: an inspector is no chief inspector.

        Else those whose title names no rank: where all name another, none of them is meant.
        """
        said = {
            edge.value[0].iri
            for place in range(start, end)
            for edge in self._lattice.at("rank", place)
            if edge.end <= end
        }
        if len(said) != 1:
            return found
        ranks = {entry.number: self._ranks_of(entry.label) for entry in found}
        kept = [entry for entry in found if said <= ranks[entry.number]]
        return kept or [entry for entry in found if not ranks[entry.number]]

    def _ranks_of(self, title: str) -> set[str]:
        """Find the ranks that a title names, by the longest words that name each."""
        titled = words(title)
        size = len(titled)
        spans = [(at, end) for at in range(size) for end in range(at + 1, min(at + 4, size) + 1)]
        keys = {span: key(" ".join(titled[slice(*span)])) for span in spans}
        ranked = self._index.ranked(keys.values())
        named = [span for span in spans if keys[span] in ranked]
        whole = [
            (at, end)
            for at, end in named
            if not any(a <= at and end <= e and (a, e) != (at, end) for a, e in named)
        ]
        return {ranked[keys[span]][0] for span in whole}

    def _told_apart(self, named: RoleEntry, entries: list[RoleEntry]) -> bool:
        """Tell whether a role that is only named has the title of one with a profile.

        That one may be told from others by its unit behind a comma.
        """
        return any(
            e.described and e.label.casefold().startswith(f"{named.label.casefold()},")
            for e in entries
        )

    def _one(self, meant: frozenset[int], start: int, end: int) -> OneOf:
        entries = self._index.roles(meant)
        kept = [e for e in entries if e.described] or entries
        written = self._lattice.text(start, end)
        titled = [e for e in entries if key(e.label) == key(written)]
        titled = [e for e in titled if e.described or not self._told_apart(e, entries)]
        sure = len(written.split()) > 1 and not self._ranked(written, start, end)
        kept = titled if len(titled) == 1 and sure else self._of_the_rank(kept, start, end)
        return OneOf(tuple(Named(e.iri, e.label, "role", "label") for e in kept), written)
