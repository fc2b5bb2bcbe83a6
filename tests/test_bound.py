"""Profiles bound in one document are read one by one; the profile of one role is never parted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from remit.graph.document import Document
from remit.graph.extraction.accounting import account
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.profile import RoleProfile

from .building import made, nothing_known, rows, write

POSTS = (
    ("Quay Analyst", "Scale 6", "Harbour Desk", "the ledger of ships", "tides"),
    ("Gaol Officer", "Scale 4", "Gaol Team", "the keys", "the Data Protection Act 2018"),
    ("Harbour Clerk", "Scale 3", "Harbour Desk", "letters in order", "spelling"),
)
FORMS = {
    "colons": "Wick Constabulary\nROLE PROFILE – {}\n\nJob Title: {}\nGrade: {}\nDepartment: {}\n\n"
    "Main duties\n- Keeps {}.\n\nEssential criteria\n- Knowledge of {}.\n",
    "cells": "Role profile\n\nJob Title\t{1}\tGrade\t{2}\nDepartment\t{3}\n\n"
    "Main duties\n- Keeps {4}.\n\nEssential criteria\n- Knowledge of {5}.\n",
    "markdown": "# Role profile\n\n| Job Title | {1} |\n|---|---|\n| Grade | {2} |\n| Department | {3} |\n\n"
    "## Main duties\n\n- Keeps {4}.\n\n## Essential criteria\n\n- Knowledge of {5}.\n",
    "lines": "Post title\n{1}\nGrade\n{2}\nDepartment\n{3}\n\n"
    "Main duties\n- Keeps {4}.\n\nEssential criteria\n- Knowledge of {5}.\n",
}
TEAM = "Job Title: {}\nDepartment: {}\n\nMain duties\n- Keeps {}.\n\nEssential criteria\n- Likes {}.\n\n"
CARD = "{}\nLocation: {}\nSalary: £2{},000\nClosing date: 1 May 203{}\nApply now\n\n"
SIGNED = "\nPrepared by\nJob Title: Adviser of Forms\nDate: 1 May 2030\n"
FIRST = "JOB DESCRIPTION\nJob Title: {}\nGrade: C1\n\nMain duties\n- Keeps {}.\n\n"
SECOND = "PERSON SPECIFICATION\nJob Title: {}\n\nEssential criteria\n- Knowledge of {}.\n\n"


def form(name: str, post: tuple[str, ...]) -> str:
    return FORMS[name].format(post[0], *post)


def profile(text: str) -> RoleProfile:
    return extract(Document("a.txt", "0" * 64, text))


def told(role: RoleProfile) -> dict[str, Any]:
    """Give what is said of a role, without the places; text and places are compared before."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            if "quote" in value:
                text = role.document.text
                assert text[value["start"] : value["end"]] == value["quote"]
            kept = value.keys() - {"start", "end", "findings", "other_roles"}
            return {key: bare(value[key]) for key in kept}
        return [bare(one) for one in value] if isinstance(value, list) else value

    said: dict[str, Any] = bare(as_json(role))
    return said


def titles(text: str) -> list[str | None]:
    return [role.title.text if role.title else None for role in profile(text).roles]


def rules(text: str) -> set[str]:
    return {finding.rule for finding in profile(text).all_findings}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("between", ["\n\n", "\n\f\n"], ids=["blank", "page"])
def test_each_profile_is_read_as_if_it_stood_alone(name: str, between: str) -> None:
    bound = profile(between.join(form(name, post) for post in POSTS))
    alone = [profile(form(name, post)) for post in POSTS]
    assert list(map(told, bound.roles)) == list(map(told, alone))
    assert "several-posts" in {finding.rule for finding in bound.all_findings}
    kinds = {part.kind for role in alone for part in account(role)}
    assert {part.kind for part in account(bound)} <= kinds


def test_what_stands_once_above_the_profiles_is_said_of_each() -> None:
    text = "Borley Police\n\n" + "\n".join(form("lines", post) for post in POSTS)
    found = [role.organisation.text for role in profile(text).roles if role.organisation]
    assert found == ["Borley Police"] * 3


def test_posts_of_one_title_in_different_units_are_two() -> None:
    text = "".join(TEAM.format("Constable", unit, unit, unit) for unit in ("Lamp Team", "Key Team"))
    assert [role.unit.text for role in profile(text).roles if role.unit] == [
        "Lamp Team",
        "Key Team",
    ]


def test_two_halves_and_who_signed_belong_to_the_profile_above() -> None:
    halves = "".join(
        part.format(one, one) for one in ("Clerk", "Driver") for part in (FIRST, SECOND)
    )
    assert titles(halves) == ["Clerk", "Driver"]
    assert [len(role.requirements) for role in profile(halves).roles] == [1, 1]
    signed = "\n".join(form("colons", post) + SIGNED for post in POSTS)
    assert titles(signed) == [post[0] for post in POSTS]


def test_vacancies_one_below_the_other_are_posts() -> None:
    posts = (("Custody Aide", "Wick"), ("Call Handler", "Borley"), ("Lamp Clerk", "Wick"))
    cards = [CARD.format(*post, number, number) for number, post in enumerate(posts, 1)]
    found = profile("Careers at Wick Constabulary\n\n" + "".join(cards))
    assert [role.title.text for role in found.roles if role.title] == [post[0] for post in posts]
    assert [role.location.text for role in found.roles if role.location] == [
        "Wick",
        "Borley",
        "Wick",
    ]
    assert all(role.is_profile for role in found.roles)


@pytest.mark.parametrize(
    "text",
    [
        form("colons", POSTS[0]) + SIGNED + SIGNED.replace("Adviser", "Head"),
        FIRST.format("Clerk", "books") + SECOND.format("Clerk", "books"),
        form("colons", POSTS[0]) + "\n" + form("colons", POSTS[0]),
        "Job Title: Clerk\nLine manager\nJob Title: Head Clerk\n\nMain duties\n- Keeps books.\n\n"
        "Job Title: Junior Clerk\n\nMain duties\n- Helps the clerk.\n",
        "Staff\n\nJane Doe\nRank: Sergeant\nUnit: Lamp Team\nLocation: Wick\n\n"
        "John Roe\nRank: Constable\nUnit: Lamp Team\nLocation: Wick\n",
    ],
    ids=["signed", "halves", "copy", "manager", "staff"],
)
def test_a_document_of_one_role_is_not_parted(text: str) -> None:
    found = profile(text)
    assert not found.others
    assert not {"several-posts", "stray-title"} & {f.rule for f in found.all_findings}


def test_profiles_that_cannot_be_parted_safely_are_read_as_one_with_a_finding() -> None:
    parts = [part.format(one, one) for part in (FIRST, SECOND) for one in ("Clerk", "Driver")]
    (stray,) = (f for f in profile("".join(parts)).findings if f.rule == "stray-title")
    assert titles("".join(parts)) == ["Clerk"]
    assert stray.span.of("".join(parts)) == "Driver"
    unlike = form("colons", POSTS[0]) + "\n" + TEAM.format("Driver", "Fleet", "vans", "roads").replace(
        "Main duties", "Your work"
    ).replace("Essential criteria", "We want")  # fmt: skip
    assert titles(unlike) == ["Quay Analyst"]


def test_no_profile_is_taken_for_what_was_written_below_another() -> None:
    letter = "Job Title: Lamp Clerk\n\n" + "The lamps of the quay are seen to by one person. " * 9
    text = "\n".join([*(form("colons", post) for post in POSTS[:2]), letter])
    assert titles(text) == ["Quay Analyst"]
    assert "stray-title" in rules(text)


def test_a_graph_of_bound_profiles_states_what_one_of_the_single_files_does(tmp_path: Path) -> None:
    data = nothing_known(tmp_path / "data")
    texts = {f"{number}.txt": form("colons", post) for number, post in enumerate(POSTS)}
    write(tmp_path / "single", texts)
    write(tmp_path / "bound", {"all.txt": "\n".join(texts.values())})
    stated = []
    for name in ("single", "bound"):
        made(tmp_path / f"graph-{name}", tmp_path / name, data=data)
        stated.append(
            [
                rows(tmp_path / f"graph-{name}", query)
                for query in (
                    "SELECT ?s ?p ?o { GRAPH <https://w3id.org/remit/id/graph/facts> { ?s ?p ?o } }",
                    "SELECT ?r ?text ?quote { ?r remit:requirement ?q . ?q remit:text ?text ;"
                    " remit:evidence/oa:exact ?quote }",
                    "SELECT ?r ?text { ?r remit:responsibility/remit:text ?text }",
                )
            ]
        )
    assert stated[0] == stated[1]
    assert all(stated[0])
