"""`remit info`: where the graph is, and what is in it."""

from __future__ import annotations

from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption, RowFormat, RowFormatOption
from remit.cli.output import print_json, print_rows


def info(
    verify: Annotated[
        bool, typer.Option("--verify", help="Check every byte of the graph.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
    format: RowFormatOption = RowFormat.table,
) -> None:
    """Say what the graph holds, and when and from what it was built.

    Examples:
        remit info
        remit info --graph kent --verify
    """
    from remit.graph.store import describe

    state = describe(graph, verify=verify)
    manifest = state.manifest
    facts = {
        "graph": str(state.directory),
        "generation": state.generation,
        "created": manifest.created,
        "remit": manifest.remit,
        "form": manifest.form,
        "base": manifest.base,
        "bytes": state.size,
        "verified": "every byte is as the build left it" if state.verified else None,
        "being built by process": state.writer,
        "bytes of stopped builds": state.left or None,
        "paths": list(manifest.paths),
    }
    if format is RowFormat.json:
        print_json(facts | {"counts": dict(manifest.counts)})
    else:
        rows = [(name, value) for name, value in facts.items() if value is not None]
        print_rows(("what", "value"), [*rows, *manifest.counts.items()], format)
