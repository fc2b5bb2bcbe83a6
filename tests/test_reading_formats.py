"""One profile as text, Markdown, Word, OpenDocument, rich text, PDF and a web page says the same, and each quote has its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.document import Document
from remit.graph.errors import UnreadableError
from remit.graph.extraction.as_json import as_json
from remit.graph.extraction.extract import extract
from remit.graph.reading.formats import MEDIA_TYPES, read

from .browser import Browser
from .building import rows, write
from .pdf_files import printed, raw_pdf
from .word_files import add_table, raw_word_file, word_file

FORM = (
    ("Job Title", "Harbour Intelligence Officer", "Grade", "Scale 6"),
    ("Reports to", "Harbour Sergeant", "Vetting Level", "MV"),
)
PURPOSE = "To gather and weigh what is known of smuggling in the harbour, and to tell those who can act on it."
DUTIES = (
    "Gather information from crews, agents and the public, and grade it",
    "Write reports for the duty officer that can be used in court",
    "Search PND for vessels and those who own them",
)
CRITERIA = (
    ("Criteria", "Essential", "Desirable"),
    ("Knowledge", "Working knowledge of RIPA\nKnowledge of the rules of disclosure", "Knowledge of POCA"),
    ("Qualifications", "Full driving licence", "NVQ Level 3"),
)  # fmt: skip
OFFICE = Path(__file__).parent / "cases" / "office"
HEADS = ("Main Duties", "Person Specification")


def as_text() -> str:
    table = [
        "\t".join(CRITERIA[0]),
        "Knowledge\tWorking knowledge of RIPA\tKnowledge of POCA",
        "\tKnowledge of the rules of disclosure",
        "\t".join(CRITERIA[2]),
    ]
    lines = ["\t".join(row) for row in FORM] + [f"Purpose\t{PURPOSE}", "", HEADS[0], ""]
    return "\n".join([*lines, *(f"- {duty}" for duty in DUTIES), "", HEADS[1], "", *table, ""])


def as_markdown() -> str:
    def row(cells: tuple[str, ...]) -> str:
        return f"| {' | '.join(cells)} |"

    form = [f"**{row_[i]}:** {row_[i + 1]}\n" for row_ in FORM for i in (0, 2)]
    form += [f"**Purpose:** {PURPOSE}\n", f"## {HEADS[0]}\n", *(f"- {duty}" for duty in DUTIES)]
    first, more = CRITERIA[1][1].split("\n")
    table = [CRITERIA[0], ("---",) * 3, ("Knowledge", first, CRITERIA[1][2]), ("", more, "")]
    return "\n".join([*form, f"\n## {HEADS[1]}\n", *map(row, [*table, CRITERIA[2]]), ""])


def as_page() -> str:
    def table(rows: tuple[tuple[str, ...], ...], more: str = "") -> str:
        cells = ["".join(f"<td>{c.replace(chr(10), '<br>')}</td>" for c in row) for row in rows]
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}{more}</table>"

    purpose = f"<tr><td>Purpose</td><td colspan=3>{PURPOSE}</td></tr>"
    items = "".join(f"<li>{duty}</li>" for duty in DUTIES)
    return f"{table(FORM, purpose)}<h2>{HEADS[0]}</h2><ul>{items}</ul><h2>{HEADS[1]}</h2>{table(CRITERIA)}"


def as_word() -> bytes:
    def fill(document: WordDocument) -> None:
        add_table(document, [*FORM, ("Purpose", PURPOSE, "", "")])
        document.add_heading(HEADS[0], 2)
        for duty in DUTIES:
            document.add_paragraph(duty, style="List Bullet")
        document.add_heading(HEADS[1], 2)
        add_table(document, CRITERIA)

    return word_file(fill)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """Give a folder that holds the profile in every format."""
    folder = tmp_path_factory.mktemp("formats")
    page = as_page()
    pdf = printed(browser, folder, page)
    (folder / "page.html").unlink()
    return write(
        folder,
        {
            "a.txt": as_text(),
            "b.md": as_markdown(),
            "c.docx": as_word(),
            "d.pdf": pdf,
            "e.html": f"<main>{page}</main>",
            "f.doc": (OFFICE / "form.doc").read_bytes(),
            "g.odt": (OFFICE / "form.odt").read_bytes(),
            "h.rtf": (OFFICE / "form.rtf").read_bytes(),
        },
    )


def document(folder: Path, ending: str) -> Document:
    (file,) = folder.glob(f"*.{ending}")
    return read(file.name, file.read_bytes())


def said(found: dict[str, Any]) -> dict[str, Any]:
    """Take from what was read all but its places."""
    plain = ("title", "grade", "reports_to", "vetting", "purpose")
    known: dict[str, Any] = {name: found[name] for name in plain}
    known["responsibilities"] = [duty["text"] for duty in found["responsibilities"]]
    known["conditions"] = {(r["text"], r["kind"], r["modality"]) for r in found["requirements"]}
    known["law"] = {law["iri"] for law in found["legislation"]}
    known["systems"] = {system["label"] for system in found["systems"]}
    return known


EXPECTED = {
    "title": "Harbour Intelligence Officer",
    "grade": "Scale 6",
    "reports_to": "Harbour Sergeant",
    "vetting": "MV",
    "purpose": PURPOSE,
    "responsibilities": list(DUTIES),
    "conditions": {
        ("Working knowledge of RIPA", "Knowledge", "essential"),
        ("Knowledge of the rules of disclosure", "Knowledge", "essential"),
        ("Knowledge of POCA", "Knowledge", "desirable"),
        ("Full driving licence", "Licence", "essential"),
        ("NVQ Level 3", "Qualification", "desirable"),
    },
    "law": {
        "http://www.legislation.gov.uk/id/ukpga/2000/23",
        "http://www.legislation.gov.uk/id/ukpga/2002/29",
    },
    "systems": {"Police National Database"},
}


@pytest.mark.parametrize("ending", ["txt", "md", "docx", "pdf", "html", "doc", "odt", "rtf"])
def test_the_same_is_read_from_every_format(folder: Path, ending: str) -> None:
    assert said(as_json(extract(document(folder, ending)))) == EXPECTED


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_offsets_count_in_the_text_that_extract_prints(
    folder: Path, ending: str, remit: Callable[..., CompletedProcess[str]]
) -> None:
    (file,) = folder.glob(f"*.{ending}")
    text = remit("extract", file, "--format", "text").stdout
    found = json.loads(remit("extract", file, "--format", "json").stdout)
    evidence = [
        e for part in ("requirements", "legislation") for r in found[part] for e in r["evidence"]
    ]
    assert evidence
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in evidence)


def test_a_folder_of_all_formats_is_built_and_asked(
    folder: Path, tmp_path: Path, remit: Callable[..., CompletedProcess[str]]
) -> None:
    done = remit("build", folder, "--graph", tmp_path / "graph", "--workers", "2")
    assert "8 read, 0 unchanged" in done.stdout
    formats = rows(
        tmp_path / "graph", "SELECT DISTINCT ?f { ?d remit:fileName ?n ; dcterms:format ?f }"
    )
    assert {found for (found,) in formats} == {
        MEDIA_TYPES[f".{ending}"]
        for ending in ("txt", "md", "docx", "pdf", "html", "doc", "odt", "rtf")
    }
    answer = remit("ask", "which roles require RIPA knowledge", "--graph", tmp_path / "graph")
    assert "Harbour Intelligence Officer" in answer.stdout
    for name in ("a.txt", "b.md", "c.docx", "d.pdf", "e.html", "f.doc", "g.odt", "h.rtf"):
        assert name in answer.stdout


SMALL: dict[str, Callable[[], bytes]] = {
    "docx": lambda: raw_word_file("<w:p><w:r><w:t>Job Title: Clerk</w:t></w:r></w:p>"),
    "pdf": lambda: raw_pdf("BT /F1 12 Tf 50 700 Td (Job Title: Clerk) Tj ET"),
    "html": lambda: as_page().encode(),
    "doc": (OFFICE / "form.doc").read_bytes,
    "odt": (OFFICE / "form.odt").read_bytes,
    "rtf": (OFFICE / "form.rtf").read_bytes,
}
_SPOILT = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=30)


@pytest.mark.parametrize("ending", sorted(SMALL))
@settings(max_examples=40, deadline=None)
@given(spoilt=_SPOILT, kept=st.floats(0.1, 1.3))
def test_a_spoilt_file_is_read_or_refused(
    ending: str, spoilt: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(SMALL[ending]())
    for place, value in spoilt:
        data[int(place * len(data))] = value
    try:
        assert read(f"form.{ending}", bytes(data[: int(kept * len(data))])).text.strip()
    except UnreadableError as error:
        assert error.hint
