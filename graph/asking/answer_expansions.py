"""Answer what a short form stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.context import Draft, Outcome
from remit.graph.asking.fold import fold, key
from remit.graph.asking.fulltext import phrase
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values
from remit.graph.asking.support import BY_WORDS, REFERENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.asked import Expanding
    from remit.graph.asking.context import Context
    from remit.graph.asking.logic import Named


def expanding(question: Expanding, context: Context) -> Outcome:
    """Say what a short form stands for: by names, the text, or the reference data."""
    short = question.short
    names = question.one.names if question.one else ()
    spoken_of = tuple(n for n in names if n.used)  # what documents call so comes before the rest
    known = [
        Draft(expansion, iri, short.upper(), Support(True, (), REFERENCE))
        for iri, expansion in context.index.acronyms(key(short))
    ]
    filed = {key(draft.label): draft for draft in known}
    named_so = _of_names(short, spoken_of, context, any_name=False)
    written = _spelt_out(short, context)
    told = {key(draft.label) for draft in named_so}
    found = written if named_so and written and not told & {key(d.label) for d in written} else []
    found = [d for d in found if _stands_beside(d, short, context)] or named_so or written
    drafts = [filed.get(key(draft.label), draft) for draft in found]
    rare: list[str] = []
    if not drafts:
        named = _of_names(short, names, context, any_name=not known)
        usual = _usual(known, context)
        rare = [draft.label for draft in known if draft not in usual]
        drafts = [*usual, *(draft for draft in named if key(draft.label) not in filed)]
    query = prologue() + (
        f"SELECT ?x ?label WHERE {{ {values('x', [d.iri for d in drafts if d.iri])}"
        " ?x skos:prefLabel|remit:expansion ?label }"
    )
    notes = [] if drafts else ["none: it is not spelt out anywhere"]
    notes += [f"seldom: {'; '.join(rare)}"] if rare else []
    return Outcome(context.finish(drafts), query if drafts else None, tuple(notes))


def _usual(known: Sequence[Draft], context: Context) -> list[Draft]:
    """Keep what a short form usually stands for in a profile; all where nothing says so."""
    bound = values("x", [draft.iri for draft in known if draft.iri])
    rows = context.gatherer.rows(f"{prologue()}SELECT ?x WHERE {{ {bound} ?x remit:usual true }}")
    usual = {row[0] for row in rows}
    return [draft for draft in known if draft.iri in usual] or list(known)


def _of_names(
    short: str, names: Sequence[Named], context: Context, *, any_name: bool
) -> list[Draft]:
    """Draft the long forms among the names of things that go by a short form."""
    drafts: dict[str, Draft] = {}
    for n in names:
        spelt = _name_spelling(short, context.index.labels_of(n.iri), any_name=any_name)
        if key(spelt) not in {key(short), key("")}:
            drafts.setdefault(key(spelt), Draft(spelt, n.iri, short.upper()))
    return list(drafts.values())


def _name_spelling(short: str, names: Sequence[str], *, any_name: bool) -> str:
    """Choose the name of a thing whose initials spell a short form, without the form itself."""
    plain = (re.sub(r"\s*\([^()]*\)", "", name) for name in names)
    others = [name for name in names if key(name) != key(short)] if any_name else []
    others.sort(key=lambda name: not _in_order(short, name))
    return next((name for name in plain if long_form(name, short)), others[0] if others else "")


def _in_order(short: str, name: str) -> bool:
    """Tell whether the letters of a short form stand in a name in their order, from its start.

    >>> _in_order("visor", "Violent and Sex Offender Register"), _in_order("pnd", "National Desk")
    (True, False)
    """
    letters = iter(fold(name))
    return fold(name)[:1] == fold(short)[:1] and all(letter in letters for letter in fold(short))


def _spelt_out(short: str, context: Context) -> list[Draft]:
    """Find words in the text whose initials are the short form that stands beside them."""
    found = [p.evidence for p in context.index.passages(phrase(short))]
    drafts: dict[str, Draft] = {}
    for iri, quote in context.gatherer.quotes(found[:200]).items():
        long = long_form(quote.quote, short)
        if long and key(long) not in drafts:
            drafts[key(long)] = Draft(long, None, short.upper(), Support(True, (iri,), BY_WORDS))
    return list(drafts.values())


def _stands_beside(draft: Draft, short: str, context: Context) -> bool:
    """Tell whether a text has a long form with the short one in brackets right behind it."""
    spelt = rf"{re.escape(draft.label)}\s*\(\s*{re.escape(short)}\s*\)"
    quotes = context.gatherer.quotes(list(draft.support.evidence)).values()
    return any(re.search(spelt, quote.quote, re.I) for quote in quotes)


def long_form(text: str, short: str) -> str:
    """Find the words in a text whose initials spell a short form; empty where there are none.

    >>> long_form("the Harbour Watch Unit (HWU) and others", "hwu")
    'Harbour Watch Unit'
    """
    words = re.findall(r"[^\W\d_]+", text)
    folded = [fold(word) for word in words]
    letters = fold(short)
    for start in range(len(words)):
        taken, place = 0, start
        while place < len(words) and taken < len(letters):
            if folded[place].startswith(letters[taken]) and folded[place] != letters:
                taken += 1
            elif folded[place] not in {"of", "and", "the", "for", "in"} or place == start:
                break
            place += 1
        if taken == len(letters) > 1:
            return " ".join(words[start:place])
    return ""
