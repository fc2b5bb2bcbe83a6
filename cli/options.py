"""The options that several commands share, each declared once."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

DEFAULT_GRAPH: Final = Path("remit-graph")
"""The folder of the graph where neither `--graph` nor `REMIT_GRAPH` names another."""

DEFAULT_TIMEOUT: Final = 60.0
"""How many seconds an answer may take where `--timeout` does not say."""

LONGEST: Final = 1_000_000.0
"""The longest time that `--timeout` takes, in seconds: more than eleven days."""

DEFAULT_DATA: Final = Path("remit-data")
"""The folder of the user's own data, which overlays what Remit brings along."""


def own_data(given: Path | None) -> Path | None:
    """Choose the folder of the user's own data: the one given, else the usual one."""
    return given or (DEFAULT_DATA if DEFAULT_DATA.is_dir() else None)


class RowFormat(StrEnum):
    """What rows are printed as."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"


class GraphFormat(StrEnum):
    """What graphs are written as: RDF or, from `graphml` on, what other tools read."""

    nquads = "nquads"
    turtle = "turtle"
    trig = "trig"
    ntriples = "ntriples"
    jsonld = "jsonld"
    rdfxml = "rdfxml"
    graphml = "graphml"
    csv = "csv"


class QueryFormat(StrEnum):
    """What the result of a query is written as: rows or, from `turtle` on, triples."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    turtle = "turtle"
    ntriples = "ntriples"
    nquads = "nquads"
    trig = "trig"
    jsonld = "jsonld"
    rdfxml = "rdfxml"


GraphOption = Annotated[
    Path,
    typer.Option(
        "--graph",
        envvar="REMIT_GRAPH",
        metavar="DIR",
        readable=False,
        help="The folder that holds the graph.",
    ),
]

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="A folder of your own data, laid over Remit's; remit-data where there is one.",
    ),
]

RowFormatOption = Annotated[
    RowFormat, typer.Option("--format", help="What the rows are printed as.", case_sensitive=False)
]


def _finite(seconds: float) -> float:
    """Refuse what is no number of seconds."""
    if math.isnan(seconds):
        raise typer.BadParameter("that is not a number of seconds")
    return seconds


TimeoutOption = Annotated[
    float,
    typer.Option(
        metavar="SECONDS", min=0.001, max=LONGEST, callback=_finite, help="Stop after so long."
    ),
]
