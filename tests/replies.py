"""What replies hold, and graphs of profiles to ask, for the tests of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from remit.graph.asking.answer import Reply
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write


@contextmanager
def built(folder: Path, profiles: Mapping[str, str]) -> Iterator[Asker]:
    """Build a graph of some profiles, and ask it."""
    made(folder / "graph", write(folder / "profiles", profiles))
    with Graph.open(folder / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def labels(reply: Reply) -> set[str]:
    """Give the labels of the answers to a question that was not refused."""
    assert not reply.refused, reply.refusal
    return {answer.label for answer in reply.answers}


def documents(reply: Reply, stated: bool = True) -> set[str]:
    """Give the documents of the answers that are stated, or of those that are not."""
    return {name for a in reply.answers if a.stated is stated for name in a.documents}
