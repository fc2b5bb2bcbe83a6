"""What a graph says of itself, broken in any way, is refused as damaged and never believed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.graph.body import pack_all
from remit.graph.errors import GraphDamagedError, GraphFormError
from remit.graph.ledger import Ledger
from remit.graph.reader import failed, read_entry
from remit.graph.store.contents import check_contents, write_contents
from remit.graph.store.manifest import FORM, Manifest

from .building import clerk

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(["base", "created", "counts", "paths", "remit", "form"])
WHOLE: dict[str, Any] = json.loads(
    Manifest("https://example.org/", "2030-01-01T00:00:00Z", {"roles": 3}, ("in",)).to_json()
)
FUZZED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FUZZED
@given(st.dictionaries(FIELDS, VALUES, max_size=3), st.sets(FIELDS, max_size=2))
def test_a_manifest_with_other_values_is_read_or_refused(
    tmp_path: Path, changes: dict[str, object], gone: set[str]
) -> None:
    fields = {name: value for name, value in (WHOLE | changes).items() if name not in gone}
    (tmp_path / "manifest.json").write_text(json.dumps(fields), encoding="utf-8")
    try:
        manifest = Manifest.read(tmp_path)
    except GraphDamagedError as error:
        assert "remit build" in error.hint
    except GraphFormError:
        assert fields["form"] != FORM
    else:
        assert manifest.form == FORM
        assert isinstance(manifest.base, str) and isinstance(manifest.created, str)
        assert all(isinstance(count, int) for count in manifest.counts.values())


@FUZZED
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_in_place_of_a_manifest_or_a_list_of_files_are_refused(
    tmp_path: Path, content: bytes
) -> None:
    for name in ("manifest.json", "contents.json"):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphDamagedError):
        Manifest.read(tmp_path)
    if content.strip() != b"{}":
        with pytest.raises(GraphDamagedError):
            check_contents(tmp_path)


@pytest.mark.parametrize("depth", [10_000, 200_000])
def test_nesting_without_end_is_refused(tmp_path: Path, depth: int) -> None:
    for name in ("manifest.json", "contents.json"):
        (tmp_path / name).write_text("[" * depth)
    with pytest.raises(GraphDamagedError):
        Manifest.read(tmp_path)
    with pytest.raises(GraphDamagedError):
        check_contents(tmp_path)


@FUZZED
@given(st.dictionaries(st.text(max_size=5), VALUES, min_size=1, max_size=3))
def test_a_list_of_files_with_other_values_is_refused(
    tmp_path: Path, listed: dict[str, object]
) -> None:
    (tmp_path / "contents.json").write_text(json.dumps(listed), encoding="utf-8")
    with pytest.raises(GraphDamagedError):
        check_contents(tmp_path, whole=True)
    (tmp_path / "contents.json").unlink()
    write_contents(tmp_path)
    check_contents(tmp_path, whole=True)


@FUZZED
@given(st.data())
def test_a_ledger_changed_in_one_byte_gives_what_was_written_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    written = {}
    ledger = Ledger(folder, fresh=True)
    for name, text in (("a.txt", clerk()), ("b.txt", clerk("Court Clerk")), ("c.txt", "")):
        entry, bodies = read_entry(name, text.encode(), "https://example.org/")
        ledger.add(entry, pack_all(bodies))
        written[name] = bodies
    ledger.add(failed("d.txt", "the file is gone"), b"")
    ledger.close()
    (pack,) = folder.glob("*.pack")
    content = bytearray(pack.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    pack.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    ledger = Ledger(folder)
    assert [entry.name for entry in ledger.entries("failed")] == ["c.txt", "d.txt"]
    broken = 0
    for name in ("a.txt", "b.txt"):
        try:
            assert ledger.bodies(name) == written[name]
        except GraphDamagedError:
            broken += 1
            assert not ledger.is_whole(name)
    assert broken
    ledger.close()
