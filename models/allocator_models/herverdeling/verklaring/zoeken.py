"""Find the smallest step that does, of a change of which more never hurts, starting from a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


class Oordeel(Enum):
    """What a weighing says of one request."""

    JA = auto()
    """Granted; and what the program weighs, is above the bound of every plan without it."""
    TE_DICHT = auto()
    """Granted, but that a plan without it is as good, isn't ruled out."""
    NEE = auto()


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A step that does; ``minste`` when the one before it was tried, and is a no."""

    stap: int
    minste: bool


def kleinste_stap(hoogste: int, gok: int, toets: Callable[[int], Oordeel]) -> Gevonden | None:
    """Return the first of the steps 1 … ``hoogste`` that does, or ``None`` when even the last doesn't.

    Step 0, how it is now, is a no. ``gok`` is where the search begins: it doubles its stride away from there until one
    step does and one doesn't, and then halves. Each step is tried once. With a good guess that is two trials.
    """
    nee, ja, stap, stride = 0, hoogste + 1, min(max(gok, 1), hoogste), 1
    vorige = Oordeel.NEE  # of step ``nee``
    while ja - nee > 1:
        oordeel = toets(stap)
        if oordeel is Oordeel.JA:
            ja, stap = stap, stap - stride
        else:
            nee, vorige, stap = stap, oordeel, stap + stride
        stride *= 2
        if not nee < stap < ja:
            gevonden = nee and ja <= hoogste
            stap = (nee + ja) // 2 if gevonden else min(max(stap, nee + 1), ja - 1)
    return Gevonden(ja, minste=vorige is Oordeel.NEE) if ja <= hoogste else None
