"""The verbs in the names of properties of users' own graphs, and those who are named for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.inflection import plural, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def plain_form(verb: str) -> str:
    """Take the ending off a verb, as its spelling allows.

    >>> [plain_form(v) for v in ("supplies", "works", "supplied", "located", "heads", "teaches")]
    ['supply', 'work', 'supply', 'locate', 'head', 'teach']
    """
    if verb.endswith(("ies", "ied")):
        return verb[:-3] + "y"
    if verb.endswith(("ches", "shes", "sses", "xes")):
        return verb[:-2]
    if verb.endswith("ed"):
        stem = verb[:-2]
        doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls"
        if doubled:
            return stem[:-1]
        return (
            stem + "e"
            if stem.endswith(
                ("at", "ag", "uc", "as", "iv", "ov", "ur", "ir", "in", "rv", "lv", "nc", "rg")
            )
            else stem
        )
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def is_third(word: str) -> bool:
    """Tell whether a word looks like a verb said of one: works, lives; no single letter."""
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def known_plain(form: str, irregular: Mapping[str, Sequence[str]]) -> str:
    """Find the plain form of a verb, irregular ones by the list.

    >>> known_plain("sold", {"sell": ["sells", "sold"]}), known_plain("supplied", {})
    ('sell', 'supply')
    """
    return next((verb for verb, forms in irregular.items() if form in forms), plain_form(form))


def conjugated(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """List the forms of a verb phrase, and the phrase itself."""
    first, space, rest = phrase.partition(" ")
    forms = verb_forms(plain_form(first) + space + rest, irregular)
    return [phrase, *forms] if not first.endswith("ing") else [phrase]


def agent_nouns(plain: str) -> list[str]:
    """Name those who do something: supplied by a supplier.

    >>> agent_nouns("supply")
    ['supplier', 'suppliers']
    >>> agent_nouns("mentor"), agent_nouns("order")
    (['mentor', 'mentors'], ['orderer', 'orderers'])
    """
    if plain.endswith("y") and plain[-2:-1] not in "aeiou":
        noun = plain[:-1] + "ier"
    else:
        ending = "" if plain.endswith("or") else "r" if plain.endswith("e") else "er"
        noun = plain + ending
    return [noun, plural(noun)]


def agent_phrases(
    names: Iterable[str],
    agents: Mapping[str, Sequence[str]],
    irregular: Mapping[str, Sequence[str]],
) -> tuple[list[str], list[str]]:
    """List what those who are named for what they do, do: (active, passive).

    >>> active, passive = agent_phrases(["has driver"], {"driver": ["drive"]}, {})
    >>> active[:2], passive[:2]
    (['drive', 'drives'], ['driven by', 'drived by'])
    """
    active: list[str] = []
    passive: list[str] = []
    for name in names:
        first, *_, doer = ("", *name.split())[-2:]
        doing = agents.get(doer) or _done_by(doer)
        foremost = [first] if doing and first in agents.get(first, ()) else []  # the lead auditor
        for verb in (*doing, *foremost):
            forms = verb_forms(verb, irregular)
            active += forms
            passive += [
                f"{verb}n by",
                *(f"{form} by" for form in forms[1:] if not form.endswith(("s", "ing"))),
            ]
    return list(dict.fromkeys(active)), list(dict.fromkeys(passive))


def _done_by(doer: str) -> list[str]:
    """Guess what those who are called so do, by the ending of the word.

    >>> _done_by("organiser"), _done_by("attendee"), _done_by("supplier"), _done_by("price")
    (['organis', 'organise'], ['attend'], ['supply'], [])
    """
    if doer.endswith("ier"):
        return [doer[:-3] + "y"]
    if doer.endswith(("er", "or")) and len(doer) > 5:
        stem = doer[:-2]
        return [stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]
    return [doer[:-2]] if doer.endswith("ee") and len(doer) > 6 else []
