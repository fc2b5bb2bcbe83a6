"""Tell by the words around a name that it means something else there: `data cleaning`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.readings import line_around
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.document import Span

_NEAR = 60
_BESIDE = 40
_JOINT = re.compile(r"[ \u00a0]*\n[ \u00a0]*(?=[a-z])|[ \u00a0]+|[-/]")
_JOINT_BEFORE = re.compile(r"(?:[ \u00a0]*\n[ \u00a0]*|[ \u00a0]+|[-/])$")


@dataclass(frozen=True, slots=True)
class _Sense:
    """Words that show that a name means something else; all but `names` may be missing.

    Attributes:
        names: Names of the thing, in small letters, for which these count; none for all.
        before: Directly before the name.
        behind: Directly behind it.
        near: In the same line.
        only: Of these one has to stand in the same line.
    """

    names: frozenset[str]
    before: Phrases | None
    behind: Phrases | None
    near: Phrases | None
    only: Phrases | None

    def is_other(self, text: str, span: Span) -> bool:
        """Tell whether the words around a name show that something else is meant."""
        if self.names and " ".join(span.of(text).casefold().split()) not in self.names:
            return False
        if self.before is not None and _ends_with(self.before, text, span.start):
            return True
        if self.behind is not None and _goes_on(self.behind, text, span.end):
            return True
        start, end = line_around(text, span, _NEAR)

        def stands(words: Phrases) -> bool:
            before = words.search(text, start, span.start)
            return before is not None or words.search(text, span.end, end) is not None

        if self.near is not None and stands(self.near):
            return True
        return self.only is not None and not stands(self.only)


def _ends_with(words: Phrases, text: str, at: int) -> bool:
    """Tell whether one of some phrases stands directly before a place."""
    joint = _JOINT_BEFORE.search(text, max(0, at - _BESIDE), at)
    if joint is None or ("\n" in joint[0] and not text[at].islower()):
        return False
    end = joint.start()
    found = words.finditer(text, max(0, end - _BESIDE), end)
    return any(one.end() == end for one in found)


def _goes_on(words: Phrases, text: str, at: int) -> bool:
    """Tell whether one of some phrases stands directly behind a place."""
    joint = _JOINT.match(text, at)
    return joint is not None and words.match(text, joint.end()) is not None


@once_per_overlay
def _senses() -> Mapping[str, Sequence[_Sense]]:
    """Read `data/phrases/senses.toml` once."""

    def phrases(table: Mapping[str, Sequence[str]], part: str) -> Phrases | None:
        return pattern(table[part]) if part in table else None

    return {
        label: [
            _Sense(
                frozenset(map(str.casefold, table.get("names", ()))),
                *(phrases(table, part) for part in ("before", "behind", "near", "only")),
            )
            for table in tables
        ]
        for label, tables in load_toml("phrases/senses.toml").items()
    }


def has_other_senses(label: str) -> bool:
    """Tell whether the data know that the name of a thing can mean something else.

    >>> has_other_senses("cleaning"), has_other_senses("custody")
    (True, False)
    """
    return label in _senses()


def means_other(label: str, text: str, span: Span) -> bool:
    """Tell whether a name means something else than this thing, by the words around it.

    >>> from remit.graph.document import Span
    >>> means_other("cleaning", "data cleaning", Span(5, 13))
    True
    """
    return any(sense.is_other(text, span) for sense in _senses().get(label, ()))
