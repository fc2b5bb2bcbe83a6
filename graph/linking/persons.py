"""Tell a person's name behind a rank: `DS Ann Gray` is somebody in post, and no title of a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.linking.ranks import RankFound

_PART = r"[A-Z](?:['’][A-Z]|[a-z]+[A-Z])?[a-z]+(?:-[A-Z][a-z]+)?"
_NAME = re.compile(rf" ({_PART})((?: [A-Z]\.?)? {_PART})(?= *(?:$|[,(]))")
_WORD = re.compile(r"\w+")
_FEWEST = 3


@once_per_overlay
def _given() -> frozenset[str]:
    return frozenset(load_toml("phrases/persons.toml")["given"])


@once_per_overlay
def _known() -> frozenset[str]:
    """List the words of which all names in the reference data are made."""
    return frozenset(
        word.casefold() for name in catalogue().names for word in _WORD.findall(name.text)
    )


def person_behind(found: RankFound, text: str) -> str:
    """Give the name of the person that stands at once behind a rank; empty where none does.

    A given name is one, with a word behind it that is no work; so are two words that no name holds.

    >>> from remit.graph.linking.ranks import find_rank
    >>> [person_behind(find_rank(t), t) for t in ("DS Ann Gray", "DI Economic Crime", "Sgt Hale")]
    ['Ann Gray', '', '']
    """
    said = _NAME.match(text, found.span.end)
    if said is None or " " in text[: found.span.start]:
        return ""
    name = said[0][1:]
    first, family = said[1].casefold(), said[2].split()[-1].casefold()
    if names_work(name) or lexicon().find(name):
        return ""
    strange = family not in _known() and len(family) >= _FEWEST
    return name if first in _given() or (strange and first not in _known()) else ""
