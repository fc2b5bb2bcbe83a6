"""Questions about response posts: two amounts weighed, the top of a line, denials, what is shared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import answered, built, documents, post, the_one

POSTS = {
    "dispatcher.txt": post(
        "Stores Dispatcher",
        "Depot",
        "Reports to: Stores Sergeant",
        "Hours: 37 per week",
        "Salary: £27,900 - £30,800",
        "Vetting: Recruitment Vetting (RV)",
        "Number of posts: 6",
        "Closing date: 12 January 2026 at noon",
        needs=["Typing at 35 words a minute"],
    )
    + "\nLaw\n- Equality Act 2010\n- Data Protection Act 2018\n"
    + "\nPartners\n- Northmoor Ambulance Service\n"
    + "\nTraining\n\nNine weeks in the classroom, then ten weeks beside a tutor.\n"
    + "\nOther points\n\nThe role holder does not need a driving licence.\n",
    "trainer.txt": post(
        "Stores Trainer",
        "Depot",
        "Reports to: Stores Sergeant",
        "Hours: 40 per week",
        "Salary: £26,400 - £38,700",
        "Vetting: Management Vetting (MV) with Security Check (SC)",
        "Closing date: 12 January 2026",
        "Status: Police Staff",
        "Contract: Fixed term for 18 months",
        needs=["Full driving licence"],
    )
    + "\nLaw\n- Equality Act 2010\n",
    "sergeant.txt": post(
        "Stores Sergeant",
        "Depot",
        "Rank: Sergeant",
        "Reports to: Chief Inspector, Depot",
        "Direct reports: 1 Stores Dispatcher",
        "Hours: 30 per week over four days",
        "Vetting: Management Vetting (MV)",
        needs=["Substantive Sergeant"],
    )
    + "\nLaw\n- Equality Act 2010\n- Road Traffic Act 1988\n",
}


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("posts"), POSTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("SC roles", {"trainer.txt"}),
        ("our MV jobs please", {"trainer.txt", "sergeant.txt"}),
        ("DV posts", set()),
        ("fixed term jobs", {"trainer.txt"}),
        ("which posts list at least one Act passed after 2015", {"dispatcher.txt"}),
        ("which roles mention acts that were made before 1990", {"sergeant.txt"}),
        ("which roles mention legislation since 2018", {"dispatcher.txt"}),
        ("which roles list an act passed in 1988", {"sergeant.txt"}),
        ("which roles list an act passed after 2020", set()),
        ("40 hour a week posts", {"trainer.txt"}),
        ("needs MV but not SC", {"sergeant.txt"}),
        ("I already hold MV but not SC, which MV posts could I move into?", {"sergeant.txt"}),
        ("which roles explicitly do not need a driving licence", {"dispatcher.txt"}),
        ("which roles say outright that a driving licence is not needed", {"dispatcher.txt"}),
        ("which posts work with an ambulance service", {"dispatcher.txt"}),
        ("which roles have the same closing date", {"dispatcher.txt", "trainer.txt"}),
        ("which two vacancies close on the same day", {"dispatcher.txt", "trainer.txt"}),
        ("anything closing before 15 Jan 2026?", {"dispatcher.txt", "trainer.txt"}),
        ("posts closing after 12 jan", set()),
        (
            "which posts report to another post whose profile is also in this set",
            {"dispatcher.txt", "trainer.txt"},
        ),
        ("which posts in the depot need MV, leaving out the sergeant", {"trainer.txt"}),
    ],
)
def test_posts_are_found(posts: Asker, question: str, wanted: set[str]) -> None:
    reply = posts.ask(question)
    assert not reply.refused
    assert documents(reply) == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("does the sergeant work fewer hours a week than the dispatcher", True),
        ("does the dispatcher have longer hours than the trainer", False),
        ("does the trainer have a higher salary than the dispatcher", True),
        ("does the trainer have a higher starting salary than the dispatcher", False),
    ],
)
def test_amounts_of_two_are_weighed(posts: Asker, question: str, wanted: bool) -> None:
    assert the_one(posts, question).value is wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which has the higher starting salary, the dispatcher or the trainer", "dispatcher"),
        ("who has the higher salary, the dispatcher or the trainer", "trainer"),
        ("who works more hours, the dispatcher or the trainer", "trainer"),
        (
            "out of the dispatcher and the trainer, whose pay starts higher before allowances",
            "dispatcher",
        ),
    ],
)
def test_the_one_with_more_is_told(posts: Asker, question: str, wanted: str) -> None:
    assert the_one(posts, question).label == f"Stores {wanted.title()}"


def test_how_many_more_hours_one_works_is_reckoned(posts: Asker) -> None:
    question = "how many more hours a week does the trainer work than the sergeant"
    assert the_one(posts, question).value == 10


@pytest.mark.parametrize(
    "question",
    [
        "who is at the top of the chain above the dispatcher",
        "who is the most senior manager above the trainer",
        "going up from the trainer through each manager, who is at the top of the chain",
    ],
)
def test_the_last_of_a_line_stands_alone(posts: Asker, question: str) -> None:
    assert list(answered(posts, question)) == ["Chief Inspector, Depot"]


def test_steps_of_a_line_are_still_counted(posts: Asker) -> None:
    assert list(answered(posts, "who is one step above the trainer")) == ["Stores Sergeant"]


def test_three_are_asked_what_they_share(posts: Asker) -> None:
    question = "which act do the dispatcher, the trainer and the sergeant all have in common"
    assert list(answered(posts, question)) == ["Equality Act 2010"]
    question = "which act do the dispatcher and the trainer have in common"
    assert list(answered(posts, question)) == ["Equality Act 2010"]


def test_vacancies_of_a_role_are_its_posts(posts: Asker) -> None:
    assert the_one(posts, "number of dispatcher vacancies").value == 6
    assert not posts.ask("number of sergeant vacancies").answers


def test_the_most_that_one_can_earn_is_said_with_the_range(posts: Asker) -> None:
    question = "what is the most a Stores Trainer can earn"
    assert "£38,700" in the_one(posts, question).label


def test_acts_of_one_post_are_told_by_their_years(posts: Asker) -> None:
    question = "which acts of the dispatcher were passed after 2015"
    assert list(answered(posts, question)) == ["Data Protection Act 2018"]


def test_how_long_the_training_is_stands_below_its_heading(posts: Asker) -> None:
    question = "how long is the training for a new stores dispatcher"
    assert str(the_one(posts, question).value).startswith("Nine weeks")
