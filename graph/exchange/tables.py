"""The graph as tables: a folder of CSV files that a spreadsheet opens."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from remit.graph.errors import OutputError
from remit.graph.findings import list_findings
from remit.graph.listing.pairs import rows
from remit.graph.listing.table import Row, Table, Value
from remit.graph.listing.tables import list_things

if TYPE_CHECKING:
    from pathlib import Path

    from remit.graph.asking.selecting import Select
    from remit.graph.exchange.reading import Readable

_QUOTE: Final = """?q remit:evidence ?e . ?e oa:exact ?quote ; oa:start ?start ; oa:end ?end ;
  oa:hasSource/remit:fileName ?name . OPTIONAL { ?e remit:section ?section }"""
_WORDS: Final = ("quote", "start", "end")
_PLACE: Final = ("name", "section", *_WORDS)


def tables(graph: Readable) -> dict[str, Table]:
    """Make the tables of a graph: by the name of the file, without its ending.

    Args:
        graph: An open graph.
    """
    select = graph.select
    return {
        "roles": list_things(select, "roles"),
        "requirements": _requirements(select),
        "responsibilities": _responsibilities(select),
        "units": list_things(select, "units").used(),
        "reporting-lines": _reporting_lines(select),
        "documents": list_things(select, "documents"),
        "findings": _findings(select),
    }


def write_tables(graph: Readable, folder: Path) -> list[Path]:
    """Write the tables of a graph as CSV (RFC 4180, UTF-8) into a folder; give the files.

    Several values in one cell are joined by `; `, and one that a spreadsheet would run as a formula
    has an apostrophe in front. A file takes its place once it is whole; other
    files of the folder stay.

    Args:
        graph: An open graph.
        folder: Is made where it does not exist.

    Raises:
        OutputError: The folder cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in tables(graph).items():
            path = folder / f"{name}.csv"
            draft = folder / f".{name}.csv.part"
            with draft.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(table.columns)
                writer.writerows([_cell(value) for value in row] for row in table.rows)
            draft.replace(path)
            written.append(path)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            place=str(folder),
            hint="name another folder with `-o`",
        ) from error
    return written


def _requirements(select: Select) -> Table:
    pattern = (
        "?s remit:requirement ?q ; skos:prefLabel ?role . "
        "?q a ?class ; remit:modality/skos:prefLabel ?modality ; remit:text ?text . "
        "?class rdfs:subClassOf remit:Requirement ; rdfs:label ?kind . "
        "OPTIONAL { ?q remit:level ?level } "
        "OPTIONAL { ?q remit:about ?thing . ?thing skos:prefLabel ?about }"
    )
    columns = ("role", "kind", "modality", "text", "level", "q", "s", "about")
    about: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *fixed, thing in rows(select, pattern, *columns):
        about[tuple(fixed)].append(thing)
    quotes = _quotes(select, "?s remit:requirement ?q")
    found = [
        (role, kind, modality, text, level, tuple(filter(None, things)), *quotes[q], s, q)
        for (role, kind, modality, text, level, q, s), things in about.items()
    ]
    names = ("role", "kind", "modality", "text", "level", "about", *_PLACE_NAMES, "role iri", "iri")
    return Table(names, tuple(found), "kind")


def _responsibilities(select: Select) -> Table:
    pattern = "?s remit:responsibility ?q ; skos:prefLabel ?role . ?q remit:text ?text"
    quotes = _quotes(select, "?s remit:responsibility ?q")
    found = [
        (role, text, *quotes[q], s, q)
        for role, text, s, q in rows(select, pattern, "role", "text", "s", "q")
    ]
    return Table(("role", "text", *_PLACE_NAMES, "role iri", "iri"), tuple(found), "text")


_PLACE_NAMES: Final = ("document", "section", *_WORDS)


def _quotes(select: Select, pattern: str) -> defaultdict[str, Row]:
    """Give the place of the first quote of each `?q`: document, section, quote, start, end."""
    found: defaultdict[str, Row] = defaultdict(lambda: ("", "", "", None, None))
    every = rows(select, f"{pattern} . {_QUOTE}", "q", *_PLACE)
    every.sort(key=lambda row: (row[0], row[1], int(row[4])), reverse=True)
    for q, name, section, quote, start, end in every:
        found[q] = (name, section, quote, int(start), int(end))
    return found


def _reporting_lines(select: Select) -> Table:
    pattern = (
        "GRAPH ?g { ?s org:reportsTo ?o } ?s skos:prefLabel ?role . ?o skos:prefLabel ?manager . "
        'BIND(IF(STRENDS(STR(?g), "graph/inferred"), "inferred", "stated") AS ?basis)'
    )
    written: dict[tuple[str, str], list[str]] = defaultdict(list)
    claims = (
        "?c rdf:predicate org:reportsTo ; rdf:subject ?s ; rdf:object ?o ; remit:evidence ?e . "
        "?e oa:exact ?quote OPTIONAL { ?c remit:text ?said } BIND(COALESCE(?said, ?quote) AS ?text)"
    )
    for s, o, text in rows(select, claims, "s", "o", "text"):
        written[s, o].append(text)
    columns = ("role", "manager", "basis", "s", "o")
    found = [
        (role, manager, tuple(written[s, o]), basis, s, o)
        for role, manager, basis, s, o in rows(select, pattern, *columns)
    ]
    names = ("role", "manager", "as written", "basis", "role iri", "manager iri")
    return Table(names, tuple(found), "manager")


def _findings(select: Select) -> Table:
    names = ("document", "line", "severity", "rule", "message", "suggestion", *_WORDS)
    found = [tuple(getattr(one, name) for name in names) for one in list_findings(select)]
    return Table(names, tuple(found), "document")


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, tuple) else value
    return f"'{text}" if text.startswith(_FORMULA) else text
