"""Names come from the graph: rename every Act, unit, force and title, and the answers follow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from remit.graph.asking.engine import Asker

from .questions.graphs import asker, fixture_text, from_trig

NEW = {
    "undercover": "orchard",
    "marine": "lantern",
    "fisu": "glomp",
    "fixed intelligence support": "glass lamp oiling market",
    "borsetshire": "quernshire",
    "borset": "quern",
    "barchester": "mellowick",
    "felpersham": "tarnside",
    "bsou": "qlmn",
    "ripa": "zkwx",
    "regulation of investigatory powers": "taming of moorland ponies",
    "harbours": "windmills",
    "coastwatch register": "kettle ledger",
    "cwr": "ktl",
    "pip2": "vok2",
    "pip1": "vok1",
    "pip": "vok",
    "custody": "pantry",
    "intel": "brine",
}
_OLD = re.compile("|".join(sorted(map(re.escape, NEW), key=len, reverse=True)), re.IGNORECASE)
QUESTIONS = [
    "which roles require RIPA knowledge",
    "which roles need PIP level 2",
    "who must know the Harbours Act",
    "who does the undercover DS report to",
    "who manages the marine team sergeant",
    "which forces does BSOU CTP cover",
    "is Felpersham covered by BSOU CTP",
    "which forces are in BSOU but not in BSOU CTP",
    "list the roles in the Undercover Unit",
    "what does FISU stand for",
    "who uses the Coastwatch Register",
    "what does the custody officer need",
    "how does the undercover DS differ from the FISU sergeant",
    "which roles need RIPA and a driving licence but not PIP2",
    "who are the direct reports of DI Intel",
]


def renamed(text: str) -> str:
    """Replace every old name, in the case in which it stands."""

    def change(found: re.Match[str]) -> str:
        old, new = found.group(), NEW[found.group().casefold()]
        if old.isupper():
            return new.upper()
        return new.title() if old[0].isupper() else new

    return _OLD.sub(change, text)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Asker, Asker]:
    def opened(name: str, text: str) -> Asker:
        folder: Path = tmp_path_factory.mktemp(name)
        return asker(from_trig(text), folder)

    return opened("old", fixture_text()), opened("new", renamed(fixture_text()))


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_follow_the_names(both: tuple[Asker, Asker], question: str) -> None:
    old, new = (
        asked.ask(text) for asked, text in zip(both, (question, renamed(question)), strict=True)
    )
    assert old.answers
    assert not new.refused, new.refusal
    said = {(renamed(a.label), a.stated, renamed(str(a.value))) for a in old.answers}
    assert {(a.label, a.stated, str(a.value)) for a in new.answers} == said


def test_the_renaming_leaves_no_old_name() -> None:
    assert not _OLD.search(renamed(" ".join(QUESTIONS)))
