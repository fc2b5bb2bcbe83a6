"""Saved queries: SPARQL under a name, with a title, a sentence and typed parameters.

A query's file opens with comment lines; everything is SPARQL that other tools read as it stands:

    # title: Roles that require something
    # sentence: Lists the roles that need it, with those for which a rule says so.
    # parameter: topic (thing) what is required
    # parameter: least (number = 2) how many at least

A parameter is a variable of the query. Its type is a kind of thing (`role`, `law`; `unit|force`
for either; `thing` for any), `text` or `number`. One with a default need not be given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from remit.graph.errors import DataError, InputError
from remit.graph.overlay import own_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

_FOLDER: Final = "queries"
_ENDING: Final = ".rq"
_FIELD: Final = re.compile(r"#\s*(title|sentence|parameter):\s*(.*?)\s*")
_PARAMETER: Final = re.compile(r"(\w+)\s*\(([\w|-]+)(?:\s*=\s*([^)]*?))?\s*\)\s*(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a saved query takes.

    Attributes:
        name: The variable that is bound to it, without its mark.
        type: What it may be: `text`, `number`, `thing`, or kinds of thing joined by `|`.
        says: What it is for, in a few words.
        default: What is taken where none is given; None where one must be.
        line: The line of the file that declares it.
    """

    name: str
    type: str
    says: str
    default: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name.

    Attributes:
        name: Of its file, without the ending.
        title: Its name for people; the name of the file where it gives none.
        sentence: What it answers, in one sentence.
        parameters: The values that it takes, in order.
        sparql: The whole text of its file.
    """

    name: str
    title: str
    sentence: str
    parameters: tuple[Parameter, ...]
    sparql: str


def saved_names() -> list[str]:
    """List the names of all saved queries, in order; a user's own are among them."""
    return sorted({name for name, _ in _files()})


def saved_queries() -> list[SavedQuery]:
    """Read all saved queries, in the order of their names.

    Raises:
        DataError: One of them is not in the form of a saved query.
    """
    return [saved_query(name) for name in saved_names()]


def saved_query(name: str) -> SavedQuery:
    """Read the query saved under a name; a user's own goes before one that is shipped.

    Raises:
        InputError: There is no such query, or it cannot be read.
        DataError: It is not in the form of a saved query.
    """
    found = dict(_files())
    if name not in found:
        known = sorted(found)
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else "`remit query --list` names all"
        raise InputError(f"no query is saved as `{name}`", hint=hint)
    file = found[name]
    try:
        return parse_saved(name, file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", place=str(file)) from error


def parse_saved(name: str, text: str, place: str = "") -> SavedQuery:
    r"""Read a saved query from the text of its file.

    >>> head = "# title: T\n# parameter: x (role) a role\n"
    >>> query = parse_saved("q", head + "SELECT ?x { ?x ?p ?o }")
    >>> query.title, query.parameters[0].type
    ('T', 'role')

    Args:
        name: The name of the file, without its ending.
        text: What it holds.
        place: What it is called in messages; `NAME.rq` by default.

    Raises:
        DataError: A title or sentence is given twice, a parameter is not of the form
            `name (type) words`, or the query has no variable of its name.
    """
    place = place or name + _ENDING
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, field, value in _head(text):
        where = f"{place}:{number}"
        if field == "parameter":
            parameter = _parameter(value, text, where, number)
            if parameter.name in {known.name for known in parameters}:
                raise DataError(f"the parameter `{parameter.name}` is declared twice", place=where)
            parameters.append(parameter)
        elif field in fields:
            raise DataError(f"`{field}` is given twice", place=where)
        else:
            fields[field] = value
    return SavedQuery(
        name, fields.get("title") or name, fields.get("sentence", ""), tuple(parameters), text
    )


def _head(text: str) -> Iterator[tuple[int, str, str]]:
    """Give the fields at the top of a query: (line, field, value)."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            return
        field = _FIELD.fullmatch(line.rstrip())
        if field is not None:
            yield number, field[1], field[2]


def _parameter(value: str, text: str, place: str, line: int) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if found is None or not found[4]:
        raise DataError(
            "a parameter is written `name (type) what it is for`",
            place=place,
            hint="for instance `# parameter: topic (thing) what is required`",
        )
    name, type_, default, says = found.groups()
    if not re.search(rf"[?$]{name}\b", text):
        raise DataError(f"the query has no variable `?{name}`", place=place)
    return Parameter(name, type_, says, default, line)


def _files() -> Iterator[tuple[str, Traversable | Path]]:
    """Give (name, file) of all saved queries; a user's own come after those that are shipped."""
    folders: list[Traversable | Path] = [files("remit.data").joinpath(_FOLDER)]
    own = own_folder()
    folders += [own / _FOLDER] if own else []
    for folder in folders:
        if folder.is_dir():
            for item in folder.iterdir():
                if item.name.endswith(_ENDING):
                    yield item.name.removesuffix(_ENDING), item
