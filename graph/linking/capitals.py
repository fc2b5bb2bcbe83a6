"""Titles of law in lines that are all in capitals, where capitals show no title."""

from __future__ import annotations

import re

from remit.graph.document import Span
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.readings import line_around
from remit.graph.linking.years import years_behind
from remit.graph.overlay import load_toml, once_per_overlay

_FAR = 60


@once_per_overlay
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Read what leads in to a title, and what stands before the verb `act`."""
    title = load_toml("phrases/law.toml")["title"]
    led_in = re.compile(rf".*\b(?i:{any_of(title['led_in'])})\s+(?:THE\s+)?", re.S)
    return led_in, re.compile(rf"\b(?i:{any_of(title['acting'])})\s+ACTS?$")


def behind_lead_in(text: str, start: int, end: int) -> int:
    """Tell where a title in capitals begins behind the words that lead in to it.

    >>> behind_lead_in("ENFORCES LAW UNDER THE BAIL ACT", 0, 31)
    23
    """
    led = _phrases()[0].match(text, start, end)
    return led.end() if led else start


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether words that end like law are such only because a whole line is in capitals.

    The plural of an Act is law there only with its year, and no verb is: `ABILITY TO ACT`.

    >>> is_shouted("ABILITY TO ACT", 0, 14), is_shouted("THE BAIL ACT", 4, 12)
    (True, False)
    """
    if _phrases()[1].search(text, start, end):
        return True
    low, high = line_around(text, Span(start, end), _FAR)
    around = text[low:start] + text[end:high]
    shouts = around.isupper() or not any(map(str.isalpha, around))
    return shouts and text[end - 1] in "sS" and not years_behind(text, end)
