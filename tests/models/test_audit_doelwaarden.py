"""The values of the goals: by hand on the example, and by fractions on what Hypothesis draws."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest
from auditbreuk import Stap, anders, met_post, met_scenario, met_spelregels, met_taakstelling, schuif, voorbeeld
from auditgevallen_inzet import ingetrokken
from auditvoorbeeld import DOELWAARDEN
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator_models.audit import SCHAAL, goal_values
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import Dienst, Gebondenheid, Kostensoort, Post, Scenario, Taakstelling
from allocator_models.spelregels import Doel, Flexgrondslag, Spelregels

UUR = 50_000
"""A hundredth of an fte in the example, in cents."""


def _waarde(doel: Doel, *stappen: Stap) -> int:
    zaak = voorbeeld(*stappen)
    return goal_values(zaak.scenario, zaak.plan)[doel]


def _erbij(doel: Doel, *stappen: Stap) -> int:
    """Return what the steps add to the value of a goal."""
    return _waarde(doel, *stappen) - DOELWAARDEN[doel]


def test_values_by_hand() -> None:
    """Every goal of the example has the value that was worked out by hand."""
    zaak = voorbeeld()
    assert dict(goal_values(zaak.scenario, zaak.plan)) == DOELWAARDEN
    assert set(SCHAAL) == set(Doel)


def test_verplichtingen_counts_prioriteiten() -> None:
    """A prioriteit marked ja counts once when it gets nothing; one with any variant doesn't count."""
    assert _erbij(Doel.VERPLICHTINGEN, ingetrokken("Q4")) == 1
    assert _erbij(Doel.VERPLICHTINGEN, ingetrokken("Q5")) == 0


def test_taakstelling_surplus_helps_no_other() -> None:
    """What one taakstelling has too much leaves the shortage of another as it is; a shortage counts per euro."""
    assert _erbij(Doel.TAAKSTELLING, met_taakstelling("K1", bedrag_euro=0)) == 0
    assert _erbij(Doel.TAAKSTELLING, met_taakstelling("K1", bedrag_euro=18_000)) == 1
    niets = Taakstelling("K3", None, None, 1_000)
    extra = met_scenario(taakstellingen=(*voorbeeld().scenario.taakstellingen, niets))
    assert _erbij(Doel.TAAKSTELLING, extra) == 1_000


def test_flexband_has_two_sides() -> None:
    """A dienst below its band counts as one above it, rounded up to a whole euro; inside costs nothing."""
    # SO holds 127.000 in its grondslag: at 15 % 19.050; without flex all of it is missing. The city, at 94.500, goes
    # from 14.395 above its band to 595 below it.
    weg = schuif("SO02", vast_euro=25_000, flex_euro=-25_000)
    assert _erbij(Doel.FLEXBAND, weg) == (19_050 + 595 - 14_395) * 100
    # At 15,01 % it is 19.062,7.
    smaller = met_scenario(
        diensten=tuple(replace(d, bandbreedte_bp=499) if d.dienst == "SO" else d for d in voorbeeld().scenario.diensten)
    )
    assert _waarde(Doel.FLEXBAND, weg, smaller) - _waarde(Doel.FLEXBAND, weg) == 13_00


def test_grondslag_leaves_out_what_cannot_be_steered() -> None:
    """Other kostensoorten, leefbaarheidsposten and salaries of teams count only when the grondslag is all lasten."""
    for soort in ("kapitaallasten", "uitkering", "doorbelasting", "voorziening", "reservemutatie", "stelpost"):
        # SO02 leaves the grondslag: flex 0 of 102.000, which is 20.400 from the flexdoel instead of 400.
        assert _erbij(Doel.BEHOUD_AFSTAND, met_post("SO02", kostensoort=Kostensoort(soort))) == 20_000_00
    # A salary on a post without formatie stays in.
    salaris = met_post("SO02", kostensoort=Kostensoort.PERSONEEL)
    assert _erbij(Doel.BEHOUD_AFSTAND, salaris) == 0
    # With a hundredth of an fte it leaves, and SO has no flex in 0,01 fte.
    team = met_post("SO02", fte_honderdsten=1), schuif("SO02", regulier_honderdsten=1)
    assert _erbij(Doel.BEHOUD_AFSTAND, salaris, *team) == 20_000_00 + UUR
    # SW: 75.500 of 560.500, 36.600 away instead of 19.400; DMO: 29.000 of 365.000 (222.000 more), 44.000 instead of
    # 400. SW holds 230.500 + 30.000 − 10.000 + 20.000 + 200.000 + 90.000.
    alle = met_spelregels(flexgrondslag=Flexgrondslag.ALLE)
    assert _erbij(Doel.BEHOUD_AFSTAND, alle) == (36_600 - 19_400 + 44_000 - 400) * 100


def test_behoud_afstand_rounds_up() -> None:
    """A fifth of a euro or of a hundredth away from the flexdoel counts as a whole one."""
    # SO: 25.000 against a fifth of 127.001.
    assert _erbij(Doel.BEHOUD_AFSTAND, met_post("SO03", lasten_euro=15_001), schuif("SO03", vast_euro=1)) == 100
    # DMO: 80 against a fifth of 371.
    hours = met_post("DMOT1", fte_honderdsten=401), schuif("DMOT1", regulier_honderdsten=1)
    assert _erbij(Doel.BEHOUD_AFSTAND, *hours) == 0
    hours = met_post("DMOT1", fte_honderdsten=399), schuif("DMOT1", regulier_honderdsten=-1)
    assert _erbij(Doel.BEHOUD_AFSTAND, *hours) == UUR


@pytest.mark.parametrize(
    ("gebondenheid", "factor"),
    [
        (Gebondenheid.VRIJ, 1),
        (Gebondenheid.BELEIDSMATIG, 3),
        (Gebondenheid.BESTUURLIJK, 10),
        (Gebondenheid.JURIDISCH, 10),
    ],
)
def test_behoud_weighs(gebondenheid: Gebondenheid, factor: int) -> None:
    """Flex weighs once and what drops three times, by waarde and by gebondenheid, in euros and in fte."""
    zonder = _waarde(Doel.BEHOUD, met_post("SWT2", waarde_duizendsten=0))
    met = _waarde(Doel.BEHOUD, met_post("SWT2", waarde_duizendsten=1_001, gebondenheid=gebondenheid))
    assert met - zonder == (10_000 * 100 + 60 * UUR) * 1_001 * factor
    drop = schuif("SWT2", flex_euro=-10_000, vervallen_euro=10_000, flex_honderdsten=-60, vervallen_honderdsten=60)
    met = _waarde(Doel.BEHOUD, met_post("SWT2", waarde_duizendsten=1_001, gebondenheid=gebondenheid), drop)
    assert met - zonder == 3 * (10_000 * 100 + 60 * UUR) * 1_001 * factor


def test_eenvoud_counts_pairs_once() -> None:
    """A team that serves two rows of one prioriteit is one pair; a post in three parts is one post."""
    tweede = anders("fte_oormerken", ("Q5",), prioriteit="Q4", regel=2)
    assert _erbij(Doel.EENVOUD, tweede) == -1
    assert _erbij(Doel.EENVOUD, schuif("SW01", flex_euro=-1_000, vervallen_euro=1_000)) == 0
    assert _erbij(Doel.EENVOUD, schuif("DMO02", vast_euro=6_000, flex_euro=-6_000)) == -1
    for groot, klein in (("vast_euro", "flex_euro"), ("flex_euro", "vast_euro"), ("flex_euro", "vervallen_euro")):
        een = anders("splitsingen", ("SW02",), **{"vast_euro": 0, "flex_euro": 0, groot: 49_999, klein: 1})
        assert _erbij(Doel.EENVOUD, een) == 0


def test_stabiliteit_without_an_earlier_plan() -> None:
    """Without an earlier plan nothing differs from it."""
    assert _waarde(Doel.STABILITEIT, met_scenario(basisplan=None)) == 0


def test_stabiliteit_of_new_posts() -> None:
    """A post that the earlier plan lacks changes by all of its flex and all that drops, in euros and in hours."""
    eerder = voorbeeld().scenario.basisplan
    assert eerder is not None
    euro = {post: delen for post, delen in eerder.euro.items() if post != "DMO01"}
    uren = {post: delen for post, delen in eerder.fte.items() if post != "DMOT1"}
    nieuw = met_scenario(basisplan=replace(eerder, euro=euro, fte=uren))
    assert _erbij(Doel.STABILITEIT, nieuw) == 30_000_00 + 110 * UUR


def test_stabiliteit_of_the_same_plan() -> None:
    """A plan differs from itself in nothing."""
    zaak = voorbeeld()
    eerder = zaak.scenario.basisplan
    assert eerder is not None
    zelfde = replace(
        eerder,
        keuzes=dict(zaak.plan.keuzes),
        euro={s.post: (s.vast_euro, s.flex_euro, s.vervallen_euro) for s in zaak.plan.splitsingen},
        fte={s.post: (s.flex_honderdsten, s.vervallen_honderdsten) for s in zaak.plan.splitsingen},
    )
    assert _waarde(Doel.STABILITEIT, met_scenario(basisplan=zelfde)) == 0


BP = st.integers(0, 10_000)
DEEL = st.tuples(st.integers(0, 1_000), st.integers(0, 1_000), st.integers(0, 1_000))


@settings(derandomize=True, print_blob=True)
@given(
    st.lists(st.tuples(DEEL, DEEL), min_size=1, max_size=5), st.lists(st.tuples(BP, BP), min_size=2, max_size=2), BP, BP
)
def test_bands_agree_with_fractions(
    delen: list[tuple[tuple[int, int, int], tuple[int, int, int]]],
    banden: list[tuple[int, int]],
    doel_bp: int,
    band_bp: int,
) -> None:
    """Flexband and behoud_afstand are what the mathematics say when shares are exact fractions."""
    diensten = tuple(Dienst(f"D{i}", "", *band) for i, band in enumerate(banden))
    eigenaar = [f"D{i % 2}" for i in range(len(delen))]
    posten = tuple(
        Post(f"P{i}", eigenaar[i], "", "", Kostensoort.INKOOP, sum(e), fte_honderdsten=sum(u))
        for i, (e, u) in enumerate(delen)
    )
    splitsingen = tuple(
        Splitsing(f"P{i}", *e, regulier_honderdsten=u[0], flex_honderdsten=u[1], vervallen_honderdsten=u[2])
        for i, (e, u) in enumerate(delen)
    )
    regels = Spelregels(flexdoel_bp=doel_bp, bandbreedte_concern_bp=band_bp, loonkosten_per_fte_euro=UUR)
    scenario = Scenario("", 2012, spelregels=regels, diensten=diensten, posten=posten)
    waarden = goal_values(scenario, Plan((), splitsingen))

    def buiten(dienst: str | None, doel: int, band: int) -> int:
        cent = 0
        for soort, prijs in ((0, 100), (1, UUR)):
            eigen = [d[soort] for d, van in zip(delen, eigenaar, strict=True) if dienst in (None, van)]
            flex, basis = sum(d[1] for d in eigen), sum(d[0] + d[1] for d in eigen)
            onder = Fraction(doel - band, 10_000) * basis - flex
            boven = flex - Fraction(doel + band, 10_000) * basis
            cent += prijs * math.ceil(max(0, onder, boven))
        return cent

    van_diensten = [(d.dienst, d.flexdoel_bp, d.bandbreedte_bp) for d in diensten]
    assert waarden[Doel.FLEXBAND] == sum(buiten(*d) for d in (*van_diensten, (None, doel_bp, band_bp)))
    assert waarden[Doel.BEHOUD_AFSTAND] == sum(buiten(dienst, doel, 0) for dienst, doel, _ in van_diensten)
