"""Answer whether a thing is of a kind: an Act, a system, a force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.context import Context, Draft, Outcome
from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue, values

if TYPE_CHECKING:
    from remit.graph.asking.asked import Sorting


def sorting(question: Sorting, context: Context) -> Outcome:
    """Tell whether a thing is of a kind, and of which kind it is."""
    kinds = context.lexicon.kinds
    iris = [n.iri for n in question.one.names]
    pattern = f"{values('x', iris)} {context.compiler.of_kind(kinds[question.kind], 'x')}"
    query = f"{prologue()}SELECT DISTINCT ?x WHERE {{ {pattern} }}"
    found = bool(context.gatherer.rows(query))
    kind = kinds.get(question.one.names[0].kind)
    why = (
        f"the graph has it as {_a(kind.one)}"
        if kind and (found or kind.id != question.kind)
        else ""
    )
    answer = Draft("yes" if found else "no", None, found, Support(True, (), why))
    return Outcome(context.finish([answer]), query)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0].casefold() in "aeiou" else f"a {noun}"
