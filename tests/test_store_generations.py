"""The graph on disk: generations, readers, and the one step from the old to the new."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from remit.graph.errors import (
    GraphBusyError,
    GraphDamagedError,
    GraphFormError,
    NoGraphError,
    OutputError,
)
from remit.graph.store import Draft, Graph, Manifest
from remit.graph.store.manifest import FORM
from remit.graph.store.writer import writer_of

MANIFEST = Manifest("https://example.org/", "2030-01-01T00:00:00Z", {"quads": 1}, ("in",))
VALUES = "SELECT ?value { ?s <https://example.org/value> ?value }"


def line(value: object, subject: object = "thing") -> str:
    """Write one quad whose value tells the generations apart."""
    ends = "<https://example.org/value>", f'"{value}"', "<https://example.org/graph/facts>"
    return f"<https://example.org/{subject}> {' '.join(ends)} .\n"


def build(folder: Path, value: object) -> None:
    """Publish a graph of one quad."""
    with Draft.begin(folder) as draft:
        draft.load([line(value)])
        draft.publish(MANIFEST)


def value_of(folder: Path) -> str:
    """Open the graph and read its one value."""
    with Graph.open(folder) as graph:
        return values(graph)[0]


def values(graph: Graph) -> list[str]:
    """Read the values of an open graph."""
    return [str(row[0].value) for row in graph.select(VALUES) if row[0] is not None]  # type: ignore[union-attr]


def files(folder: Path) -> dict[str, tuple[str, int]]:
    """Describe every file by its bytes and the time of its last change."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_published_draft_is_the_graph_that_opens(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        (draft.folder / "names.sqlite").write_text("beside the store")
        assert draft.load([line("one")]) == 1
        assert draft.select(VALUES) and draft.ask("ASK { ?s ?p ?o }")
        draft.publish(MANIFEST)
    with Graph.open(tmp_path / "graph") as graph:
        assert values(graph) == ["one"]
        assert graph.manifest == MANIFEST
        assert (graph.folder / "names.sqlite").read_text() == "beside the store"


def test_a_draft_that_is_left_unpublished_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "graph", "good")
    before = files(tmp_path / "graph")
    with Draft.begin(tmp_path / "graph") as draft:
        draft.load([line("never")])
    after = files(tmp_path / "graph")
    del before["lock"], after["lock"]
    assert after == before


def test_an_error_during_a_build_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "graph", "good")
    with pytest.raises(RuntimeError), Draft.begin(tmp_path / "graph") as draft:
        draft.load([line("never")])
        raise RuntimeError
    assert value_of(tmp_path / "graph") == "good"
    build(tmp_path / "graph", "next")
    assert value_of(tmp_path / "graph") == "next"


def test_what_was_loaded_in_parts_is_brought_together_and_goes_on_to_grow(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        for part in range(3):
            draft.load([line(n, n) for n in range(part * 6_000, (part + 1) * 6_000)])
        in_parts = len([*(draft.folder / "store").glob("*.sst")])
        assert (draft.merge(), draft.merge()) == (True, False)
        assert len([*(draft.folder / "store").glob("*.sst")]) < in_parts
        assert draft.quad_count() == 18_000
        draft.load([line("more")])
        draft.publish(MANIFEST)
    with Graph.open(tmp_path / "graph") as graph:
        assert len(values(graph)) == 18_001


def test_while_many_lines_are_loaded_the_engine_puts_them_in_order_only_as_time_allows(
    tmp_path: Path,
) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        for part in range(4):
            draft.load([line(n, n) for n in range(part * 6_000, (part + 1) * 6_000)])
        tasks = [*Path("/proc/self/task").iterdir()]
        engine = [one for one in tasks if (one / "comm").read_text().startswith("rocksdb:low")]
        nice = [os.getpriority(os.PRIO_PROCESS, int(one.name)) for one in engine]
        assert nice and min(nice) > os.getpriority(os.PRIO_PROCESS, 0)
        assert draft.merge()
        assert draft.quad_count() == 24_000


def test_texts_of_many_lines_are_loaded_and_equal_quads_count_once(tmp_path: Path) -> None:
    text = "".join(line(n, n) for n in range(70_000))
    with Draft.begin(tmp_path / "graph") as draft:
        assert draft.load([text, text, line("x").rstrip("\n"), line("y")]) == 140_002
        assert draft.quad_count() == 70_002


def test_a_line_that_is_no_quad_is_refused_and_nothing_is_published(tmp_path: Path) -> None:
    build(tmp_path / "graph", "good")
    with pytest.raises(ValueError, match="N-Quads"), Draft.begin(tmp_path / "graph") as draft:
        draft.load(["<https://example.org/half> <https://example.org/p>\n"])
    assert value_of(tmp_path / "graph") == "good"


def test_reading_changes_no_file_of_a_generation(tmp_path: Path) -> None:
    build(tmp_path / "graph", "good")
    before = files(tmp_path / "graph")
    with Graph.open(tmp_path / "graph") as first, Graph.open(tmp_path / "graph") as second:
        assert values(first) == values(second) == ["good"]
        assert first.graph_names() == ["https://example.org/graph/facts"]
        assert len(list(first.quads())) == 1
    with pytest.raises(ValueError, match="closed"):
        first.select(VALUES)
    assert files(tmp_path / "graph") == before


def test_a_graph_in_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, "good")
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = (
        "import os, sys\n"
        "from pathlib import Path; from remit.graph.store import Graph\n"
        "os.getuid() or os.setuid(65534)\n"
        "with Graph.open(Path(sys.argv[1])) as graph: print(len(graph.select(sys.argv[2])))"
    )
    for path in [tmp_path, *tmp_path.parents]:
        if path.owner() == tmp_path.owner() and "pytest-" in str(path):
            path.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code, folder, VALUES], capture_output=True, text=True, check=False
    )
    folder.chmod(0o755)
    assert done.stdout == "1\n", done.stderr


def test_a_reader_keeps_its_generation_while_others_are_built(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, "first")
    with Graph.open(folder) as reader:
        build(folder, "second")
        build(folder, "third")
        assert values(reader) == ["first"]
        assert reader.folder.is_dir()
        assert sorted(p.name for p in (folder / "generations").iterdir()) == ["1", "3"]
    build(folder, "fourth")
    assert [p.name for p in (folder / "generations").iterdir()] == ["4"]


def test_a_second_build_is_told_which_process_holds_the_graph(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph"):
        assert writer_of(tmp_path / "graph") == os.getpid()
        with pytest.raises(GraphBusyError, match=str(os.getpid())):
            Draft.begin(tmp_path / "graph")
    assert writer_of(tmp_path / "graph") is None


def test_a_worker_that_outlives_its_killed_build_does_not_hold_the_graph(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, time; from pathlib import Path\n"
        "from remit.graph.store import Draft\n"
        "draft = Draft.begin(Path(sys.argv[1]))\n"
        "if os.fork() == 0: time.sleep(60)\n"
        "print('forked', flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "graph"],
        stdout=subprocess.PIPE,
        process_group=0,
    )
    try:
        done.wait()
        assert done.stdout is not None
        assert done.stdout.readline() == b"forked\n"
        build(tmp_path / "graph", "next")
        assert value_of(tmp_path / "graph") == "next"
    finally:
        os.killpg(done.pid, signal.SIGKILL)
        assert done.stdout is not None
        done.stdout.close()


def test_a_build_into_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="not empty"):
        Draft.begin(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_build_into_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("a file")
    with pytest.raises(OutputError):
        Draft.begin(tmp_path / "graph")


def test_a_folder_without_a_graph_is_said_to_be_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NoGraphError) as caught:
            Graph.open(folder)
        assert "remit build" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"\n", b"one", b"-1", b"0", b"1/../2", b"\xff\xfe1"])
def test_a_broken_current_is_said_to_be_so_and_a_build_heals_it(
    tmp_path: Path, content: bytes
) -> None:
    folder = tmp_path / "graph"
    build(folder, "good")
    (folder / "current").write_bytes(content)
    with pytest.raises(GraphDamagedError) as caught:
        Graph.open(folder)
    assert "remit build" in caught.value.hint
    build(folder, "healed")
    assert value_of(folder) == "healed"


def test_a_missing_generation_is_said_to_be_so_and_a_build_heals_it(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, "good")
    (folder / "generations" / "1").rename(tmp_path / "away")
    with pytest.raises(GraphDamagedError, match="generation 1 is missing"):
        Graph.open(folder)
    build(folder, "healed")
    assert value_of(folder) == "healed"


def test_a_lost_current_beside_a_generation_is_damage_and_not_emptiness(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, "good")
    (folder / "current").unlink()
    with pytest.raises(GraphDamagedError, match="current"):
        Graph.open(folder)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", f'{{"form": {FORM}}}', f'{{"form": {FORM}, "base": 3}}']
)
def test_a_broken_manifest_is_said_to_be_so(tmp_path: Path, content: str) -> None:
    build(tmp_path / "graph", "good")
    (tmp_path / "graph" / "generations" / "1" / "manifest.json").write_text(content)
    with pytest.raises(GraphDamagedError, match="manifest"):
        Graph.open(tmp_path / "graph")


def test_a_graph_of_another_form_is_said_to_be_so(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        draft.publish(Manifest("https://example.org/", "2030-01-01T00:00:00Z", form=99, remit="9"))
    with pytest.raises(GraphFormError, match=r"form 99, written by Remit 9") as caught:
        Graph.open(tmp_path / "graph")
    assert "remit build" in caught.value.hint
    build(tmp_path / "graph", "again")
    assert value_of(tmp_path / "graph") == "again"


@pytest.mark.parametrize("kind", ["CURRENT", "MANIFEST-*", "*.sst", "../contents.json"])
@pytest.mark.parametrize("fault", ["cut short", "changed", "missing"])
def test_a_store_whose_files_are_broken_is_said_to_be_so(
    tmp_path: Path, kind: str, fault: str
) -> None:
    folder = tmp_path / "graph"
    build(folder, "good")
    for path in (folder / "generations" / "1" / "store").glob(kind):
        content = path.read_bytes()
        path.unlink()
        if fault == "cut short":
            path.write_bytes(content[: len(content) // 2])
        elif fault == "changed":
            path.write_bytes(bytes(byte ^ 0x41 for byte in content))
    with pytest.raises(GraphDamagedError) as caught, Graph.open(folder) as graph:
        graph.select(VALUES)
    assert "remit build" in caught.value.hint


def test_a_file_beside_the_store_that_is_lost_is_missed(tmp_path: Path) -> None:
    with Draft.begin(tmp_path / "graph") as draft:
        (draft.folder / "names.sqlite").write_text("beside the store")
        draft.publish(MANIFEST)
    (tmp_path / "graph" / "generations" / "1" / "names.sqlite").unlink()
    with pytest.raises(GraphDamagedError, match=r"names\.sqlite"):
        Graph.open(tmp_path / "graph")


def test_readers_meet_only_whole_graphs_while_new_ones_are_published(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build(folder, 0)
    done = threading.Event()
    seen: list[list[str]] = []
    failures: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                with Graph.open(folder) as graph:
                    seen.append(values(graph))
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(1, 16):
        with Draft.begin(folder) as draft:
            draft.load(line(number, subject) for subject in range(20))
            draft.publish(MANIFEST)
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert {len(row) for row in seen} <= {1, 20}
    assert all(len(set(row)) == 1 for row in seen)
    assert len({row[0] for row in seen}) > 2
