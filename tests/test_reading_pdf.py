"""PDF files: words that have only places become lines, tables and paragraphs again."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.errors import UnreadableError
from remit.graph.reading.formats import read
from remit.graph.reading.pdf_lines import Word, lines_of, paragraphs

from .browser import Browser
from .pdf_files import printed, raw_pdf

LONG = (
    "Keeps the books of the harbour, with all that comes in and goes out of it by day and by night, "
    "and answers for them to the Harbour Master, who looks through them at the end of each quarter."
)


def text_of(data: bytes) -> str:
    return read("form.pdf", data).text


def test_ruled_tables_keep_their_rows_and_columns(browser: Browser, tmp_path: Path) -> None:
    page = f"""<h1>Harbour Clerk</h1>
      <table><tr><td>Grade<td>C3<td>Hours<td>37<tr><td>Purpose<td colspan=3>{LONG}</table>
      <p>Note</p>
      <table><tr><th>Criteria<th>Essential<th>Desirable
      <tr><td rowspan=2>Knowledge<td>Tides<br>Charts<td>Pilotage<tr><td>Signals<td></table>"""
    assert text_of(printed(browser, tmp_path, page)) == (
        f"**Harbour Clerk**\n\nGrade\tC3\tHours\t37\nPurpose\t{LONG}\n\nNote\n\n"
        "Criteria\tEssential\tDesirable\nKnowledge\tTides\tPilotage\n\tCharts\n\tSignals\n"
    )


def test_wrapped_lines_are_one_again_and_items_stay_apart(browser: Browser, tmp_path: Path) -> None:
    page = f"<p>{LONG}</p><ul><li>{LONG}</li><li>Writes letters</li></ul><p>Ends here.</p>"
    assert text_of(printed(browser, tmp_path, page)) == (
        f"{LONG}\n\n• {LONG}\n• Writes letters\n\nEnds here.\n"
    )


def test_a_value_that_stands_apart_from_its_label_is_a_cell(
    browser: Browser, tmp_path: Path
) -> None:
    page = "".join(
        f"<div style='display: flex'><span style='width: 12em'>{label}</span><span>{value}</span></div>"
        for label, value in (("Job Title", "Harbour Clerk"), ("Grade", "C3"))
    )
    assert text_of(printed(browser, tmp_path, page)) == "Job Title\tHarbour Clerk\nGrade\tC3\n"


def test_a_value_that_is_wrapped_twice_stays_behind_its_label() -> None:
    said = [
        ("Purpose", 0, 0),
        ("To keep the", 120, 0),
        ("books of the", 120, 12),
        ("wharf", 120, 24),
    ]
    words = [Word(text, x, x + 6.0 * len(text), y, y + 10) for text, x, y in said]
    assert paragraphs(lines_of(words), 200) == ["Purpose\tTo keep the books of the wharf"]


def test_columns_without_lines_keep_wrapped_labels_and_values(
    browser: Browser, tmp_path: Path
) -> None:
    cell = "style='border: none; padding: 4px 12px 4px 0; width: 25%'"
    table = [
        ("", "Essential", "Desirable"),
        ("Responsible for the supervision of volunteers", "Conduct of small boats", "Pilotage"),
        ("Duties", LONG, "None"),
    ]
    rows = "".join(f"<tr>{''.join(f'<td {cell}>{said}' for said in row)}" for row in table)
    assert text_of(printed(browser, tmp_path, f"<p>Note</p><table>{rows}</table>")) == (
        "Note\n\n" + "".join("\t".join(row) + "\n" for row in table)
    )


def test_running_text_in_two_columns_is_read_one_after_the_other(
    browser: Browser, tmp_path: Path
) -> None:
    prose = [f"{LONG} {LONG}", f"Works on the quay. {LONG} {LONG}"]
    parts = "".join(f"<div style='width: 45%'>{words}</div>" for words in prose)
    page = f"<div style='display: flex; justify-content: space-between'>{parts}</div>"
    assert text_of(printed(browser, tmp_path, page)) == "\n\n".join(prose) + "\n"


def test_lists_and_headings_in_two_columns_are_read_down_one_and_then_down_the_other(
    browser: Browser, tmp_path: Path
) -> None:
    duties = [LONG, "Weighs the catch.", f"On market days: {LONG}", "Calls the pilot out by radio."]
    needs = ["Knows the Harbours Act 1964 and the tides of the whole bay.", "Can swim."]
    lists = [
        f"<h2>{head}</h2><ul>{''.join(f'<li>{said}</li>' for said in items)}</ul>"
        for head, items in (("Duties", duties), ("Essential", [*needs, LONG]))
    ]
    page = f"<p>{LONG}</p><div style='column-count: 2'>{''.join(lists)}</div><p>Ends. {LONG}</p>"
    text = text_of(printed(browser, tmp_path, page))
    assert [line for line in text.splitlines() if line] == [
        LONG,
        "**Duties**",
        *(f"• {duty}" for duty in duties),
        "**Essential**",
        *(f"• {need}" for need in [*needs, LONG]),
        f"Ends. {LONG}",
    ]


def test_a_sentence_goes_on_over_the_end_of_a_page(browser: Browser, tmp_path: Path) -> None:
    page = (
        "<p>Keeps the books and</p><p style='break-before: page'>writes letters.</p>"
        "<p style='break-before: page'>Last page.</p>"
    )
    assert text_of(printed(browser, tmp_path, page)) == (
        "Keeps the books and writes letters.\n\nLast page.\n"
    )


def test_what_was_typed_into_a_form_is_read() -> None:
    field = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (title) /V (Harbour Clerk) "
        "/Rect [150 695 300 712] >>"
    )
    form = raw_pdf(
        "BT /F1 12 Tf 50 700 Td (Job Title:) Tj ET", page="/Annots [6 0 R]", objects=[field]
    )
    assert text_of(form) == "Job Title:\tHarbour Clerk\n"


def test_a_letter_that_has_no_name_is_a_bullet_where_it_stands_alone() -> None:
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] >>"
    below = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /FontDescriptor 8 0 R "
        "/CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>"
    )
    drawn = "BT /F2 12 Tf 50 700 Td <0003> Tj /F1 12 Tf 20 0 Td (Drives) Tj ET"
    data = raw_pdf(
        drawn,
        page="/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >>",
        objects=[font, below, "<< /Type /FontDescriptor /FontName /X /Flags 4 >>"],
    )
    assert text_of(data) == "• Drives\n"


def test_letters_that_are_drawn_twice_are_read_once() -> None:
    drawn = "".join(f"BT /F1 12 Tf {x} 700 Td (Bookkeeper) Tj ET " for x in (50, 50.4))
    assert text_of(raw_pdf(drawn)) == "Bookkeeper\n"


_LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >> /ID [<00> <00>]"
_SCAN = raw_pdf(
    "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q",
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 cut off", "damaged"),
        (b"no PDF at all", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a picture and no PDF"),
        (raw_pdf("BT /F1 12 Tf 50 700 Td (x) Tj ET", trailer=_LOCK), "password"),
        (_SCAN, "pictures of pages and no text"),
        (raw_pdf(), "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as refused:
        read("form.pdf", data)
    assert refused.value.hint


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_file_that_breaks_off_is_read_or_refused(cut: int) -> None:
    whole = raw_pdf("BT /F1 12 Tf 50 700 Td (Job Title: Clerk) Tj ET")
    try:
        assert "Clerk" in text_of(whole[: len(whole) * cut // 10])
    except UnreadableError as error:
        assert error.hint
