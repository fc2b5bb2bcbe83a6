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
