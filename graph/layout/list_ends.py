"""Where a list ends, and sentences about the post stand behind it in the same section."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.model import Item

_FEW_ITEMS, _SENTENCE_WORDS = 2, 8


def behind_bullets(items: Sequence[Item], apart: Sequence[bool]) -> int:
    """Count what stands behind a list with marks and is no more of it; 0 where none has a mark.

    Args:
        items: Of the section.
        apart: Of each of them, whether a blank line stands before it.
    """
    listed = sum(bool(item.marker) for item in items)
    return (_told_behind(items, apart) or _stops_behind(items, apart, listed)) if listed else 0


def behind_small_items(items: Sequence[Item]) -> int:
    """Count what stands behind items in small letters with which a list without bullets begins.

    There is no such list where no sentences stand there.
    """
    small = 0
    while small < len(items) and items[small].text[:1].islower() and not items[small].marker:
        small += 1
    behind = items[small] if small < len(items) else None
    ended = any(item.text.endswith(".") for item in items[:small])
    if small < _FEW_ITEMS or ended or behind is None or behind.marker:
        return 0
    told = behind.text[:1].isupper() and behind.text.endswith((".", ":"))
    return len(items) - small if told else 0


def behind_weighed(items: Sequence[Item], apart: Sequence[bool]) -> int:
    """Count the sentences at the end that stand apart, behind items that are all weighed."""
    last = max((at for at, item in enumerate(items) if item.modality is not None), default=-1)
    behind = items[last + 1 :]
    weighed = last >= 1 and all(item.modality is not None for item in items[: last + 1])
    if not (weighed and behind and len(apart) == len(items) and apart[last + 1]):
        return 0
    told = all(item.text.endswith(".") and not item.marker for item in behind)
    return len(behind) if told and len(behind[0].text.split()) >= _SENTENCE_WORDS else 0


def _stops_behind(items: Sequence[Item], apart: Sequence[bool], listed: int) -> int:
    """Count the sentences at the end that stand apart, or behind items without full stops."""
    bare = 2 * sum(item.text.endswith(".") for item in items if item.marker) < listed
    behind = list(zip(reversed(items), reversed(apart), strict=False))
    for count, (item, alone) in enumerate(behind, start=1):
        if item.marker or item.modality or not item.text.endswith("."):
            break
        if (alone or bare) and count < len(items) and items[-count - 1].marker:
            return count
    return 0


def _told_behind(items: Sequence[Item], apart: Sequence[bool]) -> int:
    """Count what stands behind a list with marks from a blank line and a sentence on."""
    last = max(at for at, item in enumerate(items) if item.marker)
    behind = items[last + 1 :]
    if not behind or any(item.modality for item in behind):
        return 0
    alone = any(apart[last + 1 : last + 2])
    return len(behind) if alone and behind[0].text.endswith(".") else 0
