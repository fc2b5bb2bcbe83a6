"""Write what a question means as SPARQL. No word of the question gets into the query: only IRIs of the graph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.iris import bracketed, prologue, values
from remit.graph.asking.logic import (
    All,
    Any,
    Counted,
    Described,
    Duty,
    IsOne,
    Mentions,
    Needs,
    Not,
    OneOf,
    Partnered,
    Related,
    Superseded,
    Things,
)
from remit.graph.asking.search import MODALITIES, natural, passages

if TYPE_CHECKING:
    from remit.graph.asking.lexicon import Kind, Lexicon
    from remit.graph.asking.logic import Condition, Target
    from remit.graph.asking.names import NameIndex

_MODALITY = "https://w3id.org/remit/ns#"
_OF_POST = frozenset({"need", "mandatory", "any"})
_VARIABLE = re.compile(r"\?(?:own|s|o|m)\b")


@dataclass(slots=True)
class Compiler:
    """Make the query of one question."""

    lexicon: Lexicon
    index: NameIndex
    _count: int = field(default=0)

    def select(self, things: Things) -> str:
        """Write the query for all things of a set, as `?x`."""
        return f"{prologue()}SELECT DISTINCT ?x WHERE {{\n{self.things(things, 'x')}\n}}"

    def things(self, things: Things, x: str) -> str:
        """Write the pattern for a set; `x` is the name of its variable."""
        kind = self.lexicon.kinds[things.kind]
        if things.where is None:
            return self._of_kind(kind, x)
        if kind.needed:
            return self.condition(things.where, x, kind)
        negative = isinstance(things.where, Not) or kind.id != "role"
        typed = self._of_kind(kind, x) + "\n" if negative or self._turned(things.where) else ""
        return typed + self.condition(things.where, x, kind)

    def _turned(self, where: Condition) -> bool:
        """Tell whether nothing in a condition says which things to look at."""
        if isinstance(where, All):
            return all(self._turned(part) for part in where.parts)
        if isinstance(where, Any):
            return any(self._turned(part) for part in where.parts)
        return isinstance(where, Not | Described)

    def _of_kind(self, kind: Kind, x: str) -> str:
        if not kind.classes:
            return f"[] remit:requirement ?{x} . ?{x} a {bracketed(kind.requirement)} ."
        return f"{values(x + 'Class', kind.classes)} ?{x} a ?{x}Class ."

    def condition(self, where: Condition, x: str, kind: Kind) -> str:
        """Write the pattern for a condition on `x`."""
        if isinstance(where, All):
            plain = [p for p in where.parts if not isinstance(p, Not)]
            turned = [p for p in where.parts if isinstance(p, Not)]
            return "\n".join(self.condition(part, x, kind) for part in [*plain, *turned])
        if isinstance(where, Any):
            return "\n  UNION\n".join(
                "{ " + self._alone(part, x, kind) + " }" for part in where.parts
            )
        if isinstance(where, Not):
            return f"FILTER NOT EXISTS {{ {self.condition(where.part, x, kind)} }}"
        return self._leaf(where, x, kind)

    def _alone(self, part: Condition, x: str, kind: Kind) -> str:
        typed = self._of_kind(kind, x) + " " if self._turned(part) else ""
        return typed + self.condition(part, x, kind)

    def _leaf(self, where: Condition, x: str, kind: Kind) -> str:
        if isinstance(where, Needs):
            return self._needed_by(where, x, kind) if where.by else self._needs(where, x)
        if isinstance(where, Mentions):
            return self._mentioned(where, x, kind) if where.by else self._mentions(where, x)
        if isinstance(where, Duty):
            return self._from_text(
                [p.evidence for p in passages(where, self.lexicon, self.index)], x
            )
        if isinstance(where, Related):
            return self._related(where, x)
        if isinstance(where, Partnered):
            return self._step(where.relation, x, self._fresh(), where.inverse)
        if isinstance(where, Counted):
            return self._counted(where, x)
        if isinstance(where, IsOne):
            return values(x, [n.iri for n in where.one.names])
        if isinstance(where, Described):
            return f"?{x} remit:describedBy {self._some()} ."
        if isinstance(where, Superseded):
            return f"?{x} remit:supersededBy {self._some()} ."
        raise TypeError(where)

    def target(self, target: Target, x: str) -> str:
        """Write the pattern for what a condition points at."""
        if isinstance(target, OneOf):
            return values(x, [n.iri for n in target.names])
        return self.things(target, x)

    def _related(self, where: Related, x: str) -> str:
        other = self._fresh()
        step = self._step(where.relation, x, other, where.inverse)
        return f"{self.target(where.target, other)} {step}"

    def _step(self, relation: str, x: str, other: str, inverse: bool) -> str:
        pattern = self.lexicon.relations[relation].pattern
        subject, target = (other, x) if inverse else (x, other)
        names = {"?s": subject, "?o": target, "?own": self._fresh(), "?m": self._fresh()}
        return _VARIABLE.sub(lambda found: f"?{names[found.group()]}", pattern)

    def _needs(self, where: Needs, x: str) -> str:
        """Write: a role needs a topic, by a requirement, by inference or by the words of one."""
        requirement = self._fresh()
        modality = self._modality(where.modality, requirement)
        branches = []
        if where.topic is None:
            class_ = self.lexicon.kinds[where.aspect or "requirement"].requirement
            typed = f"?{requirement} a {bracketed(class_)} . " if where.aspect else ""
            return f"?{x} remit:requirement ?{requirement} . {typed}{modality}"
        if isinstance(where.topic, OneOf):
            topic = self._fresh()
            bound = values(topic, [n.iri for n in where.topic.names])
            branches.append(
                f"{bound} ?{requirement} remit:about ?{topic} . ?{x} remit:requirement ?{requirement} ."
                f" {modality}{self._aspect(where, requirement)}"
            )
            if where.modality == "need" and self.index.meta["inferred"]:
                graph = bracketed(self.index.meta["inferred"])
                branches.append(f"{bound} GRAPH {graph} {{ ?{x} remit:requires ?{topic} }}")
            if where.modality in _OF_POST and any(n.kind == "vetting" for n in where.topic.names):
                branches.append(f"{bound} ?{x} remit:vetting ?{topic} .")
        found = [p.evidence for p in passages(where, self.lexicon, self.index)]
        if found or not branches:
            branches.append(self._from_text(found, x))
        return "\n  UNION\n".join("{ " + branch + " }" for branch in branches)

    def _aspect(self, where: Needs, requirement: str) -> str:
        kind = self.lexicon.kinds.get(where.aspect)
        if kind is None or natural(where.topic, where.aspect, self.lexicon):
            return ""
        class_, text = self._fresh(), self._fresh()
        said = "|".join(kind.said)
        classes = " ".join(bracketed(c) for c in kind.accepts)
        return (
            f" ?{requirement} a ?{class_} ; remit:text ?{text} ."
            f' FILTER(?{class_} IN ({classes.replace(" ", ", ")}) || REGEX(?{text}, "{said}", "i"))'
        )

    def _modality(self, modality: str, requirement: str) -> str:
        name = self._fresh()
        iris = [_MODALITY + m for m in MODALITIES[modality]]
        return f"?{requirement} remit:modality ?{name} . {values(name, iris)}"

    def _from_text(self, evidence: list[str], x: str) -> str:
        """Write: a role whose document holds one of these quotes."""
        quote, document = self._fresh(), self._fresh()
        bound = values(quote, sorted(set(evidence)))
        return f"{bound} ?{quote} oa:hasSource ?{document} . ?{x} remit:describedBy ?{document} ."

    def _mentions(self, where: Mentions, x: str) -> str:
        branches = []
        if isinstance(where.topic, OneOf):
            topic, about = self._fresh(), self._fresh()
            bound = values(topic, [n.iri for n in where.topic.names])
            branches.append(
                f"{bound} ?{about} remit:about ?{topic} . ?{x} remit:requirement ?{about} ."
            )
        found = [p.evidence for p in passages(where, self.lexicon, self.index)]
        if found or not branches:
            branches.append(self._from_text(found, x))
        return "\n  UNION\n".join("{ " + branch + " }" for branch in branches)

    def _needed_by(self, where: Needs, x: str, kind: Kind) -> str:
        """Write: a topic that roles need, or a requirement of theirs that has no topic."""
        role, requirement = self._fresh(), self._fresh()
        by = self.target(where.by, role) if where.by else ""
        tied = f"?{role} remit:requirement ?{requirement} ."
        about = f"{tied} ?{requirement} remit:about ?{x} . {self._modality(where.modality, requirement)}"
        branches = [f"{by} {about} {self._kind_of_need(kind, x, requirement)}"]
        if (
            where.modality == "need"
            and self.index.meta["inferred"]
            and (kind.classes or kind.id == "requirement")
        ):
            graph = bracketed(self.index.meta["inferred"])
            typed = self._wide(kind, x) if kind.classes else ""
            branches.append(f"{by} GRAPH {graph} {{ ?{role} remit:requires ?{x} }} {typed}")
        if kind.id == "vetting" and where.modality in _OF_POST:
            branches.append(f"{by} ?{role} remit:vetting ?{x} .")
        if kind.requirement:
            any_kind = kind.id == "requirement"
            typed = "" if any_kind else f"?{x} a {bracketed(kind.requirement)} ."
            branches.append(
                f"{by} ?{role} remit:requirement ?{x} . {typed} {self._modality(where.modality, x)}"
                f" FILTER NOT EXISTS {{ ?{x} remit:about {self._some()} }}"
            )
        return "\n  UNION\n".join("{ " + branch + " }" for branch in branches)

    def _kind_of_need(self, kind: Kind, x: str, requirement: str) -> str:
        """Write: the topic is of the kind, or the requirement is of that kind of need."""
        if kind.id == "requirement":
            return ""
        typed = f"?{requirement} a {bracketed(kind.requirement)} ." if kind.requirement else ""
        if not kind.classes:
            return typed
        both = [self._wide(kind, x), typed]
        return " UNION ".join("{ " + part + " }" for part in both if part)

    def _wide(self, kind: Kind, x: str) -> str:
        return kind.wide.replace("?x", f"?{x}") if kind.wide else self._of_kind(kind, x)

    def _mentioned(self, where: Mentions, x: str, kind: Kind) -> str:
        role, statement = self._fresh(), self._fresh()
        by = self.target(where.by, role) if where.by else ""
        typed = self._wide(kind, x) if kind.classes else ""
        return (
            f"{by} ?{role} remit:requirement ?{statement} . ?{statement} remit:about ?{x} . {typed}"
        )

    def _counted(self, where: Counted, x: str) -> str:
        one = self._fresh()
        pattern = self.counted_pattern(where.kind, where.modality, x, one)
        return (
            f"{{ SELECT ?{x} WHERE {{ {pattern} }} GROUP BY ?{x}"
            f" HAVING(COUNT(DISTINCT ?{one}) {where.sign} {where.number}) }}"
        )

    def counted_pattern(self, kind: str, modality: str, x: str, one: str) -> str:
        """Write the pattern that ties things `x` to what is counted of each, `one`."""
        counted = self.lexicon.kinds[kind]
        if kind == "force":
            return self._step("covers", x, one, inverse=False)
        if kind == "unit":
            return self._step("covers", x, one, inverse=True)
        if kind == "role":
            return self._step("in-unit", x, one, inverse=True)
        if kind == "competency":
            return self._step("competency", x, one, inverse=False)
        requirement = self._fresh()
        said = self._modality(modality, requirement)
        if kind == "requirement":
            return f"?{x} remit:requirement ?{requirement} . BIND(?{requirement} AS ?{one}) {said}"
        typed = self._kind_of_need(counted, one, requirement)
        return f"?{x} remit:requirement ?{requirement} . ?{requirement} remit:about ?{one} . {said} {typed}"

    def _fresh(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def _some(self) -> str:
        return f"?{self._fresh()}"
