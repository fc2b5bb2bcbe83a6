"""Questions that single out one thing: the only one, the others, the post of a code, a place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig
from .replies import built, documents, labels

UNDERCOVER, MARINE, FISU = "000_undercover.txt", "003_marine.txt", "004_fisu.txt"
LINKED = (
    "<https://w3id.org/remit/id/graph/reference> {"
    " <https://w3id.org/remit/id/unit/river-arm> a remit:Unit ;"
    ' skos:prefLabel "River Arm"@en ; org:linkedTo <https://w3id.org/remit/id/unit/bsou> . }'
)
PROFILES = {
    "clerk.txt": """Northmoor Police
Role title: Records Clerk
Role code: RC7714
Department: Records
Reports to: Records Manager

Key responsibilities
- Provide crime analysis to the daily meeting.
- Keep the record of crime and criminality.
- Check applicants on PNC and PND.

Essential criteria
- A degree in law.
""",
    "manager.txt": """Northmoor Police
Role title: Records Manager
Role code: RM0042
Department: Records
Reports to: Head of Information

Key responsibilities
- Lead a group of researchers and plan their work.

Essential criteria
- Knowledge of data protection.
- Ability to use the Police National Computer.
""",
    "researcher.txt": """Northmoor Police
Role title: Intelligence Researcher
Department: Intelligence
Reports to: Senior Researcher

Key responsibilities
- Read what comes in and write it up.

Essential criteria
- Knowledge of data protection.
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with asker(from_trig(fixture_text()), tmp_path_factory.mktemp("index")) as opened:
        yield opened


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with built(tmp_path_factory.mktemp("records"), PROFILES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("is the marine team sergeant the only role that needs PIP2", True),
        ("is the FISU sergeant the only role that requires RIPA", False),
        ("is the custody officer the only role that needs PIP2", False),
        ("is the marine team sergeant the only one who needs the Harbours Act", True),
        ("is the FISU sergeant the only one on call", False),
        ("does only the FISU sergeant use the PND", True),
        ("is BSOU the only unit that covers Felpersham", False),
        ("is Felpersham the only force that BSOU covers but BSOU CTP does not", True),
        ("is the only role that needs PIP2 the marine team sergeant", True),
    ],
)
def test_whether_one_is_the_only_one_rests_on_all_that_there_are(
    ask: Asker, question: str, value: bool
) -> None:
    reply = ask.ask(question)
    assert not reply.refused, reply.refusal
    assert [answer.value for answer in reply.answers] == [value]


def test_one_that_is_not_alone_is_told_who_else_there_is(ask: Asker) -> None:
    (answer,) = ask.ask("is the FISU sergeant the only role that requires RIPA").answers
    assert "Detective Sergeant, Marine Team" in str(answer.why)
    assert "Detective Sergeant – Undercover Unit (inferred)" in str(answer.why)
    assert {item.document for item in answer.evidence} >= {MARINE, FISU}


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("which systems does the FISU sergeant use that the custody officer does not", {"Police National Database"}),
        ("which systems does the FISU sergeant need that no other role does", {"Police National Database"}),
        ("which systems does the FISU sergeant need that the others don't", {"Police National Database"}),
        ("which law does the marine team DS need that the FISU sergeant doesn't", {"Harbours Act 1964"}),
        ("which qualifications are needed by the marine team DS but not by the custody officer", {"PIP2", "Tier 5 interview manager", "advanced driver", "powerboat handling"}),
    ],
)  # fmt: skip
def test_what_one_needs_of_a_kind_and_another_does_not_is_named(
    ask: Asker, question: str, wanted: set[str]
) -> None:
    assert labels(ask.ask(question)) == wanted


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who else besides the marine team sergeant needs RIPA", {FISU}),
        ("apart from the marine team sergeant, who else needs a driving licence", {UNDERCOVER, FISU}),
        ("which other roles besides the FISU sergeant are on call", {UNDERCOVER}),
        ("who else needs a driving licence", {UNDERCOVER, MARINE, FISU}),
    ],
)  # fmt: skip
def test_who_else_leaves_out_the_one_that_is_named(
    ask: Asker, question: str, found: set[str]
) -> None:
    assert documents(ask.ask(question)) == found


@pytest.mark.parametrize(
    "question",
    ["what do I need to get into the marine team as a DS", "what do I need to join the marine team as DS"],
)  # fmt: skip
def test_a_place_tells_which_of_several_posts_of_a_rank_is_meant(ask: Asker, question: str) -> None:
    assert "Harbours Act 1964" in labels(ask.ask(question))


def test_what_lies_within_a_unit_counts_at_any_depth_with_the_arms_linked_to_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with asker(from_trig(fixture_text() + LINKED), tmp_path_factory.mktemp("arms")) as opened:
        for question in ("which units are within BSOU", "which teams make up BSOU", "which sub-units does BSOU have"):  # fmt: skip
            assert {"Marine Team", "FISU"} <= labels(opened.ask(question))
        assert [a.value for a in opened.ask("is the River Arm part of BSOU").answers] == [True]
        assert labels(opened.ask("what is the River Arm part of")) == {
            "Borset Special Operations Unit"
        }
        assert "an arm linked to it" in str(opened.ask("is the River Arm part of BSOU").understood)


@pytest.mark.parametrize(
    "question", ["what role is RC7714", "which post is RC7714", "whose code is RC7714"]
)
def test_a_code_names_its_post(records: Asker, question: str) -> None:
    assert labels(records.ask(question)) == {"Records Clerk"}


def test_a_code_of_something_that_is_no_post_is_no_code_of_practice(records: Asker) -> None:
    assert records.ask("what is the code for custody").refused


def test_who_does_something_is_not_what_is_done(records: Asker) -> None:
    assert labels(records.ask("who manages analysts")) == set()
    (answer,) = records.ask("does anyone manage analysts").answers
    assert answer.value is False
    assert labels(records.ask("who manages offenders")) == set()


def test_people_of_a_trade_are_managed_by_a_line_of_report_or_a_duty(records: Asker) -> None:
    assert labels(records.ask("who manages researchers")) == {"Records Manager"}
    assert labels(records.ask("which roles manage intelligence researchers")) == {
        "Senior Researcher"
    }


def test_what_a_duty_uses_and_another_role_requires_is_not_needed_by_one_alone(
    records: Asker,
) -> None:
    for question in (
        "which systems does the records clerk use that the others don't",
        "which systems does only the records clerk use",
    ):
        assert labels(records.ask(question)) == {"Police National Database"}


def test_what_words_say_and_a_rule_too_is_told_with_the_rule(records: Asker) -> None:
    (answer,) = records.ask("which roles require a degree").answers
    assert answer.stated
    assert str(answer.why).startswith("found by words; inferred: ")
