"""What stood in the way of a request that is not granted now, and until when it is worth waiting.

Facts only, from the exact balances before and after the batch; nothing is solved here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from allocator_models.herverdeling.kas import Kas, vrijgekomen
from allocator_models.herverdeling.keuzen import Keuze, Potwijzer, mag_betalen
from allocator_models.herverdeling.verdeling import Verdeling, Weg
from allocator_models.jaar import SPOEDRESERVE_TOT, Grond, Jaarstand, Potsoort, Reden
from allocator_models.scenario import Initiatief

AANHOUDEN_DAGEN = 14
"""So long a request that is not chosen yet is weighed again with what comes in after it, before it is refused.

Measured: two weeks of waiting bring the rule about a point nearer to the optimum afterwards; eight weeks no more.
"""


@dataclass(frozen=True, slots=True)
class Beletsel:
    """Why not now, the main fact first; ``tot`` is the day from which it may be otherwise, if within the term."""

    gronden: tuple[Grond, ...]
    tot: date | None = None


def uiterlijk(stand: Jaarstand, initiatief: Initiatief) -> date:
    """Return the last day of the beslistermijn."""
    return initiatief.datum + timedelta(days=stand.scenario.spelregels.beslistermijn_dagen)


def beletsel(verdeling: Verdeling, initiatief: Initiatief, manieren: tuple[Keuze, ...]) -> Beletsel:
    """Return what stood in the way of a request that got no booking."""
    stand, weg = verdeling.stand, verdeling.wegen[initiatief.initiatief]
    if initiatief.score_duizendsten <= 0:
        return Beletsel((Grond(Reden.GEEN_BIJDRAGE),))
    if not manieren:
        return Beletsel((_geen_pot(stand, initiatief),))
    if weg is Weg.DREMPEL and initiatief.score_duizendsten < verdeling.drempel_duizendsten:
        return Beletsel((Grond(Reden.DREMPEL, score_duizendsten=verdeling.drempel_duizendsten),))
    if weg is Weg.TENDER and not verdeling.is_tender:
        return _tot(stand, initiatief, Grond(Reden.TENDER, datum=_volgend_kwartaal(stand.datum)))
    tekort = _tekort(stand, initiatief, manieren)
    if tekort is not None:
        return tekort
    return _verdrongen(verdeling, initiatief, manieren, weg)


def _geen_pot(stand: Jaarstand, initiatief: Initiatief) -> Grond:
    """No pot may pay: there is none, or only I for what is S."""
    wijzer = Potwijzer(stand.potten)
    if initiatief.bedrag_euro:
        for (wijk, _), pot in zip(initiatief.wijken, wijzer.wijkpotten(initiatief), strict=True):
            if pot is None:
                return Grond(Reden.GEEN_POT, f"{Potsoort.LEEFBAARHEID} {wijk}", initiatief.bedrag_euro)
            if not mag_betalen(pot, initiatief):
                return Grond(Reden.AARD, pot.pot, initiatief.bedrag_euro, pot.euro)
    naam = f"{Potsoort.UREN} {initiatief.dienst}" if initiatief.dienst else str(Potsoort.UREN)
    return Grond(Reden.GEEN_POT, naam, gevraagd_uren=initiatief.uren)


def _tekort(stand: Jaarstand, initiatief: Initiatief, manieren: tuple[Keuze, ...]) -> Beletsel | None:
    """What the balances lack before anyone else of the batch is served, and the day that may end it."""
    if _past(Kas(stand), initiatief, manieren):
        return None
    vrijgave, reserve = stand.vrijgavedatum, date(stand.scenario.jaar, *SPOEDRESERVE_TOT)
    mogelijk = [(Reden.LATER_VRIJ, deel.vrij_vanaf) for pot in stand.potten for deel in pot.later]
    mogelijk += [(Reden.VRIJGAVE, vrijgave)] if stand.datum < vrijgave else []
    mogelijk += [(Reden.RESERVE, reserve)] if stand.datum < reserve and not initiatief.spoed else []
    schaarste = _krapste(Kas(stand), initiatief, manieren[-1])
    for reden, dag in sorted(mogelijk, key=lambda keus: (keus[1], keus[0])):
        if dag > stand.datum and _past(Kas(_op(stand, dag)), initiatief, manieren):
            return _tot(stand, initiatief, replace(schaarste, reden=reden, datum=dag), schaarste)
    return Beletsel((schaarste,))


def _verdrongen(verdeling: Verdeling, initiatief: Initiatief, manieren: tuple[Keuze, ...], weg: Weg) -> Beletsel:
    """It would have fitted, but for others of this batch, for what is expected, or for the pace of the year."""
    stand, kas = verdeling.stand, verdeling.kas
    grond = replace(_krapste(kas, initiatief, manieren[-1]), score_duizendsten=initiatief.score_duizendsten)
    if verdeling.is_tender or weg in (Weg.ZELF, Weg.VOLGORDE) or not _past(kas, initiatief, manieren):
        potten = {deel.pot for keuze in manieren for deel in keuze.delen}
        grond = replace(grond, reden=Reden.ANDERE_AANVRAGEN, andere=_anderen(verdeling, potten))
        return _aangehouden(stand, initiatief, grond) if weg is Weg.AFWEGING else Beletsel((grond,))
    if verdeling.geremd:
        dag = min(stand.datum + timedelta(days=AANHOUDEN_DAGEN), uiterlijk(stand, initiatief))
        return Beletsel((replace(grond, reden=Reden.SPREIDING),), dag if dag > stand.datum else None)
    return _aangehouden(stand, initiatief, replace(grond, reden=Reden.VERWACHTE_VRAAG))


def _aangehouden(stand: Jaarstand, initiatief: Initiatief, grond: Grond) -> Beletsel:
    """[aanhouden] Weigh it again until two weeks after it came in, or until the day that the indiener names."""
    tot = initiatief.wacht_tot or initiatief.datum + timedelta(days=AANHOUDEN_DAGEN)
    if tot <= stand.datum or initiatief.spoed:
        return Beletsel((grond,))
    return Beletsel((grond, *((Grond(Reden.WACHT_TOT, datum=tot),) if initiatief.wacht_tot else ())), tot)


def _tot(stand: Jaarstand, initiatief: Initiatief, *gronden: Grond) -> Beletsel:
    """Wait for the day of the first fact when that lies within the term, and within what the indiener can wait."""
    dag = gronden[0].datum
    kan_wachten_tot = max(uiterlijk(stand, initiatief), initiatief.wacht_tot or date.min)
    wacht = dag is not None and not initiatief.spoed and dag <= kan_wachten_tot
    return Beletsel(gronden, dag if wacht else None)


def _op(stand: Jaarstand, dag: date) -> Jaarstand:
    """Return the stand as it would be on a later day if nothing were granted until then."""
    return replace(stand, datum=dag, potten=tuple(vrijgekomen(pot, dag) for pot in stand.potten))


def _past(kas: Kas, initiatief: Initiatief, manieren: Iterable[Keuze]) -> bool:
    return any(kas.boeking(keuze, spoed=initiatief.spoed) is not None for keuze in manieren)


def _krapste(kas: Kas, initiatief: Initiatief, keuze: Keuze) -> Grond:
    """Return the pot with the largest shortage for a choice; hours before euros of the same shortage."""
    gronden = []
    for deel in keuze.delen:
        vak = kas.vak(deel.pot)
        vrij_euro, vrij_uren = max(0, vak.vrij_euro(initiatief.spoed)), max(0, vak.vrij_uren(initiatief.spoed))
        if deel.uren:
            tekort = deel.uren / max(1, vrij_uren)
            gronden.append((-tekort, Grond(Reden.UREN, deel.pot, gevraagd_uren=deel.uren, aanwezig_uren=vrij_uren)))
        else:
            tekort = deel.euro / max(1, vrij_euro)
            gronden.append((-tekort, Grond(Reden.SALDO, deel.pot, deel.euro, vrij_euro)))
    return min(gronden, key=lambda paar: (paar[0], paar[1].reden is not Reden.UREN, paar[1].pot))[1]


def _anderen(verdeling: Verdeling, potten: set[str]) -> tuple[str, ...]:
    """Name the requests of this batch that got something from these pots, or by a move from or to them."""
    return tuple(
        sorted(
            naam
            for naam, boeking in verdeling.boekingen.items()
            if potten & {deel.pot for deel in boeking.keuze.delen}
            or potten & {pot for move in boeking.verplaatsingen for pot in (move.van, move.naar)}
        )
    )


def _volgend_kwartaal(datum: date) -> date:
    maand = 3 * ((datum.month - 1) // 3) + 4
    return date(datum.year, maand, 1) if maand <= 12 else date(datum.year + 1, 1, 1)
