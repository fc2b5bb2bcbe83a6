"""Stretches of a question that name things of the graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, singular, words
from remit.graph.asking.inflection import gerund, plural
from remit.graph.asking.logic import Named, OneOf
from remit.graph.asking.tokens import COMMA, POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import Entry, NameIndex

LONGEST = 10
LEFT_OUT = "level"
MOST_TOGETHER = 6
_ENOUGH = 0.6
_NEARLY_ALL = 0.75
_NEVER = 2.0
_UNSURE = 0.99  # of several of one title, of which no document speaks
_YEAR = re.compile(r"(?P<title>.+?),? (?:1[0-9]|20)\d\d")
_SUBJECT = 2  # words that the name of a subject has
_JOINING = frozenset({"of", "and", "the", "in", "for"})
_LOOSE = frozenset({"unit", "regional-unit", "qualification", "system"})

_ALIKE = frozenset({"qualification", "licence"})

Span = tuple[int, int, OneOf, float]


def exact_names(lattice: Lattice, lexicon: Lexicon, index: NameIndex) -> Iterator[Span]:
    """Yield every stretch that is a name, whatever its spacing, hyphens and plurals."""
    spans = dict(_spans(lattice, lexicon))
    found = index.by_keys(filed for keys in spans.values() for filed in keys)
    for (start, end), keys in spans.items():
        for filed in keys:
            entries = [
                e
                for e in found.get(filed, ())
                if _as_written(e, lattice, start, end) or _sorts(e, lattice, start, end, lexicon)
            ]
            if entries:
                one = one_of(entries, lattice.text(start, end), lexicon)
                unsure = one.any and not any(n.used for n in one.names)
                yield start, end, one, _UNSURE if unsure else 0.1
                break


def _as_written(entry: Entry, lattice: Lattice, start: int, end: int) -> bool:
    """Tell whether one word may stand for a name of one word."""
    name = words(entry.matched)
    said = words(lattice.tokens[start].text)
    return end - start != 1 or len(name) != 1 or len(said) != 1 or _says(said[0], entry)


def _sorts(entry: Entry, lattice: Lattice, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether one word is the singular of what a user's own graph names: "Jackets"."""
    own = lexicon.kind_of(entry.classes).startswith("own-")
    return own and plural(lattice.text(start, end)) == entry.matched.casefold()


def _says(word: str, entry: Entry) -> bool:
    """Tell whether a word is one of a name's: proper names have no singular of their own.

    "Staffs" is a county's name and "staff" is not it; "PCSOs" are those called PCSO.
    """
    for written in entry.matched.split():
        for part in words(written):
            proper = written[:1].isupper()
            if word in {part, part + "s", plural(part)} or (
                not proper and singular(word) == singular(part)
            ):
                return True
    return False


def _spans(lattice: Lattice, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield stretches with the keys under which they may be filed."""
    count = len(lattice.tokens)
    for start in range(count):
        for end in range(start + 1, min(start + LONGEST, count) + 1):
            said = [t.text for t in lattice.tokens[start:end]]
            if said[-1] in {COMMA, POSSESSIVE} or said[0] in {COMMA, POSSESSIVE}:
                continue
            if all(word in lexicon.function for word in said):
                continue
            text = lattice.text(start, end)
            shorter = " ".join(w for w in words(text) if w != LEFT_OUT)
            figures = " ".join(str(lexicon.numbers.get(w, w)) for w in words(shorter))
            written = " ".join(t.written for t in lattice.tokens[start:end])
            forms = (text, shorter, figures, gerund(text) if end - start > 1 else text, written)
            keys = dict.fromkeys(k for k in map(key, forms) if len(k) > 1)
            yield (start, end), tuple(keys)


def one_of(entries: Sequence[Entry], written: str, lexicon: Lexicon) -> OneOf:
    """Make what a phrase names of the things that go by it."""
    best = min(_STEPS.index(e.rung) for e in entries)
    kept = [e for e in entries if _STEPS.index(e.rung) == best or e.used]
    whole = [words(e.label) for e in kept if e.rung != _SHORTENED and e.used]
    kept = [
        e
        for e in kept
        if e.rung != _SHORTENED or not any(words(e.label)[: len(w)] == w for w in whole)
    ]
    if len(kept) > 1 and _of_one_title(kept):
        kept = [e for e in kept if e.used] or kept
        return OneOf(tuple(named(e, lexicon) for e in kept), written, any=len(kept) > 1)
    return OneOf(tuple(named(e, lexicon) for e in kept), written)


def _of_one_title(entries: Sequence[Entry]) -> bool:
    """Tell whether things differ by the year of their title alone: then any of them is meant."""
    dated = [_YEAR.fullmatch(entry.label) for entry in entries]
    return all(dated) and len({found["title"] for found in dated if found}) == 1


def named(entry: Entry, lexicon: Lexicon, rung: str = "") -> Named:
    """Make a name of an entry of the index."""
    kind = lexicon.kind_of(entry.classes)
    return Named(entry.iri, entry.label, kind, rung or entry.rung, entry.used, entry.needed)


_SHORTENED = "variant"  # a name with words left out: what is so called in full goes before it
_STEPS = ("label", "alias", "acronym", "hidden", _SHORTENED)


def partial_names(lattice: Lattice, lexicon: Lexicon, index: NameIndex) -> Iterator[Span]:
    """Yield stretches whose words all stand in one longer name, most of which they make up."""
    from remit.graph.asking.lattice import content, runs

    named_so = lattice.edges.get("name", {}).items()
    exact = {(s, e.end): e.value for s, edges in named_so for e in edges}
    kind_words = _kind_words(lexicon)
    verbs = lattice.places("cue:is")
    for start, end in runs(lattice, lexicon):
        whole = exact.get((start, end))
        if whole is not None and not all(n.kind == "topic" for n in whole.names):
            continue
        said = words(" ".join(content(lattice, lexicon, start, end)))
        telling = tuple(w for w in said if singular(w) not in kind_words and w != LEFT_OUT)
        if not telling or len(telling) > LONGEST:
            continue
        matches = _matches(index.by_words(telling), telling, said, kind_words, lexicon)
        if whole is not None:  # the name of a subject may be most of a unit's
            long = len(telling) > _SUBJECT
            matches = [m for m in matches if long and m[0].used and _of_unit(m[0], lexicon)]
        if not verbs.isdisjoint(range(start, end)):  # "roles are in the fleet" names no unit
            matches = [m for m in matches if not _of_unit(m[0], lexicon)]
        if matches:
            names = tuple(named(e, lexicon, "part") for e, _ in matches)
            kinds = {n.kind for n in names}
            alike = len(kinds) == 1 or kinds <= _ALIKE
            together = len(names) > 1 and alike and not names[0].kind.startswith("own-")
            cost = 1.0 + min(missing for _, missing in matches)
            yield start, end, OneOf(names, lattice.text(start, end), any=together), cost


def _of_unit(entry: Entry, lexicon: Lexicon) -> bool:
    return lexicon.kind_of(entry.classes) in {"unit", "regional-unit"}


def _matches(
    entries: Sequence[Entry],
    telling: Sequence[str],
    said: Sequence[str],
    kind_words: frozenset[str],
    lexicon: Lexicon,
) -> list[tuple[Entry, float]]:
    """Keep the entries that these words nearly fill, those that documents speak of if any do."""
    scored = []
    for entry in entries:
        label = [singular(w) for w in words(entry.matched) if w not in _JOINING]
        if not all(_says(w, entry) for w in telling):
            continue
        if entry.rung == "all":
            if len(telling) > 1 and set(telling) <= set(words(entry.matched)):
                scored.append((entry, 0.8))
            continue
        spoken = entry.used or lexicon.kind_of(entry.classes).startswith("own-")
        own = [w for w in label if w not in kind_words or not spoken] or label
        share = len(telling) / len(own)
        if share >= _share_wanted(entry, telling, said, lexicon):
            missing = len([w for w in said if singular(w) not in label]) * 0.2
            scored.append((entry, missing + max(0.0, 1 - share)))
    used = [pair for pair in scored if pair[0].used]
    kept = used or scored
    best = min((missing for _, missing in kept), default=0.0)
    kept = [pair for pair in kept if pair[1] <= best + 0.25]
    return kept if len(kept) <= MOST_TOGETHER else []


def _share_wanted(
    entry: Entry, telling: Sequence[str], said: Sequence[str], lexicon: Lexicon
) -> float:
    """Tell how much of a name must be said; one word does for a thing that documents speak of.

    An end of an employer's name does too: "the fire service", "the council".
    """
    kind = lexicon.kind_of(entry.classes)
    if kind == "employer" and entry.used and not lexicon.knows(telling[0]):
        ends = words(entry.matched)
        if said[0] == ends[0] or said[-1] == ends[-1]:
            return 0.0
    own = kind.startswith("own-")
    if kind == "law" and len(said) == 1:
        return _NEVER  # "victims" is no short form of a code on their treatment
    if len(telling) > 1:
        return _ENOUGH if entry.used or own else _NEARLY_ALL
    loose = own or (kind in _LOOSE and entry.used)
    return (0.3 if own else 0.5) if loose and not lexicon.knows(telling[0]) else 1.0


def _kind_words(lexicon: Lexicon) -> frozenset[str]:
    """List the words that say only of what kind a thing is, such as unit or licence."""
    if "kind words" not in lexicon.cache:
        alone = (
            first
            for first in lexicon.nouns.firsts()
            if any(not rest for rest, _ in lexicon.nouns.get(first))
        )
        lexicon.cache["kind words"] = frozenset(map(singular, alone))
    words: frozenset[str] = lexicon.cache["kind words"]
    return words
