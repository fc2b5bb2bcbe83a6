"""Turn a file of a word processor into text: its headings, lists and tables in their order."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from remit.graph.errors import UnreadableError
from remit.graph.reading.opendocument import open_document_page
from remit.graph.reading.paragraphs import paragraphs_page
from remit.graph.reading.rich_text import RichText
from remit.graph.reading.text import RICH_TEXT
from remit.graph.reading.web import page_text
from remit.graph.reading.word97 import LockedError, Word97

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STYLES: Final = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_HEADER: Final = re.compile(r"word/header\d*\.xml")
_PARAGRAPH: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_TEXT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_TAB: Final = "\ue009"
"""What stands for a tab while a file is a page, where a tab is white space like any other."""
_TABS: Final = re.compile(f" ?{_TAB}[{_TAB} ]*")
_OLD: Final = b"\xd0\xcf\x11\xe0"
_WEB_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_MOST_BYTES = 200_000_000


def word_text(name: str, data: bytes) -> str:
    """Write what a file of a word processor says as text, its page header first.

    Whether it is a Word file of the new or the old kind, rich text, an OpenDocument text or a web
    page is told from what it holds, as the endings of such files are often wrong.

    Raises:
        UnreadableError: It has a password, is damaged or of another kind, or would unpack to more
            than 200 MB.
    """
    if _WEB_PAGE.match(data):
        return page_text(data)
    try:
        header, page = _page(name, data)
    except UnreadableError:
        raise
    except LockedError:
        raise _locked(name) from None
    except Exception as error:  # whatever a damaged file makes of the reader
        raise UnreadableError(
            "this is not a Word file, or it is damaged",
            place=name,
            hint="open it in Word and save it again as .docx",
        ) from error
    body = page_text(page.replace("\t", _TAB)) if page.strip() else ""
    body = _TABS.sub("\t", body)
    return "\n".join([*header, "", body]) if header else body


def _page(name: str, data: bytes) -> tuple[list[str], str]:
    """Give the lines of the page headers of a file, and what it says as a web page."""
    if data.startswith(_OLD):
        old = Word97(data)
        return old.headers(), paragraphs_page(list(old.paragraphs()))
    if data.lstrip().startswith(RICH_TEXT):
        rich = RichText(data)
        return rich.headers(), paragraphs_page(rich.paragraphs())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
            raise UnreadableError(
                "this file unpacks to more than 200 MB", place=name, hint="remove its pictures"
            )
        if "content.xml" in parts.namelist():
            return open_document_page(parts)
        header = list(_header_lines(parts))
    return header, _new_word_page(data)


def _new_word_page(data: bytes) -> str:
    import mammoth

    pictures = mammoth.images.img_element(_no_picture)
    page = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=pictures)
    return str(page.value)


def _locked(name: str) -> UnreadableError:
    return UnreadableError(
        "this file has a password", place=name, hint="open it in Word and save it without one"
    )


def _no_picture(_: object) -> Mapping[str, str]:
    return {}


def _header_lines(parts: zipfile.ZipFile) -> Iterator[str]:
    """Read the lines of all page headers, each once."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    seen: set[str] = set()
    for part in sorted(name for name in parts.namelist() if _HEADER.fullmatch(name)):
        root = etree.fromstring(parts.read(part), parser)
        for paragraph in root.iter(_PARAGRAPH):
            line = "".join(t.text or "" for t in paragraph.iter(_TEXT)).strip()
            if line and line not in seen:
                seen.add(line)
                yield line
