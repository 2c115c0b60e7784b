"""Find the smallest step that does, of a change of which more never hurts, starting from a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A step that does; ``minste`` when the one before it was tried and doesn't."""

    stap: int
    minste: bool


def kleinste_stap(hoogste: int, gok: int, toets: Callable[[int], bool]) -> Gevonden | None:
    """Return the first of the steps 1 … ``hoogste`` that does, or ``None`` when even the last doesn't.

    Step 0, how it is now, doesn't. ``gok`` is where the search begins: it doubles its stride away from there until one
    step does and one doesn't, and then halves. Each step is tried once. With a good guess that is two trials.
    """
    if hoogste < 1:
        return None
    nee, ja, stap, stride = 0, hoogste + 1, min(max(gok, 1), hoogste), 1
    while ja - nee > 1:
        if toets(stap):
            ja, stap = stap, stap - stride
        else:
            nee, stap = stap, stap + stride
        stride *= 2
        if not nee < stap < ja:
            stap = nee + (ja - nee) // 2 if nee and ja <= hoogste else min(max(stap, nee + 1), ja - 1)
    return Gevonden(ja, minste=True) if ja <= hoogste else None
