"""Amounts and dates are read as their words state them, and nothing more is made of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from remit.graph.amount import Amount
from remit.graph.document import Document
from remit.graph.extraction.amounts import count_in, hours_in, money_in
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.dates import date_in
from remit.graph.extraction.extract import extract

PAY = [
    ("£31,200 - £34,050", 31200, 34050, "GBP", ""),
    ("£26k–£30k pro rata", 26000, 30000, "GBP", ""),
    ("£26-30k", 26000, 30000, "GBP", ""),
    ("£15.20 per hour", "15.2", "15.2", "GBP", "hour"),
    ("$5,432/month", 5432, 5432, "$", "month"),
    ("€45.000 a year", 45000, 45000, "EUR", "year"),
    ("€3.200,50 per month", "3200.5", "3200.5", "EUR", "month"),
    ("R202 233 per annum", 202233, 202233, "ZAR", "year"),
    ("₹35,400 - 1,12,400", 35400, 112400, "INR", ""),
    ("up to £50,000", None, 50000, "GBP", ""),
    ("from £28,000", 28000, None, "GBP", ""),
    ("$78,000 + depending on experience", 78000, None, "$", ""),
    ("£30,000 + benefits", 30000, 30000, "GBP", ""),
    ("£27,354 plus 20 % shift allowance", 27354, 27354, "GBP", ""),
    ("£33,627 plus £1,500 London weighting", 33627, 33627, "GBP", ""),
    ("£34,105, which includes allowances totalling £2,841", 34105, 34105, "GBP", ""),
    ("£27,300 (Scale 5), rising to £30,900, plus 20% for shifts", 27300, 30900, "GBP", ""),
    ("£12.62 an hour and goes up to £13.40 later", "12.62", "13.4", "GBP", "hour"),
    ("£41,000 London, £36,000 national", 41000, 41000, "GBP", ""),
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "per"), PAY)
def test_pay_is_read_in_all_its_forms(
    text: str, low: float | str | None, high: float | str | None, currency: str, per: str
) -> None:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    assert money_in(text) == Amount(least, most, currency, per)


@pytest.mark.parametrize(
    "text",
    ["Scale 6 SCP 18-22", "Grade R 5", "£1,500 London weighting", "Competitive", "31,200", "20 %"],
)
def test_what_is_no_sum_of_pay_is_not_guessed_at(text: str) -> None:
    assert money_in(text) is None


def test_a_label_says_which_end_a_sum_is_and_for_how_long() -> None:
    lowest = Amount(Decimal(28000), None, "GBP", "")
    assert money_in("£28,000", "Starting salary") == lowest
    a_year = Amount(Decimal(28000), Decimal(28000), "GBP", "year")
    assert money_in("£28,000", "Annual salary") == a_year


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Part time, 22.5 hours a week", ("22.5", "22.5", "week")),
        ("16-20 hours per week", ("16", "20", "week")),
        ("up to 30 hours per week", (None, "30", "week")),
        ("At least 16 hours a month", ("16", None, "month")),
        ("36 per week, shifts", ("36", "36", "week")),
        ("37", ("37", "37", "")),
        ("Rotating 10-hour shifts", None),
        ("4 on 4 off, 12 hours", None),
        ("Monday to Friday, 9-5", None),
        ("24/7", None),
        ("0.6 FTE", None),
    ],
)
def test_hours_are_those_of_a_week_and_not_of_a_shift(
    text: str, ends: tuple[str | None, str | None, str] | None
) -> None:
    read = hours_in(text)
    if ends is None:
        assert read is None
    else:
        low, high = (None if end is None else Decimal(end) for end in ends[:2])
        assert read == Amount(low, high, per=ends[2])


def test_a_number_of_posts_is_one_plain_number() -> None:
    assert [count_in(said) for said in ("Several", "2 full time and 1 part time")] == [None, None]
    assert count_in("3 x Full time") == Amount(Decimal(3), Decimal(3))


def test_a_date_is_read_where_there_is_one_and_only_one_way() -> None:
    assert date_in("14 February 2024 - 23:59") == "2024-02-14"
    assert date_in("Sept 2023") == "2023-09"
    for unsure in ("12 June", "1 May 2026 - 12 May 2026", "31/02/2026", "Open until filled"):
        assert date_in(unsure) is None


FORM = """Job Title: Estates Manager
Salary: £46,731 to £49,764 a year
Hours: 37 hours per week
Vacancies: 2
Closing date: 20 May 2026
Review date: 14/02/2025
Reports to: Director

Duties
- Let contracts for repairs.
- Manage a devolved budget of £1.4m for police buildings.
"""


def test_a_form_s_particulars_are_read_with_their_words() -> None:
    read = as_json(extract(Document("form.txt", "", FORM)))
    assert read["salary_amount"] == {
        "minimum": 46731,
        "maximum": 49764,
        "currency": "GBP",
        "per": "year",
    }
    assert read["hours_amount"]["maximum"] == 37
    assert (read["posts"], read["posts_amount"]["minimum"]) == ("2", 2)
    assert read["closing_date_read_as"] == "2026-05-20"
    assert read["review_date_read_as"] == "2025-02-14"
    assert (read["budget"], read["budget_amount"]["maximum"]) == ("£1.4m", 1400000)
    for name in ("salary", "posts", "closing_date", "review_date", "budget"):
        (quote,) = read[f"{name}_evidence"]
        assert FORM[quote["start"] : quote["end"]] == quote["quote"] == read[name]


def test_a_date_that_may_be_read_two_ways_is_left_where_the_form_is_of_another_country() -> None:
    form = (
        "Job Title: Clerk\nReports to: Chief\nClosing date: 05/06/2026\n\nDuties\n- File papers.\n"
    )
    abroad = form + "- Serve the Garda in Dublin, and the Gardaí of Cork.\n"
    said = [as_json(extract(Document("a", "", text))) for text in (form, abroad)]
    assert [read.get("closing_date_read_as") for read in said] == ["2026-06-05", None]


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("Records Clerk x 3", "Records Clerk", 3),
        ("Records Clerk (x2) - Fleet", "Records Clerk (x2) - Fleet", None),
        ("2 x Records Clerk", "Records Clerk", 2),
        ("Records Clerk (two posts)", "Records Clerk", 2),
        ("Records Clerk - 12 months", "Records Clerk - 12 months", None),
        ("Records Clerk", "Records Clerk", None),
    ],
)
def test_a_number_beside_the_title_says_how_many_posts_there_are(
    line: str, title: str, number: int | None
) -> None:
    text = f"{line}\n\nLocation: Wick\n\nEssential criteria\n- Experience of filing\n"
    profile = extract(Document("a.txt", "", text))
    amounts = dict(profile.amounts)
    assert (profile.title.text if profile.title else None) == title
    assert amounts.get("posts") == (Amount(Decimal(number), Decimal(number)) if number else None)
    if profile.posts is not None:
        assert profile.posts.span.of(text) == profile.posts.text


def test_a_field_for_the_number_of_posts_counts_before_the_title() -> None:
    text = "Post Title: Records Clerk x 3\nNumber of posts: 2\nLocation: Wick\n\nDuties\n- File papers\n"
    profile = extract(Document("a.txt", "", text))
    assert dict(profile.amounts)["posts"] == Amount(Decimal(2), Decimal(2))
