"""Draws that give the same numbers on every machine and with every version of Python.

Python promises to keep the sequence of ``Random.random()``, and of no other method; all draws are built on that one.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence


class Loting:
    """A stream of draws that depends on its seed alone."""

    def __init__(self, seed: int) -> None:
        self._bron = random.Random(seed)

    def kans(self, deel: float) -> bool:
        """Return True in this part of all cases."""
        return self._bron.random() < deel

    def getal(self, laagste: int, hoogste: int) -> int:
        """Return a whole number, each from ``laagste`` up to and including ``hoogste`` as likely."""
        return laagste + int(self._bron.random() * (hoogste - laagste + 1))

    def bedrag(self, laagste: int, hoogste: int, stap: int) -> int:
        """Return a multiple of ``stap`` between two amounts above 0, small ones as likely as large ones per factor."""
        return max(1, round(laagste * math.pow(hoogste / laagste, self._bron.random()) / stap)) * stap

    def kies[T](self, uit: Sequence[T]) -> T:
        """Return one of the items."""
        return uit[self.getal(0, len(uit) - 1)]

    def weeg[T](self, uit: Sequence[tuple[T, int]]) -> T:
        """Return one of the items, in proportion to its weight."""
        over = self.getal(1, sum(gewicht for _, gewicht in uit))
        for ding, gewicht in uit:
            over -= gewicht
            if over <= 0:
                return ding
        raise ValueError("no weights to draw by")

    def schud[T](self, dingen: Sequence[T]) -> list[T]:
        """Return the items in a random order."""
        over = list(dingen)
        return [over.pop(self.getal(0, len(over) - 1)) for _ in range(len(over))]
