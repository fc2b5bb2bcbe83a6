"""Word files: what a form says in its tables, lists and fields, in the order of the page."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument

from remit.graph.errors import UnreadableError
from remit.graph.reading.formats import read

from .word_files import add_table, raw_word_file, word_file


def text_of(data: bytes) -> str:
    return read("form.docx", data).text


def test_headings_lists_and_tables_keep_their_order() -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("Harbour Clerk", 0)
        add_table(
            document, [("Grade", "C3", "Hours", "37"), ("Reports to", "Harbour Master", "", "")]
        )
        document.add_heading("Duties", 1)
        document.add_paragraph("Keeps the books", style="List Bullet")
        document.add_paragraph("Writes to captains", style="List Bullet")
        document.add_paragraph().add_run("Vetting").bold = True
        document.add_paragraph("None")

    assert text_of(word_file(fill)) == (
        "# Harbour Clerk\n\nGrade\tC3\tHours\t37\nReports to\tHarbour Master\n\n# Duties\n\n"
        "- Keeps the books\n- Writes to captains\n\n**Vetting**\n\nNone\n"
    )


def test_a_label_beside_several_lines_stands_over_them() -> None:
    table = [("Grade", "C3"), ("Duties", "Keeps the books\nWrites to captains")]
    assert text_of(word_file(lambda d: add_table(d, table))) == (
        "Grade\tC3\n\nDuties\nKeeps the books\nWrites to captains\n"
    )


def test_lines_of_a_table_with_columns_stay_in_their_columns() -> None:
    def fill(document: WordDocument) -> None:
        add_table(
            document,
            [
                ("Criteria", "Essential", "Desirable"),
                ("Knowledge", "Tides\nCharts", "Pilotage"),
                ("", "Signals", ""),
            ],
        )
        table = document.tables[0]
        table.cell(1, 0).merge(table.cell(2, 0))

    assert text_of(word_file(fill)) == (
        "Criteria\tEssential\tDesirable\nKnowledge\tTides\tPilotage\n\tCharts\n\tSignals\n"
    )


def test_the_page_header_comes_first_and_once() -> None:
    def fill(document: WordDocument) -> None:
        for section in (document.sections[0], document.add_section()):
            section.header.is_linked_to_previous = False
            section.header.paragraphs[0].text = "Borley Harbour Trust"
        document.add_paragraph("Job Title: Harbour Clerk")

    assert text_of(word_file(fill)) == "Borley Harbour Trust\n\nJob Title: Harbour Clerk\n"


def test_what_was_put_into_the_fields_of_a_form_is_read() -> None:
    typed = "<w:sdt><w:sdtContent><w:r><w:t>Harbour Clerk</w:t></w:r></w:sdtContent></w:sdt>"
    body = f"<w:p><w:r><w:t xml:space='preserve'>Job Title: </w:t></w:r>{typed}</w:p>"
    assert text_of(raw_word_file(body)) == "Job Title: Harbour Clerk\n"


def test_what_was_struck_out_in_a_revision_is_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>Grade: </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>C2</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>C3</w:t></w:r></w:ins></w:p>"
    )
    assert text_of(raw_word_file(body)) == "Grade: C3\n"


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 cut off", "damaged"),
        (raw_word_file("<w:p>")[:-90], "damaged"),
        (raw_word_file("<w:p>"), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (raw_word_file("<w:p/>"), "no text"),
        (
            raw_word_file(
                "<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>",
                head=f'<!DOCTYPE d [<!ENTITY a0 "ha">{_LAUGHS}]>',
            ),
            "damaged",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refused:
        read("form.docx", data)
    assert refused.value.hint


def test_a_file_that_unpacks_to_more_than_any_form_has_is_refused() -> None:
    data = raw_word_file("<w:p/>", pad=210_000_000)
    with pytest.raises(UnreadableError, match="more than 200 MB") as refused:
        read("form.docx", data)
    assert refused.value.hint


def test_tabs_between_words_part_them_and_boxes_keep_their_ticks() -> None:
    ticks = "".join(
        f"<w:r><w:t xml:space='preserve'>{words} </w:t></w:r><w:sdt><w:sdtPr><w14:checkbox>"
        f"<w14:checked w14:val='{on}'/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t>"
        "</w:r></w:sdtContent></w:sdt>"
        for words, on in (("Vetting: RV", 0), (" MV", 1))
    )
    schema = "http://schemas.microsoft.com/office/word/2010/wordml"
    body = (
        "<w:p><w:r><w:t>Grade:</w:t><w:tab/><w:t>C3</w:t></w:r></w:p>"
        f"<w:p xmlns:w14='{schema}'>{ticks}</w:p>"
    )
    assert text_of(raw_word_file(body)) == "Grade:\tC3\n\nVetting: RV ☐ MV ☒\n"
