"""Read of how many forces a profile says that a region is made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import ForceCount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names

_NAME = r"(?P<region>(?:[A-Za-z&-]+\s+){0,2}?[A-Za-z&-]+)"
_AROUND = 90
_ARTICLE = r"(?:the|our|this|its)\s+"


@once_per_overlay
def _patterns() -> tuple[Phrases, re.Pattern[str], re.Pattern[str]]:
    """Make patterns of a region, and of the two ways: the number first, or the region first."""
    data = load_toml("phrases/counts.toml")
    number = rf"(?P<number>{any_of(data['numbers'])}|\d{{1,2}})"
    counted = rf"(?:{any_of(data['counted']['words'])})\b(?:\s+areas?\b)?"
    region = rf"(?:{any_of(data['region']['words'])})\b"
    return (
        pattern(data["region"]["words"]),
        re.compile(
            rf"\b(?:{_ARTICLE}|all\s+(?:of\s+)?)?{number}[\s-]+{counted}"
            rf"\s+(?:\w+\s+)?(?:in|of|across|within|from)\s+{_ARTICLE}{_NAME}\s+{region}",
            re.I,
        ),
        re.compile(rf"\b{_ARTICLE}{_NAME}\s+{region}['’]?s?\s+{number}[\s-]+{counted}", re.I),
    )


def read_force_counts(names: Names) -> Iterator[ForceCount]:
    """Read each number of forces that a profile gives for a region, once, where it first stands."""
    numbers = load_toml("phrases/counts.toml")["numbers"]
    places, *ways = _patterns()
    once: set[tuple[str, int]] = set()
    found = {
        said.span(): said
        for place in names.said(places)
        for way in ways
        for said in way.finditer(
            names.plain, max(0, place.start() - _AROUND), place.end() + _AROUND
        )
    }
    for _, said in sorted(found.items()):
        region = folded(said["region"]).casefold()
        written = said["number"].casefold()
        number = numbers[written] if written in numbers else int(written)
        if (region, number) not in once:
            once.add((region, number))
            yield ForceCount(region, number, Span(*said.span()))
