"""What stands at the head of a rich text: how fonts write letters, which styles are headings."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from remit.graph.reading.paragraphs import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLAIN: Final = "cp1252"
SIGNS: Final = "signs"
"""How the letters of a font of signs (Symbol, Wingdings) are written: each is one of its own."""
_SIGNS_BEGIN: Final = 0xF000
_PAGES: Final = {437: "cp437", 708: "iso8859_6", 10000: "mac_roman", 65001: "utf-8"}
_CHARSETS: Final = {
    0: PLAIN, 2: SIGNS, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_EDGE: Final = re.compile(rb"\\bin([0-9]{1,9}) ?|\\.|[{}]", re.DOTALL)
_PART: Final = re.compile(
    rb"\\([A-Za-z]+)(-?[0-9]{1,9})? ?|([{}])|\\('[0-9A-Fa-f]{2}|.)|([^\\{}\r\n]+)", re.DOTALL
)
_HEADING: Final = re.compile(r"heading ([1-6])")
_LONGEST_LINE = 20


def group_end(data: bytes, place: int) -> int:
    r"""Find the brace that closes the group in which a place lies.

    Raises:
        ValueError: There is none.

    >>> group_end(rb"{a {b} \} c}", 1)
    11
    """
    depth = 0
    while found := _EDGE.search(data, place):
        place = found.end()
        if found[1]:
            place += int(found[1])
        elif found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            if not depth:
                return found.start()
            depth -= 1
    raise ValueError(len(data))


def says_something(group: bytes) -> bool:
    r"""Tell whether any sign or word stands in a group, rather than spaces and words of control.

    >>> says_something(rb"\pard\f3 \'b7\tab"), says_something(rb"\pard \tab ")
    (True, False)
    """
    return any(
        (words and not words.isspace())
        or (symbol and symbol.startswith(b"'"))
        or word in (b"u", b"bullet")
        for word, _, _, symbol, words in _PART.findall(group)
    )


def codec_of_page(number: int) -> str:
    """Name the codec of a code page; that of Windows in the west where there is none."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return PLAIN
    return name


def decoded(data: bytes | bytearray, codec: str) -> str:
    r"""Write bytes as letters.

    >>> decoded(b"\x80", "cp1252"), decoded(b"\xb7", SIGNS)
    ('€', '\uf0b7')
    """
    if codec == SIGNS:
        return "".join(chr(_SIGNS_BEGIN + byte) for byte in data)
    return data.decode(codec, "replace")


def fonts(group: bytes, plain: str) -> dict[int, str]:
    r"""List the codecs of the fonts in a table of fonts.

    >>> fonts(rb"{\f0 Times;}{\f3\fcharset204 Times Cyr;}", "cp1252")
    {0: 'cp1252', 3: 'cp1251'}
    """
    found: dict[int, str] = {}
    font = 0
    for word, number, *_ in _PART.findall(group):
        if word == b"f" and number:
            font = int(number)
            found[font] = plain
        elif word == b"fcharset" and number:
            found[font] = _CHARSETS.get(int(number), plain)
        elif word == b"cpg" and number:
            found[font] = codec_of_page(int(number))
    return found


def headings(group: bytes) -> dict[int, int]:
    r"""List how deep the headings are that the styles of a table of styles make.

    A style is a heading by its name, or by that of a style that it is made from.

    >>> headings(rb"{\ql Normal;}{\s1\sbasedon0 heading 1;}{\s7\sbasedon1 Part;}")
    {1: 1, 7: 1}
    """
    depths: dict[int, int] = {}
    bases: dict[int, int] = {}
    for number, base, name in _styles(group):
        bases[number] = base
        heading = _HEADING.fullmatch(name)
        depths[number] = int(heading[1]) if heading else TITLES.get(name, 0)
    found = {number: _inherited(number, depths, bases) for number in depths}
    return {number: depth for number, depth in found.items() if depth}


def _inherited(number: int, depths: Mapping[int, int], bases: Mapping[int, int]) -> int:
    for _ in range(_LONGEST_LINE):
        if number not in depths or depths[number]:
            break
        number = bases[number]
    return depths.get(number, 0)


def _styles(group: bytes) -> Iterator[tuple[int, int, str]]:
    """Give the number of each style of paragraphs, that of the one it rests on, and its name."""
    depth, number, base, name = 0, 0, 0, b""
    for word, digits, brace, _, words in _PART.findall(group):
        if brace == b"{":
            depth += 1
            if depth == 1:
                number, base, name = 0, -1, b""
        elif brace == b"}":
            depth -= 1
            if depth == 0 and number >= 0:
                yield number, base, name.decode("latin-1").strip(" ;").casefold()
        elif depth != 1:
            continue
        elif word in (b"cs", b"ds", b"ts"):
            number = -1
        elif word == b"s" and digits:
            number = int(digits)
        elif word == b"sbasedon" and digits:
            base = int(digits)
        else:
            name += words
