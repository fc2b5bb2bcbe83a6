"""Frozen values without generated code, for the many classes of meanings that each start makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Iterator

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True)
class Value:
    """A frozen value whose fields are the annotations of its class, as of a frozen dataclass.

    Equal values are of one class with equal fields; fields named in `beside` do not count. The hash
    is kept, since a reading compares and files many values. (A dataclass makes six functions for a
    class by `exec`, which took a tenth of the time of `remit ask`.)

    >>> class Place(Value):
    ...     name: str
    ...     note: str = ""
    ...     beside: ClassVar[frozenset[str]] = frozenset({"note"})
    >>> Place("Borset") == Place("Borset", note="a town"), Place("Borset")
    (True, Place(name='Borset', note=''))
    """

    fields: ClassVar[tuple[str, ...]] = ()
    beside: ClassVar[frozenset[str]] = frozenset()
    _key: tuple[Any, ...]
    _hash: int

    def __init_subclass__(cls) -> None:
        """Take the annotations of the class as its fields."""
        cls.fields = tuple(
            name for name, type_ in cls.__annotations__.items() if not type_.startswith("ClassVar")
        )

    def __init__(self, *values: Any, **named: Any) -> None:
        """Set the fields, in their order or by name.

        Raises:
            TypeError: A field without a default is missing, or there is no such field.
        """
        if not named and len(values) == len(self.fields) and not self.beside:  # as most are made
            self.__dict__.update(zip(self.fields, values, strict=True))
            self.__dict__["_key"] = values
            self.__dict__["_hash"] = hash((type(self), values))
            return
        given = dict(zip(self.fields, values, strict=False)) | named
        if len(values) > len(self.fields) or not given.keys() <= set(self.fields):
            raise TypeError(f"{type(self).__name__} has the fields {self.fields}")
        for name in self.fields:
            if name not in given:
                try:
                    given[name] = getattr(type(self), name)
                except AttributeError:
                    raise TypeError(f"{type(self).__name__} needs {name}") from None
        self.__dict__.update(given)
        key = tuple(given[name] for name in self.fields if name not in self.beside)
        self.__dict__["_key"] = key
        self.__dict__["_hash"] = hash((type(self), key))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: values are frozen."""
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        return type(self) is type(other) and self._key == getattr(other, "_key", None)

    def __hash__(self) -> int:
        """Return the hash that was kept."""
        return self._hash

    def __repr__(self) -> str:
        """Write the value as the call that makes it."""
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.fields)
        return f"{type(self).__name__}({inside})"

    def contents(self) -> tuple[Any, ...]:
        """Return the values of all fields, in order."""
        return tuple(getattr(self, name) for name in self.fields)


def walk(value: object) -> Iterator[object]:
    """Yield a value and all that it is made of, each whole before its parts.

    >>> class Road(Value):
    ...     ends: tuple[str, ...]
    >>> list(walk(Road(("Borset", "Ambridge"))))[2:]
    ['Borset', 'Ambridge']
    """
    waiting = [value]
    while waiting:
        here = waiting.pop()
        yield here
        parts = here.contents() if isinstance(here, Value) else here
        if isinstance(parts, tuple):
            waiting.extend(reversed(parts))


def replaced(value: _Value, old: object, new: object) -> _Value:
    """Copy a value with one part of it exchanged, wherever in it that part stands.

    >>> class Road(Value):
    ...     ends: tuple[str, ...]
    >>> replaced(Road(("Borset", "Ambridge")), "Borset", "Felpersham")
    Road(ends=('Felpersham', 'Ambridge'))
    """
    copy: object = value
    if value == old:
        copy = new
    elif isinstance(value, tuple):
        copy = tuple(replaced(part, old, new) for part in value)
    elif isinstance(value, Value):
        copy = type(value)(*(replaced(part, old, new) for part in value.contents()))
    return cast("_Value", copy)
