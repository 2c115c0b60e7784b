"""Divide a whole amount in whole parts, pro rata, so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence


def naar_rato(totaal: int, gewichten: Sequence[int]) -> list[int]:
    """Return one whole part per weight, together ``totaal``, each at most 1 off its exact share.

    Largest remainder; of equal remainders the first is rounded up, so the order of the weights should be canonical.
    A negative ``totaal`` gives the parts of its opposite, negated. Raises ``ValueError`` when a weight is negative,
    or all are 0 while there is something to divide.
    """
    if totaal < 0:
        return [-deel for deel in naar_rato(-totaal, gewichten)]
    som = sum(gewichten)
    if min(gewichten, default=0) < 0 or (som == 0 and totaal):
        raise ValueError(f"{totaal} cannot be divided by these weights")
    if not totaal:
        return [0] * len(gewichten)
    delen = [totaal * gewicht // som for gewicht in gewichten]
    volgorde = sorted(range(len(gewichten)), key=lambda i: -(totaal * gewichten[i] % som))
    for i in volgorde[: totaal - sum(delen)]:
        delen[i] += 1
    return delen
