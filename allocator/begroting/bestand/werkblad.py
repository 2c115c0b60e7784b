"""What is read from a file: sheets of cells."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.workbook.stored import Rij


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A sheet: its rows with anything in them, and what its layout says."""

    naam: str
    rijen: tuple[Rij, ...]
    verborgen: bool = False
    samengevoegd: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column of each merged range, all from 1."""
    verborgen_kolommen: frozenset[int] = frozenset()
    duizendkolommen: frozenset[int] = frozenset()
    """Columns of which the display shows only thousands, while the cells hold more."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file: its name and its sheets. In a text file every cell is text."""

    naam: str
    bladen: tuple[Werkblad, ...]
    is_tekst: bool = False
