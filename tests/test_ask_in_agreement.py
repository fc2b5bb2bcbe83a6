"""Questions that mean the same are answered alike, however they are put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .gold import PROFILES, THREE
from .replies import answered, asking, built, labels, post, the_one

UNDERCOVER = "Detective Sergeant – Undercover Unit"
CRIME = "Detective Sergeant, Organised Crime Team"
INTELLIGENCE = "Detective Sergeant IDT/ FIMU"


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asking(tmp_path_factory.mktemp("three"), *(PROFILES / name for name in THREE)) as opened:
        yield opened


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    profiles = {
        "1.txt": post(
            "Stores Clerk",
            "Stores",
            "Reports to: Print Team Leader (Grade 4)",
            needs=["Must work shifts", "A full driving licence"],
        ),
        "2.txt": post(
            "Family Liaison Coordinator",
            "Liaison",
            "Reports to: Stores Manager",
            needs=["Experience of investigation", "No shift allowance is payable"],
        ),
        "3.txt": post(
            "Scenes Officer",
            "Scenes",
            "Vetting level: MV",
            "Systems used: Microsoft Teams",
            needs=["Family liaison experience", "PIP 2 accredited"],
        ),
        "4.txt": post(
            "Detention Officer (Nights)",
            "Joint Detention Command",
            "Reports to: Stores Manager",
            "Direct reports: 2 posts",
            needs=["Experience of leading teams"],
        ),
        "5.txt": post(
            "Training Officer (Contact)", "School", needs=["Knowledge of the Equality Act 2010"]
        ),
    }
    with built(tmp_path_factory.mktemp("posts"), profiles) as opened:
        yield opened


def test_a_competency_of_a_role_is_needed_by_it_from_either_side(three: Asker) -> None:
    asked = "what competencies does the undercover sergeant need"
    assert "We take ownership" in labels(three.ask(asked))
    assert UNDERCOVER in labels(three.ask("which roles need We take ownership"))
    asked = "does the undercover sergeant have the competency We take ownership"
    assert the_one(three, asked).value is True
    assert labels(three.ask("which roles do not need We take ownership")) == set()


@pytest.mark.parametrize(
    "question",
    [
        "which roles have no on-call rota and no shifts",
        "which roles do not have an on-call rota and do not work shifts",
        "which roles have neither an on-call rota nor shifts",
    ],
)
def test_what_is_joined_with_a_no_of_its_own_is_denied_each(three: Asker, question: str) -> None:
    assert labels(three.ask(question)) == {CRIME}


def test_but_not_in_what_is_left_out_stays_one_condition(three: Asker) -> None:
    asked = "all roles except those that need RIPA but not Athena"
    assert labels(three.ask(asked)) == {UNDERCOVER, CRIME}


def test_the_hours_of_each_role_are_what_its_text_says_of_them(three: Asker) -> None:
    rows = answered(three, "what are the hours of each role")
    assert "shifts" in str(rows[UNDERCOVER].value)
    assert "Monday" in str(rows[INTELLIGENCE].value)


def test_of_two_roles_it_is_said_which_gives_no_value(three: Asker) -> None:
    asked = "what is the staff responsibility of the undercover and organised crime sergeants"
    reply = three.ask(asked)
    assert labels(reply) == {"Management of officers and staff"}
    assert any(CRIME in note for note in reply.notes)


@pytest.mark.parametrize("called", ["intel", "intelligence"])
def test_a_role_is_meant_by_a_word_of_it_that_is_cut_short(three: Asker, called: str) -> None:
    asked = f"does the {called} sergeant have a licence"
    assert the_one(three, asked).value is True
    asked = f"who does the {called} sergeant report to"
    assert labels(three.ask(asked)) == {"Detective Inspector Intel"}


def test_what_is_denied_of_a_topic_in_words_is_no_need_of_it(posts: Asker) -> None:
    assert labels(posts.ask("which roles need shift working")) == {"Stores Clerk"}


def test_who_needs_something_stands_before_it(posts: Asker) -> None:
    asked = "does the Family Liaison Coordinator need investigation"
    assert the_one(posts, asked).value is True
    asked = "is PIP 2 needed for the Scenes Officer"
    assert the_one(posts, asked).value is True


def test_a_whole_title_is_no_shorter_one_with_a_condition(posts: Asker) -> None:
    asked = "who reports to the Print Team Leader (Grade 4)"
    assert labels(posts.ask(asked)) == {"Stores Clerk"}


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("which of these jobs would have me using my own car for work", {UNDERCOVER}),
        ("which post would have my member working shifts", {UNDERCOVER}),
        ("which sergeant may now and then be asked to deal with prisoners", {INTELLIGENCE}),
        ("which sergeants are made responsible for undercover officers' welfare", {UNDERCOVER}),
        ("which posts make a medical definite, not just possible", {UNDERCOVER, INTELLIGENCE}),
        ("who answers for the standard of case files", {CRIME}),
        ("which profile has no heading for analysing critically", {INTELLIGENCE}),
    ],
)
def test_what_a_post_would_have_people_do_is_read(
    three: Asker, question: str, roles: set[str]
) -> None:
    assert labels(three.ask(question)) == roles


@pytest.mark.parametrize(
    "question",
    [
        "how many days annual leave does the organised crime sergeant get",
        "what is the overtime rate for the undercover sergeant",
    ],
)
def test_what_no_profile_tells_is_looked_for_and_not_found(three: Asker, question: str) -> None:
    assert labels(three.ask(question)) == set()


def test_the_forces_over_which_one_works_are_those_of_the_unit(three: Asker) -> None:
    asked = "how many forces does the intelligence unit sergeant work across"
    assert the_one(three, asked).value == 6
    assert the_one(three, "how many forces does the undercover unit cover").value == 7


def test_a_level_of_vetting_is_named_however_it_is_asked_for(posts: Asker) -> None:
    for asked in (
        "what vetting does the Scenes Officer need",
        "what level of vetting does the Scenes Officer require",
        "what level of vetting must the Scenes Officer have",
    ):
        assert labels(posts.ask(asked)) == {"Management Vetting"}


@pytest.mark.parametrize(
    "question",
    [
        "who does the Detention Officer (Nights) report to",
        "who manages the Detention Officer (Nights)",
        "who is the Detention Officer (Nights)'s line manager",
        "the Detention Officer (Nights) reports to whom",
    ],
)
def test_a_manager_is_named_however_he_is_asked_for(posts: Asker, question: str) -> None:
    assert labels(posts.ask(question)) == {"Stores Manager"}


def test_posts_of_a_unit_are_counted_as_its_roles(posts: Asker) -> None:
    for asked in (
        "how many roles are in Joint Detention Command",
        "how many posts does Joint Detention Command have",
        "how many posts does Northmoor Police have",
    ):
        assert the_one(posts, asked).value == (5 if "Northmoor" in asked else 1)


def test_the_staff_of_a_force_is_not_that_of_a_role(three: Asker) -> None:
    assert three.ask("how many staff does Bedfordshire Police have").refused


def test_a_system_with_an_ordinary_word_for_a_name_is_no_such_word(posts: Asker) -> None:
    assert labels(posts.ask("who uses Microsoft Teams")) == {"Scenes Officer"}


def test_what_has_to_be_done_is_told_by_a_duty_that_begins_so(three: Asker) -> None:
    asked = "does the intelligence sergeant have to manage the lead process"
    assert the_one(three, asked).value is True
    asked = "does the undercover sergeant have to manage the lead process"
    assert the_one(three, asked).value is False


def test_of_those_that_do_one_thing_those_are_listed_that_have_another(three: Asker) -> None:
    for need in ("a driving licence", "vetting"):
        asked = f"which roles that need {need} have an on-call rota"
        assert labels(three.ask(asked)) == {UNDERCOVER, INTELLIGENCE}


def test_any_level_of_vetting_is_vetting(posts: Asker) -> None:
    asked = (
        "do you need vetting to be the Scenes Officer",
        "is vetting essential for the Scenes Officer",
        "does the Scenes Officer need vetting",
    )
    assert [the_one(posts, question).value for question in asked] == [True] * len(asked)
    assert labels(posts.ask("which roles have vetting as essential")) == {"Scenes Officer"}


def test_no_word_of_a_whole_title_says_what_is_needed(posts: Asker) -> None:
    asked = "do you need the Equality Act 2010 to be the Training Officer (Contact)"
    assert the_one(posts, asked).value is True
