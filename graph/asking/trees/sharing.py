"""Read "on a project together with X" and "share a part with X": on the same one, the same part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.graph.asking.trees.meaning import Other, Step, Tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from remit.graph.asking.trees.meaning import Link
    from remit.graph.asking.trees.parts import Parts
    from remit.graph.asking.trees.schema import Schema

_FOLLOWED = re.compile(r"(\^?)<([^>]+)>")
_A = r"(?:a|an|any|some|one|the same)"


def as_same(question: str, sharing: Mapping[str, Sequence[str]]) -> str:
    """Put a question of what is had together with another as one of the same thing.

    Args:
        question: What is asked.
        sharing: The words for it.

    >>> words = {"with": ["together with"], "verbs": ["share"]}
    >>> as_same("Who works on a project together with Ann?", words)
    'Who works on the same project as Ann?'
    >>> as_same("Who share an office with Ann?", words)
    'Who have the same office as Ann?'
    """
    together, verbs = ("|".join(sharing[name]) for name in ("with", "verbs"))
    said = rf"\b(?:{verbs}) {_A} (\w+(?: \w+)?) (?:with|{together}) "
    question = re.sub(said, r"have the same \1 as ", question, flags=re.I)
    return re.sub(
        rf"\b{_A} (\w+(?: \w+)?) (?:{together}) ", r"the same \1 as ", question, flags=re.I
    )


def with_another(parts: Parts) -> bool:
    """Tell whether something is done "together with X", who is named beside no one else."""
    words = parts.lexicon.own["sharing"]["with"]
    for at, chunk in enumerate(parts.chunks):
        before, behind = (parts.at(n) for n in (parts.previous(at, 3), parts.next(at, 2)))
        said = (chunk.text, " ".join(c.text for c in parts.chunks[at : at + 2]))
        alone = before is None or before.sort != "name"
        if (
            alone
            and behind is not None
            and behind.sort == "name"
            and not set(words).isdisjoint(said)
        ):
            return True
    return False


def with_others(tree: Tree, said: Collection[int], schema: Schema) -> Tree:
    """Leave out whom a question names as having something with those that it asks for.

    Args:
        tree: What is asked for.
        said: The numbers of what is named behind "with".
        schema: What the properties are.
    """
    shared = {n for link in tree.links for n in _back(link, schema)}
    others = [Other(n) for n in sorted(shared & set(said))]
    tests = (*tree.tests, *others)
    return Tree(tree.number, tree.classes, tree.said, tree.one, tests, tree.links)


def _back(link: Link, schema: Schema) -> Iterator[int]:
    """Yield the things by name to which the way leads back by which a link led away."""
    way = [_followed(step, schema) for step in link.steps]
    for below in link.tree.links:
        turned = [Step(s.relation, not s.inverse) for s in reversed(below.steps)]
        if way == [_followed(step, schema) for step in turned] and not (below.mode or link.mode):
            yield below.tree.number


def _followed(step: Step, schema: Schema) -> set[tuple[str, bool]]:
    """List the properties that a step follows, each with whether it leads back."""
    found = _FOLLOWED.findall(schema.properties[step.relation].path)
    return {(iri, bool(back) != step.inverse) for back, iri in found}
