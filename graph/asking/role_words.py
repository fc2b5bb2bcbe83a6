"""The words by which people point at a role: its title, its rank, its unit and those above."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, permutations, product
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from remit.graph.asking.fold import compounds, words
from remit.graph.asking.index_naming import CALLED
from remit.graph.asking.iris import in_parts, prologue
from remit.graph.asking.selecting import pairs
from remit.graph.linking.alternatives import branching
from remit.graph.natural_order import best_written
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import UNTITLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.asking.selecting import Select

    Shorts: TypeAlias = dict[str, set[str]]

_ROLES = "?r a remit:Role ; skos:prefLabel ?o"
_CODES = "?r a remit:Role ; remit:roleCode|skos:altLabel ?o"
_DESCRIBED = "?r remit:describedBy ?o"
_RANKED = "?r a remit:Role ; remit:rank|remit:designation|remit:grade ?o FILTER(isIRI(?o))"
_PLACED = "?r a remit:Role ; org:postIn|org:unitOf|remit:jobFamily ?o FILTER(isIRI(?o))"
_CALLED = f"?r a ?c ; {CALLED} ?o FILTER(?c IN (%s))"
_PREFERRED = "?r a ?c ; skos:prefLabel ?o FILTER(?c IN (%s))"
_RANKS, _GRADES = "remit:Rank, remit:Designation", "remit:Grade"
_OF_RANKS = f"{{ {_CALLED % _RANKS} }} UNION {{ {_PREFERRED % _GRADES} }}"
"""A grade points by its short name alone: of what `SO1` stands for, no role is a senior one."""
_PLACES = "remit:Unit, remit:RegionalUnit, remit:Force, remit:Employer, remit:JobFamily"
_ABOVE = "?r org:subOrganizationOf|org:unitOf ?o FILTER(isIRI(?o))"
_SMALL: Final = frozenset({"of", "and", "the", "for"})


@dataclass(frozen=True, slots=True)
class Pointed:
    """A role, and by what people point at it.

    Attributes:
        iri: Its IRI.
        title: As it is.
        place: The name of its nearest unit; empty without one.
        whole: The name of what that unit is part of in the end; empty where it is all there is.
        is_bare: Tells whether its title is no more than its rank.
        is_described: Tells whether it has a profile of its own.
        anchor: Words of its own title and rank that do not name its unit.
        said: These, and all that stand around them.
    """

    iri: str
    title: str
    place: str
    whole: str
    is_bare: bool
    is_described: bool
    anchor: frozenset[str]
    said: frozenset[str]


class Around:
    """What ranks and places are called and what lies above them, looked up as roles name them."""

    def __init__(self, select: Select, shorts: Shorts) -> None:
        """Know the words of short forms by what they stand for, and no rank or place yet."""
        self.shorts = shorts
        self._select = select
        self._ranks: dict[str, list[str]] = {}
        self._places: dict[str, list[str]] = {}
        self._preferred: dict[str, list[str]] = {}
        self._above: dict[str, list[str]] = {}

    def learn(self, ranks: set[str], places: set[str]) -> None:
        """Look up those ranks and places that are not known yet, with all above the places."""
        self._learn(self._ranks, ranks, _OF_RANKS)
        while places:
            self._learn(self._places, places, _CALLED % _PLACES)
            self._learn(self._preferred, places, _PREFERRED % _PLACES)
            self._learn(self._above, places, _ABOVE)
            places = {above for place in places for above in self._above[place]}
            places -= self._above.keys()

    def ranks(self, iris: Iterable[str]) -> list[list[str]]:
        """List what each of these ranks is called."""
        return [self._ranks[iri] for iri in iris]

    def places(self, iris: Iterable[str]) -> list[list[str]]:
        """List what each of these places is called."""
        return [self._places[iri] for iri in iris]

    def above(self, places: Iterable[str]) -> list[str]:
        """List places with all that they are part of, each once."""
        found: list[str] = []
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.append(place)
                waiting.extend(self._above[place])
        return found

    def nearest(self, places: Sequence[str]) -> list[str]:
        """List the names of those places that none of the others is a part of."""
        uppers = {up for place in places for up in self.above(self._above[place])}
        return self._named(place for place in places if place not in uppers)

    def highest(self, places: Sequence[str]) -> list[str]:
        """List the names of what these places are part of that is part of nothing itself."""
        uppers = (up for place in places for up in self.above(self._above[place]))
        return self._named(up for up in uppers if not self._above[up])

    def _named(self, places: Iterable[str]) -> list[str]:
        return [best_written(self._preferred[at]) for at in places if self._preferred[at]]

    def _learn(self, known: dict[str, list[str]], iris: set[str], pattern: str) -> None:
        fresh = iris - known.keys()
        known.update((iri, []) for iri in fresh)
        for bound in in_parts("r", fresh):
            for iri, found in _rows(self._select, pattern, bound):
                known[iri].append(found)


def pointed_at(select: Select, bound: str, around: Around) -> Iterator[Pointed]:
    """Tell of the roles that a clause binds to ?r, or of all, by what people point at them."""
    titles = dict(_rows(select, _ROLES, bound))
    described = dict(_rows(select, _DESCRIBED, bound))
    codes, ranks, units = (
        _grouped(_rows(select, pattern, bound)) for pattern in (_CODES, _RANKED, _PLACED)
    )
    around.learn(set(chain(*ranks.values())), set(chain(*units.values())))
    for role, title in titles.items():
        named = around.ranks(ranks[role])
        own = _own(title, codes[role], named, around.shorts)
        places = around.places(units[role])
        beside = _beside(places, around.places(around.above(units[role])), around.shorts)
        is_described = role in described
        heads = _heads(title, but_bodies=not is_described)
        heads |= (own - set(_title(title)) - _of_codes(codes[role])) | _ranked(named)
        anchor = (heads - beside) or heads
        place = next(iter(around.nearest(units[role])), "")
        whole = min(around.highest(units[role]), default="")
        said = own | beside | _stretch_initials(_title(title)) | _clipped(own | beside)
        is_bare = bool(_title(title)) and set(_title(title)) <= _spelt(named)
        yield Pointed(
            *(role, title, place, whole, is_bare, is_described),
            frozenset(anchor),
            frozenset(said),
        )


def _title(title: str) -> tuple[str, ...]:
    return words(title.removeprefix(UNTITLED))


def _own(
    title: str, codes: Iterable[str], ranks: Sequence[Sequence[str]], shorts: Shorts
) -> set[str]:
    """Collect the words of a role itself: of its title, its rank and its code."""
    said = _title(title)
    own = {*said, *_ranked(ranks), *_short_forms(said, shorts), *compounds(title)}
    return own | {word for code in codes for word in (*words(code), *_whole(code))}


def _whole(code: str) -> tuple[str, ...]:
    """Write a code of letters and figures as one word, by which it points at a role.

    >>> _whole("HW-204"), _whole("Harbour Watch 2")
    (('hw204',), ())
    """
    said = words(code)
    letters = [word for word in said if word.isalpha()]
    is_code = len(letters) == 1 and len(said) > 1 and " " not in code.strip()
    return ("".join(said),) if is_code else ()


def _of_codes(codes: Iterable[str]) -> set[str]:
    """Give the letters of codes, which may begin those of others or be the name of a unit."""
    return {word for code in codes if _whole(code) for word in words(code) if word.isalpha()}


def _clipped(said: set[str]) -> set[str]:
    """Give what some words are cut short to in speech, and what those that are cut short stand for.

    >>> sorted(_clipped({"intelligence", "officer"})), sorted(_clipped({"intel"}))
    (['intel'], ['intelligence'])
    """
    clips = load_toml("questions/naming.toml")["clipped"]
    short = {clip for clip, whole in clips.items() if not said.isdisjoint(whole)}
    return short | {word for clip, whole in clips.items() if clip in said for word in whole}


def _ranked(ranks: Sequence[Sequence[str]]) -> set[str]:
    """Collect the words of ranks and grades that point at a role; small ones point at none.

    >>> sorted(_ranked([["Inspector or Sergeant"]]))
    ['inspector', 'sergeant']
    """
    return (_spelt(ranks) | _initials(ranks)) - _naming().small


def _spelt(ranks: Sequence[Sequence[str]]) -> set[str]:
    return {word for names in ranks for name in names for word in words(name)}


def _beside(
    places: Iterable[Iterable[str]], whole: Iterable[Iterable[str]], shorts: Shorts
) -> set[str]:
    """Collect the words of the places of a role, and of the `whole` way up from them."""
    upward = [words(name) for names in whole for name in names]
    found = {word for said in upward for word in (*said, *_short_forms(said, shorts))}
    for name in (name for names in places for name in names):
        said = words(name)
        if len(said) > 2:
            found.add("".join(w[0] for w in said if w not in _SMALL))
    return found


def _short_forms(said: tuple[str, ...], shorts: Shorts) -> set[str]:
    """Find the short forms of all stretches of a title or name, of two words or more."""
    found: set[str] = set()
    for start in range(len(said)):
        for end in range(start + 2, min(start + 7, len(said)) + 1):
            found |= shorts.get(" ".join(said[start:end]), set())
    return found


def _heads(title: str, *, but_bodies: bool = False) -> set[str]:
    """Return the last word of each part of a title: what the post is.

    >>> sorted(_heads("Harbour Watch Officer (Night)"))
    ['night', 'officer']

    A noun for people at work counts too before one that says nothing of the work.

    >>> sorted(_heads("Ward Nurse Practitioner")), sorted(_heads("Aide to the Director"))
    (['nurse', 'practitioner'], ['aide'])

    A part that names a team says where a post is that has no profile to say it.

    >>> sorted(_heads("Harbour Master, Pilot Boat Team", but_bodies=True))
    ['master']
    """
    naming = _naming()
    found: set[str] = set()
    bodies: set[str] = set()
    for part in re.split(r"[–—,;:/()]| - ", title):
        said = words(naming.served.split(part)[0]) or words(part)
        is_body = but_bodies and not naming.bodies.isdisjoint(said[-1:])
        (bodies if is_body else found).update(said[-1:])
        if naming.plain.issuperset(said[-1:]):
            found.update(naming.nouns.intersection(said[-2:-1]))
    return found or bodies


class _Naming(NamedTuple):
    """Words of titles: before whom they serve, plain heads, people, small words, bodies."""

    served: re.Pattern[str]
    plain: frozenset[str]
    nouns: frozenset[str]
    small: frozenset[str]
    bodies: frozenset[str]


@once_per_overlay
def _naming() -> _Naming:
    own = load_toml("questions/naming.toml")["heads"]
    nouns = load_toml("phrases/titles.toml")["nouns"]
    served = re.compile(rf"\s{branching(own['served'])}\s", re.I)
    plain, small, bodies = (frozenset(own[part]) for part in ("plain", "small", "bodies"))
    return _Naming(served, plain, frozenset(nouns), small, bodies)


def _stretch_initials(said: tuple[str, ...]) -> set[str]:
    """Make the initials of all stretches of a title of three words or more.

    >>> sorted(_stretch_initials(("harbour", "watch", "boat", "officer")))
    ['hwb', 'hwbo', 'wbo']
    """
    longest = range(3, min(len(said), 6) + 1)
    return {
        "".join(word[0] for word in said[start : start + size])
        for size in longest
        for start in range(len(said) - size + 1)
    }


def _initials(ranks: Iterable[Iterable[str]]) -> set[str]:
    """Make the short forms of a rank with its designation: Detective Sergeant is DS.

    >>> sorted(_initials([["Sergeant", "Sgt"], ["Detective"]]))
    ['ds', 'sd']
    """
    spelt = [[words(name) for name in names if len(name) > 5] for names in ranks]
    made = {
        first[0][0] + "".join(w[0] for w in second)
        for these, those in permutations(spelt, 2)
        for first, second in product(these, those)
    }
    return {short for short in made if 1 < len(short) < 5}


def _rows(select: Select, pattern: str, bound: str) -> list[tuple[str, str]]:
    return pairs(select, f"{prologue()}SELECT ?r ?o WHERE {{ {bound} {pattern} }}")


def _grouped(found: Iterable[tuple[str, str]]) -> defaultdict[str, list[str]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for subject, value in found:
        grouped[subject].append(value)
    return grouped
