"""Write needs and mentions as SPARQL: by requirements, by short cuts, by the words of quotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.asking.iris import among, bracketed, either, values
from remit.graph.asking.logic import OneOf, Things
from remit.graph.asking.search import degree, kinds_of, modality_iris, natural, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.lexicon import Kind, Lexicon
    from remit.graph.asking.line_index import Passage
    from remit.graph.asking.logic import Mentions, Needs, Target
    from remit.graph.asking.names import NameIndex

# Degrees of need for which the graph has a short cut from role to topic.
SHORT = frozenset({"need", "any"})
_OF_POST = frozenset({"need", "mandatory", "any"})
OF_LEVEL = _OF_POST | {"essential"}  # a level that a post is given stands under no heading
_IN_FIELDS = {"vetting": ("remit:vetting", OF_LEVEL), "competency": ("remit:competency", _OF_POST)}


@dataclass(slots=True)
class NeedsWriter:
    """Write what roles need; the rest of a query is the heir's."""

    lexicon: Lexicon
    index: NameIndex
    single: bool = field(default=False)
    stated: bool = field(default=False)
    _count: int = field(default=0)

    def target(self, target: Target, x: str) -> str:
        """Write the pattern for what a condition points at."""
        raise NotImplementedError

    def of_kind(self, kind: Kind, x: str) -> str:
        """Write that `x` is of a kind."""
        if not kind.classes:
            typed = "" if kind.id == "requirement" else f" ?{x} a {bracketed(kind.requirement)} ."
            return f"[] remit:requirement ?{x} .{typed}"
        only = f" {kind.only.replace('?x', f'?{x}')}" if kind.only else ""
        return f"{values(x + 'Class', kind.classes)} ?{x} a ?{x}Class .{only}"

    def needs(self, where: Needs, x: str) -> str:
        """Write: a role needs a topic, by a requirement, by inference or by the words of one."""
        requirement = self.fresh()
        modality = self.modality(degree(where), requirement)
        branches = []
        if where.topic is None:
            typed = self.of_need(where.aspect, requirement)
            branches.append(f"?{x} remit:requirement ?{requirement} . {typed}{modality}")
            fields = self.lexicon.kinds[where.aspect or "requirement"].fields
            if fields and where.modality in _OF_POST:
                path = "|".join(bracketed(field) for field in fields)
                branches.append(f"?{x} {path} {self.some()} .")
            return either(branches, x)
        if isinstance(where.topic, OneOf | Things):
            topic = self.fresh()
            bound = self.target(where.topic, topic)
            about = topic
            if self.stated and isinstance(where.topic, OneOf):
                about = self.fresh()
                bound = f"{bound} ?{about} remit:presupposes* ?{topic} ."
            branches.append(
                f"{bound} ?{requirement} remit:about ?{about} ."
                f" ?{x} remit:requirement ?{requirement} ."
                f" {modality}{self._aspect(where, requirement)}"
            )
            short = isinstance(where.topic, OneOf) or where.aspect == "use"
            short = short and where.modality in SHORT and not self._aspect(where, requirement)
            if short and not self.stated:
                branches.append(f"{bound} ?{x} remit:requires ?{topic} .")
            elif short and "system" in kinds_of(where.topic):
                branches.append(f"{bound} ?{x} remit:usesSystem ?{topic} .")
            for kind, (field_, degrees) in _IN_FIELDS.items():
                if where.modality in degrees and kind in kinds_of(where.topic):
                    branches.append(f"{bound} ?{x} {field_} ?{topic} .")
        found = passages(where, self.lexicon, self.index)
        if found or not branches:
            branches.append(self.from_text(found, x))
        return either(branches, x)

    def of_need(self, aspect: str, requirement: str) -> str:
        """Write that a requirement is of one kind of need; nothing where any will do."""
        if aspect in {"", "requirement"}:
            return ""
        return f"?{requirement} a {bracketed(self.lexicon.kinds[aspect].requirement)} . "

    def _aspect(self, where: Needs, requirement: str) -> str:
        kind = self.lexicon.kinds.get(where.aspect)
        if kind is None or natural(where.topic, where.aspect, self.lexicon):
            return ""
        class_, text = self.fresh(), self.fresh()
        said = "|".join(kind.said)
        classes = " ".join(bracketed(c) for c in kind.accepts)
        return (
            f" ?{requirement} a ?{class_} ; remit:text ?{text} ."
            f' FILTER(?{class_} IN ({classes.replace(" ", ", ")}) || REGEX(?{text}, "{said}", "i"))'
        )

    def modality(self, modality: str, requirement: str) -> str:
        """Write that a requirement has a modality of a degree of need."""
        name = self.fresh()
        iris = modality_iris(modality)
        return f"?{requirement} remit:modality ?{name} . {among(name, iris)}"

    def from_text(self, found: Sequence[Passage], x: str) -> str:
        """Write: a role whose document holds one of these quotes, or that has it as its own."""
        document = self.fresh()
        placed = [(passage.evidence.partition("#")[0], passage.role) for passage in found]
        several = self.index.several
        bound = values(document, sorted({place for place, _ in placed if place not in several}))
        described = f"{bound} ?{x} remit:describedBy ?{document} ."
        roles = sorted({role for place, role in placed if place in several})
        return either([described, values(x, roles)], x) if roles else described

    def mentions(self, where: Mentions, x: str) -> str:
        """Write: a role's profile speaks of a topic."""
        branches = []
        if isinstance(where.topic, OneOf | Things):
            topic, about = self.fresh(), self.fresh()
            bound = self.target(where.topic, topic)
            branches.append(
                f"{bound} ?{about} remit:about ?{topic} . ?{x} remit:requirement ?{about} ."
            )
            document = self.fresh()
            branches.append(
                f"{bound} ?{document} dcterms:references ?{topic} ."
                f" ?{x} remit:describedBy ?{document} ."
            )
            if self.index.several:
                branches.append(
                    f"{bound} ?{x} dcterms:references ?{topic} ; remit:describedBy {self.some()} ."
                )
        found = passages(where, self.lexicon, self.index)
        if found or not branches:
            branches.append(self.from_text(found, x))
        return either(branches, x)

    def needed_by(self, where: Needs, x: str, kind: Kind) -> str:
        """Write: a topic that roles need, or a requirement of theirs that has no topic."""
        role, requirement = self.fresh(), self.fresh()
        wanted = "mandatory" if kind.fields and where.modality == "essential" else where.modality
        by = self.those(where.by, role)
        tied = f"?{role} remit:requirement ?{requirement} ."
        modality = self.modality(wanted, requirement)
        about = f"{tied} ?{requirement} remit:about ?{x} . {modality}"
        branches = [f"{by} {about} {self.kind_of_need(kind, x, requirement)}"]
        if wanted in SHORT and (kind.classes or kind.id == "requirement"):
            typed = self.wide(kind, x) if kind.classes else ""
            branches.append(f"{by} ?{role} remit:requires ?{x} . {typed}")
        if kind.id in {"vetting", "requirement"} and wanted in _OF_POST:
            branches.append(f"{by} ?{role} remit:vetting ?{x} .")
        if kind.requirement:
            any_kind = kind.id == "requirement"
            typed = "" if any_kind else self.accepted(kind, x)
            branches.append(
                f"{by} ?{role} remit:requirement ?{x} . {typed} {self.modality(wanted, x)}"
                f" FILTER NOT EXISTS {{ ?{x} remit:about {self.some()} }}"
            )
        return either(branches, x)

    def of_needed(self, kind: Kind, modality: str, x: str) -> str:
        """Write that a topic which some requirement is about is of a kind; nothing for any kind."""
        if kind.id == "requirement":
            return ""
        requirement = self.fresh()
        needed = self.modality(modality, requirement)
        typed = self.kind_of_need(kind, x, requirement)
        pattern = f"?{requirement} remit:about ?{x} . {needed} {typed}"
        return f"{{ SELECT DISTINCT ?{x} WHERE {{ {pattern} }} }}"

    def those(self, by: Target | None, role: str) -> str:
        """Write which roles need it; nothing for all, since only roles have requirements."""
        every = isinstance(by, Things) and by.where is None
        return self.target(by, role) if by and not every else ""

    def kind_of_need(self, kind: Kind, x: str, requirement: str) -> str:
        """Write: the topic is of the kind, or the requirement is of that kind of need."""
        if kind.id == "requirement":
            return ""
        typed = self.accepted(kind, requirement)
        if not kind.classes:
            return typed
        about = f"?{requirement} remit:about ?{x} ."
        wide = f"{self.wide(kind, x)} {about}"
        return either([wide, f"{typed} {about}"] if typed else [wide], x, requirement)

    def accepted(self, kind: Kind, requirement: str) -> str:
        """Write that a requirement is of a kind of need, or of one that people take for it."""
        if kind.classes or len(kind.accepts) < 2:
            return f"?{requirement} a {bracketed(kind.requirement)} ." if kind.requirement else ""
        name, text = self.fresh(), self.fresh()
        if not kind.worded:
            return f"?{requirement} a ?{name} . {among(name, kind.accepts)}"
        classes = ", ".join(bracketed(c) for c in kind.accepts)
        worded = f'REGEX(?{text}, "(^|[^a-z])({"|".join(kind.worded)})([^a-z]|$)", "i")'
        return (
            f"?{requirement} a ?{name} ; remit:text ?{text} ."
            f" FILTER(?{name} IN ({classes}) || {worded})"
        )

    def wide(self, kind: Kind, x: str) -> str:
        """Write that `x` is of a kind, or what stands for one where roles are concerned."""
        if not kind.wide:
            return self.of_kind(kind, x)
        pattern = kind.wide.replace("?x", f"?{x}")  # by itself, or it is looked for in each row
        return f"{{ SELECT DISTINCT ?{x} WHERE {{ {pattern} }} }}"

    def mentioned(self, where: Mentions, x: str, kind: Kind, role: str = "") -> str:
        """Write: a topic that profiles of roles speak of; with `role`, of which it may be asked."""
        shown = (x, role) if role else (x,)
        role, statement = role or self.fresh(), self.fresh()
        by = self.those(where.by, role)
        typed = self.wide(kind, x) if kind.classes else ""
        tied = f"?{role} remit:requirement ?{statement} . ?{statement} remit:about ?{x} ."
        branches = [tied, f"?{role} remit:describedBy/dcterms:references ?{x} ."]
        if self.index.several:
            own = f"?{role} dcterms:references ?{x} ; remit:describedBy {self.some()} ."
            branches.append(own)
        return either([f"{by} {branch} {typed}" for branch in branches], *shown)

    def fresh(self) -> str:
        """Make a name for one more variable."""
        self._count += 1
        return f"v{self._count}"

    def some(self) -> str:
        """Write a variable that nothing else speaks of."""
        return f"?{self.fresh()}"
