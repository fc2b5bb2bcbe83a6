"""Account for every character of a document: what of it was read as what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from remit.graph.document import Span, opens_line, trimmed
from remit.graph.extraction.tongues import in_one_tongue
from remit.graph.layout.bound import bound_in
from remit.graph.layout.posts import posts_of
from remit.graph.layout.structure import lay_out
from remit.graph.places import lines_in
from remit.graph.profile import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.layout.model import Layout
    from remit.graph.layout.posts import Posts
    from remit.graph.profile import RoleProfile
    from remit.graph.reading_order import ReadingOrder

KINDS = ("fact", "heading", "background", "prompt", "furniture", "not understood")
"""What a character can be; white space is none of them.

fact: what a statement rests on. heading: labels and headings. background: what the form or the
employer says of itself, or says again in another language. prompt: questions and explanations of
the form. furniture: headers, page numbers, bullets, tags.
"""
_FACTS = frozenset({"purpose", "duties", "competencies", "performance"})
_BACKGROUND = frozenset({"context", "form"})
_FORM_FIELDS = frozenset({"form", "date"})
_BLANK, _UNREAD = -1, KINDS.index("not understood")
_WORDS = re.compile(r"[^\W\d_]{2}")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivx]{1,4})[.)]?")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters that were read as the same; `kind` is empty for white space."""

    span: Span
    kind: str


def account(profile: RoleProfile) -> list[Part]:
    r"""Part the text of a document into runs, each read as one of `KINDS`, without a gap.

    >>> from remit.graph.extraction.extract import extract
    >>> from remit.graph.document import Document
    >>> text = "Grade: C3\nMain duties\n- Patrol\n"
    >>> parts = account(extract(Document("a", "", text)))
    >>> [(part.span.of(text), part.kind) for part in parts][:3]
    [('Grade:', 'heading'), (' ', ''), ('C3', 'fact')]
    """
    text = profile.document.text
    painted = [_BLANK if char.isspace() else _UNREAD for char in text]
    for place, kind in _places(profile):
        mark = KINDS.index(kind)
        for at in range(max(0, place.start), min(place.end, len(text))):
            if painted[at] != _BLANK:
                painted[at] = mark
    _paint_marks(text, painted)
    parts: list[Part] = []
    at = 0
    for mark, run in groupby(painted):
        end = at + len(list(run))
        parts.append(Part(Span(at, end), "" if mark == _BLANK else KINDS[mark]))
        at = end
    return parts


def unread_lines(profile: RoleProfile, layout: Layout, *, may_repeat: bool = True) -> list[Span]:
    r"""List the lines of a document of which nothing was understood.

    Args:
        profile: What was read.
        layout: Its form.
        may_repeat: Whether it may say anything again in another language.

    >>> from remit.graph.extraction.extract import extract
    >>> from remit.graph.document import Document
    >>> text = "Job Title: Clerk\nBlue moon\nGrade: C3\n"
    >>> profile = extract(Document("a", "", text))
    >>> [span.of(text) for span in unread_lines(profile, lay_out(profile.document))]
    ['Blue moon']
    """
    text = profile.document.text
    read = [(span.start, span.end) for span, _ in _under(layout, may_repeat)]
    read += [(span.start, span.end) for span, _ in _over(layout)]
    read += [(span.start, span.end) for span in _facts(profile)]
    read.sort()
    starts = [start for start, _ in read]
    reaches = [0, *accumulate([end for _, end in read], max)]
    unread: list[Span] = []
    for whole in lines_in(text):
        start, end = whole.start, whole.end
        reach = reaches[bisect_right(starts, start)]
        if reach >= end or (reach > start and not text[start].isspace()):
            continue
        line = trimmed(text, Span(start, end))
        reach = reaches[bisect_left(starts, line.end)]
        if reach <= line.start and _WORDS.search(text, line.start, line.end):
            unread.append(line)
    return unread


def shares(parts: list[Part]) -> dict[str, float]:
    """Tell the share of each kind among the characters that are no white space.

    >>> shares([Part(Span(0, 3), "fact"), Part(Span(3, 4), ""), Part(Span(4, 5), "furniture")])
    {'fact': 0.75, 'furniture': 0.25}
    """
    counts = {kind: sum(len(p.span) for p in parts if p.kind == kind) for kind in KINDS}
    whole = sum(counts.values()) or 1
    return {kind: count / whole for kind, count in counts.items() if count}


def _places(profile: RoleProfile) -> Iterator[tuple[Span, str]]:
    """Give what was read, as places of the document, what counts less first."""
    document = profile.document
    posts = posts_of(document) if profile.others else None
    bound = bound_in(document)[0] if profile.others and posts is None else None
    rest = posts or bound
    whole = lay_out(rest.without(document) if rest else document)
    layouts: list[tuple[Layout, ReadingOrder | None]] = [(whole, None)]
    layouts += [(layout, order) for order, layout in bound.laid_out(document)] if bound else []
    if posts is not None:
        yield from _cells(posts)
    for layout, way in layouts:
        yield from _placed(_under(layout, True), layout, way)
    yield from ((span, "fact") for span in _facts(profile))
    for layout, way in layouts:
        yield from _placed(_over(layout), layout, way)


def _placed(
    read: Iterable[tuple[Span, str]], layout: Layout, order: ReadingOrder | None
) -> Iterator[tuple[Span, str]]:
    """Tell where in the document what was read of one of its layouts stands."""
    for span, kind in read:
        for place in layout.places(span):
            yield from ((one, kind) for one in (order.back(place) if order else [place]))


def _under(layout: Layout, may_repeat: bool) -> list[tuple[Span, str]]:
    """List what was read that a fact may stand in."""
    found = _items(layout, may_repeat)
    for field in layout.fields:
        found.append((field.label, "heading"))
        if field.value is not None:
            kind = "background" if field.name in _FORM_FIELDS else "fact"
            found.append((field.value, kind))
        found += [(span, "furniture") for span in field.debris]
    found += [(s.heading, "heading") for s in layout.sections if s.heading is not None]
    found += [(span, "heading") for span in layout.dividers]
    return found


def _over(layout: Layout) -> list[tuple[Span, str]]:
    """List what was read that may stand in a fact."""
    prompts = (*layout.prompts, *layout.explanations)
    drawn = (*layout.empty_items, *layout.rules)
    aside = (*layout.furniture, *layout.tags, *layout.emphasis, *drawn)
    return [*((span, "prompt") for span in prompts), *((span, "furniture") for span in aside)]


def _cells(posts: Posts) -> Iterator[tuple[Span, str]]:
    """Give the heads and the cells of a table of posts; which are facts is told later."""
    for table in posts.tables:
        yield from ((head, "heading") for head in table.heads)
        for row in table.rows:
            yield row.heading, "heading"
            yield from ((line, "background") for cell in row.cells for line in cell)


def _items(layout: Layout, may_repeat: bool) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for section in layout.sections:
        kind = "fact" if section.kind in _FACTS else ""
        kind = "background" if section.kind in _BACKGROUND else kind
        for whole in section.items:
            item = in_one_tongue(whole) if may_repeat else whole
            if item is None or (item is not whole and item.span != whole.span):
                found.append((whole.span, "background"))
            if item is not None and (kind or item.leads):
                found.append((item.span, kind or "heading"))
            found.append((Span(whole.opening, whole.span.start), "furniture"))
    return found


def _facts(profile: RoleProfile) -> list[Span]:
    values = [getattr(profile, name) for name in (*FIELDS, "purpose")]
    found = [value.span for value in values if value is not None]
    for told in (
        profile.all_units,
        profile.direct_reports,
        profile.responsibilities,
        profile.requirements,
        profile.legislation,
        profile.frameworks,
        profile.qualifications,
        profile.systems,
        profile.competencies,
        profile.relations,
    ):
        found += [one.span for one in told]
    for other in profile.others:
        found += _facts(other)
    return found


def _paint_marks(text: str, painted: list[int]) -> None:
    """Take what is left of bullets, numbers, borders and punctuation for furniture."""
    furniture = KINDS.index("furniture")
    at = 0
    for mark, run in groupby(painted):
        end = at + len(list(run))
        if mark == _UNREAD and (
            not any(map(str.isalnum, text[at:end])) or _numbers_what_follows(text, painted, at, end)
        ):
            painted[at:end] = [furniture] * (end - at)
        at = end


def _numbers_what_follows(text: str, painted: list[int], start: int, end: int) -> bool:
    """Tell whether a run is the number of the heading or the fact that stands behind it."""
    if not _NUMBER.fullmatch(text, start, end) or not opens_line(text, start):
        return False
    behind = next((at for at in range(end, len(text)) if not text[at].isspace()), start)
    return "\n" not in text[end:behind] and painted[behind] != _UNREAD
