"""Read from running text whom the holder leads, where no field of the form says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.people_led import counts_people
from remit.graph.extraction.people_under import led_by_holder
from remit.graph.extraction.running_text import staff_phrases
from remit.graph.extraction.values_in_text import items_of
from remit.graph.layout.contents import opens_work
from remit.graph.layout.furniture import is_none
from remit.graph.linking.occupations import names_work
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout

_LISTED = re.compile(r"[,;]\s+(?:(?:and|&)\s+)?")
_AND = re.compile(r"\s+(?:and|&|plus)\s+")
_REMARK = re.compile(r"\s*\([^()]*\)$|\s+x\s?\d+$")
_CLAUSE_ENDS = re.compile(r"[,;]?\s+but\b|[.;]\s+")
_SOME_OF = re.compile(r"\w+\s+of\b")
"""What is led is part of what is counted: `leads one of four teams`."""
_TWO, _FEW_WORDS, _SENTENCE_WORDS = 2, 5, 12


def staff_in_text(layout: Layout, names: Names) -> Iterator[Value]:
    """Read how many people of which kind the holder leads, as in `supervises eight wardens`."""
    known = staff_phrases()
    leading = names.where(known.leading)
    for item in items_of(layout, "loose", "context", "purpose", "duties"):
        if leading is None or not leading.within(item.span):
            continue
        found = known.counted.search(names.plain, item.span.start, item.span.end)
        some = found is None or _SOME_OF.match(found[1]) is not None
        if found is not None and not some and counts_people(found[1]):
            span = trimmed(names.plain, Span(*found.span(1)))
            yield Value(folded(span.of(names.plain)), span)
            return
        group = known.grouped.search(names.plain, item.span.start, item.span.end)
        if group is not None and _are_people(group[1]):
            yield Value(folded(group[1]), Span(*group.span(1)))
            return
        one = known.one.search(names.plain, item.span.start, item.span.end)
        if one is not None and names_work(one[1]):
            yield Value(folded(one[1]), Span(*one.span(1)))
            return
    for item in items_of(layout, "loose", "purpose", "context"):
        named = staff_named(names, item.span)
        if named is not None:
            yield named
            return
    titled = (_titled(names, item) for item in items_of(layout, "duties", "purpose"))
    who = next((who for who in titled if who is not None), None)
    if who is not None:
        yield who
        return
    told = items_of(layout, "loose", "purpose", "context")
    yield from led_by_holder(names, told, _title_or_first(layout))


def _title_or_first(layout: Layout) -> str:
    """Give the title of the role, else the line that comes first."""
    title = layout.first("title")
    first = next(layout.loose(), None)
    return title.text if title else first.text if first else ""


def _titled(names: Names, item: Item) -> Value | None:
    """Read whom a duty begins with, by their titles: `Supervise Traffic Officers and Wardens`.

    Beside a title that is known another may stand that looks like one: `tide callers and clerks`.
    """
    known = staff_phrases()
    found = known.titled.match(names.plain, item.span.start, item.span.end)
    found = found or known.small.match(names.plain, item.span.start, item.span.end)
    if found is None:
        return None
    who = Value(folded(found[1]), Span(*found.span(1)))
    titles = known.joined.split(who.text)
    works = [names_work(title.removesuffix("s")) for title in titles]
    alike = (counts_people(title.split()[-1]) for title in titles)
    said = any(works) and all(work or like for work, like in zip(works, alike, strict=True))
    return who if said and not known.vague.issuperset(titles) else None


def _are_people(words: str) -> bool:
    """Tell whether words name people by their title, and do not leave open who they are."""
    return names_work(words.removesuffix("s")) and words.casefold() not in staff_phrases().vague


def led_directly(value: Value) -> Value | None:
    """Keep of those whom a field of the form counts the ones that the holder leads directly.

    >>> led_directly(Value("Direct: 2 Clerks. Indirect: 9", Span(0, 29))).text
    '2 Clerks'
    >>> led_directly(Value("2 Clerks directly; 9 Drivers through them", Span(0, 41))).text
    '2 Clerks'
    >>> led_directly(Value("In-direct. Shows new clerks the work", Span(0, 36)))
    """
    if staff_phrases().indirectly.match(value.text) is not None:
        return None
    known = staff_phrases()
    parts = known.directly.match(value.text) or known.directly_behind.match(value.text)
    if parts is None or len(value.span) != len(value.text):
        return value
    return Value.at(value.span.start + parts.start(1), parts[1])


def led_by_answer(value: Value) -> Value | None:
    """Keep of the answer to whom the holder leads those whom it counts; None where it says nobody.

    >>> said = "No direct reports but supervises two volunteers"
    >>> led_by_answer(Value.at(0, said)).text
    'two volunteers'
    >>> led_by_answer(Value.at(0, "No direct reports. Gives advice to volunteers"))
    """
    nobody = is_none(_CLAUSE_ENDS.split(value.text)[0].partition(" (")[0])
    if len(value.span) != len(value.text):
        return None if nobody else value
    counted = staff_phrases().counted
    found = counted.search(value.text) if nobody else counted.match(value.text)
    if found is None:
        return None if nobody else value
    led = Value.at(value.span.start + found.start(1), found[1].rstrip())
    return led if counts_people(led.text) else None


def tells_of_work(value: Value) -> bool:
    """Tell whether the answer to whom the holder leads is a sentence about other work.

    >>> said = "The holder will be asked to give advice to callers, as often as they need it."
    >>> tells_of_work(Value.at(0, "Delivery of stores")), tells_of_work(Value.at(0, "Team of six"))
    (True, False)
    >>> tells_of_work(Value.at(0, said)), tells_of_work(Value.at(0, "2 Clerks."))
    (True, False)
    """
    words = plain_words(value.text)
    done = staff_phrases().work_of.match(value.text) is not None and not any(
        map(str.isdigit, value.text)
    )
    said = value.text.split()
    sentence = len(said) >= _SENTENCE_WORDS and value.text.endswith(".")
    sentence = sentence or (
        len(said) >= _FEW_WORDS and said[1].islower() and opens_work(value.text)
    )
    if not (sentence or done) or names_work(value.text.removesuffix("s")):
        return False
    people = load_toml("layout/values.toml")["people"]["words"]
    return words.isdisjoint(people) and staff_phrases().leading.isdisjoint(words)


def names_the_unit(value: Value, units: Iterable[str]) -> bool:
    """Tell whether the answer to whom the holder leads begins with the unit of the post itself.

    >>> names_the_unit(Value.at(0, "Yards and Quays within the port"), ["Yards and Quays"])
    True
    >>> names_the_unit(Value.at(0, "Yards staff of the port"), ["Yards"])
    False
    """
    said = value.text.casefold()
    people = load_toml("layout/values.toml")["people"]["words"]
    if any(map(str.isdigit, said)) or not plain_words(said).isdisjoint(people):
        return False
    begun = any(re.match(rf"{re.escape(unit.casefold())}(?!\w)", said) for unit in units)
    return begun and not names_work(value.text.removesuffix("s"))


def one_by_one(value: Value, text: str) -> list[Value]:
    """Part those whom the holder leads, where each of several is counted or named by a title.

    >>> said = "Office Manager, 2 x Clerks and a Driver"
    >>> [one.text for one in one_by_one(Value.at(0, said), said)]
    ['Office Manager', '2 x Clerks', 'a Driver']
    >>> said = "5 (4 x Clerks, 1 x Driver)"
    >>> [one.text for one in one_by_one(Value.at(0, said), said)]
    ['4 x Clerks', '1 x Driver']
    >>> said = "6 Clerks and Drivers; 2 Cooks"
    >>> [one.text for one in one_by_one(Value.at(0, said), said)]
    ['6 Clerks and Drivers', '2 Cooks']
    >>> said = "6 Clerks; 1 Dyeing and Cutting Clerk"
    >>> [one.text for one in one_by_one(Value.at(0, said), said)]
    ['6 Clerks', '1 Dyeing and Cutting Clerk']
    """
    if folded(value.span.of(text)) != value.text:
        return [value]
    told = staff_phrases().told.fullmatch(text, value.span.start, value.span.end)
    inner = Span(*told.span(1)) if told is not None else None
    if inner is not None and all(_is_staff(p.of(text)) for p in _parted(inner, text, _LISTED)):
        parts = _parted(inner, text, _LISTED)
        return [Value(folded(part.of(text)), part, value.section) for part in parts]
    listed = _parted(value.span, text, _LISTED)
    parts = [part for whole in listed for part in _joined(whole, text)]
    if len(parts) < _TWO or not all(_is_staff(part.of(text)) for part in parts):
        return [value]
    return [Value(folded(part.of(text)), part, value.section) for part in parts]


def _joined(whole: Span, text: str) -> list[Span]:
    """Part at each `and` a range whose every part names staff; in others it is part of a name.

    A number before several of them, of whom no other is counted, counts them all; and it is of a
    title that goes on behind the word where what it counts is no work: `1 Health and Safety Clerk`.
    """
    parts: list[Span] = []
    for part in _parted(whole, text, _AND):
        goes_on = parts and not _is_counted(part.of(text)) and _is_cut(parts[-1].of(text))
        parts = [*parts[:-1], Span(parts[-1].start, part.end)] if goes_on else [*parts, part]
    first, *others = (part.of(text) for part in parts)
    counted = staff_phrases().counted_part
    number = counted.match(first)
    alone = [part for part in others if counted.match(part) is None]
    if number is not None and alone:
        several = first.endswith("s") and any(part.endswith("s") for part in alone)
        if several or not names_work(first[number.end() :].removesuffix("s")):
            return [whole]
    return parts if all(_is_staff(part.of(text)) for part in parts) else [whole]


def _is_counted(words: str) -> bool:
    return staff_phrases().counted_part.match(words) is not None


def _is_cut(words: str) -> bool:
    """Tell whether a count stands before what names no people by itself: `1 Dyeing`."""
    return _is_counted(words) and not counts_people(words)


def _parted(whole: Span, text: str, marks: re.Pattern[str]) -> list[Span]:
    """Part a range at marks that stand in no brackets."""
    parts, at = [], whole.start
    for mark in marks.finditer(text, whole.start, whole.end):
        before = text[whole.start : mark.start()]
        if before.count("(") == before.count(")"):
            parts.append(trimmed(text, Span(at, mark.start())))
            at = mark.end()
    last = trimmed(text, Span(at, whole.end), " \t\r\n.")
    return [part for part in (*parts, last) if len(part)]


def _is_staff(words: str) -> bool:
    if _is_counted(words):
        return True
    plain = _REMARK.sub("", words)
    return names_work(plain.removesuffix("s"))


def staff_named(names: Names, span: Span) -> Value | None:
    """Read whom a sentence says that the holder supervises, by their titles."""
    named = staff_phrases().named.search(names.plain, span.start, span.end)
    if named is None:
        return None
    group = named.lastindex or 1
    who = Value(folded(named[group]), Span(*named.span(group)))
    return who if names_work(who.text.removesuffix("s")) else None
