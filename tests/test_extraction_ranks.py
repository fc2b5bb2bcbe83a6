"""At which rank a post is: what a field says beside the rank, and what the title adds to it."""

from __future__ import annotations

import pytest

from remit.graph.statements.iris import Iris
from remit.graph.statements.state import state
from remit.ontology import REMIT

from .extracting import DUTIES, read, said


@pytest.mark.parametrize(
    ("line", "ranks"),
    [
        ("Rank: Inspector (substantive) or Sergeant with promotion", ["Inspector"]),
        ("Rank: Inspector or Sergeant (awaiting promotion)", ["Inspector"]),
        ("Typical rank: Sergeant", ["Sergeant"]),
        ("Rank of the post: Substantive Chief Inspector", ["Chief Inspector"]),
        ("Rank/grade: PC / DC", ["Constable", "Constable"]),
        ("Usual rank: Constable or Sergeant", ["Constable", "Sergeant"]),
        ("Level: Sergeant", ["Sergeant"]),
    ],
)
def test_a_rank_is_read_with_what_stands_beside_it(line: str, ranks: list[str]) -> None:
    profile = read(f"Job Title: Liaison Officer\nUnit: Quay Team\n{line}\n{DUTIES}")
    assert said(profile.rank) == line.partition(": ")[2]
    assert profile.grade is None
    assert profile.rank_title is not None
    assert [t.rank.label for t in (profile.rank_title, *profile.other_ranks)] == ranks


def test_a_level_that_names_work_hides_no_rank_behind_it() -> None:
    profile = read(f"Job Title: Quay Lead\nLevel: Team Leader\nTypical rank: Sergeant\n{DUTIES}")
    assert (said(profile.rank), profile.grade) == ("Sergeant", None)


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("Level: Team Leader", None),
        ("Level: Scale 6", "Scale 6"),
        ("Level: Higher Executive Officer", "Higher Executive Officer"),
        ("Rank: Crew Manager", "Crew Manager"),
        ("Rank: Sergeant of the Watch, scale 4", "Sergeant of the Watch, scale 4"),
    ],
)
def test_other_words_in_the_field_are_no_rank(line: str, grade: str | None) -> None:
    profile = read(f"Job Title: Liaison Officer\nUnit: Quay Team\n{line}\n{DUTIES}")
    assert (profile.rank, said(profile.grade)) == (None, grade)


@pytest.mark.parametrize(
    ("title", "rank", "quote"),
    [
        ("Detective Constable", "Constable", "Detective Constable"),
        ("Detective Sergeant, Quay Team", "Constable or Sergeant", "Detective Sergeant, Quay Team"),
        ("Detective Constable", "DC", "DC"),
        ("Detective Constable", "Sergeant", None),
        ("Neighbourhood Constable", "Constable", None),
    ],
)
def test_the_branch_is_taken_from_the_title_where_the_rank_is_given_bare(
    title: str, rank: str, quote: str | None
) -> None:
    profile = read(f"Job Title: {title}\nUnit: Quay Team\nRank: {rank}\n{DUTIES}")
    stated = [
        line
        for line in state(profile, Iris("https://example.org/")).stated
        if f"> <{REMIT.designation}> <" in line
    ]
    assert bool(stated) == (quote is not None)
