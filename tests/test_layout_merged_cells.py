"""Cells that span columns of a table, of which a converter writes a copy for each column."""

from __future__ import annotations

from remit.graph.profile import RoleProfile

from .extracting import read, said

HEAD = (
    "JOB PROFILE – POLICE STAFF\t" * 2
    + "JOB PROFILE – POLICE STAFF\n"
    + "POST TITLE\tProperty Store Keeper\tProperty Store Keeper\n"
    + "GRADE\tScale 3\tScale 3\n"
    + "LINE MANAGER\tProperty Manager\tProperty Manager\n"
)
DUTIES = (
    "KEY DUTIES\tKEY DUTIES\tKEY DUTIES\n"
    "1\tBook exhibits in and out.\tBook exhibits in and out.\t60\n"
    "2\tDestroy what nobody claims.\tDestroy what nobody claims.\t40\n"
)
ASKED = (
    "AREA\tESSENTIAL\tDESIRABLE\tTESTED BY\n"
    "Skills\tNeat handwriting\tUse of a label printer\tTest\n"
    "Nature\tPatience with callers\tPatience with callers\tInterview\n"
    "SPECIAL CONDITIONS\tSPECIAL CONDITIONS\tSPECIAL CONDITIONS\tSPECIAL CONDITIONS\n"
    "WRITTEN BY\tP Quill\tDATE\t03/04/2024\n"
)


def asked(profile: RoleProfile) -> list[tuple[str, str]]:
    return [(one.modality, one.text) for one in profile.requirements]


def test_a_cell_that_spans_columns_is_read_once() -> None:
    profile = read(HEAD + DUTIES + ASKED)
    assert said(profile.title) == "Property Store Keeper"
    assert said(profile.grade) == "Scale 3"
    assert said(profile.status) == "POLICE STAFF"
    assert [one.text for one in profile.responsibilities] == [
        "Book exhibits in and out.",
        "Destroy what nobody claims.",
    ]


def test_what_spans_essential_and_desirable_is_essential_and_a_writer_is_no_skill() -> None:
    assert asked(read(HEAD + DUTIES + ASKED)) == [
        ("essential", "Neat handwriting"),
        ("desirable", "Use of a label printer"),
        ("essential", "Patience with callers"),
    ]


def test_cells_between_strokes_are_read_once_too() -> None:
    lines = (HEAD + DUTIES + ASKED).splitlines()
    text = "\n".join(f"| {' | '.join(line.split(chr(9)))} |" for line in lines)
    assert asked(read(text)) == asked(read(HEAD + DUTIES + ASKED))


def test_two_like_answers_in_a_row_are_both_kept() -> None:
    text = (
        "Job Title:\tProperty Store Keeper\n\nCriterion\tSift\tInterview\n"
        "Essential skills\tYes\tYes\nNeat handwriting\tYes\tYes\nPatience\tYes\tYes\n"
    )
    assert said(read(text).title) == "Property Store Keeper"
    assert asked(read(text)) == asked(read(text.replace("\tYes\tYes", "\tYes\tNo ")))
