"""Mistakes that people make in forms are told of, however the form is laid out."""

from __future__ import annotations

import pytest

from remit.graph.extraction.accounting import account

from .extracting import read

HEAD = "Job Title: Ledger Clerk\nGrade: C3\nForce: Borset Police\n"
DUTIES = "\nMain Duties\n- Keep the ledgers.\n"


def told(text: str) -> set[str]:
    return {finding.rule for finding in read(text).findings}


@pytest.mark.parametrize(
    "choices",
    [
        "Status: Officer / Staff (delete as appropriate)\n",
        "Status:\nOfficer / Staff (delete as appropriate)\n",
        "Job kind: Full time / Part time (please delete)\n",
    ],
)
def test_choices_that_were_never_struck_out_are_told_of_and_are_no_value(choices: str) -> None:
    profile = read(HEAD + choices + DUTIES)
    assert "undecided-field" in {finding.rule for finding in profile.findings}
    assert profile.status is None


@pytest.mark.parametrize(
    "still_open",
    [
        "[to be completed by the Reward team]",
        "To be confirmed following evaluation by HR",
        "[line manager's job title]",
    ],
)
def test_what_somebody_is_still_to_fill_in_is_told_of_and_is_no_value(still_open: str) -> None:
    profile = read(f"{HEAD}Post number: {still_open}\nReports to: {still_open}\n{DUTIES}")
    assert [found.rule for found in profile.findings].count("undecided-field") == 2
    assert profile.role_code is None
    assert profile.reports_to is None


def test_choices_in_a_row_of_cells_are_one_value() -> None:
    rows = (
        "Job Title: / Clerk / Grade: / C3\nForce: / Borset Police / Unit: / Ledger Team\n"
        "Hours: / 37 hours / Status: / Full time / Part time / Job share (delete as appropriate)\n"
    )
    profile = read(rows + DUTIES)
    assert "undecided-field" in {finding.rule for finding in profile.findings}
    assert profile.status is None


@pytest.mark.parametrize(
    ("item", "is_vague"),
    [
        ("Relevant qualification.", True),
        ("Appropriate experience.", True),
        ("Suitable knowledge and skills", True),
        ("Relevant degree.", False),
        ("Experience of ledgers.", False),
    ],
)
def test_a_condition_that_any_post_could_have_is_vague(item: str, *, is_vague: bool) -> None:
    assert ("vague-requirement" in told(f"{HEAD}\nEssential Criteria\n- {item}\n")) is is_vague


@pytest.mark.parametrize("label", ["Hours", "Kept warm at"])
@pytest.mark.parametrize("form", ["{}: \n", "{}:\n"])
def test_a_label_with_nothing_behind_it_is_told_of_whether_it_is_listed_or_not(
    form: str, label: str
) -> None:
    empty = form.format(label)
    profile = read(f"{HEAD}{empty}Reports to: Inspector\n{DUTIES}")
    assert "empty-field" in {finding.rule for finding in profile.findings}
    assert profile.reports_to is not None and profile.reports_to.text == "Inspector"


def test_a_number_that_answers_a_label_is_no_number_of_a_page() -> None:
    hours = read("Job Title:\nClerk\nHours:\n37\nReports to:\nInspector\n" + DUTIES).hours
    assert hours is not None and hours.text == "37"


def test_one_bullet_inside_another_of_its_kind_is_told_of() -> None:
    assert "bullet-debris" in told(f"{HEAD}\nMain Duties\n•\t• Keep the ledgers.\n•\tCount.\n")
    assert "bullet-debris" not in told(f"{HEAD}\nMain Duties\n•\tKeep the ledgers.\n•\tCount.\n")


def test_a_number_without_its_item_is_an_empty_one() -> None:
    assert "empty-item" in told(f"{HEAD}\nMain Duties:\n1\nKeep ledgers.\n2\n3\nCount them.\n")


@pytest.mark.parametrize(
    "drawn", ["-----", "=========", "* * *", "|---|---|", "┃ ━━ ┃", "........"]
)
def test_a_line_that_only_draws_is_no_empty_item_and_counts_as_furniture(drawn: str) -> None:
    profile = read(f"{HEAD}\n{drawn}\n{DUTIES}")
    assert "empty-item" not in {finding.rule for finding in profile.findings}
    kinds = {part.kind for part in account(profile) if part.span.start == len(HEAD) + 1}
    assert kinds == {"furniture"}


def test_words_of_the_form_in_angle_brackets_are_a_prompt_and_no_tag() -> None:
    rules = told(f"{HEAD}\nSpecial Conditions\n- <Enter the name of the department>\n")
    assert "template-prompt" in rules and "markup-debris" not in rules
    assert "markup-debris" in told(f'{HEAD}\nMain Duties\n- Keep <a href="x">ledgers</a>.\n')


def test_a_misspelt_rank_is_a_slip_also_where_it_is_known_and_before_a_dash() -> None:
    for manager in ("Sargeant – Ledger Team", "Inspecter – Ledger Team"):
        assert "typo" in told(f"{HEAD}Reports to: {manager}\n{DUTIES}")
    assert "typo" not in told(f"{HEAD}Reports to: Inspection – Ledger Team\n{DUTIES}")


def test_a_condition_among_the_duties_is_told_of_where_it_says_how_binding_it_is() -> None:
    profile = read(f"{HEAD}{DUTIES}- Knowledge of the Theft Act 1968 is essential.\n")
    assert "misplaced" in {finding.rule for finding in profile.findings}
    assert "misplaced" not in told(f"{HEAD}{DUTIES}- Knowledge of ledgers is shared with all.\n")


def test_two_letters_swapped_in_a_short_word_of_a_law_are_read_through() -> None:
    profile = read(f"{HEAD}\nEssential Criteria\n- Knowledge of the Raod Traffic Act 1988.\n")
    assert [law.thing.label for law in profile.legislation] == ["Road Traffic Act 1988"]


def test_of_very_many_findings_of_one_kind_the_last_stands_for_the_rest() -> None:
    found = read("Job Title: Clerk\n" + "Grade:\n" * 350 + DUTIES).findings
    empty = [f for f in found if f.rule == "empty-field"]
    assert len(empty) == 200
    assert empty[-1].message.endswith("(150 more of this kind.)")
