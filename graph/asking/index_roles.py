"""File the words by which people point at a role: its title, its rank, its unit."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import permutations, product
from typing import TYPE_CHECKING

from remit.graph.asking.fold import compounds, key, words
from remit.graph.asking.iris import prologue
from remit.graph.asking.selecting import pairs, texts
from remit.graph.profile import UNTITLED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from remit.graph.asking.selecting import Select
    from remit.graph.asking.vocabulary import Vocabulary

_NAMES = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|remit:contextLabel"
_ROLES = "SELECT ?r ?l WHERE { ?r a remit:Role ; skos:prefLabel ?l }"
_CODES = "SELECT ?r ?c WHERE { ?r a remit:Role ; remit:roleCode|skos:altLabel ?c }"
_DESCRIBED = "SELECT DISTINCT ?r WHERE { ?r remit:describedBy ?d }"
_STEPS = "SELECT ?r ?o WHERE {{ ?r a remit:Role ; {path} ?o }}"
_LABELS = f"SELECT ?s ?l WHERE {{ ?s a ?c ; {_NAMES} ?l VALUES ?c {{ %s }} }}"
_RANKS = "remit:Rank remit:Designation remit:Grade"
_ORDERED = f"""SELECT ?r ?l ?n WHERE {{ ?r a remit:Rank ; {_NAMES} ?l .
  OPTIONAL {{ ?r remit:rankOrder ?o }} BIND(COALESCE(?o, 999) AS ?n) }}"""
_PREFERRED = """SELECT ?s ?l WHERE { ?s a ?c ; skos:prefLabel ?l
  VALUES ?c { remit:Rank remit:Designation } }"""
_DESIGNATIONS = f"SELECT ?d ?l WHERE {{ ?d a remit:Designation ; {_NAMES} ?l }}"
_PLACES = "remit:Unit remit:RegionalUnit remit:Force remit:Employer remit:JobFamily"
_PLACE_NAMES = f"""SELECT ?s ?l WHERE {{ ?s a ?c ; skos:prefLabel ?l
  VALUES ?c {{ {_PLACES} }} }}"""
_ABOVE = "SELECT ?u ?a WHERE { ?u org:subOrganizationOf|org:unitOf ?a }"


_PLACES_END = frozenset({"department", "unit", "team", "directorate", "branch", "section"})
_SMALL = frozenset({"of", "and", "the", "for"})


def write_roles(select: Select, index: sqlite3.Connection, vocabulary: Vocabulary) -> None:
    """Write the table of roles and the words that point at each.

    Anchors are words of a role's own title and rank that do not name its unit; the rest is around.
    """
    labels: dict[str, str] = dict(pairs(select, prologue() + _ROLES))
    described = {row[0] for row in texts(select, prologue() + _DESCRIBED)}
    codes = _grouped(texts(select, prologue() + _CODES))
    ranks = _pointed(select, "remit:rank|remit:designation|remit:grade")
    units = _pointed(select, "org:postIn|org:unitOf|remit:jobFamily")
    rank_names = _grouped(texts(select, prologue() + _LABELS % _RANKS))
    place_names = _grouped(texts(select, prologue() + _LABELS % _PLACES))
    preferred = _grouped(texts(select, prologue() + _PLACE_NAMES))
    above = _grouped(texts(select, prologue() + _ABOVE))
    called = Counter(labels.values())
    shorts = _shorts(select)
    order = sorted(labels, key=lambda iri: (iri not in described, iri))
    for number, iri in enumerate(order, start=1):
        title = words(labels[iri].removeprefix(UNTITLED))
        rank = [words(name) for r in ranks[iri] for name in rank_names[r]]
        around = {
            word
            for unit in _with_those_above(units[iri], above)
            for name in place_names[unit]
            for word in words(name)
        }
        around |= {
            "".join(w[0] for w in words(name) if w not in _SMALL)
            for unit in units[iri]
            for name in place_names[unit]
            if len(words(name)) > 2
        }
        own = {*title, *(w for name in rank for w in name), *_initials(ranks[iri], rank_names)}
        own |= {word for code in codes[iri] for word in words(code)}
        own |= _short_forms(title, shorts) | compounds(labels[iri])
        around |= {
            short
            for unit in units[iri]
            for name in place_names[unit]
            for short in _short_forms(words(name), shorts)
        }
        ranked = {w for name in rank for w in name} | _initials(ranks[iri], rank_names)
        heads = _heads(labels[iri]) | (own - set(title)) | ranked
        anchor = (heads - around) or heads
        around |= _stretch_initials(title)
        vocabulary.names.update(own | around)
        label = labels[iri]
        if called[label] > 1 or (title and set(title) <= {w for name in rank for w in name}):
            places = [preferred[u][0] for u in _nearest(units[iri], above) if preferred[u]]
            label = ", ".join([label, *places[:1]])
        row = (number, iri, label, iri in described)
        index.execute("INSERT INTO role VALUES (?, ?, ?, ?)", row)
        index.execute(
            "INSERT INTO role_words (rowid, anchor, around) VALUES (?, ?, ?)",
            (number, " ".join(sorted(anchor)), " ".join(sorted(around | own))),
        )


def write_ranks(select: Select, index: sqlite3.Connection) -> None:
    """Write every way to say a rank, alone and with a designation before it; lower ranks first."""
    ranks = [(int(n), r, name) for r, name, n in texts(select, prologue() + _ORDERED)]
    designations = texts(select, prologue() + _DESIGNATIONS)
    called: dict[str, str] = dict(reversed(pairs(select, prologue() + _PREFERRED)))
    rows = []
    for _, rank, label in sorted(ranks):
        for designation, prefix in designations:
            said = f"{prefix} {label}"
            kept = (rank, called[rank], designation, called[designation])
            rows.append((key(said), *kept))
            if len(label) > 5 and len(prefix) > 5:
                rows.append(("".join(word[0] for word in words(said)), *kept))
    rows += [(key(label), rank, called[rank], "", "") for _, rank, label in sorted(ranks)]
    index.executemany("INSERT OR IGNORE INTO ranked VALUES (?, ?, ?, ?, ?)", rows)


def _shorts(select: Select) -> dict[str, set[str]]:
    """File short forms under what they stand for, also without a last word such as "unit"."""
    filed: dict[str, set[str]] = defaultdict(set)
    query = prologue() + "SELECT ?n ?e WHERE { ?a skos:notation ?n ; remit:expansion ?e }"
    for short, expansion in texts(select, query):
        said = words(expansion)
        for form in (said, said[:-1]) if said[-1:] and said[-1] in _PLACES_END else (said,):
            filed[" ".join(form)].update(words(short))
    return filed


def _short_forms(said: tuple[str, ...], shorts: dict[str, set[str]]) -> set[str]:
    """Find the short forms of all stretches of a title or name, of two words or more."""
    found: set[str] = set()
    for start in range(len(said)):
        for end in range(start + 2, min(start + 7, len(said)) + 1):
            found |= shorts.get(" ".join(said[start:end]), set())
    return found


def _heads(title: str) -> set[str]:
    """Return the last word of each part of a title: what the post is.

    >>> sorted(_heads("Harbour Watch Officer (Night)"))
    ['night', 'officer']
    """
    return {words(part)[-1] for part in re.split(r"[–—,;:/()]| - ", title) if words(part)}


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


def _nearest(units: Iterable[str], above: dict[str, list[str]]) -> list[str]:
    """List the units that none of the others is a part of."""
    found = list(units)
    uppers = {up for unit in found for up in _with_those_above(above.get(unit, []), above)}
    return [unit for unit in found if unit not in uppers]


def _initials(ranks: Iterable[str], names: dict[str, list[str]]) -> set[str]:
    """Make the short forms of a rank with its designation: Detective Sergeant is DS.

    >>> sorted(_initials(["r", "d"], {"r": ["Sergeant", "Sgt"], "d": ["Detective"]}))
    ['ds', 'sd']
    """
    spelt = [[words(name) for name in names[rank] if len(name) > 5] for rank in ranks]
    made = {
        first[0][0] + "".join(w[0] for w in second)
        for these, those in permutations(spelt, 2)
        for first, second in product(these, those)
    }
    return {short for short in made if 1 < len(short) < 5}


def _pointed(select: Select, path: str) -> defaultdict[str, list[str]]:
    return _grouped(texts(select, prologue() + _STEPS.format(path=path)))


def _grouped(pairs: Iterable[tuple[str, ...]]) -> defaultdict[str, list[str]]:
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for subject, value in pairs:
        grouped[subject].append(value)
    return grouped


def _with_those_above(units: Iterable[str], above: dict[str, list[str]]) -> list[str]:
    """List units with all that they are part of, each once."""
    found: list[str] = []
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.append(unit)
            waiting.extend(above.get(unit, []))
    return found
