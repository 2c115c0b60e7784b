"""What a played year says: score, money left, dry wijken, and the chance of a good request by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from allocator_models.herverdeling.keuzen import Keuze, bijdrage, omvang_euro
from allocator_models.herverdeling.verdeling import tarief
from allocator_models.jaar import Jaarstand, Potsoort, Potstand, Verplaatsing
from allocator_models.simulatie.jaarverloop import Jaarverloop
from allocator_models.simulatie.regels import Regel, Spel


@dataclass(frozen=True, slots=True)
class Jaaruitkomst:
    """One year under one rule; ``netto`` is the score less what moving and co-paying cost, as the optimum has it."""

    regel: Regel
    zaad: int
    score: float
    netto: float
    aandeel: float
    """``netto`` as a part of the proven bound of the optimum afterwards."""
    toegekend: int
    besteed_euro: int
    beschikbaar_euro: int
    verplaatst_euro: int
    meebetaald_euro: int
    droog_op: Mapping[str, date]
    per_wijk_euro: Mapping[str, int]
    """wijk → what was granted to its requests, by share."""
    goed_gevraagd: tuple[int, int, int, int]
    """Good requests per quarter: above the year's median score per euro."""
    goed_toegekend: tuple[int, int, int, int]

    @property
    def onbesteed(self) -> float:
        """The part of all euros that was left."""
        return 1 - self.besteed_euro / self.beschikbaar_euro if self.beschikbaar_euro else 0.0


def lees_verloop(spel: Spel, regel: Regel, verloop: Jaarverloop, optimum: float) -> Jaaruitkomst:
    """Return what a played year says; ``optimum`` is the bound to hold it against."""
    keuzen = {naam: boeking.keuze for naam, boeking in verloop.boekingen.items()}
    moves = [move for boeking in verloop.boekingen.values() for move in boeking.verplaatsingen]
    return lees_keuzen(spel, regel, keuzen, moves, optimum, verloop.droog_op)


def lees_keuzen(
    spel: Spel,
    regel: Regel,
    keuzen: Mapping[str, Keuze],
    moves: Sequence[Verplaatsing],
    optimum: float,
    droog_op: Mapping[str, date],
    netto: float | None = None,
) -> Jaaruitkomst:
    """Return what a set of grants says; ``netto`` where it is known already."""
    score = sum(keuze.waarde for keuze in keuzen.values())
    meebetaald = sum(keuze.pool_euro for keuze in keuzen.values())
    verplaatst = sum(move.euro for move in moves)
    kosten = tarief(Jaarstand(date(spel.scenario.jaar, 1, 1), spel.scenario), spel.verwachting, ())
    eigen_netto = score - kosten.pool * meebetaald - kosten.verplaatsen * verplaatst if netto is None else netto
    gevraagd, gekregen = _goede_aanvragen(spel, keuzen)
    return Jaaruitkomst(
        regel=regel,
        zaad=spel.stroom.zaad,
        score=score,
        netto=eigen_netto,
        aandeel=eigen_netto / optimum if optimum > 0 else 1.0,
        toegekend=len(keuzen),
        besteed_euro=sum(keuze.bedrag_euro for keuze in keuzen.values()),
        beschikbaar_euro=sum(pot.budget_euro for pot in spel.potten),
        verplaatst_euro=verplaatst,
        meebetaald_euro=meebetaald,
        droog_op=dict(droog_op),
        per_wijk_euro=_per_wijk(spel, keuzen),
        goed_gevraagd=gevraagd,
        goed_toegekend=gekregen,
    )


def wijken_van(potten: Iterable[Potstand]) -> list[str]:
    """Return the wijken that have a leefbaarheidsbudget."""
    return sorted(pot.wijk for pot in potten if pot.soort is Potsoort.LEEFBAARHEID and pot.wijk is not None)


def _per_wijk(spel: Spel, keuzen: Mapping[str, Keuze]) -> dict[str, int]:
    per_wijk = Counter(dict.fromkeys(wijken_van(spel.potten), 0))
    for initiatief in spel.stroom.aanvragen:
        if initiatief.initiatief in keuzen:
            bedrag = keuzen[initiatief.initiatief].bedrag_euro
            for wijk, aandeel_bp in initiatief.wijken:
                per_wijk[wijk] += bedrag * aandeel_bp // 10_000
    return dict(per_wijk)


Kwartalen = tuple[int, int, int, int]


def _goede_aanvragen(spel: Spel, keuzen: Mapping[str, Keuze]) -> tuple[Kwartalen, Kwartalen]:
    """Count, per quarter of arrival, the good requests and those of them that were granted."""
    spelregels = spel.scenario.spelregels
    per_euro = {i.initiatief: bijdrage(i, spelregels) / omvang_euro(i, spelregels) for i in spel.stroom.aanvragen}
    midden = median(per_euro.values()) if per_euro else 0.0
    goed = [i for i in spel.stroom.aanvragen if per_euro[i.initiatief] > midden]
    gevraagd = Counter((i.datum.month - 1) // 3 for i in goed)
    gekregen = Counter((i.datum.month - 1) // 3 for i in goed if i.initiatief in keuzen)
    return (
        (gevraagd[0], gevraagd[1], gevraagd[2], gevraagd[3]),
        (gekregen[0], gekregen[1], gekregen[2], gekregen[3]),
    )
