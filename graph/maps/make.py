"""From a graph to a map: the one call that the command line makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.graph.errors import NotUnderstoodError
from remit.graph.maps.chart import Chart, lay_out
from remit.graph.maps.coverage import coverage_plan
from remit.graph.maps.details import Details, read_details
from remit.graph.maps.digest import digest
from remit.graph.maps.drawing import svg_text
from remit.graph.maps.filters import Selection, select_roles
from remit.graph.maps.matrix import listed_plan, matrix_plan
from remit.graph.maps.network import network
from remit.graph.maps.outlines import dot_text, json_text, mermaid_text, tree_text
from remit.graph.maps.plan import Plan
from remit.graph.maps.rendering import render
from remit.graph.maps.reporting import reporting_plan
from remit.graph.maps.requirements import requirements_plan
from remit.graph.maps.roles import Organisation, read_organisation
from remit.graph.maps.selector import Selector

if TYPE_CHECKING:
    from remit.graph.asking.answer import Reply

DETAILED: Final = 5_000
"""Up to how many things a page carries all that is known of each; a browser could not hold more."""

KINDS: Mapping[str, Callable[[Selector, Organisation], Plan]] = {
    "reporting": lambda _, organisation: reporting_plan(organisation),
    "requirements": requirements_plan,
    "matrix": lambda _, organisation: matrix_plan(organisation),
    "units": lambda _, organisation: coverage_plan(organisation),
}
FORMS: Mapping[str, Callable[[Plan, Chart], str]] = {
    "tree": tree_text,
    "svg": svg_text,
    "mermaid": mermaid_text,
    "dot": dot_text,
    "json": json_text,
}


def make_plan(
    graph: Selector,
    kind: str = "reporting",
    selection: Selection | None = None,
    *,
    paged: bool = True,
) -> Plan:
    """Return what a map shows.

    Args:
        graph: The graph to read.
        kind: One of `KINDS`.
        selection: Which roles to show; all when missing.
        paged: Whether it becomes a page, which has tables; else a matrix becomes a list.

    Raises:
        NotUnderstoodError: A name in the selection is that of nothing in the graph.
    """
    organisation = read_organisation(graph)
    if selection:
        organisation = select_roles(graph, organisation, selection)
    if kind == "matrix" and not paged:
        plan = listed_plan(graph, organisation)
    else:
        plan = KINDS[kind](graph, organisation)
    chosen = str(selection or "")
    return replace(plan, title=f"{plan.title}: {chosen}") if chosen else plan


def with_answer(plan: Plan, reply: Reply) -> Plan:
    """Return a plan in which the answer to a question stands out.

    Raises:
        NotUnderstoodError: The question was not understood.
    """
    if reply.refused:
        raise NotUnderstoodError(
            reply.refusal,
            place=reply.question,
            hint="; ".join(f"“{one}” is understood" for one in reply.suggestions[:2]),
        )
    things = frozenset(answer.iri for answer in reply.answers if answer.iri)
    return replace(plan, question=reply.question, answer=things)


def make_text(plan: Plan, form: str) -> str:
    """Return a map in one of the `FORMS`."""
    return FORMS[form](plan, lay_out(plan))


def make_page(graph: Selector, plan: Plan, *, quotes: bool = True) -> str:
    """Return a map as one page of HTML that needs nothing but itself.

    Args:
        graph: The graph that the plan was read from.
        plan: What to show.
        quotes: Whether the words of the documents come along.
    """
    chart = lay_out(plan)
    things = [box.card.iri for box in chart.boxes]
    shown = network(plan, chart)
    if is_bare(plan):
        shown["bare"] = 1
        details = dict.fromkeys(things, Details())
    else:
        details = read_details(graph, sorted(set(things)), quotes=quotes)
    return render(plan.title, shown, digest(things, details, quotes=quotes))


def is_bare(plan: Plan) -> bool:
    """Tell whether a page shows so many things that it carries nothing of each besides."""
    return len({card.iri for card in plan.cards}) > DETAILED
