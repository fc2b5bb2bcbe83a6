"""Say what questions about law ask for: what replaced what, since when, what it governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Listing, Valuing
from remit.graph.asking.logic import Not, OneOf, Related, Superseded, Things

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.taken import Meaning, Taken


def _superseding(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"], inverse=True)))


def _replaced(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("law", Related("superseded-by", taken["law"])))


def _is_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Checking(_just_one(taken["law"]), Superseded())


def _just_one(law: OneOf) -> OneOf:
    """Take laws of one title for just one of them, to be asked back: they differ in force."""
    return OneOf(law.names, law.written)


def _is_current(taken: Taken, chart: Chart) -> Question | None:
    return Checking(_just_one(taken["law"]), Not(Superseded()))


def _when_superseded(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("superseded-on", taken["law"])


def _governs(taken: Taken, chart: Chart) -> Question | None:
    return Listing(Things("topic", Related("governs", taken["law"], inverse=True)))


def _when_enacted(taken: Taken, chart: Chart) -> Question | None:
    return Valuing("issued", taken["law"])


MEANINGS: dict[str, Meaning] = {
    "superseding": _superseding,
    "replaced": _replaced,
    "is-superseded": _is_superseded,
    "is-current": _is_current,
    "when-superseded": _when_superseded,
    "governs": _governs,
    "when-enacted": _when_enacted,
}
