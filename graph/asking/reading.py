"""Read a question: from its words to what it means, or to why it was not understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.asking import amounts, questions
from remit.graph.asking.ambiguity import ambiguous
from remit.graph.asking.asked import Listing
from remit.graph.asking.belonging import PLACES
from remit.graph.asking.chart import Chart
from remit.graph.asking.fold import words
from remit.graph.asking.lately import lately
from remit.graph.asking.lattice import build
from remit.graph.asking.logic import Duty, Mentions, Needs, OneOf, Things, Words
from remit.graph.asking.named_slots import SLOTS
from remit.graph.asking.preparing import LONGEST_QUESTION, Prepared, prepare
from remit.graph.asking.quoted import in_quotes, parted, told
from remit.graph.asking.refusing import NotUnderstood, not_read, unanswerable, words_of
from remit.graph.asking.rewording import as_text, rewordings
from remit.graph.asking.search import are_there
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.asked import Question
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.names import NameIndex

_TOLD = frozenset({"unit", "regional-unit", "force", "qualification", "licence", "system", "law"})
"""Kinds of what a sentence before a question may tell: of whom, or of what, it is asked."""
_ASKING = frozenset(
    {"which", "what", "who", "is", "list", "how-many", "where", "why", "when", "anyone", "about"}
)
_NEAR = 1.5
_STEP = 0.5  # for each rewording
_APART = 0.05  # by words alone, two meanings that cost as much are none


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it was read."""

    question: Question
    prepared: Prepared
    cost: float
    aside: tuple[str, ...] = ()
    reworded: str = ""


def read(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | NotUnderstood:
    """Read a question.

    Of all readings that account for every word the cheapest is taken: exact names before parts of
    names before words of the text, longer phrases before shorter ones, nearer spellings first.
    """
    if index.profiles():
        as_written = _in_quotes(text, lexicon, index)
        if as_written is not None:
            return as_written
        plainly = amounts.in_plain_money(text, lexicon.amounts)
        text = rewordings(lexicon).always(plainly, index.profiles())
    found = _read(text, lexicon, index, strictly=False)
    if isinstance(found, Understood) or found.choices or found.final:
        return found
    again = _read(text, lexicon, index, strictly=True)
    if isinstance(again, Understood):
        return again
    return _inside(text, lexicon, index) or _reworded(text, lexicon, index) or found


def _in_quotes(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read a question about words that stand in quotation marks; None where it is about more."""
    apart = parted(text) or _told(text, lexicon, index)
    charted = _charted(apart[0], lexicon, index) if apart else None
    if apart is None or charted is None:
        return None
    question = in_quotes(charted[1], apart[1])
    return Understood(question, charted[0], 0.0) if question else None


def _told(text: str, lexicon: Lexicon, index: NameIndex) -> tuple[str, str] | None:
    """Part a question from words that documents are asked to say, where they say just these."""
    apart = told(text, lexicon.phrases_of(["say"])["say"])
    if apart is None:
        return None
    said = Mentions(Words((" ".join(words(apart[1])),), apart[1]))
    return apart if are_there(said, lexicon, index) else None


def _charted(
    text: str, lexicon: Lexicon, index: NameIndex, *, by_passages: bool = False
) -> tuple[Prepared, Chart] | None:
    """Chart a text with its typos read in the first way; None where it is empty or too long."""
    prepared = next(iter(prepare(text, lexicon, index)), None)
    if prepared is None or not 0 < len(prepared.tokens) <= LONGEST_QUESTION:
        return None
    lattice = build(prepared.tokens, lexicon, index)
    return prepared, Chart(lattice, lexicon, index, SLOTS, by_passages=by_passages)


def _reworded(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read a question in other words; of what has no name, passages have to speak."""
    prepared = next(iter(prepare(text, lexicon, index)), None)
    if prepared is None or not index.profiles() or len(prepared.tokens) > LONGEST_QUESTION:
        return None
    best: Understood | None = None
    for other in rewordings(lexicon).wordings(as_text(prepared.tokens)):
        if best is not None and best.cost <= other.steps * _STEP:
            break
        found = _read(other.text, lexicon, index, strictly=False)
        if not isinstance(found, Understood) or not _spoken_of(found.question, lexicon, index):
            continue
        if _of_everything(found.question):
            continue  # what was asked of them got lost
        cost = found.cost + other.steps * _STEP
        if best is None or cost < best.cost:
            said = replace(found.prepared, spellings=prepared.spellings)
            best = Understood(found.question, said, cost, other.left, other.text)
    return best


def loosely(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read a question by what its words name; None where several meanings are as near.

    What this finds nothing for is no answer: the question may have been another.
    """
    from remit.graph.asking.word_by_word import word_by_word

    charted = _charted(text, lexicon, index) if index.profiles() else None
    if charted is None:
        return None
    meant: dict[Question, float] = {}
    for cost, question in word_by_word(charted[1]):
        if not ambiguous(question):
            meant[question] = min(cost, meant.get(question, cost))
    found = sorted(meant.items(), key=lambda pair: pair[1])
    if not found or (len(found) > 1 and found[1][1] < found[0][1] + _APART):
        return None
    return Understood(found[0][0], charted[0], found[0][1])


def by_words_of_passages(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read a question for roles by words that one passage holds together, or other words for it.

    Nothing is left out of it for that.
    """
    from remit.graph.asking.by_passage import COST, by_passage

    for reworded, prepared, chart in _wordings(text, lexicon, index):
        question = by_passage(chart)
        if question is not None:
            return Understood(question, prepared, COST, reworded=reworded)
    return None


def with_words_of_passages(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read a question by the forms, with words that one passage holds for what roles do."""
    from remit.graph.asking.held_together import may_hold

    for reworded, prepared, chart in _wordings(text, lexicon, index, by_passages=True):
        readings = _readings(chart) if may_hold(chart) else ()
        found = sorted(readings, key=lambda pair: pair[0])
        if found and not ambiguous(found[0][1]) and chart.held.intersection(walk(found[0][1])):
            return Understood(found[0][1], prepared, found[0][0], reworded=reworded)
    return None


def _wordings(
    text: str, lexicon: Lexicon, index: NameIndex, *, by_passages: bool = False
) -> Iterator[tuple[str, Prepared, Chart]]:
    """Chart a question over profiles as it is put, then in other words that leave nothing out."""
    charted = _charted(text, lexicon, index, by_passages=by_passages) if index.profiles() else None
    if charted is None:
        return
    yield "", *charted
    for other in rewordings(lexicon).wordings(as_text(charted[0].tokens)):
        again = None
        if not other.left:
            again = _charted(other.text, lexicon, index, by_passages=by_passages)
        if again is not None:
            yield other.text, replace(again[0], spellings=charted[0].spellings), again[1]


def _spoken_of(question: Question, lexicon: Lexicon, index: NameIndex) -> bool:
    """Tell whether documents hold all words of a question that are no name."""
    return all(are_there(Mentions(words), lexicon, index) for words, _ in words_of(question))


def _of_everything(question: Question) -> bool:
    """Tell whether all roles are asked for, with no condition."""
    return isinstance(question, Listing) and question.things == Things("role")


def _inside(text: str, lexicon: Lexicon, index: NameIndex) -> Understood | None:
    """Read the one question inside a longer text; None where there is none, or several."""
    from remit.graph.asking.asides import questions_inside

    found = []
    for question, aside in questions_inside(text, lexicon):
        reading = _read(question, lexicon, index, strictly=False)
        if not isinstance(reading, Understood) or _of_everything(reading.question):
            continue
        small = all(word in lexicon.function for text in aside for word in _plain(text))
        if not small and not _asks(question, lexicon, index):
            continue
        if not _naming(aside, question, lexicon, index):
            found.append((question, replace(reading, aside=aside)))
    if not found:
        return None
    best = min((reading for _, reading in found), key=lambda reading: reading.cost)
    several = any(
        reading.cost < best.cost + _NEAR and any(question in said for said in best.aside)
        for question, reading in found
    )
    return None if several else best


def _plain(text: str) -> list[str]:
    return [word.strip("?!.,:;-–") for word in text.casefold().split()]


def _asks(question: str, lexicon: Lexicon, index: NameIndex) -> bool:
    """Tell whether a text says that it asks: of a fragment, what stands before it is a part."""
    charted = _charted(question, lexicon, index)
    if charted is None:
        return False
    lattice = charted[1].lattice
    return any(lattice.at(f"cue:{cue}", place) for cue in _ASKING for place in (0, 1))


def _naming(aside: tuple[str, ...], question: str, lexicon: Lexicon, index: NameIndex) -> bool:
    """Tell whether what is left aside names a thing that the question does not: it may be meant."""
    said = set(question.casefold().split())
    for text in aside:
        charted = _charted(text, lexicon, index)
        if charted is None:
            continue
        lattice = charted[1].lattice
        if any(token.text in lexicon.hollow for token in lattice.tokens):
            return True  # "Biggest patch: …" weighs what is asked
        named = [
            lattice.text(start, edge.end)
            for sort in ("role", "only-role", "name")
            for start, edges in lattice.edges.get(sort, {}).items()
            for edge in edges
            if edge.cost < 1 and not lattice.at("cue:manager", start)
            if sort != "role" or len(edge.value.names) == 1
            if sort != "name" or any(n.used and n.kind in _TOLD for n in edge.value.names)
        ]
        if any(said.isdisjoint(name.split()) for name in named):
            return True
    return False


def _read(
    text: str, lexicon: Lexicon, index: NameIndex, strictly: bool
) -> Understood | NotUnderstood:
    refusal: NotUnderstood | None = None
    best: Understood | NotUnderstood | None = None
    for prepared in prepare(text, lexicon, index, strictly):
        if isinstance(best, Understood) and best.cost < prepared.distance:
            break
        found = _read_one(prepared, lexicon, index)
        if isinstance(found, NotUnderstood):
            refusal = refusal or found
        elif not isinstance(best, Understood) or found.cost < best.cost:
            best = found
    return best or refusal or NotUnderstood("there is no question")


def _read_one(prepared: Prepared, lexicon: Lexicon, index: NameIndex) -> Understood | NotUnderstood:
    """Read a question with its typos read in one way."""
    if not prepared.tokens:
        return NotUnderstood("there is no question")
    if len(prepared.tokens) > LONGEST_QUESTION:
        return NotUnderstood(
            f"this is longer than {LONGEST_QUESTION} words: ask one thing at a time"
        )
    lattice = build(prepared.tokens, lexicon, index)
    found = lately(
        lexicon.cache,
        "readings",
        (index, prepared.tokens),
        lambda: sorted(_readings(Chart(lattice, lexicon, index, SLOTS)), key=lambda pair: pair[0]),
    )
    if not found:
        return not_read(lattice, prepared)
    cost, question = found[0]
    unclear = ambiguous(question)
    if unclear:
        near = [pair for pair in found if pair[0] < cost + _NEAR]
        clear = [pair for pair in near if not ambiguous(pair[1]) and _of_roles(pair[1])]
        clear = [pair for pair in clear if not _cuts(pair[1], unclear)]
        if not clear:
            return NotUnderstood(f"“{unclear.written}” may mean several things", choices=(unclear,))
        cost, question = clear[0]
    cost, question = _spoken_instead(found, lexicon, index) or (cost, question)
    refused = unanswerable(question, cost, lattice, lexicon, index)
    return refused or Understood(question, prepared, cost + prepared.distance)


def _cuts(question: Question, unclear: OneOf) -> bool:
    """Tell whether a reading cuts up what is the whole name of several units or forces."""
    if not all(n.kind in PLACES and n.rung == "label" for n in unclear.names):
        return False
    taken = {one.written for one in walk(question) if isinstance(one, OneOf)}
    return unclear.written not in taken


def _spoken_instead(
    found: list[tuple[float, Question]], lexicon: Lexicon, index: NameIndex
) -> tuple[float, Question] | None:
    """Prefer what a passage says to a need of the same words that no profile has.

    "Who seeks tactical advice" may ask for who needs it, and for who asks for it.
    """
    first = _where_of(found[0][1])
    in_words = isinstance(first, Needs) and isinstance(first.topic, Words)
    if not isinstance(first, Needs | Duty) or not (in_words or isinstance(first, Duty)):
        return None
    if are_there(first, lexicon, index):
        return None
    near = found if in_words else [pair for pair in found if pair[0] < found[0][0] + _NEAR]
    duties = (pair for pair in near if isinstance(_where_of(pair[1]), Duty))
    return next((pair for pair in duties if _is_said(_where_of(pair[1]), lexicon, index)), None)


def _where_of(question: Question) -> Condition | None:
    things = getattr(question, "things", None)
    return things.where if isinstance(things, Things) and things.kind == "role" else None


def _is_said(duty: Condition | None, lexicon: Lexicon, index: NameIndex) -> bool:
    return isinstance(duty, Duty) and are_there(duty, lexicon, index)


def _of_roles(question: Question) -> bool:
    """Tell whether a question asks for roles: then a rank may stand for all that hold it."""
    things = getattr(question, "things", None)
    return isinstance(things, Things) and things.kind == "role"


def _readings(chart: Chart) -> Iterator[tuple[float, Question]]:
    """Yield every meaning of the whole question, with what it costs."""
    for form in chart.lexicon.questions:
        for way in form.ways:
            for end, taken, cost in chart.match(way, 0):
                if chart.ends(end):
                    question = questions.meaning(form, dict(taken), chart)
                    if question is not None:
                        yield cost + form.cost, question
