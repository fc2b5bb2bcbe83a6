"""What adverts, booklets and forms of many employers say in their own ways."""

from __future__ import annotations

import pytest

from remit.graph.document import folded

from .extracting import DUTIES, FORM, conditions, read, said


def weights(text: str) -> list[tuple[str, str]]:
    """Give the conditions of a text with how binding they are."""
    return [(folded(r.text), r.modality) for r in read(text).requirements]


def test_headings_in_talk_with_dots_behind_them_weigh_their_lists() -> None:
    text = (
        "So… you fancy being our next Allotment Warden?\n\nWhat's it about then?\nPlots are let and "
        "kept tidy, and quarrels over hedges are settled.\n\n{}\n- Mon: a walk round the plots\n"
        "- Tue: letters under the Allotments Act 1925\n\nYou'll definitely need...\n"
        "✔ to know your onions\n✔ a bicycle\n\nBonus points if you{}\n★ speak Gaelic or Welsh\n"
        "★ have kept bees before\n"
    )
    for head, dots in (("A week might look like this", "..."), ("What a week looks like", "…")):
        profile = read(text.format(head, dots))
        assert said(profile.title) == "Allotment Warden"
        assert [v.text[:3] for v in profile.responsibilities] == ["Mon", "Tue"]
        assert [(r.text, r.modality) for r in profile.requirements] == [
            ("to know your onions", "essential"),
            ("a bicycle", "essential"),
            ("speak Gaelic or Welsh", "desirable"),
            ("have kept bees before", "desirable"),
        ]


def test_a_label_with_a_remark_ends_what_is_wished_for_above_its_list() -> None:
    text = (
        "Post: Deckhand\n" + DUTIES + "\nDesirable\n- Sails a dinghy\n- Speaks Breton\n\n{}\n"
        "- You must live within an hour of the quay\n- You must be ready to sail on any tide\n"
    )
    for label in ("Working pattern: please read", "**Location: read this first**"):
        found = dict(weights(text.format(label)))
        assert found["Speaks Breton"] == "desirable"
        assert found["You must be ready to sail on any tide"] != "desirable"


def test_a_field_among_what_is_wished_for_does_not_end_it() -> None:
    text = f"Post: Deckhand\n{DUTIES}\nDesirable\n- Sails a dinghy\nHours: 37\n- Rows a gig well\n"
    assert dict(weights(text))["Rows a gig well"] == "desirable"


def test_names_of_grades_with_both_weights_head_lists() -> None:
    text = "Post: Stores Clerk (career graded)\n" + DUTIES + "\nPerson Specification\n\n{}"
    rows = (
        "{0}{3}Essential{4}\nCounts stock\nWrites plainly\n{0}{3}Desirable{4}\nDrives a van\n\n"
        "{1}{3}Essential{4}\nHas led a small store\n{1}{3}Desirable{4}\nHas trained others\n\n"
        "{2}{3}Essential{4}\nHolds a driving licence\n"
    )
    for names, around in (
        (("Scale 3", "Scale 4", "Both scales"), (" – ", "")),
        (("Junior", "Senior", "All"), (" (", ")")),
    ):
        assert weights(text.format(rows.format(*names, *around))) == [
            ("Counts stock", "essential"),
            ("Writes plainly", "essential"),
            ("Drives a van", "desirable"),
            ("Has led a small store", "essential"),
            ("Has trained others", "desirable"),
            ("Holds a driving licence", "essential"),
        ]


def test_criteria_with_their_weight_behind_them_are_no_headings() -> None:
    found = conditions("Driving licence – Essential\nCan row – Desirable\nCan swim – Essential")
    assert [(r.text, r.modality) for r in found] == [
        ("Driving licence", "essential"),
        ("Can row", "desirable"),
        ("Can swim", "essential"),
    ]


def test_labels_and_headings_in_two_languages_are_read_once() -> None:
    text = (
        "Competition / Concours  2025-7\nPosition / Poste  Parks Officer / Agent des parcs et à la pêche\n"
        "Work location / Lieu de travail  4 Mill Lane\nSupervisor / Superviseur  Parks Manager\n\n"
        "KNOWLEDGE / CONNAISSANCES\n- Knows the law on ponds\n\nWHAT YOU NEED TO KNOW / À SAVOIR\n"
        "- You must work on Sundays\n\nAssets / Atouts: Fishing\n"
    )
    profile = read(text + DUTIES)
    assert said(profile.role_code) == "2025-7"
    assert said(profile.location) == "4 Mill Lane"
    assert said(profile.reports_to) == "Parks Manager"
    assert [r.text for r in profile.requirements][:2] == [
        "Knows the law on ponds",
        "You must work on Sundays",
    ]


def test_a_stroke_between_words_of_one_language_parts_no_languages() -> None:
    found = conditions("- Knowledge of trees / Hedges\n- Poste restante letters in lieu of calls")
    assert len(found) == 2


@pytest.mark.parametrize(
    ("line", "title"),
    [("Adviser on Rivers", "Adviser on Rivers"), ("Officer on Ponds", "Officer on Ponds")],
)
def test_somebody_at_work_on_something_is_a_title(line: str, title: str) -> None:
    profile = read(f"Organization for Rivers and Ponds in Europe\nHome\n\n{line}\n{DUTIES}")
    assert said(profile.title) == title


def test_an_office_is_no_title() -> None:
    head = "Harbour Officer Seizures Support 2025"
    text = (
        f"Information Booklet\n\n{head}\n\nOffice of the Harbour Commissioners\n\n{DUTIES}\n{head}\n\n"
        f"Essential\n- Writes clearly\n\n{head}\n- Counts well\n"
    )
    assert said(read(text).title) == head


def test_sentences_are_no_place_of_work() -> None:
    for talk in (
        "you'll be out and about from our Mill hub",
        "You will be found at two of our sites",
    ):
        assert read(FORM.format("Where: " + talk + ".", "")).location is None
    assert said(read(FORM.format("Where: The Mill, Leck", "")).location) == "The Mill, Leck"


def test_a_body_that_trains_the_reader_is_the_employer() -> None:
    text = "A Bailiff carries out warrants. {} and give you a van.\n"
    for body in (
        "HM Courts & Tribunals Service will train you",
        "HM Courts & Tribunals Service will pay you",
    ):
        profile = read(f"Your role\n\n{text.format(body)}{DUTIES}")
        assert said(profile.organisation) == "HM Courts & Tribunals Service"
    other = read(
        f"Your role\n\n{text.format('HM Courts & Tribunals Service will call you')}{DUTIES}"
    )
    assert other.organisation is None


def test_checks_that_a_line_only_names_are_asked_for() -> None:
    for line in (
        "- Standard checks plus Counter Terrorist Check (CTC).",
        "- Counter Terrorist Check (CTC).",
    ):
        assert said(read(FORM.format("Essential", line)).vetting) == "Counter Terrorist Check (CTC)"
    told = (
        "- Counter Terrorist Check forms that others send in are read and filed by you each week."
    )
    assert read(FORM.format("Main Duties", told)).vetting is None


def test_a_word_alone_counts_where_it_is_weighed_by_itself() -> None:
    line = "A boat licence (essential). {}. Swims a mile (essential)."
    for word in ("Diving (desirable)", "Sailing (preferred)"):
        found = [(r.text, r.modality) for r in conditions(line.format(word))]
        assert found[1] == (word.split()[0], "desirable")
    assert "Thanks" not in [r.text for r in conditions(line.format("Thanks"))]


def test_a_bare_noun_is_no_qualification() -> None:
    profile = read(FORM.format("Qualifications", "- Certificate, or a QQI award at Level 4"))
    assert "Certificate" not in [q.text for q in profile.qualifications]
    profile = read(FORM.format("Qualifications", "- Certificate in Rope Work"))
    assert [q.text for q in profile.qualifications] == ["Certificate in Rope Work"]


def test_values_side_by_side_end_at_the_next_label() -> None:
    text = (
        "Position Harbour Officer\nLocation Leck Band 6 Tenure Permanent\nReports to Harbour Master\n"
        "Direct reports 0 Delegations (HR) Nil\n"
    )
    profile = read(text + DUTIES)
    assert said(profile.location) == "Leck"
    assert said(profile.grade) == "6"
    assert not profile.direct_reports


def test_what_a_course_costs_and_what_would_do_instead_are_no_part_of_a_qualification() -> None:
    lines = "- Level 3 Certificate in Rope Work, or holds a rope degree\n- Pays back course {} on leaving"
    for word in ("fees", "costs"):
        profile = read(FORM.format("Qualifications", lines.format(word)))
        assert [q.text for q in profile.qualifications] == ["Level 3 Certificate in Rope Work"]
    found = read(FORM.format("Qualifications", "- Passed the tree climbing course")).qualifications
    assert [q.text for q in found] == ["tree climbing course"]


def test_a_label_that_names_a_licence_says_which_is_needed() -> None:
    text = f"Post: Parks Officer\n{DUTIES}\nWhat you need to know\n{{}}\n"
    for line in ('Driver\'s licence: Unrestricted "G" class', "Driving licence: full and clean"):
        assert [r.text for r in read(text.format(line)).requirements] == [line]
    assert not read(text.format("Parking: behind the depot")).requirements


def test_what_only_tells_of_the_appointment_or_of_waiting_is_no_condition() -> None:
    heading = "Conditions of Service"
    assert not conditions("The appointment is to a permanent post in the Harbour Service.", heading)
    told = "You must hold an NV1 clearance; waiting times vary."
    assert [r.text for r in conditions(told)] == ["You must hold an NV1 clearance"]
    assert len(conditions("- Has cut waiting times in a clinic")) == 1


def test_what_is_always_welcome_is_wished_for() -> None:
    found = conditions("- Some Gaelic (essential); more is always welcome")
    assert [r.modality for r in found] == ["essential", "desirable"]


def test_what_is_searched_is_a_system_and_a_way_to_class_prints_is_none() -> None:
    profile = read(
        "Title: Prints Clerk\n\nKey Responsibilities\n- Searches TREEX and BARKLO, and sends cards.\n"
        "\nEssential\n- Knowledge of the Henry system\n"
    )
    assert [s.text for s in profile.systems] == ["TREEX", "BARKLO"]


def test_whom_a_holder_oversees_is_led_and_what_is_overseen_is_not() -> None:
    duty = "Title: Parks Adviser\n\nKey Responsibilities\n- Oversees two {} and signs off their travel.\n"
    for who in ("national project staff", "park wardens"):
        assert [s.text for s in read(duty.format(who)).direct_reports] == [f"two {who}"]
    assert not read(duty.format("national projects")).direct_reports


def test_an_act_may_be_cited_by_the_short_form_of_its_first_words() -> None:
    (found,) = read(
        FORM.format("Main Duties", "- Uses the ASB, Crime and Policing Act 2014")
    ).legislation
    assert found.thing.label == "Anti-social Behaviour, Crime and Policing Act 2014"
