"""Heads and tables of forms whose rows have run together in one line."""

from __future__ import annotations

from .extracting import read, said

_BEHIND = (
    " Overall Purpose of Job See that callers are received well and that the office runs in an "
    "orderly way. Main Duties and Responsibilities 1. Greet callers and find out what they need. "
    "2. Record lost property. 3. Answer the telephone when needed. 4. Take cash, issue receipts "
    "and bank the money each week.\n"
)
_SPECIFICATION = (
    "PERSON SPECIFICATION Criteria Essential = E Desirable = D Can sort post by hand and by "
    "machine E NVQ Level 2 in Stock Control D Has counted stock E Knows how a depot works D "
    "Drives a van E\n"
)


def test_labels_before_all_values_have_their_own() -> None:
    profile = read(
        "BORSET POLICE JOB DESCRIPTION Post: Post No: Grade: Responsible to: Responsible for: "
        f"Command: Stores Clerk SS/FC/014 Scale 3 Stores Head No staff Support Services{_BEHIND}"
    )
    assert [said(v) for v in (profile.title, profile.role_code, profile.grade)] == [
        "Stores Clerk",
        "SS/FC/014",
        "Scale 3",
    ]
    assert said(profile.reports_to) == "Stores Head"
    assert said(profile.unit) == "Support Services"
    assert not profile.direct_reports


def test_two_values_without_a_shape_are_parted_only_where_a_title_ends() -> None:
    head = "BORSET POLICE JOB DESCRIPTION Post: Grade: {} Records Clerk Scale 4 {}"
    told = read(head.format("Responsible to: Command:", "Stores Manager Court Work") + _BEHIND)
    assert (said(told.reports_to), said(told.unit)) == ("Stores Manager", "Court Work")
    left = read(head.format("Command: Responsible to:", "Court Work Stores Manager") + _BEHIND)
    assert (said(left.reports_to), said(left.unit)) == (None, None)


def test_letters_behind_criteria_in_one_line_weigh_them() -> None:
    found = read(f"Stores Clerk{_BEHIND}{_SPECIFICATION}").requirements
    assert [r.modality[:1] for r in found] == ["e", "d", "e", "d", "e"]
    assert found[2].text == "Has counted stock"
    ahead = read(
        "Stores Clerk\n\nPERSON SPECIFICATION SKILLS E Can sort post by hand and by machine D Has an "
        "NVQ Level 2 in Stock Control E Has counted the stock of a depot at the end of a year "
        "D Knows how a depot of a public service works from one day to the next E Drives a van "
        "with a full licence D Has driven a lorry in town and over land\n"
    ).requirements
    assert [r.modality[:1] for r in ahead] == ["e", "d", "e", "d", "e", "d"]
