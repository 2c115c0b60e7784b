"""Played years: one seed one year, every rule within the optimum, on the same requests, also in other processes."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from statistics import fmean

import jaarvoorbeeld as jv
import pytest

from allocator_models.jaar import Openingssaldo, Potsoort
from allocator_models.scenario import Aard, Scenario
from allocator_models.simulatie import Regel, Simulatie, Stroominstelling, simuleer
from allocator_models.simulatie.jaarverloop import beginstand, weken
from allocator_models.simulatie.regels import Spel, optimum_achteraf, speel_regel
from allocator_models.simulatie.stroom import maak_stroom, stroom_uit
from allocator_models.simulatie.waarde import Anders, waarde_van_potregels

KLEIN = Stroominstelling(aanvragen=60, fout_bp=3000, historiejaren=2)
JAN = date(jv.JAAR, 1, 1)


def _saldi() -> tuple[Openingssaldo, ...]:
    wijken = [
        Openingssaldo(f"lb {w}", Potsoort.LEEFBAARHEID, w, None, "P1", Aard.INCIDENTEEL, JAN, 40_000, 0, 2000)
        for w in jv.WIJKEN
    ]
    return (
        *wijken,
        Openingssaldo("flex", Potsoort.FLEX, None, "SW", "P2", Aard.INCIDENTEEL, JAN, 6000),
        Openingssaldo("flex", Potsoort.FLEX, None, "SW", "P2", Aard.INCIDENTEEL, date(jv.JAAR, 7, 1), 3000),
        Openingssaldo("uren", Potsoort.UREN, None, "SW", None, None, JAN, 0, 100, 0, 5),
    )


def _stad() -> Scenario:
    return jv.scenario(budget_euro=40_000)


@pytest.fixture(scope="module")
def simulatie() -> Simulatie:
    """Two years of a small city under every rule."""
    return simuleer(_stad(), _saldi(), KLEIN, (1, 2))


def test_every_rule_stays_within_the_optimum(simulatie: Simulatie) -> None:
    """No rule scores above the proven bound of who knows all beforehand, who comes within its gap of it."""
    assert [c.regel for c in simulatie.regels] == list(Regel)
    for verslag in simulatie.jaren:
        per_regel = {u.regel: u for u in verslag.uitkomsten}
        assert all(0 < u.aandeel <= 1 + 1e-9 for u in verslag.uitkomsten)
        assert per_regel[Regel.OPTIMUM].aandeel >= 0.995 - 1e-9


def test_weighing_beats_first_come(simulatie: Simulatie) -> None:
    """Even in a small city, where little can be foreseen, the rule scores above first come, first served."""
    per_regel = {c.regel: c for c in simulatie.regels}
    assert per_regel[Regel.ALLOCATOR].aandeel > per_regel[Regel.OP_VOLGORDE].aandeel + 0.03


def test_numbers_add_up(simulatie: Simulatie) -> None:
    """Unspent lies between none and all, a chance between 0 and 1, and every wijk is served."""
    for cijfers in simulatie.regels:
        assert 0 <= cijfers.onbesteed <= 1
        assert all(0 <= kans <= 1 for kans in cijfers.kans_per_kwartaal)
        assert 0 <= cijfers.leeg_voor_1_juli <= 1
        assert cijfers.p5 <= cijfers.aandeel
        assert {w for w, _ in cijfers.bediening} == set(jv.WIJKEN)
    assert simulatie.seconden_per_besluit > 0


def test_the_same_seeds_in_other_processes_give_the_same(simulatie: Simulatie) -> None:
    """A process pool gives the same years as one process, in the order of the seeds."""
    regels, gehoord = (Regel.DREMPELSCORE, Regel.OP_VOLGORDE), list[int]()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        anders = simuleer(_stad(), _saldi(), KLEIN, (1, 2), regels=regels, kaart=pool.map, voortgang=gehoord.append)
    assert gehoord == [1, 2]
    assert list(anders.regels) == [c for c in simulatie.regels if c.regel in regels]


def test_no_pot_below_zero_in_a_whole_year() -> None:
    """After a year of weekly batches no pot is below zero, and all that left the pots was granted."""
    spel = _spel(3)
    for regel in (Regel.ALLOCATOR, Regel.DREMPELSCORE, Regel.KWARTAALTENDER, Regel.KWARTAALTRANCHES):
        verloop = speel_regel(spel, regel)
        assert min(min(p.euro, p.uren) for p in verloop.potten) >= 0
        besteed = sum(b.keuze.bedrag_euro for b in verloop.boekingen.values())
        assert sum(p.budget_euro for p in spel.potten) - sum(p.euro for p in verloop.potten) == besteed


def _spel(zaad: int) -> Spel:
    potten = beginstand(_saldi(), jv.JAAR)
    return Spel.van(_stad(), potten, maak_stroom(_stad(), potten, KLEIN, zaad))


def test_the_optimum_is_of_whole_grants_within_the_pots() -> None:
    """The optimum afterwards never takes more of a pot than it holds with what may move in."""
    spel = _spel(4)
    gebruik: Counter[str] = Counter()
    for keuze in optimum_achteraf(spel).keuzen.values():
        for deel in keuze.delen:
            gebruik[deel.pot] += deel.euro + deel.uren
    for pot in spel.potten:
        erbij = pot.budget_euro // 4 if pot.soort is Potsoort.LEEFBAARHEID else 0
        assert gebruik[pot.pot] <= pot.budget_euro + pot.budget_uren + erbij


def test_a_dry_wijk_is_seen_in_its_week() -> None:
    """First come, first served empties a pot in March: the wijk is dry from that week, and before 1 July."""
    rijen = [jv.initiatief(f"a{n}", 18_800, 5, datum=date(jv.JAAR, 3, 1 + n)) for n in range(2)]
    uit = simuleer(_stad(), _saldi(), KLEIN, (0,), stromen=[stroom_uit(rijen, jv.JAAR)], regels=(Regel.OP_VOLGORDE,))
    assert uit.jaren[0].uitkomsten[0].droog_op == {"Noord": date(jv.JAAR, 3, 4)}
    assert uit.regels[0].leeg_voor_1_juli == pytest.approx(1 / 3)


# The stream


def test_a_seed_is_a_year() -> None:
    """The same seed gives the same requests, another seed others, in order of arrival, within the year."""
    potten = beginstand(_saldi(), jv.JAAR)
    een, nog_eens, ander = (maak_stroom(_stad(), potten, KLEIN, zaad) for zaad in (1, 1, 2))
    assert een == nog_eens
    assert een.aanvragen != ander.aanvragen
    assert [i.datum for i in een.aanvragen] == sorted(i.datum for i in een.aanvragen)
    assert {i.datum.year for i in een.aanvragen} == {jv.JAAR}
    assert {i.datum.year for i in een.geschiedenis} == {jv.JAAR - 1, jv.JAAR - 2}
    assert all(0 < i.minimaal_euro <= i.bedrag_euro and i.score_duizendsten > 0 for i in een.aanvragen)


def test_the_stream_is_as_busy_as_asked() -> None:
    """Over many years the number of requests and the euros asked lie near what was set; more pressure asks more."""
    potten = beginstand(_saldi(), jv.JAAR)
    instelling = Stroominstelling(aanvragen=600, historiejaren=0)
    jaren = [maak_stroom(_stad(), potten, instelling, zaad).aanvragen for zaad in range(20)]
    assert fmean(len(jaar) for jaar in jaren) == pytest.approx(600, rel=0.1)
    assert fmean(sum(i.bedrag_euro for i in jaar) for jaar in jaren) == pytest.approx(2.5 * 120_000, rel=0.15)
    assert fmean(len(i.wijken) > 1 for jaar in jaren for i in jaar) == pytest.approx(0.06, abs=0.02)


def test_a_real_year_in_its_own_or_another_order() -> None:
    """A given year keeps its days, or has them dealt out anew; earlier years are its history."""
    rijen = [jv.initiatief(f"a{n}", 100 + n, 5, datum=date(jv.JAAR, 1 + n, 3)) for n in range(9)]
    rijen.append(jv.initiatief("oud", 100, 5, datum=date(jv.JAAR - 1, 5, 1)))
    eigen, geschud = stroom_uit(rijen, jv.JAAR), stroom_uit(rijen, jv.JAAR, 7)
    assert list(eigen.aanvragen) == rijen[:9]
    assert [i.datum for i in geschud.aanvragen] == [i.datum for i in eigen.aanvragen]
    assert {i.initiatief for i in geschud.aanvragen} == {i.initiatief for i in eigen.aanvragen}
    assert geschud.aanvragen != eigen.aanvragen
    assert [i.initiatief for i in eigen.geschiedenis] == ["oud"]


def test_a_given_stream_is_played() -> None:
    """With streams that are given the seeds draw nothing: an easy year is granted whole by every rule."""
    rijen = [jv.initiatief(f"a{n}", 900, 5, datum=date(jv.JAAR, 1 + n, 3)) for n in range(9)]
    stroom = stroom_uit(rijen, jv.JAAR)
    uit = simuleer(_stad(), _saldi(), KLEIN, (0,), stromen=[stroom])
    assert {u.toegekend for u in uit.jaren[0].uitkomsten} == {9}
    assert uit.jaren[0].aanvragen == 9


def test_money_that_is_free_later() -> None:
    """An opening balance with a later date is in the pot only from that day."""
    flex = next(p for p in beginstand(_saldi(), jv.JAAR) if p.pot == "flex")
    assert (flex.euro, flex.budget_euro, flex.later[0].euro) == (6000, 9000, 3000)
    assert len(list(weken(jv.JAAR))) == 53


def test_what_the_rules_of_the_pots_are_worth() -> None:
    """Closed pots and diensten that don't pay cost score, free moves bring some: within the gap of the optimum."""
    waarde = {w.anders: w.verschil for w in waarde_van_potregels(_stad(), _saldi(), KLEIN, (1,))}
    assert waarde[Anders.DICHT] <= 0.002
    assert waarde[Anders.ZONDER_MEEBETALEN] < -0.005
    assert waarde[Anders.OPEN] > 0
