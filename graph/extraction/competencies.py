"""Recognise behavioural competencies, by their headings or by the words of their texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.lexicon import lexicon
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Mention, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout

_LISTED = re.compile(r"\s*[;,/]\s*(?:and\s+)?|\s+and\s+")
_ENOUGH = 4
_TEXT_WORDS = 25
_OPENING = 12


@dataclass(frozen=True, slots=True)
class Recognised:
    """A competency of a profile, and whether its heading is missing."""

    mention: Mention
    heading_missing: bool = False


@once_per_overlay
def _telltales() -> tuple[tuple[str, tuple[str, ...]], ...]:
    data = load_toml("phrases/competencies.toml")
    return tuple((entry["label"], tuple(entry["stems"])) for entry in data["competency"])


def read_competencies(layout: Layout, names: Names) -> list[Recognised]:
    """List the competencies of a profile, each once, in the order of the text."""
    found: list[Recognised] = []
    for section in layout.sections:
        if section.kind != "competencies":
            continue
        headed = {
            m.thing.label for m in names.inside(Span(section.start, section.end), "Competency")
        }
        open_heading = False
        for item in section.items:
            named = _by_name(item, names)
            if named is not None:
                found.append(
                    Recognised(Mention(named.text, named.span, named.thing, section.title))
                )
                found += [
                    Recognised(Mention(m.text, m.span, m.thing, section.title))
                    for m in _listed_behind(named, item, names)
                ]
                open_heading = len(item.text) < len(named.text) + 20
            elif open_heading:
                open_heading = False
            elif len(item.text.split()) >= _TEXT_WORDS:
                guess = _by_words(item, headed)
                if guess is not None:
                    headed.add(guess)
                    mention = Mention(item.text, item.span, _thing(guess), section.title)
                    found.append(Recognised(mention, heading_missing=True))
    return list({r.mention.thing.label: r for r in reversed(found)}.values())[::-1]


def _by_name(item: Item, names: Names) -> Mention | None:
    """Find the competency with whose name the item opens."""
    inside = names.inside(item.span, "Competency")
    return inside[0] if inside and inside[0].span.start - item.span.start < _OPENING else None


def _listed_behind(first: Mention, item: Item, names: Names) -> Iterator[Mention]:
    """List the competencies that stand behind the first in one line, with no words between."""
    end = first.span.end
    for mention in names.inside(Span(end, item.span.end), "Competency"):
        if _LISTED.fullmatch(names.plain, end, mention.span.start) is None:
            return
        yield mention
        end = mention.span.end


def _thing(label: str) -> Thing:
    known = [n.thing for n in lexicon().exact(label) if n.thing.kind == "Competency"]
    return known[0] if known else Thing("", label, "Competency", known=False)


def _by_words(item: Item, taken: set[str]) -> str | None:
    """Tell of which competency a text is, by its telltale words; None where two come near."""
    low = item.text.casefold()
    scores = sorted(
        (
            (sum(stem in low for stem in stems), label)
            for label, stems in _telltales()
            if label not in taken
        ),
        reverse=True,
    )
    if (
        not scores
        or scores[0][0] < _ENOUGH
        or (len(scores) > 1 and scores[0][0] - scores[1][0] < 1)
    ):
        return None
    return scores[0][1]
