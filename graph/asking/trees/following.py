"""Read a question over a user's graph that goes on from the one before: "of those, which …"."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, key
from remit.graph.asking.following import behind, plainly
from remit.graph.asking.lattice import build
from remit.graph.asking.logic import Named, OneOf
from remit.graph.asking.preparing import prepare
from remit.graph.asking.trees.answering import answered
from remit.graph.asking.trees.exclusive import renumbered
from remit.graph.asking.trees.meaning import (
    About,
    Beside,
    Column,
    Compare,
    Counted,
    Groups,
    Has,
    Holds,
    Rows,
    Summed,
    Tree,
    Truth,
    Versus,
    Whether,
)
from remit.graph.asking.trees.plain_values import DATED
from remit.graph.asking.trees.reading import readings
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.value import replaced, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.context import Context
    from remit.graph.asking.trees.meaning import Goal

_LEADING = re.compile(r"(?:(?:in|from|for|at|of|with|to|on|by) )?(?:the )?(.+)")
_OWN = re.compile(r"\b(?:his|her|its|their)\b", re.I)
_THAT = re.compile(r"\b(?:he|she|it|him|her|they|them)\b", re.I)
_YEAR = re.compile(r"[12]\d{3}")
_APART = 50  # what the things of the question before are numbered from
_MOST = 200  # that are carried on by name


def follow_up(text: str, last: Goal, context: Context) -> Goal | None:
    """Return what a text asks after the last question; None where it stands by itself."""
    said = plainly(text)
    phrases = context.lexicon.follow_up
    if said in phrases["why"]:
        return _why(last)
    found = _found(last, context)
    if found is not None and said in phrases["whole"]:
        return Counted(found)
    for sort, opening in (("counted", "how many"), ("any", "are any"), ("narrowing", "which")):
        rest = behind(said, phrases[sort]) if found is not None else ""
        asked = _read(f"{_opened(opening, found)} {rest}", context) if found and rest else None
        narrowed = _narrowed(asked, found) if asked is not None and found is not None else None
        if narrowed is not None:
            return narrowed
    best = behind(said, ("and", "and what is", "and who is", "which is", "who is", "and which is"))
    if found is not None and best.startswith("the "):
        asked = _read(f"{_opened('which', found)} is {best}", context)
        if isinstance(asked, Rows) and asked.order is not None:
            return _narrowed(asked, found)
    meant = _said_of(text, last, found, context)
    if meant is not None:
        return meant
    rest = behind(said, phrases["swapping"])
    return _swapped(rest, last, context) if rest else None


def _opened(opening: str, found: Tree | None) -> str:
    """Begin a question of the same things."""
    nouns = found.said if found is not None else ""
    if nouns == "those":
        return {"which": "who", "how many": "how many people"}.get(opening, "is anyone")
    return f"{opening} {nouns}"


def _read(text: str, context: Context) -> Goal | None:
    """Read a question that must stand by itself."""
    prepared = next(prepare(text, context.lexicon, context.index), None)
    found = readings(prepared, context.lexicon, context.index, text) if prepared else []
    return found[0].goal if found else None


def _found(last: Goal, context: Context) -> Tree | None:
    """Return the things that a question was about; the best of some as those they are."""
    if isinstance(last, Counted | Whether) and last.tree.one is None:
        return last.tree
    if not isinstance(last, Rows) or last.tree.one is not None:
        return None
    if last.order is None:
        return last.tree
    answers = answered(last, context).answers
    named = tuple(Named(a.iri, a.label, "") for a in answers if a.iri)
    if not named or len(named) > _MOST:
        return None
    return Tree(last.tree.number, last.tree.classes, last.tree.said, OneOf(named, any=True))


def _narrowed(asked: Goal, found: Tree) -> Goal | None:
    """Ask the same of those things only that were found before."""
    tree = getattr(asked, "tree", None)
    if not isinstance(asked, Rows | Counted | Whether) or not isinstance(tree, Tree):
        return None
    if tree.one is not None or (tree.classes and not set(tree.classes) & set(found.classes)):
        return None
    before = renumbered(found, {found.number: tree.number}, _APART)
    both = Tree(
        tree.number,
        tuple(c for c in found.classes if c in tree.classes) or tree.classes,
        found.said if tree.said == "those" else tree.said,
        before.one,
        (*before.tests, *tree.tests),
        (*before.links, *tree.links),
    )
    return replaced(asked, tree, both)


def _said_of(text: str, last: Goal, found: Tree | None, context: Context) -> Goal | None:
    """Put the one thing that was spoken of, or the things found, in the place of a pronoun."""
    bare = re.sub(r"^\s*and,?\s+", "", text, flags=re.I)
    if not (_OWN.search(bare) or _THAT.search(bare)):
        return None
    one = _spoken_of(last, context)
    if one is not None and not _tells(bare, context):
        return _read(_THAT.sub(one, _OWN.sub(f"{one}'s", bare)), context)
    begun, own, rest = f" {fold(bare)}".partition(" their ")
    if found is None or not own or _tells(begun, context):
        return None
    rest = rest.strip(" ?!.")
    nouns = "everyone" if found.said == "those" else found.said
    asked = _read(f"list {nouns} with their {rest}", context)
    return _narrowed(asked, found) if asked is not None else None


def _tells(text: str, context: Context) -> bool:
    """Tell whether words name things, or a kind of thing, and so stand by themselves."""
    prepared = next(prepare(text, context.lexicon, context.index), None)
    if prepared is None or not prepared.tokens:
        return False
    own = set(context.lexicon.own["kinds"])
    edges = build(prepared.tokens, context.lexicon, context.index).edges
    kinds = {edge.value for found in edges.get("noun", {}).values() for edge in found}
    return bool(kinds & own) or _name_in(text, context) is not None


def _name_in(text: str, context: Context) -> OneOf | None:
    """Find the longest name of a thing of the user's in some words."""
    prepared = next(prepare(text, context.lexicon, context.index), None)
    if prepared is None or not prepared.tokens:
        return None
    own = set(context.lexicon.own["kinds"])
    edges = build(prepared.tokens, context.lexicon, context.index).edges.get("name", {})
    found = [
        (edge.end - start, tuple(n for n in edge.value.names if n.kind in own and n.rung != "part"))
        for start, some in edges.items()
        for edge in some
    ]
    longest = max((pair for pair in found if pair[1]), default=None, key=lambda pair: pair[0])
    return OneOf(longest[1], text) if longest else None


def _spoken_of(last: Goal, context: Context) -> str | None:
    """Name the one thing that a question named, or was answered with."""
    if isinstance(last, About):
        return last.one.names[0].label if len(last.one.names) == 1 else None
    tree = getattr(last, "tree", None)
    if isinstance(tree, Tree) and tree.one is not None:
        return tree.one.names[0].label if len(tree.one.names) == 1 else None
    answers = answered(last, context).answers
    alone = isinstance(last, Rows) and len(answers) == 1 and answers[0].iri is not None
    return answers[0].label if alone else None


def _swapped(rest: str, last: Goal, context: Context) -> Goal | None:
    """Put another name, value or year in the place of the one of its sort that was asked about."""
    bare = _LEADING.fullmatch(rest)
    rest = bare[1] if bare else rest
    if _YEAR.fullmatch(rest):
        dated = [t for t in walk(last) if isinstance(t, Compare) and t.sign in {*DATED, "in"}]
        if len(set(dated)) != 1:
            return None
        return replaced(last, dated[0], Compare(dated[0].relation, dated[0].sign, rest))
    name = _name_in(rest, context)
    ones = {part for part in walk(last) if isinstance(part, OneOf)}
    if name is not None:
        classes = context.index.classes_of(n.iri for n in name.names)
        same = [one for one in ones if _alike(one, classes, context)]
        if len(same) == 1:
            return replaced(last, same[0], name)
    for test in {t for t in walk(last) if isinstance(t, Holds)}:
        rows = context.index.values([key(rest)])
        path = context.lexicon.relations[test.relation].pattern
        said = [row for row in rows if path.endswith(f"<{json.loads(row[1])[0]}> ?o .")]
        if said:
            new = Holds(test.relation, tuple(row[3] for row in said), said[0][2])
            return replaced(last, test, new)
    return _of_others(rest, last, context) if name is None else None


def _of_others(rest: str, last: Goal, context: Context) -> Goal | None:
    """Ask the same of things of another kind: "and valves"."""
    listed = _read(f"list {rest}", context)
    tree = getattr(last, "tree", None)
    if not isinstance(listed, Rows) or not isinstance(tree, Tree) or tree.one is not None:
        return None
    other = listed.tree
    if listed != Rows(Tree(other.number, other.classes, other.said)):
        return None
    schema = Schema.of(context.lexicon, context.index)
    told = [column.relation for column in _told(tree) if column.node == tree.number]
    if not all(schema.has(relation, other.classes) for relation in told):
        return None
    new = Tree(tree.number, other.classes, other.said, None, tree.tests, tree.links)
    return replaced(last, tree, new)


def _alike(one: OneOf, classes: dict[str, frozenset[str]], context: Context) -> bool:
    """Tell whether a name is of things of the same classes."""
    mine = context.index.classes_of(n.iri for n in one.names)
    return bool(frozenset[str]().union(*mine.values()) & frozenset[str]().union(*classes.values()))


def _why(last: Goal) -> Goal | None:
    """Ask for what an answer rests on: the values of all that was asked about."""
    tree = getattr(last, "tree", None)
    if not isinstance(tree, Tree):
        return None
    columns = list(dict.fromkeys(_told(tree)))
    order = last.order if isinstance(last, Rows) else None
    if isinstance(last, Summed | Groups) and last.relation:
        node = last.node if isinstance(last, Summed) else last.of
        columns.append(Column(node, last.relation))
    if order is not None and order.relation:
        columns.append(Column(order.node, order.relation))
    return Rows(tree, tuple(dict.fromkeys(columns)), order) if columns else None


def _told(tree: Tree) -> Iterator[Column]:
    """Yield the values that are told of in a tree, and the things; not what is denied."""
    for test in tree.tests:
        if isinstance(test, Beside):
            yield Column(tree.number, test.other)
        if isinstance(test, Compare | Holds | Truth | Has | Versus | Beside):
            yield Column(tree.number, test.relation)
    for link in tree.links:
        if link.steps and link.mode in {"", "maybe"}:
            if link.tree.one is None or len(link.steps) > 1:
                yield Column(link.tree.number)
            yield from _told(link.tree)
