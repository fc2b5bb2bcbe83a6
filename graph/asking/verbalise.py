"""Say back what was understood: words made from the meaning, never from the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.logic import (
    All,
    Any,
    Chain,
    Checking,
    Commonest,
    Counted,
    Counting,
    Degree,
    Described,
    Describing,
    Differing,
    Duties,
    Duty,
    Existing,
    Expanding,
    Finding,
    Fitting,
    IsOne,
    Lacking,
    Listing,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Placing,
    Ranking,
    Related,
    Sharing,
    Superseded,
    Things,
    Valuing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.lexicon import Kind, Lexicon
    from remit.graph.asking.logic import Condition, Question, Target, Topic

_NEED = {
    "need": "require {o}",
    "essential": "require {o} as essential",
    "mandatory": "require {o} without exception",
    "desirable": "wish for {o} (desirable)",
    "conditional": "require {o} or the ability to obtain it",
    "not-required": "expressly do not require {o}",
    "any": "call for {o}, in any degree",
}
_NEEDED = {
    "need": "require",
    "essential": "require as essential",
    "mandatory": "require without exception",
    "desirable": "wish for (desirable)",
    "conditional": "require or let be obtained",
    "not-required": "expressly do not require",
    "any": "call for in any degree",
}
_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "fewer than", "=": "exactly"}
_ASPECTS = {
    "knowledge": "knowledge of",
    "experience": "experience of",
    "skill": "skill in",
    "training": "training in",
    "qualification": "a qualification in",
    "licence": "a licence for",
    "vetting": "vetting at",
    "use": "the use of",
}


@dataclass(frozen=True, slots=True)
class Verbaliser:
    """Turn meanings into English."""

    lexicon: Lexicon

    def question(self, question: Question) -> str:
        """Say what is asked."""
        make: Callable[[Any_], str] = getattr(self, "_" + type(question).__name__.lower())
        return make(question)

    def things(self, things: Things) -> str:
        """Describe a set in the plural."""
        kind = self.lexicon.kinds[things.kind]
        if things.where is None:
            return f"all {kind.several}"
        if isinstance(things.where, Needs | Mentions) and things.where.by is not None:
            return self._needed_things(things.where, kind)
        return f"{kind.several} that {self.condition(things.where, things.kind)}"

    def _needed_things(self, where: Needs | Mentions, kind: Kind) -> str:
        """Describe what roles need: "desirable requirements of …" where that says it all."""
        plain = isinstance(where, Needs) and where.aspect != "use" and isinstance(where.by, OneOf)
        if (
            plain
            and isinstance(where, Needs)
            and where.modality in {"need", "essential", "desirable"}
        ):
            degree = "" if where.modality == "need" else where.modality + " "
            return f"{degree}{kind.several} of {self.target(where.by) if where.by else ''}"
        return f"{kind.several} that {self._by(where)}"

    def _by(self, where: Needs | Mentions) -> str:
        who = self.target(where.by) if where.by else ""
        if isinstance(where, Mentions):
            return f"the profile of {who} mentions"
        said = "use" if where.aspect == "use" else _NEEDED[where.modality]
        return f"{who} {one_does(said)}"

    def condition(self, where: Condition, kind: str) -> str:
        """Say a condition of several things."""
        if isinstance(where, All):
            return " and ".join(self._inside(part, kind, Any) for part in where.parts)
        if isinstance(where, Any):
            return " or ".join(self._inside(part, kind, All) for part in where.parts)
        if isinstance(where, Not):
            inner = self.condition(where.part, kind)
            return f"are nowhere said to {inner}"
        return self._leaf(where, kind)

    def of_one(self, where: Condition, kind: str) -> str:
        """Say a condition of one thing."""
        if isinstance(where, All | Any):
            word = " and " if isinstance(where, All) else " or "
            return word.join(self.of_one(part, kind) for part in where.parts)
        if isinstance(where, Not):
            return f"is nowhere said to {self.condition(where.part, kind)}"
        return one_does(self.condition(where, kind))

    def _inside(self, part: Condition, kind: str, bracketed: type) -> str:
        said = self.condition(part, kind)
        return f"({said})" if isinstance(part, bracketed) else said

    def _leaf(self, where: Condition, kind: str) -> str:
        if isinstance(where, Needs):
            return self._need(where)
        if isinstance(where, Mentions):
            said = self.topic(where.topic) if where.topic else self._by(where)
            return f"mention {said}"
        if isinstance(where, Duty):
            without = f" (none has “{where.missing}” too)" if where.missing else ""
            return "have a passage with the words " + ", ".join(where.words.words) + without
        if isinstance(where, Related):
            relation = self.lexicon.relations[where.relation]
            said = relation.inverse if where.inverse else relation.says
            return said.replace("{o}", self.target(where.target))
        if isinstance(where, Partnered):
            relation = self.lexicon.relations[where.relation]
            said = relation.inverse if where.inverse else relation.says
            return said.replace("{o}", "anyone")
        if isinstance(where, Counted):
            counted = self.lexicon.kinds[where.kind].several
            return f"have {_SIGNS[where.sign]} {where.number} {counted}"
        if isinstance(where, IsOne):
            return "are " + " or ".join(n.label for n in where.one.names)
        if isinstance(where, Described):
            return "have a profile of their own"
        if isinstance(where, Superseded):
            return "have been superseded"
        return ""

    def _need(self, where: Needs) -> str:
        if where.by is not None:
            return self._by(where)
        if where.topic is None:
            kind = self.lexicon.kinds[where.aspect or "requirement"]
            return _NEED[where.modality].replace("{o}", f"any {kind.one}")
        said = self.topic(where.topic)
        if where.aspect == "use":
            return f"use {said}"
        aspect = _ASPECTS.get(where.aspect)
        return _NEED[where.modality].replace("{o}", f"{aspect} {said}" if aspect else said)

    def topic(self, topic: Topic) -> str:
        """Name a topic, or give its words in quotes."""
        if isinstance(topic, OneOf):
            return " or ".join(n.label for n in topic.names)
        return f"“{' '.join(topic.words)}” (words)"

    def target(self, target: Target) -> str:
        """Name what a condition points at."""
        if isinstance(target, OneOf):
            return " or ".join(n.label for n in target.names)
        if target.where is None:
            return f"any {self.lexicon.kinds[target.kind].one}"
        return "any of the " + self.things(target)

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

    def _valuing(self, question: Valuing) -> str:
        relation = self.lexicon.relations[question.relation]
        return relation.says.replace("{s}", self.target(question.subject))

    def _describing(self, question: Describing) -> str:
        return f"what is known of {question.one.names[0].label}"

    def _duties(self, question: Duties) -> str:
        said = f"what {question.role.names[0].label} does"
        words = ", ".join(question.words.words) if question.words else ""
        return f"{said}, in passages with the words {words}" if words else said

    def _ranking(self, question: Ranking) -> str:
        things = self.things(question.things).removeprefix("all ")
        if question.by == "rank":
            return f"the {'lowest' if question.least else 'highest'} in rank of the {things}"
        counted = self.lexicon.kinds[question.by].several
        degree = "" if question.modality == "need" else question.modality + " "
        return f"of the {things}, those with the {'fewest' if question.least else 'most'} {degree}{counted}"

    def _commonest(self, question: Commonest) -> str:
        return f"the {self.lexicon.kinds[question.kind].several} that most roles require"

    def _degree(self, question: Degree) -> str:
        return (
            f"in what degree {question.role.names[0].label} requires {self.topic(question.topic)}"
        )

    def _differing(self, question: Differing) -> str:
        one, other = question.one.names[0].label, question.other.names[0].label
        return f"what differs between {one} and {other}"

    def _sharing(self, question: Sharing) -> str:
        roles = " and ".join(self.target(role) for role in question.roles)
        return f"{self.lexicon.kinds[question.kind].several} common to {roles}"

    def _lacking(self, question: Lacking) -> str:
        have, want = question.have.names[0].label, question.want.names[0].label
        return f"what {want} requires that {have} does not"

    def _fitting(self, question: Fitting) -> str:
        held = ", ".join(self.topic(topic) for topic in question.held)
        return f"roles that ask for any of {held}, and what else they require"

    def _expanding(self, question: Expanding) -> str:
        return f"what {question.short.upper()} stands for"

    def _placing(self, question: Placing) -> str:
        asked = "why" if question.why else "where it is said that"
        if isinstance(question.subject, OneOf):
            one = question.subject.names[0]
            return f"{asked} {one.label} {self.of_one(question.condition, one.kind)}"
        things = self.things(question.subject or Things("role")).removeprefix("all ")
        return f"{asked} {things} {self.condition(question.condition, 'role')}"

    def _chain(self, question: Chain) -> str:
        return f"those above {question.role.names[0].label} in the reporting line, step by step"

    def _finding(self, question: Finding) -> str:
        of = f" in the profile of {question.role.names[0].label}" if question.role else ""
        name = "any kind" if question.category == "any" else question.category.replace("-", " ")
        said = {
            "list": "findings",
            "count": "the number of profiles with findings",
            "any": "whether there are findings",
        }
        return f"{said[question.shape]} of {name}{of}"


def one_does(said: str) -> str:
    """Turn what several do into what one does.

    >>> one_does("require RIPA"), one_does("are in CTP"), one_does("wish for it"), one_does("have it")
    ('requires RIPA', 'is in CTP', 'wishes for it', 'has it')
    """
    verb, space, rest = said.partition(" ")
    if verb == "expressly":
        return "expressly does" + space + rest.removeprefix("do ")
    irregular = {"are": "is", "have": "has", "do": "does", "were": "was"}
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return irregular.get(verb, verb + ending) + space + rest


Any_ = object
