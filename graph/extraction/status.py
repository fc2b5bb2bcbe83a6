"""Read who may hold a post, and on what kind of contract: police staff, full time, permanent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.furniture import heads_paper, is_none, is_undecided
from remit.graph.layout.labels import normal
from remit.graph.linking.alternatives import alternatives, either
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.layout.model import Layout

_BRACKETED = re.compile(r"\(([^()]{3,30})\)\s*$")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_LINE = re.compile(r"^[ \t]*(\S.*)$", re.MULTILINE)
_PARTS = re.compile(r"\s*[,;/|&·-](?:\s+|$)|\s+and\s+")
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST = 120
_HEAD_LINES, _HEAD_ITEMS, _STATUS_WORDS = 8, 12, 3


@once_per_overlay
def _measure() -> re.Pattern[str]:
    """Write what stands behind a status and tells how long or how much."""
    words = alternatives(load_toml("phrases/relations.toml")["status"])
    return re.compile(
        rf"\s*(?:\b{words['until']}\s+(?=.*\d)[\w\s]{{3,40}}"
        rf"|\(?\d[\d.,]*\s*{words['units']}\b[\w\s]{{0,20}}\)?)$",
        re.I,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of `status` in `data/phrases/relations.toml`."""

    bracketed: frozenset[str]
    alone: frozenset[str]
    contracts: frozenset[str]
    nothing: frozenset[str]
    said: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    data = load_toml("phrases/relations.toml")["status"]
    held, posts = either(data["held_by"]), either(data["posts"])
    said = re.compile(rf"[Ii](?<!\w.)(?i:s\s+an?\s+({held})\s+{posts}\b)")
    return _Words(
        frozenset(data["words"]),
        frozenset(data["alone"]),
        frozenset(data["contracts"]),
        frozenset(data["nothing"]),
        said,
    )


def status_stated(value: Value | None) -> Value | None:
    """Leave out a status that says nothing, such as `Other`."""
    return None if value is None or normal(value.text) in _words().nothing else value


def status_unnamed(layout: Layout, title: Value | None) -> Value | None:
    """Read the status that no field of its own states; the title is none."""
    return _of_holder(layout, title) or _of_contract(layout) or _said(layout)


def contract_beside(layout: Layout, status: Value | None) -> Value | None:
    """Read the kind of contract where the status only says who may hold the post."""
    contract = _of_contract(layout) if status is not None else None
    if status is None or contract is None or contract.span == status.span:
        return None
    return None if _holds_contract(status.text) else contract


def is_contract(part: str) -> bool:
    """Tell whether a part of a line names a kind of contract, or how long and how much of one.

    >>> is_contract("Fixed term to May 2025"), is_contract("Full of life")
    (True, False)
    """
    part = part.strip("()[] ")
    behind = _measure().search(part)
    front = part[: behind.start()] if behind else part
    return normal(front) in _words().contracts or (behind is not None and not front.strip())


def says_contract(line: str) -> bool:
    """Tell whether a line says nothing but what kind of contract there is.

    >>> says_contract("Full time, permanent"), says_contract("Full driving licence")
    (True, False)
    """
    return all(map(is_contract, _PARTS.split(line)))


def _of_holder(layout: Layout, title: Value | None) -> Value | None:
    """Find who may hold the post, said alone at the head or in brackets at the end of a line."""
    words = _words()
    value = title.span if title is not None else None
    for item in islice(layout.loose(), _HEAD_ITEMS):
        if item.marker:
            continue  # a menu of a page lists what others may hold
        first = item.text.partition(",")[0]
        if normal(item.text) in words.alone and item.span != value:
            return Value(item.text, item.span)
        whole = item.span.start + len(item.text) == item.span.end
        if first != item.text and normal(first) in words.alone and whole:
            return Value.at(item.span.start, first)
    for line in _heading_lines(layout, value):
        named = _beside_paper(line.of(layout.document.text)) if line != value else None
        if named is not None:
            return Value.at(line.start + named[0], named[1])
        found = _BRACKETED.search(line.of(layout.document.text))
        if found and normal(found[1]) in words.bracketed:
            return Value.at(line.start + found.start(1), found[1])
    return None


def _beside_paper(line: str) -> tuple[int, str] | None:
    """Find who may hold the post before the name of the paper, or behind it and a dash.

    >>> _beside_paper("POLICE STAFF ROLE PROFILE (form 4)")
    (0, 'POLICE STAFF')
    >>> _beside_paper("Job Description - Police Staff (2024)")
    (18, 'Police Staff')
    >>> _beside_paper("Role Profile – Police Officer")
    (15, 'Police Officer')
    >>> _beside_paper("Police Staff Association")
    """
    low = line.casefold()
    if not any(who in low for who in _words().alone):
        return None
    bare = _REMARK.sub("", line)
    dash = _DASH.search(bare)
    if dash and heads_paper(bare[: dash.start()]) and normal(bare[dash.end() :]) in _words().alone:
        return dash.end(), bare[dash.end() :]
    words = bare.split(" ")
    for count in range(1, min(len(words), _STATUS_WORDS + 1)):
        who = " ".join(words[:count])
        if normal(who) in _words().alone and heads_paper(" ".join(words[count:])):
            return 0, who
    return None


def _heading_lines(layout: Layout, title: Span | None) -> Iterator[Span]:
    """Yield the first lines of a document, among them what names the paper, and the title."""
    text = layout.document.text
    head = islice(_LINE.finditer(text, 0, _HEAD_LINES * _LONGEST), _HEAD_LINES)
    yield from (Span(*found.span(1)) for found in head if len(found[1]) <= _LONGEST)
    yield from (item.span for item in islice(layout.loose(), _HEAD_ITEMS))
    if title is not None:
        yield title


def _of_contract(layout: Layout) -> Value | None:
    """Read the kind of contract, from its field or from a line of such words alone."""
    for field in layout.fields:
        if field.name != "contract" or field.value is None:
            continue
        if is_none(field.text) or is_undecided(field.text):
            continue
        behind = normal(field.text).rpartition("/")[2]
        if behind in _words().alone or _holds_contract(field.text):
            return Value(field.text, field.value)
    for item in layout.loose():
        short = len(item.text) <= _LONGEST
        if short and _holds_contract(item.text) and says_contract(item.text):
            return Value(item.text, item.span)
    return None


def _holds_contract(text: str) -> bool:
    plain = f" {normal(_PARTS.sub(' ', text))} "
    return any(f" {word} " in plain for word in _words().contracts)


def _said(layout: Layout) -> Value | None:
    """Find the sentence that says whose post it is: `This is a police staff post`."""
    found = _words().said.search(layout.document.text)
    return Value.at(found.start(1), found[1]) if found else None
