"""The words by which forms name their fields and sections, from `data/layout/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(
    r"^(?:section\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?|\(?[a-zA-Z][.)])\s*(?=[^\W\d_])", re.I
)
_NOISE = re.compile(r"[\s\u00a0]+")
_ENDS = " \t:-–—*•.#_=>"
_REMARK = re.compile(r"\s*\([^()]{0,80}\)\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label or a heading announces.

    Attributes:
        field: The name of a field such as `reports_to`; None for the heading of a section.
        kind: The kind of a section such as `duties`; None for a field.
        modality: What a section's items mean where their words do not say.
        sure: Whether the words are enough without a colon or the border of a cell.
        part: Whether the heading only divides the section in which it stands.
    """

    field: str | None = None
    kind: str | None = None
    modality: str | None = None
    sure: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels, by their normal form."""

    fields: Mapping[str, Label]
    sections: Mapping[str, Label]
    longest: int

    def field(self, words: str) -> Label | None:
        """Find the field that the words are a label of."""
        return self.fields.get(normal(words))

    def section(self, words: str) -> Label | None:
        """Find the section that the words are a heading of; a remark in brackets does not matter."""
        form = normal(words)
        return self.sections.get(form) or self.sections.get(normal(_REMARK.sub("", words)))


@lru_cache(maxsize=20_000)
def normal(words: str) -> str:
    r"""Fold case, white space, numbering, dashes and outer punctuation.

    >>> normal("2. Rank\\Grade :")
    'rank/grade'
    """
    text = _NUMBER.sub("", words.strip(_ENDS))
    text = (
        text.casefold().replace("\\", "/").replace("&", "and").replace("’", "'").replace("–", "-")
    )
    return _NOISE.sub(" ", text).replace(" / ", "/").strip(_ENDS)


@once_per_overlay
def labels() -> Labels:
    """Read the labels once."""
    fields: dict[str, Label] = {}
    for name, entry in load_toml("layout/fields.toml").items():
        for sure, key in ((True, "labels"), (False, "with_colon")):
            for words in entry.get(key, ()):
                fields.setdefault(normal(words), Label(field=name, sure=sure))
    sections: dict[str, Label] = {}
    for entry in load_toml("layout/headings.toml")["section"]:
        label = Label(
            kind=entry["kind"],
            modality=entry.get("modality"),
            sure=entry.get("strong", False),
            part=entry.get("part", False),
        )
        for words in entry["headings"]:
            sections.setdefault(normal(words), label)
    longest = max(len(form) for form in (*fields, *sections))
    return Labels(fields, sections, longest)
