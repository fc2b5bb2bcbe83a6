"""Lay a sheet out as text, as forms come out of a word processor or off a web page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sheet import Section, Sheet

Pairs = Sequence[tuple[str, str]]


def laid_out(sheet: Sheet) -> str:
    """Write a sheet in the layout of its force."""
    force = sheet.post.force
    pairs = [(force.labels[name], value) for name, value in sheet.fields]
    fields, heading, bullet = _LAYOUTS[force.layout]
    opening = force.opening.format(force=force.name, unit=sheet.post.unit)
    parts = [opening, "", *fields(pairs), ""]
    for number, section in enumerate(sheet.sections, start=1):
        parts += [heading(section.heading, number), *_items(section, bullet, number), ""]
    return "\n".join(parts)


def _items(section: Section, bullet: str, number: int) -> list[str]:
    if not section.bullets:
        return section.items
    return [
        bullet.format(section=number, item=place) + item
        for place, item in enumerate(section.items, start=1)
    ]


def _colon(pairs: Pairs) -> list[str]:
    return [f"{label}: {value}" for label, value in pairs]


def _tab(pairs: Pairs) -> list[str]:
    return [f"{label}:\t{value}" for label, value in pairs]


def _two_lines(pairs: Pairs) -> list[str]:
    return [line for label, value in pairs for line in (f"{label}:", value)]


def _slashes(pairs: Pairs) -> list[str]:
    return [" / ".join(f"{label}: / {value}" for label, value in two) for two in _twos(pairs)]


def _pairs(pairs: Pairs) -> list[str]:
    return ["\t".join(f"{label}\t{value}" for label, value in two) for two in _twos(pairs)]


def _pipes(pairs: Pairs) -> list[str]:
    return [f"| {label} | {value} |" for label, value in pairs]


def _numbered(pairs: Pairs) -> list[str]:
    return [f"{label} : {value}" for label, value in pairs]


def _web(pairs: Pairs) -> list[str]:
    return ["Home > Careers > Vacancies", "", *(f"{label}\n{value}\n" for label, value in pairs)]


def _dotted(pairs: Pairs) -> list[str]:
    return [f"{label} {'.' * max(4, 40 - len(label))} {value}" for label, value in pairs]


def _dashes(pairs: Pairs) -> list[str]:
    return [f"{label} - {value}" for label, value in pairs]


def _twos(pairs: Pairs) -> list[Pairs]:
    return [pairs[start : start + 2] for start in range(0, len(pairs), 2)]


_LAYOUTS: dict[str, tuple[Callable[[Pairs], list[str]], Callable[[str, int], str], str]] = {
    "colon": (_colon, lambda text, _: f"{text}:", "- "),
    "tab": (_tab, lambda text, _: text, "•\t"),
    "two-lines": (_two_lines, lambda text, _: f"{text}:", "{item}\n"),
    "slashes": (_slashes, lambda text, _: text.upper(), "• "),
    "pairs": (_pairs, lambda text, _: text, "* "),
    "pipes": (_pipes, lambda text, _: f"## {text}\n", "- "),
    "numbered": (_numbered, lambda text, number: f"{number}. {text.upper()}", "{section}.{item} "),
    "web": (_web, lambda text, _: text, "• "),
    "dotted": (_dotted, lambda text, number: f"Section {number}: {text}", "{item}) "),
    "dashes": (_dashes, lambda text, _: f"{text} -", "- "),
}
