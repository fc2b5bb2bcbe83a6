"""What is kept between runs: whole, or made anew, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from remit.graph.cache import kept_text, key_of
from remit.graph.linking.catalogue import catalogue
from remit.graph.overlay import laid_over, lay_over

from .building import nothing_known, tills, write

pytestmark = pytest.mark.usefixtures("cache")


def kept(made: list[str], text: str = "a text\n\u2013 of two lines", key: str = "k") -> str:
    """Ask for a text, and note whether it had to be made."""

    def make() -> str:
        made.append(text)
        return text

    return kept_text("kind", key, make)


def test_a_text_is_made_once_for_each_key(cache: Path) -> None:
    made: list[str] = []
    assert kept(made) == kept(made) == "a text\n\u2013 of two lines"
    assert kept(made, "another", key="l") == kept(made, "another", key="l") == "another"
    assert made == ["a text\n\u2013 of two lines", "another"]
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("place", [0, 3, 12, -1])
def test_a_text_that_was_changed_or_cut_short_is_made_anew(cache: Path, place: int) -> None:
    made: list[str] = []
    text = kept(made)
    [path] = cache.iterdir()
    for spoilt in (
        path.read_bytes()[:place],
        path.read_bytes()[:place] + b"\xff" + path.read_bytes()[place:],
    ):
        path.write_bytes(spoilt)
        assert kept(made) == text
    assert len(made) == 3
    assert kept(made) == text
    assert len(made) == 3


def test_where_nothing_can_be_kept_a_text_is_made_each_time(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    cache.write_text("a file in its place", encoding="utf-8")
    assert kept(made) == kept(made)
    monkeypatch.setenv("REMIT_CACHE", "")
    assert kept(made) == kept(made)
    assert len(made) == 4


def test_the_texts_that_were_of_use_last_are_kept(cache: Path) -> None:
    made: list[str] = []
    for number in range(12):
        kept(made, key=f"{number}")
        os.utime(cache / f"kind-{number}", (number + 1, number + 1))
    kept(made, key="0")
    assert {path.name for path in cache.iterdir()} == {f"kind-{n}" for n in (0, *range(5, 12))}


def test_keys_tell_all_parts_apart() -> None:
    assert len({key_of(parts) for parts in (["ab"], ["a", "b"], ["", "ab"], ["b", "a"])}) == 4


def test_what_was_read_of_the_reference_data_is_read_again_when_they_change(
    tmp_path: Path, cache: Path
) -> None:
    labels: list[str] = []
    for label in ("Tills", "Scales", "Tills"):
        data = write(nothing_known(tmp_path / "data"), {"reference/own.ttl": tills(label)})
        os.utime(data / "reference" / "own.ttl", (1, len(labels)))
        with laid_over(data):
            labels += [thing.label for thing in catalogue().things.values()]
            stated = "\n".join(catalogue().stated.about.values()).split("\n")
            assert [label in line for line in stated if "prefLabel" in line] == [True]
    lay_over(None)
    assert labels == ["Tills", "Scales", "Tills"]
    assert len(list(cache.iterdir())) == 2
