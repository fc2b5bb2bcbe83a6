"""Find the codes that count the items of a list: `E1 Holds a degree`, `E2 Can swim`."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from remit.graph.layout.columns import is_head
from remit.graph.linking.lexicon import names_a

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from remit.graph.document import Span

_CODE = r"([A-Z]{1,3})(\d{1,2})[.):]?(?:[ \t\u00a0]+(?=\S)|(?=\|)|(?<=[A-Z][A-Z]\d)(?=[A-Z][a-z]))"
_LETTERS_AHEAD = ("[A-Z]", "[A-Z]{2}", "[A-Z]{3}", "[A-Z]0", "[A-Z]{2}0", "[A-Z]{3}0")
_FIRST = re.compile("1(?!\\d)(?:" + "|".join(rf"(?<=(?<!\S){a}1)" for a in _LETTERS_AHEAD) + ")")
"""Looks back from the number one, which most texts hardly have."""
_OPENING = re.compile(rf"^[ \t\u00a0|]{{0,12}}(?:[•*–-][ \t\u00a0]+)?(?:{_CODE})", re.MULTILINE)
_INSIDE = re.compile(rf"(?<!\S){_CODE}(?=[A-Z])")
_CROWDED = re.compile(r"^.{250,}$", re.MULTILINE)
_WORD_BEFORE = re.compile(r"([A-Z]\w+):?\s+$")
_WEIGHTS = {"E", "D"}
_LATER = re.compile(r"(?<=\s)[A-Z]{1,3}[2-9][.):]?\s")
_LONG, _PAGE = 250, 6_000
_FEW, _FEW_CHAINS = 3, 2
_REST = re.compile(r"[^\n]*")
_SHORTEST = 8
_LONGEST_WORD = 14


def coded_lines(text: str) -> Mapping[int, int]:
    r"""List the codes that count lines from one on, each with the place where its line goes on.

    >>> said = "E1 Holds a degree\nE2 Can swim\nD1 Can dive\nD2 Owns a boat\nD8 Is old\n"
    >>> [said[end : end + 6] for end in coded_lines(said).values()]
    ['Holds ', 'Can sw', 'Can di', 'Owns a']
    >>> [said[end:] for said in ["E1 Essential"] for end in coded_lines(said).values()]
    ['Essential']
    """
    if _FIRST.search(text) is None:
        return {}
    found = _counting(_OPENING.finditer(text))
    crowded = (_INSIDE.finditer(text, *line.span()) for line in _CROWDED.finditer(text))
    found += _counting(chain.from_iterable(crowded))
    return {code.start(1): code.end() for code in found}


def codes_inside(text: str, line: Span) -> Iterator[int]:
    """Find where the items begin that such codes count in a line to which they have run together.

    A weight that heads the codes behind it begins a line too.

    >>> from remit.graph.document import Span
    >>> said = "E1 Holds a degree E2 Can swim a mile Desirable D1 Can dive D2 Owns a boat"
    >>> [said[at : at + 9] for at in codes_inside(said, Span(0, len(said)))]
    ['E1 Holds ', 'E2 Can sw', 'Desirable', 'D1 Can di', 'D2 Owns a']
    """
    if _FIRST.search(text, line.start, line.end) is None:
        yield from _going_on(text, line)
        return
    for found in _counting(_INSIDE.finditer(text, line.start, line.end)):
        near = max(line.start, found.start() - _LONGEST_WORD)
        before = _WORD_BEFORE.search(text[near : found.start()])
        if before is not None and int(found[2]) == 1 and is_head(before[1]):
            yield near + before.start()
        yield found.start()


def _going_on(text: str, line: Span) -> Iterator[int]:
    """Find the items in a long line whose codes count on from those of the page before."""
    if len(line) < _LONG or _LATER.search(text, line.start, line.end) is None:
        return
    before = max(0, line.start - _PAGE)
    for found in _counting(_INSIDE.finditer(text, before, line.end)):
        if found.start() >= line.start:
            yield found.start()


def _counting(codes: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Keep the codes that count on from one, in the order of the text."""
    chains: list[list[re.Match[str]]] = []
    last: dict[str, list[re.Match[str]]] = {}
    for code in codes:
        number, counted = int(code[2]), last.get(code[1])
        if number == 1 and not names_a("Qualification", code[1] + code[2]):
            last[code[1]] = [code]
            chains.append(last[code[1]])
        elif counted is not None and _counts_on(counted[-1], code):
            counted.append(code)
    heads = [one for one in chains if all(map(_heads_list, one))]
    chains = [one for one in chains if one not in heads]
    several = [one for one in chains if len(one) > 1]
    weighed = [one for one in chains if one[0][1] in _WEIGHTS]
    if {one[0][1] for one in weighed} == _WEIGHTS and sum(map(len, weighed)) >= _FEW:
        several = [one for one in chains if len(one) > 1 or one[0][1] in _WEIGHTS]
    elif len(several) < _FEW_CHAINS:
        several = [one for one in several if len(one) >= _FEW]
    return sorted((code for one in heads + several for code in one), key=re.Match.start)


def _heads_list(code: re.Match[str]) -> bool:
    """Tell whether nothing but a weight stands behind a code, which so counts headings."""
    rest = _REST.match(code.string, code.end())
    return rest is not None and is_head(rest[0].strip(" :*|"))


def _counts_on(last: re.Match[str], code: re.Match[str]) -> bool:
    """Tell whether a code is the next one, with words between the two."""
    between = code.start() - last.end()
    apart = between >= _SHORTEST or "\n" in code.string[last.end() : code.start()]
    return apart and int(code[2]) == int(last[2]) + 1
