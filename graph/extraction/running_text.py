"""The words of `data/phrases/running-text.toml`, as patterns for what sentences say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.wording import sharing_fronts
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Words = Mapping[str, Sequence[str]]

_PART = r"[A-Z][\w/&’'-]*"
_SCALE_STEP = r"(?:[A-Z]?\d{1,2}[a-z]?|[A-Z])"
_CODE_PARTS = r"[A-Z0-9][A-Z0-9/-]{3,}"
_TITLE = r"[A-Z][\w’'-]+(?:\s+[\w’'-]+){0,3}?"
_TITLES = r"(?:[A-Z][\w’'-]+\s+){0,3}[A-Z][\w’'-]+s"


@dataclass(frozen=True, slots=True)
class NameWords:
    """What stands in names, before them and behind them.

    Attributes:
        name: One word of a name, with the space behind it.
        place: The same of a place.
        title: The same of a title.
        trailing: What is left over at the end of a name.
        before: What stands between a phrase and a name.
        before_units: What stands before the name of a unit.
        article: What parts a name from the sentence before it.
        ends_in_capitals: Where a name in capitals ends.
        other: What stands last in a list of names of which each may be meant.
        of_title: What is part of a title behind it, though no name goes on so.
    """

    name: re.Pattern[str]
    place: re.Pattern[str]
    title: re.Pattern[str]
    trailing: re.Pattern[str]
    before: re.Pattern[str]
    before_units: re.Pattern[str]
    article: re.Pattern[str]
    ends_in_capitals: re.Pattern[str]
    other: re.Pattern[str]
    of_title: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RunningText:
    """Patterns for what sentences say of a post.

    Attributes:
        names: What names are made of.
        person: A manager's name before their title.
        as_a: A title behind `As a`.
        described: A title behind a phrase that describes it.
        wanted: The same in small letters, behind a phrase for a vacancy.
        opens: A title with which a summary begins.
        presents: What a sentence about a unit begins with.
        says: What stands behind the name of a unit of which something is said.
        being: What stands between a unit and a verb of it.
        sentence_begins: Where a sentence begins, before its subject.
        vetting: What stands beside a level of vetting that is asked for.
        stated: What stands before the level that is said to be that of the post.
        denied: What says that no check is asked for.
        gained: What says, behind a level, that it is asked for as well as another.
        ours: Words of the employer before a verb.
        reader: The reader behind a verb.
        code: The code of a post.
        grade: The grade of a post.
    """

    names: NameWords
    person: re.Pattern[str]
    as_a: re.Pattern[str]
    described: re.Pattern[str]
    wanted: re.Pattern[str]
    opens: re.Pattern[str]
    presents: re.Pattern[str]
    says: re.Pattern[str]
    being: re.Pattern[str]
    sentence_begins: re.Pattern[str]
    vetting: re.Pattern[str]
    stated: re.Pattern[str]
    denied: re.Pattern[str]
    gained: re.Pattern[str]
    ours: re.Pattern[str]
    reader: re.Pattern[str]
    code: re.Pattern[str]
    grade: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class StaffPhrases:
    """Patterns for whom the holder leads.

    Attributes:
        leading: Words of which one stands in all that `counted` finds.
        counted: People in numbers.
        grouped: People of one title, as a team.
        one: One person by title.
        named: People by their titles.
        titled: People led, by their titles, as a duty begins.
        small: The same in small letters.
        vague: Words that name people led, and alone do not say who they are.
        counted_part: How one of several who are led begins, or ends, with their number.
        joined: What stands between two such titles.
        directly: What a form counts as led directly, and behind it what is not.
        indirectly: How a field begins that counts nobody who is led directly.
        told: A number, and in brackets behind it whom it counts.
        work_of: What a field begins with that tells of work.
    """

    leading: frozenset[str]
    counted: re.Pattern[str]
    grouped: re.Pattern[str]
    one: re.Pattern[str]
    named: re.Pattern[str]
    titled: re.Pattern[str]
    small: re.Pattern[str]
    vague: frozenset[str]
    counted_part: re.Pattern[str]
    joined: re.Pattern[str]
    directly: re.Pattern[str]
    indirectly: re.Pattern[str]
    told: re.Pattern[str]
    work_of: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class EmployerPhrases:
    """Patterns for names of employers in running text.

    Attributes:
        endings: A name that may be an employer's.
        forces: A name that may be a force's.
        registers: What stands before a body that keeps a register.
        partners: What stands before one with which the holder works.
        deadline: What stands below the line of the employer.
        above: The beginning of a body that has the employer below it.
        within: The beginning of a line below the title that names the employer.
        told: How a sentence goes on that begins with the employer.
    """

    endings: re.Pattern[str]
    forces: re.Pattern[str]
    registers: re.Pattern[str]
    partners: re.Pattern[str]
    deadline: re.Pattern[str]
    above: re.Pattern[str]
    within: re.Pattern[str]
    told: re.Pattern[str]


@once_per_overlay
def running_text() -> RunningText:
    """Make the patterns of sentences once.

    >>> running_text().code.search("Apply, quoting DC/12/7.")[1]
    'DC/12/7'
    """
    data = load_toml("phrases/running-text.toml")
    person, title, unit, vetting = (data[k] for k in ("person", "title", "unit", "vetting"))
    presented = _any(map(str.capitalize, unit["openings"]))
    titling = _any(data["names"]["joining_of_titles"])
    return RunningText(
        names=_names(data["names"]),
        person=re.compile(
            rf"\b(?i:{_any(person['reports'])})\s+(?:[A-Z][\w’'-]+\s+){{0,2}}[A-Z][\w’'-]+,\s+"
            rf"{_any(person['owners'])}\s+(?=[A-Z])"
        ),
        as_a=re.compile(
            rf"\b{_either_case(title['leads'])}\s+((?:{_PART}\s(?:{titling}\s)?){{1,5}}{_PART})"
            rf"(?:\s\([A-Z]{{2,6}}\))?,?\s+{_any(title['reader'])}(?=\s|['’])"
        ),
        described=re.compile(rf"\s+([\w’'/ -]{{4,60}}?)(?=,|\.|\s+{_any(title['ends'])}\s)"),
        wanted=re.compile(
            rf"\s+(?:{_any(title['praise'])}\s+(?:{_any(data['names']['joining_of_praise'])}\s+)?){{0,4}}"
            rf"((?:[a-z][a-z’'/-]*\s){{1,4}}?[a-z][a-z’'/-]*)"
            rf"(?=[,.;]|\s+{_any(title['goes_on'])}\s|\s*$)"
        ),
        opens=re.compile(
            rf"{_any(map(str.capitalize, title['openings']))}\s+"
            rf"((?:{_PART}\s){{1,5}}{_PART})\s+[a-z]+s\b"
        ),
        presents=re.compile(
            rf"(?:(?<=[.!?]\s)|(?:^|(?<=\n))){presented}\s+|\b{_either_case(unit['own'])}\s+"
        ),
        says=re.compile(
            rf"\s*(?:\([A-Z][\w&-]{{1,11}}\)\s*)?"
            rf"(?:(?:\w+\s+{_any(unit['asides'])}|{_any(unit['placed'])}\s+[A-Z]{{2,8}})\s+)?"
            rf"{_any(unit['verbs'])}\b"
        ),
        being=re.compile(rf"\s+(?:{_any(unit['being'])}\s+)?", re.I),
        sentence_begins=re.compile(
            rf"(?:^|[.!?]\s+|\n)\s*(?:{_any(data['names']['definite'])}\s+)?"
            r"(?:[A-Z]{2,8}\s+)?$",
            re.I,
        ),
        vetting=re.compile(rf"\b{_any(vetting['words'])}\b", re.I),
        stated=re.compile(rf"\b{_any(vetting['stated'])}\s+$", re.I),
        denied=re.compile(rf"\b{_any(vetting['denied'])}\b", re.I),
        gained=re.compile(rf"\s+{_any(vetting['gained'])}\b", re.I),
        ours=re.compile(rf"\b{_any(vetting['ours'])}\s+$", re.I),
        reader=re.compile(rf"\s+{_any(vetting['reader'])}\b", re.I),
        code=_code(data["code"]),
        grade=_grade(data["grade"]),
    )


@once_per_overlay
def staff_phrases() -> StaffPhrases:
    """Make the patterns of the people led once.

    >>> staff_phrases().counted.search("leads a team of six wardens.")[1]
    'six wardens'
    """
    data = load_toml("phrases/running-text.toml")
    staff, one, named = data["staff"], data["staff_one"], data["staff_named"]
    counts, titled = data["staff_counted"], data["staff_titled"]
    reports = rf"(?:\s+{_any(counts['reports'])})?\s*[:–-]"
    number = rf"(?:(?:{_any(staff['about'])}\s+)?(?:{_any(staff['numbers'])}|\d{{1,3}}))"
    joining = _any(staff["joining"])
    word = r"(?:[A-Z]?[\w-]+\s?)"
    alone = r"\s".join(staff["alone"].split())
    counted = (
        rf"\b(?:{_any(staff['leads'])}|{_any(staff['reviews'])}(?=\s+{_any(staff['work'])}))\s+"
        rf"(?:{_any(staff['second'])}\s+[a-z]+\s+)?"
        rf"(?:{_any(staff['work_of'])}\s+)?(?:{_any(staff['groups'])}\s+)?"
        rf"((?<={alone}\s){number}(?=\s+{joining}\b|[.,;])|{number}\s+{word}{{1,4}}?"
        rf"(?:(?:,\s+(?:{joining}\s+)?|\s*\b{joining}\s+)(?:{number}|{_any(staff['one'])})\s+"
        rf"{word}{{1,3}}?){{0,4}})(?=\s*(?:,|\.|;|\(|{_any(staff['behind'])}\b|$))"
    )
    return StaffPhrases(
        leading=frozenset(max(lead.split(), key=len) for lead in staff["leads"]),
        counted=re.compile(counted, re.I),
        grouped=re.compile(
            rf"\b(?:{_any(staff['leads'])})\s+(?:{_any(staff['second'])}\s+[a-z]+\s+)?"
            rf"(?:{_any(staff['groups'])})\s+((?:[a-z][\w-]*\s+){{0,3}}?[a-z][\w-]+s)"
            rf"(?=\s*(?:,|\.|;|{_any(staff['behind'])}\b|$))",
            re.I,
        ),
        one=re.compile(
            rf"\b(?i:{_any(one['leads'])})\s+({_any(one['articles'])}\s+"
            r"(?:[A-Z][\w-]*\s+|\d\s+){1,4}?[A-Z][\w-]+)"
            rf"(?=[,.;]|\s+{_any(one['behind'])}\b|$)"
        ),
        named=re.compile(
            rf"\b{_either_case(named['leads'])}\s+(?:{_any(named['joining'])}\s+\w+\s+)?"
            rf"(?:{_any(named['definite'])}\s+)?{_any(named['works'])}\s+"
            rf"(?:{_any(named['before'])}\s+)?"
            rf"({_TITLES}(?:\s+{_any(named['joining'])}\s+{_TITLES})?)"
            rf"|\b{_either_case(named['exercises'])}\s+(?:{_any(named['ways'])}\s+){{0,3}}"
            rf"{_any(named['over'])}\s+({_TITLES})\b"
        ),
        titled=re.compile(
            rf"{_either_case(titled['leads'])}\s+(?:{_any(titled['before'])}\s+)?"
            rf"({_TITLE}\s+{_any(titled['joining'])}\s+{_TITLES}|{_TITLES})(?=[.;,]|\s*$|\s+[a-z])"
        ),
        small=_small(titled),
        vague=frozenset(titled["vague"]),
        counted_part=re.compile(
            rf"(?:(?:{number}|{_any(staff['one'])})(?:\.\d+)?(?:\s*[x×]\s*|\s+)(?=[^\W\d_])"
            r"|[^()]*(?:\(x?\s?\d+\)|\b[x×]\s?\d+)$)",
            re.I,
        ),
        joined=re.compile(rf"\s+{_any(titled['joining'])}\s+"),
        directly=re.compile(
            rf"(?:{_any(counts['direct'])}){reports}\s+(\S.*?)"
            rf"(?:(?<![\s.;,])[\s.;,]+(?:{_any(counts['indirect'])}){reports}.*)?$",
            re.I,
        ),
        indirectly=re.compile(
            rf"{_any(counts['indirect'])}(?:{reports}|\.)(?!.*\b{_any(counts['direct'])}\b)", re.I
        ),
        told=re.compile(rf"{number}\s*\(([^()]+)\)\.?", re.I),
        work_of=re.compile(rf"(?:[A-Z][a-z]+\s)?[A-Z]?[a-z]+{_any(counts['work_endings'])}\s+of\s"),
    )


def _small(titled: Words) -> re.Pattern[str]:
    """Write the pattern of people led, in small letters, as a duty begins."""
    before = rf"(?:{_any(titled['before'])}\s+)?"
    word = rf"(?!{_any(titled['never'])}\s)[a-z][a-z-]+"
    people = rf"(?:{word}\s+){{0,2}}?{word}s"
    return re.compile(
        rf"{_either_case([*titled['leads'], *titled['plainly']])}\s+{before}"
        rf"({people}(?:\s+{_any(titled['joining'])}\s+{before}{people})?)"
        rf"(?=[.;,]|\s*$|\s+{_any(titled['behind'])}\s)"
    )


@once_per_overlay
def employer_phrases() -> EmployerPhrases:
    """Make the patterns of names of employers once.

    >>> employer_phrases().forces.search("the Borset Sheriff's Office") is not None
    True
    """
    data = load_toml("phrases/running-text.toml")
    known = data["employers"]
    definite = _any(data["names"]["definite"])
    return EmployerPhrases(
        endings=re.compile(rf"\w\s+(?:{_printed(known['endings'])})$"),
        forces=re.compile(rf"\w\s+(?:{_printed(known['forces'])})$"),
        registers=re.compile(rf"\b{_any(known['registers'])}\s+(?:{definite}\s+)?$", re.I),
        partners=re.compile(rf"\b{_any(known['partners'])}\s+(?:{definite}\s+)?$", re.I),
        deadline=re.compile(rf"\s*{_any(known['deadlines'])}\b", re.I),
        above=re.compile(rf"{_any(known['above'])}\b", re.I),
        within=re.compile(rf"{_any(known['within'])}\s+(?:{definite}\s+)?(?=[A-Z])"),
        told=re.compile(
            rf"\s+(?:\([^()]{{2,40}}\)\s+)?(?:[-–—]\s+[^-–—.,;]{{2,40}}\s+[-–—]\s+)?"
            rf"{_any(known['told'])}\b"
        ),
    )


def _names(data: Words) -> NameWords:
    inner = r"[\w/&’'()-]*"
    return NameWords(
        name=re.compile(
            rf"(?:[A-Z0-9]{inner}|{_any(data['joining'])}|&|–|-|,(?=\s[A-Z]))(?:\s+|(?=,))?"
        ),
        place=re.compile(
            rf"(?:[A-Z0-9]{inner}|{_any(data['joining_of_places'])}|&|–|-|,(?=\s[A-Z0-9]))"
            r"(?:\s+|(?=,))?"
        ),
        title=re.compile(rf"(?:[A-Z]{inner}|{_any(data['joining_of_titles'])}|&|–|-)(?:\s+)?"),
        trailing=re.compile(rf"(?:\s+(?:{_any(data['trailing'])}|&|–|-))+$"),
        before=re.compile(rf"\s*(?:{_any(data['articles'])}\s+)?"),
        before_units=re.compile(rf"{_any(data['before_units'])}\s+"),
        article=re.compile(rf"\b{_any(data['definite'])}\s+"),
        ends_in_capitals=re.compile(rf"\s{_any(map(str.upper, data['ends_in_capitals']))}\b"),
        of_title=re.compile(rf"\s*\b{_any(data['of_titles'])}\b", re.I),
        other=re.compile(
            rf"\s*,?\s+{_any(data['choosing'])}\s+(?:{_any(data['articles'])}\s+)?([a-z]+)\b"
        ),
    )


def _code(data: Words) -> re.Pattern[str]:
    """Write the pattern of codes; it begins with the set of all first letters, for speed."""
    digit = r"(?=[A-Z0-9/-]*\d)"
    firsts = sorted({word[0] for word in (*data["words"], *data["barred"])})
    letters = "".join(letter.upper() + letter for letter in firsts)
    return re.compile(
        rf"[{letters}](?<!\w.)(?i:{_behind_first(data['words'])}\b\.?:?\s+"
        rf"(?:{_any(data['being'])}\s+)?({digit}{_CODE_PARTS})"
        rf"|{_behind_first(data['barred'])}\s+(?:{_any(data['numbers'])}\.?:?\s+|#\s?)?"
        rf"({digit}(?=[A-Z0-9/-]*[/-]){_CODE_PARTS}))"
    )


def _behind_first(words: Iterable[str]) -> str:
    """Write a pattern for any of some words behind their first letter, which is read already."""
    ways = [_pieces(word) for word in words]
    return sharing_fronts([(f"(?<={way[0]})", *way[1:]) for way in ways])


def _grade(data: Words) -> re.Pattern[str]:
    named = rf"{_any(map(str.capitalize, data['scales']))}\s+{_SCALE_STEP}"
    return re.compile(
        rf"\b{_either_case(data['said'])}\s+(?:{_any(data['verbs'])}\s+)?"
        rf"{_any(data['joining'])}\s+({named}\b)"
        rf"|{_any(data['money'])}\d[\d,]+[^.;\n]{{0,40}}?\(({named})\)"
        rf"|(?<!\w\s)\b({_any(map(str.capitalize, data['of_pay']))}\s+"
        rf"{_either_case(data['scales'])}\s+[A-Z]?\d{{1,2}}[A-Z]?)(?=[.,;])"
        rf"|\b{_either_case(data['calls'])}\s+({named})\s+{_any(data['posts'])}\b"
    )


def _any(words: Iterable[str]) -> str:
    """Write a pattern for any of some words, with both apostrophes; `word*` finds longer ones.

    What several begin with is written once, so that a look at each place is short. No alternative
    stands outside a group.
    """
    return sharing_fronts(map(_pieces, words))


def _pieces(words: str) -> tuple[str, ...]:
    """Part words into letters, white space and the rest of a word."""
    kinds = {" ": r"\s+", "*": r"\w*", "'": "['’]"}
    return tuple(kinds.get(letter) or re.escape(letter) for letter in words)


def _either_case(words: Iterable[str]) -> str:
    """Write the same for words that may begin with a capital."""
    ways = [_pieces(word) for word in words]
    return sharing_fronts([(f"[{way[0].upper()}{way[0]}]", *way[1:]) for way in ways])


def _printed(names: Iterable[str]) -> str:
    """Write a pattern for names each word of which begins with a capital, in any letters behind."""
    return "|".join(
        r"\s+".join(f"{word[0].upper()}(?i:{_any([word[1:]])})" for word in name.split())
        for name in sorted(names, key=len, reverse=True)
    )
