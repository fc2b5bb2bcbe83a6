"""`remit backup`: a graph as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, GraphOption
from remit.cli.output import binary_output, say


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write the whole graph into one file, from which `remit restore` makes it again.

    Every byte of the graph is checked on the way. The same graph gives the same file.

    Examples:
        remit backup kent.remit --graph kent
    """
    from remit.graph.store import Graph
    from remit.graph.store.backup import back_up

    with Graph.open(graph) as opened, binary_output(file) as out:
        total = back_up(opened, out)
        counts = opened.manifest.counts
    say(f"documents     {counts.get('documents', 0)}")
    say(f"quads         {counts.get('quads', 0)}")
    say(f"sha256        {total}")
    say(f"backup        {file}")
