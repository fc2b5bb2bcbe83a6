"""A manager named in person: the rank is read, and the name makes no role."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from .extracting import DUTIES, read


@pytest.mark.parametrize(
    ("manager", "read_as", "in_person"),
    [
        ("DS Hollis Tarn", "Detective Sergeant", True),
        ("Insp Jo Mason", "Inspector", True),
        ("Chief Inspector Ann Gray (Quay Hub)", "Chief Inspector (Quay Hub)", True),
        ("T/DI Mary-Jane O'Shea", "T/Detective Inspector", True),
        ("DI Economic Crime", "Detective Inspector Economic Crime", False),
        ("Inspector Roads Policing", None, False),
        ("Sgt Hale", "Sergeant Hale", False),
        ("DS Wick Leck", "Detective Sergeant Wick Leck", False),
        ("Head of Stores", None, False),
    ],
)
def test_a_manager_named_in_person_is_read_as_the_rank(
    manager: str, read_as: str | None, in_person: bool
) -> None:
    text = f"Job Title: Records Clerk\nLocation: Wick Leck\nReports to: {manager}\n{DUTIES}"
    profile = read(text)
    assert profile.reports_to is not None
    assert (profile.reports_to.text, profile.reports_to.read_as) == (manager, read_as)
    assert profile.manager_in_person is in_person


def test_the_role_is_of_the_rank_and_the_name_is_in_the_quote(
    remit: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    form = "Borset Police\n\nJob Title: {}\nUnit: {}\nReports to: {}\n{}"
    told = [
        ("Records Clerk", "Stores", "DS Hollis Tarn"),
        ("Tape Clerk", "Stores", "Detective Sergeant"),
        ("Detective Sergeant", "Quay Team", "Inspector"),
    ]
    for number, (title, unit, manager) in enumerate(told):
        path = tmp_path / "profiles" / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(form.format(title, unit, manager, DUTIES), "utf-8")
    graph = ("--graph", str(tmp_path / "graph"))
    remit("build", str(tmp_path / "profiles"), *graph)
    asked = remit("ask", "who does the Records Clerk report to", "--format", "json", *graph)
    [answer] = json.loads(asked.stdout)["answers"]
    assert answer["label"].startswith("Detective Sergeant, Stores")
    assert [quote["quote"] for quote in answer["evidence"]] == ["DS Hollis Tarn"]
