"""The measures that all layouts and drawings of a map share, in pixels at full size."""

from __future__ import annotations

BOX_WIDTH = 224
BOX_HEIGHT = 88
HALF_WIDTH = BOX_WIDTH // 2
CORRIDOR = 44  # free height between two rows of boxes: lines run here
PITCH = BOX_HEIGHT + CORRIDOR  # from the top of one row to the top of the next
GAP = 32  # free width between two boxes of a row
TRUNK_GAP = 44  # the same where a line runs down between two columns
ANSWER, ANSWER_FILL = "#1b5fb0", "#e3edf9"  # frame and ground of what answers a question
ASPECT = 1.6  # width to height of what is made to fit a screen


def row_top(row: int) -> int:
    """Return the top of a row of boxes, counted from the top of its tree."""
    return row * PITCH


def bus_height(row: int) -> int:
    """Return where the lines above a row of boxes run sideways."""
    return row * PITCH - CORRIDOR // 2
