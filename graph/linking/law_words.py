"""The words of `data/phrases/law.toml` by which titles of law are told, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import alternatives, as_printed
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.linking.lexicon import Words

_SPACE = r"[ \u00a0]*(?:\r?\n[ \u00a0]*)?"
_YEAR = r"(?:18|19|20)\d\d"
_SMALL = r"(?:and|of|the|at|in|for|to|on|by|etc\.|&)"


@dataclass(frozen=True, slots=True)
class LawWords:
    """The patterns.

    Attributes:
        heads: The words with which titles end, folded.
        head: Such a word as it is printed.
        acts: The same where several Acts may share it.
        undated: The end of a title that is law though nobody knew it.
        dated: The end of one that is law only with a year behind it.
        part: A place in a piece of law before its title, such as `Part 5 of the`.
        by_year: Law that is cited again by its year.
        by_head: Law that is cited again by the last word of its title.
        called_so: What a text calls law from then on, in brackets behind its title.
        made_under: What stands behind an Act where both are the title of other law.
        line_begins: The beginning of a line that goes on with a title.
        line_ends: The end of a line that goes on with a year.
        goes_on: The beginning of a line of a list that goes on with a title, to its year.
        waits: The end of a line of a list that does.
        item: The beginning of an item that is a title, with its year and nothing ahead of it.
    """

    heads: frozenset[str]
    head: re.Pattern[str]
    acts: re.Pattern[str]
    undated: re.Pattern[str]
    dated: re.Pattern[str]
    part: re.Pattern[str]
    by_year: re.Pattern[str]
    by_head: re.Pattern[str]
    called_so: re.Pattern[str]
    made_under: re.Pattern[str]
    line_begins: re.Pattern[str]
    line_ends: re.Pattern[str]
    goes_on: re.Pattern[str]
    waits: re.Pattern[str]
    item: re.Pattern[str]

    def ends_in(self, text: str, words: Words) -> Iterator[re.Match[str]]:
        """Find the words in a text with which titles may end."""
        found = (self.head.match(text, words.starts[at]) for at in words.places(self.heads))
        return filter(None, found)


@once_per_overlay
def law_words() -> LawWords:
    """Make the patterns once.

    >>> law_words().part.match("Part 5 of the Police Act")[0]
    'Part 5 of the '
    """
    data = load_toml("phrases/law.toml")
    heads = alternatives(data["heads"])
    parts, again = alternatives(data["parts"])["words"], heads["again"]
    return LawWords(
        heads=frozenset(map(str.casefold, data["heads"]["words"])),
        head=re.compile(as_printed(*data["heads"]["words"])),
        acts=re.compile(as_printed(*data["heads"]["acts"])),
        undated=re.compile(rf"{heads['undated']}$"),
        dated=re.compile(rf"\w\s+(?:\([\w\s'’&,-]+\)\s+){{0,3}}{heads['dated']}$"),
        part=re.compile(
            rf"^(?:{parts}\.?\s+(?:[IVXivx]+|\d+[A-Z]?)\b[\s,]*(?:of\s+)?(?:the\s+)?)+"
        ),
        by_year=re.compile(rf"[Tt](?<!\w.)he\s+(?P<said>(?P<year>{_YEAR})\s+(?P<head>{again}))\b"),
        by_head=re.compile(rf"[Tt](?<!\w.)he\s+(?P<said>(?P<head>{again}))\b(?!\s+[A-Z(])"),
        called_so=re.compile(
            rf"[\s,(\[\"'“‘]{{1,5}}[Tt]he\s+((?:{_YEAR}\s+)?{again})[\"'”’]{{0,2}}[)\]]"
        ),
        made_under=re.compile(
            rf"(?:{_SPACE}\((?=[^()]{{0,60}}[a-z]{{3}})[A-Z][^()\n]{{1,90}}\)){{1,3}}{_SPACE}{heads['under']}\b"
        ),
        line_begins=re.compile(rf"{heads['wrapped']}\b"),
        line_ends=re.compile(rf"\b{heads['wrapped']}$"),
        goes_on=re.compile(rf"{again}\s+(?:1[5-9]|20)\d\d\b"),
        waits=re.compile(rf"\b{heads['wrapped_before_year']}$"),
        item=re.compile(rf"(?:(?:[A-Z(][\w'’()&-]*,?|{_SMALL})\s+){{1,14}}{again}\s+{_YEAR}\b"),
    )
