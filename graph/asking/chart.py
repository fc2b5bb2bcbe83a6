"""Match patterns against a question: every way, each once, with what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.lattice import Edge, content_places, runs
from remit.graph.asking.search import are_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Form, Lexicon
    from remit.graph.asking.logic import Duty, Mentions, Said
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.patterns import Step

    Slot = Callable[["Chart", int], Iterable[Edge]]

Bindings = tuple[tuple[str, Any], ...]
Match = tuple[int, Bindings, float]
# Cues and kinds that no subject holds, unless it is one of a name.
STRONG = frozenset(
    {"need", "desirable", "essential", "mandatory", "mention", "use", "report", "manager", "most",
     "subordinates", "fewest", "differ", "common", "stand-for", "commonest", "i-have", "list",
     "apply"}
)  # fmt: skip
# Cues that say something of a kind behind them: alone they are no subject to look for in the text.
OF_KINDS = frozenset(
    {"superseded", "current", "essential", "mandatory", "desirable", "conditional", "not-required",
     "described", "undescribed", "most", "fewest", "highest", "lowest", "commonest"}
)  # fmt: skip
ORDERS = frozenset({"most", "fewest", "highest", "lowest", "commonest"})
DOING = frozenset({"list", "use", "report", "apply"})
PLACED = frozenset({"role", "unit", "force", "document"})
STEP = 0.05
READ = 0.03
MOST = 60


class Chart:
    """The state of one reading: the lattice, and what was found from each place so far.

    Attributes:
        length: The number of words of the question.
        by_passages: Whether words that one passage holds may say what roles do, whatever they are.
        held: What was taken so until now.
    """

    def __init__(
        self,
        lattice: Lattice,
        lexicon: Lexicon,
        index: NameIndex,
        slots: Mapping[str, Slot],
        *,
        by_passages: bool = False,
    ) -> None:
        self.by_passages = by_passages
        self.held: set[Duty] = set()
        self.lattice = lattice
        self.lexicon = lexicon
        self.index = index
        self.length = len(lattice.tokens)
        self._slots = slots
        self._starts: dict[int, range] = {}
        self._edges: dict[tuple[str, int], list[Edge]] = {}
        self._found: dict[tuple[str, int], list[Edge]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._matches: dict[tuple[Step, int], list[Match]] = {}
        self._latest: dict[Step, int] = {}
        self._open: dict[Step, list[Step | None]] = {}
        self._ways: dict[str, list[tuple[Form, Step]]] = {}
        self._last = {("word", token.text): at for at, token in enumerate(lattice.tokens)}
        for sort, places in lattice.edges.items():
            if sort.startswith("cue:"):
                self._last["cue", sort.removeprefix("cue:")] = max(places, default=-1)
        self._cues: dict[tuple[str, int], list[Match]] = {}
        self._behind: dict[tuple[str, int], list[int]] = {}
        self._runs: list[tuple[int, int]] | None = None
        self._cued: dict[bool, list[bool]] = {}
        self._degrees: list[bool] | None = None

    def starts(self, place: int) -> range:
        """Tell where something may start from here on, small words stepped over."""
        known = self._starts.get(place)
        if known is None:
            end = place
            while end < self.length and self.lattice.skippable[end]:
                end += 1
            known = self._starts[place] = range(place, min(end, self.length - 1) + 1)
        return known

    def ends(self, place: int) -> bool:
        """Tell whether nothing but small words follows."""
        return all(self.lattice.skippable[place:])

    def edges(self, sort: str, place: int) -> list[Edge]:
        """List the edges of the lattice that may follow here, small words stepped over."""
        known = self._edges.get((sort, place))
        if known is None:
            here = self.lattice.edges.get(sort, {})
            known = [edge for start in self.starts(place) for edge in here.get(start, ())]
            self._edges[sort, place] = known
        return known

    def cue_edges(self, name: str, place: int) -> list[tuple[int, float]]:
        """List (place behind, cost) of a cue that may follow; reading more words costs less."""
        return [
            (edge.end, STEP - READ * (edge.end - start))
            for start in self.starts(place)
            for edge in self.lattice.at("cue:" + name, start)
        ]

    def cue(self, name: str, place: int) -> list[int]:
        """List the places behind a cue that may follow here."""
        known = self._behind.get((name, place))
        if known is None:
            known = [edge.end for edge in self.edges("cue:" + name, place)]
            self._behind[name, place] = known
        return known

    def ends_cue(self, names: Iterable[str], place: int) -> bool:
        """Tell whether a phrase of one of these cues ends right before a place."""
        every = (self.lattice.edges.get(f"cue:{name}", {}).values() for name in names)
        return any(edge.end == place for found in every for edges in found for edge in edges)

    def runs(self) -> list[tuple[int, int]]:
        """List the stretches that may be a subject: content at both ends, nothing that joins."""
        if self._runs is None:
            self._runs = runs(self.lattice, self.lexicon)
        return self._runs

    def cued(self, start: int, end: int, kinds: bool = True) -> int:
        """Count the words of a stretch that say something themselves: as cues, or as kinds too."""
        if kinds not in self._cued:
            marked = self._cued[kinds] = [False] * self.length
            for sort, places in self.lattice.edges.items():
                strong = STRONG if kinds else STRONG - DOING
                if sort == "noun" or sort.removeprefix("cue:") in strong:
                    for begun, edges in places.items():
                        for edge in edges:
                            if sort == "noun" and not (kinds and edge.value in PLACED):
                                continue
                            marked[begun : edge.end] = [True] * (edge.end - begun)
        return sum(self._cued[kinds][start:end])

    def degrees(self, start: int, end: int) -> int:
        """Count the telling words of a stretch that only say something of a kind: "repealed"."""
        if self._degrees is None:
            self._degrees = [False] * self.length
            for cue in OF_KINDS:
                for begun, edges in self.lattice.edges.get("cue:" + cue, {}).items():
                    for edge in edges:
                        self._degrees[begun : edge.end] = [True] * (edge.end - begun)
        said = content_places(self.lattice, self.lexicon, start, end)
        return sum(self._degrees[place] for place in said)

    def weighs(self) -> bool:
        """Tell whether a word of the question turns, weighs or counts what stands beside it."""
        return any(token.text in self.lexicon.hollow for token in self.lattice.tokens)

    def holds(self, duty: Duty) -> bool:
        """Tell whether any passage holds the words of a duty."""
        return are_there(duty, self.lexicon, self.index)

    def says(self, said: Said | Mentions) -> bool:
        """Tell whether any form states the words of a field, or any text holds some words."""
        return are_there(said, self.lexicon, self.index)

    def slot(self, name: str, place: int) -> list[Edge]:
        """List what a slot may take from here on; inside itself at one place it takes nothing."""
        known = self._found.get((name, place))
        if known is not None:
            return known
        if (name, place) in self._begun:
            return []
        self._begun.add((name, place))
        best: dict[tuple[int, Any], float] = {}
        for edge in self._slots[name](self, place):
            reached = (edge.end, edge.value)
            if edge.cost < best.get(reached, 1e9):
                best[reached] = edge.cost
        ordered = sorted(best.items(), key=lambda item: (item[1], -item[0][0]))
        found = [Edge(end, value, cost) for (end, value), cost in ordered[:MOST]]
        self._found[name, place] = found
        return found

    def match(self, step: Step | None, place: int) -> list[Match]:
        """List all ways to match a pattern from here on: (end, what the slots took, cost)."""
        return self._matched(step, place) if self._may_match(step, place) else []

    def _matched(self, step: Step | None, place: int) -> list[Match]:
        if step is None:
            return [(place, (), 0.0)]
        known = self._matches.get((step, place))
        if known is None:
            ways = self._element(step, place)
            after = step.after
            if ways and after is None:
                ways = _cheapest(ways)
            elif ways:
                ways = _cheapest(
                    [
                        (end, taken + more, cost + further)
                        for middle, taken, cost in ways
                        for end, more, further in self.match(after, middle)
                    ]
                )
            known = self._matches[step, place] = ways
        return known

    def ways_on(self, kind: str) -> list[tuple[Form, Step]]:
        """List the patterns of conditions on a kind of thing that the question may hold."""
        known = self._ways.get(kind)
        if known is None:
            forms = self.lexicon.conditions_on(kind)
            known = [(f, way) for f in forms for way in f.ways if way and self._may_match(way, 0)]
            self._ways[kind] = known
        return known

    def _may_match(self, step: Step | None, place: int) -> bool:
        """Tell whether every cue and word without which a pattern cannot match stands ahead."""
        if step is None:
            return True
        latest = self._latest.get(step)
        if latest is None:
            last = self._last
            latest = min((last.get(need, -1) for need in step.needs), default=self.length)
            self._latest[step] = latest
        return place <= latest

    def _element(self, step: Step, place: int) -> list[Match]:
        sort = step.sort
        if sort == "cue":
            known = self._cues.get((step.name, place))
            if known is None:
                known = [(end, (), cost) for end, cost in self.cue_edges(step.name, place)]
                self._cues[step.name, place] = known
            return known
        if sort == "slot":
            return [
                (edge.end, ((step.binds, edge.value),), edge.cost + STEP)
                for edge in self.slot(step.name, place)
            ]
        if sort == "word":
            tokens = self.lattice.tokens
            return [
                (start + 1, (), -STEP)
                for start in self.starts(place)
                if start < self.length and tokens[start].text == step.name
            ]
        if sort == "opt":
            return [(place, (), 0.0), *self.match(step.branches[0], place)]
        return [match for branch in self._branches(step) for match in self.match(branch, place)]

    def _branches(self, step: Step) -> list[Step | None]:
        """List the branches of a step that may match anywhere in the question."""
        known = self._open.get(step)
        if known is None:
            known = [b for b in step.branches if self._may_match(b, 0)]
            self._open[step] = known
        return known


def _cheapest(matches: list[Match]) -> list[Match]:
    """Keep the cheapest of the matches that reach the same with the same."""
    if len(matches) < 2:
        return matches
    found: dict[tuple[int, Bindings], float] = {}
    for end, taken, cost in matches:
        if cost < found.get((end, taken), 1e9):
            found[end, taken] = cost
    return [(end, taken, cost) for (end, taken), cost in found.items()]
