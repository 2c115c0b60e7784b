"""What a sheet says besides the values of its cells, where the reading library leaves that out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Bladopmaak:
    """Of one sheet: errors by row and column (from 1), merged ranges, hidden rows and columns."""

    fouten: list[tuple[int, int, str]] = field(default_factory=list)
    samengevoegd: list[tuple[int, int, int, int]] = field(default_factory=list)
    verborgen_rijen: list[int] = field(default_factory=list)
    verborgen_kolommen: list[int] = field(default_factory=list)
