"""The figures of the city of `auditvoorbeeld`, held against what is worked out by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from auditvoorbeeld import maak_plan
from planvoorbeeld import maak_stad

from allocator.report.cijfers import Cijfers
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import (
    Dienst,
    Gebondenheid,
    Kostensoort,
    Post,
    Programma,
    Scenario,
    Taakstelling,
    Wijktoerekening,
)
from allocator_models.spelregels import Flexgrondslag


@pytest.fixture
def cijfers():
    """The figures of the handmade plan."""
    return Cijfers(maak_stad(), maak_plan())


def _dienst(cijfers, naam):
    return next(d for d in cijfers.diensten if d.dienst == naam)


def _wijk(cijfers, naam):
    return next(w for w in cijfers.wijken if w.wijk.wijk == naam)


def test_a_dienst_adds_up_its_posts(cijfers):
    """Euros and fte of DMO: all posts, and the grondslag without the salaries of its team."""
    dmo = _dienst(cijfers, "DMO")
    assert (dmo.lasten_euro, dmo.vast_euro, dmo.flex_euro, dmo.vervallen_euro) == (390_000, 336_000, 29_000, 25_000)
    assert (dmo.grondslag_euro, dmo.flex_grondslag_euro, dmo.vervallen_grondslag_euro) == (150_000, 29_000, 7_000)
    assert (dmo.fte_honderdsten, dmo.vast_honderdsten, dmo.flex_honderdsten) == (400, 290, 80)
    assert (dmo.oormerk_honderdsten, dmo.afspraak_honderdsten, dmo.inzetbaar_honderdsten) == (110, 40, 350)


def test_shares_are_of_what_does_not_drop(cijfers):
    """The flexdoel counts over vast + flex of the grondslag; the share of all lasten is shown beside it."""
    dmo = _dienst(cijfers, "DMO")
    assert dmo.flexaandeel == Fraction(29, 143)
    assert dmo.flexaandeel_lasten == Fraction(29, 390)
    assert dmo.flexaandeel_fte == Fraction(80, 370)


def test_grondslag_alle_counts_every_post():
    """With the spelregel `alle` salaries, stelposten and voorzieningen count too."""
    stad = maak_stad()
    stad = replace(stad, spelregels=replace(stad.spelregels, flexgrondslag=Flexgrondslag.ALLE))
    sw = _dienst(Cijfers(stad, maak_plan()), "SW")
    assert sw.grondslag_euro == sw.lasten_euro == 560_500


@pytest.mark.parametrize(("dienst", "euro", "fte"), [("DMO", 0, 0), ("SO", 0, 0), ("SW", 7_875, 60), ("", 14_395, 95)])
def test_distance_from_the_band_is_rounded_away_from_it(cijfers, dienst, euro, fte):
    """SW holds 65.500 of at most 57.625; the city 119.500 of 105.105,0 and 3,40 of 2,457 fte."""
    gevonden = cijfers.stad if not dienst else _dienst(cijfers, dienst)
    assert (gevonden.buiten_band_euro, gevonden.buiten_band_honderdsten) == (euro, fte)
    assert gevonden.in_band is (euro == fte == 0)


def test_below_the_band_is_negative():
    """With a flexdoel of 50 % SO would need 45 % of 127.000, rounded up, and holds 25.000."""
    stad = maak_stad()
    diensten = tuple(replace(d, flexdoel_bp=5_000) for d in stad.diensten)
    assert _dienst(Cijfers(replace(stad, diensten=diensten), maak_plan()), "SO").buiten_band_euro == 25_000 - 57_150


def test_flexibility_on_paper_only(cijfers):
    """SO has flexible euros and no flexible hours; DMO has both."""
    assert _dienst(cijfers, "SO").alleen_op_papier
    assert not _dienst(cijfers, "DMO").alleen_op_papier


def test_programmas_add_up_the_same_posts_as_diensten(cijfers):
    """Here each programma is one dienst's; oormerken and afspraken are counted where the money comes from."""
    groen, jeugd, wonen = cijfers.programmas
    assert (groen.lasten_euro, jeugd.lasten_euro, wonen.lasten_euro) == (560_500, 390_000, 150_500)
    assert (groen.oormerk_euro, jeugd.oormerk_euro, wonen.oormerk_euro) == (125_000, 32_000, 30_000)
    assert (groen.afspraak_euro, jeugd.afspraak_euro, wonen.afspraak_euro) == (5_000, 7_000, 0)
    assert (wonen.baten_euro, wonen.baten_vervallen_euro) == (15_001, 5_501)
    assert (jeugd.oormerk_honderdsten, jeugd.afspraak_honderdsten, jeugd.vervallen_honderdsten) == (110, 40, 30)


def test_a_taakstelling_counts_what_drops_after_lost_baten(cijfers):
    """K1: 23.500 drops and 5.501 of baten with it, more than asked; K2 is 5.000 short."""
    k1, k2 = cijfers.taakstellingen
    assert (k1.vervallen_euro, k1.saldo_euro, k1.tekort_euro) == (23_500, 17_999, 0)
    assert (k2.saldo_euro, k2.tekort_euro, k2.stelpost_wordt_euro) == (25_000, 5_000, None)


def test_what_drops_fills_the_stelpost_on_which_it_was_booked():
    """SW05 stands at -10.000; 23.500 drops for the taakstelling booked on it."""
    stad = maak_stad()
    k1 = replace(stad.taakstellingen[0], geboekt_op="SW05")
    stad = replace(stad, taakstellingen=(k1, stad.taakstellingen[1]))
    assert Cijfers(stad, maak_plan()).taakstellingen[0].stelpost_wordt_euro == 13_500


def test_two_taakstellingen_on_one_stelpost_fill_it_together():
    """Either way the stelpost ends at the same amount."""
    stad = maak_stad()
    samen = tuple(replace(k, geboekt_op="SW05") for k in stad.taakstellingen)
    gevonden = Cijfers(replace(stad, taakstellingen=samen), maak_plan()).taakstellingen
    assert [k.stelpost_wordt_euro for k in gevonden] == [38_500, 38_500]


def test_what_lands_in_a_wijk(cijfers):
    """Noord: 15.000 earmarked, a third of SWT1's salaries, nothing of SW01, which oormerken use up, and its budget."""
    noord = _wijk(cijfers, "Noord")
    assert (noord.gevraagd, noord.toegekend, noord.score_duizendsten) == (2, 1, 8_000)
    assert (noord.oormerk_euro, noord.afspraak_euro, noord.regulier_euro) == (15_000, 0, 66_660)
    assert noord.landt_euro == 15_000 + 66_660 + 10_000
    assert (noord.oormerk_honderdsten, noord.afspraak_honderdsten, noord.regulier_honderdsten) == (60, 50, 33)
    assert noord.per_inwoner == Fraction(91_660, 10_000)
    assert (noord.waarde_cent, noord.bediening) == (45_000_00, Fraction(9, 10))


def test_oormerk_of_what_is_toegezegd_may_rest_on_juridisch_gebonden_euros():
    """Without SW01's part, Q2 rests on SW03's tied 40.000, so nothing of SW03 is left to attribute."""
    stad = maak_stad()
    stad = replace(stad, wijktoerekening=(Wijktoerekening("SW03", "West", 10_000),))
    assert _wijk(Cijfers(stad, maak_plan()), "West").regulier_euro == 0
    vrij = replace(maak_plan(), euro_oormerken=(), keuzes=(("Q2", "A"),))
    # A2's 5.000 is spread over the 70.000 of SW01 and the untied 20.000 of SW03: 1.111 falls on SW03.
    assert _wijk(Cijfers(stad, vrij), "West").regulier_euro == 60_000 - 1_111


def test_wijken_stedelijk_flex_and_vervallen_are_the_whole_begroting(cijfers):
    """No euro and no hour is counted twice or lost."""
    stad = cijfers.stadsgeld
    wijken = sum(w.landt_euro for w in cijfers.wijken) - stad.buiten_begroting_euro
    assert wijken + stad.stedelijk_euro + stad.flex_euro + stad.vervallen_euro == 1_101_000
    uren = sum(w.landt_honderdsten for w in cijfers.wijken)
    assert uren + stad.stedelijk_honderdsten + stad.flex_honderdsten + stad.vervallen_honderdsten == 1_200
    assert stad.stedelijk_euro == 559_340


def test_a_leefbaarheidsbudget_without_a_post_is_no_part_of_the_begroting():
    """It lands in the wijk all the same, and stedelijk grows by what its post no longer holds for it."""
    stad = maak_stad()
    wijken = tuple(replace(w, leefbaarheidspost=None) for w in stad.wijken)
    posten = tuple(replace(p, oormerkbaar=False) if p.post == "SW06" else p for p in stad.posten)
    los = Cijfers(replace(stad, wijken=wijken, posten=posten), maak_plan())
    assert los.stadsgeld.buiten_begroting_euro == 18_000
    assert _wijk(los, "Noord").landt_euro == 91_660
    assert los.stadsgeld.stedelijk_euro == 559_340 + 18_000


def test_a_wijk_without_recht_has_no_bediening():
    """Without a floor there is no recht, and with a recht of 0 nothing to divide by."""
    zonder = Cijfers(maak_stad(), replace(maak_plan(), vloer=None))
    assert [w.bediening for w in zonder.wijken] == [None, None, None]
    vloer = maak_plan().vloer
    rechten = tuple(replace(r, haalbaar_euro=0) for r in vloer.rechten)
    nul = Cijfers(maak_stad(), replace(maak_plan(), vloer=replace(vloer, rechten=rechten)))
    assert [w.bediening for w in nul.wijken] == [None, None, None]


# --- the date from which a flexdoel is within reach ------------------------------------------------------------------


def _stad(*posten: tuple[int, Gebondenheid, date | None]) -> Scenario:
    return Scenario(
        naam="Stad",
        jaar=2011,
        diensten=(Dienst("D", "D", 2000, 500),),
        programmas=(Programma("P", "P"),),
        posten=tuple(
            Post(f"P{i}", "D", "P", "", Kostensoort.INKOOP, lasten, gebondenheid=g, gebonden_tot=tot, stap_euro=0)
            for i, (lasten, g, tot) in enumerate(posten)
        ),
        taakstellingen=(Taakstelling("K", None, None, 0),),
    )


def _haalbaar(scenario: Scenario) -> tuple[bool, date | None]:
    plan = Plan((), tuple(Splitsing(p.post, p.lasten_euro) for p in scenario.posten))
    (dienst,) = Cijfers(scenario, plan).diensten
    return dienst.flexdoel_haalbaar, dienst.flexdoel_vanaf


JURIDISCH, VRIJ, BESTUURLIJK = Gebondenheid.JURIDISCH, Gebondenheid.VRIJ, Gebondenheid.BESTUURLIJK


@pytest.mark.parametrize(
    ("posten", "haalbaar", "vanaf"),
    [
        # 20 of 100 is free: exactly the flexdoel.
        ([(80, JURIDISCH, None), (20, VRIJ, None)], True, None),
        # One euro less, and no date on the tie.
        ([(81, JURIDISCH, None), (19, VRIJ, None)], False, None),
        # The contract of 20 ends next year: only then.
        ([(61, JURIDISCH, None), (20, JURIDISCH, date(2012, 4, 1)), (19, VRIJ, None)], False, date(2012, 4, 1)),
        # The first date frees too little, the second enough.
        (
            [(80, JURIDISCH, None), (5, JURIDISCH, date(2012, 1, 1)), (15, BESTUURLIJK, date(2013, 1, 1))],
            False,
            date(2013, 1, 1),
        ),
        # Half a year of 60 is free this year already.
        ([(40, JURIDISCH, None), (60, JURIDISCH, date(2011, 7, 2))], True, None),
    ],
)
def test_the_date_on_which_ties_leave_enough(posten, haalbaar, vanaf):
    """The dates in `gebonden tot` say from when a dienst can reach its flexdoel."""
    assert _haalbaar(_stad(*posten)) == (haalbaar, vanaf)


def test_what_is_earmarked_is_not_free_for_the_flexdoel(cijfers):
    """Of SO's 127.000, 15.000 is bestuurlijk tied and 30.000 earmarked: 82.000 is left, more than 20 %."""
    assert _dienst(cijfers, "SO").flexdoel_haalbaar
    stad = maak_stad()
    diensten = tuple(replace(d, flexdoel_bp=6_457) if d.dienst == "SO" else d for d in stad.diensten)
    assert not _dienst(Cijfers(replace(stad, diensten=diensten), maak_plan()), "SO").flexdoel_haalbaar
    diensten = tuple(replace(d, flexdoel_bp=6_456) if d.dienst == "SO" else d for d in stad.diensten)
    assert _dienst(Cijfers(replace(stad, diensten=diensten), maak_plan()), "SO").flexdoel_haalbaar
