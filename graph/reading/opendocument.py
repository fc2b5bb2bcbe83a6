"""Turn an OpenDocument text (.odt) into a page: its headings, lists and tables in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

_SPACES: Final = {
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def _name(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_LEFT_OUT: Final = frozenset(
    map(
        _name,
        (
            "office:annotation",
            "office:forms",
            "table:covered-table-cell",
            "text:note-citation",
            "text:sequence-decls",
            "text:tracked-changes",
        ),
    )
)
_DEPTHS: Final = {"Title": 1, "Subtitle": 2}
_HEAVY: Final = frozenset({"bold", "600", "700", "800", "900"})
_MOST_CELLS: Final = 100


def open_document_page(parts: zipfile.ZipFile) -> tuple[list[str], str]:
    """Give the lines of the page headers of a file, and what it says as a web page.

    Raises:
        KeyError: A part is missing; also ValueError and lxml's errors, where one is damaged.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    content, styles = (
        etree.fromstring(parts.read(name), parser) for name in ("content.xml", "styles.xml")
    )
    writer = _Writer(_Styles((styles, content)))
    (body,) = content.iter(_name("office:text"))
    page = "".join(writer.written(body)).replace("</ul><ul>", "")
    heads = styles.iter(_name("style:header"))
    lines = ("".join(p.itertext()).strip() for head in heads for p in head.iter(_name("text:p")))
    return [line for line in dict.fromkeys(lines) if line], page + "".join(writer.notes)


class _Styles:
    """What the names of styles mean, by way of the styles that they are made from."""

    def __init__(self, roots: Sequence[_Element]) -> None:
        self._styles = {
            style.get(_name("style:name")): style
            for root in roots
            for style in root.iter(_name("style:style"))
        }

    def _line(self, name: str | None) -> Iterator[_Element]:
        seen: set[str | None] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = self._styles[name].get(_name("style:parent-style-name"))

    def depth(self, name: str | None) -> int:
        """Give the depth of the heading that a style makes; 0 where it makes none."""
        names = (style.get(_name("style:name")) for style in self._line(name))
        return next((_DEPTHS[found] for found in names if found in _DEPTHS), 0)

    def bold(self, name: str | None) -> bool:
        """Tell whether a style makes letters bold."""
        for style in self._line(name):
            for properties in style.iter(_name("style:text-properties")):
                weight = properties.get(_name("fo:font-weight"))
                if weight is not None:
                    return weight in _HEAVY
        return False


@dataclass(slots=True)
class _Writer:
    """Writes elements as those of a page.

    Attributes:
        notes: The notes at the foot of pages, which come after the text.
    """

    styles: _Styles
    notes: list[str] = field(default_factory=list)

    def written(self, element: _Element) -> Iterator[str]:
        """Write what is in an element."""
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                write = _WRITERS.get(child.tag, _Writer.written)
                yield from write(self, child)

    def _heading(self, element: _Element) -> Iterator[str]:
        depth = min(int(element.get(_name("text:outline-level"), "1")), 6)
        yield f"<h{depth}>{self._words(element)}</h{depth}>"

    def _paragraph(self, element: _Element) -> Iterator[str]:
        words = self._words(element)
        style = element.get(_name("text:style-name"))
        if depth := self.styles.depth(style):
            yield f"<h{depth}>{words}</h{depth}>"
        elif words.strip():
            yield f"<p><b>{words}</b></p>" if self._is_bold(element, style) else f"<p>{words}</p>"

    def _is_bold(self, element: _Element, style: str | None) -> bool:
        if self.styles.bold(style):
            return True
        spans = list(element.iter(_name("text:span")))
        bold = [s for s in spans if self.styles.bold(s.get(_name("text:style-name")))]
        outside = len("".join("".join(s.itertext()) for s in bold).strip())
        return bool(bold) and outside >= len("".join(element.itertext()).strip())

    def _list(self, element: _Element) -> Iterator[str]:
        items = []
        for item in element:
            first, _, others = "".join(self.written(item)).removeprefix("<p>").partition("</p>")
            inside = first + others
            heading = next(iter(item.iter(_name("text:h"))), None) is not None
            items.append(
                f"</ul>{inside}<ul>" if heading else f"<li>{inside}</li>" if inside else ""
            )
        yield f"<ul>{''.join(items)}</ul>"

    def _table(self, element: _Element) -> Iterator[str]:
        rows = "".join(self._row(row) for row in _rows(element))
        yield f"<table>{rows}</table>"

    def _row(self, row: _Element) -> str:
        cells = []
        for cell in row.iter(_name("table:table-cell")):
            if next(cell.iterancestors(_name("table:table-row"))) is not row:
                continue
            wide, high, often = (
                min(int(cell.get(_name(f"table:number-{name}"), "1")), _MOST_CELLS)
                for name in ("columns-spanned", "rows-spanned", "columns-repeated")
            )
            inside = "".join(self.written(cell))
            cells += [f"<td colspan={wide} rowspan={high}>{inside}</td>"] * often
        return f"<tr>{''.join(cells)}</tr>"

    def _words(self, element: _Element) -> str:
        """Write the words of a paragraph; boxes and pictures with words stand apart in it."""
        found = [escape(element.text or "")]
        for child in element:
            tag = child.tag
            if tag == _name("text:s"):
                found.append(" " * min(int(child.get(_name("text:c"), "1")), _MOST_CELLS))
            elif tag == _name("text:tab"):
                found.append("\t")
            elif tag == _name("text:line-break"):
                found.append("<br>")
            elif tag == _name("text:note"):
                self.notes += self.written(child)
            elif tag in (
                _name("text:p"),
                _name("text:h"),
                _name("text:list"),
                _name("table:table"),
            ):
                found += ["<br>", *_WRITERS[tag](self, child)]
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                found.append(self._words(child))
            found.append(escape(child.tail or ""))
        return "".join(found)


def _rows(table: _Element) -> Iterator[_Element]:
    for row in table.iter(_name("table:table-row")):
        if next(row.iterancestors(_name("table:table"))) is table:
            yield row


_WRITERS: Final = {
    _name("text:h"): _Writer._heading,
    _name("text:p"): _Writer._paragraph,
    _name("text:list"): _Writer._list,
    _name("table:table"): _Writer._table,
}
