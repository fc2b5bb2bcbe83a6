"""Cut the name of a qualification out of a condition that asks for one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.extraction.condition_words import kind_words
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.qualification_phrases import qualification_phrases, training_phrases
from remit.graph.layout.contents import opens_work
from remit.graph.linking.occupations import names_work
from remit.graph.linking.signs import plain_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.extraction.names import Names
    from remit.graph.profile import Requirement

ENDS = " \t\r\n.,;:–-"
"""What may stand at the ends of a name and is no part of it."""
_ARTICLE = re.compile(r"\s+(?:(?:a|an|the)\s+)?")
_LONGEST = 18
_LEAD_IN, _LEADS = 5, 20
_CHOICE = re.compile(r"(?:,|,?\s+(?:or|and))\s+(?:(?:a|an|the)\s+)?", re.I)
_OPENED = re.compile(r"\s*\((?:or|and)?\s*\Z", re.I)
_SUBJECT = re.compile(r"\s(?:in|of|with)\s", re.I)


def asked_for(names: Names, requirement: Requirement) -> Span | None:
    """Cut the qualification out of a condition that asks for one.

    The verb that asks, what would do instead and when it is wanted are no part of its name.
    """
    if not _is_one(requirement):
        return None
    known = qualification_phrases()
    aside = known.aside.search(names.plain, requirement.span.start, requirement.span.end)
    end = aside.start() if aside else requirement.span.end
    whole = trimmed(names.plain, Span(requirement.span.start, end), ENDS)
    whole = _examples(names, whole) or whole
    if known.not_one.match(names.plain, whole.start, whole.end):
        return None
    if aside and not _asks_here(names, whole):
        return None
    start = name_begins(names.plain, whole)
    if known.work.match(names.plain, start, whole.end):
        return None
    first = names.plain.find(" ", start, whole.end)
    stop = known.goes_on.search(names.plain, first, whole.end) if first > 0 else None
    span = trimmed(names.plain, Span(start, stop.start() if stop else whole.end), ENDS)
    taken = known.giver.search(names.plain, span.start, span.end)
    if taken and _SUBJECT.search(names.plain, span.start, taken.start()):
        span = Span(span.start, taken.start())
    opened = _OPENED.search(names.plain, span.start, span.end)
    if opened is not None and opened.start() > span.start:
        span = trimmed(names.plain, Span(span.start, opened.start()), ENDS)
    remark = known.not_asked.search(names.plain, span.start, span.end)
    if remark is not None:
        span = Span(span.start, remark.start())
    span = _with_closed_brackets(names.plain, span)
    for found in known.ends.finditer(names.plain, span.start, span.end):
        if found.end() == span.end and found.start() > span.start:
            span = trimmed(names.plain, Span(span.start, found.start()), ENDS)
            break
    span = _shortened(names, _known_at_end(names, span))
    fits = len(span) > 2 and len(span.of(names.plain).split()) <= _LONGEST
    fits = fits and known.sentence.isdisjoint(plain_words(span.of(names.plain)))
    return span if fits and (_asks_here(names, span) or not _says_other(names, span)) else None


def _examples(names: Names, whole: Span) -> Span | None:
    """Give what is named for an example, behind words that are no qualification themselves.

    So it is in `Has taught adults, for example with an A1 award`.
    """
    said = requirement_phrases().examples.search(names.plain, whole.start, whole.end)
    if said is None or _asks_here(names, Span(whole.start, said.start())):
        return None
    behind = trimmed(names.plain, Span(said.end(), whole.end), ENDS)
    article = _ARTICLE.match(names.plain, behind.start - 1, behind.end)
    behind = Span(article.end() if article else behind.start, behind.end)
    return behind if _choices(names, behind) else None


def _choices(names: Names, span: Span) -> list[Span]:
    """Part a list of known qualifications and of nothing else: `PTLLS or an A1 award`."""
    known = names.inside(span, "Qualification")
    if not known or (known[0].span.start, known[-1].span.end) != (span.start, span.end):
        return []
    between = (names.plain[m.span.end : n.span.start] for m, n in pairwise(known))
    return [m.span for m in known] if all(_CHOICE.fullmatch(joint) for joint in between) else []


def _shortened(names: Names, span: Span) -> Span:
    """Cut a name that is too long for one at its first comma, behind which its subjects go on.

    Where another qualification is named there, it is no name but a choice.
    """
    comma = names.plain.find(", ", span.start, span.end)
    if comma < 0 or len(span.of(names.plain).split()) <= _LONGEST:
        return span
    short = Span(span.start, comma)
    another = names.inside(Span(comma, span.end), "Qualification")
    return short if _asks_here(names, short) and not another else span


def _with_closed_brackets(text: str, span: Span) -> Span:
    """Cut off a bracket that does not close within the name."""
    words = span.of(text)
    if words.count("(") <= words.count(")"):
        return span
    return trimmed(text, Span(span.start, span.start + words.rindex("(")), ENDS)


def _is_one(requirement: Requirement) -> bool:
    """Tell whether a condition asks for a qualification, or for the licence of a trade."""
    if requirement.kind == "Licence":
        return qualification_phrases().trades.search(requirement.text) is not None
    return requirement.kind == "Qualification"


def either(names: Names, span: Span) -> list[Span]:
    """Part what two qualifications are of which one will do, as in `GVC or an A2 certificate`."""
    if requirement_phrases().examples.search(names.plain, span.start - _LEADS, span.start):
        return _choices(names, span) or [span]
    joint = qualification_phrases().another.search(names.plain, span.start, span.end)
    if joint is None:
        return [span]
    sides = [Span(span.start, joint.start()), Span(joint.end(), span.end)]
    return sides if all(_asks_here(names, side) for side in sides) else [span]


def _asks_here(names: Names, span: Span) -> bool:
    """Tell whether a qualification is asked for before what is only said aside."""
    topic = requirement_phrases().topics["Qualification"].search(span.of(names.plain))
    return bool(topic or names.inside(span, "Qualification"))


def _says_other(names: Names, span: Span) -> bool:
    """Tell whether what stands under a heading of qualifications is work or a system instead.

    Where it says that somebody is trained in a system, it is none.
    """
    if opens_work(span.of(names.plain)):
        return True
    trained = not training_phrases().trained_words.isdisjoint(plain_words(span.of(names.plain)))
    return not trained and bool(names.inside(span, "System"))


def _known_at_end(names: Names, span: Span) -> Span:
    """Keep a known name at the end alone, where only small words lead in to it."""
    known = qualification_phrases()
    for mention in names.inside(span, "Qualification"):
        before = names.plain[span.start : mention.span.start].split()
        rest = trimmed(names.plain, Span(mention.span.end, span.end)).of(names.plain)
        if (not rest or known.nouns.fullmatch(rest)) and _holds_it(before):
            return Span(mention.span.start, span.end)
        if mention.span.end == span.end and 1 < len(before) <= _LEAD_IN:
            if requirement_phrases().topics["Qualification"].search(" ".join(before)):
                return span
            leads_in = all(word.islower() for word in before[1:]) and before[-1] in known.leading
            leads_in = leads_in or before[-1].endswith(",")
            return mention.span if leads_in else span
    return span


def _holds_it(before: Sequence[str]) -> bool:
    """Tell whether words name somebody with a qualification: `Substantive Sergeant with`."""
    return len(before) > 1 and before[-1].casefold() == "with" and names_work(before[-2])


def name_begins(text: str, whole: Span) -> int:
    """Tell where the name of a qualification begins, behind what asks for it."""
    known = qualification_phrases()
    obtained = kind_words().obtained.match(text, whole.start, whole.end)
    article = _ARTICLE.match(text, obtained.end() - 1, whole.end) if obtained else None
    whole = Span(article.end(), whole.end) if article else whole
    who = known.who.match(text, whole.start, whole.end)
    for at in (who.end() if who else whole.start, whole.start):
        front = known.asks.match(text, at, whole.end)
        behind = _ARTICLE.match(text, front.end(), whole.end) if front else None
        if behind is not None:
            least = known.at_least.match(text, behind.end(), whole.end)
            return least.end() if least else behind.end()
    low = text[whole.start : whole.end].casefold()
    asked = any(word in low for word in known.possesses_needs)
    verb = known.possesses.search(text, whole.start, whole.end) if asked else None
    before = Span(whole.start, verb.start()).of(text) if verb else ""
    if verb and requirement_phrases().topics["Qualification"].search(before) is None:
        return verb.end()
    return whole.start
