"""Unknown systems are told by the words around their names, and the words are data."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.overlay import laid_over
from remit.graph.profile import RoleProfile

from .extracting import DUTIES, read
from .gold import ROOT

WORDS = ROOT / "data" / "phrases" / "systems.toml"


def systems(profile: RoleProfile) -> list[str]:
    """List the systems of a profile as they are called."""
    return [mention.thing.label for mention in profile.systems]


def clerk(duty: str) -> RoleProfile:
    """Read the profile of a clerk who has one more duty."""
    return read(f"Job Title: Records Clerk\nReports to: Records Manager\n{DUTIES}- {duty}\n")


@pytest.mark.parametrize(
    ("duty", "names"),
    [
        ("Record each visit on QUILLA", ["QUILLA"]),
        ("Log every call in Tarnish", ["Tarnish"]),
        ("Interrogating Brindle for old files", ["Brindle"]),
        ("Keep the rota on Marrow", ["Marrow"]),
        ("Search the Lost Hounds Database", ["Lost Hounds Database"]),
        ("Check the QUILLA and SORREL databases", ["QUILLA", "SORREL"]),
        ("Enter letters in a system called Peatmoss", ["Peatmoss"]),
        ("The team uses Fennel, Tansy and Yarrow", ["Fennel", "Tansy", "Yarrow"]),
        ("Keep people who are registered on the Harbour Register", []),
        (
            "Search ARENA, PNC and PND",
            ["ARENA", "Police National Computer", "Police National Database"],
        ),
        ("Find the forms in SeaDesk", ["SeaDesk"]),
        ("Find the forms on the SeaDesk website", []),
        ("Walk the dog on Mondays", []),
    ],
)
def test_a_system_is_told_by_what_is_done_with_it(duty: str, names: list[str]) -> None:
    assert systems(clerk(duty)) == names


def test_ones_own_words_for_systems_take_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    duty = "Check out books in a gazetteer called Peatmoss"
    assert systems(clerk(duty)) == []
    own = tmp_path / "phrases" / "systems.toml"
    own.parent.mkdir()
    own.write_text(WORDS.read_text("utf-8").replace('"app"', '"app", "gazetteer"'), "utf-8")
    with laid_over(tmp_path):
        assert systems(clerk(duty)) == ["Peatmoss"]


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (
            "Grade pictures on the Child Abuse Image Database (CAID)",
            "Child Abuse Image Database (CAID)",
        ),
        (
            "Enter sums on JARD (Joint Asset Recovery Database)",
            "JARD (Joint Asset Recovery Database)",
        ),
        ("Search the Child Abuse Image Database (daily)", "Child Abuse Image Database"),
    ],
)
def test_a_name_that_is_said_again_in_brackets_is_one_name(duty: str, words: str) -> None:
    assert [mention.text for mention in clerk(duty).systems] == [words]
