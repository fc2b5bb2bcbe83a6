"""What replies hold, and graphs of profiles to ask, for the tests of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from remit.graph.asking.answer import Answer, Reply
from remit.graph.asking.engine import Asker
from remit.graph.store import Graph

from .building import made, write


@contextmanager
def built(folder: Path, profiles: Mapping[str, str]) -> Iterator[Asker]:
    """Build a graph of some profiles, and ask it."""
    with asking(folder, write(folder / "profiles", profiles)) as opened:
        yield opened


@contextmanager
def asking(folder: Path, *profiles: Path) -> Iterator[Asker]:
    """Build a graph of the profiles at some paths, and ask it."""
    made(folder / "graph", *profiles)
    with Graph.open(folder / "graph") as graph, Asker(graph.select, graph.folder) as opened:
        yield opened


def post(
    title: str, unit: str, *lines: str, needs: Sequence[str], wishes: Sequence[str] = ()
) -> str:
    """Write a small profile: its title and unit, more lines of its head, and what it asks for."""
    head = ["Northmoor Police", f"Role title: {title}", f"Department: {unit}", *lines]
    parts = [("Essential criteria", needs), ("Desirable criteria", wishes)]
    asked = [line for name, of in parts if of for line in ("", name, *(f"- {one}." for one in of))]
    return "\n".join((*head, *asked, ""))


def answered(ask: Asker, question: str) -> dict[str, Answer]:
    """Give the answers to a question that was not refused, by their labels."""
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    return {answer.label: answer for answer in reply.answers}


def the_one(ask: Asker, question: str) -> Answer:
    """Give the only answer to a question that was not refused."""
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    (answer,) = reply.answers
    return answer


def labels(reply: Reply) -> set[str]:
    """Give the labels of the answers to a question that was not refused."""
    assert not reply.refused, reply.refusal
    return {answer.label for answer in reply.answers}


def documents(reply: Reply, stated: bool = True) -> set[str]:
    """Give the documents of the answers that are stated, or of those that are not."""
    return {name for a in reply.answers if a.stated is stated for name in a.documents}
