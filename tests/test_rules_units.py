"""What follows for a role from its unit, from which premises, and what does not follow."""

from __future__ import annotations

from .deriving import UNITS, claims, derive


def test_a_role_works_for_the_forces_that_its_unit_covers() -> None:
    post = claims(1, ("id:analyst", "org:postIn", "id:region"))
    premises = {"d1claim1", "region"}
    assert derive(UNITS + post) == {
        ("analyst", "serves", "north"): premises,
        ("analyst", "serves", "south"): premises,
    }


def test_cover_of_the_unit_above_is_not_that_of_the_role() -> None:
    derived = derive(UNITS + claims(1, ("id:analyst", "org:postIn", "id:squad")))
    assert {predicate for _, predicate, _ in derived} == {"belongsTo"}


def test_a_role_belongs_to_all_that_its_unit_is_part_of_with_the_way_as_premises() -> None:
    derived = derive(
        UNITS + claims(1, ("id:analyst", "org:postIn", "id:squad")), "belongs-through-unit"
    )
    assert derived == {
        ("analyst", "belongsTo", "arm"): {"d1claim1", "squad"},
        ("analyst", "belongsTo", "region"): {"d1claim1", "squad", "arm"},
    }


def test_units_that_are_part_of_each_other_end() -> None:
    circle = "id:reference { id:a org:unitOf id:b . id:b org:subOrganizationOf id:a . }"
    derived = derive(circle + claims(1, ("id:clerk", "org:postIn", "id:a")))
    assert set(derived) == {("clerk", "belongsTo", "b")}


def test_cover_is_never_taken_from_the_organisation_above() -> None:
    derived = derive("""
id:reference {
  id:regional a remit:RegionalUnit ; remit:covers id:north, id:south ; remit:leadForce id:north .
  id:counter-terrorism a remit:RegionalUnit ; org:subOrganizationOf id:regional .
  id:north a remit:Force . id:south a remit:Force .
}
id:facts { id:team a remit:Unit ; org:subOrganizationOf id:counter-terrorism . }""")
    assert derived == {}
