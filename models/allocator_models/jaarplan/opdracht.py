"""What a search is asked, and what it gives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from time import perf_counter

from allocator_models.jaarplan.model import Som


@dataclass(slots=True)
class Stap:
    """What one search gave: value and bound in whole eenheden."""

    waarde: int
    grens: int

    def gap(self, schaal: int) -> float:
        """|value − bound| / max(1, |value|), in printed units."""
        return abs(self.waarde - self.grens) / max(schaal, abs(self.waarde))


@dataclass(slots=True)
class Opdracht:
    """What to search: a sum of the model, in which direction, and how many eenheden make a printed unit."""

    doel: Som
    schaal: int
    hoogste: bool
    flex: bool = False
    """Whether it asks how much flex the diensten have: each aiming at its own flexdoel is then a good start."""

    def beter(self, ene: int, andere: int) -> bool:
        """Whether one value is better than another."""
        return ene > andere if self.hoogste else ene < andere

    def scherpste(self, *grenzen: int) -> int:
        """Return the bound that says most."""
        return min(grenzen) if self.hoogste else max(grenzen)

    @property
    def uiterste(self) -> int:
        """What the bounds of the variables alone allow."""
        return self.doel.bereik()[1 if self.hoogste else 0]

    def heel_grens(self, grens: float, deler: int) -> int:
        """Return the solver's bound in eenheden, rounded to the nearest whole number that it proves."""
        if not math.isfinite(grens):
            return self.uiterste
        marge = min(0.4, 1e-6 * max(1.0, abs(grens)))
        heel_getal = math.floor(grens + marge) if self.hoogste else math.ceil(grens - marge)
        return heel_getal * deler + self.doel.constante


def over(einde: float) -> float:
    """Return the seconds that are left; never so few that a first look is impossible."""
    return max(1.0, einde - perf_counter())
