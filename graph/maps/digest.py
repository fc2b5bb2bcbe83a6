"""Details of all roles as a page carries them: each text once, everything else as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from remit.graph.maps.details import Details, Item, Quote


class Strings:
    """Gives each text a number, in the order in which they first come."""

    def __init__(self) -> None:
        """Start with none."""
        self._numbers: dict[str, int] = {}

    def __getitem__(self, text: str) -> int:
        """Return the number of a text, a new one if it was not seen before."""
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        """Return the texts in the order of their numbers."""
        return list(self._numbers)


def digest(details: Iterable[Details], *, quotes: bool) -> dict[str, Any]:
    """Return the details of roles, in the order given, ready to be written as JSON.

    Args:
        details: The details of each role.
        quotes: Whether the words of the documents come along. Without them a requirement is told
            by its kind, modality and subject, and responsibilities are left out.
    """
    strings = Strings()
    roles = [_role(one, strings, quotes) for one in details]
    return {"strings": strings.all(), "roles": roles}


def _role(details: Details, strings: Strings, quotes: bool) -> list[Any]:
    def quoted(found: tuple[Quote, ...]) -> list[list[int]]:
        kept = found if quotes else ()
        return [[strings[q.text], strings[q.section], strings[q.file]] for q in kept]

    def item(one: Item) -> list[Any]:
        text = one.text if quotes or not one.about else ""
        return [
            strings[one.kind],
            strings[one.modality],
            strings[text],
            [strings[thing] for thing in one.about],
            strings[one.level],
            quoted(one.quotes),
        ]

    parts: list[list[Any]] = [
        [
            [
                strings[f.label],
                strings[f.value],
                f.stated,
                strings[f.why],
                quoted(f.quotes),
                f.is_short_cut,
            ]
            for f in details.facts
        ],
        [item(one) for one in details.requirements],
        [item(one) for one in details.responsibilities if quotes],
        [
            [strings[f.severity], strings[f.message], strings[f.suggestion], strings[f.quote]]
            for f in details.findings
        ],
        [strings[document] for document in details.documents],
    ]
    while parts and not parts[-1]:
        parts.pop()
    return parts
