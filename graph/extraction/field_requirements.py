"""Read the conditions that fields of a form set: hours, checks on the person, languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.binding import binding
from remit.graph.extraction.clauses import by_sentence, sentences
from remit.graph.extraction.modality import modality_in_field
from remit.graph.extraction.outside import aside
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.vetting_weights import levels_not_needed
from remit.graph.layout.furniture import is_none, is_undecided
from remit.graph.linking.lexicon import lexicon
from remit.graph.overlay import load_toml
from remit.graph.profile import Requirement, Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Field, Layout

_BORDER = 20
"""Between a label and its value stands no more, unless other labels do."""
_DENIES = re.compile(r"(?:no|not|none)\b(?!\.\s*\d)", re.I)
_WITH_SENTENCES = frozenset({"hours", "form", "salary", "contract"})
_PARTS_OF_FIELD = re.compile(r"[^,;|]+")
_NO_LEVEL = re.compile(r"(?<!\d)0\b")


def of_field(layout: Layout, field: Field, names: Names) -> Iterator[Requirement]:
    """Read the fields of a form that ask something of the person, such as a medical assessment."""
    if field.name == "form" and field.value is not None and field.text.endswith("."):
        yield from _of_note(layout, field.value)
    if field.name == "hours" and field.value is not None:
        yield from _of_hours(layout, field.value, names)
    if field.name in _WITH_SENTENCES and field.value is not None:
        yield from _said_behind(layout, field.value, names)
    if field.name == "vetting" and field.value is not None:
        for span, weight, levels in levels_not_needed(field.value, names):
            yield Requirement(span.of(layout.document.text), span, "Vetting", weight, levels)
    if field.name == "form" and field.value is not None and not is_undecided(field.text):
        yield from _of_language(layout, field, field.value, names)
    if field.name != "assessment" or field.value is None or is_undecided(field.text):
        return
    denied = is_none(field.text) or _DENIES.match(field.text) is not None
    modality = "not required" if denied else "obligatory"
    label = field.label_text.casefold()
    known = requirement_phrases()
    kind = known.first_deciding.kind(label) or known.first_topic.kind(label) or "Health"
    named = tuple(mention.thing for mention in names.inside(field.label, "Topic"))
    about = named or (Thing("", label, "Topic", known=False),)
    apart = len(field.whole) > len(field.label) + len(field.value) + _BORDER
    place = field.label if apart else field.whole
    read_as = f"{field.label_text}: {field.text}"
    written = place.of(layout.document.text)
    yield Requirement(written, place, kind, modality, about, read_as=read_as)


def _of_hours(layout: Layout, span: Span, names: Names) -> Iterator[Requirement]:
    """Read what a field of hours asks of the holder beside the number: nights, to be on call."""
    asked = binding().of_hours
    for clause in (part for _, parts in by_sentence(names.plain, span) for part in parts):
        named = (mention.thing for mention in names.inside(clause.span, "Topic"))
        about = tuple(dict.fromkeys(thing for thing in named if thing.label in asked))
        written = clause.span.of(layout.document.text)
        if about and binding().round_the_clock.search(folded(written)) is not None:
            about = tuple(dict.fromkeys((*about, *_at_all_hours())))
        if about:
            weight = modality_in_field(folded(written))
            yield Requirement(written, clause.span, "Availability", weight, about)


def _said_behind(layout: Layout, span: Span, names: Names) -> Iterator[Requirement]:
    """Read what sentences behind the value of a field ask: `20 %. Holders must work weekends.`."""
    text, known = layout.document.text, requirement_phrases()
    for sentence in sentences(text, span)[1:]:
        said = folded(sentence.of(text))
        asks = binding().needed.search(said) or known.obliges.search(said)
        topic = asks and said.endswith(".") and not known.not_a_condition.search(said)
        kind = known.first_deciding.kind(said) or known.first_topic.kind(said)
        kind = kind or ("Availability" if binding().needed.search(said) else None)
        if topic and kind is not None:
            about = names.about(sentence, said, needs_vetting=kind == "Vetting")
            yield Requirement(sentence.of(text), sentence, kind, "obligatory", about)


def _at_all_hours() -> Iterator[Thing]:
    """Give the topics that shifts at all hours of all days bring with them."""
    for label in load_toml("phrases/binding.toml")["of_hours"]["at_all_hours"]:
        yield from (name.thing for name in lexicon().exact(label) if name.thing.kind == "Topic")


def _of_language(layout: Layout, field: Field, span: Span, names: Names) -> Iterator[Requirement]:
    """Read which levels of a language a field asks for: `Level 1 essential, Level 3 desirable`."""
    spoken = binding().of_languages
    about = tuple(m.thing for m in names.inside(field.label, "Topic") if m.thing.label in spoken)
    if not about:
        return
    for found in _PARTS_OF_FIELD.finditer(layout.document.text, span.start, span.end):
        part = trimmed(layout.document.text, Span(*found.span()), " .")
        said = folded(part.of(layout.document.text))
        weight = _weight_of_level(said)
        if weight is not None:
            read_as = f"{field.label_text}: {said}"
            yield Requirement(said, part, "Skill", weight, about, read_as=read_as)


def _weight_of_level(said: str) -> str | None:
    """Tell how binding a level is by what stands beside it; a level alone is needed."""
    if is_none(said) or _DENIES.match(said) is not None or _NO_LEVEL.search(said) is not None:
        return "not required"
    weighed = modality_in_field(said)
    told = binding().essential.search(said) is not None or any(map(str.isdigit, said))
    return ("essential" if told else None) if weighed == "obligatory" else weighed


def _of_note(layout: Layout, span: Span) -> Iterator[Requirement]:
    """Read the checks on the person that a note of the form asks for."""
    for sentence in sentences(layout.document.text, span):
        written = sentence.of(layout.document.text)
        if aside(folded(written), "form"):
            yield Requirement(written, sentence, "Vetting", "obligatory", ())
