"""The version of Remit, for those who cannot wait for the packages' own list."""

from __future__ import annotations

from typing import Final

VERSION: Final = "0.1.0"
