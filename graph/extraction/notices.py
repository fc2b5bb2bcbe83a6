"""Make findings from the rules of `data/findings/findings.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.document import QUOTE_LIMIT, Span
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: how grave it is, what it says, and what else there is to say, by short names."""

    severity: str
    message: str
    suggestion: str
    others: Mapping[str, str]


@once_per_overlay
def rules() -> Mapping[str, Rule]:
    """Read the rules once."""
    return {
        name: Rule(
            entry["severity"],
            entry["message"],
            entry.get("suggestion", ""),
            entry.get("others", {}),
        )
        for name, entry in load_toml("findings/findings.toml").items()
    }


def notice(rule: str, span: Span, words: str = "", other: str = "") -> Finding:
    """Make a finding of a rule at a place.

    Raises:
        KeyError: There is no such rule.

    >>> notice("typo", Span(0, 3), "Sargent", "Sergeant").message
    '“Sargent” is read as “Sergeant”.'
    """
    known = rules()[rule]
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    filled = {"words": shown, "other": known.others.get(other, other)}
    place = Span(span.start, min(span.end, span.start + QUOTE_LIMIT))
    return Finding(
        rule,
        known.message.format(**filled),
        place,
        known.suggestion.format(**filled),
        known.severity,
    )
