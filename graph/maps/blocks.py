"""Data inside a page: plain where it is short, compressed where it is long."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

_PLAIN_UP_TO = 65_536
"""Of what is unpacked nothing is drawn yet when the browser says that the page is loaded."""


def data_block(name: str, value: Any) -> str:
    r"""Return a script element that holds a value as JSON and is never run.

    No text in it can end the element: plain JSON has no `<`, and base64 has none either.

    >>> data_block("n", ["</script>"])
    '<script type="application/json" id="n">["\\u003c/script>"]</script>'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= _PLAIN_UP_TO:
        safe = (
            text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        )
        return f'<script type="application/json" id="{name}">{safe}</script>'
    packed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
    return f'<script type="application/gzip" id="{name}">{packed}</script>'
