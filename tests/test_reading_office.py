"""Files of word processors other than Word's present kind: the same text as that would give."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from remit.graph.errors import UnreadableError
from remit.graph.reading.formats import read

OFFICE = Path(__file__).parent / "cases" / "office"


def open_document(body: str, *, styles: str = "", automatic: str = "") -> bytes:
    """Zip an OpenDocument text of which the body and the styles are given as markup."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "table", "text")
    )
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr(
            "content.xml",
            f"<office:document-content{names}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        parts.writestr(
            "styles.xml", f"<office:document-styles{names}>{styles}</office:document-styles>"
        )
    return out.getvalue()


@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf"])
def test_headings_lists_tables_and_revisions_are_read_alike(ending: str) -> None:
    data = (OFFICE / f"sheet.{ending}").read_bytes()
    assert read(f"sheet.{ending}", data).text == (OFFICE / "sheet.txt").read_text("utf-8")


@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf"])
def test_the_kind_of_a_file_is_told_from_what_it_holds(ending: str) -> None:
    text = (OFFICE / "sheet.txt").read_text("utf-8")
    for kind in ("docx", "doc", "odt", "rtf"):
        assert read(f"sheet.{ending}", (OFFICE / f"sheet.{kind}").read_bytes()).text == text


def test_a_web_page_with_the_ending_of_a_word_file_is_a_web_page() -> None:
    page = b"<html><body><h1>Clerk</h1><p>Grade: C3</p></body></html>"
    assert read("clerk.doc", page).text == "# Clerk\n\nGrade: C3\n"


def test_a_note_a_comment_and_a_box_of_an_open_document_find_their_places() -> None:
    body = (
        "<text:p>Keeps<office:annotation><text:p>really?</text:p></office:annotation> the "
        "books<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>All "
        "of them.</text:p></text:note-body></text:note> <text:span>well</text:span></text:p>"
        '<text:p>Grade:<text:s text:c="2"/>C3<text:tab/>Hours: 37</text:p>'
    )
    assert read("a.odt", open_document(body)).text == (
        "Keeps the books well\n\nGrade: C3\tHours: 37\n\nAll of them.\n"
    )


def test_styles_of_an_open_document_make_headings_by_what_they_are_made_from() -> None:
    styles = (
        '<office:styles><style:style style:name="Title" style:family="paragraph"/></office:styles>'
    )
    automatic = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="P2"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = (
        '<text:p text:style-name="P1">Harbour Clerk</text:p><text:p text:style-name="P2">Duties</text:p>'
        "<text:list><text:list-item><text:h text:outline-level='2'>Daily</text:h></text:list-item>"
        "<text:list-item><text:p>Keeps the books</text:p></text:list-item></text:list>"
    )
    assert read("a.odt", open_document(body, styles=styles, automatic=automatic)).text == (
        "# Harbour Clerk\n\n**Duties**\n\n## Daily\n\n- Keeps the books\n"
    )


def test_an_entity_of_an_open_document_is_not_followed() -> None:
    data = open_document("<text:p>Grade: &secret;</text:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        content, styles = parts.read("content.xml"), parts.read("styles.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        head = b'<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
        parts.writestr("content.xml", head + content)
        parts.writestr("styles.xml", styles)
    assert read("a.odt", out.getvalue()).text == "Grade:\n"


def test_a_locked_file_says_so() -> None:
    data = bytearray((OFFICE / "sheet.doc").read_bytes())
    place = data.index(b"\xec\xa5")
    data[place + 0x0B] |= 0x01
    with pytest.raises(UnreadableError, match="this file has a password"):
        read("sheet.doc", bytes(data))
