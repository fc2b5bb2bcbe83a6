"""Qualifications that share their first word: `GCSE English and Maths` names two of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.alternatives import either
from remit.graph.linking.lexicon import lexicon
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.profile import Thing

_JOINT = re.compile(r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+|\s*/\s*)(?:in\s+)?")
_SUBJECT = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2}")
_BEFORE = re.compile(r"([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)(?:\s*,\s*|\s+(?:and|or|&)\s+|\s*/\s*)$")
_JOINED = (" and ", " or ", ", ", " & ")
_WORD_BEFORE = re.compile(r"\b([^\W\d_]{3,}),?\s+(?:(?:and|or|&)\s+)?$")
_NEAR = 90


@once_per_overlay
def _opens() -> re.Pattern[str]:
    """Write what leads in the subjects of a qualification."""
    opens = either(load_toml("phrases/qualifications.toml")["subjects"]["opens"])
    return re.compile(rf"[^.;:\n]{{0,60}}?\b{opens}\s+")


def subjects_behind(text: str, mention: Mention) -> Iterator[Mention]:
    """Give the qualifications in further subjects that stand behind one that is named.

    >>> from remit.graph.profile import Thing
    >>> named = Mention("GCSE", Span(0, 4), Thing("", "GCSE", "Qualification"))
    >>> [m.thing.label for m in subjects_behind("GCSE in English and Maths", named)]
    ['GCSE English', 'GCSE Mathematics']
    """
    words = mention.text.split()
    fronts = [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
    at = mention.span.end
    opens = _opens().match(text, at, at + _NEAR)
    found = _subject(text, opens.end(), [mention.thing.label]) if opens else None
    if found is None:
        found = _next(text, at, fronts)
    else:
        fronts = [mention.thing.label]
    seen = {mention.thing}
    while found is not None:
        if found.thing not in seen:
            seen.add(found.thing)
            yield found
        found = _next(text, found.span.end, fronts)


def subjects_before(text: str, mention: Mention) -> Iterator[Mention]:
    """Give the qualifications that share the last word of one: `Maths and English GCSE`.

    >>> from remit.graph.profile import Thing
    >>> named = Mention("English GCSE", Span(10, 22), Thing("", "GCSE English", "Qualification"))
    >>> [m.thing.label for m in subjects_before("Maths and English GCSE", named)]
    ['GCSE Mathematics']
    """
    words = mention.text.split()
    tails = [" ".join(words[count:]) for count in range(1, len(words))]
    before = _BEFORE.search(text, max(0, mention.span.start - _NEAR), mention.span.start)
    said = before[1] if before and tails else ""
    thing = next((t for tail in tails if said and (t := _named(f"{said} {tail}"))), None)
    if before is not None and thing is not None and thing != mention.thing:
        yield Mention(said, Span(*before.span(1)), thing)


def topics_before(text: str, mention: Mention) -> Iterator[Mention]:
    """Give the topic that shares the last word of another: `hearing and eyesight test`.

    >>> from remit.graph.profile import Thing
    >>> named = Mention("eyesight test", Span(12, 25), Thing("", "eyesight test", "Topic"))
    >>> [m.thing.label for m in topics_before("hearing and eyesight test", named)]
    ['hearing test']
    """
    first, _, tail = mention.text.rpartition(" ")
    if not first or not text.endswith(_JOINED, 0, mention.span.start):
        return
    before = _WORD_BEFORE.search(text, max(0, mention.span.start - _NEAR), mention.span.start)
    thing = _named(f"{before[1]} {tail}", "Topic") if before else None
    if before is not None and thing is not None and thing != mention.thing:
        yield Mention(before[1], Span(*before.span(1)), thing)


def _next(text: str, at: int, fronts: list[str]) -> Mention | None:
    joint = _JOINT.match(text, at, at + _NEAR)
    return _subject(text, joint.end(), fronts) if joint else None


def _subject(text: str, at: int, fronts: list[str]) -> Mention | None:
    """Read words as a subject with which one of the fronts names a qualification."""
    run = _SUBJECT.match(text, at, at + _NEAR)
    words = run[0].split(" ") if run else []
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        thing = next((t for front in fronts if (t := _named(f"{front} {said}"))), None)
        if thing is not None:
            return Mention(said, Span(at, at + len(said)), thing)
    return None


def _named(words: str, kind: str = "Qualification") -> Thing | None:
    return next((n.thing for n in lexicon().exact(words) if n.thing.kind == kind), None)
