"""Forms as forces publish them: rows with weights below, what a form explains, names before sentences."""

from __future__ import annotations

from .extracting import read, said
from .laying_out import laid_out

WEIGHED_BELOW = """\
Post Title:
Stores Clerk
Role Profile:
Practitioner
Reports To:
Head Clerk
a. OVERALL PURPOSE: Defines the role, put simply, why it exists.

The clerk keeps the stores of the port.

b. ORGANISATION CHART: Shows lines of accountability and reporting

Head Clerk
Stores Clerk (this post)

c. KEY RESULT AREAS: The role will have several areas which it must fulfil.

1. Count what comes in.
2. Write up what goes out.

e. PERSON SPECIFICATION
Essential or Desirable
A driving licence
Essential
Able to count in Welsh
Desirable
Experience of keeping stores
or of keeping books
Essential

Advanced Expertise in Role: – Level 3

Leads on pallets
"""


def test_rows_with_their_weights_below_them_have_these_weights() -> None:
    requirements = read(WEIGHED_BELOW).requirements
    assert [(r.text.split("\n")[0], r.modality) for r in requirements] == [
        ("A driving licence", "essential"),
        ("Able to count in Welsh", "desirable"),
        ("Experience of keeping stores", "essential"),
    ]


def test_lists_under_their_weights_keep_them() -> None:
    text = "Criteria\nEssential\nTact\nDesirable\nWelsh\nEssential\nSums\nDesirable\nSome French\n"
    weights = {r.text: r.modality for r in read("Job Title: Clerk\n" + text).requirements}
    assert weights == {
        "Tact": "essential",
        "Welsh": "desirable",
        "Sums": "essential",
        "Some French": "desirable",
    }


def test_rows_below_one_another_may_say_how_they_are_tested() -> None:
    rows = (
        "Able to file\nEssential\nInterview\nAble to type\nDesirable\nTest\n"
        "Able to count\nEssential\nInterview\n"
    )
    text = f"Job Title: Clerk\nPerson Specification\nEssential or desirable\nHow assessed\n{rows}"
    weights = [(r.text, r.modality) for r in read(text).requirements]
    assert weights == [
        ("Able to file", "essential"),
        ("Able to type", "desirable"),
        ("Able to count", "essential"),
    ]


def test_what_a_form_explains_is_neither_purpose_nor_duty() -> None:
    profile = read(WEIGHED_BELOW)
    assert said(profile.purpose) == "The clerk keeps the stores of the port."
    assert [d.text for d in profile.responsibilities] == [
        "Count what comes in.",
        "Write up what goes out.",
    ]


def test_a_name_before_a_sentence_is_the_value_and_the_sentence_a_condition() -> None:
    text = (
        "JOB TITLE\nClerk\n\nLOCATION\nAlder Mill, Leck. The post holder will also travel to quays.\n\n"
        "REPORTS TO\nHead Clerk\n"
    )
    profile = read(text)
    assert (said(profile.location), said(profile.reports_to)) == ("Alder Mill, Leck", "Head Clerk")
    assert [r.text for r in profile.requirements] == ["The post holder will also travel to quays."]


def test_the_head_of_a_column_of_tests_is_no_criterion() -> None:
    text = (
        "Job Title: Clerk\n\nPERSON SPECIFICATION\n\nFactor\tEssential Criteria\tStage assessed\n"
        "Experience\tExperience of counting\tInterview\n"
        "Factor\tDesirable Criteria\tStage assessed\nKnowledge\tKnowledge of pallets*\tInterview\n\n"
        "* This relates only to posts on the quay.\n"
    )
    layout = laid_out(text)
    assert not any("Stage" in i.text for s in layout.sections for i in s.items)
    assert [r.text for r in read(text).requirements] == [
        "Experience of counting",
        "Knowledge of pallets*",
    ]


RUN_ON = (
    "C. DIMENSIONS OF THE POST Financial – Direct or Non-Direct \uf0b7 None. May buy twine."
    " Staff Responsibilities – Direct or Non-Direct \uf0b7 Direct: 5 x Clerks, 1 x Porter"
    " Any Other Statistical Data \uf0b7 About 900 sacks are weighed at the mill each year."
    " They come by barge from the upper river and go on by cart to the bakers of the town below it."
)


def test_a_heading_before_a_mark_of_a_list_ends_the_value_before_it() -> None:
    profile = read(f"Job Title: Storekeeper\n\n{RUN_ON}\n")
    assert [value.text for value in profile.direct_reports] == ["5 x Clerks", "1 x Porter"]


def test_whom_others_lead_is_no_direct_report() -> None:
    form = "Job Title: Storekeeper\nStaff responsibilities: {}\nGrade: 4\n"
    directly = form.format("Direct: 2 Clerks. Indirect: 9")
    assert [value.text for value in read(directly).direct_reports] == ["2 Clerks"]
    assert read(form.format("Direct: None Indirect: 9")).direct_reports == ()


def test_a_foot_that_counts_pages_before_the_same_words_is_no_duty() -> None:
    foot = "Page {} of 3 Job Description Form 8.1 Version 1.2"
    text = f"Job Title: Clerk\nDuties\n- Weigh sacks\n{foot.format(1)}\n- Stack sacks\n{foot.format(2)}\n"
    assert [d.text for d in read(text).responsibilities] == ["Weigh sacks", "Stack sacks"]


def test_examples_behind_a_heading_are_the_words_of_the_form() -> None:
    text = (
        "Job Title: Clerk\nANY ADDITIONAL INFORMATION: e.g. mobility, hours, on-call\n"
        "- On call one week in six.\n"
    )
    assert [r.text for r in read(text).requirements] == ["On call one week in six."]


def test_to_apply_a_method_is_a_condition_and_to_apply_for_the_post_is_none() -> None:
    text = (
        "Job Title: Clerk\nEssential\n- Able to apply the rules of weighing\n"
        "- To apply for this role please write to the mill\n"
    )
    assert [r.text for r in read(text).requirements] == ["Able to apply the rules of weighing"]


def test_training_that_must_be_up_to_date_is_a_qualification_by_name() -> None:
    text = "Job Title: Clerk\nEssential\n- Up to date with Mill Safety Training\n"
    assert [m.text for m in read(text).qualifications] == ["Mill Safety Training"]


JOB_PAGE = """\
Harbour Officer - Night Watch Team (east quay)

About the job

Job summary

The team keeps the harbour of Leck.

Job description

You will lead the night watch and stand in for the Harbour Master.

Duties and responsibilities will include but are not limited to:

  - Line managing four Grade 5 Watch Officers and looking after them.
  - Keeping the log.

Working pattern

Flexible working, Full-time, Job share

Number of jobs available

2

Security

Successful candidates must meet the security requirements.
The level of security needed is security check (opens in a new window).
Everybody must complete baseline personnel security standard checks.
"""


def test_a_page_of_jobs_parts_what_the_role_is_for_from_what_it_does() -> None:
    profile = read(JOB_PAGE)
    assert said(profile.purpose) == "The team keeps the harbour of Leck."
    assert [duty.text.split()[0] for duty in profile.responsibilities] == ["You", "Line", "Keeping"]
    assert [value.text for value in profile.direct_reports] == ["four Grade 5 Watch Officers"]
    assert said(profile.hours) == "Flexible working, Full-time, Job share"
    assert said(profile.vetting) == "security check"
    assert said(profile.unit) == "Night Watch Team"


def test_a_check_of_a_place_is_no_level_of_vetting() -> None:
    text = "Job Title: Guard\nEssential\n- Able to carry out a security check of doors and gates\n"
    assert read(text).vetting is None


def test_the_section_that_is_called_purpose_says_it() -> None:
    text = (
        "Watch keeper\n\nAbout the role\nA watch keeper is a post in the harbour sector.\n\n"
        "Role purpose\nWatch keepers look out for ships.\n\nSkills\n- Able to see far\n"
    )
    assert said(read(text).purpose) == "Watch keepers look out for ships."
