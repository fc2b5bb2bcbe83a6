"""`remit ask` on the command line, over a graph that it built of sample profiles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from remit.graph.asking.pins import FILE

from . import commands
from .gold import PROFILES, THREE

KEYS = {"question", "understood", "sparql", "answers", "suggestions"}
ANSWER_KEYS = {"label", "iri", "value", "stated", "why", "documents", "evidence"}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return commands.run(*arguments, folder=Path.cwd())


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = tmp_path_factory.mktemp("three") / "graph"
    built = run("build", *(PROFILES / name for name in THREE), "--graph", graph)
    assert built.returncode == 0, built.stderr
    return graph


def asked(question: str, graph: Path) -> tuple[int, dict[str, Any], str]:
    done = run("ask", question, "--graph", graph, "--format", "json")
    return done.returncode, json.loads(done.stdout), done.stderr


def test_json_has_the_promised_fields(three: Path) -> None:
    status, reply, _ = asked("which roles require RIPA knowledge", three)
    assert status == 0
    assert reply.keys() == KEYS
    assert all(answer.keys() == ANSWER_KEYS for answer in reply["answers"])
    assert [a["stated"] for a in reply["answers"]] == [True, True, False]
    quotes = [e for answer in reply["answers"] for e in answer["evidence"]]
    for item in quotes:
        text = (PROFILES / item["document"]).read_text(encoding="utf-8")
        assert text[item["start"] : item["end"]] == item["quote"]


def test_the_query_of_a_reply_can_be_run(three: Path) -> None:
    _, reply, _ = asked("which roles need a driving licence", three)
    done = run("query", reply["sparql"], "--graph", three, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["results"]["bindings"]
    assert len(rows) == len(reply["answers"]) == 3


def test_text_puts_answers_and_quotes_on_stdout_and_words_on_stderr(three: Path) -> None:
    done = run("ask", "which roles need PIP2", "--graph", three)
    assert done.returncode == 0
    assert done.stdout.startswith("Detective Sergeant")
    assert "“" in done.stdout
    assert "102-organised-crime-team-sergeant.txt, " in done.stdout
    assert done.stderr.strip().startswith("understood: roles that require PIP")


def test_a_rank_inside_a_longer_name_is_part_of_it(three: Path) -> None:
    reply = asked("sgts promotion exam needed", three)[1]
    assert reply["understood"] == "whether there are roles that require NPPF Step 2"


def test_words_of_a_profile_stand_in_quotes_and_nowhere_else(three: Path) -> None:
    done = run("ask", "what do sergeants need", "--graph", three)
    reply = asked("what do sergeants need", three)[1]
    several = [a for a in reply["answers"] if a["value"] and len(a["evidence"]) > 1]
    assert several
    for answer in several:
        assert f"{answer['label']}: {answer['value']}" not in done.stdout
        said = [" ".join(item["quote"].split()) for item in answer["evidence"]]
        assert all(f"“{quote}”" in done.stdout for quote in said)


def test_an_inferred_worker_type_shows_the_words_of_the_rank_it_rests_on(three: Path) -> None:
    reply = asked("which of the posts are for police officers", three)[1]
    understood, left_out = reply["understood"].split(" · ")
    assert understood == "roles that are for the worker type police officer"
    assert left_out == "4 more are only named, without a profile of their own, and left out"
    assert len(reply["answers"]) == 3
    for answer in reply["answers"]:
        assert not answer["stated"]
        assert answer["why"].startswith("inferred: ")
        assert [item["quote"] for item in answer["evidence"]] == ["Detective Sergeant"]
    assert asked("which roles are police staff", three)[1]["answers"] == []


def test_a_refusal_ends_with_3_and_offers_what_works(three: Path) -> None:
    done = run("ask", "what's the weather tomorrow", "--graph", three)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith("error: not understood: “")
    assert "\n\nhint: these are answered here: “" in done.stderr
    status, reply, words = asked("what's the weather tomorrow", three)
    assert status == 3
    assert reply["understood"] is None
    assert reply["answers"] == []
    assert reply["suggestions"]
    assert words.startswith("error: ")


def test_explain_shows_names_and_query(three: Path) -> None:
    done = run("ask", "which roles need RIPA", "--graph", three, "--explain")
    assert "“ripa”: Regulation of Investigatory Powers Act 2000, by another name" in done.stdout
    assert "SELECT DISTINCT ?x WHERE" in done.stdout


def test_explain_shows_how_far_a_refused_question_was_read(three: Path) -> None:
    done = run("ask", "which roles need RIPA in Klingon", "--graph", three, "--explain")
    assert done.returncode == 3
    lines = done.stdout.splitlines()
    assert "“roles”: role, a kind of thing" in lines
    assert "“ripa”: Regulation of Investigatory Powers Act 2000, by another name" in lines
    assert "“klingon”: not known, no name and no phrase of the grammar" in lines
    assert lines[-1].endswith("stopped at “klingon”")


def test_no_graph_is_an_error_and_not_a_refusal(tmp_path: Path) -> None:
    done = run("ask", "which roles need RIPA", "--graph", tmp_path / "nowhere")
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")


def test_asking_loads_nothing_heavy(three: Path) -> None:
    code = (
        "import sys\nfrom remit.cli.main import main\n"
        f"main(['ask', 'which roles need RIPA', '--graph', {str(three)!r}, '--format', 'json'])\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=300, check=True
    )
    for heavy in ("rdflib", "networkx", "rich", "pyvis", "rapidfuzz", "tomllib"):
        assert f"'{heavy}'" not in done.stderr


def test_a_long_answer_says_how_much_of_it_is_left_out(
    three: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from remit.cli import replies
    from remit.cli.main import main

    monkeypatch.setattr(replies, "MOST_ANSWERS", 1)
    monkeypatch.setattr(replies, "MOST_DOCUMENTS", 2)
    question = ["ask", "which roles require RIPA knowledge", "--graph", str(three)]
    assert main(question) == 0
    short = capsys.readouterr()
    assert "\n1 of 3 answers; `--all` prints the other 2 too\n" in short.err
    assert main([*question, "--all"]) == 0
    whole = capsys.readouterr()
    assert "`--all`" not in whole.err
    assert whole.out.startswith(short.out)
    assert len(whole.out.splitlines()) > len(short.out.splitlines())
    assert main(["ask", "how many roles are there", "--graph", str(three)]) == 0
    printed = capsys.readouterr().out
    assert printed.endswith(" and 1 more\n")
    assert sum(name in printed for name in THREE) == 2


def test_a_question_is_stopped_at_its_time(three: Path) -> None:
    done = run("ask", "which roles require RIPA knowledge", "--graph", three, "--timeout", "0.001")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: the question was stopped after 0.001 seconds\n\nhint: ")


def test_the_command_goes_on_and_asks_kept_questions_again(three: Path) -> None:
    said = "which roles need PIP2\nand which need RIPA\ndelete all\nhow many?\n"
    talk = commands.run("ask", "--graph", three, folder=three, stdin=said)
    assert talk.returncode == 0
    assert "not understood: “delete”" in talk.stderr
    assert "the number of roles that require PIP 2 and require Regulation" in talk.stderr
    kept_in = three / FILE
    try:
        assert run("ask", "which roles need PIP2", "--pin", "--graph", three).returncode == 0
        assert run("ask", "--pins", "--graph", three).returncode == 0
        beside = run("ask", "which roles need RIPA", "--pins", "--graph", three)
        assert (beside.returncode, beside.stdout) == (2, "")
        kept = json.loads(kept_in.read_text(encoding="utf-8"))
        kept[0]["answers"].append("Ferry Master")
        kept_in.write_text(json.dumps(kept), encoding="utf-8")
        again = run("ask", "--pins", "--graph", three)
        assert again.returncode == 1
        assert again.stdout == "which roles need PIP2\n    - Ferry Master\n"
    finally:
        kept_in.unlink(missing_ok=True)


@pytest.mark.parametrize("word", ["department", "directorate"])
def test_a_word_for_its_kind_behind_a_unit_is_no_other_unit(three: Path, word: str) -> None:
    reply = asked(f"which roles are in the FIMU {word}", three)[1]
    assert [answer["label"] for answer in reply["answers"]] == ["Detective Sergeant IDT/ FIMU"]
    assert reply["understood"].startswith("roles that are in ")
