"""Saved queries: SPARQL under a name, shipped in `remit.data` or a user's own."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import files
from typing import Final

from remit.graph.errors import InputError
from remit.graph.overlay import own_folder

_FOLDER: Final = "queries"
_ENDING: Final = ".rq"


def saved_names() -> list[str]:
    """List the names of all saved queries, in order; a user's own are among them."""
    shipped = files("remit.data").joinpath(_FOLDER)
    names = {item.name for item in shipped.iterdir()} if shipped.is_dir() else set()
    own = own_folder()
    if own is not None and (own / _FOLDER).is_dir():
        names |= {path.name for path in (own / _FOLDER).iterdir()}
    return sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING))


def saved_query(name: str) -> str:
    """Read the query saved under a name; a user's own goes before one that is shipped.

    Raises:
        InputError: There is no such query, or it cannot be read.
    """
    known = saved_names()
    if name not in known:
        near = get_close_matches(name, known, 1)
        listed = ", ".join(known) or "none yet: a file queries/NAME.rq in your own data is one"
        raise InputError(
            f"no query is saved as `{name}`",
            hint=f"did you mean {near[0]}?" if near else f"saved are: {listed}",
        )
    own = own_folder()
    path = (own or files("remit.data")).joinpath(_FOLDER, name + _ENDING)
    if not path.is_file():
        path = files("remit.data").joinpath(_FOLDER, name + _ENDING)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", place=str(path)) from error
