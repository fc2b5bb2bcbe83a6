"""Say back what was understood: words made from the meaning, never from the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.logic import (
    STAFF,
    All,
    Any,
    Counted,
    Described,
    Duty,
    IsOne,
    Issued,
    Mentions,
    Named,
    NeededBy,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Said,
    Same,
    Spoken,
    Superseded,
    Things,
)
from remit.graph.asking.taken import unspoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.graph.asking.lexicon import Kind, Lexicon
    from remit.graph.asking.logic import Condition, Managing, Measured, Target, Topic

_NEED = {
    "need": "require {o}",
    "essential": "require {o} as essential",
    "mandatory": "require {o} without exception",
    "desirable": "wish for {o} (desirable)",
    "conditional": "require {o} or the ability to obtain it",
    "not-required": "expressly do not require {o}",
    "any": "call for {o}, in any degree",
}
NEEDED = {
    "need": "require",
    "essential": "require as essential",
    "mandatory": "require without exception",
    "desirable": "wish for (desirable)",
    "conditional": "require or let be obtained",
    "not-required": "expressly do not require",
    "any": "call for in any degree",
    "mention": "speak of",
}
_NEEDED_BY = {
    "need": "required",
    "essential": "required as essential",
    "mandatory": "required without exception",
    "desirable": "wished for (desirable)",
    "conditional": "required or let be obtained",
    "not-required": "expressly not required",
    "any": "called for, in any degree,",
    "mention": "mentioned",
}
COUNTS = {">=": "at least", "<=": "at most", ">": "more than", "<": "fewer than", "=": "exactly"}
_AMOUNTS = {"<": "less than", "=": "", "==": "exactly"}
_DATES = {">=": "on or after", "<=": "on or before", ">": "after", "<": "before", "=": "in"}
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

    def things(self, things: Things) -> str:
        """Describe a set in the plural."""
        kind = self.lexicon.kinds[things.kind]
        if things.where is None:
            return f"all {kind.several}"
        if isinstance(things.where, Needs | Mentions) and things.where.by is not None:
            return self._needed_things(things.where, kind)
        kept = unspoken(things.where)
        if kept is not None:
            said = self.condition(kept, things.kind)
            return f"{kind.several} that {said}, of those that documents speak of"
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
            anyone = isinstance(where.by, Things) and where.by.where is None
            return "any profile mentions" if anyone else f"the profile of {who} mentions"
        said = "use" if where.aspect == "use" else NEEDED[where.modality]
        return f"{who} {one_does(said)}"

    def condition(self, where: Condition, kind: str) -> str:
        """Say a condition of several things."""
        if isinstance(where, All):
            parts = _with_designation(where.parts)
            return " and ".join(self._inside(part, kind, Any) for part in parts)
        if isinstance(where, Any):
            return " or ".join(self._inside(part, kind, All) for part in where.parts)
        if isinstance(where, Not):
            turned = self._turned(where.part)
            if isinstance(where.part, IsOne):
                return f"are not {self.condition(where.part, kind).removeprefix('are ')}"
            return turned or f"are nowhere said to {_infinitive(self.condition(where.part, kind))}"
        return self._leaf(where)

    def _turned(self, part: Condition) -> str:
        """Say that others do not do something to the things: "{o} asks for" them."""
        if isinstance(part, Needs) and part.by is not None:
            return f"{self.target(part.by)} is nowhere said to {NEEDED[part.modality]}"
        if not isinstance(part, Related) or not part.inverse:
            return ""
        owner, _, rest = self.lexicon.relations[part.relation].inverse.partition(" ")
        said = f"{self.target(part.target)} is nowhere said to {_one_to_do(rest)}"
        return said if owner == "{o}" else ""

    def of_one(self, where: Condition, kind: str) -> str:
        """Say a condition of one thing."""
        if isinstance(where, All | Any):
            word, other = (" and ", Any) if isinstance(where, All) else (" or ", All)
            said = [(self.of_one(part, kind), part) for part in where.parts]
            return word.join(f"({text})" if isinstance(p, other) else text for text, p in said)
        if isinstance(where, Not):
            return f"is nowhere said to {_infinitive(self.condition(where.part, kind))}"
        return one_does(self.condition(where, kind))

    def _inside(self, part: Condition, kind: str, bracketed: type) -> str:
        said = self.condition(part, kind)
        return f"({said})" if isinstance(part, bracketed) else said

    def _leaf(self, where: Condition) -> str:
        """Say one condition by the method that is named for it."""
        say: Callable[[Condition], str] = getattr(self, f"_say_{type(where).__name__.lower()}")
        return say(where)

    def _say_mentions(self, where: Mentions) -> str:
        if where.by is not None:
            return f"are mentioned in the profile of {self.target(where.by)}"
        return f"mention {self.topic(where.topic) if where.topic else 'anything'}"

    def _say_duty(self, where: Duty) -> str:
        without = f" (none has “{where.missing}” too)" if where.missing else ""
        return "have a passage with the words " + ", ".join(where.words.words) + without

    def _say_related(self, where: Related) -> str:
        relation = self.lexicon.relations[where.relation]
        said = relation.inverse if where.inverse else relation.says
        return said.replace("{o}", self.target(where.target))

    def _say_said(self, where: Said) -> str:
        names = " or ".join(name.replace("-", " ") for name in where.relations)
        return f"give “{' '.join(where.words.words)}” as their {names}"

    def _say_partnered(self, where: Partnered) -> str:
        relation = self.lexicon.relations[where.relation]
        if relation.target == "text":
            name = where.relation.replace("-", " ")
            return f"give {'' if name.endswith('s') else 'a '}{name}"
        if relation.target not in {"role", relation.source} and not where.inverse:
            return f"state a {self.lexicon.kinds[relation.target].one}"
        return (relation.inverse if where.inverse else relation.says).replace("{o}", "anyone")

    def _say_counted(self, where: Counted) -> str:
        kind = self.lexicon.kinds[where.kind]
        counted = kind.one if where.number == 1 else kind.several
        if where.modality == STAFF:
            counted = "person" if where.number == 1 else "people"
            return f"manage {COUNTS[where.sign]} {where.number} {counted}"
        if where.kind in {"unit", "force"}:
            return f"are in {COUNTS[where.sign]} {where.number} {counted}"
        degree = "" if where.modality in {"need", "any"} else f"{where.modality} "
        return f"have {COUNTS[where.sign]} {where.number} {degree}{counted}"

    def _say_measured(self, where: Measured) -> str:
        said: str = self.lexicon.amounts["measure"][where.measure]["says"]
        dated = self.lexicon.amounts["measure"][where.measure]["sort"] == "date"
        if where.sign == "any":
            return f"{said} by the {where.per}"
        if where.than is not None:
            signs = _DATES if dated else COUNTS | _AMOUNTS
            return f"{said} {signs[where.sign]} {self.target(where.than)}"
        number, upto = (self.amount(n, where.currency) for n in (where.number, where.upto))
        signs = _DATES if dated else COUNTS | _AMOUNTS
        if where.sign == "between":
            said += f" between {number} and {upto}"
        elif where.sign == "=" and str(where.number).count("-") > 1 and number[0].isdecimal():
            said += f" on {number}"  # a day
        else:
            said += " ".join(("", *signs[where.sign].split(), number))
        said += " hours" if where.measure == "weekly-hours" else ""
        said += f" {per_time(where.per)}" if where.per else ""
        ends = {"lowest": " at the lower end", "highest": " at the upper end"}
        return said + ends.get(where.end, "")

    def amount(self, value: float | str | None, currency: str = "") -> str:
        """Write an amount with its sign and its thousands apart, or a date in words."""
        if value is None:
            return ""
        if isinstance(value, str):
            return self._date(value)
        signs = {code: sign for sign, code in self.lexicon.amounts["money"]["signs"].items()}
        sign = signs.get(currency, "")
        return f"{sign}{value:,}" + (f" {currency}" if currency and not sign else "")

    def _date(self, value: str) -> str:
        """Write a date in words, as far as it is given.

        The year of `--06-01` is not given.
        """
        names = {number: name.title() for name, number in self.lexicon.own["months"].items()}
        year, *rest = (
            value.lstrip("-").split("-") if value[0] != "-" else ["", *value[2:].split("-")]
        )
        month = names[int(rest[0])] if rest else ""
        day = str(int(rest[1])) if len(rest) > 1 else ""
        return " ".join(part for part in (day, month, year) if part)

    def _say_managing(self, where: Managing) -> str:
        called = where.names[0].label if where.names else f"“{where.written}”"
        marked = (where.designation, where.rank)
        if any(marked):
            called = f"a {' '.join(one.label for one in marked if one)}"
        return f"have {called if where.written else 'people'} to manage, by a field or a duty"

    def _say_same(self, where: Same) -> str:
        from remit.graph.asking.answer_tables import called

        name = called(self.lexicon.relations[where.relation], self.lexicon)
        other = self.target(where.other) if where.other else "another with a profile"
        return f"have the same {name} as {other}"

    def _say_neededby(self, where: NeededBy) -> str:
        kind = self.lexicon.kinds["role"]
        roles = kind.one if where.number == 1 else kind.several
        return f"are {_NEEDED_BY[where.modality]} by {COUNTS[where.sign]} {where.number} {roles}"

    def _say_isone(self, where: IsOne) -> str:
        return "are " + " or ".join(n.label for n in where.one.names)

    def _say_described(self, where: Described) -> str:
        return "have a profile of their own"

    def _say_spoken(self, where: Spoken) -> str:
        return "documents speak of"

    def _say_issued(self, where: Issued) -> str:
        return f"were made {_DATES[where.sign]} {where.year}"

    def _say_superseded(self, where: Superseded) -> str:
        return "have been superseded"

    def _say_needs(self, where: Needs) -> str:
        if where.by is not None:
            who = self.target(where.by)
            return f"{who} {one_does(NEEDED[where.modality])}"
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
        if isinstance(topic, Things):
            kind = self.lexicon.kinds[topic.kind]
            return self.things(topic) if topic.where is not None else f"any {kind.one}"
        return f"“{' '.join(topic.words)}” (words)"

    def target(self, target: Target) -> str:
        """Name what a condition points at."""
        if isinstance(target, OneOf):
            return " or ".join(n.label for n in target.names)
        if target.where is None:
            return f"any {self.lexicon.kinds[target.kind].one}"
        return "any of the " + self.things(target)


def _with_designation(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Say a rank and a designation as one: Detective Inspector."""
    named = {
        part.relation: part.target.names[0]
        for part in parts
        if isinstance(part, Related) and isinstance(part.target, OneOf) and not part.inverse
    }
    if not {"rank", "designation"} <= named.keys():
        return parts
    rank, designation = named["rank"], named["designation"]
    label = f"{designation.label} {rank.label}"
    both = Related("rank", OneOf((Named(rank.iri, label, rank.kind),)))
    kept = (
        p for p in parts if not (isinstance(p, Related) and p.relation in {"rank", "designation"})
    )
    return (both, *kept)


def per_time(time: str) -> str:
    """Say for how long an amount is.

    >>> per_time("hour"), per_time("year")
    ('an hour', 'a year')
    """
    return f"{'an' if time == 'hour' else 'a'} {time}"


def _infinitive(said: str) -> str:
    """Turn "are in CTP" into "be in CTP"; other verbs stay."""
    verb, space, rest = said.partition(" ")
    return f"be{space}{rest}" if verb in {"are", "were"} else said


def _one_to_do(said: str) -> str:
    """Turn what one does into what it is to do.

    >>> _one_to_do("asks for"), _one_to_do("is on"), _one_to_do("has")
    ('ask for', 'be on', 'have')
    """
    verb, space, rest = said.partition(" ")
    return {"is": "be", "has": "have"}.get(verb, verb.removesuffix("s")) + space + rest


def one_does(said: str) -> str:
    """Turn what several do into what one does.

    >>> one_does("require RIPA"), one_does("are in CTP"), one_does("wish for it")
    ('requires RIPA', 'is in CTP', 'wishes for it')
    """
    verb, space, rest = said.partition(" ")
    if verb == "expressly":
        return "expressly does" + space + rest.removeprefix("do ")
    irregular = {"are": "is", "have": "has", "do": "does", "were": "was"}
    ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return irregular.get(verb, verb + ending) + space + rest
