"""Citations of law in any form: what they cite, where they stand, and what was read through."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.citations import find_citations

ACT = "http://www.legislation.gov.uk/id/"


def cited(text: str) -> list[tuple[str, str]]:
    """Give what a text cites, with the words that cite it."""
    return [(c.thing.label, c.span.of(text)) for c in find_citations(text)]


def labels(text: str) -> list[str]:
    return [label for label, _ in cited(text)]


PACE = "Police and Criminal Evidence Act 1984"
RIPA = "Regulation of Investigatory Powers Act 2000"
HRA = "Human Rights Act 1998"
CPIA = "Criminal Procedure and Investigations Act 1996"
DPA = "Data Protection Act 2018"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("knows the Human Rights Act 1998", [(HRA, "Human Rights Act 1998")]),
        ("knows the Human Rights Act (1998)", [(HRA, "Human Rights Act (1998)")]),
        ("knows the Human Rights Act, 1998", [(HRA, "Human Rights Act, 1998")]),
        ("the Human Rights Act", [(HRA, "Human Rights Act")]),
        ("the HUMAN RIGHTS ACT 1998", [(HRA, "HUMAN RIGHTS ACT 1998")]),
        ("the Human Rights\nAct 1998", [(HRA, "Human Rights\nAct 1998")]),
        ("the Human  Rights Act 1998", [(HRA, "Human  Rights Act 1998")]),
        ("PACE", [(PACE, "PACE")]),
        ("PACE 1984", [(PACE, "PACE 1984")]),
        ("PACE Act 1984", [(PACE, "PACE Act 1984")]),
        ("RIPA 2000", [(RIPA, "RIPA 2000")]),
        ("under R.I.P.A. and others", []),
        ("the pace of work", []),
        ("to act on orders and keep the rules", []),
        ("the Regulation of Investigatory Powers Act 2000 (RIPA)",
         [(RIPA, "Regulation of Investigatory Powers Act 2000 (RIPA)")]),
        ("(RIPA) the Regulation of Investigatory Powers Act 2000",
         [(RIPA, "RIPA"), (RIPA, "Regulation of Investigatory Powers Act 2000")]),
        ("the Police & Criminal Evidence Act 1984",
         [(PACE, "Police & Criminal Evidence Act 1984")]),
        ("Criminal Procedure and Investigations Act 1996 and PACE",
         [(CPIA, "Criminal Procedure and Investigations Act 1996"), (PACE, "PACE")]),
        ("PACE, RIPA and the Human Rights Act",
         [(PACE, "PACE"), (RIPA, "RIPA"), (HRA, "Human Rights Act")]),
        ("the Data Protection Act 2018", [(DPA, "Data Protection Act 2018")]),
        ("the Equality Act 2010.", [("Equality Act 2010", "Equality Act 2010")]),
    ],
)  # fmt: skip
def test_a_citation_is_found_word_for_word_with_what_it_cites(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert cited(text) == wanted


@pytest.mark.parametrize(
    ("text", "label", "slip"),
    [
        ("the Human Rights Act 1988", HRA, "year"),
        ("RIPA 2010", RIPA, "year"),
        ("PACE 1948", PACE, "year"),
        ("the Humane Rights Act 1998", HRA, "title"),
        ("the Police and Criminal Evidense Act 1984", PACE, "title"),
        ("the Human Rights Act 1998", HRA, ""),
    ],
)
def test_a_slip_is_read_through_and_said(text: str, label: str, slip: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.thing.label, citation.slip) == (label, slip)


@pytest.mark.parametrize(
    "text", ["the Fishguard Harbour Act 1907", "the Fishguard Harbour Regulations 1999"]
)
def test_law_that_nobody_knows_is_kept_as_written(text: str) -> None:
    (citation,) = find_citations(text)
    assert citation.thing.label == text.removeprefix("the ")
    assert not citation.thing.known
    assert citation.thing.iri == ""


@pytest.mark.parametrize(
    "text",
    [
        "Act as a mentor", "Acts as first contact", "The Act applies", "Regulations must be kept",
        "Rules of the office", "in Order to help", "Order stationery", "law and order",
        "acts 2000 times", "ACT NOW", "health and safety regulations",
    ],
)  # fmt: skip
def test_words_that_only_look_like_law_cite_nothing(text: str) -> None:
    assert find_citations(text) == []


@pytest.mark.parametrize("text", ["PACE\n\n1984 was the year", "PACE\t1984 entries"])
def test_a_year_of_another_paragraph_or_cell_is_no_part_of_a_citation(text: str) -> None:
    assert cited(text) == [(PACE, "PACE")]


def test_two_acts_in_one_title_with_and_are_told_apart() -> None:
    text = "the Police and Criminal Evidence Act 1984 and the Human Rights Act 1998"
    assert labels(text) == [PACE, HRA]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Data Protection Acts 1998 and 2018", ["Data Protection Act 1998", DPA]),
        ("the Human Rights and Data Protection Acts", [HRA, DPA]),
        ("the Children Acts 1989 and 2004", ["Children Act 1989", "Children Act 2004"]),
        ("the Terrorism Act 2000 and 2006", ["Terrorism Act 2000", "Terrorism Act 2006"]),
    ],
)
def test_acts_in_the_plural_are_each_cited(text: str, wanted: list[str]) -> None:
    assert labels(text) == wanted


def test_a_title_of_several_years_without_one_is_the_act_in_force() -> None:
    (citation,) = find_citations("the Data Protection Act")
    assert citation.thing.label == DPA
    (citation,) = find_citations("the Data Protection Act 1998")
    assert citation.thing.label == "Data Protection Act 1998"


def _titles() -> list[tuple[str, str]]:
    return [
        (thing.iri, thing.label)
        for thing in catalogue().of_kind("Legislation")
        if thing.iri.startswith(ACT) and year_of(thing.label)[1]
    ]


def test_every_piece_of_law_of_the_reference_data_is_found_by_its_title() -> None:
    before, after = "Knows about the ", ", and applies it."
    for iri, title in _titles():
        found = find_citations(before + title + after)
        assert [c.thing.iri for c in found] == [iri], title
        assert found[0].slip == "", title
        assert found[0].span.of(before + title + after) == title


@given(
    words=st.lists(
        st.sampled_from(
            ["PACE", "RIPA", "the", "and", "of", "Act", "Acts", "1984", "(1998)", "Human", "Rights", ",",
             "Regulations", "Order", "etc.", "(", ")", "Fire", "Data Protection", "&", "\n\n", "\t", "police"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_citations_are_in_order_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    spans = [c.span for c in find_citations(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_an_act_has_the_iri_of_the_national_archive() -> None:
    (citation,) = find_citations(RIPA)
    assert citation.thing.iri == ACT + "ukpga/2000/23"
