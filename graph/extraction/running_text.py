"""The words of `data/phrases/running-text.toml`, as patterns for what sentences say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.extraction.word_patterns import any_of, as_printed, behind_first, in_either_case
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        too_low: What says, behind a level, that it will not do.
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
    too_low: re.Pattern[str]
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
        directly_behind: The same where both are said behind those who are led.
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
    directly_behind: re.Pattern[str]
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
    presented = any_of(map(str.capitalize, unit["openings"]))
    titling = any_of(data["names"]["joining_of_titles"])
    return RunningText(
        names=_names(data["names"]),
        person=re.compile(
            rf"\b(?i:{any_of(person['reports'])})\s+(?:[A-Z][\w’'-]+\s+){{0,2}}[A-Z][\w’'-]+,\s+"
            rf"{any_of(person['owners'])}\s+(?=[A-Z])"
        ),
        as_a=re.compile(
            rf"\b{in_either_case(title['leads'])}\s+((?:{_PART}\s(?:{titling}\s)?){{1,5}}{_PART})"
            rf"(?:\s\([A-Z]{{2,6}}\))?,?\s+{any_of(title['reader'])}(?=\s|['’])"
        ),
        described=re.compile(rf"\s+([\w’'/ -]{{4,60}}?)(?=,|\.|\s+{any_of(title['ends'])}\s)"),
        wanted=re.compile(
            rf"\s+(?:{any_of(title['praise'])}\s+(?:{any_of(data['names']['joining_of_praise'])}\s+)?){{0,4}}"
            rf"((?:[a-z][a-z’'/-]*\s){{1,4}}?[a-z][a-z’'/-]*)"
            rf"(?=[,.;]|\s+{any_of(title['goes_on'])}\s|\s*$)"
        ),
        opens=re.compile(
            rf"{any_of(map(str.capitalize, title['openings']))}\s+"
            rf"((?:{_PART}\s){{1,5}}{_PART})\s+[a-z]+s\b"
        ),
        presents=re.compile(
            rf"(?:(?<=[.!?]\s)|(?:^|(?<=\n))){presented}\s+|\b{in_either_case(unit['own'])}\s+"
        ),
        says=re.compile(
            rf"\s*(?:\([A-Z][\w&-]{{1,11}}\)\s*)?"
            rf"(?:(?:\w+\s+{any_of(unit['asides'])}|{any_of(unit['placed'])}\s+[A-Z]{{2,8}})\s+)?"
            rf"{any_of(unit['verbs'])}\b"
        ),
        being=re.compile(rf"\s+(?:{any_of(unit['being'])}\s+)?", re.I),
        sentence_begins=re.compile(
            rf"(?:^|[.!?]\s+|\n)\s*(?:{any_of(data['names']['definite'])}\s+)?"
            r"(?:[A-Z]{2,8}\s+)?$",
            re.I,
        ),
        vetting=re.compile(rf"\b{any_of(vetting['words'])}\b", re.I),
        stated=re.compile(rf"\b{any_of(vetting['stated'])}\s+$", re.I),
        denied=re.compile(rf"\b{any_of(vetting['denied'])}\b", re.I),
        gained=re.compile(rf"\s+{any_of(vetting['gained'])}\b", re.I),
        too_low=re.compile(rf"\s+{any_of(vetting['too_low'])}\b", re.I),
        ours=re.compile(rf"\b{any_of(vetting['ours'])}\s+$", re.I),
        reader=re.compile(rf"\s+{any_of(vetting['reader'])}\b", re.I),
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
    reports = rf"(?:\s+{any_of(counts['reports'])})?\s*[:–-]"
    number = rf"(?:(?:{any_of(staff['about'])}\s+)?(?:{any_of(staff['numbers'])}|\d{{1,3}}))"
    joining = any_of(staff["joining"])
    word = r"(?:[A-Z]?[\w-]+\s?)"
    alone = r"\s".join(staff["alone"].split())
    counted = (
        rf"\b(?:{any_of(staff['leads'])}|{any_of(staff['reviews'])}(?=\s+{any_of(staff['work'])}))\s+"
        rf"(?:{any_of(staff['second'])}\s+[a-z]+\s+)?"
        rf"(?:{any_of(staff['work_of'])}\s+)?(?:{any_of(staff['groups'])}\s+)?"
        rf"((?<={alone}\s){number}(?=\s+{joining}\b|[.,;])|{number}\s+{word}{{1,4}}?"
        rf"(?:(?:,\s+(?:{joining}\s+)?|\s*\b{joining}\s+)(?:{number}|{any_of(staff['one'])})\s+"
        rf"{word}{{1,3}}?){{0,4}})(?=\s*(?:,|\.|;|\(|{any_of(staff['behind'])}\b|$))"
    )
    return StaffPhrases(
        leading=frozenset(max(lead.split(), key=len) for lead in staff["leads"]),
        counted=re.compile(counted, re.I),
        grouped=re.compile(
            rf"\b(?:{any_of(staff['leads'])})\s+(?:{any_of(staff['second'])}\s+[a-z]+\s+)?"
            rf"(?:{any_of(staff['groups'])})\s+((?:[a-z][\w-]*\s+){{0,3}}?[a-z][\w-]+s)"
            rf"(?=\s*(?:,|\.|;|{any_of(staff['behind'])}\b|$))",
            re.I,
        ),
        one=re.compile(
            rf"\b(?i:{any_of(one['leads'])})\s+({any_of(one['articles'])}\s+"
            r"(?:[A-Z][\w-]*\s+|\d\s+){1,4}?[A-Z][\w-]+)"
            rf"(?=[,.;]|\s+{any_of(one['behind'])}\b|$)"
        ),
        named=re.compile(
            rf"\b{in_either_case(named['leads'])}\s+(?:{any_of(named['joining'])}\s+\w+\s+)?"
            rf"(?:{any_of(named['definite'])}\s+)?{any_of(named['works'])}\s+"
            rf"(?:{any_of(named['before'])}\s+)?"
            rf"({_TITLES}(?:\s+{any_of(named['joining'])}\s+{_TITLES})?)"
            rf"|\b{in_either_case(named['exercises'])}\s+(?:{any_of(named['ways'])}\s+){{0,3}}"
            rf"{any_of(named['over'])}\s+({_TITLES})\b"
        ),
        titled=re.compile(
            rf"{in_either_case(titled['leads'])}\s+(?:{any_of(titled['before'])}\s+)?"
            rf"({_TITLE}\s+{any_of(titled['joining'])}\s+{_TITLES}|{_TITLES})(?=[.;,]|\s*$|\s+[a-z])"
        ),
        small=_small(titled),
        vague=frozenset(titled["vague"]),
        counted_part=re.compile(
            rf"(?:(?:{number}|{any_of(staff['one'])})(?:\.\d+)?(?:\s*[x×]\s*|\s+)(?=[^\W\d_])"
            r"|[^()]*(?:\(x?\s?\d+\)|\b[x×]\s?\d+)$)",
            re.I,
        ),
        joined=re.compile(rf"\s+{any_of(titled['joining'])}\s+"),
        directly=re.compile(
            rf"(?:{any_of(counts['direct'])}){reports}\s+(\S.*?)"
            rf"(?:(?<![\s.;,])[\s.;,]+(?:{any_of(counts['indirect'])}){reports}.*)?$",
            re.I,
        ),
        directly_behind=re.compile(
            rf"(\S.*?)\s+(?:{any_of(counts['direct'])})[;,]\s.*\s(?:{any_of(counts['through'])})\.?$",
            re.I,
        ),
        indirectly=re.compile(
            rf"{any_of(counts['indirect'])}(?:{reports}|\.)(?!.*\b{any_of(counts['direct'])}\b)",
            re.I,
        ),
        told=re.compile(rf"{number}\s*\(([^()]+)\)\.?", re.I),
        work_of=re.compile(
            rf"(?:[A-Z][a-z]+\s)?[A-Z]?[a-z]+{any_of(counts['work_endings'])}\s+of\s"
        ),
    )


def _small(titled: Words) -> re.Pattern[str]:
    """Write the pattern of people led, in small letters, as a duty begins."""
    before = rf"(?:{any_of(titled['before'])}\s+)?"
    word = rf"(?!{any_of(titled['never'])}\s)[a-z][a-z-]+"
    people = rf"(?:{word}\s+){{0,2}}?{word}s"
    return re.compile(
        rf"{in_either_case([*titled['leads'], *titled['plainly']])}\s+{before}"
        rf"({people}(?:\s+{any_of(titled['joining'])}\s+{before}{people})?)"
        rf"(?=[.;,]|\s*$|\s+{any_of(titled['behind'])}\s)"
    )


@once_per_overlay
def employer_phrases() -> EmployerPhrases:
    """Make the patterns of names of employers once.

    >>> employer_phrases().forces.search("the Borset Sheriff's Office") is not None
    True
    """
    data = load_toml("phrases/running-text.toml")
    known = data["employers"]
    definite = any_of(data["names"]["definite"])
    return EmployerPhrases(
        endings=re.compile(rf"\w\s+(?:{as_printed(known['endings'])})$"),
        forces=re.compile(rf"\w\s+(?:{as_printed(known['forces'])})$"),
        registers=re.compile(rf"\b{any_of(known['registers'])}\s+(?:{definite}\s+)?$", re.I),
        partners=re.compile(rf"\b{any_of(known['partners'])}\s+(?:{definite}\s+)?$", re.I),
        deadline=re.compile(rf"\s*{any_of(known['deadlines'])}\b", re.I),
        above=re.compile(rf"{any_of(known['above'])}\b", re.I),
        within=re.compile(rf"{any_of(known['within'])}\s+(?:{definite}\s+)?(?=[A-Z])"),
        told=re.compile(
            rf"\s+(?:\([^()]{{2,40}}\)\s+)?(?:[-–—]\s+[^-–—.,;]{{2,40}}\s+[-–—]\s+)?"
            rf"{any_of(known['told'])}\b"
        ),
    )


def _names(data: Words) -> NameWords:
    inner = r"[\w/&’'()-]*"
    return NameWords(
        name=re.compile(
            rf"(?:[A-Z0-9]{inner}|{any_of(data['joining'])}|&|–|-|,(?=\s[A-Z]))(?:\s+|(?=,))?"
        ),
        place=re.compile(
            rf"(?:[A-Z0-9]{inner}|{any_of(data['joining_of_places'])}|&|–|-|,(?=\s[A-Z0-9]))"
            r"(?:\s+|(?=,))?"
        ),
        title=re.compile(rf"(?:[A-Z]{inner}|{any_of(data['joining_of_titles'])}|&|–|-)(?:\s+)?"),
        trailing=re.compile(rf"(?:\s+(?:{any_of(data['trailing'])}|&|–|-))+$"),
        before=re.compile(rf"\s*(?:{any_of(data['articles'])}\s+)?"),
        before_units=re.compile(rf"{any_of(data['before_units'])}\s+"),
        article=re.compile(rf"\b{any_of(data['definite'])}\s+"),
        ends_in_capitals=re.compile(rf"\s{any_of(map(str.upper, data['ends_in_capitals']))}\b"),
        of_title=re.compile(rf"\s*\b{any_of(data['of_titles'])}\b", re.I),
        other=re.compile(
            rf"\s*,?\s+{any_of(data['choosing'])}\s+(?:{any_of(data['articles'])}\s+)?([a-z]+)\b"
        ),
    )


def _code(data: Words) -> re.Pattern[str]:
    """Write the pattern of codes; it begins with the set of all first letters, for speed."""
    digit = r"(?=[A-Z0-9/-]*\d)"
    firsts = sorted({word[0] for word in (*data["words"], *data["barred"])})
    letters = "".join(letter.upper() + letter for letter in firsts)
    return re.compile(
        rf"[{letters}](?<!\w.)(?i:{behind_first(data['words'])}\b\.?:?\s+"
        rf"(?:{any_of(data['being'])}\s+)?({digit}{_CODE_PARTS})"
        rf"|{behind_first(data['barred'])}\s+(?:{any_of(data['numbers'])}\.?:?\s+|#\s?)?"
        rf"({digit}(?=[A-Z0-9/-]*[/-]){_CODE_PARTS}))"
    )


def _grade(data: Words) -> re.Pattern[str]:
    named = rf"{any_of(map(str.capitalize, data['scales']))}\s+{_SCALE_STEP}"
    return re.compile(
        rf"\b{in_either_case(data['said'])}\s+(?:{any_of(data['verbs'])}\s+)?"
        rf"{any_of(data['joining'])}\s+({named}\b)"
        rf"|{any_of(data['money'])}\d[\d,]+[^.;\n]{{0,40}}?\(({named})\)"
        rf"|(?<!\w\s)\b({any_of(map(str.capitalize, data['of_pay']))}\s+"
        rf"{in_either_case(data['scales'])}\s+[A-Z]?\d{{1,2}}[A-Z]?)(?=[.,;])"
        rf"|\b{in_either_case(data['calls'])}\s+({named})\s+{any_of(data['posts'])}\b"
    )
