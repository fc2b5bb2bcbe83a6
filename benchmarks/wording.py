"""The words of invented organisations, from `templates/`; nothing here knows Remit."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).parent / "templates"


@cache
def words_of(name: str) -> dict[str, Any]:
    """Read one file of templates, such as `forms`."""
    return tomllib.loads((TEMPLATES / f"{name}.toml").read_text(encoding="utf-8"))


def labels_and_phrases() -> list[str]:
    """List the labels, headings and phrases by which an extractor tells what a line says."""
    forms, phrases = words_of("forms"), words_of("phrases")
    groups = [*forms["labels"].values(), *forms["headings"].values()]
    groups += [phrases[kind]["phrases"] for kind in ("essential", "desirable", "conditions")]
    return [text for group in groups for text in group]


def constant_parts(phrase: str) -> list[str]:
    """Give the words of a phrase that are not filled in.

    >>> constant_parts("Working knowledge of the {law} and of how it is applied.")
    ['working knowledge of the', 'and of how it is applied']
    """
    parts: list[str] = []
    rest = phrase.rstrip(".")
    while rest:
        head, _, tail = rest.partition("{")
        if head.strip():
            parts.append(head.strip().casefold())
        rest = tail.partition("}")[2]
    return parts
