"""`remit extract`: what is read from each file, without a graph."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from remit.cli.options import DataOption, own_data

if TYPE_CHECKING:
    from remit.graph.profile import RoleProfile


class Form(StrEnum):
    """How the result is printed."""

    json = "json"
    table = "table"
    text = "text"
    html = "html"


def extract(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", readable=False, help="Profiles to read.")
    ],
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="One JSON object a line, a table, the text that offsets count in, or a page "
            "that shows what every character was read as.",
        ),
    ] = Form.table,
    data: DataOption = None,
) -> None:
    """Print what is read from each file.

    Example: remit extract profiles/*.txt --format json
    """
    import json

    from remit.cli.output import complain, plain, say
    from remit.graph.errors import RemitError
    from remit.graph.extraction.as_json import as_json
    from remit.graph.extraction.as_table import as_table
    from remit.graph.extraction.extract import extract as read_profile
    from remit.graph.overlay import lay_over
    from remit.graph.reading.files import read_file

    own = own_data(data)
    lay_over(own)
    if own is not None:
        from remit.graph.shapes.own_data import check_own_data

        check_own_data(own)
    failed = False
    shown: list[RoleProfile] = []
    for file in files:
        try:
            document = read_file(file)
        except RemitError as error:
            complain(error)
            failed = True
            continue
        if form is Form.text:
            say(document.text, end="")
        elif form is Form.json:
            say(json.dumps(as_json(read_profile(document)), ensure_ascii=False))
        elif form is Form.html:
            shown.append(read_profile(document))
        else:
            table = as_table(read_profile(document))
            say("\n".join(map(plain, table.split("\n"))))
    if shown:
        from remit.graph.extraction.as_html import as_html

        say(as_html(shown), end="")
    if failed:
        raise typer.Exit(1)
