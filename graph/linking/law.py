"""The law of the reference data, by the titles and the short forms under which texts cite it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.law_words import law_words
from remit.graph.linking.lexicon import key
from remit.graph.overlay import once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.linking.catalogue import Name
    from remit.graph.profile import Thing

_LAW_TYPES = frozenset(
    {"group", "act", "regulation", "regulations", "order", "si", "measure", "rules"}
)

Form = tuple[str, ...]
"""A name as the tokens by which it is found; see `lexicon.key`."""


@dataclass(frozen=True, slots=True)
class Law:
    """All law that can be cited.

    Attributes:
        by_title: Title without its year -> (year, what it names); the year is empty where the
            title alone names it.
        misnomers: Titles that are no law's proper one.
        short: Short form, such as that of an acronym -> (as spelt, what it names).
        lengths: First word of a short form -> how many words such forms have, the longest first.
        title_lengths: First word of a title -> how many words such titles have, the longest first.
        title_ends: The last words of titles.
        most_words: How many words the longest title has.
    """

    by_title: Mapping[Form, Sequence[tuple[str, Thing]]]
    misnomers: frozenset[Form]
    short: Mapping[Form, Sequence[tuple[str, Thing]]]
    lengths: Mapping[str, Sequence[int]]
    title_lengths: Mapping[str, Sequence[int]]
    title_ends: frozenset[str]
    most_words: int

    def title_starts(self, forms: Sequence[str], ends: Iterable[int]) -> list[int]:
        """List at which words a title may begin that ends at one of some others."""
        far = self.most_words - 1
        near = {at for end in ends for at in range(max(0, end - far), end + 1)}
        return sorted([at for at in near if forms[at] in self.title_lengths])


def is_law(thing: Thing) -> bool:
    """Tell whether a thing of the reference data is law, rather than a code or guidance."""
    return thing.kind == "Legislation" and catalogue().types.get(thing.iri) in _LAW_TYPES


@once_per_overlay
def law() -> Law:
    """Read the law of the reference data once."""
    by_title: dict[Form, list[tuple[str, Thing]]] = defaultdict(list)
    short: dict[Form, list[tuple[str, Thing]]] = defaultdict(list)
    hidden: set[Form] = set()
    proper: set[Form] = set()
    for name in _names_of_law():
        title, year = year_of(name.text)
        if law_words().head.search(title):
            form = key(title)
            own_year = year_of(name.thing.label)[1]
            bare = not year and (name.kind == "alt" or not own_year)
            for dated in dict.fromkeys((year or own_year, "" if bare else year or own_year)):
                _note(by_title[form], (dated, name.thing))
                if form[-1] == "act" and dated:
                    _note(by_title[(*form[:-1], "acts")], (dated, name.thing))
        else:
            form = key(name.text)
            _note(short[form], (name.text, name.thing))
        (hidden if name.kind == "hidden" else proper).add(form)
    return Law(
        dict(by_title),
        frozenset(hidden - proper),
        dict(short),
        _lengths(short),
        _lengths(by_title),
        frozenset(form[-1] for form in by_title),
        max(map(len, by_title), default=0),
    )


def _note(entries: list[tuple[str, Thing]], entry: tuple[str, Thing]) -> None:
    if entry not in entries:
        entries.append(entry)


def _names_of_law() -> Iterator[Name]:
    """Give the names of all law; of a group of Acts only those that read as a title."""
    known = catalogue()
    for name in known.names:
        group = known.types.get(name.thing.iri) == "group"
        if is_law(name.thing) and (not group or law_words().head.search(name.text)):
            yield name


def _lengths(forms: Mapping[Form, object]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        found[form[0]].add(len(form))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


@once_per_overlay
def titles_but_one() -> Mapping[tuple[int, Form], Sequence[Form]]:
    """List the titles of all law by the place of a word and all their words but that."""
    found: dict[tuple[int, Form], list[Form]] = defaultdict(list)
    for form in law().by_title:
        for place in range(len(form)):
            found[place, (*form[:place], *form[place + 1 :])].append(form)
    return dict(found)
