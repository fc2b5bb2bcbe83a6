"""`remit ask`: a question in plain English, answered with the words that it rests on."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from remit.cli.limited import limited
from remit.cli.options import DEFAULT_GRAPH, DEFAULT_TIMEOUT, GraphOption, TimeoutOption
from remit.cli.output import plain, print_error, print_json, say, tell

if TYPE_CHECKING:
    from remit.graph.asking.answer import Answer, Reply

NOT_UNDERSTOOD: Final = 3


class AskFormat(StrEnum):
    """What a reply is printed as."""

    text = "text"
    json = "json"


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", show_default=False)],
    explain: Annotated[
        bool, typer.Option("--explain", help="Add how each phrase was read, and the SPARQL.")
    ] = False,
    format: Annotated[
        AskFormat, typer.Option("--format", help="What the reply is printed as.")
    ] = AskFormat.text,
    graph: GraphOption = DEFAULT_GRAPH,
    timeout: TimeoutOption = DEFAULT_TIMEOUT,
) -> None:
    """Answer a question in plain English, with the quotes.

    What a document states comes before what was inferred. Exit status 3 says that the question
    was not understood: nothing is guessed.

    Examples:
        remit ask "which roles require RIPA knowledge"
        remit ask "which posts need a driving licence but not PIP2" --format json
    """
    from remit.graph.asking.engine import ask as answer
    from remit.graph.store import Graph

    with limited(timeout, what="the question", hint="ask for less"), Graph.open(graph) as opened:
        reply = answer(question, opened.select, opened.folder, explain=explain)
    if format is AskFormat.json:
        print_json(reply.as_json())
    elif not reply.refused:
        _print(reply)
    if explain and format is AskFormat.text:
        _explain(reply)
    if reply.refused:
        sys.stdout.flush()
        offered = "; ".join(f"“{asked}”" for asked in reply.suggestions)
        print_error(reply.refusal, f"these are answered here: {offered}" if offered else "")
        raise typer.Exit(NOT_UNDERSTOOD)


def _print(reply: Reply) -> None:
    """Print the answers, then on standard error how the question was understood."""
    if reply.desirable and not reply.answers:
        tell("none; only desirable:")
    for answer in (*reply.answers, *reply.desirable):
        say(_headline(answer))
        for item in answer.evidence:
            place = f"{item.document}, {item.section}" if item.section else item.document
            say(f"    “{plain(' '.join(item.quote.split()))}”\n        {plain(place)}")
        if not answer.evidence and answer.documents:
            say(f"        {plain(', '.join(answer.documents))}")
    sys.stdout.flush()
    empty = not reply.answers and not reply.desirable
    found = [note for note in reply.notes if empty and note.startswith("none")]
    for note in found or (["none"] if empty else []):
        tell(plain(note))
    tell(f"\nunderstood: {plain(str(reply.understood))}")
    for note in reply.notes:
        if note not in found:
            tell(plain(note))


def _headline(answer: Answer) -> str:
    """Write the line of one answer: what it is, whether it was inferred, and why."""
    value = "" if answer.value is None or isinstance(answer.value, bool) else str(answer.value)
    if any(" ".join(item.quote.split()) == " ".join(value.split()) for item in answer.evidence):
        value = ""  # the quote below says it
    said = f"{answer.label}: {value}" if value else answer.label
    notes = [] if answer.stated else ["inferred"]
    if answer.why:
        notes.append(answer.why.removeprefix("inferred: "))
    return plain(f"{said}  ({': '.join(notes)})" if notes else said)


def _explain(reply: Reply) -> None:
    """Print how each phrase was read and by which rung, and the query."""
    for written, read, rung in reply.words:
        before = "" if reply.refused else "\n"
        say(f"{before}“{plain(written)}”: {plain(read)}, {rung}")
    for note in reply.notes if reply.refused else ():
        say(f"\n{plain(note)}")
    if reply.sparql:
        say(f"\n{reply.sparql}")
