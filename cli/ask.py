"""`remit ask`: questions in plain English, answered with the words that the answers rest on."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from remit.cli.limited import limited
from remit.cli.options import DEFAULT_GRAPH, DEFAULT_TIMEOUT, GraphOption, TimeoutOption
from remit.cli.replies import show

if TYPE_CHECKING:
    from remit.graph.asking.answer import Reply

NOT_UNDERSTOOD: Final = 3


class AskFormat(StrEnum):
    """What a reply is printed as."""

    text = "text"
    json = "json"


def ask(
    question: Annotated[
        str | None,
        typer.Argument(metavar="[QUESTION]", help="In quotation marks.", show_default=False),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add how each phrase was read, and the SPARQL.")
    ] = False,
    format: Annotated[
        AskFormat, typer.Option("--format", help="What the reply is printed as.")
    ] = AskFormat.text,
    pin: Annotated[
        bool, typer.Option("--pin", help="Keep the question with its answer, for --pins.")
    ] = False,
    pins: Annotated[
        bool, typer.Option("--pins", help="Ask all kept questions again; status 1 if any differs.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="Leave out nothing of a long answer in text.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    timeout: TimeoutOption = DEFAULT_TIMEOUT,
) -> None:
    """Answer a question in plain English, with the quotes; without one, open a prompt.

    What a document states comes before what was inferred. Exit status 3 says that the question
    was not understood: nothing is guessed.

    Examples:
        remit ask "which roles require RIPA knowledge"
        remit ask "which posts need a driving licence but not PIP2" --format json
    """
    from remit.graph.asking.engine import ask as answer
    from remit.graph.store import Graph

    if pins:
        if question is not None or pin:
            raise typer.BadParameter("it asks what is kept, and nothing else", param_hint="--pins")
        from remit.cli.pinned import ask_pins

        raise typer.Exit(ask_pins(graph, format is AskFormat.json, timeout))
    if question is None:
        if pin:
            raise typer.BadParameter("which question is to be kept?", param_hint="--pin")
        from remit.cli.prompt import converse

        converse(graph, timeout)
        return
    with limited(timeout, what="the question", hint="ask for less"), Graph.open(graph) as opened:
        reply = answer(question, opened.select, opened.folder, explain=explain)
    if reply.choices and format is AskFormat.text:
        reply = _chosen(reply, graph, timeout, explain=explain)
    if pin and not reply.refused:
        from remit.graph.asking.pins import keep

        keep(graph, reply)
    show(reply, explain=explain, as_json=format is AskFormat.json, whole=all_)
    if reply.refused:
        raise typer.Exit(NOT_UNDERSTOOD)


def _chosen(reply: Reply, graph: Path, timeout: float, *, explain: bool) -> Reply:
    """On a terminal, answer the meaning that somebody chooses of an ambiguous question."""
    from remit.cli.prompt import chosen_of
    from remit.graph.asking.engine import ask as answer
    from remit.graph.store import Graph

    meant = chosen_of(reply)
    if meant is None:
        return reply
    with limited(timeout, what="the question", hint="ask for less"), Graph.open(graph) as opened:
        return answer(meant, opened.select, opened.folder, explain=explain)
