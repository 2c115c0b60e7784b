"""From what a weighing gives to the advice on each request: amounts, pots, moves, who decides, and the facts."""

from __future__ import annotations

from allocator_models.herverdeling.kas import Boeking
from allocator_models.herverdeling.verdeling import Verdeling, Weg
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.herverdeling.wachten import beletsel, uiterlijk
from allocator_models.jaar import Advies, Grond, Reden, Uitkomst
from allocator_models.mandaat import beslisser, escalatie
from allocator_models.scenario import Initiatief


def adviezen(verdeling: Verdeling, verwachting: Verwachting) -> tuple[Advies, ...]:
    """Return one advice per open request, in order of arrival."""
    return tuple(
        _toekennen(verdeling, v.initiatief, boeking)
        if (boeking := verdeling.boekingen.get(v.initiatief.initiatief)) is not None
        else _niet_nu(verdeling, verwachting, v.initiatief)
        for v in sorted(verdeling.stand.verzoeken, key=lambda v: v.volgorde)
    )


def _toekennen(verdeling: Verdeling, initiatief: Initiatief, boeking: Boeking) -> Advies:
    keuze, stand = boeking.keuze, verdeling.stand
    weg = verdeling.wegen[initiatief.initiatief]
    gronden = [Grond(Reden.SPOED)] if boeking.uit_reserve else []
    gronden += [Grond(Reden.ZELF_BESLISSEN)] if weg is Weg.ZELF else []
    gronden += [Grond(Reden.DREMPEL, score_duizendsten=verdeling.drempel_duizendsten)] if weg is Weg.DREMPEL else []
    return Advies(
        initiatief=initiatief.initiatief,
        datum=stand.datum,
        uitkomst=Uitkomst.TOEKENNEN,
        bedrag_euro=keuze.bedrag_euro,
        uren=keuze.uren,
        delen=keuze.delen,
        verplaatsingen=boeking.verplaatsingen,
        spoed_uit_reserve=boeking.uit_reserve,
        beslisser=beslisser(stand.scenario.spelregels, keuze.bedrag_euro, keuze.uren),
        onder_voorbehoud=any(move.onder_voorbehoud for move in boeking.verplaatsingen),
        gronden=(*gronden, Grond(Reden.PAST)),
        bewezen=verdeling.bewezen,
        beslissen_voor=uiterlijk(stand, initiatief),
    )


def _niet_nu(verdeling: Verdeling, verwachting: Verwachting, initiatief: Initiatief) -> Advies:
    stand = verdeling.stand
    manieren = verwachting.keuzen(initiatief)
    wat = beletsel(verdeling, initiatief, manieren)
    wacht = wat.tot is not None
    programmas = frozenset(
        programma for keuze in manieren for deel in keuze.delen if (programma := stand.pot[deel.pot].programma)
    )
    return Advies(
        initiatief=initiatief.initiatief,
        datum=stand.datum,
        uitkomst=Uitkomst.WACHTEN if wacht else Uitkomst.WEIGEREN,
        beslisser=None if wacht else beslisser(stand.scenario.spelregels, initiatief.bedrag_euro, initiatief.uren),
        gronden=wat.gronden,
        bewezen=verdeling.bewezen,
        wachten_tot=wat.tot,
        beslissen_voor=uiterlijk(stand, initiatief),
        escalatie=() if wacht else escalatie(stand.scenario, initiatief, programmas),
    )
