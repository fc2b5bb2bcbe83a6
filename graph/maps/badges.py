"""The marks in the corner of a box: vetting, qualifications, findings; the page draws the same."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.graph.maps.plan import Card

_SHIELD = "M0 2 L5.5 0 L11 2 V6.5 C11 9.6 8.6 11.6 5.5 13 C2.4 11.6 0 9.6 0 6.5 Z"
_ROSETTE = "M5.5 0 A4.2 4.2 0 1 1 5.49 0 Z M3.2 8 L2.2 13 L5.5 11.2 L8.8 13 L7.8 8"
_TRIANGLE = "M6.5 0.5 L13 12.5 H0 Z M6.5 4.5 V8.4 M6.5 10.2 V10.9"
_SOFT, _WARN = "#4b5867", "#8f4a00"
_DIGIT = 7
_GAP = 9


def badges(card: Card, right: int, base: int) -> tuple[str, int]:
    """Draw the marks of a card from its right edge inwards; give them and the room they take.

    A number stands beside a mark where there are several. Who points at one reads what it means.
    """
    needed, found = card.qualifications, card.findings
    wanted = (
        (_TRIANGLE, 13, found, _WARN, "1 finding" if found == 1 else f"{found} findings"),
        (_ROSETTE, 11, needed, _SOFT, f"requires {_counted(needed)}"),
        (_SHIELD, 11, int(bool(card.vetting)), _SOFT, f"vetting: {card.vetting}"),
    )
    drawn, x = "", right
    for path, width, count, colour, words in wanted:
        if not count:
            continue
        number = ""
        if count > 1:
            number = (
                f'<text x="{x}" y="{base}" text-anchor="end" font-size="12" font-weight="600" '
                f'fill="{colour}">{count}</text>'
            )
            x -= _DIGIT * len(str(count)) + 3
        drawn += (
            f"<g><title>{escape(words)}</title>{number}"
            f'<path transform="translate({x - width} {base - 11.5:g})" d="{path}" fill="none" '
            f'stroke="{colour}" stroke-width="1.4"/></g>'
        )
        x -= width + _GAP
    return drawn, right - x


def _counted(needed: int) -> str:
    return "1 qualification" if needed == 1 else f"{needed} qualifications"
