"""What was made for words of a question lately: one question is read several times over."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import Any

_MOST = 64
_Made = TypeVar("_Made")


def lately(cache: dict[str, Any], what: str, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """Give what was made for a key, or make it; a few are kept, and not to be changed.

    >>> cache = {}
    >>> [lately(cache, "lengths", word, lambda: len("RIPA")) for word in ("RIPA", "RIPA")]
    [4, 4]
    """
    known: dict[Hashable, _Made] = cache.setdefault(what, {})
    if key in known:
        return known[key]
    made = make()
    if len(known) >= _MOST:
        known.clear()
    known[key] = made
    return made
