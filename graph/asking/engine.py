"""Ask one question of one graph: read, query, answer; or refuse, with what would work."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from remit.graph.asking.answer import Reply, says_something
from remit.graph.asking.asked import Listing
from remit.graph.asking.context import Context, Outcome
from remit.graph.asking.lexicon import load
from remit.graph.asking.names import NameIndex
from remit.graph.asking.preparing import Prepared
from remit.graph.asking.reading import (
    Understood,
    by_words_of_passages,
    loosely,
    read,
    with_words_of_passages,
)
from remit.graph.asking.refusing import NotUnderstood
from remit.graph.asking.rungs import rungs
from remit.graph.asking.suggest import suggestions
from remit.graph.asking.told_apart import told_apart
from remit.graph.asking.two_questions import both, is_evident
from remit.graph.asking.verbalise_questions import QuestionVerbaliser

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.asking.asked import Question
    from remit.graph.asking.selecting import Select
    from remit.graph.asking.trees.meaning import Goal

# The module that answers each kind of question, by a function of that name; imported on demand.
_ANSWERS = {
    "answer_sets": ("Listing", "Counting", "Existing"),
    "answer_checks": ("Checking",),
    "answer_alone": ("Alone",),
    "answer_alike": ("Alike",),
    "answer_applying": ("Applying",),
    "answer_sorts": ("Sorting",),
    "answer_facts": ("Valuing", "Describing", "Naming", "Duties", "Chain"),
    "answer_expansions": ("Expanding",),
    "answer_reasons": ("Placing",),
    "answer_orders": ("Ranking", "Commonest", "Finding"),
    "answer_amounts": ("Difference", "Proportion", "Ratio"),
    "answer_midway": ("Midway",),
    "answer_labels": ("Putting",),
    "answer_tables": ("EachNeeds", "Grouped", "Columns"),
    "answer_roles": ("Degree", "Differing", "Sharing"),
    "answer_staff": ("Staffing",),
    "answer_measures": ("Weighing", "Averaging", "Outweighing"),
    "answer_compared": ("Comparing",),
    "answer_gaps": ("Lacking", "Wanting", "Fitting"),
}
_BY_WORDS = "no form of question reads this: it was read by what its words name"
_BY_PASSAGE = "no form of question reads this: its words were looked for together in passages"
_TWO = NotUnderstood("these are two questions: ask one at a time")
_MOST_NAMED = 8
_MOST_CHOICES = 6
_MODULES = {name: module for module, names in _ANSWERS.items() for name in names}


def _answer(question: Question, context: Context) -> Outcome:
    """Answer a question by the function that is named for it."""
    name = type(question).__name__
    module = import_module(f"remit.graph.asking.{_MODULES[name]}")
    outcome: Outcome = getattr(module, name.lower())(question, context)
    return outcome


class Asker:
    """Ask questions of one generation of a graph; the index stays open between them.

    Raises:
        GraphFormError: The folder holds no index that this version reads.
    """

    def __init__(self, select: Select, folder: Path) -> None:
        self._select = select
        self.understood: Question | Goal | None = None
        self._index = NameIndex(folder)
        meta = self._index.meta
        self._lexicon = load(meta["grammar"], meta["grammar-digest"])
        if self._index.schema("class"):
            from remit.graph.asking.own_lexicon import extended

            self._lexicon = extended(self._lexicon, self._index)

    def __enter__(self) -> Asker:
        """Return the asker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self._index.close()

    def ask(self, question: str, *, explain: bool = False) -> Reply:
        """Answer a question, or refuse it with questions that would be answered.

        Over users' graphs alone it is read as a tree of things first; over profiles, by the forms.
        With `explain`, a refusal tells what each word may be, and how far the question was read.
        """
        own = bool(self._lexicon.own.get("kinds"))
        profiles = self._index.profiles() > 0
        self.understood = None
        reply = self._of_trees(question) if own and not profiles else None
        if reply is None and profiles and is_evident(question, self._lexicon.moving["helping"]):
            reply = self._of_two(question) or self._refused(question, _TWO)
        if reply is None:
            found = read(question, self._lexicon, self._index)
            if isinstance(found, Understood) and own and not profiles:
                found = NotUnderstood("the words are known, but not put together in this way")
            if isinstance(found, Understood):
                reply = self._answered(question, found)
                unmet = None if reply.answers else self._unmet(question, found.question)
                if unmet is None:
                    self.understood = found.question
                    return self._with_what_is_beside(reply) if explain else reply
                found = unmet
            reply = self._of_trees(question) if own and profiles else None
            reply = reply or self._of_two(question) or self._by_words(question, found)
            reply = reply or self._refused(question, found)
        if reply.refused and not reply.suggestions:
            reply = replace(reply, suggestions=self.offered())
        if not explain:
            return reply
        if not reply.refused:
            return self._with_what_is_beside(reply)
        from remit.graph.asking.explaining import explain as explained

        words, end = explained(question, self._lexicon, self._index)
        return replace(reply, words=words, notes=(end,) if end else ())

    def _with_what_is_beside(self, reply: Reply) -> Reply:
        """Add what was done beside the query that is shown; a user's own graph needs nothing."""
        from remit.graph.asking.shown import beside
        from remit.graph.asking.trees.meaning import Goal

        if isinstance(self.understood, Goal):
            return reply
        kind = type(self.understood).__name__
        return replace(reply, beside=beside(kind, reply, self._select))

    def _unmet(self, text: str, question: Question) -> NotUnderstood | None:
        """Say what a question supposes and no profile has; None where it may be answered."""
        from remit.graph.asking.presumed import missing

        lacking = missing(question, self._context(), text)
        if lacking is None:
            return None
        said = QuestionVerbaliser(self._lexicon).question(Listing(lacking))
        return NotUnderstood(f"this supposes {said}, and no profile tells of any")

    def _of_trees(self, question: str) -> Reply | None:
        """Answer a question over a user's graph as a tree of things; None if it makes none."""
        from remit.graph.asking.trees.asking import reply

        found = reply(question, self._context())
        if found is None:
            return None
        self.understood = found[1]
        return found[0]

    def _context(self) -> Context:
        return Context.of(self._lexicon, self._index, self._select)

    def follow(self, question: str, last: Question | Goal | None) -> Reply:
        """Answer a question that may go on from the last one that was understood."""
        from remit.graph.asking.following import follow_up
        from remit.graph.asking.trees.meaning import Goal

        if isinstance(last, Goal):
            return self._after_tree(question, last) or self.ask(question)
        meant = follow_up(question, last, self._lexicon, self._index)
        if meant is None:
            return self.ask(question)
        self.understood = meant
        return self._answered(question, Understood(meant, Prepared(()), 0.0))

    def _after_tree(self, question: str, last: Goal) -> Reply | None:
        """Answer what goes on from a question over a user's graph; None if it goes on from none."""
        from remit.graph.asking.trees.asking import following
        from remit.graph.asking.trees.following import follow_up

        goal = follow_up(question, last, self._context())
        if goal is None:
            return None
        self.understood = goal
        return following(question, goal, self._context())

    def completions(self, begun: str, most: int = 20) -> list[str]:
        """List names that begin with some letters, those that documents speak of first."""
        return self._index.begun(begun, most)

    def _answered(self, question: str, found: Understood) -> Reply:
        outcome = _answer(found.question, self._context())
        said = QuestionVerbaliser(self._lexicon).question(found.question)
        corrected = [
            f"“{written}” was read as “{word}”" for written, word in found.prepared.corrections
        ]
        aside = [f"left aside: “{text}”" for text in found.aside]
        aside += [f"read as: “{found.reworded}”"] if found.reworded else []
        return Reply(
            question=question,
            understood=said,
            sparql=outcome.sparql,
            answers=outcome.answers,
            notes=(*aside, *corrected, *outcome.notes),
            words=rungs(found.question),
            desirable=outcome.desirable,
        )

    def _by_words(self, question: str, found: NotUnderstood) -> Reply | None:
        """Answer a question by what its words name; None where that finds nothing, or a "no"."""
        if found.choices or found.final:
            return None
        ways = ((loosely, _BY_WORDS), (by_words_of_passages, _BY_PASSAGE))
        for way, note in (*ways, (with_words_of_passages, _BY_PASSAGE)):
            read_so = way(question, self._lexicon, self._index)
            reply = self._answered(question, read_so) if read_so else None
            if read_so and reply and says_something(reply.answers):
                self.understood = read_so.question
                return replace(reply, notes=(note, *reply.notes))
        return None

    def _of_two(self, question: str) -> Reply | None:
        """Answer two questions that stand in one; None where there are not two."""
        return both(question, self, self._lexicon) if self._index.profiles() else None

    def _refused(self, question: str, found: NotUnderstood) -> Reply:
        choices = [said for one in found.choices for said in told_apart(self._select, one.names)]
        if choices:
            more = len(choices) - _MOST_NAMED
            others = f"; and {more} more" if more > 0 else ""
            reason = f"{found.reason}: {'; '.join(choices[:_MOST_NAMED])}{others}"
            offered = self._chosen(question, found)
            return Reply(
                question, refusal=reason, suggestions=offered or self.offered(), choices=offered
            )
        return Reply(question, refusal=found.reason, suggestions=self.offered())

    def _chosen(self, question: str, found: NotUnderstood) -> tuple[str, ...]:
        """Put each thing that a phrase may mean into the question; keep what is answered."""
        offered = []
        folded = question.casefold()
        for one in found.choices:
            at = folded.find(one.written)
            for said in told_apart(self._select, one.names)[:6] if at >= 0 else ():
                asked = question[:at] + said + question[at + len(one.written) :]
                reading = read(asked, self._lexicon, self._index)
                if isinstance(reading, Understood) and self._answered(asked, reading).answers:
                    offered.append(asked)
        return tuple(offered[:_MOST_CHOICES])

    def offered(self) -> tuple[str, ...]:
        """List questions that are answered with rows over this graph."""
        kept = self._index.meta.get("suggestions")
        if kept:
            return tuple(json.loads(kept))

        return suggestions(self._lexicon, self._index, self._has_rows)

    def _has_rows(self, question: str) -> bool:
        """Tell whether a question would be answered with rows; a list's first is enough."""
        if self._index.profiles() == 0 and self._lexicon.own.get("kinds"):
            reply = self._of_trees(question)
            return reply is not None and says_something(reply.answers)
        reading = read(question, self._lexicon, self._index)
        if isinstance(reading, NotUnderstood):
            return False
        asked = reading.question
        if isinstance(asked, Listing) and not self._lexicon.kinds[asked.things.kind].needed:
            context = self._context()
            return bool(self._select(f"{context.compiler.select(asked.things)}\nLIMIT 1"))
        return says_something(self._answered(question, reading).answers)


def ask(question: str, select: Select, folder: Path, *, explain: bool = False) -> Reply:
    """Ask one question of a graph whose generation stands in a folder.

    With `explain`, a refusal tells what each word may be, and how far the question was read.

    Raises:
        GraphFormError: The folder holds no index that this version reads.
    """
    with Asker(select, folder) as asker:
        return asker.ask(question, explain=explain)
