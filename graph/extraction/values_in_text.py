"""Read from running text what a form has no field for, such as the manager or the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.bare_places import listed_towns
from remit.graph.extraction.managers_before import manager_before
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.running_text import running_text
from remit.graph.extraction.small_letters import (
    introduced_in_small,
    manager_in_small,
    unit_in_small,
)
from remit.graph.layout.labels import labels
from remit.graph.layout.values import fields_of
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout
    from remit.graph.linking.wording import Phrases

_TEXT = ("loose", "context", "purpose", "duties")
_ANYWHERE = (*_TEXT, "requirements", "form")
_UNIT_WORDS = 3
_DEPARTMENT = re.compile(r"(?<=\w): (?=[A-Z][a-z])")
"""Behind one word it says of what somebody is the manager: `Manager: Traffic and Licensing`."""
_NEAR = 200
_NO_PLACES = frozenset({"grade", "rank", "vetting", "salary", "hours"})
"""What a field may hold that looks like that of another field, and is no place: `at Scale 4`."""
_SENTENCE_ENDS = re.compile(r"[.!?]\s")


def manager_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the manager from a sentence such as `reports to the Custody Manager`.

    What a sentence says of a unit that is its subject is no manager of the role.
    """
    phrases = relation_phrases()
    name = running_text().names.name
    works_to = names_after(phrases.works_to, name, items_of(layout, *_TEXT), names)
    return (
        _named_after(
            phrases.reports_to, name, items_of(layout, *_TEXT), names, but_not=_says_of_a_unit
        )
        or _named_after(phrases.reports_plainly, name, items_of(layout, *_ANYWHERE), names)
        or _person_in_text(layout, names)
        or next((value for value in works_to if names_work(value.text)), None)
        or manager_before(items_of(layout, *_ANYWHERE), names)
        or manager_in_small(items_of(layout, *_TEXT), names)
    )


def _person_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the title of a manager behind their name: `report to Maria, our Head of Data`."""
    known = running_text()
    for item in items_of(layout, *_ANYWHERE):
        said = known.person.search(names.plain, item.span.start, item.span.end)
        if said is not None:
            at = said.end()
            end = _run(known.names.name, names.plain, at, item.span.end)
            span = trimmed(names.plain, Span(at, end), " \t\r\n,.;:–-")
            if names_work(span.of(names.plain)):
                return Value(folded(span.of(names.plain)), span)
    return None


def _says_of_a_unit(names: Names, item: Span, phrase: int) -> bool:
    units = names.inside(Span(max(item.start, phrase - _NEAR), phrase), "Unit", "RegionalUnit")
    if not units or not running_text().being.fullmatch(names.plain, units[-1].span.end, phrase):
        return False
    before = names.plain[item.start : units[-1].span.start]
    return running_text().sentence_begins.search(before) is not None


def title_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the title from a sentence such as `is looking for a Search Manager to join the team`.

    Else a summary of the work that begins with the title says it: `The Search Manager plans …`.
    """
    phrases, known = relation_phrases(), running_text()
    items = list(items_of(layout, *_about_the_role(layout)))
    for item in items:
        lead = phrases.described.search(names.plain, item.span.start, item.span.end)
        title = known.described.match(names.plain, lead.end(), item.span.end) if lead else None
        if title is not None:
            return Value(folded(title[1]), Span(*title.span(1)))
    for said in (
        _named_after(phrases.vacancy, known.names.title, iter(items), names),
        _named_after(phrases.vacancy, known.names.title, items_of(layout, *_ANYWHERE), names),
    ):
        if said is None or phrases.unit_word.search(said.text):
            continue
        rank = find_rank(said.text)
        if len(said.text.split()) > 1 or (rank is not None and rank.span.start == 0):
            return said
    for item in items:
        named = known.as_a.search(names.plain, item.span.start, item.span.end)
        if named is not None and names_work(named[1]):
            return Value(folded(named[1]), Span(*named.span(1)))
    for section in layout.sections:
        if section.kind != "purpose" or not section.items:
            continue
        opens = known.opens.match(names.plain, *_ends(section.items[0]))
        if opens and not phrases.unit_word.search(opens[1]) and len(opens[1].split()) > 1:
            return Value(folded(opens[1]), Span(*opens.span(1)))
    return _title_wanted(layout, names) or _several_wanted(layout, names)


def _several_wanted(layout: Layout, names: Names) -> Value | None:
    """Read whom a body wants several of: `The Yard Team are looking for Search Officers`."""
    phrases, title = relation_phrases(), running_text().names.title
    items = items_of(layout, *_about_the_role(layout))
    for said in names_after(phrases.several_wanted, title, items, names, _says_of_readers):
        if len(said.text.split()) > 1 and said.text.endswith("s"):
            return said if names_work(said.text.removesuffix("s")) else None
    return None


def _says_of_readers(names: Names, item: Span, phrase: int) -> bool:
    words = names.plain[item.start : phrase].casefold().split()
    return bool(words) and words[-1] in relation_phrases().not_wanting


def _title_wanted(layout: Layout, names: Names) -> Value | None:
    """Read a title in small letters: `We are looking for a records clerk to join us`."""
    phrases = relation_phrases()
    if not phrases.vacancy.may_stand_among(names.words.vocabulary):
        return None
    for item in items_of(layout, *_about_the_role(layout)):
        for lead in phrases.vacancy.finditer(names.plain, item.span.start, item.span.end):
            title = running_text().wanted.match(names.plain, lead.end(), item.span.end)
            if title is not None and names_work(title[1]):
                return Value(folded(title[1]), Span(*title.span(1)))
    return None


def employer_by_phrase(layout: Layout, names: Names) -> Value | None:
    """Read the employer from a sentence such as `Safe Streets is an independent charity`.

    A name that ends like that of a unit counts only where no other does.
    """
    if not relation_phrases().employs.may_stand_among(names.words.vocabulary):
        return None
    units: list[Value] = []
    for item in items_of(layout, "loose", "context", "purpose", "form", "requirements"):
        said = relation_phrases().employer_in(names.plain, item.span)
        if said is not None:
            front = running_text().names.before_units.match(said[1])
            start = said.start(1) + (front.end() if front else 0)
            part = relation_phrases().unit_of.match(names.plain, start, said.end(1))
            start = part.end() if part else start
            span = Span(start, said.end(1))
            words = span.of(names.plain).split()
            value = Value(folded(span.of(names.plain)), span)
            if names_work(value.text) and not relation_phrases().organisation(value.text):
                continue  # `The role of Chief Superintendent is one of the hardest`
            known = [m for m in names.inside(span, "Force") if m.span == span]
            if known or (len(words) > 1 and not relation_phrases().unit_word.fullmatch(words[-1])):
                return value
            inner = relation_phrases().no_employer.fullmatch(words[-1]) is not None
            units += [value] if len(words) > 1 and not inner else []
    return units[0] if units else None


def place_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the place of work from a sentence such as `based at Hindlip`."""
    phrases, words = relation_phrases(), running_text().names.place
    below = names_after(phrases.place_headed, words, _below_place(layout), names, _says_of_others)
    headed = next(below, None) or listed_towns(_below_place(layout))
    if headed is not None:
        return headed
    for kinds in (_TEXT, ("requirements",)):
        for place in names_after(
            phrases.based_at, words, items_of(layout, *kinds), names, _says_of_others
        ):
            other = fields_of(place.text) & _NO_PLACES
            if not other and phrases.unit_based.search(place.text) is None:
                return place
    return None


def _below_place(layout: Layout) -> Iterator[Item]:
    """Give what stands below the name of the field of the place, where that is a heading."""
    for section in layout.sections:
        titles = {item.part or section.title for item in section.items}
        named = {title: labels().field(title) for title in titles}
        places = {t for t, label in named.items() if label and label.field == "location"}
        if places:
            yield from (item for item in section.items if (item.part or section.title) in places)


def _says_of_others(names: Names, item: Span, phrase: int) -> bool:
    """Tell whether it is others who are based somewhere: `Roles based in London receive more`."""
    start = max(item.start, phrase - _NEAR)
    return relation_phrases().others_based.search(names.plain, start, phrase) is not None


def grade_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the grade from a sentence such as `at the grade of Executive Officer`."""
    known = running_text()
    for item in items_of(layout, *_TEXT):
        said = known.grade.search(names.plain, item.span.start, item.span.end)
        if said is not None:
            group = said.lastindex or 1
            return Value(folded(said[group]), Span(*said.span(group)))
    items = items_of(layout, *_TEXT)
    return _named_after(relation_phrases().graded, known.names.name, items, names)


def unit_in_text(layout: Layout, names: Names) -> Value | None:
    """Read the unit from a sentence such as `works in the Cold Case Team`."""
    phrases = relation_phrases()
    duties = [s.items[0] for s in layout.sections if s.kind == "duties" and s.items]
    for item in (*items_of(layout, *_about_the_role(layout)), *(i for i in duties if not i.marker)):
        for said in phrases.works_in.finditer(names.plain, item.span.start, item.span.end):
            name = phrases.unit_name.match(names.plain, said.end(), item.span.end)
            if name is not None:
                name = _subject_unit(names, Span(item.span.start, said.start())) or name
                return Value(folded(name[1]), Span(*name.span(1)))
    return (
        _unit_of_employer(layout, names)
        or _unit_introduced(layout, names)
        or _unit_presented(layout, names)
        or unit_in_small(items_of(layout, *_about_the_role(layout)), names)
    )


def _subject_unit(names: Names, before: Span) -> re.Match[str] | None:
    """Find the unit of which a sentence says that it is part of a larger one."""
    ends = _SENTENCE_ENDS.finditer(names.plain, before.start, before.end)
    start = max((m.end() for m in ends), default=before.start)
    front = running_text().names.before_units.match(names.plain, start, before.end)
    if front is None:
        return None
    unit = relation_phrases().unit_name.match(names.plain, front.end(), before.end)
    return (
        unit
        if unit is not None and len(names.plain[unit.end() : before.end].split()) <= 1
        else None
    )


def _unit_of_employer(layout: Layout, names: Names) -> Value | None:
    """Read the unit that is named as a part of its employer: `Marine Unit of Borset Police`."""
    phrases = relation_phrases()
    for item in items_of(layout, *_about_the_role(layout)):
        part = phrases.unit_of.search(names.plain, item.span.start, item.span.end)
        if part is not None and phrases.organisation_name.match(names.plain, part.end()):
            start = (
                part.start(1) + len(part[1]) - len(running_text().names.article.split(part[1])[-1])
            )
            return Value(folded(names.plain[start : part.end(1)]), Span(start, part.end(1)))
    return None


def _unit_introduced(layout: Layout, names: Names) -> Value | None:
    """Read the unit that a section about the team begins with, as in `The Search Unit plans …`."""
    phrases = relation_phrases()
    for section in layout.sections:
        if section.kind != "context" or not phrases.unit_word.search(section.title):
            continue
        for item in section.items[:1]:
            front = running_text().names.before_units.match(names.plain, item.span.start)
            at = front.end() if front else item.span.start
            name = phrases.unit_name.match(names.plain, at, item.span.end)
            if name is not None:
                return Value(folded(name[1]), Span(*name.span(1)))
            if (small := introduced_in_small(item, names)) is not None:
                return small
    return None


def _unit_presented(layout: Layout, names: Names) -> Value | None:
    """Read the unit that a sentence about the role says something of: `Our Marine Search Unit …`.

    Else it is the only one that the text spells out.
    """
    phrases, known = relation_phrases(), running_text()
    items = list(items_of(layout, *_about_the_role(layout)))
    for item in items:
        for opens in known.presents.finditer(names.plain, item.span.start, item.span.end):
            name = phrases.unit_name.match(names.plain, opens.end(), item.span.end)
            long = name is not None and len(name[1].split()) >= _UNIT_WORDS
            if (
                name is not None
                and long
                and known.says.match(names.plain, name.end(), item.span.end)
            ):
                return Value(folded(name[1]), Span(*name.span(1)))
    spelt = [d for d in names.definitions if phrases.unit_word.search(d.long.split()[-1])]
    if len(spelt) == 1 and any(item.span.covers(spelt[0].span) for item in items):
        return Value(folded(spelt[0].span.of(names.plain)), spelt[0].span)
    return None


def code_in_text(names: Names) -> Value | None:
    """Read the code of the post from words such as `Reference DC/12/7`."""
    found = running_text().code.search(names.plain)
    if found is None:
        return None
    group = found.lastindex or 1
    return Value(found[group], Span(*found.span(group)))


def _ends(item: Item) -> tuple[int, int]:
    return item.span.start, item.span.end


def items_of(layout: Layout, *kinds: str) -> Iterator[Item]:
    """Give the items of the sections of some kinds."""
    for section in layout.sections:
        if section.kind in kinds:
            yield from section.items


def _about_the_role(layout: Layout) -> tuple[str, ...]:
    """Tell where a text says what the role is; anywhere, where one heading stands over it all."""
    kinds = ("loose", "context", "purpose")
    headed = {section.kind for section in layout.sections if section.items}
    return kinds if headed.intersection(kinds) or len(headed) > 1 else tuple(headed)


def _named_after(
    phrases: Phrases,
    words: re.Pattern[str],
    items: Iterator[Item],
    names: Names,
    but_not: Callable[[Names, Span, int], bool] = lambda _names, _item, _phrase: False,
) -> Value | None:
    """Read the name that stands behind one of the phrases."""
    return next(names_after(phrases, words, items, names, but_not), None)


def names_after(
    phrases: Phrases,
    words: re.Pattern[str],
    items: Iterator[Item],
    names: Names,
    but_not: Callable[[Names, Span, int], bool] = lambda _names, _item, _phrase: False,
) -> Iterator[Value]:
    """Read the names that stand behind the phrases, one after the other."""
    if not phrases.may_stand_among(names.words.vocabulary):
        return
    known = running_text().names
    for item in items:
        for said in phrases.finditer(names.plain, item.span.start, item.span.end):
            if but_not(names, item.span, said.start()):
                continue
            front = known.before.match(names.plain, said.end())
            begin = front.end() if front else said.end()
            end = _run(words, names.plain, begin, item.span.end)
            one = " " not in names.plain[begin:end] and names_work(names.plain[begin:end])
            if one and (of := _DEPARTMENT.match(names.plain, end)) is not None:
                end = _run(words, names.plain, of.end(), item.span.end)
            span = trimmed(names.plain, Span(begin, end), " \t\r\n,.;:–-")
            span = _with_other(names.plain, _without_joining(names.plain, span), item.span.end)
            whole = known.of_title.match(names.plain, span.end, item.span.end)
            span = Span(span.start, whole.end()) if whole and len(span) else span
            if names.plain[item.span.start : span.end].isupper():
                span = _in_capitals(names.plain, span)
            if len(span) > 2 and span.of(names.plain)[0].isupper():
                yield Value(folded(span.of(names.plain)), span)


def _run(words: re.Pattern[str], text: str, start: int, stop: int) -> int:
    """Tell where a run of words of a name ends that begins at a place."""
    end = start
    while (word := words.match(text, end, stop)) and word.end() > end:
        end = word.end()
    return end


def _in_capitals(text: str, span: Span) -> Span:
    """Cut a name out of a sentence that is all in capitals; none is left that names no work."""
    cut = running_text().names.ends_in_capitals.search(text, span.start, span.end)
    name = Span(span.start, cut.start()) if cut else span
    return name if names_work(name.of(text)) else Span(span.start, span.start)


def _with_other(text: str, span: Span, stop: int) -> Span:
    """Take in who else it may be, in small letters: `the Sergeant, Inspector or deputy`."""
    other = running_text().names.other.match(text, span.end, stop) if "," in span.of(text) else None
    return Span(span.start, other.end()) if other and names_work(other[1]) else span


def _without_joining(text: str, span: Span) -> Span:
    cut = running_text().names.trailing.search(span.of(text))
    return Span(span.start, span.end - len(cut[0])) if cut else span
