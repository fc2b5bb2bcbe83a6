"""Say why a question is not answered: it is not read, or what it asks for cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.asked import Unheld
from remit.graph.asking.lattice import ENDING
from remit.graph.asking.logic import All, Duty, Mentions, Needs, Said, Words
from remit.graph.asking.logic import Any as Either
from remit.graph.asking.search import are_there, scattered
from remit.graph.asking.untold import why_untold
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.asked import Question
    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.logic import OneOf
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.preparing import Prepared

_CLAUSE = 3  # words
_BY_WORDS = 2.5  # above it, a reading rests on words that are no name


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a question was not read.

    Attributes:
        reason: One sentence, without a full stop.
        words: The words that stood in the way.
        choices: What an ambiguous phrase may mean, each with the phrase.
        final: Whether it was understood, and no graph holds the answer.
    """

    reason: str
    words: tuple[str, ...] = ()
    choices: tuple[OneOf, ...] = ()
    final: bool = False


def not_read(lattice: Lattice, prepared: Prepared) -> NotUnderstood:
    """Name the words that nothing accounts for."""
    near = next((s for s in prepared.spellings if s.near), None)
    if near:
        return NotUnderstood(
            f"“{near.written}” is not known here; did you mean “{near.near}”?", (near.written,)
        )
    lost = [
        token.written
        for place, token in enumerate(lattice.tokens)
        if place not in lattice.covered and not lattice.skippable[place] and token.text[0].isalnum()
    ]
    odd = [s.written for s in prepared.spellings if s.written in lost] or lost
    if odd:
        named = " and ".join(f"“{word}”" for word in list(dict.fromkeys(odd))[:4])
        return NotUnderstood(f"not understood: {named}", tuple(odd))
    return NotUnderstood("the words are known, but not put together in this way")


def unanswerable(
    question: Question, cost: float, lattice: Lattice, lexicon: Lexicon, index: NameIndex
) -> NotUnderstood | None:
    """Say why a question that was read has no answer; None where it may have one."""
    because = why_untold(question, lattice, lexicon)
    if because:
        return NotUnderstood(because, final=True)
    return (
        _scattered(question, cost, lexicon, index)
        or _beside(question, lattice, lexicon, index)
        or _with_a_role(question, lattice, lexicon, index)
    )


def _scattered(
    question: Question, cost: float, lexicon: Lexicon, index: NameIndex
) -> NotUnderstood | None:
    """Refuse what no graph holds, and words that no passage has together."""
    if isinstance(question, Unheld):
        return NotUnderstood(question.because, final=True)
    for said, need in words_of(question) if cost > _BY_WORDS else ():
        if scattered(said, lexicon, index, need):
            return NotUnderstood(f"no passage has the words “{said.written}” together")
    for said in _clauses_of(question):
        if not are_there(Mentions(said), lexicon, index):
            return NotUnderstood(f"no passage has the words “{said.written}” together")
    return None


def _with_a_role(
    question: Question, lattice: Lattice, lexicon: Lexicon, index: NameIndex
) -> NotUnderstood | None:
    """Refuse a subject that no document has and in which a role is named by its place."""
    placed = {
        word
        for start, edges in lattice.edges.get("only-role", {}).items()
        for edge in edges
        for word in lattice.text(start, edge.end).split()
    }
    for part in walk(question) if placed else ():
        said = part.topic if isinstance(part, Needs | Mentions) else None
        if not isinstance(said, Words) or not placed & set(said.words):
            continue
        if placed >= set(said.words) and _beside_another(question, said):
            return NotUnderstood(f"“{said.written}” stands beside what is needed, and names a role")
        if not are_there(Mentions(said), lexicon, index):
            return NotUnderstood(f"no passage has the words “{said.written}” together")
    return None


def _beside_another(question: Question, said: Words) -> bool:
    """Tell whether words are one of several subjects: "the system, the custody one or the desk"."""
    joint = (part.parts for part in walk(question) if isinstance(part, Either))
    return any(getattr(part, "topic", None) == said for parts in joint for part in parts)


def _beside(
    question: Question, lattice: Lattice, lexicon: Lexicon, index: NameIndex
) -> NotUnderstood | None:
    """Refuse words that no document has, beside what has a name, where nothing joins the two.

    "A licence as a condition of appointment" asks for the licence: to say that no role needs an
    appointment would be no answer.
    """
    if any(token.text in _JOINING and token.written not in ENDING for token in lattice.tokens):
        return None
    fields = [part for part in walk(question) if isinstance(part, Said)]
    empty = [field for field in fields if not are_there(field, lexicon, index)]
    if empty and len(fields) > 1:
        written = empty[0].words.written
        return NotUnderstood(f"no form says “{written}”", (written,))
    for said in (part.topic for part in walk(question) if isinstance(part, Needs | Mentions)):
        if not isinstance(said, Words) or not _in_company(question, said):
            continue
        if not are_there(Mentions(said), lexicon, index):
            return NotUnderstood(f"no document has the words “{said.written}”", (said.written,))
    return None


def _in_company(question: Question, said: Words) -> bool:
    """Tell whether some words stand beside another condition."""
    joint = (part.parts for part in walk(question) if isinstance(part, All))
    return any(getattr(part, "topic", None) == said for parts in joint for part in parts)


_JOINING = frozenset({"and", "or", "but", "nor", "not", "no", "without", "except", ",", "&"})


def words_of(question: Question) -> Iterator[tuple[Words, bool]]:
    """Yield what has no name, and whether it is the subject of a need."""
    for part in walk(question):
        if isinstance(part, Needs | Mentions) and isinstance(part.topic, Words):
            yield part.topic, isinstance(part, Needs)
        elif isinstance(part, Duty):
            yield part.words, False


def _clauses_of(question: Question) -> Iterator[Words]:
    """Yield what is taken for one subject and has more words than a subject has.

    They are a clause, part of which may be known by other words: "none" would be a guess. What a
    licence or a course is for may be long.
    """
    for part in walk(question):
        topic = getattr(part, "topic", None)
        if isinstance(part, Needs | Mentions) and isinstance(topic, Words):
            named_for = isinstance(part, Needs) and part.aspect
            if len(topic.words) >= _CLAUSE and not named_for:
                yield topic
