"""The line that says one answer, wherever replies are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.answer import Answer

_MOST_OF: Final = 0.7


def said(answer: Answer) -> str:
    """Say what an answer is, with its value unless the quotes below say that already.

    >>> from remit.graph.asking.answer import Answer
    >>> said(Answer("Clerk", value=3))
    'Clerk: 3'
    """
    value = "" if answer.value is None or isinstance(answer.value, bool) else str(answer.value)
    if _is_quoted(value, [item.quote for item in answer.evidence]) or _is_written(answer):
        value = ""
    return f"{answer.label}: {value}" if value else answer.label


def how(answer: Answer) -> str:
    """Say how an answer was found; nothing where documents simply state it.

    >>> from remit.graph.asking.answer import Answer
    >>> how(Answer("Clerk", stated=False, why="inferred: of a rank"))
    'inferred: of a rank'
    """
    notes = [] if answer.stated else ["inferred"]
    if answer.why:
        notes.append(answer.why.removeprefix("inferred: "))
    return ": ".join(notes)


def tells_of_none(note: str) -> bool:
    """Tell whether a note says why there is no answer.

    >>> tells_of_none("not stated: the profile of Clerk gives no manager")
    True
    """
    return note.startswith(("none", "not stated"))


def _is_written(answer: Answer) -> bool:
    """Tell whether an answer is an amount as the graph writes it, of which the value is the number.

    A thing has a name, with letters before any figure.
    """
    from remit.graph.asking.written import form_of

    return isinstance(answer.value, int | float) and any(form_of([answer.label], {}))


def _is_quoted(value: str, quotes: Sequence[str]) -> bool:
    """Tell whether a value says nothing but quotes, which are printed below it."""
    quoted = [quote.split() for quote in quotes]
    return all(any(_says(part.split(), words) for words in quoted) for part in value.split("; "))


def _says(part: Sequence[str], quote: Sequence[str]) -> bool:
    """Tell whether words are a quote, or all of it but a page header that runs through it."""
    left = iter(quote)
    return len(part) > _MOST_OF * len(quote) and all(word in left for word in part)
