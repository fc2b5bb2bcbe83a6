"""Find the employer where no field of the form names it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.extraction.employed_by import (
    body_described,
    employed_by,
    employer_alone,
    employer_headed,
)
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.running_text import employer_phrases
from remit.graph.extraction.shared_posts import joined_forces
from remit.graph.extraction.values_in_text import employer_by_phrase
from remit.graph.layout.furniture import heads_paper
from remit.graph.layout.small_words import small_words
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.places import Taken
from remit.graph.profile import Value

if TYPE_CHECKING:
    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout
    from remit.graph.profile import Mention

_CELLS = re.compile(r"[|\t•·]")
_ALONE = re.compile(r"[A-Z]{3,10}")
"""A short form, or a name in capitals, on a line of its own."""
_FIRST_LINES, _LAST_LINES = 8, 8
_NEAR, _SHOUTED = 200, 40
_NAMED, _SMALL = range(1, 7), 3
_PAPER_WORDS, _TWO_FORCES, _LONG_NAME = 4, 2, 5


def employer(layout: Layout, names: Names) -> Value | None:
    """Find the employer: named in the lines of the head, else the one of the running text."""
    applied = _before_deadline(layout)
    for item in list(layout.loose())[:_FIRST_LINES]:
        named = names.inside(item.span, "Force", "Employer")
        full = [m for m in named if len(m.text.split()) > 1 and not item.text.endswith(".")]
        full = [m for m in full if m.thing.kind == "Force" or not _is_of_title(names, item, m.span)]
        if named and _lists_forces(names, item.span):
            continue
        if full:
            return _of_area(item, full[0]) or joined_forces(full, names)
        if named and named[0].span == item.span and _ALONE.fullmatch(item.text):
            return Value(item.text, item.span)
        if item.span in applied:
            return Value(item.text, item.span)
        if ". " in item.text or item.text.endswith((".", "?")):
            continue
        if _is_body_in_capitals(item):
            return Value(item.text, item.span)
        other = relation_phrases().organisation(_without_paper(item.text))
        if other and not _is_the_post(other, layout):
            at = names.plain.find(other, item.span.start, item.span.end)
            if at >= 0:
                return _inmost(layout, Value.at(at, _as_known(other)))
    return (
        _headed(layout)
        or _opens_text(layout)
        or _behind_title(layout)
        or _of_place(layout)
        or employer_by_phrase(layout, names)
        or employer_headed(layout)
        or _of_text(layout, names)
        or _of_pages(layout)
        or _alone(layout, names)
        or _of_manager(layout)
        or employed_by(layout, names)
        or employer_alone(layout, names)
        or body_described(layout)
    )


def _of_area(item: Item, known: Mention) -> Value | None:
    """Read on from the name of an area to that of its body: `West Borset Office for Crime`.

    What is known of the area alone is its force.
    """
    if _is_body_in_capitals(item):
        return Value(item.text, item.span)
    name = relation_phrases().organisation(item.text)
    at = known.span.start - item.span.start
    if name is None or len(name) <= len(known.text) or not item.text.startswith(name, at):
        return None
    bare = relation_phrases().organisation(known.text) is None
    return Value.at(known.span.start, name) if bare and name.startswith(known.text) else None


def _is_body_in_capitals(item: Item) -> bool:
    """Tell whether a line is the name of a body, of an area too, all in capitals."""
    if not item.text.isupper() or len(item.text) != len(item.span):
        return False
    words = [_in_small_letters(word) for word in item.text.split()]
    if len(words) <= _LONG_NAME or any(map(names_work, words[:-1])):
        return False
    return relation_phrases().organisation(" ".join(words)) == " ".join(words)


def _in_small_letters(word: str) -> str:
    """Write a word in capitals as names have it: `OFFICE` as `Office`, `OF` as `of`."""
    return word.casefold() if word.casefold() in small_words().joining else word.capitalize()


def _as_known(name: str) -> str:
    """Cut off a name what stands behind the employer that it begins with, where that is known."""
    if relation_phrases().organisation_ending.search(name):
        return name
    words = name.split()
    fronts = (" ".join(words[:count]) for count in range(len(words), 1, -1))
    bodies = ("Force", "Employer")
    known = (f for f in fronts if any(n.thing.kind in bodies for n in lexicon().exact(f)))
    return next(known, name)


def _before_deadline(layout: Layout) -> frozenset[Span]:
    """Find the line between the title and `Apply before …`, as the civil service prints posts."""
    text = layout.document.text
    lines = list(islice(layout.loose(), 2))
    if len(lines) < len("ab") or not employer_phrases().deadline.match(text, lines[1].span.end):
        return frozenset()
    return frozenset({lines[1].span})


def _inmost(layout: Layout, body: Value) -> Value:
    """Read on from a government to the last of the bodies below it, each on a line of its own."""
    if not employer_phrases().above.match(body.text):
        return body
    below = [item for item in layout.loose() if item.span.start > body.span.start]
    end = body.span.end
    for item in below:
        gap = layout.document.text[end : item.span.start]
        plain = item.text.replace("&", "").replace(" ", "").isalpha()
        if gap.count("\n") != 1 or gap.strip() or not plain or item.text.count(" ") not in _NAMED:
            break
        if not all(word[0].isupper() or len(word) <= _SMALL for word in item.text.split()):
            break
        body, end = Value(item.text, item.span), item.span.end
    return body


def _behind_title(layout: Layout) -> Value | None:
    """Find the employer in a line of the head that goes on from the title: `in Borset Records`."""
    for item in islice(layout.loose(), 1, _FIRST_LINES):
        said = employer_phrases().within.match(item.text)
        if said and len(item.text) == len(item.span) and not item.text.endswith("."):
            return Value.at(item.span.start + said.end(), item.text[said.end() :])
    return None


def _of_place(layout: Layout) -> Value | None:
    """Find the employer with which the place of work begins: `University of Borset, Park Road`."""
    place = layout.first("location")
    if place is None or place.value is None or len(place.text) != len(place.value):
        return None
    name = relation_phrases().organisation(place.text)
    if name == place.text and relation_phrases().municipality.match(name):
        return None
    opens = name is not None and f"{place.text},".startswith((f"{name},", f"{name} -", f"{name} –"))
    return Value.at(place.value.start, name) if name is not None and opens else None


def _of_manager(layout: Layout) -> Value | None:
    """Find the employer that the manager is said to be of: `Chief Officer, Borset Constabulary`."""
    manager = layout.first("reports_to")
    if manager is None or manager.value is None or len(manager.text) != len(manager.value):
        return None
    _, comma, behind = manager.text.partition(", ")
    if not comma or relation_phrases().organisation(behind) != behind:
        return None
    return Value.at(manager.value.end - len(behind), behind)


def _lists_forces(names: Names, span: Span) -> bool:
    """Tell whether a line lists several forces, as those that are told or that a unit covers."""
    start = names.plain.rfind("\n", 0, span.start) + 1
    end = names.plain.find("\n", span.end)
    line = Span(start, end if end >= 0 else len(names.plain))
    said = line.of(names.plain)
    listed = any(said.count(mark) >= _TWO_FORCES for mark in (";", " - "))
    if not listed and _CELLS.search(said) is None:
        return False
    return len({named.thing.iri for named in names.inside(line, "Force")}) > _TWO_FORCES


def _headed(layout: Layout) -> Value | None:
    """Find the employer that a heading tells of and the head names: `About Borset Board`."""
    headed = [(s.title, s.items[0]) for s in layout.sections if s.items]
    headed += [(head.text, below) for head, below in pairwise(layout.loose())]
    for title, first in headed:
        about = relation_phrases().organisation_headed.match(title)
        name = title[about.end() :] if about else ""
        at = first.text.find(name, 0, len("The ") + len(name)) if name else -1
        told = employer_phrases().told.match(first.text, at + len(name)) if at >= 0 else None
        if told is not None:
            return Value.at(first.span.start + at, name)
    lines = {item.text.casefold(): item for item in islice(layout.loose(), _FIRST_LINES)}
    for head in (*(s.title for s in layout.sections), *(item.text for item in layout.loose())):
        about = relation_phrases().organisation_headed.match(head)
        name = head[about.end() :] if about else ""
        item = lines.get(name.casefold()) if " " in name else None
        if item is not None:
            return Value(item.text, item.span)
    return None


def _is_of_title(names: Names, item: Item, body: Span) -> bool:
    """Tell whether a line is a title that begins like a body: `Probation Services Officer`."""
    behind = names.plain[body.end : item.span.end].split()
    return body.start == item.span.start and bool(behind) and names_work(behind[0])


def _opens_text(layout: Layout) -> Value | None:
    """Find the employer of which the first sentence tells, as in `Borset Police serves us`.

    Else a section that tells of it begins so.
    """
    about = (s.items[0] for s in layout.sections if s.kind == "context" and s.items)
    for item in chain(islice(layout.loose(), 1), about):
        name = relation_phrases().organisation_name.match(item.text)
        if name is not None and employer_phrases().told.match(item.text, name.end()):
            return Value.at(item.span.start, name[0])
    return None


def _without_paper(line: str) -> str:
    """Cut the name of the paper off the end of a line, behind what may be an employer.

    >>> _without_paper("Borset Police Role Profile"), _without_paper("Borset Police")
    ('Borset Police', 'Borset Police')
    """
    words = line.split()
    for count in range(2, min(_PAPER_WORDS, len(words) - 1) + 1):
        if heads_paper(" ".join(words[-count:])):
            front = " ".join(words[:-count]).rstrip(" -–—:|")
            kinds = {name.thing.kind for name in lexicon().exact(front)}
            return front if kinds <= {"Force", "Employer"} else line
    return line


def _is_the_post(name: str, layout: Layout) -> bool:
    """Tell whether what is named like an employer is the post itself, such as a commissioner."""
    title = layout.first("title")
    return title is not None and name.casefold() in title.text.casefold()


def _of_pages(layout: Layout) -> Value | None:
    """Find the employer in the headers and footers of the pages, not among other posts."""
    text = layout.document.text
    for span in layout.furniture:
        if any(span.overlaps(other) for other in layout.elsewhere):
            continue
        name = relation_phrases().organisation(span.of(text))
        at = text.find(name, span.start, span.end) if name else -1
        if name is not None and at >= 0:
            return Value.at(at, name)
    return None


def _alone(layout: Layout, names: Names) -> Value | None:
    """Find the employer in a line of its own among the last ones, as pages end."""
    items = [item for section in layout.sections for item in section.items]
    for item in reversed(items[-_LAST_LINES:]):
        known = [m for m in names.inside(item.span, "Force", "Employer") if m.span == item.span]
        if known and _lists_forces(names, item.span):
            continue
        name = known[0].text if known else relation_phrases().organisation(item.text)
        if name is None or " " not in name:
            continue
        front, _, behind = item.text.partition(name)
        if front in ("", "The ") and not behind:
            return Value.at(item.span.start + len(front), name)
    return None


def _of_text(layout: Layout, names: Names) -> Value | None:
    """Find the employer that the running text names most often, twice as often as any other.

    Forces that are named as those that a unit covers are not the employer, nor is a place of which
    one bears the name.
    """
    if _covered(names):
        return None
    known = employer_phrases()
    every = [
        (m.thing.label, Value(m.text, m.span))
        for m in names.mentions
        if m.thing.kind == "Force" and len(m.text.split()) > 1
    ]
    forces = Taken(value.span for _, value in every)
    named = [n for n in every if not _is_behind(known.partners, names, n[1].span)]
    named = [n for n in named if not _lists_forces(names, n[1].span)]
    named = [n for n in named if not n[0].casefold().startswith(f"{n[1].text.casefold()} ")]
    others: list[tuple[str, Value]] = []
    for found in relation_phrases().organisation_name.finditer(names.plain):
        span = _below_heading(names.plain, Span(*found.span()))
        name = folded(span.of(names.plain))
        place = relation_phrases().municipality.match(name)
        if name.casefold() in relation_phrases().organisation_kinds or _is_the_post(name, layout):
            continue
        if _is_behind(known.registers, names, span) or _is_behind(known.partners, names, span):
            continue
        around = names.plain[max(0, span.start - _SHOUTED) : span.end + _SHOUTED]
        if name.isupper() and around.isupper() and len(around) > len(name) + _SHOUTED:
            continue
        if not forces.overlaps(span) and (place or known.endings.search(name)):
            named.append((name, Value(name, span)))
        elif not forces.overlaps(span) and known.forces.search(name):
            others.append((name, Value(name, span)))
    twice = Counter(label for label, _ in others)
    named += [(label, value) for label, value in others if twice[label] > 1]
    bodies = [n for n in named if not relation_phrases().municipality.match(n[0])]
    counts = Counter(label for label, _ in bodies or named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    same = [value for label, value in named if label == counts[0][0]]
    whole = (value for value in same if value.text.casefold() == counts[0][0].casefold())
    return next(whole, same[0])


def _is_behind(words: re.Pattern[str], names: Names, span: Span) -> bool:
    near = max(0, span.start - _NEAR)
    begins = max(near, names.plain.rfind(". ", near, span.start) + 1)
    return words.search(names.plain, begins, span.start) is not None


def _below_heading(text: str, name: Span) -> Span:
    """Leave out of a name over two lines the first, where it begins that line: a heading."""
    start = text.rfind("\n", name.start, name.end) + 1
    heads = start > 0 and (name.start == 0 or text[name.start - 1] == "\n")
    return Span(start, name.end) if heads else name


def _covered(names: Names) -> bool:
    phrases = relation_phrases()
    said = any(any(names.said(ways)) for ways in (phrases.covers, phrases.lead_force))
    return said and any(m.thing.kind in ("RegionalUnit", "Unit") for m in names.mentions)
