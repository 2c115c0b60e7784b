"""[volledig]: the plan says everything there is to say, once, in whole numbers, and of nothing else.

Its first half is :mod:`.leesbaar`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from allocator_models.audit.feiten import Feiten, Rij
from allocator_models.audit.lijsten import GETALLEN, lijsten
from allocator_models.audit.oordeel import Uitkomst, euro, fte, ongelijk, oordeel, plaats_rij
from allocator_models.plan import Splitsing

REGEL = "volledig"

_MAG_NEGATIEF = frozenset({"vast_euro", "baten_vervallen_euro", "regulier_honderdsten"})
"""Fields of which another rule settles the sign: they follow the sign of lasten and baten, or are a remainder."""


def controleer_volledig(feiten: Feiten) -> Iterator[Uitkomst]:
    """Lists stand in canonical order, amounts aren't negative, and earmarks go to each granted row and to no other."""
    for lijst in lijsten(feiten.scenario, feiten.plan):
        for eerste, tweede in pairwise(lijst.items):
            fout = None
            if lijst.sleutel(eerste) > lijst.sleutel(tweede):
                fout = f"De lijst {lijst.naam} staat niet op volgorde: dit onderdeel hoort eerder."
            yield oordeel(REGEL, lijst.plaats(tweede), fout)
    for deel in feiten.plan.splitsingen:
        yield oordeel(REGEL, f"post {deel.post}", _negatief(deel))
    yield from _oormerken(feiten)
    yield from _bedragen_van_afspraken(feiten)
    yield from _zonder_oormerk(feiten)


def _negatief(deel: Splitsing) -> str | None:
    for veld in GETALLEN[Splitsing]:
        if veld not in _MAG_NEGATIEF and getattr(deel, veld) < 0:
            return f"In het veld {veld} staat {getattr(deel, veld)}; dat mag niet negatief zijn."
    return None


def _oormerken(feiten: Feiten) -> Iterator[Uitkomst]:
    """Every earmark is more than nothing, and goes to a granted row that the city brings."""
    uren = (((o.prioriteit, o.variant, o.regel), o.fte_honderdsten, fte) for o in feiten.plan.fte_oormerken)
    euros = (((o.prioriteit, o.variant, o.regel), o.euro, euro) for o in feiten.plan.euro_oormerken)
    for rij, omvang, opmaak in (*uren, *euros):
        yield oordeel(REGEL, plaats_rij(rij), _oormerk(feiten, rij, omvang, opmaak(omvang)))


def _oormerk(feiten: Feiten, rij: Rij, omvang: int, bedrag: str) -> str | None:
    if omvang <= 0:
        return f"Een oormerk van {bedrag}: een oormerk is meer dan nul."
    if rij[:2] not in feiten.toegekend:
        return f"Er is {bedrag} geoormerkt voor een variant die niet is toegekend."
    if feiten.rij[rij].partner is not None:
        return f"Er is {bedrag} geoormerkt voor inzet die een partner levert."
    return None


def _bedragen_van_afspraken(feiten: Feiten) -> Iterator[Uitkomst]:
    """Every reservation for an afspraak is more than nothing."""
    uren = ((a.afspraak, a.fte_honderdsten, fte) for a in feiten.plan.fte_afspraken)
    euros = ((a.afspraak, a.euro, euro) for a in feiten.plan.euro_afspraken)
    for afspraak, omvang, opmaak in (*uren, *euros):
        fout = None if omvang > 0 else f"Een reservering van {opmaak(omvang)}: die is meer dan nul."
        yield oordeel(REGEL, f"afspraak {afspraak}", fout)


def _zonder_oormerk(feiten: Feiten) -> Iterator[Uitkomst]:
    """Every granted row that takes hours or euros has an earmark for them."""
    for rij, inzet in feiten.toegekende_rijen:
        fout = None
        if inzet.fte_honderdsten and rij not in feiten.uren_per_rij:
            fout = ongelijk("Geoormerkte uren", "niets", fte(inzet.fte_honderdsten))
        elif inzet.euro and rij not in feiten.euro_per_rij:
            fout = ongelijk("Geoormerkt geld", "niets", euro(inzet.euro))
        yield oordeel(REGEL, plaats_rij(rij), fout)
