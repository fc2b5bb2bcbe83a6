"""`remit show`: all that is known of one thing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption
from remit.cli.output import plain, print_error, print_json, say, tell

if TYPE_CHECKING:
    from remit.graph.listing.resolve import AmbiguousNameError

_CHOICES: Final = 20


class ShowFormat(StrEnum):
    """What a description is printed as."""

    text = "text"
    json = "json"


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Of a thing, or its IRI.", show_default=False)
    ],
    all_: Annotated[
        bool, typer.Option("--all", help="Leave out nothing of what points to it.")
    ] = False,
    format: Annotated[
        ShowFormat, typer.Option("--format", help="What the description is printed as.")
    ] = ShowFormat.text,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Say everything that is known of a role, unit, Act or anything else, with the quotes.

    NAME is what people call it, its IRI, or the end of its IRI. What documents state, what is
    known beforehand and what was inferred stand apart.

    Examples:
        remit show RIPA
        remit show "undercover sergeant" --format json
    """
    from remit.graph.analysis.position import position_of
    from remit.graph.listing.as_text import as_text
    from remit.graph.listing.describe import describe
    from remit.graph.listing.resolve import AmbiguousNameError, Resolver
    from remit.graph.store import Graph

    with Graph.open(graph) as opened:
        with Resolver(opened.folder, opened.manifest.base, lambda: opened.select) as resolver:
            try:
                found = resolver.resolve(name)
            except AmbiguousNameError as error:
                _ask_back(error)
                raise typer.Exit(1) from None
        description = describe(opened.select, found.iri)
        position = position_of(opened.select, found.iri)
    if format is ShowFormat.json:
        print_json(description.as_json() | {"position": position and position.as_json()})
        return
    text = as_text(description, None if all_ else 10)
    for line in text.split("\n") + (["", *position.as_lines()] if position else []):
        say(plain(line))


def _ask_back(error: AmbiguousNameError) -> None:
    """List the things that a name may stand for, each with what names it alone."""
    print_error(str(error))
    for choice in error.choices[:_CHOICES]:
        path = choice.iri.removeprefix(error.base)
        tell(f"  {plain(choice.label)} ({choice.kind}): {plain(path)}")
    tell("\nhint: name one by what stands behind the colon")
