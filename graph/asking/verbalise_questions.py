"""Say back what a question was understood as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.graph.asking.answer_tables import called
from remit.graph.asking.asked import LAST
from remit.graph.asking.logic import STAFF, OneOf, Things
from remit.graph.asking.verbalise import NEEDED, Verbaliser, one_does, per_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.asked import (
        Alike,
        Alone,
        Applying,
        Chain,
        Checking,
        Columns,
        Comparing,
        Counting,
        Degree,
        Describing,
        Differing,
        Duties,
        EachNeeds,
        Existing,
        Expanding,
        Finding,
        Fitting,
        Grouped,
        Lacking,
        Listing,
        Naming,
        Placing,
        Putting,
        Question,
        Sharing,
        Sorting,
        Staffing,
        Valuing,
        Wanting,
    )
    from remit.graph.asking.asked_amounts import (
        Averaging,
        Commonest,
        Difference,
        Midway,
        Outweighing,
        Proportion,
        Ranking,
        Ratio,
        Weighing,
    )
    from remit.graph.asking.logic import Target


_HALVES = {">": "more than", "<": "less than", ">=": "at least"}
_ENDS = {"lowest": " at the lower end", "highest": " at the upper end"}
_PLACES = {1: "", 2: "second ", 3: "third "}
EVERY = 1000  # so many are all, in order


class QuestionVerbaliser(Verbaliser):
    """Turn the meanings of whole questions into English, each by the method of its name."""

    def question(self, question: Question) -> str:
        """Say what is asked."""
        make: Callable[[Any], str] = getattr(self, "_" + type(question).__name__.lower())
        return make(question)

    def _listing(self, question: Listing) -> str:
        return self.things(question.things)

    def _counting(self, question: Counting) -> str:
        return "the number of " + self.things(question.things).removeprefix("all ")

    def _existing(self, question: Existing) -> str:
        said = self.things(question.things).removeprefix("all ")
        return f"whether there are {'no ' if question.none else ''}{said}"

    def _checking(self, question: Checking) -> str:
        if isinstance(question.subject, OneOf):
            subject = question.subject.names[0]
            return f"whether {subject.label} {self.of_one(question.condition, subject.kind)}"
        things = self.things(question.subject).removeprefix("all ")
        return f"whether all {things} {self.condition(question.condition, question.subject.kind)}"

    def _applying(self, question: Applying) -> str:
        role = question.role.names[0].label
        return f"whether {role} {self.of_one(question.rank, 'role')}, as one who may apply"

    def _alone(self, question: Alone) -> str:
        things = self.things(question.things).removeprefix("all ")
        return f"whether {question.one.names[0].label} is alone among {things}"

    def _valuing(self, question: Valuing) -> str:
        relation = self.lexicon.relations[question.relation]
        return relation.says.replace("{s}", self.target(question.subject))

    def _describing(self, question: Describing) -> str:
        return f"what is known of {question.one.names[0].label}"

    def _naming(self, question: Naming) -> str:
        return f"other names of {question.one.names[0].label}"

    def _duties(self, question: Duties) -> str:
        said = f"what {question.role.names[0].label} does"
        if question.counted:
            return f"the number of responsibilities of {question.role.names[0].label}"
        words = ", ".join(question.words.words) if question.words else ""
        return f"{said}, in passages with the words {words}" if words else said

    def _ranking(self, question: Ranking) -> str:
        things = self.things(question.things).removeprefix("all ")
        if question.by == "rank":
            return f"the {'lowest' if question.least else 'highest'} in rank of the {things}"
        counted = self.lexicon.kinds[question.by].several
        degree = "" if question.modality in {"need", "any"} else question.modality + " "
        if question.limit >= EVERY:
            return f"the {things} by their number of {degree}{counted}"
        end = _PLACES[question.place] + ("fewest" if question.least else "most")
        count = f"{question.limit} " if question.limit > 1 else ""
        if (question.things.kind, question.by) == ("role", "role"):
            counted = "people" if question.modality == STAFF else counted
            return f"the {count}{things} that manage the {end} {counted}"
        whatever = ", in any degree" if question.modality == "any" else ""
        return f"the {count}{things} with the {end} {degree}{counted}{whatever}"

    def _difference(self, question: Difference) -> str:
        one, other = (self.things(things) for things in question.counted)
        asked = "whether there are more" if question.whether else "how many more there are"
        return f"{asked} of {one} than of {other}"

    def _proportion(self, question: Proportion) -> str:
        things = self.things(question.things)
        said = self.condition(question.condition, question.things.kind)
        if question.sign:
            some = things.removeprefix("all ")
            return f"whether {_HALVES[question.sign]} half of the {some} {said}"
        return f"how many of {things} {said}, in per cent"

    def _commonest(self, question: Commonest) -> str:
        said = NEEDED[question.modality]
        most = "more than half of the roles" if question.majority else "most roles"
        return f"the {self.lexicon.kinds[question.kind].several} that {most} {said}"

    def _midway(self, question: Midway) -> str:
        things = self.things(question.things).removeprefix("all ")
        degree = "" if question.modality in {"need", "any"} else question.modality + " "
        more = "fewer" if question.least else "more"
        middle = "median" if question.median else "average"
        counted = self.lexicon.kinds[question.kind].several
        return f"the {things} with {more} {degree}{counted} than the {middle} of them"

    def _ratio(self, question: Ratio) -> str:
        one, other = (self.things(s).removeprefix("all ") for s in (question.one, question.other))
        return f"how many {one} there are to {other}"

    def _degree(self, question: Degree) -> str:
        whom = f"{question.role.names[0].label} requires" if question.role else "roles require"
        return f"in what degree {whom} {self.topic(question.topic)}"

    def _differing(self, question: Differing) -> str:
        one, other = question.one.names[0].label, question.other.names[0].label
        degree = f"{question.modality} " if question.modality else ""
        several = self.lexicon.kinds[question.kind].several
        said = "what" if question.facts else f"which {degree}{several}"
        return f"{said} {'differs' if question.facts else 'differ'} between {one} and {other}"

    def _sharing(self, question: Sharing) -> str:
        roles = " and ".join(
            self.target(role) if isinstance(role, OneOf) else f"all {self.things(role)}"
            for role in question.roles
        ).replace("all all ", "all ")
        degree = f"{question.modality} " if question.modality else ""
        but = f" but not to {self.target(question.but)}" if question.but else ""
        return f"{degree}{self.lexicon.kinds[question.kind].several} common to {roles}{but}"

    def _lacking(self, question: Lacking) -> str:
        have, want = question.have.names[0].label, question.want.names[0].label
        several = self.lexicon.kinds[question.kind].several
        said = "what" if question.kind == "requirement" else f"which {several}"
        return f"{said} {want} requires or wishes for that {have} does not"

    def _wanting(self, question: Wanting) -> str:
        held = ", ".join(self.topic(topic) for topic in question.held)
        return f"what {question.want.names[0].label} requires or wishes for beside {held}"

    def _fitting(self, question: Fitting) -> str:
        held = ", ".join(self.topic(topic) for topic in question.held)
        among = f" {self.condition(question.among, 'role')} and" if question.among else ""
        return f"roles that{among} ask for any of {held}, and what else they require"

    def _expanding(self, question: Expanding) -> str:
        return f"what {question.short.upper()} stands for"

    def _placing(self, question: Placing) -> str:
        where = "under which heading" if question.heading else "where"
        asked = "why" if question.why else f"{where} it is said that"
        if isinstance(question.subject, OneOf):
            one = question.subject.names[0]
            return f"{asked} {one.label} {self.of_one(question.condition, one.kind)}"
        things = self.things(question.subject or Things("role")).removeprefix("all ")
        return f"{asked} {things} {self.condition(question.condition, 'role')}"

    def _alike(self, question: Alike) -> str:
        one, other = self.things(question.one), self.things(question.other)
        return f"whether the {one} are the same as the {other}"

    def _putting(self, question: Putting) -> str:
        of = question.subject or Things("role")
        return f"what stands under “{question.label.written}” in the profiles of {self.target(of)}"

    def _grouped(self, question: Grouped) -> str:
        things = self.things(question.things).removeprefix("all ")
        return f"the number of {things} for each {self.lexicon.kinds[question.per].one}"

    def _columns(self, question: Columns) -> str:
        relations = [self.lexicon.relations[r] for r in question.relations]
        names = " and ".join(called(relation, self.lexicon) for relation in relations)
        return f"the {names} of {self.things(question.things)}"

    def _eachneeds(self, question: EachNeeds) -> str:
        several = self.lexicon.kinds[question.kind].several
        said = f"the number of {several} that each role {one_does(NEEDED[question.modality])}"
        return f"{said}, on average" if question.average else said

    def _sorting(self, question: Sorting) -> str:
        one, kind = question.one.names[0], self.lexicon.kinds[question.kind].one
        return f"whether {one.label} is {'an' if kind[0].casefold() in 'aeiou' else 'a'} {kind}"

    def _weighing(self, question: Weighing) -> str:
        things = self.things(question.things)
        name = self._measure(question)
        if question.limit >= EVERY:
            order = "lowest" if question.least else "highest"
            if name.endswith("date"):
                order = "earliest" if question.least else "latest"
            return f"{things}, in the order of their {name}, the {order} first"
        count = f"{question.limit} " if question.limit > 1 else ""
        end = "lowest" if question.least else "highest"
        if name.endswith("date"):
            end = "earliest" if question.least else "latest"
        return f"the {count}{things.removeprefix('all ')} with the {end} {name}"

    def _averaging(self, question: Averaging) -> str:
        kind = "total" if question.total else "average"
        return f"the {kind} {self._measure(question)} of {self.things(question.things)}"

    def _measure(self, question: Weighing | Averaging) -> str:
        """Name what is weighed, with its end, its money and its time."""
        relation = self.lexicon.relations[question.measure]
        name = relation.says.replace(" of {s}", "").removeprefix("the ")
        end = _ENDS.get(question.end, "")
        money = f" in {question.currency}" if question.currency else ""
        return name + end + money + (f" {per_time(question.per)}" if question.per else "")

    def _outweighing(self, question: Outweighing) -> str:
        relation = self.lexicon.relations[question.measure]
        name = relation.says.replace(" of {s}", "").removeprefix("the ")
        name += _ENDS.get(question.end, "")
        one, other = question.one.names[0].label, question.other.names[0].label
        more = "lower" if question.least else "higher"
        if question.shape == "difference":
            return f"the difference in {name} between {one} and {other}"
        if question.shape == "whether":
            return f"whether the {name} of {one} is {more} than that of {other}"
        return f"which has the {more} {name}: {one} or {other}"

    def _staffing(self, question: Staffing) -> str:
        people = question.sort.written if question.sort else "people"
        if question.subject == Things("role"):
            return f"how many {people} each role manages"
        return (
            f"how many {people} {self.target(question.subject)} {self._manages(question.subject)}"
        )

    def _manages(self, subject: Target) -> str:
        return "manages" if isinstance(subject, OneOf) else "manage"

    def _comparing(self, question: Comparing) -> str:
        roles = " and ".join(
            role.names[0].label if isinstance(role, OneOf) else self.things(role)
            for role in question.roles
        )
        degree = f"{question.modality} " if question.modality else ""
        several = self.lexicon.kinds[question.kind].several
        return f"which {degree}{several} not all of these share: {roles}"

    def _chain(self, question: Chain) -> str:
        who = question.role.names[0].label
        if question.steps == LAST:
            return f"who stands last above {who} in the reporting line"
        if question.steps:
            steps = f"{question.steps} step{'s' if question.steps > 1 else ''}"
            return f"who stands {steps} above {who} in the reporting line"
        return f"those above {who} in the reporting line, step by step"

    def _finding(self, question: Finding) -> str:
        of = f" in the profile of {question.role.names[0].label}" if question.role else ""
        of += f" that speak of {question.about.names[0].label}" if question.about else ""
        name = "any kind" if question.category == "any" else question.category.replace("-", " ")
        said = {
            "list": "findings",
            "count": "the number of profiles with findings",
            "any": "whether there are findings",
        }
        return f"{said[question.shape]} of {name}{of}"
