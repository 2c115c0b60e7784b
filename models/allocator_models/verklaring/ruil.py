"""Whether what one post gives up can be moved to another one: the amounts that both can make in their own steps."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from allocator_models.jaarplan.gegevens import eenheden
from allocator_models.scenario import Post


@dataclass(frozen=True, slots=True)
class Stappen:
    """Amounts of up to ``aantal`` times ``stap``, with or without one ``rest`` (0: there is none)."""

    stap: int
    aantal: int
    rest: int


def terug(post: Post, deel_euro: int) -> Stappen:
    """Return the amounts by which a part of a post, itself made of its units, can be made smaller."""
    stap = eenheden(post)
    met_rest = stap.rest and deel_euro % stap.stap == stap.rest
    return Stappen(stap.stap, deel_euro // stap.stap, stap.rest if met_rest else 0)


def erbij(post: Post, vrij_euro: int, weg_euro: int) -> Stappen:
    """Return the amounts that may still leave a post: ``vrij_euro`` isn't tied, and ``weg_euro`` has left already."""
    stap = eenheden(post)
    rest_over = stap.rest and weg_euro % stap.stap != stap.rest
    rest = stap.rest if rest_over and vrij_euro >= stap.rest else 0
    return Stappen(stap.stap, max(0, vrij_euro - rest) // stap.stap, rest)


def bedragen(van: Stappen, naar: Stappen, hoogstens: int) -> Iterator[int]:
    """Yield, least first, an amount above 0 that both can make for each way to use the two remainders.

    With i and j whole units and a and b the remainders: i · stap_van + a = j · stap_naar + b, solved for the least i.
    """
    gevonden = set()
    for a in {0, van.rest}:
        for b in {0, naar.rest}:
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
    while i * van.stap + a < b or i * van.stap + a == 0:
        i += ring
    j = (i * van.stap + a - b) // naar.stap
    return i * van.stap + a if i <= van.aantal and j <= naar.aantal else None
