"""What is made once of the ontology and the reference data, and taken over by every build after."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from remit.graph import prepared
from remit.graph.overlay import laid_over
from remit.graph.statements.iris import Iris
from remit.graph.store import Draft, Graph
from remit.graph.store.contents import check_contents

from .building import canonical, clerk, filed, indexed, made, nothing_known, rows, tills, write
from .gold import PROFILES
from .indexing import write_index

POSTS = [
    PROFILES / f"{name}-sergeant.txt" for name in ("101-undercover-unit", "103-intelligence-unit")
]
pytestmark = pytest.mark.usefixtures("cache")


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """Give data in which one thing is known, so that all is made in a moment."""
    return write(nothing_known(tmp_path / "data"), {"reference/own.ttl": tills()})


def begun(place: Path, known: Path) -> tuple[int, dict[str, list[str]]]:
    """Begin a graph; give the number of its quads, and the rows of its index."""
    with laid_over(known), Draft.begin(place) as draft:
        prepared.begin(draft, Iris()).close()
        assert draft.ask("ASK { <https://w3id.org/remit/id/system/tills> ?p ?o }")
        assert {path.name for path in draft.folder.iterdir()} == {"store", "names.sqlite"}
        return draft.quad_count(), filed(draft.folder)


def test_a_graph_and_its_index_are_the_same_whatever_they_began_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "first", *POSTS)
    with monkeypatch.context() as patch:
        patch.setattr(prepared, "_make", None)  # nothing is made again
        made(tmp_path / "second", *POSTS)
    monkeypatch.setenv("REMIT_CACHE", "")
    made(tmp_path / "alone", *POSTS)
    graphs = [tmp_path / name for name in ("first", "second", "alone")]
    assert len({canonical(graph) for graph in graphs}) == 1
    first, second, alone = map(indexed, graphs)
    assert first == second == alone
    with Graph.open(tmp_path / "alone") as graph:
        write_index(graph.select, tmp_path)  # from the graph alone, which holds no other lines
    again = filed(tmp_path)
    shared = [query for query in first if query in again and "line" not in query]
    shared.remove("SELECT * FROM word")
    assert len(shared) > 20
    assert {query: first[query] for query in shared} == {query: again[query] for query in shared}


def test_what_is_kept_is_shared_with_graphs_and_never_changed(
    known: Path, tmp_path: Path, cache: Path
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk()})
    made(tmp_path / "graph", folder, data=known)
    [entry] = cache.glob("beginning-*")
    files = {path: path.read_bytes() for path in entry.rglob("*") if path.is_file()}
    write(folder, {f"{n}.txt": clerk(f"Clerk {n}") for n in range(4)})
    made(tmp_path / "graph", folder, data=known)
    made(tmp_path / "other", folder, data=known)
    assert {path: path.read_bytes() for path in entry.rglob("*") if path.is_file()} == files
    assert any(path.stat().st_nlink > 1 for path in files if path.suffix == ".sst")


OWN = """@prefix remit: <https://w3id.org/remit/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix ex: <https://example.org/> .
<https://w3id.org/remit/id/system/tills> skos:altLabel "Cash desk" ; a ex:Machine ; ex:title "Till of the hall" .
ex:order1 a ex:Order ; ex:code "A-17" ; ex:for ex:hall . ex:order2 a ex:Order ; ex:code "A-18" .
ex:hall a remit:Unit ; skos:prefLabel "Great Hall" ; org:classification ex:house .
ex:house skos:prefLabel "House" . ex:warden a remit:Rank ; skos:prefLabel "Warden" ; remit:rankOrder 3 .
ex:gh a remit:Acronym ; skos:notation "GH" ; remit:expansion "Great Hall" .
ex:porter a remit:Role ; skos:prefLabel "Porter" ; org:postIn ex:hall ; remit:rank ex:warden .
"""


def test_what_ones_own_rdf_says_of_known_things_is_filed_too(known: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk(), "own.ttl": OWN})
    for _ in range(2):
        made(tmp_path / "graph", folder, data=known)
        shutil.rmtree(tmp_path / "graph" / "reading", ignore_errors=True)
        with Graph.open(tmp_path / "graph") as graph:
            write_index(graph.select, tmp_path)
        fresh, whole = indexed(tmp_path / "graph"), filed(tmp_path)
        shared = {q for q in fresh if q in whole and "line" not in q} - {"SELECT * FROM word"}
        assert {q: fresh[q] for q in shared} == {q: whole[q] for q in shared}
        names = "".join(fresh["SELECT * FROM name"])
        assert all(name in names for name in ("Cash desk", "Till of the hall", "A-17", "Tills"))
        assert fresh["SELECT * FROM ranked"]
        assert fresh["SELECT * FROM acronym"]
        write(folder, {"own.ttl": OWN.replace("Great Hall", "Lower Hall")})


def spoil(path: Path, how: int) -> None:
    """Take a file away, change a byte of it or cut it short; other links to it stay whole."""
    content = bytearray(path.read_bytes())
    path.unlink()
    content[len(content) // 2] ^= 0x55
    if how:
        path.write_bytes(content if how == 1 else content[: len(content) // 2])


def test_what_is_damaged_anywhere_is_made_anew(known: Path, tmp_path: Path, cache: Path) -> None:
    whole = begun(tmp_path / "graph", known)
    [entry] = cache.glob("beginning-*")
    for number in range(9):
        files = [path for path in entry.rglob("*") if path.is_file() and path.stat().st_size]
        listed = sorted(path for path in files if not path.name.startswith("LOG"))
        spoil(listed[number % len(listed)], number % 3)
        assert begun(tmp_path / "graph", known) == whole
        assert list(cache.iterdir()) == [entry]
        check_contents(entry, whole=True)


def refuse(*_: object, **__: object) -> NoReturn:
    """Have no room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def be_nowhere(*_: object) -> NoReturn:
    """Have no home."""
    raise RuntimeError


@pytest.mark.parametrize("why", ["a file in its place", "no room", "not wanted", "no home"])
def test_where_nothing_can_be_kept_a_build_makes_it_for_itself(
    known: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    whole = begun(tmp_path / "kept", known)
    shutil.rmtree(cache)
    if why == "a file in its place":
        cache.write_text("not a folder", encoding="utf-8")
    elif why == "no room":
        monkeypatch.setattr("tempfile.mkdtemp", refuse)
    elif why == "not wanted":
        monkeypatch.setenv("REMIT_CACHE", "")
    else:
        monkeypatch.delenv("REMIT_CACHE")
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setattr(Path, "expanduser", be_nowhere)
    assert begun(tmp_path / "graph", known) == whole
    assert not cache.is_dir() or not list(cache.iterdir())


def test_what_can_only_be_read_is_used_and_what_is_broken_there_is_not(
    known: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = begun(tmp_path / "kept", known)
    [entry] = cache.glob("beginning-*")
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        patch.setattr(os, "utime", refuse)
        patch.setattr(prepared, "_make", None)
        assert begun(tmp_path / "graph", known) == whole
    (entry / "names.sqlite").write_bytes(b"broken")
    monkeypatch.setattr(Path, "rename", refuse)
    with laid_over(known), Draft.begin(tmp_path / "graph") as draft:
        prepared.begin(draft, Iris()).close()
        assert (draft.quad_count(), filed(draft.folder)) == whole
    assert (entry / "names.sqlite").read_bytes() == b"broken"


def test_other_data_or_another_base_begin_otherwise(
    known: Path, tmp_path: Path, cache: Path
) -> None:
    folder = write(
        tmp_path / "in", {"post.txt": clerk().replace("Knowledge of PACE", "Use of Tills")}
    )
    found = "SELECT ?l { ?x a remit:System ; skos:prefLabel ?l }"
    made(tmp_path / "graph", folder, data=known)
    assert rows(tmp_path / "graph", found) == [("Tills",)]
    text = tills("Tills and scales")
    made(tmp_path / "graph", folder, data=write(known, {"reference/own.ttl": text}))
    assert rows(tmp_path / "graph", found) == [("Tills and scales",)]
    made(tmp_path / "graph", folder, data=known, base="https://example.org/id/")
    with Graph.open(tmp_path / "graph") as graph:
        assert "https://example.org/id/graph/reference" in graph.graph_names()
    assert len(list(cache.glob("beginning-*"))) == 3


def test_two_first_builds_at_once_are_both_whole(
    known: Path, tmp_path: Path, cache: Path, command: Path
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk()})
    graphs = [tmp_path / f"graph{number}" for number in range(2)]
    builds = [
        subprocess.Popen([command, "build", folder, "--graph", graph, "--data", known],
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for graph in graphs
    ]  # fmt: skip
    assert [build.wait(60) for build in builds] == [0, 0]
    assert canonical(graphs[0]) == canonical(graphs[1])
    [entry] = cache.glob("beginning-*")
    check_contents(entry, whole=True)


def test_what_was_of_no_use_for_long_is_removed(known: Path, tmp_path: Path, cache: Path) -> None:
    for number in range(12):
        old = cache / f"beginning-{number:032x}"
        old.mkdir(parents=True)
        os.utime(old, (number, number))
    left, strange = cache / ".new-left", cache / "of-others"
    left.mkdir()
    os.utime(left, (1, 1))
    strange.mkdir()
    begun(tmp_path / "graph", known)
    kept = {path.name for path in cache.iterdir()}
    assert {f"beginning-{number:032x}" for number in range(5, 12)} < kept
    assert len(kept) == 9
    assert strange.name in kept
