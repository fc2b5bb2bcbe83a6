"""Read the employer from words that only stand before one: `open to staff of`, `About Borset`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.running_text import running_text
from remit.graph.extraction.values_in_text import items_of
from remit.graph.linking.alternatives import either
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_KINDS = ("Force", "Employer")
_HEAD_LINES = 5
_NAME = re.compile(r"[A-Z][\w'’&-]*(?: (?:(?:and|of|for|&) )?[A-Z][\w'’&-]*){0,5}")
_GOES_ON = re.compile(r"\s+[A-Z][a-z]")
"""A name goes on so, as that of a post: `Borset Force Officer`."""


def employed_by(layout: Layout, names: Names) -> Value | None:
    """Read a body that a sentence says to employ people, or to be the one for which they work."""
    phrases = _phrases()
    if not phrases.may_stand_among(names.words.vocabulary):
        return _of_reader(names)
    text = names.plain
    for item in items_of(layout, "loose", "context", "purpose", "form", "requirements"):
        for said in phrases.finditer(text, item.span.start, item.span.end):
            front = running_text().names.before.match(text, said.end())
            at = front.end() if front else said.end()
            inside = names.inside(Span(said.end(), item.span.end), *_KINDS)
            known = next((m for m in inside if m.span.start <= at), None)
            if known is not None and _GOES_ON.match(text, known.span.end) is None:
                return Value(known.text, known.span)
            name = relation_phrases().organisation_name.match(text, at, item.span.end)
            if name is not None and name[0].casefold() not in relation_phrases().organisation_kinds:
                return Value(folded(name[0]), Span(*name.span()))
    return _of_reader(names)


def _of_reader(names: Names) -> Value | None:
    """Read a body that does for the reader what an employer does: `Borset Ferries will pay you`."""
    bodies = (m for m in names.mentions if m.thing.kind in _KINDS and " " in m.text)
    does = _does()
    found = next((m for m in bodies if does.match(names.plain, m.span.end)), None)
    return Value(folded(found.text), found.span) if found else None


def employer_headed(layout: Layout) -> Value | None:
    """Read a body that is known for an employer from a heading that tells of it: `About Borset`."""
    heads = [s.heading for s in layout.sections if s.heading is not None]
    for span in (*heads, *(item.span for item in layout.loose())):
        about = relation_phrases().organisation_headed.match(layout.document.text, *_ends(span))
        name = Span(about.end(), span.end) if about else span
        known = lexicon().exact(name.of(layout.document.text)) if about else ()
        if any(one.thing.kind in _KINDS for one in known):
            return Value(name.of(layout.document.text), name)
    return None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def employer_alone(layout: Layout, names: Names) -> Value | None:
    """Read the one body, known for an employer, whose name is a line of a text by itself."""
    lines = {item.span for item in items_of(layout, "loose", "context", "purpose")}
    alone = [m for m in names.mentions if m.span in lines and m.thing.kind in _KINDS]
    one = len({mention.thing.iri for mention in alone}) == 1 and " " in alone[0].text
    return Value(alone[0].text, alone[0].span) if one else None


def body_described(layout: Layout) -> Value | None:
    """Read a body of which a sentence says what it is, or that heads the line of its register."""
    opens, registered = _described()
    text = layout.document.text
    for item in items_of(layout, "loose", "context", "purpose", "form", "requirements"):
        said = opens.match(text, *_ends(item.span))
        if said is not None:
            return Value(folded(said[1]), Span(*said.span(1)))
    head = list(islice(layout.loose(), _HEAD_LINES))
    below = any(registered.match(item.text) for item in head[1:])
    name = head[0].text if head else ""
    alone = below and _NAME.fullmatch(name) is not None
    return Value(name, head[0].span) if alone and not names_work(name) else None


@once_per_overlay
def _described() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_toml("phrases/relations.toml")["employed_by"]
    opens = rf"({_NAME.pattern})\s+{either(words['is_a'])}\b"
    return re.compile(opens), re.compile(rf"{either(words['registered'])}\b", re.I)


@once_per_overlay
def _does() -> re.Pattern[str]:
    words = load_toml("phrases/relations.toml")["employed_by"]["does_for_reader"]
    return re.compile(rf"\s+{either(words)}\b")


@once_per_overlay
def _phrases() -> Phrases:
    return pattern(load_toml("phrases/relations.toml")["employed_by"]["phrases"])
