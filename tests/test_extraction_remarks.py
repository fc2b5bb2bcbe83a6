"""What stands behind a value, in brackets or as a remark, or denies it, and what is read for it."""

from __future__ import annotations

import pytest

from .extracting import DUTIES, read

FORM = "Job Title: Records Clerk\n{}\n" + DUTIES


@pytest.mark.parametrize(
    ("line", "title", "rank"),
    [
        ("Reports to: Duty Manager (Inspector)", "Duty Manager", "Inspector"),
        ("Reports to: Crime Manager (DCI)", "Crime Manager", "Chief Inspector"),
        ("Reports to: Inspector (Response)", "Inspector (Response)", "Inspector"),
    ],
)
def test_a_rank_in_brackets_is_no_part_of_a_managers_title(
    line: str, title: str, rank: str
) -> None:
    profile = read(FORM.format(line))
    assert profile.reports_to is not None
    assert (profile.reports_to.read_as or profile.reports_to.text) == title
    assert profile.manager_title is not None
    assert profile.manager_title.rank.label == rank


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("Hours of work: 40, on a rota", 40),
        ("Weekly hours: 37 (flexible)", 37),
        ("Hours of work: 20, 30 or 37", None),
        ("Hours of work: 40, 37 in summer", None),
    ],
)
def test_a_remark_behind_the_hours_leaves_them_a_number(line: str, hours: int | None) -> None:
    amounts = dict(read(FORM.format(line)).amounts)
    assert (amounts["hours"].maximum if "hours" in amounts else None) == hours


@pytest.mark.parametrize(
    ("duty", "count"),
    [
        ("May cover the desk, but does not deputise for the Records Manager.", 0),
        ("Is not required to deputise for the Records Manager.", 0),
        ("Files what is not urgent and deputises for the Records Manager.", 1),
    ],
)
def test_who_does_not_deputise_deputises_for_nobody(duty: str, count: int) -> None:
    said = read(f"Job Title: Records Clerk\n\nMain duties\n- {duty}\n").relations
    assert sum(r.predicate.endswith("deputisesFor") for r in said) == count


def test_a_unit_is_known_in_the_text_without_its_short_form_in_brackets() -> None:
    profile = read(
        "Job Title: Scene Clerk\nUnit: Severn Scene Bureau (SSB)\n\nAbout us\nThe Severn Scene Bureau "
        "is a collaboration of Gwent Police and South Wales Police. Gwent Police is the lead force.\n"
    )
    said = sorted((r.predicate.rpartition("#")[2], r.object.label) for r in profile.relations)
    assert said == [
        ("covers", "Gwent Police"),
        ("covers", "South Wales Police"),
        ("leadForce", "Gwent Police"),
    ]


def test_the_last_word_of_an_employers_name_is_no_label() -> None:
    profile = read("# Kent Constabulary: Call Room\n\nJob Title: Records Clerk\n" + DUTIES)
    assert profile.organisation is not None
    assert profile.organisation.text.startswith("Kent")


@pytest.mark.parametrize(
    ("field", "vetting"),
    [
        (
            "Management Vetting (MV). Security Check (SC) is to be obtained within six months.",
            "Management Vetting (MV). Security Check (SC) is to be obtained within six months",
        ),
        (
            "Management Vetting (MV). Security Check (SC) may be asked of some in the unit.",
            "Management Vetting (MV)",
        ),
    ],
)
def test_a_level_that_is_to_be_gained_is_asked_for_too(field: str, vetting: str) -> None:
    found = read(FORM.format(f"Level of vetting: {field}")).vetting
    assert found is not None
    assert found.text == vetting


def test_a_rota_that_includes_nights_is_night_working() -> None:
    text = "Job Title: Records Clerk\n\nConditions\n- You will work a rota {}.\n"
    for said in ("that includes nights", "of late and night shifts", "including nights"):
        about = {t.label for r in read(text.format(said)).requirements for t in r.about}
        assert "night working" in about, said
