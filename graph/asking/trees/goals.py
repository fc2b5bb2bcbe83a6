"""Read the parts of a question as what it wants: rows, a number, groups, yes or no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.asking.trees.alternatives import alternatives
from remit.graph.asking.trees.columns import columns
from remit.graph.asking.trees.finishing import finished
from remit.graph.asking.trees.gathering import gather, having
from remit.graph.asking.trees.leading import groups, lead
from remit.graph.asking.trees.levels import REACHES
from remit.graph.asking.trees.mention import STOP
from remit.graph.asking.trees.only import only
from remit.graph.asking.trees.parts import Parts
from remit.graph.asking.trees.ranking import aggregate, best, either
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.trees.sharing import with_another
from remit.graph.asking.trees.small_words import ONCE
from remit.graph.asking.trees.things import things
from remit.graph.asking.trees.timely import was_timely
from remit.graph.asking.trees.unions import with_unions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.trees.chunks import Chunk
    from remit.graph.asking.trees.meaning import Goal

SUMMING, NOW = "summing", "now"
_WIDELY = 0.5
_FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were", "that", "which", "who"})
_AND = frozenset({"and", "with-their"})
_RELATIVE = frozenset({"which", "who", "what", "whose", "where"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the words of a question beside what they are.

    Attributes:
        before: The word before each.
        of: `SUMMING` where it ends with "in total", `NOW` where it asks for what is so today.
    """

    before: Sequence[str]
    of: frozenset[str] = frozenset()


def goals(
    said: Sequence[Chunk],
    told: Told,
    lexicon: Lexicon,
    index: NameIndex,
    most: float = float("inf"),
) -> Iterator[tuple[float, Goal]]:
    """Yield what a question may want, with what it costs to read it so.

    Args:
        said: All of its words, put together.
        told: What else is told of them.
        lexicon: The words.
        index: The names.
        most: What it may cost; what is dearer may be left out.
    """
    near = [replace(c, sort=STOP) if c.sort in {*REACHES, ONCE} else c for c in said]
    joined, lexicon = with_unions(alternatives(near), lexicon)
    chunked = only(_negated(joined))
    schema = Schema.of(lexicon, index)
    for widely in (False, True):
        parts = Parts(chunked, schema, lexicon, index, widely)
        parts.nots = sum(chunk.sort == "not" for chunk in said)
        parts.most = most - (_WIDELY if widely else 0.0)
        parts.summing, parts.now = SUMMING in told.of, NOW in told.of
        parts.once = any(chunk.sort == ONCE for chunk in said)
        parts.reach = next((chunk.sort for chunk in said if chunk.sort in REACHES), "")
        if _understood(parts) and not (widely and _only_valued(parts)):
            for cost, goal in finished(parts, told.before):
                if _of_others(parts):
                    return
                yield cost + (_WIDELY if widely else 0.0), goal
        if most < _WIDELY or not any(node.who for node in parts.nodes):
            return


def _only_valued(parts: Parts) -> bool:
    """Tell whether nothing but a plain value says who is meant, who is said to do nothing."""
    alone = len(parts.nodes) == 1 and not parts.verbs and not parts.nodes[0].via
    return alone and [p.sort for p in parts.pending] == ["value"]


def _of_others(parts: Parts) -> bool:
    """Tell whether "who" asks for groups of those, whom no word names, that have a value."""
    persons = frozenset(parts.lexicon.own["persons"])
    groups = any(node.who and node.classes.isdisjoint(persons) for node in parts.nodes)
    wide = parts.widely and any(node.who for node in parts.nodes)
    return (groups or wide) and any(node.place == node.end for node in parts.nodes)


def _deals(parts: Parts) -> bool:
    """Tell whether a dealing that the graph does not tell of is what is asked: "sold in Norway"."""
    dealings = set(parts.lexicon.own["dealings"])
    for at, chunk in enumerate(parts.chunks):
        behind = parts.at(parts.next(at))
        if behind is None or chunk.text.split()[-1:] == [] or chunk.text.split()[0] not in dealings:
            continue
        of_other = chunk.sort == STOP and behind.sort in {"value", "name"}
        dated = behind.sort == "moment" and (chunk.sort == STOP or bool(parts.things(chunk)))
        graded = behind.sort == "best" and behind.place == chunk.end
        if of_other or dated or graded:
            return True
    return False


def _understood(parts: Parts) -> bool:
    return not (_deals(parts) or with_another(parts)) and (
        lead(parts)
        and groups(parts)
        and columns(parts)
        and having(parts)
        and was_timely(parts)
        and gather(parts)
        and best(parts)
        and either(parts)
        and aggregate(parts)
        and things(parts)
    )


def _begins_anew(said: Sequence[Chunk], at: int) -> bool:
    """Tell whether a predicate of its own stands behind "and": "not red and cost less than 5"."""
    behind = [c.sort for c in said[at + 1 :] if c.sort != STOP][:2]
    return behind[:1] == ["verb"] or bool({"compared", "amount", "moment"} & set(behind))


def _negated(said: Sequence[Chunk]) -> list[Chunk]:
    """Mark what stands behind a "not"; it, and "which" inside a question, become small words."""
    found: list[Chunk] = []
    negated = begun = False
    for at, chunk in enumerate(said):
        relative = begun and chunk.sort in _RELATIVE and found[-1].text not in {"and", ","}
        begun = begun or chunk.sort not in {STOP, "list"}
        if relative:
            found.append(replace(chunk, sort=STOP))
        elif chunk.sort == "not":
            negated = True
            found.append(replace(chunk, sort=STOP))
        elif chunk.sort == "but" or (chunk.sort in _AND and _begins_anew(said, at)):
            negated = False
            found.append(chunk if chunk.sort != "but" else replace(chunk, sort=STOP))
            continue
        else:
            negated = negated and not _goes_on(found, chunk)
            found.append(replace(chunk, negated=negated))
    return found


def _goes_on(before: Sequence[Chunk], chunk: Chunk) -> bool:
    """Tell whether a verb goes on from what "not in X" was said of: "firms not in Rome supply"."""
    denied = [c for c in before if c.negated and c.sort != STOP]
    named = len(denied) == 1 and before[-1] is denied[0] and denied[0].sort in {"name", "value"}
    does = chunk.sort == "verb" or (chunk.sort == STOP and chunk.text.split()[0] in _FINITE)
    return named and does
