"""The calls that a session in Python begins with: read a profile, ask a graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from remit.graph.asking import engine
from remit.graph.extraction.extract import extract
from remit.graph.reading.files import read_file
from remit.graph.store import Graph

if TYPE_CHECKING:
    from remit.graph.asking.answer import Reply
    from remit.graph.profile import RoleProfile


def ask(
    question: str, graph: Graph | Path | str = "remit-graph", *, explain: bool = False
) -> Reply:
    """Answer a question in plain English over a graph, given open or by its folder.

    A question that is not understood is no error: the reply is refused, and says why.

    >>> ask("which roles require RIPA knowledge", "no-such-folder")
    Traceback (most recent call last):
    remit.graph.errors.NoGraphError: no-such-folder: there is no graph here

    Raises:
        NoGraphError: No build has finished in this folder.
        GraphError: The graph is damaged, or of another form than this version reads.
    """
    if isinstance(graph, Graph):
        return engine.ask(question, graph.select, graph.folder, explain=explain)
    with Graph.open(Path(graph)) as opened:
        return engine.ask(question, opened.select, opened.folder, explain=explain)


def read_profile(path: Path | str) -> RoleProfile:
    """Read one file, without a graph; every value of it keeps the words that it rests on.

    >>> read_profile("no-such-file.docx")
    Traceback (most recent call last):
    remit.graph.errors.UnreadableError: no-such-file.docx: no such file

    Raises:
        UnreadableError: The file is not there, may not be read, is empty or is not text.
    """
    return extract(read_file(Path(path)))
