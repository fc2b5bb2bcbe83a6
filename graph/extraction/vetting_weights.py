"""Read how binding each level of vetting is, where a field names one that is only wished for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.modality import modality_in_field
from remit.graph.extraction.running_text import running_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.profile import Mention, Thing

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"[(;]|\.\s")
_PARTS_LESS = re.compile(r",|\s[-–—]\s|\b(?:but|with|and)\b|&")
_SENTENCE = re.compile(r"\s*[.;]\s+(?:[Tt]he\s+)?")
_ENDS = re.compile(r"[.;](?:\s|$)")
_JOINS = frozenset({"and", "&"})
_MARKS = " ()[],;:.-–—"
NOT_NEEDED = frozenset({"desirable", "not required"})


def levels_not_needed(span: Span, names: Names) -> Iterator[tuple[Span, str, tuple[Thing, ...]]]:
    """Give what a field says of levels that a post can do without: where, how binding, which.

    So of `SC needed (DV desirable)` it gives `DV desirable`, and nothing of `MV or SC`.
    """
    for part in _parts(span, names):
        weight = modality_in_field(folded(part.of(names.plain)))
        if weight in NOT_NEEDED:
            things = (mention.thing for mention in names.inside(part, "VettingLevel"))
            yield part, weight, tuple(dict.fromkeys(things))


def and_gained(first: Span, span: Span, names: Names) -> Span:
    """Read on from a level to the sentences behind it in a field that ask for another as well.

    So from `MV. SC is to be obtained within six months.`
    """
    whole = first
    for other in names.inside(Span(first.end, span.end), "VettingLevel"):
        parted = _SENTENCE.fullmatch(names.plain, whole.end, other.span.start)
        if parted is None or running_text().gained.match(names.plain, other.span.end) is None:
            break
        ended = _ENDS.search(names.plain, other.span.end, span.end)
        whole = Span(whole.start, ended.start() if ended else span.end)
    return trimmed(names.plain, whole, " .;")


def span_of_needed(span: Span, names: Names) -> Span | None:
    """Tell where a sentence names the levels that the post needs, one behind the other.

    So of `MV; SC clearance to be obtained` it gives `MV; SC`, and of `MV, DV desirable` `MV`.
    """
    found: Span | None = None
    for part in _parts(span, names):
        levels = names.inside(part, "VettingLevel")
        weight = modality_in_field(folded(part.of(names.plain)))
        if weight in NOT_NEEDED or (found is not None and weight == "conditional"):
            if found is not None:
                break
            continue
        for level in levels:
            found = Span(found.start if found else level.span.start, level.span.end)
    return found


def _parts(span: Span, names: Names) -> Iterator[Span]:
    """Cut a field between its levels; alternatives, and levels that share their words, stay one."""
    levels = names.inside(span, "VettingLevel")
    start = span.start
    for one, other in pairwise(levels):
        cut = _cut(start, one, other, names.plain) if one.thing != other.thing else None
        if cut is not None:
            yield _clean(names.plain, Span(start, cut))
            start = cut
    if levels:
        yield _clean(names.plain, Span(start, span.end))


def _cut(start: int, one: Mention, other: Mention, text: str) -> int | None:
    """Tell where what is said of one level ends, and what is said of the next begins."""
    between = text[one.span.end : max(one.span.end, other.span.start)]
    bare = _IN_BRACKETS.sub(lambda said: "_" * len(said[0]), between)
    mark = _PARTS.search(bare) or _PARTS_LESS.search(bare)
    if mark is None:
        return None
    said = text[start : one.span.start] + between[: mark.start()]
    shared = mark[0] in _JOINS
    return None if shared and not said.strip(_MARKS) else one.span.end + mark.end()


def _clean(text: str, part: Span) -> Span:
    """Take the marks off both ends of a part, but not a bracket that it opens itself."""
    clean = trimmed(text, part, _MARKS)
    closes = text.startswith(")", clean.end) and "(" in clean.of(text)
    return Span(clean.start, clean.end + closes)
