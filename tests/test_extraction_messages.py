"""Adverts that come as a message: the title in its subject, the number of posts in a sentence."""

from __future__ import annotations

import pytest

from remit.graph.profile import RoleProfile

from .extracting import read, said

BODY = """
Dear all,

{}

You will:
- keep the log of the quay
- meet the boats

Essential:
- Full driving licence
- Knowledge of tides
"""


def message(subject: str, sentence: str = "Please see below.") -> RoleProfile:
    return read(f"From: Staffing Desk\nTo: All staff\nSubject: {subject}\n{BODY.format(sentence)}")


@pytest.mark.parametrize(
    ("subject", "title", "posts"),
    [
        ("Fwd: Vacancy – Quay Sergeant x 2, Harbour Team", "Quay Sergeant", "x 2"),
        ("RE: Quay Clerk", "Quay Clerk", None),
        ("Vacancy for a Quay Clerk - Harbour Team", "Quay Clerk - Harbour Team", None),
        ("Expressions of interest: Quay Constable (3 posts)", "Quay Constable", "3 posts"),
        ("Fw: Re: Internal vacancy - Records Manager (ref 12345)", "Records Manager", None),
        ("Parking on Monday", None, None),
    ],
)
def test_the_subject_of_a_message_gives_the_title(
    subject: str, title: str | None, posts: str | None
) -> None:
    profile = message(subject)
    assert (said(profile.title), said(profile.posts)) == (title, posts)


def test_a_label_for_the_title_goes_before_the_subject() -> None:
    text = f"Subject: Harbour Manager's vacancy\nJob title: Quay Clerk\n{BODY.format('')}"
    assert said(read(text).title) == "Quay Clerk"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Applications are invited for three Quay Clerk posts at Wick.", 3),
        ("We have two vacancies for Quay Clerks to fill by May.", 2),
        ("The holder is one of three Quay Clerk posts; applications close soon.", None),
        ("The team has three Quay Clerk posts.", None),
        ("Applications are invited from three Quay Clerks.", None),
    ],
)
def test_a_sentence_that_invites_counts_the_posts(sentence: str, number: int | None) -> None:
    counted = dict(message("Quay Clerk", sentence).amounts).get("posts")
    assert (counted.minimum if counted else None) == number
