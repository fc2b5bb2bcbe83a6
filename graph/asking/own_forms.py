"""Forms of questions and conditions over users' own graphs, made for each of their properties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.asking.lexicon import Form
from remit.graph.asking.own_conditions import PLAIN
from remit.graph.asking.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.asking.lexicon import Kind, Relation
    from remit.graph.asking.patterns import Element, Pattern

_ASKING = "[(<what>|<which>|<who>|<where>|<when>|how)]"
_DEGREES = "much|many|long|far|old|tall|high|heavy|big|wide|deep|fast|large"
_HOW = f"(<what>|<where>|<when>|<who>|how ({_DEGREES}))"
_QUESTIONS = {
    "own-value": [
        f"[<list>] {_ASKING} {{own-property}} {{own-one}} [{{own-said}}]",
        f"[<list>] {_ASKING} {{own-one}} {{own-property}}",
        f"{_HOW} {{own-one}} {{own-does}}",
        "how {own-property:own-high} {own-one}",
        f"{_HOW} {{own-does}} {{own-one}}",
    ],
    "own-extreme": ["[<list>] [(<which>|<what>|<who>)] {own-extreme}"],
    "own-aggregate": ["[<list>] [<what>] {own-aggregate}"],
    "own-grouped": ["[<list>] [<what>] {own-grouped}"],
    "own-most": ["[<list>] [(<which>|<who>|<what>)] {own-most}"],
    "own-columns": ["[<list>] [<what>] {own-columns}"],
    "own-about": ["[<list>] <about> {own-one}", "(<what>|<who>) (is|are) {own-one}"],
}

_COSTS = {"own-about": 0.6}


@cache
def questions() -> tuple[Form, ...]:
    """Make the forms of questions over users' own graphs."""
    return tuple(
        Form(reads, "", "", tuple(compile_pattern(text) for text in texts), _COSTS.get(reads, 0.0))
        for reads, texts in _QUESTIONS.items()
    )


def conditions_on(kind: Kind, relations: Mapping[str, Relation]) -> tuple[Form, ...]:
    """Make the conditions on a kind of thing, for every property that things of it have."""
    forms = [
        _form(
            kind.id,
            "counts",
            "",
            ["[<hold>] {comparison} {counted}", "{comparison} {counted} {own-said}"],
        )
    ]
    for relation in relations.values():
        if not relation.id.startswith("own-"):
            continue
        mine = relation.sources.intersection(kind.classes)
        if relation.target in PLAIN:
            forms += _valued(kind.id, relation) if mine else ()
            continue
        sides = _Sides(
            apart=not relation.sources & relation.targets,
            alone=not any(_rivals(relation, other) for other in relations.values()),
        )
        forms += _forward(kind.id, relation, sides) if mine else ()
        forms += (
            _backward(kind.id, relation, sides)
            if relation.targets.intersection(kind.classes)
            else ()
        )
    return tuple(forms)


class _Sides(NamedTuple):
    """How the two sides of a property stand to each other.

    Attributes:
        apart: Whether no thing can stand on both.
        alone: Whether no other property joins things of these kinds.
    """

    apart: bool
    alone: bool


def _rivals(one: Relation, other: Relation) -> bool:
    """Tell whether another property joins things of the same kinds, in either direction."""
    if other.id == one.id or not other.id.startswith("own-"):
        return False
    same = one.sources & other.sources and one.targets & other.targets
    turned = one.sources & other.targets and one.targets & other.sources
    return bool(same or turned)


def _pattern(text: str) -> Pattern:
    """Make a plain pattern quickly: cues, cues that may be missing, slots and words."""
    elements: list[Element] = []
    for piece in text.split():
        if piece.startswith("[<"):
            elements.append(("opt", (("cue", piece[2:-2]),)))
        elif piece.startswith("<"):
            elements.append(("cue", piece[1:-1]))
        elif piece.startswith("{"):
            name, _, slot = piece[1:-1].partition(":")
            elements.append(("slot", slot or name, name))
        else:
            elements.append(("word", piece))
    return tuple(elements)


def _form(kind: str, reads: str, relation: str, says: list[str], cost: float = 0.0) -> Form:
    return Form(reads, kind, relation, tuple(_pattern(text) for text in says), cost)


def _forward(kind: str, relation: Relation, sides: _Sides) -> Iterator[Form]:
    """Conditions on the subject: "employees who work in Sales", "whose manager is Ann"."""
    r, target = relation.id, f"{{target:targets:{relation.id}}}"
    says = [
        f"<{r}.verb> {target}",
        f"whose <{r}.noun> {target}",
        f"<hold> {target} as <{r}.noun>",
        f"<hold> <{r}.noun> {target}",
        f"in <{r}.noun> {target}",
        f"with <{r}.noun> {target}",
        f"{target} <{r}.active>",
    ]
    if sides.apart:
        says += [f"<{r}.noun> {target}", f"{target} <{r}.noun>", f"{target} <{r}.verb>"]
    yield _form(kind, "relation", r, says)
    further = f"{{further:targets:{r}}}"
    joined = [f"<{r}.{said}> {target} {{joint}} {further}" for said in ("verb", "noun", "loose")]
    yield _form(kind, "relation", r, joined)
    yield _form(kind, "relation", r, [f"<{r}.loose> {target}"], 0.2)
    yield _form(kind, "relation", r, [f"{target} <{r}.within>"], 0.1)
    if sides.alone:
        yield _form(kind, "relation", r, [target], 0.6)
    yield _form(kind, "not-relation", r, [f"<{r}.verb> <not> {target}"])
    yield _form(
        kind, "not-partnered", r, [f"<{r}.verb> <no-one>", f"<hold> <no-one> as <{r}.noun>"]
    )
    yield _form(kind, "partnered", r, [f"[<hold>] <{r}.noun>"], 0.3)


def _backward(kind: str, relation: Relation, sides: _Sides) -> Iterator[Form]:
    """Conditions on the value: "suppliers of engines", "who does Ann report to"."""
    r, target = relation.id, f"{{target:sources:{relation.id}}}"
    says = [
        f"{target} <{r}.verb>",
        f"<{r}.active> {target}",
        f"<{r}.noun> {target}",
        f"{target} <{r}.noun>",
    ]
    if sides.apart:
        says.append(f"<{r}.verb> {target}")
    yield _form(kind, "inverse", r, says)
    yield _form(kind, "inverse", r, [f"<{r}.within> {target}"], 0.1)
    yield _form(kind, "inverse", r, [f"{target} <{r}.loose>"], 0.7)
    if sides.alone:
        yield _form(kind, "inverse", r, [target], 0.7)
    yield _form(kind, "not-inverse", r, [f"<{r}.active> <not> {target}"])


def _valued(kind: str, relation: Relation) -> Iterator[Form]:
    """Conditions on plain values: "cost more than 50", "hired after 2015", "without an email"."""
    r = relation.id
    if relation.naming:
        return
    if relation.target == "text":
        value = f"{{value:values:{r}}}"
        says = [f"<{r}.noun> {value}", f"<{r}.verb> {value}", f"whose <{r}.noun> {value}"]
        yield _form(kind, "valued", r, [*says, f"{value} <{r}.noun>"])
        yield _form(kind, "valued", r, [f"<{r}.loose> {value}"], 0.2)
        yield _form(kind, "valued", r, [value], 0.6)
    elif relation.target == "boolean":
        yield _form(kind, "is-true", r, [f"[<hold>] <{r}.noun>", f"<{r}.verb>"])
        return
    elif relation.target == "number":
        amount = "{comparison:amount}"
        says = [f"<{r}.noun> {amount}", f"<{r}.verb> {amount}", f"{amount} <{r}.noun>"]
        says += [f"<{r}.higher> {{higher:number}}", f"<{r}.lower> {{lower:number}}"]
        yield _form(kind, "compared", r, says)
    if relation.target in {"date", "number"}:
        moment = "{comparison:moment}"
        says = [f"<{r}.verb> {moment}", f"<{r}.noun> {moment}"]
        yield _form(kind, "compared", r, says, 0.1 if relation.target == "number" else 0.0)
        other = f"{{other:sources:{r}}}"
        says = [f"<{r}.{said}> {{versus}} {other}" for said in ("noun", "verb")]
        says += [f"<{r}.{said}> {{versus}} <{r}.noun> {other}" for said in ("noun", "verb")]
        says.append(f"<{r}.higher> {{above:sources:{r}}}")
        says.append(f"<{r}.lower> {{below:sources:{r}}}")
        yield _form(kind, "against", r, says)
    if relation.target == "date":
        yield _form(kind, "compared", r, ["{comparison:moment}"], 0.5)
    yield _form(kind, "has-value", r, [f"[<hold>] <{r}.noun>"], 0.3)
