"""A list of vacancies is read post by post; a profile with a table of posts in it is still one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.extraction.accounting import account, shares
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile
from remit.graph.reading.formats import read

HEADS = ("Post Title", "Grade", "Department", "Reports to", "Base", "Closing Date")
POSTS = (
    ("Quay Analyst", "Scale 6", "Harbour Desk", "Senior Analyst", "Borley", "12 March"),
    ("Gaol Officer", "Scale 4", "Gaol Team", "Gaol Sergeant", "Wick", "14 March"),
    ("Detective Sergeant", "DS", "Smuggling Unit", "Detective Inspector", "", "20 March"),
)
INTRODUCTION = "Vacancies at Wick and Borley Police\n\n"


def tabs(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def strokes(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([lines[0], "|" + "---|" * len(rows[0]) + "\n", *lines[1:]])


def page(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def profile(name: str, text: str) -> RoleProfile:
    return extract(read(name, text.encode()))


def told(found: RoleProfile) -> list[tuple[str | None, ...]]:
    """Give title, grade, unit, manager and place of each role."""
    names = ("title", "grade", "unit", "reports_to", "location")
    roles = (found, *found.others)
    return [tuple(v.text if (v := getattr(r, n)) else None for n in names) for r in roles]


@pytest.mark.parametrize(
    ("name", "write_"),
    [("a.txt", tabs), ("a.md", strokes), ("a.html", page)],
    ids=["tabs", "strokes", "page"],
)
def test_each_row_of_a_list_of_vacancies_is_a_role(
    name: str, write_: Callable[[tuple[tuple[str, ...], ...]], str]
) -> None:
    found = profile(name, INTRODUCTION + write_((HEADS, *POSTS)))
    assert told(found) == [
        ("Quay Analyst", "Scale 6", "Harbour Desk", "Senior Analyst", "Borley"),
        ("Gaol Officer", "Scale 4", "Gaol Team", "Gaol Sergeant", "Wick"),
        ("Detective Sergeant", None, "Smuggling Unit", "Detective Inspector", None),
    ]
    assert found.others[1].rank_title is not None
    text = found.document.text
    for role in (found, *found.others):
        for value in (role.title, role.unit, role.reports_to):
            assert value is not None
            assert value.span.of(text) == value.text
        assert role.organisation is not None
        assert role.organisation.text == "Wick and Borley Police"
    assert "several-posts" in {finding.rule for finding in found.all_findings}


def test_a_cell_that_goes_on_below_is_read_as_one() -> None:
    rows = (*POSTS[:1], ("", "", "and Port Office", "", "", ""), *POSTS[1:])
    found = profile("a.txt", INTRODUCTION + tabs((HEADS, *rows)))
    assert told(found)[0][2] == "Harbour Desk and Port Office"
    assert len(found.others) == 2


def test_a_unit_that_stands_once_for_the_posts_below_it_is_the_unit_of_each() -> None:
    units = ("Harbour Desk", "", "Smuggling Unit")
    rows = [(unit, row[0], row[1], row[3]) for unit, row in zip(units, POSTS, strict=True)]
    found = profile("a.txt", INTRODUCTION + tabs((("Unit", *HEADS[:2], HEADS[3]), *rows)))
    assert [unit for _, _, unit, *_ in told(found)] == [
        "Harbour Desk", "Harbour Desk", "Smuggling Unit",
    ]  # fmt: skip


@pytest.mark.parametrize("inside", [True, False], ids=["inside", "above"])
def test_a_line_over_rows_or_over_one_of_several_tables_is_said_of_these_alone(
    inside: bool,
) -> None:
    heads, *posts = [(row[0], row[1], *row[3:5]) for row in (HEADS, *POSTS)]
    parts = [
        ("Harbour Team\n", tabs(tuple(posts[:1]))),
        ("Smuggling Unit\n", tabs(tuple(posts[1:]))),
    ]
    if inside:
        table = tabs((heads,)) + "".join(name + rows for name, rows in parts)
    else:
        table = "\n".join(name + tabs((heads,)) + rows for name, rows in parts)
    found = profile("a.txt", INTRODUCTION + table)
    assert [(title, unit) for title, _, unit, *_ in told(found)] == [
        ("Quay Analyst", "Harbour Team"), ("Gaol Officer", "Smuggling Unit"),
        ("Detective Sergeant", "Smuggling Unit"),
    ]  # fmt: skip
    assert "not understood" not in {
        p.kind for p in account(found) if "Team" in p.span.of(found.document.text)
    }


def test_what_is_said_of_each_post_stands_in_the_json_and_is_accounted_for() -> None:
    found = profile(
        "a.txt", INTRODUCTION + tabs((HEADS, *POSTS)) + "\nAsk at the harbour office.\n"
    )
    others = as_json(found)["other_roles"]
    assert [other["title"] for other in others] == ["Gaol Officer", "Detective Sergeant"]
    assert others[0]["unit_evidence"][0]["quote"] == "Gaol Team"
    assert shares(account(found))["not understood"] < 0.25
    assert [f.rule for f in found.all_findings].count("unread-line") == 1


@pytest.mark.parametrize(
    "text",
    [
        "Job Title: Harbour Master\nGrade: PO4\n\nStaff of the harbour\n" + tabs((HEADS, *POSTS)),
        tabs((HEADS, *POSTS)) + "\nKey Responsibilities\n- Keeps the quays free of contraband.\n",
        tabs((HEADS, POSTS[0])) + "\nKey Responsibilities\n- Keeps the quays free.\n",
        "Job Title\tClerk\tGrade\tC3\nTeam\tStores\tReports to\tHarbour Master\n",
    ],
)
def test_a_profile_of_one_role_is_no_list(text: str) -> None:
    assert not profile("a.txt", text).others
