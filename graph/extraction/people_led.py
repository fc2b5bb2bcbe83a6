"""Tell whether what is counted names people, where a text says whom the holder leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.graph.linking.alternatives import either
from remit.graph.linking.occupations import names_work
from remit.graph.overlay import load_toml, once_per_overlay


@dataclass(frozen=True, slots=True)
class _Words:
    """What joins those who are counted, a number in words or figures, a word for people."""

    joined: re.Pattern[str]
    number: re.Pattern[str]
    noun: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    staff, shapes = load_toml("phrases/running-text.toml")["staff"], load_toml("layout/values.toml")
    agents = shapes["agents"]
    people = either([*shapes["people"]["words"], *staff["bodies"]])
    return _Words(
        re.compile(rf",\s+|\s+{either(staff['joining'])}\s+"),
        re.compile(rf"{either([*staff['numbers'], *staff['one']])}|\d{{1,3}}", re.I),
        re.compile(
            rf"(?i:{people}s?)|[A-Z]{{2,6}}s?"
            rf"|(?i:(?!{either(agents['things'])}s?$)[a-z-]{{3,}}{either(agents['endings'])}s?)"
        ),
    )


def counts_people(words: str) -> bool:
    """Tell whether what is counted names people, or a team of them.

    >>> counts_people("six bookbinders"), counts_people("3 projects a year"), counts_people("six")
    (True, False, True)
    """
    first = _words().joined.split(words.strip())[0]
    said = first.split()
    if all(_words().number.fullmatch(word) for word in said):
        return True
    return any(map(_words().noun.fullmatch, said)) or names_work(first.removesuffix("s"))
