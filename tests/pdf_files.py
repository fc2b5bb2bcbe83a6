"""PDF files for tests: pages that Chromium prints, and small files written part by part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .browser import Browser

_STYLE = (
    "<style>body { font: 11pt sans-serif } td, th { border: 1px solid; padding: 4px; "
    "vertical-align: top } table { border-collapse: collapse; width: 100% }</style>"
)


def printed(browser: Browser, folder: Path, page: str) -> bytes:
    """Print a page of HTML as a browser does."""
    file = folder / "page.html"
    file.write_text(f"<!doctype html><meta charset=utf-8>{_STYLE}{page}")
    return browser.as_pdf(file)


def raw_pdf(
    content: str = "", *, page: str = "", objects: Sequence[str] = (), trailer: str = ""
) -> bytes:
    """Write a PDF of one page.

    Args:
        content: What the page draws; the font F1 is there.
        page: Further entries of the page.
        objects: Further objects, numbered from 6.
        trailer: Further entries of the trailer.
    """  # fmt: skip
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> >> {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
    ]
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R {trailer} >>\n"
    return f"{out}startxref\n{start}\n%%EOF\n".encode("latin-1")
