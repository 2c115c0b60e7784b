"""From amounts in the file's unit to whole euros and hundredths of fte, so that the lines still add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal


def rond_af(bedragen: Sequence[Decimal]) -> list[int]:
    """Return whole numbers, together the rounded sum, each less than 1 off.

    Largest remainder: what is whole stays as it is, of equal remainders the first is rounded up.
    """
    onder = [int(b.to_integral_value(ROUND_FLOOR)) for b in bedragen]
    rest = [b - o for b, o in zip(bedragen, onder, strict=True)]
    erbij = int(sum(bedragen, Decimal(0)).to_integral_value(ROUND_HALF_UP)) - sum(onder)
    for plaats in sorted(range(len(rest)), key=lambda i: -rest[i])[:erbij]:
        onder[plaats] += 1
    return onder
