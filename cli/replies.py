"""What `remit ask` prints of a reply."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from remit.cli.output import plain, print_error, print_json, say, tell

if TYPE_CHECKING:
    from remit.graph.asking.answer import Answer, Reply


MOST_ANSWERS: Final = 100
MOST_DOCUMENTS: Final = 12
"""How many of each are printed where not all are asked for."""

_MOST_OF: Final = 0.7


def show(
    reply: Reply, *, explain: bool = False, as_json: bool = False, whole: bool = False
) -> None:
    """Print a reply: what answers it, all of it if it is to be whole, or why it was refused."""
    if as_json:
        print_json(reply.as_json())
    elif not reply.refused:
        _print(reply, whole=whole)
    if explain and not as_json:
        _explain(reply)
    if reply.refused:
        sys.stdout.flush()
        offered = "; ".join(f"“{asked}”" for asked in reply.suggestions)
        print_error(reply.refusal, f"these are answered here: {offered}" if offered else "")


def _print(reply: Reply, *, whole: bool) -> None:
    """Print the answers, then on standard error how the question was understood."""
    if reply.desirable and not reply.answers:
        tell("none; only desirable:")
    answers = (*reply.answers, *reply.desirable)
    shown = answers if whole else answers[:MOST_ANSWERS]
    for answer in shown:
        say(_headline(answer))
        for item in answer.evidence:
            place = f"{item.document}, {item.section}" if item.section else item.document
            say(f"    “{plain(' '.join(item.quote.split()))}”\n        {plain(place)}")
        if not answer.evidence and answer.documents:
            say(f"        {plain(_names(answer.documents, whole=whole))}")
    sys.stdout.flush()
    if len(shown) < len(answers):
        left = len(answers) - len(shown)
        tell(f"\n{len(shown)} of {len(answers):,} answers; `--all` prints the other {left:,} too")
    empty = not reply.answers and not reply.desirable
    found = [note for note in reply.notes if empty and note.startswith("none")]
    for note in found or (["none"] if empty else []):
        tell(plain(note))
    tell(f"\nunderstood: {plain(str(reply.understood))}")
    for note in reply.notes:
        if note not in found:
            tell(plain(note))


def _names(documents: Sequence[str], *, whole: bool) -> str:
    """List documents; of many the first, and how many there are besides."""
    shown = documents if whole else documents[:MOST_DOCUMENTS]
    more = len(documents) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _headline(answer: Answer) -> str:
    """Write the line of one answer: what it is, whether it was inferred, and why."""
    value = "" if answer.value is None or isinstance(answer.value, bool) else str(answer.value)
    if _is_quoted(value, [item.quote for item in answer.evidence]) or _is_written(answer):
        value = ""
    said = f"{answer.label}: {value}" if value else answer.label
    notes = [] if answer.stated else ["inferred"]
    if answer.why:
        notes.append(answer.why.removeprefix("inferred: "))
    return plain(f"{said}  ({': '.join(notes)})" if notes else said)


def _is_written(answer: Answer) -> bool:
    """Tell whether an answer is an amount as the graph writes it, of which the value is the number.

    A thing has a name, with letters before any figure.
    """
    from remit.graph.asking.written import form_of

    return isinstance(answer.value, int | float) and any(form_of([answer.label], {}))


def _is_quoted(value: str, quotes: Sequence[str]) -> bool:
    """Tell whether a value says nothing but quotes, which are printed below it."""
    said = [quote.split() for quote in quotes]
    return all(any(_says(part.split(), words) for words in said) for part in value.split("; "))


def _says(part: Sequence[str], quote: Sequence[str]) -> bool:
    """Tell whether words are a quote, or all of it but a page header that runs through it."""
    left = iter(quote)
    return len(part) > _MOST_OF * len(quote) and all(word in left for word in part)


def _explain(reply: Reply) -> None:
    """Print how each phrase was read and by which rung, and the query."""
    for written, read, rung in reply.words:
        before = "" if reply.refused else "\n"
        say(f"{before}“{plain(written)}”: {plain(read)}, {rung}")
    for note in reply.notes if reply.refused else ():
        say(f"\n{plain(note)}")
    if reply.sparql:
        say(f"\n{reply.sparql}")
    if reply.beside:
        say(f"\n{plain(reply.beside)}")
