"""Tell what questions ask for that no profile tells: who may apply, and what a post brings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Existing
from remit.graph.asking.logic import Needs, OneOf, Related, Things, Words
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from remit.graph.asking.asked import Question
    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.logic import Topic

_BY_STAFF = "worker-type"
_APPLYING = (
    "profiles do not say who may apply: ask for whom a role is (police officers, police staff), "
    "or what it needs"
)
_HAPPENED = "“{}” tells what has happened, and profiles tell what a role is and what it asks for"
_OUTCOME = "nobody can tell from profiles how it goes: ask what a role needs, or what someone lacks"
_GIVEN = "“{}” is asked for as given with the post, and profiles tell what a post needs"


def why_untold(question: Question, lattice: Lattice, lexicon: Lexicon) -> str:
    """Say why no profile tells what a question asks for; empty where one may."""
    text = lattice.text(0, len(lattice.tokens))
    words = lexicon.untold
    happened = _first(text, words["happened"]) if _of_roles(question) else ""
    if happened:
        return _HAPPENED.format(happened)
    if _holds(text, words["outcome"]):
        return _OUTCOME
    if _asks_who_may_apply(question, text, words["may"], words["apply"]):
        return _APPLYING
    if _holds(text, words["needed"]):
        return ""
    said_first = text.partition(" ")[0] in words["may"]
    verbs = [*words["given"], *(words["passive"] if said_first else ())]
    for part in walk(question):
        written = _subject(part.topic, question, words["things"]) if isinstance(part, Needs) else ""
        if written and _given(written, text, verbs, lexicon.function):
            return _GIVEN.format(written)
    return ""


def _asks_who_may_apply(
    question: Question, text: str, may: Sequence[str], applying: Sequence[str]
) -> bool:
    """Tell whether yes or no is asked of somebody who would apply for a post."""
    if not isinstance(question, Checking | Existing) or text.partition(" ")[0] not in may:
        return False
    by_staff = any(isinstance(p, Related) and p.relation == _BY_STAFF for p in walk(question))
    return not by_staff and _holds(text, applying)


def _subject(topic: Topic | None, question: Question, things: Sequence[str]) -> str:
    """Return what is asked for as it was written, where it may be a thing that a post brings."""
    if isinstance(topic, OneOf):
        return topic.written if any(name.kind in things for name in topic.names) else ""
    return topic.written if isinstance(topic, Words) and isinstance(question, Checking) else ""


def _of_roles(question: Question) -> bool:
    """Tell whether roles are asked for."""
    things = getattr(question, "things", None)
    return isinstance(things, Things) and things.kind == "role"


def _holds(text: str, phrases: Iterable[str]) -> bool:
    return bool(_first(text, phrases))


def _first(text: str, phrases: Iterable[str]) -> str:
    """Return the first of some phrases that a text holds; empty where it holds none."""
    said = "|".join(map(re.escape, phrases))
    found = re.search(rf"\b(?:{said})\b", text)
    return found[0] if found else ""


def _given(written: str, text: str, verbs: Sequence[str], small: Iterable[str]) -> bool:
    """Tell whether a verb of giving stands right before what is asked for."""
    between = "|".join(map(re.escape, sorted(set(small) - {*verbs})))
    said = "|".join(map(re.escape, verbs))
    found = rf"\b(?:{said}) (?:(?:{between}) )*{re.escape(written)}\b"
    return re.search(found, text) is not None
