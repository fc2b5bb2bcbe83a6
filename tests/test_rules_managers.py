"""What follows for a role from its managers, and for them, from which premises."""

from __future__ import annotations

import pytest

from .deriving import MANAGER, claims, derive


def test_a_role_answers_to_the_managers_of_its_managers_and_no_other() -> None:
    chain = claims(1, ("id:clerk", "org:reportsTo", "id:lead"))
    chain += claims(2, ("id:lead", "org:reportsTo", "id:head"))
    chain += claims(3, ("id:head", "org:reportsTo", "id:chief"))
    chain += claims(4, ("id:porter", "org:reportsTo", "id:head"))
    assert derive(chain) == {
        ("clerk", "answersTo", "head"): {"d1claim1", "d2claim1"},
        ("clerk", "answersTo", "chief"): {"d1claim1", "d2claim1", "d3claim1"},
        ("lead", "answersTo", "chief"): {"d2claim1", "d3claim1"},
        ("porter", "answersTo", "chief"): {"d4claim1", "d3claim1"},
    }


def test_a_manager_named_directly_is_not_said_again_and_a_loop_ends() -> None:
    both = claims(
        1, ("id:clerk", "org:reportsTo", "id:lead"), ("id:clerk", "org:reportsTo", "id:head")
    )
    both += claims(2, ("id:lead", "org:reportsTo", "id:head"))
    assert derive(both) == {}
    loop = claims(1, ("id:a", "org:reportsTo", "id:b"), ("id:b", "org:reportsTo", "id:a"))
    assert derive(loop) == {}


def test_a_role_is_managed_at_the_rank_of_each_of_its_managers() -> None:
    known = "id:reference { id:inspector a remit:Rank . id:sergeant a remit:Rank . }"
    said = claims(
        1, ("id:clerk", "org:reportsTo", "id:lead"), ("id:lead", "remit:rank", "id:inspector")
    )
    said += claims(
        2, ("id:clerk", "org:reportsTo", "id:head"), ("id:head", "remit:rank", "id:sergeant")
    )
    said += claims(3, ("id:porter", "org:reportsTo", "id:steward"))
    assert derive(known + said) == {
        ("clerk", "managedAtRank", "inspector"): {"d1claim1", "d1claim2"},
        ("clerk", "managedAtRank", "sergeant"): {"d2claim1", "d2claim2"},
    }


def test_a_manager_named_by_rank_alone_is_in_the_unit_of_the_role() -> None:
    assert derive(MANAGER, "manager-in-unit") == {
        ("manager", "http://www.w3.org/ns/org#postIn", "team"): {"claim1", "claim2"}
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('prefLabel "DI" ', 'prefLabel "DI Intel" '),
        ("remit:rank id:inspector .", "remit:rank id:inspector ; remit:describedBy id:document ."),
        ("remit:rank id:inspector .", "remit:rank id:inspector ; org:postIn id:other ."),
        ("org:postIn id:team ; org", "org"),
        (" ; remit:describedBy id:document .", " ."),
    ],
    ids=["named by more", "with a profile", "placed already", "role without unit", "no profile"],
)
def test_another_manager_is_not_placed(before: str, after: str) -> None:
    assert before in MANAGER
    assert derive(MANAGER.replace(before, after), "manager-in-unit") == {}
