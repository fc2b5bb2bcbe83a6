"""A user's own RDF that stays as it is, beside profiles that change: only what changed is loaded again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from .building import canonical, clerk, indexed, made, nothing_known, rows, write

PREFIXES = """@prefix remit: <https://w3id.org/remit/ns#> . @prefix ex: <https://example.org/> .
@prefix id: <https://w3id.org/remit/id/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SAID = [
    'id:role\\/records-manager a remit:Role ; skos:prefLabel "Records Manager" .',
    "id:role\\/records-clerk org:reportsTo id:role\\/records-manager .",
    "id:role\\/records-manager org:reportsTo id:role\\/harbour-master .",
    'id:role\\/harbour-master a remit:Role ; skos:prefLabel "Harbour Master" ; org:postIn ex:yard .',
    'id:role\\/north-clerk org:reportsTo id:role\\/records-manager ; skos:altLabel "Norther" .',
    'ex:yard a remit:Unit ; skos:prefLabel "Yard" ; org:subOrganizationOf ex:port .',
    'ex:port a remit:Unit ; skos:prefLabel "Port" .',
    'ex:gull a ex:Boat ; rdfs:label "Gull" ; ex:crew id:role\\/records-clerk ; ex:tons 4 .',
    'ex:tern a ex:Boat ; rdfs:label "Tern" ; ex:crew [ ex:rower id:role\\/north-clerk ] .',
    'ex:Boat rdfs:label "boat" .',
]
TITLES = ["Records Clerk", "North Clerk", "Records Manager", "Harbour Master", "Boat Clerk"]
MANAGERS = ["Records Manager", "Harbour Master", "Port Master"]
PROFILE = st.tuples(st.sampled_from(TITLES), st.sampled_from(MANAGERS))
OWN = st.lists(st.sampled_from(SAID), unique=True, max_size=len(SAID)).map("\n".join)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which nothing is known, so that builds are short; they are read once."""
    return nothing_known(tmp_path_factory.mktemp("data"))


def changed(graph: Path, folder: Path, data: Path) -> bool:
    """Build again, and tell whether the last generation was changed rather than all loaded anew."""
    phases: set[str] = set()
    made(graph, folder, data=data, progress=lambda phase, *_: phases.add(phase))
    return "changing" in phases and "loading" not in phases


@example(
    own=("", ""),
    first=[*[("Records Clerk", "Records Manager")] * 3, ("Records Manager", "Harbour Master")],
    then=[(3, None)],  # nothing is left that was inferred
)
@settings(max_examples=5, deadline=None)
@given(
    own=st.tuples(OWN, OWN),
    first=st.lists(PROFILE, min_size=4, max_size=5),
    then=st.lists(st.tuples(st.integers(0, 3), PROFILE | st.none()), min_size=1, max_size=3),
)
def test_a_change_of_profiles_gives_the_graph_and_the_index_of_a_fresh_build(
    bare: Path,
    own: tuple[str, str],
    first: list[tuple[str, str]],
    then: list[tuple[int, tuple[str, str] | None]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "in", {"own.ttl": PREFIXES + own[0]})
        write(folder / "in", {"more.trig": f"{PREFIXES} ex:book {{ {own[1]} }}"})
        write(folder / "in", {f"stays-{n}.txt": clerk(f"Clerk {n}") for n in range(3)})
        for place, (title, manager) in enumerate(first):
            write(folder / "in", {f"{place}.txt": clerk(title, manager=manager)})
        made(folder / "graph", folder / "in", data=bare)
        for place, profile in then:
            (folder / "in" / f"{place}.txt").unlink(missing_ok=True)
            if profile:
                post = clerk(profile[0], manager=profile[1])
                write(folder / "in", {f"{place}.txt": post})
            changed(folder / "graph", folder / "in", bare)
        made(folder / "fresh", folder / "in", data=bare)
        assert canonical(folder / "graph") == canonical(folder / "fresh")
        assert indexed(folder / "graph") == indexed(folder / "fresh")


def test_a_triple_moves_between_a_profile_and_own_rdf_and_is_never_lost(
    bare: Path, tmp_path: Path
) -> None:
    said = "id:role\\/records-clerk org:reportsTo id:role\\/records-manager ."
    write(tmp_path / "in", {f"{n}.txt": clerk(f"Clerk {n}") for n in range(4)})
    write(tmp_path / "in", {"own.ttl": PREFIXES + said, "post.txt": clerk("Records Clerk")})
    made(tmp_path / "graph", tmp_path / "in", data=bare)
    found = []
    for manager in ("Port Master", "Records Manager"):
        write(tmp_path / "in", {"post.txt": clerk("Records Clerk", manager=manager)})
        assert changed(tmp_path / "graph", tmp_path / "in", bare)
        query = """SELECT ?g { GRAPH ?g { <https://w3id.org/remit/id/role/records-clerk> org:reportsTo
          <https://w3id.org/remit/id/role/records-manager> } }"""
        found.append([graph.rpartition("/")[2] for (graph,) in rows(tmp_path / "graph", query)])
    assert len(found[0]) == 1 and found[0] != ["facts"] and found[1] == ["facts"]


def test_own_rdf_that_writes_into_the_graph_of_a_profile_is_loaded_anew(
    bare: Path, tmp_path: Path
) -> None:
    write(tmp_path / "in", {f"{n}.txt": clerk(f"Clerk {n}") for n in range(4)})
    made(tmp_path / "first", tmp_path / "in", data=bare)
    [(document,), *_] = rows(tmp_path / "first", "SELECT ?d { ?role remit:describedBy ?d }")
    write(tmp_path / "in", {"own.nq": f"<urn:a> <urn:b> <urn:c> <{document}> .\n"})
    write(tmp_path / "in", {"post.txt": clerk("Records Clerk")})
    made(tmp_path / "graph", tmp_path / "in", data=bare)
    write(tmp_path / "in", {"post.txt": clerk("Port Clerk")})
    assert not changed(tmp_path / "graph", tmp_path / "in", bare)
    made(tmp_path / "fresh", tmp_path / "in", data=bare)
    assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")
