"""How many people roles manage: as their forms say, else by who reports to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, singular
from remit.graph.asking.iris import prologue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from remit.graph.asking.gathering import Gatherer
    from remit.graph.asking.lexicon import Lexicon

_SAID = """SELECT ?x ?t ?e WHERE { ?x remit:directReports ?t .
  OPTIONAL { ?c rdf:subject ?x ; rdf:object ?t ; rdf:predicate remit:directReports ;
    remit:evidence ?e } }"""
_REPORTING = """SELECT ?x (COUNT(DISTINCT ?one) AS ?n) WHERE { ?one org:reportsTo ?x }
  GROUP BY ?x"""
_PART = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")
_BRACKETED = re.compile(r"\([^()]*\)")


def heads_in(
    text: str, numbers: Mapping[str, int], words: Mapping[str, Sequence[str]]
) -> int | None:
    """Add up the people that a text counts; None where it counts none for certain.

    Args:
        text: What a form says of a role's staff.
        numbers: Numbers in words.
        words: `none` for nobody, `vague` before numbers that are not sure, `scales` before numbers
            that count nobody, `posts` behind a number in brackets.

    >>> words = {"none": ["none"], "vague": ["about"], "scales": ["grade"]}
    >>> [heads_in(said, {"one": 1}, words) for said in ("8 constables and one clerk", "None")]
    [9, 0]
    >>> [heads_in(said, {}, words) for said in ("A team of officers", "about 5 staff", "2-4 staff")]
    [None, None, None]
    >>> heads_in("Clerk (3 posts), Typist (1)", {}, words | {"posts": ["post"]})
    4
    """
    said = _PART.findall(fold(_BRACKETED.sub(" ", text)))
    of_posts = (
        [] if any(numbers.get(word, word.isdecimal()) for word in said) else _posts(text, words)
    )
    if of_posts:
        return sum(of_posts)
    if said and said[0] in words["none"]:
        return 0
    joined = " ".join(said)
    if any(f" {vague} " in f" {joined} " for vague in words["vague"]):
        return None
    counts, before = [], ""
    for at, word in enumerate(said):
        number = numbers.get(word, int(word) if word.isdecimal() else None)
        following = said[at + 1] if at + 1 < len(said) else ""
        if number is not None and singular(before) not in words["scales"]:
            if not following or following[0].isdigit():
                return None  # a range, or a number of nothing
            counts.append(number)
        elif "." in word:
            return None
        before = word
    return sum(counts) if counts else None


def _posts(text: str, words: Mapping[str, Sequence[str]]) -> list[int]:
    """List how many posts stand in brackets, each behind the title of those who hold them."""
    found = (_PART.findall(fold(inner)) for inner in _BRACKETED.findall(text))
    return [
        int(said[0])
        for said in found
        if said
        and said[0].isdecimal()
        and all(singular(word) in words["posts"] for word in said[1:])
    ]


def said_of_staff(gatherer: Gatherer) -> dict[str, list[tuple[str, str]]]:
    """Return what forms say of the staff of each role: (words, quote)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for role, text, evidence in gatherer.rows(prologue() + _SAID):
        found.setdefault(role, []).append((text, evidence))
    return found


def heads(gatherer: Gatherer, lexicon: Lexicon) -> dict[str, int]:
    """Count the people that each role manages: by its form, else by the roles that report to it.

    A form that gives no number says that there are some, and not how many: such roles are missing.
    """
    words = lexicon.own["staff"]
    stated = said_of_staff(gatherer)
    found = {iri: int(n) for iri, n in gatherer.rows(prologue() + _REPORTING) if iri}
    found = {iri: n for iri, n in found.items() if iri not in stated}
    for role, said in stated.items():
        counts = {_sum(texts, lexicon.numbers, words) for texts in _by_document(said)}
        if len(counts) == 1 and (count := counts.pop()) is not None:
            found[role] = count
    return found


def _by_document(said: Sequence[tuple[str, str]]) -> list[frozenset[str]]:
    """Gather what each document says of the staff of a role; documents that agree count once."""
    texts: dict[str, set[str]] = {}
    for text, evidence in said:
        texts.setdefault(evidence.partition("#")[0], set()).add(text)
    return list({frozenset(found) for found in texts.values()})


def _sum(
    texts: frozenset[str], numbers: Mapping[str, int], words: Mapping[str, Sequence[str]]
) -> int | None:
    """Add up the people that several texts count; None where one of them counts none for sure."""
    counts = {text: heads_in(text, numbers, words) for text in texts}
    known = [count for count in counts.values() if count is not None]
    single = [text for text, count in counts.items() if count is None and _is_one(text, words)]
    whole = len(known) + len(single) == len(counts)
    return sum(known) + len(single) if known and whole else None


def _is_one(text: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a text names one person by title: "the Stores Clerk", and no team."""
    said = _PART.findall(fold(_BRACKETED.sub(" ", text)))
    several = {*words["people"], *words["collective"], *words["vague"]}
    one = len(said) > 1 and said[0] in words["single"] and singular(said[-1]) == said[-1]
    return one and several.isdisjoint(said)
