"""Ask one question of one graph: read, query, answer; or refuse, with what would work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking import answer_facts, answer_orders, answer_roles, answer_sets, logic
from remit.graph.asking.answer import Reply
from remit.graph.asking.context import Context, Outcome
from remit.graph.asking.lexicon import load
from remit.graph.asking.names import NameIndex
from remit.graph.asking.reading import NotUnderstood, Understood, read
from remit.graph.asking.rungs import rungs
from remit.graph.asking.suggest import suggestions
from remit.graph.asking.verbalise import Verbaliser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import Any

    from remit.graph.asking.selecting import Select

_ANSWERS: dict[type, Callable[[Any, Context], Outcome]] = {
    logic.Listing: answer_sets.listing,
    logic.Counting: answer_sets.counting,
    logic.Existing: answer_sets.existing,
    logic.Checking: answer_sets.checking,
    logic.Valuing: answer_facts.valuing,
    logic.Describing: answer_facts.describing,
    logic.Duties: answer_facts.duties,
    logic.Expanding: answer_facts.expanding,
    logic.Placing: answer_facts.placing,
    logic.Chain: answer_facts.chain,
    logic.Ranking: answer_orders.ranking,
    logic.Commonest: answer_orders.commonest,
    logic.Finding: answer_orders.finding,
    logic.Degree: answer_roles.degree,
    logic.Differing: answer_roles.differing,
    logic.Sharing: answer_roles.sharing,
    logic.Lacking: answer_roles.lacking,
    logic.Fitting: answer_roles.fitting,
}


class Asker:
    """Ask questions of one generation of a graph; the index stays open between them.

    Raises:
        GraphFormError: The folder holds no index that this version reads.
    """

    def __init__(self, select: Select, folder: Path) -> None:
        self._select = select
        self._index = NameIndex(folder)
        meta = self._index.meta
        self._lexicon = load(meta["grammar"], meta["grammar-digest"])

    def __enter__(self) -> Asker:
        """Return the asker itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the index."""
        self._index.close()

    def ask(self, question: str) -> Reply:
        """Answer a question, or refuse it with questions that would be answered."""
        found = read(question, self._lexicon, self._index)
        if isinstance(found, NotUnderstood):
            return self._refused(question, found)
        return self._answered(question, found)

    def _answered(self, question: str, found: Understood) -> Reply:
        context = Context.of(self._lexicon, self._index, self._select)
        outcome = _ANSWERS[type(found.question)](found.question, context)
        said = Verbaliser(self._lexicon).question(found.question)
        corrected = [
            f"“{written}” was read as “{word}”" for written, word in found.prepared.corrections
        ]
        return Reply(
            question=question,
            understood=said,
            sparql=outcome.sparql,
            answers=outcome.answers,
            notes=(*corrected, *outcome.notes),
            words=rungs(found.question),
        )

    def _refused(self, question: str, found: NotUnderstood) -> Reply:
        choices = [n.label for one in found.choices for n in one.names]
        if choices:
            reason = f"{found.reason}: {', '.join(choices[:8])}"
            return Reply(question, refusal=reason, suggestions=self._chosen(question, found))
        return Reply(question, refusal=found.reason, suggestions=self._offered())

    def _chosen(self, question: str, found: NotUnderstood) -> tuple[str, ...]:
        """Put each thing that a phrase may mean into the question; keep what is answered."""
        offered = []
        folded = question.casefold()
        for one in found.choices:
            at = folded.find(one.written)
            for n in one.names[:6] if at >= 0 else ():
                asked = question[:at] + n.label + question[at + len(one.written) :]
                reading = read(asked, self._lexicon, self._index)
                if isinstance(reading, Understood) and self._answered(asked, reading).answers:
                    offered.append(asked)
        return tuple(offered[:4]) or self._offered()

    def _offered(self) -> tuple[str, ...]:
        def answered(question: str) -> Reply:
            reading = read(question, self._lexicon, self._index)
            if isinstance(reading, NotUnderstood):
                return Reply(question)
            return self._answered(question, reading)

        return suggestions(self._lexicon, self._index, answered)


def ask(question: str, select: Select, folder: Path) -> Reply:
    """Ask one question of a graph whose generation stands in a folder.

    Raises:
        GraphFormError: The folder holds no index that this version reads.
    """
    with Asker(select, folder) as asker:
        return asker.ask(question)
