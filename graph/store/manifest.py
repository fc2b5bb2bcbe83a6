"""The manifest: what a finished generation says of itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from remit.graph.errors import GraphDamagedError, GraphFormError
from remit.graph.store.layout import BUILD_AGAIN
from remit.graph.version import VERSION

FORM: Final = 3
"""The form of the files; it rises when an older Remit could not read a newer graph."""

FILE_NAME: Final = "manifest.json"

_OF_NO_MANIFEST: Final = (
    *(OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError),
)


@dataclass(frozen=True)
class Manifest:
    """What a generation was built from, when, by what, and how much is in it.

    Attributes:
        base: The IRI under which the documents' individuals stand.
        created: The time at which the build ended, as ISO 8601 in UTC.
        counts: How many of each thing the graph holds, by name (`documents`, `roles`, `quads` …).
        paths: The paths that were read, as they were given.
        remit: The version of Remit that built it.
        form: The form of the files on disk.

    >>> manifest = Manifest("https://example.org/", "2030-01-01T00:00:00Z", {"roles": 3}, ("in",))
    >>> Manifest.from_json(manifest.to_json()) == manifest
    True
    """

    base: str
    created: str
    counts: Mapping[str, int] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    remit: str = VERSION
    form: int = FORM

    def to_json(self) -> str:
        """Write the manifest as indented JSON that ends in a newline."""
        fields = asdict(self) | {"counts": dict(self.counts), "paths": list(self.paths)}
        return json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest of the form that this Remit writes.

        Raises:
            GraphFormError: It says that it has another form.
            ValueError: It is no manifest.
        """
        fields: Any = json.loads(text)
        form = fields.get("form") if isinstance(fields, dict) else None
        if not isinstance(form, int):
            raise ValueError("no form is given")
        if form != FORM:
            raise GraphFormError(
                f"the graph has form {form}, written by Remit {fields.get('remit', 'unknown')};"
                f" this is Remit {VERSION}, which reads form {FORM}",
                hint=BUILD_AGAIN,
            )
        return cls(
            base=_text(fields, "base"),
            created=_text(fields, "created"),
            counts={str(name): int(count) for name, count in dict(fields["counts"]).items()},
            paths=tuple(str(path) for path in fields["paths"]),
            remit=_text(fields, "remit"),
            form=form,
        )

    def write(self, folder: Path) -> None:
        """Write the manifest into a generation's folder."""
        (folder / FILE_NAME).write_text(self.to_json(), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a generation's folder.

        Raises:
            GraphDamagedError: It is missing or broken.
            GraphFormError: The graph has another form.
        """
        path = folder / FILE_NAME
        try:
            return cls.from_json(path.read_text(encoding="utf-8"))
        except GraphFormError as error:
            raise GraphFormError(error.message, place=str(folder), hint=error.hint) from None
        except _OF_NO_MANIFEST as error:
            raise GraphDamagedError(
                f"the manifest cannot be read: {error}", place=str(path), hint=BUILD_AGAIN
            ) from error


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields[name]
    if not isinstance(value, str):
        raise TypeError(f"`{name}` is not a text")
    return value
