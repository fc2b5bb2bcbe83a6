"""Ranks as profiles write them: in full, abbreviated, misspelt, with what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.ranks import find_rank


@pytest.mark.parametrize(
    ("text", "rank", "designation", "read_as"),
    [
        ("Sergeant", "Sergeant", None, "Sergeant"),
        ("PC", "Constable", None, "Police Constable"),
        ("DC", "Constable", "Detective", "Detective Constable"),
        ("DS", "Sergeant", "Detective", "Detective Sergeant"),
        ("DI Intel", "Inspector", "Detective", "Detective Inspector Intel"),
        ("DCI – Major Crime", "Chief Inspector", "Detective", "Detective Chief Inspector – Major Crime"),
        ("Insp. Custody", "Inspector", None, "Inspector. Custody"),
        ("Detective Sergeant", "Sergeant", "Detective", "Detective Sergeant"),
        ("detective sergeant", "Sergeant", "Detective", "Detective Sergeant"),
        ("DETECTIVE SERGEANT", "Sergeant", "Detective", "Detective Sergeant"),
        ("Chief Inspector, Roads", "Chief Inspector", None, "Chief Inspector, Roads"),
        ("Defective Inspector", "Inspector", "Detective", "Detective Inspector"),
        ("Detective Sargeant", "Sergeant", "Detective", "Detective Sergeant"),
        ("Detctive Constable", "Constable", "Detective", "Detective Constable"),
        ("Custody Sergeant", "Sergeant", None, "Custody Sergeant"),
        ("Chief Superintendent", "Chief Superintendent", None, "Chief Superintendent"),
        ("Temporary Detective Inspector", "Inspector", "Detective", "Temporary Detective Inspector"),
    ],
)  # fmt: skip
def test_a_rank_is_read_in_any_form(
    text: str, rank: str, designation: str | None, read_as: str
) -> None:
    found = find_rank(text)
    assert found is not None
    named = found.title.designation.label if found.title.designation else None
    assert (found.title.rank.label, named) == (rank, designation)
    assert found.read_as.casefold() == read_as.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Records Manager", "Team Leader", "Head of Service", "Director", "", "Crime Scene Manager",
        "Principal Officer", "Detective work", "the constabulary", "pc skills", "Dispatcher",
    ],
)  # fmt: skip
def test_what_is_no_rank_is_not_read_as_one(text: str) -> None:
    assert find_rank(text) is None


@pytest.mark.parametrize(
    ("text", "misspelt"),
    [
        ("Defective Inspector", True), ("Detective Inspecter", True), ("Sargent", True),
        ("Detective Inspector", False), ("DI Intel", False), ("Sergeant", False),
    ],
)  # fmt: skip
def test_only_a_slip_of_the_pen_is_called_one(text: str, misspelt: bool) -> None:
    found = find_rank(text)
    assert found is not None
    assert found.misspelt is misspelt


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Detective Sergeant – Undercover Unit", "Undercover Unit"),
        ("Detective Sergeant, Fraud", "Fraud"),
        ("Detective Sergeant (Fraud)", "Fraud"),
        ("Custody Sergeant", "Custody"),
        ("Detective Sergeant", ""),
    ],
)
def test_what_stands_beside_a_rank_is_kept(text: str, rest: str) -> None:
    found = find_rank(text)
    assert found is not None
    assert found.title.rest == rest


@pytest.mark.parametrize("label", [thing.label for thing in catalogue().of_kind("Rank")])
def test_every_rank_of_the_reference_data_is_found_by_its_name(label: str) -> None:
    found = find_rank(label)
    assert found is not None
    assert (found.title.rank.label, found.misspelt) == (label, False)


@given(
    st.lists(
        st.sampled_from(
            ["Detective", "Defective", "Inspector", "Chief", "DI", "PC", "–", ",", "of", "Sergeant", "x", "(", "Sgt.", "\n"]
        ),
        max_size=8,
    ).map(" ".join)
)  # fmt: skip
def test_the_words_of_a_rank_stand_where_it_says(text: str) -> None:
    found = find_rank(text)
    if found is not None:
        assert found.span.of(text).strip()
        assert found.title.rank in catalogue().of_kind("Rank")
