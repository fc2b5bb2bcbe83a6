"""Which words of a profile are short forms, and what is said of those that it nowhere spells out."""

from __future__ import annotations

import pytest

from remit.graph.extraction.extract import extract
from remit.graph.reading.text import read_document


def unspelt(line: str) -> dict[str, str]:
    text = f"Records Clerk\n\nMain duties\n- Keep the registers with care and answer letters.\n- {line}\n"
    profile = extract(read_document("clerk.txt", text.encode()))
    found = (f for f in profile.findings if f.rule == "unexpanded-acronym")
    return {f.message.split("”")[0].strip("“"): f.message for f in found}


@pytest.mark.parametrize("short", ["MASH", "QXZ", "DCI"])
def test_a_short_form_that_is_not_spelt_out_is_pointed_out(short: str) -> None:
    assert list(unspelt(f"Work with {short} each day.")) == [short]


@pytest.mark.parametrize(
    "line",
    [
        "LIAISES WITH: the reception desk",
        "Answer letters WITH CARE at all times.",
        "Work with the Joint Records Board (JRB) each day.",
        "Search ViSOR each day.",
        "Search VISOR and HOLMES2 each day.",
        "Write by FRIDAY to the BENEVOLENT fund.",
        "LOST STORES CLERK - Keep the keys.",
        "STORES KEEPER wanted by Friday.",
        "INTERNAL post, open to the staff of the stores.",
        "Work under the Proceeds of Crime Act 2002, and answer letters on POCA.",
        "Answer to the Detective Inspector, or to another DI each day.",
    ],
)
def test_a_word_in_capitals_or_a_name_is_no_short_form(line: str) -> None:
    assert unspelt(line) == {}


def test_each_meaning_is_given_once() -> None:
    message = unspelt("Work for the SIO each day.")["SIO"]
    assert message.casefold().count("senior investigating officer") == 1


def test_what_nothing_is_known_of_is_said_to_be_unknown() -> None:
    assert "not known" in unspelt("Work with QXZ each day.")["QXZ"]
    assert "Multi-Agency Safeguarding Hub" in unspelt("Work with the MASH each day.")["MASH"]


def test_a_short_form_does_not_stand_for_itself() -> None:
    assert "PIP 2" not in unspelt("Work as a PIP2 investigator each day.").get("PIP2", "PIP 2")


def test_a_short_form_of_another_name_is_not_spelt_out() -> None:
    assert list(unspelt("Work under the Protection of Animals Act with POCA each day.")) == ["POCA"]


def test_the_name_of_a_unit_elsewhere_does_not_spell_out_its_short_form() -> None:
    line = "Join the Regional Organised Crime Unit. Work with the ROCU each day."
    assert list(unspelt(line)) == ["ROCU"]


def test_words_that_are_no_name_spell_nothing_out() -> None:
    assert list(unspelt("Work on domestic extremism, and for DE, each day.")) == ["DE"]


def test_a_date_that_the_calendar_does_not_have_is_pointed_out() -> None:
    text = (
        "Job Title: Records Clerk\nDate last reviewed: {}\n\nMain duties\n- Keep the registers.\n"
    )
    for said, wrong in (("31/02/2024", True), ("29 February 2024", False), ("5 May", False)):
        profile = extract(read_document("clerk.txt", text.format(said).encode()))
        found = [f.message for f in profile.findings if f.rule == "impossible-date"]
        assert found == (
            [f"“{said}” is no date of the calendar, so none is read."] if wrong else []
        )


def test_conditions_of_unlike_weight_are_both_named() -> None:
    text = (
        "Job Title: Records Clerk\n\nEssential criteria\n\n"
        "A driving licence is essential and a first aid certificate is desirable.\n"
    )
    profile = extract(read_document("clerk.txt", text.encode()))
    [found] = [f.message for f in profile.findings if f.rule == "merged-requirements"]
    assert "driving licence" in found
    assert "first aid certificate" in found
    assert "bullet" not in found
