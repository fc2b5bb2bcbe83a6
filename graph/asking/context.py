"""What answering needs at hand: the words, the index, the graph, and answers in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from remit.graph.asking.answer import Answer, Evidence, ordered
from remit.graph.asking.gathering import Gatherer, Support, in_order
from remit.graph.asking.heads import heads
from remit.graph.asking.logic import All, Any, Described, IsOne, Named, Not, OneOf, Things
from remit.graph.asking.sparql import Compiler
from remit.graph.asking.stated import commonest, stated
from remit.graph.asking.support import Supporter
from remit.graph.asking.team import managing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.selecting import Select

MOST_QUOTES = 25


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before its quotes are fetched."""

    label: str
    iri: str | None = None
    value: bool | int | float | str | None = None
    support: Support = field(default_factory=Support)
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Answers, the query behind them, what else there is to say, and what is only desirable."""

    answers: tuple[Answer, ...] = ()
    sparql: str | None = None
    notes: tuple[str, ...] = ()
    desirable: tuple[Answer, ...] = ()


@dataclass(slots=True)
class Context:
    """Everything that answers are made with."""

    lexicon: Lexicon
    index: NameIndex
    gatherer: Gatherer
    compiler: Compiler
    supporter: Supporter
    left_out: int = 0
    """How many roles that are only named the last set that was looked for left out."""

    @classmethod
    def of(cls, lexicon: Lexicon, index: NameIndex, select: Select) -> Context:
        """Put together what answering over one graph needs."""
        gatherer = Gatherer(select)
        compiler = Compiler(
            lexicon,
            index,
            heads=cache(partial(heads, gatherer, lexicon)),
            commonest=cache(partial(commonest, lexicon=lexicon, gatherer=gatherer)),
            figures=partial(stated, lexicon=lexicon, gatherer=gatherer),
            managed=cache(partial(managing, gatherer=gatherer, lexicon=lexicon, index=index)),
        )
        return cls(lexicon, index, gatherer, compiler, Supporter(gatherer, compiler))

    def members(self, things: Things) -> tuple[list[str], str]:
        """Return the IRIs of a set, with the query that found them.

        Of roles, those with a profile of their own; where there are none, those only named.
        """
        query = self.compiler.select(things)
        found = [row[0] for row in self.gatherer.rows(query)]
        self.left_out = 0
        if things.kind != "role" or not found or undescribed(things.where):
            return found, query
        documents = self.gatherer.documents(found)
        described = [iri for iri in found if iri in documents]
        if len(described) == len(found) or not (described or turned(things.where)):
            return found, query
        self.left_out = len(found) - len(described)
        parts = (things.where, Described()) if things.where else (Described(),)
        return described, self.compiler.select(Things("role", All(parts)))

    def finish(self, drafts: Iterable[Draft]) -> tuple[Answer, ...]:
        """Fetch the quotes of all answers at once; stated answers come first."""
        kept = list(drafts)
        wanted = {iri for draft in kept for iri in draft.support.evidence[:MOST_QUOTES]}
        quotes = self.quotes(wanted) if wanted else {}
        answers = []
        for draft in kept:
            evidence = self._own(draft.iri, in_order(quotes, draft.support.evidence[:MOST_QUOTES]))
            documents = dict.fromkeys([*draft.documents, *(e.document for e in evidence)])
            answers.append(
                Answer(
                    draft.label,
                    draft.iri,
                    draft.value,
                    draft.support.stated,
                    draft.support.why or None,
                    tuple(documents),
                    evidence,
                )
            )
        return ordered(answers)

    def _own(self, iri: str | None, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Keep of the quotes for a role those of its own profile, where there are any."""
        if iri is None or len({quote.document for quote in evidence}) == 1:
            return evidence
        documents = self.gatherer.documents([iri]).get(iri, ())
        return tuple(quote for quote in evidence if quote.document in documents) or evidence

    def quotes(self, evidence: set[str]) -> dict[str, Evidence]:
        """Fetch quotes from the graph, and lines on which no statement rests from the index."""
        found = self.gatherer.quotes(evidence)
        texts = self.index.line_texts(evidence - found.keys())
        names = self.gatherer.file_names(name.partition("#")[0] for name in texts)
        for name, text in texts.items():
            document, _, span = name.partition("#char=")
            start, end = map(int, span.split(","))
            found[name] = Evidence(names.get(document, ""), None, text, start, end)
        return found

    def labelled(self, iris: Sequence[str]) -> dict[str, str]:
        """Return a label for each of these things, of a file its name, else its IRI's end."""
        labels = self.index.labels(iris) | self.index.role_labels(iris)
        labels = self.gatherer.labels([iri for iri in iris if iri not in labels]) | labels
        if nameless := [iri for iri in iris if iri not in labels]:
            labels |= self.gatherer.file_names(nameless)
        return {iri: labels.get(iri) or last_part(iri) for iri in iris}

    def role(self, iri: str) -> OneOf:
        """Return a role by its IRI, as what a phrase may name."""
        label = self.labelled([iri])[iri]
        return OneOf((Named(iri, label, "role"),), label)

    def profiles(self) -> int:
        """Count the roles that have a profile."""
        return self.index.profiles()


def turned(condition: Condition | None) -> bool:
    """Tell whether a "not" stands anywhere in a condition."""
    if isinstance(condition, All | Any):
        return any(turned(part) for part in condition.parts)
    return isinstance(condition, Not) and not isinstance(condition.part, IsOne)


def undescribed(condition: Condition | None) -> bool:
    """Tell whether those without a profile of their own are asked for."""
    if isinstance(condition, All):
        return any(undescribed(part) for part in condition.parts)
    return isinstance(condition, Not) and isinstance(condition.part, Described)


def last_part(iri: str) -> str:
    """Return the readable end of an IRI.

    >>> last_part("https://w3id.org/remit/id/force/mid-borset-police")
    'mid borset police'
    """
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2].replace("-", " ").replace("_", " ")
