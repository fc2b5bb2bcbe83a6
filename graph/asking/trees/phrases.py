"""What the phrases for classes and properties of a graph may be in a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.fold import singular
from remit.graph.asking.own_kinds import DOER
from remit.graph.asking.own_measures import periods_in
from remit.graph.asking.own_words import says_so
from remit.graph.asking.trees.mention import BEING, COST, Mention, made
from remit.graph.asking.trees.schema import PLAIN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon

    _Phrases: TypeAlias = dict[tuple[str, str, int, int], dict[str, str]]

_GRADED = {"highest": "super", "lowest": "super", "higher": "than", "lower": "than"}
_AMOUNTS = frozenset({"more", "most", "fewer", "fewest", "less", "least", "many", "few"})
_HELPING = BEING | {"has", "have", "had", "been", "else", "will", "be"}
_NEAR = 3  # how many words before a noun may say whose it is
_SHORT = 0.1  # of a verb without the preposition that goes with it
_NOBODYS = 0.5  # of what somebody is to someone, where no one is told: "staff", of an employment
_ALSO = 0.13  # of what a verb may mean beside what is called so


def schema_phrases(lattice: Lattice, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield classes and properties; all properties that one phrase may mean together."""
    events = lexicon.own.get("event-kinds", {})
    kinds: dict[tuple[int, int], frozenset[str]] = {}
    for start, edges in lattice.edges.get("noun", {}).items():
        for edge in edges:
            if edge.value in lexicon.own["kinds"]:
                yield made(lattice, "class", (start, edge.end), edge.value, COST["class"])
                kinds[start, edge.end] = frozenset(lexicon.kinds[edge.value].classes)
    together: _Phrases = {}
    for sort, places in lattice.edges.items():
        if not sort.startswith("cue:own-") or sort.startswith(f"cue:{DOER}"):
            continue
        relation, _, phrase = sort.removeprefix("cue:").partition(".")
        target = lexicon.relations[relation].target if relation in lexicon.relations else ""
        for start, edges in places.items():
            for edge in edges:
                if relation in events:
                    kind = events[relation]
                    yield made(lattice, "class", (start, edge.end), kind, COST["class"] + 0.05)
                    continue
                as_ = _sort_of(phrase, target)
                if phrase == "within" and edge.end - start == 1:
                    continue  # a preposition alone
                plain = as_ == "verb" and target in PLAIN
                if (as_ in {"super", "than"} and _of_many(lattice, start, edge.end)) or (
                    plain and _is_suffered(lattice, start, edge.end, lexicon)
                ):
                    continue  # more seats, not more of seats
                if as_:
                    apart = phrase if as_ in {"than", "super"} else "plain" if plain else ""
                    together.setdefault((as_, apart, start, edge.end), {})[relation] = phrase
    verbs = {start for sort, _, start, _ in together if sort == "verb"}
    yield from _doing(lattice, verbs)
    for one in _phrases(lattice, lexicon, _of_period(together, lattice, lexicon)):
        kind = kinds.get((one.start, one.end), frozenset())
        yield _of_nobody(one, kind, lattice, lexicon)


def _is_suffered(lattice: Lattice, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether something was done that no amount is told by: "calls were taken"."""
    before = lattice.tokens[start - 1].text if start else ""
    done = before in _HELPING - {"have", "has", "had"}
    return done and lattice.text(start, end) in lexicon.own["suffered"]


def _doing(lattice: Lattice, verbs: Collection[int]) -> Iterator[Mention]:
    """Yield the classes that are said by what their things do, where no property is."""
    for sort, places in lattice.edges.items():
        cue, _, kind = sort.removesuffix(".verb").partition(DOER)
        for start, edges in places.items() if cue == "cue:" and kind else ():
            for edge in edges if start not in verbs and _of_whom(lattice, start) else ():
                yield made(lattice, "class", (start, edge.end), kind, COST["class"])


def _of_whom(lattice: Lattice, start: int) -> bool:
    """Tell whether a question asks who does something, or did: "who is performing in X"."""
    before = [token.text for token in lattice.tokens[:start]]
    return before[:1] == ["who"] and _HELPING.issuperset(before[1:])


def _of_nobody(one: Mention, kind: frozenset[str], lattice: Lattice, lexicon: Lexicon) -> Mention:
    """Let a noun cost more that names a class, too, where nothing says of whom it is told."""
    targets = frozenset[str]().union(*(lexicon.relations[r].targets for r in one.value))
    if one.sort != "noun" or not targets or not targets <= kind:
        return one
    owning = frozenset(lexicon.own["joints"]["owning"])
    before = {token.text for token in lattice.tokens[max(0, one.start - _NEAR) : one.start]}
    behind = [token.text for token in lattice.tokens[one.end : one.end + 1]]
    told = behind in (["of"], ["for"]) or not owning.isdisjoint(before)
    return one if told else replace(one, cost=one.cost + _NOBODYS)


def _phrases(lattice: Lattice, lexicon: Lexicon, together: _Phrases) -> Iterator[Mention]:
    """Yield the phrases for properties, each with all that it may mean."""
    ends = {(sort, start): end for sort, _, start, end in sorted(together, key=lambda key: key[3])}
    for (sort, _, start, end), relations in together.items():
        cost = COST.get(sort, 0.12)
        cost += _SHORT if sort == "verb" and end < ends[sort, start] else 0.0
        called = lexicon.own["called"] if sort == "verb" else {}
        first = _named_so(lattice.text(start, end), relations, lexicon)
        first = _ranking(sort, first, lexicon)
        for meant, more in _called(lattice.text(start, end), first, called):
            yield made(lattice, sort, (start, end), meant, cost + more)


def _named_so(said: str, relations: dict[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Take a noun for the property whose name ends with it, not for one that means the same."""
    word = singular(said)
    called = lexicon.own["called"]
    ends = {
        r: phrase
        for r, phrase in relations.items()
        if phrase == "noun" and any(f" {name}".endswith(f" {word}") for name in called.get(r, ()))
    }
    sources = frozenset[str]().union(*(lexicon.relations[r].sources for r in ends))
    return {
        r: p
        for r, p in relations.items()
        if p != "noun" or not ends or r in ends or not lexicon.relations[r].sources <= sources
    }


def _of_period(together: _Phrases, lattice: Lattice, lexicon: Lexicon) -> _Phrases:
    """Keep the amounts that are for the period that is said, if there are: "costs 20 a day"."""
    rates: Mapping[str, Sequence[str]] = lexicon.own["rates"]
    periods = rates.keys() & {token.text for token in lattice.tokens}
    called = lexicon.own["called"]
    all_ = {relation for relations in together.values() for relation in relations}
    told = {r for r in all_ if periods and periods & periods_in(called.get(r, ()), rates)}
    spans = {(start, end) for (_, _, start, end), said in together.items() if told & said.keys()}
    kept = {
        key: {r: p for r, p in said.items() if r in told or key[2:] not in spans}
        for key, said in together.items()
    }
    return {key: said for key, said in kept.items() if said}


def _ranking(sort: str, relations: dict[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Leave out what a word is not said of where a thing has a price, too: what it cost to make."""
    if sort not in {"high", "super", "than", "verb"} or len(relations) == 1:
        return relations
    known = {r: lexicon.relations[r] for r in relations if r in lexicon.relations}
    last = {r: one.aspect.split()[-1] for r, one in known.items()}
    for first, lesser in lexicon.own["outranked"].items():
        having = frozenset[str]().union(*(known[r].sources for r, w in last.items() if w == first))
        relations = {
            r: p
            for r, p in relations.items()
            if last.get(r) not in lesser or not known[r].sources <= having
        }
    return relations


def _called(
    said: str, relations: dict[str, str], called: Mapping[str, Sequence[str]]
) -> list[tuple[dict[str, str], float]]:
    """List what a verb may mean, first the properties that are called so, each with its cost."""
    literal = {r: p for r, p in relations.items() if says_so(said, called.get(r, ()))}
    if not literal or len(literal) == len(relations):
        return [(relations, 0.0)]
    return [(literal, 0.0), (relations, _ALSO)]


def _of_many(lattice: Lattice, start: int, end: int) -> bool:
    """Tell whether a phrase says only that there are more or fewer."""
    said = [t.text for t in lattice.tokens[start:end] if t.text not in {"than", "the"}]
    return len(said) == 1 and said[0] in _AMOUNTS


def _sort_of(phrase: str, target: str) -> str:
    if target == "boolean":
        return {"noun": "true", "verb": "true", "false": "false"}.get(phrase, "")
    if target in {"date", "number"} and phrase == "false":
        return "unfinished"
    if phrase == "together":
        return "noun" if target == "number" else ""
    if phrase in {"verb", "active", "within"}:
        return "verb"
    if phrase in _GRADED:
        return _GRADED[phrase]
    return {"noun": "noun", "high": "high", "subject": "noun", "vague": "vague"}.get(phrase, "")
