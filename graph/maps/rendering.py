"""The page: one file with everything in it, that asks nothing of anybody."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from remit.graph.maps.blocks import data_block

STYLES = ("page.css", "map.css", "panel.css", "reading.css", "narrow.css", "print.css")
SCRIPTS = (
    "data.js",
    "words.js",
    "theme.js",
    "pen.js",
    "boxes.js",
    "lines.js",
    "scene.js",
    "tops.js",
    "blocks.js",
    "visible.js",
    "focus.js",
    "filter.js",
    "menu.js",
    "camera.js",
    "panel.js",
    "search.js",
    "legend.js",
    "switches.js",
    "outline.js",
    "table.js",
    "matrix.js",
    "matrixview.js",
    "export.js",
    "keys.js",
    "main.js",
)


def render(title: str, network: Mapping[str, Any], details: Mapping[str, Any]) -> str:
    """Return the whole page as text.

    Its security policy lets run only the scripts that it was written with, by their hashes, and
    nothing in it may reach out.
    """
    folder = files("remit.graph.maps") / "page"
    style = "\n".join((folder / name).read_text("utf-8") for name in STYLES)
    script = "\n".join((folder / name).read_text("utf-8") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{script}\n}})();'
    viewer = _viewer()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_source(script)} {_source(viewer)}",
            f"style-src {_source(style)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    parts = {
        "policy": policy,
        "title": html.escape(title),
        "style": style,
        "data": f"{data_block('map-data', network)}\n{data_block('map-details', details)}",
        "viewer": viewer,
        "script": script,
    }
    template = (folder / "page.html").read_text("utf-8")
    return re.sub(r"\{\{ (\w+) \}\}", lambda slot: parts[slot[1]], template)


@cache
def _viewer() -> str:
    """Return the code of vis-network in the newest version that pyvis brings."""
    folders = (f for f in (files("pyvis") / "lib").iterdir() if f.name.startswith("vis-"))
    newest = max(folders, key=lambda f: [int(n) for n in re.findall(r"\d+", f.name)])
    return (newest / "vis-network.min.js").read_text("utf-8").replace("\r\n", "\n")


def _source(text: str) -> str:
    """Return how a policy names one text that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
