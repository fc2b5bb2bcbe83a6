"""Documents for tests of what must always hold: made of the labels and phrases that Remit knows, and of anything else."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from remit.graph.document import Document
from remit.graph.errors import UnreadableError
from remit.graph.overlay import load_toml
from remit.graph.reading.text import read_document

_FIELDS = load_toml("layout/fields.toml")
_HEADINGS = load_toml("layout/headings.toml")["section"]
_PHRASES = load_toml("phrases/requirements.toml")
_RELATIONS = load_toml("phrases/relations.toml")
_FURNITURE = load_toml("layout/furniture.toml")

_NAMES = (
    *("RIPA", "PACE 1984", "Human Rights Act 1988", "Fish and Chips Act", "NIM", "PIP2", "Athena", "CHIS"),
    *("Kent Police", "Essex", "ERSOU", "DS", "Defective Inspector", "Chief Constable of Kent", "Sergeant"),
    *("Force Control Room (FCR)", "(FCR) Force Control Room", "the Data Protection Act 1998 and PACE"),
)  # fmt: skip
_ODD_LINES = (
    *("Page 2 of 7", "ROLE PROFILE", "3", "²", "٣", "- •", "•", "••", "<p>", "<p>x</p> <p>y</p>", "<ul class='a'> • a"),
    *("| a | b |", "a /  b / c", "Title: / PC / Grade: / X", "What skills are needed?", "-----------", "__________"),
    *("\u200b", "\ufeff", "\u00a0\u00a0\u00a0x", "a\u2028b", "\x00", "\x1b[31m", "\ud7ff", "e\u0301", "İ", "ﬁ", "ß", "😀"),
    *("A--B--C -- D -- E (F", "X - - - - - - - - - - - - (", "(((", ")))", "\\n", '"', "\\", "<>", "{}", "%s {other}"),
)  # fmt: skip
_ENDS = ("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n\n\n\n", "\t", "   ", " ", "\f", "\x0b", "")


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inside for text in _strings(part)]


def _cased(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda text, change: change(text),
        words,
        st.sampled_from((str.title, str.upper, str.capitalize)),
    )


_LABELS = sorted(set(_strings(_FIELDS)))
_TITLES = sorted({words for entry in _HEADINGS for words in entry["headings"]})

labels = _cased(st.sampled_from(_LABELS))
"""What forms print before the value of a field."""

headings = _cased(st.sampled_from(_TITLES))
"""What forms print above a section."""

section_headings = _cased(st.sampled_from(sorted(set(_TITLES) - set(_LABELS))))
"""Headings that are no label of a field as well."""

phrases = st.sampled_from(
    sorted({p.replace("…", "some") for p in _strings([_PHRASES, _RELATIONS, _FURNITURE])})
)
"""The words by which Remit tells one condition from another."""

names = st.sampled_from(_NAMES)
"""Names of things, known and unknown, right and wrong."""

characters = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=30
)
"""Any text that a file can hold."""

sentences = st.lists(st.one_of(phrases, phrases, names, characters), min_size=1, max_size=6).map(
    " ".join
)

_marks = st.sampled_from(
    (
        "",
        "",
        "- ",
        "• ",
        "o ",
        "1. ",
        "(a) ",
        "2.1 ",
        "\t- ",
        "      - o ",
        "* ",
        "– ",
        "1.\t",
        "| ",
    )
)
_gaps = st.sampled_from((":\t", ": ", "\t", " ", "   ", " / ", " | ", ":", " - ", ":\n", "\n"))

_lines = st.one_of(
    st.builds(lambda label, gap, value: label + gap + value, labels, _gaps, sentences),
    headings,
    headings.map(lambda words: words + ":"),
    st.builds(lambda mark, said: mark + said, _marks, sentences),
    st.builds(lambda mark, said: mark + said, _marks, sentences),
    st.sampled_from(_ODD_LINES),
    characters,
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw the text of something like a role profile, with all that goes wrong in one."""
    parts = draw(st.lists(st.tuples(_lines, st.sampled_from(_ENDS)), max_size=25))
    return "".join(line + end for line, end in parts)


def document(text: str, name: str = "profiles/a.txt") -> Document:
    """Make a document of a text, as it is read from a file.

    Raises:
        UnreadableError: Nothing but blanks stands in it.
    """
    return read_document(name, text.encode())


def _readable(text: str) -> bool:
    try:
        document(text)
    except UnreadableError:
        return False
    return True


documents = texts().filter(_readable).map(document)
"""Documents of all kinds, none of them empty."""
