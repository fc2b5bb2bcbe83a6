"""The page of the ontology is what the ontology says now, and reads as a page."""

from __future__ import annotations

import doctest
import re

from remit.ontology import REMIT
from remit.ontology.inference import load_rules

from . import ontology_page
from .ontology_page import PAGE, anchors, page


def test_the_page_is_what_the_ontology_says_now() -> None:
    assert PAGE.read_text("utf-8") == page(), "stale: run `make docs`"


def test_every_term_of_remit_has_a_heading_and_every_rule_a_row() -> None:
    text = page()
    headings = re.findall(r"^### (\w+)$", text, re.MULTILINE)
    assert sorted(headings) == sorted(REMIT.names())
    for rule in load_rules():
        assert f"| `{rule.name}`: {rule.label} | {rule.reason} |" in text


def test_every_link_within_the_page_leads_somewhere() -> None:
    text = page()
    wanted = set(re.findall(r"\]\(#([^)]*)\)", text))
    assert len(wanted) > len(REMIT.names()) / 2
    assert wanted - set(anchors(text)) == set()


def test_a_link_to_a_property_does_not_lead_to_the_class_of_its_name() -> None:
    text = page()
    places = anchors(text)
    lines = [line for line in text.splitlines() if line.startswith("#")]
    assert lines[places.index("rank")] == "### Rank"
    assert lines[places.index("rank-1")] == "### rank"


def test_a_term_is_told_with_its_definition_its_links_and_its_checks() -> None:
    part = page().partition("### outranks\n")[2].partition("\n### ")[0]
    assert "A lower rank of the same ladder." in part
    assert "read backwards: *is outranked by*" in part
    assert "- from: [remit:Rank](#rank)" in part
    assert "- checked: a rank outranks a remit:Rank" in part


def test_the_examples_of_this_writer_are_true() -> None:
    assert doctest.testmod(ontology_page).failed == 0
