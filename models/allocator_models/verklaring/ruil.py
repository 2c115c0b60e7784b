"""Whether what one post gives up can be moved to another one: the amounts that both can make in their own steps."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from allocator_models.jaarplan.gegevens import eenheden
from allocator_models.scenario import Post


@dataclass(frozen=True, slots=True)
class Stappen:
    """Amounts of up to ``aantal`` times ``stap``, with one of ``resten``: 0, or what remains going or coming back."""

    stap: int
    aantal: int
    resten: tuple[int, ...] = (0,)


def verplaatsbaar(post: Post, van_euro: int, naar_euro: int) -> Stappen:
    """Return the amounts that can go from one part of a post to another, both made of its units.

    Where the part that grows holds the remainder, that may come back in exchange for whole units.
    """
    eigen = eenheden(post)
    resten = [0]
    if eigen.rest and van_euro % eigen.stap == eigen.rest:
        resten.append(eigen.rest)
    elif eigen.rest and naar_euro % eigen.stap == eigen.rest:
        resten.append(-eigen.rest)
    return Stappen(eigen.stap, van_euro // eigen.stap, tuple(resten))


def bedragen(van: Stappen, naar: Stappen, hoogstens: int) -> Iterator[int]:
    """Yield, least first, an amount above 0 that both can make for each way to use the two remainders.

    With i and j whole units and a and b the remainders: i · stap_van + a = j · stap_naar + b, solved for the least i.
    """
    gevonden = set()
    for a in van.resten:
        for b in naar.resten:
            bedrag = _kleinste(van, naar, a, b)
            if bedrag is not None and bedrag <= hoogstens:
                gevonden.add(bedrag)
    yield from sorted(gevonden)


def _kleinste(van: Stappen, naar: Stappen, a: int, b: int) -> int | None:
    deler = math.gcd(van.stap, naar.stap)
    if (b - a) % deler:
        return None
    ring = naar.stap // deler
    i = (b - a) // deler * pow(van.stap // deler, -1, ring) % ring
    while i * van.stap + a < b or i * van.stap + a <= 0:
        i += ring
    j = (i * van.stap + a - b) // naar.stap
    return i * van.stap + a if i <= van.aantal and j <= naar.aantal else None
