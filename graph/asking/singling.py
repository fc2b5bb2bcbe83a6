"""Say what questions ask for that single out one thing: the only one, the post of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Alone, Listing
from remit.graph.asking.belonging import plain
from remit.graph.asking.logic import IsOne, OneOf, Things
from remit.graph.asking.openings import supposes
from remit.graph.asking.taken import set_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.taken import Taken


def _only_one(taken: Taken, chart: Chart) -> Question | None:
    things, one = set_of(taken), taken.get("role-or-place") or taken["one"]
    if not isinstance(one, OneOf) or things.where is None or supposes(chart):
        return None
    kind = chart.lexicon.kinds[things.kind]
    fits = all(plain(n.kind) in {kind.id, kind.within} or n.kind == kind.id for n in one.names)
    return Alone(one, things) if fits and (one.any or len(one.names) == 1) else None


def _coded(taken: Taken, chart: Chart) -> Question | None:
    role = taken["role"]
    figures = any(sign.isdecimal() for sign in role.written)
    return Listing(Things("role", IsOne(role))) if figures and " " not in role.written else None


MEANINGS: dict[str, Callable[[Taken, Chart], Question | None]] = {
    "only-one": _only_one,
    "post-of-code": _coded,
}
