"""Questions over own graphs are put in other words by `data/questions/trees-wordings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from remit.graph.asking.lexicon import load
from remit.graph.asking.trees.rewritten import rewritten
from remit.graph.errors import DataError
from remit.graph.overlay import laid_over

FILE = Path(__file__).parents[1] / "data" / "questions" / "trees-wordings.toml"
WORDINGS = tomllib.loads(FILE.read_text(encoding="utf-8"))["wording"]


def test_each_wording_puts_its_example_as_the_data_say() -> None:
    lexicon = load()
    wrong = {}
    for wording in WORDINGS:
        asked, wanted = wording["example"]
        ways = list(rewritten(asked, lexicon))
        if ways != ([asked, wanted] if wording.get("beside") else [wanted]):
            wrong[asked] = ways
    assert not wrong


def test_without_a_wording_its_example_is_put_otherwise() -> None:
    lexicon = load()
    assert len({wording["as"] for wording in WORDINGS}) == len(WORDINGS)
    idle = []
    for wording in WORDINGS:
        asked, wanted = wording["example"]
        others = [one for one in lexicon.own["wordings"] if one["as"] != wording["as"]]
        without = replace(lexicon, own={**lexicon.own, "wordings": others}, cache={})
        if list(rewritten(asked, without))[-1] == wanted:
            idle.append(asked)
    assert not idle


@pytest.mark.parametrize(
    "asked",
    [
        "Does anyone report to somebody?",  # "to somebody": any way to report
        "How many drivers are there, and how many vans?",
        "For each depot give me which vans it has",
        "Which vans are red? List all drivers",
        "Which van cost to build more than 500 to buy?",
        "Who has a van as big as Ann's?",
        "Is it 10:30 at Oslo Gate, or 11,000 kg - or neither?",
        "",
        " ?! ",
    ],
)
def test_what_no_wording_fits_stays_as_it_is(asked: str) -> None:
    assert list(rewritten(asked, load())) == [asked]


def test_only_what_fits_is_changed_and_names_keep_their_letters() -> None:
    found = list(rewritten("In which town is McVities’ “Old Mill”, exactly?", load()))
    assert found == [
        "In which town is McVities’ “Old Mill”, exactly?",
        "which town is McVities’ “Old Mill”, exactly in?",
    ]


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    own = '[lists]\n[[wording]]\nsays = ["<nowhere> {x}"]\nas = "{x}"\n'
    (tmp_path / "questions" / FILE.name).write_text(own, encoding="utf-8")
    with laid_over(tmp_path), pytest.raises(DataError, match="no cue <nowhere>") as caught:
        load()
    assert "trees-wordings.toml" in str(caught.value.place)
