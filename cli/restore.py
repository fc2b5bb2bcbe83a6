"""`remit restore`: a graph from the file of a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption
from remit.cli.output import say
from remit.cli.supervised import go_on_in_child


def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of `remit backup`.", show_default=False)
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a graph that is there.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only read it to its end; restore nothing.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Make a graph from the file of a backup, once all of it has proved whole.

    Until then the graph that is there stays as it is, as in a build.

    Examples:
        remit restore kent.remit --graph kent
        remit restore kent.remit --check
    """
    go_on_in_child(
        "the last good graph is as it was; where memory is short, restore where there is more",
        graph,
    )
    from remit.graph.mishaps import told_in_words
    from remit.graph.store.backup import check_backup
    from remit.graph.store.backup import restore as restore_graph

    if check:
        manifest = check_backup(file)
    else:
        with told_in_words(graph):
            manifest = restore_graph(file, graph, replace=replace)
    say(f"built         {manifest.created}, by Remit {manifest.remit}")
    say(f"documents     {manifest.counts.get('documents', 0)}")
    say(f"quads         {manifest.counts.get('quads', 0)}")
    say(f"whole         {file}" if check else f"graph         {graph}")
