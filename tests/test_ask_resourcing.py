"""Questions of those who fill posts: staff, forces, hours, the ends of pay, levels, what is shared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .replies import answered, built, documents, post, the_one

NEEDS = ["Full driving licence"]
POSTS = {
    "manager.txt": post(
        "Stores Manager",
        "Depot",
        "Rank: Sergeant",
        "Reports to: Chief Inspector, Depot",
        "Direct reports: 3 Stores Clerks",
        "Hours: A rota covering 24 hours, 40 hours a week",
        "Salary: £35,000 - £39,000",
        "Vetting: MV and SC",
        needs=NEEDS,
    )
    + "\nSpecial conditions\n- The post cannot be worked from home.\n"
    + "\nLegislation used\nEquality Act 2010; Data Protection Act 2018\n",
    "clerk.txt": post(
        "Stores Clerk",
        "Depot",
        "Reports to: Stores Manager",
        "Direct reports: None",
        "Hours: 36 per week",
        "Salary: £37,500 - £38,500",
        "Vetting: RV",
        needs=["Annual hearing and eyesight test"],
    )
    + "\nSpecial conditions\n- Two days a week may be worked from home.\n"
    + "- A uniform allowance of £90 is paid.\n"
    + "\nLaw\n- Knowledge of the Equality Act 2010\n",
    "fleet.txt": "SURREY POLICE AND SUSSEX POLICE\nJoint Stores Service\n\nPost title: Fleet Manager\n"
    "Unit: Joint Stores Service\nReports to: Head of Stores\nDirect reports: 2 Drivers\n\n"
    "Main duties\n- Controlling the tyres budget of £1.9 million\n- Answer letters\n",
}


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("posts"), POSTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which jobs have nobody to line manage", {"clerk.txt"}),
        ("which roles have no one to supervise", {"clerk.txt"}),
        ("which posts work less than 37 hours a week", {"clerk.txt"}),
        ("which 40 hour posts need SC", {"manager.txt"}),
        ("list the sergeant rank posts", {"manager.txt"}),
        ("which roles need a hearing test", {"clerk.txt"}),
        ("which roles need an eyesight test", {"clerk.txt"}),
        ("which posts need a full driving licence, whatever the category", {"manager.txt"}),
        ("which role works across two forces", {"fleet.txt"}),
        ("which roles belong to Sussex Police", {"fleet.txt"}),
        ("which posts hold a budget", {"fleet.txt"}),
        ("which roles have two vetting levels", {"manager.txt"}),
        ("which roles have a minimum salary above £36,000", {"clerk.txt"}),
        ("which posts have a salary that starts below £36,000", {"manager.txt"}),
        ("which roles allow home working", {"clerk.txt"}),
        ("our members want to know which posts need SC", {"manager.txt"}),
        (
            "for our records I need a list of each role that needs SC, which ones are they",
            {"manager.txt"},
        ),
        ("which jobs are supervised by someone of Chief Inspector rank", {"manager.txt"}),
        ("anything based in Nowhere", set()),
        ("which of these are shifts round the clock, nights included", {"manager.txt"}),
    ],
)
def test_roles_are_found_as_those_who_fill_posts_ask_for_them(
    posts: Asker, question: str, wanted: set[str]
) -> None:
    assert documents(posts.ask(question)) == wanted


def test_what_cannot_be_done_at_home_is_not_said_to_be(posts: Asker) -> None:
    assert the_one(posts, "can the stores manager work from home").value is False
    assert the_one(posts, "can the stores clerk work from home").value is True


def test_law_is_shared_where_both_profiles_speak_of_it(posts: Asker) -> None:
    shared = "what legislation do the stores manager and the stores clerk have in common"
    assert set(answered(posts, shared)) == {"Equality Act 2010"}
    assert not answered(posts, "what law must both the stores manager and the stores clerk know")


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which forces does the fleet manager cover", {"Surrey Police", "Sussex Police"}),
        (
            "who does the stores clerk report to, and who does that person report to in turn",
            {"Stores Manager", "Chief Inspector, Depot"},
        ),
    ],
)
def test_what_is_behind_a_role_is_told(posts: Asker, question: str, wanted: set[str]) -> None:
    assert set(answered(posts, question)) == wanted


def test_the_first_of_those_who_are_nowhere_is_refused(posts: Asker) -> None:
    assert posts.ask("which of the police staff jobs is the lowest paid").refused


def test_who_stands_above_the_next_manager_is_told(posts: Asker) -> None:
    question = (
        "if a porter wants to go over the head of the stores clerk, who is the next manager up"
    )
    assert set(answered(posts, question)) == {"Stores Manager"}


def test_a_figure_asked_besides_stands_in_the_passage(posts: Asker) -> None:
    asked = posts.ask("does the stores clerk get a uniform allowance, and if so how much")
    assert asked.answers and asked.answers[0].value is True


def test_nobody_is_said_to_cover_no_force_where_no_profile_tells_of_any(posts: Asker) -> None:
    assert posts.ask("which forces does the stores manager cover").refused


def test_two_roles_are_compared_in_what_is_named_first(posts: Asker) -> None:
    found = answered(posts, "compare weekly hours: stores manager v stores clerk")
    assert {"36 per week", "A rota covering 24 hours, 40 hours a week"} == set(found)


def test_a_profile_is_asked_whether_it_states_its_vetting(posts: Asker) -> None:
    question = "does the {} profile state what vetting is needed"
    assert the_one(posts, question.format("Stores Manager")).value is True
    assert the_one(posts, question.format("Fleet Manager")).value is False
