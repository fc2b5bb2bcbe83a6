"""An analysis as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.analysis.report import Analysis
    from remit.graph.listing.described import Link


def as_text(analysis: Analysis, most: int | None = 10) -> str:
    """Write an analysis, part by part.

    Args:
        analysis: What was found.
        most: How many entries of each part are written; None for all.
    """
    parts = (
        ["roles, not the people in them", *_counts(analysis)],
        ["chains of command", *_chains(analysis, most)],
        ["spans of control", *_spans(analysis, most)],
        ["loops", *_some([_path(loop + loop[:1]) for loop in analysis.loops], most)],
        ["several managers", *_some(_several(analysis), most)],
        ["islands", *_islands(analysis, most)],
        ["alone in requiring", *_some(_alone(analysis), most)],
        ["requiring nearly the same: half or more", *_some(_alike(analysis), most)],
    )
    return "\n\n".join("\n  ".join(part) for part in parts)


def counted(number: int, noun: str) -> str:
    """Write a number before its noun.

    >>> counted(1, "step"), counted(2, "step")
    ('1 step', '2 steps')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _counts(analysis: Analysis) -> list[str]:
    return [
        f"{analysis.roles} roles, {analysis.described} of them with a profile",
        f"{analysis.lines} reporting lines",
    ]


def _chains(analysis: Analysis, most: int | None) -> list[str]:
    steps = [f"{counted(n, 'step')} below the top: {count}" for n, count in analysis.layers]
    if analysis.without_top:
        steps.append(f"below a loop, without a top: {_names(analysis.without_top, most)}")
    return steps + [f"longest: {_path(chain)}" for chain in analysis.longest_chains[:1]]


def _spans(analysis: Analysis, most: int | None) -> list[str]:
    lines = [f"{band:>5}: {counted(count, 'manager')}" for band, count in analysis.spread]
    widest = [
        f"{wide.manager.label}: {len(wide.reports)}: {_names(wide.reports, most)}"
        for wide in analysis.spans
        if len(wide.reports) > 1
    ]
    return lines + _some(widest, most, none="")


def _several(analysis: Analysis) -> list[str]:
    return [f"{role.label}: {_names(above, None)}" for role, above in analysis.several_managers]


def _islands(analysis: Analysis, most: int | None) -> list[str]:
    groups = [f"{len(group)} roles: {_names(group, most)}" for group in analysis.islands]
    if analysis.unconnected:
        groups.append(f"without any line: {_names(analysis.unconnected, most)}")
    return _some(groups, most)


def _alone(analysis: Analysis) -> list[str]:
    return [f"{sole.role.label}: {_names(sole.requires, None)}" for sole in analysis.alone]


def _alike(analysis: Analysis) -> list[str]:
    return [
        f"{pair.share:.0%}: {pair.first.label} | {pair.second.label}: {_names(pair.shared, None)}"
        for pair in analysis.alike
    ]


def _some(lines: Sequence[str], most: int | None, none: str = "none") -> list[str]:
    if not lines:
        return [none] if none else []
    more = len(lines) - len(lines[:most])
    return [*lines[:most], *([f"… and {more} more"] if more else [])]


def _names(links: Sequence[Link], most: int | None) -> str:
    return "; ".join(_some([link.label for link in links], most))


def _path(links: Iterable[Link]) -> str:
    return " → ".join(link.label for link in links)
