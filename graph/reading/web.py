"""Turn a web page into text, line by line as a browser shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from remit.graph.overlay import load_toml
from remit.graph.reading.tables import table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SILENT: Final = frozenset(
    "script style noscript template svg math nav footer aside button select option datalist iframe "  # noqa: SIM905 - a list of words reads best as words
    "object audio video canvas head title".split()
)
_APART: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article main header form fieldset "  # noqa: SIM905 - as above
    "figure address hr details".split()
)
_LINES: Final = frozenset("div li dt dd tr td th caption legend summary figcaption label".split())  # noqa: SIM905 - as above
_HEADINGS: Final = {f"h{depth}": f"{'#' * depth} " for depth in range(1, 7)}
_BOLD: Final = frozenset({"b", "strong"})
_HIDDEN: Final = re.compile(r"display:\s*none|visibility:\s*hidden", re.I)
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u00ad\u200b]+")
_PARTS: Final = re.compile(r"\s+[|–—·:»-]+\s+")
_DECLARED: Final = re.compile(rb"<meta[^>]{1,200}charset\s*=|<\?xml[^>]{1,200}encoding\s*=", re.I)
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NEAR_TOP = 4096
_LONGEST_HEADING = 80
_DEEPEST = 200
_MOST_CELLS = 1000


def page_text(data: bytes | str) -> str:
    r"""Write what a page says as text.

    Headings are marked as in Markdown and items with bullets or numbers; a paragraph in bold is a
    heading too. Tables are written by `table_lines`. What is there for the site and not for the
    page, such as its menus, is left out where the page says which part of it is the content.

    >>> page_text("<h1>Clerk</h1><table><tr><td>Grade<td>C3</table><ul><li>Writes <b>well</b></ul>")
    '# Clerk\n\nGrade\tC3\n\n- Writes well\n'
    """
    from lxml import etree, html

    try:
        parser = html.HTMLParser(remove_comments=True, encoding=_encoding(data))
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # there is no element in it
        return ""
    writer = _Writer()
    content = _content(root)
    heads = list(content.iter("h1"))
    whole = list(root.iter("h1"))
    if not heads and len(whole) == 1:
        writer.write(whole[0], 0)
    writer.write(content, 0)
    writer.end_line()
    writer.lines += _of_title(root, "\n".join(writer.lines))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(writer.lines)).strip("\n")
    return f"{text}\n" if text else ""


def _encoding(data: bytes | str) -> str | None:
    """Tell how a page is written that does not say so itself; None where it does."""
    if isinstance(data, str) or data.startswith(_MARKS) or _DECLARED.search(data, 0, _NEAR_TOP):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _of_title(root: HtmlElement, text: str) -> Iterator[str]:
    """Give what the title of a page says beyond its text, such as who employs, as last lines."""
    title = root.find("head/title")
    words = _SPACE.sub(" ", (title.text or "") if title is not None else "").strip()
    said = text.casefold()
    for part in _PARTS.split(words)[1:] if text else ():
        owner = _without_site(part)
        if owner and owner.casefold() not in said:
            yield from ("", owner)


def _without_site(part: str) -> str:
    """Leave out of a part of a title the words by which a site names itself, from either end."""
    marks = load_toml("layout/web.toml")
    words, kept = part.split(), part.casefold().split()
    begin, end = 0, len(words)
    while end and kept[end - 1] in marks["site_words"]:
        end -= 1
    while begin < end and kept[begin] in marks["site_words"]:
        begin += 1
    while 0 < begin < end and kept[begin] in marks["site_joints"]:
        begin += 1
    return " ".join(words[begin:end])


def _content(root: HtmlElement) -> HtmlElement:
    """Choose the part of a page that holds its content."""
    parts = list(root.iter("main")) or root.xpath("//*[@role='main']") or list(root.iter("article"))
    if len(parts) == 1 and parts[0].text_content().strip():
        return parts[0]
    body = root.find("body")
    return root if body is None else body


@dataclass(slots=True)
class _Writer:
    """Goes through the elements.

    Attributes:
        plain: Whether headings and bold are not marked, as within tables.
        lines: Written so far.
        line: The words of the line that is not yet ended.
        opening: What stands before the next words: a bullet, a number, the mark of a heading.
        lists: For each open list its next number; None for one with bullets.
    """

    plain: bool = False
    lines: list[str] = field(default_factory=list)
    line: str = ""
    opening: str = ""
    lists: list[int | None] = field(default_factory=list)

    def write(self, element: HtmlElement, depth: int) -> None:
        """Write an element with all that is in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT or _is_hidden(element) or _is_for_the_site(element):
            return
        if depth > _DEEPEST:
            self._say(f" {element.text_content()} ")
            return
        if tag == "br":
            self.end_line()
            return
        if tag == "input" and element.get("type") in ("checkbox", "radio"):
            self._say("☐ " if element.get("checked") is None else "☒ ")
            return
        apart, block = tag in _APART, tag in _APART or tag in _LINES
        if block:
            self.end_line(blank=apart and not (tag == "p" and self.opening))
        if tag == "table" and _is_grid(element):
            self._write_table(element)
        elif tag in ("ul", "ol"):
            self._write_list(element, depth)
        elif not self.plain and tag == "p" and _is_bold(element):
            self._say(f"**{_SPACE.sub(' ', element.text_content()).strip()}**")
        else:
            self._open(tag)
            self._say(element.text or "")
            self._write_children(element, depth)
        if block:
            self.end_line(blank=apart)

    def end_line(self, *, blank: bool = False) -> None:
        """End the line, and leave one blank where asked for."""
        if self.line.strip():
            self.lines.append(self.line.rstrip())
            self.opening = ""
        self.line = ""
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")

    def _open(self, tag: str) -> None:
        if tag in _HEADINGS and not self.plain:
            self.opening = _HEADINGS[tag]
        elif tag == "li":
            number = self.lists[-1] if self.lists else None
            mark = "- " if number is None else f"{number}. "
            self.opening = "  " * (len(self.lists) - 1) + mark
            if number is not None:
                self.lists[-1] = number + 1
        elif tag in ("td", "th") and self.line.strip():
            self.line += "\t"

    def _say(self, words: str) -> None:
        """Add words to the line, white space folded."""
        said = _SPACE.sub(" ", words)
        if not self.line:
            said = said.lstrip(" ")
            self.line = self.opening + said if said else ""
        else:
            self.line += said.lstrip(" ") if self.line.endswith((" ", "\t")) else said

    def _write_children(self, element: HtmlElement, depth: int) -> None:
        for child in element:
            self.write(child, depth + 1)
            self._say(child.tail or "")

    def _write_list(self, element: HtmlElement, depth: int) -> None:
        start = element.get("start", "1")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
        self.lists.append(first if element.tag == "ol" else None)
        self._say(element.text or "")
        self._write_children(element, depth)
        self.lists.pop()

    def _write_table(self, table: HtmlElement) -> None:
        for caption in table.iter("caption"):
            self.write(caption, 0)
        self.end_line()
        self.lines.extend(table_lines(_grid(table)))


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return _HIDDEN.search(element.get("style", "")) is not None


def _is_for_the_site(element: HtmlElement) -> bool:
    """Tell whether an element leads through the site: a menu, a search or a trail of crumbs.

    So do notices of cookies, links to share the page and lists of other posts, unless the title of
    the page stands among them.
    """
    marks, said = load_toml("layout/web.toml"), element.get("class", "").lower()
    if element.get("role") in marks["roles"] or any(x in said for x in marks["parts_of_classes"]):
        return True
    named = not set(said.split()).isdisjoint(marks["classes"])
    return named and next(element.iter("h1", "main"), None) is None


def _is_grid(table: HtmlElement) -> bool:
    """Tell whether a table holds no other, and says nothing outside its cells and its caption."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [cell for row in table.iter("tr") for cell in row.iterchildren("td", "th")]
    inside = sum(_letters(part) for part in (*cells, *table.iter("caption")))
    return inside == _letters(table)


def _letters(element: HtmlElement) -> int:
    return sum(map(len, element.text_content().split()))


def _is_bold(paragraph: HtmlElement) -> bool:
    """Tell whether all words of a paragraph are bold, and few enough for a heading."""
    if not 0 < len(paragraph.text_content().strip()) <= _LONGEST_HEADING:
        return False
    return all(
        not words.strip() or any(a.tag in _BOLD for a in _around(words.getparent(), words.is_tail))
        for words in paragraph.xpath(".//text()")
    ) and not any(child.tag == "br" for child in paragraph.iter())


def _around(element: HtmlElement, tail: bool) -> Iterator[HtmlElement]:
    if not tail:
        yield element
    yield from element.iterancestors()


def _grid(table: HtmlElement) -> list[list[list[str]]]:
    """Read the cells of a table as lines, those that another cell covers as empty.

    A column in which no cell begins, left over from the widths of others, is none.
    """
    rows: list[dict[int, list[str]]] = []
    covered: dict[int, int] = {}
    begun: set[int] = set()
    for row in table.iter("tr"):
        cells: dict[int, list[str]] = {}
        below = {column: left - 1 for column, left in covered.items() if left > 1}
        column = 0
        for cell in row.iterchildren("td", "th"):
            while column in covered:
                column += 1
            cells[column] = _cell_lines(cell)
            down, across = _number(cell.get("rowspan")), _number(cell.get("colspan"))
            if down > 1:
                below |= dict.fromkeys(range(column, column + across), down - 1)
            column += across
        begun.update(cells)
        covered = below
        rows.append(cells)
    return [[cells.get(column, []) for column in sorted(begun)] for cells in rows]


def _number(words: str | None) -> int:
    plain = words is not None and words.isascii() and words.isdigit() and len(words) < 5
    return min(int(words), _MOST_CELLS) if words and plain else 1


def _cell_lines(cell: HtmlElement) -> list[str]:
    inside = _Writer(plain=True)
    inside.write(cell, 0)
    inside.end_line()
    return [line.replace("\t", " ") for line in inside.lines if line.strip()]
