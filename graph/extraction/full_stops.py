"""Tell what stands behind a value and is no part of it: a full stop, a remark, another label."""

from __future__ import annotations

import re

from remit.graph.layout.furniture import wording
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

_MOST_WORDS = 6
_LABEL = re.compile(r"(?<=[a-z])\s+[A-Z]{2,6}:$")


@once_per_overlay
def _shortened() -> frozenset[str]:
    """Read the words that are written with a full stop."""
    return frozenset(load_toml("layout/values.toml")["shortened"]["words"])


def without_stop(value: Value) -> Value:
    """Leave out the full stop behind a few words, unless it shortens the last of them.

    >>> from remit.graph.document import Span
    >>> [without_stop(Value.at(0, text)).text for text in ("Post Unit.", "Post Ltd.", "U.S.")]
    ['Post Unit', 'Post Ltd.', 'U.S.']
    """
    words = value.text.split()
    whole = value.text.count(".") == 1 and value.text.endswith(".")
    if not whole or len(words) > _MOST_WORDS or len(value.span) != len(value.text):
        return value
    if words[-1].rstrip(".").casefold() in _shortened():
        return value
    return Value.at(value.span.start, value.text[:-1])


def without_remark(value: Value) -> Value:
    """Cut off a value what the form says to who fills it in: `Head of Stores (not the name)`."""
    if not value.text.endswith((")", "]")) or len(value.text) != len(value.span):
        return value
    found = wording().remark.search(value.text)
    return Value.at(value.span.start, value.text[: found.start()]) if found else value


def without_label(value: Value) -> Value:
    """Cut off a value the label of an empty field behind it in the line.

    >>> without_label(Value.at(0, "Stores Support FAU:")).text
    'Stores Support'
    """
    label = _LABEL.search(value.text) if value.text.endswith(":") else None
    if label is None or len(value.text) != len(value.span):
        return value
    return Value.at(value.span.start, value.text[: label.start()])
