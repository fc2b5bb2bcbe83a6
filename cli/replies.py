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
    found = _why_none(reply) if empty else []
    for note in found or (["none"] if empty else []):
        tell(plain(note))
    tell(f"\nunderstood: {plain(str(reply.understood))}")
    for note in reply.notes:
        if note not in found:
            tell(plain(note))


def _why_none(reply: Reply) -> list[str]:
    """List the notes that say why there is no answer."""
    from remit.graph.asking.headline import tells_of_none

    return [note for note in reply.notes if tells_of_none(note)]


def _names(documents: Sequence[str], *, whole: bool) -> str:
    """List documents; of many the first, and how many there are besides."""
    shown = documents if whole else documents[:MOST_DOCUMENTS]
    more = len(documents) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _headline(answer: Answer) -> str:
    """Write the line of one answer: what it is, whether it was inferred, and why."""
    from remit.graph.asking.headline import how, said

    note = how(answer)
    return plain(f"{said(answer)}  ({note})" if note else said(answer))


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
