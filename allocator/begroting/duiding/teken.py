"""The sign of lasten and baten: both are counted as positive amounts, however the file writes them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen

GEWOON, OMGEKEERD = "gewoon", "omgekeerd"
_DUIDELIJK = 0.8
_KLEIN_DEEL = Decimal("0.05")
"""Of all amounts, below which those with a minus sign are corrections."""


def keer_om(wat: str, bedragen: Sequence[Decimal], tegenover: Sequence[Decimal], vragen: Vragen) -> bool:
    """Return whether a column is written with minus signs for what it holds, and so must be turned round.

    ``wat`` is lasten or baten, ``tegenover`` the amounts of the other one. Asks when about as many amounts are above as
    below zero, or when nothing but the signs themselves tell.
    """
    gevuld = [b for b in bedragen if b]
    negatief = sum(b < 0 for b in gevuld)
    omvang = sum(-b for b in gevuld if b < 0)
    weinig = negatief <= (1 - _DUIDELIJK) * len(gevuld) or omvang < _KLEIN_DEEL * sum(map(abs, gevuld))
    if weinig:
        return False
    if negatief >= _DUIDELIJK * len(gevuld) and (wat == "baten" or any(b > 0 for b in tegenover)):
        return True
    tekst = f"Van de {wat} zijn {negatief} van de {len(gevuld)} bedragen onder nul. Hoe zijn ze bedoeld?"
    keuzes = (
        Keuze(OMGEKEERD, f"een minteken betekent gewoon {wat}"),
        Keuze(GEWOON, "een minteken betekent een aftrek"),
    )
    return vragen.stel(Vraag(f"teken {wat}", tekst, keuzes)) == OMGEKEERD
