"""Tell who signs a letter: the lines below its closing are no title of the post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import any_case, either
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.document import Span

_NEAR = 160


@once_per_overlay
def _closing() -> re.Pattern[str]:
    """Make a pattern of the end of a letter, with whole lines behind it."""
    words = load_toml("phrases/titles.toml")["signed"]["closings"]
    return any_case(rf"(?:^|(?<=[\n.!?]))[ \t]*{either(words)}[ \t]*[,.]?[ \t]*\n((?s:.*))\Z")


def is_signature(text: str, line: Span) -> bool:
    r"""Tell whether a line stands below the end of a letter, or below the name that does.

    >>> from remit.graph.document import Span
    >>> said = "Come and see us.\nYours sincerely,\n\nAnn Gray\nChief Officer\n\nRecords Clerk\n"
    >>> [is_signature(said, Span(said.index(t), said.index(t) + 5)) for t in ("Chief", "Recor")]
    [True, False]
    """
    start = text.rfind("\n", 0, line.start) + 1
    ended = _closing().search(text, max(0, start - _NEAR), start)
    if ended is None:
        return False
    between = [said for said in ended[1].splitlines() if said.strip()]
    return not between or (len(between) == 1 and not names_work(between[0]))
