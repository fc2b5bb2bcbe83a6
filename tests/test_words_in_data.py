"""Words that people know stand in data: no pattern and no list of the rooms that read holds them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("extraction", "layout", "linking")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / "graph" / room).glob("*.py"))
LISTING = [*SOURCES, *sorted((ROOT / "graph" / "asking").rglob("*.py"))]
"""Modules whose lists hold no words either; those of questions are compared with small words."""

FEW = 3
WORD = re.compile(r"[A-Za-z]{3,}")
GRAMMAR = re.compile(
    r"\(\?P?<\w+>|\(\?<[=!]|\\u[0-9a-fA-F]{4}|\\[A-Za-z]|\(\?[aimsx-]+:|\[[^\]]*\]"
)
"""What of a pattern is its own grammar: names of groups, escapes, sets of letters."""


def small_words() -> frozenset[str]:
    """Give the words that belong to the language and to no subject, as the data list them."""
    lists = tomllib.loads((ROOT / "data" / "layout" / "small-words.toml").read_text("utf-8"))
    return frozenset(word for table in lists.values() for words in table.values() for word in words)


SMALL = small_words()


@cache
def function_words() -> frozenset[str]:
    """Give the words that hold questions together, as the data list them."""
    words = tomllib.loads((ROOT / "data" / "questions" / "words.toml").read_text("utf-8"))
    return frozenset([*words["function"]["words"], *words["hollow"]["words"]])


def keys(table: object) -> Iterator[str]:
    """Yield the keys of a table and of those in it."""
    match table:
        case dict():
            for key, inner in table.items():
                yield str(key)
                yield from keys(inner)
        case list():
            for inner in table:
                yield from keys(inner)


def names() -> Iterator[str]:
    """Yield the names of the program: keys of its data, of its modules, of what they define."""
    for path in (ROOT / "data").rglob("*.toml"):
        yield from keys(tomllib.loads(path.read_text("utf-8")))
    for path in (ROOT / "graph").rglob("*.py"):
        yield path.stem
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
                    yield name.strip("_").casefold()
                case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                    yield name


def lists(tree: ast.AST) -> Iterator[list[str]]:
    """Yield the texts of each list, set and table that a module writes out; no endings of words."""
    ending: set[int] = set()
    called: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="endswith"), args=[ast.Name(name)]):
                called.add(name)
            case ast.Call(func=ast.Attribute(attr="endswith"), args=[ast.Tuple() as given]):
                ending.add(id(given))
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=value) if name in called:
                ending.add(id(value))
    for node in ast.walk(tree):
        match node:
            case ast.Set(elts=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                texts = parts
            case ast.Dict(keys=parts):
                texts = [part for part in parts if part is not None]
            case _:
                continue
        if id(node) not in ending:
            yield [
                t.value for t in texts if isinstance(t, ast.Constant) and isinstance(t.value, str)
            ]


def is_word(text: str) -> bool:
    """Tell whether a text is a word, or several, that people say, and no Roman number."""
    return re.fullmatch(r"(?![ivx]+$)[a-z]{3,}(?: [a-z]+)*", text) is not None


def constant(node: ast.expr) -> str:
    """Give what is written out in an expression for a text, with gaps for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return " ".join(map(constant, parts))
        case ast.BinOp(left=left, right=right):
            return f"{constant(left)} {constant(right)}"
    return " "


def patterns(tree: ast.AST) -> Iterator[str]:
    """Yield the alternations that a module writes out: those it compiles, and parts of them."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name("re")), args=[source, *_]):
                yield constant(source)
            case ast.Assign(value=ast.JoinedStr() | ast.BinOp() | ast.Constant(value=str())):
                yield constant(node.value)


def words(pattern: str) -> set[str]:
    """List the words of a pattern with an alternation that are no small ones.

    A pattern with an angle bracket is one of markup, whose words are those of a format.
    """
    plain = GRAMMAR.sub(" ", pattern)
    if "|" not in plain or re.search(r"<|\[[^\]]*<", GRAMMAR.sub(keep_sets, pattern)):
        return set()
    return {word.casefold() for word in WORD.findall(plain)} - SMALL


def keep_sets(found: re.Match[str]) -> str:
    """Leave sets of letters in a pattern."""
    return found[0] if found[0].startswith("[") else " "


def test_no_pattern_lists_words_that_data_could_hold() -> None:
    found = [
        (f"{path.parent.name}/{path.stem}", sorted(listed))
        for path in SOURCES
        for listed in map(words, patterns(ast.parse(path.read_text("utf-8"))))
        if len(listed) >= FEW
    ]
    assert found == []


def test_no_list_holds_words_that_data_could_hold() -> None:
    """Words that the program itself goes by, and small ones, are no such words."""
    known, small = frozenset(names()), SMALL | function_words()
    found = [
        (
            f"{path.parent.name}/{path.stem}",
            [t for t in texts if is_word(t) and t not in known and not small.issuperset(t.split())],
        )
        for path in LISTING
        for texts in lists(ast.parse(path.read_text("utf-8")))
    ]
    assert [(place, listed) for place, listed in found if len(listed) >= FEW] == []


@pytest.mark.parametrize(
    ("code", "listed"),
    [
        ('_PAST = frozenset({"wrote", "ran"})', [["wrote", "ran"]]),
        ('if word in ("stationed", "housed"): pass', [["stationed", "housed"]]),
        ('_MADE = {"good": {"more": "better"}}', [["good"], ["more"]]),
        ('word.endswith(("ches", "shes"))', []),
        ('_ENDS = ("ches", "shes")\nword.endswith(_ENDS)', []),
    ],
)
def test_lists_of_words_are_recognised(code: str, listed: list[list[str]]) -> None:
    assert [texts for texts in lists(ast.parse(code)) if texts] == listed


@pytest.mark.parametrize(
    ("code", "listed"),
    [
        ('re.compile(r"\\b(?:grade|scale|band)\\b", re.I)', {"grade", "scale", "band"}),
        ('_A = r"(?:sergeant|inspector)"', {"sergeant", "inspector"}),
        ('re.search(rf"(?P<unit>{hours}|weeks?)", text)', {"weeks"}),
        ('re.compile(r"(?:the|of|with)\\s")', set()),
        ('re.compile(r"</?(?:table|section|div)")', set()),
    ],
)
def test_words_in_a_pattern_are_recognised(code: str, listed: set[str]) -> None:
    assert set().union(*map(words, patterns(ast.parse(code)))) == listed
