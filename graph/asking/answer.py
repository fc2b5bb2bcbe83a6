"""What comes back for a question: answers, each with its reason and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote with its place: `text[start:end] == quote` in the document."""

    document: str
    section: str | None
    quote: str
    start: int | None
    end: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the fields as `remit ask --format json` prints them."""
        return {
            "document": self.document,
            "section": self.section,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a reply.

    Attributes:
        label: The name of the thing, or a sentence.
        iri: The thing, where it is one.
        value: A number, a yes or no, or plain text beside the label.
        stated: Whether documents or reference data say so; otherwise it was inferred.
        why: How it was found, where that is not simply a statement: inference, words, reference.
        documents: Names of the documents that it rests on.
        evidence: The quotes.
    """

    label: str
    iri: str | None = None
    value: bool | int | float | str | None = None
    stated: bool = True
    why: str | None = None
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the fields as `remit ask --format json` prints them."""
        return {
            "label": self.label,
            "iri": self.iri,
            "value": self.value,
            "stated": self.stated,
            "why": self.why,
            "documents": list(self.documents),
            "evidence": [item.as_json() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question, or why there is none.

    Attributes:
        question: The question as it was put.
        understood: The question said back, from what it was read as; None where it was not read.
        sparql: The query, None where none was run.
        answers: Stated ones before inferred ones.
        suggestions: Questions that are answered over this graph, where this one was not.
        refusal: Why it was not read; empty where it was.
        notes: What else there is to say: typos read through, how many profiles are silent.
        choices: The question with each thing in it that an ambiguous phrase may mean.
        desirable: What has as desirable what was asked for, where nothing or others require it.
        words: For `--explain`: each phrase with what it was read as, and by which rung.
        beside: For `--explain`: what was done beside the query, where its rows are not the answer.
    """

    question: str
    understood: str | None = None
    sparql: str | None = None
    answers: tuple[Answer, ...] = ()
    suggestions: tuple[str, ...] = ()
    refusal: str = ""
    notes: tuple[str, ...] = ()
    words: tuple[tuple[str, str, str], ...] = field(default=())
    desirable: tuple[Answer, ...] = ()
    choices: tuple[str, ...] = ()
    beside: str = ""

    @property
    def refused(self) -> bool:
        """Tell whether the question was not understood."""
        return self.understood is None

    def as_json(self) -> dict[str, Any]:
        """Return the object that `remit ask --format json` prints."""
        said = " · ".join([self.understood, *self.notes]) if self.understood else None
        desirable = [answer.as_json() for answer in self.desirable]
        return {
            "question": self.question,
            "understood": said,
            "sparql": self.sparql,
            "answers": [answer.as_json() for answer in self.answers],
            "suggestions": list(self.suggestions),
        } | ({"desirable": desirable} if desirable else {})

    def _repr_html_(self) -> str:
        """Return what a notebook shows of it."""
        from remit.graph.asking.as_html import as_html

        return as_html(self)


def says_something(answers: Iterable[Answer]) -> bool:
    """Tell whether an answer is more than nothing, nought or no.

    >>> says_something([Answer("Rome")]), says_something([Answer("no", value=False)])
    (True, False)
    """
    return any(answer.value != 0 for answer in answers)


def ordered(answers: list[Answer]) -> tuple[Answer, ...]:
    """Put stated answers before inferred ones; otherwise keep their order.

    >>> [a.label for a in ordered([Answer("b", stated=False), Answer("c")])]
    ['c', 'b']
    """
    return tuple(sorted(answers, key=lambda answer: not answer.stated))
