"""Find the header of a page that has run into the label behind it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.layout.labels import labels, normal

if TYPE_CHECKING:
    from remit.graph.layout.atoms import Atom

_WORD = re.compile(r"[^\s]+")
_HEADER_WORDS = 7


def leading_header(atom: Atom, headers: frozenset[str]) -> int:
    """Tell where the label begins in an atom that opens with a page header; 0 where in none."""
    words = list(islice(_WORD.finditer(atom.text), _HEADER_WORDS))
    for count in range(min(6, len(words) - 1), 1, -1):
        head = atom.text[: words[count - 1].end()]
        rest = atom.text[words[count].start() :]
        if normal(head) in headers and (labels().field(rest) or labels().section(rest)):
            return atom.span.end - len(rest)
    return 0
