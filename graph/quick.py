"""Make frozen values quickly, where a text makes thousands of them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TypeVar

_Value = TypeVar("_Value")


def quick(made: type[_Value]) -> type[_Value]:
    """Let a frozen dataclass with slots fill its slots as any class does when a value is made.

    What guards it at run time makes filling a slot four times as slow. So that guard goes, and the
    type checker alone keeps such values from being changed. Defaults have to be plain values.

    >>> from dataclasses import dataclass
    >>> @quick
    ... @dataclass(frozen=True, slots=True)
    ... class Place:
    ...     start: int
    ...     end: int = 0
    >>> Place(3, end=7), Place(3)
    (Place(start=3, end=7), Place(start=3, end=0))
    """
    known: dict[str, object] = {}
    takes, fills = ["self"], []
    for place, field in enumerate(fields(made)):  # type: ignore[arg-type] # it is a dataclass
        known[f"usual_{place}"] = field.default
        takes.append(field.name if field.default is MISSING else f"{field.name}=usual_{place}")
        fills.append(f"    self.{field.name} = {field.name}")
    source = f"def __init__({', '.join(takes)}):\n" + "\n".join(fills)
    exec(source, known)
    setattr(made, "__init__", known["__init__"])  # noqa: B010 - no method may be assigned to
    del made.__setattr__, made.__delattr__
    return made
