"""Where the files of the data are, wherever Remit is installed."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def reference_files() -> tuple[Traversable, ...]:
    """List the Turtle files of the reference data, in the order of their names.

    >>> [file.name for file in reference_files() if file.name.startswith("rank")]
    ['ranks.ttl']
    """
    found = (file for file in files(__package__).joinpath("reference").iterdir())
    return tuple(sorted((f for f in found if f.name.endswith(".ttl")), key=lambda f: f.name))
