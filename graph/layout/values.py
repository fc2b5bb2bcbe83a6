"""Tell which fields of a form a value can belong to, by what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives, branching, either
from remit.graph.linking.lexicon import lexicon
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CODE = re.compile(r"(?=[A-Z0-9/._-]*[A-Z])(?=[A-Z0-9/._-]*\d)[A-Z0-9][A-Z0-9/._-]{3,}|\d{5,8}")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}$")
_TIMES = re.compile(r"\s+[xX]\s?\d{1,3}$")
_COUNTED = re.compile(r"\d{1,3}(?:\s?[xX])?\s+[A-Z][^\d.:;!?]{2,60}")
_MOST_WORDS = 9
_SHORTEST_AGENT = 6


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """The words of `data/layout/values.toml` and of `data/phrases/relations.toml`, as patterns."""

    people: re.Pattern[str]
    place: re.Pattern[str]
    unit: re.Pattern[str]
    employer: re.Pattern[str]
    opens: re.Pattern[str]
    agents: tuple[str, ...]
    certain: Mapping[str, re.Pattern[str]]
    graded_pay: re.Pattern[str]
    listed: re.Pattern[str]


@once_per_overlay
def _shapes() -> _Shapes:
    own, relations = load_toml("layout/values.toml"), load_toml("phrases/relations.toml")
    people, listed, grade = own["people"], alternatives(own["listed"]), _grade()
    hours = either(load_toml("layout/amounts.toml")["hours"]["words"])
    numbers = rf"(?:\d{{1,3}}|{branching(people['numbers'])})"
    return _Shapes(
        re.compile(
            rf"(?:a\s+team\s+of\s+)?{numbers}(?:\s+\S+){{0,3}}?\s+{branching(people['words'])}\b.*"
            rf"|{branching(people['leads'])}\s+{numbers}\s+[a-z].*",
            re.I,
        ),
        _ending(own["places"]["endings"]),
        _ending(relations["units"]["words"]),
        _ending(relations["organisations"]["endings"]),
        re.compile(
            rf"(?:the\s+)?{branching(relations['organisations']['openings'])}\s+[A-Z]", re.I
        ),
        tuple(own["agents"]["endings"]),
        {
            "grade": re.compile(grade, re.I),
            "role_code": _CODE,
            "hours": re.compile(
                rf"\d{{1,2}}(?:\.\d{{1,2}})?\s*{hours}\b(?!\s+of\b).{{0,25}}", re.I
            ),
            "status": re.compile(
                rf"(?:[A-Z]{{2,5}}\s?/\s?)?{branching(relations['status']['words'])}", re.I
            ),
        },
        re.compile(rf"(?:{grade})[ ,:(–-]{{1,4}}(?:from\s+)?£\s?\d", re.I),
        re.compile(
            rf"\s*[,+/;&(]\s*(?:{listed['behind_marks']}\s+)?|\s+{listed['joints']}\s+", re.I
        ),
    )


def _grade() -> str:
    """Write the source of a pattern for a grade, or for two with a stroke between."""
    data = load_toml("layout/scales.toml")
    names, codes = data["names"], data["codes"]
    named = either([*names["words"], *names["level"], *codes["points"], *codes["spelt_out"]])
    short, before = [*codes["words"], *codes["letters"]], [*codes["words"], *codes["in_lines"]]
    return (
        rf"(?:(?:pay\s+)?{named}\s+[a-z]?\d{{0,2}}[a-z]?|{either(short)}\s?\d{{1,2}})"
        rf"(?:\s?[-–/]\s?{either(before)}?\d{{1,2}})?"
    )


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{branching(words)}$", re.I)


def fields_of(value: str) -> frozenset[str]:
    """List the fields that a value can belong to; none where it says too little.

    >>> sorted(fields_of("Detective Sergeant")), sorted(fields_of("Harbour Road"))
    (['rank', 'reports_to'], ['location'])
    """
    text = value.strip(" .")
    if not text or len(text.split()) > _MOST_WORDS or not (text[0].isupper() or text[0].isdigit()):
        return frozenset()
    return _fields_of(_shapes(), text)


@lru_cache(maxsize=256)
def _fields_of(shapes: _Shapes, text: str) -> frozenset[str]:
    """Tell the fields of a value; several who read a form ask so of the same one."""
    known = {name.thing.kind for name in lexicon().exact(text)}
    if "VettingLevel" in known or _names_levels(text):
        return frozenset({"vetting"})
    if shapes.graded_pay.match(text):
        return frozenset({"salary"})
    for name, shape in shapes.certain.items():
        if shape.fullmatch(text):
            return frozenset({name})
    rank = find_rank(text)
    if rank is not None and not rank.title.rest:
        return frozenset({"rank", "reports_to"})
    if shapes.people.fullmatch(text):
        return frozenset({"direct_reports"})
    return frozenset(_named(text, known, shapes))


def _names_levels(text: str) -> bool:
    """Tell whether a value lists levels of vetting: `Management Vetting, then SC`."""
    parts = [part for part in _shapes().listed.split(text) if part]
    return len(parts) > 1 and any(
        name.thing.kind == "VettingLevel" for part in parts for name in lexicon().exact(part)
    )


def names_employer(line: str) -> bool:
    """Tell whether a line can be the name of an employer and no more.

    >>> names_employer("Police Service of Borset"), names_employer("Police duties")
    (True, False)
    """
    opens = _shapes().opens.match(line) is not None and len(line.split()) <= _MOST_WORDS
    return opens or "organisation" in fields_of(line)


def names_staff(line: str) -> bool:
    """Tell whether a line counts people or names one at work, as one of those whom a role leads.

    >>> names_staff("3 x Clerk"), names_staff("Control Room Operators"), names_staff("Main Road")
    (True, True, False)
    >>> names_staff("Support Clerk x 2")
    True
    """
    line = _TIMES.sub("", line)
    fields = fields_of(line)
    if fields <= {"direct_reports", "title", "reports_to"} and _COUNTED.fullmatch(line):
        return True
    plain = line.removesuffix("s")
    return fields == {"direct_reports"} or names_work(line) or names_work(plain)


def _named(text: str, known: set[str], shapes: _Shapes) -> Iterable[str]:
    """Tell which fields a name can belong to."""
    if known & {"Force", "Employer"} or _ends_as_employer(shapes, text):
        yield "organisation"
    elif names_work(text):
        yield from ("title", "reports_to")
    elif known & {"Unit", "RegionalUnit"}:
        yield "unit"
    else:
        if shapes.unit.search(text) and len(text.split()) > 1:
            yield "unit"
        if shapes.place.search(text) or _POSTCODE.search(text):
            yield "location"
        last = text.rsplit(maxsplit=1)[-1].casefold()
        if len(last) >= _SHORTEST_AGENT and last.endswith(shapes.agents):
            yield from ("title", "reports_to")


def _ends_as_employer(shapes: _Shapes, text: str) -> bool:
    """Tell whether a value ends as the name of an employer does, with a capital."""
    found = shapes.employer.search(text)
    return found is not None and not found[0][:1].islower()
