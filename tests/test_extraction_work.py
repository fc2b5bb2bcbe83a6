"""The work on a document grows with its length, whatever it is made of: counted, never timed."""

from __future__ import annotations

import pytest

from remit.graph.layout.atoms import cut
from remit.graph.layout.site_lines import site_lines

from .counting import Walked, copied_from, work_on

DUTIES = "Job Title: Clerk\nReports to: DI Intel\n\nDuties\n\n"
NEEDS = "Job Title: Clerk\nReports to: DI Intel\n\nRequirements\n\n"
LENGTH = 3_000
MOST = 2.35
"""Twice the text may take a little more than twice the work."""

REPEATED = {
    "deputies": (DUTIES, "- deputise for the Head "),
    "units that cover": (DUTIES, "ERSOU covers "),
    "verbs that cover": (DUTIES, "covers "),
    "lead forces": (DUTIES, "the lead force "),
    "systems in a row": (DUTIES, "Athena, PND, "),
    "systems side by side": (DUTIES, "Athena "),
    "entries in systems": (DUTIES, "Enters records on ABCD and "),
    "qualifications": (NEEDS, "- Must hold a diploma in law.\n"),
    "trainings": (NEEDS, "trained in Law, accredited in Tennis, "),
    "courses": (NEEDS, "driver course "),
    "Acts": (NEEDS, "Human Rights Act 1998 "),
    "plural Acts": (NEEDS, "Foo and Bar Acts, "),
    "bare Acts": (NEEDS, "Act "),
    "years": (NEEDS + "Theft Acts ", "1968, "),
    "short forms": (NEEDS, "PACE "),
    "short forms of several things": (NEEDS, "POCA and CDA "),
    "short forms spelt out": (NEEDS, "Force Control Room (FCR) "),
    "capitals": (DUTIES, "Kent Council of "),
    "managers": (DUTIES, "reports to "),
    "ranks": ("Job Title: ", "Inspector "),
    "cells": (DUTIES, "a\t"),
    "rows": (DUTIES, "Word\tother\tthird\n"),
    "weighed rows": ("Job Title: Clerk\n\n", "Essential\tDesirable\nKnowledge\tPACE\n"),
    "labels": ("Job Title: Clerk\n", "Grade: "),
    "labels of several fields": (
        "Job Title: Clerk\n",
        "Job Title: Clerk Grade: C Reports to: Head ",
    ),
    "labels without colons": ("x\n", "Job Title Clerk Pay Grade C Reports To Head of Stores "),
    "gaps": (DUTIES, "a   "),
    "tables in one line": (DUTIES, "| a | b | | --- | --- | | c | d | "),
    "headings in one line": (DUTIES, "Key Responsibilities Sort it. Essential Criteria Knows it. "),
    "marks in one line": (DUTIES, "1. Open it. 2. Close it. (a) Sort (b) Carry "),
    "capitals in one line": (DUTIES, "KEY DUTIES A B C "),
    "lines of duties": (DUTIES, "- Uses Athena and must hold a licence\n"),
    "directions": (DUTIES, "ERSOU under the command of the Chief "),
    "regions": (DUTIES, "six forces in the a "),
    "publishers": (DUTIES, "ACPO guidance of "),
    "targets": (DUTIES, "The organised crime group has a responsibility "),
    "pairs in one line": ("Job Title: Clerk\n", "| Grade | PC "),
    "columns of labels": ("Job Title: Clerk\n", "Grade\tBase\tWord\n"),
    "kinds of contract": ("Job Title: Clerk\n", "Permanent of the "),
    "those who are supervised": (DUTIES, "supervises the work of the "),
    "statutes": (NEEDS, "Florida Statutes "),
    "numbers that end names": (DUTIES, "Manager 2. Head: "),
    "misread labels": ("Job Title: Clerk\n", "Locafion: "),
    "full lines": ("", "The clerk counts the stock and writes the ledger and the letters up \n"),
    "profiles bound in one file": (
        "",
        "Job Title: Clerk\nGrade: C3\nBase: Ashby\nDuties\n- Sorts post\n\n"
        "Job Title: Driver\nGrade: C2\nBase: Marlow\nDuties\n- Drives vans\n\n",
    ),
    "questions of the form": (DUTIES, "What skills are needed? "),
}


@pytest.mark.parametrize("name", REPEATED)
def test_twice_the_text_takes_twice_the_work(name: str) -> None:
    start, part = REPEATED[name]
    work_on(start + part)
    once, twice = (work_on(start + part * (length // len(part))) for length in (LENGTH, 2 * LENGTH))
    assert twice <= MOST * once


IN_ONE_LINE = {
    "a profile": "Job Title: Clerk Key Duties Sort post. Essential Criteria Knowledge of PACE. Tact "
    "Desirable Driving licence. GRADE PC REPORTS TO Sergeant. Competency level: 2 Base: Ashby ",
    "rows with bars": "| Job Title | Clerk | Essential | Desirable | Tact | Knowledge of PACE | ",
    "criteria in turn": "Essential 1. Tact 2. Latin Desirable 3. Ink 4. Knowledge of PACE. ",
    "shouts": "MAIN DUTIES Sorts post. PERSON SPECIFICATION Knowledge of PACE. THE ROLE IS HERE. ",
    "tags": "<p>Job Title: Clerk</p> <td>Tact</td> <li>Sorts post</li> ",
}
"""What stands again and again in a text without a single end of a line."""


@pytest.mark.parametrize("name", IN_ONE_LINE)
def test_twice_as_long_a_line_has_twice_as_much_copied_out_of_it(name: str) -> None:
    """Nothing that stands in a line is told by a copy, or a search, of all that stands before."""
    part = IN_ONE_LINE[name]
    lengths = (2 * LENGTH, 4 * LENGTH)
    once, twice = (copied_from(part * (length // len(part))) for length in lengths)
    assert once > LENGTH
    assert twice <= MOST * once


@pytest.mark.parametrize("part", ["Sorts post.\n", "Main duties\nSimilar jobs\nClerk\n"])
def test_lines_that_may_be_a_sites_are_not_copied_for_each_of_them(part: str) -> None:
    def taken(count: int) -> int:
        atoms = Walked(cut(part * count).atoms)
        site_lines(atoms)
        return atoms.taken

    assert 100 < taken(200) <= MOST * taken(100)


def test_the_count_tells_a_search_that_begins_anew_for_each_word() -> None:
    """The measure itself: searching to the end of the text for each word is found out."""
    from remit.graph.extraction import units

    from .counting import counting

    def work(length: int) -> int:
        text = "covers " * length
        with counting() as counter:
            for at in range(0, len(text), 7):
                units._LIST_BREAK.search(text, at)
        return counter.work

    assert work(400) > 3 * work(200)
