"""Spans of control: how many roles report to each manager, and how that is spread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.graph.analysis.reporting import Post, Reporting

_LAST_OF_BANDS: Final = {1: "1", 3: "2–3", 7: "4–7", 12: "8–12", 16: "13–16"}
_WIDEST: Final = "17+"
BANDS: Final = (*_LAST_OF_BANDS.values(), _WIDEST)
"""The bands in which Orgvue shows spans: their spread tells more than their mean."""


@dataclass(frozen=True, slots=True)
class Span:
    """A manager with the posts that report straight to it."""

    manager: Post
    reports: tuple[Post, ...]

    @property
    def band(self) -> str:
        """Name the band that it falls in."""
        return band_of(len(self.reports))


def band_of(reports: int) -> str:
    """Name the band of a span.

    >>> [band_of(n) for n in (1, 3, 4, 12, 16, 17)]
    ['1', '2–3', '4–7', '8–12', '13–16', '17+']
    """
    return next((band for last, band in _LAST_OF_BANDS.items() if reports <= last), _WIDEST)


def spans(reporting: Reporting) -> tuple[Span, ...]:
    """List the spans of all managers, the widest first."""
    found = [Span(reporting.posts[iri], reports) for iri, reports in reporting.reports.items()]
    return tuple(sorted(found, key=lambda span: (-len(span.reports), span.manager)))


def spread(found: Iterable[Span]) -> tuple[tuple[str, int], ...]:
    """Count the managers in each band, empty bands among them."""
    counted = Counter(span.band for span in found)
    return tuple((band, counted[band]) for band in BANDS)
