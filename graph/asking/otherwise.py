"""Look in the text for what no field gives and no requirement is about, before saying "none"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.context import turned
from remit.graph.asking.expressions import leaves
from remit.graph.asking.fulltext import any_phrase
from remit.graph.asking.gathering import Support
from remit.graph.asking.logic import Duty, Mentions, Needs, OneOf, Partnered, Said, Things, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.context import Context, Draft
    from remit.graph.asking.line_index import Passage
    from remit.graph.asking.logic import Condition

_SPOKEN = "its profile speaks of it; no requirement is about it"
_FEW = 12
_QUOTES = 2
_LONGEST = 160


def spoken_of(things: Things, context: Context) -> list[Draft]:
    """Draft the named things of which profiles speak, where none of them is required."""
    from remit.graph.asking.answer_sets import drafted

    where, kind = things.where, context.lexicon.kinds[things.kind]
    asked = isinstance(where, Needs) and where.topic is None and isinstance(where.by, OneOf)
    if not asked or not isinstance(where, Needs) or where.modality != "need" or not kind.classes:
        return []
    drafts, _ = drafted(Things(kind.id, Mentions(by=where.by)), context)
    marked = Support(True, (), _SPOKEN)
    return [replace(d, support=Support(True, d.support.evidence).with_(marked)) for d in drafts]


def in_words(relation: str, context: Context) -> list[Passage]:
    """List the passages and the lines with words for what a field gives."""
    said = context.lexicon.relations[relation].spoken or (relation.replace("-", " "),)
    query = any_phrase(said)
    return [*context.index.passages(query), *context.index.lines(query)]


def said_instead(relation: str, roles: Sequence[str], context: Context) -> str:
    """Quote what the profiles of some roles say with the word for what no field gives."""
    found = [p.evidence for p in in_words(relation, context) if p.role in set(roles)]
    quotes = context.quotes(set(found))
    texts = [quotes[e].quote for e in dict.fromkeys(found) if e in quotes]
    shown = [f"“{' '.join(text.split())}”" for text in texts if len(text) <= _LONGEST]
    shown.sort(key=len)
    return f"; its text says {' and '.join(shown[:_QUOTES])}" if shown else ""


def speaking(where: Condition | None, context: Context) -> str:
    """Name the roles whose text has the words of a field that none of them is found to give."""
    roles: list[str] = []
    for leaf in () if turned(where) else leaves(where):
        if (
            isinstance(leaf, Partnered)
            and context.lexicon.relations[leaf.relation].target != "role"
        ):
            roles += [p.role for p in in_words(leaf.relation, context)]
        elif isinstance(leaf, Said):
            said = Mentions(leaf.words)
            roles += context.members(Things("role", said))[0]
        elif isinstance(leaf, Duty) and where is leaf:
            return _in_part(leaf, context)
    return _speak(roles, "it in other words", context) if roles else ""


def _in_part(duty: Duty, context: Context) -> str:
    """Name the roles whose text has the rarest word of a duty that no passage holds whole."""
    said = duty.words.words
    found = {}
    for word in said if len(said) > 1 else ():
        roles = context.members(Things("role", Mentions(Words((word,), word))))[0]
        if 0 < len(roles) < context.profiles():
            found[word] = roles
    if not found:
        return ""
    word = min(found, key=lambda word: len(found[word]))
    return _speak(found[word], f"“{word}”", context)


def _speak(roles: Iterable[str], of: str, context: Context) -> str:
    """Name the first of some roles, and count them."""
    names = sorted(context.labelled(sorted(set(roles))).values())
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    speak = "speaks" if len(names) == 1 else "speak"
    return f"; {len(names)} {speak} of {of}: {', '.join(names[:_FEW])}{more}"
