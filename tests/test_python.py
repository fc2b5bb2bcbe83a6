"""What a session in Python begins with, and what a notebook shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from IPython.core.formatters import HTMLFormatter
from lxml import html

import remit.graph
from remit.graph import Answer, Evidence, Graph, Reply, ask, build_graph, read_profile
from remit.graph.errors import NoGraphError

from .knowledge import samples

QUESTION = "which roles require RIPA knowledge"


def shown(reply: Reply) -> html.HtmlElement:
    """Return what a notebook shows of a reply, as it parses it."""
    written = HTMLFormatter()(reply)
    assert written
    return html.fragment_fromstring(written, create_parent=True)


def test_a_question_is_one_call_of_a_folder_or_of_an_open_graph() -> None:
    reply = ask(QUESTION, samples())
    with Graph.open(samples()) as graph:
        assert ask(QUESTION, graph) == ask(QUESTION, str(samples())) == reply
    assert len(reply.answers) > 2
    with pytest.raises(NoGraphError):
        ask(QUESTION, samples() / "profiles")


def test_a_profile_is_read_and_a_graph_is_built_by_one_call_each(tmp_path: Path) -> None:
    post = tmp_path / "clerk.txt"
    post.write_text("Job Title: Clerk\nReports to: Head Clerk\n\nEssential\n- Knowledge of PACE\n")
    profile = read_profile(str(post))
    assert profile.title and profile.title.text == "Clerk"
    summary = build_graph([post], tmp_path / "graph")
    assert summary.counts["requirements"] == len(profile.requirements) == 1
    [answer] = ask("who needs PACE", tmp_path / "graph").answers
    assert answer.label == "Clerk"


def test_a_notebook_shows_each_answer_with_how_it_was_found_and_its_words() -> None:
    reply = ask(QUESTION, samples())
    rows = shown(reply).xpath(".//tbody/tr")
    assert len(rows) == len(reply.answers)
    for row, answer in zip(rows, reply.answers, strict=True):
        label, found, words = (cell.text_content() for cell in row)
        assert answer.label in label
        assert found.startswith("stated" if answer.stated else "inferred")
        assert all(" ".join(item.quote.split()) in words for item in answer.evidence)
        assert all(item.document in words for item in answer.evidence)
    assert str(reply.understood) in shown(reply).text_content()


def test_a_notebook_shows_why_a_question_was_refused_and_what_would_be_answered() -> None:
    reply = ask("which roles require jam", samples())
    other = ask("what is the weather like", samples())
    assert not reply.answers
    assert "none" in shown(reply).text_content().lower()
    assert other.refused
    assert other.refusal in shown(other).text_content()
    offered = [item.text_content() for item in shown(other).xpath(".//li")]
    assert offered == list(other.suggestions) != []


def test_what_documents_hold_is_text_in_a_notebook_and_not_markup() -> None:
    nasty = "<script>alert(1)</script> & co"
    evidence = Evidence(nasty, nasty, nasty, 0, len(nasty))
    page = shown(
        Reply(nasty, nasty, answers=(Answer(nasty, evidence=(evidence,)),), notes=(nasty,))
    )
    assert not page.xpath(".//script")
    assert page.text_content().count(nasty) == 6


def test_of_very_many_answers_a_notebook_shows_the_first_and_says_how_many_there_are() -> None:
    page = shown(Reply("?", "all", answers=tuple(Answer(f"Clerk {n}") for n in range(1234))))
    assert len(page.xpath(".//tbody/tr")) == 100
    assert "100 of 1,234 answers" in page.text_content()


def test_every_name_that_is_offered_is_there_and_no_other() -> None:
    assert all(getattr(remit.graph, name) for name in remit.graph.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing_such'"):
        remit.graph.nothing_such  # noqa: B018 - it is looked up


def test_the_package_alone_loads_nothing_of_what_it_offers() -> None:
    code = (
        "import sys, remit.graph; print([m for m in sys.modules if m.startswith('remit.graph.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
