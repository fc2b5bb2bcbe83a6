"""The plain values of properties that stand in a question over a user's graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.fold import key, singular
from remit.graph.asking.lately import lately
from remit.graph.asking.tokens import COMMA, POSSESSIVE
from remit.graph.asking.trees.mention import COST, Mention, made
from remit.graph.asking.trees.schema import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

    _Meant: TypeAlias = dict[str, set[tuple[str, str]]]

LONGEST_VALUE = 8
_NAMED = 0.4
_PLACING = frozenset({"in", "from"})


def values(lattice: Lattice, lexicon: Lexicon, index: NameIndex) -> Iterator[Mention]:
    """Yield the plain values of properties that stand in the question."""
    count_ = len(lattice.tokens)
    spans: dict[str, list[tuple[int, int]]] = {}
    codes: dict[str, list[tuple[int, int]]] = {}
    for start in range(count_):
        for end in range(start + 1, min(start + LONGEST_VALUE, count_) + 1):
            said = [t.text for t in lattice.tokens[start:end]]
            if said[0] in {COMMA, POSSESSIVE} or said[-1] in {COMMA, POSSESSIVE}:
                continue
            lettered = _is_letter(said, [t.text for t in lattice.tokens[:start]])
            if lettered or not all(word in lexicon.function for word in said):
                text = lattice.text(start, end)
                also = [o for t in ("alike", "peoples") for o in lexicon.own[t].get(text, ())]
                for other in (text, *also):
                    spans.setdefault(key(other), []).append((start, end))
                countries = [text, *lexicon.own["peoples"].get(text, ())]
                for code in (c for n in countries for c in lexicon.own["countries"].get(n, ())):
                    codes.setdefault(key(code), []).append((start, end))
    found: dict[tuple[int, int], dict[str, set[tuple[str, str]]]] = {}
    by_path = lately(lexicon.cache, "valued", (), lambda: _by_path(lexicon))
    rows = [(json.loads(row[1]), row) for row in index.values({*spans, *codes})]
    rows.sort(key=lambda pair: len(pair[0]))  # parts of values come last
    for path, (filed, _, value, term) in rows:
        for relation_id in by_path.get(path[0], ()):
            for span in (*spans.get(filed, ()), *_coded(relation_id, codes.get(filed), lexicon)):
                found.setdefault(span, {}).setdefault(relation_id, set()).add((term, value))
    _add_countries(found, lattice, lexicon)
    named = {
        (start, edge.end)
        for start, edges in lattice.edges.get("name", {}).items()
        for edge in edges
        if any(n.kind.startswith("own-") and n.rung != "part" for n in edge.value.names)
    }
    for (start, end), meant in found.items():
        told = _told(meant, lattice, lexicon, (start, end))
        value_of = {r: tuple(sorted(terms)) for r, terms in told.items()}
        cost = COST["value"] + (_NAMED if (start, end) in named else 0.0)
        yield from [made(lattice, "value", (start, end), value_of, cost)] if value_of else ()


def _add_countries(
    found: dict[tuple[int, int], dict[str, set[tuple[str, str]]]],
    lattice: Lattice,
    lexicon: Lexicon,
) -> None:
    """Let the name of a country be a value of all that tells of countries, if there is nothing."""
    spans = _countries([token.text for token in lattice.tokens], lexicon)
    ends = tuple(lexicon.own["coded"]) if spans else ()
    for relation in _countries_told(lexicon, ends) if spans else ():
        for span, name in spans.items():
            said = {(f'"{name.title()}"', name.title())}
            found.setdefault(span, {}).setdefault(relation, said)


def _countries(said: Sequence[str], lexicon: Lexicon) -> dict[tuple[int, int], str]:
    """Find the names of countries that stand behind "in" or "from"."""
    known = lexicon.own["countries"]
    return {
        (at, at + length): name
        for at in range(1, len(said))
        if said[at - 1] in _PLACING
        for length in (1, 2)
        if (name := " ".join(said[at : at + length])) in known and at + length <= len(said)
    }


def _countries_told(lexicon: Lexicon, ends: tuple[str, ...]) -> list[str]:
    """List the properties that tell in plain words of which country something is."""
    placed = lexicon.own["placed"]
    told = [r for r in placed if lexicon.relations[r].target == "text"]
    return [r for r in told if any(map(_ending(ends), lexicon.own["called"].get(r, ())))]


def _by_path(lexicon: Lexicon) -> dict[str, list[str]]:
    """List the properties of users' own with plain values, by the last step of their paths."""
    found: dict[str, list[str]] = {}
    for relation in lexicon.relations.values():
        if relation.id.startswith("own-") and relation.target in PLAIN and not relation.naming:
            last = relation.pattern.removesuffix(" ?o .").rpartition("<")[2].rstrip(">")
            found.setdefault(last, []).append(relation.id)
    return found


def _told(meant: _Meant, lattice: Lattice, lexicon: Lexicon, span: tuple[int, int]) -> _Meant:
    """Keep the properties of which a value is told: of small words, and of what a class is called.

    Those must be named beside it.
    """
    start, end = span
    told = dict(meant)
    if lattice.text(start, end) in lexicon.function:
        before = lattice.tokens[start - 1].text if start else ""
        told = {r: t for r, t in told.items() if _called_last(r, before, lexicon)}
    if _is_class(lattice, lexicon, start, end):
        told = {r: t for r, t in told.items() if _is_named(r, lattice, lexicon)}
    return told


def _is_class(lattice: Lattice, lexicon: Lexicon, start: int, end: int) -> bool:
    """Tell whether a class is called so: partners are these, not who once was called partner."""
    said = singular(lattice.text(start, end))
    kinds = [edge.value for edge in lattice.at("noun", start) if edge.end == end]
    return any(k in lexicon.own["kinds"] and lexicon.kinds[k].one == said for k in kinds)


def _is_named(relation: str, lattice: Lattice, lexicon: Lexicon) -> bool:
    """Tell whether the question names a property: "whose job title is reporter"."""
    said = {singular(token.text) for token in lattice.tokens}
    names = lexicon.own["called"].get(relation, ())
    return any(name.split()[-1] in said for name in names)


def _is_letter(said: Sequence[str], before: Sequence[str]) -> bool:
    """Tell whether a letter behind another word may be a value: "class I"."""
    return len(said) == 1 and len(said[0]) == 1 and said[0].isalpha() and bool(before)


def _called_last(relation: str, word: str, lexicon: Lexicon) -> bool:
    """Tell whether a name of a property ends with a word: "risk class"."""
    return any(name.split()[-1] == word for name in lexicon.own["called"].get(relation, ()))


def _coded(
    relation: str, spans: list[tuple[int, int]] | None, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """List where the country stands whose code is a value of a property for countries."""
    ends = tuple(lexicon.own["coded"])
    return spans or [] if spans and any(map(_ending(ends), lexicon.own["called"][relation])) else []


def _ending(ends: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda name: name.endswith(ends)
