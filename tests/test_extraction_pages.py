"""Pages as they are published: what stands around an advert, conditions in its prose, other countries, two languages."""

from __future__ import annotations

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile
from remit.graph.reading.text import read_document


def read(text: str) -> RoleProfile:
    return extract(read_document("a.txt", text.encode()))


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.modality, r.text) for r in read(text).requirements]


PAGE = "Records Clerk\nLocation: Marlow\n\nMain duties\n- File papers\n\n{}\n"


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("Applicants must have completed their probation.", True),
        ("You must hold a first aid certificate on the day you start.", True),
        ("Applicants must submit the form by noon.", False),
        ("You must be available on the day of the interview.", False),
    ],
)
def test_what_applicants_have_to_be_is_read_among_words_about_how_to_apply(
    line: str, stated: bool
) -> None:
    assert bool(asked(PAGE.format(f"How to apply\n{line}"))) is stated


def test_a_word_alone_is_a_criterion_under_a_heading_with_a_weight_only() -> None:
    assert asked(PAGE.format("Essential criteria\nTact\nTyping at speed\n")) == [
        ("essential", "Tact"),
        ("essential", "Typing at speed"),
    ]
    assert not asked(PAGE.format("Related pages\nTact\n"))


def test_a_heading_with_nothing_below_it_is_the_last_item_of_the_list() -> None:
    text = PAGE.format("Skills\nEssential\nFirst aid\nDriving\nDesirable\nSigning\n")
    assert [weight for weight, words in asked(text) if words == "Driving"] == ["essential"]
    headed = PAGE.format("Essential criteria\nFirst aid\nDriving\nA licence for lorries\n")
    assert "Driving" not in [words for _, words in asked(headed)]


def test_names_of_rows_read_downwards_are_no_conditions() -> None:
    rows = "Person specification\n\nCategory\nQualifications\nExperience\nSkills\n\nEssential\nAn eye for detail\n"
    assert "Experience" not in [words for _, words in asked(PAGE.format(rows))]
    assert ("essential", "An eye for detail") in asked(PAGE.format(rows))


def test_other_vacancies_and_thanks_below_an_advert_are_no_conditions() -> None:
    text = PAGE.format(
        "Desirable criteria\nKnowledge of filing\nThank you to all who apply\nSimilar jobs\nStores Officer\nHarbour"
    )
    assert asked(text) == [("desirable", "Knowledge of filing")]


def test_a_title_may_have_a_colon_inside() -> None:
    profile = read(
        "SUPERVISOR: STORES\nPost: Supervisor: Stores\nLocation: Marlow\nRequirements\n- Tact\n"
    )
    assert profile.title is not None
    assert profile.title.text == "Supervisor: Stores"
    assert profile.reports_to is None


def test_a_list_headed_qualifications_that_asks_for_all_names_no_qualification_by_its_place() -> (
    None
):
    text = PAGE.format(
        "Required Qualifications\n- Team player\n- Degree in law\n- Ability to type\n- Ready to travel"
    )
    assert [q.text for q in read(text).qualifications] == ["Degree in law"]


@pytest.mark.parametrize(
    ("place", "known"),
    [("Marlow", True), ("Tbilisi", False), ("Boston, MA", False)],
)
def test_an_act_is_of_the_country_in_which_the_job_is(place: str, known: bool) -> None:
    text = f"Records Clerk\nLocation: {place}\nRequirements\n- Knowledge of the Equality Act\n"
    assert [bool(m.thing.iri) for m in read(text).legislation] == [known]


def test_a_system_of_another_maker_or_country_is_not_the_one_of_like_name() -> None:
    text = PAGE.format("Requirements\n- Use of {} every day\n")
    linked = {
        name: [bool(m.thing.iri) for m in read(text.format(name)).systems if "Athena" in m.text]
        for name in ("Athena", "AWS Athena")
    }
    assert linked["Athena"] == [True]
    assert True not in linked["AWS Athena"]
    abroad = text.replace("Marlow", "Nairobi").format("Athena")
    assert not any(m.thing.iri for m in read(abroad).systems)


def test_a_manager_is_cut_out_of_a_sentence_in_capitals() -> None:
    text = "RECORDS CLERK\nDUTIES\n- {}\nREQUIREMENTS\n- TACT\n"
    manager = read(text.format("REPORTS TO THE CHIEF CLERK ON A WEEKLY BASIS")).reports_to
    assert manager is not None
    assert manager.text == "CHIEF CLERK"
    assert read(text.format("REPORTS TO CUSTOMERS FOR APPROVAL AND CHANGES")).reports_to is None


def test_what_a_bilingual_form_says_again_is_left_out() -> None:
    text = PAGE.format(
        "Essential criteria\n- Profiad o waith gweinyddol / Experience of clerical work\n- Cymraeg level 2"
    )
    assert [words for _, words in asked(text)] == ["Experience of clerical work", "Cymraeg level 2"]


def test_what_applicants_are_to_show_is_asked_for_below_how_to_apply() -> None:
    said = (
        "Job Title: Clerk\n\nMain duties\n- Files letters.\n\nHow to apply\n\n"
        "To apply, you must be able to show that you:\n\n- Can swim 100m in clothing\n\n"
        "It would help, though it is not essential, to have:\n\n- Boatmaster licence\n\n"
        "Send the form by Friday.\n"
    )
    assert asked(said) == [
        ("essential", "Can swim 100m in clothing"),
        ("desirable", "Boatmaster licence"),
    ]
