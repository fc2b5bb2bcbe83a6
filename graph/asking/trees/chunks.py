"""Put the words of a question together: amounts, dates, superlatives, what is averaged, counted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import singular
from remit.graph.asking.lattice import SIGNS
from remit.graph.asking.trees.mention import STOP, Mention
from remit.graph.asking.trees.plain_values import DATED, MEDIAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

MOMENTS = {
    "after": "after", "before": "before", "since": "since", "until": "until", "during": "in"
}  # fmt: skip
FUNCTIONS = {
    "average": "AVG", "total": "SUM", "greatest": "MAX", "smallest": "MIN", "median": MEDIAN
}  # fmt: skip
_OF_ALL = frozenset({"average", "greatest", "smallest"})  # of all things of a class
_IN = "in"  # behind it stands when or where something was so: "handed over in 2023"
_ONWARDS = ("or ", "and ", "onwards")
_GRADES = {
    "greatest": False, "smallest": True, "most": False, "fewest": True, "super": False,
    "commonest": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that mean one thing together.

    Attributes:
        sort: Of the mention that it was made from, or `amount`, `moment`, `best`, `compared`,
            `aggregate`.
        place: Its first word; `end` is the word behind it.
        value: What it stands for.
        relations: The properties that it may speak of, each with what sort of phrase it was.
        sign: Of a comparison, or empty.
        least: Whether the lowest is wanted.
        limit: How many of the best are wanted.
        skip: How many better ones are not.
        function: What is taken of many values, or empty.
        negated: Whether "not" stands before it.
        only: Whether "only" stands before it.
        text: Its words.
    """

    sort: str
    place: int
    end: int
    value: Any = None
    relations: dict[str, str] = field(default_factory=dict, hash=False)
    sign: str = ""
    least: bool = False
    limit: int = 1
    skip: int = 0
    function: str = ""
    negated: bool = False
    only: bool = False
    text: str = ""

    def shared(self, other: Chunk) -> tuple[str, ...]:
        """List the properties that this and another chunk may both speak of, in the order here.

        >>> verb = Chunk("verb", 0, 1, relations=dict.fromkeys(("own-2", "own-9", "own-4"), "verb"))
        >>> verb.shared(Chunk("value", 2, 3, relations={"own-9": "value", "own-2": "value"}))
        ('own-2', 'own-9')
        """
        return tuple(relation for relation in self.relations if relation in other.relations)


def chunks(said: Sequence[Mention]) -> list[Chunk]:
    """Put mentions together where they mean one thing."""
    return list(_sorted_by_value(_Chunker(said).made()))


def _sorted_by_value(made: Sequence[Chunk]) -> Iterator[Chunk]:
    """Put together a property and its value before what it sorts: "class B sites"."""
    at = 0
    while at < len(made):
        first = made[at]
        at += 1
        if _is_sorted(made[at - 1 : at + 2]):
            shared = dict.fromkeys(made[at].shared(first), "value")
            first, at = replace(made[at], place=first.place, relations=shared), at + 1
        yield first


def _is_sorted(said: Sequence[Chunk]) -> bool:
    """Tell whether a property, one of its values and a kind of thing stand side by side."""
    if [chunk.sort for chunk in said] != ["noun", "value", "class"]:
        return False
    noun, value, kind = said
    return (noun.end, value.end) == (value.place, kind.place) and bool(value.shared(noun))


def bounds(sign: str, date: str) -> tuple[tuple[str, str], ...]:
    """Turn what a part of a year is said of into what its first and last months are.

    >>> bounds("in", "2021-10/2021-12"), bounds("before", "2021-10/2021-12")
    ((('since', '2021-10'), ('until', '2021-12')), (('before', '2021-10'),))
    """
    first, slash, last = date.partition("/")
    if not slash:
        return ((sign, date),)
    ends = {"after": last, "until": last, "before": first, "since": first}
    return ((sign, ends[sign]),) if sign in ends else (("since", first), ("until", last))


def _is_vague(one: Mention) -> bool:
    """Tell whether a word says only that there is an amount, of whatever it is."""
    return one.sort == "vague" and one.text != "number"


_JOINING = frozenset({"and", "but"})
_NAMED = frozenset(
    {"noun", "verb", "vague", "true", "unfinished", "false", "high", "value", "super", "than"}
)


class _Chunker:
    """The state of going through the mentions of one way to read a question."""

    def __init__(self, said: Sequence[Mention]) -> None:
        self._said = said
        self._at = 0
        self._behind_it: Chunk | None = None

    def made(self) -> list[Chunk]:
        """List the chunks in order."""
        found: list[Chunk] = []
        while self._at < len(self._said):
            found.append(self._next())
            found += [self._behind_it] if self._behind_it else []
            self._behind_it = None
        return found

    def _next(self) -> Chunk:
        one = self._said[self._at]
        sort = one.sort
        make: Callable[[Mention], Chunk | None] | None = None
        if sort in SIGNS or sort == "than":
            make = self._amount
        elif sort in MOMENTS:
            make = self._moment
        elif sort == "between":
            make = self._range
        elif sort in _GRADES or sort in {"ordinal", "foremost", "number"}:
            make = self._best
        elif sort in {"average", "total", "median"}:
            make = self._aggregate
        elif sort == "equal":
            make = self._equal
        elif sort == "date":
            make = self._plain_date
        made = make(one) if make else None
        return made or self._plain(one)

    def _plain(self, one: Mention) -> Chunk:
        self._at += 1
        return self._chunk(one)

    def _chunk(self, one: Mention) -> Chunk:
        sign = "=" if one.sort == "same" else ""
        named = one.sort in _NAMED
        relations = one.value if named else {}
        value = None if named else one.value
        if one.sort == "value":
            value, relations = one.value, dict.fromkeys(one.value, "value")
        return Chunk(one.sort, one.start, one.end, value, relations, sign, text=one.text)

    def _past(self, at: int, over: Iterable[str] = ()) -> int:
        skipped = {STOP, *over}
        while at < len(self._said) and self._said[at].sort in skipped:
            if self._said[at].text in {",", "'s"}:
                break
            at += 1
        return at

    def _amount(self, one: Mention) -> Chunk | None:
        """Put "more than 5 kg", "cheaper than 20", "above average" together."""
        relations = one.value if one.sort == "than" else {}
        signs = {">" if phrase == "higher" else "<" for phrase in relations.values()}
        sign = SIGNS.get(one.sort) or (signs.pop() if len(signs) == 1 else "")
        at = self._past(self._at + 1)
        told = [m.text for m in self._said[self._at : at]]
        words = " ".join(told).split()
        if not sign or _IN in words or (one.sort == "than" and "than" not in words):
            return None
        found = self._said[at] if at < len(self._said) else None
        if found is None or (found.start - one.end > 3):
            return self._compared(one, relations, sign)
        if found.sort in _OF_ALL:
            self._at = at + 1
            return Chunk(
                "amount", one.start, found.end, None, relations, sign,
                function=FUNCTIONS[found.sort], text=one.text,
            )  # fmt: skip
        if found.sort == "number":
            self._at = at + 1
            both = [(sign, found.value, self._unit()), *self._other_bound(sign)]
            unit = both[-1][2] or both[0][2]
            amounts = tuple((sign, number, own or unit) for sign, number, own in both)
            return Chunk("amount", one.start, self._behind(), amounts, relations, text=one.text)
        if found.sort == "date" and (relations or one.sort not in SIGNS):
            self._at = at + 1
            moment = {">": "after", "<": "before", ">=": "since", "<=": "until", "=": "in"}[sign]
            value = bounds(moment, found.value)
            return Chunk("moment", one.start, found.end, value, relations, text=one.text)
        return self._compared(one, relations, sign)

    def _other_bound(self, sign: str) -> Iterator[tuple[str, Any, str]]:
        """Take the other bound of the same amount: "more than 5 but less than 10 kg"."""
        joining = self._said[self._at : self._at + 1]
        at = self._past(self._at + 1)
        if not joining or joining[0].text not in _JOINING or at >= len(self._said):
            return
        other = SIGNS.get(self._said[at].sort, "")
        number = self._past(at + 1)
        if not other or other[0] == sign[0] or number >= len(self._said):
            return
        if self._said[number].sort == "number":
            self._at = number + 1
            yield other, self._said[number].value, self._unit()

    def _equal(self, one: Mention) -> Chunk:
        """Put "as much as" and "as heavy as" together."""
        return self._compared(one, one.value or {}, "=")

    def _compared(self, one: Mention, relations: dict[str, str], sign: str) -> Chunk:
        self._at += 1
        return Chunk("compared", one.start, one.end, None, relations, sign, text=one.text)

    def _unit(self) -> str:
        """Take a unit of measure behind a number, and the period that it is for: "euros/hour"."""
        unit = self._taken(0) or ""
        each = self._at < len(self._said) and self._said[self._at].text in {"a", "an", "per"}
        period = self._taken(1) if each else None
        return f"{unit}/{period}" if period else unit

    def _taken(self, ahead: int) -> str | None:
        """Take the unit that stands there, with what is before it."""
        at = self._at + ahead
        if at >= len(self._said) or self._said[at].sort != "unit":
            return None
        self._at = at + 1
        return self._said[at].text

    def _behind(self) -> int:
        return self._said[self._at - 1].end

    def _moment(self, one: Mention) -> Chunk | None:
        at = self._past(self._at + 1)
        found = self._said[at] if at < len(self._said) else None
        if found and found.sort == "date" and found.start - one.end < 3:
            self._at = at + 1
            value = bounds(self._or_later(MOMENTS[one.sort]), found.value)
            return Chunk("moment", one.start, self._behind(), value, text=one.text)
        if one.sort in {"after", "before"}:
            return self._compared(one, {}, DATED[one.sort])
        return None

    def _or_later(self, sign: str) -> str:
        """Take "or later" and "or earlier" behind a date."""
        behind = self._said[self._at] if self._at < len(self._said) else None
        if behind and behind.sort in {"since", "until"} and behind.text.startswith(_ONWARDS):
            self._at += 1
            return behind.sort
        return sign

    def _plain_date(self, one: Mention) -> Chunk | None:
        before = self._said[self._at - 1].text.split()[-1:] if self._at else []
        self._at += 1
        sign = before[0] if before and before[0] in {"since", "until"} else "in"
        value = bounds(self._or_later(sign), one.value)
        return Chunk("moment", one.start, self._behind(), value, text=one.text)

    def _range(self, one: Mention) -> Chunk | None:
        """Put "between 10 and 20 kg" and "from 2010 to 2012" together."""
        low_at = self._past(self._at + 1)
        low = self._said[low_at] if low_at < len(self._said) else None
        if low is None or low.sort not in {"number", "date"}:
            return None
        at = self._past(low_at + 1, {"and", "unit", "until", "at-most"})
        high = self._said[at] if at < len(self._said) else None
        if high is None or high.sort != low.sort:
            return None
        self._at = at + 1
        if low.sort == "date":
            value = (*bounds("since", low.value), *bounds("until", high.value))
            return Chunk("moment", one.start, high.end, value, text=one.text)
        unit = self._unit()
        beside = self._said[low_at + 1]  # between 100 g and 2 kg
        first = beside.text if beside.sort == "unit" else unit
        amounts = ((">=", low.value, first), ("<=", high.value, unit))
        return Chunk("amount", one.start, self._behind(), amounts, text=one.text)

    def _best(self, one: Mention) -> Chunk | None:
        """Put "the three cheapest", "second highest price" and "most expensive" together."""
        at, limit, skip, graded = self._at, 1, 0, None
        while at < len(self._said):
            here = self._said[at]
            if here.sort == "ordinal" and not graded:
                skip = here.value - 1
            elif here.sort == "number" and isinstance(here.value, int) and here.value > 0:
                limit = here.value
            elif here.sort == "foremost" and not graded:
                graded = graded or here
            elif here.sort in _GRADES and (not graded or graded.sort == "foremost"):
                graded = here
            elif not (here.sort == STOP and here.text in {"the", "a"}):
                break
            at += 1
        if graded is None:
            return self._number(one)
        made = Chunk(
            "best", one.start, self._said[at - 1].end, graded.sort, limit=limit, skip=skip,
            least=_GRADES.get(graded.sort, False), text=one.text,
        )  # fmt: skip
        if graded.sort == "super":
            phrases = graded.value
            high = {r: p for r, p in phrases.items() if p == "highest"}
            self._at = at
            low = not high
            return replace(made, relations=high or phrases, least=low)
        if graded.sort == "commonest":
            self._at = at
            return made
        end = self._past(at)
        found = self._said[end] if end < len(self._said) else None
        function = ""
        if found and found.sort in {"average", "total"}:
            function = FUNCTIONS[found.sort]
            end = self._past(end + 1, {"how-many"})
            found = self._said[end] if end < len(self._said) else None
        if found and found.sort == "noun":
            self._at = end + 1
            return replace(made, relations=found.value, end=found.end, function=function)
        if function and not (found and found.sort == "class"):
            return None
        self._at = at if not function else end
        return replace(made, function=function)

    def _compound(self, at: int) -> Chunk | None:
        """Find the kind of thing in "order amounts", which are the amounts of orders."""
        kind, noun = (*self._said[at : at + 2], None, None)[:2]
        if kind is None or noun is None or kind.sort != "class" or noun.start != kind.end:
            return None
        single = singular(kind.text) == kind.text
        return self._chunk(kind) if single and (noun.sort == "noun" or _is_vague(noun)) else None

    def _number(self, one: Mention) -> Chunk | None:
        if one.sort != "number":
            return None
        self._at += 1
        if self._at < len(self._said) and self._said[self._at].sort in {"at-least", "at-most"}:
            sign = SIGNS[self._said[self._at].sort]
            behind = self._said[self._at]
            if behind.text.startswith("or "):
                self._at += 1
                return Chunk(
                    "amount", one.start, behind.end, ((sign, one.value, ""),), text=one.text
                )
        unit = self._unit()
        return Chunk("amount", one.start, self._behind(), (("=", one.value, unit),), text=one.text)

    def _aggregate(self, one: Mention) -> Chunk | None:
        """Put "average price", "total number of" together with what they are of."""
        at = self._past(self._at + 1)
        counted = False
        while at < len(self._said) and self._said[at].sort == "how-many":
            counted = True
            at = self._past(at + 1)
        of = self._compound(at)
        found = self._said[at + 1 if of else at] if at < len(self._said) else None
        function = FUNCTIONS[one.sort]
        measured = found is not None and (found.sort == "noun" or _is_vague(found))
        if found and measured and not (of and counted) and found.start - one.end < 6:
            self._at = at + (2 if of else 1)
            self._behind_it = of
            return Chunk(
                "aggregate", one.start, found.end, found.sort, found.value, function=function,
                text=found.text,
            )  # fmt: skip
        found = self._said[at] if at < len(self._said) else None
        self._at += 1
        value = "counted" if counted else None
        if counted:
            self._at = at
        return Chunk(
            "aggregate", one.start, self._behind(), value, function=function, text=one.text
        )
