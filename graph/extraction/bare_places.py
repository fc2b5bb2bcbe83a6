"""Find the place of work in a bare line at the head: an address, or the only one not told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.furniture import is_none
from remit.graph.layout.headings import heading_words
from remit.graph.layout.labels import labels, normal
from remit.graph.layout.scales import scales
from remit.graph.layout.values import fields_of, names_employer
from remit.graph.linking.alternatives import either
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout

_HEAD_LINES = 8
_MOST_WORDS, _TOWN_WORDS = 8, 4
_FORM_LINES, _FEW_TOWNS = 5, 3
_NAME = re.compile(r"[A-Z][a-z’']+(?:[ -](?:[A-Z][a-z’']+|[a-z]{1,5}(?=[ -][A-Z])))*")
_TOWN = r"[A-Z][\w’'.]+(?:[ -](?:[A-Z][\w’']+|[a-z]{1,5}))*\*?(?:\s\([A-Z][\w’' -]+\))?\*?"
_TOWNS = re.compile(rf"{_TOWN}(?:,\s+{_TOWN})+")
"""Towns one behind the other, each with a remark in brackets or a star behind it, or none."""
_SUM = re.compile(r"[£$€]\s?\d")
_TOLD = re.compile(r"[£$€@\d]|:")
_CLOSES = (".", "?", "!", ":", ";")
_SHARE = 0.6
_BETWEEN = "·"


@dataclass(frozen=True, slots=True)
class _Towns:
    """The words of `places` in `data/layout/values.toml` that tell the names of towns."""

    endings: tuple[str, ...]
    joining: frozenset[str]
    abstract: tuple[str, ...]
    nations: frozenset[str]
    remark: re.Pattern[str]


@once_per_overlay
def _towns() -> _Towns:
    known = load_toml("layout/values.toml")["places"]
    return _Towns(
        tuple(known["towns"]),
        frozenset(known["in_towns"]),
        tuple(known["no_towns"]),
        frozenset(map(normal, load_toml("phrases/titles.toml")["places"])),
        re.compile(rf",?\s+\(?{either(known['remarks'])}\)?$", re.I),
    )


def place_of_bare_line(layout: Layout, names: Names, title: Value | None) -> Value | None:
    """Read the place from a line of the head that is an address, else the only one not told."""
    lines = list(_bare_lines(layout, title))
    behind = _behind_employer(layout, names) or _behind_count(layout)
    if behind is not None:
        return behind
    every = [*lines, *(i for i in islice(layout.loose(), _HEAD_LINES) if i.marker == _BETWEEN)]
    address = next((i for i in every if _is_address(i.text) or _names_nation(i.text)), None)
    if address is not None:
        return Value(address.text, address.span)
    remarks = ((i, _towns().remark.search(i.text)) for i in every if len(i.span) == len(i.text))
    fronts = ((i, i.text[: remark.start()]) for i, remark in remarks if remark)
    before = next(
        (Value.at(i.span.start, front) for i, front in fronts if _is_address(front)), None
    )
    if before is not None:
        return before
    if title is None or not any(line.span.overlaps(title.span) for line in lines):
        return None
    others = [line for line in lines if not line.span.overlaps(title.span)]
    told = [line for line in others if _is_employer(line, names) or _is_unit(line)]
    left = [line for line in others if line not in told and not _is_told(line)]
    towns = [line for line in left if _may_be_town(line.text) or _lists_towns(line.text)]
    if len(towns) != 1 or not told or (len(left) > 1 and len(others) < _FORM_LINES):
        return None
    return Value(towns[0].text, towns[0].span)


def listed_towns(items: Iterator[Item]) -> Value | None:
    """Read the towns that are listed below the name of the field, to the end of the sentence."""
    item = next(items, None)
    if item is None or len(item.span) != len(item.text):
        return None
    listed = item.text.partition(". ")[0].rstrip(".")
    if _TOWNS.fullmatch(listed) is None or any(map(names_work, listed.split(", "))):
        return None
    return Value.at(item.span.start, listed)


def _behind_employer(layout: Layout, names: Names) -> Value | None:
    """Find an address between the employer and the pay, in a first line that holds them all."""
    for item in islice(layout.loose(), 1):
        known = names.inside(item.span, "Force", "Employer")
        ends = (
            scales().pay_begins.search(names.plain, known[0].span.end, item.span.end)
            if known
            else None
        )
        if known and ends is not None:
            span = trimmed(names.plain, Span(known[0].span.end, ends.start()), " ,;|-–\n\t")
            if _is_address(span.of(names.plain)):
                return Value(span.of(names.plain), span)
    return None


def _behind_count(layout: Layout) -> Value | None:
    """Find a town in the cell behind how many posts there are: `Fuel Unit | 2 posts | Leck`."""
    text = layout.document.text
    for item, behind in pairwise(islice(layout.loose(), _HEAD_LINES)):
        between = text[item.span.end : behind.span.start].strip(" ")
        if between == "|" and _counted().fullmatch(item.text) and _may_be_town(behind.text):
            return Value(behind.text, behind.span)
    return None


@once_per_overlay
def _counted() -> re.Pattern[str]:
    """Make a pattern of how many posts there are."""
    own = load_toml("layout/amounts.toml")["count"]
    return re.compile(rf"(?:\d{{1,3}}|{either(own['numbers'])})\s+{either(own['said'])}", re.I)


def _bare_lines(layout: Layout, title: Value | None) -> Iterator[Item]:
    """Give the short lines without marks at the beginning, the title and a first one at length."""
    for number, item in enumerate(islice(layout.loose(), _HEAD_LINES)):
        titled = title is not None and item.span.overlaps(title.span)
        if number and len(item.text.split()) > _MOST_WORDS and not titled:
            if _SUM.search(item.text) is None:
                return
            continue
        if not item.marker and not item.text.endswith(_CLOSES):
            yield item


def _is_address(line: str) -> bool:
    """Tell whether a line is a street or a building with the town behind it.

    >>> _is_address("Alder Hall, Leck"), _is_address("Stores, Leck"), _is_address("Alder Hall")
    (True, False, False)
    """
    front, comma, town = line.partition(", ")
    towns = [part for part in town.split(", ") if part]
    named = bool(comma) and fields_of(front) == {"location"} and len(front.split()) > 1
    return named and bool(towns) and all(_NAME.fullmatch(part) for part in towns)


def _names_nation(line: str) -> bool:
    """Tell whether a line is a town with its nation or state, with a remark in brackets.

    >>> [_names_nation(f"{front}, England, United Kingdom (Hybrid)") for front in ("Leck", "Clerk")]
    [True, False]
    """
    front, comma, nation = line.partition(" (")[0].rpartition(", ")
    if not comma or normal(nation) not in _towns().nations or line.count(",") > _FEW_TOWNS:
        return False
    return all(map(_NAME.fullmatch, front.split(", "))) and not names_work(front)


def _is_employer(line: Item, names: Names) -> bool:
    known = names.inside(line.span, "Force", "Employer")
    return names_employer(line.text) or any(len(m.text) > _SHARE * len(line.text) for m in known)


def _is_unit(line: Item) -> bool:
    return "unit" in fields_of(line.text.partition(" (")[0])


def _is_told(line: Item) -> bool:
    """Tell whether a line says what is paid, for how long, when: anything but a name."""
    said = normal(line.text)
    return _TOLD.search(line.text) is not None or said in _said_alone() or is_none(line.text)


@once_per_overlay
def _said_alone() -> frozenset[str]:
    """Read the words of contracts and of status that stand alone in a line."""
    known = load_toml("phrases/relations.toml")["status"]
    return frozenset(map(normal, (*known["contracts"], *known["words"], *known["alone"])))


def _lists_towns(line: str) -> bool:
    """Tell whether a line can be several towns, of which some end as towns do.

    >>> _lists_towns("Peterborough, Leck, Ware"), _lists_towns("Courage, Respect, Care")
    (True, False)
    """
    parts = line.split(", ")
    ends = any(part.casefold().endswith(_towns().endings) for part in parts)
    return len(parts) >= _FEW_TOWNS and ends and all(map(_may_be_town, parts))


def _may_be_town(line: str) -> bool:
    """Tell whether a line can be the name of a town: of one word, or with a town's ending.

    >>> [_may_be_town(line) for line in ("Portishead", "Burton upon Leck", "Custody", "Post Room")]
    [True, True, False, False]
    """
    towns = _towns()
    words = line.replace("-", " ").split()
    if not _NAME.fullmatch(line) or len(words) > _TOWN_WORDS or lexicon().exact(line):
        return False
    plain = [word.casefold() for word in words]
    known = heading_words()
    if any(word in known.nouns or word in known.weights for word in plain) or names_work(line):
        return False
    if labels().field(line) or labels().section(line):
        return False
    if len(words) > 1 and not towns.joining.intersection(plain[1:-1]):
        return plain[-1].endswith(towns.endings) and not plain[-1].endswith(towns.abstract)
    return not plain[-1].endswith(towns.abstract) and plain[0] not in known.filler
