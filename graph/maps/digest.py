"""Details of all roles as a page carries them: each text once, everything else as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def digest(
    things: Sequence[str], details: Mapping[str, Details], *, quotes: bool
) -> dict[str, Any]:
    """Return the details of what the boxes stand for, ready to be written as JSON.

    Args:
        things: What each box stands for; several may stand for one thing.
        details: The details of each thing.
        quotes: Whether the words of the documents come along. Without them a requirement is told
            by its kind, modality and subject, and responsibilities are left out.
    """
    strings = Strings()
    once = list(dict.fromkeys(things))
    place = {thing: number for number, thing in enumerate(once)}
    roles = [_role(details[thing], strings, quotes) for thing in once]
    told: dict[str, Any] = {"strings": strings.all(), "roles": roles}
    return told if len(once) == len(things) else told | {"of": [place[thing] for thing in things]}


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
