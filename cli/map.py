"""`remit map`: the graph as a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from remit.cli.limited import limited
from remit.cli.options import DEFAULT_GRAPH, DEFAULT_TIMEOUT, GraphOption, TimeoutOption
from remit.cli.output import binary_output, say, tell
from remit.graph.errors import OutputError

if TYPE_CHECKING:
    from remit.graph.maps.filters import Selection

DEFAULT_PAGE: Final = Path("remit-map.html")
"""The file that a page is written into where none is named."""


class MapKind(StrEnum):
    """What a map shows."""

    reporting = "reporting"
    requirements = "requirements"
    matrix = "matrix"
    units = "units"


class MapFormat(StrEnum):
    """What a map is written as."""

    html = "html"
    svg = "svg"
    mermaid = "mermaid"
    dot = "dot"
    json = "json"
    tree = "tree"


ENDINGS: Final = {
    "": MapFormat.html,
    ".html": MapFormat.html,
    ".htm": MapFormat.html,
    ".svg": MapFormat.svg,
    ".mmd": MapFormat.mermaid,
    ".mermaid": MapFormat.mermaid,
    ".dot": MapFormat.dot,
    ".gv": MapFormat.dot,
    ".json": MapFormat.json,
    ".txt": MapFormat.tree,
}
"""What a file is written as where only its name tells."""


def map(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"Write into this file; else a page goes into {DEFAULT_PAGE}, the rest to stdout.",
        ),
    ] = None,
    kind: Annotated[MapKind, typer.Option(help="What the map shows.")] = MapKind.reporting,
    format: Annotated[
        MapFormat | None,
        typer.Option(
            "--format",
            help="What it is written as; else as the ending of the file says, or html.",
            case_sensitive=False,
        ),
    ] = None,
    force: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only a force or organisation, and what covers it; repeatable."
        ),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only a unit and its parts; repeatable."),
    ] = None,
    rank: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only a rank or grade; repeatable.")
    ] = None,
    requirement: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only roles that require or prefer this; repeatable."),
    ] = None,
    text: Annotated[
        str, typer.Option(metavar="WORDS", help="Only roles with these words in their title.")
    ] = "",
    root: Annotated[
        str, typer.Option(metavar="ROLE", help="Only this role and those below it.")
    ] = "",
    depth: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="So many levels below the top.", show_default=False),
    ] = None,
    highlight: Annotated[
        str,
        typer.Option(metavar="QUESTION", help="Make the answer to a question stand out."),
    ] = "",
    quotes: Annotated[bool, typer.Option(help="Carry the words of the profiles.")] = True,
    open_it: Annotated[bool, typer.Option("--open", help="Show the page in a browser.")] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    timeout: TimeoutOption = DEFAULT_TIMEOUT,
) -> None:
    """Draw a map as one page that opens in any browser and asks nothing of the network.

    Examples:
        remit map -o map.html --open
        remit map --unit "Undercover Unit" -o undercover.html
        remit map --highlight "which roles require RIPA knowledge"
        remit map --kind units --format tree
    """
    from remit.graph.maps.filters import Selection

    if format is None:
        format = _format_of(output)
    if output is None and format is MapFormat.html:
        output = DEFAULT_PAGE
    if open_it and output is None:
        raise typer.BadParameter("name a file to show, with `-o`.", param_hint="--open")
    if output and output.is_dir():
        raise OutputError(
            "is a folder", place=str(output), hint=f"name a file: {output / DEFAULT_PAGE}"
        )
    selection = Selection(
        forces=tuple(force or ()),
        units=tuple(unit or ()),
        ranks=tuple(rank or ()),
        requirements=tuple(requirement or ()),
        text=text,
        root=root,
        depth=depth,
    )
    less = "choose less, with `--unit`, `--root` or `--depth`"
    with limited(timeout, what="the map", hint=less):
        made, notes = _draw(graph, kind, selection, format, highlight, quotes=quotes)
    with binary_output(output) as out:
        out.write(made)
    for note in notes:
        tell(note)
    if output:
        say(str(output))
    if output and open_it:
        import webbrowser

        if not webbrowser.open(output.resolve().as_uri()):
            tell("no browser was found to show it: open the file in one yourself")


def _format_of(output: Path | None) -> MapFormat:
    """Tell what to write by the name of the file; a device or a pipe gets a page."""
    ending = output.suffix.lower() if output else ""
    if ending not in ENDINGS:
        raise typer.BadParameter(
            f"no format is known by the ending {ending}; name one with --format",
            param_hint="--output",
        )
    return ENDINGS[ending]


def _draw(
    graph: Path,
    kind: MapKind,
    selection: Selection,
    format: MapFormat,
    highlight: str,
    *,
    quotes: bool,
) -> tuple[bytes, list[str]]:
    """Make the map; give what is to be written, and what there is to say of it."""
    from remit.graph.maps.make import is_bare, make_page, make_plan, make_text, with_answer
    from remit.graph.maps.outlines import is_too_much_for_mermaid
    from remit.graph.store import Graph

    with Graph.open(graph) as opened:
        plan = make_plan(opened, kind.value, selection, paged=format is MapFormat.html)
        if highlight:
            from remit.graph.asking.engine import ask

            plan = with_answer(plan, ask(highlight, opened.select, opened.folder))
        made = (
            make_page(opened, plan, quotes=quotes)
            if format is MapFormat.html
            else make_text(plan, format.value)
        )
    notes = []
    if not plan.cards:
        notes.append(f"no {plan.words.one} is in this map")
    elif highlight and not any(card.iri in plan.answer for card in plan.cards):
        notes.append(f"nothing in this map answers “{highlight}”")
    if format is MapFormat.html and is_bare(plan):
        notes.append(
            f"with {len(plan.cards):,} {plan.words.many} the page carries what the map shows and"
            " nothing else of each: choose less, with --force, --unit or --root, for that"
        )
    if format is MapFormat.mermaid and is_too_much_for_mermaid(made):
        notes.append(
            "this is more than Mermaid draws at once: choose less, with --unit, --root or --depth"
        )
    return made.encode(), notes
