"""The sign of lasten and baten: both are counted as positive amounts, however the file writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from allocator.begroting.duiding.lijnen import Lijn, is_batenlijn
from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.woorden import Maat
from allocator_models.scenario import Kostensoort

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


def zet_tekens(lijnen: list[Lijn], vragen: Vragen, *, een_kolom: bool) -> tuple[list[Lijn], tuple[Maat, ...]]:
    """Return the lines with lasten and baten both as positive amounts, and which of the two had to be turned round.

    ``een_kolom``: the file has one column for both.
    """
    bedragen = {m: [lijn.bedragen[m] for lijn in lijnen if m in lijn.bedragen] for m in (Maat.LASTEN, Maat.BATEN)}
    if een_kolom and not bedragen[Maat.BATEN]:
        return _min_is_baten(lijnen, vragen), ()
    omgekeerd = tuple(
        maat
        for maat, ander in ((Maat.LASTEN, Maat.BATEN), (Maat.BATEN, Maat.LASTEN))
        if keer_om(maat.value, bedragen[maat], bedragen[ander], vragen)
    )
    return [_draai(lijn, omgekeerd) for lijn in lijnen], omgekeerd


def _draai(lijn: Lijn, omgekeerd: Sequence[Maat]) -> Lijn:
    if not any(m in lijn.bedragen for m in omgekeerd):
        return lijn
    return replace(lijn, bedragen={m: -b if m in omgekeerd else b for m, b in lijn.bedragen.items()})


_MAG_NEGATIEF = (Kostensoort.DOORBELASTING, Kostensoort.STELPOST, Kostensoort.RESERVEMUTATIE, Kostensoort.VOORZIENING)


def _min_is_baten(lijnen: list[Lijn], vragen: Vragen) -> list[Lijn]:
    """In a file with one column of amounts, take those below zero for baten where the line or the user says so."""
    negatief = [i for i, lijn in enumerate(lijnen) if lijn.bedragen.get(Maat.LASTEN, 0) < 0]
    baten = [i for i in negatief if is_batenlijn(lijnen[i])]
    los = [i for i in negatief if i not in baten and lijnen[i].kostensoort not in _MAG_NEGATIEF]
    if los:
        tekst = f"{len(los)} bedragen zijn onder nul, zoals {lijnen[los[0]].omschrijving}. Wat betekent dat?"
        keuzes = (Keuze("baten", "het zijn baten"), Keuze("aftrek", "het zijn lasten onder nul"))
        if vragen.stel(Vraag("onder nul", tekst, keuzes, lijnen[los[0]].blad, lijnen[los[0]].cel)) == "baten":
            baten += los
    als_baten = set(baten)
    return [
        replace(lijn, bedragen={Maat.BATEN: -lijn.bedragen[Maat.LASTEN]}) if i in als_baten else lijn
        for i, lijn in enumerate(lijnen)
    ]
