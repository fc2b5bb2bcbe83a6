"""The words of `data/layout/shapes.toml` and `scales.toml`, as the shapes of a form's values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from remit.graph.linking.alternatives import alternatives_in, any_case, either
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Mapping

    Patterns = Mapping[str, re.Pattern[str]]

_SUM = r"[£$€]?\d{2,3},\d{3}"
_ROLE_CODE = re.compile(
    r"\b(?:[A-Z]{2,4}(?:-[A-Z]{2,4})+-\S+(?: [A-Z][\w/]+){0,6}? v\d\.\d"
    r"|(?=[A-Z0-9/-]*\d)[A-Z]{1,4}[/-]?\d{2,7}[A-Z]?)\b"
)
_CODE_ALONE = re.compile(r"^(?=\S*\d|[A-Z]+\s\d)[\w/.-]+(?:\s\d+)?$")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The patterns, by the fields whose labels ask for such values.

    Attributes:
        within: What such a value looks like in a text that holds several.
        opening: What a text begins with that is such a value.
        line: What stands in a line that is such a value as a whole.
        goes_on: Where a value goes on in a sentence about the holder.
        sentence: Where a sentence begins behind a value without a full stop.
    """

    within: Patterns
    opening: Patterns
    line: Patterns
    goes_on: re.Pattern[str]
    sentence: re.Pattern[str]


@once_per_overlay
def shapes() -> Shapes:
    """Make the patterns once.

    >>> shapes().within["grade"].search("Cook, Band 3, nights")[0]
    'Band 3'
    """
    words, scales = alternatives_in("layout/shapes.toml"), load_toml("layout/scales.toml")
    names, codes, vetting = scales["names"], scales["codes"], words["vetting"]
    grade = either([*names["words"], *names["level"], *codes["words"], *codes["points"]])
    graded = rf"{grade} ?\d{{1,3}}[a-z]?\b"
    vetted = rf"{vetting['codes']}|{vetting['numbered']} ?\d"
    amounts = load_toml("layout/amounts.toml")
    hours = either(amounts["hours"]["spelt_out"])
    within = {
        "salary": re.compile(rf"{_SUM}(?:\s?(?:-|–|to)\s?{_SUM})?(?: {words['salary']['times']})?"),
        "hours": re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})? {hours}(?: {words['hours']['times']})?"),
        "grade": re.compile(rf"\b{graded}"),
        "rank": re.compile(rf"\b{graded}"),
        "role_code": _ROLE_CODE,
        "date": any_case(
            rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{either(list(amounts['months']))},? (?:19|20)\d\d\b"
        ),
        "vetting": re.compile(rf"\b(?:{vetted})\b"),
    }
    openings = {
        "grade": re.compile(rf"{graded}|[A-Z]{{1,2}}\d{{0,2}}\b(?![-/]?\w)"),
        "vetting": re.compile(rf"(?:{vetted}|{vetting['names']})\b"),
        "contract": re.compile(rf"{words['contract']['words']}\b"),
    }
    sentences = words["sentences"]
    return Shapes(
        within=within,
        opening=within | openings,
        line=_lines(words, scales),
        goes_on=re.compile(rf"\.\s+(?:The\s+)?{sentences['holders']}\b"),
        sentence=re.compile(rf"(?<=\S)\s+(?={sentences['openings']}\s+[a-z]+\s+[a-z]+)"),
    )


def _lines(words: Mapping[str, Mapping[str, str]], scales: Mapping[str, Any]) -> Patterns:
    """Write what stands in the lines that are values as a whole."""
    vetting, rank = words["vetting"], words["rank"]
    named = either(scales["names"]["words"])
    grade = either(
        [*scales["names"]["words"], *scales["codes"]["words"], *scales["codes"]["in_lines"]]
    )
    return {
        "grade": any_case(rf"^{grade}?\s*[A-Z]?\d{{0,2}}$|^{named}\b"),
        "rank": any_case(rf"{rank['words']}|{rank['endings']}\b"),
        "role_code": _CODE_ALONE,
        "vetting": any_case(
            rf"\b(?:{vetting['codes']}|{vetting['numbered']}\d?|{vetting['words']})\b"
        ),
        "direct_reports": any_case(rf"\d|\b{words['staff']['words']}\b"),
        "hours": any_case(rf"\d|{words['hours']['words']}"),
        "date": _DIGIT,
        "salary": re.compile(r"[£$€]|\d"),
        "status": any_case(words["status"]["words"]),
    }
