"""Levels of vetting that a field only wishes for beside the one that the post needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .extracting import DUTIES, read, said
from .replies import built, documents, post

DESIRABLE, SPARED = "desirable", "not required"


@pytest.mark.parametrize(
    ("field", "not_needed"),
    [
        ("MV needed, SC nice to have", {"SC nice to have": DESIRABLE}),
        ("SC (DV desirable)", {"DV desirable": DESIRABLE}),
        ("SC required (desirable: DV)", {"desirable: DV": DESIRABLE}),
        ("MV (desirable), SC", {"MV (desirable)": DESIRABLE}),
        ("MV essential and DV desirable", {"DV desirable": DESIRABLE}),
        ("MV and DV desirable", {"MV and DV desirable": DESIRABLE}),
        ("MV / DV desirable", {"MV / DV desirable": DESIRABLE}),
        ("SC with DV preferred", {"DV preferred": DESIRABLE}),
        ("Recruitment Vetting - Management Vetting not required",
         {"Management Vetting not required": SPARED}),
        ("Security Check (SC)", {}),
        ("MV or SC", {}),
        ("SC or willing to obtain DV", {}),
    ],
)  # fmt: skip
def test_what_a_field_wishes_for_is_a_condition_of_its_own(
    field: str, not_needed: dict[str, str]
) -> None:
    profile = read(f"Job Title: Records Clerk\nVetting: {field}\n{DUTIES}")
    assert said(profile.vetting) == field
    assert {r.text: r.modality for r in profile.requirements} == not_needed
    assert {r.kind for r in profile.requirements} <= {"Vetting"}


def test_of_a_sentence_the_level_that_is_needed_is_the_value() -> None:
    field = "Developed Vetting (DV) would be desirable here; Security Check (SC) is what is needed"
    profile = read(f"Job Title: Records Clerk\nVetting: {field}.\n{DUTIES}")
    assert said(profile.vetting) == "Security Check (SC)"
    (wish,) = profile.requirements
    assert (wish.text, wish.modality) == (field.partition(";")[0], DESIRABLE)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    vetting = {"one.txt": "MV needed, SC nice to have", "two.txt": "SC (DV desirable)"}
    posts = {
        name: post(f"Clerk {name[:3]}", "Files Team", f"Vetting: {field}", needs=["Tact"])
        for name, field in vetting.items()
    }
    with built(tmp_path_factory.mktemp("vetting"), posts) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which roles need SC", {"two.txt"}),
        ("which roles need MV", {"one.txt"}),
        ("which roles need DV", set()),
        ("for which roles is SC desirable", {"one.txt"}),
        ("for which roles is DV desirable", {"two.txt"}),
    ],
)
def test_a_level_that_is_wished_for_is_not_needed(
    asker: Asker, question: str, found: set[str]
) -> None:
    assert documents(asker.ask(question)) == found


@pytest.mark.parametrize("label", ["Checks", "Screening", "Vetted at"])
def test_a_short_form_beside_another_level_is_a_level_whatever_the_field_is_called(
    label: str,
) -> None:
    profile = read(f"Job Title: Records Clerk\n{label}: MV needed, SC nice to have\n{DUTIES}")
    assert {r.text: r.modality for r in profile.requirements} == {"SC nice to have": DESIRABLE}
