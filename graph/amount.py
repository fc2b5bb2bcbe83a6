"""What a stated amount comes to: its ends, its currency, and for how long it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as read from words; what they leave open stays open.

    Attributes:
        minimum: The lower end; None where only an upper one is stated.
        maximum: The upper end, the same as the lower where there is one amount.
        currency: A code of ISO 4217, or the sign where several countries share it; empty for what
            is no money.
        per: `year`, `month`, `fortnight`, `week`, `day` or `hour`; empty where nothing says so.
    """

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    currency: str = ""
    per: str = ""


def written(number: Decimal) -> str:
    """Write a number in full, without zeros that say nothing.

    >>> from decimal import Decimal
    >>> written(Decimal("31200.00")), written(Decimal("1.4E+6")), written(Decimal("15.20"))
    ('31200', '1400000', '15.2')
    """
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
