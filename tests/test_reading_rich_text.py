"""Rich texts as several programs write them: what they say is read, what is about it is not."""

from __future__ import annotations

import pytest

from remit.graph.errors import UnreadableError
from remit.graph.reading.formats import read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Serif};}"
    r"{\f1\fswiss\fcharset204{\*\panose 020b0604}Arial Cyr;}{\f2\fnil\fcharset2 Wingdings;}"
    r"{\f3\fnil\fcharset128 Mincho;}}{\colortbl;\red0\green0\blue255;}"
    r"{\stylesheet{\ql\f0 \snext0 Normal;}{\s1\b\sbasedon0 \snext0 heading 1;}"
    r"{\s15\sbasedon0 Title;}{\s16\sbasedon1 Part of a form;}{\*\cs10 heading 2;}}"
    r"{\info{\title Not in the text}{\author A. N. Other}}{\*\generator Some 1.0;}"
)


def text(body: str) -> str:
    """Read a rich text of which all behind its tables is given."""
    return read("form.rtf", f"{HEAD}{body}}}".encode("latin-1")).text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"Caf\'e9 \'8029,777 \emdash  \lquote so\rquote", "Café €29,777 — ‘so’"),
        (r"\u8220?quoted\u8221\'94", "“quoted”"),
        (r"{\uc2 \u26085\'93\'fa}{\f3\'96\'7b}", "日本"),
        (r"{\uc0 \u55357\uc1 \u56525?} Pier", "📍 Pier"),
        (r"{\f1\'cf\'f0\'e8}\'e9", "Приé"),
        (r"\u-4014?", "\uf052"),
        (r"37\~hours, co\_operate, well\-known \{a\} C:\\x", "37\u00a0hours, co-operate, wellknown {a} C:\\x"),
        ("be\r\ngun\\\nsecond", "begun\n\nsecond"),
        (r"\upr ignored", ""),
        (r"See {\upr{Lab?}{\*\ud{Lab\u915?}}} there", "See LabΓ there"),
    ],
)  # fmt: skip
def test_letters_are_read_as_they_were_written(body: str, said: str) -> None:
    assert text(rf"\pard\plain Post: {body}\par").strip() == f"Post: {said}".strip()


def test_headings_are_told_by_their_styles_and_items_by_their_bullets() -> None:
    assert text(
        r"\pard\plain\s15 Harbour Clerk\par\pard\plain\s16\b Duties\par"
        r"\pard\plain{\listtext\pard\plain\f2 \'b7\tab}\ls1 Keeps the books\par"
        r"{\pntext\f2\'B7\tab}Counts the boats\par\pard\plain{\listtext\pard\plain\tab}\ls2 A line\par"
        r"\pard\plain\b Conditions\b0\par\pard\plain A {\b bold} word\par"
    ) == (
        "# Harbour Clerk\n\n# Duties\n\n- Keeps the books\n- Counts the boats\n\nA line\n\n"
        "**Conditions**\n\nA bold word\n"
    )


ROW = r"\trowd\trleft-108\cellx2000\cellx4000\cellx6000\cellx8000"
WIDE = r"\trowd\trleft-108\cellx2000\cellx8000"
CELL = r"\pard\plain\intbl "


def test_the_cells_of_a_table_keep_their_columns() -> None:
    assert (
        text(
            rf"{ROW}{CELL}Grade\cell {CELL}C3\cell Hours\cell 37\cell {ROW}\row"
            rf"{WIDE}{CELL}Reports to\cell {CELL}Harbour Master\cell\row"
            rf"{ROW}{CELL}\cell {CELL}Lead\cell\cell Deputy\cell {ROW}\row\pard\plain Behind\par"
        )
        == "Grade\tC3\tHours\t37\nReports to\tHarbour Master\n\tLead\t\tDeputy\n\nBehind\n"
    )


def test_a_table_in_a_cell_keeps_its_rows() -> None:
    assert (
        text(
            rf"{WIDE}{CELL}Team\cell\pard\plain\intbl\itap2 Lead\nestcell Anna\nestcell"
            r"{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}{\nonesttables\par}"
            rf"{CELL}and others\cell{WIDE}\row\pard\plain Behind\par"
        )
        == "Team\n\nLead\tAnna\n\nand others\n\nBehind\n"
    )


def test_what_is_about_the_text_is_left_out() -> None:
    assert (
        text(
            r"{\header\pard\plain Borley Harbour Trust\par}{\headerf\pard Borley Harbour Trust\par}"
            r"{\footer\pard Page {\field{\*\fldinst PAGE}{\fldrslt 7}}\par}"
            r"\pard\plain {\*\bkmkstart a}Job{\*\bkmkend a} Title{\xe{\v Job Title}}: {\pict\pngblip 89504e47}"
            r"{\*\shppict{\pict\pngblip\bin3 }{}}}Clerk{\object\objemb{\*\objdata 0105}{\result{\pict 00}}}"
            r"{\*\unheard {\of group}}{\deleted , retired}{\v  hidden}{\*\annotation\pard Really?}\par "
            r"See {\field{\*\fldinst{HYPERLINK }{\field{\*\fldinst X}{\fldrslt Y}}}{\fldrslt{\ul the guide}}}.\par"
        )
        == "Borley Harbour Trust\n\nJob Title: Clerk\n\nSee the guide.\n"
    )


def test_notes_boxes_and_ticks_find_their_places() -> None:
    shape = (
        r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}"
        r"{\shptxt\pard\plain Grade: C3\par Hours: 37\par}}{\shprslt{\*\do{\dptxbxtext Grade: C3}}}}"
    )
    ticked = (
        r"{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres%d\ffdefres%d}}}{\fldrslt}}"
    )
    assert text(
        rf"\pard\plain {shape}Keeps{{\footnote\pard\plain\chftn  All of them.}} the books\par"
        rf"{ticked % (1, 0)}Full time {ticked % (25, 0)}Part time {ticked % (25, 1)}Shifts\par"
    ) == (
        "Keeps the books\n\nGrade: C3\n\nHours: 37\n\n☒ Full time ☐ Part time ☒ Shifts\n\nAll of them.\n"
    )


def test_a_word_file_that_is_rich_text_is_read_as_such() -> None:
    assert read("form.doc", rb"{\rtf1\mac Post: Caf\'8e}").text == "Post: Café\n"


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1 Post: Clerk\par",
        rb"{\rtf1 Post: Clerk\par} {\b Grade}",
        rb"{\rtf1 Post: Clerk{\pict 00",
        rb"{\rtf1 Post: Clerk\bin99 }",
        b"{\\rtf1 " + b"{" * 3_000 + b"x" + b"}" * 3_000 + b"}",
        b"Post: Clerk",
    ],
)
def test_a_rich_text_that_is_cut_off_or_torn_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="not a Word file, or it is damaged") as caught:
        read("form.rtf", data)
    assert caught.value.hint == "open it in Word and save it again as .docx"


def test_only_white_space_may_follow_the_last_brace() -> None:
    assert read("form.rtf", b"{\\rtf1 Post: Clerk}\r\n\0\0").text == "Post: Clerk\n"


def test_the_work_is_bounded_by_the_length_of_the_file() -> None:
    cells = b"{\\rtf1\\trowd" + b"\\cellx5" * 3_000 + b"a\\cell" + b"\\row" * 3_000 + b"}"
    boxes = b"{\\rtf1 " + b"{\\shptxt x" * 1_500 + b"y\\par " * 3_000 + b"}" * 1_500 + b"}"
    assert read("form.rtf", cells).text.strip() == "a"
    assert read("form.rtf", boxes).text.count("y") == 3_000
