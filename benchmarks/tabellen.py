"""Tables that read well in a terminal and are Markdown at the same time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

ONBEKEND = "–"


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """Return a table; the first column is aligned left, the others right."""
    alles = [list(koppen), *(list(rij) for rij in rijen)]
    breedtes = [max(3, *(len(rij[kolom]) for rij in alles)) for kolom in range(len(koppen))]
    streep = ["-" * breedtes[0], *("-" * (breedte - 1) + ":" for breedte in breedtes[1:])]
    return "\n".join(_regel(rij, breedtes) for rij in (alles[0], streep, *alles[1:]))


def _regel(cellen: Sequence[str], breedtes: Sequence[int]) -> str:
    rest = (cel.rjust(breedte) for cel, breedte in zip(cellen[1:], breedtes[1:], strict=True))
    return f"| {' | '.join((cellen[0].ljust(breedtes[0]), *rest))} |"


def getal(waarde: float | None, decimalen: int = 1) -> str:
    """Return a number with thousands apart, or a dash."""
    return ONBEKEND if waarde is None or not math.isfinite(waarde) else f"{waarde:,.{decimalen}f}"


def procent(deel: float | None) -> str:
    """Return a gap as a percentage fine enough to hold against 0.1 %."""
    return ONBEKEND if deel is None else f"{100 * deel:.3f} %"


def spreiding(waarden: Sequence[float]) -> str:
    """Return the median, with the least and the greatest."""
    if not waarden:
        return ONBEKEND
    midden = getal(median(waarden))
    return midden if len(waarden) == 1 else f"{midden} ({getal(min(waarden))} – {getal(max(waarden))})"
