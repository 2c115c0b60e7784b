"""What holds for every stand, whatever is asked: no pot below zero, nothing lost, no S from I, order is nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import jaarvoorbeeld as jv
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator_models.herverdeling import tender, weeg
from allocator_models.jaar import Advies, Jaarstand, Potsoort, Uitkomst
from allocator_models.mandaat import beslisser, mag_beslissen
from allocator_models.scenario import Aard
from allocator_models.spelregels import Spelregels, Verdeelwijze

ZADEN = st.integers(0, 100_000)
REGELS = st.sampled_from(
    [
        jv.AFWEGING,
        Spelregels(),
        replace(jv.AFWEGING, verdeelwijze_subsidie=Verdeelwijze.VOLGORDE),
        replace(jv.AFWEGING, verdeelwijze_subsidie=Verdeelwijze.DREMPELSCORE, verdeelwijze=Verdeelwijze.TENDER),
    ]
)
vaak = settings(derandomize=True, deadline=None, max_examples=40, print_blob=True)


def _saldi_na(stand: Jaarstand, adviezen: tuple[Advies, ...]) -> Counter[tuple[str, str]]:
    """Post all that is granted, moves included, on the balances of the stand."""
    saldi = Counter({(p.pot, eenheid): getattr(p, eenheid) for p in stand.potten for eenheid in ("euro", "uren")})
    for advies in adviezen:
        for move in advies.verplaatsingen:
            saldi[move.van, "euro"] -= move.euro
            saldi[move.naar, "euro"] += move.euro
        for deel in advies.delen:
            saldi[deel.pot, "euro"] -= deel.euro
            saldi[deel.pot, "uren"] -= deel.uren
    return saldi


@vaak
@given(ZADEN, REGELS, st.sampled_from([weeg, tender]))
def test_no_pot_below_zero_and_nothing_lost(zaad: int, regels: Spelregels, manier: object) -> None:
    """After all advice no pot is below zero, and all that pots lost is what requests got, in whole euros and hours."""
    stand = jv.toevalsstand(zaad, regels)
    adviezen = weeg(stand) if manier is weeg else tender(stand)
    saldi = _saldi_na(stand, adviezen)
    assert all(isinstance(saldo, int) and saldo >= 0 for saldo in saldi.values())
    eraf = sum(p.euro + p.uren for p in stand.potten) - sum(saldi.values())
    assert eraf == sum(a.bedrag_euro + a.uren for a in adviezen)


@vaak
@given(ZADEN, REGELS)
def test_structureel_never_from_incidenteel(zaad: int, regels: Spelregels) -> None:
    """No grant of an S request touches an I pot, and no I money moves into an S pot."""
    stand = jv.toevalsstand(zaad, regels)
    aard = {v.initiatief.initiatief: v.initiatief.aard for v in stand.verzoeken}
    for advies in weeg(stand):
        betaald = {stand.pot[d.pot].aard for d in advies.delen if d.euro}
        assert aard[advies.initiatief] is Aard.INCIDENTEEL or betaald <= {Aard.STRUCTUREEL}
        for move in advies.verplaatsingen:
            assert stand.pot[move.van].aard is Aard.STRUCTUREEL or stand.pot[move.naar].aard is Aard.INCIDENTEEL


@vaak
@given(ZADEN, REGELS)
def test_moves_keep_their_rules(zaad: int, regels: Spelregels) -> None:
    """Leefbaarheidsbudgetten alone give and get, from the vrijgavedatum; across programma's onder voorbehoud."""
    stand = jv.toevalsstand(zaad, regels)
    for advies in weeg(stand):
        anders = [m for m in advies.verplaatsingen if stand.pot[m.van].programma != stand.pot[m.naar].programma]
        assert advies.onder_voorbehoud == bool(anders)
        assert all(m.onder_voorbehoud == (m in anders) for m in advies.verplaatsingen)
        for move in advies.verplaatsingen:
            assert stand.datum >= stand.vrijgavedatum
            assert stand.pot[move.van].soort is stand.pot[move.naar].soort is Potsoort.LEEFBAARHEID


@vaak
@given(ZADEN, REGELS)
def test_the_decider_has_the_mandate(zaad: int, regels: Spelregels) -> None:
    """Who is to decide on a grant may decide on it, and so may every role with a higher mandate only."""
    stand = jv.toevalsstand(zaad, regels)
    for advies in weeg(stand):
        if advies.uitkomst is Uitkomst.TOEKENNEN:
            assert advies.beslisser is not None
            assert mag_beslissen(regels, advies.beslisser, advies.bedrag_euro, advies.uren)
            assert advies.beslisser == beslisser(regels, advies.bedrag_euro, advies.uren)


@vaak
@given(ZADEN, REGELS, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(zaad: int, regels: Spelregels, dobbel: Random) -> None:
    """The same requests, pots and history in another order of rows give the same advice."""
    stand = jv.toevalsstand(zaad, regels)

    def geschud[T](rijen: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(dobbel.sample(rijen, len(rijen)))

    anders = replace(
        stand,
        potten=geschud(stand.potten),
        verzoeken=geschud(stand.verzoeken),
        gezien=geschud(stand.gezien),
        geschiedenis=geschud(stand.geschiedenis),
    )
    assert weeg(anders) == weeg(stand)


@vaak
@given(ZADEN, REGELS)
def test_what_was_granted_stays_granted(zaad: int, regels: Spelregels) -> None:
    """Weighing on, with the grants off the pots, never asks a grant back: no pot holds less than it promised."""
    stand = jv.toevalsstand(zaad, regels)
    eerste = weeg(stand)
    saldi = _saldi_na(stand, eerste)
    potten = tuple(
        replace(
            p,
            euro=saldi[p.pot, "euro"],
            uren=saldi[p.pot, "uren"],
            reserve_euro=min(p.reserve_euro, saldi[p.pot, "euro"]),
            reserve_uren=min(p.reserve_uren, saldi[p.pot, "uren"]),
        )
        for p in stand.potten
    )
    toegekend = {a.initiatief for a in eerste if a.uitkomst is Uitkomst.TOEKENNEN}
    verder = replace(
        stand, potten=potten, verzoeken=tuple(v for v in stand.verzoeken if v.initiatief.initiatief not in toegekend)
    )
    tweede = weeg(verder)
    assert toegekend.isdisjoint(a.initiatief for a in tweede)
    assert min(_saldi_na(verder, tweede).values(), default=0) >= 0
