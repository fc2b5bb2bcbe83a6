"""Amounts and durations that a graph holds as text: "£38,500", "1.2 million", "PT1H30M"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

MONEY: Final = "money"
MEASURE: Final = "measure"
TIME: Final = "time"
MONTHS: Final = "months"
LASTING: Final = frozenset({TIME, MONTHS})

_CURRENCIES = {"£": "gbp", "€": "eur", "$": "usd"}
_FIGURES = r"(?P<figures>\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_LARGE = r"(?:k|thousand|m|mn|mio|million|bn|billion)"
_AMOUNT = re.compile(
    rf"(?:(?P<before>[£€$]|[A-Za-z]{{3}})\s*)?{_FIGURES}"
    rf"(?:\s*(?P<large>{_LARGE})\b\.?)?(?:\s*(?P<behind>[£€$%]|[A-Za-z]\w{{0,11}}))?"
    r"(?P<each>\s*(?:/|per|a|p\.?a\.?)\s*\w*\.?)?",
    re.I,
)
_LASTING = re.compile(
    r"P(?:(?P<y>\d+)Y)?(?:(?P<mo>\d+)M)?(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<mi>\d+)M)?(?:(?P<s>\d+(?:\.\d+)?)S)?)?"
)
_CALENDAR = frozenset({"y", "mo"})
_FACTORS = (("k|thousand", 1_000), ("m|mn|mio|million", 1_000_000), ("bn|billion", 1_000_000_000))
_SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "mi": 60, "s": 1}
_PARTS = (("W", "w", ""), ("D", "d", ""), ("H", "h", ""), ("M", "mi", "T"), ("S", "s", ""))


def form_of(values: Collection[str], units: Mapping[str, str]) -> tuple[str, str]:
    """Tell how some texts are all written, and in what one unit; both empty if they are not.

    Figures whose decimal point may be a comma, and several currencies, are left as they are.

    >>> form_of(["£38,500", "£1.2 million"], {}), form_of(["12.5 kg"], {"kg": "kg"})
    (('money', 'gbp'), ('measure', 'kg'))
    >>> form_of(["PT45M", "PT2H"], {}), form_of(["P3Y", "P18M"], {})
    (('time', 'seconds'), ('months', 'months'))
    >>> form_of(["12 m"], {"m": "m"}), form_of(["84 m²"], {"m2": "m2"}), form_of(["1.2m"], {})
    (('measure', 'm'), ('measure', 'm2'), ('', ''))
    >>> form_of(["€12,50"], {}), form_of(["£5", "$5"], {}), form_of(["Room 12"], {})
    (('', ''), ('', ''), ('', ''))

    Args:
        values: The texts.
        units: Units of measure, each with what it is called.
    """
    lasting = [_LASTING.fullmatch(v.strip()) if len(v) > 2 else None for v in values]
    if lasting and all(lasting):
        return _lasting(found for found in lasting if found)
    amounts = [_AMOUNT.fullmatch(v.strip()) for v in values]
    if not amounts or not all(amounts):
        return "", ""
    said = {_unit(found, units) for found in amounts if found}
    each = {(found["each"] or "").strip().lower() for found in amounts if found}
    large = {found["large"].lower() for found in amounts if found and found["large"]}
    unit = next(iter(said))
    if said == {""} and large == {"m"} and all(v.strip().endswith(" m") for v in values):
        return MEASURE, "m"
    if len(said) > 1 or unit is None or len(each) > 1 or (not unit and "m" in large):
        return "", ""  # in millions or in metres
    money = unit in _CURRENCIES.values() or bool(large)
    grouped = any(not found["figures"].replace(".", "").isdecimal() for found in amounts if found)
    if money or unit or grouped:
        return (MONEY if money else MEASURE), unit
    return "", ""


def _lasting(found: Iterable[re.Match[str]]) -> tuple[str, str]:
    """Tell whether durations are all of months and years, or all of weeks and less."""
    parts = [{name for name, figures in one.groupdict().items() if figures} for one in found]
    if all(said <= _CALENDAR for said in parts):
        return MONTHS, "months"
    return (TIME, "seconds") if all(not said & _CALENDAR for said in parts) else ("", "")


def _unit(found: re.Match[str], units: Mapping[str, str]) -> str | None:
    """Name the unit of an amount; None where it is no amount."""
    said = [word.lower() for word in (found["before"], found["behind"]) if word]
    said = [word.replace("²", "2").replace("³", "3") for word in said]
    known = [_CURRENCIES.get(word) or units.get(word) for word in said]
    if not said:
        return ""
    return known[0] if len(known) == 1 else None


def number_in(text: str, form: str) -> float:
    """Return the number that a text of such a form stands for.

    >>> number_in("£1.2 million", "money"), number_in("PT1H30M", "time"), number_in("P2Y", "months")
    (1200000.0, 5400.0, 24.0)
    """
    lasting = _LASTING.fullmatch(text.strip())
    if form in LASTING:
        times = _SECONDS if form == TIME else {"y": 12, "mo": 1}
        parts = lasting.groupdict() if lasting else {}
        return sum(
            float(figures) * times.get(name, 0) for name, figures in parts.items() if figures
        )
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return 0.0
    large = (found["large"] or "").lower() if form == MONEY else ""
    factor = next((times for words, times in _FACTORS if large in words.split("|")), 1)
    return float("".join(c for c in found["figures"] if c.isdecimal() or c == ".")) * factor


def number(variable: str, form: str) -> str:
    """Write in SPARQL the number that a text of such a form stands for.

    >>> number("a", "measure")
    'xsd:decimal(REPLACE(REPLACE(STR(?a), "([0-9]) *[^0-9., ].*$", "$1"), "[^0-9.]", ""))'
    """
    text = f"STR(?{variable})"
    if form == TIME:
        return " + ".join(
            _part(text, letter, ahead, _SECONDS[name]) for letter, name, ahead in _PARTS
        )
    if form == MONTHS:
        return f"{_part(text, 'Y', '', 12)} + {_part(text, 'M', '', 1)}"
    if form == MEASURE:
        bare = f'REPLACE({text}, "([0-9]) *[^0-9., ].*$", "$1")'
        return f'xsd:decimal(REPLACE({bare}, "[^0-9.]", ""))'
    figures = f'xsd:decimal(REPLACE({text}, "^[^0-9]*|[^0-9.]|[.]$", ""))'
    factor = "1"
    for words, times in reversed(_FACTORS):
        factor = f'IF(REGEX({text}, "[0-9] *({words})([^a-z]|$)", "i"), {times}, {factor})'
    return f"{figures} * {factor}"


def _part(text: str, letter: str, ahead: str, times: int) -> str:
    """Write how much one part of a duration comes to."""
    before = f"^.*{ahead}" if ahead else "^"
    figures = f'xsd:decimal(REPLACE({text}, "{before}(.*[^0-9.])?([0-9.]+){letter}.*$", "$2"))'
    told = f"{ahead}.*[0-9]{letter}" if ahead else f"[0-9]{letter}"
    return f'IF(REGEX({text}, "{told}"), {figures} * {times}, 0)'
