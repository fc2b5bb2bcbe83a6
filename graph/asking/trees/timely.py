"""Read what was done late, early or on time: one date of a thing beside that when it was due."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.trees.mention import Mention, made
from remit.graph.asking.trees.parts import DATE, Pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.trees.parts import Parts

TIMELY = "timely"
_SIGNS = {"late": ">", "early": "<", "punctual": "<="}
_COST = 0.05


def timely(lattice: Lattice, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield "late", "early" and "on time" where the graph tells when something is due."""
    table = lexicon.own["timely"]
    if not any(_is_due(relation, lexicon) for relation in lexicon.own["called"]):
        return
    said = [token.text for token in lattice.tokens]
    for name, sign in _SIGNS.items():
        for phrase in table[name]:
            words = phrase.split()
            for at in range(1, len(said) - len(words) + 1):
                if said[at : at + len(words)] == words:
                    yield made(lattice, TIMELY, (at, at + len(words)), sign, _COST)


def was_timely(parts: Parts) -> bool:
    """Put the date that the verb tells beside that when it was due; False where none can be."""
    for at, chunk in enumerate(parts.chunks):
        if chunk.sort != TIMELY:
            continue
        verbs = [n for n in range(at) if n not in parts.taken and parts.chunks[n].sort == "verb"]
        done = parts.literal(parts.chunks[verbs[-1]], DATE) if verbs else ()
        pairs = [
            (relation, due)
            for relation in done
            for due in _due_beside(parts, relation)
            if due != relation and not _is_due(relation, parts.lexicon)
        ]
        if len(pairs) != 1:
            return False
        parts.take(at, verbs[-1])
        compared = replace(chunk, sort="compared", sign=chunk.value, value=None)
        pending = Pending("own", chunk.place, compared, pairs[0][:1], negated=chunk.negated)
        pending.beside = pairs[0][1]
        parts.pending.append(pending)
    return True


def _due_beside(parts: Parts, relation: str) -> list[str]:
    """List the dates when those things are due of which a property tells another date."""
    sources = parts.schema.sources(relation)
    dates = (p.id for p in parts.schema.held("date", sources) if p.direct)
    return [date for date in dates if _is_due(date, parts.lexicon)]


def _is_due(relation: str, lexicon: Lexicon) -> bool:
    """Tell whether the name of a date says when something is to be."""
    known = lexicon.relations.get(relation)
    if known is None or known.target != "date":
        return False
    names = lexicon.own["called"].get(relation, ())
    words = frozenset(lexicon.own["timely"]["due"])
    return any(not words.isdisjoint(name.split()) for name in names)
