"""Texts that are written anew before they are read: mails passed on, doubled strokes, flat rows."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read, said
from .laying_out import fields, laid_out, weighed

WEIGHTS = {"Tact": "essential", "Wit": "desirable"}


@pytest.mark.parametrize(
    "mail",
    [
        "See below.\n> STORES CLERK\n>\n> You keep the books of the stores\n> and answer letters.\n>\n"
        "> Essential\n> Tact with callers who have waited for\n> a long time\n",
        "Hello all\n\n> > STORES CLERK\n>\n> You keep the books of the stores and\n> answer letters.\n>\n"
        "> Must have\n>\n> Tact with callers who have waited for\n> a long time\n",
    ],
)
def test_the_marks_of_a_mail_are_no_bullets(mail: str) -> None:
    asked = [r.text for r in read(mail).requirements]
    assert asked == ["Tact with callers who have waited for a long time"]


def test_bullets_that_look_like_the_marks_of_a_mail_stay_bullets() -> None:
    text = "Job Title: Clerk\nMain duties\n> Keep books\n> Answer letters\n> Sort post\n> File\n> Copy\n"
    (duties,) = [s for s in laid_out(text).sections if s.kind == "duties"]
    assert [item.marker for item in duties.items] == [">"] * 5


def test_a_place_in_a_mail_is_that_of_the_mail_as_it_came() -> None:
    text = "FYI\n> Job Title: Stores Clerk\n>\n> Grade: C\n> Unit: Mill Stores\n> Base: Leck\n"
    title = read(text).title
    assert title is not None
    assert title.span.of(text) == "Stores Clerk"


@pytest.mark.parametrize(
    "rows",
    [
        "Title || Stores Clerk || Grade || C3\nDept || Mill Stores || Base || Leck\n",
        "Title|| Stores Clerk|| Grade|| C3\n|| Dept || Mill Stores || Base || Leck ||\nPay || 9 || Hours || 37\n",
    ],
)
def test_two_strokes_part_cells_as_one_does(rows: str) -> None:
    found = fields(f"{rows}\nMain duties\n- Files letters.\n")
    assert (found["grade"], found["unit"], found["location"]) == ("C3", "Mill Stores", "Leck")


def test_two_strokes_among_single_ones_are_an_empty_cell() -> None:
    text = "| Skills | Tact || A |\n| Other || Wit | I |\n"
    assert "||" in laid_out(f"Job Title: Clerk\n\n{text}").document.text


HEADS = "Area\nEssential\nDesirable\nTested by\n"


@pytest.mark.parametrize(
    "rows",
    [
        f"{HEADS}Skills\nTact\nWit\nInterview\nOther\nPluck\n-\nTest\n",
        "Person specification\nCriteria\nEssential\nDesirable\nHow assessed\nManner\nTact\n-\nApplication\n"
        "Ways of mind\nPluck\nWit\nInterview, test\n",
    ],
)
def test_cells_on_a_line_each_are_rows_that_end_with_the_test(rows: str) -> None:
    found = weighed(f"Job Title: Clerk\n{DUTIES}\n{rows}")
    assert {text: found[text] for text in ("Tact", "Pluck", "Wit")} == {
        **WEIGHTS,
        "Pluck": "essential",
    }


def test_lists_below_two_weights_are_no_rows() -> None:
    text = "Job Title: Clerk\n\nEssential\nTact\nDesirable\nWit\n"
    assert weighed(text) == WEIGHTS


ASKED = (
    "What is the job called? Stores Clerk\n\nWhat's the point of it? Callers wait for days.\n\n"
    "What will I do? You answer letters.\n\n{}\n\nWho is it for? You must be able to swim.\n"
)


@pytest.mark.parametrize("question", ["Who oversees me?", "Who will look after me?"])
def test_an_answer_stands_behind_its_question_in_one_line(question: str) -> None:
    text = ASKED.format(f"{question} Your supervisor is the Stores Manager. He is new.")
    profile = read(text)
    assert said(profile.title) == "Stores Clerk"
    assert said(profile.reports_to) == "Stores Manager"
    assert [r.text for r in profile.requirements] == ["You must be able to swim."]
    assert [s.kind for s in laid_out(text).sections][-3:] == ["purpose", "duties", "requirements"]


def test_a_question_in_passing_heads_nothing() -> None:
    text = "Job Title: Clerk\n\nIs it hard? It is. You must be able to swim.\n"
    assert not laid_out(text).order


def test_codes_count_on_over_the_edge_of_a_page_that_is_one_line() -> None:
    filler = (
        "You keep the books of the mill and answer what comes by post, day by day, all year. " * 3
    )
    text = (
        f"Job Title: Clerk Grade: C Purpose {filler}What you will bring – essential (E) and desirable (D) "
        "E1 Tact with callers at the gate E2 Knowledge of the harbour D1 Skilled in song Page 1 of 2\n"
        f"OFFICIAL D2 Has kept bees in the county D3 Has sung in a choir Conditions {filler}Page 2 of 2\n"
    )
    found = weighed(text)
    assert found["Has kept bees in the county"] == "desirable"
    assert found["Tact with callers at the gate"] == "essential"
    assert not any("(E)" in item for item in found)


def test_a_criterion_goes_on_below_the_method_beside_it() -> None:
    text = (
        "Job Title: Clerk\n\nPERSON SPECIFICATION\n\nEssential             How assessed\nCriteria\n\n"
        "1.  Six months of         Application\n    filing letters\n\n2.  Song                  Interview\n"
    )
    assert list(weighed(text)) == ["Six months of filing letters", "Song"]


@pytest.mark.parametrize("word", ["Show", "Collapse"])
def test_words_that_fold_a_page_are_no_part_of_a_heading(word: str) -> None:
    text = f"Clerk\n\nMain duties - {word}\nYou file letters.\nBenefits - {word}\nA van, to be used for duty only\n"
    assert [s.kind for s in laid_out(text).sections][-2:] == ["duties", "form"]
    assert not read(f"{text}Essential - {word}\n{DUTIES}").requirements


def test_a_title_that_ends_like_such_a_word_keeps_it() -> None:
    assert (
        said(read(f"Job Title: Stage Hand - Show\nGrade: C\n{DUTIES}").title) == "Stage Hand - Show"
    )


@pytest.mark.parametrize("opening", ["Post", "Role"])
def test_lettered_labels_end_with_a_full_stop(opening: str) -> None:
    text = (
        f"NOTICE\n\n(A) {opening}. Stores Clerk\n\n(B) Post no. K 21. One post. No pay is added.\n\n(C) Base. Leck Mill\n\n"
        "(D) Command. The clerk answers to the Stores Manager and leads nobody in the mill.\n\n(E) Purpose. To keep the stores.\n"
    )
    found = fields(text)
    assert {name: found[name] for name in ("title", "role_code", "location")} == {
        "title": "Stores Clerk",
        "role_code": "K 21",
        "location": "Leck Mill",
    }
    assert "unit" not in found


def test_lettered_sentences_are_no_labels() -> None:
    text = "Job Title: Clerk\n\n(A) Keep it. Now.\n(B) Base it. Here.\n(C) Grade it. Well.\n(D) File it. Too.\n(E) End.\n"
    assert not laid_out(text).order


@pytest.mark.parametrize("heads", [("Must have", "Nice to have"), ("MUST HAVE", "NICE TO HAVE")])
def test_columns_are_headed_by_other_words_for_both_weights(heads: tuple[str, str]) -> None:
    first, second = heads
    text = (
        f"Job Title: Clerk\n{DUTIES}\n{first:<34}{second}\n{'-' * 28:<34}{'-' * 28}\n"
        f"{'Tact with callers, or will':<34}A head for song, or\n{'learn it in June':<34}the wish to have one\n"
        f"{'Pluck':<34}\n"
    )
    assert weighed(text) == {
        "Tact with callers, or will learn it in June": "essential",
        "A head for song, or the wish to have one": "desirable",
        "Pluck": "essential",
    }


def test_what_stands_behind_the_weight_of_a_row_is_its_proof() -> None:
    rows = "\tTact with callers\tE\tTrg record\n\tPluck\tE\tPier test\n\tA head for song\tD\tThe choir's book\n"
    text = f"Job Title: Clerk\n{DUTIES}\nEligibility\n\tCriterion\tE or D\tProof\n{rows}"
    assert list(weighed(text)) == ["Tact with callers", "Pluck", "A head for song"]


def test_a_row_goes_on_below_before_its_weight() -> None:
    text = (
        "PERSON SPECIFICATION\n\n                                          E/D    A   I\n"
        "Keeping stores or an archive in the public or\nvoluntary sector                          E      A   I\n"
        "Tact with callers                         E      A\nA head for song                           D          I\n"
    )
    assert "Keeping stores or an archive in the public or voluntary sector" in weighed(text)
