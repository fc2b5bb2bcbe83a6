"""Names that mean something else beside some words: `data/phrases/senses.toml`."""

from __future__ import annotations

import pytest

from remit.graph.document import Span
from remit.graph.linking.catalogue import catalogue, names_of
from remit.graph.linking.senses import has_other_senses, means_other
from remit.graph.overlay import load_toml


def test_the_data_tell_other_senses_of_things_by_names_that_they_have() -> None:
    by_label = {thing.label: thing for thing in catalogue().things.values()}
    for label, tables in load_toml("phrases/senses.toml").items():
        assert label in by_label, f"no thing is called {label}"
        assert has_other_senses(label)
        held = {name.text.casefold() for name in names_of(by_label[label])}
        for table in tables:
            assert {"before", "behind", "near", "only"} & table.keys(), label
            assert {name.casefold() for name in table.get("names", ())} <= held, label


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("the data cleaning", True),
        ("data\ncleaning", True),
        ("- data\n- Cleaning", False),
        ("cleaning of offices", False),
    ],
)
def test_a_word_directly_before_counts_in_one_sentence(text: str, other: bool) -> None:
    at = text.casefold().index("cleaning")
    assert means_other("cleaning", text, Span(at, at + 8)) == other
