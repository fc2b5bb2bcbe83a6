"""The same documents give the same graph, to the byte: in any order, with any number of workers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .building import canonical, clerk, made, nothing_known, rows, variants, write
from .gold import PROFILES

Run = Callable[..., CompletedProcess[str]]
PADDED = 32_000
"""Bytes of a document, so that a few dozen are more than one worker takes at once."""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which nothing is known, so that builds are short."""
    return nothing_known(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which some ranks, forces, systems and Acts are known, for builds that link."""
    folder = nothing_known(tmp_path_factory.mktemp("known"))
    for name in ("ranks", "forces", "systems", "acts-2000-to-2009"):
        (folder / "reference" / f"{name}.ttl").unlink()
    return folder


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of 26 documents in four folders."""
    clerks = {f"{n % 4}/clerk-{n}.txt": clerk(f"Clerk {n}").ljust(PADDED, "\n") for n in range(20)}
    return write(tmp_path_factory.mktemp("many"), variants(6, PADDED) | clerks)


@pytest.fixture(scope="module")
def first(documents: Path, known: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the canonical form of their graph, read by one process."""
    graph = tmp_path_factory.mktemp("first") / "graph"
    summary = made(graph, documents, data=known)
    assert (summary.read, summary.failed, summary.counts["described roles"]) == (26, (), 26)
    linked = rows(graph, "SELECT ?r ?rank ?need { ?r remit:rank ?rank ; remit:requires ?need }")
    assert len({rank for _, rank, _ in linked}) == 1 < len({need for *_, need in linked})
    return canonical(graph)


def test_four_workers_give_the_same_bytes(
    documents: Path, known: Path, first: bytes, tmp_path: Path
) -> None:
    """Two of them do what the command line does, below."""
    made(tmp_path / "graph", documents, data=known, workers=4)
    assert canonical(tmp_path / "graph") == first


def test_documents_loaded_in_many_small_batches_give_the_same_bytes(
    documents: Path, first: bytes, known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.graph.loader.BATCH", 200)
    made(tmp_path / "graph", documents, data=known)
    assert canonical(tmp_path / "graph") == first


def test_the_order_of_the_paths_does_not_matter(bare: Path, tmp_path: Path) -> None:
    paths = sorted(PROFILES.glob("0*.txt"))[:4]
    made(tmp_path / "one", *paths, data=bare)
    made(tmp_path / "two", *paths[::-1], data=bare)
    assert canonical(tmp_path / "one") == canonical(tmp_path / "two")


def test_files_of_one_name_in_two_folders_are_named_alike_in_any_order(
    bare: Path, tmp_path: Path
) -> None:
    write(
        tmp_path, {"north/post.txt": clerk("North Clerk"), "south/post.txt": clerk("South Clerk")}
    )
    made(tmp_path / "one", tmp_path / "north", tmp_path / "south", data=bare)
    made(tmp_path / "two", tmp_path / "south", tmp_path / "north", data=bare)
    assert canonical(tmp_path / "one") == canonical(tmp_path / "two")


def test_no_file_is_lost_where_several_have_one_name(bare: Path, tmp_path: Path) -> None:
    files = [f"{place}/posts/post.txt" for place in ("north", "south", "west")]
    write(tmp_path, {name: clerk(f"{name.partition('/')[0]} Clerk") for name in files})
    summary = made(tmp_path / "graph", *(tmp_path / name for name in files), data=bare)
    assert summary.read == 3


def test_a_file_that_is_given_twice_is_read_once(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"posts/north/post.txt": clerk()})
    monkeypatch.chdir(tmp_path)
    paths = ["posts", "posts/north", "posts/north/post.txt", "./posts/../posts"]
    summary = made(tmp_path / "graph", *map(Path, paths), data=bare)
    assert (summary.read, summary.counts["documents"]) == (1, 1)


def test_the_place_of_the_files_does_not_show_in_the_graph(bare: Path, tmp_path: Path) -> None:
    write(tmp_path / "here", {"a/post.txt": clerk()})
    shutil.copytree(tmp_path / "here", tmp_path / "there" / "deeper")
    made(tmp_path / "one", tmp_path / "here", data=bare)
    made(tmp_path / "two", tmp_path / "there" / "deeper", data=bare)
    whole = canonical(tmp_path / "one")
    assert whole == canonical(tmp_path / "two")
    assert str(tmp_path).encode() not in whole


def test_the_command_line_exports_the_same_bytes_with_two_workers(
    documents: Path, known: Path, first: bytes, tmp_path: Path, remit: Run
) -> None:
    folders = sorted(documents.iterdir(), reverse=True)
    moved = write(tmp_path / "moved", {})
    for folder in folders:
        shutil.copytree(folder, moved / folder.name)
    done = remit("build", moved, "--graph", "graph", "--workers", "2", "--data", known)
    assert done.returncode == 0, done.stderr
    remit("export", "--graph", "graph", "--format", "nquads", "--output", "graph.nq")
    assert (tmp_path / "graph.nq").read_bytes() == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_in_which_python_walks_sets_does_not_show(
    bare: Path, tmp_path: Path, remit: Run, seed: str
) -> None:
    write(tmp_path / "in", variants(3))
    made(tmp_path / "here", tmp_path / "in", data=bare)
    settings = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    done = remit("build", "in", "--graph", "there", "--data", bare, settings=settings)
    assert done.returncode == 0, done.stderr
    assert canonical(tmp_path / "here") == canonical(tmp_path / "there")


def test_workers_know_the_data_of_ones_own(tmp_path: Path) -> None:
    data = nothing_known(tmp_path / "data")
    write(
        data,
        {
            "reference/own.ttl": (
                "@prefix remit: <https://w3id.org/remit/ns#> .\n"
                "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                '<https://example.org/mole> a remit:System ; skos:prefLabel "Molehill"@en .\n'
            )
        },
    )
    post = clerk("Clerk {}").replace("of PACE", "of Molehill").ljust(PADDED, "\n")
    folder = write(tmp_path / "in", {f"{n}.txt": post.replace("{}", str(n)) for n in range(26)})
    made(tmp_path / "graph", folder, workers=2, data=data)
    asked = "SELECT DISTINCT ?role { ?role remit:usesSystem <https://example.org/mole> }"
    assert len(rows(tmp_path / "graph", asked)) == 26
