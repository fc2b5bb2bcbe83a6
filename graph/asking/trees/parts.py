"""The parts of one reading: what is asked for, things, verbs, conditions still without a thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import singular
from remit.graph.asking.inflection import plural
from remit.graph.asking.own_kinds import WHO
from remit.graph.asking.own_verbs import is_third
from remit.graph.asking.trees.meaning import ONLY
from remit.graph.asking.trees.mention import STOP
from remit.graph.asking.trees.nodes import Node, Verb
from remit.graph.asking.trees.voice import suffered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.meaning import Test
    from remit.graph.asking.trees.schema import Schema

NUMBER, DATE, TEXT = frozenset({"number"}), frozenset({"date"}), frozenset({"text"})
ORDERED = NUMBER | DATE
_SHOWN = ORDERED | TEXT
EVERY = 1000  # how many are shown where things are put in order
_JOINING = frozenset({"and", "or", "with-their"})
_FEW = 2
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(eq=False, slots=True)
class Pending:
    """A condition or an order that waits for the thing that it is of.

    Attributes:
        sort: `amount`, `moment`, `true`, `value`, `best`, `compared` or `has`.
        place: Where it stands.
        chunk: Its words.
        relations: The properties that it may be of; empty where none is said.
        other: The thing to compare with.
        counted: What there is most or so many of.
        beside: The other property of the same thing to compare with.
        named: Whether the property is named beside its value: "the county of Devon".
        apart: Whether it makes a thing of its own, of which nothing else is said.
    """

    sort: str
    place: int
    chunk: Chunk
    relations: tuple[str, ...] = ()
    other: Node | None = None
    counted: Node | None = None
    negated: bool = False
    beside: str = ""
    named: bool = False
    apart: bool = False


@dataclass(slots=True)
class Parts:
    """One way to read a question, in the making.

    Attributes:
        chunks: All of its words, put together.
        taken: The places in that list of what is accounted for.
        shape: What is asked: `list`, `count`, `values`, `where`, `when`, `sum`, `whether`.
        columns: Chunks of what is shown beside the rows.
        group: The chunk of what is counted or summed for each.
        period: The year or month for each of which something is counted or summed.
        same: What things share, and the thing that they share it with.
        beside: Nodes that "and" puts side by side.
        nots: How often "not" is said.
        limit: How many of the best are wanted: "the three workers with the highest pay".
        least: Whether rows that are put in order begin with the lowest.
        asked: Whether it begins with "what" or "which".
        summing: Whether it ends with "in total".
        reach: How far it goes: `one-step` ("directly"), `any-step`, or empty.
        share: Whether it asks how many per cent.
        once: Whether it asks for what was so and is no more: "used to be".
        now: Whether it asks for what is so today: "currently".
        passed: What the value for each must pass: "an average salary over 50000".
        tally: By how many of what things are put in order: "by number of employees".
        places: Where each condition is told.
        most: What it may cost; what is dearer may be left out.
    """

    chunks: Sequence[Chunk]
    schema: Schema
    lexicon: Lexicon
    index: NameIndex
    widely: bool = False
    taken: set[int] = field(default_factory=set)
    shape: str = "list"
    nodes: list[Node] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    same: tuple[Node, Node] | None = None
    beside: list[tuple[Node, Node]] = field(default_factory=list)
    columns: list[Chunk] = field(default_factory=list)
    column_nodes: list[Node] = field(default_factory=list)
    measured: Chunk | None = None
    group: Chunk | None = None
    function: str = ""
    over: str = ""
    period: str = ""
    target: Node | None = None
    every: bool = False
    asked: bool = False
    summing: bool = False
    reach: str = ""
    share: bool = False
    once: bool = False
    now: bool = False
    passed: Chunk | None = None
    tally: Chunk | None = None
    places: dict[Test, int] = field(default_factory=dict)
    limit: int = 0
    least: bool = False
    nots: int = 0
    cost: float = 0.0
    most: float = float("inf")

    def sort(self, relation: str) -> str:
        """Tell of what sort the values of a property are."""
        return self.schema.properties[relation].sort

    def literal(self, chunk: Chunk | None, sorts: frozenset[str] | None = None) -> tuple[str, ...]:
        """List the properties that a chunk may mean whose values are plain ones of some sorts."""
        if chunk is None or chunk.sort not in {"noun", "verb", "high", "best", "aggregate"}:
            return ()
        wanted = sorts or _SHOWN
        return tuple(r for r in chunk.relations if self.sort(r) in wanted)

    def things(self, chunk: Chunk | None) -> dict[str, str]:
        """List the properties that a chunk may mean which lead to things."""
        if chunk is None or chunk.sort not in {"noun", "verb"}:
            return {}
        return {r: p for r, p in chunk.relations.items() if self.sort(r) == "thing"}

    def at(self, place: int) -> Chunk | None:
        """Return a chunk by its place in the list, None where there is none (-1, the end)."""
        return self.chunks[place] if 0 <= place < len(self.chunks) else None

    def next(self, place: int, most: int = 4) -> int:
        """Find the next chunk that says something and is not taken; -1 where none is near."""
        for at in range(place + 1, len(self.chunks)):
            if self.chunks[at].sort != STOP:
                near = at - place <= most
                return at if near and at not in self.taken else -1
        return -1

    def previous(self, place: int, most: int = 4) -> int:
        """Find the chunk before that says something and is not taken; -1 where none is near."""
        for at in range(place - 1, -1, -1):
            if self.chunks[at].sort != STOP:
                near = place - at <= most
                return at if near and at not in self.taken else -1
        return -1

    def take(self, *places: int) -> None:
        """Account for chunks."""
        self.taken.update(places)

    def left(self) -> list[int]:
        """List the places of the chunks that nothing accounts for yet, small words aside."""
        return [
            at
            for at, chunk in enumerate(self.chunks)
            if at not in self.taken and chunk.sort != STOP
        ]

    def stops(self, begin: int, end: int) -> list[str]:
        """List the small words between two chunks."""
        return [c.text for c in self.chunks[begin + 1 : end]]

    def joints(self, name: str) -> frozenset[str]:
        """List the small words that join so, as `data/questions/trees.toml` names them."""
        return frozenset(self.lexicon.own["joints"][name])

    def stand_between(self, name: str, begin: int, end: int) -> bool:
        """Tell whether a small word that joins so stands between two chunks."""
        return not self.joints(name).isdisjoint(self.stops(begin, end))

    def said(self) -> list[str]:
        """List all words."""
        return " ".join(chunk.text for chunk in self.chunks).split()

    def best(self, by_value: bool = False) -> Pending | None:
        """Return the superlative, None where there is none, or none by a value that is told."""
        found = (p for p in self.pending if p.sort == "best" and (p.relations or not by_value))
        return next(found, None)

    def joined(self) -> bool:
        """Tell whether several things are said, put together by "and", "or" or "with their"."""
        return any(chunk.sort in _JOINING for chunk in self.chunks)

    def where(self, chunk: Chunk) -> int:
        """Find the place of a chunk in the list."""
        return next(at for at, one in enumerate(self.chunks) if one is chunk)

    # Nodes ----------------------------------------------------------------------------------

    def add(self, node: Node) -> Node:
        """Keep a node and give it its number."""
        node.number = len(self.nodes)
        self.nodes.append(node)
        return node

    def can_be_node(self, chunk: Chunk | None) -> bool:
        """Tell whether a chunk speaks of things."""
        return chunk is not None and (
            chunk.sort in {"class", "name"} or bool(chunk.sort == "noun" and self.things(chunk))
        )

    def classes_of(self, chunk: Chunk) -> frozenset[str]:
        """List the classes of the things that a class, a name or a noun speaks of."""
        if chunk.sort == "class":
            return frozenset(self.lexicon.kinds[chunk.value].classes)
        if chunk.sort == "name":
            found = self.index.classes_of(n.iri for n in chunk.value.names)
            return frozenset[str]().union(*found.values())
        relations = (self.lexicon.relations[r] for r in self.things(chunk))
        return frozenset[str]().union(*(found.targets for found in relations))

    def is_event(self, chunk: Chunk) -> bool:
        """Tell whether a chunk names a kind of thing that takes place: orders, sales."""
        return chunk.sort == "class" and chunk.value in self.lexicon.own["event-kinds"].values()

    def is_done(self, chunk: Chunk) -> bool:
        """Tell whether a chunk says as a verb that something takes place: "ordered"."""
        kind = self.lexicon.kinds[chunk.value] if self.is_event(chunk) else None
        return kind is not None and singular(chunk.text) not in kind.one

    @property
    def events(self) -> frozenset[str]:
        """The classes of all that takes place."""
        kinds = self.lexicon.own["event-kinds"].values()
        return frozenset(c for kind in kinds for c in self.lexicon.kinds[kind].classes)

    def node(self, at: int) -> Node:
        """Make a node of a chunk that speaks of things."""
        chunk = self.chunks[at]
        self.take(at)
        if chunk.sort == "class":
            kind = self.lexicon.kinds[chunk.value]
            made = Node(chunk.place, chunk.end, frozenset(kind.classes), kind.several)
            made.done = self.is_done(chunk)
        elif chunk.sort == "name":
            made = Node(chunk.place, chunk.end, self.classes_of(chunk), chunk.text, one=chunk.value)
        else:
            things = self._of_names(self.things(chunk))
            sides = [
                found.sources if phrase == "subject" else found.targets
                for r, phrase in things.items()
                for found in (self.lexicon.relations[r],)
            ]
            classes = frozenset[str]().union(*sides)
            said = chunk.text if singular(chunk.text) != chunk.text else plural(chunk.text)
            made = Node(chunk.place, chunk.end, classes, said, via=things)
        made.negated = chunk.negated
        made.mode = ONLY if chunk.only else ""
        made.text = chunk.text
        return self.add(made)

    def _of_names(self, things: dict[str, str]) -> dict[str, str]:
        """Keep the properties that lead to things with names, where any do."""
        lead = {r: self.schema.properties[r].relation.targets for r in things}
        named = {r: p for r, p in things.items() if not lead[r] <= self.schema.nameless}
        return named or things

    def somebody(self, place: int) -> Node:
        """Make the node that "who" asks for: people, or all that may do something."""
        classes = frozenset(self.lexicon.kinds[WHO].classes) | self._subjects()
        if not self.widely:
            persons = self._persons() | self._doers()
            classes = persons or classes
        classes = classes - frozenset(self.lexicon.own["papers"]) or classes
        return self.add(Node(place, place + 1, classes, "those", who=True, text="who"))

    def _persons(self) -> frozenset[str]:
        """List the classes of people; of those who work somewhere, none that is served there."""
        persons = frozenset(self.lexicon.own["persons"])
        if set(self.lexicon.own["working"]).isdisjoint(self.said()):
            return persons
        return persons - frozenset(self.lexicon.own["clients"]) or persons

    def _doers(self) -> frozenset[str]:
        """List the classes of those who do what the verbs of the question say."""
        found: set[str] = set()
        for chunk in self.chunks:
            for relation, phrase in self.things(chunk).items() if chunk.sort == "verb" else ():
                if phrase == "active":
                    found |= self.schema.properties[relation].relation.targets
        return frozenset(found)

    def _subjects(self) -> frozenset[str]:
        """List the classes of those of which names like "looks after" say what they do."""
        verbs = [self.things(chunk) for chunk in self.chunks if chunk.sort == "verb"]
        called = self.lexicon.own["called"]
        doing = {
            relation
            for said in verbs
            for relation, phrase in said.items()
            if phrase == "verb" and any(is_third(name.split()[0]) for name in called[relation])
        }
        return self.schema.having(doing) - self.events - self.schema.unspoken

    def domain(self, relations: Sequence[str], place: int, summing: bool = False) -> Node | None:
        """Make a node of the things that have a property, where all candidates agree on them.

        Where amounts are taken together, those of the lines are meant, not of what they are about.
        """
        held = [r for r in relations if not self.schema.properties[r].path.startswith("^")]
        sources = {self.schema.sources(r) for r in (held if summing else ()) or relations}
        if len(sources) != 1:
            long = [r for r in relations if not self.schema.properties[r].direct]
            sources = {self.schema.sources(r) for r in long}
        if len(sources) != 1:
            return None
        classes = next(iter(sources))
        return self.add(Node(place, place, classes, self.called(classes)))

    def called(self, classes: frozenset[str]) -> str:
        """Name the things of some classes, in the plural."""
        return self.lexicon.several(classes)

    def having(self, relations: Sequence[str], node: Node) -> tuple[str, ...]:
        """Keep the properties that a node may have."""
        return tuple(r for r in relations if self.schema.has(r, node.classes))

    def likeliest(self, relations: Sequence[str], node: Node) -> tuple[str, ...]:
        """Keep of the properties that a node may have those that are meant.

        They are for the period that is told, rather its own than those of what is about it, and
        those that many things have rather than those that few have.
        """
        fit = self.having(relations, node)
        periods = {self.schema.properties[r].period for r in fit} & self.periods()
        told = [r for r in fit if self.schema.properties[r].period in periods] or fit
        own = [r for r in told if not self.schema.properties[r].path.startswith("^")] or told
        uses = {r: self.schema.properties[r].subjects for r in own}
        most = max(uses.values(), default=0)
        return tuple(r for r in own if uses[r] * _FEW >= most)

    def periods(self) -> set[str]:
        """List the periods for which amounts are told: "per hour"."""
        said = {word for chunk in self.chunks for word in chunk.text.split()}
        units = {amount[2] for c in self.chunks if c.sort == "amount" for amount in c.value or ()}
        said |= {unit.rpartition("/")[2] for unit in units}
        return said & set(self.lexicon.own["rates"])

    def verb(self, at: int) -> None:
        """Keep a chunk as words that join things."""
        chunk = self.chunks[at]
        self.take(at)
        behind = self.at(at + 1)
        passive = behind is not None and behind.text == "by"
        if passive and behind and behind.sort != STOP:
            self.take(at + 1)
        first = at
        while first > 0 and self.chunks[first - 1].text in _RELATIVE:
            first -= 1
        begin = self.chunks[first].place
        passive = passive or suffered(self, at)
        made = Verb(chunk.place, self.things(chunk), chunk.negated, passive, chunk.end, begin)
        self.verbs.append(made)

    def nearest(self, place: int, relations: Sequence[str], named: bool = True) -> Node | None:
        """Find the node nearest before a place, else behind it, that may have a property.

        What is said of a thing by name is only asked: `named` is whether to look at such things.
        """
        named = named or self.shape == "whether"
        fit = [
            n
            for n in self.nodes
            if self.having(relations, n)
            and n.mode not in {"beside", "maybe"}
            and (named or n.one is None)
        ]
        before = [n for n in fit if n.place < place]
        if before:
            free = [n for n in before if n.one is None] if self.shape == "list" else []
            return max(free or before, key=lambda n: n.place)
        return min(fit, key=lambda n: n.place, default=None)


def number_text(value: Any) -> str:
    """Write a number as plain digits.

    >>> number_text(3), number_text(2.5), number_text(2000.0)
    ('3', '2.5', '2000')
    """
    whole = isinstance(value, float) and value.is_integer()
    return f"{int(value) if whole else value}"
