"""Grow the trees that the things of a question make, the likeliest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from remit.graph.asking.own_verbs import is_third
from remit.graph.asking.own_words import without_leading
from remit.graph.asking.tokens import POSSESSIVE
from remit.graph.asking.trees.dealt import dealt
from remit.graph.asking.trees.ended import current, ended
from remit.graph.asking.trees.how_often import counted_through
from remit.graph.asking.trees.joining import Joiner
from remit.graph.asking.trees.levels import ANY_STEP
from remit.graph.asking.trees.likening import likened
from remit.graph.asking.trees.lines import in_one_line, in_several_lines
from remit.graph.asking.trees.meaning import ONLY, Holds, Lacks, Truth
from remit.graph.asking.trees.mention import STOP
from remit.graph.asking.trees.nodes import Node, grown
from remit.graph.asking.trees.sharing import with_others
from remit.graph.asking.trees.ways import Words
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.asking.trees.joining import Joints
    from remit.graph.asking.trees.meaning import Tree
    from remit.graph.asking.trees.parts import Parts
    from remit.graph.asking.trees.schema import Schema

_MOST_JOINED = 6
_TURNED = frozenset({"false", "unfinished"})
_DOING = frozenset({"does", "do", "did"})
_EACH = frozenset({"per", "a", "an"})  # "per week"
_FAR = 1.0
_RELATIVE = frozenset({"that", "which", "whom"})


def trees(parts: Parts, root: Node, before: Sequence[str]) -> Iterator[tuple[float, Tree]]:
    """Yield the trees that the nodes of a question may make, with their costs."""
    if root.mode:
        return
    others = [n for n in parts.nodes if n is not root and n.mode != "same"]
    plain = not others and not root.tests and not root.via and root.one is None
    if plain and not parts.verbs and not _says_no_more(parts):
        return
    loose: dict[str, frozenset[str]] = parts.lexicon.own["loose"]
    said = Words(
        parts.verbs,
        loose,
        _with_peoples(parts, before),
        parts.beside,
        _clauses(parts),
        parts.reach,
        frozenset(parts.lexicon.own["clients"]),
    )
    joiner = Joiner(parts.schema, said)
    found = joiner.joined(root, others, parts.most - parts.cost)
    best = found[0][0] if found else 0.0
    kinds = frozenset(n.number for n in parts.nodes if _kind(parts, n))
    for cost, joints, bare in found[:_MOST_JOINED]:
        vague = any(n.number in bare and len(n.via) > 1 and n.mode != "maybe" for n in parts.nodes)
        if cost <= best + _FAR and not vague:
            hung = likened(parts, root, joints)
            if hung is None or not _possible(parts.schema, [root, *others], joints):
                continue
            if parts.reach == ANY_STEP and not any(
                s.often for _, way in hung.values() for s in way
            ):
                continue  # it goes no further than one step
            tree = _grown(parts.schema, root, hung, [root, *parts.nodes], bare - kinds)
            tree = in_several_lines(parts.schema, tree)
            tree = with_others(tree, _named_with(others, before), parts.schema)
            tree = in_one_line(parts.schema, tree, parts.called)
            tree = dealt(parts.schema, tree, _told(parts))
            if parts.once:
                over = ended(tree, parts.schema, parts.lexicon.own["ends"])
                if over is None:
                    return  # what is meant first is told of no line that ends
                tree = over
            counted = counted_through(tree, parts.schema)
            if counted is None:
                continue
            tree = counted
            if parts.now:
                ends, today = parts.lexicon.own["ends"], date.today().isoformat()
                tree = current(tree, parts.schema, ends, today)
            below = any(_says_only(link.tree) for link in tree.links)
            if not (below or _denies_at_once(parts, tree) or _at_odds(parts.schema, tree)):
                yield parts.cost + cost, tree


def _named_with(nodes: Sequence[Node], before: Sequence[str]) -> set[int]:
    """List the numbers of what stands by name behind "with"."""
    named = (n for n in nodes if n.one is not None and n.place < len(before))
    return {n.number for n in named if before[n.place] == "with"}


def _kind(parts: Parts, node: Node) -> bool:
    """Tell whether a thing is called by a name like "includes work": no role, but what it is."""
    called = [name for relation in node.via for name in parts.lexicon.own["called"][relation]]
    return bool(called) and all(
        is_third(n.split()[0]) and " " in n and without_leading(n) == n for n in called
    )


def _with_peoples(parts: Parts, before: Sequence[str]) -> list[str]:
    """Let "from" stand before countries that are told by what is of them: "Swiss suppliers".

    What a place or a unit has is in it: "how many people does X have".
    """
    found = list(before)
    having = parts.chunks[-1].text == "have"
    for node in parts.nodes:
        if having and node.one is not None and found[node.place] in _DOING:
            found[node.place] = "in"
        if node.one is not None and node.one.written in parts.lexicon.own["peoples"]:
            found[node.place] = "from"
    return found


def _denies_at_once(parts: Parts, tree: Tree) -> bool:
    """Tell whether one "not" would deny several things, each for itself: "no 5 in Rust".

    Or nothing at all, where what it stands before was stepped over.
    """
    denied = _denied(tree)
    turned = any(isinstance(part, Truth) and not part.true for part in walk(tree))
    lost = not (denied or turned or any(chunk.sort in _TURNED for chunk in parts.chunks))
    return bool(parts.nots) and (lost or (not parts.joined() and denied > parts.nots))


def _says_only(tree: Tree) -> bool:
    """Tell whether "only" is said: of what is not asked for it would say little."""
    here = any(isinstance(test, Holds) and test.only for test in tree.tests)
    return here or any(link.mode == ONLY or _says_only(link.tree) for link in tree.links)


def _at_odds(schema: Schema, tree: Tree) -> bool:
    """Tell whether one thing would have two values of a property that has one: red and blue."""
    told = [test.relation for test in set(tree.tests) if isinstance(test, Holds)]
    once = [r for r in told if told.count(r) > 1 and not schema.properties[r].several]
    return bool(once) or any(_at_odds(schema, link.tree) for link in tree.links)


def _denied(tree: Tree) -> int:
    """Count what a tree denies."""
    here = sum(isinstance(test, Lacks) for test in set(tree.tests))
    below = (1 if link.mode == "not" else _denied(link.tree) for link in tree.links)
    return here + sum(below)


def _told(parts: Parts) -> set[int]:
    """List the numbers of the things of which a clause tells: "the contracts that"."""
    behind = {c.place for c in parts.chunks if c.text in _RELATIVE}
    return {n.number for n in parts.nodes if n.end in behind}


def _clauses(parts: Parts) -> list[tuple[Node, int]]:
    """List the things that "where" goes on from, or "that" before a name, with its place."""
    places = [
        chunk.place
        for at, chunk in enumerate(parts.chunks)
        if chunk.sort == STOP and (chunk.text == "where" or _before_name(parts, at))
    ]
    ahead = [(at, [n for n in parts.nodes if n.place < at]) for at in places]
    return [(max(nodes, key=lambda n: n.place), at) for at, nodes in ahead if nodes]


def _before_name(parts: Parts, at: int) -> bool:
    """Tell whether a word begins what a thing by name does to what stands before it."""
    name, behind = parts.at(at + 1), parts.at(at + 2)
    relative = parts.chunks[at].text in _RELATIVE and name is not None and name.sort == "name"
    ends = {node.end for node in parts.nodes if node.one is None}
    owner = behind is not None and behind.text == POSSESSIVE
    return relative and parts.chunks[at].place in ends and not owner


def _possible(schema: Schema, nodes: Sequence[Node], joints: Joints) -> bool:
    """Tell whether things of one class can be all that is said of each node."""
    able = {node.number: node.classes for node in nodes}
    for number, (parent, steps) in joints.items():
        if steps:
            first, last = steps[0], steps[-1]
            able[parent] &= schema.classes_before(first)
            whole = schema.classes_before(last) if last.often else frozenset()
            able[number] &= schema.classes_behind(last) | whole
    return all(able.values())


def _says_no_more(parts: Parts) -> bool:
    """Tell whether the words that were stepped over leave all things of a class asked for."""
    small = parts.lexicon.function | frozenset(parts.lexicon.own["harmless"])
    texts = [chunk.text for chunk in parts.chunks if chunk.sort == STOP]
    return all(
        text in small or not text[:1].isalnum() or text.partition(" ")[0] in _EACH for text in texts
    )


def _grown(
    schema: Schema, root: Node, joints: Joints, nodes: list[Node], bare: frozenset[int]
) -> Tree:
    loose = {n.number: (root.number, ()) for n in nodes if n.mode == "beside"}
    if root.who:  # of those who do not do something, those count who could
        for node in nodes:
            parent, steps = joints.get(node.number, (-1, ()))
            if node.negated and parent == root.number and steps:
                root.classes &= schema.classes_before(steps[0]) or root.classes
    return grown(root, {**loose, **joints}, nodes, bare)
