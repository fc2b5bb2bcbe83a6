"""A graph in one file: it comes back as it was, and a file that is not whole changes nothing."""

from __future__ import annotations

import gzip
import hashlib
import io
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.errors import GraphDamagedError, GraphFormError, InputError, RemitError
from remit.graph.store import Graph
from remit.graph.store.backup import back_up, check_backup, restore

from .building import canonical, clerk, made, nothing_known, write
from .faults import FULL, Faults

Run = Callable[..., "CompletedProcess[str]"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with documents, their graph, and its backup; tests only read it."""
    folder = tmp_path_factory.mktemp("backup")
    write(folder / "in", {"post.txt": clerk(), "other.txt": clerk("Court Clerk")})
    made(folder / "graph", folder / "in", data=nothing_known(folder / "data"))
    save(folder / "graph", folder / "saved")
    return folder


def save(directory: Path, file: Path) -> str:
    """Back a graph up."""
    with Graph.open(directory) as graph, file.open("wb") as out:
        return back_up(graph, out)


def repacked(
    file: Path, change: Callable[[dict[str, bytes]], None], kind: bytes = tarfile.REGTYPE
) -> bytes:
    """Give the bytes of a backup whose files were changed, well packed."""
    with tarfile.open(file) as archive:
        held = {e.name: archive.extractfile(e).read() for e in archive}  # type: ignore[union-attr]
    change(held)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, content in held.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.type = len(content), kind
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def test_the_command_backs_a_graph_up_and_restores_it_whole(place: Path, remit: Run) -> None:
    done = remit("backup", place / "again", "--graph", place / "graph")
    assert (done.returncode, done.stderr) == (0, "")
    assert hashlib.sha256((place / "again").read_bytes()).hexdigest() in done.stdout
    assert (place / "again").read_bytes() == (place / "saved").read_bytes()
    assert remit("restore", place / "again", "--graph", "new").returncode == 0
    question = ("ask", "who does the Records Clerk report to", "--format", "json", "--graph")
    assert remit(*question, "new").stdout == remit(*question, place / "graph").stdout


def test_a_restored_graph_is_the_graph_that_was_backed_up(place: Path, tmp_path: Path) -> None:
    restore(place / "saved", tmp_path / "graph")
    assert canonical(tmp_path / "graph") == canonical(place / "graph")
    with Graph.open(tmp_path / "graph") as new, Graph.open(place / "graph") as old:
        assert new.manifest == old.manifest
    save(tmp_path / "graph", tmp_path / "saved")
    assert (tmp_path / "saved").read_bytes() == (place / "saved").read_bytes()
    summary = made(tmp_path / "graph", place / "in", data=place / "data")
    assert (summary.read, summary.unchanged) == (0, 2)


def test_other_programs_can_read_and_check_a_backup(place: Path, tmp_path: Path) -> None:
    subprocess.run(["tar", "-xzf", place / "saved"], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
    assert (tmp_path / "graph.nq").read_bytes() == canonical(place / "graph")


def test_a_graph_that_is_there_is_replaced_only_when_asked(
    place: Path, tmp_path: Path, remit: Run
) -> None:
    made(
        tmp_path / "graph",
        write(tmp_path / "in", {"a.txt": clerk("Other Clerk")}),
        data=place / "data",
    )
    before = canonical(tmp_path / "graph")
    done = remit("restore", place / "saved", "--graph", "graph")
    assert done.returncode == 1
    assert "there is a graph already" in done.stderr and "--replace" in done.stderr
    assert canonical(tmp_path / "graph") == before
    assert remit("restore", place / "saved", "--graph", "graph", "--replace").returncode == 0
    assert canonical(tmp_path / "graph") == canonical(place / "graph")


def test_a_damaged_graph_counts_as_one_that_is_there(place: Path, tmp_path: Path) -> None:
    restore(place / "saved", tmp_path / "graph")
    (tmp_path / "graph" / "current").write_text("x")
    with pytest.raises(InputError, match="damaged"):
        restore(place / "saved", tmp_path / "graph")
    restore(place / "saved", tmp_path / "graph", replace=True)
    assert canonical(tmp_path / "graph") == canonical(place / "graph")


def test_a_damaged_graph_is_not_backed_up(place: Path, tmp_path: Path) -> None:
    restore(place / "saved", tmp_path / "graph")
    table = max((tmp_path / "graph").rglob("*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(table.read_bytes())
    content[len(content) // 2] ^= 1
    table.write_bytes(content)
    with pytest.raises(GraphDamagedError, match=r"\.sst is not what it was"):
        save(tmp_path / "graph", tmp_path / "saved")


@settings(
    max_examples=300 if FULL else 30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(where=st.floats(0, 1, exclude_max=True), kind=st.sampled_from(["cut", "changed", "longer"]))
def test_a_backup_that_was_cut_or_changed_anywhere_is_refused(
    place: Path, tmp_path: Path, fault: Faults, where: float, kind: str
) -> None:
    content = bytearray((place / "saved").read_bytes())
    at = int(where * len(content))
    if kind == "cut":
        del content[at:]
    elif kind == "changed":
        content[at] ^= 0xFF
    else:
        content += b"more"
    (tmp_path / "bad").write_bytes(content)
    try:
        manifest = check_backup(tmp_path / "bad")
    except RemitError as error:
        assert error.hint
        assert "fault" not in error.message
        fault("Backups", "a backup is cut, changed or longer anywhere").survived(error.message)
    else:  # bytes 4 to 9 of the head of gzip say nothing of what is in it
        assert manifest == check_backup(place / "saved")
        assert kind == "changed" and at in {3, 4, 5, 6, 7, 8, 9}


def other_form(held: dict[str, bytes]) -> None:
    """Raise the form of the manifest."""
    held["manifest.json"] = held["manifest.json"].replace(b'"form": ', b'"form": 9')


FOREIGN = {  # what is put into the archive, where None leaves it out; what is said of it
    "a quad less": ("graph.nq", b"", "graph.nq is not what was backed up"),
    "not quads": ("graph.nq", b"nothing of the kind\n", "N-Quads"),
    "no quads": ("graph.nq", None, "missing"),
    "no sums": ("SHA256SUMS", None, "missing"),
    "no manifest": ("manifest.json", None, "begin with a manifest"),
    "a part more": ("zz.sqlite", b"x", "zz.sqlite is not what was backed up"),
    "a path": ("../../evil", b"x", "no backup holds"),
    "a hidden name": (".profile", b"x", "no backup holds"),
    "a file of the store": ("contents.json", b"{}", "no backup holds"),
}


@pytest.mark.parametrize("fault", FOREIGN)
def test_a_well_packed_file_that_is_no_backup_changes_nothing(
    place: Path, tmp_path: Path, fault: str
) -> None:
    name, content, words = FOREIGN[fault]

    def change(held: dict[str, bytes]) -> None:
        sums = held.pop("SHA256SUMS")
        held.pop(name, None)
        if content is not None:
            held[name] = content
        if name != "SHA256SUMS":
            held["SHA256SUMS"] = sums

    (tmp_path / "bad").write_bytes(repacked(place / "saved", change))
    restore(place / "saved", tmp_path / "graph")
    with pytest.raises(InputError, match=words):
        restore(tmp_path / "bad", tmp_path / "graph", replace=True)
    assert canonical(tmp_path / "graph") == canonical(place / "graph")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "graph"]


def test_links_and_devices_in_an_archive_are_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(repacked(place / "saved", lambda h: None, tarfile.SYMTYPE))
    with pytest.raises(InputError, match="no backup holds"):
        check_backup(tmp_path / "bad")


def test_a_backup_of_another_form_says_so(place: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(repacked(place / "saved", other_form))
    with pytest.raises(GraphFormError, match="form 9"):
        check_backup(tmp_path / "bad")


@pytest.mark.parametrize(
    "content",
    [b"", b"not an archive", gzip.compress(b"nor this", mtime=0)],
    ids=["empty", "text", "gzip"],
)
def test_a_file_of_another_kind_is_refused_by_the_command(
    tmp_path: Path, remit: Run, content: bytes
) -> None:
    (tmp_path / "bad").write_bytes(content)
    done = remit("restore", "bad", "--check")
    assert done.returncode == 1
    assert done.stderr.startswith("error: bad: this is no whole backup of a graph")
    assert "b'" not in done.stderr and "end-of-stream" not in done.stderr
    assert "hint: " in done.stderr
    assert remit("restore", "nowhere").returncode == 1
