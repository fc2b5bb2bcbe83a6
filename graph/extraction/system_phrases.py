"""The words of `data/phrases/systems.toml`, as patterns that find the names of systems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives_in, branching, opening, telling
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Lists = Mapping[str, list[str]]
    Words = Mapping[str, Mapping[str, str]]

_ONE = r"[A-Z][\w-]*(?:\s[A-Z][\w-]*)?"
_CAPITALS = re.compile(
    r"\b[Uu]s(?:e|es|ing)\s+(?:([A-Z]{4,})\s+to|([A-Z][a-z]{3,})\s+for\s+[a-z]+\s+and\s+[A-Z]\w+\s+for)\b"
)
_KEPT_UP = re.compile(
    r"\bup[ -]to[ -]date\s+(?:in|on)\s+(?:the\s+)?([A-Z][A-Za-z0-9]{2,})\b(?!\s+[A-Z])"
)
_JOINTS = ("on", "in", "via", "with", "through", "from")
_ABOUT_USE = ("date", "process", "load")


@dataclass(frozen=True, slots=True)
class SystemPhrases:
    """The patterns.

    Attributes:
        ways: Words of which one stands in all that some patterns find, and the patterns.
        spelt_out: A kind of system with a short form in brackets.
        several: Names in a list that somebody uses, or behind `systems such as`.
        several_needs: Words of which one stands in all that `several` finds.
        ending: A name that ends with a kind of system.
        ending_needs: Words of which one stands in all that `ending` finds.
        entered: What stands before a register of people.
        uses: What stands before a system that is used.
        generic: Words that no name of a system has.
        headings: Headings of lists of systems.
        used_before: What stands before a name and joins it to a system before it.
        used_in: What stands at once before a name of a list.
        behind: A name behind that of a system.
        doing: What stands before a name that is a word for something else too.
        of_things: Between a name and the word for a system they show that it is none of computers.
        everyday: Names that are everyday words, which they stay in a line all in capitals.
        staff: Who uses a system of which a form tells.
        no_work: What begins like a word for work with a system and is none.
    """

    ways: tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...]
    spelt_out: re.Pattern[str]
    several: re.Pattern[str]
    several_needs: tuple[str, ...]
    ending: re.Pattern[str]
    ending_needs: tuple[str, ...]
    entered: re.Pattern[str]
    uses: re.Pattern[str]
    generic: re.Pattern[str]
    headings: re.Pattern[str]
    used_before: re.Pattern[str]
    used_in: re.Pattern[str]
    behind: re.Pattern[str]
    doing: re.Pattern[str]
    staff: re.Pattern[str]
    no_work: tuple[str, ...]
    of_things: frozenset[str]
    everyday: frozenset[str]

    def ways_in(self, text: str) -> list[tuple[list[str], Sequence[re.Pattern[str]]]]:
        """Give the ways of which a text, in small letters, may show any, with the stems it has."""
        found = (([s for s in stems if s in text], ways) for stems, ways in self.ways)
        return [(stems, ways) for stems, ways in found if stems]


@once_per_overlay
def system_phrases() -> SystemPhrases:
    """Read the words that show the names of systems."""
    data, words = load_toml("phrases/systems.toml"), alternatives_in("phrases/systems.toml")
    kinds, verbs, joints = words["kinds"], data["verbs"], words["joints"]
    of_people = "".join(rf"(?<!\b{word}\s)" for word in data["of_people"]["words"])
    spelt_out = re.compile(rf"\b{kinds['spelt_out']}\s+\(([A-Z][A-Za-z0-9&-]{{2,11}})\)")
    every = tuple(data["kinds"]["all"])
    made_to = data["applications"]["made_to"]
    behind = (_kind_behind(words, made_to), _kind_before(words), _among_others(kinds), spelt_out)
    pair = re.compile(rf"\b([A-Z]{{3,}})\s+and\s+[A-Z]{{3,}}\s+{kinds['pairs']}\b")
    worked = tuple(dict.fromkeys([*verbs["worked"], *verbs["recorded"], *_ABOUT_USE]))
    return SystemPhrases(
        ways=(
            (worked, _worked(verbs, words)),
            (every, behind),
            (_JOINTS, (_capital_inside(joints),)),
            (tuple(verbs["kept"]), (_kept_on(verbs),)),
            (every, (pair,)),
        ),
        spelt_out=spelt_out,
        several=_several(data, words["naming"]),
        several_needs=("use", "package", *every),
        ending=re.compile(
            rf"(?<![\w’'&-])((?:[A-Z][\w’'&-]*\s+){{1,5}}{of_people}{kinds['ending']})\b(?!\s+[A-Z])"
            r"(?:\s*\([A-Z][\w]*\))?"
        ),
        ending_needs=telling(data["kinds"]["ending"], as_printed=True),
        entered=re.compile(
            rf"\b{branching(data['registers']['words'])}\s+(?:on|in|with)\s+(?:the\s+)?$", re.I
        ),
        uses=re.compile(rf"\b{branching(verbs['used'])}\b[^.;\n]{{0,80}}$", re.I),
        generic=re.compile(rf"\b{branching(data['no_names']['words'])}\b"),
        headings=re.compile(rf"\b{branching(data['headings']['words'])}\b"),
        used_before=re.compile(
            rf"\b(?:{joints['used_on']}\s+([A-Z][A-Za-z0-9]{{2,}}(?:\s[A-Z0-9]\w*)?)"
            rf"|{joints['used_of']}\s+([A-Z]{{3,}}\d?)),?\s+(?:and\s+|or\s+)?$"
        ),
        used_in=re.compile(rf"\b{joints['used_in']}\s+(?:the\s+)?$"),
        behind=re.compile(
            r"(?:,\s+(?:and\s+)?|\s+and\s+)([A-Z]\w{2,})"
            rf"(?=\s*(?:[,.;]|$)|\s+{words['behind_names']['words']}\b)"
        ),
        doing=re.compile(rf"[a-z]\s{joints['doing']}\s+(?:the\s+)?\Z"),
        staff=re.compile(rf"\b{branching(data['users']['staff'])}\b", re.I),
        no_work=tuple(verbs["no_work"]),
        of_things=frozenset(data["of_things"]["words"]),
        everyday=frozenset(data["everyday"]["words"]),
    )


def _begun(words: Iterable[str]) -> str:
    """Write an alternative of words, in any case, behind anything but a letter."""
    return opening(words, behind="[A-Za-z]")


def _worked(verbs: Lists, words: Words) -> tuple[re.Pattern[str], ...]:
    """Write the patterns for names on which something is recorded or searched."""
    joints, asked = words["joints"], words["asked"]
    worked = re.compile(
        rf"{_begun(verbs['worked'])}\w*\b"
        rf"(?:[^.;\n]{{0,80}}?\b{joints['worked']}|\s+of)"
        r"\s+([A-Z]{4,})\b(?!\s+[A-Z])"
    )
    recorded = re.compile(
        rf"{_begun(verbs['recorded'])}\w*\b"
        rf"[^.;\n]{{0,60}}?\s{joints['recorded']}\s+(?:the\s+)?"
        r"([A-Z][A-Za-z0-9]{3,}(?:\s[A-Z][a-z]{2,})?)\b(?!\s+(?:and\s+[A-Z]\w+\s+)?[A-Z])"
    )
    entered = re.compile(
        rf"{_begun(verbs['entered'])}\w*\b"
        r"[^.;\n]{0,60}?\sin\s+([A-Z][A-Za-z0-9]{3,})\b(?!\s+[A-Z])"
        r"|\brecords?\s+(?:in|on)\s+((?=[A-Za-z]?[A-Za-z]*[a-z][A-Z])[A-Za-z][A-Za-z0-9]{2,}|[A-Z]{4,})\b(?!\s+[A-Z])"
    )
    queried = re.compile(
        rf"\b{branching(verbs['queried'])}\s+([A-Z][A-Za-z0-9]{{3,}})\b"
        rf"|(?<![A-Za-z])(?i:{asked['words']}|{asked['uploaded']}\s[^.;\n]{{1,60}}\sto)\s+([A-Z]{{4,}})\b"
        r"(?!\s+[A-Z])"
    )
    return worked, recorded, _KEPT_UP, entered, queried, _CAPITALS


def _capital_inside(joints: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b{joints['capital_inside']}\s+(?:the\s+)?"
        r"((?:[A-Z][a-z]+\s)?(?!Ma?c[A-Z])[A-Z][a-z]+[A-Z][A-Za-z0-9]+"
        r"|[a-z]{1,2}[A-Z][A-Za-z0-9]{2,}(?:\s[A-Z][a-z]+)?)\b"
        rf"(?!\s+{joints['pages']}\b)"
    )


def _kind_behind(words: Words, made_to: Iterable[str]) -> re.Pattern[str]:
    not_made_to = "".join(rf"(?<!\b{re.escape(word)})" for word in made_to)
    return re.compile(
        r"(?:\b([A-Z]{3,}[a-z]*|[A-Z][a-z]+[A-Z0-9]\w*|[a-z]-?[A-Z]\w+)\s+(?:[a-z]+\s+)?"
        r"|(?<=\bthe\s)([A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,}){0,2})\s+(?:[a-z]+\s+){0,2}?)"
        rf"(?:{words['kinds']['behind']}|{not_made_to}{words['applications']['words']})\b"
    )


def _kind_before(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"\b{words['kinds']['before']}(?:\s+{words['naming']['words']}|s?\s+such\s+as|,)\s+"
        r"([A-Z]\w+(?:\s[A-Z]\w+)?)"
    )


def _among_others(kinds: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"\b([A-Z]\w{{3,}}(?:\s[A-Z]\w+)?),?\s+(?:and|or)\s+(?:an?\s+)?{kinds['like']}\s+"
        rf"(?:\w+\s+){{0,3}}?{kinds['others']}\b"
    )


def _kept_on(verbs: Lists) -> re.Pattern[str]:
    return re.compile(
        rf"{_begun(verbs['kept'])}\w*\b"
        r"[^.;\n]{0,60}?\son\s+([A-Z][A-Za-z0-9]{3,}(?:\s[A-Z][a-z]+)?)\b(?!\s+[A-Z])"
    )


def _several(data: Mapping[str, Lists], naming: Mapping[str, str]) -> re.Pattern[str]:
    users, several = data["users"], data["kinds"]["several"]
    two = rf"{_ONE}(?:,\s+{_ONE})*,?\s+(?:and|or)\s+{_ONE}"
    return re.compile(
        rf"(?m)\b(?:(?:{branching(users['words'])}|(?i:the\s+){branching(users['groups'])})\s+(?:also\s+)?uses?"
        rf"|(?i:{branching(users['had'])})(?=\s+(?:{two})\s*\.?\s*$)|{branching(several)},?"
        rf"\s+(?i:{naming['lists']}))\s+(?:the\s+)?"
        rf"({_ONE}(?:,\s+{_ONE})*(?:,?\s+(?:and|or)\s+{_ONE})?)"
    )
