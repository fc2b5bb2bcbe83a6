"""Put questions of what was paid, and of the best by what their lines tell, in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import key
from remit.graph.asking.rewording import compile_wording
from remit.graph.asking.trees.meaning import Link
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.trees.thesaurus import Exchange, Exchanged
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.trees.meaning import Goal

_END = " ?.!"
_PLACE = "questions/trees.toml"
_MOST_AMOUNTS = 4
_PER = " per "
_SECOND = "2"  # at the end of the name of a slot


def otherwise(question: str, lexicon: Lexicon, index: NameIndex) -> list[Exchanged]:
    """List the ways to put a question in the words of the first form that it is in.

    Args:
        question: The question, which was not read as it stands.
        lexicon: The words for questions over users' graphs.
        index: The names.
    """
    said = question.strip().rstrip(_END)
    for form, pattern in _forms(lexicon):
        found = pattern.fullmatch(said)
        if found:
            texts = dict.fromkeys(_asked(form, found.groupdict(), lexicon, index))
            return [Exchanged(text, (Exchange(said, text),), near=True) for text in texts]
    return []


def near(goal: Goal) -> bool:
    """Tell whether all that a question names is told of the very things that it asks of."""
    links = [part for part in walk(goal) if isinstance(part, Link)]
    return all(len(link.steps) < 2 or link.steps[-1].often for link in links)


def _asked(
    form: Mapping[str, Any], slots: Mapping[str, str], lexicon: Lexicon, index: NameIndex
) -> Iterator[str]:
    """Yield the questions that a form asks, for each amount of money where it says none.

    What `{amount2}` says must be what `{amount}` says.
    """
    twice = ((name, said) for name, said in slots.items() if name.endswith(_SECOND) and said)
    again = [(slots[name[:-1]], said) for name, said in twice]
    if any(key(one) != key(other) for one, other in again):
        return
    adding = not set(lexicon.own["adding"]).isdisjoint(slots.get("amount", "").split())
    for text in form.get("adding", ()) if adding else ():
        yield text.format_map(slots)
    for text in () if adding and "adding" in form else form["asks"]:
        amounts = [""] if "{money}" not in text else _money(lexicon, index)
        for money in amounts[: 0 if len(amounts) > _MOST_AMOUNTS else None]:
            yield text.format_map({**slots, "money": money})


def _money(lexicon: Lexicon, index: NameIndex) -> list[str]:
    """List what amounts of money are called that are told of dealings, and are no prices."""
    own = lexicon.own
    words = {*own["money"], *own["paper-amounts"]} - own["outranked"].keys()
    numbers = (p for p in Schema.of(lexicon, index).properties.values() if p.sort == "number")
    told = (p.relation.aspect for p in numbers if p.direct)
    return sorted(
        {name for name in told if not words.isdisjoint(name.split()) and _PER not in name}
    )


def _forms(lexicon: Lexicon) -> list[tuple[Mapping[str, Any], re.Pattern[str]]]:
    """Make the forms, once for a lexicon."""
    known: list[tuple[Mapping[str, Any], re.Pattern[str]]] | None
    known = lexicon.cache.get("other forms")
    if known is None:
        table = lexicon.own["other-forms"]
        cues = {"pay": table["pay"]}
        known = lexicon.cache["other forms"] = [
            (form, re.compile(compile_wording(says, cues, _PLACE), re.IGNORECASE | re.DOTALL))
            for form in table["forms"]
            for says in form["says"]
        ]
    return known
