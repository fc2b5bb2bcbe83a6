"""Find the units of measure beside the numbers that things without names hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold
from remit.graph.asking.index_spoken import spoken
from remit.graph.asking.iris import bracketed
from remit.graph.asking.selecting import texts
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from remit.graph.asking.selecting import Select

_MOST = 50  # units that are looked at


def known_units() -> dict[str, str]:
    """Read the units of measure, each with what it is called."""
    measures = load_toml("questions/measures.toml")
    codes: dict[str, str] = measures["unit-codes"]
    return {unit: unit for unit in measures["units"]["words"]} | codes


def leads_to_units(
    select: Select, predicate: str, names: Iterable[str], units: Mapping[str, str]
) -> bool:
    """Tell whether a property leads to units of measure, by what it and they are called."""
    called = load_toml("questions/naming.toml")["own-graphs"]["units"]
    if not any(word in called for name in names for word in name.split()):
        return False
    query = f"SELECT DISTINCT ?u WHERE {{ ?s {bracketed(predicate)} ?u }} LIMIT {_MOST}"
    found = [_unit(select, unit, units) for (unit,) in texts(select, query)]
    return any(name in units.values() for name in found)


def units_beside(
    select: Select, path: tuple[str, str], beside: str, units: Mapping[str, str]
) -> set[str]:
    """List the units that stand beside the number at the end of a path: texts, codes or things."""
    outer, number = map(bracketed, path)
    query = (
        f"SELECT DISTINCT ?u WHERE {{ ?s {outer} ?n . ?n {number} ?o ; {bracketed(beside)} ?u }}"
    )
    return {_unit(select, unit, units) for (unit,) in texts(select, query)}


def _unit(select: Select, said: str, units: Mapping[str, str]) -> str:
    """Name a unit by its own text or code, or by what is said of it as a thing."""
    last = spoken(said)
    if ":" not in said or last in units:
        return last
    query = f"SELECT ?l WHERE {{ {bracketed(said)} ?p ?l FILTER(isLiteral(?l)) }}"
    names = sorted(fold(name) for (name,) in texts(select, query))
    return next((units[name] for name in names if name in units), names[0] if names else last)
