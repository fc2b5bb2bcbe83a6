"""What a short form stands for: from the readings, the names of things, or the text."""

from __future__ import annotations

import pytest

from remit.graph.asking.engine import ask
from remit.graph.store import Graph

from .knowledge import samples


@pytest.mark.parametrize(
    ("short", "wanted"),
    [
        ("CSE", ["child sexual exploitation"]),
        ("IIOC", ["indecent images of children"]),
        ("PACE", ["Police and Criminal Evidence Act 1984"]),
        ("RSO", ["Registered Sex Offender"]),
        ("MV", ["Management Vetting"]),
    ],
)
def test_of_the_names_of_a_thing_the_one_that_the_letters_spell_is_given(
    short: str, wanted: list[str]
) -> None:
    with Graph.open(samples()) as graph:
        reply = ask(f"what does {short} stand for", graph.select, graph.folder)
    assert [answer.label for answer in reply.answers] == wanted
