"""`remit build`: files and folders in, a graph out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.options import DEFAULT_GRAPH, DataOption, GraphOption, own_data
from remit.cli.output import say, tell
from remit.cli.supervised import go_on_in_child

if TYPE_CHECKING:
    from remit.graph.build import BuildSummary

Report = Callable[[str, int, int], None]
_CONVERTIBLE = frozenset({".dot", ".ott", ".pages", ".wpd", ".wps"})


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…", readable=False, help="Profiles, and folders that hold some."
        ),
    ],
    graph: GraphOption = DEFAULT_GRAPH,
    add: Annotated[
        bool, typer.Option("--add", help="Keep the documents that these paths do not hold.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Processes that read; one a processor by default."),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Let the workers of this Dask scheduler read, not this machine."
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="IRI", help="What the IRIs of the documents' things begin with."),
    ] = None,
    data: DataOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with status 1 where a document was not read.")
    ] = False,
) -> None:
    """Read profiles into the graph, so that it holds exactly what the paths hold.

    Examples:
        remit build profiles/
        remit build new-post.txt --add --graph kent
    """
    go_on_in_child(
        "the last good graph is as it was; where memory is short, build again with `--workers 1`",
        graph,
    )
    from remit.graph.build import build as build_graph
    from remit.graph.statements.iris import DEFAULT_BASE

    with _progress() as progress:
        summary = build_graph(
            paths,
            graph,
            base=base or DEFAULT_BASE,
            workers=workers,
            scheduler=scheduler,
            add=add,
            data=own_data(data),
            progress=progress,
        )
    _print(summary, graph)
    if strict and summary.failed:
        raise typer.Exit(1)


def _print(summary: BuildSummary, graph: Path) -> None:
    from remit.graph.reading.files import words_of

    for name, reason in summary.failed:
        tell(f"not read: {name}: {reason}")
    for name in summary.no_profile:
        tell(f"no role profile: {name}")
    if summary.passed_over:
        tell(words_of(summary.passed_over))
        if _CONVERTIBLE.intersection(summary.passed_over):
            tell("hint: save the files of other word processors as .docx or PDF")
    if summary.own:
        tell(f"passed over, as Remit wrote them: {', '.join(summary.own)}")
    if summary.links:
        tell(f"passed over, as they are links to folders: {', '.join(summary.links)}")
    documents = [f"{summary.read} read", f"{summary.unchanged} unchanged"]
    documents += [f"{len(summary.failed)} failed"] if summary.failed else []
    documents += [f"{summary.gone} gone"] if summary.gone else []
    say(f"documents     {', '.join(documents)}")
    counts = summary.counts
    if not counts["described roles"]:
        tell("the graph has no role: nothing that was given reads as a role profile")
    said = f"{counts['roles']}, {counts['described roles']} of them with a profile"
    say(f"roles         {said}")
    for name in ("units", "requirements", "findings", "quads"):
        say(f"{name:<14}{counts[name]}")
    say(f"graph         {graph}")


@contextmanager
def _progress() -> Iterator[Report | None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="")
        phase = "reading"

        def report(name: str, done: int, total: int) -> None:
            nonlocal phase
            if name != phase:
                phase = name
                bar.reset(task, description=name)
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(
                task,
                completed=done,
                total=total or None,
                rate=f"{speed:.0f} documents/s" if speed and total else "",
            )

        yield report
