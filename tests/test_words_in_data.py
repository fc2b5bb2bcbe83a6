"""Words that people know stand in data: no pattern of the rooms that read documents holds them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("extraction", "layout", "linking")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / "graph" / room).glob("*.py"))

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


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_pattern_lists_words_that_data_could_hold(path: Path) -> None:
    found = map(words, patterns(ast.parse(path.read_text("utf-8"))))
    assert [sorted(listed) for listed in found if len(listed) >= FEW] == []


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
