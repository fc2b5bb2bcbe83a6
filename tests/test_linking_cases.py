"""Short texts and what they cite, name and ask for: the cases of `tests/cases/linking`."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from remit.graph.document import Document
from remit.graph.extraction.extract import extract
from remit.graph.linking.citations import find_citations
from remit.graph.profile import Thing

from .gold import CASES

IN_CONTEXT = "in-context"


def _cases() -> dict[str, list[dict[str, Any]]]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for path in sorted((CASES / "linking").glob("*.toml"))
    }


def _parameters(*, in_context: bool) -> list[Any]:
    return [
        pytest.param(case, id=f"{theme}-{number}")
        for theme, cases in _cases().items()
        if (theme == IN_CONTEXT) == in_context
        for number, case in enumerate(cases, start=1)
    ]


def _label(thing: Thing) -> str:
    return thing.label if thing.known else f"? {thing.label}"


@pytest.mark.parametrize("case", _parameters(in_context=False))
def test_a_text_cites_this_law_and_no_other(case: dict[str, Any]) -> None:
    found = find_citations(case["text"])
    wanted = case["cites"]
    if case.get("or_unknown"):
        assert [c.thing.label for c in found] == wanted
    else:
        assert [_label(c.thing) for c in found] == wanted
    if "words" in case:
        assert [c.span.of(case["text"]) for c in found] == case["words"]
    assert [c.slip for c in found] == case.get("slips", [""] * len(wanted))


@pytest.mark.parametrize("case", _parameters(in_context=True))
def test_a_name_means_what_the_words_around_it_say(case: dict[str, Any]) -> None:
    text = f"Job Title: Records Officer\nReports to: Unit Manager\n\n{case['section']}\n\n{case['text']}\n"
    profile = extract(Document("case.txt", "", text))
    about = {_label(t) for r in profile.requirements for t in r.about}
    rules = {f.rule for f in profile.findings}
    if "kinds" in case:
        assert [r.kind for r in profile.requirements] == case["kinds"]
    if "legislation" in case:
        assert [_label(m.thing) for m in profile.legislation] == case["legislation"]
    if "systems" in case:
        assert [_label(m.thing) for m in profile.systems] == case["systems"]
    assert set(case.get("about", ())) <= about
    assert about.isdisjoint(case.get("not_about", ()))
    assert set(case.get("findings", ())) <= rules
    assert rules.isdisjoint(case.get("silent", ()))


def test_there_are_cases_of_each_theme() -> None:
    assert {theme: len(cases) > 9 for theme, cases in _cases().items()} == dict.fromkeys(
        (
            "elsewhere",
            IN_CONTEXT,
            "lists",
            "parts",
            "short-forms",
            "together",
            "under-and-again",
            "years",
        ),
        True,
    )
