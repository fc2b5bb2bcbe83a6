"""Answer what forms put under a label, by the lines that begin with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.fold import singular, words
from remit.graph.asking.fulltext import phrase
from remit.graph.asking.gathering import Support
from remit.graph.asking.labels import behind
from remit.graph.asking.logic import OneOf, Things
from remit.graph.natural_order import natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.answer import Evidence
    from remit.graph.asking.asked import Putting

_FEW = 3
_BULLETS = "-•*o·"


def putting(question: Putting, context: Context) -> Outcome:
    """Show what stands behind a label, or on the line below it, a row for each profile."""
    of = question.subject or Things("role")
    roles = [n.iri for n in of.names] if isinstance(of, OneOf) else context.members(of)[0]
    said = words(question.label.written)
    values: dict[str, list[str]] = {}
    evidence: dict[str, list[str]] = {}
    for role, value, names in _under(said, set(roles), context):
        if value not in values.setdefault(role, []):
            values[role].append(value)
        evidence.setdefault(role, []).extend(names)
    labels = context.labelled(roles)
    drafts = [
        Draft(labels[iri], iri, "; ".join(values[iri]), Support(True, tuple(evidence[iri])))
        for iri in sorted(values, key=lambda iri: natural(labels[iri]))
    ]
    silent = sorted(labels[iri] for iri in roles if iri not in values)
    named = ", ".join(silent) if len(silent) <= _FEW else f"{len(silent)} others"
    notes = (f"nothing stands under it in the profile of {named}",) if silent and drafts else ()
    return Outcome(context.finish(drafts), None, notes)


def _under(
    said: tuple[str, ...], roles: set[str], context: Context
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield (role, value, its quotes) for the lines and quotes that have a label."""
    query = phrase(" ".join(said))
    passages = [*context.index.lines(query), *context.index.passages(query)]
    found = {p.evidence: p.role for p in passages if p.role in roles}
    begun = {name.partition(",")[0]: name for name in found}  # a line, or a quote inside it
    quotes = context.quotes(set(begun.values()))
    for name, quote in sorted(quotes.items()):
        value = behind(quote.quote, said)
        if value:
            yield found[name], value, [name]
        elif value is not None:
            below = _below(name, quote, said, context)
            if below is not None:
                yield found[name], below.quote.strip(), [name, _name_of(name, below)]


def _below(name: str, quote: Evidence, said: tuple[str, ...], context: Context) -> Evidence | None:
    """Fetch the line below a label that stands alone; None where a list or a section begins."""
    document = name.partition("#char=")[0]
    below = context.index.line_below(document, quote.end or 0)
    line = context.quotes({below}).get(below) if below else None
    if line is None or line.quote.lstrip()[:1] in _BULLETS:
        return None
    headed = [singular(word) for word in words(line.section or "")]
    wanted = [singular(word) for word in said]
    return None if headed[-len(wanted) :] == wanted else line


def _name_of(name: str, line: Evidence) -> str:
    return f"{name.partition('#char=')[0]}#char={line.start},{line.end}"
