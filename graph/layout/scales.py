"""The words of `data/layout/scales.toml`, as patterns by which grades are told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.linking.alternatives import any_case, either
from remit.graph.overlay import load_toml, once_per_overlay

_STEP = r"(?:[A-Z]?\d{0,2}[a-z]?|[IVX]{1,5})"


@dataclass(frozen=True, slots=True)
class Scales:
    """The patterns.

    Attributes:
        anywhere: A grade in a text about pay.
        line: A grade that is a line of its own, with what may stand behind it.
        of_pay: A grade that stands with the pay.
        bracketed: A grade in brackets behind a title.
        before_title: A grade in front of a title.
        in_title: A grade among the words of a title.
        alone: A value that is a grade without a name.
        pay_begins: Where pay begins in a line.
        sum_ahead: What a sum of money follows.
        sum_behind: A sum of money behind a grade.
        share_behind: How much of the pay is paid, behind a grade.
    """

    anywhere: re.Pattern[str]
    line: re.Pattern[str]
    of_pay: re.Pattern[str]
    bracketed: re.Pattern[str]
    before_title: re.Pattern[str]
    in_title: re.Pattern[str]
    alone: re.Pattern[str]
    pay_begins: re.Pattern[str]
    sum_ahead: re.Pattern[str]
    sum_behind: re.Pattern[str]
    share_behind: re.Pattern[str]


@once_per_overlay
def scales() -> Scales:
    """Make the patterns once.

    >>> scales().line.fullmatch("Band 6, 37 hours")[1], scales().of_pay.search("PO2, £38,000")[0]
    ('Band 6', 'PO2')
    """
    data = load_toml("layout/scales.toml")
    names, codes, sums = data["names"], data["codes"], data["sums"]
    named = [*names["words"], *names["level"]]
    coded = [*codes["words"], *codes["points"]]
    second, hours = _second(), either(load_toml("layout/amounts.toml")["hours"]["plural"])
    titled = [*codes["letters"], *codes["before_titles"]]
    schemes, full = either(names["schemes"]), either([*names["words"], *names["with_pay"]])
    points = either([*codes["points"], *codes["spelt_out"]])
    beside, nouns = either(data["behind"]["beside"]), either(sums["nouns"])
    return Scales(
        anywhere=any_case(rf"\b{either([*named, *coded])}\s?(?:[a-z]?\d{{1,2}}[a-z]?|[a-z])\b"),
        line=any_case(
            rf"((?:(?:{schemes} )?{full} ?{_STEP}"
            rf"|(?-i:\b{either(codes['words'])} ?\d{{1,2}}))(?-i:{second})"
            r"|(?-i:(?:[A-Z]{2,3}-){1,2}0\d))"
            rf"(?:,\s+{points}s?\s+\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?"
            rf"|,?\s+(?:{beside}|\+)\s.*|,\s+\d{{1,2}}(?:\.\d{{1,2}})?\s{hours}\b.*)?"
        ),
        of_pay=re.compile(
            rf"(?:\b{either(names['pay'])}\s|(?<!, )\b[A-Z]\w+\s)?"
            rf"\b{either([*named, *names['printed_small'], *names['classes'], *coded])}\s?"
            rf"(?:[A-Z]?\d{{1,2}}[A-Za-z]?|[A-Z])\b{second}"
        ),
        bracketed=re.compile(
            rf"\(((?:(?:[A-Z]{{2,4}}/[A-Z]{{2,5}}|{either([*named, *names['with_pay'][:1]])})[ -]?"
            rf"(?:\d{{1,2}}[A-Za-z]?|[IVX]{{1,5}})"
            rf"|{either(names['words'])} [A-N]"
            rf"|{either([*coded, *codes['of_employers']])}[ -]?\d{{1,2}}){second})\)"
        ),
        before_title=any_case(
            rf"{either([*names['words'], *codes['words'], *titled])}\s?\d{{1,2}}\b\s*"
        ),
        in_title=any_case(rf"\b{full}\s?\d{{1,2}}[a-d]?\b"),
        alone=any_case(rf"^(?:{either(names['graded'])}\s+)?[A-Z]{{1,2}}\d{{1,2}}[A-Z]?$"),
        pay_begins=re.compile(rf"\b{either([*names['words'], *coded])}\s?\w{{1,3}}\b|[£€$]\s?\d"),
        sum_ahead=any_case(rf"\b{nouns}\s+{either(sums['behind'])}$"),
        sum_behind=any_case(rf"[\s,;:–-]*\(?\s*(?:{nouns}\s*)?[£$€]\s?\d[^()]*\)?$"),
        share_behind=any_case(rf"[\s,;:–-]+\(?{either(data['behind']['shares'])}\b.*$"),
    )


def _second() -> str:
    """Write the pattern for the second of two scales: `Scale 5/6`, `Scale 3 to Scale 4`."""
    data = load_toml("layout/scales.toml")
    names, codes = data["names"], data["codes"]
    named = either([*names["words"], *names["level"], *codes["points"], *codes["words"]])
    return (
        rf"(?:\s?(?:[-–/&]|\b(?:to|or|and)\b)\s?(?:{named}\s?)?(?:\d{{1,2}}[a-z]?|[A-Z]\d{{0,2}})\b"
        rf"(?!\s*(?:%|[,.]\d|{either(data['behind']['counted'])}\b)))?"
    )
