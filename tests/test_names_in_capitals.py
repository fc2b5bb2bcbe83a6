"""A name that one document prints in capitals, and another as people write it, is shown once."""

from __future__ import annotations

from pathlib import Path

from remit.graph.asking.engine import Asker
from remit.graph.listing.tables import list_things
from remit.graph.store import Graph

from .building import made, write

SHOUTED = """WESTMERE POLICE

Job Title: STORES SERGEANT
Unit: STORES UNIT
Reports to: Stores Inspector
"""
PLAIN = """Westmere Police

Job Title: Stores Clerk
Unit: Stores Unit
Reports to: Stores Sergeant
"""


def test_of_two_ways_to_write_a_name_the_one_not_in_capitals_is_shown(tmp_path: Path) -> None:
    made(tmp_path / "graph", write(tmp_path / "in", {"a.txt": SHOUTED, "b.txt": PLAIN}))
    with Graph.open(tmp_path / "graph") as graph:
        roles = {row[0]: row for row in list_things(graph.select, "roles").rows}
        assert {"Stores Sergeant", "Stores Clerk", "Stores Inspector"} == roles.keys()
        assert roles["Stores Clerk"][1] == ("Stores Unit",)
        assert roles["Stores Clerk"][3] == ("Stores Sergeant",)
        assert {row[0] for row in list_things(graph.select, "units").rows} >= {"Stores Unit"}
        with Asker(graph.select, graph.folder) as asker:
            [unit] = asker.ask("which unit is the stores clerk in").answers
            assert unit.label == "Stores Unit"
