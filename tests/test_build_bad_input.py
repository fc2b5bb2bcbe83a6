"""Bad input: a clear line for each file that cannot be read; the rest is built, and no good graph is lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.errors import NoInputError, UnreadableError
from remit.graph.reading.files import find_sources, read_bytes
from remit.graph.reading.text import read_document

from .building import canonical, clerk, made, nothing_known, rows, write

Run = Callable[..., CompletedProcess[str]]
STRANGERS = {
    "recipe.txt": "Bread\n\nIngredients\n\n- 500 g flour\n- 2 eggs\n\nMethod\n\n1. Mix.\n2. Bake.\n",
    "news.md": "# Tax to rise\n\nThe council said on Monday that tax would rise by four per cent.\n",
    "program.txt": "import os\n\ndef main(title: str) -> None:\n    print(os.getcwd(), title)\n",
}
UNREADABLE = {
    "empty.txt": (b"", "the file is empty"),
    "blank.txt": (b" \r\n\t\n \n", "the file is empty"),
    "picture.txt": (bytes(range(256)) * 20, "this is not a text file"),
    "rich.txt": (b"{\\rtf1\\ansi Job Title: Cook}", "this is not a text file"),
    "wide.txt": ("\ufeffJob Title: x".encode("utf-16") + b"\x00", "this is not a text file"),
}


def refused(done: CompletedProcess[str], *words: str) -> None:
    """Check that a command ended with an error in words: no traceback, no half answer."""
    assert done.returncode == 1
    first, blank, hint, *_ = done.stderr.split("\n")
    assert first.startswith("error: ") and not blank and hint.startswith("hint: ")
    assert "Traceback" not in done.stderr and "fault of Remit" not in done.stderr
    assert all(word in done.stderr for word in words), done.stderr


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which nothing is known, so that builds are short."""
    return nothing_known(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, bare: Path) -> Path:
    """Give a folder with a good graph, and with paths at which there is nothing to read."""
    folder = write(
        tmp_path_factory.mktemp("place"),
        {
            "good/post.txt": clerk(),
            "other-files/photo.jpg": b"x",
            "hidden/.post.txt": clerk(),
            "hidden/.git/a.txt": "a",
        },
    )
    (folder / "empty-folder").mkdir()
    (folder / "folder.txt").mkdir()
    made(folder / "graph", folder / "good", data=bare)
    return folder


@pytest.fixture(scope="module")
def good(place: Path) -> bytes:
    """Give the canonical form of the good graph."""
    return canonical(place / "graph")


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["empty-folder"], "empty-folder: no profiles here"),
        (["other-files"], "other-files: no profiles here"),
        (["hidden"], "hidden: no profiles here"),
        (["good", "nowhere"], "nowhere: no such file or folder"),
        (["folder.txt"], "folder.txt: no profiles here"),
    ],
)
def test_paths_without_profiles_are_refused_and_the_graph_stays(
    place: Path, good: bytes, bare: Path, remit: Run, paths: list[str], words: str
) -> None:
    given = [place / path for path in paths]
    refused(remit("build", *given, "--graph", place / "graph", "--data", bare), words)
    assert canonical(place / "graph") == good


def test_a_build_without_paths_is_a_usage_error(remit: Run) -> None:
    assert remit("build").returncode == 2


def test_each_bad_file_is_named_with_its_reason_and_the_rest_is_built(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    write(tmp_path / "in", {name: data for name, (data, _) in UNREADABLE.items()})
    write(tmp_path / "in", {"post.txt": clerk(), **STRANGERS})
    (tmp_path / "in" / "folder.txt").mkdir()
    (tmp_path / "in" / "dangling.txt").symlink_to(tmp_path / "gone")
    done = remit("build", "in", "--graph", "graph", "--data", bare)
    assert done.returncode == 0
    for name, (_, reason) in UNREADABLE.items():
        assert f"not read: {name}: {reason}" in done.stderr.splitlines()
    assert (
        "not read: dangling.txt: this is a link to a file that is not there"
        in done.stderr.splitlines()
    )
    for name in STRANGERS:
        assert f"no role profile: {name}" in done.stderr.splitlines()
    assert len(done.stderr.splitlines()) == len(UNREADABLE) + len(STRANGERS) + 1
    described = "SELECT ?title { ?role remit:describedBy ?d ; skos:prefLabel ?title }"
    assert rows(tmp_path / "graph", described) == [("Records Clerk",)]


def test_what_is_no_role_profile_is_kept_as_a_document_with_a_finding(
    tmp_path: Path, bare: Path
) -> None:
    made(tmp_path / "graph", write(tmp_path / "in", {"post.txt": clerk(), **STRANGERS}), data=bare)
    found = rows(
        tmp_path / "graph",
        'SELECT ?name { ?f remit:findingRule "no-profile" ; sh:focusNode ?d . ?d remit:fileName ?name }',
    )
    assert [name for (name,) in found] == sorted(STRANGERS)
    roles = rows(tmp_path / "graph", "SELECT ?role { ?role a remit:Role ; remit:describedBy ?d }")
    assert len(roles) == 1


@pytest.mark.parametrize("bad", ["picture.txt", "dangling.txt"])
def test_a_build_in_which_nothing_can_be_read_leaves_the_last_good_graph(
    tmp_path: Path, bare: Path, remit: Run, bad: str
) -> None:
    made(tmp_path / "graph", write(tmp_path / "in", {"post.txt": clerk()}), data=bare)
    before = canonical(tmp_path / "graph")
    write(tmp_path / "bad", {"picture.txt": bytes(range(256)) * 20})
    (tmp_path / "bad" / "dangling.txt").symlink_to(tmp_path / "gone")
    for _ in range(2):
        done = remit("build", f"bad/{bad}", "--graph", "graph", "--data", bare)
        assert (done.returncode, canonical(tmp_path / "graph") == before) == (1, True)


def test_a_file_that_vanishes_between_finding_and_reading_is_gone_and_the_rest_is_built(
    tmp_path: Path, bare: Path
) -> None:
    names = [f"{number:02}.txt" for number in range(40)]
    folder = write(tmp_path / "in", {name: clerk(f"Clerk {name[:2]}") for name in names})

    def remove_the_last(phase: str, _done: int, of: int) -> None:
        assert of == len(names) or phase != "reading"
        (folder / names[-1]).unlink(missing_ok=True)

    summary = made(tmp_path / "graph", folder, data=bare, progress=remove_the_last)
    assert summary.failed == ((names[-1], "the file is gone"),)
    assert (summary.read, summary.counts["described roles"]) == (39, 39)


def test_a_source_that_was_found_and_is_gone_says_so(tmp_path: Path) -> None:
    (source,) = find_sources([write(tmp_path / "in", {"post.txt": clerk()})]).sources
    Path(source.path).unlink()
    with pytest.raises(UnreadableError, match=r"post\.txt: the file is gone"):
        read_bytes(source)


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk()})
    os.mkfifo(folder / "pipe.txt")

    def read_all() -> None:
        for source in find_sources([folder]).sources:
            with suppress(UnreadableError):
                read_bytes(source)

    reading = threading.Thread(target=read_all, daemon=True)
    reading.start()
    reading.join(timeout=60)
    waits = reading.is_alive()
    if waits:  # let it go, so that the tests end
        os.close(os.open(folder / "pipe.txt", os.O_WRONLY))
    assert not waits


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, bare: Path) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk()})
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    summary = made(tmp_path / "graph", folder, data=bare)
    ((name, reason),) = summary.failed
    assert name == "loop.txt"
    assert reason


def test_two_files_with_the_same_content_are_one_document_and_a_finding(
    tmp_path: Path, bare: Path
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk(), "sub/copy.txt": clerk()})
    summary = made(tmp_path / "graph", folder, data=bare)
    assert summary.counts["described roles"] == 1
    assert len(rows(tmp_path / "graph", "SELECT ?d { ?d a remit:SourceDocument }")) == 1
    found = rows(
        tmp_path / "graph",
        'SELECT ?message { ?f remit:findingRule "same-content" ; sh:resultMessage ?message }',
    )
    assert len(found) == 1
    assert "copy.txt" in found[0][0]


def test_two_untitled_files_with_the_same_content_describe_one_role(
    tmp_path: Path, bare: Path
) -> None:
    untitled = clerk().replace("Job Title: Records Clerk\n", "")
    folder = write(tmp_path / "in", {"post.txt": untitled, "copy.txt": untitled})
    assert made(tmp_path / "graph", folder, data=bare).counts["described roles"] == 1


def accented(name: str) -> str:
    return clerk(f"Café Clerk, {name}")


ENCODINGS = {
    "utf-8": accented("utf-8").encode(),
    "utf-8-with-a-mark": accented("utf-8-with-a-mark").encode("utf-8-sig"),
    "utf-16": accented("utf-16").encode("utf-16"),
    "utf-16-high-byte-first": b"\xfe\xff" + accented("utf-16-high-byte-first").encode("utf-16-be"),
    "utf-16-without-a-mark": accented("utf-16-without-a-mark").encode("utf-16-le"),
    "utf-16-without-a-mark-high-byte-first": accented(
        "utf-16-without-a-mark-high-byte-first"
    ).encode("utf-16-be"),
    "utf-32": accented("utf-32").encode("utf-32"),
    "windows-1252": accented("windows-1252").encode("cp1252"),
    "windows-line-ends": accented("windows-line-ends").replace("\n", "\r\n").encode(),
    "macintosh-line-ends": accented("macintosh-line-ends").replace("\n", "\r").encode(),
    "control-characters": accented("control-characters")
    .replace("letters", "let\x07ters\x00")
    .encode(),
    "form-feeds": accented("form-feeds").replace("\n\n", "\n\f\n").encode(),
}


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the graph of one profile in each encoding."""
    folder = tmp_path_factory.mktemp("encoded")
    made(folder / "graph", write(folder / "in", {f"{n}.txt": d for n, d in ENCODINGS.items()}))
    return folder / "graph"


@pytest.mark.parametrize("name", ENCODINGS)
def test_a_profile_is_read_in_any_encoding(encoded: Path, name: str) -> None:
    described = (
        f"SELECT ?title ?law {{ ?role remit:describedBy ?d ; skos:prefLabel ?title ; "
        f'remit:requiresKnowledgeOf ?law . ?d remit:fileName "{name}.txt" }}'
    )
    law = "http://www.legislation.gov.uk/id/ukpga/1984/60"
    assert rows(encoded, described) == [(f"Café Clerk, {name}", law)]


@pytest.mark.parametrize("name", ENCODINGS)
def test_quotes_count_the_characters_of_the_decoded_text(encoded: Path, name: str) -> None:
    text = read_document("post.txt", ENCODINGS[name]).text
    quotes = rows(
        encoded,
        "SELECT ?start ?end ?words { ?e oa:start ?start ; oa:end ?end ; oa:exact ?words ; "
        f'oa:hasSource ?d . ?d remit:fileName "{name}.txt" }}',
    )
    assert f"Café Clerk, {name}" in [words for *_, words in quotes]
    assert all(text[int(start) : int(end)] == words for start, end, words in quotes)


def test_a_path_that_does_not_exist_is_named_in_the_error(tmp_path: Path) -> None:
    with pytest.raises(NoInputError) as caught:
        find_sources([tmp_path / "nowhere"])
    assert caught.value.place == str(tmp_path / "nowhere")


def test_readme_and_hidden_files_are_no_profiles(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": "a",
            ".post.txt": "a",
            ".git/post.txt": "a",
            "post.TXT": "a",
            "post.wpd": "a",
        },
    )
    found = find_sources([tmp_path])
    assert [source.name for source in found.sources] == ["post.TXT"]
    assert found.passed_over == {".wpd": 1}


def test_what_word_keeps_beside_an_open_document_is_no_profile(tmp_path: Path) -> None:
    write(tmp_path, {"post.txt": "a", "~$post.docx": b"\x05clerk"})
    found = find_sources([tmp_path])
    assert [source.name for source in found.sources] == ["post.txt"]
    assert found.passed_over == {}


def test_a_link_to_a_folder_is_not_followed_and_said_to_be_so(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk(), "below/a.txt": clerk("Cook")})
    (folder / "below" / "again").symlink_to(folder)
    done = remit("build", folder, "--graph", tmp_path / "graph", "--data", bare)
    assert done.stderr == "passed over, as they are links to folders: below/again\n"
    assert "2 read" in done.stdout


@pytest.mark.parametrize("given", ["in", "in/closed"])
def test_a_folder_that_cannot_be_looked_into_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """A user who may do everything may also look into closed folders, so the system is played."""
    folder = write(tmp_path / "in", {"post.txt": clerk(), "closed/a.txt": clerk("Cook")})
    look = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path) == folder / "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    closed = [
        source for source in find_sources([tmp_path / given]).sources if "." not in source.name
    ]
    assert [source.name for source in closed] == ["closed"]
    with pytest.raises(UnreadableError, match="closed: cannot be read: permission denied"):
        read_bytes(closed[0])


def test_what_remit_wrote_into_the_folder_it_reads_is_no_profile(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    folder = write(tmp_path / "in", {"post.txt": clerk(), "page.html": f"<pre>{clerk()}</pre>"})
    graph = folder / "kent"
    made(graph, folder, data=bare)
    before = canonical(graph)
    assert remit("map", "--graph", graph, "-o", folder / "map.html").returncode == 0
    seen = remit("extract", folder / "post.txt", "--format", "html").stdout
    (folder / "seen.htm").write_text(seen, "utf-8")
    done = remit("build", folder, "--graph", graph, "--data", bare)
    assert done.stderr == "passed over, as Remit wrote them: map.html, seen.htm\n"
    assert "2 unchanged" in done.stdout
    assert canonical(graph) == before


def test_a_build_says_what_it_passed_over(tmp_path: Path, bare: Path, remit: Run) -> None:
    folder = write(
        tmp_path / "in", {"post.txt": clerk(), "a.wpd": "x", "b/c.wpd": "x", "Makefile": "x"}
    )
    done = remit("build", folder, "--graph", tmp_path / "graph", "--data", bare)
    assert done.returncode == 0
    assert "passed over, as Remit does not read them: 2 .wpd, 1 without ending" in done.stderr
    assert "hint: save the files of other word processors as .docx or PDF" in done.stderr


def test_a_file_that_is_named_is_passed_over_as_one_in_a_folder_is(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    write(tmp_path, {"staff.zip": "x", "post.txt": clerk()})
    done = remit("build", "staff.zip", "post.txt", "--data", bare)
    assert done.returncode == 0
    assert done.stderr == "passed over, as Remit does not read them: 1 .zip\n"
    assert "1 read" in done.stdout
    alone = remit("build", "staff.zip", "--graph", "other", "--data", bare)
    assert "passed over, as Remit does not read them: 1 .zip" in alone.stderr
    refused(alone, "no profiles here")
    assert not (tmp_path / "other").exists()


def test_a_build_without_a_profile_says_that_the_graph_has_no_role(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    write(tmp_path, {"recipe.txt": STRANGERS["recipe.txt"]})
    done = remit("build", "recipe.txt", "--data", bare)
    assert done.returncode == 0
    assert "no role profile: recipe.txt\nthe graph has no role: nothing" in done.stderr


def test_a_first_build_that_reads_nothing_leaves_no_folder_and_a_later_one_the_graph(
    tmp_path: Path, bare: Path, remit: Run
) -> None:
    write(tmp_path, {"bad.ttl": "<a> <b>", "clerk.txt": clerk("Records Clerk")})
    refused(remit("build", "bad.ttl", "--data", bare), "bad.ttl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.ttl", "clerk.txt"]
    made(tmp_path / "remit-graph", tmp_path / "clerk.txt", data=bare)
    before = canonical(tmp_path / "remit-graph")
    refused(remit("build", "bad.ttl", "--data", bare), "the graph is as it was")
    assert canonical(tmp_path / "remit-graph") == before
