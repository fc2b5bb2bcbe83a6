"""Answer a question that the words of a graph do not read, by others that say the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.answer import Reply, says_something
from remit.graph.asking.rungs import RUNGS
from remit.graph.asking.trees.other_forms import near, otherwise
from remit.graph.asking.trees.thesaurus import exchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from remit.graph.asking.context import Context
    from remit.graph.asking.trees.meaning import Goal
    from remit.graph.asking.trees.thesaurus import Exchanged

    _Found: TypeAlias = tuple[Reply, Goal | None]

_MOST_NAMED = 4


def in_other_words(
    question: str, context: Context, read: Callable[[str, Context], _Found | None]
) -> _Found | None:
    """Answer by the only words of the graph that may be meant; ask back where there are several.

    Args:
        question: The question, which was not read as it stands.
        context: What is asked.
        read: Reads a question as it stands.
    """
    forms = (False, otherwise(question, context.lexicon, context.index))
    for loosely, ways in chain([forms], exchanged(question, context.lexicon, context.index)):
        kept: list[tuple[Exchanged, Reply, Goal]] = []
        for way in ways:
            reply, goal = read(way.text, context) or (None, None)
            if reply is not None and goal is not None and not (way.near and not near(goal)):
                kept.append((way, reply, goal))
        if kept and not (
            loosely and not any(says_something(reply.answers) for _, reply, _ in kept)
        ):
            way, reply, goal = kept[0]
            apart = [other for other, found, _ in kept if _answers(found) != _answers(reply)]
            if apart:
                return _asked_back(question, [way, *apart]), None
            return _told(question, way, reply), goal
    return None


def _answers(reply: Reply) -> set[tuple[str | None, str, str]]:
    return {(a.iri, "" if a.iri else a.label, str(a.value)) for a in reply.answers}


def _told(question: str, way: Exchanged, reply: Reply) -> Reply:
    """Say with an answer which words were read as others."""
    notes = (f"“{word.written}” was read as “{word.read}”" for word in way.words)
    words = ((word.written, word.read, RUNGS["other"]) for word in way.words)
    return replace(
        reply, question=question, notes=(*notes, *reply.notes), words=(*words, *reply.words)
    )


def _asked_back(question: str, ways: Sequence[Exchanged]) -> Reply:
    """Name what a word may mean, and offer the question with each of it."""
    said = dict.fromkeys(
        f"“{'” and “'.join(word.read for word in way.words)}”" for way in ways[:_MOST_NAMED]
    )
    written = "” and “".join(word.written for word in ways[0].words)
    offered = tuple(way.text for way in ways[:_MOST_NAMED])
    refusal = f"“{written}” is not a word of this graph, and may mean {' or '.join(said)}"
    return Reply(question, refusal=refusal, suggestions=offered, choices=offered)
