"""The changes that would each turn a no into a yes, the cheapest of its kind, weighed again before it is named.

Score, a smaller amount and what others bring are monotone: more of it never hurts. Of these the least on its step is
found, and one step less is weighed too. More money in a pot is not: it may go to a better request, and with still more
the answer may turn back. So it is tied to the request (somebody else pays a part of it), or said without "the least".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from allocator_models.herverdeling.verklaring.weger import Weger
from allocator_models.herverdeling.verklaring.zoeken import Gevonden, Oordeel, kleinste_stap
from allocator_models.jaar import Potstand
from allocator_models.jaarverklaring import Potdruk, Verdringing, Wijziging, Wijzigingsoort
from allocator_models.scenario import Aard, Initiatief

STAP_SCORE_DUIZENDSTEN = 100
HOOGSTE_SCORE_DUIZENDSTEN = 10_000
"""No higher score is looked for, unless some request scores more: the top of the maatlat."""
STAP_EURO = 50
KLEINSTE_DEEL = 10
"""A smaller request is looked for down to a tenth of this one: below that it is another plan."""


def wijzigingen(
    weger: Weger, initiatief: Initiatief, potten: Sequence[Potdruk], verdringing: Verdringing | None
) -> tuple[Wijziging, ...]:
    """Return one change of each kind that would do."""
    return (
        *hogere_score(weger, initiatief, verdringing),
        *lager_bedrag(weger, initiatief, potten),
        *eenmalig(weger, initiatief),
        *uren_van_anderen(weger, initiatief, potten),
        *meer_in_de_pot(weger, initiatief, potten),
    )


def hogere_score(weger: Weger, initiatief: Initiatief, verdringing: Verdringing | None) -> Iterator[Wijziging]:
    """Yield the lowest score that would do. What can't be paid at all, no score will pay."""
    if verdringing is None:
        return
    begin = initiatief.score_duizendsten // STAP_SCORE_DUIZENDSTEN
    grens = weger.verdeling.uitslag.grens
    nodig = verdringing.score_duizendsten or weger.verdeling.drempel_duizendsten
    stap = kleinste_stap(
        _hoogste_score(weger) // STAP_SCORE_DUIZENDSTEN - begin,
        -(-nodig // STAP_SCORE_DUIZENDSTEN) - begin,
        lambda n: weger.oordeel(met_score(initiatief, (begin + n) * STAP_SCORE_DUIZENDSTEN), grens),
    )
    if stap is not None:
        yield Wijziging(Wijzigingsoort.SCORE, (begin + stap.stap) * STAP_SCORE_DUIZENDSTEN, stap.minste)


def lager_bedrag(weger: Weger, initiatief: Initiatief, potten: Sequence[Potdruk]) -> Iterator[Wijziging]:
    """Yield the highest amount that would do, hours in proportion, and the least that somebody else would have to pay.

    Without hours these are the same request.
    """
    bedrag = -(-initiatief.bedrag_euro // STAP_EURO) * STAP_EURO  # of step 0: the amount as it is, or just above it
    stappen = (bedrag - max(1, initiatief.bedrag_euro // KLEINSTE_DEEL)) // STAP_EURO
    minder = _kleinste(weger, stappen, lambda n: met_bedrag(initiatief, bedrag - n * STAP_EURO), _ruimte(potten))
    if minder is not None:
        wel = bedrag - minder.stap * STAP_EURO
        yield Wijziging(Wijzigingsoort.BEDRAG, wel, minder.minste)
        if not initiatief.uren:
            yield Wijziging(Wijzigingsoort.PARTNER, initiatief.bedrag_euro - wel, minder.minste)
    if initiatief.uren:
        partner = _kleinste(weger, stappen, lambda n: met_partner(initiatief, n * STAP_EURO), _ruimte(potten))
        if partner is not None:
            yield Wijziging(Wijzigingsoort.PARTNER, partner.stap * STAP_EURO, partner.minste)


def uren_van_anderen(weger: Weger, initiatief: Initiatief, potten: Sequence[Potdruk]) -> Iterator[Wijziging]:
    """Yield the least number of hours that others would have to do."""
    hoogste = initiatief.uren if initiatief.bedrag_euro else initiatief.uren - 1
    minder = _kleinste(weger, hoogste, lambda n: met_minder_uren(initiatief, n), _ruimte(potten))
    if minder is not None:
        yield Wijziging(Wijzigingsoort.UREN, minder.stap, minder.minste)


def _kleinste(weger: Weger, hoogste: int, maak: Callable[[int], Initiatief], ruimte: float) -> Gevonden | None:
    """Find the least step that does of one that asks less; what the whole of it has no chance to do, isn't weighed.

    ``ruimte`` is the part of the request for which there is room: where the search begins.
    """
    grens = weger.verdeling.uitslag.grens
    toets = cache(lambda n: weger.oordeel(maak(n), grens))
    if hoogste < 1 or weger.is_kansloos(maak(hoogste)) or toets(hoogste) is not Oordeel.JA:
        return None
    return kleinste_stap(hoogste, round(hoogste * (1 - ruimte)), toets)


def _ruimte(potten: Sequence[Potdruk]) -> float:
    """Return for which part of a request there is room in the pots; half where all of it would fit."""
    delen = [d.over_euro / d.gevraagd_euro if d.gevraagd_euro else d.over_uren / d.gevraagd_uren for d in potten]
    krapste = min(delen, default=1.0)
    return krapste if krapste < 1 else 0.5


def eenmalig(weger: Weger, initiatief: Initiatief) -> Iterator[Wijziging]:
    """Yield that once would do, for what is asked every year."""
    if initiatief.aard is Aard.STRUCTUREEL and weger.gaat_door(replace(initiatief, aard=Aard.INCIDENTEEL)):
        yield Wijziging(Wijzigingsoort.EENMALIG, 0, minste=True)


def meer_in_de_pot(weger: Weger, initiatief: Initiatief, potten: Sequence[Potdruk]) -> Iterator[Wijziging]:
    """Yield what is asked of the tightest pot, if it binds, as so much more in it, if that would do.

    Nothing says that it is the least, nor that it must be there: it may go to a better request.
    """
    if not potten or not potten[0].knelt:
        return
    druk = potten[0]
    soort = Wijzigingsoort.POT if druk.gevraagd_euro else Wijzigingsoort.POT_UREN
    extra = -(-druk.gevraagd_euro // STAP_EURO) * STAP_EURO or druk.gevraagd_uren
    if weger.gaat_door(initiatief, met_meer(weger.stand.potten, druk, extra)):
        yield Wijziging(soort, extra, minste=False, pot=druk.pot)


def blijft_vanaf(weger: Weger, initiatief: Initiatief, gok_duizendsten: int, grens_zonder: float) -> tuple[int, bool]:
    """Return the lowest score with which a yes is still one, and whether a step lower was weighed and is a no.

    The search begins at ``gok_duizendsten``; ``grens_zonder`` bounds the value of every plan without the request.
    """
    stap = kleinste_stap(
        (initiatief.score_duizendsten - 1) // STAP_SCORE_DUIZENDSTEN,
        gok_duizendsten // STAP_SCORE_DUIZENDSTEN,
        lambda n: weger.oordeel(met_score(initiatief, n * STAP_SCORE_DUIZENDSTEN), grens_zonder),
    )
    return (initiatief.score_duizendsten, True) if stap is None else (stap.stap * STAP_SCORE_DUIZENDSTEN, stap.minste)


# --- the changed request -----------------------------------------------------------------------------------------


def met_score(initiatief: Initiatief, score_duizendsten: int) -> Initiatief:
    """Return the request with another score."""
    return replace(initiatief, score_duizendsten=score_duizendsten)


def met_bedrag(initiatief: Initiatief, bedrag_euro: int) -> Initiatief:
    """Return a smaller request, asked whole: hours in proportion, rounded up."""
    uren = -(-initiatief.uren * bedrag_euro // initiatief.bedrag_euro)
    return replace(initiatief, bedrag_euro=bedrag_euro, minimaal_euro=bedrag_euro, uren=uren)


def met_partner(initiatief: Initiatief, euro: int) -> Initiatief:
    """Return the request of which somebody else pays so much; the rest is asked whole, with all hours."""
    over = initiatief.bedrag_euro - euro
    return replace(initiatief, bedrag_euro=over, minimaal_euro=over)


def met_minder_uren(initiatief: Initiatief, uren: int) -> Initiatief:
    """Return the request of which somebody else does so many hours."""
    return replace(initiatief, uren=initiatief.uren - uren)


def met_meer(potten: Sequence[Potstand], druk: Potdruk, extra: int) -> tuple[Potstand, ...]:
    """Return the pots with so much more in the one that is pressed, in euros or in hours, as an opening balance."""
    euro, uren = (extra, 0) if druk.gevraagd_euro else (0, extra)
    return tuple(
        replace(
            pot,
            euro=pot.euro + euro,
            uren=pot.uren + uren,
            budget_euro=pot.budget_euro + euro,
            budget_uren=pot.budget_uren + uren,
        )
        if pot.pot == druk.pot
        else pot
        for pot in potten
    )


def _hoogste_score(weger: Weger) -> int:
    stand = weger.stand
    gegeven = (i.score_duizendsten for i in (*stand.gezien, *stand.geschiedenis))
    return max(HOOGSTE_SCORE_DUIZENDSTEN, *gegeven)
